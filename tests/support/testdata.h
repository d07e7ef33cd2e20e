// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarfs.h"
#include "io/bytestream.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace assay::test {

// What engines wrote, out of tests/data. Test data that cannot be read ends the program. One thread.
template<class T>
T fromTestData(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::abort();
    }
    return std::move(*result);
}

// The files in an archive of tests/data ("live/docker20.tar.gz"), which is opened once.
inline const EvidenceFs &archiveFs(std::string_view archive)
{
    static std::map<std::string, EvidenceFsPtr> opened;
    EvidenceFsPtr &fs = opened[std::string(archive)];
    if (!fs) {
        Context context;
        const auto file = fromTestData(openFileSource((std::string(ASSAY_TEST_DATA) + '/').append(archive)));
        fs = fromTestData(openTarFs(fromTestData(seekable(file, Limits{}, &context)), Limits{}, context)).fs;
    }
    return *fs;
}

inline std::string recordOf(const std::string &archive, const std::string &path)
{
    return fromTestData(archiveFs(archive).readFile(path, Limits{}.jsonBytes));
}

inline std::string firstIn(const std::string &archive, const std::string &folder)
{
    return fromTestData(archiveFs(archive).list(folder)).front();
}

} // namespace assay::test

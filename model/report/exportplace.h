// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "report/sink.h"

#include <cstdint>
#include <functional>
#include <string>

namespace assay {

// Where an export is written: names are relative and harmless, see exportName(). One thread.
class ExportPlace {
public:
    using Writer = std::function<Status(const Sink &sink)>;

    virtual ~ExportPlace() = default;
    // The folders above it are made as well.
    virtual Status folder(const std::string &name) = 0;
    // writer has to give exactly this many bytes.
    virtual Result<Sha256Digest> file(const std::string &name, std::uint64_t bytes, const Writer &writer) = 0;
};

// Calls fill with a folder that did not exist before; when it has filled it, all files are read back from the disk, compared, and the
// folder gets its name. After any error nothing is left of it. The error is Usage where path is taken.
Status writeExportFolder(const std::string &path, const std::function<Status(ExportPlace &)> &fill, Context &context);
// The same as one tar, within a folder named as the file without its ending; seconds since 1970 for all that is in it.
Status writeExportTar(const std::string &path, std::int64_t seconds, const std::function<Status(ExportPlace &)> &fill, Context &context);

} // namespace assay

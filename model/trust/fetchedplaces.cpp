// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/fetchedplaces.h"

#include "trust/placedbytes.h"

namespace assay {

std::vector<FetchedPlace> fetchedPlacesOf(const std::vector<TrustPlace> &places, const Limits &limits, std::vector<Error> &problems)
{
    constexpr const char *name = "fetched.json";
    std::vector<FetchedPlace> fetched;
    for (const TrustPlace &place : places) {
        const auto stat = place.fs->stat(name);
        if (!stat || stat->kind != FileKind::File)
            continue;
        const std::string path = place.location + ": " + name;
        const auto bytes = place.fs->readFile(name, mostFetchedRecordBytes);
        auto said = bytes ? parseFetchedRecord(*bytes, path, limits) : Unexpected(bytes.error());
        if (said)
            fetched.push_back({recordOf(path, *bytes), std::move(*said)});
        else
            problems.push_back(said.error());
    }
    return fetched;
}

} // namespace assay

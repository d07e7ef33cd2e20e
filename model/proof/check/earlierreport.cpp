// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/earlierreport.h"

#include "io/digest.h"
#include "io/evidencefs.h"
#include "io/zipfile.h"
#include "proof/check/readthrough.h"
#include "report/bundle/bundlemanifest.h"

#include <array>
#include <sys/stat.h>

namespace assay {
namespace {

Result<ReportAmendment> ofManifest(const std::string &bytes, const std::string &path)
{
    const auto manifest = readManifest(bytes, path);
    if (!manifest)
        return Unexpected(manifest.error());
    ReportAmendment earlier;
    earlier.number = manifest->reportNumber;
    earlier.file = bundleManifestName;
    earlier.sha256 = toHex(sha256(bytes));
    return earlier;
}

Result<ReportAmendment> ofBundle(const EvidenceFs &bundle, const std::string &path)
{
    const auto bytes = bundle.readFile(bundleManifestName, mostBundleManifestBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return Unexpected(makeError(ErrorCode::NotFound, path, "there is no manifest.json in it: it is no report bundle"));
    return bytes ? ofManifest(*bytes, joinPath(path, bundleManifestName)) : Unexpected(bytes.error());
}

Result<bool> beginsAsZip(const ByteSource &source)
{
    std::array<std::byte, 4> begin{};
    const auto got = source.readAt(0, begin);
    if (!got)
        return Unexpected(got.error());
    constexpr std::array localHeader = {std::byte{'P'}, std::byte{'K'}, std::byte{3}, std::byte{4}};
    return *got == begin.size() && begin == localHeader;
}

std::string plainName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

Result<ReportAmendment> readEarlierReport(const std::string &path, Context &context)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
        const auto folder = openDirectoryFs(path);
        return folder ? ofBundle(**folder, path) : Unexpected(folder.error());
    }
    const auto file = openFileSource(path);
    const auto isZip = file ? beginsAsZip(**file) : Unexpected(file.error());
    if (!isZip)
        return Unexpected(isZip.error());
    if (*isZip) {
        const auto zip = openZipFs(path, Limits(), &context);
        return zip ? ofBundle(**zip, path) : Unexpected(zip.error());
    }
    if (plainName(path) == bundleManifestName) {
        const auto bytes = readAll(**file, mostBundleManifestBytes);
        return bytes ? ofManifest(*bytes, path) : Unexpected(bytes.error());
    }
    const auto digest = readThrough(**file, {}, context);
    if (!digest)
        return Unexpected(digest.error());
    ReportAmendment earlier;
    earlier.file = plainName(path);
    earlier.sha256 = toHex(*digest);
    return earlier;
}

} // namespace assay

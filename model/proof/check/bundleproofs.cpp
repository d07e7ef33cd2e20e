// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/bundleproofs.h"

#include "io/bytesource.h"
#include "io/digest.h"
#include "io/evidencefs.h"
#include "proof/check/bundlecheck.h"
#include "report/bundle/bundlemanifest.h"
#include "report/newfiles.h"

#include <ctime>

namespace assay {
namespace {

Status addFile(const std::string &folder, std::string_view name, const std::string &bytes, Context &context)
{
    NewFiles files;
    const auto written = files.write(joinPath(folder, name), 0666, [&bytes](const Sink &sink) { return sink(bytes); }, context);
    return written ? files.publish() : Unexpected(written.error());
}

Result<std::string> manifestBytesOf(const EvidenceFs &opened, const std::string &folder)
{
    auto bytes = opened.readFile(bundleManifestName, mostBundleManifestBytes);
    if (!bytes)
        return bytes;
    const auto manifest = readManifest(*bytes, joinPath(folder, bundleManifestName));
    return manifest ? std::move(bytes) : Unexpected(manifest.error());
}

Status checkBeforeSigning(const std::string &folder, Context &context)
{
    const auto check = checkBundle(folder, {}, context);
    if (!check)
        return Unexpected(check.error());
    for (const BundleLayer &layer : check->layers) {
        if (layer.result.verdict == ProofVerdict::Fails || layer.result.verdict == ProofVerdict::NotChecked)
            return Unexpected(makeError(ErrorCode::Malformed, folder, "is not signed, since it does not hold: " + std::string(layer.title) + ": " + layer.result.reason));
    }
    return {};
}

} // namespace

Status signBundle(const std::string &folder, const SigningKey &key, Context &context)
{
    if (const Status holds = checkBeforeSigning(folder, context); !holds)
        return holds;
    const auto opened = openDirectoryFs(folder);
    const auto manifest = opened ? manifestBytesOf(**opened, folder) : Unexpected(opened.error());
    if (!manifest)
        return Unexpected(manifest.error());
    const auto signature = key.sign(*manifest);
    return signature ? addFile(folder, bundleSignatureName, *signature, context) : Unexpected(signature.error());
}

Result<std::string> timeQuestionOf(const std::string &folder, Context &context)
{
    const auto opened = openDirectoryFs(folder);
    const auto manifest = opened ? manifestBytesOf(**opened, folder) : Unexpected(opened.error());
    if (!manifest)
        return Unexpected(manifest.error());
    const std::string path = joinPath(folder, bundleTimeQueryName);
    const auto there = (*opened)->readFile(bundleTimeQueryName, mostTimeStampBytes);
    if (!there && there.error().code != ErrorCode::NotFound)
        return Unexpected(there.error());
    const Sha256Digest digest = sha256(*manifest);
    if (there) {
        const ProofResult fits = checkTimeQuery(*there, digest);
        return fits.verdict == ProofVerdict::Holds ? Result<std::string>(path) : Unexpected(makeError(ErrorCode::Malformed, path, fits.reason));
    }
    const Status written = addFile(folder, bundleTimeQueryName, timeStampQuery(digest), context);
    return written ? Result<std::string>(path) : Unexpected(written.error());
}

Result<TimeStampCheck> addTimeReply(const std::string &folder, const std::string &replyFile, const TrustAnchors *authorities, Context &context)
{
    const auto given = [&replyFile](std::string_view) -> Result<std::string> {
        const auto source = openFileSource(replyFile);
        return source ? readAll(**source, mostTimeStampBytes) : Unexpected(source.error());
    };
    return askForTimeReply(folder, given, replyFile, authorities, context);
}

Result<TimeStampCheck> askForTimeReply(const std::string &folder, const AskForTimeStamp &ask, const std::string &whom, const TrustAnchors *authorities, Context &context)
{
    const auto question = timeQuestionOf(folder, context);
    const auto opened = question ? openDirectoryFs(folder) : Unexpected(question.error());
    const auto manifest = opened ? manifestBytesOf(**opened, folder) : Unexpected(opened.error());
    const auto query = manifest ? (*opened)->readFile(bundleTimeQueryName, mostTimeStampBytes) : Unexpected(manifest.error());
    if (!query)
        return Unexpected(query.error());
    if ((*opened)->stat(bundleTimeReplyName))
        return Unexpected(makeError(ErrorCode::Usage, joinPath(folder, bundleTimeReplyName), "is there already, and was left alone"));
    const auto reply = ask(*query);
    if (!reply)
        return Unexpected(reply.error());
    TimeStampCheck check = checkTimeReply(*reply, sha256(*manifest), *query, authorities, std::time(nullptr));
    if (check.result.verdict == ProofVerdict::Fails)
        return Unexpected(makeError(ErrorCode::Malformed, whom, check.result.reason));
    const Status written = addFile(folder, bundleTimeReplyName, *reply, context);
    return written ? Result<TimeStampCheck>(std::move(check)) : Unexpected(written.error());
}

} // namespace assay

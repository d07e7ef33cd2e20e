// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"
#include "app/clifetch.h"
#include "app/clinetwork.h"
#include "app/cliproof.h"
#include "base/displaysafe.h"
#include "fetch/timestampfetch.h"
#include "proof/check/bundleproofs.h"

#include <cstdio>

namespace assay {
namespace {

int printStamp(const Result<TimeStampCheck> &check, const CliOptions &options)
{
    if (!check)
        return failed(check.error());
    return options.quiet ? 0 : print(layerText("Time stamp of the manifest", check->result));
}

void tellWhoIsAsked(const WebUrl &url, const HttpsSettings &settings)
{
    std::string text = "asking " + displaySafe(url.authority());
    if (settings.proxy && settings.proxy->serves(url.host))
        text += " through the proxy " + displaySafe(settings.proxy->host) + ':' + std::to_string(settings.proxy->port);
    if (!url.secure)
        text += " without TLS: it is told the SHA-256 of the manifest alone, and its answer is judged by its signature";
    std::fprintf(stderr, "%s\n", text.c_str());
}

} // namespace

int fetchTimestamp(const CliOptions &options, Context &context)
{
    const auto url = parseWebUrl(options.timestampUrl);
    if (!url)
        return failed(makeError(ErrorCode::Usage, {}, "--timestamp-url cannot be used: " + url.error().detail));
    const auto settings = webSettingsOf(options.fetch);
    const auto anchors = settings ? TrustAnchors::loadIfNamed(options.authorities) : Unexpected(settings.error());
    if (!anchors)
        return failed(anchors.error());
    const CliNetwork network;
    const auto client = HttpsClient::create(*settings, context);
    if (!client)
        return failed(client.error());
    const auto ask = [&](std::string_view question) {
        if (!options.quiet)
            tellWhoIsAsked(*url, *settings);
        return fetchTimeReply(*url, question, **client);
    };
    return printStamp(askForTimeReply(options.path, ask, url->shown(), anchors->get(), context), options);
}

int runTimestamp(const CliOptions &options, Context &context)
{
    if (!options.timestampUrl.empty())
        return fetchTimestamp(options, context);
    if (options.reply.empty()) {
        const auto question = timeQuestionOf(options.path, context);
        if (!question)
            return failed(question.error());
        return print("The question for a time stamp is in " + displaySafe(*question) + ". Carry it to an authority, for example by\n  curl -H 'Content-Type: application/timestamp-query' --data-binary @manifest.json.tsq -o reply.tsr URL\n"
                     "and take the answer in by\n  assay-cli timestamp " + shellQuoted(options.path) + " --reply reply.tsr\nor, where this machine may go to the network, both at once by\n  assay-cli timestamp " + shellQuoted(options.path) + " --timestamp-url URL\n");
    }
    const auto anchors = TrustAnchors::loadIfNamed(options.authorities);
    return anchors ? printStamp(addTimeReply(options.path, options.reply, anchors->get(), context), options) : failed(anchors.error());
}

} // namespace assay

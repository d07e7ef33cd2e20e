// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/timestampfetch.h"

#include "base/displaysafe.h"
#include "proof/timestamp.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t shownHeaderBytes = 200;

std::string shownHeader(const WebAnswer &answer, const char *name)
{
    return displaySafe(answer.header(name).substr(0, shownHeaderBytes));
}

// "application/timestamp-reply; charset=x" as well, in any case of letters.
bool isReplyType(std::string type)
{
    type.resize(std::min(type.find_first_of("; \t"), type.size()));
    for (char &c : type)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return type == "application/timestamp-reply";
}

} // namespace

Result<std::string> fetchTimeReply(const WebUrl &server, std::string_view question, HttpsClient &web)
{
    auto answer = web.postSigned(server, {{"Content-Type", "application/timestamp-query"}, {"Accept", "application/timestamp-reply"}}, question, mostTimeStampBytes);
    if (!answer)
        return Unexpected(answer.error());
    const auto refused = [&server](ErrorCode code, const std::string &why) { return Unexpected(makeError(code, server.shown(), why)); };
    if (answer->status / 100 == 3)
        return refused(ErrorCode::Unsupported, "leads on to \"" + shownHeader(*answer, "location") + "\", where nobody was asked; give that address if it is the right one");
    if (answer->status != 200)
        return refused(ErrorCode::Io, "answers with status " + std::to_string(answer->status));
    if (answer->tooLarge)
        return refused(ErrorCode::LimitExceeded, "answers with more than " + std::to_string(mostTimeStampBytes) + " bytes");
    if (!isReplyType(answer->header("content-type")))
        return refused(ErrorCode::Malformed, "answers with \"" + shownHeader(*answer, "content-type") + "\", which is no time stamp");
    return std::move(answer->body);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "proof/signingkey.h"
#include "proof/timestamp.h"

#include <functional>
#include <string>
#include <string_view>

namespace assay {

// What may be added to a bundle that is there already. Nothing that is there is changed, and no proof of a kind takes the place of another:
// the error is Usage where there is one. Paths are bytes. Any thread.

// Signs the manifest, after a check of all that it stands for: the error is Malformed, and says why, where that does not hold.
Status signBundle(const std::string &folder, const SigningKey &key, Context &context);

// The question for a time stamp; written now where the bundle has none. Gives its path.
Result<std::string> timeQuestionOf(const std::string &folder, Context &context);

// Takes the answer to it into the bundle. The error is Malformed, and says why, where it does not fit the manifest and the question.
Result<TimeStampCheck> addTimeReply(const std::string &folder, const std::string &replyFile, const TrustAnchors *authorities, Context &context);

// What sends a question to somebody and gives the answer, both DER.
using AskForTimeStamp = std::function<Result<std::string>(std::string_view question)>;
// The same of an answer that ask gives to the bundle's question, which is not asked where the bundle has an answer already. whom is named in
// errors.
Result<TimeStampCheck> askForTimeReply(const std::string &folder, const AskForTimeStamp &ask, const std::string &whom, const TrustAnchors *authorities, Context &context);

} // namespace assay

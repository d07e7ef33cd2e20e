// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "fetch/httpsclient.h"
#include "formats/weburl.h"

#include <string>
#include <string_view>

namespace assay {

// Sends the question for a time stamp (RFC 3161, DER) to that server (section 3.4) and gives its answer, which is nobody's word yet: see
// checkTimeReply(). Goes nowhere else: where the server leads on to another place, the error says where. Blocks.
Result<std::string> fetchTimeReply(const WebUrl &server, std::string_view question, HttpsClient &web);

} // namespace assay

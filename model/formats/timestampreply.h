// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// A reply of an RFC 3161 authority (TimeStampResp), with what the token encapsulates in one piece. RFC 5652 (5.2) lets it be an octet string in pieces,
// and some authorities make it so; no signature covers which. All else stays as it is: bytes that are no such reply, or whose content is in one piece
// or in pieces of pieces, come back unchanged.
std::string withWholeContent(std::string_view reply);

} // namespace assay

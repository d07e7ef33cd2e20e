// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class NotationLevel : std::uint8_t { Strict, Permissive, Audit, Skip };

// One policy of trustpolicy.json or trustpolicy.oci.json (trust-store-trust-policy.md of notaryproject/specifications).
struct NotationPolicy {
    std::string name;
    std::vector<std::string> scopes;     // repositories ("registry.example/team/app"), or "*" alone
    NotationLevel level = NotationLevel::Strict;
    bool timeStampAlways = true;         // false: only once the certificates have expired
    std::vector<std::string> stores;     // "ca:NAME", "signingAuthority:NAME", "tsa:NAME"
    std::vector<std::string> identities; // "x509.subject: …", or "*" alone
};

// Refused: a version that is not 1.0, a name or a scope that stands in two policies, a level that is not known.
Result<std::vector<NotationPolicy>> parseNotationPolicies(std::string_view bytes, const std::string &file, const Limits &limits);

} // namespace assay

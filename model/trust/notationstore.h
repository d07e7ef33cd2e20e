// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/notationpolicy.h"
#include "io/evidencefs.h"
#include "trust/notation.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A configuration folder of notation: truststore/x509/{ca,signingAuthority,tsa}/NAME/ with certificates, and trust policies.
struct NotationStore {
    // By "ca:NAME" …; those of which notation takes each file: certificates of authorities or such that signed themselves, "tsa" roots of
    // authorities alone (notation-go, verifier/truststore).
    std::map<std::string, TrustAnchorsPtr> stores;
    std::vector<NotationPolicy> policies;
    std::string policyFile;                        // path in fs, "" when there is none
    std::vector<Error> problems;                   // stores that are left out, and why
};

// folder: a path in fs. trustpolicy.oci.json goes before trustpolicy.json, as notation has it. The error is that the policies cannot be read.
Result<NotationStore> readNotationStore(const EvidenceFs &fs, const std::string &folder, const Limits &limits);

// The name of the policy for a repository ("registry.example/team/app"), else of the one for "*"; "" when there is neither.
std::string notationPolicyFor(const NotationStore &store, std::string_view repository);

// What the policy for a repository ("registry.example/team/app") says, else the one for "*"; only whom to trust is taken of it, not how
// much of a signature may be wrong. NotFound when there is no such policy, or it trusts nobody (level "skip"), or a store that it names is not there.
Result<NotationTrust> notationTrustFor(const NotationStore &store, std::string_view repository);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "crypto/opensslhandles.h"

#include <string>
#include <string_view>
#include <vector>

// Certificates that sign code, by the rules of the Notary Project (signature-specification.md, "Certificate Requirements"). For the .cpp files
// of trust only, as opensslhandles.h is.
namespace assay {

// Each in DER with nothing after it, the signer's first.
Result<std::vector<CertificatePtr>> parseChain(const std::vector<std::string> &ders, const std::string &file);

bool isSelfSigned(X509 *certificate);

// Why these are not the signer's certificate and, in order, those who vouch for each other up to a root; "" when they are. Says nothing of
// times, of revocations, and of whether anybody trusts the root.
std::string wrongWithChain(const std::vector<CertificatePtr> &chain);

// Whether a certificate may stand in a store of those that are trusted: an authority's, or one that signed itself.
bool mayBeAnchor(X509 *certificate);
bool isRootAuthority(X509 *certificate); // an authority's that signed itself

// The key of a certificate as SubjectPublicKeyInfo in DER, "" when there is none.
std::string spkiOf(X509 *certificate);

} // namespace assay

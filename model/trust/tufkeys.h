// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/certificate.h"
#include "crypto/publickey.h"
#include "formats/tuf.h"
#include "trust/statement.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// One public key that metadata names.
struct TufKeyFacts {
    std::string id;          // as the metadata names it
    std::string canonicalId; // as docker and notary show it: of the key within a certificate; else the id
    std::string fingerprint; // SHA-256 over SubjectPublicKeyInfo, hex; "" where the key cannot be read
    std::string kind;        // "ECDSA P-256"
    std::string weakness;    // why it is not relied upon, or cannot be read; "" where it is
    bool idFits = false;     // the id is the hash of the key, as Notary demands and TUF 1.0 does by custom
    std::optional<CertificateFacts> certificate; // the first of those that the key is given in
    std::vector<std::string> commonNames;        // of that certificate, UTF-8
    bool sha1 = false;                           // it is signed over SHA-1
    bool authority = false;                      // it says that it is a certificate authority's
};

// The keys of one repository, each read once, and how many signatures may still be looked at: metadata that holds thousands of them shall not
// hold anybody up. One thread.
class TufKeyring {
public:
    explicit TufKeyring(TufDialect dialect) : m_dialect(dialect) {}

    TufDialect dialect() const { return m_dialect; }
    // False when there were as many as may be.
    bool spend();
    const Result<PublicKey> &read(const std::string &id, const TufKey &key);

private:
    TufDialect m_dialect;
    unsigned m_left = 16'384;
    std::map<std::string, Result<PublicKey>> m_keys; // by type and text
};

TufKeyFacts factsOf(const std::string &id, const TufKey &key, TufKeyring &ring);

// Whose signatures are valid, each key counted once however often it signed and under however many ids it stands.
struct TufSignatures {
    std::vector<std::string> keyIds;     // of role.keyIds
    TrustAnswer answer = TrustAnswer::Unknown; // whether they reach the threshold
    std::string reason;                  // why not, or why it cannot be told
    bool spoilt = false;                 // one that stands there as such a key's was held against it and does not hold
};
TufSignatures checkSignatures(const TufMetadata &metadata, const TufRole &role, const std::map<std::string, TufKey> &keys, TufKeyring &ring);

} // namespace assay

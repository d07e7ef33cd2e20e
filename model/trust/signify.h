// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "formats/signify.h"
#include "io/bytesource.h"
#include "trust/placedbytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

// A file that signify or minisign signed, as it is at hand.
struct SignedContent {
    std::string name;                   // bytes
    const ByteSource *source = nullptr; // never null; the caller keeps it
    std::string sha256;                 // hex, "" where it is still to be computed
    Context *context = nullptr;         // may be null
};

// A signature over a whole file by signify: pure Ed25519, so the file is held in memory; Unknown past mostSignifyBytes. keys: those
// that the analyst trusts. Neither keys nor signatures of this kind say when they were made or until when they are good.
inline constexpr std::uint64_t mostSignifyBytes = 512ULL << 20;
TrustStatement signifyStatement(const PlacedBytes &signature, const SignedContent &content, const std::vector<SignifyKey> &keys);

// The checks of a signature over bytes, and its signers; what: the signed bytes, as in "the list". True when a trusted key made it.
bool addSignifyChecks(TrustStatement &statement, const SignifySignature &signature, std::string_view bytes, const std::vector<SignifyKey> &keys, const std::string &what);

// A key as both programs write it: one line of base64, which is the whole key ("RW…"). What the rules of an analyst name it by.
std::string signifyKeyName(const SignifyKey &key);

// For signify and minisign: the keys of this id, the signer as it is told, and what is said when there is none.
std::vector<const SignifyKey *> keysOfId(const std::vector<SignifyKey> &keys, std::string_view keyId);
bool signifyKeyMade(const SignifyKey &key, std::string_view message, std::string_view signature);
TrustSigner signifySigner(const SignifyKey &key);
// "sha256:<hex>" and the size, into statement. An Integrity check says No when the content cannot be read.
bool addSignedContent(TrustStatement &statement, const SignedContent &content);

} // namespace assay

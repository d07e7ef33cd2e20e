// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "io/bytesource.h"
#include "trust/placedbytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct OpenPgpSubkey {
    std::string fingerprint; // 40 or 64 upper-case hex digits
    std::int64_t created = 0; // seconds since 1970
    std::optional<std::int64_t> expires; // that of the primary key where it is earlier
    bool revoked = false;
    std::string weakness; // why its signatures are not relied upon: "an RSA key of 1024 bits"; "" where they are
};

// A key out of the files that the analyst chose.
struct OpenPgpKey {
    std::string fingerprint; // of the primary key
    std::vector<std::string> userIds; // bytes, the main one first; only claimed: the fingerprint is what counts
    std::vector<OpenPgpSubkey> subkeys; // the primary key first
    bool chosen = false; // pinned by its fingerprint
    std::vector<std::string> openRevokers; // of a chosen one: fingerprints of keys that may revoke it and say they did, but are not in the files
};

enum class OpenPgpAnswer : std::uint8_t {
    Good,     // the key made this signature over these bytes, whatever has expired or been revoked since
    Bad,      // it did not
    NoKey,    // the key is not in the files
    Unusable, // cannot be told: unknown algorithm, key not meant to sign …
};

struct OpenPgpSignature {
    OpenPgpAnswer answer = OpenPgpAnswer::Unusable;
    std::string reason;   // for every answer but Good
    std::string key;      // fingerprint of the (sub)key; or the key id, where GnuPG tells no more
    const OpenPgpKey *owner = nullptr; // in the keyring, which outlives this; null for NoKey
    const OpenPgpSubkey *subkey = nullptr;
    std::int64_t made = 0; // seconds since 1970, by the signer's word; 0 where it is not known
    std::optional<std::int64_t> expires; // of the signature itself
    std::string weakness; // of the key or the hash; "" where there is none
    bool ofText = false;  // over a text (RFC 4880, 5.2.1, type 0x01), or not known to be over bytes: it holds as well for the same lines with other ends
};

struct OpenPgpSigned {
    std::vector<OpenPgpSignature> signatures; // all, in the order of the message
    std::string text; // what is signed, as GnuPG gave it: of clear-signed texts and messages; to be used only if a signature holds
};

// Public keys in a GnuPG home of their own, made for this keyring in the folder for temporary files (TMPDIR), readable by this user only and
// removed with it. The user's own keyring and settings are never read; nothing is fetched; no agent is started. Any thread; checks of
// one keyring wait for each other.
class OpenPgpKeyring {
public:
    // Files of keys, binary or armoured, any number of keys each. pins: fingerprints of primary keys, 40 or 64 hex digits in either case
    // (spaces allowed): only these are chosen; without pins none is. gpg: the program, "" for the installed one.
    // Unsupported when GnuPG is not there, with what to install; Malformed for a file without a key, or with a secret one; Usage for a pin
    // that is no fingerprint.
    static Result<std::shared_ptr<const OpenPgpKeyring>> make(const std::vector<PlacedBytes> &files, const std::vector<std::string> &pins,
                                                              const Limits &limits, const std::string &gpg = {});
    ~OpenPgpKeyring();

    const std::vector<OpenPgpKey> &keys() const;

    // A signature apart from the bytes it is over. at: the time that GnuPG is told, seconds since 1970. The error is Malformed
    // when there is no signature in it.
    Result<OpenPgpSigned> verifyDetached(const PlacedBytes &signature, const ByteSource &signedBytes, std::int64_t at) const;
    Result<OpenPgpSigned> verifyDetached(const PlacedBytes &signature, const PlacedBytes &signedBytes, std::int64_t at) const;
    // A clear-signed text, or a signed message in either form. LimitExceeded when its text is longer than limits.recordBytes * 16.
    Result<OpenPgpSigned> verifySigned(const PlacedBytes &message, std::int64_t at) const;

    struct State;
    explicit OpenPgpKeyring(std::unique_ptr<State> state);

private:
    std::unique_ptr<State> m_state;
};

using OpenPgpKeyringPtr = std::shared_ptr<const OpenPgpKeyring>;

// The keyring that was made, or why there is none: what the schemes take.
struct OpenPgpTrust {
    OpenPgpKeyringPtr keyring;
    std::string unavailable; // why not, where keyring is null: "no keyring was given", "GnuPG is not installed …"
};
OpenPgpTrust openPgpTrust(const std::vector<PlacedBytes> &files, const std::vector<std::string> &pins, const Limits &limits);

} // namespace assay

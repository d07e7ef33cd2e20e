// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/context.h"
#include "trust/relied.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class ReliedKind : std::uint8_t {
    PublicKey,
    LogKey,
    MinisignKey, // of minisign or signify
    OpenPgpKey,
    OpenPgpFingerprint,
    SigstoreRoot,
    CertificateAuthority,
    SigningAuthority,
    TimeStampAuthority,
    NotationConfig, // a configuration folder of notation, see notationpack.h
    TufRoot,
    TufFolder, // of metadata that was seen before, see tufseen.h
    TufRootKey,
    Identity,
};
inline constexpr int reliedKinds = 14;
std::string_view reliedKindName(ReliedKind kind); // "public-key", …
std::optional<ReliedKind> reliedKindOf(std::string_view name);

// One thing that the analyst relies on, as it is kept.
struct ReliedItem {
    ReliedKind kind = ReliedKind::PublicKey;
    std::string name;  // of the file or folder it came from, without its folders; the issuer of an identity; bytes
    std::string bytes; // of the file; the digits of a fingerprint or key id; the name of an identity

    bool operator==(const ReliedItem &) const = default;
};

// Over kind, name and bytes: two items with the same are the same.
Sha256Digest digestOf(const ReliedItem &item);
// A folder that cannot be read, which readTrusted() lets nobody bring, is left out. Folders of one name are told apart by a number behind it.
Relied reliedOf(const std::vector<ReliedItem> &items);

// What a file is by its content. Of a certificate CertificateAuthority, of a public key PublicKey: what they are for is not in them, see
// choicesFor(). Malformed for what is none of these, and for everything that holds a private key.
Result<ReliedKind> recogniseRelied(std::string_view bytes, const std::string &file, const Limits &limits);
// A folder: a configuration of notation where there is a policy or a trust store in it, else metadata of TUF. path: without a slash at its end.
// Once context is cancelled the error is Cancelled.
Result<ReliedItem> readReliedFolder(const std::string &path, std::uint64_t mostBytes, Context &context);
// What an item of this kind could be as well, by its bytes; itself among them.
std::vector<ReliedKind> choicesFor(ReliedKind recognised);

// Digits as people copy them, and whose: OpenPgpFingerprint or TufRootKey. The error is Usage.
Result<ReliedItem> pinOf(ReliedKind kind, const std::string &digits);

// What tells an item from another one, a line each: fingerprints of keys and certificates with whom they name, the SHA-256 of a root.
// Computed of the bytes. Of OpenPGP keys GnuPG is asked, which takes some milliseconds. What cannot be read says so.
std::vector<std::string> fingerprintsOf(const ReliedItem &item, const Limits &limits);
// Of the primary keys in an item that is an OpenPGP key.
std::vector<std::string> openPgpFingerprintsIn(const ReliedItem &item, const Limits &limits);

} // namespace assay

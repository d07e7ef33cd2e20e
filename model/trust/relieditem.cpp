// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/relieditem.h"

#include "crypto/opensslhandles.h"
#include "crypto/publickey.h"
#include "formats/json.h"
#include "formats/minisign.h"
#include "formats/signify.h"
#include "io/digest.h"
#include "trust/notationpack.h"
#include "trust/openpgp.h"
#include "trust/tufseen.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace assay {

namespace {

constexpr std::array<std::string_view, reliedKinds> kindNames = {
    "public-key", "log-key", "minisign-key", "openpgp-key", "openpgp-fingerprint", "sigstore-root", "certificate-authority", "signing-authority", "time-stamp-authority",
    "notation-config", "tuf-root", "tuf-folder", "tuf-root-key", "identity"};

std::vector<ReliedFile> *fileListOf(Relied &relied, ReliedKind kind)
{
    switch (kind) {
    case ReliedKind::PublicKey: return &relied.publicKeys;
    case ReliedKind::LogKey: return &relied.logKeys;
    case ReliedKind::MinisignKey: return &relied.minisignKeys;
    case ReliedKind::OpenPgpKey: return &relied.openPgpKeys;
    case ReliedKind::SigstoreRoot: return &relied.sigstoreRoots;
    case ReliedKind::CertificateAuthority: return &relied.certificateAuthorities;
    case ReliedKind::SigningAuthority: return &relied.signingAuthorities;
    case ReliedKind::TimeStampAuthority: return &relied.timeStampAuthorities;
    case ReliedKind::TufRoot: return &relied.tufRoots;
    case ReliedKind::NotationConfig:
    case ReliedKind::TufFolder:
    case ReliedKind::OpenPgpFingerprint:
    case ReliedKind::TufRootKey:
    case ReliedKind::Identity: break;
    }
    return nullptr;
}

bool contains(std::string_view text, std::string_view what)
{
    return text.find(what) != std::string_view::npos;
}

// A packet of a public key, in the old or the new form of its tag (RFC 4880, 4.2).
bool isOpenPgpPacket(std::string_view bytes)
{
    const auto first = bytes.empty() ? 0U : static_cast<unsigned char>(bytes.front());
    return (first >= 0x98 && first <= 0x9b) || first == 0xc6;
}

Result<ReliedKind> recogniseJson(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Json *body = member(*json, "signed")) {
        const std::string type = stringMember(*body, "_type");
        if (type == "Root" || type == "root")
            return ReliedKind::TufRoot;
        return Unexpected(makeError(ErrorCode::Malformed, file, "is TUF metadata, but no root: only a root can be relied upon, or the whole folder that it is in"));
    }
    if (contains(stringMember(*json, "mediaType"), "trustedroot"))
        return ReliedKind::SigstoreRoot;
    return Unexpected(makeError(ErrorCode::Malformed, file, "is JSON, but neither a trusted_root.json of Sigstore nor a root.json of TUF"));
}

std::vector<std::string> certificateLines(const ReliedItem &item)
{
    const auto certificates = certificatesIn(item.bytes, item.name);
    if (!certificates)
        return {certificates.error().message()};
    std::vector<std::string> lines;
    for (const CertificatePtr &certificate : *certificates) {
        const CertificateFacts facts = factsOf(certificate.get());
        lines.push_back("SHA-256 " + facts.fingerprint + ", " + facts.subject);
    }
    return lines;
}

std::vector<std::string> keyLines(const ReliedItem &item)
{
    const auto key = PublicKey::fromPem(item.bytes, item.name);
    if (!key)
        return {key.error().message()};
    const std::string weakness = key->weakness();
    return {"SHA-256 " + key->fingerprint() + ", " + key->kind() + (weakness.empty() ? "" : ": not relied upon, " + weakness)};
}

std::vector<std::string> signifyLines(const ReliedItem &item)
{
    const auto key = parseSignifyKey(item.bytes, item.name);
    if (!key)
        return {key.error().message()};
    return {"key id " + minisignKeyName(key->keyId) + ", SHA-256 " + toHex(sha256(key->key))};
}

Result<std::shared_ptr<const OpenPgpKeyring>> keyringOf(const ReliedItem &item, const Limits &limits)
{
    return OpenPgpKeyring::make({{item.name, item.bytes}}, {}, limits);
}

std::vector<std::string> openPgpLines(const ReliedItem &item, const Limits &limits)
{
    const auto ring = keyringOf(item, limits);
    if (!ring)
        return {ring.error().message()};
    std::vector<std::string> lines;
    for (const OpenPgpKey &key : (*ring)->keys())
        lines.push_back(key.fingerprint + (key.userIds.empty() ? std::string() : ", " + key.userIds.front()));
    return lines;
}

// What was seen of one repository is held against that repository by its folder: two must not be taken for one.
void addTufFolder(const ReliedItem &item, std::set<std::string> &folders, Relied &relied)
{
    const std::string own = item.name.empty() ? "." : item.name;
    std::string unique = own;
    for (int number = 2; !folders.insert(unique).second; ++number)
        unique = own + " (" + std::to_string(number) + ')';
    auto files = unpackTufSeen(item.bytes, own); // by its own name, which may be one that says what is metadata
    if (!files)
        return;
    for (ReliedFile &file : *files) {
        for (std::string *place : {&file.place, &file.folder}) {
            if (place->starts_with(own))
                place->replace(0, own.size(), unique);
        }
        relied.tufRoots.push_back(std::move(file));
    }
}

} // namespace

std::string_view reliedKindName(ReliedKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<ReliedKind> reliedKindOf(std::string_view name)
{
    const auto found = std::find(kindNames.begin(), kindNames.end(), name);
    return found == kindNames.end() ? std::nullopt : std::optional(static_cast<ReliedKind>(found - kindNames.begin()));
}

Sha256Digest digestOf(const ReliedItem &item)
{
    return sha256(std::string(reliedKindName(item.kind)) + '\0' + toHex(sha256(item.name)) + toHex(sha256(item.bytes)));
}

Relied reliedOf(const std::vector<ReliedItem> &items)
{
    Relied relied;
    std::set<std::string> folders;
    for (const ReliedItem &item : items) {
        if (item.kind == ReliedKind::TufFolder)
            addTufFolder(item, folders, relied);
        else if (std::vector<ReliedFile> *files = fileListOf(relied, item.kind))
            files->push_back({item.name, item.bytes});
        else if (auto config = item.kind == ReliedKind::NotationConfig ? unpackNotation(item.bytes, item.name) : Unexpected(Error{}); config)
            relied.notationConfigs.push_back(std::move(*config));
        else if (item.kind == ReliedKind::OpenPgpFingerprint)
            relied.openPgpFingerprints.push_back(item.bytes);
        else if (item.kind == ReliedKind::TufRootKey)
            relied.tufRootKeys.push_back(item.bytes);
        else if (item.kind == ReliedKind::Identity)
            relied.identities.push_back({item.bytes, item.name});
    }
    return relied;
}

Result<ReliedKind> recogniseRelied(std::string_view bytes, const std::string &file, const Limits &limits)
{
    if (const Status isPublic = checkPublic(bytes, file); !isPublic)
        return Unexpected(isPublic.error());
    if (contains(bytes, "-----BEGIN PGP PUBLIC KEY BLOCK-----") || isOpenPgpPacket(bytes))
        return ReliedKind::OpenPgpKey;
    if (contains(bytes, "-----BEGIN PUBLIC KEY-----"))
        return ReliedKind::PublicKey;
    if (certificatesIn(bytes, file))
        return ReliedKind::CertificateAuthority;
    if (parseSignifyKey(bytes, file))
        return ReliedKind::MinisignKey;
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '{')
        return recogniseJson(bytes, file, limits);
    return Unexpected(makeError(ErrorCode::Malformed, file,
                                "is no public key (PEM, OpenPGP, minisign, signify), no certificate, and no root of Sigstore or TUF"));
}

Result<ReliedItem> readReliedFolder(const std::string &path, std::uint64_t mostBytes, Context &context)
{
    const auto folder = openDirectoryFs(path);
    if (!folder)
        return Unexpected(folder.error());
    const auto holds = [&folder](const char *name) { return (*folder)->stat(name).has_value(); };
    const bool isNotation = holds("trustpolicy.json") || holds("trustpolicy.oci.json") || holds("truststore");
    auto packed = isNotation ? packNotation(path, mostBytes) : packTufSeen(path, mostBytes, context);
    if (context.cancelled()) // whatever came of the file that it was at
        return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
    if (!packed)
        return Unexpected(packed.error());
    return ReliedItem{isNotation ? ReliedKind::NotationConfig : ReliedKind::TufFolder, path.substr(path.rfind('/') + 1), std::move(*packed)};
}

std::vector<ReliedKind> choicesFor(ReliedKind recognised)
{
    switch (recognised) {
    case ReliedKind::CertificateAuthority:
    case ReliedKind::SigningAuthority:
    case ReliedKind::TimeStampAuthority: return {ReliedKind::CertificateAuthority, ReliedKind::SigningAuthority, ReliedKind::TimeStampAuthority};
    case ReliedKind::PublicKey:
    case ReliedKind::LogKey: return {ReliedKind::PublicKey, ReliedKind::LogKey};
    default: break;
    }
    return {recognised};
}

Result<ReliedItem> pinOf(ReliedKind kind, const std::string &digits)
{
    TrustSourceFiles files;
    (kind == ReliedKind::OpenPgpFingerprint ? files.openPgpFingerprints : files.tufRootKeys).push_back(digits);
    auto relied = readRelied(files, {});
    if (!relied)
        return Unexpected(relied.error());
    return ReliedItem{kind, {}, kind == ReliedKind::OpenPgpFingerprint ? relied->openPgpFingerprints.front() : relied->tufRootKeys.front()};
}

std::vector<std::string> fingerprintsOf(const ReliedItem &item, const Limits &limits)
{
    switch (item.kind) {
    case ReliedKind::PublicKey:
    case ReliedKind::LogKey: return keyLines(item);
    case ReliedKind::MinisignKey: return signifyLines(item);
    case ReliedKind::OpenPgpKey: return openPgpLines(item, limits);
    case ReliedKind::CertificateAuthority:
    case ReliedKind::SigningAuthority:
    case ReliedKind::TimeStampAuthority: return certificateLines(item);
    case ReliedKind::NotationConfig: return contentOfNotation(item.bytes, item.name);
    case ReliedKind::TufFolder: return contentOfTufSeen(item.bytes, item.name);
    case ReliedKind::SigstoreRoot:
    case ReliedKind::TufRoot: return {"SHA-256 of the file " + toHex(sha256(item.bytes))};
    case ReliedKind::OpenPgpFingerprint:
    case ReliedKind::TufRootKey: return {item.bytes};
    case ReliedKind::Identity: break;
    }
    return {item.bytes + (item.name.empty() ? std::string() : ", by the word of " + item.name)};
}

std::vector<std::string> openPgpFingerprintsIn(const ReliedItem &item, const Limits &limits)
{
    std::vector<std::string> prints;
    const auto ring = keyringOf(item, limits);
    for (const OpenPgpKey &key : ring ? (*ring)->keys() : std::vector<OpenPgpKey>())
        prints.push_back(key.fingerprint);
    return prints;
}

} // namespace assay

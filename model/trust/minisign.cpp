// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/minisign.h"

#include "crypto/opensslhandles.h"
#include "io/readblocks.h"

#include <array>

namespace assay {
namespace {

using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>>;

Result<std::string> blake2b512(const SignedContent &content)
{
    const auto failed = [] { return Unexpected(makeError(ErrorCode::Unsupported, {}, "OpenSSL has no BLAKE2b-512 here")); };
    const DigestContextPtr hash(EVP_MD_CTX_new());
    if (!hash || EVP_DigestInit_ex(hash.get(), EVP_blake2b512(), nullptr) != 1)
        return failed();
    bool good = true;
    const Status read = readBlocks(*content.source, content.context, [&](std::span<const std::byte> bytes) {
        good = good && EVP_DigestUpdate(hash.get(), bytes.data(), bytes.size()) == 1;
    });
    if (!read)
        return Unexpected(read.error());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!good || EVP_DigestFinal_ex(hash.get(), digest.data(), &size) != 1)
        return failed();
    return std::string(reinterpret_cast<const char *>(digest.data()), size);
}

std::string_view lastPart(std::string_view name)
{
    return name.substr(name.rfind('/') + 1); // npos + 1 is 0
}

// What the signer says in the trusted comment, whose signature holds.
void addComment(TrustStatement &statement, const MinisignSignature &signature, const SignedContent &content, std::int64_t at)
{
    const MinisignComment comment = parseMinisignComment(signature.trustedComment);
    if (!comment.file.empty()) {
        const bool same = lastPart(comment.file) == lastPart(content.name);
        statement.add(TrustAspect::Integrity, same ? TrustAnswer::Yes : TrustAnswer::Unknown, "the signature was made of a file of this name",
                      same ? std::string() : "it was made of \"" + comment.file + "\": it may be another file of the same signer");
    }
    if (!comment.timestamp) {
        statement.add(TrustAspect::Freshness, TrustAnswer::Unknown, "the signature was made before " + isoTime(at), "it does not say when it was made");
        return;
    }
    statement.signedAt = comment.timestamp;
    statement.addYesOrNo(TrustAspect::Freshness, *comment.timestamp <= at, "the signature was made before " + isoTime(at) + ", and such signatures do not expire",
                         "it was made at " + isoTime(*comment.timestamp));
}

} // namespace

bool addMinisignChecks(TrustStatement &statement, const MinisignSignature &signature, const SignedContent &content, const std::vector<SignifyKey> &keys,
                       const std::string &what, std::int64_t at)
{
    const std::string id = "the key " + minisignKeyName(signature.keyId);
    const auto candidates = keysOfId(keys, signature.keyId);
    if (candidates.empty()) {
        statement.signers.push_back({{}, {}, minisignKeyName(signature.keyId), false});
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, id + " signed " + what, "its key is not among those that were given");
        statement.add(TrustAspect::Identity, TrustAnswer::No, id + " is one that was chosen", "no key of this number was given");
        return false;
    }
    const auto message = signature.prehashed ? blake2b512(content) : readAll(*content.source, mostSignifyBytes);
    const SignifyKey *made = nullptr;
    for (const SignifyKey *key : candidates) {
        if (message && !made && signifyKeyMade(*key, *message, signature.signature))
            made = key;
    }
    statement.signers.push_back(signifySigner(made ? *made : *candidates.front()));
    if (!message) {
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, id + " signed " + what, message.error().message());
        return false;
    }
    statement.addYesOrNo(TrustAspect::Signature, made, id + " signed " + what, "the key did not sign these bytes");
    if (!made)
        return false;
    const bool comment = signifyKeyMade(*made, signature.signature + signature.trustedComment, signature.globalSignature);
    statement.addYesOrNo(TrustAspect::Signature, comment, id + " signed the trusted comment", "the key did not sign these bytes");
    statement.add(TrustAspect::Identity, TrustAnswer::Yes, id + " is one that was chosen");
    if (comment)
        addComment(statement, signature, content, at);
    return comment;
}

TrustStatement minisignStatement(const PlacedBytes &signature, const SignedContent &content, const std::vector<SignifyKey> &keys, std::int64_t at)
{
    TrustStatement statement;
    statement.scheme = TrustScheme::Minisign;
    statement.records.push_back(recordOf(signature));
    if (!addSignedContent(statement, content))
        return statement;
    const auto parsed = parseMinisign(signature.bytes, signature.place);
    if (!parsed) {
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "the signature can be read", parsed.error().message());
        return statement;
    }
    addMinisignChecks(statement, *parsed, content, keys, "the file", at);
    return statement;
}

} // namespace assay

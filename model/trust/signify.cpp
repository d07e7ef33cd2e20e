// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/signify.h"

#include "crypto/publickey.h"
#include "formats/minisign.h"
#include "io/digest.h"

namespace assay {

std::string signifyKeyName(const SignifyKey &key)
{
    return toBase64("Ed" + key.keyId + key.key);
}

std::vector<const SignifyKey *> keysOfId(const std::vector<SignifyKey> &keys, std::string_view keyId)
{
    std::vector<const SignifyKey *> found;
    for (const SignifyKey &key : keys) {
        if (key.keyId == keyId)
            found.push_back(&key);
    }
    return found;
}

bool signifyKeyMade(const SignifyKey &key, std::string_view message, std::string_view signature)
{
    const auto ed25519 = PublicKey::fromEd25519(key.key, {});
    return ed25519 && ed25519->verify(SignatureForm::Ed25519, HashAlgorithm::Sha512, message, signature) == SignatureAnswer::Valid;
}

TrustSigner signifySigner(const SignifyKey &key)
{
    return {key.comment, {}, signifyKeyName(key), true};
}

bool addSignedContent(TrustStatement &statement, const SignedContent &content)
{
    statement.subject = content.name;
    statement.size = content.source->size();
    if (!content.sha256.empty()) {
        statement.digest = "sha256:" + content.sha256;
        return true;
    }
    const auto digest = sha256(*content.source, content.context);
    if (!digest) {
        statement.add(TrustAspect::Integrity, TrustAnswer::Unknown, "the signed file can be read", digest.error().message());
        return false;
    }
    statement.digest = digestText(*digest);
    return true;
}

bool addSignifyChecks(TrustStatement &statement, const SignifySignature &signature, std::string_view bytes, const std::vector<SignifyKey> &keys, const std::string &what)
{
    const auto candidates = keysOfId(keys, signature.keyId);
    const SignifyKey *made = nullptr;
    for (const SignifyKey *key : candidates) {
        if (!made && signifyKeyMade(*key, bytes, signature.signature))
            made = key;
    }
    const std::string id = "the key " + minisignKeyName(signature.keyId);
    if (candidates.empty()) {
        statement.signers.push_back({{}, {}, minisignKeyName(signature.keyId), false});
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, id + " signed " + what, "its key is not among those that were given");
        statement.add(TrustAspect::Identity, TrustAnswer::No, id + " is one that was chosen", "no key of this number was given");
        return false;
    }
    statement.signers.push_back(signifySigner(made ? *made : *candidates.front()));
    statement.addYesOrNo(TrustAspect::Signature, made, id + " signed " + what, "the key did not sign these bytes");
    if (!made)
        return false;
    statement.add(TrustAspect::Identity, TrustAnswer::Yes, id + " is one that was chosen");
    statement.add(TrustAspect::Freshness, TrustAnswer::Unknown, "the signature is still good", "a signature of signify says neither when it was made nor until when it is good");
    return true;
}

TrustStatement signifyStatement(const PlacedBytes &signature, const SignedContent &content, const std::vector<SignifyKey> &keys)
{
    TrustStatement statement;
    statement.scheme = TrustScheme::Signify;
    statement.records.push_back(recordOf(signature));
    if (!addSignedContent(statement, content))
        return statement;
    auto parsed = parseSignifySignature(signature.bytes, signature.place);
    if (parsed && !parsed->message.empty())
        parsed = Unexpected(makeError(ErrorCode::Malformed, signature.place, "it signs what it holds itself, not another file"));
    if (!parsed) {
        statement.add(TrustAspect::Integrity, TrustAnswer::No, "the signature can be read", parsed.error().message());
        return statement;
    }
    const auto bytes = readAll(*content.source, mostSignifyBytes);
    if (!bytes) {
        statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "the key " + minisignKeyName(parsed->keyId) + " signed the file", bytes.error().message());
        return statement;
    }
    addSignifyChecks(statement, *parsed, *bytes, keys, "the file");
    return statement;
}

} // namespace assay

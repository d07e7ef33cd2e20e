// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/releasesums.h"

#include "formats/checksums.h"
#include "formats/minisign.h"
#include "formats/openpgptext.h"
#include "trust/minisign.h"
#include "trust/openpgprules.h"
#include "trust/signify.h"

#include <optional>

namespace assay {
namespace {

constexpr std::string_view signifyStart = "untrusted comment: ";
constexpr const char *theList = "the list";

// The bytes of the list that may be parsed, once its signature has been looked at.
struct ListText {
    std::string text;
    ChecksumComments comments = ChecksumComments::Refused;
};
using MaybeListText = std::optional<ListText>;

void addUnreadable(TrustStatement &statement, const Error &error)
{
    statement.add(TrustAspect::Integrity, TrustAnswer::No, "the signature can be read", error.message());
}

MaybeListText withoutKeyring(TrustStatement &statement, const OpenPgpTrust &trust)
{
    statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "a chosen key signed the list", trust.unavailable);
    return std::nullopt;
}

bool isBad(const OpenPgpSigned &checked)
{
    for (const OpenPgpSignature &one : checked.signatures) {
        if (one.answer == OpenPgpAnswer::Bad)
            return true;
    }
    return false;
}

MaybeListText detached(TrustStatement &statement, const PlacedBytes &list, const PlacedBytes &signature, const OpenPgpTrust &trust, std::int64_t at)
{
    const ListText asItIs{std::string(list.bytes), ChecksumComments::Refused};
    if (!trust.keyring) {
        withoutKeyring(statement, trust);
        return asItIs;
    }
    const auto checked = trust.keyring->verifyDetached(signature, list, at);
    if (!checked) {
        addUnreadable(statement, checked.error());
        return std::nullopt;
    }
    addOpenPgpChecks(statement, *checked, theList, at);
    return isBad(*checked) ? std::nullopt : MaybeListText(asItIs);
}

// A list inside of what signs it.
MaybeListText signedInside(TrustStatement &statement, const PlacedBytes &message, OpenPgpShape shape, const OpenPgpTrust &trust, std::int64_t at)
{
    const bool isClear = shape == OpenPgpShape::ClearSigned;
    const bool isBinary = static_cast<unsigned char>(message.bytes.front()) >= 0x80;
    const Status whole = isClear ? nothingAroundClearSigned(message.bytes, message.place)
        : isBinary               ? oneSignedMessage(message.bytes, message.place)
                                 : nothingAroundMessage(message.bytes, message.place);
    statement.addYesOrNo(TrustAspect::Integrity, whole.has_value(), "all of the file is signed", whole ? std::string() : whole.error().message());
    if (!trust.keyring)
        return withoutKeyring(statement, trust);
    auto checked = trust.keyring->verifySigned(message, at);
    if (!checked) {
        addUnreadable(statement, checked.error());
        return std::nullopt;
    }
    if (!addOpenPgpChecks(statement, *checked, theList, at))
        return std::nullopt;
    return ListText{std::move(checked->text), isClear ? ChecksumComments::Allowed : ChecksumComments::Refused};
}

MaybeListText signedBySignify(TrustStatement &statement, const PlacedBytes &list, const PlacedBytes *signature, const std::vector<SignifyKey> &keys, std::int64_t at)
{
    const PlacedBytes &file = signature ? *signature : list;
    const ListText asItIs{std::string(list.bytes), ChecksumComments::Refused};
    if (const auto minisign = parseMinisign(file.bytes, file.place); minisign && signature) {
        statement.scheme = TrustScheme::Minisign;
        const ByteSourcePtr source = memorySource(std::string(list.bytes), list.place);
        const bool holds = addMinisignChecks(statement, *minisign, {list.place, source.get(), {}, nullptr}, keys, theList, at);
        return holds || statement.answer(TrustAspect::Signature) == TrustAnswer::Unknown ? MaybeListText(asItIs) : std::nullopt;
    }
    statement.scheme = TrustScheme::Signify;
    const auto signify = parseSignifySignature(file.bytes, file.place);
    if (!signify) {
        addUnreadable(statement, signify.error());
        return std::nullopt;
    }
    const bool isInside = !signify->message.empty();
    const bool holds = addSignifyChecks(statement, *signify, isInside ? signify->message : signature ? list.bytes : std::string_view(), keys, theList);
    if (isInside)
        return holds ? MaybeListText(ListText{std::string(signify->message), ChecksumComments::Refused}) : std::nullopt;
    return holds || statement.answer(TrustAspect::Signature) == TrustAnswer::Unknown ? MaybeListText(asItIs) : std::nullopt;
}

MaybeListText checkedText(TrustStatement &statement, const PlacedBytes &list, const PlacedBytes *signature, const ReleaseKeys &keys, std::int64_t at)
{
    const PlacedBytes &signing = signature ? *signature : list;
    statement.scheme = TrustScheme::SignedSums;
    if (signing.bytes.starts_with(signifyStart))
        return signedBySignify(statement, list, signature, keys.signify, at);
    const OpenPgpShape shape = openPgpShape(signing.bytes);
    if (shape == OpenPgpShape::ClearSigned || shape == OpenPgpShape::Message)
        return signedInside(statement, signing, shape, keys.openPgp, at);
    if (signature && shape == OpenPgpShape::Signature)
        return detached(statement, list, *signature, keys.openPgp, at);
    if (signature) {
        addUnreadable(statement, makeError(ErrorCode::Malformed, signature->place, "neither OpenPGP nor minisign nor signify"));
        return std::nullopt;
    }
    statement.scheme = TrustScheme::UnsignedSums;
    statement.add(TrustAspect::Signature, TrustAnswer::Unknown, "somebody signed the list", "nobody signed it: the digests are only as good as the way they came");
    return ListText{std::string(list.bytes), ChecksumComments::Refused};
}

const std::string *digestOf(const ReleaseFile &file, std::string_view algorithm)
{
    const std::string &digest = algorithm == "sha256" ? file.sha256 : algorithm == "sha384" ? file.sha384 : file.sha512;
    return digest.empty() ? nullptr : &digest;
}

// A list that is named after one file, "app.tar.xz.sha256", may hold its digest alone.
std::string fileOfList(const std::string &place)
{
    const std::string name = place.substr(place.rfind('/') + 1);
    for (const std::string_view suffix : {".sha256", ".sha384", ".sha512", ".sha256sum", ".sha384sum", ".sha512sum"}) {
        if (name.ends_with(suffix))
            return name.substr(0, name.size() - suffix.size());
    }
    return {};
}

// The digest at hand against every digest that is listed for it.
void addBinding(TrustStatement &statement, const std::vector<ListedSum> &sums, const ReleaseFile &wanted)
{
    const ListedSum *told = nullptr;
    for (const ListedSum &sum : sums) {
        const std::string what = "the file has the listed digest " + sum.digest();
        const std::string *has = digestOf(wanted, sum.algorithm);
        if (!has) {
            statement.add(TrustAspect::Binding, TrustAnswer::Unknown, what, "its " + sum.algorithm + " has not been computed");
            continue;
        }
        if (!told)
            told = &sum;
        statement.addYesOrNo(TrustAspect::Binding, *has == sum.hex, what, "it has " + sum.algorithm + ':' + *has);
    }
    statement.digest = (told ? *told : sums.front()).digest();
}

void addListed(TrustStatement &statement, const ListText &list, const std::string &place, const ReleaseFile &wanted, const Limits &limits)
{
    const auto sums = parseSignedChecksums(list.text, place, list.comments, limits);
    statement.addYesOrNo(TrustAspect::Integrity, sums.has_value(), "every line of the list can be read", sums ? std::string() : sums.error().message());
    if (!sums)
        return;
    const auto ofFile = sumsOf(*sums, wanted.name, fileOfList(place), place);
    const TrustAspect aspect = !ofFile && ofFile.error().code == ErrorCode::NotFound ? TrustAspect::Binding : TrustAspect::Integrity;
    statement.addYesOrNo(aspect, ofFile.has_value(), "the list names the file, and once", ofFile ? std::string() : ofFile.error().message());
    statement.subjectIsSigned = ofFile.has_value() && !ofFile->front().name.empty();
    if (ofFile)
        addBinding(statement, *ofFile, wanted);
}

} // namespace

TrustStatement releaseSumsStatement(const PlacedBytes &list, const PlacedBytes *signature, const ReleaseFile &wanted, const ReleaseKeys &keys,
                                    std::int64_t at, const Limits &limits)
{
    TrustStatement statement;
    statement.subject = wanted.name;
    statement.records.push_back(recordOf(list));
    if (signature)
        statement.records.push_back(recordOf(*signature));
    if (const MaybeListText text = checkedText(statement, list, signature, keys, at))
        addListed(statement, *text, list.place, wanted, limits);
    else
        statement.add(TrustAspect::Binding, TrustAnswer::Unknown, "the list names the file", "the list is not relied upon, and so not read");
    return statement;
}

} // namespace assay

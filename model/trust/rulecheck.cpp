// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/rulecheck.h"

#include "base/joinwords.h"

#include <algorithm>
#include <map>

namespace assay {

namespace {

bool holds(const std::vector<std::string> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// cosign writes a plain signature as an attestation of this type since its version 3.
bool isPlainSignature(const TrustStatement &statement)
{
    return statement.predicateType.empty() || statement.predicateType == "https://sigstore.dev/cosign/sign/v1";
}

// A reference is meant by its tag, too: "1.*" is about "registry.example/app:1.0".
bool isNamed(const TrustStatement &statement, const std::vector<std::string> &patterns)
{
    const std::string_view subject = statement.subject;
    const std::size_t colon = subject.rfind(':');
    const std::string_view tag = colon == std::string_view::npos || subject.find('/', colon) != std::string_view::npos ? std::string_view() : subject.substr(colon + 1);
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string &pattern) {
        return matchesPattern(subject, pattern) || (!tag.empty() && matchesPattern(tag, pattern));
    });
}

bool isHex(std::string_view text)
{
    constexpr std::size_t fewestDigits = 40;
    return text.size() >= fewestDigits && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// What looks like a key is never looked for among names, which signers choose themselves.
bool names(const std::string &wanted, const TrustSigner &signer)
{
    return wanted == signer.key || (!isHex(wanted) && wanted == signer.name);
}

bool isMeant(const TrustSigner &signer, const TrustRule &rule)
{
    return signer.trusted && (rule.signers.empty() || std::any_of(rule.signers.begin(), rule.signers.end(), [&](const std::string &wanted) { return names(wanted, signer); }))
        && (rule.issuer.empty() || rule.issuer == signer.issuer);
}

// Only a statement of the rule's kind is looked at any closer.
bool isOfKind(const TrustStatement &statement, const TrustRule &rule)
{
    return (rule.schemes.empty() || holds(rule.schemes, trustSchemeName(statement.scheme)))
        && (rule.attestation.empty() ? isPlainSignature(statement) : statement.predicateType == rule.attestation);
}

struct Objection {
    int passed = 0; // how far it came: of several statements the one that came farthest says what is missing
    std::string reason;
};

std::optional<Objection> objectionOf(TrustAspect aspect, int passed, const TrustStatement &statement)
{
    const TrustAnswer answer = statement.answer(aspect);
    if (answer == TrustAnswer::Yes)
        return std::nullopt;
    // The check that speaks against it, rather than one that was not made.
    const auto worst = std::find_if(statement.checks.begin(), statement.checks.end(), [=](const TrustCheck &check) { return check.aspect == aspect && check.answer == answer; });
    std::string reason = std::string(trustAspectName(aspect)) + (answer == TrustAnswer::No ? " fails" : " is not known");
    if (worst == statement.checks.end())
        return Objection{passed, reason + ": nothing was checked"};
    return Objection{passed, reason + ": not shown that " + worst->what + (worst->reason.empty() ? "" : " (" + worst->reason + ")")};
}

std::optional<Objection> objectionTo(const TrustStatement &statement, const TrustRule &rule, std::int64_t at)
{
    int passed = 1;
    if (!rule.names.empty() && !statement.subjectIsSigned)
        return Objection{passed, "its name is not part of what is signed, and the rule wants certain names"};
    if (!rule.names.empty() && !isNamed(statement, rule.names))
        return Objection{passed, "it is about \"" + statement.subject + "\", not about " + joinWords(rule.names, " or ")};
    for (const TrustAspect aspect : {TrustAspect::Integrity, TrustAspect::Signature, TrustAspect::Identity, TrustAspect::Binding, TrustAspect::Freshness}) {
        ++passed;
        if (aspect == TrustAspect::Freshness && rule.mayBeStale)
            continue;
        if (auto objection = objectionOf(aspect, passed, statement))
            return objection;
    }
    ++passed;
    if (std::none_of(statement.signers.begin(), statement.signers.end(), [&](const TrustSigner &signer) { return isMeant(signer, rule); }))
        return Objection{passed, "no trusted signer of it is one that the rule names"};
    ++passed;
    if (!rule.maxAge)
        return std::nullopt;
    if (!statement.signedAt || !statement.signedAtProven)
        return Objection{passed, "nothing proves when it was signed, and the rule limits its age"};
    if (*statement.signedAt > at)
        return Objection{passed, "it was signed at " + isoTime(*statement.signedAt) + ", which is yet to come"};
    if (at - *statement.signedAt > *rule.maxAge)
        return Objection{passed, "it was signed at " + isoTime(*statement.signedAt) + ", longer ago than the rule allows"};
    return std::nullopt;
}

// A list of a wanted signer that gives the file another digest: he contradicts himself, and which of his lists is the right one is not told.
const TrustStatement *contradictionIn(const TrustRule &rule, const std::vector<TrustStatement> &statements)
{
    const auto contradicts = [&rule](const TrustStatement &one) {
        const bool isList = one.scheme == TrustScheme::SignedSums || one.scheme == TrustScheme::Minisign || one.scheme == TrustScheme::Signify;
        return isList && isOfKind(one, rule) && one.answer(TrustAspect::Binding) == TrustAnswer::No && one.answer(TrustAspect::Integrity) == TrustAnswer::Yes
            && one.answer(TrustAspect::Signature) == TrustAnswer::Yes && one.answer(TrustAspect::Identity) == TrustAnswer::Yes
            && std::any_of(one.signers.begin(), one.signers.end(), [&rule](const TrustSigner &signer) { return isMeant(signer, rule); });
    };
    const auto found = std::find_if(statements.begin(), statements.end(), contradicts);
    return found == statements.end() ? nullptr : &*found;
}

std::string countText(std::size_t count, const std::string &what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

RuleOutcome outcomeOf(const TrustRule &rule, const std::vector<TrustStatement> &statements, TrustAnswer onDisk, std::int64_t at)
{
    RuleOutcome outcome;
    std::map<std::string, std::string> signers; // who counts as one -> key, as it is told
    Objection nearest;
    std::size_t ofKind = 0;
    for (std::size_t index = 0; index < statements.size(); ++index) {
        const TrustStatement &statement = statements[index];
        if (!isOfKind(statement, rule))
            continue;
        ++ofKind;
        if (auto objection = objectionTo(statement, rule, at)) {
            if (objection->passed > nearest.passed)
                nearest = std::move(*objection);
            continue;
        }
        outcome.statements.push_back(index);
        for (const TrustSigner &signer : statement.signers) {
            if (isMeant(signer, rule))
                signers.emplace(signer.countedAs.empty() ? signer.key : signer.countedAs, signer.key);
        }
    }
    const std::string kind = rule.schemes.empty() ? std::string() : " of " + joinWords(rule.schemes, " or ");
    if (ofKind == 0)
        outcome.reason = "there is no " + (rule.attestation.empty() ? "signature" : "attestation " + rule.attestation) + kind;
    else if (onDisk == TrustAnswer::No)
        outcome.reason = "what lies on the disk is not what was signed";
    else if (signers.size() < rule.atLeast)
        outcome.reason = countText(signers.size(), "key") + " of the " + std::to_string(rule.atLeast) + " that are wanted signed it"
            + (nearest.reason.empty() ? "" : "; of " + countText(ofKind, "statement") + " the one that came nearest: " + nearest.reason);
    else if (const TrustStatement *other = contradictionIn(rule, statements))
        outcome.reason = "a wanted signer also signed that \"" + other->subject + "\" has " + other->digest + ", which it has not";
    else if (rule.disk && onDisk != TrustAnswer::Yes)
        outcome.reason = "nothing proves that what lies on the disk is what was signed";
    else
        outcome.holds = true;
    if (outcome.holds) {
        for (const auto &[one, key] : signers)
            outcome.reason += (outcome.reason.empty() ? "by " : ", ") + key;
    } else {
        outcome.statements.clear();
    }
    return outcome;
}

} // namespace

std::vector<RuleOutcome> holdRules(const std::vector<TrustRule> &rules, const std::vector<TrustStatement> &statements, TrustAnswer onDisk, std::int64_t at)
{
    std::vector<RuleOutcome> outcomes;
    for (const TrustRule &rule : rules)
        outcomes.push_back(outcomeOf(rule, statements, onDisk, at));
    return outcomes;
}

bool matchesPattern(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t wanted = 0;
    std::size_t star = std::string_view::npos; // the last one seen, which takes one byte more each time that the rest does not fit
    std::size_t starTook = 0;
    while (at < text.size()) {
        if (wanted < pattern.size() && pattern[wanted] == '*') {
            star = wanted++;
            starTook = at;
        } else if (wanted < pattern.size() && (pattern[wanted] == '?' || pattern[wanted] == text[at])) {
            ++wanted;
            ++at;
        } else if (star != std::string_view::npos) {
            wanted = star + 1;
            at = ++starTook;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', wanted) == std::string_view::npos;
}

} // namespace assay

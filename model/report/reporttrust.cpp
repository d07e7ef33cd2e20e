// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reporttrust.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "formats/intoto.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {

namespace {

std::string_view schemeTitle(TrustScheme scheme)
{
    switch (scheme) {
    case TrustScheme::UnsignedSums: return "Checksums that nobody signed";
    case TrustScheme::SignedSums: return "Checksums signed by OpenPGP";
    case TrustScheme::Minisign: return "minisign";
    case TrustScheme::Signify: return "signify";
    case TrustScheme::ContentTrust: return "Docker Content Trust";
    case TrustScheme::Tuf: return "TUF";
    case TrustScheme::CosignSignature: return "cosign signature";
    case TrustScheme::SigstoreBundle: return "Sigstore bundle";
    case TrustScheme::Notation: return "Notation";
    case TrustScheme::OpenPgp: return "OpenPGP signature";
    case TrustScheme::SimpleSigning: break;
    }
    return "OpenPGP simple signing";
}

std::string_view aspectTitle(TrustAspect aspect)
{
    switch (aspect) {
    case TrustAspect::Integrity: return "Records intact";
    case TrustAspect::Signature: return "Signature valid";
    case TrustAspect::Identity: return "Signer relied on";
    case TrustAspect::Freshness: return "Fresh";
    case TrustAspect::Binding: break;
    }
    return "Leads here";
}

std::string signerText(const TrustSigner &signer)
{
    std::string text = displaySafe(signer.name.empty() ? "a signer without a name" : signer.name);
    if (!signer.issuer.empty())
        text += ", by the word of " + displaySafe(signer.issuer);
    return signer.trusted ? text : text + " (not relied on)";
}

void addSigners(std::vector<Fact> &facts, const TrustStatement &statement)
{
    if (statement.signers.empty())
        facts.push_back({"Signed by", "nobody that can be told", false, false});
    for (const TrustSigner &signer : statement.signers) {
        facts.push_back({"Signed by", signerText(signer), true, false});
        if (!signer.key.empty())
            facts.push_back({"Key", displaySafe(signer.key), true, false});
    }
    if (statement.threshold > 1)
        facts.push_back({"Signers needed", std::to_string(statement.threshold), false, false});
}

// How far it reaches, from the digest down.
std::string cover(const TrustReport &report, const TrustStatement &statement)
{
    switch (statement.answer(TrustAspect::Binding)) {
    case TrustAnswer::No: return "something else than what was examined";
    case TrustAnswer::Unknown: return "a digest; it cannot be told that this leads to what was examined";
    case TrustAnswer::Yes: break;
    }
    if (report.imageId.empty())
        return "this file";
    switch (report.onDisk()) {
    case TrustAnswer::Yes: return "this image's records, and what was read of its layers";
    case TrustAnswer::No: return "this image's records, not what was read of its layers";
    case TrustAnswer::Unknown: break;
    }
    return "this image's records; of what was read of its layers it cannot be told";
}

TrustStep stepOf(const TrustCheck &check)
{
    return {check.answer, displaySafe(check.what), displaySafe(check.reason)};
}

} // namespace

std::string_view trustStepWord(TrustAnswer answer)
{
    switch (answer) {
    case TrustAnswer::Yes: return "yes";
    case TrustAnswer::No: return "NO";
    case TrustAnswer::Unknown: break;
    }
    return "unknown";
}

std::string_view trustNothingSaid()
{
    return "Nobody says anything about it in the places that were looked at.";
}

std::string trustSourceTitle(const SourceTrust &source)
{
    std::string title(sideTitles[static_cast<std::size_t>(source.role)]);
    if (source.report) {
        constexpr std::size_t shortId = 19; // "sha256:" and twelve digits: an image without a name
        const std::string &subject = source.report->subject;
        title += ": " + displaySafe(subject == source.report->imageId ? subject.substr(0, shortId) : subject);
    }
    return title;
}

std::string fetchedText(const FetchedPlace &fetched)
{
    constexpr std::size_t mostHosts = 5;
    const FetchedRecord &said = fetched.said;
    const std::vector<std::string> hosts = said.hosts();
    std::string from;
    for (std::size_t i = 0; i < std::min(hosts.size(), mostHosts); ++i)
        from += (i == 0 ? "" : ", ") + displaySafe(hosts[i]);
    if (hosts.size() > mostHosts)
        from += " and " + std::to_string(hosts.size() - mostHosts) + " more";
    return displaySafe(said.asked) + " as " + said.digest + " from " + (from.empty() ? "nobody" : from) + " at " + isoTime(said.began) + " by " + displaySafe(said.tool) + ", "
        + groupedNumber(said.requests.size()) + " answers, " + groupedNumber(said.problems.size()) + " missing";
}

std::vector<Fact> trustSourceFacts(const SourceTrust &source)
{
    std::vector<Fact> facts;
    if (!source.report) {
        facts.push_back({"Not told", displaySafe(source.problem), true, false});
        return facts;
    }
    const TrustReport &report = *source.report;
    facts.push_back({"Location", displaySafe(report.location), true, false});
    facts.push_back({"Judged for", isoTime(report.at), false, false});
    for (const SubjectDigest &subject : report.subjects)
        facts.push_back({subject.leadsToImage() ? "Stands for it" : "May stand for it", displaySafe(subject.digest), true, false});
    if (report.aboutOthers != 0)
        facts.push_back({"About others", groupedNumber(report.aboutOthers) + " further in the same places", false, false});
    for (const FetchedPlace &fetched : report.fetched) {
        facts.push_back({"Fetched", fetchedText(fetched), true, false});
        facts.push_back({"By its own word", displaySafe(fetched.record.place) + ", SHA-256 " + toHex(fetched.record.sha256), true, false});
    }
    for (const std::string &problem : report.problems)
        facts.push_back({"Not read", displaySafe(problem), true, false});
    return facts;
}

std::vector<Fact> trustRuleFacts(const ComparedTrust &trust, const SourceTrust &source)
{
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < source.outcomes.size(); ++i)
        facts.push_back({source.outcomes[i].holds ? "Rule holds" : "Rule FAILS", displaySafe(trust.rules[i].name) + ": " + displaySafe(source.outcomes[i].reason), true, false});
    return facts;
}

TrustBlock trustBlock(const TrustReport &report, const TrustStatement &statement)
{
    TrustBlock block;
    block.title = std::string(schemeTitle(statement.scheme)) + ": " + displaySafe(statement.subject);
    std::vector<Fact> &facts = block.facts;
    addSigners(facts, statement);
    facts.push_back({"Signed digest", statement.digest.empty() ? std::string("none that can be read") : displaySafe(statement.digest), true, false});
    if (!statement.predicateType.empty())
        facts.push_back({"Attestation of", displaySafe(namedPredicate(statement.predicateType)), true, false});
    for (int i = 0; i < trustAspects; ++i) {
        const auto aspect = static_cast<TrustAspect>(i);
        facts.push_back({aspectTitle(aspect), std::string(trustStepWord(statement.answer(aspect))), false, false});
    }
    if (statement.signedAt)
        facts.push_back({"Signed at", isoTime(*statement.signedAt) + (statement.signedAtProven ? ", proven by an authority or a log" : ", by the signer's own word"), false, false});
    if (statement.expires)
        facts.push_back({"Expires", isoTime(*statement.expires), false, false});
    facts.push_back({"Covers", cover(report, statement), false, false});
    for (const TrustCheck &check : statement.checks)
        block.way.push_back(stepOf(check));
    if (report.disk)
        block.way.push_back(stepOf(*report.disk));
    for (const TrustRecord &record : statement.records)
        block.records.push_back({"Record", toHex(record.sha256) + ", " + groupedNumber(record.bytes) + " bytes, " + displaySafe(record.place), true, false});
    return block;
}

} // namespace assay

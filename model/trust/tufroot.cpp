// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/contenttrust.h"
#include "trust/tufwalk.h"

#include "base/bytes.h"
#include "io/digest.h"

#include <algorithm>
#include <iterator>
#include <set>

// The root of a repository: what it is signed by, and why it is to be trusted.
namespace assay {

namespace {

// Of a fingerprint as people write it.
std::string plainHex(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == ':' || c == ' ')
            continue;
        out += c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return out;
}

bool isSignedBy(const TufMetadata &root, const TufMetadata &by, TufKeyring &ring)
{
    return checkSignatures(root, by.roles.at("root"), by.keys, ring).answer == TrustAnswer::Yes;
}

std::string versionText(const TufMetadata &root)
{
    return "version " + std::to_string(root.version);
}

} // namespace

void TufWalk::readRoots()
{
    m_root.report.name = "root";
    const std::string readable = "the metadata of root can be read";
    for (const TufFile &file : m_question.files) {
        if (file.role != "root")
            continue;
        auto metadata = parseTuf(file.bytes, file.place, m_limits);
        std::string why = metadata ? std::string() : metadata.error().message();
        if (metadata && metadata->type != TufType::Root)
            why = file.place + ": it is metadata of the role " + std::string(tufTypeName(metadata->type));
        else if (metadata && metadata->dialect != m_dialect)
            why = file.place + ": it is in another dialect";
        else if (metadata && file.namedVersion && *file.namedVersion != metadata->version)
            why = file.place + ": it is " + versionText(*metadata);
        if (why.empty()) {
            m_roots.push_back({&file, std::move(*metadata)});
            continue;
        }
        m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::No, readable, why));
        if (!m_root.file)
            m_root.setFile(file);
    }
    std::stable_sort(m_roots.begin(), m_roots.end(), [](const Parsed &a, const Parsed &b) { return a.metadata.version < b.metadata.version; });
    if (!m_roots.empty()) {
        m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::Yes, readable));
        m_root.setFile(*m_roots.back().file);
        m_root.setMetadata(m_roots.back().metadata);
    } else if (!m_root.file) {
        m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::Unknown, readable, "it is not at hand"));
    }
}

void TufWalk::checkRoot()
{
    const std::string what = "root is signed by its own keys";
    if (!m_root.metadata) {
        m_root.signature.push_back(tufCheck(TrustAspect::Signature, TrustAnswer::Unknown, what, "there is no root that can be read"));
        m_root.identity.push_back(tufCheck(TrustAspect::Identity, TrustAnswer::Unknown, "the root is one that the analyst trusts", "there is no root that can be read"));
        return;
    }
    const TufMetadata &root = *m_root.metadata;
    for (const Parsed &other : m_roots) {
        if (other.metadata.version == root.version && other.metadata.signedText != root.signedText)
            m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, TrustAnswer::No, "there is one root of each version", other.file->place + " and " + m_root.report.place + " are both " + versionText(root)));
    }
    if (m_dialect == TufDialect::Notary) {
        const auto wrong = std::find_if(root.keys.begin(), root.keys.end(), [](const auto &key) { return toHex(sha256(key.second.hashedText)) != key.first; });
        m_root.integrity.push_back(tufCheck(TrustAspect::Integrity, wrong == root.keys.end() ? TrustAnswer::Yes : TrustAnswer::No, "the ids of the root's keys are their hashes",
                                            wrong == root.keys.end() ? std::string() : "\"" + wrong->first + "\" is not"));
    }
    const TufRole &signers = root.roles.at("root");
    TufSignatures counted = checkSignatures(root, signers, root.keys, m_ring);
    m_root.report.threshold = signers.threshold;
    m_root.report.keys = factsOfKeys(signers, root.keys);
    m_root.report.validKeyIds = std::move(counted.keyIds);
    m_root.signature.push_back(tufCheck(TrustAspect::Signature, counted.answer, what, counted.reason));
    if (m_dialect == TufDialect::Notary)
        checkCertificates();
    checkPinnedKeys();
    readEarlier();
    checkEarlierRoots();
    checkFreshness(m_root, "root");
}

// Notary wants root keys to be certificates that say which repository they are for.
void TufWalk::checkCertificates()
{
    std::size_t fitting = 0;
    std::size_t inTime = 0;
    std::string misfit = "no key that signed is a certificate";
    std::string late = misfit;
    for (const TufKeyFacts &key : m_root.report.keys) {
        if (std::find(m_root.report.validKeyIds.begin(), m_root.report.validKeyIds.end(), key.id) == m_root.report.validKeyIds.end())
            continue;
        if (!key.certificate)
            continue;
        const bool named = m_question.name.empty() || (key.commonNames.size() == 1 && commonNameFits(key.commonNames.front(), m_question.name));
        if (!named)
            misfit = "the certificate is for " + key.certificate->subject;
        else if (key.sha1)
            misfit = "the certificate is signed over SHA-1";
        else if (key.authority)
            misfit = "the certificate is an authority's, which Notary takes from no repository";
        const bool fits = named && !key.sha1 && !key.authority;
        fitting += fits ? 1 : 0;
        const bool now = key.certificate->notBefore <= m_question.at && m_question.at <= key.certificate->notAfter;
        inTime += now && fits ? 1 : 0;
        if (!now)
            late = "one is valid from " + isoTime(key.certificate->notBefore) + " to " + isoTime(key.certificate->notAfter);
    }
    const std::size_t needed = m_root.report.threshold;
    if (m_question.name.empty())
        m_root.identity.push_back(tufCheck(TrustAspect::Identity, TrustAnswer::Unknown, "the certificates that signed the root are for the repository", "the repository's name is not known"));
    else
        m_root.identity.push_back(tufCheck(TrustAspect::Identity, fitting >= needed ? TrustAnswer::Yes : TrustAnswer::No, "the certificates that signed the root are for " + m_question.name, misfit));
    m_root.freshness.push_back(tufCheck(TrustAspect::Freshness, inTime >= needed ? TrustAnswer::Yes : TrustAnswer::No, "the certificates that signed the root are within their time", late));
}

void TufWalk::checkPinnedKeys()
{
    const TufPins &pins = m_question.pins;
    if (pins.keys.empty() && pins.roots.empty()) {
        m_root.identity.push_back(tufCheck(TrustAspect::Identity, TrustAnswer::Unknown, "the root is one that the analyst trusts", "neither a root key nor a trusted root is given"));
        return;
    }
    if (!pins.keys.empty()) {
        std::set<std::string> trusted;
        for (const std::string &key : pins.keys)
            trusted.insert(plainHex(key));
        std::size_t count = 0;
        for (const TufKeyFacts &key : m_root.report.keys) {
            const bool valid = std::find(m_root.report.validKeyIds.begin(), m_root.report.validKeyIds.end(), key.id) != m_root.report.validKeyIds.end();
            // An id that is not the key's hash is whatever the metadata calls it.
            const bool pinned = (key.idFits && (trusted.contains(key.id) || trusted.contains(key.canonicalId))) || (!key.fingerprint.empty() && trusted.contains(key.fingerprint))
                || (key.certificate && trusted.contains(key.certificate->fingerprint));
            count += valid && pinned ? 1 : 0;
        }
        const std::size_t needed = m_root.report.threshold;
        m_root.identity.push_back(tufCheck(TrustAspect::Identity, count >= needed ? TrustAnswer::Yes : TrustAnswer::No, "the root is signed by keys that the analyst trusts",
                                           std::to_string(count) + " of them signed it, " + std::to_string(needed) + " needed"));
    }
    if (pins.roots.empty())
        return;
    // Roots of several repositories may be trusted; one from which this root follows is enough.
    std::optional<TrustCheck> best;
    for (const TufFile &file : pins.roots) {
        TrustCheck one = checkTrustedRoot(file);
        if (!best || (best->answer != TrustAnswer::Yes && one.answer == TrustAnswer::Yes))
            best = std::move(one);
    }
    m_root.identity.push_back(std::move(*best));
}

TrustCheck TufWalk::checkTrustedRoot(const TufFile &file)
{
    TrustCheck check = tufCheck(TrustAspect::Identity, TrustAnswer::Unknown, "the root is a trusted one or follows one");
    const auto trusted = parseTuf(file.bytes, file.place, m_limits);
    if (!trusted) {
        check.reason = trusted.error().message();
        return check;
    }
    check.answer = TrustAnswer::No;
    const TufMetadata &root = *m_root.metadata;
    if (trusted->type != TufType::Root || trusted->dialect != m_dialect) {
        check.reason = file.place + ": it is no root, or one of another dialect";
    } else if (!isSignedBy(*trusted, *trusted, m_ring)) {
        check.reason = file.place + ": it is not signed by its own keys";
    } else if (trusted->version > root.version) {
        check.reason = "the root is " + versionText(root) + ", the trusted one " + versionText(*trusted);
    } else if (trusted->version == root.version) {
        check.answer = trusted->signedText == root.signedText ? TrustAnswer::Yes : TrustAnswer::No;
        if (check.answer == TrustAnswer::No)
            check.reason = "it is another root of the same version as the trusted one";
        else
            m_chain.push_back(root);
    } else {
        check = followTo(*trusted, std::move(check));
    }
    return check;
}

// From one version to the next, each signed by the keys of the one before as well as by its own. TUF 1.0 allows no gap; Notary's client takes any
// later version that the keys of an earlier one signed.
TrustCheck TufWalk::followTo(const TufMetadata &trusted, TrustCheck check)
{
    std::vector<TufMetadata> passed = {trusted};
    const TufMetadata *current = &trusted;
    const TufMetadata &last = m_roots.back().metadata;
    while (current->version < last.version) {
        const TufMetadata *next = nullptr;
        bool present = false;
        for (const Parsed &one : m_roots) {
            const bool candidate = m_dialect == TufDialect::Notary ? one.metadata.version > current->version : one.metadata.version == current->version + 1;
            present = present || candidate;
            if (!next && candidate && isSignedBy(one.metadata, *current, m_ring) && isSignedBy(one.metadata, one.metadata, m_ring))
                next = &one.metadata;
        }
        if (!next) {
            check.answer = present ? TrustAnswer::No : TrustAnswer::Unknown;
            check.reason = present ? "no later root is signed by enough of the root keys of " + versionText(*current) : "the root of version " + std::to_string(current->version + 1) + " is not at hand";
            return check;
        }
        current = next;
        passed.push_back(*next);
    }
    check.answer = current->signedText == last.signedText ? TrustAnswer::Yes : TrustAnswer::No;
    check.reason = check.answer == TrustAnswer::Yes ? std::string() : "another root of that version follows";
    if (check.answer == TrustAnswer::Yes)
        std::move(passed.begin(), passed.end(), std::back_inserter(m_chain));
    return check;
}

} // namespace assay

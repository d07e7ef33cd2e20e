// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/reliedkeys.h"

#include "trust/notationstore.h"
#include "trust/tufseen.h"

#include <algorithm>
#include <set>

namespace assay {

namespace {

constexpr std::string_view notationSubject = "x509.subject:";

bool isPattern(std::string_view text)
{
    return text.find_first_of("*?") != std::string_view::npos;
}

// As a regular expression that means the same.
std::string expressionOf(std::string_view pattern)
{
    std::string expression;
    for (const char c : pattern) {
        if (c == '*' || c == '?')
            expression += c == '*' ? "(?s:.*)" : "(?s:.)";
        else if (std::string_view("\\.+()[]{}|^$").find(c) != std::string_view::npos)
            expression += std::string("\\") + c;
        else
            expression += c;
    }
    return expression;
}

} // namespace

ReliedKeys::ReliedKeys(const Relied &relied, const Limits &limits, std::vector<std::string> &problems)
    : m_relied(relied)
    , m_limits(limits)
    , m_problems(problems)
{
}

const OpenPgpTrust &ReliedKeys::openPgp()
{
    if (m_openPgp)
        return *m_openPgp;
    std::vector<PlacedBytes> files;
    for (const ReliedFile &file : m_relied.openPgpKeys)
        files.push_back({file.place, file.bytes});
    m_openPgp = openPgpTrust(files, m_relied.openPgpFingerprints, m_limits);
    if (!m_openPgp->keyring && !files.empty())
        m_problems.push_back(m_openPgp->unavailable);
    return *m_openPgp;
}

const std::vector<SignifyKey> &ReliedKeys::signify()
{
    if (m_signify)
        return *m_signify;
    m_signify.emplace();
    for (const ReliedFile &file : m_relied.minisignKeys) {
        const auto key = parseSignifyKey(file.bytes, file.place);
        if (key)
            m_signify->push_back(*key);
        else
            m_problems.push_back(key.error().message());
    }
    return *m_signify;
}

void ReliedKeys::addAnchors(const std::vector<ReliedFile> &files, Result<SigstoreAnchorsPtr> (*read)(std::string_view, const std::string &))
{
    for (const ReliedFile &file : files) {
        auto anchors = read(file.bytes, file.place);
        if (anchors)
            m_sigstore->anchors.push_back(std::move(*anchors));
        else
            m_problems.push_back(anchors.error().message());
    }
}

const SigstoreTrust &ReliedKeys::sigstore()
{
    if (m_sigstore)
        return *m_sigstore;
    m_sigstore.emplace();
    for (const ReliedFile &file : m_relied.publicKeys) {
        const auto key = PublicKey::fromPem(file.bytes, file.place);
        if (key)
            m_sigstore->keys.push_back(*key);
        else
            m_problems.push_back(key.error().message());
    }
    for (const ReliedFile &file : m_relied.sigstoreRoots) {
        auto anchors = SigstoreAnchors::fromTrustedRoot(file.bytes, file.place, m_limits);
        if (anchors)
            m_sigstore->anchors.push_back(std::move(*anchors));
        else
            m_problems.push_back(anchors.error().message());
    }
    addAnchors(m_relied.certificateAuthorities, &SigstoreAnchors::fromAuthorities);
    addAnchors(m_relied.timeStampAuthorities, &SigstoreAnchors::fromTimestampAuthorities);
    addAnchors(m_relied.logKeys, &SigstoreAnchors::fromLogKey);
    for (const TrustedName &identity : m_relied.identities) {
        if (identity.name.starts_with(notationSubject))
            continue;
        SigstoreIdentity wanted;
        wanted.nameIsPattern = isPattern(identity.name);
        wanted.name = wanted.nameIsPattern ? expressionOf(identity.name) : identity.name;
        wanted.issuerIsPattern = isPattern(identity.issuer);
        wanted.issuer = wanted.issuerIsPattern ? expressionOf(identity.issuer) : identity.issuer;
        m_sigstore->identities.push_back(std::move(wanted));
    }
    return *m_sigstore;
}

TrustAnchorsPtr ReliedKeys::anchorsOf(const std::vector<ReliedFile> &files)
{
    std::vector<TrustAnchorsPtr> parts;
    std::string places;
    for (const ReliedFile &file : files) {
        auto anchors = TrustAnchors::fromBytes(file.bytes, file.place);
        places += (places.empty() ? "" : ", ") + file.place;
        if (anchors)
            parts.push_back(std::move(*anchors));
        else if (const std::string problem = anchors.error().message(); std::find(m_problems.begin(), m_problems.end(), problem) == m_problems.end())
            m_problems.push_back(problem);
    }
    return TrustAnchors::joined(parts, places);
}

NotationWay ReliedKeys::notationByName()
{
    NotationTrust trust;
    trust.authorities = anchorsOf(m_relied.certificateAuthorities);
    trust.signingAuthorities = anchorsOf(m_relied.signingAuthorities);
    trust.timeStampers = anchorsOf(m_relied.timeStampAuthorities);
    for (const TrustedName &identity : m_relied.identities) {
        if (identity.name.starts_with(notationSubject) && !identity.issuer.empty())
            m_problems.push_back("the identity \"" + identity.name + "\" was left out: who issued a certificate of notation is told by the authorities that are given, not by a name");
        else if (identity.name == "*" && identity.issuer.empty()) // with an issuer it is about Sigstore only
            trust.identities = {"*"};
        else if (identity.name.starts_with(notationSubject) && trust.identities != std::vector<std::string>{"*"})
            trust.identities.push_back(identity.name);
    }
    return {std::move(trust)};
}

NotationWay ReliedKeys::notationByPolicy(const ReliedNotation &config, const std::vector<std::string> &repositories)
{
    NotationWay way;
    std::set<std::string> chosen;
    // What has no name is for those policies alone that are for everything.
    for (const std::string &repository : repositories.empty() ? std::vector<std::string>(1) : repositories) {
        const std::string policy = notationPolicyFor(*config.store, repository);
        if (policy.empty() || !chosen.insert(policy).second)
            continue;
        auto trust = notationTrustFor(*config.store, repository);
        if (!trust)
            m_problems.push_back(trust.error().message());
        way.push_back(trust ? std::move(*trust) : NotationTrust());
    }
    if (chosen.empty()) {
        const std::string why = repositories.empty() ? std::string("there is no policy for \"*\", and it is not known of which repository the image is")
                                                     : "there is no policy for \"" + repositories.front() + '"';
        m_problems.push_back(makeError(ErrorCode::NotFound, config.store->policyFile, why).message());
    }
    for (const Error &problem : config.store->problems)
        m_problems.push_back(problem.message());
    return way;
}

const std::vector<NotationWay> &ReliedKeys::notation(const std::vector<std::string> &repositories)
{
    if (m_notation)
        return *m_notation;
    m_notation.emplace();
    NotationWay named = notationByName();
    const bool anyNamed = named.front().authorities || named.front().signingAuthorities;
    if (anyNamed || m_relied.notationConfigs.empty())
        m_notation->push_back(std::move(named));
    for (const ReliedNotation &config : m_relied.notationConfigs) {
        if (NotationWay way = notationByPolicy(config, repositories); !way.empty())
            m_notation->push_back(std::move(way));
    }
    if (m_notation->empty())
        m_notation->push_back({NotationTrust()});
    return *m_notation;
}

const TufPins &ReliedKeys::tuf()
{
    if (m_tuf)
        return *m_tuf;
    m_tuf.emplace();
    m_tuf->keys = m_relied.tufRootKeys;
    // A whole folder of metadata may be given: its roots are trusted, and all of it was seen.
    for (const ReliedFile &file : m_relied.tufRoots) {
        const auto metadata = parseTuf(file.bytes, file.place, Limits{});
        TufFile seen = tufFileSeen(file, metadata);
        if (seen.role == "root")
            m_tuf->roots.push_back(seen);
        if (metadata || !file.folder.empty())
            m_tuf->seen.push_back(std::move(seen));
    }
    return *m_tuf;
}

} // namespace assay

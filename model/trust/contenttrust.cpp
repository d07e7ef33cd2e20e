// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/contenttrust.h"

#include "trust/tufbrokenroles.h"
#include "trust/tufstatement.h"
#include "trust/tufwalk.h"

#include <algorithm>
#include <map>

namespace assay {

namespace {

constexpr std::string_view releases = "targets/releases";

bool isReleased(const std::string &role)
{
    return role == "targets" || role == releases;
}

std::string signerName(const std::string &role)
{
    return role.substr(std::string_view("targets/").size());
}

// One role's word on one tag.
struct Entry {
    std::size_t node;
    const TufTarget *target;
};

class Docker {
public:
    Docker(const TufQuestion &question, const Limits &limits) : m_walk(question, TufDialect::Notary, limits) {}

    TufReport report();

private:
    void collect();
    void statementsOf(const std::string &tag, const std::vector<Entry> &entries);
    void statementOf(const std::string &tag, const std::vector<Entry> &all, const std::vector<Entry> &same);
    void addLookup(TrustStatement &statement, const std::string &tag, const std::vector<Entry> &all, const std::vector<Entry> &same);
    void judgeRoles();
    // Whether all that is said of a role and of those on the way to it is so; time apart.
    bool isSound(std::size_t node) const { return m_judged[node].sound; }
    // A delegation that has expired vouches for nothing any more, whatever the role says that docker takes the tag from.
    bool isFresh(std::size_t node) const { return m_judged[node].fresh; }
    TrustAnswer maySpeakOf(std::size_t node, const std::string &tag);
    void addKeys();

    TufWalk m_walk;
    TufReport m_report;
    std::map<std::string, std::vector<Entry>> m_entries; // by tag
    struct Judged {
        bool sound = false;
        bool fresh = false;
    };
    std::vector<Judged> m_judged; // by node
    std::size_t m_checks = 0;     // of all statements
};

TufReport Docker::report()
{
    m_report.dialect = TufDialect::Notary;
    m_report.name = m_walk.question().name;
    m_report.roles = m_walk.reports();
    addKeys();
    judgeRoles();
    collect();
    for (const auto &[tag, entries] : m_entries)
        statementsOf(tag, entries);
    addBrokenRoles(m_walk, TrustScheme::ContentTrust, m_report);
    m_report.work = mostTufWork - m_walk.workLeft();
    if (m_entries.empty())
        m_report.statements.push_back(statementWithoutTarget(m_walk, TrustScheme::ContentTrust));
    return std::move(m_report);
}

void Docker::addKeys()
{
    const auto canonical = [](const TufRoleReport &role) {
        std::vector<std::string> ids;
        for (const TufKeyFacts &key : role.keys)
            ids.push_back(key.canonicalId);
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    for (const TufRoleReport &role : m_report.roles) {
        std::vector<std::string> ids;
        for (const TufKeyFacts &key : role.keys)
            ids.push_back(key.id);
        if (role.name == "root" || role.name == "targets")
            m_report.administrativeKeys.push_back({role.name == "root" ? "Root" : "Repository", std::move(ids)});
        else if (role.name.starts_with("targets/") && role.name != releases)
            m_report.signers.push_back({signerName(role.name), canonical(role)});
    }
}

void Docker::collect()
{
    for (std::size_t i = 0; i < m_walk.nodes().size(); ++i) {
        const TufNode &node = m_walk.nodes()[i];
        if (!node.metadata)
            continue;
        for (const TufTarget &target : node.metadata->targets)
            m_entries[target.name].push_back({i, &target});
    }
}

// Parents come before those that they delegate to: each is looked at once.
void Docker::judgeRoles()
{
    const auto allYes = [](const std::vector<TrustCheck> &checks, bool fresh) {
        return std::all_of(checks.begin(), checks.end(), [fresh](const TrustCheck &one) { return (one.aspect == TrustAspect::Freshness) != fresh || one.answer == TrustAnswer::Yes; });
    };
    for (std::size_t i = 0; i < m_walk.nodes().size(); ++i) {
        const auto edge = m_walk.edgeTo(i);
        if (!edge) {
            m_judged.push_back({i == 0, i == 0});
            continue;
        }
        const Judged &above = m_judged[m_walk.edges()[*edge].parent];
        const std::vector<TrustCheck> checks = m_walk.checksOf(m_walk.edges()[*edge]);
        m_judged.push_back({above.sound && allYes(checks, false), above.fresh && allYes(checks, true)});
    }
}

TrustAnswer Docker::maySpeakOf(std::size_t node, const std::string &tag)
{
    const auto path = m_walk.pathTo(node);
    TrustAnswer answer = path ? TrustAnswer::Yes : TrustAnswer::No;
    for (const std::size_t index : path.value_or(std::vector<std::size_t>())) {
        const TrustAnswer one = m_walk.matches(m_walk.edges()[index], tag);
        if (one == TrustAnswer::No)
            return one;
        if (one == TrustAnswer::Unknown)
            answer = one;
    }
    return answer;
}

void Docker::statementsOf(const std::string &tag, const std::vector<Entry> &entries)
{
    std::map<std::string, std::vector<Entry>> byDigest;
    for (const Entry &entry : entries) {
        std::string said = digestOf(*entry.target) + ' ' + std::to_string(entry.target->length);
        for (const std::string &further : furtherDigestsOf(*entry.target))
            said += ' ' + further;
        byDigest[said].push_back(entry);
    }
    const auto &wanted = m_walk.question().wanted;
    for (const auto &[digest, same] : byDigest) {
        if (wanted && !wanted(m_walk.question().name + ':' + tag, digestOf(*same.front().target)))
            ++m_report.statementsLeftOut;
        else if (m_report.statements.size() >= mostTufStatements || m_checks >= mostTufChecks)
            ++m_report.statementsTooMany;
        else
            statementOf(tag, entries, same);
    }
}

void Docker::statementOf(const std::string &tag, const std::vector<Entry> &all, const std::vector<Entry> &same)
{
    const auto nameOf = [this](const Entry &entry) -> const std::string & { return m_walk.nodes()[entry.node].report.name; };
    // The role that docker would take it from, else the first that has it.
    auto chosen = std::find_if(same.begin(), same.end(), [&](const Entry &one) { return nameOf(one) == releases && maySpeakOf(one.node, tag) == TrustAnswer::Yes; });
    if (chosen == same.end())
        chosen = std::find_if(same.begin(), same.end(), [&](const Entry &one) { return nameOf(one) == "targets"; });
    if (chosen == same.end())
        chosen = same.begin();
    const std::vector<std::size_t> path = m_walk.pathTo(chosen->node).value_or(std::vector<std::size_t>());
    TrustStatement statement = statementFor(m_walk, TrustScheme::ContentTrust, *chosen->target, path);
    statement.subject = m_walk.question().name + ':' + tag;
    statement.subjectIsSigned = true;
    addLookup(statement, tag, all, same);
    const bool rootTrusted = statement.answer(TrustAspect::Identity) == TrustAnswer::Yes && statement.answer(TrustAspect::Signature) == TrustAnswer::Yes;
    for (const Entry &entry : same) {
        const TufNode &node = m_walk.nodes()[entry.node];
        if (isReleased(node.report.name) || !isSound(entry.node) || maySpeakOf(entry.node, tag) != TrustAnswer::Yes)
            continue;
        const auto key = std::find_if(node.report.keys.begin(), node.report.keys.end(), [&node](const TufKeyFacts &one) { return !node.report.validKeyIds.empty() && one.id == node.report.validKeyIds.front(); });
        const bool trusted = rootTrusted && isFresh(entry.node);
        statement.signers.push_back({signerName(node.report.name), {}, key == node.report.keys.end() ? std::string() : key->canonicalId, trusted});
    }
    const TufNode &node = m_walk.nodes()[chosen->node];
    if (statement.signers.empty() && isReleased(node.report.name) && !node.report.validKeyIds.empty())
        statement.signers.push_back({"Repo Admin", {}, node.report.validKeyIds.front(), rootTrusted});
    m_checks += statement.checks.size();
    m_report.statements.push_back(std::move(statement));
}

void Docker::addLookup(TrustStatement &statement, const std::string &tag, const std::vector<Entry> &all, const std::vector<Entry> &same)
{
    // A role whose paths do not cover the tag is passed over.
    const auto has = [&](const std::vector<Entry> &entries, std::string_view role) {
        return std::any_of(entries.begin(), entries.end(), [&](const Entry &one) { return m_walk.nodes()[one.node].report.name == role && maySpeakOf(one.node, tag) != TrustAnswer::No; });
    };
    const std::string what = "docker takes the tag as signed";
    const auto add = [&](TrustAnswer answer, std::string reason) { statement.checks.push_back(tufCheck(TrustAspect::Identity, answer, what, std::move(reason))); };
    if (same.front().target->hashes.sha256.empty())
        return add(TrustAnswer::No, "it has no SHA-256 there, and docker takes no other digest");
    if (has(same, releases))
        return add(TrustAnswer::Yes, {});
    if (const std::string &role = m_walk.nodes()[same.front().node].report.name; !has(same, "targets"))
        return add(TrustAnswer::No, "it stands in " + role + (role == releases ? " only, whose paths do not cover it" : " only, and docker looks in targets/releases and targets"));
    if (has(all, releases))
        return add(TrustAnswer::No, "docker looks in targets/releases first, where the tag has another digest");
    const auto first = m_walk.find(std::string(releases));
    if (first && !m_walk.nodes()[*first].absent && !isSound(*first) && maySpeakOf(*first, tag) != TrustAnswer::No)
        return add(TrustAnswer::Unknown, "docker looks in targets/releases first, which is not at hand or does not hold");
    add(TrustAnswer::Yes, {});
}

} // namespace

bool commonNameFits(std::string_view commonName, std::string_view gun)
{
    if (!commonName.ends_with('*'))
        return commonName == gun;
    while (commonName.ends_with('*'))
        commonName.remove_suffix(1);
    return gun.starts_with(commonName);
}

TufReport checkContentTrust(const TufQuestion &question, const Limits &limits)
{
    return Docker(question, limits).report();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/tuf.h"

#include "trust/contenttrust.h"
#include "trust/tufbrokenroles.h"
#include "trust/tufstatement.h"
#include "trust/tufwalk.h"

#include <algorithm>
#include <map>
#include <set>

namespace assay {

namespace {

// Steps of all look-ups of one repository together.
constexpr std::uint64_t mostSteps = 5'000'000;

// Where a client ends up that looks for a name.
struct Found {
    enum class How : std::uint8_t { Target, NotThere, CannotTell, TooFar };
    How how = How::NotThere;
    std::size_t node = 0;
    std::vector<std::size_t> path; // edges
    std::string reason;
    std::vector<std::size_t> passed; // edges to the roles that were looked in before, and do not have it
};

class Repository {
public:
    Repository(const TufQuestion &question, const Limits &limits) : m_walk(question, TufDialect::Tuf1, limits) {}

    TufReport report();

private:
    struct Entry {
        std::size_t node;
        const TufTarget *target;
    };

    Found lookUp(const std::string &target);
    void statementsOf(const std::string &name, const std::vector<Entry> &entries);
    bool takes(const TufTarget &target);
    void push(TrustStatement statement);
    void addPassed(TrustStatement &statement, const Found &found) const;
    void addSigners(TrustStatement &statement, std::size_t node) const;
    const TufTarget *targetIn(std::size_t node, const std::string &name) const;

    TufWalk m_walk;
    TufReport m_report;
    std::uint64_t m_steps = 0;
    std::size_t m_checks = 0; // of all statements
};

const TufTarget *Repository::targetIn(std::size_t node, const std::string &name) const
{
    const auto &targets = m_walk.nodes()[node].metadata->targets;
    const auto at = std::lower_bound(targets.begin(), targets.end(), name, [](const TufTarget &one, const std::string &wanted) { return one.name < wanted; });
    return at == targets.end() || at->name != name ? nullptr : &*at;
}

// Depth first, in the order of the delegations; a terminating one that matches ends the search beside it.
Found Repository::lookUp(const std::string &target)
{
    struct Step {
        std::size_t node;
        std::vector<std::size_t> path;
    };
    std::set<std::size_t> seen;
    std::vector<std::size_t> passed;
    std::vector<Step> open = {{0, {}}};
    while (!open.empty()) {
        Step step = std::move(open.back());
        open.pop_back();
        if (!seen.insert(step.node).second)
            continue;
        const TufNode &node = m_walk.nodes()[step.node];
        if (!node.metadata)
            return {Found::How::CannotTell, step.node, std::move(step.path), "a client looks in " + node.report.name + " first, which is not at hand or cannot be read", {}};
        if (targetIn(step.node, target))
            return {Found::How::Target, step.node, std::move(step.path), {}, std::move(passed)};
        if (!step.path.empty())
            passed.push_back(step.path.back());
        std::vector<Step> children;
        for (const std::size_t index : node.edges) {
            const TufEdge &edge = m_walk.edges()[index];
            const TrustAnswer matches = m_walk.matches(edge, target);
            if (matches == TrustAnswer::Yes)
                m_steps += step.path.size(); // it is copied
            if (++m_steps > mostSteps || matches == TrustAnswer::Unknown)
                return {Found::How::TooFar, step.node, {}, "the delegations are too many to look this name up", {}};
            if (matches == TrustAnswer::No)
                continue;
            Step &child = children.emplace_back(Step{edge.child, step.path});
            child.path.push_back(index);
            if (edge.delegation->terminating) {
                open.clear();
                break;
            }
        }
        std::move(children.rbegin(), children.rend(), std::back_inserter(open));
    }
    return {};
}

// A role that comes first and is not what it must be might have had the name with another digest: a client ends there (TUF 1.0, 5.6.7).
void Repository::addPassed(TrustStatement &statement, const Found &found) const
{
    for (const std::size_t index : found.passed) {
        const TufEdge &edge = m_walk.edges()[index];
        for (const TrustCheck &check : m_walk.checksOf(edge)) {
            const bool onTheWay = std::find(found.path.begin(), found.path.end(), index) != found.path.end();
            if (check.answer != TrustAnswer::Yes && !onTheWay)
                statement.add(check.aspect, check.answer, "where a client looks first, " + check.what, check.reason);
        }
    }
}

void Repository::addSigners(TrustStatement &statement, std::size_t index) const
{
    const TufRoleReport &role = m_walk.nodes()[index].report;
    const bool trusted = statement.answer(TrustAspect::Identity) == TrustAnswer::Yes && statement.answer(TrustAspect::Signature) == TrustAnswer::Yes;
    for (const std::string &id : role.validKeyIds) {
        const auto key = std::find_if(role.keys.begin(), role.keys.end(), [&id](const TufKeyFacts &one) { return one.id == id; });
        const bool isHash = key != role.keys.end() && key->idFits; // otherwise it is whatever the metadata calls the key
        const std::string fingerprint = key != role.keys.end() ? key->fingerprint : std::string();
        statement.signers.push_back({role.name, {}, isHash ? id : fingerprint, trusted, fingerprint});
    }
}

// Whether one more is to be made; counts those that are not.
bool Repository::takes(const TufTarget &target)
{
    const auto &wanted = m_walk.question().wanted;
    if (wanted && !wanted(target.name, digestOf(target)))
        ++m_report.statementsLeftOut;
    else if (m_report.statements.size() >= mostTufStatements || m_checks >= mostTufChecks)
        ++m_report.statementsTooMany;
    else
        return true;
    return false;
}

void Repository::push(TrustStatement statement)
{
    m_checks += statement.checks.size();
    m_report.statements.push_back(std::move(statement));
}

void Repository::statementsOf(const std::string &name, const std::vector<Entry> &entries)
{
    const std::string what = "a client that looks the name up takes it from there";
    std::set<std::string> said;
    const bool any = std::any_of(entries.begin(), entries.end(), [this](const Entry &entry) {
        const auto &wanted = m_walk.question().wanted;
        return !wanted || wanted(entry.target->name, digestOf(*entry.target));
    });
    if (!any || m_report.statements.size() >= mostTufStatements || m_checks >= mostTufChecks) {
        for (const Entry &entry : entries) {
            if (said.insert(digestOf(*entry.target)).second)
                ++(any ? m_report.statementsTooMany : m_report.statementsLeftOut);
        }
        return;
    }
    const Found found = lookUp(name);
    if (found.how == Found::How::Target && takes(*targetIn(found.node, name))) {
        const TufTarget &target = *targetIn(found.node, name);
        TrustStatement statement = statementFor(m_walk, TrustScheme::Tuf, target, found.path);
        statement.add(TrustAspect::Identity, TrustAnswer::Yes, what);
        addPassed(statement, found);
        addSigners(statement, found.node);
        push(std::move(statement));
    }
    if (found.how == Found::How::Target)
        said.insert(digestOf(*targetIn(found.node, name)));
    for (const Entry &entry : entries) {
        if (!said.insert(digestOf(*entry.target)).second || !takes(*entry.target))
            continue;
        TrustStatement statement = statementFor(m_walk, TrustScheme::Tuf, *entry.target, m_walk.pathTo(entry.node).value_or(std::vector<std::size_t>()));
        const bool told = found.how == Found::How::Target || found.how == Found::How::NotThere;
        const std::string reason = found.how == Found::How::Target ? "it takes it from " + m_walk.nodes()[found.node].report.name + ", where it has another digest"
            : found.how == Found::How::NotThere                    ? "no delegation leads to " + m_walk.nodes()[entry.node].report.name + " for this name"
                                                                   : found.reason;
        statement.add(TrustAspect::Identity, told ? TrustAnswer::No : TrustAnswer::Unknown, what, reason);
        addSigners(statement, entry.node);
        push(std::move(statement));
    }
}

TufReport Repository::report()
{
    m_report.dialect = TufDialect::Tuf1;
    m_report.name = m_walk.question().name;
    m_report.roles = m_walk.reports();
    for (std::size_t i = 0; i < m_report.roles.size(); ++i) {
        const TufRoleReport &role = m_report.roles[i];
        std::vector<std::string> ids;
        for (const TufKeyFacts &key : role.keys)
            ids.push_back(key.id);
        constexpr std::size_t topLevel = 4;
        (i < topLevel ? m_report.administrativeKeys : m_report.signers).push_back({role.name, std::move(ids)});
    }
    std::map<std::string, std::vector<Entry>> entries;
    for (std::size_t i = 0; i < m_walk.nodes().size(); ++i) {
        const TufNode &node = m_walk.nodes()[i];
        if (!node.metadata)
            continue;
        for (const TufTarget &target : node.metadata->targets)
            entries[target.name].push_back({i, &target});
    }
    for (const auto &[name, all] : entries)
        statementsOf(name, all);
    addBrokenRoles(m_walk, TrustScheme::Tuf, m_report);
    m_report.work = mostTufWork - m_walk.workLeft() + m_steps;
    if (entries.empty())
        m_report.statements.push_back(statementWithoutTarget(m_walk, TrustScheme::Tuf));
    return std::move(m_report);
}

} // namespace

TrustAnswer TufRoleReport::answer(TrustAspect aspect) const
{
    TrustStatement statement;
    statement.checks = checks;
    return statement.answer(aspect);
}

TufReport checkTufRepository(const TufQuestion &question, const Limits &limits)
{
    return Repository(question, limits).report();
}

TufReport checkTufMetadata(const TufQuestion &question, const Limits &limits)
{
    std::optional<TufDialect> dialect;
    for (const bool rootsOnly : {true, false}) {
        for (const TufFile &file : question.files) {
            if (dialect || (rootsOnly && file.role != "root"))
                continue;
            if (const auto metadata = parseTuf(file.bytes, file.place, limits))
                dialect = metadata->dialect;
        }
    }
    return dialect == TufDialect::Tuf1 ? checkTufRepository(question, limits) : checkContentTrust(question, limits);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redaction.h"

#include "base/joinwords.h"
#include "compare/withoutpaths.h"
#include "report/evidence.h"
#include "report/redactedsource.h"
#include "report/reporthashlists.h"
#include "report/reportjournal.h"
#include "report/trustjson.h"
#include "tree/pathwalk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

namespace assay {
namespace {

Unexpected stopped()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

// Where a relative link leads by its words alone, from "/" on; nothing of the tree is followed.
std::string linkedPath(std::string_view link, std::string_view target)
{
    const std::string_view folder = link.substr(0, std::min(link.rfind('/'), link.size()));
    const bool atTop = link.find('/') == std::string_view::npos;
    const std::string whole = target.starts_with('/') || atTop ? std::string(target) : std::string(folder) + '/' + std::string(target);
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string_view part = std::string_view(whole).substr(at, end - at);
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            parts.push_back(part);
        at = end + 1;
    }
    return joinWords(parts, "/");
}

class Redactor {
public:
    Redactor(const Comparison &whole, RedactedReport &report, const PathPatterns &paths, const PathPatterns &notes, WithheldPhrases phrases, Context &context)
        : m_whole(whole), m_report(report), m_paths(paths), m_notes(notes), m_context(context), m_redaction(std::make_shared<Redaction>()), m_replace(m_redaction->phrases)
    {
        m_redaction->phrases = std::move(phrases);
        for (const LoadedSourcePtr &source : whole.allSources()) {
            if (source->source)
                m_redaction->places.push_back(source->source->location());
        }
    }

    Status run()
    {
        if (!gatherWords())
            return stopped();
        const auto digest = evidenceDigest(m_whole, m_report.options, m_context);
        if (!digest)
            return Unexpected(digest.error());
        m_redaction->evidenceSha256 = toHex(*digest);
        auto comparison = std::make_shared<Comparison>(m_whole);
        if (!redactSources(*comparison) || !redactTree(*comparison))
            return stopped();
        redactFindings(*comparison);
        redactContainers(*comparison);
        m_report.comparison = std::move(comparison);
        redactNotes();
        redactHashLists();
        redactJournal();
        redactWords();
        if (Status done = redactTrust(); !done)
            return done;
        std::erase_if(m_report.exhibits, [this](const ExhibitWanted &wanted) {
            const bool withheld = withholdsPath(wanted.path);
            counts().exhibits += withheld;
            return withheld;
        });
        for (ExhibitWanted &wanted : m_report.exhibits)
            replaceAll(wanted.tags);
        counts().texts = m_replace.texts();
        m_report.options.redaction = std::move(m_redaction);
        return m_context.cancelled() ? Status(stopped()) : Status();
    }

private:
    WithheldCounts &counts() { return m_redaction->counts; }
    bool tells(std::string_view text) const { return m_redaction->words.namedIn(text); }
    bool named(std::string_view text) const { return m_redaction->phrases.namedIn(text); }
    // Of hostile paths it may take long: once it is to stop, the answer does not matter.
    bool withholds(std::string_view path) const { return m_context.cancelled() || m_paths.matchAnyAbove(path) || m_tellingRows.contains(std::string(path)) || (named(path) && m_whole.tree->find(path)); }

    // Also of what is in no tree: a name that was not taken, a file of the store. A path that is shown is told as it is.
    bool withholdsPlace(std::string_view path) const { return withholds(path) || (tells(path) && !m_whole.tree->find(path)); }

    // Of what cannot be shown with words taken out, as it would be another path then.
    bool withholdsPath(std::string_view path) const { return withholdsPlace(path) || named(path); }

    // By node. A node below one that is withheld is withheld.
    template<class Tree, class Node>
    std::optional<std::vector<std::uint8_t>> withheldIn(const Tree &tree) const
    {
        std::vector<std::uint8_t> withheld(tree.size());
        PathWalk<Tree, Node> paths(tree);
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            if ((i & 0xFFF) == 0 && m_context.cancelled())
                return std::nullopt;
            const std::string_view path = paths(Node(i)).substr(1);
            withheld[i] = withheld[tree.parent(Node(i)).value] || m_paths.match(path) || named(path) || (!m_tellingRows.empty() && m_tellingRows.contains(std::string(path)));
        }
        return withheld;
    }

    // Of all layers, so that what a layer above hides is not told either.
    bool gatherWords()
    {
        std::set<const LayerTree *> trees;
        for (const LoadedSourcePtr &source : m_whole.allSources()) {
            for (const auto &layer : source->tree ? source->tree->layers() : std::vector<std::shared_ptr<const LayerTree>>())
                trees.insert(layer.get());
        }
        std::unordered_set<std::string_view> shownNames;
        std::vector<std::pair<const LayerTree *, std::vector<std::uint8_t>>> all;
        for (const LayerTree *tree : trees) {
            auto withheld = withheldIn<LayerTree, NodeId>(*tree);
            if (!withheld)
                return false;
            for (std::uint32_t i = 1; i < tree->size(); ++i) {
                if (!(*withheld)[i])
                    shownNames.insert(tree->name(NodeId(i)));
            }
            all.emplace_back(tree, std::move(*withheld));
        }
        WithheldWords names;
        for (const auto &[tree, withheld] : all) {
            PathWalk<LayerTree, NodeId> paths(*tree);
            for (std::uint32_t i = 1; i < tree->size(); ++i) {
                if (!withheld[i])
                    continue;
                const std::string_view path = paths(NodeId(i)).substr(1);
                const std::string_view name = tree->name(NodeId(i));
                const bool isOwn = !shownNames.contains(name);
                if (isOwn)
                    names.add(name);
                if (isOwn || path.size() != name.size())
                    m_redaction->words.add(path);
                if (isOwn)
                    m_redaction->words.add(name);
            }
        }
        return gatherTellingRows(names);
    }

    // A link to what is withheld names it, and so may an attribute.
    bool gatherTellingRows(const WithheldWords &names)
    {
        for (const LoadedSourcePtr &source : m_whole.allSources()) {
            if (!source->tree)
                continue;
            const FsTree &tree = *source->tree;
            PathWalk<FsTree, NodeId> paths(tree);
            std::vector<std::uint8_t> withheld(tree.size());
            for (std::uint32_t i = 1; i < tree.size(); ++i) {
                if ((i & 0xFFF) == 0 && m_context.cancelled())
                    return false;
                const NodeId id(i);
                const std::string_view path = paths(id).substr(1);
                withheld[i] = withheld[tree.parent(id).value] || m_paths.match(path) || named(path);
                if (withheld[i])
                    continue;
                if (rowTells(tree, id, path)) {
                    m_tellingRows.emplace(path);
                    withheld[i] = 1;
                } else if (names.namedIn(tree.name(id))) {
                    ++m_redaction->tellingPaths;
                    m_redaction->tellingPath = path;
                }
            }
        }
        return true;
    }

    bool rowTells(const FsTree &tree, NodeId id, std::string_view path) const
    {
        const Entry &entry = tree.entry(id);
        if (entry.type == EntryType::Symlink) {
            const std::string_view target = tree.target(id);
            if (tells(target) || named(target) || m_paths.matchAnyAbove(linkedPath(path, target)))
                return true;
        }
        if (entry.xattrs == Entry::none)
            return false;
        const XattrList xattrs = tree.xattrs(id);
        return std::any_of(xattrs.begin(), xattrs.end(), [this](const auto &xattr) { return tells(xattr.first) || tells(xattr.second) || named(xattr.first) || named(xattr.second); });
    }

    bool redactSources(Comparison &comparison)
    {
        for (LoadedSourcePtr &source : comparison.sources) {
            if (source && !redactSource(source))
                return false;
        }
        for (LoadedSourcePtr &source : comparison.further) {
            if (!redactSource(source))
                return false;
        }
        return true;
    }

    // Places that read the same without their words are still as many.
    void replaceInParts(std::vector<SkippedPart> &parts)
    {
        std::map<std::string, std::string> wholes; // by what is shown of them
        for (SkippedPart &part : parts) {
            const std::string whole = part.path;
            m_replace(part.path);
            m_replace(part.reason);
            const std::string shown = part.path;
            for (int number = 2; wholes.try_emplace(part.path, whole).first->second != whole; ++number)
                part.path = shown + " (" + std::to_string(number) + ')';
        }
    }

    bool redactSource(LoadedSourcePtr &source)
    {
        auto redacted = std::make_shared<LoadedSource>(*source);
        redacted->skipped = skippedParts(*source);
        counts().parts += std::erase_if(redacted->skipped, [this](const SkippedPart &part) { return withholdsPlace(part.path) || tells(part.reason); });
        for (LoadedLayer &layer : redacted->layers) {
            if (tells(layer.verdictReason)) {
                layer.verdictReason = withheldText;
                ++counts().reasons;
            }
        }
        std::erase_if(redacted->findings, [this](const Finding &finding) { return withholds(finding); });
        m_replace(redacted->findings);
        replaceInParts(redacted->skipped);
        for (LoadedLayer &layer : redacted->layers) {
            m_replace(layer.verdictReason);
            m_replace(layer.layer.store);
            m_replace(layer.layer.createdBy);
        }
        if (redacted->image)
            m_replace(*redacted->image);
        if (redacted->source)
            redacted->source = redactedSource(source, m_replace);
        if (source->tree) {
            auto withheld = withheldIn<FsTree, NodeId>(*source->tree);
            if (!withheld)
                return false;
            FsTreeWithout without = withoutNodes(*source->tree, *withheld);
            redacted->tree = without.tree;
            Redaction::Listing &listing = m_redaction->listings[redacted.get()];
            listing.whole = source;
            for (std::uint32_t i = 1; i < withheld->size(); ++i)
                counts().parts += (*withheld)[i] && source->tree->entry(NodeId(i)).has(EntryFlag::Unreadable | EntryFlag::Unstable);
            listing.rows = static_cast<std::uint64_t>(std::count(withheld->begin(), withheld->end(), 1));
            listing.withheld = std::move(*withheld);
            m_trees.emplace(source->tree.get(), std::move(without));
        }
        source = std::move(redacted);
        return true;
    }

    bool redactTree(Comparison &comparison)
    {
        const DiffTree &whole = *m_whole.tree;
        std::array<FsTreeWithout, sideCount> sides;
        for (int side = 0; side < sideCount; ++side) {
            const FsTree *tree = whole.tree(side).get();
            if (!tree)
                continue;
            auto known = m_trees.find(tree);
            if (known == m_trees.end()) { // some layers of a source only
                const auto withheld = withheldIn<FsTree, NodeId>(*tree);
                if (!withheld)
                    return false;
                known = m_trees.emplace(tree, withoutNodes(*tree, *withheld)).first;
            }
            sides[static_cast<std::size_t>(side)] = known->second;
        }
        const auto withheld = withheldIn<DiffTree, DiffNodeId>(whole);
        if (!withheld)
            return false;
        for (std::uint32_t i = 1; i < whole.size(); ++i) {
            if (!(*withheld)[i])
                continue;
            ++counts().paths;
            ++counts().list[static_cast<std::size_t>(pathListOf(whole, DiffNodeId(i)))];
        }
        comparison.tree = withoutPaths(whole, *withheld, sides);
        return true;
    }

    bool withholds(const Finding &finding) const
    {
        return withholdsPlace(finding.path) || tells(finding.store) || tells(finding.layer)
            || std::any_of(finding.detail.begin(), finding.detail.end(), [this](const auto &one) { return withholds(one.second) || tells(one.second); });
    }

    void redactFindings(Comparison &comparison)
    {
        std::erase_if(comparison.findings, [this](const Finding &finding) {
            const bool withheld = withholds(finding);
            counts().findings += withheld;
            return withheld;
        });
        m_replace(comparison.findings);
        comparison.findingCounts = {};
        for (const Finding &finding : comparison.findings)
            ++comparison.findingCounts[static_cast<std::size_t>(finding.severity)];
    }

    void redactContainers(Comparison &comparison)
    {
        if (!m_whole.containers)
            return;
        auto containers = *m_whole.containers;
        for (ContainerChanges &changes : containers) {
            std::erase_if(changes.listed, [this](const Finding &finding) {
                const bool withheld = withholds(finding);
                counts().containerChanges += withheld;
                return withheld;
            });
            if (tells(changes.problem))
                changes.problem = withheldText;
            m_replace(changes.listed);
            m_replace(changes.problem);
        }
        comparison.containers = std::make_shared<const std::vector<ContainerChanges>>(std::move(containers));
    }

    void redactNotes()
    {
        if (!m_report.options.notes)
            return;
        auto notes = std::make_shared<ReportNotes>(*m_report.options.notes);
        const std::size_t before = notes->paths.size();
        std::erase_if(notes->paths, [this](const ReportNotesOfPath &path) {
            const bool withheld = withholdsPath(path.path);
            counts().notes += withheld ? path.notes.size() : 0;
            return withheld;
        });
        notes->allPaths -= before - notes->paths.size();
        for (ReportNotesOfPath &path : notes->paths) {
            const bool texts = m_notes.matchAnyAbove(path.path);
            for (ReportNote &note : path.notes) {
                m_replace(note.user);
                m_replace(note.text);
                if ((texts && note.kind != ReportNote::Kind::Tag) || tells(note.text)) {
                    note.text = withheldText;
                    ++counts().notes;
                }
            }
        }
        for (ReportInterpretation &one : notes->interpretations)
            redactInterpretation(one);
        m_report.options.notes = std::move(notes);
    }

    void redactInterpretation(ReportInterpretation &one)
    {
        bool any = false;
        for (std::string *text : {&one.title, &one.statement, &one.alternatives, &one.user, &one.firstUser})
            m_replace(*text);
        for (std::string *text : {&one.title, &one.statement, &one.alternatives}) {
            if (tells(*text)) {
                *text = withheldText;
                any = true;
            }
        }
        any = std::erase_if(one.paths, [this](const std::string &path) { return withholdsPath(path); }) != 0 || any;
        counts().interpretations += any;
    }

    void redactHashLists()
    {
        if (!m_report.options.hashLists)
            return;
        auto lists = std::make_shared<ReportHashLists>(*m_report.options.hashLists);
        const std::size_t withheld = std::erase_if(lists->bad, [this](const ReportHashLists::BadFile &file) { return withholdsPath(file.path); });
        lists->allBad -= withheld;
        counts().hashListFiles = withheld;
        for (ReportHashLists::List &list : lists->lists) {
            if (!named(list.list->path))
                continue; // its hashes may be many, and are not copied for nothing
            auto renamed = std::make_shared<KnownList>(*list.list);
            m_replace(renamed->path);
            list.list = std::move(renamed);
        }
        m_report.options.hashLists = std::move(lists);
    }

    // What is said in it may be cut, so nothing can be told of it with certainty.
    void redactJournal()
    {
        if (!m_report.options.journal)
            return;
        auto journal = std::make_shared<ReportJournal>(*m_report.options.journal);
        journal->lines.clear();
        for (ReportJournalEntry &entry : journal->entries) {
            entry.payload.clear();
            for (std::string *text : {&entry.user, &entry.host, &entry.tool, &entry.kind})
                m_replace(*text);
        }
        m_replace(journal->problem);
        journal->differences.clear(); // their number stays
        m_replace(journal->notCompared);
        counts().journalEntries = journal->allEntries;
        m_report.options.journal = std::move(journal);
    }

    void replaceAll(std::vector<std::string> &texts)
    {
        for (std::string &text : texts)
            m_replace(text);
    }

    // What the report says of itself and of people.
    void redactWords()
    {
        ReportOptions &options = m_report.options;
        for (std::string *text : {&options.title, &options.caseNumber, &options.reportNumber, &options.examiner, &options.examinerRole, &options.examinerContact,
                                  &options.examinerQualification, &options.reviewer, &options.reviewerContact, &options.reviewerQualification, &options.marking,
                                  &options.organisation, &options.amends.number, &options.amends.file, &options.amends.revision, &options.amends.reason, &options.trustMissing})
            m_replace(*text);
        for (auto &[name, value] : options.settings)
            m_replace(value);
        for (Rehash &again : options.hashedAgain)
            m_replace(again.text);
    }

    // Where sources and what they were asked about are called so; whatever else has the words in it goes with all of it.
    void redactTrustNames()
    {
        auto trust = std::make_shared<ComparedTrust>(*m_report.options.trust);
        for (SourceTrust &source : trust->sources) {
            m_replace(source.problem);
            if (!source.report)
                continue;
            auto report = std::make_shared<TrustReport>(*source.report);
            m_replace(report->subject);
            m_replace(report->location);
            replaceAll(report->problems);
            for (FetchedPlace &fetched : report->fetched)
                m_replace(fetched.record.place);
            source.report = std::move(report);
        }
        m_report.options.trust = std::move(trust);
    }

    Status redactTrust()
    {
        if (!m_report.options.trust)
            return {};
        if (!m_redaction->phrases.empty())
            redactTrustNames();
        std::string text;
        const Status written = writeComparedTrust(*m_report.options.trust, stringSink(text));
        if (!written)
            return written;
        if (tells(text) || named(text) || m_redaction->words.mayHideInJson() || m_redaction->phrases.mayHideInJson()) {
            m_report.options.trust.reset();
            m_report.options.trustMissing = "it names what is withheld by choice";
            counts().trust = true;
        }
        return {};
    }

    const Comparison &m_whole;
    RedactedReport &m_report;
    const PathPatterns &m_paths;
    const PathPatterns &m_notes;
    Context &m_context;
    std::shared_ptr<Redaction> m_redaction;
    std::set<std::string, std::less<>> m_tellingRows; // whose link or attributes name what is withheld
    std::map<const FsTree *, FsTreeWithout> m_trees;  // by the whole one
    PhraseReplacer m_replace;
};

} // namespace

Result<RedactedReport> redactReport(const Comparison &whole, ReportOptions options, std::vector<ExhibitWanted> exhibits, const RedactionProfile &profile, Context &context)
{
    const auto paths = PathPatterns::of(profile.paths);
    const auto notes = paths ? PathPatterns::of(profile.notes) : Unexpected(paths.error());
    auto phrases = notes ? WithheldPhrases::of(profile.words) : Unexpected(notes.error());
    if (!phrases)
        return Unexpected(phrases.error());
    RedactedReport report{nullptr, std::move(options), std::move(exhibits)};
    const Status done = Redactor(whole, report, *paths, *notes, std::move(*phrases), context).run();
    return done ? Result<RedactedReport>(std::move(report)) : Unexpected(done.error());
}

Result<ReportScopePtr> resolveRedactedScope(const RedactedReport &report, const ScopeWanted &wanted, Context &context)
{
    auto scope = resolveScope(*report.comparison->tree, wanted, context);
    if (!scope || !*scope)
        return scope;
    const Redaction &redaction = *report.options.redaction;
    if (!redaction.words.namedIn((*scope)->words) && !redaction.phrases.namedIn((*scope)->words))
        return scope;
    auto silent = std::make_shared<ReportScope>(**scope);
    silent->words = "a choice of paths whose words are withheld";
    return ReportScopePtr(std::move(silent));
}

} // namespace assay

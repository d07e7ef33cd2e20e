// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/journalreplay.h"

#include "base/bytes.h"
#include "cases/annotationjson.h"
#include "cases/tablecomparison.h"
#include "cases/trusteditems.h"
#include "formats/json.h"

#include <algorithm>

namespace assay {
namespace {

// A text as textPayload() writes it; none where it is missing or not as that writes it.
std::optional<std::string> bytesMember(const Json &object, const std::string &key)
{
    const Json *text = member(object, key.c_str());
    if (!text || !text->is_string())
        return std::nullopt;
    const Json *bytes = member(object, (key + "Bytes").c_str());
    if (!bytes)
        return text->get<std::string>();
    return bytes->is_string() ? fromBase64(bytes->get<std::string>()) : std::nullopt;
}

// Of a source, as hashedDraft() writes them; none where one is not as that writes it.
std::optional<SourceFields> fieldsOf(const Json &source)
{
    SourceFields fields;
    const auto path = bytesMember(source, "path");
    fields[SourceField::kind] = stringMember(source, "kind");
    if (!path || fields[SourceField::kind].empty())
        return std::nullopt;
    fields[SourceField::path] = *path;
    if (const Json *image = member(source, "image")) {
        const auto bytes = bytesMember(source, "image");
        if (!bytes || !image->is_string())
            return std::nullopt;
        fields[SourceField::image] = *bytes;
    }
    if (const Json *size = member(source, "bytes")) {
        if (!size->is_number_unsigned())
            return std::nullopt;
        fields[SourceField::bytes] = std::to_string(size->get<std::uint64_t>());
    }
    if (member(source, "sha256"))
        fields[SourceField::sha256] = stringMember(source, "sha256");
    return fields;
}

std::optional<Json> payloadOf(const JournalEntry &entry)
{
    auto payload = parseJson(entry.payload, {}, Limits());
    return payload ? std::optional(std::move(*payload)) : std::nullopt;
}

// Of what trustedDraft() writes; safe to show. "" where it is not that.
std::string nameOfTrusted(const Json &payload)
{
    const auto name = bytesMember(payload, "name");
    const bool isFile = member(payload, "sha256");
    const auto what = bytesMember(payload, isFile ? "sha256" : "value");
    const std::string kind = stringMember(payload, "what");
    if (!what || !reliedKindOf(kind))
        return {};
    return "the trusted " + kind + (name ? ' ' + shownValue(*name) : std::string()) + (isFile ? " of SHA-256 " : " of value ") + shownValue(*what);
}

bool isKind(const JournalEntry &entry, std::initializer_list<JournalKind> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [&entry](JournalKind kind) { return entry.kind == journalKindName(kind); });
}

} // namespace

void JournalReplay::take(const JournalEntry &entry)
{
    const bool hashed = isKind(entry, {JournalKind::Hashed});
    if (hashed)
        takeHashed(entry);
    m_hashing = hashed;
    m_anyHashed = m_anyHashed || hashed;
    using enum JournalKind;
    m_anyCompared = m_anyCompared || isKind(entry, {Compared});
    if (isKind(entry, {Continued}))
        m_continued = entry.sequence;
    if (isKind(entry, {Created, Described}))
        takeAbout(entry);
    else if (isKind(entry, {Verified}))
        takeVerified(entry);
    else if (isKind(entry, {TrustAdded, TrustRemoved}))
        takeTrusted(entry, isKind(entry, {TrustAdded}));
    else if (isKind(entry, {Filtered}))
        takeFilter(entry);
    else if (isKind(entry, {Tagged, Noted, Bookmarked, Imported, Interpreted, Undone}))
        takeAct(entry);
}

void JournalReplay::miss(const JournalEntry &entry, std::string_view why)
{
    if (m_missedEntries++ == 0)
        m_missed = "entry " + std::to_string(entry.sequence) + " of its journal " + std::string(why);
}

std::string JournalReplay::missedText() const
{
    const std::uint64_t more = m_missedEntries - 1;
    return m_missed + (more == 0 ? "" : more == 1 ? ", and 1 more is like it" : ", and " + std::to_string(more) + " more are like it");
}

void JournalReplay::takeAbout(const JournalEntry &entry)
{
    const auto payload = payloadOf(entry);
    for (const std::string_view name : aboutFields) {
        const std::string key(name);
        if (const auto value = payload ? bytesMember(*payload, key) : std::nullopt)
            m_about[key] = {*value, entry.sequence};
        else
            m_about.erase(key);
    }
}

// A comparison lists all sources that the case has from then on, one entry after the other.
void JournalReplay::takeHashed(const JournalEntry &entry)
{
    if (!m_hashing) {
        m_sources.clear();
        m_sourcesKnown = true;
    }
    const auto payload = payloadOf(entry);
    const auto fields = payload ? fieldsOf(*payload) : std::nullopt;
    const std::string role = payload ? stringMember(*payload, "role") : std::string();
    if (!fields || role.empty() || m_sources.contains(role)) {
        m_sourcesKnown = false;
        miss(entry, "tells of a source in a form that this version does not know");
        return;
    }
    m_sources[role] = {*fields, {fields->at(SourceField::path)}, entry.sequence};
}

// Evidence may have been found at another place; what it was does not change by that.
void JournalReplay::takeVerified(const JournalEntry &entry)
{
    const auto payload = payloadOf(entry);
    const Json *recorded = payload ? member(*payload, "recorded") : nullptr;
    const auto path = recorded ? bytesMember(*recorded, "path") : std::nullopt;
    if (!path)
        return;
    if (const auto source = m_sources.find(stringMember(*recorded, "role")); source != m_sources.end())
        source->second.paths.insert(*path);
}

// What the entry says of one is the same whenever it says it.
void JournalReplay::takeTrusted(const JournalEntry &entry, bool isAdded)
{
    if (const auto payload = payloadOf(entry); payload && !nameOfTrusted(*payload).empty()) {
        m_trusted.state(entry.payload, isAdded ? std::optional(true) : std::nullopt, entry.sequence);
        return;
    }
    m_trusted.forget(false);
    miss(entry, "tells of a trusted key in a form that this version does not know");
}

void JournalReplay::takeFilter(const JournalEntry &entry)
{
    const auto payload = payloadOf(entry);
    const auto text = payload ? bytesMember(*payload, "filter") : std::nullopt;
    if (!text) {
        m_filters.clear(); // that one comes before them
        miss(entry, "tells of a filter in a form that this version does not know");
        return;
    }
    std::erase_if(m_filters, [&text](const auto &each) { return each.first == *text; });
    m_filters.insert(m_filters.begin(), {*text, entry.sequence});
    if (m_filters.size() > mostKeptFilters)
        m_filters.pop_back();
}

void JournalReplay::takeAct(const JournalEntry &entry)
{
    if (const auto act = readAct(entry.payload, {}))
        apply(*act, entry.sequence);
    else
        missAct(entry);
}

void JournalReplay::apply(const Act &act, std::uint64_t entry)
{
    const auto take = [entry](auto &known, const auto &changes) {
        for (const auto &change : changes) {
            if (change.before)
                known.state(change.before->id, std::nullopt, entry);
            if (change.after)
                known.state(change.after->id, change.after, entry);
        }
    };
    std::vector<TagChange> tags = act.tags; // those that go, go last
    std::stable_partition(tags.begin(), tags.end(), [](const TagChange &change) { return change.after.has_value(); });
    take(m_tags, tags);
    take(m_bookmarks, act.bookmarks);
    take(m_findings, act.ownFindings);
    for (const MarkChange &change : act.marks)
        m_marks.state({change.path, change.mark.tag}, change.added ? std::optional(change.mark) : std::nullopt, entry);
    for (const NoteChange &change : act.notes) {
        const auto [note, isNew] = m_notes.try_emplace(change.path);
        if (isNew)
            note->second.all = m_allNotes;
        note->second.entry = entry;
        std::vector<Revision> &revisions = note->second.revisions;
        if (change.added)
            revisions.push_back(change.revision);
        else if (!revisions.empty())
            revisions.pop_back();
    }
}

// Of an act that was too long the journal has how many changes of each kind it made.
void JournalReplay::missAct(const JournalEntry &entry)
{
    const auto payload = payloadOf(entry);
    const bool counted = payload && member(*payload, "sha256") && actKindFromName(stringMember(*payload, "kind"));
    const Json *undoes = counted ? member(*payload, "undoes") : nullptr;
    const ActKind kind = counted ? *actKindFromName(stringMember(*payload, "kind")) : ActKind::Unmark;
    // These take nothing away, so that what was there before still is.
    const bool onlyAdds = undoes && undoes->is_boolean() && !undoes->get<bool>() && (kind == ActKind::Mark || kind == ActKind::Import);
    const auto touches = [&](const char *what) { return !counted || member(*payload, what); };
    if (touches("tags"))
        m_tags.forget(onlyAdds);
    if (touches("marks"))
        m_marks.forget(onlyAdds);
    if (touches("bookmarks"))
        m_bookmarks.forget(onlyAdds);
    if (touches("findings"))
        m_findings.forget(onlyAdds);
    if (touches("notes")) {
        m_notes.clear();
        m_allNotes = false;
    }
    miss(entry, counted ? "has only the digest of an act, which was too long for it" : "tells of an act in a form that this version does not know");
}

// Collects what differs, in the order in which it is told.
class JournalReplay::Comparing {
public:
    explicit Comparing(const JournalReplay &replay, const CaseTables &tables) : m_replay(replay), m_tables(tables) {}

    JournalAgreement all()
    {
        sources();
        results();
        about();
        if (const Annotations *said = m_tables.annotations) {
            byId(m_replay.m_findings, said->ownFindings());
            notes(*said);
            byId(m_replay.m_tags, said->tags());
            marks(*said);
            byId(m_replay.m_bookmarks, said->bookmarks());
        }
        trusted();
        filters();
        if (m_replay.m_missedEntries > 0)
            m_found.notCompared = m_replay.missedText();
        else if (!m_unread.empty())
            m_found.notCompared = m_unread;
        else if (m_ofEarlier)
            m_found.notCompared = "its sources and results are those of the case that entry " + std::to_string(m_replay.m_continued) + " of its journal names, and stand in the journal of that one";
        return std::move(m_found);
    }

private:
    void tell(std::string what, const std::optional<std::string> &table, const std::optional<std::string> &journal, std::uint64_t entry)
    {
        ++m_found.all;
        if (m_found.differences.size() < mostTableDifferences)
            m_found.differences.push_back({std::move(what), shownValue(table), shownValue(journal), entry});
    }

    // One that both have, field by field.
    template<class Value>
    void tellFields(const Value &table, const Value &journal, const std::string &what, std::uint64_t entry)
    {
        const TableFields here = fieldsOf(table);
        const TableFields there = fieldsOf(journal);
        const std::uint64_t before = m_found.all;
        for (std::size_t i = 0; i < here.size(); ++i) {
            if (here[i].second != there[i].second)
                tell("the " + std::string(here[i].first) + " of " + what, here[i].second, there[i].second, entry);
        }
        if (m_found.all == before) // paths that are the same when they are written one after the other
            tell("the whole of " + what, summaryOf(table), summaryOf(journal), entry);
    }

    template<class Value>
    void compare(const Value *table, const std::optional<Value> &journal, const std::string &what, std::uint64_t entry)
    {
        if (table && journal)
            tellFields(*table, *journal, what, entry);
        else
            tell(what, table ? std::optional(summaryOf(*table)) : std::nullopt, journal ? std::optional(summaryOf(*journal)) : std::nullopt, entry);
    }

    template<class Key, class Value>
    void byId(const Known<Key, Value> &known, const std::map<Key, Value> &table)
    {
        for (const auto &[id, stated] : known.stated) {
            const auto found = table.find(id);
            const Value *here = found == table.end() ? nullptr : &found->second;
            if (here ? !stated.value || *here != *stated.value : stated.value.has_value())
                compare(here, stated.value, assay::nameOf(here ? *here : *stated.value), stated.entry);
        }
        for (const auto &[id, value] : table) {
            if (known.all && !known.stated.contains(id))
                compare(&value, std::optional<Value>(), assay::nameOf(value), 0);
        }
    }

    void about()
    {
        const std::map<std::string, std::string> table = fieldsOf(m_tables.about);
        for (const auto &[name, stated] : m_replay.m_about) {
            if (table.at(name) != stated.value)
                tell("the " + (name == "number" ? std::string("case number") : name), table.at(name), stated.value, stated.entry);
        }
    }

    void sources()
    {
        std::set<std::string> seen;
        for (const CaseSource &source : m_tables.sources) {
            const std::string role(roleName(source.role));
            const auto found = m_replay.m_sources.find(role);
            const bool first = seen.insert(role).second;
            if (found != m_replay.m_sources.end() && first)
                this->source(fieldsOf(source), found->second, role);
            else if (!m_replay.m_anyHashed && m_replay.m_continued != 0)
                m_ofEarlier = true;
            else if (m_replay.m_sourcesKnown || !m_replay.m_anyHashed)
                tell(std::string(first ? "the " : "a second ") + role + " source", source.path, std::nullopt, 0);
        }
        for (const auto &[role, stated] : m_replay.m_sources) {
            if (!seen.contains(role))
                tell("the " + role + " source", std::nullopt, stated.fields.at(SourceField::path), stated.entry);
        }
    }

    // Which results they are, CaseFile::results() holds against the journal.
    void results()
    {
        if (!m_tables.hasResults || m_replay.m_anyCompared)
            return;
        if (m_replay.m_continued != 0)
            m_ofEarlier = true;
        else
            tell("the comparison", "kept", std::nullopt, 0);
    }

    // Whoever puts one into a file has others rely on it.
    void trusted()
    {
        const auto items = readTrusted(m_tables.trusted, "the case");
        if (!items) {
            m_unread = "its trusted keys cannot be read: " + items.error().detail;
            return;
        }
        std::set<std::string> table;
        for (const ReliedItem &item : *items)
            table.insert(trustedDraft(item, JournalKind::TrustAdded).payload);
        const auto tellOf = [this](const std::string &payload, bool isKept, std::uint64_t entry) {
            const auto read = parseJson(payload, {}, Limits());
            const std::optional<std::string> kept = "kept";
            tell(read ? nameOfTrusted(*read) : "a trusted key", isKept ? kept : std::nullopt, isKept ? std::nullopt : kept, entry);
        };
        for (const auto &[payload, stated] : m_replay.m_trusted.stated) {
            if (table.contains(payload) != stated.value.has_value())
                tellOf(payload, table.contains(payload), stated.entry);
        }
        for (const std::string &payload : table) {
            if (m_replay.m_trusted.all && !m_replay.m_trusted.stated.contains(payload))
                tellOf(payload, true, 0);
        }
    }

    // One that is put before others moves all of them: the first that differs says it.
    void filters()
    {
        for (std::size_t i = 0; m_tables.filters && i < m_replay.m_filters.size(); ++i) {
            const auto &[text, entry] = m_replay.m_filters[i];
            const auto here = i < m_tables.filters->size() ? std::optional((*m_tables.filters)[i].text) : std::nullopt;
            if (here == text)
                continue;
            tell(i == 0 ? "the filter that was used last" : "filter " + std::to_string(i + 1) + " of those that were used", here, text, entry);
            return;
        }
    }

    void source(const SourceFields &table, const StatedSource &stated, const std::string &role)
    {
        for (const auto &[name, isPath] : {std::pair(SourceField::sha256, false), {SourceField::bytes, false}, {SourceField::path, true}, {SourceField::kind, false}, {SourceField::image, false}}) {
            const auto here = table.find(name);
            const auto there = stated.fields.find(name);
            const auto value = [](const auto &at, const SourceFields &fields) { return at == fields.end() ? std::nullopt : std::optional(at->second); };
            const bool same = isPath ? stated.paths.contains(here->second) : value(here, table) == value(there, stated.fields);
            if (!same)
                tell("the " + name + " of the " + role + " source", value(here, table), value(there, stated.fields), stated.entry);
        }
    }

    void notes(const Annotations &annotations)
    {
        const Annotations::Paths &paths = annotations.paths();
        static const std::vector<Revision> none;
        for (const auto &[path, stated] : m_replay.m_notes) {
            const auto found = paths.find(path);
            note(path, found == paths.end() ? none : found->second.revisions, stated);
        }
        for (const std::string &path : unknownPaths(annotations, [this](const std::string &each, const PathNotes &said) {
                 return m_replay.m_allNotes && !said.revisions.empty() && !m_replay.m_notes.contains(each);
             }))
            note(path, paths.find(path)->second.revisions, {});
    }

    // Where wordings before those that the journal tells of are not known, the last ones are held against it.
    void note(const std::string &path, const std::vector<Revision> &table, const StatedNote &stated)
    {
        const std::vector<Revision> &journal = stated.revisions;
        const std::size_t before = !stated.all && table.size() > journal.size() ? table.size() - journal.size() : 0;
        for (std::size_t i = 0; i < std::max(table.size() - before, journal.size()); ++i) {
            const Revision *here = before + i < table.size() ? &table[before + i] : nullptr;
            const auto there = i < journal.size() ? std::optional(journal[i]) : std::nullopt;
            if (!here || !there || *here != *there)
                compare(here, there, "wording " + std::to_string(before + i + 1) + " of the note on " + shownPath(path), stated.entry);
        }
    }

    void marks(const Annotations &annotations)
    {
        for (const auto &[key, stated] : m_replay.m_marks.stated) {
            const PathNotes *said = annotations.at(key.first);
            const Mark *here = said ? markOf(*said, key.second) : nullptr;
            if (here ? !stated.value || *here != *stated.value : stated.value.has_value())
                compare(here, stated.value, nameOf(annotations, key), stated.entry);
        }
        if (!m_replay.m_marks.all)
            return;
        const auto isUnknown = [this](const std::string &path, const Mark &mark) { return !m_replay.m_marks.stated.contains({path, mark.tag}); };
        for (const std::string &path : unknownPaths(annotations, [&](const std::string &each, const PathNotes &said) {
                 return std::any_of(said.marks.begin(), said.marks.end(), [&](const Mark &mark) { return isUnknown(each, mark); });
             })) {
            for (const Mark &mark : annotations.at(path)->marks) {
                if (isUnknown(path, mark))
                    compare(&mark, std::optional<Mark>(), nameOf(annotations, {path, mark.tag}), 0);
            }
        }
    }

    static const Mark *markOf(const PathNotes &said, TagId tag)
    {
        const auto found = std::find_if(said.marks.begin(), said.marks.end(), [tag](const Mark &mark) { return mark.tag == tag; });
        return found == said.marks.end() ? nullptr : &*found;
    }

    // In order, so that the same case is always told of in the same words.
    template<class Is>
    static std::vector<std::string> unknownPaths(const Annotations &annotations, Is is)
    {
        std::vector<std::string> paths;
        for (const auto &[path, said] : annotations.paths()) {
            if (is(path, said))
                paths.push_back(path);
        }
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    static std::string nameOf(const Annotations &annotations, const MarkKey &key)
    {
        const Tag *tag = annotations.tag(key.second);
        return "the tag " + (tag ? shownValue(tag->name) : std::to_string(key.second)) + " on " + shownPath(key.first);
    }

    const JournalReplay &m_replay;
    const CaseTables &m_tables;
    JournalAgreement m_found;
    std::string m_unread;     // what of the tables cannot be, one clause
    bool m_ofEarlier = false; // there is what only the journal of the case before tells of
};

JournalAgreement JournalReplay::compare(const CaseTables &tables) const
{
    return Comparing(*this, tables).all();
}

std::string textOf(const TableDifference &difference)
{
    const std::string where = difference.entry == 0 ? "its journal" : "entry " + std::to_string(difference.entry) + " of its journal";
    return difference.what + " is " + difference.table + " in its tables and " + difference.journal + " in " + where;
}

std::string textOf(const JournalAgreement &agreement)
{
    if (agreement.differences.empty())
        return {};
    const std::uint64_t more = agreement.all - 1;
    return textOf(agreement.differences.front()) + (more == 0 ? "" : more == 1 ? "; 1 more value differs" : "; " + std::to_string(more) + " more values differ");
}

} // namespace assay

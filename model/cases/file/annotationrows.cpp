// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/file/caserows.h"
#include "cases/file/caseschema.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>
#include <vector>

namespace assay {
namespace {

// Reads all rows into one act, which Annotations then checks as it checks everything.
class AnnotationReader {
public:
    AnnotationReader(CaseDatabase &database, std::uint32_t version) : m_database(database), m_version(version) {}

    Result<Act> read()
    {
        m_act.kind = ActKind::Import;
        std::vector<Status (AnnotationReader::*)()> steps = {&AnnotationReader::readTags, &AnnotationReader::readMarks, &AnnotationReader::readNotes, &AnnotationReader::readBookmarks};
        if (m_version >= findingsVersion)
            steps.insert(steps.end(), {&AnnotationReader::readFindings, &AnnotationReader::readFindingPaths});
        for (const auto step : steps) {
            if (Status done = (this->*step)(); !done)
                return Unexpected(done.error());
        }
        if (m_outOfRange)
            return Unexpected(makeError(ErrorCode::Malformed, m_database.path(), "it has a tag, bookmark or finding with a number that is none"));
        return std::move(m_act);
    }

private:
    template<class Take>
    Status rows(const char *sql, Take take)
    {
        Statement all(m_database, sql);
        if (Status run = all.run(); !run)
            return run;
        while (true) {
            const auto row = all.next();
            if (!row)
                return Unexpected(row.error());
            if (!*row)
                return {};
            take(all);
        }
    }

    template<class Number>
    Number number(const Statement &row, int column)
    {
        const std::int64_t value = row.integer(column);
        m_outOfRange = m_outOfRange || !std::in_range<Number>(value);
        return static_cast<Number>(value);
    }

    static Stamp stamp(const Statement &row, int column) { return {row.bytes(column), row.integer(column + 1)}; }

    Status readTags()
    {
        return rows("SELECT id, name, colour, hotkey, \"user\", at FROM tag ORDER BY id", [this](const Statement &row) {
            m_act.tags.push_back({std::nullopt, Tag{number<TagId>(row, 0), row.bytes(1), number<std::uint8_t>(row, 2), number<std::uint8_t>(row, 3), stamp(row, 4)}});
        });
    }

    Status readMarks()
    {
        return rows("SELECT path, tag, \"user\", at FROM mark ORDER BY path, tag", [this](const Statement &row) {
            m_act.marks.push_back({row.bytes(0), {number<TagId>(row, 1), stamp(row, 2)}, true});
        });
    }

    Status readNotes()
    {
        return rows("SELECT path, text, \"user\", at FROM note ORDER BY path, revision", [this](const Statement &row) {
            m_act.notes.push_back({row.bytes(0), {row.bytes(1), stamp(row, 2)}, true});
        });
    }

    Status readBookmarks()
    {
        return rows("SELECT id, path, side, sha256, \"offset\", length, label, \"user\", at FROM bookmark ORDER BY id", [this](const Statement &row) {
            Bookmark bookmark;
            bookmark.id = number<BookmarkId>(row, 0);
            bookmark.path = row.bytes(1);
            bookmark.side = number<int>(row, 2);
            if (!row.isNull(3)) {
                const std::string digest = row.bytes(3);
                m_outOfRange = m_outOfRange || digest.size() != sizeof(Sha256Digest);
                std::copy_n(digest.begin(), std::min(digest.size(), sizeof(Sha256Digest)), bookmark.digest.emplace().begin());
            }
            if (!row.isNull(4))
                bookmark.range = ContentRange{std::bit_cast<std::uint64_t>(row.integer(4)), std::bit_cast<std::uint64_t>(row.integer(5))};
            bookmark.label = row.bytes(6);
            bookmark.stamp = stamp(row, 7);
            m_act.bookmarks.push_back({std::nullopt, std::move(bookmark)});
        });
    }

    Status readFindings()
    {
        return rows("SELECT id, severity, confidence, title, statement, alternatives, firstuser, firstat, \"user\", at FROM finding ORDER BY id", [this](const Statement &row) {
            OwnFinding finding;
            finding.id = number<OwnFindingId>(row, 0);
            finding.severity = static_cast<Severity>(number<std::uint8_t>(row, 1));
            finding.confidence = static_cast<Confidence>(number<std::uint8_t>(row, 2));
            finding.title = row.bytes(3);
            finding.statement = row.bytes(4);
            finding.alternatives = row.bytes(5);
            finding.written = stamp(row, 6);
            finding.stamp = stamp(row, 8);
            m_act.ownFindings.push_back({std::nullopt, std::move(finding)});
        });
    }

    // In the order of the findings, so that one pass over both is enough.
    Status readFindingPaths()
    {
        auto at = m_act.ownFindings.begin();
        return rows("SELECT finding, path FROM findingpath ORDER BY finding, path", [this, at](const Statement &row) mutable {
            const auto id = number<OwnFindingId>(row, 0);
            while (at != m_act.ownFindings.end() && at->after->id < id)
                ++at;
            if (at == m_act.ownFindings.end() || at->after->id != id)
                m_outOfRange = true;
            else
                at->after->paths.push_back(row.bytes(1));
        });
    }

    CaseDatabase &m_database;
    const std::uint32_t m_version;
    Act m_act;
    bool m_outOfRange = false;
};

class ActWriter {
public:
    ActWriter(CaseDatabase &database, const Act &act) : m_database(database), m_act(act) {}

    // In the order in which Annotations applies it.
    Status write()
    {
        Status status = writeTags(true);
        if (status)
            status = writeMarks();
        if (status)
            status = writeNotes();
        if (status)
            status = writeBookmarks();
        if (status)
            status = writeFindings();
        return status ? writeTags(false) : status;
    }

private:
    // Each statement changes one row, or else what the act says was before is not so.
    template<class... Values>
    Status change(Statement &statement, const Values &...values)
    {
        if (Status done = statement.run(values...); !done)
            return done;
        if (statement.changedRows() == 1)
            return {};
        return Unexpected(makeError(ErrorCode::Usage, m_database.path(), "what is to be changed in it is not there"));
    }

    Status writeTags(bool thatStay)
    {
        if (m_act.tags.empty())
            return {};
        Statement add(m_database, "INSERT INTO tag (id, name, colour, hotkey, \"user\", at) VALUES (?, ?, ?, ?, ?, ?)");
        Statement edit(m_database, "UPDATE tag SET name=?, colour=?, hotkey=?, \"user\"=?, at=? WHERE id=?");
        Statement remove(m_database, "DELETE FROM tag WHERE id=?");
        for (const TagChange &tag : m_act.tags) {
            const std::optional<Tag> &before = tag.before;
            const std::optional<Tag> &after = tag.after;
            if (after.has_value() != thatStay || (!before && !after))
                continue;
            const auto values = [&](auto &&run) { return run(std::string_view(after->name), int{after->colour}, int{after->hotkey}, std::string_view(after->stamp.user), after->stamp.at); };
            const Status done = !after ? change(remove, before->id)
                : before               ? values([&](const auto &...all) { return change(edit, all..., after->id); })
                                       : values([&](const auto &...all) { return change(add, after->id, all...); });
            if (!done)
                return done;
        }
        return {};
    }

    Status writeMarks()
    {
        if (m_act.marks.empty())
            return {};
        Statement add(m_database, "INSERT INTO mark (path, tag, \"user\", at) VALUES (?, ?, ?, ?)");
        Statement remove(m_database, "DELETE FROM mark WHERE path=? AND tag=?");
        for (const auto &[path, mark, added] : m_act.marks) {
            const Status done = added ? change(add, std::string_view(path), mark.tag, std::string_view(mark.stamp.user), mark.stamp.at) : change(remove, std::string_view(path), mark.tag);
            if (!done)
                return done;
        }
        return {};
    }

    Status writeNotes()
    {
        if (m_act.notes.empty())
            return {};
        Statement add(m_database, "INSERT INTO note (path, revision, text, \"user\", at) SELECT ?, 1 + coalesce(max(revision), 0), ?, ?, ? FROM note WHERE path=?");
        Statement remove(m_database, "DELETE FROM note WHERE path=? AND revision=(SELECT max(revision) FROM note WHERE path=?)");
        for (const auto &[name, revision, added] : m_act.notes) {
            const std::string_view path = name;
            const Status done = added ? change(add, path, std::string_view(revision.text), std::string_view(revision.stamp.user), revision.stamp.at, path) : change(remove, path, path);
            if (!done)
                return done;
        }
        return {};
    }

    Status writeBookmarks()
    {
        if (m_act.bookmarks.empty())
            return {};
        Statement add(m_database, "INSERT INTO bookmark (id, path, side, sha256, \"offset\", length, label, \"user\", at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Statement remove(m_database, "DELETE FROM bookmark WHERE id=?");
        for (const auto &[before, after] : m_act.bookmarks) {
            Status done;
            if (before)
                done = change(remove, before->id);
            if (done && after)
                done = addBookmark(add, *after);
            if (!done)
                return done;
        }
        return {};
    }

    Status addBookmark(Statement &add, const Bookmark &bookmark)
    {
        std::optional<std::string_view> digest;
        if (bookmark.digest)
            digest = std::string_view(reinterpret_cast<const char *>(bookmark.digest->data()), bookmark.digest->size());
        std::optional<std::int64_t> offset;
        std::optional<std::int64_t> length;
        if (bookmark.range) {
            offset = std::bit_cast<std::int64_t>(bookmark.range->offset);
            length = std::bit_cast<std::int64_t>(bookmark.range->length);
        }
        return change(add, bookmark.id, std::string_view(bookmark.path), bookmark.side, digest, offset, length, std::string_view(bookmark.label), std::string_view(bookmark.stamp.user),
                      bookmark.stamp.at);
    }

    Status writeFindings()
    {
        if (m_act.ownFindings.empty())
            return {};
        Statement add(m_database,
                      "INSERT INTO finding (id, severity, confidence, title, statement, alternatives, firstuser, firstat, \"user\", at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Statement addPath(m_database, "INSERT INTO findingpath (finding, path) VALUES (?, ?)");
        Statement remove(m_database, "DELETE FROM finding WHERE id=?");
        Statement removePaths(m_database, "DELETE FROM findingpath WHERE finding=?");
        for (const auto &[before, after] : m_act.ownFindings) {
            Status done;
            if (before)
                done = change(remove, before->id);
            if (done && before)
                done = removePaths.run(before->id);
            if (done && after)
                done = addFinding(add, addPath, *after);
            if (!done)
                return done;
        }
        return {};
    }

    Status addFinding(Statement &add, Statement &addPath, const OwnFinding &finding)
    {
        Status done = change(add, finding.id, static_cast<int>(finding.severity), static_cast<int>(finding.confidence), std::string_view(finding.title),
                             std::string_view(finding.statement), std::string_view(finding.alternatives), std::string_view(finding.written.user), finding.written.at,
                             std::string_view(finding.stamp.user), finding.stamp.at);
        for (auto path = finding.paths.begin(); done && path != finding.paths.end(); ++path)
            done = change(addPath, finding.id, std::string_view(*path));
        return done;
    }

    CaseDatabase &m_database;
    const Act &m_act;
};

} // namespace

Result<Annotations> readAnnotations(CaseDatabase &database, std::uint32_t version, const AnnotationLimits &limits)
{
    const auto all = AnnotationReader(database, version).read();
    if (!all)
        return Unexpected(all.error());
    Annotations annotations(limits);
    if (const Status applied = annotations.apply(*all); !applied)
        return Unexpected(makeError(applied.error().code == ErrorCode::LimitExceeded ? ErrorCode::LimitExceeded : ErrorCode::Malformed, database.path(), applied.error().detail));
    return annotations;
}

Status writeAct(CaseDatabase &database, const Act &act)
{
    return ActWriter(database, act).write();
}

} // namespace assay

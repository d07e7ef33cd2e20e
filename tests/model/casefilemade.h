// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Case files with everything in them, for tests.

#include "cases/file/casefile.h"
#include "support/caseresults.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdlib>
#include <fcntl.h>

namespace assay::test {

inline const CaseAbout about{"2026-17", "The shop", "Ann \xc3\x84", "Lab"};
inline const Stamp ann{"ann", 1'764'000'000'123};

inline Annotations sayings(std::vector<Act> &acts)
{
    Annotations annotations;
    const auto apply = [&](Act act) {
        if (!annotations.apply(act))
            std::abort();
        acts.push_back(std::move(act));
    };
    apply(tagsAct(annotations, {Tag{0, "suspicious", 1, 1, {}}, Tag{0, "b\xc3\xa9nign", 2, 0, {}}}, ann));
    apply(markAct(annotations, {"etc/passwd", "opt/\xff", "a"}, 1, true, ann));
    apply(markAct(annotations, {"etc/passwd"}, 2, true, ann));
    apply(noteAct(annotations, "etc/passwd", "first", ann));
    apply(noteAct(annotations, "etc/passwd", "second\n\xe2\x80\xae", ann));
    apply(noteAct(annotations, "opt/\xff", "gone", ann));
    apply(noteAct(annotations, "opt/\xff", "", ann));
    Bookmark bookmark;
    bookmark.path = "bin/sh";
    bookmark.side = LiveSide;
    bookmark.digest = sha256("sh");
    bookmark.range = ContentRange{0xFFFF'FFFF'FFFF'FF00ULL, 16};
    bookmark.label = "entry point";
    apply(addBookmarkAct(annotations, bookmark, ann));
    bookmark = {};
    bookmark.path = "etc";
    apply(addBookmarkAct(annotations, bookmark, ann));
    apply(labelBookmarkAct(annotations.bookmarks().at(2), "renamed", ann));
    apply(markAct(annotations, {"a"}, 1, false, ann));
    OwnFinding finding;
    finding.severity = Severity::Critical;
    finding.confidence = Confidence::Inferred;
    finding.title = "An account \xc3\xa4";
    finding.statement = "first\nsecond \xe2\x80\xae";
    finding.alternatives = "a package";
    finding.paths = {"etc/passwd", "opt/\xff"};
    apply(addFindingAct(annotations, finding, ann));
    finding.title = "another";
    finding.paths = {"bin/sh"};
    apply(addFindingAct(annotations, finding, ann));
    finding.paths.clear();
    apply(addFindingAct(annotations, finding, ann));
    OwnFinding changed = annotations.ownFindings().at(1);
    changed.paths.emplace_back("srv");
    apply(editFindingAct(annotations.ownFindings().at(1), changed, {"bob", 5}));
    apply(removeFindingsAct(annotations, {2}, ann));
    const Act second = acts[2];
    apply(second.inverse(ann));
    return annotations;
}

inline CaseChange everything()
{
    CaseChange change;
    const ComparisonPtr comparison = richComparison();
    change.sources.emplace();
    for (const LoadedSourcePtr &source : comparison->sources)
        change.sources->push_back(CaseSource::of(*source));
    change.sources->back().options = {{"image", "demo/\xc3\xa4:1"}, {"empty", ""}};
    change.filters = {{"big", "size>1M"}, {"", ""}};
    change.layout = std::string("\0\1layout\xff", 9);
    sayings(change.acts);
    Context context;
    change.results = std::make_shared<const StoredResults>(*packResults(*comparison, context));
    for (const CaseSource &source : *change.sources)
        change.journal.push_back(hashedDraft(source));
    change.journal.push_back(comparedDraft(*comparison, *change.results));
    for (const Act &act : change.acts)
        change.journal.push_back(actDraft(act));
    return change;
}

// What happens to the file behind Assay's back.
inline bool sql(const QString &path, const QString &statements)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path, statements});
    return process.waitForFinished() && process.exitCode() == 0;
}

inline bool hasSqlite()
{
    return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty();
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool setBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

// All that can be read of a case; the error says what could not be.
inline std::string readAllOf(const QString &path)
{
    const auto opened = CaseFile::open(path.toStdString(), CaseFile::Mode::ReadOnly);
    if (!opened)
        return opened.error().message();
    CaseFile &file = **opened;
    if (file.journalProblem())
        return "journal: " + file.journalProblem()->reason;
    if (const auto annotations = file.annotations(); !annotations)
        return annotations.error().message();
    const auto results = file.results();
    if (!results)
        return results.error().message();
    Context context;
    if (!results->empty()) {
        if (const auto read = unpackResults(*results, Limits(), context); !read)
            return read.error().message();
    }
    const Status listed = file.forEachEntry([](const JournalEntry &) -> Status { return {}; });
    return listed ? std::string() : listed.error().message();
}

/// The case files of a test program, in a folder that goes with it.
class CaseFiles {
protected:
    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    std::unique_ptr<CaseFile> made(const char *name, const CaseChange &change = {})
    {
        auto file = CaseFile::create(path(name).toStdString(), about);
        const Status committed = file ? (*file)->commit(change) : Unexpected(file.error());
        if (!committed)
            qWarning() << committed.error().message().c_str();
        return committed ? std::move(*file) : nullptr;
    }
    /// A case with everything in it: its bytes.
    QByteArray whole()
    {
        const bool done = made("whole.assay", everything()) != nullptr;
        return done ? bytesOf(path("whole.assay")) : QByteArray();
    }

    Context m_context;
    QTemporaryDir m_folder;
    QByteArray m_whole;
};

} // namespace assay::test

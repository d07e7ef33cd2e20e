// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/difftreemodel.h"
#include "items/notesmodel.h"

#include "smalltrees.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

Tag tagOf(std::string name, int hotkey = 0)
{
    Tag tag;
    tag.name = std::move(name);
    tag.hotkey = static_cast<std::uint8_t>(hotkey);
    return tag;
}

std::shared_ptr<const DiffTree> tree(const char *lines)
{
    Context context;
    return compareTrees({nullptr, nullptr, test::smallTree(lines)}, context).value();
}

QString rows(const NotesModel &model, const QList<int> &columns)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(model.index(row, column).data().toString());
        out.append(cells.join(u'|'));
    }
    return out.join(u'\n');
}

} // namespace

class TestNotesModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_annotations = Annotations();
        m_model = std::make_unique<NotesModel>(m_annotations);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void listsEverything()
    {
        act(tagsAct(m_annotations, {tagOf("odd", 1)}, at(0)));
        act(markAct(m_annotations, {"b", "a\n"}, 1, true, at(1)));
        act(noteAct(m_annotations, "b", "\n <b>first</b>\nsecond", at(2)));
        Bookmark bookmark;
        bookmark.path = "b";
        bookmark.side = LiveSide;
        bookmark.range = ContentRange{64, 16};
        bookmark.label = "entry";
        act(addBookmarkAct(m_annotations, bookmark, at(3)));
        QCOMPARE(rows(*m_model, {NotesModel::WhatColumn, NotesModel::PathColumn, NotesModel::TextColumn, NotesModel::ByColumn, NotesModel::WhenColumn}),
                 u"odd|a\\n||ann|1970-01-01T00:00:00.001Z\n"
                 "Bookmark|b|entry (live, offset 0x40, 16 bytes)|ann|1970-01-01T00:00:00.003Z\n"
                 "Note|b|<b>first</b>…|ann|1970-01-01T00:00:00.002Z\n"
                 "odd|b||ann|1970-01-01T00:00:00.001Z"_s);
        QCOMPARE(m_model->index(2, 0).data(NotesModel::DetailRole).toString(), u"b\nNote\n\n <b>first</b>\nsecond\nann, 1970-01-01T00:00:00.002Z"_s);
        m_model->setWanted({NotesModel::Kind::Note, {}});
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setWanted({{}, TagId{1}});
        QCOMPARE(m_model->rowCount(), 2);
    }

    void missingStays()
    {
        act(noteAct(m_annotations, "a", "x", at(1)));
        act(noteAct(m_annotations, "gone", "y", at(1)));
        QVERIFY(!m_model->index(1, 0).data(NotesModel::MissingRole).toBool());
        m_model->setTree(tree("a x\n"));
        QVERIFY(!m_model->index(0, 0).data(NotesModel::MissingRole).toBool());
        QVERIFY(m_model->index(1, 0).data(NotesModel::MissingRole).toBool());
        QCOMPARE(rows(*m_model, {NotesModel::PathColumn}), u"a\ngone (not in this comparison)"_s);
    }

    // However it came about, the list is that of one made anew.
    void followsEveryAct()
    {
        std::mt19937 random(7);
        const auto pick = [&random](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
        act(tagsAct(m_annotations, {tagOf("a"), tagOf("b")}, at(0)));
        std::vector<Act> done;
        for (int i = 1; i < 600; ++i) {
            const std::string path(1, static_cast<char>('a' + pick(6)));
            Act next;
            if (!done.empty() && pick(4) == 0) {
                next = done.back().inverse(at(i));
                done.pop_back();
            } else {
                Bookmark bookmark;
                bookmark.path = path;
                const auto &bookmarks = m_annotations.bookmarks();
                next = pick(3) == 0 ? noteAct(m_annotations, path, pick(2) ? "n" + std::to_string(i) : std::string(), at(i))
                    : pick(2) == 0  ? toggleMarkAct(m_annotations, {path, "z"}, static_cast<TagId>(1 + pick(2)), at(i))
                    : pick(2) == 0 || bookmarks.empty() ? addBookmarkAct(m_annotations, bookmark, at(i))
                                                        : removeBookmarksAct(m_annotations, {bookmarks.begin()->first}, at(i));
                if (next.changesNothing())
                    continue;
                done.push_back(next);
            }
            act(next);
            NotesModel anew(m_annotations);
            const QList<int> columns{NotesModel::WhatColumn, NotesModel::PathColumn, NotesModel::TextColumn, NotesModel::WhenColumn};
            QCOMPARE(rows(*m_model, columns), rows(anew, columns));
        }
    }

    void rowsOfTheTree()
    {
        const auto made = tree("a x\nb y\n");
        Context context;
        DiffTreeModel model(LiveSide);
        model.setAnnotations(&m_annotations);
        model.setTree(made, project(*made, {}, context).value());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QModelIndex row = model.index(0, 0);
        QVERIFY(row.data(DiffTreeModel::NotesRole).value<RowNotes>().isEmpty());
        act(tagsAct(m_annotations, {tagOf("odd", 3), tagOf("éclat")}, at(0)));
        act(markAct(m_annotations, {"a"}, 1, true, at(0)));
        act(markAct(m_annotations, {"a"}, 2, true, at(0)));
        act(noteAct(m_annotations, "a", "look here\nagain", at(0)));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.notesChanged({"a", "not/there"});
        QCOMPARE(changed.size(), 1);
        const auto notes = row.data(DiffTreeModel::NotesRole).value<RowNotes>();
        QCOMPARE(notes.tags.size(), 2);
        QCOMPARE(notes.tags[0].letter, QChar(u'3'));
        QCOMPARE(notes.tags[1].letter, QChar(u'É'));
        QVERIFY(notes.note && !notes.bookmark);
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), u"a, tagged odd, éclat, has a note"_s);
        QCOMPARE(row.siblingAtColumn(DiffTreeModel::NotesColumn).data().toString(), u"odd, éclat: look here…"_s);
        QVERIFY(model.index(1, 0).data(DiffTreeModel::NotesRole).value<RowNotes>().isEmpty());
    }

private:
    static Stamp at(std::int64_t ms) { return {"ann", ms}; }
    void act(const Act &act)
    {
        const Status status = m_annotations.apply(act);
        QVERIFY2(status, status ? "" : status.error().message().c_str());
        m_model->applied(act);
    }

    Annotations m_annotations;
    std::unique_ptr<NotesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestNotesModel)
#include "tst_notesmodel.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotations.h"
#include "support/treetext.h"

#include <QtTest>

#include "compare/filter.h"
#include "compare/projection.h"

using namespace assay;
using namespace assay::test;

class TestFilterMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keeps_data();
    void keeps();
    void nothingSaid();
    void refuses();
    void asks();
    void projected();

private:
    static const DiffTree &tree();
    static MarkedPathsPtr marks();
};

const DiffTree &TestFilterMarks::tree()
{
    static const auto made = compared(stack({"d etc 0755\nf etc/passwd 0644\nf etc/shadow 0640\nf top 0644"}), nullptr,
                                      stack({"d etc 0755\nf etc/passwd 0644 x\nf etc/shadow 0640\nf etc/\\xff 0644\nf top 0644"}));
    return *made;
}

MarkedPathsPtr TestFilterMarks::marks()
{
    Annotations annotations;
    Tag odd;
    odd.name = "Odd";
    Tag twoWords;
    twoWords.name = "to do";
    const auto apply = [&annotations](const Act &act) { QVERIFY(annotations.apply(act)); };
    apply(tagsAct(annotations, {odd, twoWords}, {}));
    apply(markAct(annotations, {"etc/passwd", "etc/\xff", "not/there"}, 1, true, {}));
    apply(markAct(annotations, {"etc/passwd", "top"}, 2, true, {}));
    apply(noteAct(annotations, "etc/shadow", "a note", {}));
    apply(noteAct(annotations, "top", "once", {}));
    apply(noteAct(annotations, "top", "", {}));
    Bookmark bookmark;
    bookmark.path = "etc";
    apply(addBookmarkAct(annotations, bookmark, {}));
    return markedPaths(annotations);
}

void TestFilterMarks::keeps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("paths");
    const auto row = [](const char *text, const char *paths) { QTest::newRow(text) << QString::fromLatin1(text) << QByteArray(paths); };
    row("tag:odd", "etc/\xff etc/passwd");
    row("tag:ODD", "etc/\xff etc/passwd");
    row("-tag:odd", "etc etc/shadow top");
    row("tag:\"to do\"", "etc/passwd top");
    row("tag:\"odd,to do\"", "etc/\xff etc/passwd top");
    row("tag:odd tag:\"to do\"", "etc/passwd");
    row("tag:none", "etc etc/shadow");
    row("-tag:none", "etc/\xff etc/passwd top");
    row("tag:none,odd", "etc etc/\xff etc/passwd etc/shadow");
    row("tag:nosuch", "");
    row("has:tag", "etc/\xff etc/passwd top");
    row("has:note", "etc/shadow");
    row("has:bookmark", "etc");
    row("has:note,bookmark", "etc etc/shadow");
    row("has:tag type:file pass", "etc/passwd");
}

void TestFilterMarks::keeps()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, paths);
    Context context;
    std::vector<std::uint8_t> keep;
    QVERIFY(Filter::parse(text.toStdString()).match(tree(), keep, context, marks().get()));
    QByteArrayList kept;
    for (std::uint32_t i = 1; i < tree().size(); ++i) {
        if (keep[i])
            kept.append(QByteArray::fromStdString(tree().path(DiffNodeId(i))));
    }
    std::sort(kept.begin(), kept.end());
    QByteArrayList wanted = paths.isEmpty() ? QByteArrayList() : paths.split(' ');
    std::sort(wanted.begin(), wanted.end());
    QCOMPARE(kept, wanted);
}

void TestFilterMarks::nothingSaid()
{
    Context context;
    std::vector<std::uint8_t> keep;
    QVERIFY(Filter::parse("tag:odd").match(tree(), keep, context));
    QCOMPARE(std::count(keep.begin(), keep.end(), 1), 0);
    QVERIFY(Filter::parse("tag:none").match(tree(), keep, context));
    QCOMPARE(std::count(keep.begin(), keep.end(), 1), std::ptrdiff_t(tree().size()) - 1);
}

void TestFilterMarks::refuses()
{
    QCOMPARE(Filter::parse("tag:").error()->problem, FilterProblem::EmptyValue);
    QCOMPARE(Filter::parse("has:tags").error()->problem, FilterProblem::NotAWord);
    QCOMPARE(Filter::parse("tag>odd").error()->problem, FilterProblem::NotComparable);
}

void TestFilterMarks::asks()
{
    QVERIFY(Filter::parse("a tag:odd").asksMarks());
    QVERIFY(Filter::parse("-has:note").asksMarks());
    QVERIFY(!Filter::parse("\"tag:odd\" size>1").asksMarks());
    QVERIFY(!Filter().asksMarks());
}

void TestFilterMarks::projected()
{
    Context context;
    ProjectionQuery query;
    query.text = "tag:odd";
    query.marks = marks();
    const auto projection = project(tree(), query, context);
    QVERIFY(projection);
    QCOMPARE((*projection)->matches, 2U);
    QVERIFY((*projection)->shows(tree().find("etc"))); // leads to them
    ProjectionQuery same = query;
    QVERIFY(same == query);
    same.marks = marks();
    QVERIFY(!(same == query)); // something else may be said there
}

QTEST_GUILESS_MAIN(TestFilterMarks)
#include "tst_filtermarks.moc"

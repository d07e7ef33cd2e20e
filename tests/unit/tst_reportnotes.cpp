// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/notesforreport.h"
#include "base/displaysafe.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <QTest>

using namespace assay;

namespace {

Annotations hostileNotes()
{
    Annotations annotations;
    const auto apply = [&annotations](const Act &act) {
        const Status status = annotations.apply(act);
        QVERIFY2(status, status ? "" : status.error().message().c_str());
    };
    Tag tag;
    tag.name = "<b>odd</b>";
    apply(tagsAct(annotations, {tag}, {"ann", 1000}));
    const Stamp stamp{"</title><i>ann & co", 1795318650999};
    for (const std::string &name : test::hostileNames()) {
        apply(markAct(annotations, {"d/" + name}, 1, true, stamp));
        apply(noteAct(annotations, "d/" + name, "first\n" + toUtf8Lossy(name) + "\n</td><script>alert(1)</script>", stamp));
        Bookmark bookmark;
        bookmark.path = "d/" + name;
        bookmark.side = LiveSide;
        bookmark.range = ContentRange{64, 16};
        bookmark.label = toUtf8Lossy(name);
        apply(addBookmarkAct(annotations, bookmark, stamp));
    }
    return annotations;
}

} // namespace

class TestReportNotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostileTextStaysText()
    {
        ReportOptions options = test::fixedOptions();
        options.notes = notesForReport(hostileNotes());
        const std::string html = test::writtenHtml(test::smallCase(), options);
        test::checkPage(html);
        const std::string text = test::parsed(html).text;
        for (const std::string &name : test::hostileNames()) {
            QVERIFY2(text.find(displaySafe(toUtf8Lossy(name))) != std::string::npos, displaySafe(name).c_str());
            QVERIFY2(text.find(displaySafe("d/" + name)) != std::string::npos, displaySafe(name).c_str());
        }
        for (const char *wanted : {"Examiner's notes and tags", "None of it was found by the program", "<b>odd</b>", "</td><script>alert(1)</script>",
                                   "</title><i>ann & co, 2026-11-22T03:37:30Z", "Live, offset 0x40, 16 bytes"})
            QVERIFY2(text.find(wanted) != std::string::npos, wanted);
        QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
        QVERIFY(html.find("<a href=\"#notes\">") != std::string::npos);
    }

    void apartFromFindings()
    {
        Annotations annotations;
        QVERIFY(annotations.apply(noteAct(annotations, "not/compared", "seen elsewhere", {"ann", 0})));
        ReportOptions options = test::fixedOptions();
        options.notes = notesForReport(annotations);
        const std::string with = test::parsed(test::writtenHtml(test::smallCase(), options)).text;
        const std::string without = test::parsed(test::writtenHtml(test::smallCase(), test::fixedOptions())).text;
        QVERIFY(with.find("seen elsewhere") > with.find("F-003"));
        QVERIFY(with.find("not/compared") != std::string::npos);
        QVERIFY(without.find("Examiner's notes") == std::string::npos);
    }

    void bounded()
    {
        Annotations annotations;
        Tag tag;
        tag.name = "t";
        QVERIFY(annotations.apply(tagsAct(annotations, {tag}, {})));
        std::vector<std::string> paths;
        for (int i = 0; i < 6000; ++i)
            paths.push_back("p" + std::to_string(i));
        QVERIFY(annotations.apply(markAct(annotations, paths, 1, true, {})));
        const auto notes = notesForReport(annotations);
        QCOMPARE(notes->paths.size(), std::size_t{5000});
        QCOMPARE(shownNotesText(*notes), std::string("5,000 of 6,000 paths shown; a notes file has all."));
        QVERIFY(std::is_sorted(notes->paths.begin(), notes->paths.end(), [](const auto &a, const auto &b) { return a.path < b.path; }));

        const std::string large(1 << 20, 'x');
        for (int i = 0; i < 20; ++i)
            QVERIFY(annotations.apply(noteAct(annotations, "a" + std::to_string(i), large, {})));
        QVERIFY(notesForReport(annotations)->paths.size() < 10);
        const ReportNote note{ReportNote::Kind::Note, large, {}, 0};
        QCOMPARE(noteLines(note).size(), std::size_t{2});
        QCOMPARE(noteLines(note).back(), std::string("[cut here: 1048576 bytes in all]"));
        QCOMPARE(noteLines({ReportNote::Kind::Note, std::string(100'000, '\n'), {}, 0}).size(), std::size_t{201});
        QCOMPARE(noteLines({ReportNote::Kind::Note, "a\r\nb", {}, 0}), (std::vector<std::string>{"a", "b"}));
    }

    void nothingSaid()
    {
        Annotations annotations;
        Tag tag;
        tag.name = "t";
        QVERIFY(annotations.apply(tagsAct(annotations, {tag}, {})));
        QVERIFY(!notesForReport(annotations)); // a tag that nothing has says nothing
        QVERIFY(annotations.apply(noteAct(annotations, "a", "x", {})));
        QVERIFY(annotations.apply(noteAct(annotations, "a", "", {})));
        QVERIFY(!notesForReport(annotations));
    }
};

QTEST_GUILESS_MAIN(TestReportNotes)
#include "tst_reportnotes.moc"

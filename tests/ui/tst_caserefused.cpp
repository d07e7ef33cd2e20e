// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "casewindows.h"

#include "items/journalmodel.h"
#include "report/reportjournal.h"
#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/caselayout.h"
#include "ui/journaldialog.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"

#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// Cases that can only be read, or not at all, and what is said of them.
class TestCaseRefused : public QObject, protected CaseWindows {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caserefused"_s);
    }
    void init() { begin(); }
    void cleanup() { end(); }

    void secondWindowOnlyReads();
    void newerOneIsOnlyRead();
    void brokenJournalIsNamed();
    void changedTablesAreNamed();
    void noCaseIsSaid();
    void whatCannotBeWrittenIsKept();
    void layoutOfAStranger();
    void aCaseThatWasTakenAwayIsSaid();
};

void TestCaseRefused::secondWindowOnlyReads()
{
    const auto first = window();
    QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    const auto second = window();
    QVERIFY(openCase(*second, m_path));
    QVERIFY(!desk(*second).keeper().isWritable());
    QVERIFY2(second->messages()->lastText().contains(u"for reading only"_s), qPrintable(second->messages()->lastText()));
    QVERIFY(second->windowTitle().contains(u"shop.assay (read-only)"_s));
    QVERIFY(evidenceRead(*second));
    QVERIFY(!desk(*second).action("custody")->isEnabled());
    // What is said there can go into a case of its own.
    second->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTest::qWait(100);
    QVERIFY(desk(*second).isUnsaved());
    const QString copy = m_folder->filePath(u"copy.assay"_s);
    QVERIFY(makeCase(*second, copy) && written(*second));
    QVERIFY(desk(*second).keeper().isWritable());
    QVERIFY(file(copy)->annotations()->at("etc/passwd"));
    QVERIFY(!file(m_path)->annotations()->at("etc/passwd"));
    QVERIFY(second->windowTitle().startsWith(u"copy.assay"_s) && !second->windowTitle().contains(u"read-only"_s));
}

void TestCaseRefused::newerOneIsOnlyRead()
{
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    }
    QFile newer(m_path); // the number of the form is SQLite's "user version", 4 bytes at 60
    QVERIFY(newer.open(QIODevice::ReadWrite) && newer.seek(63) && newer.putChar('\x7f'));
    newer.close();
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(!desk(*again).keeper().isWritable());
    QVERIFY2(again->messages()->lastText().contains(u"newer Assay"_s), qPrintable(again->messages()->lastText()));
    QVERIFY(again->session().comparison());
}

void TestCaseRefused::brokenJournalIsNamed()
{
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
    }
    QFile changed(m_path);
    QVERIFY(changed.open(QIODevice::ReadWrite));
    QByteArray bytes = changed.readAll();
    const qsizetype at = bytes.indexOf("\"unexplained\":");
    QVERIFY(at > 0);
    bytes[at + 14] = bytes[at + 14] == '9' ? '8' : '9';
    QVERIFY(changed.seek(0) && changed.write(bytes) == bytes.size());
    changed.close();
    const auto again = window();
    QVERIFY(openCase(*again, m_path));
    QVERIFY(!desk(*again).keeper().isWritable());
    QVERIFY2(again->messages()->lastText().contains(u"journal is broken at entry "_s), qPrintable(again->messages()->lastText()));
    desk(*again).action("journal")->trigger();
    auto *dialog = again->findChild<JournalDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY2(dialog->state().contains(u"BROKEN at entry"_s), qPrintable(dialog->state()));
    QVERIFY(dialog->model()->index(dialog->model()->rowCount() - 1, 0).data(JournalModel::BrokenRole).toBool());
    QVERIFY(!dialog->model()->index(0, 0).data(JournalModel::BrokenRole).toBool());
}

// Somebody who knows SQL can make a case say another digest, and another note.
void TestCaseRefused::changedTablesAreNamed()
{
    const QString sqlite = QStandardPaths::findExecutable(u"sqlite3"_s);
    if (sqlite.isEmpty())
        QSKIP("no sqlite3");
    {
        const auto first = window();
        QVERIFY(sample(*first, evidence()) && makeCase(*first, m_path));
        first->annotator()->notes().setNote("etc/passwd", "as it was written");
        QVERIFY(written(*first));
    }
    {
        const auto again = window();
        QVERIFY(openCase(*again, m_path) && desk(*again).keeper().isWritable());
    }
    QCOMPARE(QProcess::execute(sqlite, {m_path, u"UPDATE source SET sha256=zeroblob(32) WHERE role=1; UPDATE note SET text=CAST('another' AS BLOB)"_s}), 0);
    const auto changed = window();
    QStringList told;
    const auto texts = [&changed] {
        QStringList all;
        for (const QLabel *label : changed->messages()->findChildren<QLabel *>())
            all.append(label->text());
        return all.join(u'\n');
    };
    // When the results are shown it was said.
    connect(&changed->session(), &Session::comparisonChanged, changed.get(), [&] { told.append(texts()); });
    QVERIFY(openCase(*changed, m_path));
    QVERIFY(!told.isEmpty());
    const QString wanted = u"the SHA-256 of the saved source is “%1” in its tables"_s.arg(QString(64, u'0')).replace(u'“', u'"').replace(u'”', u'"');
    QVERIFY2(told.first().contains(wanted) && told.first().contains(u"1 more value differs"_s), qPrintable(told.first()));
    QVERIFY(!desk(*changed).keeper().isWritable() && changed->windowTitle().contains(u"(read-only)"_s));
    desk(*changed).action("journal")->trigger();
    auto *dialog = changed->findChild<JournalDialog *>();
    QVERIFY(dialog);
    QTRY_VERIFY2(dialog->state().contains(u"NOT WHAT ITS JOURNAL SAYS: "_s + wanted), qPrintable(dialog->state()));
    // Nothing follows from it to what the file holds.
    const QByteArray entries = QByteArray::number(static_cast<qulonglong>(file(m_path)->journalEntries()));
    changed->annotator()->notes().setNote("etc/group", "later");
    QTest::qWait(200);
    QCOMPARE(QByteArray::number(static_cast<qulonglong>(file(m_path)->journalEntries())), entries);
    std::shared_ptr<const ReportJournal> journal;
    desk(*changed).keeper().readReportJournal([&](const Result<std::shared_ptr<const ReportJournal>> &read) { journal = read ? *read : nullptr; });
    QTRY_VERIFY(journal);
    QVERIFY2(tablesNotice(journal.get()).find("see Limitations") != std::string::npos, tablesNotice(journal.get()).c_str());
}

void TestCaseRefused::noCaseIsSaid()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    const ComparisonPtr before = made->session().comparison();
    QFile none(m_path);
    QVERIFY(none.open(QIODevice::WriteOnly) && none.write(QByteArray(5000, 'x')) == 5000);
    none.close();
    QSignalSpy failed(made->caseDesk(), &CaseDesk::failed);
    made->openPaths({{pathBytes(m_path), std::nullopt}}, AskRoles::WhenAmbiguous);
    QVERIFY(failed.wait(20'000));
    QVERIFY2(made->messages()->lastText().contains(u"was not opened"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(!desk(*made).hasCase());
    QCOMPARE(made->session().comparison(), before);
    made->openPaths({{pathBytes(m_path), std::nullopt}, {"/nowhere", std::nullopt}}, AskRoles::WhenAmbiguous);
    QVERIFY2(made->messages()->lastText().contains(u"alone"_s), qPrintable(made->messages()->lastText()));
}

void TestCaseRefused::whatCannotBeWrittenIsKept()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    // A table that is taken away is an error of the disk's kind to whoever writes it.
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QDir().mkdir(m_path + u"-journal"_s)); // SQLite cannot make its own there
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    made->annotator()->notes().setNote("etc/group", "x");
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    QVERIFY2(made->messages()->lastText().startsWith(u"The case was not written"_s), qPrintable(made->messages()->lastText()));
    QVERIFY(made->isWindowModified());
    QVERIFY(QDir().rmdir(m_path + u"-journal"_s));
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QVERIFY(!desk(*made).keeper().hasFailed());
    QVERIFY(*file(other)->annotations() == made->annotator()->notes().annotations());
    QVERIFY(!made->isWindowModified());
}

void TestCaseRefused::layoutOfAStranger()
{
    CaseLayout layout;
    layout.query.text = "name:\"\xff\"";
    layout.panes.expanded[0] = {"etc", "a b/\xff\x01"};
    layout.panes.top = "etc";
    layout.panes.topOffset = -7;
    layout.current = "etc/passwd";
    layout.selected = {"etc/passwd", "etc/group"};
    layout.docks = {u"notesDock"_s};
    layout.columns = QByteArray("\0\1\2", 3);
    const std::string bytes = layoutBytes(layout);
    const auto read = readLayout(bytes);
    QVERIFY(read && *read == layout);
    // Cut and spoiled anywhere it is none, or another one; nothing else happens.
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        (void)readLayout(std::string_view(bytes).substr(0, at));
        std::string spoiled = bytes;
        for (const char c : {'\0', '9', '-', '"', '[', '\xff'}) {
            spoiled[at] = c;
            if (const auto other = readLayout(spoiled)) {
                QVERIFY(static_cast<int>(other->query.sortKey) < sortKeyCount);
                QVERIFY(other->query.sortSide >= 0 && other->query.sortSide < sideCount);
                QVERIFY(other->panes.focused >= 0 && other->panes.focused < sideCount);
            }
        }
    }
    QVERIFY(!readLayout(""));
    QVERIFY(!readLayout("[]"));
    QVERIFY(!readLayout("{\"form\":2}"));
    const auto made = sampleWindow();
    QVERIFY(made);
    layout.columns = QByteArray(4000, '\xff');
    layout.panes.focused = VendorSide;
    layout.selected = std::vector<std::string>(10'000, "etc/passwd");
    applyLayout(layout, *made, made->session(), *made->panes());
    QVERIFY(waitIdle(*made));
}

void TestCaseRefused::aCaseThatWasTakenAwayIsSaid()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()) && makeCase(*made, m_path));
    QVERIFY(QFile::remove(m_path));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QTRY_VERIFY_WITH_TIMEOUT(desk(*made).keeper().hasFailed(), 20'000);
    QVERIFY(made->isWindowModified());
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QVERIFY(file(other)->annotations()->at("etc/passwd"));
}

QTEST_MAIN(TestCaseRefused)
#include "tst_caserefused.moc"

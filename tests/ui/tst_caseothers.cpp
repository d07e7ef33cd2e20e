// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "farcases.h"

#include "ui/annotator.h"
#include "ui/fetchdialog.h"
#include "ui/reportdialog.h"
#include "ui/tagsdialog.h"
#include "ui/trustdock.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThread>
#include <QToolButton>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

// A server that takes connections and never says anything.
class MuteServer {
public:
    MuteServer() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, any, size) == 0 && ::listen(m_socket, 8) == 0 && ::getsockname(m_socket, any, &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~MuteServer() { ::close(m_socket); }
    MuteServer(const MuteServer &) = delete;
    MuteServer &operator=(const MuteServer &) = delete;

    int port() const { return m_port; } ///< 0: there is none

private:
    int m_socket;
    int m_port = 0;
};

bool showsTag(MainWindow &window, const char *path)
{
    const PathNotes *notes = window.annotator()->notes().annotations().at(path);
    return notes && !notes->marks.empty();
}

QStringList tagNames(MainWindow &window)
{
    return window.annotator()->tagNames();
}

FetchDialog *fetchDialog(MainWindow &window)
{
    window.trustDock()->findChild<QToolButton *>(u"trustFetch"_s)->click();
    const auto dialogs = window.findChildren<FetchDialog *>();
    return dialogs.isEmpty() ? nullptr : dialogs.back(); // one that was closed may still be there
}

FetchedSignatures someSignatures()
{
    FetchedSignatures fetched;
    fetched.image = "registry.example/demo/app:1.0";
    fetched.folder = "/nowhere/out";
    fetched.hosts = {"registry.example"};
    fetched.blobs = 3;
    return fetched;
}

} // namespace

// What is asked, fetched or written for one case, and what the next one has of it: nothing.
class TestCaseOthers : public QObject, protected FarCases {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-caseothers"_s);
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init()
    {
        begin(); // the evidence of the far one is evidence()
        m_report = pathBytes(m_folder->filePath(u"report.html"_s));
        deaddisk::beforeLooking = [this](std::string_view path) {
            if (m_reportHeld && path == m_report && QThread::currentThread() != thread()) {
                m_reporting = true;
                m_reportHeld.wait(true);
            }
        };
        const auto made = window();
        QVERIFY(sample(*made, MainWindow::sampleFolder()) && makeCase(*made, m_near) && written(*made));
        const auto other = window();
        QVERIFY(sample(*other, evidence()) && makeCase(*other, m_far) && written(*other));
    }
    void cleanup()
    {
        letReportBeWritten();
        end();
        deaddisk::beforeLooking = nullptr;
    }

    void reportDialogIsAccepted();
    void reportDialogIsAcceptedOfOtherEvidence();
    void reportIsWritten();
    void fileDialogIsAccepted_data();
    void fileDialogIsAccepted();
    void fileIsThatWhichWasAskedFor();
    void tagsAreEdited();
    void sourceIsReplaced();
    void notesAreImported();
    void signaturesAreFetched();
    void fetchedBeforeACaseThatFails();
    void fetchedWhileACaseHangsThatIsMade();
    void fetchedBeforeACaseOfSomethingElse();
    void fetchedBeforeACaseThatIsLost();

private:
    std::unique_ptr<MainWindow> windowOfFar()
    {
        auto made = window();
        return made && openCase(*made, m_far) && evidenceRead(*made) && written(*made) ? std::move(made) : nullptr;
    }
    bool goToNear(MainWindow &window)
    {
        ask(window, m_near);
        return isOpen(window, m_near) && evidenceRead(window);
    }
    ReportDialog *htmlReport(MainWindow &window);
    template<class Meanwhile>
    void answerFileDialog(MainWindow &window, const QString &file, Meanwhile meanwhile);
    void letReportBeWritten()
    {
        m_reportHeld = false;
        m_reportHeld.notify_all();
    }

    std::string m_report;
    std::atomic<bool> m_reportHeld = false; // who writes it waits
    std::atomic<bool> m_reporting = false;
};

// Of HTML alone, into the folder of the test.
ReportDialog *TestCaseOthers::htmlReport(MainWindow &window)
{
    window.findChild<QAction *>(u"report"_s)->trigger();
    auto *dialog = window.findChild<ReportDialog *>();
    if (!dialog)
        return nullptr;
    for (const QString &name : {u"writePdf"_s, u"writeHtml"_s, u"writeEvidence"_s, u"hashAgain"_s})
        dialog->findChild<QCheckBox *>(name)->setChecked(name == u"writeHtml"_s);
    dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
    return dialog;
}

template<class Meanwhile>
void TestCaseOthers::answerFileDialog(MainWindow &window, const QString &file, Meanwhile meanwhile)
{
    QTimer::singleShot(0, &window, [file, meanwhile] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        meanwhile();
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(file);
        QMetaObject::invokeMethod(dialog, "accept");
        if (dialog->isVisible()) { // what was chosen is not taken
            dialog->reject();
            QFAIL("the dialog stays");
        }
    });
}

void TestCaseOthers::reportDialogIsAccepted()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    ReportDialog *dialog = htmlReport(*made);
    QVERIFY(dialog && goToNear(*made));
    dialog->accept();
    QVERIFY2(told(*made).join(u'\n').contains(u"No report was written"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(waitIdle(*made) && written(*made));
    QVERIFY(!QFile::exists(m_folder->filePath(u"report.html"_s)));
    QCOMPARE(kinds(m_near).count(u"exported"_s), 0);
}

// The dialog showed what is in a report of the sources that were there when it opened.
void TestCaseOthers::reportDialogIsAcceptedOfOtherEvidence()
{
    const QString third = m_folder->filePath(u"third.tar.xz"_s);
    QVERIFY(QFile::copy(MainWindow::sampleFolder() + u"/rootfs.tar.xz"_s, third));
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    ReportDialog *dialog = htmlReport(*made);
    QVERIFY(dialog);
    const ComparisonPtr before = made->session().whole();
    made->openPaths({{pathBytes(third), Role::Live}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY(made->session().whole() != before && waitIdle(*made));
    dialog->accept();
    QVERIFY2(told(*made).join(u'\n').contains(u"No report was written"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(waitIdle(*made) && !QFile::exists(m_folder->filePath(u"report.html"_s)));

    dialog = htmlReport(*made);
    QVERIFY(dialog);
    const ComparisonPtr again = made->session().whole();
    made->session().reload();
    QTRY_VERIFY(made->session().whole() != again && waitIdle(*made));
    dialog->accept();
    QTRY_VERIFY(QFile::exists(m_folder->filePath(u"report.html"_s)));
}

// When it ends, which is told at once, it is still to be seen that it is in no journal.
void TestCaseOthers::reportIsWritten()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    ReportDialog *dialog = htmlReport(*made);
    QVERIFY(dialog);
    m_reportHeld = true;
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(m_reporting, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    letReportBeWritten();
    QTRY_COMPARE_WITH_TIMEOUT(told(*made).filter(u"Written: report.html"_s).size(), 1, 20'000);
    QVERIFY2(told(*made).join(u'\n').contains(u"report.html was written is in no journal"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(evidenceRead(*made) && written(*made));
    QCOMPARE(kinds(m_near).count(u"exported"_s) + kinds(m_far).count(u"exported"_s), 0);
}

void TestCaseOthers::fileDialogIsAccepted_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("text");
    QTest::newRow("report") << u"writeHtml"_s << u"No report was written"_s;
    QTest::newRow("file") << u"saveFile"_s << u"The file was not written"_s;
}

void TestCaseOthers::fileDialogIsAccepted()
{
    QFETCH(QString, action);
    QFETCH(QString, text);
    const auto made = windowOfFar();
    QVERIFY(made);
    made->session().setCurrent(find(*made, "etc/passwd"));
    auto *asks = made->findChild<QAction *>(action);
    QVERIFY(asks && asks->isEnabled());
    const QString file = m_folder->filePath(u"chosen"_s);
    bool isNear = false;
    answerFileDialog(*made, file, [&] {
        isNear = goToNear(*made);
        made->session().setCurrent(find(*made, "etc/passwd"));
    });
    asks->trigger();
    QVERIFY(isNear);
    QVERIFY2(told(*made).join(u'\n').contains(text), qPrintable(told(*made).join(u'\n')));
    QVERIFY(waitIdle(*made) && written(*made));
    QVERIFY(!QFile::exists(file));
    QCOMPARE(kinds(m_near).count(u"exported"_s), 0);
}

void TestCaseOthers::fileIsThatWhichWasAskedFor()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    made->session().setCurrent(find(*made, "etc/passwd"));
    const QString file = m_folder->filePath(u"chosen"_s);
    answerFileDialog(*made, file, [&] { made->session().setCurrent(find(*made, "srv/shop/bin/start")); });
    made->findChild<QAction *>(u"saveFile"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file + u".provenance.json"_s), 20'000);
    QFile provenance(file + u".provenance.json"_s);
    QVERIFY(provenance.open(QIODevice::ReadOnly));
    QVERIFY(provenance.readAll().contains("\"displayed\": \"etc/passwd\""));
    QVERIFY(waitIdle(*made) && written(*made));
    QCOMPARE(kinds(m_far).count(u"exported"_s), 1);
}

void TestCaseOthers::tagsAreEdited()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    const auto edit = [&] {
        made->annotator()->action("editTags")->trigger();
        return QPointer(made->findChild<TagsDialog *>());
    };
    const QPointer<TagsDialog> dialog = edit();
    QVERIFY(dialog);
    dialog->nameEdit(0)->setText(u"of the far one"_s);
    QVERIFY(goToNear(*made));
    QVERIFY2(told(*made).join(u'\n').contains(u"The tags were not changed"_s), qPrintable(told(*made).join(u'\n')));
    QTRY_VERIFY(!dialog);
    QVERIFY(!tagNames(*made).contains(u"of the far one"_s));
    // Where nothing was entered there is nothing to tell.
    const QPointer<TagsDialog> untouched = edit();
    QVERIFY(untouched);
    const qsizetype before = told(*made).filter(u"The tags were not changed"_s).size();
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far));
    QTRY_VERIFY(!untouched);
    QCOMPARE(told(*made).filter(u"The tags were not changed"_s).size(), before);
}

void TestCaseOthers::sourceIsReplaced()
{
    const QString third = m_folder->filePath(u"third.tar.xz"_s);
    QVERIFY(QFile::copy(evidence() + u"/data-root.tar.xz"_s, third));
    const auto made = windowOfFar();
    QVERIFY(made && goToNear(*made));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QVERIFY(written(*made));
    ask(*made, m_far);
    QVERIFY(isOpen(*made, m_far) && evidenceRead(*made));
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    made->openPaths({{pathBytes(third), Role::Live}}, AskRoles::WhenAmbiguous);
    QPointer<QMessageBox> question;
    QTRY_VERIFY_WITH_TIMEOUT(question = made->findChild<QMessageBox *>(u"replaceQuestion"_s), 20'000);
    QVERIFY(goToNear(*made));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (question)
        question->findChild<QPushButton *>(u"replaceTakeOff"_s)->click();
    QVERIFY(waitIdle(*made) && showsTag(*made, "etc/passwd"));
    QCOMPARE(made->session().pane(LiveSide).source->location(), pathBytes(MainWindow::sampleFolder() + u"/data-root.tar.xz"_s));
    QVERIFY(!question);
}

void TestCaseOthers::notesAreImported()
{
    const auto made = windowOfFar();
    QVERIFY(made);
    const QString notes = m_folder->filePath(u"notes.json"_s);
    made->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    bool exported = false;
    made->annotator()->exportNotes(pathBytes(notes), [&exported](bool done) { exported = done; });
    QTRY_VERIFY_WITH_TIMEOUT(exported, 20'000);
    QVERIFY(written(*made));
    holdUp(notes);
    made->annotator()->importNotes(pathBytes(notes));
    QTRY_VERIFY_WITH_TIMEOUT(m_waits, 20'000);
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    letIn();
    QVERIFY(evidenceRead(*made) && written(*made));
    QVERIFY(!showsTag(*made, "etc/passwd"));
    QVERIFY2(told(*made).join(u'\n').contains(u"The notes were not imported"_s), qPrintable(told(*made).join(u'\n')));
}

void TestCaseOthers::signaturesAreFetched()
{
    const MuteServer server;
    QVERIFY(server.port() != 0);
    const auto made = windowOfFar();
    QVERIFY(made);
    const QPointer<FetchDialog> fetching = fetchDialog(*made);
    QVERIFY(fetching);
    fetching->findChild<QLineEdit *>(u"fetchReference"_s)->setText(u"127.0.0.1:%1/demo/app:1.0"_s.arg(server.port()));
    fetching->findChild<QLineEdit *>(u"fetchFolder"_s)->setText(m_folder->filePath(u"out"_s));
    fetching->findChild<QPushButton *>(u"fetchStart"_s)->click();
    QVERIFY(fetching->isFetching());
    ask(*made, m_near);
    QVERIFY(isOpen(*made, m_near));
    QVERIFY(fetching && fetching->isFetching());
    Q_EMIT fetching->fetched(someSignatures());
    QVERIFY2(told(*made).join(u'\n').contains(u"is in no journal"_s), qPrintable(told(*made).join(u'\n')));
    QVERIFY(made->trustDock()->places().empty());
    fetching->reject();
    QVERIFY(evidenceRead(*made) && written(*made));
    QCOMPARE(kinds(m_near).count(u"fetched"_s) + kinds(m_far).count(u"fetched"_s), 0);
    // The form that stayed was about the case before.
    const QPointer<FetchDialog> anew = fetchDialog(*made);
    QVERIFY(anew && anew != fetching);
    QTRY_VERIFY(!fetching);
    Q_EMIT anew->fetched(someSignatures());
    QVERIFY(written(*made));
    QCOMPARE(kinds(m_near).count(u"fetched"_s), 1);
    desk(*made).close();
    QTRY_VERIFY(!anew);
}

void TestCaseOthers::fetchedBeforeACaseThatFails()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    Q_EMIT fetchDialog(*made)->fetched(someSignatures());
    QVERIFY(!makeCase(*made, m_folder->filePath(u"nowhere/other.assay"_s)));
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(kinds(other).count(u"fetched"_s), 1);
}

void TestCaseOthers::fetchedWhileACaseHangsThatIsMade()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    deaddisk::hangAt(deaddisk::Hangs::AtOpening, "/server/");
    desk(*made).saveAs(pathBytes(m_folder->filePath(u"server/made.assay"_s)), false);
    QTRY_VERIFY(deaddisk::waiting > 0);
    Q_EMIT fetchDialog(*made)->fetched(someSignatures());
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(kinds(other).count(u"fetched"_s), 1);
}

void TestCaseOthers::fetchedBeforeACaseOfSomethingElse()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    Q_EMIT fetchDialog(*made)->fetched(someSignatures());
    QVERIFY(goToNear(*made) && written(*made));
    const QString other = m_folder->filePath(u"other.assay"_s);
    desk(*made).makeNew(pathBytes(other), {}, false, false);
    QVERIFY(isOpen(*made, other) && written(*made));
    QCOMPARE(kinds(other).count(u"fetched"_s), 0);
}

// The case that goes on refers to the journal that has it.
void TestCaseOthers::fetchedBeforeACaseThatIsLost()
{
    const auto made = window();
    QVERIFY(sample(*made, evidence()));
    Q_EMIT fetchDialog(*made)->fetched(someSignatures());
    const QString lost = m_folder->filePath(u"lost.assay"_s);
    QVERIFY(makeCase(*made, lost) && written(*made));
    QCOMPARE(kinds(lost).count(u"fetched"_s), 1);
    deaddisk::kill(lost.toStdString());
    const QString other = m_folder->filePath(u"other.assay"_s);
    QVERIFY(makeCase(*made, other) && written(*made));
    QCOMPARE(kinds(other).count(u"continued"_s), 1);
    QCOMPARE(kinds(other).count(u"fetched"_s), 0);
}

QTEST_MAIN(TestCaseOthers)
#include "tst_caseothers.moc"

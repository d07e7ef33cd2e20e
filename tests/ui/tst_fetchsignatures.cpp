// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Signatures fetched by the window, from servers of this test with TLS.

#include "base/bytes.h"
#include "samplewindow.h"
#include "support/opensslfiles.h"
#include "support/patience.h"
#include "support/replayregistry.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/caselayout.h"
#include "ui/fetchdialog.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/settings.h"
#include "ui/signaturefetcher.h"
#include "ui/trustdock.h"

#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

const QString password = u"geheim-pass-word"_s;
const std::string firstImage = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";

std::vector<JournalEntry> journalOf(MainWindow &window)
{
    std::vector<JournalEntry> entries;
    bool done = false;
    window.caseDesk()->keeper().readJournal([&](const Result<std::shared_ptr<const JournalRead>> &read) {
        done = true;
        if (read)
            entries = (*read)->entries;
    });
    return QTest::qWaitFor([&] { return done; }, 20'000) ? entries : std::vector<JournalEntry>();
}

std::vector<JournalEntry> fetchesIn(MainWindow &window)
{
    std::vector<JournalEntry> entries = journalOf(window);
    std::erase_if(entries, [](const JournalEntry &entry) { return entry.kind != "fetched"; });
    return entries;
}

QByteArray allBelow(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return all;
}

// The dialog as a user sees it.
struct Form {
    explicit Form(FetchDialog *shown) : dialog(shown) {}
    QLineEdit *field(const char *name) const { return dialog->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    void type(const char *name, const QString &text) const
    {
        field(name)->setFocus();
        field(name)->selectAll();
        QTest::keyClicks(field(name), text);
    }
    QString state() const { return dialog->findChild<QLabel *>(u"fetchState"_s)->text(); }
    QString asked() const { return dialog->findChild<QLabel *>(u"fetchAsked"_s)->text(); }
    QPushButton *start() const { return dialog->findChild<QPushButton *>(u"fetchStart"_s); }
    QPushButton *close() const { return dialog->findChild<QPushButton *>(u"fetchClose"_s); }

    FetchDialog *dialog;
};

} // namespace

class TestFetchSignatures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingIsAskedUntilItIsWished();
    void fetchesAndLooksThere();
    void whatWasFetchedBeforeTheCase();
    void aWrongPassword();
    void errorsSayWhatToDo_data();
    void errorsSayWhatToDo();
    void whatIsMissingIsTold();
    void stopsAtOnce();
    void notIntoTheEvidence();
    void hostileLayouts();
    void everythingIsNamed();

private:
    std::unique_ptr<WebServer> serve(WebHandler handler) const
    {
        return std::make_unique<WebServer>(std::move(handler), WebServer::Tls{m_files->path("server.pem"), m_files->path("server.key")});
    }
    QString in(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    Form filled(FetchDialog *dialog, const WebServer &server) const
    {
        const Form form(dialog);
        form.type("fetchReference", QString::fromStdString(server.authority() + "/demo/app:1.0"));
        form.type("fetchAuthorities", m_files->path("ca.pem"));
        form.type("fetchFolder", in("out"));
        return form;
    }

    QTemporaryDir m_keys;
    std::unique_ptr<OpensslFiles> m_files;
    std::unique_ptr<QTemporaryDir> m_folder;
    ReplayRegistry m_registry;
};

void TestFetchSignatures::initTestCase()
{
    if (!OpensslFiles::available())
        QSKIP("there is no program openssl to make certificates with");
    m_files = std::make_unique<OpensslFiles>(m_keys.path());
    QVERIFY(m_files->makeAuthority() && m_files->makeCertificate("server", "ec -pkeyopt ec_paramgen_curve:P-256", "subjectAltName=IP:127.0.0.1\n"));
}

void TestFetchSignatures::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry.instead.clear();
    for (const QString &key : {u"fetchNotary"_s, u"fetchAuthorities"_s, u"fetchProxy"_s})
        AppSettings::setText(key, {});
    AppSettings::setFolder(u"fetch"_s, m_folder->path());
}

void TestFetchSignatures::nothingIsAskedUntilItIsWished()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const auto window = sampleWindow();
    QVERIFY(window);
    QTRY_VERIFY(window->trustDock()->trust());
    window->trustDock()->showSource(Role::Live);
    window->trustDock()->findChild<QToolButton *>(u"trustFetch"_s)->click();
    auto *dialog = window->findChild<FetchDialog *>();
    QVERIFY(dialog);
    const Form form(dialog);
    QCOMPARE(form.field("fetchReference")->text(), u"demo/shop:1.0"_s); // of the source that is shown
    QCOMPARE(form.asked(), u"Will be asked: registry-1.docker.io"_s);
    QCOMPARE(form.field("fetchFolder")->text(), m_folder->filePath(u"shop-signatures"_s));
    QCOMPARE(form.field("fetchPassword")->echoMode(), QLineEdit::Password);
    QVERIFY(!form.field("fetchPassword")->isEnabled());
    form.type("fetchReference", QString::fromStdString(server->authority() + "/team/app"));
    QCOMPARE(form.asked(), u"Will be asked: "_s + QString::fromStdString(server->authority()));
    QCOMPARE(form.field("fetchFolder")->text(), m_folder->filePath(u"app-signatures"_s));
    form.type("fetchNotary", u"https://notary.example/at/all"_s);
    QVERIFY(form.asked().endsWith(u", notary.example"_s));
    QVERIFY(QDir(m_folder->path()).mkdir(u"app-signatures"_s)); // taken: another one is proposed
    form.type("fetchReference", QString::fromStdString(server->authority() + "/team/app:1"));
    QCOMPARE(form.field("fetchFolder")->text(), m_folder->filePath(u"app-signatures-2"_s));
    QVERIFY(test::waitIdle(*window)); // who asks does so in a job
    QVERIFY(server->questions().empty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!window->findChild<FetchDialog *>());
    QVERIFY(server->questions().empty());
}

void TestFetchSignatures::fetchesAndLooksThere()
{
    const std::string basic = "Basic " + toBase64("me:" + password.toStdString());
    const auto server = serve([&](const WebQuestion &question) {
        return question.header("authorization") == basic ? m_registry.answer(question) : WebReply{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}, {}, WebReply::Manner::Whole};
    });
    const std::string path = pathBytes(in("shop.assay"));
    {
        const auto window = sampleWindow();
        QVERIFY(window);
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
        window->trustDock()->findChild<QToolButton *>(u"trustFetch"_s)->click();
        auto *dialog = window->findChild<FetchDialog *>();
        QSignalSpy done(dialog, &FetchDialog::fetched);
        const Form form = filled(dialog, *server);
        form.type("fetchUser", u"me"_s);
        form.type("fetchPassword", password);
        QTest::keyClick(form.field("fetchPassword"), Qt::Key_Return);
        QVERIFY(dialog->isFetching());
        QVERIFY(form.field("fetchPassword")->text().isEmpty());
        QVERIFY(!form.field("fetchReference")->isEnabled());
        QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 20'000);
        QTRY_VERIFY(!window->findChild<FetchDialog *>());
        // A further place, that is looked at by itself.
        QCOMPARE(window->trustDock()->places(), std::vector<std::string>{pathBytes(in("out"))});
        QTRY_VERIFY(window->trustDock()->trust() && window->trustDock()->trust()->of(Role::Saved)->report->aboutOthers > 0); // they are of another image
        QTRY_VERIFY_WITH_TIMEOUT(!window->caseDesk()->isUnsaved(), 20'000);
        const std::vector<JournalEntry> entries = fetchesIn(*window);
        QCOMPARE(entries.size(), std::size_t{1});
        const std::string &payload = entries[0].payload;
        QVERIFY2(payload.find("\"from\":\"" + server->authority() + "\"") != std::string::npos, payload.c_str());
        QVERIFY(payload.find(firstImage) != std::string::npos && payload.find("/out\"") != std::string::npos);
        bool again = false;
        window->caseDesk()->saveAs(pathBytes(in("again.assay")), false, [&again](bool yes) { again = yes; });
        QTRY_VERIFY_WITH_TIMEOUT(again, 20'000);
    }
    // Neither the case nor the folder nor the settings have what lets one in.
    QSettings().sync();
    QFile settings(QSettings().fileName());
    const QByteArray kept = settings.open(QIODevice::ReadOnly) ? settings.readAll() : QByteArray();
    const QByteArray all = allBelow(m_folder->path()) + kept;
    QVERIFY(all.size() > 1000 && kept.contains("fetchAuthorities"));
    QVERIFY(!all.contains(password.toUtf8()) && !all.contains(QByteArray::fromStdString(basic.substr(6))));
}

void TestFetchSignatures::whatWasFetchedBeforeTheCase()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const std::string path = pathBytes(in("shop.assay"));
    {
        const auto window = sampleWindow();
        QVERIFY(window);
        window->trustDock()->findChild<QToolButton *>(u"trustFetch"_s)->click();
        const Form form = filled(window->findChild<FetchDialog *>(), *server);
        QTest::mouseClick(form.start(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(window->trustDock()->places().size(), std::size_t{1}, 20'000);
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
        QCOMPARE(fetchesIn(*window).size(), std::size_t{1});
    }
    // The case remembers the place, and another one has it not.
    MainWindow window;
    window.setUnattended();
    window.caseDesk()->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(window.trustDock()->places(), std::vector<std::string>{pathBytes(in("out"))}, 20'000);
    window.caseDesk()->close();
    QVERIFY(window.trustDock()->places().empty());
    QVERIFY(waitIdle(window));
}

void TestFetchSignatures::aWrongPassword()
{
    const auto server = serve([](const WebQuestion &) { return WebReply{401, {{"WWW-Authenticate", "Basic realm=\"x\""}}, {}, WebReply::Manner::Whole}; });
    JobRunner runner;
    FetchDialog dialog(runner, nullptr, {});
    dialog.show();
    const Form form = filled(&dialog, *server);
    form.type("fetchUser", u"me"_s);
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QVERIFY(form.state().contains(u"the password is empty"_s));
    QVERIFY(server->questions().empty());
    form.type("fetchPassword", password);
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isFetching(), 20'000);
    QVERIFY2(form.state().contains(u"does not take this name and password"_s) && form.state().contains(u"Type a name and a password"_s), qUtf8Printable(form.state()));
    QVERIFY(!form.state().contains(password));
    QCOMPARE(form.field("fetchUser")->text(), u"me"_s); // to be tried again
    QVERIFY(form.field("fetchPassword")->text().isEmpty());
    QVERIFY(form.start()->isEnabled());
}

void TestFetchSignatures::errorsSayWhatToDo_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("advice");
    QTest::newRow("authority of the system") << u"fetchAuthorities"_s << QString() << u"agreeing on TLS"_s << u"private authority"_s;
    QTest::newRow("no file of authorities") << u"fetchAuthorities"_s << u"/nowhere/ca.pem"_s << u"/nowhere/ca.pem"_s << QString();
    QTest::newRow("no proxy") << u"fetchProxy"_s << u"http://127.0.0.1:1"_s << u"connecting"_s << u"the proxy"_s;
    QTest::newRow("bad proxy") << u"fetchProxy"_s << u"socks5://x"_s << u"http://HOST:PORT"_s << QString();
    QTest::newRow("notary by http") << u"fetchNotary"_s << u"http://n.example"_s << u"without TLS"_s << QString();
    QTest::newRow("bad notary") << u"fetchNotary"_s << u"ftp://n.example"_s << u"notary server"_s << QString();
    QTest::newRow("no such image") << u"fetchReference"_s << u"/demo/app:9"_s << u"status 404"_s << u"Check the name"_s;
    QTest::newRow("folder nowhere") << u"fetchFolder"_s << u"/nowhere/out"_s << u"making a folder there"_s << QString();
}

void TestFetchSignatures::errorsSayWhatToDo()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, what);
    QFETCH(QString, advice);
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    JobRunner runner;
    FetchDialog dialog(runner, nullptr, {});
    QSignalSpy done(&dialog, &FetchDialog::fetched);
    dialog.show();
    const Form form = filled(&dialog, *server);
    const bool reference = field == u"fetchReference"_s;
    form.field(field.toLatin1().constData())->setText(reference ? QString::fromStdString(server->authority()) + text : text);
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isFetching() && form.state().startsWith(u"Nothing was fetched."_s), 20'000);
    QVERIFY2(form.state().contains(what) && form.state().contains(advice), qUtf8Printable(form.state()));
    QVERIFY2(!advice.isEmpty() || !form.state().contains(u'\n'), qUtf8Printable(form.state())); // this machine's own errors say all themselves
    QVERIFY(done.isEmpty() && !QFileInfo::exists(in("out")));
}

void TestFetchSignatures::whatIsMissingIsTold()
{
    m_registry.instead["/v2/demo/app/blobs/sha256:529d00ea4eb3f67779a61b28e386c80b7bf4a503bf94fe8828b4b4c77446371d"] = {404, {}, {}, WebReply::Manner::Whole};
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    const auto window = sampleWindow();
    QVERIFY(window);
    window->trustDock()->findChild<QToolButton *>(u"trustFetch"_s)->click();
    QTest::mouseClick(filled(window->findChild<FetchDialog *>(), *server).start(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(window->trustDock()->places().size(), std::size_t{1}, 20'000);
    const QString told = window->findChild<MessageBar *>()->lastText();
    QVERIFY2(told.contains(u"Not fetched: "_s) && told.contains(u"529d00ea4eb3f677"_s), qUtf8Printable(told));
}

void TestFetchSignatures::stopsAtOnce()
{
    const auto server = serve([](const WebQuestion &) { return WebReply{200, {}, {}, WebReply::Manner::Silent}; });
    JobRunner runner;
    FetchDialog dialog(runner, nullptr, {});
    dialog.show();
    const Form form = filled(&dialog, *server);
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!server->questions().empty(), 20'000);
    QTRY_VERIFY(form.state().contains(QString::fromStdString("asking " + server->authority())));
    QCOMPARE(form.close()->text(), u"&Stop"_s);
    QElapsedTimer time;
    time.start();
    QTest::mouseClick(form.close(), Qt::LeftButton);
    QTRY_VERIFY(!dialog.isFetching());
    QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    QVERIFY(dialog.isVisible() && form.start()->isEnabled());
    QCOMPARE(form.state(), u"Stopped. Nothing was kept."_s);
    QVERIFY(!QFileInfo::exists(in("out")));
    // A window that is closed stops as well.
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QVERIFY(dialog.isFetching());
}

void TestFetchSignatures::notIntoTheEvidence()
{
    const auto server = serve([this](const WebQuestion &question) { return m_registry.answer(question); });
    JobRunner runner;
    FetchDialog dialog(
        runner, [](const std::string &folder) -> Status { return Unexpected(makeError(ErrorCode::Usage, folder, "lies in the evidence")); }, {});
    dialog.show();
    const Form form = filled(&dialog, *server);
    QTest::mouseClick(form.start(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isFetching(), 20'000);
    QVERIFY2(form.state().contains(u"lies in the evidence"_s), qUtf8Printable(form.state()));
    QVERIFY(server->questions().empty() && !QFileInfo::exists(in("out")));
}

void TestFetchSignatures::hostileLayouts()
{
    CaseLayout layout;
    layout.trustPlaces = {"/a/b c", std::string("/x\xff%\n")};
    const auto back = readLayout(layoutBytes(layout));
    QVERIFY(back);
    QCOMPARE(back->trustPlaces, layout.trustPlaces);
    layout.trustPlaces = {"", std::string(5000, 'x'), std::string("a\0b", 3), "/good"};
    QCOMPARE(readLayout(layoutBytes(layout))->trustPlaces, std::vector<std::string>{"/good"});
    layout.trustPlaces.assign(200, "/good");
    QCOMPARE(readLayout(layoutBytes(layout))->trustPlaces.size(), std::size_t{100});
    QVERIFY(readLayout("{\"form\":1,\"trustPlaces\":{\"a\":1}}")->trustPlaces.empty());
}

void TestFetchSignatures::everythingIsNamed()
{
    JobRunner runner;
    FetchDialog dialog(runner, nullptr, u"a & <b>"_s);
    dialog.show();
    const auto widgets = dialog.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(!Form(&dialog).asked().startsWith(u"Will be asked"_s));
}

QTEST_MAIN(TestFetchSignatures)
#include "tst_fetchsignatures.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trustedkeystest.h"

#include "cases/file/casefile.h"
#include "samplewindow.h"
#include "support/trustreports.h"
#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "trust/notationstore.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/settings.h"
#include "ui/trustdock.h"
#include "ui/trustedkeys.h"
#include "ui/trustedkeysdialog.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

const QString fingerprint = u"0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567"_s;

// What is said of docker.io/demo/shop in the trust view, once it is judged anew.
TrustAnswer integrityOfShop(MainWindow &window)
{
    TrustDock *dock = window.trustDock();
    if (!QTest::qWaitFor([&] { return dock->trust() && !dock->isChecking(); }, 20'000))
        return TrustAnswer::Unknown;
    const SourceTrust *saved = dock->trust()->of(Role::Saved);
    for (const TrustStatement &statement : saved && saved->report ? saved->report->statements : std::vector<TrustStatement>()) {
        if (statement.subject == "docker.io/demo/shop:1.0")
            return statement.answer(TrustAspect::Integrity);
    }
    return TrustAnswer::Unknown;
}

QStringList journalKinds(MainWindow &window)
{
    QStringList kinds;
    bool done = false;
    window.caseDesk()->keeper().readJournal([&](const Result<std::shared_ptr<const JournalRead>> &read) {
        done = true;
        for (const JournalEntry &entry : read ? (*read)->entries : std::vector<JournalEntry>())
            kinds.append(QString::fromStdString(entry.kind));
    });
    return QTest::qWaitFor([&] { return done; }, 20'000) ? kinds : QStringList();
}

} // namespace

class TestTrustedKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { AppSettings::setAgreedTrust({}); }
    void addsByContent();
    void refusesWhatIsNoKey();
    void pinsAndIdentities();
    void configurationsOfNotation();
    void foldersOfTufMetadata();
    void undo();
    void keptInTheCase();
    void keysOfSomebodyElse();
    void whatCannotBeReadIsNotOverwritten();
    void exportsTheResult();
};

void TestTrustedKeys::addsByContent()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    QVERIFY(dialog);
    QVERIFY(dialog->state()->text().startsWith(u"You rely on nobody yet"_s));
    keys->addFiles({fileOf(folder, "any & name.bin", publicKey)});
    QTRY_COMPARE(keys->all().size(), std::size_t{1});
    QTRY_VERIFY(!keys->all()[0].fingerprints.empty());
    QVERIFY(keys->all()[0].fingerprints[0].ends_with("Ed25519"));
    QCOMPARE(dialog->table()->topLevelItem(0)->text(0), u"public key"_s);
    QCOMPARE(dialog->table()->topLevelItem(0)->text(1), u"any & name.bin"_s);
    QVERIFY(dialog->table()->topLevelItem(0)->text(3).startsWith(u"SHA-256 "_s));
    QCOMPARE(relied(*keys).publicKeys.size(), std::size_t{1});
    // What it is used for can be chosen, and the view judges anew.
    QVERIFY(dialog->useBox()->isEnabled());
    QSignalSpy judged(window->trustDock(), &TrustDock::trustChanged);
    dialog->useBox()->setCurrentIndex(1);
    Q_EMIT dialog->useBox()->activated(1);
    QCOMPARE(relied(*keys).publicKeys.size(), std::size_t{0});
    QCOMPARE(relied(*keys).logKeys.size(), std::size_t{1});
    QTRY_VERIFY(!judged.isEmpty());
}

void TestTrustedKeys::refusesWhatIsNoKey()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    TrustedKeys *keys = window->trustedKeys();
    QSignalSpy failed(keys, &TrustedKeys::failed);
    keys->addFiles({fileOf(folder, "a", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"), fileOf(folder, "b", "hello"), fileOf(folder, "c", publicKey)});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"holds a private key"_s));
    QVERIFY(failed[0][0].toString().contains(u"is no public key"_s));
    QCOMPARE(keys->all().size(), std::size_t{1}); // the good one is taken all the same
}

void TestTrustedKeys::pinsAndIdentities()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    dialog->pinEdit()->setText(u"0123"_s);
    QTest::keyClick(dialog->pinEdit(), Qt::Key_Return);
    QVERIFY(dialog->state()->text().contains(u"too short"_s));
    QVERIFY(keys->all().empty());
    dialog->pinEdit()->setText(fingerprint);
    QTest::keyClick(dialog->pinEdit(), Qt::Key_Return);
    QCOMPARE(relied(*keys).openPgpFingerprints, std::vector<std::string>{QString(fingerprint).remove(u' ').toStdString()});
    dialog->pinKind()->setCurrentIndex(2);
    dialog->pinEdit()->setText(u"*@example.org"_s);
    dialog->issuerEdit()->setText(u"https://accounts.example.org"_s);
    QTest::keyClick(dialog->issuerEdit(), Qt::Key_Return);
    QCOMPARE(relied(*keys).identities.size(), std::size_t{1});
    QCOMPARE(relied(*keys).identities[0].name, std::string("*@example.org"));
    QCOMPARE(relied(*keys).identities[0].issuer, std::string("https://accounts.example.org"));
}

void TestTrustedKeys::configurationsOfNotation()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"truststore/x509/ca/fixture"_s));
    QVERIFY(QFile::copy(QStringLiteral(ASSAY_TEST_DATA "/trust/attached/notation-ca.pem"), folder.filePath(u"truststore/x509/ca/fixture/ca.pem"_s)));
    TrustedKeys *keys = window->trustedKeys();
    QSignalSpy failed(keys, &TrustedKeys::failed);
    keys->addFiles({pathBytes(folder.path())});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"is no configuration of notation"_s));
    fileOf(folder, "trustpolicy.json", R"({"version":"1.0","trustPolicies":[{"name":"ours","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":["ca:fixture"],"trustedIdentities":["*"]}]})");
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    QVERIFY(dialog->findChild<QPushButton *>(u"trustedKeyAddFolder"_s)->isEnabled());
    QSignalSpy judged(window->trustDock(), &TrustDock::trustChanged);
    keys->addFiles({pathBytes(folder.path() + u'/')});
    QTRY_COMPARE(keys->all().size(), std::size_t{1});
    QCOMPARE(relied(*keys).notationConfigs.size(), std::size_t{1});
    QTRY_VERIFY(!judged.isEmpty());
    QTRY_VERIFY(dialog->table()->topLevelItem(0)->text(3).contains(u"policy \"ours\" (strict) for *: stores ca:fixture"_s));
    QCOMPARE(dialog->table()->topLevelItem(0)->text(0), u"configuration of notation"_s);
    QVERIFY(dialog->table()->topLevelItem(0)->text(3).contains(u"ca:fixture: SHA-256 "_s));
    QVERIFY(dialog->table()->topLevelItem(0)->toolTip(3).contains(u"CN="_s));
    // In the case the folder itself is not needed any more.
    QTemporaryDir caseFolder;
    const QString path = caseFolder.filePath(u"shop.assay"_s);
    bool saved = false;
    window->caseDesk()->saveAs(pathBytes(path), false, [&saved](bool done) { saved = done; });
    QTRY_VERIFY_WITH_TIMEOUT(saved && !window->caseDesk()->isUnsaved(), 20'000);
    QVERIFY(folder.remove());
    MainWindow again;
    again.setUnattended();
    again.caseDesk()->open(pathBytes(path));
    QTRY_COMPARE_WITH_TIMEOUT(again.trustedKeys()->all().size(), std::size_t{1}, 20'000);
    again.trustedKeys()->agree();
    QCOMPARE(relied(*again.trustedKeys()).notationConfigs.at(0).store->policies.at(0).name, std::string("ours"));
    QVERIFY(test::waitIdle(again));
}

// As on the command line: metadata that is older than what is in the folder is told, and nowhere without it.
void TestTrustedKeys::foldersOfTufMetadata()
{
    test::TufMaker maker(TufDialect::Notary);
    maker.name = "docker.io/demo/shop";
    maker.targets["targets"]["1.0"] = "a manifest";
    test::TufMaker newer = maker;
    newer.version = {{"timestamp", 3}, {"snapshot", 3}, {"targets", 3}};
    QTemporaryDir now;
    QTemporaryDir seen;
    const QString repository = u"tuf/docker.io/demo/shop/metadata"_s;
    test::layOutTuf(now.filePath(repository), maker.files());
    test::layOutTuf(seen.filePath(repository), newer.files());
    QTemporaryDir caseFolder;
    const QString path = caseFolder.filePath(u"shop.assay"_s);
    {
        const auto window = test::sampleWindow();
        QVERIFY(window);
        TrustedKeys *keys = window->trustedKeys();
        window->trustDock()->setPlaces({pathBytes(now.path())});
        keys->addFiles({fileOf(now, "root.json", QByteArray::fromStdString(maker.root().bytes))});
        QTRY_COMPARE(keys->all().size(), std::size_t{1});
        QTRY_COMPARE(integrityOfShop(*window), TrustAnswer::Yes);
        auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
        QVERIFY(drop(dialog, {seen.path() + u'/'}));
        QTRY_COMPARE(keys->all().size(), std::size_t{2});
        QTRY_COMPARE(integrityOfShop(*window), TrustAnswer::No);
        QTreeWidgetItem *row = dialog->table()->topLevelItem(1);
        QCOMPARE(row->text(0), u"folder of TUF metadata"_s);
        QTRY_VERIFY(dialog->table()->topLevelItem(1)->text(3).contains(u"/metadata: root 1; timestamp 3; snapshot 3; targets 3"_s));
        QVERIFY(dialog->table()->topLevelItem(1)->toolTip(3).contains(u"key of root 1: "_s));
        QVERIFY(dialog->state()->text().contains(u"Every root in this folder is relied upon"_s));
        QVERIFY(!dialog->useBox()->isEnabled());
        keys->undo();
        QTRY_COMPARE(integrityOfShop(*window), TrustAnswer::Yes);
        keys->addFiles({pathBytes(seen.path())});
        QTRY_COMPARE(integrityOfShop(*window), TrustAnswer::No);
        bool saved = false;
        window->caseDesk()->saveAs(pathBytes(path), false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved && !window->caseDesk()->isUnsaved(), 20'000);
    }
    // In the case the folder itself is not needed any more.
    QVERIFY(seen.remove());
    MainWindow again;
    again.setUnattended();
    again.caseDesk()->open(pathBytes(path));
    QTRY_COMPARE_WITH_TIMEOUT(again.trustedKeys()->all().size(), std::size_t{2}, 20'000);
    again.trustedKeys()->agree();
    QTRY_COMPARE_WITH_TIMEOUT(integrityOfShop(again), TrustAnswer::No, 20'000);
    again.trustedKeys()->remove({1});
    QTRY_COMPARE_WITH_TIMEOUT(integrityOfShop(again), TrustAnswer::Yes, 20'000);
    QVERIFY(test::waitIdle(again));
}

void TestTrustedKeys::undo()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    QVERIFY(!keys->canUndo());
    QVERIFY(keys->addPin(ReliedKind::OpenPgpFingerprint, fingerprint.toStdString()));
    keys->addIdentity("a@example.org", {});
    QCOMPARE(dialog->table()->topLevelItemCount(), 2);
    dialog->table()->clearSelection();
    dialog->table()->topLevelItem(0)->setSelected(true);
    dialog->findChild<QPushButton *>(u"trustedKeyRemove"_s)->click();
    QCOMPARE(keys->all().size(), std::size_t{1});
    QVERIFY(relied(*keys).openPgpFingerprints.empty());
    dialog->findChild<QPushButton *>(u"trustedKeyUndo"_s)->click();
    QCOMPARE(relied(*keys).openPgpFingerprints.size(), std::size_t{1});
    keys->undo();
    keys->undo();
    QVERIFY(keys->all().empty());
    QVERIFY(!dialog->findChild<QPushButton *>(u"trustedKeyUndo"_s)->isEnabled());
}

void TestTrustedKeys::keptInTheCase()
{
    QTemporaryDir folder;
    const std::string path = pathBytes(folder.filePath(u"shop.assay"_s));
    {
        const auto window = test::sampleWindow();
        QVERIFY(window);
        window->trustedKeys()->setRemembers(true);
        window->trustedKeys()->addIdentity("before@example.org", {}); // without a case, in the session
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
        QVERIFY(window->trustedKeys()->addPin(ReliedKind::OpenPgpFingerprint, fingerprint.toStdString()));
        window->trustedKeys()->remove({0});
        QTRY_VERIFY_WITH_TIMEOUT(!window->caseDesk()->isUnsaved(), 20'000);
        const QStringList kinds = journalKinds(*window);
        QCOMPARE(kinds.count(u"trusted key added"_s), qsizetype{2});
        QCOMPARE(kinds.count(u"trusted key removed"_s), qsizetype{1});
    }
    // The same user again: it was his own choice.
    MainWindow window;
    window.setUnattended();
    window.trustedKeys()->setRemembers(true);
    window.caseDesk()->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(window.trustedKeys()->all().size(), std::size_t{1}, 20'000);
    QCOMPARE(window.trustedKeys()->notAgreed(), std::size_t{0});
    QCOMPARE(relied(*window.trustedKeys()).openPgpFingerprints.size(), std::size_t{1});
    window.caseDesk()->close();
    QVERIFY(window.trustedKeys()->all().empty()); // they were the case's
    QVERIFY(test::waitIdle(window));
}

void TestTrustedKeys::keysOfSomebodyElse()
{
    QTemporaryDir folder;
    const std::string path = pathBytes(folder.filePath(u"shop.assay"_s));
    {
        const auto window = test::sampleWindow();
        QVERIFY(window);
        window->trustedKeys()->addIdentity("other@example.org", {});
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved && !window->caseDesk()->isUnsaved(), 20'000);
    }
    for (const bool before : {false, true}) {
        MainWindow window;
        window.setUnattended();
        TrustedKeys *keys = window.trustedKeys();
        keys->setRemembers(true);
        window.caseDesk()->open(path);
        QTRY_COMPARE_WITH_TIMEOUT(keys->all().size(), std::size_t{1}, 20'000);
        QCOMPARE(keys->notAgreed(), before ? std::size_t{0} : std::size_t{1}); // asked once
        QCOMPARE(relied(*keys).identities.size(), before ? std::size_t{1} : std::size_t{0});
        if (!before) {
            QTRY_VERIFY(window.trustDock()->hint().contains(u"came with this case and are not used"_s));
            auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(&window));
            QCOMPARE(dialog->table()->topLevelItem(0)->text(2), u"came with the case, not used"_s);
            const QString said = dialog->state()->text();
            QVERIFY2(said.contains(u"came with this case and are not used"_s) && !said.contains(u"Trusted Keys"_s), qPrintable(said)); // where to find them is told elsewhere
            auto *agree = dialog->findChild<QPushButton *>(u"trustedKeysAgree"_s);
            QVERIFY(agree->isVisibleTo(dialog));
            agree->click();
            QCOMPARE(relied(*keys).identities.size(), std::size_t{1});
            QVERIFY(!agree->isVisibleTo(dialog));
            QTRY_VERIFY_WITH_TIMEOUT(!window.caseDesk()->isUnsaved(), 20'000);
            QCOMPARE(journalKinds(window).count(u"trusted key agreed to"_s), qsizetype{1});
            keys->undo();
            QTRY_VERIFY_WITH_TIMEOUT(!window.caseDesk()->isUnsaved(), 20'000);
            QCOMPARE(journalKinds(window).count(u"trusted key no longer agreed to"_s), qsizetype{1});
            agree->click();
            QTRY_VERIFY_WITH_TIMEOUT(!window.caseDesk()->isUnsaved(), 20'000);
            QCOMPARE(journalKinds(window).count(u"trusted key agreed to"_s), qsizetype{2});
        }
        QVERIFY(test::waitIdle(window));
    }
}

// Of another version, or spoilt: whoever has that version finds them again.
void TestTrustedKeys::whatCannotBeReadIsNotOverwritten()
{
    const std::string later = R"({"schema":"assay-trusted/2","items":[]})";
    QTemporaryDir folder;
    const std::string path = pathBytes(folder.filePath(u"shop.assay"_s));
    {
        const auto window = test::sampleWindow();
        QVERIFY(window);
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved && !window->caseDesk()->isUnsaved(), 20'000);
        CaseChange change;
        change.trusted = later;
        window->caseDesk()->keeper().commit(std::move(change));
        QTRY_VERIFY_WITH_TIMEOUT(!window->caseDesk()->isUnsaved(), 20'000);
    }
    {
        MainWindow window;
        window.setUnattended();
        TrustedKeys *keys = window.trustedKeys();
        QSignalSpy failed(keys, &TrustedKeys::failed);
        window.caseDesk()->open(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
        QVERIFY(failed[0][0].toString().startsWith(u"The trusted keys of the case were not taken: "_s));
        QVERIFY(keys->all().empty());
        keys->addIdentity("next@example.org", {});
        keys->addFiles({fileOf(folder, "a.pub", publicKey)});
        QTRY_COMPARE(failed.size(), 3); // each is refused, and it says why
        QCOMPARE(failed[2], failed[0]);
        QVERIFY(keys->all().empty() && keys->reading().empty() && !keys->canUndo());
        QVERIFY(test::waitIdle(window));
        QTRY_VERIFY_WITH_TIMEOUT(!window.caseDesk()->isUnsaved(), 20'000);
        // Another case is not concerned.
        window.caseDesk()->close();
        keys->addIdentity("next@example.org", {});
        QCOMPARE(keys->all().size(), std::size_t{1});
        QVERIFY(test::waitIdle(window));
    }
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE((*file)->trusted(), later);
}

void TestTrustedKeys::exportsTheResult()
{
    const auto window = test::sampleWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"trust.json"_s);
    QSignalSpy exported(window.get(), &MainWindow::exported);
    QSignalSpy failed(window.get(), &MainWindow::exportFailed);
    window->exportTrust(test::trustReport(), pathBytes(path));
    QTRY_COMPARE(exported.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).object()[u"schema"].toString(), u"assay-trust-result/1"_s);
    window->exportTrust(test::trustReport(), pathBytes(folder.filePath(u"nowhere/trust.json"_s)));
    QTRY_COMPARE(failed.size(), 1);
}

QTEST_MAIN(TestTrustedKeys)
#include "tst_trustedkeys.moc"

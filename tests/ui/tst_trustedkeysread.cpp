// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trustedkeystest.h"

#include "cases/trusteditems.h"
#include "samplewindow.h"
#include "support/heartbeat.h"
#include "support/tuflayout.h"
#include "support/tufmaker.h"
#include "ui/casedesk.h"
#include "ui/plaintext.h"
#include "ui/settings.h"
#include "ui/trustedkeysdialog.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr double mostMilliseconds = 400; // it takes that many times as long
#else
constexpr double mostMilliseconds = 50;
#endif

// Of nearly as many bytes as a case keeps of one, and more work than most: the roots of many repositories, each with a certificate.
void makeLargeFolder(const QString &path)
{
    TufMaker maker(TufDialect::Notary);
    const std::vector<TufFile> files = maker.files();
    std::size_t packed = 0; // in a tar, of which the case has base64
    for (const TufFile &file : files)
        packed += 512 + (file.bytes.size() + 511) / 512 * 512;
    for (std::size_t i = 0; i < (740U << 10) / packed; ++i)
        layOutTuf(path + u"/%1/metadata"_s.arg(i), files);
}

std::unique_ptr<MainWindow> emptyWindow()
{
    auto window = std::make_unique<MainWindow>();
    window->setUnattended();
    window->show();
    return QTest::qWaitForWindowExposed(window.get()) ? std::move(window) : nullptr;
}

QStringList namesOf(const TrustedKeys &keys)
{
    QStringList names;
    for (const TrustedKeys::Kept &kept : keys.all())
        names.append(QString::fromStdString(kept.item.kind == ReliedKind::Identity ? kept.item.bytes : kept.item.name));
    return names;
}

} // namespace

// Trusted keys and folders are read beside the window: it goes on, and they come in their order.
class TestTrustedKeysRead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { AppSettings::setAgreedTrust({}); }
    void theWindowGoesOn();
    void comeInTheOrderTheyWereAskedFor();
    void whatIsReadIsTakenBackFirst();
    void whatWasDoneLastIsTakenBackFirst();
    void whatWasRemovedMeanwhileComesBackAlone();
    void readingEndsWithTheCase();
    void readingEndsWithTheWindow();
    void manyAtOnce();
    void manyThatAreNoKeys();
};

// Processor time is measured, as in tst_heartbeat.
void TestTrustedKeysRead::theWindowGoesOn()
{
    QTemporaryDir seen;
    makeLargeFolder(seen.filePath(u"large"_s));
    QTemporaryDir caseFolder;
    const std::string path = pathBytes(caseFolder.filePath(u"shop.assay"_s));
    Heartbeat heart;
    const auto worst = [&] {
        QTest::qWait(20);
        return heart.worstWork();
    };
    const auto check = [&](const char *what, double milliseconds) {
        qInfo("%s: %.1f ms of work at worst", what, milliseconds);
        return milliseconds < mostMilliseconds;
    };
    {
        const auto window = emptyWindow();
        QVERIFY(window);
        TrustedKeys *keys = window->trustedKeys();
        keys->showDialog(window.get());
        QTest::qWait(100);
        QSignalSpy failed(keys, &TrustedKeys::failed);
        heart.begin();
        keys->addFiles({pathBytes(seen.filePath(u"large"_s))});
        QTRY_VERIFY_WITH_TIMEOUT(keys->reading().empty(), 20'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        QCOMPARE(keys->all().size(), std::size_t{1});
        QVERIFY(waitIdle(*window));
        const double adding = worst();
        QVERIFY(check("adding a folder", adding));
        double reading = threadMilliseconds();
        QVERIFY(!relied(*keys).tufRoots.empty());
        reading = threadMilliseconds() - reading;
        qInfo("what it is for takes %.1f ms to read", reading);
        QVERIFY2(adding < reading, "it was read in the window's thread, or the folder is too small to show anything");
        double least = mostMilliseconds; // of a few, since a machine that is busy elsewhere takes longer for the same
        for (const char *name : {"a@example.org", "b@example.org", "c@example.org"}) {
            heart.begin();
            keys->addIdentity(name, {});
            QVERIFY(waitIdle(*window));
            least = std::min(least, worst());
        }
        QVERIFY(check("adding one more", least));
        bool saved = false;
        window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
        QTRY_VERIFY_WITH_TIMEOUT(saved && !window->caseDesk()->isUnsaved(), 20'000);
        least = mostMilliseconds;
        while (keys->all().size() > 1) {
            heart.begin();
            keys->undo();
            QTRY_VERIFY_WITH_TIMEOUT(!window->caseDesk()->isUnsaved(), 20'000);
            least = std::min(least, worst());
        }
        QVERIFY(check("taking it back", least));
    }
    const auto again = emptyWindow();
    QVERIFY(again);
    QTest::qWait(100);
    heart.begin();
    again->caseDesk()->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(again->trustedKeys()->all().size(), std::size_t{1}, 20'000);
    QVERIFY(waitIdle(*again));
    QVERIFY(check("opening the case", worst()));
}

void TestTrustedKeysRead::comeInTheOrderTheyWereAskedFor()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    makeLargeFolder(folder.filePath(u"large"_s));
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    fileOf(folder, "a.pub", publicKey);
    fileOf(folder, "b.pub", QByteArray(publicKey) + '\n');
    for (const char *name : {"large", "a.pub", "b.pub"})
        QVERIFY(drop(dialog, {folder.filePath(QString::fromLatin1(name))}));
    // They stand there, and nothing can be done with them yet.
    QCOMPARE(keys->reading(), (std::vector<QString>{u"large"_s, u"a.pub"_s, u"b.pub"_s}));
    QVERIFY(keys->all().empty());
    QCOMPARE(dialog->table()->topLevelItemCount(), 3);
    QCOMPARE(dialog->table()->topLevelItem(1)->text(1), u"a.pub"_s);
    QCOMPARE(dialog->table()->topLevelItem(1)->text(2), u"is read …"_s);
    dialog->table()->selectAll();
    QVERIFY(dialog->table()->selectedItems().isEmpty());
    QTRY_VERIFY(keys->reading().empty());
    QCOMPARE(namesOf(*keys), (QStringList{u"large"_s, u"a.pub"_s, u"b.pub"_s}));
    // Each was a step of its own.
    keys->undo();
    QCOMPARE(namesOf(*keys), (QStringList{u"large"_s, u"a.pub"_s}));
    keys->undo();
    keys->undo();
    QVERIFY(keys->all().empty() && !keys->canUndo());
    QVERIFY(waitIdle(*window));
}

void TestTrustedKeysRead::whatIsReadIsTakenBackFirst()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    makeLargeFolder(folder.filePath(u"large"_s));
    TrustedKeys *keys = window->trustedKeys();
    QSignalSpy failed(keys, &TrustedKeys::failed);
    keys->addIdentity("first@example.org", {});
    keys->addFiles({pathBytes(folder.filePath(u"large"_s))});
    keys->addFiles({fileOf(folder, "a.pub", publicKey)});
    keys->addIdentity("second@example.org", {});
    keys->undo(); // what was done last, though it came before what is read
    QCOMPARE(namesOf(*keys), QStringList(u"first@example.org"_s));
    QCOMPARE(keys->reading().size(), std::size_t{2});
    keys->undo();
    QCOMPARE(keys->reading(), std::vector<QString>{u"large"_s});
    keys->undo(); // in the middle of it
    QVERIFY(keys->reading().empty());
    keys->addFiles({fileOf(folder, "b.pub", publicKey)});
    QTRY_VERIFY(keys->reading().empty());
    QCOMPARE(namesOf(*keys), (QStringList{u"first@example.org"_s, u"b.pub"_s}));
    QVERIFY(waitIdle(*window));
    QCOMPARE(namesOf(*keys), (QStringList{u"first@example.org"_s, u"b.pub"_s}));
    QVERIFY(failed.isEmpty()); // it was stopped, and has not failed
    keys->undo();
    keys->undo();
    QVERIFY(keys->all().empty() && !keys->canUndo());
    QVERIFY(waitIdle(*window));
}

// Also when what was asked for before it has been read meanwhile.
void TestTrustedKeysRead::whatWasDoneLastIsTakenBackFirst()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    makeLargeFolder(folder.filePath(u"large"_s));
    TrustedKeys *keys = window->trustedKeys();
    keys->addFiles({fileOf(folder, "a.pub", publicKey)});
    keys->addFiles({pathBytes(folder.filePath(u"large"_s))});
    keys->addIdentity("last@example.org", {});
    QSignalSpy changed(keys, &TrustedKeys::changed);
    while (keys->reading().size() > 1)
        QVERIFY(changed.wait(20'000));
    QCOMPARE(namesOf(*keys), (QStringList{u"last@example.org"_s, u"a.pub"_s}));
    QCOMPARE(keys->reading(), std::vector<QString>{u"large"_s});
    keys->undo();
    QCOMPARE(namesOf(*keys), QStringList(u"a.pub"_s));
    QCOMPARE(keys->reading().size(), std::size_t{1});
    keys->undo();
    QVERIFY(keys->reading().empty());
    QCOMPARE(namesOf(*keys), QStringList(u"a.pub"_s));
    keys->undo();
    QVERIFY(keys->all().empty() && !keys->canUndo());
    QVERIFY(waitIdle(*window));
    QVERIFY(keys->all().empty());
}

void TestTrustedKeysRead::whatWasRemovedMeanwhileComesBackAlone()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    TrustedKeys *keys = window->trustedKeys();
    for (const char *name : {"first@example.org", "second@example.org"})
        keys->addIdentity(name, {});
    keys->addFiles({fileOf(folder, "a.pub", publicKey)});
    keys->remove({0});
    keys->addIdentity("third@example.org", {});
    QTRY_VERIFY(keys->reading().empty());
    QCOMPARE(namesOf(*keys), (QStringList{u"second@example.org"_s, u"third@example.org"_s, u"a.pub"_s}));
    keys->undo();
    QCOMPARE(namesOf(*keys), (QStringList{u"second@example.org"_s, u"a.pub"_s}));
    keys->undo();
    QCOMPARE(namesOf(*keys), (QStringList{u"first@example.org"_s, u"second@example.org"_s, u"a.pub"_s}));
    keys->undo();
    QCOMPARE(namesOf(*keys), (QStringList{u"first@example.org"_s, u"second@example.org"_s}));
    keys->undo();
    keys->undo();
    QVERIFY(keys->all().empty() && !keys->canUndo());
    // What the case can hold stands: a removal comes back without what would be too much for it.
    std::vector<ReliedItem> full;
    for (std::size_t i = 0; i < mostTrustedItems; ++i)
        full.push_back({ReliedKind::Identity, {}, std::to_string(i) + "@example.org"});
    keys->takeCase(full, {});
    QSignalSpy failed(keys, &TrustedKeys::failed);
    keys->addFiles({pathBytes(folder.filePath(u"a.pub"_s))});
    keys->remove({0});
    QTRY_VERIFY(keys->reading().empty());
    QCOMPARE(namesOf(*keys).last(), u"a.pub"_s);
    keys->undo();
    QCOMPARE(namesOf(*keys).size(), qsizetype(mostTrustedItems));
    QCOMPARE(namesOf(*keys).first(), u"0@example.org"_s);
    QVERIFY(failed.isEmpty());
    QVERIFY(waitIdle(*window));
}

// What was asked for in one case is nothing for another one.
void TestTrustedKeysRead::readingEndsWithTheCase()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    makeLargeFolder(folder.filePath(u"large"_s));
    TrustedKeys *keys = window->trustedKeys();
    QSignalSpy failed(keys, &TrustedKeys::failed);
    keys->addFiles({pathBytes(folder.filePath(u"large"_s))});
    keys->takeCase({{ReliedKind::Identity, {}, "other@example.org"}}, {});
    QVERIFY(keys->reading().empty());
    QVERIFY(waitIdle(*window));
    QCOMPARE(namesOf(*keys), QStringList(u"other@example.org"_s));
    QVERIFY(failed.isEmpty());
}

void TestTrustedKeysRead::readingEndsWithTheWindow()
{
    QTemporaryDir folder;
    makeLargeFolder(folder.filePath(u"large"_s));
    auto window = emptyWindow();
    QVERIFY(window);
    for (int i = 0; i < 20; ++i)
        window->trustedKeys()->addFiles({pathBytes(folder.filePath(u"large"_s))});
    QElapsedTimer clock;
    clock.start();
    window.reset();
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void TestTrustedKeysRead::manyAtOnce()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    QStringList paths;
    QStringList names;
    for (int i = 0; i < 40; ++i) {
        names.append(u"%1.pub"_s.arg(i));
        fileOf(folder, names.last().toLatin1().constData(), QByteArray(publicKey) + QByteArray(i, '\n'));
        paths.append(folder.filePath(names.last()));
    }
    QVERIFY2(drop(dialog, paths), qPrintable(dialog->state()->text()));
    QCOMPARE(keys->reading(), std::vector<QString>{u"40 files and folders"_s});
    QTRY_COMPARE(namesOf(*keys), names);
    keys->undo(); // they came together
    QVERIFY(keys->all().empty());
    QVERIFY(!drop(window.get(), paths)); // as sources they are too many
    QVERIFY(waitIdle(*window));
}

// A whole folder of them may be dropped by mistake: what is wrong with each would fill more than a screen, and the window would lay it out.
void TestTrustedKeysRead::manyThatAreNoKeys()
{
    const auto window = emptyWindow();
    QVERIFY(window);
    QTemporaryDir folder;
    TrustedKeys *keys = window->trustedKeys();
    auto *dialog = qobject_cast<TrustedKeysDialog *>(keys->showDialog(window.get()));
    QSignalSpy failed(keys, &TrustedKeys::failed);
    QStringList paths;
    for (int i = 0; i < 200; ++i) {
        const QByteArray name = QByteArray::number(i) + ".txt";
        fileOf(folder, name.constData(), "no key\n");
        paths.append(folder.filePath(QString::fromLatin1(name)));
    }
    fileOf(folder, "a.pub", publicKey);
    paths.append(folder.filePath(u"a.pub"_s));
    QVERIFY(drop(dialog, paths));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QCOMPARE(namesOf(*keys), QStringList(u"a.pub"_s)); // what is a key among them is taken
    const QStringList lines = failed[0][0].toString().split(u'\n');
    QCOMPARE(lines.size(), qsizetype{4});
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY2(lines[i].contains(u"/%1.txt"_s.arg(i)), qPrintable(lines[i]));
    QCOMPARE(lines[3], u"197 more could not be taken."_s);
    QVERIFY2(dialog->state()->text().contains(failed[0][0].toString()), qPrintable(dialog->state()->text()));
    // As many as are told are told in full.
    keys->addFiles({pathBytes(paths[0]), pathBytes(paths[1]), pathBytes(paths[2])});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, 20'000);
    QCOMPARE(failed[1][0].toString().split(u'\n'), lines.first(3));
    QVERIFY(waitIdle(*window));
}

QTEST_MAIN(TestTrustedKeysRead)
#include "tst_trustedkeysread.moc"

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
#include <QFileInfo>
#include <QSignalSpy>
#include <QTreeWidget>

#include <algorithm>
#include <memory>
#include <optional>

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
    void init();
    void cleanup();
    void theWindowGoesOn();
    void comeInTheOrderTheyWereAskedFor();
    void whatIsReadIsTakenBackFirst();
    void whatWasDoneLastIsTakenBackFirst();
    void whatWasRemovedMeanwhileComesBackAlone();
    void readingEndsWithTheCase();
    void readingEndsWithTheWindow();
    void manyAtOnce();
    void manyThatAreNoKeys();
    void longNamesLeaveTheStateInSight();
    void theKeyboardsPlaceStays();
    void whatIsChosenMeanwhileStaysChosen();

private:
    TrustedKeys &keys() { return *m_window->trustedKeys(); }
    TrustedKeysDialog *dialog() { return qobject_cast<TrustedKeysDialog *>(keys().showDialog(m_window.get())); }
    QString large(); // a folder that takes a while to be read

    std::unique_ptr<MainWindow> m_window; // with nothing in it
    std::optional<QTemporaryDir> m_folder;
    std::optional<QSignalSpy> m_failed; // what the keys say
};

void TestTrustedKeysRead::init()
{
    AppSettings::setAgreedTrust({});
    m_folder.emplace();
    m_window = emptyWindow();
    QVERIFY(m_window);
    m_failed.emplace(&keys(), &TrustedKeys::failed);
}

void TestTrustedKeysRead::cleanup()
{
    if (m_window)
        QVERIFY(waitIdle(*m_window));
    m_failed.reset();
    m_window.reset();
    m_folder.reset();
}

QString TestTrustedKeysRead::large()
{
    const QString path = m_folder->filePath(u"large"_s);
    if (!QFileInfo::exists(path))
        makeLargeFolder(path);
    return path;
}

// Processor time is measured, as in tst_heartbeat.
void TestTrustedKeysRead::theWindowGoesOn()
{
    const std::string folder = pathBytes(large());
    const std::string path = pathBytes(m_folder->filePath(u"shop.assay"_s));
    Heartbeat heart;
    const auto worst = [&] {
        QTest::qWait(20);
        return heart.worstWork();
    };
    const auto check = [&](const char *what, double milliseconds) {
        qInfo("%s: %.1f ms of work at worst", what, milliseconds);
        return milliseconds < mostMilliseconds;
    };
    QVERIFY(dialog());
    QTest::qWait(100);
    heart.begin();
    keys().addFiles({folder});
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QVERIFY2(m_failed->isEmpty(), m_failed->isEmpty() ? "" : qPrintable(m_failed->first()[0].toString()));
    QCOMPARE(keys().all().size(), std::size_t{1});
    QVERIFY(waitIdle(*m_window));
    const double adding = worst();
    QVERIFY(check("adding a folder", adding));
    double reading = threadMilliseconds();
    QVERIFY(!relied(keys()).tufRoots.empty());
    reading = threadMilliseconds() - reading;
    qInfo("what it is for takes %.1f ms to read", reading);
    QVERIFY2(adding < reading, "it was read in the window's thread, or the folder is too small to show anything");
    double least = mostMilliseconds; // of a few, since a machine that is busy elsewhere takes longer for the same
    for (const char *name : {"a@example.org", "b@example.org", "c@example.org"}) {
        heart.begin();
        keys().addIdentity(name, {});
        QVERIFY(waitIdle(*m_window));
        least = std::min(least, worst());
    }
    QVERIFY(check("adding one more", least));
    bool saved = false;
    m_window->caseDesk()->saveAs(path, false, [&saved](bool done) { saved = done; });
    QTRY_VERIFY_WITH_TIMEOUT(saved && !m_window->caseDesk()->isUnsaved(), 20'000);
    least = mostMilliseconds;
    while (keys().all().size() > 1) {
        heart.begin();
        keys().undo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->caseDesk()->isUnsaved(), 20'000);
        least = std::min(least, worst());
    }
    QVERIFY(check("taking it back", least));
    m_failed.reset();
    m_window.reset();
    m_window = emptyWindow();
    QVERIFY(m_window);
    QTest::qWait(100);
    heart.begin();
    m_window->caseDesk()->open(path);
    QTRY_COMPARE_WITH_TIMEOUT(keys().all().size(), std::size_t{1}, 20'000);
    QVERIFY(waitIdle(*m_window));
    QVERIFY(check("opening the case", worst()));
}

void TestTrustedKeysRead::comeInTheOrderTheyWereAskedFor()
{
    TrustedKeysDialog *shown = dialog();
    fileOf(*m_folder, "a.pub", publicKey);
    fileOf(*m_folder, "b.pub", QByteArray(publicKey) + '\n');
    for (const QString &path : {large(), m_folder->filePath(u"a.pub"_s), m_folder->filePath(u"b.pub"_s)})
        QVERIFY(drop(shown, {path}));
    // They stand there, and nothing can be done with them yet.
    QCOMPARE(keys().reading(), (std::vector<QString>{u"large"_s, u"a.pub"_s, u"b.pub"_s}));
    QVERIFY(keys().all().empty());
    QCOMPARE(shown->table()->topLevelItemCount(), 3);
    QCOMPARE(shown->table()->topLevelItem(1)->text(1), u"a.pub"_s);
    QCOMPARE(shown->table()->topLevelItem(1)->text(2), u"is read …"_s);
    shown->table()->selectAll();
    QVERIFY(shown->table()->selectedItems().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()), (QStringList{u"large"_s, u"a.pub"_s, u"b.pub"_s}));
    // Each was a step of its own.
    keys().undo();
    QCOMPARE(namesOf(keys()), (QStringList{u"large"_s, u"a.pub"_s}));
    keys().undo();
    keys().undo();
    QVERIFY(keys().all().empty() && !keys().canUndo());
}

void TestTrustedKeysRead::whatIsReadIsTakenBackFirst()
{
    keys().addIdentity("first@example.org", {});
    keys().addFiles({pathBytes(large())});
    keys().addFiles({fileOf(*m_folder, "a.pub", publicKey)});
    keys().addIdentity("second@example.org", {});
    keys().undo(); // what was done last, though it came before what is read
    QCOMPARE(namesOf(keys()), QStringList(u"first@example.org"_s));
    QCOMPARE(keys().reading().size(), std::size_t{2});
    keys().undo();
    QCOMPARE(keys().reading(), std::vector<QString>{u"large"_s});
    keys().undo(); // in the middle of it
    QVERIFY(keys().reading().empty());
    keys().addFiles({fileOf(*m_folder, "b.pub", publicKey)});
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()), (QStringList{u"first@example.org"_s, u"b.pub"_s}));
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(namesOf(keys()), (QStringList{u"first@example.org"_s, u"b.pub"_s}));
    QVERIFY(m_failed->isEmpty()); // it was stopped, and has not failed
    keys().undo();
    keys().undo();
    QVERIFY(keys().all().empty() && !keys().canUndo());
}

// Also when what was asked for before it has been read meanwhile.
void TestTrustedKeysRead::whatWasDoneLastIsTakenBackFirst()
{
    const std::string folder = pathBytes(large());
    keys().addFiles({fileOf(*m_folder, "a.pub", publicKey)});
    keys().addFiles({folder});
    keys().addIdentity("last@example.org", {});
    QSignalSpy changed(&keys(), &TrustedKeys::changed);
    while (keys().reading().size() > 1)
        QVERIFY(changed.wait(20'000));
    QCOMPARE(namesOf(keys()), (QStringList{u"last@example.org"_s, u"a.pub"_s}));
    QCOMPARE(keys().reading(), std::vector<QString>{u"large"_s});
    keys().undo();
    QCOMPARE(namesOf(keys()), QStringList(u"a.pub"_s));
    QCOMPARE(keys().reading().size(), std::size_t{1});
    keys().undo();
    QVERIFY(keys().reading().empty());
    QCOMPARE(namesOf(keys()), QStringList(u"a.pub"_s));
    keys().undo();
    QVERIFY(keys().all().empty() && !keys().canUndo());
    QVERIFY(waitIdle(*m_window));
    QVERIFY(keys().all().empty());
}

void TestTrustedKeysRead::whatWasRemovedMeanwhileComesBackAlone()
{
    for (const char *name : {"first@example.org", "second@example.org"})
        keys().addIdentity(name, {});
    keys().addFiles({fileOf(*m_folder, "a.pub", publicKey)});
    keys().remove({0});
    keys().addIdentity("third@example.org", {});
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()), (QStringList{u"second@example.org"_s, u"third@example.org"_s, u"a.pub"_s}));
    keys().undo();
    QCOMPARE(namesOf(keys()), (QStringList{u"second@example.org"_s, u"a.pub"_s}));
    keys().undo();
    QCOMPARE(namesOf(keys()), (QStringList{u"first@example.org"_s, u"second@example.org"_s, u"a.pub"_s}));
    keys().undo();
    QCOMPARE(namesOf(keys()), (QStringList{u"first@example.org"_s, u"second@example.org"_s}));
    keys().undo();
    keys().undo();
    QVERIFY(keys().all().empty() && !keys().canUndo());
    // What the case can hold stands: a removal comes back without what would be too much for it.
    std::vector<ReliedItem> full;
    for (std::size_t i = 0; i < mostTrustedItems; ++i)
        full.push_back({ReliedKind::Identity, {}, std::to_string(i) + "@example.org"});
    keys().takeCase(full, {});
    keys().addFiles({pathBytes(m_folder->filePath(u"a.pub"_s))});
    keys().remove({0});
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()).last(), u"a.pub"_s);
    keys().undo();
    QCOMPARE(namesOf(keys()).size(), qsizetype(mostTrustedItems));
    QCOMPARE(namesOf(keys()).first(), u"0@example.org"_s);
    QVERIFY(m_failed->isEmpty());
}

// What was asked for in one case is nothing for another one.
void TestTrustedKeysRead::readingEndsWithTheCase()
{
    keys().addFiles({pathBytes(large())});
    keys().takeCase({{ReliedKind::Identity, {}, "other@example.org"}}, {});
    QVERIFY(keys().reading().empty());
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(namesOf(keys()), QStringList(u"other@example.org"_s));
    QVERIFY(m_failed->isEmpty());
}

void TestTrustedKeysRead::readingEndsWithTheWindow()
{
    for (int i = 0; i < 20; ++i)
        keys().addFiles({pathBytes(large())});
    QElapsedTimer clock;
    clock.start();
    m_window.reset();
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
}

void TestTrustedKeysRead::manyAtOnce()
{
    TrustedKeysDialog *shown = dialog();
    QStringList paths;
    QStringList names;
    for (int i = 0; i < 40; ++i) {
        names.append(u"%1.pub"_s.arg(i));
        fileOf(*m_folder, names.last().toLatin1().constData(), QByteArray(publicKey) + QByteArray(i, '\n'));
        paths.append(m_folder->filePath(names.last()));
    }
    QVERIFY2(drop(shown, paths), qPrintable(shown->state()->text()));
    QCOMPARE(keys().reading(), std::vector<QString>{u"40 files and folders"_s});
    QTRY_COMPARE(namesOf(keys()), names);
    keys().undo(); // they came together
    QVERIFY(keys().all().empty());
    QVERIFY(!drop(m_window.get(), paths)); // as sources they are too many
}

// A whole folder of them may be dropped by mistake: what is wrong with each would fill more than a screen, and the window would lay it out.
void TestTrustedKeysRead::manyThatAreNoKeys()
{
    TrustedKeysDialog *shown = dialog();
    QStringList paths;
    for (int i = 0; i < 200; ++i) {
        const QByteArray name = QByteArray::number(i) + ".txt";
        fileOf(*m_folder, name.constData(), "no key\n");
        paths.append(m_folder->filePath(QString::fromLatin1(name)));
    }
    fileOf(*m_folder, "a.pub", publicKey);
    paths.append(m_folder->filePath(u"a.pub"_s));
    QVERIFY(drop(shown, paths));
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 1, 20'000);
    QCOMPARE(namesOf(keys()), QStringList(u"a.pub"_s)); // what is a key among them is taken
    const QStringList lines = m_failed->at(0)[0].toString().split(u'\n');
    QCOMPARE(lines.size(), qsizetype{4});
    for (qsizetype i = 0; i < 3; ++i)
        QVERIFY2(lines[i].contains(u"/%1.txt"_s.arg(i)), qPrintable(lines[i]));
    QCOMPARE(lines[3], u"197 more could not be taken."_s);
    QVERIFY2(shown->state()->text().contains(m_failed->at(0)[0].toString()), qPrintable(shown->state()->text()));
    // As many as are told are told in full.
    keys().addFiles({pathBytes(paths[0]), pathBytes(paths[1]), pathBytes(paths[2])});
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->size(), 2, 20'000);
    QCOMPARE(m_failed->at(1)[0].toString().split(u'\n'), lines.first(3));
    // It is still told when what was dropped behind it has been taken, until something else is done.
    QVERIFY(drop(shown, {paths[0]}) && drop(shown, {large()}));
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()), (QStringList{u"a.pub"_s, u"large"_s}));
    const QString problem = m_failed->at(2)[0].toString();
    QVERIFY2(shown->state()->text().contains(problem), qPrintable(shown->state()->text()));
    shown->table()->clearSelection();
    shown->table()->topLevelItem(0)->setSelected(true);
    QTest::keyClick(shown->table(), Qt::Key_Delete);
    QCOMPARE(namesOf(keys()), QStringList(u"large"_s));
    QVERIFY2(!shown->state()->text().contains(problem), qPrintable(shown->state()->text()));
}

void TestTrustedKeysRead::longNamesLeaveTheStateInSight()
{
    TrustedKeysDialog *shown = dialog();
    const QString name = QString(200, u'n') + u".pub"_s;
    keys().addFiles({pathBytes(large())});
    keys().addFiles({fileOf(*m_folder, name.toLatin1().constData(), publicKey)});
    const auto inSight = [&] {
        QTreeWidget *table = shown->table();
        QTreeWidgetItem *row = table->topLevelItem(1);
        return row && row->text(1) == name && row->toolTip(1).contains(name) && table->columnWidth(1) < table->viewport()->width() / 2
            && table->columnViewportPosition(2) < table->viewport()->width();
    };
    QCOMPARE(keys().reading().size(), std::size_t{2});
    QVERIFY(inSight());
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QVERIFY(inSight());
}

// The table is filled anew with each change, also when the change comes from what is read.
void TestTrustedKeysRead::theKeyboardsPlaceStays()
{
    TrustedKeysDialog *shown = dialog();
    QTreeWidget *table = shown->table();
    for (const char *name : {"a@example.org", "b@example.org", "c@example.org", "d@example.org"})
        keys().addIdentity(name, {});
    QVERIFY(waitIdle(*m_window));
    shown->activateWindow();
    table->setFocus();
    QTRY_VERIFY(table->hasFocus());
    table->setCurrentItem(table->topLevelItem(1));
    keys().addFiles({pathBytes(large())});
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(namesOf(keys()), (QStringList{u"a@example.org"_s, u"c@example.org"_s, u"d@example.org"_s}));
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 2);
    QTest::keyClick(table, Qt::Key_Delete); // the last key: the row of what is read is below
    QCOMPARE(namesOf(keys()), (QStringList{u"a@example.org"_s, u"c@example.org"_s}));
    keys().undo();
    QCOMPARE(keys().all().size(), std::size_t{3});
    keys().remove({0, 1, 2});
    QVERIFY(table->currentItem());
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(namesOf(keys()), QStringList(u"large"_s));
}

// A key that is pressed then is for what the user sees chosen, not for what comes at that moment.
void TestTrustedKeysRead::whatIsChosenMeanwhileStaysChosen()
{
    TrustedKeysDialog *shown = dialog();
    QTreeWidget *table = shown->table();
    const auto chosen = [table] {
        QList<int> rows;
        for (QTreeWidgetItem *item : table->selectedItems())
            rows.append(table->indexOfTopLevelItem(item));
        return rows;
    };
    for (const char *name : {"a@example.org", "b@example.org"})
        keys().addIdentity(name, {});
    QVERIFY(waitIdle(*m_window));
    QVERIFY(drop(shown, {large()}));
    table->setCurrentItem(table->topLevelItem(0));
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(chosen(), QList<int>{0});
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(namesOf(keys()), (QStringList{u"b@example.org"_s, u"large"_s}));
    // Where nothing was chosen since, what came is.
    table->setCurrentItem(table->topLevelItem(0));
    fileOf(*m_folder, "a.pub", publicKey);
    QVERIFY(drop(shown, {m_folder->filePath(u"a.pub"_s)}));
    QTRY_VERIFY_WITH_TIMEOUT(keys().reading().empty(), 20'000);
    QCOMPARE(chosen(), QList<int>{2});
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), 2);
}

QTEST_MAIN(TestTrustedKeysRead)
#include "tst_trustedkeysread.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "ui/annotator.h"
#include "ui/keymodel.h"
#include "ui/keysdialog.h"
#include "ui/keysheet.h"
#include "ui/pathbar.h"
#include "ui/settings.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTreeView>

#include <set>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

QList<QKeySequence> keys(std::initializer_list<const char *> texts)
{
    QList<QKeySequence> list;
    for (const char *text : texts)
        list.append(QKeySequence(QString::fromLatin1(text)));
    return list;
}

std::vector<KeyEntry> three()
{
    return {{u"a"_s, u"File"_s, u"Open"_s, keys({"Ctrl+O"}), keys({"Ctrl+O"})},
            {u"b"_s, u"File"_s, u"Save"_s, keys({"Ctrl+S", "F2"}), keys({"Ctrl+S", "F2"})},
            {{}, u"Panes"_s, u"Down"_s, keys({"Alt+Down"}), keys({"Alt+Down"})}};
}

const KeyEntry &entry(const std::vector<KeyEntry> &entries, const char *id)
{
    return *std::find_if(entries.begin(), entries.end(), [id](const KeyEntry &one) { return one.id == QLatin1String(id); });
}

} // namespace

class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }

    void clashes();
    void typingKeys();
    void model();
    void everyActionOnce();
    void nothingClashesOfOld();
    void changedAndKept();
    void clashIsNamedAndSolved();
    void searchAndRestore();
    void hostileSettings();
    void sheetKeepsStep();
    void tipsKeepStep();

private:
    std::unique_ptr<MainWindow> window();
    KeysDialog *openDialog(MainWindow &of);
    static void press(KeysDialog &dialog, int edit, int key, Qt::KeyboardModifiers modifiers);
};

void TestKeys::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-keys"_s);
}

std::unique_ptr<MainWindow> TestKeys::window()
{
    auto made = std::make_unique<MainWindow>();
    made->resize(1200, 800);
    made->show();
    return QTest::qWaitForWindowExposed(made.get()) ? std::move(made) : nullptr;
}

KeysDialog *TestKeys::openDialog(MainWindow &of)
{
    of.findChild<QAction *>(u"changeKeys"_s)->trigger();
    return of.findChild<KeysDialog *>();
}

void TestKeys::press(KeysDialog &dialog, int edit, int key, Qt::KeyboardModifiers modifiers)
{
    auto *field = dialog.findChild<QKeySequenceEdit *>(edit == 0 ? u"key1"_s : u"key2"_s);
    field->setFocus();
    QTest::keyClick(field, static_cast<Qt::Key>(key), modifiers);
    QCOMPARE(field->keySequence(), QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key))));
}

void TestKeys::clashes()
{
    std::vector<KeyEntry> entries = three();
    QVERIFY(keyClashes(entries).empty());
    entries[0].keys = keys({"F2"});
    QCOMPARE(keyClashes(entries).size(), std::size_t{1});
    QCOMPARE(keyClashes(entries)[0].key, QKeySequence(u"F2"_s));
    entries[0].keys = keys({"Alt+Down"}); // what cannot be changed is in the way as well
    QCOMPARE(keyClashes(entries)[0].second, std::size_t{2});
    entries[0].keys = keys({"Ctrl+S, Ctrl+X"}); // could never be reached
    QCOMPARE(keyClashes(entries).size(), std::size_t{1});
    entries[0].keys = {QKeySequence()};
    QVERIFY(keyClashes(entries).empty());
}

void TestKeys::typingKeys()
{
    for (const char *text : {"A", "1", "Shift+A", "Space", "/", "Return", "Tab", "ß"})
        QVERIFY2(isTypingKey(QKeySequence(QString::fromUtf8(text))), text);
    for (const char *text : {"F5", "Ctrl+A", "Alt+1", "Esc", "Del", "Shift+F7", "Meta+X"})
        QVERIFY2(!isTypingKey(QKeySequence(QString::fromLatin1(text))), text);
}

void TestKeys::model()
{
    KeyModel model(three());
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
    QCOMPARE(model.rowCount(model.index(0, 0, model.index(0, 0))), 0);
    QCOMPARE(model.entryAt(model.index(0, 0)), -1);
    const QModelIndex save = model.indexOf(u"b"_s);
    QCOMPARE(save.siblingAtColumn(KeyModel::KeysColumn).data().toString(), u"Ctrl+S, F2"_s);
    QVERIFY(save.siblingAtColumn(KeyModel::RemarkColumn).data().toString().isEmpty());
    QVERIFY(!model.indexOf(u"nothing"_s).isValid());

    QSignalSpy changed(&model, &KeyModel::keysChanged);
    model.setKeys(0, {QKeySequence(u"F2"_s), QKeySequence(), QKeySequence(u"F2"_s)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.entries()[0].keys, keys({"F2"}));
    QCOMPARE(save.siblingAtColumn(KeyModel::RemarkColumn).data().toString(), u"F2 is also “Open”"_s);
    QVERIFY(model.indexOf(u"a"_s).data(Qt::AccessibleTextRole).toString().contains(u"also “Save”"_s));
    model.takeFromOthers(0);
    QCOMPARE(model.entries()[1].keys, keys({"Ctrl+S"}));
    QVERIFY(model.clashes().empty());
    model.setKeys(2, keys({"F9"}));
    QCOMPARE(model.entries()[2].keys, keys({"Alt+Down"}));
    model.restore(0);
    QVERIFY(!model.entries()[0].isChanged());
    QVERIFY(model.entries()[1].isChanged());
    model.restoreAll();
    QVERIFY(!model.entries()[1].isChanged());
    const KeyModel empty({});
    QCOMPARE(empty.rowCount(), 0);
}

void TestKeys::everyActionOnce()
{
    const auto made = window();
    QVERIFY(made);
    std::set<QString> ids;
    const std::vector<KeyEntry> entries = made->keys().entries();
    for (const KeyEntry &one : entries) {
        QVERIFY2(one.isFixed() || ids.insert(one.id).second, qPrintable(one.id));
        QVERIFY2(!one.text.isEmpty() && !one.group.isEmpty(), qPrintable(one.id));
    }
    QVERIFY(ids.size() > 60);
    for (const char *id : {"open", "loadLiveFolder", "focusSaved", "show-findingsDock", "verifyStore", "lockPanes", "undo", "tagKeys", "inspectData", "changeKeys"})
        QVERIFY2(ids.count(QString::fromLatin1(id)) == 1, id);
    // Whatever of the window has a key of its own can be given another one.
    for (const QAction *action : made->actions())
        QVERIFY2(action->shortcuts().isEmpty() || ids.count(action->objectName()), qPrintable(action->objectName()));
}

void TestKeys::nothingClashesOfOld()
{
    const auto made = window();
    QVERIFY(made);
    const std::vector<KeyEntry> entries = made->keys().entries();
    for (const KeyClash &one : keyClashes(entries))
        QFAIL(qPrintable(one.key.toString() + u": "_s + entries[one.first].text + u", "_s + entries[one.second].text));
    for (const KeyEntry &one : entries) {
        for (const QKeySequence &key : one.keys)
            QVERIFY2(one.isFixed() || !isTypingKey(key), qPrintable(one.id));
    }
}

void TestKeys::changedAndKept()
{
    auto made = window();
    QVERIFY(made);
    KeysDialog *dialog = openDialog(*made);
    QVERIFY(dialog);
    dialog->choose(u"goToPath"_s);
    press(*dialog, 0, Qt::Key_F12, Qt::NoModifier);
    press(*dialog, 1, Qt::Key_G, Qt::ControlModifier | Qt::AltModifier);
    // Nothing is taken before it is wanted.
    QCOMPARE(made->findChild<QAction *>(u"goToPath"_s)->shortcuts(), keys({"Ctrl+G"}));
    QVERIFY(AppSettings::keys().isEmpty());
    dialog->accept();
    QCOMPARE(made->findChild<QAction *>(u"goToPath"_s)->shortcuts(), keys({"F12", "Ctrl+Alt+G"}));
    QCOMPARE(AppSettings::keys().keys(), QStringList{u"goToPath"_s});

    made = window();
    QCOMPARE(made->findChild<QAction *>(u"goToPath"_s)->shortcuts(), keys({"F12", "Ctrl+Alt+G"}));
    QVERIFY(made->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(made->session().comparison() && !made->session().isLoading(), 60000);
    QTest::keyClick(made.get(), Qt::Key_F12);
    QTRY_VERIFY(made->pathBar()->findChild<QWidget *>(u"pathEdit"_s)->isVisible());
    made->session().cancel();

    // What is as of old is not kept.
    dialog = openDialog(*made);
    dialog->choose(u"goToPath"_s);
    dialog->findChild<QPushButton *>(u"keysRestore"_s)->click();
    dialog->accept();
    QCOMPARE(made->findChild<QAction *>(u"goToPath"_s)->shortcuts(), keys({"Ctrl+G"}));
    QVERIFY(AppSettings::keys().isEmpty());
}

void TestKeys::clashIsNamedAndSolved()
{
    const auto made = window();
    KeysDialog *dialog = openDialog(*made);
    const auto *problem = dialog->findChild<QLabel *>(u"keysProblem"_s);
    const QPushButton *ok = dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Ok);
    auto *takeAway = dialog->findChild<QPushButton *>(u"keysTakeAway"_s);
    QVERIFY(ok->isEnabled() && !takeAway->isEnabled());
    dialog->choose(u"goToPath"_s);
    press(*dialog, 0, Qt::Key_F7, Qt::NoModifier);
    QVERIFY2(problem->text().contains(u"F7 is both “Next Difference” and “To Path”"_s), qPrintable(problem->text()));
    QVERIFY(!ok->isEnabled());
    dialog->accept();
    QVERIFY(dialog->isVisible());
    QVERIFY(takeAway->isEnabled());
    takeAway->click();
    QVERIFY2(problem->text().isEmpty(), qPrintable(problem->text()));
    QVERIFY(ok->isEnabled());

    // From what is fixed nothing can be taken away.
    press(*dialog, 1, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(problem->text().contains(u"Alt+Down"_s));
    QVERIFY(!takeAway->isEnabled() && !ok->isEnabled());
    // Nor is what is for typing given to anything.
    press(*dialog, 1, Qt::Key_X, Qt::NoModifier);
    QVERIFY2(problem->text().contains(u"cannot be X"_s), qPrintable(problem->text()));
    QVERIFY(!ok->isEnabled());
    dialog->findChild<QKeySequenceEdit *>(u"key2"_s)->clear();
    QVERIFY(ok->isEnabled());
    dialog->accept();
    QCOMPARE(made->findChild<QAction *>(u"goToPath"_s)->shortcuts(), keys({"F7"}));
    QVERIFY(made->findChild<QAction *>(u"nextDifference"_s)->shortcuts().isEmpty());
    QVERIFY(keyClashes(made->keys().entries()).empty());
}

void TestKeys::searchAndRestore()
{
    const auto made = window();
    KeysDialog *dialog = openDialog(*made);
    auto *search = dialog->findChild<QLineEdit *>(u"keysSearch"_s);
    const auto rows = [dialog] {
        QStringList texts;
        const QAbstractItemModel *model = dialog->view()->model();
        for (int group = 0; group < model->rowCount(); ++group) {
            for (int row = 0; row < model->rowCount(model->index(group, 0)); ++row)
                texts.append(model->index(row, 0, model->index(group, 0)).data().toString());
        }
        return texts;
    };
    QVERIFY(rows().size() > 60);
    search->setText(u"shift+f7"_s);
    QCOMPARE(rows(), QStringList{u"Previous Difference"_s});
    search->setText(u"copy path"_s);
    QCOMPARE(rows().size(), qsizetype{3});
    search->setText(u"no such thing"_s);
    QVERIFY(rows().isEmpty());
    QVERIFY(!dialog->findChild<QKeySequenceEdit *>(u"key1"_s)->isEnabled());
    search->clear();

    dialog->choose(u"report"_s);
    press(*dialog, 0, Qt::Key_F11, Qt::NoModifier);
    dialog->choose(u"open"_s);
    press(*dialog, 0, Qt::Key_F12, Qt::NoModifier);
    QVERIFY(entry(dialog->entries(), "report").isChanged());
    dialog->findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::RestoreDefaults)->click();
    for (const KeyEntry &one : dialog->entries())
        QVERIFY2(!one.isChanged(), qPrintable(one.id));
    QCOMPARE(dialog->findChild<QKeySequenceEdit *>(u"key1"_s)->keySequence(), QKeySequence(u"Ctrl+O"_s));

    // The switch of the single keys is the one of the menu.
    QAction *tagKeys = made->annotator()->action("tagKeys");
    auto *box = dialog->findChild<QCheckBox *>(u"keysTags"_s);
    QCOMPARE(box->isChecked(), tagKeys->isChecked());
    box->click();
    QCOMPARE(tagKeys->isChecked(), box->isChecked());
    tagKeys->trigger();
    QCOMPARE(tagKeys->isChecked(), box->isChecked());
}

// A settings file may say anything.
void TestKeys::hostileSettings()
{
    AppSettings::setKeys({{u"goToPath"_s, {u"F7"_s, u"x"_s, u"nonsense"_s, QString(), u"Ctrl+Alt+F1"_s}},
                          {u"open"_s, {u"F7"_s}},
                          {u"report"_s, {}},
                          {u"closeAll"_s, {u"Alt+Down"_s}},
                          {u"no such action"_s, {u"F5"_s}}});
    const auto made = window();
    QVERIFY(made);
    const std::vector<KeyEntry> entries = made->keys().entries();
    QVERIFY(keyClashes(entries).empty());
    QVERIFY(entry(entries, "nextDifference").keys.isEmpty()); // the user's F7 comes first
    QCOMPARE(entry(entries, "open").keys.size() + entry(entries, "goToPath").keys.contains(QKeySequence(u"F7"_s)), qsizetype{1});
    QVERIFY(entry(entries, "report").keys.isEmpty());
    QVERIFY(entry(entries, "closeAll").keys.isEmpty());
    QCOMPARE(entry(entries, "reload").keys, keys({"F5", "Ctrl+R"}));
    for (const QKeySequence &key : entry(entries, "goToPath").keys)
        QVERIFY(!isTypingKey(key));
}

void TestKeys::sheetKeepsStep()
{
    const auto made = window();
    std::vector<KeyEntry> entries = made->keys().entries();
    for (KeyEntry &one : entries) {
        if (one.id == u"report"_s)
            one.keys = keys({"Ctrl+Alt+F9"});
    }
    made->keys().take(entries);
    made->findChild<QAction *>(u"shortcuts"_s)->trigger();
    auto *sheet = made->findChild<ShortcutsDialog *>();
    const QString text = sheet->findChild<QPlainTextEdit *>(u"shortcuts"_s)->toPlainText();
    QVERIFY(text.contains(u"Ctrl+Alt+F9"_s));
    QVERIFY(!text.contains(u"Ctrl+P "_s));
    QVERIFY(text.contains(u"\nGo\n"_s));
    QSignalSpy wanted(sheet, &ShortcutsDialog::sheetWanted);
    Q_EMIT sheet->changeWanted();
    QVERIFY(made->findChild<KeysDialog *>());
    QVERIFY(!sheet->isVisible());
    const std::string pdf = keySheetPdf(made->keys().entries());
    QVERIFY(pdf.starts_with("%PDF-"));
    QVERIFY(pdf.size() > 5000);
}

void TestKeys::tipsKeepStep()
{
    const auto made = window();
    auto *next = made->findChild<QAction *>(u"nextDifference"_s);
    auto *lock = made->findChild<QWidget *>(u"lockPanesButton"_s);
    auto *tabs = made->findChild<QTabBar *>(u"previewTabs"_s);
    QVERIFY2(next->toolTip().endsWith(u" (F7)</span>"_s), qPrintable(next->toolTip()));
    QVERIFY2(lock->toolTip().endsWith(u" (Ctrl+Shift+L)</span>"_s), qPrintable(lock->toolTip()));
    QVERIFY(tabs->tabToolTip(1).contains(u"(Ctrl+2)"_s));
    for (const char *name : {"openSample", "jobCancel", "pathCrumbs", "onlyLayer", "whatLayerDid", "hexInspect", "textWrap", "textFold"}) {
        const auto *widget = made->findChild<QWidget *>(QString::fromLatin1(name));
        QVERIFY2(widget && widget->toolTip().endsWith(u")</span>"_s), name);
    }
    std::vector<KeyEntry> entries = made->keys().entries();
    for (KeyEntry &one : entries) {
        if (one.id == u"nextDifference"_s || one.id == u"previewTab2"_s)
            one.keys.clear();
        if (one.id == u"lockPanes"_s)
            one.keys = keys({"F12", "Ctrl+F12"});
    }
    made->keys().take(entries);
    QVERIFY2(next->toolTip().endsWith(u"Alt+Down)</span>"_s), qPrintable(next->toolTip()));
    QVERIFY2(lock->toolTip().endsWith(u" (F12, Ctrl+F12)</span>"_s), qPrintable(lock->toolTip()));
    QCOMPARE(tabs->tabToolTip(1), u"<span>Hex</span>"_s);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"

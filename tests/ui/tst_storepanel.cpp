// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/mainwindow.h"
#include "ui/pathtext.h"
#include "ui/preview/metadataview.h"
#include "ui/reportdialog.h"
#include "ui/storepanel.h"

#include <algorithm>
#include <optional>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_StorePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void onlyForStores();
    void whatTheComparisonKnows();
    void verifies();
    void reportsAfterVerifying();
    void stops();
    void opensImagesAndContainers();
    void findingsLeadToPaths();
    void namesStayInSight();
    void chain();
    void keepsWhatTheUserWants();
    void anotherStore();
    void accessibility();
    void pictures();

private:
    bool open(const std::string &path, Role role);
    bool openLive(const char *name) { return open(std::string(ASSAY_TEST_DATA) + "/live/" + name, Role::Live); }
    bool verify();
    StorePanel *panel() const { return m_window->storePanel(); }
    QDockWidget *dock() const { return m_window->findChild<QDockWidget *>(u"storeDock"_s); }
    QModelIndex row(int group, int item) const { return panel()->model()->index(item, 0, panel()->model()->index(group, 0)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(m_window.get(), key, modifiers); }

    std::unique_ptr<MainWindow> m_window;
};

void tst_StorePanel::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-store"_s);
    applyTheme(Theme::System);
}

void tst_StorePanel::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_StorePanel::cleanup()
{
    m_window.reset();
}

bool tst_StorePanel::open(const std::string &path, Role role)
{
    QSignalSpy settled(&m_window->session(), &Session::settled);
    m_window->openPaths({{path, role}}, AskRoles::WhenAmbiguous);
    return settled.wait(60000) && m_window->session().comparison();
}

bool tst_StorePanel::verify()
{
    QSignalSpy verified(panel(), &StorePanel::verified);
    press(Qt::Key_F9);
    return panel()->isVerifying() && verified.wait(60000);
}

void tst_StorePanel::onlyForStores()
{
    QVERIFY(dock()->isHidden());
    QVERIFY(!dock()->toggleViewAction()->isEnabled());
    QVERIFY(!panel()->verifyAction()->isEnabled());
    press(Qt::Key_F9);
    QVERIFY(!panel()->isVerifying());
    QVERIFY(open(std::string(ASSAY_TEST_DATA) + "/saved/docker20-single.tar", Role::Saved));
    QVERIFY(dock()->isHidden());
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(!dock()->isHidden());
    QVERIFY(dock()->toggleViewAction()->isEnabled());
    QVERIFY(panel()->verifyAction()->isEnabled());
    QVERIFY(m_window->findChild<QMenu *>(u"viewMenu"_s)->actions().contains(dock()->toggleViewAction()));
    // It takes no room from what was there.
    QVERIFY(m_window->tabifiedDockWidgets(dock()).contains(m_window->findChild<QDockWidget *>(u"previewDock"_s)));
    press(Qt::Key_4, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget(), panel()->tree());
    QVERIFY(panel()->tree()->isVisible());
    m_window->session().close(Role::Live);
    QTRY_VERIFY(dock()->isHidden());
    QVERIFY(!panel()->verifyAction()->isEnabled());
    QCOMPARE(panel()->model()->rowCount(), 0);
}

void tst_StorePanel::whatTheComparisonKnows()
{
    QVERIFY(openLive("docker20-tampered.tar.gz"));
    const std::size_t image = m_window->session().pane(LiveSide).image;
    const LoadedSourcePtr live = m_window->session().comparison()->sources[LiveSide];
    const std::vector<std::size_t> &layers = StoreModel::storedLayers(*live->source->store(), image);
    QVERIFY(!layers.empty());
    for (const std::size_t layer : layers)
        QVERIFY(panel()->model()->isJudged(layer));
    QVERIFY2(panel()->summary().startsWith(u"Not verified: %1 of %2 layers judged"_s.arg(layers.size()).arg(panel()->model()->layerCount())),
             qPrintable(panel()->summary()));
}

void tst_StorePanel::verifies()
{
    QVERIFY(openLive("docker20-tampered.tar.gz"));
    const int comparisonFindings = m_window->findingsPanel()->model()->total();
    QSignalSpy judged(panel()->model(), &QAbstractItemModel::dataChanged);
    QVERIFY(verify());
    QVERIFY(!judged.isEmpty());
    const StoreModel &model = *panel()->model();
    for (std::size_t layer = 0; layer < model.layerCount(); ++layer)
        QVERIFY(model.isJudged(layer));
    QVERIFY2(panel()->summary().startsWith(u"Verified: "_s) && panel()->summary().contains(u"altered: "_s), qPrintable(panel()->summary()));
    QVERIFY(model.data(row(0, 0).siblingAtColumn(StoreModel::StateColumn)).toString().contains(u"layers altered"_s));
    // Its findings have a list of their own.
    QCOMPARE(m_window->findingsPanel()->model()->total(), comparisonFindings);
    const FindingsModel &findings = *panel()->findings()->model();
    QVERIFY(findings.total() > 0);
    QVERIFY(panel()->findings()->isVisibleTo(panel()));
    const QModelIndexList added = findings.match(findings.index(0, 0), Qt::DisplayRole, u"srv/app/backdoor"_s, 1, Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(added.size(), 1);
    const QString detail = added.first().data(FindingsModel::DetailRole).toString();
    for (const char *told : {"Missed by: ", "Images: demo/rich:", "Containers: ", "Lies at: overlay2/18ec2fbd"})
        QVERIFY2(detail.contains(QString::fromLatin1(told)), qPrintable(detail));
    // Once more from the beginning.
    QVERIFY(verify());
    QVERIFY(findings.total() > 0);
}

// Reports of a comparison tell of the containers once the store was verified; the evidence file stays what it was.
void tst_StorePanel::reportsAfterVerifying()
{
    QTemporaryDir folder;
    QVERIFY(openLive("docker20.tar.gz"));
    const auto written = [&](ReportFormat format) {
        const QString file = folder.filePath(QString::fromLatin1(reportFileName(format)));
        std::optional<bool> done;
        ReportOptions options = plainReportOptions();
        options.created.seconds = 1795320000;
        m_window->writeReports({{format, pathBytes(file)}}, options, [&](const std::vector<Result<Written>> &results) { done = results.front().has_value(); });
        const bool inTime = QTest::qWaitFor([&] { return done.has_value(); }, 60000);
        QFile read(file);
        return inTime && *done && read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    const auto &images = m_window->session().pane(LiveSide).source->images();
    const auto rich = std::find_if(images.begin(), images.end(), [](const ImageInfo &image) { return image.tags == std::vector<std::string>{"demo/rich:1"}; });
    QVERIFY(rich != images.end());
    m_window->session().chooseImage(Role::Live, static_cast<std::size_t>(rich - images.begin()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session().isLoading() && m_window->session().comparison()->sources[LiveSide]->image->tags == rich->tags, 60000);
    const QByteArray evidence = written(ReportFormat::Evidence);
    QVERIFY(!evidence.isEmpty());
    const QByteArray before = written(ReportFormat::Html);
    QVERIFY(before.contains("own changes not read") && before.contains("Containers made from this image: 1"));
    QVERIFY(verify());
    const QByteArray after = written(ReportFormat::Html);
    QVERIFY(!after.contains("own changes not read"));
    QVERIFY(after.contains("apart from this comparison"));
    QVERIFY(after.contains("added-in-container"));
    QVERIFY(written(ReportFormat::Pdf).startsWith("%PDF"));
    QCOMPARE(written(ReportFormat::Evidence), evidence);
}

void tst_StorePanel::stops()
{
    QVERIFY(openLive("docker20.tar.gz"));
    QSignalSpy verified(panel(), &StorePanel::verified);
    panel()->verifyAction()->trigger();
    QVERIFY(panel()->isVerifying());
    QVERIFY(panel()->verifyAction()->text().contains(u"Stop"_s));
    panel()->verifyAction()->trigger();
    QVERIFY(verified.wait(60000));
    QVERIFY(!panel()->isVerifying());
    QVERIFY2(panel()->summary().startsWith(u"Stopped: "_s), qPrintable(panel()->summary()));
    QCOMPARE(panel()->findings()->model()->total(), 0);
    // As everything that is listed it stops by Esc too.
    panel()->verifyAction()->trigger();
    press(Qt::Key_Escape);
    QVERIFY(verified.wait(60000));
    QVERIFY(panel()->summary().startsWith(u"Stopped: "_s));
    QVERIFY(verify());
    QVERIFY(panel()->summary().startsWith(u"Verified: "_s));
}

void tst_StorePanel::opensImagesAndContainers()
{
    QVERIFY(openLive("docker20.tar.gz"));
    Session &session = m_window->session();
    press(Qt::Key_4, Qt::AltModifier);
    QTreeView *tree = panel()->tree();
    for (const QModelIndex &index : {row(0, 0), row(0, 1), row(1, 0), row(1, 1)}) {
        const std::size_t image = *panel()->model()->imageAt(index);
        tree->setCurrentIndex(index);
        const bool other = session.pane(LiveSide).image != image;
        QSignalSpy settled(&session, &Session::settled);
        QTest::keyClick(tree, Qt::Key_Return);
        QVERIFY(!other || settled.wait(60000));
        QCOMPARE(session.pane(LiveSide).image, image);
        QCOMPARE(tree->currentIndex(), index); // the tree stays as it is
    }
    QCOMPARE(session.comparison()->sources[LiveSide]->image->container, panel()->model()->source()->store()->containers[1].info.id);
}

void tst_StorePanel::findingsLeadToPaths()
{
    QVERIFY(openLive("docker20-tampered.tar.gz"));
    QVERIFY(verify());
    const FindingsModel &findings = *panel()->findings()->model();
    const auto choose = [&](const QString &path) {
        const QModelIndexList found = findings.match(findings.index(0, 0), Qt::DisplayRole, path, 1, Qt::MatchExactly | Qt::MatchRecursive);
        if (found.isEmpty())
            return false;
        panel()->findings()->view()->setCurrentIndex(found.first());
        Q_EMIT panel()->findings()->view()->activated(found.first());
        return true;
    };
    Session &session = m_window->session();
    const auto openImage = [&](const char *tag) {
        for (int i = 0; i < panel()->model()->rowCount(panel()->model()->index(0, 0)); ++i) {
            if (!row(0, i).data().toString().contains(QString::fromLatin1(tag)))
                continue;
            QSignalSpy settled(&session, &Session::settled);
            Q_EMIT panel()->tree()->activated(row(0, i));
            return session.pane(LiveSide).stage == PaneState::Stage::Ready || settled.wait(60000);
        }
        return false;
    };
    QVERIFY(openImage("demo/rich:1"));
    QVERIFY(choose(u"srv/app/backdoor"_s));
    QCOMPARE(session.comparison()->tree->path(session.current()), std::string("srv/app/backdoor"));
    // The base image has not that layer: nothing is shown that is not it, and that is said.
    QVERIFY(openImage("vendor/base:1"));
    QSignalSpy noted(&session, &Session::noted);
    const DiffNodeId before = session.current();
    QVERIFY(choose(u"opt/demo/bin/tool.sh"_s));
    QCOMPARE(session.current(), before);
    QCOMPARE(noted.size(), 1);
}

// Right opens what is closed; where there is nothing to open, or all is, it moves nothing sideways.
void tst_StorePanel::namesStayInSight()
{
    QVERIFY(openLive("docker20.tar.gz"));
    press(Qt::Key_4, Qt::AltModifier);
    QTreeView *tree = panel()->tree();
    QTRY_VERIFY(tree->hasFocus());
    m_window->resize(1000, 700);
    QTRY_VERIFY(tree->horizontalScrollBar()->maximum() > 100);
    tree->setCurrentIndex(row(0, 0));
    tree->collapse(row(0, 0));
    QTest::keyClick(tree, Qt::Key_Right);
    QVERIFY(tree->isExpanded(row(0, 0)));
    const QModelIndex leaf = panel()->model()->index(0, 0, row(0, 0));
    QVERIFY(leaf.isValid() && !panel()->model()->hasChildren(leaf));
    tree->setCurrentIndex(leaf);
    for (int times = 0; times < 5; ++times)
        QTest::keyClick(tree, Qt::Key_Right);
    QCOMPARE(tree->currentIndex(), leaf);
    QCOMPARE(tree->horizontalScrollBar()->value(), 0);
    QTest::keyClick(tree, Qt::Key_Left);
    QCOMPARE(tree->currentIndex(), row(0, 0));
}

void tst_StorePanel::chain()
{
    QVERIFY(openLive("docker20.tar.gz"));
    press(Qt::Key_4, Qt::AltModifier);
    panel()->tree()->setCurrentIndex(row(0, 0));
    QVERIFY(panel()->chain()->rowCount() > 5);
    const int ofImage = panel()->chain()->rowCount();
    panel()->tree()->setCurrentIndex(panel()->model()->index(0, 0, row(0, 0)));
    QCOMPARE(panel()->chain()->rowCount(), ofImage); // a layer shows its image's
    panel()->tree()->setCurrentIndex(row(1, 0));
    QVERIFY(panel()->chain()->rowCount() > 0);
    QVERIFY(panel()->findChild<QLabel *>(u"storeChainSummary"_s)->text().startsWith(u"Container "_s));
    panel()->tree()->setCurrentIndex(panel()->model()->index(0, 0));
    QCOMPARE(panel()->chain()->rowCount(), 0);
    panel()->tree()->setCurrentIndex(row(0, 0));
    panel()->chainTable()->selectRow(0);
    panel()->chainTable()->copySelection();
    QCOMPARE(QApplication::clipboard()->text().count(u'\t'), ChainModel::ColumnCount - 1);
}

void tst_StorePanel::keepsWhatTheUserWants()
{
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(!dock()->isHidden());
    dock()->close();
    m_window->session().close(Role::Live);
    QTRY_VERIFY(m_window->session().pane(LiveSide).stage == PaneState::Stage::Empty);
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(dock()->isHidden());
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(dock()->isHidden());
    press(Qt::Key_4, Qt::AltModifier);
    QVERIFY(!dock()->isHidden());
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(dock()->isHidden());
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(!dock()->isHidden());
}

void tst_StorePanel::anotherStore()
{
    QVERIFY(openLive("docker20-tampered.tar.gz"));
    QVERIFY(verify());
    const SourcePtr first = panel()->model()->source();
    // While another one is read the first stays.
    m_window->openPaths({{std::string(ASSAY_TEST_DATA) + "/live/podman.tar.gz", Role::Live}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().pane(LiveSide).source != first, 60000);
    if (m_window->session().isLoading()) {
        QCOMPARE(panel()->model()->source(), first);
        m_window->session().cancel();
    }
    QCOMPARE(panel()->model()->source() == first, m_window->session().pane(LiveSide).source == first);
    QVERIFY(openLive("podman.tar.gz"));
    QVERIFY(panel()->model()->source() != first);
    QCOMPARE(panel()->model()->source()->kind(), SourceKind::ContainersStorage);
    QCOMPARE(panel()->findings()->model()->total(), 0);
    QVERIFY(panel()->summary().startsWith(u"Not verified: "_s));
    QVERIFY(verify());
    // A store that goes while it is verified takes the job with it.
    panel()->verifyAction()->trigger();
    QVERIFY(openLive("docker20.tar.gz"));
    QVERIFY(!panel()->isVerifying());
    QVERIFY(panel()->summary().startsWith(u"Not verified: "_s));
}

void tst_StorePanel::accessibility()
{
    QVERIFY(openLive("docker20-tampered.tar.gz"));
    press(Qt::Key_4, Qt::AltModifier);
    for (QWidget *widget : panel()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s) || widget->inherits("QTabBar") || widget->inherits("QScrollBar"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(), widget->metaObject()->className());
    }
    // Tab goes from the button through tree and details, and none of them keeps it.
    QTest::keyClick(panel()->tree(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() != panel()->tree());
    QCOMPARE(row(0, 0).data(Qt::AccessibleTextRole).toString().section(u", "_s, -1).isEmpty(), false);
}

// For the eye: ASSAY_PICTURES names a folder for them. Without it: painting in all themes works.
void tst_StorePanel::pictures()
{
    const QString folder = qEnvironmentVariable("ASSAY_PICTURES");
    QVERIFY(open(ASSAY_SAMPLE_DIR "/data-root.tar.xz", Role::Live));
    QVERIFY(verify());
    press(Qt::Key_4, Qt::AltModifier);
    const auto *tabs = panel()->findChild<QTabWidget *>(u"storeTabs"_s);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        QImage last;
        for (int tab = 0; tab < tabs->count(); ++tab) {
            const_cast<QTabWidget *>(tabs)->setCurrentIndex(tab);
            QTest::qWait(50);
            const QImage image = m_window->grab().toImage();
            QVERIFY(image != last);
            last = image;
            if (!folder.isEmpty())
                QVERIFY(image.save(folder + u"/store-%1-%2.png"_s.arg(themeName(theme)).arg(tab)));
        }
    }
    applyTheme(Theme::System);
}

QTEST_MAIN(tst_StorePanel)
#include "tst_storepanel.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/heartbeat.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/preview/previewpanel.h"
#include "ui/searchpanel.h"
#include "ui/treepane.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// An analyst's way through the window from the first page to the report, over the sample case and over a large one, in
// both themes. tests/tour keeps the pictures, at any scale and any number of paths:
//
//     ASSAY_TOUR_PICTURES  folder for the pictures, which are else only taken
//     ASSAY_TOUR_PATHS     paths of a source of the large case
class TestTour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void tour_data();
    void tour();

private:
    struct Station {
        const char *name;
        std::function<bool()> goThere; // true when what belongs there is to be seen
    };
    std::vector<Station> stations();
    bool open(bool large);
    bool compared();
    bool idle() { return QTest::qWaitFor([this] { return m_window->session().runner().isIdle(); }, 120'000); }
    bool trigger(const char *name);
    bool dockOn(const char *name);
    bool filter(const QString &text);
    bool showAll();
    std::size_t matches() { return m_window->session().projection()->matches; }
    bool preview(PreviewPanel::Tab tab);
    bool dialog(const char *action);
    bool takePicture(QWidget *of, const QString &name);
    bool goToFirstDifference();

    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
    bool m_large = false;
    QString m_name;
    int m_pictures = 0;
};

void TestTour::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-tour"_s);
    QVERIFY(m_folder.isValid());
}

void TestTour::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->setUnattended();
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

bool TestTour::compared()
{
    const Session &session = m_window->session();
    return QTest::qWaitFor([&session] { return session.comparison() && !session.isLoading(); }, 300'000) && idle();
}

bool TestTour::open(bool large)
{
    if (!large)
        return m_window->openSample() && compared();
    const int paths = std::max(1000, qEnvironmentVariableIntValue("ASSAY_TOUR_PATHS"));
    std::vector<OpenRequest> requests;
    for (int side = 0; side < sideCount; ++side) {
        const std::string file = m_folder.filePath(u"source-%1.tar"_s.arg(side)).toStdString();
        if (!makeLargeTar(file, static_cast<std::uint32_t>(paths), static_cast<std::uint32_t>(side)))
            return false;
        requests.push_back({file, static_cast<Role>(side)});
    }
    m_window->openPaths(requests, AskRoles::WhenAmbiguous);
    return compared();
}

bool TestTour::trigger(const char *name)
{
    auto *action = m_window->findChild<QAction *>(QLatin1StringView(name));
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return idle();
}

bool TestTour::dockOn(const char *name)
{
    auto *dock = m_window->findChild<QDockWidget *>(QLatin1StringView(name));
    if (!dock)
        return false;
    dock->show();
    dock->raise();
    return QTest::qWaitFor([dock] { return !dock->visibleRegion().isEmpty(); }) && idle();
}

bool TestTour::filter(const QString &text)
{
    m_window->filterBar()->textEdit()->setText(text);
    return QTest::qWaitFor([&] { return m_window->session().query().text == text.toStdString(); }) && idle();
}

bool TestTour::goToFirstDifference()
{
    m_window->session().setCurrent({});
    return trigger("nextDifference") && m_window->session().current();
}

bool TestTour::preview(PreviewPanel::Tab tab)
{
    m_window->previewPanel()->setTab(tab);
    if (!dockOn("previewDock") || m_window->previewPanel()->tab() != tab)
        return false;
    m_window->grab(); // what is painted is asked for
    return QTest::qWaitFor([this] { return !m_window->previewPanel()->isBusy(); }, 60'000);
}

bool TestTour::dialog(const char *action)
{
    bool seen = false;
    QTimer::singleShot(0, this, [&] {
        QTest::qWait(50);
        const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>();
        for (QDialog *shown : dialogs) {
            if (!shown->isVisible())
                continue;
            seen = takePicture(shown, QLatin1StringView(action));
            shown->reject();
        }
    });
    if (!trigger(action))
        return false;
    return QTest::qWaitFor([&] { return seen; });
}

bool TestTour::takePicture(QWidget *of, const QString &name)
{
    const QPixmap picture = of->grab();
    if (picture.size() != of->size() * of->devicePixelRatioF())
        return false;
    ++m_pictures;
    const QString folder = qEnvironmentVariable("ASSAY_TOUR_PICTURES");
    if (folder.isEmpty())
        return true;
    return QDir().mkpath(folder) && picture.save(QDir(folder).filePath(u"%1-%2.png"_s.arg(m_name, name)));
}

bool TestTour::showAll()
{
    Session &session = m_window->session();
    session.clearFilter();
    ProjectionQuery all = session.query();
    all.differencesOnly = false;
    all.unexplainedOnly = false;
    all.statuses.fill(true);
    session.setQuery(all);
    return idle() && session.projection()->matches == session.projection()->total;
}

std::vector<TestTour::Station> TestTour::stations()
{
    return {
        {"start", [this] { return !m_window->session().comparison(); }},
        {"compared", [this] { return open(m_large) && matches() > 0; }},
        {"difference", [this] { return goToFirstDifference(); }},
        {"text", [this] { return preview(PreviewPanel::TextTab); }},
        {"hex", [this] { return preview(PreviewPanel::HexTab); }},
        {"metadata", [this] { return preview(PreviewPanel::MetadataTab); }},
        {"versions", [this] { return preview(PreviewPanel::VersionsTab); }},
        {"findings", [this] { return dockOn("findingsDock"); }},
        {"overview", [this] { return dockOn("overviewDock"); }},
        {"notes", [this] { return trigger("tag-1") && trigger("bookmark") && dockOn("notesDock"); }},
        {"layer", [this] { return dockOn("layerDock"); }},
        {"search", [this] {
             SearchPanel *panel = m_window->searchPanel();
             if (!dockOn("searchDock"))
                 return false;
             panel->field()->setText(u"root"_s);
             QTest::keyClick(panel->field(), Qt::Key_Return);
             return QTest::qWaitFor([panel] { return !panel->isSearching(); }, 120'000);
         }},
        {"wrong-filter", [this] {
             m_window->filterBar()->textEdit()->setText(u"size>big"_s);
             return QTest::qWaitFor([this] { return m_window->filterBar()->textEdit()->isWrong(); }) && matches() > 0;
         }},
        {"filter", [this] { return filter(u"type:file"_s) && matches() > 0; }},
        {"nothing-left", [this] { return filter(u"no-such-name"_s) && matches() == 0; }},
        {"all", [this] { return showAll() && trigger("expandAll"); }},
        {"end", [this] {
             QScrollBar *bar = m_window->panes()->pane(VendorSide)->view()->verticalScrollBar();
             bar->setValue(bar->maximum());
             return idle() && bar->value() == bar->maximum();
         }},
        {"small", [this] {
             m_window->resize(1024, 700);
             return QTest::qWaitFor([this] { return m_window->width() == 1024; });
         }},
    };
}

void TestTour::tour_data()
{
    QTest::addColumn<bool>("large");
    QTest::addColumn<QString>("theme");
    QTest::newRow("sample-light") << false << u"light"_s;
    QTest::newRow("sample-dark") << false << u"dark"_s;
    QTest::newRow("large-light") << true << u"light"_s;
    QTest::newRow("large-dark") << true << u"dark"_s;
}

void TestTour::tour()
{
    QFETCH(bool, large);
    QFETCH(QString, theme);
    m_large = large;
    m_name = QLatin1StringView(QTest::currentDataTag());
    m_pictures = 0;
    QVERIFY(trigger(theme == u"dark"_s ? "theme-dark" : "theme-light"));
    const std::vector<Station> all = stations();
    int number = 0;
    for (const Station &station : all) {
        QVERIFY2(station.goThere(), station.name);
        QVERIFY2(takePicture(m_window.get(), u"%1-%2"_s.arg(++number, 2, 10, QChar(u'0')).arg(QLatin1StringView(station.name))), station.name);
    }
    for (const char *action : {"report", "shortcuts", "about"})
        QVERIFY2(dialog(action), action);
    QCOMPARE(m_pictures, int(all.size()) + 3);
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblenames.h"

#include "ui/casedesk.h"
#include "ui/findingspanel.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/picturehelper.h"
#include "ui/preview/pictureprocess.h"
#include "ui/reportpreview.h"
#include "ui/searchpanel.h"
#include "ui/treepane.h"
#include "ui/trustdock.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLineEdit>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

#include <algorithm>

using namespace assay;
using namespace Qt::StringLiterals;

// An analyst's way through the window from the first page to the report, over the sample case and over a large one, in
// both themes. tests/tour keeps the pictures, at any scale and any number of paths:
//
//     ASSAY_TOUR_PICTURES  folder for the pictures, which are else only taken
//     ASSAY_TOUR_CASE      folder of the large case as tests/bench/makecase leaves it with "many"; else a small one is made
//     ASSAY_TOUR_WORDS     the translation (.qm) of the window's texts
//     ASSAY_TOUR_SIZE      of the window, WIDTHxHEIGHT
//     ASSAY_TOUR_REVERSE   anything: from right to left
//     ASSAY_TOUR_UNTIL     name of a station: the way ends there
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
    bool dialog(const char *name, const std::function<bool()> &ask);
    bool dialogOf(const char *action);
    bool press(const char *button);
    bool takePicture(QWidget *of, const QString &name);
    bool takePictures(QDialog *of, const QString &name);
    bool goToFirstDifference();
    bool goToFile();
    QSize size() const;
    QString tooWide() const;

    std::unique_ptr<MainWindow> m_window;
    QTemporaryDir m_folder;
    QTranslator m_words;
    std::string m_case; // folder of the large one
    bool m_large = false;
    QStringList m_unnamed; // parts of dialogs, for assistive technology
    QString m_name;
    int m_pictures = 0;
};

void TestTour::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-tour"_s);
    QVERIFY(m_folder.isValid());
    QApplication::setCursorFlashTime(0);
    PictureProcess::setProgram(QString::fromUtf8(ASSAY_WINDOW), QString::fromLatin1(pictureHelperOption));
    if (const QString words = qEnvironmentVariable("ASSAY_TOUR_WORDS"); !words.isEmpty()) {
        QVERIFY2(m_words.load(words), qPrintable(words));
        QCoreApplication::installTranslator(&m_words);
    }
    if (qEnvironmentVariableIsSet("ASSAY_TOUR_REVERSE"))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    m_case = qEnvironmentVariable("ASSAY_TOUR_CASE").toStdString();
    if (m_case.empty()) {
        m_case = m_folder.filePath(u"large"_s).toStdString();
        QCOMPARE(QProcess::execute(u"python3"_s, {u"" ASSAY_MAKECASE ""_s, QString::fromStdString(m_case), u"2000"_s, u"many"_s}), 0);
    }
}

QSize TestTour::size() const
{
    const QStringList parts = qEnvironmentVariable("ASSAY_TOUR_SIZE", u"1440x900"_s).split(u'x');
    return {parts.value(0).toInt(), parts.value(1).toInt()};
}

void TestTour::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->setUnattended();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->resize(size());
    QVERIFY2(QTest::qWaitFor([this] { return m_window->size() == size(); }, 1000), qPrintable(tooWide()));
}

// Who keeps the window from being as small as it should be.
QString TestTour::tooWide() const
{
    QStringList wide{u"%1x%2 instead of %3x%4"_s.arg(m_window->width()).arg(m_window->height()).arg(size().width()).arg(size().height())};
    const QList<QWidget *> all = m_window->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        const int least = std::max(widget->minimumWidth(), widget->minimumSizeHint().width());
        if (least > size().width() / 2)
            wide.append(u"%1 of %2: %3"_s.arg(widget->objectName(), widget->parentWidget()->objectName()).arg(least));
    }
    return wide.join(u'\n');
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
    const std::vector<OpenRequest> requests{
        {m_case + "/rootfs.tar", Role::Vendor}, {m_case + "/saved.tar", Role::Saved}, {m_case + "/data-root.tar", Role::Live}};
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

// One whose content differs, in all sources.
bool TestTour::goToFile()
{
    const DiffNodeId file = m_window->session().comparison()->tree->find(m_large ? "usr/share/package-000/access/vendor-17.py" : "srv/shop/bin/start");
    m_window->session().setCurrent(file);
    return file && idle() && m_window->session().current() == file;
}

bool TestTour::preview(PreviewPanel::Tab tab)
{
    m_window->previewPanel()->setTab(tab);
    if (!dockOn("previewDock") || m_window->previewPanel()->tab() != tab)
        return false;
    m_window->grab(); // what is painted is asked for
    return QTest::qWaitFor([this] { return !m_window->previewPanel()->isBusy(); }, 60'000);
}

bool TestTour::dialog(const char *name, const std::function<bool()> &ask)
{
    bool seen = false;
    QTimer::singleShot(0, this, [&] {
        QTest::qWait(50);
        const QList<QDialog *> dialogs = m_window->findChildren<QDialog *>();
        for (QDialog *shown : dialogs) {
            if (!shown->isVisible())
                continue;
            seen = idle() && takePictures(shown, QLatin1StringView(name));
            shown->reject();
        }
    });
    return ask() && QTest::qWaitFor([&] { return seen; }, 60'000) && idle();
}

bool TestTour::dialogOf(const char *action)
{
    return dialog(action, [this, action] { return trigger(action); });
}

bool TestTour::press(const char *button)
{
    auto *found = m_window->findChild<QAbstractButton *>(QLatin1StringView(button));
    if (!found || !found->isEnabled())
        return false;
    found->click();
    return idle();
}

bool TestTour::takePictures(QDialog *of, const QString &name)
{
    auto *tabs = of->findChild<QTabWidget *>();
    if (!tabs)
        return takePicture(of, name);
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        if (!idle() || !takePicture(of, u"%1-%2"_s.arg(name).arg(i + 1)))
            return false;
    }
    return true;
}

bool TestTour::takePicture(QWidget *of, const QString &name)
{
    // What is laid out late or comes from a job is waited for: until nothing changes any more.
    if (auto *estimate = of->findChild<ReportPreview *>(); estimate && !QTest::qWaitFor([estimate] { return estimate->estimate() && !estimate->page().isNull(); }, 60'000))
        return false;
    QPixmap picture = of->grab();
    for (int tries = 0; tries < 20; ++tries) {
        QTest::qWait(30);
        if (!idle()) // what is painted may ask for colours
            return false;
        const QPixmap next = of->grab();
        const bool same = next.toImage() == picture.toImage();
        picture = next;
        if (same)
            break;
    }
    if (picture.size() != of->size() * of->devicePixelRatioF())
        return false;
    if (qobject_cast<QDialog *>(of)) {
        for (const QString &unnamed : test::withoutName(of))
            m_unnamed.append(name + u": "_s + unnamed);
    }
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
        {"text", [this] { return goToFile() && preview(PreviewPanel::TextTab); }},
        {"hex", [this] { return preview(PreviewPanel::HexTab); }},
        {"metadata", [this] { return preview(PreviewPanel::MetadataTab); }},
        {"versions", [this] { return preview(PreviewPanel::VersionsTab); }},
        {"picture", [this] {
             if (!m_large)
                 return true;
             m_window->previewPanel()->pictureAction()->setChecked(true);
             m_window->session().setCurrent(m_window->session().comparison()->tree->find("usr/share/picture.png"));
             const bool shown = idle() && preview(PreviewPanel::PictureTab);
             return shown && QTest::qWaitFor([this] { return !m_window->previewPanel()->isBusy(); }, 30'000);
         }},
        {"store", [this] { return goToFile() && preview(PreviewPanel::TextTab) && trigger("goToStore"); }},
        {"trust", [this] { return dockOn("previewDock") && trigger("goToTrust") && QTest::qWaitFor([this] { return !m_window->trustDock()->isChecking(); }, 60'000); }},
        {"findings", [this] { return dockOn("findingsDock"); }},
        {"finding", [this] {
             QTreeView *tree = m_window->findingsPanel()->view();
             QModelIndex at = tree->model()->index(0, 0);
             while (tree->model()->hasChildren(at))
                 at = tree->model()->index(0, 0, at);
             tree->setCurrentIndex(at);
             return at.isValid() && idle();
         }},
        {"overview", [this] { return dockOn("overviewDock"); }},
        {"notes", [this] { return trigger("tag-1") && trigger("bookmark") && dockOn("notesDock"); }},
        {"layer", [this] { return trigger("goToLayer"); }},
        {"search", [this] {
             SearchPanel *panel = m_window->searchPanel();
             if (!trigger("searchContents"))
                 return false;
             panel->field()->setText(u"last"_s);
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
             m_window->resize(1000, 700);
             return dockOn("previewDock") && QTest::qWaitFor([this] { return m_window->size() == QSize(1000, 700); }, 1000);
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
    m_unnamed.clear();
    QVERIFY(trigger(theme == u"dark"_s ? "theme-dark" : "theme-light"));
    const std::vector<Station> all = stations();
    const QByteArray until = qgetenv("ASSAY_TOUR_UNTIL");
    QVERIFY2(until.isEmpty() || std::any_of(all.begin(), all.end(), [&until](const Station &station) { return until == station.name; }), until.constData());
    int number = 0;
    for (const Station &station : all) {
        QVERIFY2(station.goThere(), qPrintable(QLatin1StringView(station.name) + u'\n' + tooWide()));
        QVERIFY2(takePicture(m_window.get(), u"%1-%2"_s.arg(++number, 2, 10, QChar(u'0')).arg(QLatin1StringView(station.name))), station.name);
        if (until == station.name)
            return;
    }
    bool saved = false;
    m_window->caseDesk()->saveAs(m_folder.filePath(m_name + u".assay"_s).toStdString(), true, [&](bool good) { saved = good; });
    QVERIFY(QTest::qWaitFor([&] { return saved; }, 60'000) && idle());
    const std::vector<const char *> actions{"report", "caseProperties", "custody", "journal", "hashLists", "editTags", "ownFinding",
                                            "shortcuts", "changeKeys", "about", "validate", "saveSelected"};
    for (const char *action : actions)
        QVERIFY2(dialogOf(action), action);
    for (const char *button : {"trustKeys", "trustFetch"})
        QVERIFY2(dialog(button, [this, button] { return press(button); }), button);
    QVERIFY(dialog("source", [this] {
        Q_EMIT m_window->panes()->headClicked(LiveSide);
        return idle();
    }));
    QVERIFY(m_pictures > int(all.size() + actions.size()) + 3); // and one for each tab
    QCOMPARE(m_unnamed.join(u'\n'), QString());
    m_window->caseDesk()->close();
    QVERIFY(idle());
}

QTEST_MAIN(TestTour)
#include "tst_tour.moc"

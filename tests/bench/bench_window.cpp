// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window with three sources of a million paths each, made here as tars: how long its thread is away at worst in whatever
// the user does, how soon rows are on the screen, how soon it stops. Then a folder with a fifth as many, whose paths are shown before its content is read.
// bench_window [ENTRIES [FOLDER]]; needs 0.5 GB in FOLDER (the system's temporary one) for each source of a million entries.

#include "ownhome.h"
#include "support/heartbeat.h"
#include "ui/diffruler.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/treepane.h"
#include "waitfor.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::test;
using assay::bench::waitFor;
using assay::bench::waitMilliseconds;

namespace {

// When the pane was painted after it was told to look.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget *widget) : m_widget(widget) { widget->installEventFilter(this); }
    void arm() { m_armed = true; }
    bool painted() const { return !m_armed; }
    Clock::time_point when() const { return m_when; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched != m_widget || event->type() != QEvent::Paint || !m_armed)
            return false;
        m_armed = false;
        m_widget->removeEventFilter(this);
        QCoreApplication::sendEvent(m_widget, event);
        m_widget->installEventFilter(this);
        m_when = Clock::now();
        return true;
    }

private:
    QWidget *m_widget;
    bool m_armed = false;
    Clock::time_point m_when;
};

// The source as it is, and when the last of its records was read: all of an archive, the listing of a folder.
class TimedSource final : public Source {
public:
    explicit TimedSource(SourcePtr source) : m_source(std::move(source)) {}

    SourceKind kind() const override { return m_source->kind(); }
    const std::string &location() const override { return m_source->location(); }
    const std::vector<ImageInfo> &images() const override { return m_source->images(); }
    const Findings &findings() const override { return m_source->findings(); }
    const std::vector<SkippedPart> &skipped() const override { return m_source->skipped(); }
    Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const override
    {
        LoadOptions watched = options;
        bool known = false;
        watched.treeKnown = [&](std::shared_ptr<const FsTree> tree) {
            known = true;
            m_read = Clock::now().time_since_epoch().count();
            if (options.treeKnown)
                options.treeKnown(std::move(tree));
        };
        auto loaded = m_source->load(image, role, watched, context);
        m_loaded = Clock::now().time_since_epoch().count();
        if (!known)
            m_read = m_loaded.load();
        return loaded;
    }
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &context) const override
    {
        return m_source->content(loaded, ref, context);
    }
    Clock::time_point read() const { return Clock::time_point(Clock::duration(m_read.load())); }
    Clock::time_point loaded() const { return Clock::time_point(Clock::duration(m_loaded.load())); }

private:
    SourcePtr m_source;
    mutable std::atomic<Clock::rep> m_read{0};
    mutable std::atomic<Clock::rep> m_loaded{0};
};

// 100 files in a folder, a page each.
bool makeLargeFolder(const QString &place, std::uint32_t entries)
{
    const std::string page(4096, 'x');
    std::uint32_t made = 0;
    for (std::uint32_t folder = 0; made < entries; ++folder) {
        const QString at = QStringLiteral("%1/usr/lib/module-%2").arg(place).arg(folder);
        if (!QDir().mkpath(at))
            return false;
        for (int name = 0; name < 100 && made < entries; ++name, ++made) {
            std::ofstream file(QStringLiteral("%1/file-%2").arg(at).arg(name).toStdString(), std::ios::binary);
            file << page << made;
            if (!file.flush())
                return false;
        }
    }
    return true;
}

long residentMegabytes(const char *key)
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(key))
            return std::strtol(line.c_str() + std::string(key).size(), nullptr, 10) / 1024;
    }
    return 0;
}

// What is answered within the window's thread: the time of the call, and of painting what it changed.
double taken(const std::function<void()> &act)
{
    const auto start = Clock::now();
    act();
    return millisecondsBetween(start, Clock::now());
}

class Times {
public:
    void add(double time) { m_all.push_back(time); }
    void print(const char *what, const char *wanted)
    {
        std::sort(m_all.begin(), m_all.end());
        std::printf("%-34s median %.1f ms, worst %.1f ms of %zu   wanted %s\n", what, m_all[m_all.size() / 2], m_all.back(), m_all.size(), wanted);
    }

private:
    std::vector<double> m_all;
};

using Sources = std::array<std::shared_ptr<const TimedSource>, sideCount>;

std::shared_ptr<const TimedSource> openTimed(const std::string &place)
{
    Context context;
    auto source = openSource(place, Limits{}, context);
    if (source)
        return std::make_shared<const TimedSource>(std::move(*source));
    std::fprintf(stderr, "%s\n", source.error().message().c_str());
    return nullptr;
}

std::optional<Sources> makeSources(const QTemporaryDir &folder, std::uint32_t entries)
{
    Sources sources;
    for (std::uint32_t side = 0; side < sideCount; ++side) {
        const std::string file = folder.filePath(QStringLiteral("source-%1.tar").arg(side)).toStdString();
        if (!makeLargeTar(file, entries, side)) {
            std::fprintf(stderr, "no room for %s\n", file.c_str());
            return std::nullopt;
        }
        sources[side] = openTimed(file);
        if (!sources[side])
            return std::nullopt;
    }
    return sources;
}

// An analyst's acts in the window, each watched for how long the window's thread is away; told at the end.
class WindowBench {
public:
    explicit WindowBench(Sources sources) : m_sources(std::move(sources))
    {
        m_window.setUnattended();
        m_window.resize(1600, 1000);
        m_window.show();
        for (int side = 0; side < sideCount; ++side)
            m_watches[static_cast<std::size_t>(side)] = std::make_unique<PaintWatch>(m_window.panes()->pane(side)->view()->viewport());
        m_pane = m_window.panes()->pane(SavedSide);
        m_watch = std::make_unique<PaintWatch>(m_pane->view()->viewport());
        waitMilliseconds(100);
    }

    void openAndCompare();
    void filter();
    void expandAndSelect();
    void paint();
    void makeOverviews();
    void move();
    void sort();
    void showDifferencesOnly();
    void cancel();
    void readAnew();
    void closeAll();
    void readFolder(const std::shared_ptr<const TimedSource> &folder);
    void report();

private:
    void step(const char *what, const std::function<void()> &work);
    void assign();
    double rowsAfter(const std::function<void()> &act);
    void scrollTo(int percent);

    Sources m_sources;
    MainWindow m_window;
    Session &m_session = m_window.session();
    Heartbeat m_heart;
    std::array<std::unique_ptr<PaintWatch>, sideCount> m_watches;
    TreePane *m_pane = nullptr;
    std::unique_ptr<PaintWatch> m_watch;
    double m_worst = 0;
    double m_worstWork = 0;
    std::array<double, sideCount> m_firstRows{};
    Times m_keystrokes;
    Times m_expands;
    Times m_selects;
    Times m_paints;
    Times m_rulerPaints;
    Times m_overviews;
    Times m_differences;
    Times m_sorts;
    Times m_stops;
    double m_folderRows = -1;
    double m_folderLoad = 0;
    long m_working = 0;
    long m_resting = 0;
};

void WindowBench::step(const char *what, const std::function<void()> &work)
{
    m_heart.begin();
    const auto start = Clock::now();
    work();
    waitMilliseconds(20);
    m_worst = std::max(m_worst, m_heart.worst());
    m_worstWork = std::max(m_worstWork, m_heart.worstWork());
    std::printf("%-34s away for %5.1f ms at worst, %5.1f ms of it work; in %.0f ms\n", what, m_heart.worst(), m_heart.worstWork(),
                millisecondsBetween(start, Clock::now()));
    std::fflush(stdout);
}

void WindowBench::assign()
{
    std::vector<Candidate> candidates;
    for (int side = 0; side < sideCount; ++side)
        candidates.push_back({m_sources[static_cast<std::size_t>(side)], static_cast<Role>(side)});
    m_session.assign(candidates);
}

// From the act to the pane painted with the rows that it leads to.
double WindowBench::rowsAfter(const std::function<void()> &act)
{
    const auto start = Clock::now();
    bool projected = false;
    const auto once = QObject::connect(&m_session, &Session::projectionChanged, &m_window, [&] {
        projected = true;
        m_watch->arm();
    });
    act();
    waitFor([&] { return projected && m_watch->painted(); });
    QObject::disconnect(once);
    return millisecondsBetween(start, m_watch->when());
}

void WindowBench::scrollTo(int percent)
{
    QScrollBar *bar = m_pane->view()->verticalScrollBar();
    bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * percent / 100));
}

// Rows of each source on its own, as soon as it is there.
void WindowBench::openAndCompare()
{
    std::array<bool, sideCount> armed{};
    const auto watchPanes = QObject::connect(&m_session, &Session::panesChanged, &m_window, [&] {
        for (int side = 0; side < sideCount; ++side) {
            const auto at = static_cast<std::size_t>(side);
            if (!armed[at] && m_session.pane(side).tree) {
                armed[at] = true;
                m_watches[at]->arm();
            }
        }
    });
    step("opening, reading, comparing", [&] {
        assign();
        waitFor([&] { return m_session.comparison() && !m_session.isLoading(); });
    });
    QObject::disconnect(watchPanes);
    for (std::size_t side = 0; side < m_watches.size(); ++side)
        m_firstRows[side] = m_watches[side]->painted() ? millisecondsBetween(m_sources[side]->read(), m_watches[side]->when()) : -1;
}

void WindowBench::filter()
{
    auto *text = m_window.filterBar()->findChild<QLineEdit *>(QStringLiteral("filterText"));
    step("showing what is the same, too", [&] {
        ProjectionQuery query = m_session.query();
        query.differencesOnly = false;
        query.unexplainedOnly = false;
        query.statuses.fill(true);
        rowsAfter([&] { m_session.setQuery(query); });
    });
    step("filtering, a key at a time", [&] {
        m_window.filterBar()->focusText();
        const std::string typed = "some-file-name-11";
        for (const char key : typed)
            m_keystrokes.add(rowsAfter([&] { QTest::keyClick(text, key); }));
        for (std::size_t i = 0; i < typed.size(); ++i)
            m_keystrokes.add(rowsAfter([&] { QTest::keyClick(text, Qt::Key_Backspace); }));
    });
    step("filtering, typed fast", [&] {
        bool projected = false;
        const auto once = QObject::connect(&m_session, &Session::projectionChanged, &m_window, [&] { projected = true; });
        for (const char key : std::string("module-7")) {
            QTest::keyClick(text, key);
            waitMilliseconds(1);
        }
        waitFor([&] { return projected && m_session.runner().isIdle(); });
        QObject::disconnect(once);
    });
    step("taking the filter away", [&] { rowsAfter([&] { m_session.clearFilter(); }); });
}

void WindowBench::expandAndSelect()
{
    step("expanding all", [&] {
        m_expands.add(taken([&] {
            m_window.panes()->expandAll();
            QCoreApplication::sendPostedEvents();
            m_pane->view()->viewport()->repaint();
        }));
        waitFor([&] { return m_session.runner().isIdle(); });
    });
    step("selecting all, 10 times", [&] {
        for (int i = 0; i < 10; ++i) {
            m_selects.add(taken([&] { QTest::keyClick(m_pane->view(), Qt::Key_A, Qt::ControlModifier); }));
            waitMilliseconds(1);
        }
    });
}

void WindowBench::paint()
{
    step("painting a page, 100 times", [&] {
        for (int i = 0; i < 100; ++i) {
            scrollTo(i);
            m_paints.add(taken([&] { m_pane->view()->viewport()->repaint(); }));
            m_rulerPaints.add(taken([&] { m_window.diffRuler()->repaint(); }));
            waitMilliseconds(1);
        }
    });
}

void WindowBench::makeOverviews()
{
    step("overview of all rows, 5 times", [&] {
        for (int i = 0; i < 5; ++i) {
            bool made = false;
            m_session.runner().start({}, &m_window,
                                     [tree = m_session.comparison()->tree, projection = m_session.projection()](Context &context) -> Result<double> {
                                         const auto start = Clock::now();
                                         if (const auto bins = rulerBinsOf(*tree, *projection, 1024, context); !bins)
                                             return Unexpected(bins.error());
                                         return millisecondsBetween(start, Clock::now());
                                     },
                                     [&](const Result<double> &time) {
                                         m_overviews.add(time ? *time : -1);
                                         made = true;
                                     });
            waitFor([&] { return made; });
        }
    });
}

void WindowBench::move()
{
    step("scrolling", [&] {
        for (int i = 0; i < 100; ++i) {
            scrollTo(i);
            waitMilliseconds(1);
        }
        for (int i = 0; i < 100; ++i) {
            QTest::keyClick(m_pane->view(), Qt::Key_PageDown);
            waitMilliseconds(1);
        }
    });
    step("selecting by the arrow keys", [&] {
        m_pane->view()->setFocus();
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(m_pane->view(), Qt::Key_Down);
            waitMilliseconds(1);
        }
    });
    step("next difference, 100 times", [&] {
        for (int i = 0; i < 100; ++i) {
            m_differences.add(taken([&] { m_session.goToDifference(false); }));
            waitMilliseconds(1);
        }
    });
}

void WindowBench::sort()
{
    step("sorting by each column", [&] {
        for (int key = 1; key < sortKeyCount; ++key) {
            ProjectionQuery query = m_session.query();
            query.sortKey = static_cast<SortKey>(key);
            query.descending = key % 2 != 0;
            m_sorts.add(rowsAfter([&] { m_session.setQuery(query); }));
        }
    });
}

void WindowBench::showDifferencesOnly()
{
    step("differences only", [&] {
        ProjectionQuery query = m_session.query();
        query.sortKey = SortKey::Name;
        query.differencesOnly = true;
        rowsAfter([&] { m_session.setQuery(query); });
    });
    step("collapsing all", [&] { m_window.panes()->collapseAll(); });
    m_working = residentMegabytes("VmHWM:");
    m_resting = residentMegabytes("VmRSS:");
}

// At several moments of reading and comparing.
void WindowBench::cancel()
{
    step("cancelling, 8 times", [&] {
        for (int i = 0; i < 8; ++i) {
            assign();
            waitMilliseconds(150 + i * 400);
            const auto told = Clock::now();
            m_session.cancel();
            waitFor([&] { return m_session.runner().isIdle(); });
            m_stops.add(millisecondsBetween(told, Clock::now()));
        }
    });
}

// The old result stays until the new one takes its place: the two side by side are the most that the window ever holds.
void WindowBench::readAnew()
{
    step("reading and comparing all anew", [&] {
        const ComparisonPtr before = m_session.comparison();
        assign();
        waitFor([&] { return m_session.comparison() != before && !m_session.isLoading(); });
    });
}

void WindowBench::closeAll()
{
    step("closing all", [&] {
        for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
            m_session.close(role);
        waitFor([&] { return !m_session.isLoading(); });
    });
}

void WindowBench::readFolder(const std::shared_ptr<const TimedSource> &folder)
{
    step("reading a folder", [&] {
        bool armed = false;
        PaintWatch &watch = *m_watches[LiveSide];
        const auto arm = QObject::connect(&m_session, &Session::panesChanged, &m_window, [&] {
            if (m_session.pane(LiveSide).tree && !armed) {
                armed = true;
                watch.arm();
            }
        });
        m_session.assign({{folder, Role::Live}});
        waitFor([&] { return m_session.comparison() && !m_session.isLoading(); });
        QObject::disconnect(arm);
        m_folderRows = armed && watch.painted() ? millisecondsBetween(folder->read(), watch.when()) : -1;
        m_folderLoad = millisecondsBetween(folder->read(), folder->loaded());
    });
}

void WindowBench::report()
{
    std::printf("\n%-34s %.1f ms, at work %.1f ms   wanted < 50 ms\n", "away at worst, all in all", m_worst, m_worstWork);
    m_keystrokes.print("key to rows on the screen", "< 50 ms");
    m_sorts.print("sort to rows on the screen", "< 100 ms");
    m_expands.print("expand all to rows on the screen", "< 200 ms");
    m_selects.print("select all", "at once");
    m_differences.print("next difference", "< 16 ms");
    m_paints.print("painting a page of a pane", "< 8 ms");
    m_rulerPaints.print("painting the overview", "< 8 ms");
    m_overviews.print("overview of all rows, in a job", "in the background");
    m_stops.print("cancel to all jobs ended", "< 100 ms");
    std::printf("%-34s vendor %.0f, saved %.0f, live %.0f ms   wanted < 500 ms\n", "records read to rows on the screen", m_firstRows[0], m_firstRows[1], m_firstRows[2]);
    std::printf("%-34s %.0f ms; its content took %.0f ms   wanted < 500 ms\n", "folder listed to rows on the screen", m_folderRows, m_folderLoad);
    std::printf("%-34s %ld MB at most, %ld MB after it, %ld MB while all is read anew beside it   wanted < 900 MB\n", "memory", m_working, m_resting, residentMegabytes("VmHWM:"));
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnHome home;
    QApplication application(argc, argv);
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000UL);
    const QTemporaryDir folder((argc > 2 ? QString::fromLocal8Bit(argv[2]) : QDir::tempPath()) + QStringLiteral("/bench-window-XXXXXX"));
    auto sources = makeSources(folder, entries);
    if (!sources)
        return 1;
    std::printf("%u paths a source, screen: %s\n", entries, qPrintable(QGuiApplication::platformName()));

    WindowBench bench(std::move(*sources));
    bench.openAndCompare();
    bench.filter();
    bench.expandAndSelect();
    bench.paint();
    bench.makeOverviews();
    bench.move();
    bench.sort();
    bench.showDifferencesOnly();
    bench.cancel();
    bench.readAnew();
    bench.closeAll();
    const QString large = folder.filePath(QStringLiteral("folder"));
    if (!makeLargeFolder(large, entries / 5)) {
        std::fprintf(stderr, "no room for %s\n", qPrintable(large));
        return 1;
    }
    const auto timed = openTimed(large.toStdString());
    if (!timed)
        return 1;
    bench.readFolder(timed);
    bench.report();
    return 0;
}

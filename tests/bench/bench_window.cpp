// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The window with three sources of a million paths each, made here as tars: how long its thread is away at worst in whatever
// the user does, how soon rows are on the screen, how soon it stops. Then a folder with a fifth as many, whose paths are shown before its content is read.
// bench_window [ENTRIES [FOLDER]]; needs 0.5 GB in FOLDER (the system's temporary one) for each source of a million entries.

#include "support/heartbeat.h"
#include "ui/diffruler.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/treepane.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::test;

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

// As the program's own loop does; Qt Test would sleep between two looks.
void waitFor(const std::function<bool()> &done)
{
    const auto start = Clock::now();
    while (!done()) {
        if (millisecondsBetween(start, Clock::now()) > 600'000) {
            std::fprintf(stderr, "waited too long\n");
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
}

void waitMilliseconds(int milliseconds)
{
    const auto start = Clock::now();
    waitFor([&] { return millisecondsBetween(start, Clock::now()) >= milliseconds; });
}

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

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_LOGGING_RULES", "default.warning=false");
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QApplication application(argc, argv);
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000UL);
    const QTemporaryDir folder((argc > 2 ? QString::fromLocal8Bit(argv[2]) : QDir::tempPath()) + QStringLiteral("/bench-window-XXXXXX"));
    std::array<std::shared_ptr<const TimedSource>, sideCount> sources;
    for (std::uint32_t side = 0; side < sideCount; ++side) {
        const std::string file = folder.filePath(QStringLiteral("source-%1.tar").arg(side)).toStdString();
        if (!makeLargeTar(file, entries, side)) {
            std::fprintf(stderr, "no room for %s\n", file.c_str());
            return 1;
        }
        Context context;
        auto source = openSource(file, Limits{}, context);
        if (!source) {
            std::fprintf(stderr, "%s\n", source.error().message().c_str());
            return 1;
        }
        sources[side] = std::make_shared<const TimedSource>(std::move(*source));
    }
    std::printf("%u paths a source, screen: %s\n", entries, qPrintable(QGuiApplication::platformName()));

    MainWindow window;
    window.setUnattended();
    window.resize(1600, 1000);
    window.show();
    Heartbeat heart;
    waitMilliseconds(100);
    double worstOfAll = 0;
    double worstWork = 0;
    const auto step = [&](const char *what, const std::function<void()> &work) {
        heart.begin();
        const auto start = Clock::now();
        work();
        waitMilliseconds(20);
        const double worst = heart.worst();
        worstOfAll = std::max(worstOfAll, worst);
        worstWork = std::max(worstWork, heart.worstWork());
        std::printf("%-34s away for %5.1f ms at worst, %5.1f ms of it work; in %.0f ms\n", what, worst, heart.worstWork(), millisecondsBetween(start, Clock::now()));
        std::fflush(stdout);
    };
    Session &session = window.session();
    const auto assign = [&] {
        std::vector<Candidate> candidates;
        for (int side = 0; side < sideCount; ++side)
            candidates.push_back({sources[static_cast<std::size_t>(side)], static_cast<Role>(side)});
        session.assign(candidates);
    };

    // Rows of each source on its own, as soon as it is there.
    std::array<double, sideCount> firstRows{};
    std::array<std::unique_ptr<PaintWatch>, sideCount> watches;
    for (int side = 0; side < sideCount; ++side)
        watches[static_cast<std::size_t>(side)] = std::make_unique<PaintWatch>(window.panes()->pane(side)->view()->viewport());
    std::array<bool, sideCount> armed{};
    const auto watchPanes = QObject::connect(&session, &Session::panesChanged, &window, [&] {
        for (int side = 0; side < sideCount; ++side) {
            const auto at = static_cast<std::size_t>(side);
            if (!armed[at] && session.pane(side).tree) {
                armed[at] = true;
                watches[at]->arm();
            }
        }
    });
    step("opening, reading, comparing", [&] {
        assign();
        waitFor([&] { return session.comparison() && !session.isLoading(); });
    });
    QObject::disconnect(watchPanes);
    for (std::size_t side = 0; side < watches.size(); ++side)
        firstRows[side] = watches[side]->painted() ? millisecondsBetween(sources[side]->read(), watches[side]->when()) : -1;

    TreePane *pane = window.panes()->pane(SavedSide);
    PaintWatch watch(pane->view()->viewport());
    auto *filter = window.filterBar()->findChild<QLineEdit *>(QStringLiteral("filterText"));
    std::vector<double> keystrokes;
    const auto rowsAfter = [&](const std::function<void()> &act) {
        const auto start = Clock::now();
        bool projected = false;
        const auto once = QObject::connect(&session, &Session::projectionChanged, &window, [&] {
            projected = true;
            watch.arm();
        });
        act();
        waitFor([&] { return projected && watch.painted(); });
        QObject::disconnect(once);
        return millisecondsBetween(start, watch.when());
    };
    step("showing what is the same, too", [&] {
        ProjectionQuery query = session.query();
        query.differencesOnly = false;
        query.unexplainedOnly = false;
        query.statuses.fill(true);
        rowsAfter([&] { session.setQuery(query); });
    });
    step("filtering, a key at a time", [&] {
        window.filterBar()->focusText();
        for (const char key : std::string("some-file-name-11"))
            keystrokes.push_back(rowsAfter([&] { QTest::keyClick(filter, key); }));
        for (int i = 0; i < 17; ++i)
            keystrokes.push_back(rowsAfter([&] { QTest::keyClick(filter, Qt::Key_Backspace); }));
    });
    step("filtering, typed fast", [&] {
        bool projected = false;
        const auto once = QObject::connect(&session, &Session::projectionChanged, &window, [&] { projected = true; });
        for (const char key : std::string("module-7")) {
            QTest::keyClick(filter, key);
            waitMilliseconds(1);
        }
        waitFor([&] { return projected && session.runner().isIdle(); });
        QObject::disconnect(once);
    });
    step("taking the filter away", [&] { rowsAfter([&] { session.clearFilter(); }); });
    // What is answered within the window's thread, measured in it: the time of the call, and of painting what it changed.
    const auto taken = [](const std::function<void()> &act) {
        const auto start = Clock::now();
        act();
        return millisecondsBetween(start, Clock::now());
    };
    struct Times {
        std::vector<double> all;
        void add(double time) { all.push_back(time); }
        void print(const char *what, const char *wanted)
        {
            std::sort(all.begin(), all.end());
            std::printf("%-34s median %.1f ms, worst %.1f ms of %zu   wanted %s\n", what, all[all.size() / 2], all.back(), all.size(), wanted);
        }
    };
    Times expands;
    Times selects;
    Times paints;
    Times rulerPaints;
    Times overviews;
    Times differences;
    Times sorts;
    step("expanding all", [&] {
        expands.add(taken([&] {
            window.panes()->expandAll();
            QCoreApplication::sendPostedEvents();
            pane->view()->viewport()->repaint();
        }));
        waitFor([&] { return session.runner().isIdle(); });
    });
    step("selecting all, 10 times", [&] {
        for (int i = 0; i < 10; ++i) {
            selects.add(taken([&] { QTest::keyClick(pane->view(), Qt::Key_A, Qt::ControlModifier); }));
            waitMilliseconds(1);
        }
    });
    step("painting a page, 100 times", [&] {
        QScrollBar *bar = pane->view()->verticalScrollBar();
        for (int i = 0; i < 100; ++i) {
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * i / 100));
            paints.add(taken([&] { pane->view()->viewport()->repaint(); }));
            rulerPaints.add(taken([&] { window.diffRuler()->repaint(); }));
            waitMilliseconds(1);
        }
    });
    step("overview of all rows, 5 times", [&] {
        for (int i = 0; i < 5; ++i) {
            bool made = false;
            session.runner().start({}, &window,
                                   [tree = session.comparison()->tree, projection = session.projection()](Context &context) -> Result<double> {
                                       const auto start = Clock::now();
                                       if (const auto bins = rulerBinsOf(*tree, *projection, 1024, context); !bins)
                                           return Unexpected(bins.error());
                                       return millisecondsBetween(start, Clock::now());
                                   },
                                   [&](const Result<double> &time) {
                                       overviews.add(time ? *time : -1);
                                       made = true;
                                   });
            waitFor([&] { return made; });
        }
    });
    step("scrolling", [&] {
        QScrollBar *bar = pane->view()->verticalScrollBar();
        for (int i = 0; i < 100; ++i) {
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * i / 100));
            waitMilliseconds(1);
        }
        for (int i = 0; i < 100; ++i) {
            QTest::keyClick(pane->view(), Qt::Key_PageDown);
            waitMilliseconds(1);
        }
    });
    step("selecting by the arrow keys", [&] {
        pane->view()->setFocus();
        for (int i = 0; i < 200; ++i) {
            QTest::keyClick(pane->view(), Qt::Key_Down);
            waitMilliseconds(1);
        }
    });
    step("next difference, 100 times", [&] {
        for (int i = 0; i < 100; ++i) {
            differences.add(taken([&] { session.goToDifference(false); }));
            waitMilliseconds(1);
        }
    });
    step("sorting by each column", [&] {
        for (int key = 1; key < sortKeyCount; ++key) {
            ProjectionQuery query = session.query();
            query.sortKey = static_cast<SortKey>(key);
            query.descending = key % 2 != 0;
            sorts.add(rowsAfter([&] { session.setQuery(query); }));
        }
    });
    step("differences only", [&] {
        ProjectionQuery query = session.query();
        query.sortKey = SortKey::Name;
        query.differencesOnly = true;
        rowsAfter([&] { session.setQuery(query); });
    });
    step("collapsing all", [&] { window.panes()->collapseAll(); });

    const long working = residentMegabytes("VmHWM:");
    const long resting = residentMegabytes("VmRSS:");
    // Stopped at several moments of reading and comparing.
    std::vector<double> stops;
    step("cancelling, 8 times", [&] {
        for (int i = 0; i < 8; ++i) {
            assign();
            waitMilliseconds(150 + i * 400);
            const auto told = Clock::now();
            session.cancel();
            waitFor([&] { return session.runner().isIdle(); });
            stops.push_back(millisecondsBetween(told, Clock::now()));
        }
    });
    step("closing all", [&] {
        for (const Role role : {Role::Vendor, Role::Saved, Role::Live})
            session.close(role);
        waitFor([&] { return !session.isLoading(); });
    });

    const QString large = folder.filePath(QStringLiteral("folder"));
    Context context;
    auto opened = makeLargeFolder(large, entries / 5) ? openSource(large.toStdString(), Limits{}, context) : Unexpected(Error{});
    if (!opened) {
        std::fprintf(stderr, "no room for %s\n", qPrintable(large));
        return 1;
    }
    const auto timed = std::make_shared<const TimedSource>(std::move(*opened));
    double folderRows = -1;
    double folderLoad = 0;
    step("reading a folder", [&] {
        const auto arm = QObject::connect(&session, &Session::panesChanged, &window, [&] {
            if (session.pane(LiveSide).tree && folderRows < 0) {
                folderRows = 0;
                watches[LiveSide]->arm();
            }
        });
        session.assign({{timed, Role::Live}});
        waitFor([&] { return session.comparison() && !session.isLoading(); });
        QObject::disconnect(arm);
        folderRows = watches[LiveSide]->painted() ? millisecondsBetween(timed->read(), watches[LiveSide]->when()) : -1;
        folderLoad = millisecondsBetween(timed->read(), timed->loaded());
    });

    std::sort(keystrokes.begin(), keystrokes.end());
    std::printf("\n%-34s %.1f ms, at work %.1f ms   wanted < 50 ms\n", "away at worst, all in all", worstOfAll, worstWork);
    std::printf("%-34s median %.1f ms, worst %.1f ms   wanted < 50 ms\n", "key to rows on the screen", keystrokes[keystrokes.size() / 2], keystrokes.back());
    sorts.print("sort to rows on the screen", "< 100 ms");
    expands.print("expand all to rows on the screen", "< 200 ms");
    selects.print("select all", "at once");
    differences.print("next difference", "< 16 ms");
    paints.print("painting a page of a pane", "< 8 ms");
    rulerPaints.print("painting the overview", "< 8 ms");
    overviews.print("overview of all rows, in a job", "in the background");
    std::printf("%-34s worst %.1f ms   wanted < 100 ms\n", "cancel to all jobs ended", *std::max_element(stops.begin(), stops.end()));
    std::printf("%-34s vendor %.0f, saved %.0f, live %.0f ms   wanted < 500 ms\n", "records read to rows on the screen", firstRows[0], firstRows[1], firstRows[2]);
    std::printf("%-34s %.0f ms; its content took %.0f ms   wanted < 500 ms\n", "folder listed to rows on the screen", folderRows, folderLoad);
    std::printf("%-34s %ld MB at most, %ld MB after it, %ld MB while all is read anew beside it   wanted < 900 MB\n", "memory", working, resting, residentMegabytes("VmHWM:"));
    return 0;
}

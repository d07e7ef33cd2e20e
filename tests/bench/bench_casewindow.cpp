// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A case in the window: from the act of opening it until rows of it are on the screen, and how long the window's thread is away meanwhile.
// bench_casewindow [ENTRIES] [SOURCES] [ROUNDS]

#include "cases/file/casefile.h"
#include "largecase.h"
#include "ownhome.h"
#include "support/heartbeat.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/treepane.h"

#include <QAbstractItemModel>
#include <QApplication>

#include <cstdio>
#include <ctime>
#include <functional>
#include <string>

using namespace assay;
using namespace assay::bench;
using namespace assay::test;

namespace {

// When a widget was painted for the first time after it had something to show.
class FirstPaint : public QObject {
public:
    FirstPaint(QWidget *widget, std::function<bool()> hasRows) : m_widget(widget), m_hasRows(std::move(hasRows)) { widget->installEventFilter(this); }
    bool painted() const { return m_painted; }
    Clock::time_point when() const { return m_when; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched != m_widget || event->type() != QEvent::Paint || m_painted || !m_hasRows())
            return false;
        m_painted = true;
        m_widget->removeEventFilter(this);
        QCoreApplication::sendEvent(m_widget, event);
        m_when = Clock::now();
        return true;
    }

private:
    QWidget *m_widget;
    std::function<bool()> m_hasRows;
    bool m_painted = false;
    Clock::time_point m_when;
};

bool makeCase(const std::string &path, std::uint32_t entries, int sources)
{
    Context context;
    const auto comparison = compareSources(madeSides(entries, sources), context);
    const auto file = CaseFile::create(path, {"1", "bench", "", ""});
    auto results = comparison ? packResults(**comparison, context) : Unexpected(comparison.error());
    if (!results || !file)
        return false;
    CaseChange change;
    change.journal.push_back(comparedDraft(**comparison, *results));
    change.results = std::make_shared<const StoredResults>(std::move(*results));
    return (*file)->commit(change).has_value();
}

double processorMilliseconds()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnHome home;
    const QApplication application(argc, argv);
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 1'000'000);
    const int sources = argc > 2 ? std::atoi(argv[2]) : 2;
    const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
    const std::string path = home.filePath(QStringLiteral("bench.assay")).toStdString();
    if (!makeCase(path, entries, sources)) {
        std::fprintf(stderr, "no case could be made\n");
        return 1;
    }
    std::printf("%d sources of %u paths\n", sources, entries);
    for (int round = 0; round < rounds; ++round) {
        MainWindow window;
        window.setUnattended();
        window.resize(1600, 1000);
        window.show();
        for (const auto shown = Clock::now(); millisecondsBetween(shown, Clock::now()) < 300;)
            QCoreApplication::processEvents();
        EntryView *view = window.panes()->pane(VendorSide)->view();
        const FirstPaint first(view->viewport(), [view] { return view->model() && view->model()->rowCount() > 0; });
        Heartbeat heart;
        heart.begin();
        const double before = processorMilliseconds();
        const auto start = Clock::now();
        window.openPaths({{path, std::nullopt}}, AskRoles::WhenAmbiguous);
        while (!first.painted() && millisecondsBetween(start, Clock::now()) < 60'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (!first.painted()) {
            std::fprintf(stderr, "no row was ever shown: %s\n", qPrintable(window.messages()->lastText()));
            return 1;
        }
        std::printf("rows after %5.0f ms, processor %5.0f ms; window away for %5.1f ms at worst, %5.1f ms of it work\n", millisecondsBetween(start, first.when()),
                    processorMilliseconds() - before, heart.worst(), heart.worstWork());
        std::fflush(stdout);
    }
    return 0;
}

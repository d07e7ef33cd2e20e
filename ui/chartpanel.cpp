// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chartpanel.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QToolTip>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<RowStatus, 4> kinds{RowStatus::Added, RowStatus::Removed, RowStatus::Modified, RowStatus::Metadata};

ChangedFolder countOf(const DiffTree &tree, DiffNodeId id)
{
    ChangedFolder folder;
    folder.id = id;
    for (int step = 0; step < stepCount; ++step) {
        if (!tree.hasStep(step))
            continue;
        if (const Rollup *rollup = tree.rollup(id)) {
            const Rollup::Counts &counts = rollup->step[static_cast<std::size_t>(step)];
            folder.counts[0] += counts.added;
            folder.counts[1] += counts.removed;
            folder.counts[2] += counts.modified;
            folder.counts[3] += counts.metadata;
        }
        switch (tree.status(id, step)) {
        case DiffStatus::Added: ++folder.counts[0]; break;
        case DiffStatus::Removed: ++folder.counts[1]; break;
        case DiffStatus::Type:
        case DiffStatus::Modified: ++folder.counts[2]; break;
        case DiffStatus::Metadata: ++folder.counts[3]; break;
        case DiffStatus::Identical:
        case DiffStatus::Unknown: break;
        }
    }
    return folder;
}

} // namespace

std::vector<ChangedFolder> foldersWithChanges(const DiffTree &tree, std::size_t most)
{
    std::vector<ChangedFolder> bars;
    const auto add = [&](DiffNodeId parent, std::vector<ChangedFolder> &to) {
        const NodeRange range = tree.children(parent);
        for (std::uint32_t i = range.first; i < range.first + range.count; ++i) {
            const ChangedFolder folder = countOf(tree, DiffNodeId(i));
            if (folder.total() > 0)
                to.push_back(folder);
        }
    };
    add(DiffTree::root, bars);
    const auto larger = [](const ChangedFolder &a, const ChangedFolder &b) {
        return a.total() != b.total() ? a.total() > b.total() : a.id.value < b.id.value;
    };
    // The largest folder that can be opened without passing the number of bars is opened, again and again.
    std::vector<std::uint32_t> closed; // kept whole
    while (true) {
        std::sort(bars.begin(), bars.end(), larger);
        bool opened = false;
        for (std::size_t i = 0; i < bars.size() && !opened; ++i) {
            if (!tree.rollup(bars[i].id) || std::find(closed.begin(), closed.end(), bars[i].id.value) != closed.end())
                continue;
            std::vector<ChangedFolder> inside;
            add(bars[i].id, inside);
            const auto folders = std::count_if(inside.begin(), inside.end(), [&](const ChangedFolder &f) { return tree.isDirectory(f.id); });
            // Only folders make a bar; a folder with files of its own that differ stays whole.
            if (inside.empty() || folders != static_cast<std::ptrdiff_t>(inside.size()) || bars.size() - 1 + inside.size() > most) {
                closed.push_back(bars[i].id.value);
                continue;
            }
            bars.erase(bars.begin() + static_cast<std::ptrdiff_t>(i));
            bars.insert(bars.end(), inside.begin(), inside.end());
            opened = true;
        }
        if (!opened)
            break;
    }
    std::sort(bars.begin(), bars.end(), larger);
    if (bars.size() > most)
        bars.resize(most);
    for (ChangedFolder &bar : bars)
        bar.path = tree.path(bar.id);
    return bars;
}

ChartPanel::ChartPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_counting(session.runner(), this),
    m_view(named(new QChartView(this), "chart", tr("What changed where")))
{
    named(this, "chartPanel", tr("What changed where"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(&session, &Session::comparisonChanged, this, &ChartPanel::request);
    build();
    request();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        build();
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Charts cut the words of a legend that has no room; letters are better than that.
    int words = 0;
    for (const RowStatus kind : kinds)
        words += fontMetrics().horizontalAdvance(statusWord(kind)) + 4 * fontMetrics().averageCharWidth();
    const bool narrow = width() < words;
    if (std::exchange(m_narrow, narrow) != narrow)
        build();
}

void ChartPanel::request()
{
    if (!m_session.comparison()) {
        m_counting.cancel();
        m_folders.clear();
        build();
        return;
    }
    m_counting.request(
        [tree = m_session.comparison()->tree](Context &) -> Result<std::vector<ChangedFolder>> { return foldersWithChanges(*tree, 8); },
        [this](Result<std::vector<ChangedFolder>> folders) {
            m_folders = folders ? std::move(*folders) : std::vector<ChangedFolder>();
            build();
        });
}

void ChartPanel::build()
{
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins({2, 2, 8, 2});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->setVisible(!m_folders.empty());
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setLabelColor(palette().color(QPalette::Text));
    QFont small = font();
    small.setPointSizeF(std::max(7.0, small.pointSizeF() * 0.92));
    chart->legend()->setFont(small);
    QStringList spoken;
    if (!m_folders.empty()) {
        auto *series = new QHorizontalStackedBarSeries;
        series->setBarWidth(0.72);
        std::uint32_t largest = 0;
        QStringList categories;
        for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder) { // the axis begins below
            largest = std::max(largest, folder->total());
            // A folder by the end of its path; the axis has little room.
            QString label = displayText(folder->path);
            label = QFontMetrics(small).elidedText(label, Qt::ElideLeft, QFontMetrics(small).averageCharWidth() * 18);
            while (categories.contains(label)) // categories are keys
                label += QChar(0x200A);
            categories.append(label.toHtmlEscaped()); // labels of charts are rich text
        }
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            auto *set = new QBarSet(m_narrow ? statusLetter(kinds[kind]) : statusWord(kinds[kind]));
            set->setColor(statusFill(kinds[kind], palette()));
            set->setBorderColor(palette().color(QPalette::Base));
            std::uint32_t sum = 0;
            for (auto folder = m_folders.rbegin(); folder != m_folders.rend(); ++folder) {
                *set << folder->counts[kind];
                sum += folder->counts[kind];
            }
            if (sum == 0) {
                delete set;
                continue;
            }
            connect(set, &QBarSet::clicked, this, [this](int bar) {
                const auto at = m_folders.size() - 1 - static_cast<std::size_t>(bar);
                if (at < m_folders.size())
                    m_session.goTo(m_folders[at].id);
            });
            connect(set, &QBarSet::hovered, this, [this](bool on, int bar) {
                const auto at = m_folders.size() - 1 - static_cast<std::size_t>(bar);
                if (!on || at >= m_folders.size()) {
                    QToolTip::hideText();
                    return;
                }
                const ChangedFolder &folder = m_folders[at];
                QStringList lines{displayText(folder.path)};
                for (std::size_t k = 0; k < kinds.size(); ++k) {
                    if (folder.counts[k])
                        lines.append(statusWord(kinds[k]) + u": "_s + numberText(folder.counts[k]));
                }
                lines.append(tr("Click to go there"));
                QToolTip::showText(QCursor::pos(), toolTipText(lines.join(u'\n')), this);
            });
            series->append(set);
        }
        chart->addSeries(series);
        auto *folders = new QBarCategoryAxis;
        folders->append(categories);
        folders->setGridLineVisible(false);
        folders->setLinePenColor(lineColor(palette()));
        folders->setLabelsColor(palette().color(QPalette::Text));
        folders->setLabelsFont(small);
        folders->setTruncateLabels(false);
        chart->addAxis(folders, Qt::AlignLeft);
        series->attachAxis(folders);
        auto *counts = new QValueAxis;
        counts->setRange(0, largest);
        counts->setTickCount(3);
        counts->applyNiceNumbers();
        counts->setLabelFormat(u"%d"_s);
        counts->setLabelsColor(dimText(palette(), QPalette::Base));
        counts->setLabelsFont(small);
        counts->setGridLineColor(lineColor(palette()));
        counts->setLinePenColor(lineColor(palette()));
        chart->addAxis(counts, Qt::AlignBottom);
        series->attachAxis(counts);
        for (const ChangedFolder &folder : m_folders)
            spoken.append(tr("%1: %2 differences").arg(displayText(folder.path)).arg(folder.total()));
    }
    QChart *old = m_view->chart();
    m_view->setChart(chart);
    delete old;
    m_view->setBackgroundBrush(palette().color(QPalette::Base));
    m_view->setAccessibleDescription(spoken.join(u"; "_s));
}

} // namespace assay

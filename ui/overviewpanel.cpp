// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewpanel.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/grouped.h"
#include "ui/overviewbars.h"
#include "ui/plaintext.h"
#include "ui/timelineview.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

QToolButton *smallButton(QWidget *parent, const char *name, const QString &text, const QString &spoken)
{
    auto *button = named(new QToolButton(parent), name, spoken);
    button->setText(text);
    button->setToolTip(toolTipText(spoken));
    button->setAutoRaise(true);
    return button;
}

} // namespace

OverviewPanel::OverviewPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_counting(session.runner(), this),
    m_scroll(named(new QScrollArea(this), "overviewArea", tr("Overview"))),
    m_page(named(new QWidget, "overviewPage", tr("Overview"))),
    m_grid(new QGridLayout),
    m_head(named(new PlainLabel(m_page), "overviewHead", tr("What was counted"))),
    m_back(named(new QPushButton(tr("&Back to Previous Filter"), m_page), "overviewBack", tr("Previous filter"))),
    m_source(named(new QComboBox(m_page), "overviewSource", tr("Source whose layers and sizes are counted"))),
    m_sourceRow(named(new QWidget(m_page), "overviewSourceRow", tr("Source"))),
    m_findings(new OverviewBars("findingBars", tr("Findings by severity"), m_page)),
    m_kinds(new OverviewBars("kindBars", tr("Paths by kind of change"), m_page)),
    m_folders(new OverviewBars("folderBars", tr("Paths by folder"), m_page)),
    m_layers(new OverviewBars("layerBars", tr("Paths by layer"), m_page)),
    m_sizes(new OverviewBars("sizeBars", tr("Files by size"), m_page)),
    m_timeline(new TimelineView(m_page)),
    m_time(named(new PlainLabel(m_page), "timelineText", tr("The chosen time")))
{
    named(this, "overviewPanel", tr("Overview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_page->setBackgroundRole(QPalette::Base);
    m_page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never wider than the dock
    m_page->setAutoFillBackground(true);
    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(6, 6, 6, 6);
    page->setSpacing(4);
    m_head->setWordWrap(true);
    page->addWidget(m_head);
    page->addWidget(m_back, 0, Qt::AlignLeft);
    m_back->setToolTip(toolTipText(tr("Show the rows that were shown before a part of this overview was chosen (Esc)")));
    page->addLayout(m_grid);
    page->addStretch(1);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    addSection("findingSection", tr("Findings"), m_findings);
    addSection("kindSection", tr("By kind of change"), m_kinds);
    addSection("timeSection", tr("By modification time (UTC)"), makeTimeline());
    addSection("folderSection", tr("By folder"), m_folders);
    auto *row = new QHBoxLayout(m_sourceRow);
    row->setContentsMargins(0, 0, 0, 0);
    auto *sourceLabel = named(new PlainLabel(tr("In the source:"), m_sourceRow), "overviewSourceLabel", tr("Source"));
    sourceLabel->setBuddy(m_source);
    row->addWidget(sourceLabel);
    row->addWidget(m_source);
    row->addStretch(1);
    auto *layers = named(new QWidget(m_page), "layersOfSource", tr("By layer"));
    auto *layersLayout = new QVBoxLayout(layers);
    layersLayout->setContentsMargins(0, 0, 0, 0);
    layersLayout->addWidget(m_sourceRow);
    layersLayout->addWidget(m_layers);
    addSection("layerSection", tr("By layer"), layers);
    addSection("sizeSection", tr("Files by size"), m_sizes);
    m_page->setTabOrder(m_findings, m_kinds);
    m_page->setTabOrder(m_kinds, m_timeline);
    m_page->setTabOrder(m_unbrush, m_folders);
    m_page->setTabOrder(m_folders, m_source);
    m_page->setTabOrder(m_source, m_layers);
    m_page->setTabOrder(m_layers, m_sizes);

    for (OverviewBars *bars : {m_kinds, m_folders, m_layers, m_sizes}) {
        bars->installEventFilter(this);
        connect(bars, &OverviewBars::chosen, this, [this, bars](int bar, int part, bool add) { choose(bars, bar, part, add); });
    }
    connect(m_findings, &OverviewBars::chosen, this, [this](int bar) { Q_EMIT findingsWanted(static_cast<Severity>(m_findings->bars()[static_cast<std::size_t>(bar)].id)); });
    connect(m_back, &QPushButton::clicked, this, &OverviewPanel::back);
    connect(m_source, &QComboBox::activated, this, &OverviewPanel::showSource);
    connect(&session, &Session::comparisonChanged, this, [this] {
        m_before.reset();
        m_ours.reset();
        request();
    });
    connect(&session, &Session::queryChanged, this, &OverviewPanel::queryChanged);
    refresh();
    request();
}

OverviewPanel::Section OverviewPanel::addSection(const char *name, const QString &title, QWidget *content)
{
    Section section;
    section.widget = named(new QWidget(m_page), name, title);
    section.title = named(new PlainLabel(title, section.widget), "sectionTitle", title);
    QFont bold = font();
    bold.setBold(true);
    section.title->setFont(bold);
    section.title->setWordWrap(true);
    auto *layout = new QVBoxLayout(section.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(section.title);
    layout->addWidget(content);
    layout->addStretch(1);
    m_sections.push_back(section);
    return section;
}

QWidget *OverviewPanel::makeTimeline()
{
    auto *box = named(new QWidget(m_page), "timelineBox", tr("Times of modification"));
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_timeline);
    m_time->setWordWrap(true);
    layout->addWidget(m_time);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(2);
    QToolButton *in = smallButton(box, "timelineIn", u"+"_s, tr("Show less time, larger (+)"));
    QToolButton *out = smallButton(box, "timelineOut", u"\u2212"_s, tr("Show more time (-)"));
    QToolButton *all = smallButton(box, "timelineAll", tr("All"), tr("From the first to the last time, or back to where most are (0)"));
    m_zoomToBrush = smallButton(box, "timelineToBrush", tr("Enlarge the Span"), tr("Show the brushed span alone, larger"));
    m_unbrush = smallButton(box, "timelineClear", tr("Clear", "brush"), tr("Take the brush away; the filter before comes back (Esc)"));
    auto *ofBrush = new QHBoxLayout;
    ofBrush->setContentsMargins(0, 0, 0, 0);
    ofBrush->setSpacing(2);
    for (QToolButton *button : {in, out, all})
        buttons->addWidget(button);
    for (QToolButton *button : {m_zoomToBrush, m_unbrush})
        ofBrush->addWidget(button);
    buttons->addStretch(1);
    ofBrush->addStretch(1);
    layout->addLayout(buttons);
    layout->addLayout(ofBrush);
    connect(in, &QToolButton::clicked, m_timeline, [this] { m_timeline->zoom(2); });
    connect(out, &QToolButton::clicked, m_timeline, [this] { m_timeline->zoom(0.5); });
    connect(all, &QToolButton::clicked, m_timeline, [this, whole = false]() mutable {
        whole = !whole;
        whole ? m_timeline->showWhole() : m_timeline->showUsual();
    });
    connect(m_zoomToBrush, &QToolButton::clicked, m_timeline, &TimelineView::zoomToBrush);
    connect(m_unbrush, &QToolButton::clicked, this, &OverviewPanel::back);
    connect(m_timeline, &TimelineView::brushed, this, [this](bool add) { apply(m_timeline->brushFilter(), add); });
    connect(m_timeline, &TimelineView::cleared, this, &OverviewPanel::back);
    connect(m_timeline, &TimelineView::currentChanged, this, &OverviewPanel::refreshTime);
    return box;
}

void OverviewPanel::focusFirst()
{
    OverviewBars *first = m_findings->bars().empty() ? m_kinds : m_findings;
    first->setFocus(Qt::ShortcutFocusReason);
}

// As many columns as there is room for.
void OverviewPanel::arrange()
{
    const int columns = std::clamp(width() / std::max(300, 42 * fontMetrics().averageCharWidth()), 1, 3);
    if (std::exchange(m_columns, columns) == columns)
        return;
    std::vector<QVBoxLayout *> made;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QLayout *inner = item->layout()) {
            while (QLayoutItem *widget = inner->takeAt(0))
                delete widget;
        }
        delete item;
    }
    for (int column = 0; column < columns; ++column) {
        auto *inner = new QVBoxLayout;
        inner->setSpacing(8);
        made.push_back(inner);
        m_grid->addLayout(inner, 0, column);
    }
    for (int column = 0; column < 3; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    // In the order in which they are read: down the columns.
    const std::size_t each = (m_sections.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns);
    for (std::size_t at = 0; at < m_sections.size(); ++at)
        made[at / each]->addWidget(m_sections[at].widget);
    for (QVBoxLayout *inner : made)
        inner->addStretch(1);
}

void OverviewPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_timeline)
        showFindings(); // in the colours of the theme
}

void OverviewPanel::request()
{
    const ComparisonPtr &comparison = m_session.comparison();
    if (!comparison) {
        m_counting.cancel();
        m_counted.reset();
        take(nullptr);
        return;
    }
    const OverviewScope scope = scopeOf(m_session.query());
    m_asked = scope;
    m_counting.request(
        [tree = comparison->tree, scope](Context &context) { return countOverview(*tree, scope, context); },
        [this, counted = std::weak_ptr<const Comparison>(comparison)](Result<Overview> overview) {
            if (!overview || m_session.comparison() != counted.lock()) {
                m_asked.reset(); // whoever stopped it may ask again
                return;
            }
            m_counted = counted;
            take(std::make_shared<const Overview>(std::move(*overview)));
        });
}

void OverviewPanel::take(std::shared_ptr<const Overview> overview)
{
    m_overview = std::move(overview);
    refresh();
}

void OverviewPanel::refreshTime()
{
    QString text = m_timeline->spokenValue();
    const auto &brush = m_timeline->brush();
    if (brush)
        text = grouped(tr("Brushed: %n path(s) of %1", nullptr, static_cast<int>(m_timeline->brushedPaths())), m_timeline->brushedPaths()).arg(sideWord(brush->side)) + u'\n' + text;
    m_time->setText(text);
    m_unbrush->setEnabled(brush.has_value());
    m_zoomToBrush->setEnabled(brush.has_value());
}

void OverviewPanel::choose(OverviewBars *bars, int bar, int part, bool add)
{
    const OverviewBar &one = bars->bars()[static_cast<std::size_t>(bar)];
    const std::string filter = part >= 0 ? one.parts[static_cast<std::size_t>(part)].filter : one.filter;
    if (filter.empty())
        return;
    m_timeline->clearBrush();
    apply(filter, add);
}

void OverviewPanel::apply(std::string filter, bool add)
{
    if (!m_overview || m_counted.lock() != m_session.comparison() || filter.empty())
        return;
    const ProjectionQuery now = m_session.query();
    if (!m_ours)
        m_before = now;
    const std::string &base = m_ours && m_before ? m_before->text : now.text; // our own part of it is replaced
    if (add && !base.empty())
        filter = base + ' ' + filter;
    m_ours = queryFor(m_overview->scope, std::move(filter), now);
    m_session.setQuery(*m_ours);
    refreshTime();
}

void OverviewPanel::back()
{
    m_timeline->clearBrush();
    if (m_before) {
        const ProjectionQuery before = *std::exchange(m_before, std::nullopt);
        m_ours.reset();
        ProjectionQuery query = m_session.query(); // the order of rows is not the overview's
        query.text = before.text;
        query.differencesOnly = before.differencesOnly;
        query.unexplainedOnly = before.unexplainedOnly;
        query.changes = before.changes;
        query.statuses = before.statuses;
        m_session.setQuery(std::move(query));
    }
    refreshTime();
}

// Once the user has written another filter, there is nothing of ours to go back from.
void OverviewPanel::queryChanged()
{
    if (m_ours) {
        ProjectionQuery now = m_session.query();
        now.sortKey = m_ours->sortKey;
        now.sortSide = m_ours->sortSide;
        now.descending = m_ours->descending;
        now.directoriesFirst = m_ours->directoriesFirst;
        if (now != *m_ours) {
            m_ours.reset();
            m_before.reset();
            m_timeline->clearBrush();
            refreshTime();
        }
    }
    m_back->setEnabled(m_before.has_value());
    if (m_overview && scopeOf(m_session.query()) != m_asked)
        request(); // not anew with each key of a filter while it is being counted
}

bool OverviewPanel::eventFilter(QObject *watched, QEvent *event)
{
    // Esc goes back before it stops what runs.
    const bool escape = (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape;
    if (!escape || !m_before)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        back();
    return true;
}

} // namespace assay

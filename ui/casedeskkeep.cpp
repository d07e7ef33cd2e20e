// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes into the case while one works.

#include "ui/casedesk.h"

#include "base/displaysafe.h"
#include "cases/fingerprint.h"
#include "ui/annotator.h"
#include "ui/casebar.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"

#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace assay {

namespace {

constexpr int layoutMs = 2'500; // what has stood so long is worth coming back to

} // namespace

void CaseDesk::connectKeeping()
{
    CaseNotes &notes = m.annotator.notes();
    connect(&notes, &CaseNotes::changed, m_keeper, &CaseKeeper::record);
    connect(&notes, &CaseNotes::changed, this, &CaseDesk::keepRecovery);
    connect(&notes, &CaseNotes::changed, this, [this] { stay(); });
    connect(m_keeper, &CaseKeeper::saved, this, &CaseDesk::settle);
    connect(&m.session, &Session::comparisonChanged, this, &CaseDesk::takeComparison);
    connect(&m.session, &Session::aboutToCompare, this, [this] {
        if (m_rereading)
            m_layoutBefore = layoutOf(m.window, m.session, m.panes);
    });
    m_layoutTimer.setSingleShot(true);
    m_layoutTimer.setInterval(layoutMs);
    connect(&m_layoutTimer, &QTimer::timeout, this, &CaseDesk::keepLayout);
    const auto later = [this] { keepLayoutSoon(); };
    connect(&m.session, &Session::currentChanged, this, later);
    connect(&m.session, &Session::selectionChanged, this, later);
    connect(&m.session, &Session::projectionChanged, this, later);
    connect(&m.session, &Session::queryChanged, this, later);
    connect(&m.session, &Session::layersChanged, this, later);
    connect(&m.panes, &PaneArea::viewMoved, this, later);
    connect(&m.panes, &PaneArea::widthsChanged, this, later);
    connect(&m.panes, &PaneArea::lockedChanged, this, later);
}

// All that was accepted is in the file.
void CaseDesk::settle()
{
    if (!hasCase() || isUnsaved() || m_keeper->isCopying() || isSavingAnew())
        return;
    m.annotator.notes().saved();
    if (const auto goOn = std::exchange(m_goOn, nullptr))
        goOn();
}

void CaseDesk::applyAll(const CaseLayout &layout)
{
    applyLayout(layout, m.window, m.session, m.panes);
    QTimer::singleShot(0, this, [this, panes = layout.panes, tree = m.session.comparison()->tree] {
        if (m.session.comparison() && m.session.comparison()->tree == tree)
            m.panes.restoreScroll(panes);
    });
    for (int side = 0; side < sideCount; ++side)
        m.session.setLayerView(side, layout.layers[static_cast<std::size_t>(side)]);
}

void CaseDesk::takeComparison()
{
    const ComparisonPtr &whole = m.session.whole();
    if (m_restoring || whole == m_whole)
        return;
    if (!m_rereading)
        m.bar.tell({}); // what is shown was read just now
    if (!whole)
        return;
    if (m_rereading && m_layoutBefore)
        applyAll(*std::exchange(m_layoutBefore, std::nullopt));
    keepResults();
}

SourceOptions CaseDesk::sourceOptions() const
{
    SourceOptions options;
    if (const std::string &reference = m.session.comparedReference(); !reference.empty())
        options.emplace_back("image", reference);
    return options;
}

void CaseDesk::keepResults()
{
    if (!m_keeper->isWritable())
        return;
    m_whole = m.session.whole();
    ++m_packing;
    Q_EMIT changed();
    m.session.runner().start(
        {{}, JobLane::Background, false}, this,
        [whole = m_whole, before = m_rereadOf, options = sourceOptions()](Context &context) -> Result<Packed> {
            Packed packed;
            if (before) {
                const auto was = fingerprintOf(*before, context);
                const auto is = was ? fingerprintOf(*whole, context) : was;
                if (!is)
                    return Unexpected(is.error());
                packed.same = *is == *was;
            }
            if (packed.same)
                return packed;
            auto change = comparedChange(*whole, options, context);
            if (!change)
                return Unexpected(change.error());
            packed.change = std::move(*change);
            return packed;
        },
        [this, whole = m_whole, shown = m_shown, reread = m_rereading](Result<Packed> packed) {
            --m_packing;
            if (shown == m_shown && whole == m_whole) // a copy of the case is to have them too
                takeResults(std::move(packed), reread);
            Q_EMIT changed();
            settle();
        });
}

void CaseDesk::takeResults(Result<Packed> packed, bool reread)
{
    if (!packed) {
        m_whole.reset(); // to be tried again
        if (packed.error().code != ErrorCode::Cancelled)
            tellFailure(packed.error());
        return;
    }
    if (packed->same) // the case holds it, and what it was made of was looked at just now
        return;
    if (reread)
        m.messages.show(MessageBar::Kind::Error, tr("Read again, the evidence gives other results than the case held. The case holds the new ones now; its journal tells of both."));
    m_keeper->commit(std::move(packed->change));
}

void CaseDesk::keepLayoutSoon()
{
    if (m_keeper->isOpen())
        m_layoutTimer.start();
}

void CaseDesk::keepLayout()
{
    m_layoutTimer.stop();
    if (!m_keeper->isWritable() || !m.session.whole() || m_unattended)
        return;
    std::string bytes = layoutBytes(layoutOf(m.window, m.session, m.panes));
    if (bytes != m_layout) {
        CaseChange change;
        change.layout = m_layout = std::move(bytes);
        m_keeper->commit(std::move(change));
    }
    keepFilter();
}

// Filters that were used, the last one first.
void CaseDesk::keepFilter()
{
    const std::string &text = m.session.query().text;
    if (text == m_filter)
        return;
    m_filter = text;
    if (text.empty() || text.size() > CaseLimits().filterBytes || !isValidUtf8(text))
        return;
    std::erase_if(m_filters, [&text](const KeptFilter &each) { return each.text == text; });
    m_filters.insert(m_filters.begin(), {{}, text});
    if (m_filters.size() > mostKeptFilters)
        m_filters.resize(mostKeptFilters);
    CaseChange change;
    change.filters = m_filters;
    change.journal.push_back({JournalKind::Filtered, textPayload({{"filter", text}})});
    m_keeper->commit(std::move(change));
}

void CaseDesk::tellExported(const Written &written, std::uint64_t shown)
{
    if (shown != m_shown) {
        m.messages.show(MessageBar::Kind::Warning, tr("That %1 was written is in no journal: what it was made of is not open any more.").arg(displayText(written.path)));
        return;
    }
    if (!m_keeper->isWritable())
        return;
    CaseChange change;
    change.journal.push_back(exportedDraft(written.format, written.path, written.sha256));
    m_keeper->commit(std::move(change));
    if (m_keeper->isSlow() || m_keeper->hasFailed())
        tellNotWritten(tr("That %1 was written is not in the journal of the case yet: the case cannot be written now.").arg(displayText(written.path)),
                       tr("Nothing is lost as long as this window is open: it is written by itself when that is possible again. Save Case As … writes to another place at once."),
                       m_keeper->isSlow() ? QString() : tr("Try Again"));
}

} // namespace assay

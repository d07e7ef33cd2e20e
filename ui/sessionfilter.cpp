// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that decides which rows of a comparison are shown, and in which order.

#include "ui/session.h"

#include "compare/filter.h"

#include <utility>

namespace assay {

// What a comparison is shown by at first: the order of before, and what is left to be explained.
ProjectionQuery Session::freshQuery(bool steps) const
{
    ProjectionQuery query;
    query.sortKey = m_query.sortKey;
    query.sortSide = m_query.sortSide;
    query.descending = m_query.descending;
    if (query.sortKey == SortKey::Known && m_known)
        query.known = m_known();
    query.differencesOnly = steps && m_wantsDifferences;
    query.unexplainedOnly = query.differencesOnly && m_wantsUnexplained;
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    return query;
}

void Session::setQuery(ProjectionQuery query)
{
    if (!m_comparison)
        return;
    if (hasSteps(*m_comparison->tree)) {
        m_wantsDifferences = query.differencesOnly;
        m_wantsUnexplained = query.unexplainedOnly;
    }
    m_query = std::move(query);
    const Filter filter = Filter::parse(m_query.text);
    m_query.marks = m_marks && filter.asksMarks() ? m_marks() : nullptr;
    m_query.known = m_known && (filter.asksKnown() || m_query.sortKey == SortKey::Known) ? m_known() : nullptr;
    Q_EMIT queryChanged();
    Q_EMIT projectionWanted();
    m_projecting.request(
        [tree = m_comparison->tree, wanted = m_query](Context &context) {
            context.setPhase(Phase::Searching);
            return project(*tree, wanted, context);
        },
        [this, tree = m_comparison->tree](Result<ProjectionPtr> result) {
            if (!m_comparison || m_comparison->tree != tree)
                return;
            if (!result) {
                if (result.error().code != ErrorCode::Cancelled)
                    fail(result.error(), tr("The filter was not applied."));
                Q_EMIT projectionChanged();
                return;
            }
            m_projection = std::move(*result);
            keepSelection();
            Q_EMIT projectionChanged();
            if (const DiffNodeId wanted = std::exchange(m_goTo, {}); wanted && m_projection->shows(wanted)) {
                setCurrent(wanted);
                Q_EMIT noted(tr("The filter hid this path and was widened."));
            }
        });
}

void Session::marksChanged()
{
    if (m_comparison && Filter::parse(m_query.text).asksMarks())
        setQuery(m_query);
}

void Session::knownChanged()
{
    if (m_comparison && (m_query.sortKey == SortKey::Known || Filter::parse(m_query.text).asksKnown()))
        setQuery(m_query);
}

void Session::clearFilter()
{
    ProjectionQuery query = m_query;
    query.text.clear();
    query.unexplainedOnly = false;
    query.changes = Change::all;
    query.statuses.fill(true);
    query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !query.differencesOnly;
    setQuery(std::move(query));
}

bool Session::isFiltered() const
{
    return m_projection && m_projection->matches != m_projection->total;
}

bool Session::isAlike() const
{
    if (!m_comparison)
        return false;
    const DiffTree::Totals &totals = m_comparison->tree->totals();
    return totals.explained + totals.unexplained == 0 && totals.step[0].unknown + totals.step[1].unknown == 0;
}

} // namespace assay

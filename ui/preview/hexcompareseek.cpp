// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the three views of bytes look for a difference and for what is searched.

#include "ui/preview/hexcompareview.h"

#include "ui/preview/hexview.h"

#include <algorithm>

namespace assay {
namespace {

std::vector<ByteSourcePtr> sourcesOf(const PaneContents &contents)
{
    std::vector<ByteSourcePtr> sources;
    for (const PaneContent &content : contents) {
        if (content.bytes)
            sources.push_back(content.bytes);
    }
    return sources;
}

} // namespace

void HexCompareView::stepDifference(bool backwards)
{
    const HexView *current = currentView();
    if (!current || sourcesOf(m_contents).size() < 2) {
        say(tr("There is nothing to compare these bytes with."), true);
        return;
    }
    searchDifference(backwards, false, current->selectionBegin());
}

// What the reader came for, unless he went elsewhere before it was found.
void HexCompareView::showFirstDifference()
{
    m_seekingFirst = true;
    showStatus(tr("Looking for a difference… Esc stops."));
    m_search.request(
        [sources = sourcesOf(m_contents)](Context &context) -> Result<std::optional<ByteRange>> {
            context.setPhase(Phase::Searching);
            std::uint64_t total = 0;
            for (const ByteSourcePtr &source : sources)
                total = std::max(total, source->size());
            context.addTotalBytes(total);
            return firstDifference(sources, 0, context);
        },
        [this](const Result<std::optional<ByteRange>> &found) {
            m_seekingFirst = false;
            updateStatus();
            const HexView *current = currentView();
            if (!found || !*found || !current || current->topRow() != 0)
                return;
            m_lastDifference = (*found)->offset;
            goTo((*found)->offset);
        });
}

void HexCompareView::stopSeekingFirst()
{
    if (!m_seekingFirst)
        return;
    m_seekingFirst = false;
    m_search.cancel();
}

void HexCompareView::searchDifference(bool backwards, bool wrapped, quint64 from)
{
    m_seekingFirst = false;
    // The one at the very beginning is not stepped over before it was stepped to.
    const bool inclusive = !backwards && (wrapped || (from == 0 && m_lastDifference != quint64{0}));
    showStatus(tr("Looking for a difference… Esc stops."));
    m_search.request(
        [sources = sourcesOf(m_contents), from, backwards, inclusive](Context &context) -> Result<std::optional<ByteRange>> {
            context.setPhase(Phase::Searching);
            std::uint64_t total = 0;
            for (const ByteSourcePtr &source : sources)
                total = std::max(total, source->size());
            context.addTotalBytes(backwards ? std::min<std::uint64_t>(from, total) : total - std::min<std::uint64_t>(from, total));
            if (backwards)
                return previousDifference(sources, from, context);
            return inclusive ? firstDifference(sources, from, context) : nextDifference(sources, from, context);
        },
        [this, backwards, wrapped](const Result<std::optional<ByteRange>> &found) {
            updateStatus();
            const HexView *current = currentView();
            if (!found) {
                if (found.error().code != ErrorCode::Cancelled)
                    say(QString::fromStdString(found.error().message()), true);
            } else if (*found) {
                const bool same = wrapped && m_lastDifference == (*found)->offset;
                m_lastDifference = (*found)->offset;
                goTo((*found)->offset); // not selected: its marks are what is to be seen
                say(same ? tr("There is no other difference.")
                    : !wrapped ? QString()
                    : backwards ? tr("Wrapped: went on at the end.")
                                : tr("Wrapped: went on at the beginning."));
            } else if (!wrapped && current) {
                searchDifference(backwards, true, backwards ? current->extent() : 0);
            } else {
                say(tr("These bytes are all the same."));
            }
        });
}

void HexCompareView::find(const QString &text, bool hex, bool backwards, bool matchCase)
{
    const HexView *current = currentView();
    if (text.isEmpty() || !current)
        return;
    std::string needle = text.toStdString();
    if (hex) {
        const std::optional<std::string> bytes = parseHexBytes(needle);
        if (!bytes) {
            say(tr("Not hexadecimal: write pairs of digits, as in 7f 45 4c 46."), true);
            return;
        }
        needle = *bytes;
    }
    m_lastNeedle = text;
    m_lastHex = hex;
    m_lastMatchCase = matchCase;
    // The place the cursor happens to be at counts, unless it is where the last search led.
    const quint64 here = current->selectionBegin();
    searchBytes(needle, backwards, !hex && !matchCase, false, backwards || m_lastFound != here ? here : here + 1);
}

void HexCompareView::searchBytes(const std::string &needle, bool backwards, bool ignoreCase, bool wrapped, quint64 from)
{
    const HexView *current = currentView();
    if (!current)
        return;
    m_seekingFirst = false;
    say(tr("Searching… Esc stops."));
    m_search.request(
        [source = current->cache()->source(), needle, from, backwards, ignoreCase](Context &context) {
            context.setPhase(Phase::Searching);
            const std::uint64_t size = source->size();
            context.addTotalBytes(backwards ? std::min<std::uint64_t>(from, size) : size - std::min<std::uint64_t>(from, size));
            return findBytes(*source, needle, from, backwards, ignoreCase, context);
        },
        [this, needle, backwards, ignoreCase, wrapped](const Result<std::optional<std::uint64_t>> &found) {
            if (!found) {
                say(found.error().code == ErrorCode::Cancelled ? tr("Stopped.") : QString::fromStdString(found.error().message()), true);
                return;
            }
            const HexView *view = currentView();
            if (*found) {
                m_lastFound = **found;
                goTo(**found, needle.size());
                say(!wrapped ? tr("Found at 0x%1.").arg(**found, 0, 16)
                             : backwards ? tr("Wrapped: went on at the end.") : tr("Wrapped: went on at the beginning."));
            } else if (!wrapped && view) {
                searchBytes(needle, backwards, ignoreCase, true, backwards ? view->extent() : 0);
            } else {
                say(tr("Not found."), true);
            }
        });
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the three views of text go to a difference and to what is searched.

#include "ui/preview/textcompareview.h"

#include "ui/preview/findbar.h"
#include "ui/preview/legend.h"
#include "ui/preview/textview.h"

#include <algorithm>

namespace assay {
namespace {

char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Result<std::optional<std::size_t>> findText(const TextContent &content, std::string needle, std::size_t from, bool backwards, bool matchCase)
{
    std::string bytes = content.bytes;
    if (!matchCase) {
        std::transform(bytes.begin(), bytes.end(), bytes.begin(), folded);
        std::transform(needle.begin(), needle.end(), needle.begin(), folded);
    }
    const std::size_t found = !backwards ? bytes.find(needle, from) : from == 0 ? std::string::npos : bytes.rfind(needle, from - 1);
    return found == std::string::npos ? std::nullopt : std::optional(found);
}

} // namespace

void TextCompareView::stepDifference(bool backwards)
{
    TextView *current = currentView();
    if (!current || !m_rows)
        return;
    const auto &runs = m_rows->alignment.runs;
    if (runs.empty()) {
        say(m_legend->accessibleName().isEmpty() ? tr("There is nothing to compare this text with.") : tr("These texts are the same."));
        return;
    }
    const auto row = static_cast<std::uint32_t>(current->cursor().row);
    auto found = runs.begin();
    bool wrapped = false;
    if (backwards) {
        found = std::lower_bound(runs.begin(), runs.end(), row);
        wrapped = found == runs.begin();
        found = wrapped ? runs.end() - 1 : found - 1;
    } else {
        found = std::upper_bound(runs.begin(), runs.end(), row);
        wrapped = found == runs.end();
        if (wrapped)
            found = runs.begin();
    }
    goToRun(*found);
    say(!wrapped ? QString()
        : runs.size() == 1 ? tr("There is no other difference.")
        : backwards ? tr("Wrapped: went on at the end.")
                    : tr("Wrapped: went on at the beginning."));
}

void TextCompareView::goToRun(std::uint32_t row)
{
    m_lastRun = row;
    TextView *current = currentView();
    // A line that is only elsewhere leaves nothing to look at here: then the others decide how far right to look.
    TextView *looked = current;
    for (TextView *view : m_views) {
        if (view->content())
            view->setCursor(view->firstChange(row));
        if (view->content() && looked && looked->lineOf(row) == AlignedRow::gap)
            looked = view;
    }
    if (!looked)
        return;
    looked->centrePlace(looked->cursor());
    looked->ensurePlaceVisible(looked->cursor());
    updateStatus();
}

void TextCompareView::openFind()
{
    const TextView *view = currentView();
    const std::string selected = view ? view->selectedBytes() : std::string();
    const bool useful = !selected.empty() && selected.size() < 200 && selected.find('\n') == std::string::npos;
    m_find->open(useful ? QString::fromStdString(selected) : QString());
}

void TextCompareView::find(const QString &text, bool backwards, bool matchCase)
{
    TextView *view = currentView();
    if (!view || text.isEmpty())
        return;
    m_lastNeedle = text;
    m_lastMatchCase = matchCase;
    const TextPlace begin = std::min(view->cursor(), view->anchor());
    std::size_t from = view->byteAt(begin);
    if (!backwards && view->hasSelection())
        ++from;
    struct Found {
        std::optional<std::size_t> at;
        bool wrapped = false;
    };
    m_search.request(
        [content = view->content(), needle = text.toStdString(), from, backwards, matchCase](Context &) -> Result<Found> {
            Found found;
            found.at = *findText(*content, needle, from, backwards, matchCase);
            if (!found.at) {
                found.wrapped = true;
                found.at = *findText(*content, needle, backwards ? content->bytes.size() + 1 : 0, backwards, matchCase);
            }
            return found;
        },
        [this, view, content = view->content(), backwards, size = text.toUtf8().size()](const Result<Found> &found) {
            if (!found || view->content() != content)
                return;
            if (!found->at) {
                say(tr("Not found."), true);
                return;
            }
            const TextPlace first = view->placeOfByte(*found->at);
            view->setCursor(view->placeOfByte(*found->at + static_cast<std::size_t>(size)), first);
            look(first);
            updateStatus();
            say(!found->wrapped ? QString() : backwards ? tr("Wrapped: went on at the end.") : tr("Wrapped: went on at the beginning."));
        });
}

} // namespace assay

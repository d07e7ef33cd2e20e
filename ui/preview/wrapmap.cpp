// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/wrapmap.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <optional>

namespace assay {
namespace {

int cellsOf(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi: return 2;
    default: break;
    }
    const bool wide = (character >= 0x3000 && character <= 0x303F) || (character >= 0xFF01 && character <= 0xFF60)
        || (character >= 0x1F300 && character <= 0x1FAFF);
    return wide ? 2 : 1;
}

char32_t characterAt(const QString &text, qsizetype at)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size())
        return QChar::surrogateToUcs4(first, text[at + 1]);
    return first.unicode();
}

// Whether every character is one cell and can stand alone.
bool isSimple(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x300; });
}

// How many painted rows a line takes.
std::uint32_t partsOf(std::string_view line, int cells, bool asIs)
{
    const bool plain = line.ends_with('\n') && std::all_of(line.begin(), line.end() - 1, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (plain && line.size() <= static_cast<std::size_t>(cells))
        return 1;
    const ShownLine shown = shownLine(line, asIs);
    const std::vector<std::uint32_t> begins = wrapPoints(shown.text, cells);
    const auto last = static_cast<int>(static_cast<std::size_t>(shown.text.size()) - begins.back());
    const bool crowded = hasRemark(line, shown) && last != 0 && last + remarkCells > cells;
    return static_cast<std::uint32_t>(begins.size()) + (crowded ? 1 : 0);
}

} // namespace

std::vector<std::uint32_t> wrapPoints(const QString &text, int cells)
{
    std::vector<std::uint32_t> begins{0};
    const qsizetype size = text.size();
    const bool simple = isSimple(text);
    if (simple && size <= cells)
        return begins;
    std::optional<QTextBoundaryFinder> clusters;
    if (!simple)
        clusters.emplace(QTextBoundaryFinder::Grapheme, text);
    qsizetype begin = 0;
    qsizetype afterSpace = 0;
    int taken = 0;
    int takenBySpace = 0;
    for (qsizetype at = 0; at < size;) {
        qsizetype next = at + 1;
        int width = 1;
        if (clusters) {
            clusters->setPosition(at);
            const qsizetype boundary = clusters->toNextBoundary();
            next = boundary > at ? boundary : size;
            width = cellsOf(characterAt(text, at));
        }
        if (taken + width > cells && at > begin) {
            const bool bySpace = afterSpace > begin && takenBySpace * 3 >= cells * 2;
            begin = bySpace ? afterSpace : at;
            taken = bySpace ? taken - takenBySpace : 0;
            begins.push_back(static_cast<std::uint32_t>(begin));
        }
        taken += width;
        if (text[at] == QLatin1Char(' ')) {
            afterSpace = next;
            takenBySpace = taken;
        }
        at = next;
    }
    return begins;
}

bool hasRemark(std::string_view line, const ShownLine &shown)
{
    return shown.cutBytes > 0 || !line.ends_with('\n');
}

std::vector<FoldedRows> foldable(const Alignment &alignment)
{
    std::vector<FoldedRows> folds;
    if (alignment.runs.empty())
        return folds;
    const auto rows = static_cast<std::uint32_t>(alignment.rows.size());
    for (std::uint32_t begin = 0; begin < rows;) {
        if (alignment.rows[begin].differs) {
            ++begin;
            continue;
        }
        std::uint32_t end = begin;
        while (end < rows && !alignment.rows[end].differs)
            ++end;
        const std::uint32_t before = begin == 0 ? 0 : foldContext;
        const std::uint32_t behind = end == rows ? 0 : foldContext;
        if (end - begin >= before + behind + fewestFolded)
            folds.push_back({begin + before, end - begin - before - behind});
        begin = end;
    }
    return folds;
}

const FoldedRows *WrapMap::foldAt(quint64 row) const
{
    const auto after = std::upper_bound(folds.begin(), folds.end(), row, [](quint64 value, const FoldedRows &fold) { return value < fold.begin; });
    if (after == folds.begin())
        return nullptr;
    const FoldedRows &fold = *(after - 1);
    return row < fold.begin + quint64{fold.count} ? &fold : nullptr;
}

WrapMap::Place WrapMap::at(quint64 painted) const
{
    const auto after = std::upper_bound(firstPainted.begin(), firstPainted.end(), painted);
    const auto row = static_cast<quint64>(after - firstPainted.begin()) - 1;
    return {row, static_cast<std::uint32_t>(painted - firstPainted[static_cast<std::size_t>(row)])};
}

Result<WrapMapPtr> makeWrapMap(const Alignment &alignment, const std::array<TextContentPtr, 3> &texts, const WrapWish &wish, Context &context)
{
    auto map = std::make_shared<WrapMap>();
    map->wish = wish;
    if (wish.folding) {
        for (const FoldedRows &fold : foldable(alignment)) {
            if (!wish.opened.contains(fold.begin))
                map->folds.push_back(fold);
        }
    }
    auto fold = map->folds.cbegin();
    map->firstPainted.reserve(alignment.rows.size() + 1);
    std::uint32_t painted = 0;
    for (std::size_t row = 0; row < alignment.rows.size(); ++row) {
        if (row % 256 == 0 && context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        map->firstPainted.push_back(painted);
        if (fold != map->folds.cend() && row >= fold->begin + std::size_t{fold->count})
            ++fold;
        if (fold != map->folds.cend() && row >= fold->begin) {
            painted += row == fold->begin ? 1U : 0U;
            continue;
        }
        std::uint32_t parts = 1;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::uint32_t line = alignment.rows[row].line[i];
            if (map->wraps() && texts[i] && line != AlignedRow::gap)
                parts = std::max(parts, partsOf(texts[i]->line(line), wish.cells, wish.asIs));
        }
        painted += parts;
    }
    map->firstPainted.push_back(painted);
    return WrapMapPtr(map);
}

} // namespace assay

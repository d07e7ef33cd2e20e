// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/linediff.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <utility>

namespace assay {
namespace {

std::uint64_t hashOf(std::string_view bytes)
{
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL ^ bytes.size();
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * 0xD6E8FEB86659FD93ULL;
        hash ^= hash >> 32;
    };
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        mix(word);
        bytes.remove_prefix(8);
    }
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    mix(word);
    return hash;
}

using Line = std::int32_t;

// Myers' algorithm on lines that occur on both sides, the way GNU diff and LibXDiff divide the work: find where the
// furthest paths from both ends meet, then do both halves. The stack is our own, so that depth costs no more than memory.
class Myers {
public:
    Myers(const std::vector<std::uint32_t> &a, const std::vector<std::uint32_t> &b, Context &context) :
        m_a(a),
        m_b(b),
        m_context(context),
        m_origin(static_cast<Line>(b.size()) + 1)
    {
        const std::size_t diagonals = a.size() + b.size() + 3;
        m_forward.resize(diagonals);
        m_backward.resize(diagonals);
    }

    Status run(std::vector<LineMatch> &matches, bool &minimal)
    {
        std::vector<Box> stack{{0, static_cast<Line>(m_a.size()), 0, static_cast<Line>(m_b.size())}};
        while (!stack.empty()) {
            Box box = stack.back();
            stack.pop_back();
            const Line firstA = box.aBegin;
            const Line firstB = box.bBegin;
            while (box.aBegin < box.aEnd && box.bBegin < box.bEnd && same(box.aBegin, box.bBegin)) {
                ++box.aBegin;
                ++box.bBegin;
            }
            add(matches, firstA, firstB, box.aBegin - firstA);
            Line tail = 0;
            while (box.aBegin < box.aEnd && box.bBegin < box.bEnd && same(box.aEnd - 1, box.bEnd - 1)) {
                --box.aEnd;
                --box.bEnd;
                ++tail;
            }
            add(matches, box.aEnd, box.bEnd, tail);
            if (box.aBegin == box.aEnd || box.bBegin == box.bEnd)
                continue;
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            const Point middle = split(box, minimal);
            stack.push_back({box.aBegin, middle.a, box.bBegin, middle.b});
            stack.push_back({middle.a, box.aEnd, middle.b, box.bEnd});
        }
        return {};
    }

private:
    // Differences that are searched for between two corners, while there is time for it and afterwards.
    static constexpr Line generousCost = 8192;
    static constexpr Line frugalCost = 64;
    static constexpr std::int64_t generousSteps = std::int64_t{1} << 25;

    struct Box {
        Line aBegin, aEnd, bBegin, bEnd;
    };
    struct Point {
        Line a, b;
    };

    bool same(Line a, Line b) const { return m_a[static_cast<std::size_t>(a)] == m_b[static_cast<std::size_t>(b)]; }
    Line &forward(Line diagonal) { return m_forward[static_cast<std::size_t>(diagonal + m_origin)]; }
    Line &backward(Line diagonal) { return m_backward[static_cast<std::size_t>(diagonal + m_origin)]; }

    static void add(std::vector<LineMatch> &matches, Line a, Line b, Line count)
    {
        if (count > 0)
            matches.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(count)});
    }

    // A point that a shortest path goes through, neither the first nor the last corner. forward(d) is the furthest a on the
    // diagonal a - b == d that a path from the first corner with so many differences reaches, backward(d) the same from the
    // last corner.
    Point split(const Box &box, bool &minimal)
    {
        constexpr Line never = std::numeric_limits<Line>::max();
        const Line lowest = box.aBegin - box.bEnd;
        const Line highest = box.aEnd - box.bBegin;
        const Line forwardMiddle = box.aBegin - box.bBegin;
        const Line backwardMiddle = box.aEnd - box.bEnd;
        const bool odd = ((forwardMiddle - backwardMiddle) & 1) != 0;
        Line forwardLow = forwardMiddle;
        Line forwardHigh = forwardMiddle;
        Line backwardLow = backwardMiddle;
        Line backwardHigh = backwardMiddle;
        forward(forwardMiddle) = box.aBegin;
        backward(backwardMiddle) = box.aEnd;
        for (Line cost = 1;; ++cost) {
            // One more difference from the front. Diagonals outside of the box are not entered.
            if (forwardLow > lowest)
                forward(--forwardLow - 1) = -1;
            else
                ++forwardLow;
            if (forwardHigh < highest)
                forward(++forwardHigh + 1) = -1;
            else
                --forwardHigh;
            for (Line d = forwardHigh; d >= forwardLow; d -= 2) {
                Line a = forward(d - 1) >= forward(d + 1) ? forward(d - 1) + 1 : forward(d + 1);
                while (a < box.aEnd && a - d < box.bEnd && same(a, a - d))
                    ++a;
                forward(d) = a;
                if (odd && d >= backwardLow && d <= backwardHigh && backward(d) <= a)
                    return {a, a - d};
            }
            // And one more from the back.
            if (backwardLow > lowest)
                backward(--backwardLow - 1) = never;
            else
                ++backwardLow;
            if (backwardHigh < highest)
                backward(++backwardHigh + 1) = never;
            else
                --backwardHigh;
            for (Line d = backwardHigh; d >= backwardLow; d -= 2) {
                Line a = backward(d - 1) < backward(d + 1) ? backward(d - 1) : backward(d + 1) - 1;
                while (a > box.aBegin && a - d > box.bBegin && same(a - 1, a - d - 1))
                    --a;
                backward(d) = a;
                if (!odd && d >= forwardLow && d <= forwardHigh && a <= forward(d))
                    return {a, a - d};
            }
            m_steps += (forwardHigh - forwardLow + backwardHigh - backwardLow) / 2;
            if (cost < (m_steps < generousSteps ? generousCost : frugalCost))
                continue;
            // Too far apart: go on from the point that came furthest.
            minimal = false;
            Point best{box.aBegin, box.bBegin};
            for (Line d = forwardHigh; d >= forwardLow; d -= 2) {
                Line a = std::min(forward(d), box.aEnd);
                if (a - d > box.bEnd)
                    a = box.bEnd + d;
                if (a >= box.aBegin && a - d >= box.bBegin && (a - box.aBegin) + (a - d - box.bBegin) > (best.a - box.aBegin) + (best.b - box.bBegin))
                    best = {a, a - d};
            }
            Point bestBack{box.aEnd, box.bEnd};
            for (Line d = backwardHigh; d >= backwardLow; d -= 2) {
                Line a = std::max(backward(d), box.aBegin);
                if (a - d < box.bBegin)
                    a = box.bBegin + d;
                if (a <= box.aEnd && a - d <= box.bEnd && (box.aEnd - a) + (box.bEnd - (a - d)) > (box.aEnd - bestBack.a) + (box.bEnd - bestBack.b))
                    bestBack = {a, a - d};
            }
            const Line gained = (best.a - box.aBegin) + (best.b - box.bBegin);
            const Line gainedBack = (box.aEnd - bestBack.a) + (box.bEnd - bestBack.b);
            return gained >= gainedBack ? best : bestBack;
        }
    }

    const std::vector<std::uint32_t> &m_a;
    const std::vector<std::uint32_t> &m_b;
    Context &m_context;
    Line m_origin;
    std::int64_t m_steps = 0;
    std::vector<Line> m_forward;
    std::vector<Line> m_backward;
};

// The lines that the other side has too, and where each of them stood: the rest can match nothing.
struct Kept {
    std::vector<std::uint32_t> lines;
    std::vector<std::uint32_t> places;
};

Kept keep(std::span<const std::uint32_t> lines, const std::vector<bool> &there)
{
    Kept kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] < there.size() && there[lines[i]]) {
            kept.lines.push_back(lines[i]);
            kept.places.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return kept;
}

std::vector<bool> present(std::span<const std::uint32_t> lines)
{
    std::vector<bool> there;
    for (const std::uint32_t line : lines) {
        if (line >= there.size())
            there.resize(std::size_t{line} + 1);
        there[line] = true;
    }
    return there;
}

// 0 … 256: how much of the longer line both have at their beginnings and ends.
std::uint32_t likeness(std::string_view a, std::string_view b)
{
    constexpr std::size_t looked = 400;
    const auto text = [](std::string_view line) {
        const std::size_t first = line.find_first_not_of(" \t");
        line.remove_prefix(first == std::string_view::npos ? line.size() : first);
        if (!line.empty() && line.back() == '\n')
            line.remove_suffix(1);
        return line.substr(0, looked);
    };
    a = text(a);
    b = text(b);
    const std::size_t shorter = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0)
        return 256;
    std::size_t front = 0;
    while (front < shorter && a[front] == b[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    return static_cast<std::uint32_t>((front + back) * 256 / longer);
}

// Which lines stand beside which in the blocks between matches.
class Pairing {
public:
    Pairing(const TextLines *middle, const TextLines *other) : m_middle(middle), m_other(other) {}

    // For each line of the middle text, the line of the other one that stands beside it, or gap.
    std::vector<std::uint32_t> beside(std::size_t middleCount, std::size_t otherCount, const std::vector<LineMatch> &matches)
    {
        m_result.assign(middleCount, AlignedRow::gap);
        std::uint32_t middle = 0;
        std::uint32_t other = 0;
        for (const LineMatch &match : matches) {
            block(middle, match.a, other, match.b);
            for (std::uint32_t i = 0; i < match.count; ++i)
                m_result[match.a + i] = match.b + i;
            middle = match.a + match.count;
            other = match.b + match.count;
        }
        block(middle, static_cast<std::uint32_t>(middleCount), other, static_cast<std::uint32_t>(otherCount));
        return std::move(m_result);
    }

private:
    static constexpr std::size_t largestBlock = 4096; // pairs of lines
    static constexpr std::uint32_t alike = 128;

    void block(std::uint32_t middle, std::uint32_t middleEnd, std::uint32_t other, std::uint32_t otherEnd)
    {
        const std::size_t rows = middleEnd - middle;
        const std::size_t columns = otherEnd - other;
        if (rows == 0 || columns == 0)
            return;
        if (m_middle && m_other && rows * columns > 1 && rows * columns <= std::min(largestBlock, m_left)) {
            m_left -= rows * columns;
            for (const auto &[i, j] : alikePairs(middle, rows, other, columns)) {
                byPlace(middle, i, other, j);
                m_result[i] = j;
                middle = i + 1;
                other = j + 1;
            }
        }
        byPlace(middle, middleEnd, other, otherEnd);
    }

    // From the top on, for want of anything better.
    void byPlace(std::uint32_t middle, std::uint32_t middleEnd, std::uint32_t other, std::uint32_t otherEnd)
    {
        while (middle < middleEnd && other < otherEnd)
            m_result[middle++] = other++;
    }

    // The pairs, in order, that are most alike together.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> alikePairs(std::uint32_t middle, std::size_t rows, std::uint32_t other, std::size_t columns)
    {
        std::vector<std::uint32_t> best((rows + 1) * (columns + 1)); // of the lines from (i, j) on
        std::vector<std::uint32_t> like(rows * columns);
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                const std::uint32_t value = likeness(m_middle->line(middle + i), m_other->line(other + j));
                like[i * columns + j] = value;
                std::uint32_t most = std::max(best[(i + 1) * (columns + 1) + j], best[i * (columns + 1) + j + 1]);
                if (value >= alike)
                    most = std::max(most, best[(i + 1) * (columns + 1) + j + 1] + value);
                best[i * (columns + 1) + j] = most;
            }
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            const std::uint32_t value = like[i * columns + j];
            const std::uint32_t here = best[i * (columns + 1) + j];
            if (value >= alike && here == best[(i + 1) * (columns + 1) + j + 1] + value) {
                pairs.emplace_back(middle + static_cast<std::uint32_t>(i), other + static_cast<std::uint32_t>(j));
                ++i;
                ++j;
            } else if (here == best[(i + 1) * (columns + 1) + j]) {
                ++i;
            } else {
                ++j;
            }
        }
        return pairs;
    }

    const TextLines *m_middle;
    const TextLines *m_other;
    std::vector<std::uint32_t> m_result;
    std::size_t m_left = 4'000'000; // pairs to look at, of all blocks together
};

using Texts = std::array<const std::vector<std::uint32_t> *, 3>;

// Rows of all texts around the lines of the middle one; partner says which line of another stands beside each of them, or AlignedRow::gap.
void layRows(Alignment &alignment, const Texts &texts, std::size_t middle, const std::array<std::vector<std::uint32_t>, 3> &partner)
{
    alignment.rows.reserve(texts[middle]->size());
    std::array<std::uint32_t, 3> next{};
    // The lines of the others that stand before a line of the middle text and beside none of it.
    const auto extras = [&](const std::array<std::uint32_t, 3> &until) {
        while (true) {
            AlignedRow row;
            bool any = false;
            for (std::size_t t = 0; t < texts.size(); ++t) {
                if (t != middle && texts[t] && next[t] < until[t]) {
                    row.line[t] = next[t]++;
                    any = true;
                }
            }
            if (!any)
                return;
            alignment.rows.push_back(row);
        }
    };
    for (std::uint32_t i = 0; i < texts[middle]->size(); ++i) {
        std::array<std::uint32_t, 3> until = next;
        for (std::size_t t = 0; t < texts.size(); ++t) {
            if (t != middle && texts[t] && partner[t][i] != AlignedRow::gap)
                until[t] = partner[t][i];
        }
        extras(until);
        AlignedRow row;
        row.line[middle] = i;
        for (std::size_t t = 0; t < texts.size(); ++t) {
            if (t != middle && texts[t] && partner[t][i] != AlignedRow::gap)
                row.line[t] = next[t]++;
        }
        alignment.rows.push_back(row);
    }
    std::array<std::uint32_t, 3> end{};
    for (std::size_t t = 0; t < texts.size(); ++t)
        end[t] = texts[t] ? static_cast<std::uint32_t>(texts[t]->size()) : 0;
    extras(end);
}

// Which rows differ, and where each run of them begins.
void markRuns(Alignment &alignment, const Texts &texts)
{
    bool before = false;
    for (std::size_t r = 0; r < alignment.rows.size(); ++r) {
        AlignedRow &row = alignment.rows[r];
        bool first = true;
        std::uint32_t number = 0;
        for (std::size_t t = 0; t < texts.size(); ++t) {
            if (!texts[t])
                continue;
            if (row.line[t] == AlignedRow::gap) {
                row.differs = true;
            } else {
                const std::uint32_t mine = (*texts[t])[row.line[t]];
                row.differs = row.differs || (!first && mine != number);
                number = mine;
                first = false;
            }
        }
        if (row.differs && !before)
            alignment.runs.push_back(static_cast<std::uint32_t>(r));
        before = row.differs;
    }
}

} // namespace

std::vector<std::uint32_t> lineStarts(std::string_view text, std::size_t maximumLines)
{
    std::vector<std::uint32_t> starts{0};
    std::size_t at = 0;
    while (at < text.size() && starts.size() <= maximumLines) {
        const std::size_t end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
        starts.push_back(static_cast<std::uint32_t>(at));
    }
    return starts;
}

std::vector<std::vector<std::uint32_t>> numberLines(std::span<const TextLines> texts)
{
    struct Item {
        std::uint64_t hash = 0;
        std::string_view line;
        std::uint32_t text = 0;
        std::uint32_t place = 0;
    };
    std::size_t count = 0;
    for (const TextLines &text : texts)
        count += text.count();
    std::vector<Item> items;
    items.reserve(count);
    std::vector<std::vector<std::uint32_t>> numbers(texts.size());
    for (std::size_t t = 0; t < texts.size(); ++t) {
        numbers[t].resize(texts[t].count());
        for (std::size_t i = 0; i < texts[t].count(); ++i) {
            const std::string_view line = texts[t].line(i);
            items.push_back({hashOf(line), line, static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(i)});
        }
    }
    std::sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.hash != b.hash ? a.hash < b.hash : a.line < b.line; });
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && (items[i].hash != items[i - 1].hash || items[i].line != items[i - 1].line))
            ++number;
        numbers[items[i].text][items[i].place] = number;
    }
    return numbers;
}

Result<LineDiff> diffLines(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, Context &context)
{
    constexpr std::size_t most = std::numeric_limits<Line>::max() / 4;
    if (a.size() > most || b.size() > most)
        return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "too many lines to compare"));
    LineDiff diff;
    const Kept keptA = keep(a, present(b));
    const Kept keptB = keep(b, present(a));
    std::vector<LineMatch> found;
    Myers myers(keptA.lines, keptB.lines, context);
    if (const Status status = myers.run(found, diff.minimal); !status)
        return Unexpected(status.error());
    std::sort(found.begin(), found.end(), [](const LineMatch &x, const LineMatch &y) { return x.a < y.a; });
    // Back to the places of all lines; what touches becomes one.
    for (const LineMatch &match : found) {
        for (std::uint32_t i = 0; i < match.count; ++i) {
            const std::uint32_t placeA = keptA.places[match.a + i];
            const std::uint32_t placeB = keptB.places[match.b + i];
            if (!diff.matches.empty()) {
                LineMatch &last = diff.matches.back();
                if (last.a + last.count == placeA && last.b + last.count == placeB) {
                    ++last.count;
                    continue;
                }
            }
            diff.matches.push_back({placeA, placeB, 1});
        }
    }
    return diff;
}

Result<Alignment> alignLines(const std::array<const std::vector<std::uint32_t> *, 3> &texts, Context &context,
                             const std::array<TextLines, 3> *lines)
{
    Alignment alignment;
    std::size_t middle = 1;
    if (!texts[middle])
        middle = texts[0] ? 0 : 2;
    if (!texts[middle])
        return alignment;
    const std::vector<std::uint32_t> &middleLines = *texts[middle];
    std::array<std::vector<std::uint32_t>, 3> partner;
    for (std::size_t t = 0; t < texts.size(); ++t) {
        if (t == middle || !texts[t])
            continue;
        const Result<LineDiff> diff = diffLines(middleLines, *texts[t], context);
        if (!diff)
            return Unexpected(diff.error());
        alignment.minimal = alignment.minimal && diff->minimal;
        Pairing pairing(lines ? &(*lines)[middle] : nullptr, lines ? &(*lines)[t] : nullptr);
        partner[t] = pairing.beside(middleLines.size(), texts[t]->size(), diff->matches);
    }
    layRows(alignment, texts, middle, partner);
    markRuns(alignment, texts);
    return alignment;
}

} // namespace assay

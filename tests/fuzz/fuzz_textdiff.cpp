// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Three texts, divided by the byte 0x01: numbered, compared and laid side by side. Nothing may be lost, doubled or out of
// order, and what is said to be equal must be.

#include "compare/linediff.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    std::array<std::string_view, 3> texts;
    std::size_t begin = 0;
    for (std::size_t t = 0; t < texts.size(); ++t) {
        const std::size_t end = t == 2 ? input.size() : std::min(input.find('\x01', begin), input.size());
        texts[t] = input.substr(begin, end - begin);
        begin = std::min(end + 1, input.size());
    }
    std::array<std::vector<std::uint32_t>, 3> starts;
    std::vector<TextLines> lines;
    for (std::size_t t = 0; t < texts.size(); ++t) {
        starts[t] = lineStarts(texts[t], 10'000);
        lines.push_back({texts[t], starts[t]});
    }
    const auto numbers = numberLines(lines);
    Context context;
    const auto diff = diffLines(numbers[0], numbers[1], context);
    require(diff.has_value());
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    for (const LineMatch &match : diff->matches) {
        require(match.count > 0 && match.a >= a && match.b >= b);
        for (std::uint32_t i = 0; i < match.count; ++i)
            require(lines[0].line(match.a + i) == lines[1].line(match.b + i));
        a = match.a + match.count;
        b = match.b + match.count;
    }
    require(a <= lines[0].count() && b <= lines[1].count());

    for (unsigned mask = 0; mask < 8; ++mask) {
        std::array<const std::vector<std::uint32_t> *, 3> chosen{};
        for (std::size_t t = 0; t < 3; ++t)
            chosen[t] = (mask >> t & 1) != 0 ? &numbers[t] : nullptr;
        const std::array<TextLines, 3> sides{lines[0], lines[1], lines[2]};
        const auto alignment = alignLines(chosen, context, (size & 1) != 0 ? &sides : nullptr);
        require(alignment.has_value());
        std::array<std::uint32_t, 3> next{};
        for (const AlignedRow &row : alignment->rows) {
            bool all = true;
            std::string_view first;
            bool any = false;
            bool same = true;
            for (std::size_t t = 0; t < 3; ++t) {
                require(chosen[t] || row.line[t] == AlignedRow::gap);
                if (!chosen[t])
                    continue;
                if (row.line[t] == AlignedRow::gap) {
                    all = false;
                    continue;
                }
                require(row.line[t] == next[t]++);
                const std::string_view line = lines[t].line(row.line[t]);
                same = same && (!any || line == first);
                first = line;
                any = true;
            }
            require(any && row.differs == !(all && same));
        }
        for (std::size_t t = 0; t < 3; ++t)
            require(!chosen[t] || next[t] == lines[t].count());
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/filterterm.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t pollMask = 0x3FF;

bool markAll(const DiffTree &tree, const std::vector<std::string> &paths, std::vector<std::uint8_t> &matched,
             const Context &context)
{
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return false;
        if (const DiffNodeId id = tree.find(paths[i]))
            matched[id.value] = 1;
    }
    return true;
}

bool markTagged(const DiffTree &tree, const MarkedPaths &marks, std::vector<std::uint8_t> &matched,
                const Context &context)
{
    return std::all_of(marks.byTag.begin(), marks.byTag.end(),
                       [&](const auto &each) { return markAll(tree, each.second, matched, context); });
}

} // namespace

bool markMarked(const DiffTree &tree, const Filter::Term &term, const MarkedPaths *marks,
                std::vector<std::uint8_t> &matched, const Context &context)
{
    static const MarkedPaths nothing;
    const MarkedPaths &said = marks ? *marks : nothing;
    if (term.kind == TermKind::Marked)
        return ((term.mask & MarkedPaths::Tag) == 0 || markTagged(tree, said, matched, context))
            && ((term.mask & MarkedPaths::Note) == 0 || markAll(tree, said.noted, matched, context))
            && ((term.mask & MarkedPaths::Bookmark) == 0 || markAll(tree, said.bookmarked, matched, context));
    if (std::find(term.words.begin(), term.words.end(), "none") != term.words.end()) {
        if (!markTagged(tree, said, matched, context))
            return false;
        std::transform(matched.begin(), matched.end(), matched.begin(),
                       [](std::uint8_t tagged) { return static_cast<std::uint8_t>(tagged == 0); });
    }
    for (const std::string &word : term.words) {
        const auto found = said.byTag.find(word);
        if (found != said.byTag.end() && !markAll(tree, found->second, matched, context))
            return false;
    }
    return true;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/filterterm.h"
#include "compare/nodepieces.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0x3FFF;

bool holds(std::string_view name, std::string_view wanted, char firstUpper)
{
    if (name.size() < wanted.size())
        return false;
    const char *const last = name.data() + name.size() - wanted.size();
    for (const char *at = name.data(); at <= last; ++at) {
        if ((*at != wanted.front() && *at != firstUpper) || loweredAscii(at[wanted.size() - 1]) != wanted.back())
            continue;
        std::size_t k = 1;
        while (k < wanted.size() && loweredAscii(at[k]) == wanted[k])
            ++k;
        if (k == wanted.size())
            return true;
    }
    return false;
}

// Marks every node whose name holds wanted (already lowered).
bool markNames(const DiffTree &tree, std::string_view wanted, std::vector<std::uint8_t> &matched,
               const Context &context)
{
    const std::string_view names = tree.allNames();
    const std::vector<std::uint32_t> &offsets = tree.nameOffsets();
    const char first = wanted.front();
    const char firstUpper = first >= 'a' && first <= 'z' ? static_cast<char>(first - ('a' - 'A')) : first;
    return forNodePieces(tree.size(), context, [&](std::size_t, std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = std::max(begin, 1U); i < end; ++i)
            matched[i] = holds({names.data() + offsets[i], offsets[i + 1] - offsets[i]}, wanted, firstUpper);
    });
}

bool endsWith(std::string_view name, std::string_view lowerEnd)
{
    return name.size() >= lowerEnd.size()
        && std::equal(lowerEnd.begin(), lowerEnd.end(),
                      name.end() - static_cast<std::ptrdiff_t>(lowerEnd.size()),
                      [](char a, char b) { return a == loweredAscii(b); });
}

// Whether "/" + the folder's path + "/" ends in wanted, which ends in a slash.
bool folderEndsIn(const DiffTree &tree, DiffNodeId folder, std::string_view wanted)
{
    wanted.remove_suffix(1);
    for (DiffNodeId at = folder; at && at != DiffTree::root; at = tree.parent(at)) {
        const std::string_view name = tree.name(at);
        const std::size_t slash = wanted.rfind('/');
        if (slash == std::string_view::npos)
            return endsWith(name, wanted);
        const std::string_view part = wanted.substr(slash + 1);
        if (part.size() != name.size() || !endsWith(name, part))
            return false;
        wanted = wanted.substr(0, slash);
        if (wanted.empty())
            return true;
    }
    return wanted.empty();
}

// A text with a slash is looked for in whole paths: its last part must begin a name below a folder that ends
// in the rest. A text that ends in a slash fits all that lies below such a folder. Folders come before what
// is in them, so one run does.
bool markPaths(const DiffTree &tree, std::string_view wanted, std::vector<std::uint8_t> &matched,
               const Context &context)
{
    const std::size_t slash = wanted.rfind('/');
    const std::string_view folders = wanted.substr(0, slash + 1);
    const std::string_view tail = wanted.substr(slash + 1);
    std::vector<std::uint8_t> within(tree.size(), 0); // folders whose content fits, as far as the folders go
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        if ((i & pollMask) == 0 && context.cancelled())
            return false;
        const std::uint8_t above = i == 0 ? std::uint8_t{0} : within[tree.node(DiffNodeId(i)).parent];
        if (i != 0 && above) {
            const std::string_view name = tree.nameAt(i);
            matched[i] = name.size() >= tail.size() && endsWith(name.substr(0, tail.size()), tail);
        }
        if (tree.node(DiffNodeId(i)).childCount != 0)
            within[i] = (above && tail.empty()) || folderEndsIn(tree, DiffNodeId(i), folders);
    }
    return true;
}

} // namespace

bool markText(const DiffTree &tree, std::string_view wanted, std::vector<std::uint8_t> &matched,
              const Context &context)
{
    return wanted.find('/') == std::string_view::npos ? markNames(tree, wanted, matched, context)
                                                      : markPaths(tree, wanted, matched, context);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace assay {

// Visits the nodes below the root of a LayerTree, FsTree or DiffTree in the bytewise order of their whole paths.
//
// That is not the order of names level by level: '-' and '.' are smaller than '/', so that "a-b" stands between "a" and
// "a/b". But all paths that begin with "a/" stand together, so each folder sorts two kinds of things: the names in it, and
// the blocks of what is below them. Takes linear time but for folders where the two orders differ, and the memory of the
// folders that lead to the current path.
//
// enter(node) says whether to go below it, visit(node, path) takes it; an error of visit ends the walk and is given back.
template<class Tree, class Enter, class Visit>
Status walkInPathOrder(const Tree &tree, Enter enter, Visit visit)
{
    using Node = std::remove_cv_t<decltype(Tree::root)>;
    struct Item {
        Node node;
        bool below; // the block of paths below it, rather than the path itself
    };
    struct Level {
        std::vector<Item> items;
        std::size_t next = 0;
        std::size_t prefix = 0; // bytes of the path that lead here
    };
    const auto before = [&tree](const Item &a, const Item &b) {
        const std::string_view nameA = tree.name(a.node);
        const std::string_view nameB = tree.name(b.node);
        const std::size_t common = std::min(nameA.size(), nameB.size());
        if (const int order = nameA.substr(0, common).compare(nameB.substr(0, common)))
            return order < 0;
        if (nameA.size() == nameB.size())
            return a.below < b.below;
        if (nameA.size() < nameB.size())
            return !a.below || '/' < static_cast<unsigned char>(nameB[common]);
        return b.below && static_cast<unsigned char>(nameA[common]) < '/';
    };
    const auto levelOf = [&](Node node, std::size_t prefix) {
        Level level;
        level.prefix = prefix;
        const auto range = tree.children(node);
        level.items.reserve(range.count);
        for (std::uint32_t i = 0; i < range.count; ++i) {
            const Node child(range.first + i);
            level.items.push_back({child, false});
            if (tree.children(child).count != 0 && enter(child))
                level.items.push_back({child, true});
        }
        if (!std::is_sorted(level.items.begin(), level.items.end(), before))
            std::sort(level.items.begin(), level.items.end(), before);
        return level;
    };

    std::string path;
    std::vector<Level> levels;
    levels.push_back(levelOf(Tree::root, 0));
    while (!levels.empty()) {
        Level &level = levels.back();
        if (level.next == level.items.size()) {
            levels.pop_back();
            continue;
        }
        const Item item = level.items[level.next++];
        path.resize(level.prefix);
        if (!path.empty())
            path += '/';
        path += tree.name(item.node);
        if (item.below) {
            levels.push_back(levelOf(item.node, path.size()));
            continue;
        }
        if (Status status = visit(item.node, std::string_view(path)); !status)
            return status;
    }
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// From paths to nodes and back, for every tree that has children(), name(), parent() and root and keeps the children of a
// node side by side, sorted bytewise by name.

// Splits off the first component of path, without slashes; false at the end.
inline bool nextComponent(std::string_view &path, std::string_view &component)
{
    const std::size_t start = path.find_first_not_of('/');
    if (start == std::string_view::npos)
        return false;
    const std::size_t end = std::min(path.find('/', start), path.size());
    component = path.substr(start, end - start);
    path.remove_prefix(end);
    return true;
}

// The names on the way from a node up to the root, as a path from the root down to it: no leading slash, "" for no names.
inline std::string pathFromUpwards(const std::vector<std::string_view> &names)
{
    std::size_t size = 0;
    for (const std::string_view name : names)
        size += name.size() + 1;
    std::string path;
    path.reserve(size);
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        if (!path.empty())
            path += '/';
        path += *name;
    }
    return path;
}

// The child of parent that has this name, by binary search; none when there is no such child.
template<class Tree, class NodeIdType>
NodeIdType childNamed(const Tree &tree, NodeIdType parent, std::string_view name)
{
    const auto range = tree.children(parent);
    const std::uint32_t end = range.first + range.count;
    std::uint32_t low = range.first;
    for (std::uint32_t high = end; low < high;) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (tree.name(NodeIdType(middle)) < name)
            low = middle + 1;
        else
            high = middle;
    }
    return low != end && tree.name(NodeIdType(low)) == name ? NodeIdType(low) : NodeIdType();
}

// The node at path, none when there is no such path. Slashes at the ends and doubled ones do not count.
template<class Tree>
auto nodeAtPath(const Tree &tree, std::string_view path)
{
    auto node = Tree::root;
    std::string_view component;
    while (node && nextComponent(path, component))
        node = childNamed(tree, node, component);
    return node;
}

// No leading slash, "" for the root.
template<class Tree, class NodeIdType>
std::string pathOfNode(const Tree &tree, NodeIdType id)
{
    std::vector<std::string_view> names;
    for (; id && id != Tree::root; id = tree.parent(id))
        names.push_back(tree.name(id));
    return pathFromUpwards(names);
}

} // namespace assay

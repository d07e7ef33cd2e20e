// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace assay {

// Paths of a tree's nodes that mostly follow each other, from "/" on: brothers share what stands before their names. What it
// gives is good until it is asked again. The tree outlives it. One thread.
template<class Tree, class NodeOfTree>
class PathWalk {
public:
    explicit PathWalk(const Tree &tree) : m_tree(tree) {}

    std::string_view operator()(NodeOfTree id)
    {
        const NodeOfTree parent = m_tree.parent(id);
        if (parent != m_parent) {
            m_parent = parent;
            m_path = '/' + m_tree.path(parent);
            if (m_path.size() > 1)
                m_path += '/';
            m_folder = m_path.size();
        }
        m_path.resize(m_folder);
        m_path += m_tree.name(id);
        return m_path;
    }
    std::size_t nameAt() const { return m_folder; } // where the name begins in what was given last

private:
    const Tree &m_tree;
    NodeOfTree m_parent;
    std::string m_path;
    std::size_t m_folder = 0;
};

} // namespace assay

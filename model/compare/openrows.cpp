// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/openrows.h"

#include "compare/displayorder.h"

#include <algorithm>
#include <utility>

namespace assay {

OpenRows::OpenRows(TreePtr tree, ProjectionPtr projection) :
    m_tree(std::move(tree)),
    m_projection(std::move(projection)),
    m_open(m_tree ? m_tree->size() : 0, false)
{
}

void OpenRows::setProjection(ProjectionPtr projection)
{
    if (projection == m_projection)
        return;
    m_projection = std::move(projection);
    m_rows.reset();
}

bool OpenRows::isOpen(DiffNodeId folder) const
{
    return folder.value < m_open.size() && m_open[folder.value];
}

bool OpenRows::isEveryFolderAboveOpen(DiffNodeId id) const
{
    for (DiffNodeId at = m_tree->parent(id); at && at != DiffTree::root; at = m_tree->parent(at)) {
        if (!m_open[at.value])
            return false;
    }
    return true;
}

void OpenRows::setOpen(DiffNodeId folder, bool open)
{
    if (folder.value >= m_open.size() || folder == DiffTree::root || m_open[folder.value] == open)
        return;
    const std::optional<std::uint32_t> row = m_rows ? rowOf(folder) : std::nullopt;
    if (!row) {
        m_open[folder.value] = open;
        return; // rows that are known have nothing of it; others are made with it
    }
    Rows below;
    m_open[folder.value] = true;
    append(below, folder);
    m_open[folder.value] = open;
    if (below.empty())
        return;
    auto rows = std::make_shared<Rows>();
    const auto at = m_rows->begin() + *row + 1;
    const auto behind = open ? at : at + static_cast<std::ptrdiff_t>(below.size());
    rows->reserve(m_rows->size() + (open ? below.size() : 0));
    rows->assign(m_rows->begin(), at);
    if (open)
        rows->insert(rows->end(), below.begin(), below.end());
    rows->insert(rows->end(), behind, m_rows->end());
    m_rows = std::move(rows);
}

void OpenRows::openAll(std::span<const DiffNodeId> folders)
{
    bool changed = false;
    for (const DiffNodeId folder : folders) {
        if (folder.value >= m_open.size() || folder == DiffTree::root || m_open[folder.value])
            continue;
        m_open[folder.value] = true;
        changed = true;
    }
    if (changed)
        m_rows.reset();
}

void OpenRows::openAll()
{
    for (std::uint32_t id = 1; id < m_open.size(); ++id)
        m_open[id] = m_tree->children(DiffNodeId(id)).count > 0;
    m_rows.reset();
}

void OpenRows::closeAll()
{
    m_open.assign(m_open.size(), false);
    m_rows.reset();
}

void OpenRows::append(Rows &rows, DiffNodeId folder) const
{
    struct Level {
        std::uint32_t next;
        std::uint32_t end;
    };
    const Projection &projection = *m_projection;
    const auto levelOf = [&projection](DiffNodeId id) { return Level{projection.begin[id.value], projection.begin[id.value + 1]}; };
    std::vector<Level> levels{levelOf(folder)};
    while (!levels.empty()) {
        Level &level = levels.back();
        if (level.next == level.end) {
            levels.pop_back();
            continue;
        }
        const DiffNodeId id = projection.items[level.next++];
        rows.push_back(id);
        if (m_open[id.value] && projection.childCount(id) > 0)
            levels.push_back(levelOf(id));
    }
}

const OpenRows::Rows &OpenRows::rows() const
{
    if (!m_rows) {
        auto rows = std::make_shared<Rows>();
        if (m_projection)
            append(*rows, DiffTree::root);
        m_rows = std::move(rows);
    }
    return *m_rows;
}

std::uint32_t OpenRows::count() const
{
    return static_cast<std::uint32_t>(rows().size());
}

DiffNodeId OpenRows::at(std::uint32_t row) const
{
    return rows()[row];
}

std::optional<std::uint32_t> OpenRows::rowOf(DiffNodeId id) const
{
    if (!m_projection || !id || id == DiffTree::root || id.value >= m_open.size() || !m_projection->shows(id) || !isEveryFolderAboveOpen(id))
        return std::nullopt;
    const Rows &all = rows();
    const auto at = std::partition_point(all.begin(), all.end(), [&](DiffNodeId each) { return each != id && standsBefore(*m_tree, *m_projection, each, id); });
    if (at == all.end() || *at != id)
        return std::nullopt;
    return static_cast<std::uint32_t>(at - all.begin());
}

} // namespace assay

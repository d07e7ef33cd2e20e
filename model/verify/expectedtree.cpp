// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/expectedtree.h"

#include <algorithm>

namespace assay {
namespace {

bool holds(const std::vector<std::string> *paths, const std::string &path)
{
    return paths && std::binary_search(paths->begin(), paths->end(), path);
}

class ExpectedFolder : public ExpectedTree {
public:
    explicit ExpectedFolder(const DeliveredLayer &layer) : m_layer(layer), m_tree(*layer.tree) {}

    std::uint32_t size() const override { return m_tree.size(); }
    std::string_view name(NodeId id) const override { return m_tree.name(id); }
    NodeRange children(NodeId id) const override { return m_tree.children(id); }
    const Entry &entry(NodeId id) const override { return m_tree.entry(id); }
    std::string path(NodeId id) const override { return m_tree.path(id); }
    std::string_view target(NodeId id) const override { return m_tree.target(entry(id)); }
    XattrList xattrs(NodeId id) const override { return m_tree.xattrs(entry(id)); }
    std::string_view xattrBytes(NodeId id) const override { return m_tree.xattrBytes(entry(id)); }
    const Sha256Digest *digest(NodeId id) const override { return m_tree.digest(entry(id)); }
    std::uint32_t linkCount(NodeId id) const override { return m_tree.linkCount(entry(id)); }
    std::uint64_t linkGroup(NodeId id) const override { return entry(id).linkGroup == Entry::none ? noGroup : entry(id).linkGroup; }
    bool isOwn(NodeId) const override { return true; }
    bool keepsTime(NodeId) const override { return true; }
    bool isAltered(NodeId, const std::string &path, const Sha256Digest *) const override { return holds(m_layer.altered, path); }

private:
    const DeliveredLayer &m_layer;
    const LayerTree &m_tree;
};

class ExpectedWholeTree : public ExpectedTree {
public:
    explicit ExpectedWholeTree(std::vector<DeliveredLayer> layers) : m_layers(std::move(layers))
    {
        std::vector<std::shared_ptr<const LayerTree>> trees;
        for (const DeliveredLayer &layer : m_layers)
            trees.push_back(layer.tree);
        m_tree = FsTree::overlay(std::move(trees));
    }

    std::uint32_t size() const override { return m_tree->size(); }
    std::string_view name(NodeId id) const override { return m_tree->name(id); }
    NodeRange children(NodeId id) const override { return m_tree->children(id); }
    const Entry &entry(NodeId id) const override { return m_tree->entry(id); }
    std::string path(NodeId id) const override { return m_tree->path(id); }
    std::string_view target(NodeId id) const override { return m_tree->target(id); }
    XattrList xattrs(NodeId id) const override { return m_tree->xattrs(id); }
    std::string_view xattrBytes(NodeId id) const override { return m_tree->layerOf(id).xattrBytes(entry(id)); }
    const Sha256Digest *digest(NodeId id) const override { return m_tree->digest(id); }
    std::uint32_t linkCount(NodeId id) const override { return m_tree->linkCount(id); }
    std::uint64_t linkGroup(NodeId id) const override
    {
        const std::uint32_t group = entry(id).linkGroup;
        return group == Entry::none ? noGroup : (std::uint64_t{m_tree->ref(id).layer} << 32) | group;
    }
    bool isOwn(NodeId id) const override { return m_tree->ref(id).layer + 1 == m_layers.size(); }

    // A layer above the one with the folder's header put something in or took it out: the time is that of the unpacking.
    bool keepsTime(NodeId id) const override
    {
        const std::string path = m_tree->path(id);
        for (std::size_t i = m_tree->ref(id).layer + 1; i < m_layers.size(); ++i) {
            const NodeId node = m_layers[i].tree->find(path);
            if (node && m_layers[i].tree->children(node).count != 0)
                return false;
        }
        return true;
    }

    bool isAltered(NodeId id, const std::string &path, const Sha256Digest *onDisk) const override
    {
        return isAlteredCopy(m_layers[m_tree->ref(id).layer], isOwn(id), path, onDisk);
    }

private:
    std::vector<DeliveredLayer> m_layers;
    std::shared_ptr<const FsTree> m_tree;
};

} // namespace

bool isAlteredCopy(const DeliveredLayer &layer, bool isOwn, const std::string &path, const Sha256Digest *onDisk)
{
    if (!holds(layer.altered, path))
        return false;
    const NodeId there = layer.onDisk ? layer.onDisk->find(path) : NodeId{};
    const Sha256Digest *altered = there ? layer.onDisk->digest(layer.onDisk->entry(there)) : nullptr;
    return isOwn || (altered && onDisk && *altered == *onDisk);
}

std::unique_ptr<const ExpectedTree> expectedFolder(const DeliveredLayer &layer)
{
    return std::make_unique<ExpectedFolder>(layer);
}

std::unique_ptr<const ExpectedTree> expectedWholeTree(std::vector<DeliveredLayer> layers)
{
    return std::make_unique<ExpectedWholeTree>(std::move(layers));
}

} // namespace assay

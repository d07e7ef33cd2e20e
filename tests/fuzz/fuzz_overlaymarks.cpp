// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fuzzlayers.h"
#include "tree/aliaswalk.h"
#include "tree/layertreebuilder.h"

#include <span>

using namespace assay;

namespace {

using Layers = std::vector<std::shared_ptr<const LayerTree>>;
using Refs = std::vector<FsTree::Ref>;

constexpr std::array<std::string_view, 4> names = {"a", "b", "c", "d"};

// A layer whose folders and files may stand for others: mostly by marks that are right, some of any bytes.
std::shared_ptr<const LayerTree> layer(test::FuzzLayers &bytes)
{
    LayerTreeBuilder builder{Limits()};
    for (int left = bytes.byte() % 24; left > 0 && !bytes.atEnd(); --left) {
        std::string path;
        const std::uint8_t how = bytes.byte();
        for (int parts = 1 + (how & 3) % 3; parts > 0; --parts)
            path += std::string(names[bytes.byte() & 3]) + (parts > 1 ? "/" : "");
        Entry entry;
        entry.type = (how & 4) != 0 ? EntryType::File : EntryType::Directory;
        const bool whiteout = (how & 0x18) == 0x18;
        if (whiteout)
            entry = Entry{};
        const auto node = builder.add(path, entry, {});
        if (!node || !*node)
            continue;
        if (whiteout) {
            builder.markWhiteout(*node);
            continue;
        }
        if ((how & 0x38) == 0x20 && entry.type == EntryType::Directory)
            builder.markOpaque(*node);
        if ((how & 0x40) == 0)
            continue;
        std::string redirect;
        if ((how & 0x80) != 0)
            redirect = "/" + std::string(names[bytes.byte() & 3]) + "/" + std::string(names[bytes.byte() & 3]);
        else
            redirect = names[bytes.byte() & 3];
        if (how == 0xFF)
            redirect = bytes.path();
        if (!builder.markAlias(*node, redirect, entry.type == EntryType::File))
            break;
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

// What is seen at a name of a folder, by the rules as one would tell them: a redirect means that path as the layers below show it.
Refs gathered(const Layers &layers, std::span<const FsTree::Ref> folder, std::string_view name);

Refs folderBelow(const Layers &layers, const std::vector<std::string_view> &parts, std::uint32_t below)
{
    Refs folder;
    for (std::uint32_t i = below; i-- > 0;)
        folder.push_back({i, LayerTree::root});
    for (const std::string_view part : parts) {
        Refs next = gathered(layers, folder, part);
        if (!next.empty() && layers[next.front().layer]->entry(next.front().node).type != EntryType::Directory)
            next.clear();
        folder = std::move(next);
    }
    return folder;
}

Refs gathered(const Layers &layers, std::span<const FsTree::Ref> folder, std::string_view name)
{
    Refs found;
    for (std::size_t i = 0; i < folder.size(); ++i) {
        const LayerTree &tree = *layers[folder[i].layer];
        const NodeId node = tree.child(folder[i].node, name);
        if (!node)
            continue;
        const Entry &entry = tree.entry(node);
        if (entry.type != EntryType::Directory) {
            if (found.empty() && entry.type != EntryType::None)
                found.push_back({folder[i].layer, node});
            return found;
        }
        found.push_back({folder[i].layer, node});
        if (entry.has(EntryFlag::Opaque) || entry.has(EntryFlag::Whiteout))
            return found;
        const LayerTree::Alias *alias = tree.alias(node);
        if (!alias)
            continue;
        const Redirect redirect = parseRedirect(*tree.redirect(*alias));
        Refs more;
        if (redirect.absolute)
            more = folderBelow(layers, redirect.parts, folder[i].layer);
        else if (!redirect.parts.empty())
            more = gathered(layers, folder.subspan(i + 1), redirect.parts.front());
        if (!more.empty() && layers[more.front().layer]->entry(more.front().node).type == EntryType::Directory)
            found.insert(found.end(), more.begin(), more.end());
        return found;
    }
    return found;
}

} // namespace

// Layers with overlay's marks of any bytes: what is seen must be what the rules say, and the work must stay bounded.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    test::FuzzLayers bytes(data, size);
    Layers layers;
    for (int left = 1 + bytes.byte() % 5; left > 0; --left)
        layers.push_back(layer(bytes));
    const auto tree = FsTree::overlay(layers, RootMark::Ignored);
    test::FuzzLayers::check(*tree);
    for (const FsTree::Alias &alias : tree->aliases()) {
        if (!alias.isFile || !alias.content.node)
            continue;
        test::require(alias.content.layer < tree->ref(alias.node).layer, "content is not of a lower layer");
        test::require(layers[alias.content.layer]->entry(alias.content.node).type == EntryType::File, "content of what is no file");
        test::require(!layers[alias.content.layer]->isMetacopy(alias.content.node), "content that is none");
    }
    // What a refused mark leads to is an error to the kernel, and so nothing to agree on.
    for (const auto &one : layers) {
        for (const LayerTree::Alias &alias : one->aliases()) {
            if (alias.redirect != Entry::none && parseRedirect(*one->redirect(alias)).parts.empty())
                return 0;
        }
    }
    std::vector<Refs> folders(tree->size());
    folders[0] = folderBelow(layers, {}, static_cast<std::uint32_t>(layers.size()));
    for (std::uint32_t i = 0; i < tree->size(); ++i) {
        if (tree->entry(NodeId(i)).type != EntryType::Directory)
            continue;
        for (const std::string_view name : names) {
            const NodeId child = tree->child(NodeId(i), name);
            Refs expected = gathered(layers, folders[i], name);
            test::require(bool(child) == !expected.empty(), "another path is seen");
            if (!child)
                continue;
            const bool implied = layers[expected.front().layer]->entry(expected.front().node).has(EntryFlag::Implied);
            test::require(implied || (tree->ref(child).layer == expected.front().layer && tree->ref(child).node == expected.front().node), "another layer's entry is seen");
            folders[child.value] = std::move(expected);
        }
    }
    return 0;
}

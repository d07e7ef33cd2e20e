// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/fstree.h"
#include "tree/layertreebuilder.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace assay::test {

[[noreturn]] inline void broken(const char *what)
{
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

inline void require(bool holds, const char *what)
{
    if (!holds)
        broken(what);
}

// Layers out of any bytes: each entry takes a few of them. Names are drawn from a short list, so that they meet, or are raw.
class FuzzLayers {
public:
    FuzzLayers(const std::uint8_t *data, std::size_t size) : m_at(data), m_end(data + size)
    {
        m_limits.entriesPerSource = 400;
        m_limits.pathDepth = 24;
        m_limits.pathBytes = 200;
        m_limits.namesBytes = 8000;
        m_limits.findingsPerCode = 20;
    }

    bool atEnd() const { return m_at == m_end; }
    std::uint8_t byte() { return atEnd() ? std::uint8_t{0} : *m_at++; }

    std::string path()
    {
        static constexpr std::array<const char *, 16> parts = {"a", "b", "c", "a/b", "b/c/d", ".", "..", "", "/", ".wh.a", ".wh.b", ".wh..wh..opq", ".wh.", ".wh..wh.plnk", "\xff", "d"};
        const std::uint8_t kind = byte();
        if (kind >= 0xF0) {
            std::string raw;
            for (std::size_t left = kind & 0xF; left > 0 && !atEnd(); --left)
                raw += static_cast<char>(byte());
            return raw;
        }
        std::string text = parts[kind & 0xF];
        for (int more = (kind >> 4) & 3; more > 0; --more)
            text += std::string("/") + parts[byte() & 0xF];
        return text;
    }

    std::shared_ptr<const LayerTree> layer()
    {
        LayerTreeBuilder builder(m_limits);
        const std::uint8_t how = byte();
        builder.setWhiteoutNames((how & 1) != 0);
        std::uint64_t given = 0;
        for (int left = how >> 2; left > 0 && !atEnd(); --left) {
            if (!entry(builder))
                break;
            ++given;
        }
        if ((how & 2) != 0 && byte() == 1)
            builder.entry(LayerTree::root).flags |= EntryFlag::Unreadable;
        auto tree = std::make_shared<const LayerTree>(builder.finish());
        require(tree->recordedEntries() >= given, "an entry was not counted");
        check(*tree);
        return tree;
    }

    std::shared_ptr<const FsTree> stack()
    {
        std::vector<std::shared_ptr<const LayerTree>> layers;
        for (int left = 1 + byte() % 4; left > 0; --left)
            layers.push_back(layer());
        return FsTree::overlay(std::move(layers));
    }

    template<class Tree>
    static void check(const Tree &tree)
    {
        std::uint32_t next = 1;
        for (std::uint32_t i = 0; i < tree.size(); ++i) {
            const NodeRange range = tree.children(NodeId(i));
            require(range.count == 0 || range.first == next, "children are not side by side");
            require(range.count == 0 || tree.entry(NodeId(i)).type == EntryType::Directory, "children of what is no directory");
            next += range.count;
            for (std::uint32_t c = 0; c < range.count; ++c) {
                require(tree.parent(NodeId(range.first + c)).value == i, "a child of another parent");
                require(c == 0 || tree.name(NodeId(range.first + c - 1)) < tree.name(NodeId(range.first + c)), "names are not sorted");
            }
            require(tree.find(tree.path(NodeId(i))).value == i, "a path is not found");
            require(i == 0 || !tree.name(NodeId(i)).empty(), "a name is empty");
        }
        require(next == tree.size(), "nodes that are no children");
    }

private:
    bool entry(LayerTreeBuilder &builder)
    {
        Entry entry;
        const std::uint8_t kind = byte();
        entry.type = static_cast<EntryType>(1 + kind % 7);
        entry.mode = static_cast<std::uint16_t>((kind & 8) != 0 ? 0755 : 0644);
        entry.mtimeSec = (kind & 16) != 0 ? -1 : 0;
        entry.flags = (kind & 32) != 0 && byte() == 7 ? std::uint8_t{EntryFlag::Unreadable} : std::uint8_t{0};
        const std::string where = path();
        LayerTreeBuilder::Content content;
        if ((kind & 64) != 0)
            content.xattrs.emplace_back("user." + std::to_string(byte() & 3), std::string(1, static_cast<char>(byte())));
        if ((kind & 128) != 0) {
            const std::string to = path();
            return builder.addHardLink(where, to, entry, content).has_value();
        }
        std::string target;
        if (entry.type == EntryType::Symlink)
            target = path();
        content.target = target;
        content.wantsDigest = entry.type == EntryType::File;
        entry.size = content.wantsDigest ? 3 : 0;
        const auto added = builder.add(where, entry, content);
        if (added && *added && content.wantsDigest) {
            Sha256Digest digest{};
            digest[0] = byte() & 3;
            if (digest[0] != 0)
                builder.setDigest(*added, digest);
        }
        return added.has_value();
    }

    const std::uint8_t *m_at;
    const std::uint8_t *m_end;
    Limits m_limits;
};

} // namespace assay::test

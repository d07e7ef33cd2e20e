// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/treebytes.h"

#include "base/largepages.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

namespace assay {
namespace {

constexpr std::uint64_t version = 1;
constexpr std::uint32_t most32 = 0xFFFFFFFFU;
constexpr std::uint64_t attributesUnknown = 1;
constexpr std::uint64_t overridden = 2;

// Gives slots new numbers in the order in which they are met.
class Renumbering {
public:
    explicit Renumbering(std::size_t slots) : m_numbers(slots, Entry::none) {}

    std::uint64_t coded(std::uint32_t slot)
    {
        if (slot == Entry::none)
            return 0;
        std::uint32_t &number = m_numbers[slot];
        if (number != Entry::none)
            return std::uint64_t{number} + 2;
        number = static_cast<std::uint32_t>(m_met.size());
        m_met.push_back(slot);
        return 1;
    }
    const std::vector<std::uint32_t> &met() const { return m_met; }

private:
    std::vector<std::uint32_t> m_numbers;
    std::vector<std::uint32_t> m_met;
};

std::uint32_t decoded(Unpacker &in, std::uint32_t &known)
{
    const std::uint64_t code = in.number(std::uint64_t{known} + 1);
    if (code == 0)
        return Entry::none;
    return code == 1 ? known++ : static_cast<std::uint32_t>(code - 2);
}

} // namespace

class TreePacker {
public:
    TreePacker(Packer &out, const LayerTree &tree) : m_out(out), m_tree(tree) {}

    void pack()
    {
        m_out.number(version);
        m_out.number(m_tree.size());
        m_out.number(m_tree.m_oldVersions.size());
        m_out.number(m_tree.m_recordedEntries);
        m_out.number((m_tree.m_attributesUnknown ? attributesUnknown : 0) | (m_tree.m_overridden ? overridden : 0));
        packNames();
        packBlobs();
        packEntries();
        for (const LayerTree::OldVersion &old : m_tree.m_oldVersions)
            m_out.number(old.node.value);
        packAliases();
    }

private:
    void packNames()
    {
        for (const LayerTree::Node &node : m_tree.m_nodes)
            m_out.number(node.childCount);
        for (std::uint32_t i = 1; i < m_tree.size(); ++i)
            m_out.number(m_tree.m_nodes[i].nameSize);
        for (std::uint32_t i = 1; i < m_tree.size(); ++i)
            m_out.raw(m_tree.name(NodeId(i)));
    }

    void packBlobs()
    {
        const std::string_view blobs = m_tree.m_blobs;
        for (std::size_t at = 0; at < blobs.size();) {
            std::uint32_t size;
            std::memcpy(&size, blobs.data() + at, sizeof size);
            m_blobs.push_back(static_cast<std::uint32_t>(at));
            at += sizeof size + size;
        }
        m_out.number(m_blobs.size());
        for (const std::uint32_t at : m_blobs) {
            std::uint32_t size;
            std::memcpy(&size, blobs.data() + at, sizeof size);
            m_out.text(blobs.substr(at + sizeof size, size));
        }
    }

    std::uint64_t blobNumber(std::uint32_t offset) const
    {
        if (offset == Entry::none)
            return 0;
        return static_cast<std::uint64_t>(std::lower_bound(m_blobs.begin(), m_blobs.end(), offset) - m_blobs.begin()) + 1;
    }

    template<class Value>
    void column(Value value)
    {
        for (const Entry &entry : m_tree.m_entries)
            m_out.number(value(entry));
        for (const LayerTree::OldVersion &old : m_tree.m_oldVersions)
            m_out.number(value(old.entry));
    }

    void packEntries()
    {
        column([](const Entry &entry) { return static_cast<std::uint64_t>(entry.type); });
        column([](const Entry &entry) { return std::uint64_t{entry.flags}; });
        column([](const Entry &entry) { return std::uint64_t{entry.mode}; });
        column([](const Entry &entry) { return std::uint64_t{entry.uid}; });
        column([](const Entry &entry) { return std::uint64_t{entry.gid}; });
        column([](const Entry &entry) { return entry.size; });
        std::uint64_t before = 0;
        column([&before](const Entry &entry) {
            const auto step = std::bit_cast<std::int64_t>(static_cast<std::uint64_t>(entry.mtimeSec) - before);
            before = static_cast<std::uint64_t>(entry.mtimeSec);
            return (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63);
        });
        column([](const Entry &entry) { return std::uint64_t{entry.mtimeNsec}; });
        column([](const Entry &entry) { return std::uint64_t{entry.rdevMajor}; });
        column([](const Entry &entry) { return std::uint64_t{entry.rdevMinor}; });
        column([this](const Entry &entry) { return blobNumber(entry.target); });
        column([this](const Entry &entry) { return blobNumber(entry.xattrs); });
        Renumbering digests(m_tree.m_digests.size());
        column([&digests](const Entry &entry) { return digests.coded(entry.digest); });
        Renumbering groups(m_tree.m_linkCounts.size());
        column([&groups](const Entry &entry) { return groups.coded(entry.linkGroup); });
        packDigests(digests.met());
    }

    void packDigests(const std::vector<std::uint32_t> &slots)
    {
        for (const std::uint32_t slot : slots)
            m_out.number(m_tree.m_digestKnown[slot]);
        for (const std::uint32_t slot : slots) {
            if (m_tree.m_digestKnown[slot])
                m_out.raw({reinterpret_cast<const char *>(m_tree.m_digests[slot].data()), sizeof(Sha256Digest)});
        }
    }

    void packAliases()
    {
        m_out.number(m_tree.m_aliases.size());
        std::uint32_t before = 0;
        for (const LayerTree::Alias &alias : m_tree.m_aliases) {
            m_out.number(alias.node.value - before);
            m_out.number(alias.metacopy ? 1 : 0);
            m_out.number(blobNumber(alias.redirect));
            before = alias.node.value;
        }
    }

    Packer &m_out;
    const LayerTree &m_tree;
    std::vector<std::uint32_t> m_blobs; // where each begins
};

class TreeUnpacker {
public:
    TreeUnpacker(std::string_view bytes, const Limits &limits) : m_in(bytes), m_limits(limits) {}

    Result<LayerTree> unpack(const std::string &file)
    {
        if (m_in.number() != version)
            m_in.fail(ErrorCode::Unsupported, "is a tree in a form that this version does not read");
        const std::uint32_t nodes = m_in.count(m_limits.entriesPerSource + 1);
        const std::uint32_t olds = m_in.count(m_limits.entriesPerSource);
        m_tree.m_recordedEntries = m_in.number(m_limits.entriesPerSource);
        const std::uint64_t flags = m_in.number(attributesUnknown | overridden);
        m_tree.m_attributesUnknown = (flags & attributesUnknown) != 0;
        m_tree.m_overridden = (flags & overridden) != 0;
        if (nodes == 0)
            m_in.fail(ErrorCode::Malformed, "is a tree without a root");
        unpackNodes(nodes);
        unpackNames();
        unpackBlobs();
        unpackEntries(nodes, olds);
        for (LayerTree::OldVersion &old : m_tree.m_oldVersions)
            old.node = NodeId(static_cast<std::uint32_t>(m_in.number(nodes - 1)));
        unpackAliases();
        if (auto problem = m_in.finish(file))
            return Unexpected(std::move(*problem));
        return std::move(m_tree);
    }

private:
    // Breadth first: the children of a node come after those of all nodes before it, and after the node itself.
    void unpackNodes(std::uint32_t nodes)
    {
        if (m_in.failed())
            return;
        reserveLarge(m_tree.m_nodes, nodes);
        m_tree.m_nodes.resize(nodes);
        std::uint32_t next = 1;
        for (std::uint32_t i = 0; i < nodes; ++i) {
            LayerTree::Node &node = m_tree.m_nodes[i];
            node.childCount = static_cast<std::uint32_t>(m_in.number(nodes - next));
            node.firstChild = next;
            if (i >= next)
                m_in.fail(ErrorCode::Malformed, "has a node that is in no folder");
            if (m_in.failed())
                return;
            for (std::uint32_t child = 0; child < node.childCount; ++child)
                m_tree.m_nodes[next++].parent = i;
        }
    }

    void unpackNames()
    {
        std::uint64_t total = 0;
        for (std::size_t i = 1; i < m_tree.m_nodes.size(); ++i) {
            LayerTree::Node &node = m_tree.m_nodes[i];
            node.nameSize = static_cast<std::uint32_t>(m_in.number(m_limits.pathBytes));
            node.nameOffset = static_cast<std::uint32_t>(total);
            total += node.nameSize;
            if (total > std::min<std::uint64_t>(m_limits.namesBytes, most32))
                m_in.fail(ErrorCode::LimitExceeded, "has too many bytes of names");
            if (m_in.failed())
                return;
        }
        const std::string_view names = m_in.raw(total);
        reserveLarge(m_tree.m_names, names.size());
        m_tree.m_names = names;
        if (!m_in.failed())
            checkNames();
    }

    void checkNames()
    {
        struct Way { // to a node
            std::uint32_t bytes;
            std::uint32_t parts;
        };
        std::vector<Way> ways(m_tree.m_nodes.size());
        for (std::uint32_t i = 1; i < ways.size(); ++i) {
            const std::string_view name = m_tree.name(NodeId(i));
            const LayerTree::Node &node = m_tree.m_nodes[i];
            if (name.empty() || name == "." || name == ".." || name.find('/') != std::string_view::npos)
                return m_in.fail(ErrorCode::Malformed, "has a name that is none");
            if (i != m_tree.m_nodes[node.parent].firstChild && m_tree.name(NodeId(i - 1)) >= name)
                return m_in.fail(ErrorCode::Malformed, "has names out of order");
            const Way above = ways[node.parent];
            ways[i] = {above.bytes + (above.parts ? 1 : 0) + node.nameSize, above.parts + 1};
            if (ways[i].bytes > m_limits.pathBytes || ways[i].parts > m_limits.pathDepth)
                return m_in.fail(ErrorCode::LimitExceeded, "has a path that is too long");
        }
    }

    void unpackBlobs()
    {
        m_blobs.resize(m_in.count());
        for (std::uint32_t &at : m_blobs) {
            const std::string_view blob = m_in.text();
            at = static_cast<std::uint32_t>(m_tree.m_blobs.size());
            if (blob.size() + m_tree.m_blobs.size() + sizeof at > std::min<std::uint64_t>(m_limits.namesBytes, most32))
                m_in.fail(ErrorCode::LimitExceeded, "has too many bytes of targets and attributes");
            if (m_in.failed())
                return;
            const auto size = static_cast<std::uint32_t>(blob.size());
            m_tree.m_blobs.append(reinterpret_cast<const char *>(&size), sizeof size);
            m_tree.m_blobs += blob;
        }
        m_isList.assign(m_blobs.size(), false);
    }

    // 0: none. A list of attributes is names and values in turn, sorted.
    std::uint32_t blob(Unpacker &in, bool isList)
    {
        const std::uint64_t number = in.number(m_blobs.size());
        if (number == 0 || in.failed())
            return Entry::none;
        if (isList && !m_isList[number - 1]) {
            m_isList[number - 1] = true;
            checkList(in, m_blobs[number - 1]);
        }
        return m_blobs[number - 1];
    }

    void checkList(Unpacker &in, std::uint32_t offset) const
    {
        const auto sized = [](std::string_view &from) -> std::optional<std::string_view> {
            std::uint32_t size;
            if (from.size() < sizeof size)
                return std::nullopt;
            std::memcpy(&size, from.data(), sizeof size);
            from.remove_prefix(sizeof size);
            if (from.size() < size)
                return std::nullopt;
            const std::string_view part = from.substr(0, size);
            from.remove_prefix(size);
            return part;
        };
        std::string_view whole = std::string_view(m_tree.m_blobs).substr(offset);
        std::string_view rest = *sized(whole);
        if (rest.empty())
            return in.fail(ErrorCode::Malformed, "has an empty list of attributes");
        std::string_view before;
        for (bool first = true; !rest.empty(); first = false) {
            const auto name = sized(rest);
            if (!name || !sized(rest) || (!first && *name < before))
                return in.fail(ErrorCode::Malformed, "has a list of attributes that is none");
            before = *name;
        }
    }

    enum Column : std::uint8_t { Type, Flags, Mode, Uid, Gid, Size, Seconds, Nanoseconds, Major, Minor, Target, Attributes, Digest, Group, Columns };

    static std::uint32_t number32(Unpacker &in, std::uint32_t most = most32) { return static_cast<std::uint32_t>(in.number(most)); }

    // Block by block, in which the entries stay in the processor's cache from column to column.
    template<class Row, class EntryOf>
    void fillIn(std::vector<Row> &all, EntryOf entryOf)
    {
        constexpr std::size_t block = 512;
        for (std::size_t at = 0; at < all.size(); at += block) {
            const std::span<Row> rows = std::span(all).subspan(at, std::min(block, all.size() - at));
            const auto column = [&](Column which, auto take) {
                Unpacker in = std::move(m_columns[which]);
                for (Row &row : rows)
                    take(in, entryOf(row));
                m_columns[which] = std::move(in);
            };
            column(Type, [](Unpacker &in, Entry &entry) { entry.type = static_cast<EntryType>(in.number(static_cast<std::uint64_t>(EntryType::Socket))); });
            column(Flags, [](Unpacker &in, Entry &entry) { entry.flags = static_cast<std::uint8_t>(in.number(0xFF)); });
            column(Mode, [](Unpacker &in, Entry &entry) { entry.mode = static_cast<std::uint16_t>(in.number(07777)); });
            column(Uid, [](Unpacker &in, Entry &entry) { entry.uid = number32(in); });
            column(Gid, [](Unpacker &in, Entry &entry) { entry.gid = number32(in); });
            column(Size, [](Unpacker &in, Entry &entry) { entry.size = in.number(); });
            column(Seconds, [this](Unpacker &in, Entry &entry) {
                m_seconds += static_cast<std::uint64_t>(in.signedNumber());
                entry.mtimeSec = std::bit_cast<std::int64_t>(m_seconds);
            });
            column(Nanoseconds, [](Unpacker &in, Entry &entry) { entry.mtimeNsec = number32(in, 999'999'999); });
            column(Major, [](Unpacker &in, Entry &entry) { entry.rdevMajor = number32(in); });
            column(Minor, [](Unpacker &in, Entry &entry) { entry.rdevMinor = number32(in); });
            column(Target, [this](Unpacker &in, Entry &entry) { entry.target = blob(in, false); });
            column(Attributes, [this](Unpacker &in, Entry &entry) { entry.xattrs = blob(in, true); });
            column(Digest, [this](Unpacker &in, Entry &entry) { entry.digest = decoded(in, m_slots); });
            column(Group, [this](Unpacker &in, Entry &entry) { entry.linkGroup = decoded(in, m_groups); });
        }
    }

    void unpackEntries(std::uint32_t nodes, std::uint32_t olds)
    {
        if (std::uint64_t{nodes} + olds > m_in.left())
            m_in.fail(ErrorCode::Truncated, "ends before its entries");
        for (int i = 0; i < Columns; ++i)
            m_columns.push_back(m_in.numbers(std::uint64_t{nodes} + olds));
        if (m_in.failed())
            return;
        reserveLarge(m_tree.m_entries, nodes);
        m_tree.m_entries.resize(nodes);
        m_tree.m_oldVersions.resize(olds);
        fillIn(m_tree.m_entries, [](Entry &entry) -> Entry & { return entry; });
        fillIn(m_tree.m_oldVersions, [](LayerTree::OldVersion &old) -> Entry & { return old.entry; });
        for (const Unpacker &column : m_columns)
            m_in.heed(column);
        if (m_tree.m_entries.front().type != EntryType::Directory)
            m_in.fail(ErrorCode::Malformed, "has a root that is no folder");
        unpackDigests(m_slots);
        if (m_in.failed())
            return;
        m_tree.m_linkCounts.assign(m_groups, 0);
        for (std::size_t i = 0; m_groups != 0 && i < m_tree.m_entries.size(); ++i) {
            if (const std::uint32_t group = m_tree.m_entries[i].linkGroup; group != Entry::none)
                ++m_tree.m_linkCounts[group];
        }
    }

    void unpackDigests(std::uint32_t slots)
    {
        if (slots > m_in.left())
            m_in.fail(ErrorCode::Truncated, "ends before its digests");
        if (m_in.failed())
            return;
        m_tree.m_digestKnown.resize(slots);
        std::uint64_t known = 0;
        for (std::uint8_t &one : m_tree.m_digestKnown)
            known += one = m_in.flag() ? 1 : 0;
        const std::string_view digests = m_in.raw(known * sizeof(Sha256Digest));
        if (m_in.failed())
            return;
        reserveLarge(m_tree.m_digests, slots);
        m_tree.m_digests.resize(slots);
        const char *next = digests.data();
        for (std::uint32_t i = 0; i < slots; ++i) {
            if (!m_tree.m_digestKnown[i])
                continue;
            std::memcpy(m_tree.m_digests[i].data(), next, sizeof(Sha256Digest));
            next += sizeof(Sha256Digest);
        }
    }

    void unpackAliases()
    {
        const std::uint32_t count = m_in.count(m_tree.m_nodes.empty() ? 0 : m_tree.m_nodes.size());
        std::uint64_t node = 0;
        for (std::uint32_t i = 0; i < count && !m_in.failed(); ++i) {
            const std::uint64_t step = m_in.number(most32);
            node += step;
            LayerTree::Alias alias;
            alias.metacopy = m_in.flag();
            alias.redirect = blob(m_in, false);
            if (node >= m_tree.m_nodes.size() || (i > 0 && step == 0))
                return m_in.fail(ErrorCode::Malformed, "has an alias of no node");
            alias.node = NodeId(static_cast<std::uint32_t>(node));
            const EntryType type = m_tree.entry(alias.node).type;
            if (alias.metacopy ? type != EntryType::File : type != EntryType::Directory || alias.redirect == Entry::none)
                return m_in.fail(ErrorCode::Malformed, "has an alias of what cannot be one");
            m_tree.m_aliases.push_back(alias);
        }
    }

    Unpacker m_in;
    const Limits &m_limits;
    LayerTree m_tree;
    std::vector<std::uint32_t> m_blobs; // where each begins
    std::vector<bool> m_isList;         // checked
    std::vector<Unpacker> m_columns;
    std::uint64_t m_seconds = 0; // of the row before
    std::uint32_t m_slots = 0;   // met so far
    std::uint32_t m_groups = 0;
};

void packTree(Packer &out, const LayerTree &tree)
{
    TreePacker(out, tree).pack();
}

Result<LayerTree> unpackTree(std::string_view bytes, const Limits &limits, const std::string &file)
{
    return TreeUnpacker(bytes, limits).unpack(file);
}

} // namespace assay

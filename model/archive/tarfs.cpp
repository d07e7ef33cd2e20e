// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"

#include "archive/sparsemember.h"
#include "archive/tarentry.h"
#include "archive/tarheader.h"
#include "archive/tarreader.h"
#include "archive/tartext.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

FileKind kindOf(EntryType type)
{
    switch (type) {
    case EntryType::Directory: return FileKind::Directory;
    case EntryType::Symlink: return FileKind::Symlink;
    case EntryType::Character: return FileKind::Character;
    case EntryType::Block: return FileKind::Block;
    case EntryType::Fifo: return FileKind::Fifo;
    case EntryType::Socket: return FileKind::Socket;
    case EntryType::File:
    case EntryType::None: break;
    }
    return FileKind::File;
}

// An entry's locator is the offset of its member's header.
class TarDirectory final : public EvidenceFs {
public:
    TarDirectory(ByteSourcePtr tar, LayerTree tree, const Limits &limits)
        : m_tar(std::move(tar)), m_tree(std::move(tree)), m_limits(limits), m_name(m_tar->name())
    {
        for (std::uint32_t i = 0; i < m_tree.size() && !m_keepsAttributes; ++i)
            m_keepsAttributes = m_tree.entry(NodeId(i)).xattrs != Entry::none;
    }

    const std::string &name() const override { return m_name; }
    bool seesTrustedXattrs() const override { return m_keepsAttributes; }

    Result<FileStat> stat(std::string_view path) const override
    {
        const auto node = find(path);
        return node ? statOf(*node) : Result<FileStat>(Unexpected(node.error()));
    }

    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        const auto node = find(path);
        if (!node)
            return Unexpected(node.error());
        if (m_tree.entry(*node).type == EntryType::Symlink)
            return Unexpected(throughLink(path));
        if (m_tree.entry(*node).type != EntryType::Directory)
            return Unexpected(makeError(ErrorCode::NotFound, fullName(path), "not a directory"));
        const NodeRange range = m_tree.children(*node);
        std::vector<std::string> names;
        names.reserve(range.count);
        for (std::uint32_t i = 0; i < range.count; ++i) {
            if (isThere(NodeId(range.first + i)))
                names.emplace_back(m_tree.name(NodeId(range.first + i)));
        }
        return names;
    }

    Result<std::string> readLink(std::string_view path) const override
    {
        const auto node = find(path);
        if (!node)
            return Unexpected(node.error());
        if (m_tree.entry(*node).type != EntryType::Symlink)
            return Unexpected(makeError(ErrorCode::Usage, fullName(path), "not a symbolic link"));
        return std::string(m_tree.target(m_tree.entry(*node)));
    }

    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        const auto node = find(path);
        if (!node)
            return Unexpected(node.error());
        // Asked before a sparse file is expanded.
        if (m_tree.entry(*node).size > limit) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, fullName(path),
                                        std::to_string(m_tree.entry(*node).size) + " bytes, more than the " + std::to_string(limit) + " that are read"));
        }
        const auto source = openNode(*node, path);
        if (!source)
            return Unexpected(source.error());
        return readAll(**source, limit);
    }

    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        const auto node = find(path);
        return node ? openNode(*node, path) : Result<ByteSourcePtr>(Unexpected(node.error()));
    }

    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override
    {
        const auto start = find(path);
        if (!start)
            return Unexpected(start.error());
        struct Level {
            NodeRange range;
            std::uint32_t next = 0;
            std::size_t pathSize = 0;
        };
        std::string at;
        std::uint64_t entries = 0;
        const auto visit = [&](NodeId node) -> Status {
            if (++entries > limits.entriesPerSource)
                return Unexpected(makeError(ErrorCode::LimitExceeded, m_name, "more than " + std::to_string(limits.entriesPerSource) + " entries"));
            if ((entries & 0xFFU) == 0 && context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_name, "cancelled"));
            context.addEntries(1);
            const Entry &entry = m_tree.entry(node);
            Item item;
            item.path = at;
            item.stat = statOf(node);
            item.target = m_tree.target(entry);
            for (const auto &[attribute, value] : m_tree.xattrs(entry))
                item.xattrs.emplace_back(attribute, value);
            if (visitor.item) {
                if (Status visited = visitor.item(item); !visited)
                    return visited;
            }
            if (entry.has(EntryFlag::Unreadable) && visitor.unreadable)
                visitor.unreadable(at, missingContent(at));
            return {};
        };
        if (Status visited = visit(*start); !visited)
            return visited;
        std::vector<Level> levels{{m_tree.children(*start), 0, 0}};
        while (!levels.empty()) {
            Level &level = levels.back();
            if (level.next == level.range.count) {
                levels.pop_back();
                continue;
            }
            const NodeId node(level.range.first + level.next++);
            if (!isThere(node))
                continue;
            at.resize(level.pathSize);
            if (!at.empty())
                at += '/';
            at += m_tree.name(node);
            if (Status visited = visit(node); !visited)
                return visited;
            if (m_tree.children(node).count > 0)
                levels.push_back({m_tree.children(node), 0, at.size()});
        }
        return {};
    }

private:
    // A node without a type is only a place that something once was at.
    bool isThere(NodeId node) const { return m_tree.entry(node).type != EntryType::None; }

    Result<NodeId> find(std::string_view path) const
    {
        NodeId at = LayerTree::root;
        for (std::string_view rest = path; !rest.empty();) {
            const std::size_t slash = std::min(rest.find('/'), rest.size());
            const std::string_view part = rest.substr(0, slash);
            if (part.empty() || part == "." || part == "..")
                return Unexpected(makeError(ErrorCode::Malformed, fullName(path), "not a plain relative path"));
            if (m_tree.entry(at).type == EntryType::Symlink)
                return Unexpected(throughLink(path));
            at = m_tree.child(at, part);
            if (!at || !isThere(at))
                return Unexpected(makeError(ErrorCode::NotFound, fullName(path), "not in the archive"));
            if (slash + 1 == rest.size())
                return Unexpected(makeError(ErrorCode::Malformed, fullName(path), "not a plain relative path"));
            rest.remove_prefix(std::min(slash + 1, rest.size()));
        }
        return at;
    }

    Error throughLink(std::string_view path) const
    {
        return makeError(ErrorCode::Malformed, fullName(path), "leads through a symbolic link, which is not followed");
    }

    FileStat statOf(NodeId node) const
    {
        const Entry &entry = m_tree.entry(node);
        FileStat stat;
        stat.kind = kindOf(entry.type);
        stat.mode = entry.mode;
        stat.uid = entry.uid;
        stat.gid = entry.gid;
        stat.size = entry.size;
        stat.mtimeSec = entry.mtimeSec;
        stat.mtimeNsec = entry.mtimeNsec;
        stat.wholeSeconds = entry.has(EntryFlag::WholeSeconds);
        stat.rdevMajor = entry.rdevMajor;
        stat.rdevMinor = entry.rdevMinor;
        stat.fileId = entry.linkGroup == Entry::none ? 0 : std::uint64_t{entry.linkGroup} + 1;
        return stat;
    }

    Error missingContent(std::string_view path) const
    {
        return makeError(ErrorCode::NotFound, fullName(path), "a hard link to something that is not in the archive: its content is not known");
    }

    Result<ByteSourcePtr> openNode(NodeId node, std::string_view path) const
    {
        const Entry &entry = m_tree.entry(node);
        if (entry.type != EntryType::File)
            return Unexpected(makeError(ErrorCode::Usage, fullName(path), "not a regular file"));
        if (entry.has(EntryFlag::Unreadable))
            return Unexpected(missingContent(path));
        return openTarMember(m_tar, entry.locator, m_limits);
    }

    std::string fullName(std::string_view path) const
    {
        std::string whole = m_name;
        if (!path.empty()) {
            whole += '/';
            whole += path;
        }
        return whole;
    }

    ByteSourcePtr m_tar;
    LayerTree m_tree;
    Limits m_limits;
    std::string m_name;
    bool m_keepsAttributes = false;
};

Status addMember(LayerTreeBuilder &builder, const TarEntry &member)
{
    if (member.type == EntryType::None) {
        noteUnsupportedType(builder, member);
        return {};
    }
    const Entry entry = entryOf(member, builder);
    LayerTreeBuilder::Content content;
    content.target = member.linkName;
    content.xattrs = member.xattrs;
    const auto added = member.hardLink ? builder.addHardLink(member.path, member.linkName, entry) : builder.add(member.path, entry, content);
    return added ? Status() : Unexpected(added.error());
}

} // namespace

Result<TarFs> openTarFs(ByteSourcePtr tar, const Limits &limits, Context &context)
{
    TarReader reader(streamOf(tar, &context), limits);
    LayerTreeBuilder builder(limits);
    TarFs result;
    for (;;) {
        const auto member = reader.next();
        if (!member) {
            const Error &error = member.error();
            const bool nothing = result.entries == 0;
            if (nothing || error.code == ErrorCode::Cancelled || error.code == ErrorCode::Io || error.code == ErrorCode::Unstable)
                return Unexpected(error);
            Finding finding = makeFinding("tar.truncated");
            finding.store = tar->name();
            finding.detail.emplace_back("reason", error.message());
            result.findings.push_back(std::move(finding));
            result.complete = false;
            break;
        }
        if (!*member)
            break;
        ++result.entries;
        context.addEntries(1);
        if (result.entries > limits.entriesPerSource) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, tar->name(),
                                        "more than " + std::to_string(limits.entriesPerSource) + " entries"));
        }
        if (Status added = addMember(builder, **member); !added)
            return Unexpected(makeErrorAt(added.error().code, tar->name(), (*member)->headerOffset, added.error().detail));
    }
    for (Finding &finding : reader.takeFindings()) {
        result.complete = result.complete && finding.code != "tar.no-end-mark";
        result.findings.push_back(std::move(finding));
    }
    std::move(builder.findings().begin(), builder.findings().end(), std::back_inserter(result.findings));
    result.fs = std::make_shared<const TarDirectory>(std::move(tar), builder.finish(), limits);
    return result;
}

Result<ByteSourcePtr> openTarMember(const ByteSourcePtr &tar, std::uint64_t headerOffset, const Limits &limits)
{
    std::vector<std::byte> bytes(4 * tarBlock);
    for (;;) {
        const auto got = tar->readAt(headerOffset, bytes);
        if (!got)
            return Unexpected(got.error());
        auto header = parseTarHeader(std::span<const std::byte>(bytes).first(*got), limits);
        if (!header && header.error().code == ErrorCode::Truncated && *got == bytes.size()) {
            bytes.resize(2 * bytes.size());
            continue;
        }
        if (!header) {
            Error error = header.error();
            error.file = tar->name();
            error.offset += headerOffset;
            error.hasOffset = true;
            return Unexpected(std::move(error));
        }
        if (header->endOfArchive || header->entry.type != EntryType::File)
            return Unexpected(makeErrorAt(ErrorCode::Usage, tar->name(), headerOffset, "no file of the archive begins here"));
        const std::string name = tar->name() + '/' + header->entry.path;
        const std::uint64_t begin = headerOffset + header->headerBytes;
        if (begin > tar->size() || header->storedBytes > tar->size() - begin)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, tar->name(), tar->size(), "the archive ends inside of an entry"));
        if (!header->entry.sparse)
            return sliceSource(tar, begin, header->storedBytes, name);
        if (const Status bearable = checkExpansion(*header, tar->name(), headerOffset, limits); !bearable)
            return Unexpected(bearable.error());
        return sparseMember(*header, sliceSource(tar, begin, header->storedBytes, name), name);
    }
}

} // namespace assay

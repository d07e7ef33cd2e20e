// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"
#include "support/testdata.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::test {

// Evidence in memory that a test changes as it likes. Folders above a path that is put are made.
class MemoryFs final : public EvidenceFs {
public:
    struct Node {
        FileStat stat;
        std::string bytes; // content of a file, target of a symbolic link
        std::vector<std::pair<std::string, std::string>> xattrs;
        std::vector<std::string> names; // of a directory, sorted
    };

    MemoryFs() { m_nodes[""].stat.kind = FileKind::Directory; }
    // All that an archive of tests/data holds.
    explicit MemoryFs(const std::string &archive) : MemoryFs()
    {
        const EvidenceFs &fs = archiveFs(archive);
        Visitor visitor;
        visitor.item = [&](const Item &item) {
            Node &node = put(std::string(item.path), item.stat.kind);
            node.stat = item.stat;
            node.xattrs = item.xattrs;
            node.bytes = item.stat.kind == FileKind::File ? fromTestData(fs.readFile(item.path, Limits{}.expandedBytes)) : std::string(item.target);
            return Status();
        };
        visitor.unreadable = [](std::string_view, const Error &error) { fromTestData(Result<int>(Unexpected(error))); };
        Context context;
        if (const Status walked = fs.walk("", visitor, Limits{}, context); !walked)
            fromTestData(Result<int>(Unexpected(walked.error())));
    }

    Node &put(const std::string &path, FileKind kind, std::string bytes = {})
    {
        const auto [known, isNew] = m_nodes.try_emplace(path);
        if (isNew) {
            const std::size_t slash = path.rfind('/');
            const std::string above = slash == std::string::npos ? std::string() : path.substr(0, slash);
            if (!m_nodes.contains(above))
                put(above, FileKind::Directory);
            auto &names = m_nodes[above].names;
            const std::string name = path.substr(slash + 1);
            names.insert(std::lower_bound(names.begin(), names.end(), name), name);
        }
        Node &node = known->second;
        if (kind != FileKind::Directory)
            remove(path, false);
        node.stat = {};
        node.stat.kind = kind;
        node.stat.size = kind == FileKind::File ? bytes.size() : 0;
        node.bytes = std::move(bytes);
        return node;
    }
    Node &file(const std::string &path, std::string bytes) { return put(path, FileKind::File, std::move(bytes)); }
    Node &node(const std::string &path) { return m_nodes.at(path); }
    const std::string &bytes(const std::string &path) const { return m_nodes.at(path).bytes; }
    void remove(const std::string &path) { remove(path, true); }

    std::uint64_t calls() const { return m_calls; }

    const std::string &name() const override { return m_name; }
    Result<FileStat> stat(std::string_view path) const override
    {
        const auto found = find(path);
        return found ? Result<FileStat>((*found)->stat) : Unexpected(found.error());
    }
    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        const auto found = of(path, FileKind::Directory);
        return found ? Result<std::vector<std::string>>((*found)->names) : Unexpected(found.error());
    }
    Result<std::string> readLink(std::string_view path) const override
    {
        const auto found = of(path, FileKind::Symlink);
        return found ? Result<std::string>((*found)->bytes) : Unexpected(found.error());
    }
    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        const auto found = of(path, FileKind::File);
        if (!found)
            return Unexpected(found.error());
        if ((*found)->bytes.size() > limit)
            return Unexpected(makeError(ErrorCode::LimitExceeded, std::string(path), "too large"));
        return (*found)->bytes;
    }
    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        const auto found = of(path, FileKind::File);
        return found ? Result<ByteSourcePtr>(memorySource((*found)->bytes, std::string(path))) : Unexpected(found.error());
    }
    Status walk(std::string_view path, const Visitor &visitor, const Limits &, Context &) const override
    {
        const auto found = of(path, FileKind::Directory);
        if (!found)
            return Unexpected(found.error());
        std::vector<std::string> pending{std::string()};
        while (!pending.empty()) {
            const std::string below = std::move(pending.back());
            pending.pop_back();
            const Node &node = m_nodes.at(joinPath(path, below));
            const std::string target = node.stat.kind == FileKind::Symlink ? node.bytes : std::string();
            if (const Status taken = visitor.item({below, node.stat, target, node.xattrs}); !taken)
                return taken;
            for (auto name = node.names.rbegin(); name != node.names.rend(); ++name)
                pending.push_back(joinPath(below, *name));
        }
        return {};
    }
    bool seesTrustedXattrs() const override { return true; }

private:
    void remove(const std::string &path, bool itself)
    {
        auto below = m_nodes.lower_bound(path + '/');
        while (below != m_nodes.end() && below->first.starts_with(path + '/'))
            below = m_nodes.erase(below);
        m_nodes[path].names.clear();
        if (!itself)
            return;
        const std::size_t slash = path.rfind('/');
        std::erase(m_nodes[slash == std::string::npos ? std::string() : path.substr(0, slash)].names, path.substr(slash + 1));
        m_nodes.erase(path);
    }

    Result<const Node *> find(std::string_view path) const
    {
        ++m_calls;
        for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
            const auto above = m_nodes.find(path.substr(0, slash));
            if (above != m_nodes.end() && above->second.stat.kind == FileKind::Symlink)
                return Unexpected(makeError(ErrorCode::Malformed, std::string(path), "leads through a symbolic link, which is not followed"));
        }
        const auto found = m_nodes.find(path);
        if (found == m_nodes.end())
            return Unexpected(makeError(ErrorCode::NotFound, std::string(path), "is not there"));
        return &found->second;
    }
    Result<const Node *> of(std::string_view path, FileKind kind) const
    {
        const auto found = find(path);
        if (found && (*found)->stat.kind != kind)
            return Unexpected(makeError(ErrorCode::Malformed, std::string(path), "is of another kind"));
        return found;
    }

    std::string m_name = "memory";
    std::map<std::string, Node, std::less<>> m_nodes;
    mutable std::uint64_t m_calls = 0;
};

} // namespace assay::test

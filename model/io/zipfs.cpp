// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/zipfile.h"

#include <algorithm>
#include <map>
#include <set>

namespace assay {
namespace {

// Whether each part of a path names something below the one before.
bool isPlainPath(std::string_view path)
{
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view part = path.substr(at, end - at);
        if (part.empty() || part == "." || part == ".." || part.find('\0') != std::string_view::npos)
            return false;
        at = end + 1;
    }
    return true;
}

constexpr std::uint64_t mostFolderBytes = 64 << 20;

class ZipFs : public EvidenceFs {
public:
    ZipFs(ByteSourcePtr file, const Limits &limits, Context *context) : m_file(std::move(file)), m_limits(limits), m_context(context) { }

    Status take(std::vector<ZipMember> members)
    {
        std::string top;
        std::uint64_t unpacked = 0;
        for (ZipMember &member : members) {
            const bool isFolder = member.name.ends_with('/');
            if (isFolder)
                member.name.pop_back();
            const std::size_t slash = member.name.find('/');
            if (!isPlainPath(member.name) || (slash == std::string::npos && !isFolder))
                return Unexpected(makeError(ErrorCode::Malformed, name(), "a name in it leads to no place below one top folder"));
            if (top.empty())
                top = member.name.substr(0, slash);
            if (member.name.substr(0, slash) != top)
                return Unexpected(makeError(ErrorCode::Malformed, name(), "holds more than one top folder"));
            unpacked += std::min(member.size, m_limits.expandedBytes + 1 - std::min(unpacked, m_limits.expandedBytes));
            if (slash != std::string::npos && !addPath(member.name.substr(slash + 1), isFolder, member))
                return Unexpected(makeError(ErrorCode::LimitExceeded, name(), "has more folders in it than are read"));
        }
        const bool isBomb = unpacked > m_limits.expansionFreeBytes && unpacked / m_limits.expansionRatio > m_file->size();
        if (isBomb || unpacked > m_limits.expandedBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, name(), "would be far larger than itself when it is unpacked; nothing of it was"));
        for (const auto &[path, unused] : m_files) {
            if (m_folders.contains(path))
                return Unexpected(makeError(ErrorCode::Malformed, name(), "holds a file and a folder of one name"));
        }
        return {};
    }

    const std::string &name() const override { return m_file->name(); }

    Result<FileStat> stat(std::string_view path) const override
    {
        FileStat stat;
        if (path.empty() || m_folders.contains(path)) {
            stat.kind = FileKind::Directory;
            stat.mode = 0755;
            return stat;
        }
        const auto found = m_files.find(path);
        if (found == m_files.end())
            return missing(path);
        stat.mode = 0644;
        stat.size = found->second.size;
        return stat;
    }

    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        if (!path.empty() && !m_folders.contains(path))
            return missing(path);
        std::set<std::string> names;
        const auto add = [&](const std::string &each) {
            if (each.size() > path.size() && each.starts_with(path) && (path.empty() || each[path.size()] == '/')) {
                const std::string below = each.substr(path.empty() ? 0 : path.size() + 1);
                names.insert(below.substr(0, below.find('/')));
            }
        };
        for (const std::string &folder : m_folders)
            add(folder);
        for (const auto &[file, unused] : m_files)
            add(file);
        return std::vector<std::string>(names.begin(), names.end());
    }

    Result<std::string> readLink(std::string_view path) const override { return missing(path); }

    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        const auto found = m_files.find(path);
        if (found != m_files.end() && found->second.size > limit)
            return Unexpected(makeError(ErrorCode::LimitExceeded, name(), std::string(path) + " is larger than " + std::to_string(limit) + " bytes"));
        const auto source = open(path);
        return source ? readAll(**source, limit) : Unexpected(source.error());
    }

    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        const auto found = m_files.find(path);
        if (found == m_files.end())
            return missing(path);
        const auto stream = openZipMember(m_file, found->second);
        return stream ? spool(**stream, m_limits, m_context) : Unexpected(stream.error());
    }

    Status walk(std::string_view path, const Visitor &visitor, const Limits &, Context &context) const override
    {
        std::map<std::string, FileStat> items;
        items[{}].kind = FileKind::Directory;
        for (const std::string &folder : m_folders)
            items[folder].kind = FileKind::Directory;
        for (const auto &[file, member] : m_files)
            items[file].size = member.size;
        if (!path.empty())
            return Unexpected(makeError(ErrorCode::Unsupported, name(), "is walked from its top only"));
        for (const auto &[each, stat] : items) {
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, name(), "cancelled"));
            const Item item{each, stat, {}, {}, false};
            if (const Status visited = visitor.item(item); !visited)
                return visited;
        }
        return {};
    }

    bool seesTrustedXattrs() const override { return false; }

private:
    // False when there are more folders than can be kept: a name of a few kilobytes can have thousands of them.
    bool addPath(const std::string &path, bool isFolder, const ZipMember &member)
    {
        for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
            if (m_folders.insert(path.substr(0, slash)).second)
                m_folderBytes += slash;
            if (m_folderBytes > mostFolderBytes)
                return false;
        }
        if (isFolder)
            m_folders.insert(path);
        else
            m_files.emplace(path, member);
        return true;
    }

    Unexpected missing(std::string_view path) const { return Unexpected(makeError(ErrorCode::NotFound, name(), "holds no " + std::string(path))); }

    ByteSourcePtr m_file;
    Limits m_limits;
    Context *m_context;
    std::map<std::string, ZipMember, std::less<>> m_files;
    std::set<std::string, std::less<>> m_folders;
    std::uint64_t m_folderBytes = 0; // of their paths
};

} // namespace

Result<EvidenceFsPtr> openZipFs(const std::string &path, const Limits &limits, Context *context)
{
    auto file = openFileSource(path);
    if (!file)
        return Unexpected(file.error());
    auto members = readZipDirectory(**file);
    if (!members)
        return Unexpected(members.error());
    auto opened = std::make_shared<ZipFs>(std::move(*file), limits, context);
    if (const Status taken = opened->take(std::move(*members)); !taken)
        return Unexpected(taken.error());
    return opened;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/beneath.h"
#include "io/evidencefs.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

FileKind kindOf(unsigned mode)
{
    switch (mode & S_IFMT) {
    case S_IFDIR: return FileKind::Directory;
    case S_IFLNK: return FileKind::Symlink;
    case S_IFCHR: return FileKind::Character;
    case S_IFBLK: return FileKind::Block;
    case S_IFIFO: return FileKind::Fifo;
    case S_IFSOCK: return FileKind::Socket;
    default: return FileKind::File;
    }
}

// Metadata of the thing itself, without triggering an automount. name may be "" for the descriptor's own.
bool readStatus(int directory, const char *name, struct statx *status)
{
    const int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_STATX_SYNC_AS_STAT | (*name ? 0 : AT_EMPTY_PATH);
    return ::statx(directory, name, flags, STATX_BASIC_STATS, status) == 0;
}

bool sameFile(const struct statx &a, const struct statx &b)
{
    return a.stx_ino == b.stx_ino && a.stx_dev_major == b.stx_dev_major && a.stx_dev_minor == b.stx_dev_minor;
}

FileStat toFileStat(const struct statx &status)
{
    FileStat result;
    result.kind = kindOf(status.stx_mode);
    result.mode = status.stx_mode & 07777U;
    result.uid = status.stx_uid;
    result.gid = status.stx_gid;
    result.size = result.kind == FileKind::File ? status.stx_size : 0;
    result.mtimeSec = status.stx_mtime.tv_sec;
    result.mtimeNsec = status.stx_mtime.tv_nsec;
    if (result.kind == FileKind::Character || result.kind == FileKind::Block) {
        result.rdevMajor = status.stx_rdev_major;
        result.rdevMinor = status.stx_rdev_minor;
    }
    if (result.kind != FileKind::Directory && status.stx_nlink > 1) {
        // Inode numbers are alone in their file system only.
        const std::uint64_t device = (std::uint64_t{status.stx_dev_major} << 32) | status.stx_dev_minor;
        result.fileId = std::max<std::uint64_t>(1, status.stx_ino ^ (device * 0x9E3779B97F4A7C15ULL));
    }
    return result;
}

// Reads the attributes of one file through either kind of call.
template<class List, class Get>
Status readAttributes(List list, Get get, std::uint64_t limit, const std::string &name, Attributes *out)
{
    char fixed[1024];
    std::string names;
    ssize_t size = list(fixed, sizeof fixed);
    if (size > 0) {
        names.assign(fixed, static_cast<std::size_t>(size));
    } else if (size < 0 && errno == ERANGE) {
        names.resize(1 << 16); // the kernel's own limit
        size = list(names.data(), names.size());
        names.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    }
    if (size < 0)
        return errno == ENOTSUP ? Status() : Unexpected(makeErrnoError(errno, name, "cannot list the extended attributes"));
    std::string value;
    std::uint64_t total = names.size();
    for (std::size_t at = 0; at < names.size();) {
        const std::string attribute(names.c_str() + at);
        at += attribute.size() + 1;
        if (attribute.empty())
            continue;
        ssize_t got = -1;
        for (std::size_t room = 256; room <= (1U << 16); room *= 16) {
            value.resize(room);
            got = get(attribute.c_str(), value.data(), value.size());
            if (got >= 0 || errno != ERANGE)
                break;
        }
        if (got < 0)
            return Unexpected(makeErrnoError(errno, name, "cannot read the extended attribute " + attribute));
        total += static_cast<std::uint64_t>(got);
        if (total > limit) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, name,
                                        "extended attributes of more than " + std::to_string(limit) + " bytes"));
        }
        out->emplace_back(attribute, value.substr(0, static_cast<std::size_t>(got)));
    }
    std::sort(out->begin(), out->end());
    return {};
}

Status attributesOfDescriptor(int descriptor, std::uint64_t limit, const std::string &name, Attributes *out)
{
    return readAttributes([&](char *buffer, std::size_t size) { return ::flistxattr(descriptor, buffer, size); },
                          [&](const char *attribute, char *buffer, std::size_t size) {
                              return ::fgetxattr(descriptor, attribute, buffer, size);
                          },
                          limit, name, out);
}

// Without opening it: for FIFOs, sockets, devices and links there is no other way, and for files it is the cheaper one.
Status attributesOfName(int directory, const std::string &entry, std::uint64_t limit, const std::string &name, Attributes *out)
{
    if (!procDescriptorsUsable())
        return Unexpected(makeError(ErrorCode::Unsupported, name, "extended attributes cannot be read where /proc is missing"));
    const std::string link = "/proc/self/fd/" + std::to_string(directory) + '/' + entry;
    return readAttributes([&](char *buffer, std::size_t size) { return ::llistxattr(link.c_str(), buffer, size); },
                          [&](const char *attribute, char *buffer, std::size_t size) {
                              return ::lgetxattr(link.c_str(), attribute, buffer, size);
                          },
                          limit, name, out);
}

Result<std::string> readTarget(int directory, const char *name, const std::string &shown)
{
    std::string target(256, '\0');
    for (;;) {
        const ssize_t size = ::readlinkat(directory, name, target.data(), target.size());
        if (size < 0)
            return Unexpected(makeErrnoError(errno, shown, "cannot read the symbolic link"));
        if (static_cast<std::size_t>(size) < target.size() || target.size() >= (1U << 16)) {
            target.resize(static_cast<std::size_t>(size));
            return target;
        }
        target.resize(target.size() * 4);
    }
}

// The names in an open directory (the descriptor is duplicated), sorted bytewise, "." and ".." left out.
Result<std::vector<std::string>> readNames(int directory, const std::string &shown, std::uint64_t limit)
{
    const int duplicate = ::fcntl(directory, F_DUPFD_CLOEXEC, 0);
    DIR *stream = duplicate < 0 ? nullptr : ::fdopendir(duplicate);
    if (!stream) {
        const int reason = errno;
        Descriptor(duplicate).reset();
        return Unexpected(makeErrnoError(reason, shown, "cannot read the directory"));
    }
    ::rewinddir(stream); // the position is shared with the descriptor it was made from
    std::vector<std::string> names;
    int reason = 0;
    for (;;) {
        errno = 0;
        const dirent *entry = ::readdir(stream);
        if (!entry) {
            reason = errno;
            break;
        }
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        if (names.size() >= limit)
            break;
        names.emplace_back(name);
    }
    const bool tooMany = names.size() >= limit;
    ::closedir(stream);
    if (reason != 0)
        return Unexpected(makeErrnoError(reason, shown, "cannot read the directory"));
    if (tooMany)
        return Unexpected(makeError(ErrorCode::LimitExceeded, shown, "a directory of " + std::to_string(limit) + " entries or more"));
    std::sort(names.begin(), names.end());
    return names;
}

class DirectoryFs final : public EvidenceFs {
public:
    DirectoryFs(Descriptor root, std::string name) : m_root(std::move(root)), m_name(std::move(name)) {}

    const std::string &name() const override { return m_name; }

    Result<FileStat> stat(std::string_view path) const override
    {
        const auto found = openBeneath(m_root.get(), path, O_PATH);
        if (!found)
            return Unexpected(shown(found.error(), path));
        struct statx status {};
        if (!readStatus(found->get(), "", &status))
            return Unexpected(makeErrnoError(errno, fullName(path), "cannot read the metadata"));
        return toFileStat(status);
    }

    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        const auto directory = openBeneath(m_root.get(), path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        if (!directory)
            return Unexpected(shown(directory.error(), path));
        return readNames(directory->get(), fullName(path), Limits().entriesPerSource);
    }

    Result<std::string> readLink(std::string_view path) const override
    {
        const auto link = openBeneath(m_root.get(), path, O_PATH);
        if (!link)
            return Unexpected(shown(link.error(), path));
        struct statx status {};
        if (!readStatus(link->get(), "", &status))
            return Unexpected(makeErrnoError(errno, fullName(path), "cannot read the metadata"));
        if (!S_ISLNK(status.stx_mode))
            return Unexpected(makeError(ErrorCode::Usage, fullName(path), "not a symbolic link"));
        return readTarget(link->get(), "", fullName(path));
    }

    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        const auto source = open(path);
        if (!source)
            return Unexpected(source.error());
        return readAll(**source, limit);
    }

    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        const auto seen = openBeneath(m_root.get(), path, O_PATH);
        if (!seen)
            return Unexpected(shown(seen.error(), path));
        std::string whole = fullName(path);
        if (Status regular = checkRegular(seen->get(), whole); !regular)
            return Unexpected(regular.error());
        Descriptor opened;
        if (procDescriptorsUsable()) {
            opened = reopenForReading(seen->get(), -1, "");
        } else {
            const std::size_t slash = path.rfind('/');
            const auto folder = openBeneath(m_root.get(), slash == std::string_view::npos ? "" : path.substr(0, slash), O_PATH | O_DIRECTORY);
            if (!folder)
                return Unexpected(shown(folder.error(), path));
            const std::string last(path.substr(slash == std::string_view::npos ? 0 : slash + 1));
            opened = reopenForReading(seen->get(), folder->get(), last.c_str());
        }
        if (!opened)
            return Unexpected(makeErrnoError(errno, std::move(whole), "cannot open"));
        return fileSourceFromDescriptor(opened.release(), std::move(whole));
    }

    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override;

    bool seesTrustedXattrs() const override
    {
        static const bool sees = [] {
            __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
            __user_cap_data_struct data[2]{};
            if (::syscall(SYS_capget, &header, data) != 0 || (data[0].effective & (1U << CAP_SYS_ADMIN)) == 0)
                return false;
            // The capability must be held in the first user namespace: there every id stands for itself.
            Descriptor map(::open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC));
            char text[128] = {};
            unsigned long inside = 1;
            unsigned long outside = 1;
            unsigned long count = 0;
            return map && ::read(map.get(), text, sizeof text - 1) > 0 && std::sscanf(text, "%lu %lu %lu", &inside, &outside, &count) == 3
                && inside == 0 && outside == 0 && count == 0xFFFFFFFFUL;
        }();
        return sees;
    }

private:
    friend class DirectoryWalk;

    std::string fullName(std::string_view path) const
    {
        std::string whole = m_name;
        if (!path.empty()) {
            whole += '/';
            whole += path;
        }
        return whole;
    }

    Error shown(Error error, std::string_view path) const
    {
        error.file = fullName(path);
        return error;
    }

    Descriptor m_root;
    std::string m_name;
};

// Depth first with a stack of its own. Only the deepest folders keep their descriptor; one that was closed is opened again
// by its path, and must be the same folder.
class DirectoryWalk {
public:
    DirectoryWalk(const DirectoryFs &fs, std::string_view start, const EvidenceFs::Visitor &visitor, const Limits &limits, Context &context)
        : m_fs(fs), m_start(start), m_visitor(visitor), m_limits(limits), m_context(context)
    {
    }

    Status run()
    {
        const auto start = openBeneath(m_fs.m_root.get(), m_start, O_PATH);
        if (!start)
            return Unexpected(m_fs.shown(start.error(), m_start));
        struct statx status {};
        if (!readStatus(start->get(), "", &status))
            return Unexpected(makeErrnoError(errno, m_fs.fullName(m_start), "cannot read the metadata"));
        m_device = {status.stx_dev_major, status.stx_dev_minor};
        if (!S_ISDIR(status.stx_mode))
            return visitSingle(start->get(), status);
        auto folder = openBeneath(m_fs.m_root.get(), m_start, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        if (!folder)
            return Unexpected(m_fs.shown(folder.error(), m_start));
        struct statx opened {};
        if (!readStatus(folder->get(), "", &opened) || !sameFile(status, opened))
            return Unexpected(makeError(ErrorCode::Unstable, m_fs.fullName(m_start), "was replaced while it was read"));
        if (Status entered = enter(std::move(*folder), opened); !entered)
            return entered;
        while (!m_frames.empty()) {
            if (m_frames.back().next == m_frames.back().names.size()) {
                leave();
                continue;
            }
            if (Status visited = visitNext(); !visited)
                return visited;
        }
        return {};
    }

private:
    static constexpr std::size_t openFolders = 32;

    struct Frame {
        Descriptor folder;
        struct statx status {};
        std::vector<std::string> names;
        std::size_t next = 0;
        std::size_t pathSize = 0; // of m_path, for this folder
    };

    std::string shownPath() const
    {
        if (m_start.empty())
            return m_fs.fullName(m_path);
        return m_fs.fullName(m_path.empty() ? m_start : m_start + '/' + m_path);
    }

    void unreadable(Error error)
    {
        error.file = shownPath();
        if (m_visitor.unreadable)
            m_visitor.unreadable(m_path, error);
    }

    Status deliver(const struct statx &status, std::string_view target, Attributes attributes)
    {
        if (++m_entries > m_limits.entriesPerSource) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(),
                                        "more than " + std::to_string(m_limits.entriesPerSource) + " entries"));
        }
        EvidenceFs::Item item;
        item.path = m_path;
        item.stat = toFileStat(status);
        item.target = target;
        item.xattrs = std::move(attributes);
        m_context.addEntries(1);
        return m_visitor.item ? m_visitor.item(item) : Status();
    }

    Status visitSingle(int descriptor, const struct statx &status)
    {
        std::string target;
        if (S_ISLNK(status.stx_mode)) {
            auto read = readTarget(descriptor, "", shownPath());
            if (!read)
                return Unexpected(read.error());
            target = std::move(*read);
        }
        // An O_PATH descriptor has no attributes to ask for; its folder and name do.
        const std::size_t slash = m_start.rfind('/');
        const auto folder = openBeneath(m_fs.m_root.get(), slash == std::string::npos ? "" : m_start.substr(0, slash), O_PATH | O_DIRECTORY);
        if (!folder)
            return Unexpected(m_fs.shown(folder.error(), m_start));
        Attributes attributes;
        const std::string last = m_start.substr(slash == std::string::npos ? 0 : slash + 1);
        if (Status read = attributesOfName(folder->get(), last, m_limits.xattrBytesPerEntry, shownPath(), &attributes); !read)
            unreadable(read.error());
        return deliver(status, target, std::move(attributes));
    }

    // The folder m_path: its own entry, then what is in it goes on the stack.
    Status enter(Descriptor folder, const struct statx &status)
    {
        Attributes attributes;
        if (Status read = attributesOfDescriptor(folder.get(), m_limits.xattrBytesPerEntry, shownPath(), &attributes); !read)
            unreadable(read.error());
        if (Status delivered = deliver(status, {}, std::move(attributes)); !delivered)
            return delivered;
        auto names = readNames(folder.get(), shownPath(), m_limits.entriesPerSource);
        if (!names && names.error().code == ErrorCode::LimitExceeded)
            return Unexpected(names.error());
        if (!names) {
            unreadable(names.error());
            return {};
        }
        Frame frame;
        frame.folder = std::move(folder);
        frame.status = status;
        frame.names = std::move(*names);
        frame.pathSize = m_path.size();
        m_frames.push_back(std::move(frame));
        if (m_frames.size() > openFolders)
            m_frames[m_frames.size() - openFolders - 1].folder.reset();
        return {};
    }

    void leave()
    {
        m_frames.pop_back();
        if (m_frames.empty() || m_frames.back().folder || m_frames.back().next == m_frames.back().names.size())
            return;
        Frame &above = m_frames.back();
        m_path.resize(above.pathSize);
        auto folder = openBeneath(m_fs.m_root.get(), fsPath(), O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        struct statx status {};
        if (folder && readStatus(folder->get(), "", &status) && sameFile(status, above.status)) {
            above.folder = std::move(*folder);
            return;
        }
        unreadable(makeError(ErrorCode::Unstable, {}, "was moved or replaced while it was read; the rest of it is not known"));
        above.next = above.names.size();
    }

    std::string fsPath() const
    {
        if (m_start.empty() || m_path.empty())
            return m_start + m_path;
        return m_start + '/' + m_path;
    }

    Status visitNext()
    {
        if ((++m_steps & 0xFFU) == 0 && m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_fs.name(), "cancelled"));
        Frame &frame = m_frames.back();
        const std::string entry = std::move(frame.names[frame.next++]);
        m_path.resize(frame.pathSize);
        if (!m_path.empty())
            m_path += '/';
        m_path += entry;
        if (m_path.size() > m_limits.pathBytes) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(),
                                        "a path of more than " + std::to_string(m_limits.pathBytes) + " bytes"));
        }
        const int directory = frame.folder.get();
        struct statx status {};
        if (!readStatus(directory, entry.c_str(), &status)) {
            unreadable(makeErrnoError(errno, {}, "cannot read the metadata"));
            return {};
        }
        if (S_ISDIR(status.stx_mode))
            return visitFolder(directory, entry, status);
        const bool mounted = isMounted(status);
        std::string target;
        if (S_ISLNK(status.stx_mode)) {
            auto read = readTarget(directory, entry.c_str(), {});
            if (read)
                target = std::move(*read);
            else
                unreadable(read.error());
        }
        Attributes attributes;
        if (Status read = attributesOfName(directory, entry, m_limits.xattrBytesPerEntry, {}, &attributes); !read)
            unreadable(read.error());
        if (Status delivered = deliver(status, target, std::move(attributes)); !delivered)
            return delivered;
        if (mounted)
            unreadable(makeError(ErrorCode::Unsupported, {}, "another file is mounted over this one"));
        return {};
    }

    Status visitFolder(int directory, const std::string &entry, const struct statx &status)
    {
        if (m_frames.size() >= m_limits.pathDepth) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_fs.name(),
                                        "folders nested more than " + std::to_string(m_limits.pathDepth) + " deep"));
        }
        if (isMounted(status)) {
            if (Status delivered = deliver(status, {}, {}); !delivered)
                return delivered;
            unreadable(makeError(ErrorCode::Unsupported, {}, "another file system is mounted here"));
            return {};
        }
        auto folder = openFolder(directory, entry);
        if (!folder && (folder.error().code == ErrorCode::Malformed || folder.error().code == ErrorCode::NotFound)) {
            unreadable(makeError(ErrorCode::Unstable, {}, "was moved or replaced while it was read"));
            return {};
        }
        if (!folder) {
            if (Status delivered = deliver(status, {}, closedFolderAttributes(directory, entry)); !delivered)
                return delivered;
            unreadable(folder.error());
            return {};
        }
        struct statx opened {};
        if (!readStatus(folder->get(), "", &opened) || !sameFile(status, opened)) {
            unreadable(makeError(ErrorCode::Unstable, {}, "was replaced while it was read"));
            return {};
        }
        return enter(std::move(*folder), opened);
    }

    Attributes closedFolderAttributes(int directory, const std::string &entry)
    {
        Attributes attributes;
        if (Status read = attributesOfName(directory, entry, m_limits.xattrBytesPerEntry, {}, &attributes); !read)
            unreadable(read.error());
        return attributes;
    }

    // When descriptors run out, those of the folders above are given up first.
    Result<Descriptor> openFolder(int directory, const std::string &entry)
    {
        auto folder = openBeneath(directory, entry, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        if (folder || (errno != EMFILE && errno != ENFILE))
            return folder;
        for (std::size_t i = 0; i + 1 < m_frames.size(); ++i)
            m_frames[i].folder.reset();
        return openBeneath(directory, entry, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    }

    bool isMounted(const struct statx &status) const
    {
        if ((status.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) && (status.stx_attributes & STATX_ATTR_MOUNT_ROOT))
            return true;
        return m_device != std::pair(status.stx_dev_major, status.stx_dev_minor);
    }

    const DirectoryFs &m_fs;
    std::string m_start;
    const EvidenceFs::Visitor &m_visitor;
    const Limits &m_limits;
    Context &m_context;
    std::pair<std::uint32_t, std::uint32_t> m_device;
    std::vector<Frame> m_frames;
    std::string m_path; // of the entry at hand, relative to m_start
    std::uint64_t m_entries = 0;
    std::uint64_t m_steps = 0;
};

Status DirectoryFs::walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const
{
    return DirectoryWalk(*this, path, visitor, limits, context).run();
}

} // namespace

Result<EvidenceFsPtr> openDirectoryFs(const std::string &path)
{
    Descriptor root(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | O_NOATIME));
    if (!root && errno == EPERM)
        root.reset(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC));
    if (!root && errno == EACCES)
        root.reset(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)); // may be passed through, not listed
    if (!root)
        return Unexpected(makeErrnoError(errno, path, "cannot open the directory"));
    return std::make_shared<const DirectoryFs>(std::move(root), path);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/directorywalk.h"

#include "io/attributes.h"
#include "io/beneath.h"
#include "io/directoryread.h"
#include "io/mounts.h"

#include <cerrno>
#include <fcntl.h>
#include <utility>

namespace assay {
namespace {

// Depth first with a stack of its own. Only the deepest folders keep their descriptor; one that was closed is opened again
// by its path, and must be the same folder.
class DirectoryWalk {
public:
    DirectoryWalk(int root, const std::string &name, std::string_view start, const EvidenceFs::Visitor &visitor, const Limits &limits,
                  Context &context)
        : m_root(root), m_name(name), m_start(start), m_visitor(visitor), m_limits(limits), m_context(context)
    {
    }

    Status run()
    {
        const auto start = openBeneath(m_root, m_start, O_PATH);
        if (!start)
            return Unexpected(named(start.error()));
        struct statx status {};
        if (!readStatus(start->get(), "", &status))
            return Unexpected(makeErrnoError(errno, joinPath(m_name, m_start), "cannot read the metadata"));
        m_device = {status.stx_dev_major, status.stx_dev_minor};
        m_keptByKernel = isKeptByKernel(start->get());
        if (!S_ISDIR(status.stx_mode))
            return visitSingle(start->get(), status);
        auto folder = openBeneath(m_root, m_start, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        if (!folder)
            return Unexpected(named(folder.error()));
        struct statx opened {};
        if (!readStatus(folder->get(), "", &opened) || !isSameFile(status, opened))
            return Unexpected(makeError(ErrorCode::Unstable, joinPath(m_name, m_start), "was replaced while it was read"));
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

    std::string fsPath() const { return joinPath(m_start, m_path); }
    std::string shownPath() const { return joinPath(m_name, fsPath()); }

    Error named(Error error) const
    {
        error.file = joinPath(m_name, m_start);
        return error;
    }

    void unreadable(Error error)
    {
        error.file = shownPath();
        if (m_visitor.unreadable)
            m_visitor.unreadable(m_path, error);
    }

    // What is mounted somewhere below is not asked anything: it may never answer.
    bool readEntry(int directory, const char *entry, struct statx *status) const
    {
        if (!readStatus(directory, entry, status, Ask::KernelOnly))
            return false;
        return m_keptByKernel || isMounted(*status) || readStatus(directory, entry, status);
    }

    Status visitMounted(int directory, const std::string &entry, const struct statx &status)
    {
        if (Status delivered = deliver(status, {}, {}, true); !delivered)
            return delivered;
        const auto mount = mountOf(directory, entry.c_str());
        const std::string type = mount ? mountType(*mount) : std::string();
        const Error error = makeError(ErrorCode::Unsupported, shownPath(),
                                      "something else" + (type.empty() ? std::string() : " (" + type + ")") + " is mounted here; neither that nor what it hides was read");
        if (m_visitor.mounted)
            m_visitor.mounted(m_path, error);
        else if (m_visitor.unreadable)
            m_visitor.unreadable(m_path, error);
        return {};
    }

    Status deliver(const struct statx &status, std::string_view target, Attributes attributes, bool mounted = false)
    {
        if (++m_entries > m_limits.entriesPerSource) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_name,
                                        "more than " + std::to_string(m_limits.entriesPerSource) + " entries"));
        }
        EvidenceFs::Item item;
        item.path = m_path;
        item.stat = toFileStat(status);
        item.target = target;
        item.xattrs = std::move(attributes);
        item.mounted = mounted;
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
        const auto folder = openBeneath(m_root, slash == std::string::npos ? "" : m_start.substr(0, slash), O_PATH | O_DIRECTORY);
        if (!folder)
            return Unexpected(named(folder.error()));
        Attributes attributes;
        const std::string last = m_start.substr(slash == std::string::npos ? 0 : slash + 1);
        if (Status read = readAttributesOf(folder->get(), last, m_limits.xattrBytesPerEntry, shownPath(), &attributes); !read)
            unreadable(read.error());
        return deliver(status, target, std::move(attributes));
    }

    // The folder m_path: its own entry, then what is in it goes on the stack.
    Status enter(Descriptor folder, const struct statx &status)
    {
        Attributes attributes;
        if (Status read = readAttributes(folder.get(), m_limits.xattrBytesPerEntry, shownPath(), &attributes); !read)
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
        auto folder = openBeneath(m_root, fsPath(), O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        struct statx status {};
        if (folder && readStatus(folder->get(), "", &status) && isSameFile(status, above.status)) {
            above.folder = std::move(*folder);
            return;
        }
        const bool gone = folder || folder.error().code == ErrorCode::NotFound || folder.error().code == ErrorCode::Malformed;
        unreadable(gone ? makeError(ErrorCode::Unstable, {}, "was moved or replaced while it was read; the rest of it is not known")
                        : folder.error());
        above.next = above.names.size();
    }

    Status visitNext()
    {
        if ((++m_steps & 0xFFU) == 0 && m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_name, "cancelled"));
        Frame &frame = m_frames.back();
        const std::string entry = std::move(frame.names[frame.next++]);
        m_path.resize(frame.pathSize);
        if (!m_path.empty())
            m_path += '/';
        m_path += entry;
        if (m_path.size() > m_limits.pathBytes) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_name,
                                        "a path of more than " + std::to_string(m_limits.pathBytes) + " bytes"));
        }
        const int directory = frame.folder.get();
        struct statx status {};
        if (!readEntry(directory, entry.c_str(), &status)) {
            unreadable(makeErrnoError(errno, {}, "cannot read the metadata"));
            return {};
        }
        if (isMounted(status))
            return visitMounted(directory, entry, status);
        if (S_ISDIR(status.stx_mode))
            return visitFolder(directory, entry, status);
        std::string target;
        if (S_ISLNK(status.stx_mode)) {
            auto read = readTarget(directory, entry.c_str(), {});
            if (read)
                target = std::move(*read);
            else
                unreadable(read.error());
        }
        Attributes attributes;
        if (Status read = readAttributesOf(directory, entry, m_limits.xattrBytesPerEntry, {}, &attributes); !read)
            unreadable(read.error());
        return deliver(status, target, std::move(attributes));
    }

    Status visitFolder(int directory, const std::string &entry, const struct statx &status)
    {
        if (m_frames.size() >= m_limits.pathDepth) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_name,
                                        "folders nested more than " + std::to_string(m_limits.pathDepth) + " deep"));
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
        if (!readStatus(folder->get(), "", &opened) || !isSameFile(status, opened)) {
            unreadable(makeError(ErrorCode::Unstable, {}, "was replaced while it was read"));
            return {};
        }
        return enter(std::move(*folder), opened);
    }

    Attributes closedFolderAttributes(int directory, const std::string &entry)
    {
        Attributes attributes;
        if (Status read = readAttributesOf(directory, entry, m_limits.xattrBytesPerEntry, {}, &attributes); !read)
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

    int m_root;
    const std::string &m_name;
    std::string m_start;
    const EvidenceFs::Visitor &m_visitor;
    const Limits &m_limits;
    Context &m_context;
    std::pair<std::uint32_t, std::uint32_t> m_device;
    bool m_keptByKernel = false;
    std::vector<Frame> m_frames;
    std::string m_path; // of the entry at hand, relative to m_start
    std::uint64_t m_entries = 0;
    std::uint64_t m_steps = 0;
};

} // namespace

Status walkDirectory(int root, const std::string &name, std::string_view path, const EvidenceFs::Visitor &visitor, const Limits &limits,
                     Context &context)
{
    return DirectoryWalk(root, name, path, visitor, limits, context).run();
}

} // namespace assay

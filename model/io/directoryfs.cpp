// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/beneath.h"
#include "io/directoryread.h"
#include "io/directorywalk.h"
#include "io/evidencefs.h"
#include "io/writeguard.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace assay {
namespace {

bool maySeeTrustedAttributes()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    if (::syscall(SYS_capget, &header, data) != 0 || (data[0].effective & (1U << CAP_SYS_ADMIN)) == 0)
        return false;
    // The capability must be held in the first user namespace: there every id stands for itself.
    const Descriptor map(::open("/proc/self/uid_map", O_RDONLY | O_CLOEXEC));
    char text[128] = {};
    unsigned long inside = 1;
    unsigned long outside = 1;
    unsigned long count = 0;
    return map && ::read(map.get(), text, sizeof text - 1) > 0 && std::sscanf(text, "%lu %lu %lu", &inside, &outside, &count) == 3
        && inside == 0 && outside == 0 && count == 0xFFFFFFFFUL;
}

// Keeps the folder of the last file open: the way to a file is the longest part of opening it.
class DirectoryOpener final : public FileOpener {
public:
    DirectoryOpener(const EvidenceFs &fs, int root, const std::string &name) : m_fs(fs), m_root(root), m_name(name) {}

    Result<ByteSourcePtr> open(std::string_view path) override
    {
        const auto seen = inFolder(path, O_PATH);
        if (!seen || !m_procDescriptors)
            return m_fs.open(path);
        std::string whole = joinPath(m_name, path);
        struct stat status {};
        if (Status regular = checkRegular(seen->get(), whole, &status); !regular)
            return Unexpected(regular.error());
        Descriptor opened = reopenForReading(seen->get(), m_procDescriptors.get());
        if (!opened)
            return Unexpected(makeErrnoError(errno, std::move(whole), "cannot open"));
        return fileSourceAsSeen(opened.release(), status, std::move(whole));
    }

    Result<ByteSourcePtr> openSeen(std::string_view path) override
    {
        auto opened = inFolder(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
        if (!opened)
            return m_fs.open(path);
        std::string whole = joinPath(m_name, path);
        struct stat status {};
        if (Status regular = checkRegular(opened->get(), whole, &status); !regular)
            return Unexpected(regular.error());
        return fileSourceAsSeen(opened->release(), status, std::move(whole));
    }

private:
    // Opened by its folder's descriptor. What is wrong otherwise open() of all of the path tells.
    Result<Descriptor> inFolder(std::string_view path, int flags)
    {
        const std::size_t slash = path.rfind('/');
        const std::string_view folder = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
        if (slash == 0 || slash + 1 == path.size())
            return Unexpected(makeError(ErrorCode::Malformed, std::string(path), "not a plain relative path"));
        if (!m_folder || folder != m_folderPath) {
            auto opened = openBeneath(m_root, folder, O_PATH | O_DIRECTORY);
            if (!opened)
                return opened;
            m_folder = std::move(*opened);
            m_folderPath = folder;
        }
        const std::string_view last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
        return openBeneath(m_folder.get(), last, flags);
    }

    const EvidenceFs &m_fs;
    int m_root;
    const std::string &m_name;
    Descriptor m_procDescriptors{::open("/proc/self/fd", O_PATH | O_DIRECTORY | O_CLOEXEC)};
    Descriptor m_folder;
    std::string m_folderPath;
};

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
            return Unexpected(makeErrnoError(errno, joinPath(m_name, path), "cannot read the metadata"));
        return toFileStat(status);
    }

    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        const auto directory = openBeneath(m_root.get(), path, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
        if (!directory)
            return Unexpected(shown(directory.error(), path));
        return readNames(directory->get(), joinPath(m_name, path), Limits().entriesPerSource);
    }

    Result<std::string> readLink(std::string_view path) const override
    {
        const auto link = openBeneath(m_root.get(), path, O_PATH);
        if (!link)
            return Unexpected(shown(link.error(), path));
        struct statx status {};
        if (!readStatus(link->get(), "", &status))
            return Unexpected(makeErrnoError(errno, joinPath(m_name, path), "cannot read the metadata"));
        if (!S_ISLNK(status.stx_mode))
            return Unexpected(makeError(ErrorCode::Usage, joinPath(m_name, path), "not a symbolic link"));
        return readTarget(link->get(), "", joinPath(m_name, path));
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
        std::string whole = joinPath(m_name, path);
        struct stat status {};
        if (Status regular = checkRegular(seen->get(), whole, &status); !regular)
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
        return fileSourceAsSeen(opened.release(), status, std::move(whole));
    }

    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override
    {
        return walkDirectory(m_root.get(), m_name, path, visitor, limits, context);
    }

    bool seesTrustedXattrs() const override { return m_seesTrusted; }

    std::unique_ptr<FileOpener> opener() const override
    {
        if (!procDescriptorsUsable())
            return EvidenceFs::opener();
        return std::make_unique<DirectoryOpener>(*this, m_root.get(), m_name);
    }

private:
    Error shown(Error error, std::string_view path) const
    {
        error.file = joinPath(m_name, path);
        return error;
    }

    Descriptor m_root;
    std::string m_name;
    bool m_seesTrusted = maySeeTrustedAttributes();
};

} // namespace

Result<EvidenceFsPtr> openDirectoryFs(const std::string &path)
{
    evidenceIsRead();
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

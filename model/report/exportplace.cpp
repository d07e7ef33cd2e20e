// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/exportplace.h"

#include "io/bytesource.h"
#include "io/descriptor.h"
#include "io/digest.h"
#include "io/placefile.h"
#include "io/tarout.h"
#include "report/exportnames.h"
#include "report/newfiles.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <set>
#include <span>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace assay {
namespace {

Error takenError(const std::string &path)
{
    return makeError(ErrorCode::Usage, path, "exists already and was left alone");
}

Error namedAs(Error error, const std::string &path)
{
    if (error.file.empty())
        error.file = path;
    return error;
}

// Counts and hashes what goes to below, and holds it against what was told.
class Watched {
public:
    Watched(Sink below, std::uint64_t told, Context &context) : m_below(std::move(below)), m_told(told), m_context(context) {}

    Sink sink()
    {
        return [this](std::string_view piece) -> Status {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            m_bytes += piece.size();
            if (m_bytes > m_told)
                return Unexpected(makeError(ErrorCode::Unstable, {}, "the content is longer than it was"));
            m_hash.update(std::as_bytes(std::span(piece)));
            return m_below(piece);
        };
    }

    Result<Sha256Digest> finish()
    {
        if (m_bytes != m_told)
            return Unexpected(makeError(ErrorCode::Unstable, {}, "the content is shorter than it was"));
        return m_hash.finish();
    }

private:
    Sink m_below;
    std::uint64_t m_told;
    Context &m_context;
    Sha256 m_hash;
    std::uint64_t m_bytes = 0;
};

// Everything is made beneath a folder that only this process knows, and taken away with this object unless it was published.
class NewFolder final : public ExportPlace {
public:
    NewFolder(std::string path, Context &context) : m_path(std::move(path)), m_context(context) {}
    ~NewFolder() override { takeBack(); }

    Status open()
    {
        struct stat info = {};
        if (::lstat(m_path.c_str(), &info) == 0)
            return Unexpected(takenError(m_path));
        auto name = temporaryBeside(m_path, m_path);
        if (!name)
            return Unexpected(name.error());
        if (::mkdir(name->c_str(), 0700) != 0)
            return Unexpected(makeErrnoError(errno, m_path, "creating a folder beside it"));
        m_temporary = std::move(*name);
        m_root.reset(::open(m_temporary.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
        return m_root ? Status() : Unexpected(makeErrnoError(errno, m_path, "opening the new folder"));
    }

    Status folder(const std::string &name) override
    {
        for (std::size_t slash = 0; slash != std::string::npos;) {
            slash = name.find('/', slash + 1);
            const std::string each = name.substr(0, slash);
            if (!m_folders.insert(each).second)
                continue;
            if (::mkdirat(m_root.get(), each.c_str(), 0755) != 0)
                return Unexpected(makeErrnoError(errno, m_path + '/' + each, "creating the folder"));
            m_made.push_back({each, {}, true});
        }
        return {};
    }

    Result<Sha256Digest> file(const std::string &name, std::uint64_t bytes, const Writer &writer) override
    {
        const std::string shown = m_path + '/' + name;
        if (const std::size_t slash = name.rfind('/'); slash != std::string::npos) {
            if (Status above = folder(name.substr(0, slash)); !above)
                return Unexpected(above.error());
        }
        Descriptor file(::openat(m_root.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
        if (!file)
            return Unexpected(makeErrnoError(errno, shown, "creating the file"));
        m_made.push_back({name, {}, false});
        Watched watched(descriptorSink(file.get()), bytes, m_context);
        if (const Status written = writer(watched.sink()); !written)
            return Unexpected(namedAs(written.error(), shown));
        const auto digest = watched.finish();
        if (!digest)
            return Unexpected(namedAs(digest.error(), shown));
        m_made.back().sha256 = *digest;
        return *digest;
    }

    Status publish()
    {
        if (::syncfs(m_root.get()) != 0 && errno != ENOSYS && errno != EINVAL)
            return Unexpected(makeErrnoError(errno, m_path, "syncing"));
        for (const Made &made : m_made) {
            if (Status same = made.folder ? Status() : readBack(made); !same)
                return same;
        }
        ::fsync(m_root.get());
        if (::renameat2(AT_FDCWD, m_temporary.c_str(), AT_FDCWD, m_path.c_str(), RENAME_NOREPLACE) != 0) {
            int why = errno;
            struct stat info = {};
            // A file system without that call: what is there by now is not replaced either, save an empty folder made this very moment.
            if ((why == EINVAL || why == ENOSYS) && ::lstat(m_path.c_str(), &info) != 0 && errno == ENOENT)
                why = ::rename(m_temporary.c_str(), m_path.c_str()) == 0 ? 0 : errno;
            if (why != 0)
                return Unexpected(why == EEXIST ? takenError(m_path) : makeErrnoError(why, m_path, "putting the new folder in its place"));
        }
        m_temporary.clear();
        ::fchmod(m_root.get(), 0755);
        syncFolderOf(m_path);
        return {};
    }

private:
    struct Made {
        std::string name;
        Sha256Digest sha256;
        bool folder = false;
    };

    Status readBack(const Made &made)
    {
        Descriptor file(::openat(m_root.get(), made.name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (!file)
            return Unexpected(makeErrnoError(errno, m_path + '/' + made.name, "opening what was written"));
        ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED); // so that it is the disk that is read back
        const auto source = fileSourceFromDescriptor(file.release(), m_path + '/' + made.name);
        if (!source)
            return Unexpected(source.error());
        const auto digest = sha256(**source, &m_context);
        if (!digest)
            return Unexpected(digest.error());
        if (*digest != made.sha256)
            return Unexpected(makeError(ErrorCode::Io, m_path + '/' + made.name, "what lies there is not what was written"));
        return {};
    }

    void takeBack()
    {
        if (m_temporary.empty())
            return;
        for (auto made = m_made.rbegin(); made != m_made.rend(); ++made)
            ::unlinkat(m_root.get(), made->name.c_str(), made->folder ? AT_REMOVEDIR : 0);
        ::rmdir(m_temporary.c_str());
    }

    std::string m_path;
    Context &m_context;
    std::string m_temporary; // "" once it has its name
    Descriptor m_root;
    std::vector<Made> m_made;
    std::set<std::string> m_folders;
};

class TarPlace final : public ExportPlace {
public:
    TarPlace(TarOut &tar, std::string top, Context &context) : m_tar(tar), m_top(std::move(top)), m_context(context) {}

    Status folder(const std::string &name) override
    {
        for (std::size_t slash = 0; slash != std::string::npos;) {
            slash = name.find('/', slash + 1);
            const std::string each = name.substr(0, slash);
            if (!m_folders.insert(each).second)
                continue;
            if (Status written = m_tar.folder(m_top + '/' + each); !written)
                return written;
        }
        return {};
    }

    Result<Sha256Digest> file(const std::string &name, std::uint64_t bytes, const Writer &writer) override
    {
        const std::size_t slash = name.rfind('/');
        Status status = slash == std::string::npos ? Status() : folder(name.substr(0, slash));
        if (status)
            status = m_tar.beginFile(m_top + '/' + name, bytes);
        Watched watched([this](std::string_view piece) { return m_tar.content(piece); }, bytes, m_context);
        if (status)
            status = writer(watched.sink());
        if (!status)
            return Unexpected(namedAs(status.error(), name));
        const auto digest = watched.finish();
        if (!digest)
            return Unexpected(namedAs(digest.error(), name));
        if (Status ended = m_tar.endFile(); !ended)
            return Unexpected(ended.error());
        return *digest;
    }

private:
    TarOut &m_tar;
    std::string m_top;
    Context &m_context;
    std::set<std::string> m_folders;
};

std::string topOf(const std::string &path)
{
    std::string name = path.substr(path.rfind('/') + 1); // npos + 1 is 0
    if (name.size() > 4 && name.ends_with(".tar"))
        name.resize(name.size() - 4);
    return exportName(name);
}

} // namespace

Status writeExportFolder(const std::string &path, const std::function<Status(ExportPlace &)> &fill, Context &context)
{
    NewFolder folder(path, context);
    if (Status opened = folder.open(); !opened)
        return opened;
    if (Status filled = fill(folder); !filled)
        return filled;
    return folder.publish();
}

Status writeExportTar(const std::string &path, std::int64_t seconds, const std::function<Status(ExportPlace &)> &fill, Context &context)
{
    NewFiles files;
    const auto written = files.write(
        path, 0666,
        [&](const Sink &sink) -> Status {
            TarOut tar(sink, seconds);
            TarPlace place(tar, topOf(path), context);
            Status filled = fill(place);
            return filled ? tar.finish() : filled;
        },
        context);
    return written ? files.publish() : Unexpected(written.error());
}

} // namespace assay

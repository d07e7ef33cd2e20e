// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundlefolder.h"

#include "io/bytesource.h"
#include "io/descriptor.h"
#include "io/digest.h"
#include "io/placefile.h"
#include "io/zipfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <sys/stat.h>
#include <unistd.h>

namespace assay {
namespace {

Error takenError(const std::string &folder)
{
    return makeError(ErrorCode::Usage, folder, "exists already and is no empty folder; it was left alone");
}

// The place itself: without slashes behind it, and of a folder that is there wherever its name leads.
Result<std::string> placeOf(std::string folder)
{
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.pop_back();
    struct stat info = {};
    if (::stat(folder.c_str(), &info) != 0) {
        if (errno != ENOENT)
            return Unexpected(makeErrnoError(errno, folder, "looking at it"));
        return ::lstat(folder.c_str(), &info) == 0 ? Result<std::string>(Unexpected(takenError(folder))) : folder;
    }
    std::error_code failed;
    if (!S_ISDIR(info.st_mode) || !std::filesystem::is_empty(folder, failed))
        return Unexpected(failed ? makeErrnoError(failed.value(), folder, "reading it") : takenError(folder));
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(folder.c_str(), nullptr), &std::free);
    return resolved ? std::string(resolved.get()) : folder;
}

Status makeFolder(const std::string &path)
{
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
        return Unexpected(makeErrnoError(errno, path, "making a folder"));
    return {};
}

Status syncFolder(const std::string &path)
{
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || syncFailed(folder.get()))
        return Unexpected(makeErrnoError(errno, path, "syncing"));
    return {};
}

// What has got no name of its own when this goes is taken away.
struct Unnamed {
    const std::string &temporary;

    ~Unnamed() { ::unlink(temporary.c_str()); }
};

} // namespace

Status BundleFolder::check(const std::string &folder)
{
    const auto place = placeOf(folder);
    return place ? Status() : Unexpected(place.error());
}

Result<std::unique_ptr<BundleFolder>> BundleFolder::make(const std::string &folder)
{
    auto destination = placeOf(folder);
    if (!destination)
        return Unexpected(destination.error());
    auto temporary = temporaryBeside(*destination, folder);
    if (!temporary)
        return Unexpected(temporary.error());
    if (::mkdir(temporary->c_str(), 0777) != 0)
        return Unexpected(makeErrnoError(errno, folder, "making a folder beside it"));
    return std::unique_ptr<BundleFolder>(new BundleFolder(std::move(*destination), std::move(*temporary)));
}

BundleFolder::BundleFolder(std::string destination, std::string temporary) : m_destination(std::move(destination)), m_temporary(std::move(temporary)) { }

BundleFolder::~BundleFolder()
{
    std::error_code ignored;
    if (!m_temporary.empty())
        std::filesystem::remove_all(m_temporary, ignored);
}

void BundleFolder::note(BundleFile file)
{
    const std::lock_guard lock(m_mutex);
    m_files.push_back(std::move(file));
}

Result<std::string> BundleFolder::place(const std::string &path)
{
    if (!isBundlePath(path))
        return Unexpected(makeError(ErrorCode::Internal, path, "is no path of a bundle"));
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        if (const Status made = makeFolder(m_temporary + '/' + path.substr(0, slash)); !made)
            return Unexpected(made.error());
    }
    return m_temporary + '/' + path;
}

Status BundleFolder::write(const std::string &path, const std::function<Status(const Sink &)> &writer, Context &context)
{
    const auto where = place(path);
    if (!where)
        return Unexpected(where.error());
    Descriptor file(::open(where->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file)
        return Unexpected(makeErrnoError(errno, *where, "creating it"));
    Sha256 hash;
    BundleFile noted{path, 0, {}};
    const Sink below = descriptorSink(file.get());
    const Status written = writer([&](std::string_view piece) -> Status {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, *where, "cancelled"));
        hash.update(std::as_bytes(std::span(piece)));
        noted.size += piece.size();
        Status status = below(piece);
        if (!status && status.error().file.empty()) {
            Error named = status.error();
            named.file = *where;
            return Unexpected(std::move(named));
        }
        return status;
    });
    if (!written)
        return written;
    if (syncFailed(file.get()))
        return Unexpected(makeErrnoError(errno, *where, "syncing"));
    if (::close(file.release()) != 0)
        return Unexpected(makeErrnoError(errno, *where, "closing"));
    noted.sha256 = hash.finish();
    note(std::move(noted));
    return {};
}

Status BundleFolder::take(const std::string &path, Context &context)
{
    const std::string where = m_temporary + '/' + path;
    const auto file = openFileSource(where);
    if (!file)
        return Unexpected(file.error());
    const auto digest = sha256(**file, &context);
    if (!digest)
        return Unexpected(digest.error());
    const Descriptor synced(::open(where.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!synced || syncFailed(synced.get()))
        return Unexpected(makeErrnoError(errno, where, "syncing"));
    note({path, (*file)->size(), *digest});
    return {};
}

std::vector<BundleFile> BundleFolder::files() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<BundleFile> sorted = m_files;
    std::sort(sorted.begin(), sorted.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
    return sorted;
}

Error BundleFolder::placed(Error error) const
{
    if (!m_temporary.empty() && error.file.starts_with(m_temporary))
        error.file.replace(0, m_temporary.size(), m_destination);
    return error;
}

Status BundleFolder::publishZip(std::int64_t time, Context &context)
{
    std::string temporary;
    const auto target = createBeside(m_destination, m_destination, 0666, temporary);
    if (!target)
        return Unexpected(target.error());
    const Unnamed unnamed{temporary};
    ZipWriter zip(descriptorSink(target->get()), time);
    Status written;
    for (const BundleFile &file : files()) {
        const auto source = openFileSource(m_temporary + '/' + file.path);
        if (!source)
            return Unexpected(source.error());
        written = zip.add("report/" + file.path, **source, context);
        if (!written)
            return written;
    }
    written = zip.finish();
    if (!written)
        return written;
    if (syncFailed(target->get()))
        return Unexpected(makeErrnoError(errno, m_destination, "syncing"));
    if (const int reason = nameWithoutReplacing(temporary, m_destination); reason != 0)
        return reason == EEXIST ? Unexpected(takenError(m_destination)) : Unexpected(makeErrnoError(reason, m_destination, "putting the new file in its place"));
    syncFolderOf(m_destination);
    return {};
}

Status BundleFolder::publish()
{
    std::set<std::string> folders = {m_temporary};
    for (const BundleFile &file : files()) {
        for (std::size_t slash = file.path.find('/'); slash != std::string::npos; slash = file.path.find('/', slash + 1))
            folders.insert(m_temporary + '/' + file.path.substr(0, slash));
    }
    for (const std::string &folder : folders) {
        if (const Status synced = syncFolder(folder); !synced)
            return synced;
    }
    // Takes the place of an empty folder, and of nothing else.
    if (::rename(m_temporary.c_str(), m_destination.c_str()) != 0) {
        if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
            return Unexpected(takenError(m_destination));
        return Unexpected(makeErrnoError(errno, m_destination, "putting the new folder in its place"));
    }
    m_temporary.clear();
    syncFolderOf(m_destination);
    return {};
}

} // namespace assay

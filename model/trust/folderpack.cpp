// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/folderpack.h"

#include "archive/tarfs.h"
#include "io/tarout.h"
#include "trust/relied.h"

namespace assay {

Status FolderPacker::add(const std::string &path, std::string bytes)
{
    if (Status isPublic = checkPublic(bytes, path); !isPublic)
        return isPublic;
    m_bytes += bytes.size();
    if (m_bytes > m_mostBytes || m_files.size() >= mostPackedFiles)
        return Unexpected(makeError(ErrorCode::LimitExceeded, path, m_what + " has more than " + std::to_string(m_mostBytes) + " bytes, or more than " + std::to_string(mostPackedFiles) + " files, which a case does not keep of one folder: choose a folder with less in it"));
    m_files.push_back({path, std::move(bytes)});
    return {};
}

Result<std::string> FolderPacker::tar() const
{
    std::string bytes;
    TarOut out([&bytes](std::string_view more) -> Status { bytes += more; return {}; }, 0);
    for (const Packed &file : m_files) {
        Status done = out.beginFile(file.path, file.bytes.size());
        done = done ? out.content(file.bytes) : done;
        done = done ? out.endFile() : done;
        if (!done)
            return Unexpected(done.error());
    }
    const Status finished = out.finish();
    return finished ? Result<std::string>(std::move(bytes)) : Unexpected(finished.error());
}

Result<EvidenceFsPtr> openPacked(std::string_view packed, const std::string &name, std::string_view what)
{
    Context context;
    auto tar = openTarFs(memorySource(std::string(packed), name), Limits(), context);
    if (!tar)
        return Unexpected(tar.error());
    if (!tar->complete)
        return Unexpected(makeError(ErrorCode::Malformed, name, std::string(what) + " ends in the middle"));
    // The holes of sparse files would be read as zeros; of a member with many names each would be read.
    std::uint64_t bytes = 0;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) -> Status {
        const std::uint64_t size = item.stat.kind == FileKind::File ? item.stat.size : 0;
        if (size > packed.size() - bytes)
            return Unexpected(makeError(ErrorCode::Malformed, name, std::string(what) + " stands for more bytes than it has"));
        bytes += size;
        return {};
    };
    const Status walked = tar->fs->walk("", visitor, Limits(), context);
    return walked ? Result<EvidenceFsPtr>(std::move(tar->fs)) : Unexpected(walked.error());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "io/bytesource.h"
#include "io/bytestream.h"
#include "io/evidencefs.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Zip archives of regular files, as PKWARE's APPNOTE 6.3 describes them: what is written and read here is the plain core of it.
namespace assay {

using ByteTaker = std::function<Status(std::string_view piece)>;

// Writes one, piece by piece. The same files in the same order with the same time give the same bytes, whatever the zone and the locale.
class ZipWriter {
public:
    // seconds since 1970, UTC, of every file in it; cut to what a zip can say (1980 to 2107, even seconds).
    ZipWriter(ByteTaker out, std::int64_t time);

    // name as it stands in it: ASCII. The size must be that of file. Polls and counts in context.
    Status add(const std::string &name, const ByteSource &file, Context &context);
    Status finish(); // once, after the last file

private:
    struct Written {
        std::string name;
        std::uint32_t crc = 0;
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        std::uint64_t offset = 0;
    };
    Status put(std::string_view bytes);

    ByteTaker m_out;
    std::uint32_t m_time; // as DOS has it: date, then time
    std::uint64_t m_offset = 0;
    std::vector<Written> m_files;
};

struct ZipMember {
    std::string name;        // bytes; of a folder it ends with a slash
    std::uint64_t size = 0;  // unpacked
    std::uint64_t packed = 0;
    std::uint64_t data = 0;  // where its packed bytes begin
    std::uint32_t crc = 0;
    bool deflated = false;   // else as it is
};

struct ZipLimits {
    std::size_t members = 200'000;
    std::size_t nameBytes = 4096;
    std::uint64_t directoryBytes = 64ULL << 20;
};

// The members, in the order of the directory at its end. Strict: names are unique, members do not share bytes, what stands before a member says
// what the directory says, and no byte of the file is of none of them. The error is Malformed for what is no such zip or damaged, Unsupported
// for what it does not know (encryption, other ways to pack, several volumes), LimitExceeded. Nothing is unpacked.
Result<std::vector<ZipMember>> readZipDirectory(const ByteSource &file, const ZipLimits &limits = {});

// Unpacks one, whose size and checksum are checked at its end: Malformed where it is not what they say. Never gives more bytes than its size.
Result<std::unique_ptr<ByteStream>> openZipMember(ByteSourcePtr file, ZipMember member);

// Whether a file begins as a zip does; false where it cannot be read.
bool beginsAsZip(const std::string &path);

// What a zip holds below its one top folder, as a folder: for checks of what was handed over as a zip. LimitExceeded where it would be too much
// when it is unpacked (see Limits); Malformed for names that lead anywhere else, or for several top folders. Files are unpacked when they are
// opened, large ones into temporary files without a name; context, which may be null and must outlive it, is asked meanwhile whether to stop.
Result<EvidenceFsPtr> openZipFs(const std::string &path, const Limits &limits, Context *context);

} // namespace assay

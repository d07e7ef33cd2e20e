// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Files of a folder as one run of bytes, which a case can keep: a tar of them. The same files in the same order give the same bytes.
namespace assay {

class FolderPacker {
public:
    // what it is that is packed, for errors: "the configuration"
    FolderPacker(std::string_view what, std::uint64_t mostBytes) : m_what(what), m_mostBytes(mostBytes) {}

    // path: in the folder. LimitExceeded for more bytes than may be or more than mostPackedFiles; Malformed for a file that holds a private key.
    Status add(const std::string &path, std::string bytes);
    Result<std::string> tar() const;

private:
    struct Packed {
        std::string path;
        std::string bytes;
    };

    const std::string m_what;
    const std::uint64_t m_mostBytes;
    std::uint64_t m_bytes = 0;
    std::vector<Packed> m_files;
};
inline constexpr std::size_t mostPackedFiles = 4000;

// Anybody may have made the bytes. name: of the folder, for errors. Malformed where they are not all of a tar, or stand for more than they are.
Result<EvidenceFsPtr> openPacked(std::string_view packed, const std::string &name, std::string_view what);

} // namespace assay

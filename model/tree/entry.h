// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

enum class EntryType : std::uint8_t {
    None, // nothing at this path in this layer but a deletion mark
    File,
    Directory,
    Symlink,
    Character,
    Block,
    Fifo,
    Socket,
};

std::string_view entryTypeName(EntryType type); // as in the evidence file: "file", "directory", …; "whiteout" for None

namespace EntryFlag {
enum : std::uint8_t {
    Whiteout = 1 << 0,     // hides what lower layers hold at this path
    Opaque = 1 << 1,       // a directory that hides its content in lower layers
    Implied = 1 << 2,      // a directory the evidence only names as part of longer paths: it has no metadata
    WholeSeconds = 1 << 3, // the record keeps no fraction of seconds
    Unreadable = 1 << 4,   // content, or for a directory what is in it, could not be read: digest is not known
    Unstable = 1 << 5,     // changed while it was read
    Sparse = 1 << 6,       // stored with holes; size is the logical one
    OverlayUpper = 1 << 7, // overlay has left its own marks here: the folder was the upper one of a mount
};
}

// Metadata of one path in one layer. Flat and trivially copyable: a million of them are one allocation.
struct Entry {
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    std::uint64_t size = 0;      // bytes of content of a file, 0 for all else
    std::int64_t mtimeSec = 0;   // seconds since 1970-01-01T00:00:00Z, may be negative
    std::uint64_t locator = 0;   // where the source finds the content; only the source that wrote it can read it
    std::uint32_t mtimeNsec = 0; // 0 … 999,999,999
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    std::uint32_t rdevMajor = 0;
    std::uint32_t rdevMinor = 0;
    std::uint32_t target = none;    // of a symbolic link, see LayerTree::target()
    std::uint32_t xattrs = none;    // see LayerTree::xattrs()
    std::uint32_t digest = none;    // see LayerTree::digest()
    std::uint32_t linkGroup = none; // names of one layer with the same group are one file
    std::uint16_t mode = 0;         // permission bits with setuid, setgid and sticky: 0 … 07777
    EntryType type = EntryType::None;
    std::uint8_t flags = 0;

    bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Entry) == 64);

// Names and values as they are on the disk ("security.capability"), sorted by name. Overlay's own are not among them.
using XattrList = std::vector<std::pair<std::string_view, std::string_view>>;

} // namespace assay

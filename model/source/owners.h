// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "formats/containersstorage.h"
#include "formats/overridestat.h"
#include "io/evidencefs.h"
#include "tree/entry.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace assay {

// What is known of the user or group ids of a layer's folder, where they are not those of the image.
struct OwnerIds {
    IdMap map;                            // as recorded; empty: none
    // A user's own store: this id on the disk is 0 in the user's namespace, the ids of which map then turns. The others are
    // shifted by a number that no record of the store tells.
    std::optional<std::uint32_t> keeper;
    std::vector<std::uint32_t> recorded;  // ids that the layer's tar had; from them the shift is found

    bool change() const { return !map.empty() || keeper; }
};

// Turns ids on the disk into those of the image. One thread.
inline constexpr std::uint32_t overflowId = 65534; // what the kernel shows of an id that a namespace does not have

class OwnerMap {
public:
    // onDisk: all ids of the folder; only asked for when there is a keeper.
    OwnerMap(const OwnerIds &ids, const std::set<std::uint32_t> &onDisk);

    // Without a map, what is not known to be another id stays as it is; what a map does not have is what the kernel shows
    // inside of the namespace.
    std::uint32_t inImage(std::uint32_t onDisk) const;

private:
    std::optional<std::uint32_t> shiftOf(const OwnerIds &ids, const std::set<std::uint32_t> &onDisk) const;

    const OwnerIds &m_ids;
    std::optional<std::uint32_t> m_shift;
};

struct DiskOwners {
    std::set<std::uint32_t> uids;
    std::set<std::uint32_t> gids;
};
// All owners in a folder; what of it cannot be read is left out. The error as of EvidenceFs::walk().
Result<DiskOwners> ownersIn(const EvidenceFs &fs, const std::string &folder, const Limits &limits, Context &context);

// The value of security.capability as the image has it. Set inside of a user namespace it names the root of that (linux/capability.h,
// revision 3), which a value of revision 2 does not; where that root is the image's, it becomes one.
std::string capabilitiesInImage(std::string value, const OwnerMap &uids);

// Owner and mode become what stat says; so does the type of an empty file, which stands for what could not be made.
void applyOverride(const OverrideStat &stat, Entry &entry);

} // namespace assay

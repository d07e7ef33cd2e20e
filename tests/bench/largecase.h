// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/storedsource.h"
#include "tree/layertreebuilder.h"
#include "verify/comparison.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

// Sources as large as a case may have to keep, made in memory.
namespace assay::bench {

// Names and digests of usual length; the digests are as hard to compress as real ones. One path of a hundred differs.
inline std::shared_ptr<const LayerTree> madeTree(std::uint32_t entries, std::uint32_t side)
{
    LayerTreeBuilder builder{Limits{}};
    std::uint64_t state = 88172645463325252ULL;
    const auto draw = [&state] {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    };
    for (std::uint32_t made = 0; made < entries; ++made) {
        const std::uint32_t folder = made / 12;
        Entry entry;
        entry.type = EntryType::File;
        entry.mode = made % 100 == side ? 0600 : 0644;
        entry.mtimeSec = 1'700'000'000 + static_cast<std::int64_t>(draw() % 1'000'000);
        entry.mtimeNsec = static_cast<std::uint32_t>(draw() % 1'000'000'000);
        entry.size = draw() % 100'000;
        LayerTreeBuilder::Content content;
        content.wantsDigest = true;
        const auto node = builder.add("usr/share/package-" + std::to_string(folder / 40) + "/module-" + std::to_string(folder % 40) + "/some-file-name-" + std::to_string(made % 12) + ".html", entry, content);
        if (!node)
            std::exit(1);
        Sha256Digest digest{};
        for (std::uint8_t &byte : digest)
            byte = static_cast<std::uint8_t>(draw());
        builder.setDigest(*node, digest);
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

inline LoadedSourcePtr madeSource(std::uint32_t entries, Role role)
{
    SourceRecord record;
    record.location = "made";
    record.images.emplace_back(); // as a bare root file system has
    auto loaded = std::make_shared<LoadedSource>();
    loaded->role = role;
    loaded->source = makeStoredSource(std::move(record));
    loaded->layers.emplace_back().tree = madeTree(entries, static_cast<std::uint32_t>(role));
    loaded->tree = FsTree::overlay({loaded->layers[0].tree});
    loaded->entries = loaded->tree->size() - 1;
    return loaded;
}

inline std::array<LoadedSourcePtr, sideCount> madeSides(std::uint32_t entries, int sources)
{
    std::array<LoadedSourcePtr, sideCount> sides;
    for (int side = 0; side < std::min<int>(sources, sideCount); ++side)
        sides[static_cast<std::size_t>(side)] = madeSource(entries, static_cast<Role>(side));
    return sides;
}

} // namespace assay::bench

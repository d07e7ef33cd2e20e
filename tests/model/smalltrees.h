// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "tree/layertree.h"
#include "tree/layertreebuilder.h"

#include <memory>
#include <sstream>
#include <string>

namespace assay::test {

/// A tree of one layer from lines "PATH [CONTENT]": a path that ends in "/" is a folder, all else a file of that content.
inline std::shared_ptr<const FsTree> smallTree(const std::string &lines)
{
    LayerTreeBuilder builder{Limits{}};
    std::istringstream in(lines);
    std::string line;
    while (std::getline(in, line)) {
        const std::size_t space = line.find(' ');
        const std::string path = line.substr(0, space);
        const std::string content = space == std::string::npos ? std::string() : line.substr(space + 1);
        if (path.empty())
            continue;
        Entry entry;
        entry.type = path.back() == '/' ? EntryType::Directory : EntryType::File;
        entry.mode = entry.type == EntryType::Directory ? 0755 : 0644;
        entry.mtimeSec = 1700000000;
        entry.size = entry.type == EntryType::File ? content.size() : 0;
        LayerTreeBuilder::Content given;
        given.wantsDigest = entry.type == EntryType::File;
        const auto node = builder.add(path, entry, given);
        if (node && *node && given.wantsDigest) {
            Sha256Digest digest{}; // no real one: equal contents get equal ones, which is all a comparison asks
            for (std::size_t i = 0; i < content.size(); ++i)
                digest[i % 32] = static_cast<std::uint8_t>(digest[i % 32] * 31U + static_cast<unsigned char>(content[i]) + 1U);
            builder.setDigest(*node, digest);
        }
    }
    return FsTree::overlay({std::make_shared<const LayerTree>(builder.finish())});
}

} // namespace assay::test

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace assay {

// What an analyst has said of paths, as far as a filter asks: immutable once made, any thread. Paths as in
// DiffTree::find(); those that a tree has not got do not count.
struct MarkedPaths {
    enum Kind : std::uint8_t { Tag = 1, Note = 2, Bookmark = 4 };

    std::map<std::string, std::vector<std::string>> byTag; // the tag's name, ASCII letters lowered
    std::vector<std::string> noted;
    std::vector<std::string> bookmarked;
};
using MarkedPathsPtr = std::shared_ptr<const MarkedPaths>;

} // namespace assay

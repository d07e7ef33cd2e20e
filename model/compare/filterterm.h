// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/filter.h"

#include <limits>

namespace re2 {
class RE2;
}

namespace assay {

enum class TermKind : std::uint8_t {
    Text, // part of a name or path
    Pattern, // of a name or path
    StepStatus, // mask of DiffStatus, of any step
    Change, // mask of Change, of any step
    Explained, // low: 1 when every change is to be explained, 0 when one is to be without
    Present, // in a source: mask of sides
    Size,
    Uid,
    Gid,
    Mtime,
    Mode, // all bits of mask, or, when any is set, one of them
    Type, // mask of EntryType
    Layer, // counted from 0, the lowest
    Extension, // one of words
    Digest, // SHA-256 in hex begins so
    Tagged, // with one of words; "none": with no tag
    Marked, // mask of MarkedPaths::Kind
    Known, // mask: 1 << what knownOf() gives, of a file
};

struct Filter::Term {
    TermKind kind = TermKind::Text;
    bool negated = false;
    bool any = false; // of the bits of mask one is enough
    bool onPath = false; // of patterns
    int side = -1; // VendorSide …; -1: any that has an entry there
    std::string text; // lowered, of Text and Digest
    std::vector<std::string> words;
    std::shared_ptr<const re2::RE2> pattern;
    std::uint32_t mask = 0;
    std::optional<std::uint32_t> group; // that an owner has to have as well
    std::int64_t low = std::numeric_limits<std::int64_t>::min(); // both included
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
};

// Marks every node that term, Tagged or Marked, is about. False when cancelled.
bool markMarked(const DiffTree &tree, const Filter::Term &term, const MarkedPaths *marks,
                std::vector<std::uint8_t> &matched, const Context &context);

// Marks every node whose name or, where wanted has a slash, whose path holds wanted (lowered); see filter.h.
// The others are left as they are. False when cancelled.
bool markText(const DiffTree &tree, std::string_view wanted, std::vector<std::uint8_t> &matched,
              const Context &context);

inline char loweredAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace assay

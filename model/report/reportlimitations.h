// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/comparison.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A part of the evidence that is not known whole.
struct Limitation {
    enum class Kind {
        NotRead,    // it was asked for
        NotAskedFor, // found beside what was, such as another store in the same folder
        Unreadable, // marked in the tree
        Changed,    // while it was read
    };

    std::string_view source; // "Vendor" …
    std::string path; // escaped; "" for the whole
    std::string what; // escaped
    Kind kind = Kind::NotRead;
};

// By source in order of the sides; in each what was not read, then what its tree has marked and was not told of by that, each by path.
std::vector<Limitation> limitationsOf(const Comparison &comparison);

// False where only what was not asked for was left out. With a source, of that alone.
bool isReadWhole(const std::vector<Limitation> &limitations, std::string_view source = {});

// "2 parts were not read, 1 part changed while it was read", each path once however many reasons it has; "" where there are none. With a source,
// of that alone.
std::string limitationCounts(const std::vector<Limitation> &limitations, std::string_view source = {});

} // namespace assay

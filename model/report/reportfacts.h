// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/comparison.h"

#include <string>
#include <string_view>
#include <vector>

// What a report says of one path or one finding. Text from evidence has been through displaySafe().
namespace assay {

// "label: value" of a source card or of one side of a difference.
struct Fact {
    std::string_view label;
    std::string value;
    bool evidence = false; // from evidence or a digest: a monospace face, breaks allowed anywhere
    bool changed = false; // of a difference: not what the state before has
};

// What a side has at a differing path, each value marked where the state before has another one. Empty when
// it has none.
std::vector<Fact> sideFacts(const Comparison &comparison, DiffNodeId id, int side);

// "content, mtime"; "" when a step changed nothing.
std::string changeText(const DiffTree &tree, DiffNodeId id, int step);

// Bytes outside of plain ASCII, and '%', as %XX: says exactly which bytes a name has that may look like
// another one.
std::string percentText(std::string_view bytes);
// Whether a name should be followed by percentText(): it has anything but ASCII that shows as what it is.
bool needsPercentText(std::string_view bytes);

// Of all that a compressed archive unpacks to, as `gzip -dc FILE | sha256sum` gives it; null for what is not compressed.
const Sha256Digest *unpackedDigest(const LoadedSource &source);

std::string findingNumber(std::size_t index); // "F-001" for 0
std::string_view findingMeaning(const Finding &finding);
std::string detailLabel(std::string_view key); // "size on disk" for "sizeOnDisk", escaped
std::string layerText(const Comparison &comparison,
                      const Finding &finding); // "2, sha256:…"; "" when it is about none

} // namespace assay

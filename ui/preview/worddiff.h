// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace assay {

/// Characters [first, second) of a text. An empty one says that something is missing there.
using TextPart = std::pair<int, int>;

/// What of mine other does not have, word by word, and of those the part that is not the same. Rising, none touches the
/// next, one at least where the texts differ and none where they do not. Lines in which too much differs have one part.
std::vector<TextPart> differingParts(const QString &mine, const QString &other);

/// Both lists in one, in order; what touches becomes one.
std::vector<TextPart> unitedParts(std::vector<TextPart> parts, const std::vector<TextPart> &more);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "source/source.h"

#include <vector>

namespace assay {

// What is wrong with paths that overlay's marks make stand for others ("overlay.redirect-broken"). layers are those that
// tree is made of, lowest first.
Findings aliasFindings(const FsTree &tree, const std::vector<LoadedLayer> &layers);
// The same of layer number number of tree alone.
Findings aliasFindings(const FsTree &tree, std::uint32_t number, const ImageLayer &layer);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"
#include "base/ids.h"
#include "base/result.h"

namespace assay {

class LayerTreeBuilder;

// Adds a member of a tar to the builder of its layer; what cannot be added becomes a finding of the builder. Gives the builder's
// node for a file whose content is to be hashed, none for all else.
Result<NodeId> addMember(LayerTreeBuilder &builder, const TarEntry &member);

} // namespace assay

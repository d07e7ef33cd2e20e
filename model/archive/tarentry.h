// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarreader.h"
#include "tree/layertreebuilder.h"

namespace assay {

// What the header of a member says, as a tree keeps it; the locator is the offset of the header. An id that does not fit becomes a finding of
// the builder.
Entry entryOf(const TarEntry &member, LayerTreeBuilder &builder);

// The finding for a member of a type that no engine unpacks.
void noteUnsupportedType(LayerTreeBuilder &builder, const TarEntry &member);

} // namespace assay

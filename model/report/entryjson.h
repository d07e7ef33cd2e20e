// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/jsonwriter.h"
#include "tree/layertree.h"

#include <cstdint>
#include <optional>
#include <string>

namespace assay {

// The members of one entry as "assay-evidence/1" has them, into the object that json has begun. digest (null: not known) and
// linkCount are those of the tree that is shown. Of a directory that is only implied by longer paths nothing is recorded: its values are null.
void writeEntryMembers(JsonWriter &json, const LayerTree &tree, const Entry &entry, const Sha256Digest *digest, std::uint32_t linkCount);

} // namespace assay

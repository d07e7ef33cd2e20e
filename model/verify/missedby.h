// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "verify/comparison.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The engine's own commands that do not notice a change of this kind in a layer's folder, as measured with the real engines
// (tests/matrix). rebuildFails: the change is in bytes that are read when the tar of the layer is rebuilt from the folder; wholeTree: the
// folder has the files of the layers below, too. A command that answers otherwise than before the change is not named.
std::vector<std::string> commandsThatMiss(Engine engine, std::string_view code, bool rebuildFails, bool wholeTree);

// The same for a finding about a store's records, its blobs or a layer's digest. Empty for what was not measured: that a command misses it is
// not claimed then.
std::vector<std::string> commandsThatMissRecord(Engine engine, const Finding &finding);

// Fills in missedBy of those findings about the live sources that have none. The engine is that of their layers; where they are of several, none is.
// Where no live source is an engine's store, nothing is missed by anybody: missedBy of all findings is emptied.
void addCommandsThatMissRecords(const Comparison &comparison, Findings &findings);

} // namespace assay

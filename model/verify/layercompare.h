// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "source/source.h"

#include <string>
#include <vector>

namespace assay {

// Holds the folder of a layer against the same layer as it was delivered (same diff id, digest proven). Two ways an honest
// engine makes a folder differ from the layer's tar give no finding: a time before 1970 or after 2262 is written as 1970 when a
// layer is unpacked; and a folder in which the layer was built (see builtInPlace) keeps sockets and attributes that the tar
// cannot carry. onDisk.store is the folder, for the findings.
struct LayerComparison {
    Findings findings;         // code, path, layer, store, missedBy and the two values; of one code no more than Limits has
    bool builtInPlace = false; // the folder is the builder's own, not unpacked from a tar
    bool complete = true;      // all of the folder could be read and held against a digest
    std::vector<std::string> paths; // of all that differs, sorted, those included whose findings were too many
};
LayerComparison compareLayer(const LoadedLayer &delivered, const LoadedLayer &onDisk);

// The same against the engine's own record of the layer, onDisk.record, which must have a tree.
LayerComparison compareWithRecord(const LoadedLayer &onDisk);

// A layer that was unpacked from a tar has the tar's times, in whole seconds. A folder where files have the seconds of the tar and
// nanoseconds besides was written by the build itself: most of them, or some when the kernel's marks of an upper folder are there
// too (a build step may set whole seconds itself).
bool wasBuiltInPlace(const LayerTree &delivered, const LayerTree &onDisk);

// Whether an honest engine turns the one time into the other by unpacking (moby, archive.boundTime).
bool isClampedTime(const Entry &recorded, const Entry &unpacked);

// Whether onDisk has the attributes of delivered, and besides only ones that `docker save` does not write.
bool differsInDroppedAttributes(const XattrList &delivered, const XattrList &onDisk);

} // namespace assay

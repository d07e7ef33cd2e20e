// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/limits.h"
#include "base/sparethreads.h"
#include "io/evidencefs.h"
#include "source/source.h"
#include "tree/treebudget.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

// Reads the record that Docker keeps of a layer's tar (tar-split.json.gz at recordPath) in step with the layer's folder: rebuilds
// the digest of the tar from recorded headers and the files' bytes, takes the SHA-256 of each of those files into onDisk in the
// same pass, and makes the tree that the recorded headers describe. When the digest is not diffId, a second pass tells by the
// recorded CRC-64 which files differ. One thread, which lets idle ones read ahead. The error is Cancelled or LimitExceeded; a record that
// cannot be used gives a LayerRecord with its problem.
struct RecordOptions {
    TreeBudget *together = nullptr;      // shared with the records of the source's other layers; null when there are none
    const SpareThreads *spare = nullptr; // null: there are none
};
Result<LayerRecord> readLayerRecord(const EvidenceFs &fs, const std::string &recordPath, const std::string &folder, const std::string &diffId,
                                    LayerTree &onDisk, const Limits &limits, Context &context, const RecordOptions &options = {});

} // namespace assay

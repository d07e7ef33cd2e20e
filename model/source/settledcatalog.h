// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "source/store.h"

#include <chrono>
#include <functional>
#include <vector>

namespace assay {

// Reads the records of a store that an engine may be changing: what was recorded when one record was read may be gone when the next one
// is. What seems wrong is read again after a pause, and only what two readings in a row say is told. Where every reading says something
// else, source.unstable is told and the catalog is not complete. read: once for each reading; pauses: how long to wait for the next one.
Result<StoreCatalog> settledCatalog(const std::function<Result<StoreCatalog>()> &read, const std::string &location, Context &context,
                                    const std::vector<std::chrono::milliseconds> &pauses);

} // namespace assay

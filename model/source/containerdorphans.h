// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/containerdlayers.h"

namespace assay {

// What lies in a containerd root and is of no use to any image or container: told as store.orphan. What an engine leaves lying by
// habit (interrupted downloads, what a lease keeps for a builder) is of severity info.
void findContainerdOrphans(const ContainerdStore &store, const ContainerdLayers &layers, StoreCatalog &catalog);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/dockerarchive.h"
#include "source/store.h"

#include <string>
#include <vector>

namespace assay {

// Docker's own records of containers (containers/<id>/config.v2.json) below a data root, whatever keeps their layers. Those that
// cannot be read are skipped parts of catalog.
std::vector<ContainerRecord> readDockerContainers(const EvidenceFs &fs, const std::string &root, const Limits &limits, StoreCatalog &catalog);

ContainerInfo dockerContainerInfo(const ContainerRecord &record);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/sink.h"
#include "source/source.h"

namespace assay {

// The images of a source with their tags and layers, and the containers of a store: as a table to read, or as one JSON object,
// schema "assay-list/1". Images are sorted by first tag, then id; containers by id.
Status writeImageTable(const Source &source, const Sink &sink);
Status writeImageListJson(const Source &source, const Sink &sink);

} // namespace assay

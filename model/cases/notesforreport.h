// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "report/reportnotes.h"

#include <memory>
#include <vector>

namespace assay {

// What reports tell: of the first paths, by path, their tags, their notes as they are now, and their bookmarks; and all findings of the
// examiner's own. No more paths than mostPaths, and no more than some megabytes of what was said of them. Null when nothing was said.
std::shared_ptr<const ReportNotes> notesForReport(const Annotations &annotations, std::size_t mostPaths = 5'000);

// What goes with a report bundle: the tagged paths, sorted, with the names of their tags.
std::vector<ExhibitWanted> exhibitsOf(const Annotations &annotations);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

namespace assay {

// EvidenceFs::walk() below an open directory. name is that of the directory, for errors.
Status walkDirectory(int root, const std::string &name, std::string_view path, const EvidenceFs::Visitor &visitor, const Limits &limits,
                     Context &context);

} // namespace assay

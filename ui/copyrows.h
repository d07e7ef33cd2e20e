// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "verify/comparison.h"

#include <string>
#include <vector>

namespace assay {

/// What of several rows goes to the clipboard, a line each.
enum class RowText {
    Shown,     ///< paths as they are shown
    Shell,     ///< paths as words of a shell
    Unescaped, ///< paths as they are; rows says where one ends
    Digests,   ///< "SHA-256  path" of files, as sha256sum writes it
    Records,   ///< what the evidence file says of each, as JSON
};

struct RowsText {
    std::string text;        ///< UTF-8
    std::string bytes;       ///< Unescaped: the paths, each with a zero byte behind it
    std::size_t missing = 0; ///< rows that have no line: no file, or its digest is not known; not in what all layers show
};

/// rows are of shown; whole is the comparison of all layers that it is of, or is a view of. sides says whose digest counts,
/// first to last. For a job: polls context. The error is Cancelled, or LimitExceeded when it would be too much for a clipboard.
Result<RowsText> rowsText(const Comparison &shown, const Comparison &whole, const std::vector<DiffNodeId> &rows, RowText form,
                          const std::vector<int> &sides, Context &context);

} // namespace assay

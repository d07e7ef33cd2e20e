// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString> // before <compare>, see flattreemodel.h

#include "base/finding.h"
#include "compare/difftree.h"

#include <string_view>

namespace assay {

// Where bytes of evidence become text. All of it is plain text on one line, safe to draw, and does not depend on the locale
// except where it says so.

QString displayText(std::string_view bytes);     // displaySafe()
QString firstLineText(std::string_view text, std::size_t mostBytes); // the first line that says something, cut with "…"
QString fromUtf8View(std::string_view ownText);  // text of our own, not of evidence

QString modeText(const Entry &entry);            // "-rwsr-xr-x", as ls writes it
QString ownerText(const Entry &entry);           // "0:33"
QString timeText(const Entry &entry);            // "2026-11-22T03:37:30Z", "" where the evidence has none
QString shortDigestText(const Sha256Digest &digest); // the first 12 digits
QString entryTypeText(EntryType type);           // "folder", translated
QString numberText(std::uint64_t number);        // grouped by the locale
QString bytesText(std::uint64_t bytes);          // "1.8 GB", by the locale: for progress and summaries only

/// What a pane says of a row: what the step that leads to the pane's state did to the path.
enum class RowStatus : std::uint8_t {
    Identical,
    Added,
    Removed,
    Type,
    Modified,
    Metadata,
    Unknown, ///< not read on one side, so that nothing is proven
    None,    ///< no step leads here: there is nothing to compare with
    Pending, ///< not compared yet
};
RowStatus rowStatus(DiffStatus status);
QString statusLetter(RowStatus status); // "A", "R", "M", "m", "=", "T", "!", "…"; "" for None
QString statusWord(RowStatus status);   // "added", …, translated

QString sideWord(int side);  // "vendor", "saved", "live", translated
QString sideTitle(int side); // "Vendor", …
QString changeWordsText(std::uint16_t changes); // "content, mode", translated
QString explanationText(Explanation explanation); // one sentence; "" for None
QString severityText(Severity severity);
QString verdictText(int verdict); // of assay::LayerVerdict
QString findingTitle(std::string_view code); // a few words; the code itself where there are none

} // namespace assay

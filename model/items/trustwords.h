// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString> // before <compare>, see flattreemodel.h

#include "trust/trustreport.h"

namespace assay {

// What the window says of statements of trust. Plain text on one line, translated; what comes from evidence is escaped.

QString trustSchemeText(TrustScheme scheme);
QString trustAspectText(TrustAspect aspect);
QString trustAnswerText(TrustAspect aspect, TrustAnswer answer); // "valid", "stale", "unknown", …
/// "holds", "does not hold", "cannot be told": of a statement as a whole, see stateOf().
QString trustStateText(TrustAnswer state);
QString trustCheckText(TrustAnswer answer); // "yes", "no", "unknown": of one step of the way

/// Names, each with who vouches for it and its key; says so where one is not trusted.
QString trustSignersText(const TrustStatement &statement);
QString trustSignedAtText(const TrustStatement &statement); // with whose word it is; "" where no time is said
/// How far the statement reaches: to the files on disk, to the image's records, or only to a digest.
QString trustCoverText(const TrustReport &report, const TrustStatement &statement);
/// All of a statement, plain text of several lines.
QString trustDetailText(const TrustReport &report, const TrustStatement &statement);
/// The raw bytes it was read from, a line each: SHA-256, size, place.
QString trustRecordsText(const TrustStatement &statement);

} // namespace assay

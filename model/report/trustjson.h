// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/jsonwriter.h"
#include "trust/comparedtrust.h"

namespace assay {

// One JSON object, schema "assay-trust-result/1": every statement with all its checks and the digests of the raw bytes it was read from,
// the ways from the digests to the image, and the outcomes of the rules, null where none were given.
Status writeTrustJson(const TrustReport &report, const std::vector<TrustRule> *rules, const std::vector<RuleOutcome> &outcomes, const Sink &sink);

// One statement of report, as it stands there.
void writeTrustStatement(JsonWriter &json, const TrustReport &report, const TrustStatement &statement);

// What is said of each source of a comparison, schema "assay-compared-trust/1".
Status writeComparedTrust(const ComparedTrust &trust, const Sink &sink);

// To read: a block for each statement, at most mostLines of checks that hold, each that does not; then the rules.
Status writeTrustText(const TrustReport &report, const std::vector<TrustRule> *rules, const std::vector<RuleOutcome> &outcomes, const Sink &sink);

} // namespace assay

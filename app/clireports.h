// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"
#include "cases/annotations.h"
#include "proof/signingkey.h"
#include "report/reporthashlists.h"
#include "report/sink.h"
#include "trust/comparedtrust.h"
#include "verify/comparison.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace assay {

struct ReportJournal; // report/reportjournal.h

inline constexpr char standardOutput[] = "-";

// To a file, whole or not at all, or to standard output.
Status writeOut(const std::string &file, const std::function<Status(const Sink &)> &writer);

// What is read and asked for before hours of other reading.
struct ReportExtras {
    Annotations notes;
    SigningKeyPtr key; // null where nothing is to be signed
    std::shared_ptr<const ReportJournal> journal; // null where none was asked for
    std::optional<ComparedTrustQuestion> trust; // none where nobody asks who signed what
    ReportAmendment amends;
    std::shared_ptr<const ReportLogo> logo; // null for none
    RedactionProfile withheld;
};
// Takes image and image stores from the evidence file that the options name, if they do. Before anything is read of the evidence.
Status applySettings(CliOptions &options);
Result<ReportExtras> readExtras(const CliOptions &options);

// Everything that the options ask for, signed where there is a key. hashLists and trust may be null.
Status writeReports(const Comparison &comparison, const CliOptions &options, const ReportExtras &extras, const std::shared_ptr<const ReportHashLists> &hashLists,
                    const ComparedTrustPtr &trust, Context &context);

} // namespace assay

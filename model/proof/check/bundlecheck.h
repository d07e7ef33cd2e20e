// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "proof/verdict.h"
#include "report/sink.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One thing that holds a bundle together, and whether it does.
struct BundleLayer {
    std::string_view code;  // "files", for programs
    std::string_view title; // "Files against the manifest", English
    ProofResult result;
};

struct BundleCheckOptions {
    // Whom the user trusts; null: nobody, and no signature is more than unproven. With one given, a bundle without that proof fails.
    TrustAnchorsPtr signers;
    TrustAnchorsPtr timeAuthorities;
};

struct BundleCheck {
    std::string location; // bytes
    std::vector<BundleLayer> layers; // in the order of the README: folder, manifest, files, sums, listings, evidence, report, pdf-files, pdf-signature,
                                     // signature, time-question, time-stamp, journal

    ProofVerdict of(std::string_view code) const; // Absent for an unknown one
    // 1 where something fails, else 2 where something could not be checked, else 0. What is absent or unproven is told, and is no failure.
    int exitCode() const;
};

// Reads all of a bundle, which may come from anybody, and judges each layer by itself: nothing holds because something else was not checked.
// Only regular files below the folder are read, no link is followed, and nothing is written. folder may be a zip of one, see openZipFs(). The error is that of a folder without a
// manifest, or that cannot be read; Cancelled. Any thread.
Result<BundleCheck> checkBundle(const std::string &folder, const BundleCheckOptions &options, Context &context);

// "assay-check/1": the layers as JSON.
Status writeCheckJson(const BundleCheck &check, const Sink &sink);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/fetchedrecord.h"
#include "trust/evidenceblobs.h"
#include "trust/statement.h"

#include <string>
#include <vector>

namespace assay {

// A place that says itself from where it was fetched. Nobody signed that.
struct FetchedPlace {
    TrustRecord record; // fetched.json
    FetchedRecord said;
};

// Of those that have a "fetched.json"; one that cannot be read is told in problems.
std::vector<FetchedPlace> fetchedPlacesOf(const std::vector<TrustPlace> &places, const Limits &limits, std::vector<Error> &problems);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "cases/casecontent.h"
#include "cases/file/casedatabase.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

// The form of a case file. Texts are blobs of UTF-8, paths blobs of their bytes, times of annotations milliseconds since 1970. A later
// version may add tables; a table that is there stays as it is. Form 2 added those of the examiner's own findings.
inline constexpr std::uint32_t caseApplicationId = 0x41737361; // "Assa"
inline constexpr std::uint32_t caseVersion = 2;
inline constexpr std::uint32_t findingsVersion = 2;
inline constexpr std::int64_t partsPerSection = 4096;          // results: place = section * 4096 + part

// Into an empty database, in the transaction at hand.
Status makeTables(CaseDatabase &database);

// Adds what a case of an earlier version lacks, in the transaction at hand.
Status addTables(CaseDatabase &database, std::uint32_t version);

// Whether what is in the database are our tables and nothing else (with a newer version: and other plain tables), its pages are sound,
// and no value has another type or is longer than limits allow. The error is Malformed, LimitExceeded or Unsupported.
Status checkTables(CaseDatabase &database, std::uint32_t version, const CaseLimits &limits, const AnnotationLimits &annotations);

} // namespace assay

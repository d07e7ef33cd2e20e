// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/verdict.h"

namespace assay {

std::string_view proofVerdictName(ProofVerdict verdict)
{
    switch (verdict) {
    case ProofVerdict::Holds: return "holds";
    case ProofVerdict::Unproven: return "unproven";
    case ProofVerdict::Fails: return "fails";
    case ProofVerdict::Absent: return "absent";
    case ProofVerdict::NotChecked: break;
    }
    return "not-checked";
}

} // namespace assay

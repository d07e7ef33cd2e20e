// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/tufwalk.h"

#include <string>
#include <vector>

// Statements out of a walk. For contenttrust.cpp and tuf.cpp.
namespace assay {

// "sha256:…", else "sha512:…", else "sha384:…", else "".
std::string digestOf(const TufTarget &target);
// The others, as TrustStatement has them.
std::vector<std::string> furtherDigestsOf(const TufTarget &target);

// What the role at the end of these edges says of the target; the subject is its name. Without signers.
TrustStatement statementFor(TufWalk &walk, TrustScheme scheme, const TufTarget &target, const std::vector<std::size_t> &path);
// That the file of the role at the end of this edge of the walk is broken.
TrustStatement statementOfBrokenRole(const TufWalk &walk, TrustScheme scheme, std::size_t edgeToIt);
// Of a repository in which no target is signed, or none can be read.
TrustStatement statementWithoutTarget(const TufWalk &walk, TrustScheme scheme);

} // namespace assay

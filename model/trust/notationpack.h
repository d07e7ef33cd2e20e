// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/relied.h"

#include <string>
#include <string_view>
#include <vector>

// A configuration folder of notation as one run of bytes, which a case can keep: a tar of the policies that count and of all files in the
// trust stores, and of nothing else of the folder. The same files give the same bytes.
namespace assay {

// path: of the folder. NotFound when there are no policies in it; LimitExceeded; Malformed for a store with a private key in it.
Result<std::string> packNotation(const std::string &path, std::uint64_t mostBytes);

// Anybody may have made the bytes. name: the place for errors and of what is returned. The error is why nobody can be trusted by them.
Result<ReliedNotation> unpackNotation(std::string_view packed, const std::string &name);

// Its policies, its stores and their certificates with fingerprints, a line each; what cannot be read says so.
std::vector<std::string> contentOfNotation(std::string_view packed, const std::string &name);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace assay {

using Json = nlohmann::json;

// Strict: one value and nothing after it, no key twice in one object, nested at most limits.jsonDepth deep, at most
// limits.jsonBytes long. file is the name for errors. Included by the parsers of this folder only.
Result<Json> parseJson(std::string_view bytes, const std::string &file, const Limits &limits);

// Member access that never throws: null when value is no object or has no such member.
const Json *member(const Json &value, const char *key);
std::string stringMember(const Json &value, const char *key); // "" when it is missing or no string

} // namespace assay

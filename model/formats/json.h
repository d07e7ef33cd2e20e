// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <functional>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace assay {

using Json = nlohmann::json;

// Strict: one value and nothing after it, no key twice in one object, nested at most limits.jsonDepth deep, at most
// limits.jsonBytes long. file is the name for errors. Included by parsers only, never by their headers.
Result<Json> parseJson(std::string_view bytes, const std::string &file, const Limits &limits);

// Member access that never throws: null when value is no object or has no such member.
const Json *member(const Json &value, const char *key);
std::string stringMember(const Json &value, const char *key); // "" when it is missing or no string

// The error of a record whose JSON does not say what it must.
Unexpected wrong(const std::string &file, const std::string &what);

// Calls take with each element of the array that is the member key of object, until one of them is an error. No member and null are
// an empty array. Malformed when it is something else, LimitExceeded past most elements.
Status forEachElement(const Json &object, const char *key, const std::string &file, std::size_t most, const std::function<Status(const Json &)> &take);

// Engines are written in Go, whose JSON decoder takes "CONFIG" for "Config" and lets the last one win: an object that spells one
// of these keys otherwise says one thing to them and another to us, so it is refused. Nothing to say of what is no object.
std::string foldedJsonKey(std::string_view key); // the same for all spellings that Go holds equal
Status refuseOtherSpellings(const Json &value, std::initializer_list<std::string_view> keys, const std::string &file);

} // namespace assay

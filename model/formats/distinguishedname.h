// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace assay {

// Attribute types in capitals ("C", "ST", "O" …) and their values in UTF-8.
using NameAttributes = std::map<std::string, std::string>;

// A distinguished name as text (RFC 4514): "C=US, ST=WA, O=Acme\, Inc." Refused: a type twice, "+", values as "#hex", what is empty. "S" is "ST".
Result<NameAttributes> parseDistinguishedName(std::string_view text, const std::string &file);

// The type in capitals, by the one spelling that is used here.
std::string nameAttributeType(std::string_view type);

} // namespace assay

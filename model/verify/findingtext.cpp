// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/findingtext.h"

#include "base/bytes.h"
#include "base/capability.h"

#include <algorithm>

namespace assay {
namespace {

// "security.capability=cap_net_raw=ep (AQAA…)" for "security.capability=AQAA…"; another attribute as it is.
std::string attributeInWords(std::string_view attribute)
{
    const std::size_t equals = attribute.find('=');
    if (equals == std::string_view::npos || attribute.substr(0, equals) != capabilityAttribute)
        return std::string(attribute);
    const std::string_view encoded = attribute.substr(equals + 1);
    const auto value = fromBase64(encoded);
    const auto words = value ? capabilityText(*value) : std::nullopt;
    std::string text(attribute.substr(0, equals + 1));
    return words ? text + *words + " (" + std::string(encoded) + ')'
                 : text + std::string(encoded) + " (not a capability value)";
}

} // namespace

std::string shownDetail(const Finding &finding, std::string_view value)
{
    if (finding.code != "layer.xattr-changed" && finding.code != "root.xattr-changed")
        return std::string(value);
    std::string text;
    for (std::size_t from = 0; from < value.size();) {
        const std::size_t end = std::min(value.find(' ', from), value.size());
        text += attributeInWords(value.substr(from, end - from));
        if (end < value.size())
            text += ' ';
        from = end + 1;
    }
    return text;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

// How an examiner came to a statement: seen in the evidence itself, concluded from what was seen, or left open.
enum class Confidence : std::uint8_t { Observed, Inferred, NotDetermined };

inline constexpr std::array<std::string_view, 3> confidenceNames = {"observed", "inferred", "not determined"};

constexpr std::string_view confidenceName(Confidence confidence)
{
    return confidenceNames[static_cast<std::size_t>(confidence)];
}

constexpr std::optional<Confidence> confidenceFromName(std::string_view name)
{
    for (std::size_t i = 0; i < confidenceNames.size(); ++i) {
        if (confidenceNames[i] == name)
            return static_cast<Confidence>(i);
    }
    return std::nullopt;
}

} // namespace assay

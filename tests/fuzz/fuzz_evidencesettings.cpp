// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/evidencesettings.h"
#include "support/fuzzlayers.h"

#include <string>
#include <string_view>

// What follows the settings changes nothing of them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto settings = readEvidenceSettings(text, "f");
    if (!settings) {
        test::require(!settings.error().detail.empty(), "an error without words");
        return 0;
    }
    const auto again = readEvidenceSettings(std::string(text) + "\xFF]", "f");
    test::require(again.has_value() && *again == *settings, "what follows changes the settings");
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

enum class Severity : std::uint8_t { Info, Low, Medium, High, Critical };

std::string_view severityName(Severity severity); // "info" … "critical", as in the evidence file

// Something odd or wrong in evidence that was read on past. The code is stable ("layer.file-added"), see findingCodes().
struct Finding {
    std::string code;
    Severity severity = Severity::Info;
    std::string path;  // bytes, in the image's tree, no leading slash; "" when it is about no path
    std::string layer; // "sha256:…" diff id, "" when it is about no layer
    std::string store; // bytes, where the thing lies inside the source, "" when unknown
    std::vector<std::string> missedBy;                       // engine commands that do not notice it
    std::vector<std::pair<std::string, std::string>> detail; // bytes; keys sorted when written
    int role = -1;     // index of the source it is about: 0 vendor, 1 saved, 2 live, -1 none
};

using Findings = std::vector<Finding>;

// Every code this program can give, with the severity it normally has and one plain sentence that explains it.
struct FindingCode {
    std::string_view code;
    Severity severity;
    std::string_view meaning;
};
const std::vector<FindingCode> &findingCodes();
const FindingCode *findFindingCode(std::string_view code);

// A Finding of a known code with its normal severity. The code must be in findingCodes().
Finding makeFinding(std::string_view code, std::string path = {});

// Order of the evidence file: by path bytewise, then code, layer, store.
void sortFindings(Findings &findings);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testdata.h"
#include "trust/notation.h"

#include <QtGlobal>

#include <string>
#include <string_view>

// What tests of notation's signatures share.
namespace assay::test {

inline constexpr std::int64_t longAfter = 2200000000; // 2039, when no certificate of these tests is valid any more

inline TrustAnchorsPtr anchors(const std::string &name)
{
    return fromTestData(TrustAnchors::load(std::string(ASSAY_TEST_DATA) + "/trust/" + name));
}

inline TrustStatement check(const std::string &envelope, std::string_view type, const NotationTrust &trust, std::int64_t at)
{
    return checkNotation(envelope, type, "envelope", trust, at, Limits());
}

// The answers of an aspect, as one word each, and why.
inline std::string story(const TrustStatement &statement)
{
    std::string text;
    for (const TrustCheck &one : statement.checks)
        text += std::string(trustAspectName(one.aspect)) + ' ' + std::string(trustAnswerName(one.answer)) + ": " + one.what + (one.reason.empty() ? "" : " (" + one.reason + ")") + '\n';
    return text;
}

inline bool allHold(const TrustStatement &statement)
{
    if (!statement.firstBroken())
        return true;
    qWarning("%s", story(statement).c_str());
    return false;
}

} // namespace assay::test

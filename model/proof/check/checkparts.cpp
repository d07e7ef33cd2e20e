// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/checkparts.h"

#include <utility>

namespace assay {

void NamedFew::add(std::string text)
{
    if (m_count++ < mostNamed)
        m_lines.push_back(std::move(text));
}

std::vector<std::string> NamedFew::lines() const
{
    std::vector<std::string> lines = m_lines;
    if (m_count > m_lines.size())
        lines.push_back("and " + std::to_string(m_count - m_lines.size()) + " more");
    return lines;
}

ProofResult failing(std::string reason)
{
    return {ProofVerdict::Fails, std::move(reason), {}};
}

ProofResult unread(const Error &error)
{
    return {ProofVerdict::NotChecked, "it could not be read: " + error.message(), {}};
}

ProofResult withoutManifest()
{
    return {ProofVerdict::NotChecked, "there is no good manifest to hold it against", {}};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/csv.h"

#include <algorithm>

namespace assay {

void CsvWriter::cell(std::string_view text)
{
    if (!m_first)
        m_out << ',';
    m_first = false;
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    if (!formula && text.find_first_of(",\"\r\n'; \t") == std::string_view::npos) {
        m_out << text;
        return;
    }
    m_out << '"' << (formula ? "'" : "");
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t quote = std::min(text.find('"', i), text.size());
        m_out << text.substr(i, quote - i);
        if (quote < text.size())
            m_out << "\"\"";
        i = quote + 1;
    }
    m_out << '"';
}

void CsvWriter::endRow()
{
    m_out << "\r\n";
    m_first = true;
}

} // namespace assay

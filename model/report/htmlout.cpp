// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlout.h"

#include "base/displaysafe.h"

#include <algorithm>

namespace assay {
namespace {

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

void HtmlOut::text(std::string_view plain)
{
    for (std::size_t i = 0; i < plain.size();) {
        const std::size_t end = std::min(plain.find_first_of("&<>\"'", i), plain.size());
        m_out << plain.substr(i, end - i);
        if (end < plain.size()) {
            switch (plain[end]) {
            case '&':
                m_out << "&amp;";
                break;
            case '<':
                m_out << "&lt;";
                break;
            case '>':
                m_out << "&gt;";
                break;
            case '"':
                m_out << "&quot;";
                break;
            default:
                m_out << "&#39;";
                break;
            }
        }
        i = end + 1;
    }
}

void HtmlOut::path(std::string_view safe)
{
    for (std::size_t i = 0; i < safe.size();) {
        const std::size_t slash = safe.find('/', i);
        const std::string_view part = safe.substr(i, slash == std::string_view::npos ? slash : slash - i);
        const bool apart = !isAscii(part);
        if (apart)
            m_out << "<bdi>";
        text(part);
        if (apart)
            m_out << "</bdi>";
        i += part.size();
        if (slash != std::string_view::npos) {
            m_out << "/<wbr>";
            ++i;
        }
    }
}

void HtmlOut::evidence(std::string_view safe)
{
    m_out << "<span class=\"e\">";
    path(safe);
    m_out << "</span>";
}

void HtmlOut::name(std::string_view bytes)
{
    evidence(displaySafe(bytes));
    if (needsPercentText(bytes)) {
        m_out << "<span class=\"e raw\">bytes ";
        path(percentText(bytes));
        m_out << "</span>";
    }
}

void HtmlOut::heading(std::string_view id, std::string_view title)
{
    m_out << "<h2 id=\"" << id << "\">" << std::to_string(++m_section) << ' ';
    text(title);
    m_out << "</h2>\n";
}

// "2026-11-22T04:00:00Z": a line must not break at its hyphens, or it reads like two things.
void HtmlOut::textWithTimes(std::string_view plain)
{
    static constexpr std::string_view shape = "0000-00-00T00:00:00Z";
    const auto isTime = [](std::string_view here) {
        return std::equal(here.begin(), here.end(), shape.begin(), shape.end(), [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
    };
    std::size_t done = 0;
    for (std::size_t at = 0; at + shape.size() <= plain.size();) {
        const std::string_view here = plain.substr(at, shape.size());
        if (!isTime(here)) {
            ++at;
            continue;
        }
        text(plain.substr(done, at - done));
        m_out << "<span class=\"t\">" << here << "</span>";
        at += shape.size();
        done = at;
    }
    text(plain.substr(done));
}

void HtmlOut::fact(const Fact &one)
{
    m_out << "<dt>";
    text(one.label);
    m_out << "</dt><dd>";
    if (one.evidence)
        evidence(one.value);
    else
        textWithTimes(one.value);
    m_out << "</dd>\n";
}

void HtmlOut::badge(const StatusTerm &term)
{
    std::string_view style = term.letter;
    if (term.status == DiffStatus::Identical)
        style = "I";
    else if (term.status == DiffStatus::Unknown)
        style = "U";
    m_out << "<span class=\"s s" << style << "\">" << term.letter << "</span>";
}

void HtmlOut::terms(const std::vector<Term> &list)
{
    m_out << "<dl class=\"terms\">\n";
    for (const Term &term : list) {
        m_out << "<dt>";
        text(term.term);
        m_out << "</dt><dd>";
        text(term.meaning);
        m_out << "</dd>\n";
    }
    m_out << "</dl>\n";
}

void HtmlOut::shownNote(std::uint64_t shown, std::uint64_t all, std::string_view one, std::string_view many)
{
    m_out << "<p class=\"note\">" << shownText(shown, all, one, many) << "</p>\n";
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "io/digest.h"
#include "report/html.h"
#include "support/reportcase.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::test {

// What a browser would make of it, as far as this report goes: elements, attributes, text. Anything that is not exactly as
// the writer means it is a complaint: an element or attribute it does not know, a tag that does not fit, a stray '<' or '&'.
struct Page {
    std::string complaint;
    std::string text;               // of all elements but style, entities replaced
    std::vector<int> headings;      // levels in order
    std::set<std::string> ids;
    std::vector<std::string> links; // where href leads
    std::size_t elements = 0;
    std::string style;
    std::string policy;
};

inline std::string unescaped(std::string_view text, std::string &complaint)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '&') {
            out += text[i];
            continue;
        }
        bool known = false;
        for (const auto &[entity, c] : {std::pair("&amp;", '&'), std::pair("&lt;", '<'), std::pair("&gt;", '>'), std::pair("&quot;", '"'), std::pair("&#39;", '\'')}) {
            if (text.substr(i).starts_with(entity)) {
                out += c;
                i += std::string_view(entity).size() - 1;
                known = true;
                break;
            }
        }
        if (!known)
            complaint = "a bare & in: " + std::string(text.substr(i, 40));
    }
    return out;
}

inline Page parsed(const std::string &html)
{
    static const std::set<std::string> elements = {"html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "div", "span", "p", "h1",
        "h2", "h3", "a", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "wbr", "bdi", "mark", "strong", "svg",
        "defs", "pattern", "rect", "path", "circle"};
    static const std::set<std::string> empty = {"meta", "br", "wbr"};
    static const std::set<std::string> attributes = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "colspan", "aria-label", "aria-hidden",
        "width", "height", "patternUnits", "stroke-width", "d", "cx", "cy", "r", "x", "y", "fill"};
    Page page;
    std::vector<std::string> open;
    constexpr std::string_view doctype = "<!DOCTYPE html>";
    if (!html.starts_with(doctype))
        page.complaint = "no doctype";
    std::size_t i = doctype.size();
    while (i < html.size() && page.complaint.empty()) {
        if (html[i] != '<') {
            const std::size_t end = std::min(html.find('<', i), html.size());
            const std::string_view raw = std::string_view(html).substr(i, end - i);
            i = end;
            if (!open.empty() && open.back() == "style") {
                page.style += raw;
                continue;
            }
            if (raw.find('>') != std::string_view::npos)
                page.complaint = "a bare > in: " + std::string(raw.substr(0, 80));
            page.text += unescaped(raw, page.complaint);
            continue;
        }
        const std::size_t end = html.find('>', i);
        if (end == std::string::npos) {
            page.complaint = "an unfinished tag";
            break;
        }
        std::string_view tag = std::string_view(html).substr(i + 1, end - i - 1);
        i = end + 1;
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1))
                page.complaint = "</" + std::string(tag.substr(1)) + "> does not fit";
            else
                open.pop_back();
            continue;
        }
        const bool closed = tag.ends_with('/');
        if (closed)
            tag.remove_suffix(1);
        const std::size_t nameEnd = std::min(tag.find(' '), tag.size());
        const std::string name(tag.substr(0, nameEnd));
        if (!elements.contains(name)) {
            page.complaint = "the element " + name;
            break;
        }
        ++page.elements;
        tag.remove_prefix(nameEnd);
        std::string policyOf;
        while (!tag.empty()) {
            tag.remove_prefix(1); // the space
            const std::size_t equals = tag.find('=');
            const std::size_t valueEnd = equals == std::string_view::npos ? equals : tag.find('"', equals + 2);
            if (valueEnd == std::string_view::npos || tag[equals + 1] != '"') {
                page.complaint = "an attribute without a quoted value in " + name;
                break;
            }
            const std::string attribute(tag.substr(0, equals));
            const std::string value = unescaped(tag.substr(equals + 2, valueEnd - equals - 2), page.complaint);
            if (!attributes.contains(attribute))
                page.complaint = "the attribute " + attribute;
            if (attribute == "id" && !page.ids.insert(value).second)
                page.complaint = "two times the id " + value;
            if (attribute == "href")
                page.links.push_back(value);
            if (attribute == "http-equiv" && value == "Content-Security-Policy")
                policyOf = value;
            if (attribute == "content" && !policyOf.empty())
                page.policy = value;
            tag.remove_prefix(valueEnd + 1);
        }
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
            page.headings.push_back(name[1] - '0');
        if (!closed && !empty.contains(name))
            open.push_back(name);
    }
    if (page.complaint.empty() && !open.empty())
        page.complaint = open.back() + " is not closed";
    return page;
}

inline void checkPage(const std::string &html)
{
    const Page page = parsed(html);
    QVERIFY2(page.complaint.empty(), page.complaint.c_str());
    // Nothing from outside: elements and attributes that could load are not among those that parsed() knows.
    for (const char *outside : {"http", "url(", "@import", "expression"})
        QVERIFY2(page.style.find(outside) == std::string::npos, outside);
    for (const std::string &link : page.links)
        QVERIFY2(link.starts_with('#') && page.ids.contains(link.substr(1)), link.c_str());
    QVERIFY(page.policy.starts_with("default-src 'none'; style-src 'sha256-"));
    QVERIFY(page.policy.find("unsafe") == std::string::npos);
    const Sha256Digest digest = sha256(page.style);
    QVERIFY(page.policy.find(toBase64({reinterpret_cast<const char *>(digest.data()), digest.size()})) != std::string::npos);
    QVERIFY(html.find("<html lang=\"en\">") != std::string::npos);
    // Headings begin with one of the first level and leave out none.
    QCOMPARE(page.headings.front(), 1);
    QCOMPARE(std::count(page.headings.begin(), page.headings.end(), 1), 1);
    int last = 1;
    for (std::size_t i = 1; i < page.headings.size(); ++i) {
        // The cards of the sources stand before the first section.
        if (i > 3)
            QVERIFY(page.headings[i] <= last + 1);
        last = page.headings[i];
    }
    QVERIFY(page.text.find("\u2014 End of report \u2014") != std::string::npos);
    for (std::size_t at = html.find("<th"); at != std::string::npos; at = html.find("<th", at + 3))
        QVERIFY(html.compare(at, 6, "<thead") == 0 || html.compare(at, 11, "<th scope=\"") == 0);
    for (const char c : html)
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

inline std::string writtenHtml(const Comparison &comparison, const ReportOptions &options = fixedOptions())
{
    std::string out;
    return writeHtml(comparison, options, stringSink(out)) ? out : std::string("(failed)");
}

} // namespace assay::test

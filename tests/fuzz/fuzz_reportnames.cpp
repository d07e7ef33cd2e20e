// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Names, link targets, attributes and details of any bytes must come through every report: as JSON that has them all, as
// HTML in which they are nothing but text, as lists with one line each. Parts of the input are divided by NUL.

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/evidence.h"
#include "report/html.h"
#include "report/listing.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace assay;

namespace {

void check(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

std::string bytesOf(const nlohmann::json &object, const char *key)
{
    const std::string withBytes = std::string(key) + "Bytes";
    if (!object.contains(withBytes))
        return object[key].get<std::string>();
    const auto bytes = fromBase64(object[withBytes].get<std::string>());
    check(bytes.has_value(), "not canonical base64");
    return *bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), std::min<std::size_t>(size, 4096));
    std::vector<test::Made> entries;
    Findings findings;
    std::size_t at = 0;
    while (at <= input.size() && entries.size() < 200) {
        const std::size_t end = std::min(input.find('\0', at), input.size());
        const std::string part(input.substr(at, end - at));
        at = end + 1;
        Finding finding = makeFinding("layer.content-changed", part);
        finding.layer = finding.store = part;
        finding.detail = {{"was", part}};
        finding.role = LiveSide;
        findings.push_back(std::move(finding));
        if (part.empty())
            continue;
        entries.push_back(test::file(part, part).xattr("user." + part, part));
        entries.push_back(test::symlink("link/" + part, part));
    }
    auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, std::string(input.substr(0, 50)), {}, {{}});
    auto live = test::loadedSource(Role::Live, SourceKind::DockerRoot, "live", test::madeDigest('7'), {entries});
    live->skipped = {{std::string(input.substr(0, 100)), std::string(input.substr(0, 100))}};
    const Comparison comparison = test::compared({vendor, nullptr, live}, std::move(findings));

    std::string json;
    check(writeEvidence(comparison, ReportOptions(), stringSink(json)).has_value(), "the evidence file failed");
    const auto parsed = nlohmann::json::parse(json);
    std::set<std::string> paths;
    std::string last;
    for (const auto &difference : parsed["differences"]) {
        const std::string path = bytesOf(difference, "path");
        check(paths.empty() || last < path, "not sorted, or one path twice");
        check(comparison.tree->path(comparison.tree->find(path)) == path, "a path that is not in the tree");
        last = path;
        paths.insert(path);
    }
    check(paths.size() == comparison.tree->totals().paths, "a path is missing");
    check(parsed["findings"].size() == comparison.findings.size(), "a finding is missing");

    std::string html;
    check(writeHtml(comparison, ReportOptions(), stringSink(html)).has_value(), "the HTML report failed");
    for (std::size_t i = html.find("</style>"); i < html.size(); ++i) {
        const auto c = static_cast<unsigned char>(html[i]);
        check(c >= 0x20 || c == '\n', "a control in the HTML report");
        if (c == '<')
            check(html[i + 1] == '/' || (html[i + 1] >= 'a' && html[i + 1] <= 'z'), "a stray < in the HTML report");
        if (c == '&')
            check(html.compare(i, 5, "&amp;") == 0 || html.compare(i, 4, "&lt;") == 0 || html.compare(i, 4, "&gt;") == 0 || html.compare(i, 6, "&quot;") == 0
                      || html.compare(i, 5, "&#39;") == 0, "a stray & in the HTML report");
    }
    for (const char *element : {"<script", "<img", "<a href=\"h", "<iframe", "<link", "<b>", "<i>"})
        check(html.find(element) == std::string::npos, "markup from evidence");

    const std::size_t count = live->tree->size() - 1;
    for (const ListingFormat format : {ListingFormat::Text, ListingFormat::Bodyfile, ListingFormat::Mtree}) {
        std::string list;
        check(writeListing(*live, {format, {}}, stringSink(list)).has_value(), "a list failed");
        const auto lines = static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n'));
        check(lines == count + (format == ListingFormat::Mtree ? 2 : 0), "a list has not one line for each path");
        if (format == ListingFormat::Bodyfile)
            check(static_cast<std::size_t>(std::count(list.begin(), list.end(), '|')) == 10 * count, "a field of the bodyfile is broken");
    }
    std::string list;
    check(writeListing(*live, {ListingFormat::Json, {}}, stringSink(list)).has_value(), "a list failed");
    check(nlohmann::json::parse(list)["entries"].size() == count, "a path is missing in the JSON list");
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redactionprofile.h"

#include "base/blanks.h"
#include "base/displaysafe.h"
#include "io/bytesource.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint64_t mostProfileBytes = 1 << 20;
constexpr std::size_t mostPatterns = 10'000;
constexpr std::string_view blanks = " \t\r"; // a line of Windows ends in the last one

} // namespace

Result<RedactionProfile> readRedactionProfile(std::string_view text, const std::string &file)
{
    RedactionProfile profile;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = withoutBlanks(text.substr(0, end), blanks);
        text.remove_prefix(std::min(text.size(), end + 1));
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
        const std::string_view word = line.substr(0, blank);
        const std::string pattern(withoutBlanks(line.substr(blank), blanks));
        std::vector<std::string> *list = word == "path" ? &profile.paths : word == "notes" ? &profile.notes : word == "words" ? &profile.words : nullptr;
        if (!list || pattern.empty())
            return Unexpected(makeError(ErrorCode::Usage, file, "line " + std::to_string(number) + " is none of \"path PATTERN\", \"notes PATTERN\" and \"words TEXT\""));
        list->push_back(pattern);
    }
    return profile;
}

Result<RedactionProfile> loadRedactionProfile(const std::string &file)
{
    const auto source = openFileSource(file);
    const auto text = source ? readAll(**source, mostProfileBytes) : Unexpected(source.error());
    return text ? readRedactionProfile(*text, file) : Unexpected(text.error());
}

Result<PathPatterns> PathPatterns::of(const std::vector<std::string> &patterns)
{
    PathPatterns all;
    if (patterns.size() > mostPatterns)
        return Unexpected(makeError(ErrorCode::Usage, {}, "there are more than " + std::to_string(mostPatterns) + " patterns of what is withheld"));
    for (const std::string &pattern : patterns) {
        auto query = MetadataQuery::metadata(pattern, true);
        if (!query || query->isOwner())
            return Unexpected(makeError(ErrorCode::Usage, {}, "\"" + displaySafe(pattern) + "\" is no pattern of paths" + (query ? "" : ": " + query.error().detail)));
        all.m_patterns.push_back(std::move(*query));
    }
    return all;
}

bool PathPatterns::match(std::string_view path) const
{
    const std::string whole = '/' + std::string(path);
    const std::string_view name = std::string_view(whole).substr(whole.rfind('/') + 1);
    return std::any_of(m_patterns.begin(), m_patterns.end(), [&](const MetadataQuery &query) {
        return query.onName() ? query.findIn(name, 0).has_value() : query.findIn(whole, whole.size() - name.size()).has_value();
    });
}

bool PathPatterns::matchAnyAbove(std::string_view path) const
{
    for (std::size_t end = path.find('/'); !m_patterns.empty(); end = path.find('/', end + 1)) {
        if (match(path.substr(0, end)))
            return true;
        if (end == std::string_view::npos)
            break;
    }
    return false;
}

} // namespace assay

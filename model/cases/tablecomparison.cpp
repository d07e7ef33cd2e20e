// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/tablecomparison.h"

#include "base/bytes.h"
#include "base/confidence.h"
#include "base/displaysafe.h"
#include "io/digest.h"

namespace assay {
namespace {

constexpr std::size_t shownBytes = 200;

std::string timeOf(const Stamp &stamp)
{
    const bool before = stamp.at % 1000 < 0; // 1970
    const std::int64_t milliseconds = stamp.at % 1000 + (before ? 1000 : 0);
    return isoTime(stamp.at / 1000 - (before ? 1 : 0), static_cast<std::uint32_t>(milliseconds) * 1'000'000);
}

void add(TableFields &fields, const Stamp &stamp)
{
    fields.emplace_back("author", stamp.user);
    fields.emplace_back("time", timeOf(stamp));
}

std::string by(const Stamp &stamp)
{
    return " (" + stamp.user + ", " + timeOf(stamp) + ')';
}

// As many whole characters as fit.
std::string_view beginningOf(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size()) {
        const std::size_t next = size + decodeUtf8(text, size).length;
        if (next > shownBytes)
            break;
        size = next;
    }
    return text.substr(0, size);
}

std::string shownCut(const std::string &text)
{
    const std::string_view beginning = beginningOf(text);
    std::string shown = displaySafe(beginning);
    if (beginning.size() < text.size())
        shown += " ... [" + std::to_string(text.size()) + " bytes, SHA-256 " + toHex(sha256(text)) + ']';
    return shown;
}

std::string rangeText(const std::optional<ContentRange> &range)
{
    return range ? "offset " + std::to_string(range->offset) + ", length " + std::to_string(range->length) : std::string();
}

} // namespace

TableFields fieldsOf(const Tag &tag)
{
    TableFields fields{{"name", tag.name}, {"colour", std::to_string(tag.colour)}, {"key", std::to_string(tag.hotkey)}};
    add(fields, tag.stamp);
    return fields;
}

TableFields fieldsOf(const Mark &mark)
{
    TableFields fields;
    add(fields, mark.stamp);
    return fields;
}

TableFields fieldsOf(const Revision &revision)
{
    TableFields fields{{"text", revision.text}};
    add(fields, revision.stamp);
    return fields;
}

TableFields fieldsOf(const Bookmark &bookmark)
{
    TableFields fields{{"path", bookmark.path},
                       {"side", std::to_string(bookmark.side)},
                       {"SHA-256", bookmark.digest ? toHex(*bookmark.digest) : std::string()},
                       {"place", rangeText(bookmark.range)},
                       {"label", bookmark.label}};
    add(fields, bookmark.stamp);
    return fields;
}

TableFields fieldsOf(const OwnFinding &finding)
{
    TableFields fields{{"severity", std::string(severityName(finding.severity))},
                       {"confidence", std::string(confidenceName(finding.confidence))},
                       {"title", finding.title},
                       {"statement", finding.statement},
                       {"other explanations", finding.alternatives}};
    std::string paths;
    for (const std::string &path : finding.paths)
        paths += (paths.empty() ? "/" : " /") + path;
    fields.emplace_back("paths", paths);
    fields.emplace_back("first author", finding.written.user);
    fields.emplace_back("first time", timeOf(finding.written));
    add(fields, finding.stamp);
    return fields;
}

std::map<std::string, std::string> fieldsOf(const CaseAbout &about)
{
    return {{"number", about.number}, {"title", about.title}, {"examiner", about.examiner}, {"organisation", about.organisation}};
}

SourceFields fieldsOf(const CaseSource &source)
{
    SourceFields fields{{SourceField::kind, std::string(sourceKindName(source.kind))}, {SourceField::path, source.path}};
    if (!source.image.empty())
        fields[SourceField::image] = source.image;
    if (source.bytes)
        fields[SourceField::bytes] = std::to_string(*source.bytes);
    if (source.sha256)
        fields[SourceField::sha256] = toHex(*source.sha256);
    return fields;
}

std::string summaryOf(const Tag &tag)
{
    return tag.name + by(tag.stamp);
}

std::string summaryOf(const Mark &mark)
{
    return "set" + by(mark.stamp);
}

std::string summaryOf(const Revision &revision)
{
    return revision.text + by(revision.stamp);
}

std::string summaryOf(const Bookmark &bookmark)
{
    return bookmark.label + by(bookmark.stamp);
}

std::string summaryOf(const OwnFinding &finding)
{
    return finding.title + by(finding.stamp);
}

std::string nameOf(const Tag &tag)
{
    return "tag " + std::to_string(tag.id);
}

std::string nameOf(const Bookmark &bookmark)
{
    return "bookmark " + std::to_string(bookmark.id) + " on " + shownPath(bookmark.path);
}

std::string nameOf(const OwnFinding &finding)
{
    return "the examiner's finding " + std::to_string(finding.id);
}

std::string shownValue(const std::optional<std::string> &value)
{
    return value ? '"' + shownCut(*value) + '"' : "nothing";
}

std::string shownPath(const std::string &path)
{
    return '/' + shownCut(path);
}

} // namespace assay

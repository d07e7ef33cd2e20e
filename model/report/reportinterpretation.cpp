// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportinterpretation.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "report/jsonwriter.h"
#include "report/reportnotes.h"
#include "report/reportwords.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t overhead = 64; // of markup and attribution, for each
constexpr const char *wholeElsewhere = "; interpretation.json of a report bundle, and a notes file, have all.";

std::string timeText(std::int64_t at)
{
    const std::int64_t milliseconds = (at % 1000 + 1000) % 1000;
    return isoTime((at - milliseconds) / 1000);
}

std::string stampText(const std::string &user, std::int64_t at)
{
    return (user.empty() ? std::string("unknown user") : displaySafe(user)) + ", " + timeText(at);
}

void append(std::vector<Fact> &facts, std::string_view label, const std::vector<std::string> &lines)
{
    for (const std::string &line : lines) {
        facts.push_back({label, line, false, false});
        label = {};
    }
}

} // namespace

std::string interpretationNumber(const ReportInterpretation &one)
{
    const std::string digits = std::to_string(one.number);
    return "I-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string interpretationTitle(const ReportInterpretation &one)
{
    return displaySafe(one.title);
}

std::vector<std::string> interpretationLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(displaySafe(line));
        if (end == text.size())
            return lines;
        text.remove_prefix(end + 1);
    }
}

std::vector<Fact> interpretationFacts(const ReportInterpretation &one)
{
    std::vector<Fact> facts = {{"Severity", std::string(severityName(one.severity)), false, false}, {"Confidence", std::string(confidenceName(one.confidence)), false, false}};
    append(facts, "Other explanations", one.alternatives.empty() ? std::vector<std::string>{"none stated"} : interpretationLines(one.alternatives));
    facts.push_back({"Written by", stampText(one.firstUser, one.firstAt), false, false});
    if (one.user != one.firstUser || one.at != one.firstAt)
        facts.push_back({"Last changed by", stampText(one.user, one.at), false, false});
    return facts;
}

std::size_t shownInterpretations(const ReportNotes &notes)
{
    constexpr std::size_t mostBytes = 8 << 20;
    std::size_t bytes = 0;
    std::size_t shown = 0;
    for (const ReportInterpretation &one : notes.interpretations) {
        if (bytes >= mostBytes)
            break;
        bytes += one.title.size() + one.statement.size() + one.alternatives.size() + overhead;
        for (std::size_t i = 0; i < std::min(one.paths.size(), shownInterpretationPaths); ++i)
            bytes += one.paths[i].size();
        ++shown;
    }
    return shown;
}

std::string shownInterpretationsText(const ReportNotes &notes)
{
    const std::size_t shown = shownInterpretations(notes);
    const std::size_t all = notes.interpretations.size();
    return shown == all ? shownText(shown, all, "interpretation", "interpretations") : groupedNumber(shown) + " of " + groupedNumber(all) + " interpretations shown" + wholeElsewhere;
}

std::string shownPathsText(const ReportInterpretation &one)
{
    if (one.paths.size() <= shownInterpretationPaths)
        return {};
    return groupedNumber(shownInterpretationPaths) + " of " + groupedNumber(one.paths.size()) + " paths shown" + wholeElsewhere;
}

Status writeInterpretations(const ReportNotes &notes, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-interpretation/1");
    json.key("interpretations").beginArray();
    for (const ReportInterpretation &one : notes.interpretations) {
        json.beginObject();
        json.key("number").string(interpretationNumber(one));
        json.key("title").string(one.title);
        json.key("severity").string(severityName(one.severity));
        json.key("confidence").string(confidenceName(one.confidence));
        json.key("statement").string(one.statement);
        json.key("alternatives").stringOrNull(one.alternatives);
        json.key("paths").beginArray();
        for (const std::string &path : one.paths) {
            json.beginObject(JsonWriter::Style::Inline);
            json.bytes("path", path);
            json.endObject();
        }
        json.endArray();
        json.key("by").string(one.user);
        json.key("at").string(timeText(one.at));
        json.key("writtenBy").string(one.firstUser);
        json.key("writtenAt").string(timeText(one.firstAt));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selftest/selftestpage.h"

#include "base/displaysafe.h"
#include "base/limits.h"
#include "io/bytesource.h"
#include "io/libraryversions.h"
#include "report/htmlout.h"
#include "report/pdf/pdfreport.h"
#include "report/reportprogram.h"
#include "report/reportwords.h"

#include <algorithm>
#include <sys/utsname.h>

namespace assay {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #1d2329; --soft: #5a646e; --line: #c3c9ce; --paper: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe4e8; --soft: #9aa5af; --line: #3f4850; --paper: #15191d; } }
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; color: var(--ink); font: 0.875rem/1.4 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { margin: 0; font-size: 1.4rem; line-height: 1.2; }
h2 { margin: 1rem 0 0.3rem; font-size: 1rem; }
.conclusion { margin: 0.6rem 0; padding: 0.4rem 0.6rem; border: 2px solid var(--ink); font-weight: 700; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 0.9rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.15rem 0.5rem 0.15rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { white-space: nowrap; font-weight: 700; width: 6.5rem; }
ul { margin: 0; padding-left: 1.1rem; }
.sign { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.5rem; margin-top: 2.2rem; color: var(--soft); }
.sign span { border-top: 1px solid var(--ink); padding-top: 0.2rem; }
@page { margin: 12mm 14mm; }
@media print {
  :root { color-scheme: light; --ink: #000000; --soft: #333333; --line: #888888; --paper: #ffffff; }
  body { padding: 0; max-width: none; font-size: 8.2pt; line-height: 1.25; }
  h1 { font-size: 14pt; } h2 { font-size: 9.5pt; margin: 6pt 0 2pt; }
}
)css";

std::string platformText()
{
    std::string text;
    if (const auto file = openFileSource("/etc/os-release")) {
        const std::string release = '\n' + readAll(**file, 64 * 1024).value_or(std::string());
        constexpr std::string_view key = "\nPRETTY_NAME=";
        if (const std::size_t at = release.find(key); at != std::string::npos) {
            text = release.substr(at + key.size(), release.find('\n', at + 1) - at - key.size());
            std::erase(text, '"');
        }
    }
    if (utsname kernel{}; ::uname(&kernel) == 0)
        text += (text.empty() ? "" : ", ") + std::string(kernel.sysname) + ' ' + kernel.release + ", " + kernel.machine;
    return text.empty() ? "not known" : displaySafe(text);
}

} // namespace

std::vector<Fact> selfTestFacts(const std::vector<std::pair<std::string, std::string>> &libraries)
{
    const ReportClock now = ReportClock::now();
    std::vector<Fact> facts = programFacts(now);
    std::erase_if(facts, [](const Fact &fact) { return fact.label == "Times"; }); // there are none of evidence here
    auto all = libraryVersions();
    all.push_back(pdfLibrary());
    all.insert(all.end(), libraries.begin(), libraries.end());
    std::sort(all.begin(), all.end());
    std::string text;
    for (const auto &[name, number] : all)
        text += (text.empty() ? "" : ", ") + name + ' ' + number;
    facts.push_back({"Libraries", displaySafe(text), false, false});
    facts.push_back({"Platform", platformText(), false, false});
    facts.push_back({"Done at", now.text(), false, false});
    return facts;
}

std::string_view selfTestConclusion(const SelfTestResult &result)
{
    return result.passed() ? "PASS: every answer was the known one." : "NOT VALID: an answer was not the known one; what follows it was not tried.";
}

std::string_view selfTestGuard(const SelfTestResult &result)
{
    return result.held ? "While this was done, the kernel refused the thread that did it to write outside of its temporary folder and its output (Landlock)."
                       : "While this was done, the kernel did not keep the thread that did it from writing (Landlock is not offered).";
}

const std::vector<std::string> &versionLimitations()
{
    static const std::vector<std::string> limits = {
        "Disk images and partitions are not opened: a file system has to be mounted or copied first.",
        "What is mounted inside of a folder of evidence, and file systems that need a server (FUSE, NFS), are told and not read.",
        "A tar of a data root that was made without extended attributes does not say which folders hide what lower layers hold.",
        "Encrypted layers are told and not read.",
        "Hash lists are matched by SHA-256 alone.",
        "Whether a certificate or key was revoked is not looked up.",
        "That the kernel refuses writing does not cover modes, owners, times and attributes of files.",
        "Of one source " + groupedNumber(Limits().entriesPerSource) + " paths are read at most, and " + std::to_string(Limits().expandedBytes >> 30)
            + " GiB of one compressed stream; what is beyond is told as not read.",
    };
    return limits;
}

std::string selfTestText(const SelfTestResult &result)
{
    std::string page = std::string(selfTestTitle) + "\n\n";
    for (const Fact &fact : result.facts)
        page += std::string(fact.label) + ": " + fact.value + '\n';
    page += '\n';
    for (const SelfTestCheck &check : result.checks) {
        const std::string verdict(selfTestVerdictText(check.verdict));
        page += "  " + verdict + std::string(11 - verdict.size(), ' ') + std::string(check.what) + '\n';
        if (!check.reason.empty())
            page += std::string(13, ' ') + check.reason + '\n';
    }
    page += '\n' + std::string(selfTestConclusion(result)) + '\n' + std::string(selfTestGuard(result)) + '\n';
    page += "\nKnown limits of this version:\n";
    for (const std::string &limit : versionLimitations())
        page += "  - " + limit + '\n';
    page += "\nKnown limits of any such comparison:\n";
    for (const std::string_view limit : standingLimitations())
        page += "  - " + std::string(limit) + '\n';
    return page;
}

Status writeSelfTestHtml(const SelfTestResult &result, const Sink &sink)
{
    HtmlOut out(sink);
    const auto list = [&out](std::string_view title, const auto &texts) {
        out << "<h2>" << title << "</h2>\n<ul>\n";
        for (const auto &text : texts) {
            out << "<li>";
            out.text(text);
            out << "</li>\n";
        }
        out << "</ul>\n";
    };
    out << "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        << selfTestTitle << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n<main>\n<h1>" << selfTestTitle << "</h1>\n<p class=\"conclusion\">"
        << selfTestConclusion(result) << "</p>\n<dl>\n";
    for (const Fact &fact : result.facts) {
        out << "<dt>" << fact.label << "</dt><dd>";
        out.text(fact.value);
        out << "</dd>\n";
    }
    out << "</dl>\n<h2>What was tried</h2>\n<table>\n<thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Known answer</th></tr></thead>\n<tbody>\n";
    for (const SelfTestCheck &check : result.checks) {
        out << "<tr><td>" << selfTestVerdictText(check.verdict) << "</td><td>";
        out.text(check.what);
        if (!check.reason.empty()) {
            out << "<br>Found instead: ";
            out.text(check.reason);
        }
        out << "</td></tr>\n";
    }
    out << "</tbody>\n</table>\n<p>" << selfTestGuard(result) << "</p>\n";
    list("Known limits of this version", versionLimitations());
    list("Known limits of any such comparison", standingLimitations());
    out << "<p class=\"sign\"><span>Checked by</span><span>Date</span><span>Signature</span></p>\n</main>\n</body>\n</html>\n";
    return out.finish();
}

} // namespace assay

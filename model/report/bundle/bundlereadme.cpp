// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundleparts.h"

#include "base/displaysafe.h"
#include "report/redaction.h"
#include "report/reportexhibits.h"
#include "report/reportscope.h"
#include "report/reportwords.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

std::string titled(std::string_view title)
{
    return '\n' + std::string(title) + '\n' + std::string(title.size(), '-') + "\n\n";
}

std::string line(std::string_view name, std::string_view meaning)
{
    std::string text(name);
    text.resize(std::max<std::size_t>(text.size() + 1, 26), ' ');
    return "  " + text + std::string(meaning) + '\n';
}

std::string contents(const std::vector<BundleFile> &files, const ReportOptions &report)
{
    const auto has = [&files](std::string_view path) {
        return std::any_of(files.begin(), files.end(), [path](const BundleFile &file) { return file.path == path; });
    };
    std::string text = line("report.html", "the report for a browser; works with scripts off, and with them on has a table of all differences");
    if (has("report.pdf"))
        text += line("report.pdf", "the same report for paper");
    if (has("evidence.json"))
        text += line("evidence.json", "everything that was compared and found, for programs (schema assay-evidence/1)");
    if (has("interpretation.json"))
        text += line("interpretation.json", "what examiners concluded, numbered as in the report, with who wrote it");
    if (has("journal.jsonl"))
        text += line("journal.jsonl", "the journal of the case until this report, a line an entry; each holds the SHA-256 of the one before");
    text += line("differences.csv", "the differing paths; path_encoded is the column for programs");
    text += line("findings.csv", "the findings, numbered as in the report");
    if (has("trust.json"))
        text += line("trust.json", "who signed what, with all checks and the SHA-256 of the raw signatures and metadata (schema assay-compared-trust/1)");
    text += line("timeline.bodyfile", "all paths with their times, for mactime; the first folder is the item: E1 vendor, E2 saved, E3 live. mactime shows no times before 1970-01-01T00:00:01Z");
    text += line("case.jsonld", "the differing files, the sources and the tool as CASE/UCO");
    text += line("entries/ROLE.jsonl", "every path of a source, a line each: the leaves of its Merkle tree");
    text += line("sources/ROLE.mtree", "the same for mtree");
    if (report.exhibits)
        text += line("exhibits/", "the tagged files, each with its SHA-256 and where it comes from; exhibits.json lists them");
    text += line("manifest.json", "all of these files with their SHA-256, and the roots of the listings");
    text += line("SHA256SUMS", "the same for sha256sum, with manifest.json");
    text += line("manifest.json.p7s", "the signature of manifest.json, where there is one");
    text += line("manifest.json.tsq", "a question for a time stamp (RFC 3161) about manifest.json, to be sent by whoever wants one");
    text += line("manifest.json.tsr", "the answer, where there is one");
    return text;
}

// What the files for readers do not have, for whoever looks here first.
std::string scopeText(const ReportOptions &report)
{
    std::string text;
    const std::string names = leftOutNames(report);
    if (report.scope)
        text += "\nreport.html and report.pdf list " + report.scope->words + ".\n";
    if (!names.empty())
        text += "\nSections left out of them by choice: " + names + ".\n";
    if (!text.empty())
        text += "Their section Scope says how much that leaves out. All other files here are of everything.\n";
    return text;
}

std::string redactionText(const ReportOptions &report)
{
    if (!report.redaction)
        return {};
    std::string text = '\n' + withheldNote(report, Withheld::Anything) + '\n';
    text += "  differences.csv, case.jsonld, sources/ROLE.mtree and timeline.bodyfile have no line for these paths, findings.csv none for these findings";
    text += report.exhibits && !report.exhibits->copied.empty() ? ", exhibits/ no file of them.\n" : ".\n";
    return text
        + "  evidence.json is left out: with parts withheld it would be another file. That of the whole report has the SHA-256\n  " + report.redaction->evidenceSha256
        + ".\n  The journal of the case, where the report has one, is told without what its entries say, and journal.jsonl is left out.\n";
}

std::string redactedListingText(const ReportOptions &report)
{
    if (!report.redaction)
        return {};
    return "In a listing of this redacted report, a line that is withheld is {\"leaf\":\"HEX\"} instead: the SHA-256 of the byte 0 and the line. So the\n"
           "roots are those of the whole report, and can be made again without the lines (with sh, sha256sum and xxd; in the order of the lines):\n\n"
           "  while IFS= read -r line; do case $line in\n"
           "    '{\"leaf\":\"'*) line=${line#'{\"leaf\":\"'}; echo \"${line%'\"}'}\" ;;\n"
           "    *) printf '\\0%s' \"$line\" | sha256sum | cut -c1-64 ;;\n"
           "  esac; done < entries/ROLE.jsonl > hashes\n"
           "  root() { if [ \"$2\" -eq 1 ]; then sed -n \"$(($1 + 1))p\" hashes; return; fi\n"
           "    half=1; while [ $((half * 2)) -lt \"$2\" ]; do half=$((half * 2)); done\n"
           "    set -- \"$1\" \"$2\" \"$half\"\n"
           "    { printf 01; root \"$1\" \"$3\"; root $(($1 + $3)) $(($2 - $3)); } | tr -d '\\n' | xxd -r -p | sha256sum | cut -c1-64; }\n"
           "  root 0 \"$(wc -l < hashes)\"\n\n"
           "Where such a line stands tells between which others its path is; and whoever guesses all of a line can tell whether it was that. That a\n"
           "withheld path is in the report is shown by a proof made with `assay-cli prove` from the whole bundle, which fits this manifest too where\n"
           "both are of the same sources.\n\n";
}

std::string amendmentText(const ReportAmendment &amends)
{
    if (!amends.any())
        return {};
    const auto stated = [](const std::string &text) { return text.empty() ? std::string("not stated") : displaySafe(text); };
    std::string text = "Amended: it takes the place of " + (amends.number.empty() ? "an earlier report" : "report " + displaySafe(amends.number)) + ".\n";
    text += "  Revision: " + stated(amends.revision) + "\n  Reason: " + stated(amends.reason) + "\n  SHA-256 of the earlier report: ";
    return text + (amends.sha256.empty() ? "not stated" : amends.sha256 + ", of its " + displaySafe(amends.file)) + '\n';
}

// Further images of the live store are of the same file as its first one.
std::string rehashText(const BundleSource &source, const ReportOptions &report)
{
    constexpr std::array<std::string_view, 3> items{"E1", "E2", "E3"};
    const auto at = std::find(items.begin(), items.end(), source.item);
    return at == items.end() ? std::string() : displaySafe(report.hashedAgain[static_cast<std::size_t>(at - items.begin())].text);
}

} // namespace

std::string bundleReadme(const BundleManifest &manifest, const std::vector<BundleFile> &files, const ReportOptions &report)
{
    std::string text = "A report of Assay " + manifest.toolVersion + " (" + manifest.toolCommit + "), written " + manifest.created + ".\n";
    if (!manifest.caseNumber.empty())
        text += "Case: " + displaySafe(manifest.caseNumber) + '\n';
    if (!manifest.reportNumber.empty())
        text += "Report: " + displaySafe(manifest.reportNumber) + '\n';
    text += amendmentText(manifest.amends);
    if (!manifest.complete)
        text += "Not all of the evidence could be read; the report's section Limitations lists what.\n";
    text += titled("Sources");
    for (const BundleSource &source : manifest.sources) {
        text += "  " + source.item + "  " + source.role + "  " + displaySafe(source.location) + '\n';
        text += "      SHA-256      " + (source.sha256 ? toHex(*source.sha256) : std::string("none of the whole: it is a folder, or was read in part")) + '\n';
        if (const std::string again = rehashText(source, report); !again.empty())
            text += "      re-hashed    " + again + '\n';
        text += "      paths        " + std::to_string(source.entries) + '\n';
        text += "      Merkle root  " + toHex(source.merkleRoot) + '\n';
    }
    text += "  all  Merkle root  " + toHex(manifest.merkleRoot) + '\n';
    text += titled("What is here") + contents(files, report);
    text += scopeText(report);
    text += redactionText(report);
    if (report.exhibits && !report.exhibits->leftOut.empty())
        text += "\nLeft out of the exhibits: " + groupedNumber(report.exhibits->leftOut.size()) + ". exhibits/exhibits.json gives the reason for each.\n";
    text += titled("How to check it");
    for (const Term &term : checkTerms())
        text += "  " + std::string(term.term) + "\n      " + std::string(term.meaning) + "\n\n";
    text += "In csv files, a cell that begins with = + - @, a tab or a carriage return has an apostrophe before it, so that no spreadsheet\n"
            "takes it for a formula.\n\n"
            "The Merkle roots are those of RFC 6962 over SHA-256. A leaf is a line of entries/ROLE.jsonl without its end. In the tree over\n"
            "all sources, a leaf is {\"entries\":N,\"listing\":\"entries/ROLE.jsonl\",\"role\":\"ROLE\",\"root\":\"...\"}, in the order of the items.\n\n"
            + redactedListingText(report) + "The same sources, options and SOURCE_DATE_EPOCH give the same bytes for every file here but signatures, time\n"
            "stamps and a PDF that is signed. The nonce in manifest.json.tsq is made from the SHA-256 of manifest.json.\n";
    return text;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommands.h"

#include "base/displaysafe.h"
#include "cases/file/casefile.h"
#include "report/sink.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

namespace assay {
namespace {

std::string line(std::string_view what, const std::string &value)
{
    std::string text(what);
    text.resize(14, ' ');
    return text + value + '\n';
}

std::string orNone(const std::string &text)
{
    return text.empty() ? "not stated" : displaySafe(text);
}

std::string textOf(const CaseSource &source)
{
    std::string text = std::string(sourceKindName(source.kind)) + "  " + displaySafe(source.path);
    if (!source.image.empty())
        text += "  image " + displaySafe(source.image);
    if (source.bytes)
        text += "  " + std::to_string(*source.bytes) + " bytes";
    return source.sha256 ? text + "  sha256:" + toHex(*source.sha256) : text;
}

std::string textOf(const OpenedResults &results)
{
    const DiffTree::Totals &totals = results.comparison->tree->totals();
    std::string text = std::to_string(totals.paths) + " paths, " + std::to_string(totals.explained) + " differences explained, " + std::to_string(totals.unexplained) + " not; findings:";
    for (std::size_t i = results.comparison->findingCounts.size(); i-- > 0;)
        text += ' ' + std::to_string(results.comparison->findingCounts[i]) + ' ' + std::string(severityName(static_cast<Severity>(i))) + (i > 0 ? "," : "");
    if (!results.comparison->complete)
        text += "; not all could be read";
    if (!results.asRecorded)
        text += "; this version counts otherwise than the one that made the case";
    return text;
}

Result<std::string> resultsLine(CaseFile &file, Context &context)
{
    const auto stored = file.results();
    if (!stored)
        return Unexpected(stored.error());
    if (stored->empty())
        return line("Results", "none");
    const auto opened = unpackResults(*stored, Limits(), context);
    if (!opened)
        return Unexpected(opened.error());
    return line("Results", textOf(*opened));
}

std::string agreementText(const JournalAgreement &agreement)
{
    const std::string doubt = agreement.notCompared.empty() ? "" : displaySafe(agreement.notCompared);
    if (agreement.all > 0)
        return "NOT what the journal says: " + std::to_string(agreement.all) + (agreement.all == 1 ? " value differs" : " values differ") + (doubt.empty() ? "" : "; not all was compared: " + doubt);
    return doubt.empty() ? "what the journal says of case, sources, tags, notes, bookmarks, findings, trusted keys and filters" : "not all of them held against the journal: " + doubt;
}

Result<std::string> describe(CaseFile &file, Context &context)
{
    const CaseAbout &about = file.about();
    std::string text;
    if (file.version() > CaseFile::knownVersion())
        text = line("Form", std::to_string(file.version()) + " of a newer Assay; this version knows form " + std::to_string(CaseFile::knownVersion()) + ", and shows nothing of what came after it");
    text += line("Case", orNone(about.number)) + line("Title", orNone(about.title)) + line("Examiner", orNone(about.examiner)) + line("Organisation", orNone(about.organisation));
    for (const CaseSource &source : file.sources())
        text += line(std::string("Source ") + std::string(roleName(source.role)), textOf(source));
    const auto results = resultsLine(file, context);
    if (!results)
        return results;
    text += *results;
    const auto annotations = file.annotations();
    if (!annotations)
        return Unexpected(annotations.error());
    text += line("Said of it", std::to_string(annotations->tags().size()) + " tags, " + std::to_string(annotations->markCount()) + " marks, " + std::to_string(annotations->noteCount())
                     + " paths with notes, " + std::to_string(annotations->bookmarks().size()) + " bookmarks, " + std::to_string(annotations->ownFindings().size()) + " findings of the examiner's own, " + std::to_string(file.filters().size()) + " filters");
    text += line("Journal", std::to_string(file.journalEntries()) + " entries" + (file.journalProblem() ? " before it is broken, the last of these " : ", the last one ")
                     + "sha256:" + toHex(file.journalHash()));
    text += line("Tables", agreementText(file.agreement()));
    return text;
}

// 1 and a word on standard error where the journal is broken, or the tables are not what it says.
int judged(const CaseFile &file)
{
    const auto tell = [place = displaySafe(file.path())](const std::string &what) { std::fprintf(stderr, "assay-cli: %s: %s\n", place.c_str(), what.c_str()); };
    const auto &problem = file.journalProblem();
    if (problem)
        tell("the journal is broken at entry " + std::to_string(problem->sequence) + ": " + displaySafe(problem->reason));
    const JournalAgreement &agreement = file.agreement();
    for (const TableDifference &difference : agreement.differences)
        tell("not what its journal says: " + textOf(difference));
    if (agreement.differences.size() < agreement.all)
        tell("not what its journal says: " + std::to_string(agreement.all - agreement.differences.size()) + " more values");
    if (!problem && !agreement.notCompared.empty())
        tell("not all of it was held against its journal: " + displaySafe(agreement.notCompared));
    return problem || agreement.all > 0 ? 1 : 0;
}

int printJournal(CaseFile &file)
{
    const int judgement = judged(file);
    BufferedSink out(descriptorSink(STDOUT_FILENO));
    Status status = file.forEachEntry([&out](const JournalEntry &entry) -> Status {
        out << journalLine(entry);
        return {};
    });
    if (status)
        status = out.finish();
    return status ? judgement : failed(status.error());
}

int addTransfer(CaseFile &file, const CustodyTransfer &transfer)
{
    CaseChange change;
    change.journal.push_back(custodyDraft(transfer));
    if (const Status written = file.commit(change); !written)
        return failed(written.error());
    return print("entry " + std::to_string(file.journalEntries()) + ", sha256:" + toHex(file.journalHash()) + '\n');
}

} // namespace

int runCase(const CliOptions &options, Context &context)
{
    int argc = 1;
    char name[] = "assay-cli";
    char *argv[] = {name, nullptr};
    const QCoreApplication application(argc, argv); // Qt loads its drivers for databases by it
    const auto file = CaseFile::open(options.path, options.custody ? CaseFile::Mode::ReadWrite : CaseFile::Mode::ReadOnly);
    if (!file)
        return failed(file.error());
    if (options.custody)
        return addTransfer(**file, *options.custody);
    if (options.journal)
        return printJournal(**file);
    const auto text = describe(**file, context);
    if (!text)
        return failed(text.error());
    const int judgement = judged(**file); // before anything is shown as true
    const int told = print(*text);
    return told != 0 ? told : judgement;
}

} // namespace assay

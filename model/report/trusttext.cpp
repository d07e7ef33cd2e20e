// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "formats/intoto.h"
#include "report/reporttrust.h"
#include "report/trustjson.h"

#include <algorithm>

namespace assay {

namespace {

std::string signersText(const TrustStatement &statement)
{
    std::string text;
    for (const TrustSigner &signer : statement.signers) {
        text += text.empty() ? "" : ", ";
        text += displaySafe(signer.name.empty() ? "somebody" : signer.name);
        if (!signer.key.empty())
            text += " (key " + displaySafe(signer.key) + ")";
        if (!signer.issuer.empty())
            text += ", by the word of " + displaySafe(signer.issuer);
        if (!signer.trusted)
            text += ", who is not trusted here";
    }
    return text.empty() ? "nobody that can be told" : text;
}

void writeCheck(BufferedSink &out, const TrustCheck &check)
{
    out << "      " << (check.answer == TrustAnswer::Yes ? "yes      " : check.answer == TrustAnswer::No ? "NO       " : "unknown  ") << displaySafe(check.what);
    if (!check.reason.empty())
        out << ": " << displaySafe(check.reason);
    out << '\n';
}

void writeStatement(BufferedSink &out, const TrustReport &report, const TrustStatement &statement)
{
    const TrustCheck *broken = statement.firstBroken();
    out << '\n' << (report.holds(statement) ? "holds  " : broken && broken->answer == TrustAnswer::No ? "FAILS  " : "open   ");
    out << trustSchemeName(statement.scheme) << "  " << displaySafe(statement.subject) << '\n';
    if (!statement.predicateType.empty())
        out << "       says     " << displaySafe(namedPredicate(statement.predicateType)) << '\n';
    out << "       digest   " << (statement.digest.empty() ? "none that can be read" : displaySafe(statement.digest)) << '\n';
    out << "       signed   by " << signersText(statement) << '\n';
    if (statement.signedAt)
        out << "       time     " << isoTime(*statement.signedAt) << (statement.signedAtProven ? "" : ", by the signer's own word") << '\n';
    if (statement.expires)
        out << "       expires  " << isoTime(*statement.expires) << '\n';
    out << "       ";
    for (int aspect = 0; aspect < trustAspects; ++aspect)
        out << (aspect == 0 ? "" : "  ") << trustAspectName(static_cast<TrustAspect>(aspect)) << ' ' << trustAnswerName(statement.answer(static_cast<TrustAspect>(aspect)));
    out << '\n';
    for (const TrustCheck &check : statement.checks)
        writeCheck(out, check);
}

} // namespace

Status writeTrustText(const TrustReport &report, const std::vector<TrustRule> *rules, const std::vector<RuleOutcome> &outcomes, const Sink &sink)
{
    BufferedSink out(sink);
    out << displaySafe(report.subject) << "  in " << displaySafe(report.location) << ", judged for " << isoTime(report.at) << '\n';
    for (const SubjectDigest &subject : report.subjects) {
        out << "  " << displaySafe(subject.digest) << (subject.leadsToImage() ? "  stands for it\n" : "  does not lead to it\n");
        for (const TrustCheck &check : subject.way) {
            if (check.answer != TrustAnswer::Yes)
                writeCheck(out, check);
        }
    }
    if (report.disk)
        writeCheck(out, *report.disk);
    for (const TrustStatement &statement : report.statements)
        writeStatement(out, report, statement);
    if (report.statements.empty())
        out << "\nNobody says anything about it in the places that were looked at.\n";
    for (const FetchedPlace &fetched : report.fetched)
        out << "\nfetched, as " << displaySafe(fetched.record.place) << " says: " << fetchedText(fetched) << '\n';
    if (report.aboutOthers != 0)
        out << "\nFurther statements there, about something else: " << std::to_string(report.aboutOthers) << '\n';
    if (rules)
        out << "\nrules\n";
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        out << (outcomes[i].holds ? "  holds  " : "  FAILS  ") << displaySafe((*rules)[i].name) << ": " << displaySafe(outcomes[i].reason) << '\n';
    if (!report.problems.empty())
        out << "\nnot read\n";
    for (const std::string &problem : report.problems)
        out << "  " << displaySafe(problem) << '\n';
    return out.finish();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/trustjson.h"

namespace assay {

namespace {

void writeChecks(JsonWriter &json, const std::vector<TrustCheck> &checks)
{
    json.beginArray();
    for (const TrustCheck &check : checks) {
        json.beginObject(JsonWriter::Style::Inline);
        json.key("aspect").string(trustAspectName(check.aspect));
        json.key("answer").string(trustAnswerName(check.answer));
        json.bytes("what", check.what);
        if (!check.reason.empty())
            json.bytes("reason", check.reason);
        json.endObject();
    }
    json.endArray();
}

void writeTime(JsonWriter &json, std::string_view key, const std::optional<std::int64_t> &time)
{
    json.key(key).stringOrNull(time ? isoTime(*time) : std::string());
}

void writeSigners(JsonWriter &json, const TrustStatement &statement)
{
    json.key("signers").beginArray();
    for (const TrustSigner &signer : statement.signers) {
        json.beginObject(JsonWriter::Style::Inline);
        json.bytes("name", signer.name);
        json.key("key").string(signer.key);
        if (!signer.issuer.empty())
            json.bytes("issuer", signer.issuer);
        json.key("trusted").boolean(signer.trusted);
        json.endObject();
    }
    json.endArray();
    json.key("threshold").number(statement.threshold);
}

// What the place says of itself.
void writeFetched(JsonWriter &json, const FetchedPlace &fetched)
{
    json.beginObject();
    json.bytes("place", fetched.record.place);
    json.key("bytes").number(fetched.record.bytes);
    json.key("sha256").string(toHex(fetched.record.sha256));
    json.bytes("tool", fetched.said.tool);
    json.bytes("asked", fetched.said.asked);
    json.key("digest").string(fetched.said.digest);
    json.key("began").string(isoTime(fetched.said.began));
    json.key("ended").string(isoTime(fetched.said.ended));
    json.key("requests").beginArray();
    for (const FetchedRequest &request : fetched.said.requests) {
        json.beginObject(JsonWriter::Style::Inline);
        json.bytes("url", request.url);
        json.key("status").number(request.status);
        json.key("at").string(isoTime(request.at));
        json.key("bytes").number(request.bytes);
        json.key("sha256").stringOrNull(request.sha256);
        json.key("certificateSha256").stringOrNull(request.certificate);
        json.endObject();
    }
    json.endArray();
    json.key("problems").number(fetched.said.problems.size());
    json.endObject();
}

void writeReportMembers(JsonWriter &json, const TrustReport &report)
{
    json.bytes("subject", report.subject);
    json.bytes("location", report.location);
    json.key("image").stringOrNull(report.imageId);
    json.key("at").string(isoTime(report.at));
    json.key("digests").beginArray();
    for (const SubjectDigest &subject : report.subjects) {
        json.beginObject();
        json.key("digest").string(subject.digest);
        json.key("way");
        writeChecks(json, subject.way);
        json.endObject();
    }
    json.endArray();
    json.key("disk");
    writeChecks(json, report.disk ? std::vector<TrustCheck>{*report.disk} : std::vector<TrustCheck>());
    json.key("statements").beginArray();
    for (const TrustStatement &statement : report.statements)
        writeTrustStatement(json, report, statement);
    json.endArray();
    json.key("fetched").beginArray();
    for (const FetchedPlace &fetched : report.fetched)
        writeFetched(json, fetched);
    json.endArray();
    json.key("aboutOthers").number(report.aboutOthers);
    json.key("problems").beginArray();
    for (const std::string &problem : report.problems)
        json.string(problem);
    json.endArray();
}

void writeOutcomes(JsonWriter &json, const std::vector<TrustRule> &rules, const std::vector<RuleOutcome> &outcomes)
{
    json.beginArray();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        json.beginObject(JsonWriter::Style::Inline);
        json.key("name").string(rules[i].name);
        json.key("holds").boolean(outcomes[i].holds);
        json.bytes("reason", outcomes[i].reason);
        json.key("statements").beginArray(JsonWriter::Style::Inline);
        for (const std::size_t statement : outcomes[i].statements)
            json.number(statement);
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeTrustStatement(JsonWriter &json, const TrustReport &report, const TrustStatement &statement)
{
    json.beginObject();
    json.key("scheme").string(trustSchemeName(statement.scheme));
    json.bytes("subject", statement.subject);
    json.key("digest").stringOrNull(statement.digest);
    if (statement.size)
        json.key("size").number(*statement.size);
    if (!statement.mediaType.empty())
        json.key("mediaType").string(statement.mediaType);
    if (!statement.predicateType.empty())
        json.key("predicateType").string(statement.predicateType);
    json.key("holds").boolean(report.holds(statement));
    for (int aspect = 0; aspect < trustAspects; ++aspect)
        json.key(trustAspectName(static_cast<TrustAspect>(aspect))).string(trustAnswerName(statement.answer(static_cast<TrustAspect>(aspect))));
    writeSigners(json, statement);
    writeTime(json, "signedAt", statement.signedAt);
    json.key("signedAtProven").boolean(statement.signedAtProven);
    writeTime(json, "expires", statement.expires);
    json.key("checks");
    writeChecks(json, statement.checks);
    json.key("records").beginArray();
    for (const TrustRecord &record : statement.records) {
        json.beginObject(JsonWriter::Style::Inline);
        json.bytes("place", record.place);
        json.key("bytes").number(record.bytes);
        json.key("sha256").string(toHex(record.sha256));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

Status writeTrustJson(const TrustReport &report, const std::vector<TrustRule> *rules, const std::vector<RuleOutcome> &outcomes, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-trust-result/1");
    writeReportMembers(json, report);
    json.key("rules");
    if (!rules) {
        json.null();
    } else {
        writeOutcomes(json, *rules, outcomes);
    }
    json.endObject();
    return json.finish();
}

Status writeComparedTrust(const ComparedTrust &trust, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-compared-trust/1");
    json.key("at").string(isoTime(trust.at));
    json.key("sources").beginArray();
    for (const SourceTrust &source : trust.sources) {
        json.beginObject();
        json.key("role").string(roleName(source.role));
        if (!source.problem.empty())
            json.bytes("problem", source.problem);
        if (source.report)
            writeReportMembers(json, *source.report);
        json.key("rules");
        writeOutcomes(json, trust.rules, source.outcomes);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace assay

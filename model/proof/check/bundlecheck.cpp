// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/bundlecheck.h"

#include "base/displaysafe.h"
#include "io/digest.h"
#include "proof/check/checkparts.h"
#include "report/jsonwriter.h"

#include <algorithm>
#include <ctime>

namespace assay {
namespace {

class Checker {
public:
    Checker(CheckInput &input, BundleCheck &check) : m_input(input), m_check(check) { }

    void add(std::string_view code, std::string_view title, ProofResult result) { m_check.layers.push_back({code, title, std::move(result)}); }

    // Gives false, with the error kept, where the whole check is to end.
    bool add(std::string_view code, std::string_view title, Result<ProofResult> result)
    {
        if (!result && endsAll(result.error())) {
            m_ended = result.error();
            return false;
        }
        add(code, title, result ? std::move(*result) : unread(result.error()));
        return true;
    }

    bool run(Context &context)
    {
        add("folder", "Folder", m_input.seen.result);
        addManifest();
        if (!add("files", "Files against the manifest", checkFiles(m_input, context)) || !add("sums", "SHA256SUMS", checkSums(m_input))
            || !add("listings", "Merkle roots of the listings", checkListings(m_input, context))
            || !add("evidence", "Evidence file against the manifest", checkEvidence(m_input, context))
            || !add("report", "Report against the evidence file", checkReport(m_input, context)))
            return false;
        PdfResults pdf = checkPdf(m_input);
        add("pdf-files", "Files inside the PDF", std::move(pdf.files));
        add("pdf-signature", "Signature inside the PDF", std::move(pdf.signature));
        add("signature", "Signature of the manifest", checkManifestSignature(m_input));
        add("time-question", "Question for a time stamp", checkTimeQuestion(m_input));
        add("time-stamp", "Time stamp of the manifest", checkTimeStamp(m_input));
        return add("journal", "Journal", checkJournal(m_input, context));
    }

    const Error &ended() const { return m_ended; }

private:
    void addManifest()
    {
        auto manifest = readManifest(m_input.manifestBytes, std::string(bundleManifestName));
        if (!manifest) {
            add("manifest", "Manifest", failing(displaySafe(manifest.error().detail)));
            return;
        }
        m_input.manifest = std::move(*manifest);
        const BundleManifest &good = *m_input.manifest;
        ProofResult result{ProofVerdict::Holds, "in its one form, schema assay-bundle/1, written " + displaySafe(good.created), {}};
        result.details = {"SHA-256: " + toHex(m_input.manifestDigest), "root over all sources: " + toHex(good.merkleRoot),
                          "written by: assay " + displaySafe(good.toolVersion) + " (" + displaySafe(good.toolCommit) + ')'};
        if (!good.complete)
            result.details.emplace_back("it says of itself that not all of the evidence could be read");
        add("manifest", "Manifest", std::move(result));
    }

    CheckInput &m_input;
    BundleCheck &m_check;
    Error m_ended;
};

} // namespace

ProofVerdict BundleCheck::of(std::string_view code) const
{
    const auto found = std::find_if(layers.begin(), layers.end(), [code](const BundleLayer &layer) { return layer.code == code; });
    return found != layers.end() ? found->result.verdict : ProofVerdict::Absent;
}

int BundleCheck::exitCode() const
{
    const auto any = [this](ProofVerdict verdict) {
        return std::any_of(layers.begin(), layers.end(), [verdict](const BundleLayer &layer) { return layer.result.verdict == verdict; });
    };
    return any(ProofVerdict::Fails) ? 1 : any(ProofVerdict::NotChecked) ? 2 : 0;
}

Result<BundleCheck> checkBundle(const std::string &folder, const BundleCheckOptions &options, Context &context)
{
    const auto seen = lookAtFolder(folder, context);
    if (!seen)
        return Unexpected(seen.error());
    CheckInput input{*seen, options, {}, {}, {}, std::time(nullptr)};
    auto bytes = seen->folder->readFile(bundleManifestName, mostBundleManifestBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return Unexpected(makeError(ErrorCode::NotFound, folder, "there is no manifest.json in it: it is no report bundle"));
    if (!bytes)
        return Unexpected(bytes.error());
    input.manifestBytes = std::move(*bytes);
    input.manifestDigest = sha256(input.manifestBytes);
    BundleCheck check;
    check.location = folder;
    Checker checker(input, check);
    if (!checker.run(context))
        return Unexpected(checker.ended());
    return check;
}

Status writeCheckJson(const BundleCheck &check, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-check/1");
    json.bytes("location", check.location);
    json.key("result").string(check.exitCode() == 0 ? "holds" : check.exitCode() == 1 ? "fails" : "not-checked");
    json.key("layers").beginArray();
    for (const BundleLayer &layer : check.layers) {
        json.beginObject();
        json.key("layer").string(layer.code);
        json.key("verdict").string(proofVerdictName(layer.result.verdict));
        json.key("reason").string(layer.result.reason);
        json.key("details").beginArray();
        for (const std::string &line : layer.result.details)
            json.string(line);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace assay

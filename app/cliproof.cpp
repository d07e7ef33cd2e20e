// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliproof.h"

#include "app/clicommands.h"
#include "app/clireports.h"
#include "base/displaysafe.h"
#include "io/bytesource.h"
#include "io/zipfile.h"
#include "proof/check/bundlecheck.h"
#include "proof/check/bundleproofs.h"
#include "proof/check/inclusionproof.h"
#include "report/bundle/bundle.h"
#include "report/jsonwriter.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace assay {
namespace {

Result<std::string> bytesOf(const std::string &file, std::uint64_t most)
{
    const auto source = openFileSource(file);
    return source ? readAll(**source, most) : Unexpected(source.error());
}

const char *wordOf(ProofVerdict verdict)
{
    switch (verdict) {
    case ProofVerdict::Holds: return "holds";
    case ProofVerdict::Unproven: return "unproven";
    case ProofVerdict::Fails: return "FAILS";
    case ProofVerdict::Absent: return "absent";
    case ProofVerdict::NotChecked: break;
    }
    return "NOT CHECKED";
}

const char *colourOf(ProofVerdict verdict)
{
    switch (verdict) {
    case ProofVerdict::Holds: return "\033[32m";
    case ProofVerdict::Unproven: return "\033[33m";
    case ProofVerdict::Absent: return "\033[2m";
    case ProofVerdict::Fails:
    case ProofVerdict::NotChecked: break;
    }
    return "\033[1;31m";
}

std::string conclusion(const BundleCheck &check)
{
    std::string fails;
    std::string notChecked;
    std::size_t unproven = 0;
    for (const BundleLayer &layer : check.layers) {
        std::string &list = layer.result.verdict == ProofVerdict::Fails ? fails : notChecked;
        if (layer.result.verdict == ProofVerdict::Fails || layer.result.verdict == ProofVerdict::NotChecked)
            list += (list.empty() ? "" : "; ") + std::string(layer.title);
        unproven += layer.result.verdict == ProofVerdict::Unproven;
    }
    if (check.exitCode() == 1)
        return "\nThis bundle does not hold: " + fails + '.' + (notChecked.empty() ? "" : " Not checked: " + notChecked + '.') + '\n';
    if (check.exitCode() == 2)
        return "\nNot all of this bundle could be checked: " + notChecked + ".\n";
    std::string text = "\nEverything that is here holds together";
    if (unproven != 0)
        text += "; who stands for it is unproven where it says so above";
    else if (check.of("signature") == ProofVerdict::Absent)
        text += "; nobody has signed it, so whoever could write all of it could have made another";
    return text + ".\n";
}

int printCheck(const BundleCheck &check, const CliOptions &options)
{
    if (!options.json.empty()) {
        if (const Status written = writeOut(options.json, [&check](const Sink &sink) { return writeCheckJson(check, sink); }); !written)
            return failed(written.error());
    }
    if (options.json != standardOutput && !options.quiet) {
        std::string text;
        for (const BundleLayer &layer : check.layers)
            text += layerText(layer.title, layer.result);
        if (const int told = print(text + conclusion(check)); told != 0)
            return told;
    }
    return check.exitCode();
}

Result<KnownRoots> knownRoots(const CliOptions &options, std::string &manifestBytes)
{
    KnownRoots known;
    if (!options.root.empty()) {
        known.root = parseHexDigest(options.root);
        if (!known.root)
            return Unexpected(makeError(ErrorCode::Usage, {}, "--root wants the 64 hex digits of the root over all sources"));
    }
    if (!options.manifest.empty()) {
        auto bytes = bytesOf(options.manifest, mostBundleManifestBytes);
        auto manifest = bytes ? readManifest(*bytes, options.manifest) : Unexpected(bytes.error());
        if (!manifest)
            return Unexpected(manifest.error());
        known.manifest = std::move(*manifest);
        manifestBytes = std::move(*bytes);
    }
    if (!known.root && !known.manifest)
        return Unexpected(makeError(ErrorCode::Usage, options.path, "is a file: to check it as a proof, give --manifest manifest.json, or --root with the root that stands on the report"));
    return known;
}

int printProofCheck(const ProofResult &result, const CliOptions &options)
{
    if (!options.json.empty()) {
        const Status written = writeOut(options.json, [&result](const Sink &sink) {
            JsonWriter json(sink);
            json.beginObject();
            json.key("schema").string("assay-check/1");
            json.key("verdict").string(proofVerdictName(result.verdict));
            json.key("reason").string(result.reason);
            json.endObject();
            return json.finish();
        });
        if (!written)
            return failed(written.error());
    }
    if (options.json != standardOutput && !options.quiet) {
        if (const int told = print(layerText("Proof", result)); told != 0)
            return told;
    }
    return result.verdict == ProofVerdict::Holds ? 0 : 1;
}

int checkProofFile(const CliOptions &options)
{
    std::string manifestBytes;
    const auto known = knownRoots(options, manifestBytes);
    if (!known)
        return failed(known.error());
    const auto bytes = bytesOf(options.path, mostProofBytes);
    if (!bytes)
        return failed(bytes.error());
    const auto proof = readProof(*bytes, options.path);
    if (!proof && proof.error().code == ErrorCode::Malformed)
        return printProofCheck({ProofVerdict::Fails, displaySafe(proof.error().detail), {}}, options);
    return proof ? printProofCheck(checkProof(*proof, *known), options) : failed(proof.error());
}

} // namespace

std::string layerText(std::string_view title, const ProofResult &result)
{
    constexpr std::size_t wordWidth = 12;
    std::string word = wordOf(result.verdict);
    word.resize(wordWidth, ' ');
    if (::isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR"))
        word = colourOf(result.verdict) + word + "\033[0m";
    std::string text = word + std::string(title) + ": " + result.reason + '\n';
    for (const std::string &line : result.details)
        text += std::string(wordWidth + 2, ' ') + line + '\n';
    return text;
}

void leaveNoCore()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

Result<SigningKeyPtr> signingKeyOf(const CliOptions &options)
{
    if (options.signing.key.empty())
        return SigningKeyPtr();
    leaveNoCore();
    return SigningKey::load(options.signing, [&options](const std::string &file) {
        if (options.passphraseDescriptor >= 0)
            return readSecret(options.passphraseDescriptor, "descriptor " + std::to_string(options.passphraseDescriptor));
        if (!options.passphraseFile.empty())
            return readSecretFile(options.passphraseFile);
        return askSecret("Passphrase of " + displaySafe(file));
    });
}

int runSign(const CliOptions &options, Context &context)
{
    const auto key = signingKeyOf(options);
    if (!key)
        return failed(key.error());
    if (const Status done = signBundle(options.path, **key, context); !done)
        return failed(done.error());
    const CertificateFacts &facts = (*key)->certificate();
    if (const int told = options.quiet ? 0 : print("signed by " + displaySafe(facts.subject) + "\ncertificate SHA-256 " + facts.fingerprint + '\n'); told != 0)
        return told;
    return options.timestampUrl.empty() ? 0 : fetchTimestamp(options, context);
}

int runProve(const CliOptions &options, Context &context)
{
    const auto proof = proveEntry(options.path, options.entry, options.source, context);
    if (!proof)
        return failed(proof.error());
    const std::string file = options.json.empty() ? standardOutput : options.json;
    const Status written = writeOut(file, [&proof](const Sink &sink) { return sink(proofText(*proof)); });
    return written ? 0 : failed(written.error());
}

int runCheck(const CliOptions &options, Context &context)
{
    std::error_code ignored;
    const bool isZip = isZipName(options.path) || beginsAsZip(options.path);
    if (std::filesystem::is_regular_file(options.path, ignored) && !isZip)
        return checkProofFile(options);
    if (!options.manifest.empty() || !options.root.empty())
        return failed(makeError(ErrorCode::Usage, options.path, "is no proof, and only a proof is held against --manifest or --root"));
    const auto signers = TrustAnchors::loadIfNamed(options.signers);
    const auto authorities = TrustAnchors::loadIfNamed(options.authorities);
    if (!signers || !authorities)
        return failed(signers ? authorities.error() : signers.error());
    const auto check = checkBundle(options.path, {*signers, *authorities}, context);
    return check ? printCheck(*check, options) : failed(check.error());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/checkparts.h"

#include "base/displaysafe.h"
#include "io/deflate.h"
#include "io/digest.h"
#include "proof/pdfsignature.h"
#include "proof/signaturecheck.h"
#include "proof/timestamp.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace assay {
namespace {

constexpr std::string_view pdfName = "report.pdf";
constexpr std::string_view evidenceName = "evidence.json";

// The number behind a key of a dictionary that Assay wrote.
std::optional<std::uint64_t> numberBehind(std::string_view dictionary, std::string_view key)
{
    const std::size_t at = dictionary.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view digits = dictionary.substr(at + key.size());
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end != digits.data() ? std::optional(number) : std::nullopt;
}

// What a PDF says of a file inside of it, where the word stands; not the tree of their names.
constexpr std::string_view attachedMark = "/EmbeddedFile";

std::vector<std::size_t> attachedPlaces(std::string_view pdf)
{
    std::vector<std::size_t> places;
    for (std::size_t at = pdf.find(attachedMark); at != std::string_view::npos && places.size() < 2; at = pdf.find(attachedMark, at + 1)) {
        if (!pdf.substr(at + attachedMark.size()).starts_with('s'))
            places.push_back(at);
    }
    return places;
}

// The bytes of the file as Assay puts it there: a stream packed by zlib, whose object the word stands in. "" is none, or another form.
std::string attachedFile(std::string_view pdf, std::size_t place, std::uint64_t size)
{
    constexpr std::string_view begins = "stream\n";
    const std::size_t stream = pdf.find(begins, place);
    if (stream == std::string_view::npos)
        return {};
    const std::size_t object = std::min(pdf.rfind(" obj", place), place);
    const std::string_view dictionary = pdf.substr(object, stream - object);
    const std::size_t content = stream + begins.size();
    const auto length = numberBehind(dictionary, "/Length ");
    if (!length || *length > pdf.size() - content || dictionary.find("/Filter /FlateDecode") == std::string_view::npos)
        return {};
    auto bytes = inflated(pdf.substr(content, static_cast<std::size_t>(*length)), static_cast<std::size_t>(size));
    return bytes ? std::move(*bytes) : std::string();
}

ProofResult checkAttachments(const CheckInput &input, std::string_view pdf)
{
    const std::vector<std::size_t> places = attachedPlaces(pdf);
    if (places.empty())
        return {ProofVerdict::Absent, "it has none (PDF/A-1 allows none); its first page names the SHA-256 of evidence.json", {}};
    if (places.size() > 1)
        return failing("there are several files inside of report.pdf, and Assay puts one there at most");
    if (!input.manifest)
        return withoutManifest();
    const auto &files = input.manifest->files;
    const auto evidence = std::find_if(files.begin(), files.end(), [](const BundleFile &file) { return file.path == evidenceName; });
    // Its size is anybody's claim, and zlib packs nothing to less than a part in 1,032.
    if (evidence == files.end() || evidence->size / 1032 > pdf.size())
        return failing("there is a file inside of report.pdf, and the bundle has no evidence.json that it could be");
    if (sha256(attachedFile(pdf, places.front(), evidence->size)) != evidence->sha256)
        return failing("the file inside of report.pdf is not evidence.json as the manifest has it");
    return {ProofVerdict::Holds, "the file inside of report.pdf is evidence.json, byte for byte", {}};
}

} // namespace

PdfResults checkPdf(const CheckInput &input)
{
    if (!input.has(pdfName)) {
        const ProofResult absent{ProofVerdict::Absent, "there is no report.pdf", {}};
        return {absent, absent};
    }
    const auto pdf = input.seen.folder->readFile(pdfName, mostSignedBytes);
    if (!pdf)
        return {unread(pdf.error()), unread(pdf.error())};
    PdfResults results;
    results.files = checkAttachments(input, *pdf);
    const auto found = findPdfSignature(*pdf, std::string(pdfName));
    if (!found)
        results.signature = failing(displaySafe(found.error().detail));
    else if (!*found)
        results.signature = {ProofVerdict::Absent, "report.pdf is not signed", {}};
    else
        results.signature = checkSignature((*found)->der, (*found)->before, (*found)->after, input.options.signers.get(), input.now).result;
    return results;
}

ProofResult checkManifestSignature(const CheckInput &input)
{
    if (!input.has(bundleSignatureName)) {
        if (input.options.signers)
            return failing("there is none, and a signer was named who should have signed");
        return {ProofVerdict::Absent, "the manifest is not signed", {}};
    }
    const auto der = input.seen.folder->readFile(bundleSignatureName, mostSignatureBytes);
    return der ? checkSignature(*der, input.manifestBytes, {}, input.options.signers.get(), input.now).result : unread(der.error());
}

ProofResult checkTimeQuestion(const CheckInput &input)
{
    if (!input.has(bundleTimeQueryName))
        return {ProofVerdict::Absent, "there is none", {}};
    const auto der = input.seen.folder->readFile(bundleTimeQueryName, mostTimeStampBytes);
    return der ? checkTimeQuery(*der, input.manifestDigest) : unread(der.error());
}

ProofResult checkTimeStamp(const CheckInput &input)
{
    if (!input.has(bundleTimeReplyName)) {
        if (input.options.timeAuthorities)
            return failing("there is none, and an authority was named whose time stamp should be here");
        return {ProofVerdict::Absent, "no time stamp lies here", {}};
    }
    const auto der = input.seen.folder->readFile(bundleTimeReplyName, mostTimeStampBytes);
    if (!der)
        return unread(der.error());
    std::string query;
    if (input.has(bundleTimeQueryName)) {
        auto read = input.seen.folder->readFile(bundleTimeQueryName, mostTimeStampBytes);
        if (!read)
            return unread(read.error());
        query = std::move(*read);
    }
    return checkTimeReply(*der, input.manifestDigest, query, input.options.timeAuthorities.get(), input.now).result;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/imagesignature.h"

#include "base/bytes.h"
#include "formats/json.h"

#include <algorithm>

namespace assay {
namespace {

constexpr unsigned char firstOpenPgpByte = 0x80;
constexpr std::string_view sigstoreFormat = "sigstore-json";
constexpr std::string_view simpleFormat = "simple-signing";

Result<ImageSignature> sigstoreSignature(std::string_view text, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(text, file, limits);
    if (!json)
        return Unexpected(json.error());
    ImageSignature out;
    out.kind = ImageSignatureKind::Sigstore;
    out.mimeType = stringMember(*json, "mimeType");
    const auto payload = fromBase64(stringMember(*json, "payload"));
    if (out.mimeType.empty() || !payload || payload->empty())
        return wrong(file, "a signature of sigstore without \"mimeType\" or \"payload\"");
    out.payload = *payload;
    const Json *annotations = member(*json, "annotations");
    if (!annotations || annotations->is_null())
        return out;
    if (!annotations->is_object())
        return wrong(file, "\"annotations\" is no object");
    for (const auto &[name, value] : annotations->items()) {
        if (!value.is_string())
            return wrong(file, "the annotation \"" + name + "\" is no text");
        out.annotations.emplace(name, value.get<std::string>());
    }
    return out;
}

bool leadsOut(std::string_view path)
{
    if (path.empty() || path.front() == '/' || path.find('\0') != std::string_view::npos)
        return true;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        if (part.empty() || part == "." || part == "..")
            return true;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
}

} // namespace

Result<ImageSignature> parseImageSignature(std::string_view blob, const std::string &file, const Limits &limits)
{
    if (blob.size() > limits.recordBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "a signature of more than " + std::to_string(limits.recordBytes) + " bytes"));
    if (blob.empty())
        return Unexpected(makeError(ErrorCode::Truncated, file, "an empty signature"));
    ImageSignature simple;
    if (static_cast<unsigned char>(blob.front()) >= firstOpenPgpByte) {
        simple.message = blob;
        return simple;
    }
    const std::size_t end = blob.find('\n');
    if (blob.front() != '\0' || end == std::string_view::npos)
        return wrong(file, "neither an OpenPGP message nor the name of a format");
    const std::string_view format = blob.substr(1, end - 1);
    const std::string_view rest = blob.substr(end + 1);
    if (format == sigstoreFormat)
        return sigstoreSignature(rest, file, limits);
    if (format != simpleFormat)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "a signature of the format \"" + std::string(format) + '"'));
    if (rest.empty())
        return Unexpected(makeError(ErrorCode::Truncated, file, "an empty signature"));
    simple.message = rest;
    return simple;
}

Result<std::vector<std::string_view>> splitImageSignatures(std::string_view bytes, const std::vector<std::uint64_t> &sizes, const std::string &file)
{
    if (sizes.size() > mostImageSignatures)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "more than " + std::to_string(mostImageSignatures) + " signatures"));
    std::vector<std::string_view> blobs;
    std::size_t offset = 0;
    for (const std::uint64_t size : sizes) {
        if (size > bytes.size() - offset)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, file, offset, "a signature of " + std::to_string(size) + " bytes should be here"));
        blobs.push_back(bytes.substr(offset, static_cast<std::size_t>(size)));
        offset += static_cast<std::size_t>(size);
    }
    if (offset != bytes.size())
        return Unexpected(makeErrorAt(ErrorCode::Malformed, file, offset, "the image's record knows of no signature here"));
    return blobs;
}

std::string lookasideFolder(std::string_view repository, std::string_view digest)
{
    const std::size_t colon = digest.find(':');
    if (leadsOut(repository) || colon == std::string_view::npos || leadsOut(digest) || digest.find('/') != std::string_view::npos)
        return {};
    return std::string(repository) + '@' + std::string(digest.substr(0, colon)) + '=' + std::string(digest.substr(colon + 1));
}

std::string imageSignatureName(unsigned number)
{
    return "signature-" + std::to_string(number);
}

} // namespace assay

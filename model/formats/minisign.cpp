// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/minisign.h"

#include "base/upperhex.h"
#include "formats/signify.h"

#include <algorithm>
#include <charconv>

namespace assay {
namespace {

constexpr std::string_view legacyAlgorithm = "Ed";
constexpr std::string_view prehashedAlgorithm = "ED";
constexpr std::size_t algorithmBytes = 2;
constexpr std::size_t signatureBytes = 64;

} // namespace

Result<MinisignSignature> parseMinisign(std::string_view bytes, const std::string &file)
{
    auto comment = takeCommentLine(bytes, "untrusted comment: ", file);
    if (!comment)
        return Unexpected(comment.error());
    const auto raw = takeBase64Line(bytes, algorithmBytes + signifyKeyIdBytes + signatureBytes, "the signature", file);
    if (!raw)
        return Unexpected(raw.error());
    auto trusted = takeCommentLine(bytes, "trusted comment: ", file);
    if (!trusted)
        return Unexpected(trusted.error());
    auto global = takeBase64Line(bytes, signatureBytes, "the signature of the trusted comment", file);
    if (!global)
        return Unexpected(global.error());
    if (bytes.find_first_not_of("\r\n") != std::string_view::npos)
        return Unexpected(makeError(ErrorCode::Malformed, file, "there is something after the signature"));
    const std::string_view algorithm = std::string_view(*raw).substr(0, algorithmBytes);
    if (algorithm != legacyAlgorithm && algorithm != prehashedAlgorithm)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "the signature is of another kind than Ed25519"));
    MinisignSignature out;
    out.prehashed = algorithm == prehashedAlgorithm;
    out.keyId = raw->substr(algorithmBytes, signifyKeyIdBytes);
    out.signature = raw->substr(algorithmBytes + signifyKeyIdBytes);
    out.comment = std::move(*comment);
    out.trustedComment = std::move(*trusted);
    out.globalSignature = std::move(*global);
    return out;
}

std::string minisignKeyName(std::string_view keyId)
{
    return upperHex(std::string(keyId.rbegin(), keyId.rend()));
}

MinisignComment parseMinisignComment(std::string_view trustedComment)
{
    constexpr std::string_view timestampPrefix = "timestamp:";
    constexpr std::string_view filePrefix = "file:";
    MinisignComment out;
    while (!trustedComment.empty()) {
        const std::size_t end = std::min(trustedComment.find('\t'), trustedComment.size());
        const std::string_view part = trustedComment.substr(0, end);
        trustedComment.remove_prefix(std::min(end + 1, trustedComment.size()));
        if (part.starts_with(timestampPrefix) && !out.timestamp) {
            const std::string_view number = part.substr(timestampPrefix.size());
            std::int64_t seconds = 0;
            const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), seconds);
            if (error == std::errc() && stop == number.data() + number.size())
                out.timestamp = seconds;
        } else if (part.starts_with(filePrefix) && out.file.empty()) {
            out.file = part.substr(filePrefix.size());
        }
    }
    return out;
}

} // namespace assay

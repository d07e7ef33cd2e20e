// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/signify.h"

#include "base/bytes.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view algorithm = "Ed";
constexpr std::string_view untrustedPrefix = "untrusted comment: ";
constexpr std::size_t keyBytes = 32;
constexpr std::size_t signatureBytes = 64;

Unexpected malformed(const std::string &file, const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, file, what));
}

Result<std::string_view> takeLine(std::string_view &text, const std::string &file)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > mostSignifyLine)
        return malformed(file, "a line of more than " + std::to_string(mostSignifyLine) + " bytes");
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

Result<std::string> takeCommentLine(std::string_view &text, std::string_view prefix, const std::string &file)
{
    const auto line = takeLine(text, file);
    if (!line)
        return Unexpected(line.error());
    if (!line->starts_with(prefix))
        return malformed(file, "a line that begins with \"" + std::string(prefix) + "\" is missing");
    return std::string(line->substr(prefix.size()));
}

Result<std::string> takeBase64Line(std::string_view &text, std::size_t size, const std::string &what, const std::string &file)
{
    const auto line = takeLine(text, file);
    if (!line)
        return Unexpected(line.error());
    auto bytes = fromBase64(*line);
    if (!bytes)
        return malformed(file, what + " is not canonical base64");
    if (bytes->size() != size)
        return malformed(file, what + " has " + std::to_string(bytes->size()) + " bytes, not " + std::to_string(size));
    return std::move(*bytes);
}

Result<SignifyKey> parseSignifyKey(std::string_view bytes, const std::string &file)
{
    SignifyKey key;
    if (bytes.starts_with(untrustedPrefix)) {
        auto comment = takeCommentLine(bytes, untrustedPrefix, file);
        if (!comment)
            return Unexpected(comment.error());
        key.comment = std::move(*comment);
    }
    const auto raw = takeBase64Line(bytes, algorithm.size() + signifyKeyIdBytes + keyBytes, "the public key", file);
    if (!raw)
        return Unexpected(raw.error());
    if (!raw->starts_with(algorithm))
        return Unexpected(makeError(ErrorCode::Unsupported, file, "the key is of another kind than Ed25519"));
    if (bytes.find_first_not_of("\r\n") != std::string_view::npos)
        return malformed(file, "there is more than one public key in it");
    key.keyId = raw->substr(algorithm.size(), signifyKeyIdBytes);
    key.key = raw->substr(algorithm.size() + signifyKeyIdBytes);
    return key;
}

Result<SignifySignature> parseSignifySignature(std::string_view bytes, const std::string &file)
{
    auto comment = takeCommentLine(bytes, untrustedPrefix, file);
    if (!comment)
        return Unexpected(comment.error());
    const auto raw = takeBase64Line(bytes, algorithm.size() + signifyKeyIdBytes + signatureBytes, "the signature", file);
    if (!raw)
        return Unexpected(raw.error());
    if (!raw->starts_with(algorithm))
        return Unexpected(makeError(ErrorCode::Unsupported, file, "the signature is of another kind than Ed25519"));
    return SignifySignature{raw->substr(algorithm.size(), signifyKeyIdBytes), raw->substr(algorithm.size() + signifyKeyIdBytes), std::move(*comment), bytes};
}

} // namespace assay

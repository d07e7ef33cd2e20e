// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/signednote.h"

#include <algorithm>
#include <charconv>

namespace assay {
namespace {

constexpr std::string_view lineStart = "\xE2\x80\x94 "; // em dash and a blank

Unexpected malformed(const std::string &file, const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Malformed, file, what));
}

// The line that begins text, which is shortened by it; the last one needs its line feed too.
std::optional<std::string_view> takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<NoteSignature> signatureOf(std::string_view line)
{
    constexpr std::size_t hintBytes = 4;
    if (!line.starts_with(lineStart))
        return std::nullopt;
    line.remove_prefix(lineStart.size());
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || blank == 0)
        return std::nullopt;
    const std::optional<std::string> bytes = fromBase64(line.substr(blank + 1));
    if (!bytes || bytes->size() <= hintBytes)
        return std::nullopt;
    return NoteSignature{std::string(line.substr(0, blank)), bytes->substr(0, hintBytes), bytes->substr(hintBytes)};
}

} // namespace

Result<SignedNote> parseSignedNote(std::string_view bytes, const std::string &file)
{
    if (bytes.size() > mostNoteBytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "the signed note has more than " + std::to_string(mostNoteBytes) + " bytes"));
    if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; }))
        return malformed(file, "there is a control character in the signed note");
    const std::size_t blank = bytes.rfind("\n\n");
    if (blank == std::string_view::npos)
        return malformed(file, "there is no blank line before the signatures of the note");
    SignedNote note;
    note.text = bytes.substr(0, blank + 1);
    std::string_view rest = bytes.substr(blank + 2);
    while (!rest.empty()) {
        const std::optional<std::string_view> line = takeLine(rest);
        std::optional<NoteSignature> signature = line ? signatureOf(*line) : std::nullopt;
        if (!signature)
            return malformed(file, "line " + std::to_string(note.signatures.size() + 1) + " below the note is no signature");
        if (note.signatures.size() == mostNoteSignatures)
            return Unexpected(makeError(ErrorCode::LimitExceeded, file, "the note has more than " + std::to_string(mostNoteSignatures) + " signatures"));
        note.signatures.push_back(std::move(*signature));
    }
    if (note.signatures.empty())
        return malformed(file, "nobody signed the note");
    return note;
}

Result<Checkpoint> parseCheckpoint(std::string_view bytes, const std::string &file)
{
    auto note = parseSignedNote(bytes, file);
    if (!note)
        return Unexpected(note.error());
    Checkpoint checkpoint;
    std::string_view rest = note->text;
    const auto origin = takeLine(rest);
    const auto size = takeLine(rest);
    const auto root = takeLine(rest);
    if (!origin || origin->empty() || !size || !root)
        return malformed(file, "a checkpoint has three lines: the log, its size and its root");
    checkpoint.origin = *origin;
    const auto [end, error] = std::from_chars(size->data(), size->data() + size->size(), checkpoint.size);
    if (error != std::errc() || end != size->data() + size->size() || (size->size() > 1 && size->front() == '0'))
        return malformed(file, "the second line of the checkpoint is no size of a log");
    const std::optional<std::string> hash = fromBase64(*root);
    if (!hash || hash->size() != checkpoint.root.size())
        return malformed(file, "the third line of the checkpoint is no SHA-256 in base64");
    std::copy(hash->begin(), hash->end(), checkpoint.root.begin());
    checkpoint.note = std::move(*note);
    return checkpoint;
}

} // namespace assay

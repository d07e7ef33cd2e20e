// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/signednote.h"
#include "support/fuzzlayers.h"

#include <string_view>

// The text of a note is the beginning of its bytes, and its signatures written below it read the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto note = parseSignedNote(bytes, "f");
    test::require(note.has_value() || !parseCheckpoint(bytes, "f").has_value(), "a checkpoint that is no note");
    if (!note)
        return 0;
    test::require(bytes.starts_with(note->text) && note->text.ends_with('\n') && !note->signatures.empty(), "not what was signed");
    std::string written = note->text + '\n';
    for (const NoteSignature &signature : note->signatures)
        written += "\xE2\x80\x94 " + signature.name + ' ' + toBase64(signature.hint + signature.signature) + '\n';
    test::require(written == bytes, "a note does not survive being written");
    return 0;
}

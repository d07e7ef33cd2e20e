// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// A line "— name base64" below a note.
struct NoteSignature {
    std::string name;
    std::string hint;      // 4 bytes that tell keys of one name apart
    std::string signature; // raw
};

// A text that is signed, as Go's sumdb and the logs of sigstore write it (C2SP signed-note).
struct SignedNote {
    std::string text; // what is signed, its last line feed included
    std::vector<NoteSignature> signatures;
};
Result<SignedNote> parseSignedNote(std::string_view bytes, const std::string &file);

// What a log says of itself (C2SP tlog-checkpoint). Lines below the third are the log's own affair.
struct Checkpoint {
    SignedNote note;
    std::string origin;
    std::uint64_t size = 0;
    Sha256Digest root{};
};
Result<Checkpoint> parseCheckpoint(std::string_view bytes, const std::string &file);

inline constexpr std::size_t mostNoteBytes = 64 * 1024;
inline constexpr std::size_t mostNoteSignatures = 100;

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace assay {

// Names and paths that must not be told, however many, to be looked for in texts. One is found where it stands by itself or between characters
// that are no ASCII letters, digits or '_': "a.key" is in "/x/a.key-old", and not in "aa.key". Kept as hashes of 64 bits: what is found
// wrongly, once in a very long time, is withheld for nothing. const functions: any thread.
class WithheldWords {
public:
    void add(std::string_view word); // bytes; "" is none
    // As it stands, or as displaySafe() shows it.
    bool namedIn(std::string_view text) const;
    // One of them has a character that JSON may write in another way: in JSON it may stand unseen.
    bool mayHideInJson() const { return m_mayHide; }

private:
    std::unordered_set<std::uint64_t> m_words;
    std::unordered_set<std::uint64_t> m_firstPieces;
    std::size_t m_mostPieces = 0;
    bool m_mayHide = false;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Words that a report is not to say, wherever they stand in what people wrote or what sources are called: a customer, a person, a place. Looked for
// as they are written, also inside of longer words; of ASCII letters either case is alike. const functions: any thread.
class WithheldPhrases {
public:
    // Each is UTF-8, of 2 to 4,096 bytes and without control characters; at most 1,000. The error is Usage and has the words.
    static Result<WithheldPhrases> of(const std::vector<std::string> &phrases);

    bool empty() const { return m_phrases.empty(); }
    bool namedIn(std::string_view text) const { return find(text, 0).length != 0; }
    // One has a character that JSON may write in another way: in JSON it may stand unseen.
    bool mayHideInJson() const { return m_mayHide; }
    // Puts "[withheld]" in the place of each; the longest that stands at a place goes first. Says whether there was any.
    bool replaceIn(std::string &text) const;

private:
    struct Place {
        std::size_t at = 0;
        std::size_t length = 0; // 0: none
    };
    Place find(std::string_view text, std::size_t from) const;

    std::vector<std::string> m_phrases; // longest first, in small letters
    std::array<bool, 256> m_begins{};
    bool m_mayHide = false;
};

} // namespace assay

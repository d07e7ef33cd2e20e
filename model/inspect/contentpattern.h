// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace assay {

// What is looked for in contents. Immutable; any thread.
class ContentPattern {
public:
    // These bytes.
    static ContentPattern bytes(std::string needle);
    // This UTF-8 text as UTF-8 and as UTF-16 in both orders. ignoreCase is for ASCII letters.
    static ContentPattern text(std::string_view utf8, bool ignoreCase);
    // RE2 over bytes; "." is any byte but a line end. What a match may be long is longest(). The error is Usage with RE2's words.
    static Result<ContentPattern> expression(const std::string &pattern, bool ignoreCase);

    struct Match {
        std::size_t at = 0;
        std::size_t size = 0;
    };
    // Appends the matches that begin in [from, until), rising, at most so many; they may end behind until. Those of an expression do
    // not overlap, and what stands before from is seen by "^" and "\\b".
    void find(std::string_view in, std::size_t from, std::size_t until, std::size_t most, std::vector<Match> &matches) const;
    // How much behind its beginning a match may need to be seen whole. Expressions are seen whole up to this.
    std::size_t longest() const { return m_longest; }

private:
    std::vector<std::string> m_needles; // none where there is an expression
    std::shared_ptr<const re2::RE2> m_expression;
    std::size_t m_longest = 0;
};

} // namespace assay

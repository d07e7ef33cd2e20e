// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compare/difftree.h"
#include "compare/knownhashes.h"
#include "compare/markedpaths.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What a user writes to see less of a comparison: terms apart by blanks, all of which have to hold. "-"
// before a term turns it round.
//
//     passwd  /etc/pa          part of a name; with a slash, of a path from "/" on, its last part in the name
//     itself
//     *.so  lib?z*  /usr/**    the whole name, or with a slash the whole path: "*" and "?" end at slashes,
//     "**" does not; "[a-z]" /pass(wd|word)$/         regular expression (RE2 syntax), looked for in the
//     name, or with a slash inside it in the path; between
//                              the slashes stands at least one of ^ $ * + ? ( ) [ ] { } | \, else it is a
//                              path
//     "two words"              as it stands
//     size>1M  mode:suid …     FIELD and what it is to be, see filterFields(); "live.size>1M" asks one
//     source, else any will do
//     tag:seen,odd  tag:none   one of these tags, no tag; tag:"to do". has:note, has:tag, has:bookmark
//     known:good,bad known:no  files on a list of hashes of that kind, on none
//
// Names are bytes; ASCII letters of either case match. Regular expressions run in time linear in the name,
// whatever they are.
enum class FilterProblem : std::uint8_t {
    UnclosedQuote,
    EmptyValue, // "size:"
    NotANumber, // "size>big"
    NotATime, // "mtime>soon"
    NotAWord, // "status:new": detail has the words there are
    NotAMode, // "mode:9"
    NotADigest, // "sha256:xyz"
    NotComparable, // "type>file"
    BadPattern, // detail says why
    TooLong,
};

struct FilterError {
    FilterProblem problem = FilterProblem::EmptyValue;
    std::string term; // as written
    std::string detail; // English
};

struct FilterField {
    std::string_view name;
    bool ordered = false; // takes "<", "<=", ">", ">=" besides ":" and "="
    std::span<const std::string_view> words; // what it may be; empty where it is a number, a time or a text
    std::string_view example;
};
// Sorted by name.
std::span<const FilterField> filterFields();

// Immutable; copies share their patterns. Any thread.
class Filter {
public:
    struct Term;

    Filter() = default; // holds for everything

    static Filter parse(std::string_view text);
    // Why the text is no filter. Such a filter holds for nothing.
    const std::optional<FilterError> &error() const { return m_error; }
    bool empty() const { return m_terms.empty() && !m_error; }

    // Words before a ":" that are no field, so that their term was taken for part of a name.
    const std::vector<std::string> &unknownFields() const { return m_unknownFields; }

    // Asks for what the analyst has said of paths: its answer is another one when that changes.
    bool asksMarks() const;
    // The same of lists of hashes.
    bool asksKnown() const;

    // Sets keep, one byte a node, to 1 where all terms hold and to 0 elsewhere; the root is left out. Linear,
    // on several threads; polls context. marks may be null: nothing was said of any path; known as well: there
    // is no list. False when it was cancelled.
    bool match(const DiffTree &tree, std::vector<std::uint8_t> &keep, const Context &context,
               const MarkedPaths *marks = nullptr, const KnownHashes *known = nullptr) const;

private:
    std::vector<std::shared_ptr<const Term>> m_terms;
    std::vector<std::string> m_unknownFields;
    std::optional<FilterError> m_error;
};

} // namespace assay

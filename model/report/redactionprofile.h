// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "inspect/metadatasearch.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// What a report is not to tell. Patterns are those of the window's search in recorded data, ASCII letters of either case alike:
//
//     *.key  /home/**  **/id_rsa    the whole name, or with a slash the whole path: "*" and "?" end at slashes, "**" does not
//     /^id_[a-z]+$/                 regular expression (RE2 syntax), in the name, or with a slash inside in the path
//     id_rsa                        part of a path
//
// Words are no patterns: see WithheldPhrases.
struct RedactionProfile {
    std::vector<std::string> paths; // patterns of paths that are withheld, with all that is below them
    std::vector<std::string> notes; // patterns of paths whose notes' texts are withheld

    std::vector<std::string> words; // that are blanked out wherever a person wrote them and wherever a source is called so; paths with them are withheld

    bool empty() const { return paths.empty() && notes.empty() && words.empty(); }
    bool operator==(const RedactionProfile &) const = default;
};

// A line each: "path PATTERN", "notes PATTERN" or "words TEXT"; empty lines and those that begin with "#" are passed over. file names it in errors, which are of
// code Usage and name the line.
Result<RedactionProfile> readRedactionProfile(std::string_view text, const std::string &file);
// The same of a file of at most 1 MiB; or the file's own error.
Result<RedactionProfile> loadRedactionProfile(const std::string &file);

// Patterns, ready to be held against paths. const functions: any thread.
class PathPatterns {
public:
    // The error is Usage and has the pattern.
    static Result<PathPatterns> of(const std::vector<std::string> &patterns);

    // path is in bytes without a slash before it, of one node: what is above it is not looked at.
    bool match(std::string_view path) const;
    // It, or a folder above it.
    bool matchAnyAbove(std::string_view path) const;

private:
    std::vector<MetadataQuery> m_patterns;
};

} // namespace assay

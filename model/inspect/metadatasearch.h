// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "inspect/contentsearch.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// What is looked for in what is recorded of paths. Immutable; any thread.
//
//     passwd  etc/pa        part of a path from "/" on that ends in its last name, of a link's target, or of the name or the value of an
//                           extended attribute
//     *.so  /etc/**         the whole name, or with a slash the whole path, and the whole of the others: "*" and "?" end at slashes
//     /^s[uh]$/             regular expression (RE2 syntax over bytes), in the name, or with a slash inside in the path, and in the others
//     owner:0  owner:root   the user; "owner:1000:42" user and group, "owner::shadow" the group. Names are those of the etc/passwd
//                           and etc/group that all layers of the source show
class MetadataQuery {
public:
    // The error is Usage, with RE2's words.
    static Result<MetadataQuery> metadata(std::string_view text, bool ignoreCase);
    // The first digits of a SHA-256, or all 64, in hex of either case; "sha256:" may stand before them.
    static Result<MetadataQuery> digest(std::string_view hex);

    bool isDigest() const { return !m_digest.empty(); }
    const std::string &digestDigits() const { return m_digest; }                     // lower case
    bool isOwner() const { return m_owner; }
    const std::string &user() const { return m_user; }                               // "": any
    const std::string &group() const { return m_group; }                             // "": any
    // Where in a text it is, at the first place that ends behind least; whole: a glob has to fit all of name.
    std::optional<ContentPattern::Match> findIn(std::string_view text, std::size_t least) const;
    bool onName() const { return m_onName; }                                         // the path does not matter, only its last name

private:
    std::optional<ContentPattern> m_pattern;
    std::string m_digest;
    std::string m_user;
    std::string m_group;
    bool m_owner = false;
    bool m_onName = false;
    bool m_fromStart = false; // an expression may say where a text begins
};

struct MetadataSearchSummary {
    std::uint64_t entries = 0;        // that were looked at
    std::uint64_t hits = 0;
    bool stopped = false;             // at mostHits
    std::vector<SkippedPart> skipped; // accounts that could not be read
};

// Looks through every entry of every layer of the sources, hidden ones, deletion marks and what a layer's own tar says differently
// further on among them. found is called from the threads of the search, one call at a time; entries in no order. A path is told once
// for each kind of thing that was found of it, with one place. Null sources are left out. The error is Cancelled.
Result<MetadataSearchSummary> searchMetadata(std::span<const LoadedSourcePtr> sources, const MetadataQuery &query, std::size_t mostHits, const ContentFound &found, Context &context);

// Names and their ids, as etc/passwd and etc/group have them: "name:x:id:…", a line each; what is no such line is passed over.
std::vector<std::pair<std::string, std::uint32_t>> parseAccounts(std::string_view bytes);

} // namespace assay

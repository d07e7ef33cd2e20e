// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "cases/casecontent.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The values of a case's tables as texts, for JournalReplay to hold against each other and to tell of.
namespace assay {

// Name and value, which is any bytes; of each kind of thing always the same ones in the same order.
using TableFields = std::vector<std::pair<std::string_view, std::string>>;
TableFields fieldsOf(const Tag &tag);
TableFields fieldsOf(const Mark &mark);
TableFields fieldsOf(const Revision &revision);
TableFields fieldsOf(const Bookmark &bookmark);
TableFields fieldsOf(const OwnFinding &finding);

inline constexpr std::array<std::string_view, 4> aboutFields{"number", "title", "examiner", "organisation"};
std::map<std::string, std::string> fieldsOf(const CaseAbout &about);

namespace SourceField {
inline const std::string kind = "kind";
inline const std::string path = "path";
inline const std::string image = "image";
inline const std::string bytes = "size in bytes";
inline const std::string sha256 = "SHA-256";
}
using SourceFields = std::map<std::string, std::string>; // what it has of these
SourceFields fieldsOf(const CaseSource &source);

// The whole of one, where the other side has nothing; any bytes.
std::string summaryOf(const Tag &tag);
std::string summaryOf(const Mark &mark);
std::string summaryOf(const Revision &revision);
std::string summaryOf(const Bookmark &bookmark);
std::string summaryOf(const OwnFinding &finding);

// What it is called; safe to show.
std::string nameOf(const Tag &tag);
std::string nameOf(const Bookmark &bookmark);
std::string nameOf(const OwnFinding &finding);

// Safe to show, and no longer than a line or two: what is cut off is told by the size and the digest of the whole.
std::string shownValue(const std::optional<std::string> &value); // in quotes; none: "nothing"
std::string shownPath(const std::string &path);

} // namespace assay

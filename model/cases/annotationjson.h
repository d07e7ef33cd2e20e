// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cases/annotations.h"
#include "report/sink.h"

#include <string>
#include <string_view>

namespace assay {

// The notes file, "assay-notes/1": UTF-8 JSON, arrays of paths sorted bytewise, so that the same annotations give the same bytes.
//
//     {"schema": "assay-notes/1",
//      "tags": [{"id": 1, "name": "suspicious", "colour": 0, "hotkey": 1, "by": "ann", "at": 1764000000123}],
//      "paths": [{"path": "etc/passwd", "tags": [{"tag": 1, "by": "ann", "at": 1764000000123}],
//                 "note": [{"text": "first", "by": "ann", "at": 1764000000123}]}],
//      "bookmarks": [{"id": 1, "path": "bin/sh", "side": "live", "sha256": "…", "offset": 64, "length": 16, "label": "entry point",
//                     "by": "ann", "at": 1764000000123}],
//      "findings": [{"id": 1, "severity": "high", "confidence": "inferred", "title": "…", "statement": "…", "alternatives": "",
//                    "paths": [{"path": "etc/passwd"}], "writtenBy": "ann", "writtenAt": 1764000000123, "by": "bob", "at": 1764000000456}]}
//
// "at" is in milliseconds since 1970, UTC. Bytes of a path that are not UTF-8 are shown as U+FFFD, and "pathBytes" beside it holds all of
// them in base64. Revisions of a note are oldest first; "" says that it was removed. Of a bookmark "side", "sha256", and "offset" with
// "length" may be missing. "findings" are the examiner's own; the member is missing where there are none. "written…" is of the first
// wording, "by" and "at" of the last edit.
Status writeNotesFile(const Annotations &annotations, const Sink &sink);
// Malformed, Unsupported (another schema), LimitExceeded; file names it in errors.
Result<Annotations> readNotesFile(std::string_view bytes, const std::string &file, const AnnotationLimits &limits = {});
constexpr std::uint64_t notesFileBytes = 128 << 20; // more is not read

// One act as one line of JSON, members as above: {"kind", "undoes", "by", "at", "tags": [{"before", "after"}], "marks": [{"path", "tag",
// "by", "at", "added"}], "notes": [{"path", "text", "by", "at", "added"}], "bookmarks": [{"before", "after"}], "findings": [{"before",
// "after"}]}; empty arrays are left out.
std::string actText(const Act &act);
// What it gives is well-formed; whether it can be applied is for Annotations::apply() to say.
Result<Act> readAct(std::string_view bytes, const std::string &file);

} // namespace assay

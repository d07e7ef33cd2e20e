// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/sourcecheck.h"

#include "io/bytesource.h"
#include "io/digest.h"

#include <cerrno>
#include <sys/stat.h>

namespace assay {

std::string_view sourceStateName(SourceState state)
{
    switch (state) {
    case SourceState::Match: return "match";
    case SourceState::Mismatch: return "mismatch";
    case SourceState::Missing: return "missing";
    case SourceState::Unreadable: return "unreadable";
    case SourceState::NotComparable: return "not comparable";
    }
    return "unreadable";
}

Result<SourceCheck> checkRecordedSource(const RecordedSource &source, Context &context)
{
    SourceCheck check;
    if (!source.sha256) {
        struct stat status {};
        const bool missing = ::stat(source.path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
        check.state = missing ? SourceState::Missing : SourceState::NotComparable;
        check.reason = missing ? "nothing is there" : "no digest of it was recorded";
        return check;
    }
    const auto file = openFileSource(source.path);
    if (!file) {
        check.state = file.error().code == ErrorCode::NotFound ? SourceState::Missing : SourceState::Unreadable;
        check.reason = file.error().detail;
        return check;
    }
    check.bytes = (*file)->size();
    if (source.bytes && *source.bytes != *check.bytes) {
        check.state = SourceState::Mismatch;
        check.reason = "it has " + std::to_string(*check.bytes) + " bytes and had " + std::to_string(*source.bytes);
        return check;
    }
    context.addTotalBytes(*check.bytes);
    const auto digest = sha256(**file, &context);
    if (!digest && digest.error().code == ErrorCode::Cancelled)
        return Unexpected(digest.error());
    if (!digest || !(*file)->unchanged()) {
        check.state = SourceState::Unreadable;
        check.reason = digest ? "it changed while it was read" : digest.error().detail;
        return check;
    }
    check.sha256 = *digest;
    check.state = *digest == *source.sha256 ? SourceState::Match : SourceState::Mismatch;
    if (check.state == SourceState::Mismatch)
        check.reason = "its SHA-256 is " + toHex(*digest) + " and was " + toHex(*source.sha256);
    return check;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

enum class ErrorCode : std::uint8_t {
    Cancelled,
    Io,            // the operating system refused or failed; detail holds its words
    NotFound,
    Permission,
    Truncated,     // the bytes end before the format says they may
    Malformed,     // the bytes break the rules of their format
    Unsupported,   // a well-formed thing that this version does not read
    LimitExceeded, // refused to go on, see Limits
    Unstable,      // changed while it was being read
    Usage,         // the caller asked for something that is not there
    OutOfMemory,
    Internal,
};

// An operation that has no result. An oddity that does not stop the work is a Finding instead.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string file;          // bytes of the name of what was read, "" when there is none
    std::string detail;        // one English clause, may quote evidence bytes: pass through displaySafe() to show
    std::uint64_t offset = 0;  // where in file
    bool hasOffset = false;
    std::vector<std::string> choices; // what could have been asked for instead, one a line, safe to show

    // "FILE, byte N: DETAIL" and the choices below, safe for a terminal or a label.
    std::string message() const;
};

Error makeError(ErrorCode code, std::string file, std::string detail);
Error makeErrorAt(ErrorCode code, std::string file, std::uint64_t offset, std::string detail);
// From errno; says NotFound and Permission apart from Io.
Error makeErrnoError(int errnoValue, std::string file, std::string action);

} // namespace assay

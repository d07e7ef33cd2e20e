// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include "base/displaysafe.h"

#include <cerrno>
#include <cstring>
#include <utility>

namespace assay {

std::string Error::message() const
{
    std::string text;
    if (!file.empty())
        text = displaySafe(file);
    if (hasOffset)
        text += (text.empty() ? "byte " : ", byte ") + std::to_string(offset);
    if (!text.empty())
        text += ": ";
    text += displaySafe(detail);
    for (const std::string &choice : choices)
        text += "\n  " + choice;
    return text;
}

Error makeError(ErrorCode code, std::string file, std::string detail)
{
    return Error{code, std::move(file), std::move(detail), 0, false, {}};
}

Error makeErrorAt(ErrorCode code, std::string file, std::uint64_t offset, std::string detail)
{
    return Error{code, std::move(file), std::move(detail), offset, true, {}};
}

Error makeErrnoError(int errnoValue, std::string file, std::string action)
{
    ErrorCode code = ErrorCode::Io;
    if (errnoValue == ENOENT || errnoValue == ENOTDIR)
        code = ErrorCode::NotFound;
    else if (errnoValue == EACCES || errnoValue == EPERM)
        code = ErrorCode::Permission;
    char buffer[128] = {};
    return makeError(code, std::move(file), action + ": " + strerror_r(errnoValue, buffer, sizeof buffer));
}

} // namespace assay

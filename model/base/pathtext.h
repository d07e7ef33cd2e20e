// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Text that a user typed or pasted, as the path it may stand for. Text is UTF-8, paths are bytes. Pure; cost is linear.

// What displaySafe() made the text of; none for a text that it never makes (a backslash before anything else).
std::optional<std::string> fromDisplaySafe(std::string_view text);

// What a POSIX shell takes one word for: plain, with backslashes, '…', "…" and $'…'. Nothing is expanded: "$" and "`" outside
// of single quotes stand for themselves. None when a quotation does not end, or when blanks part it into several words.
std::optional<std::string> fromShellWord(std::string_view text);

// The path from the root without its slashes at both ends, "" for the root: "/usr//./lib/../bin/" is "usr/bin".
std::string normalPath(std::string_view path);

// The readings of a text, the likeliest first, each once: as displaySafe() shows paths, as it stands, as a shell word.
std::vector<std::string> pathReadings(std::string_view text);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace assay {

/// "assay --decode-picture": reads a file from standard input to its end, decodes the picture in it within enterPictureSandbox(), and
/// writes what picturereply.h says to standard output. Needs no display. The exit code is 0 where an answer was written, whatever it says.
int runPictureHelper(int argc, char **argv);

inline constexpr char pictureHelperOption[] = "--decode-picture";

} // namespace assay

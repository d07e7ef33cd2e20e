// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace assay {

// For the very beginning of a program, while it has one thread. A program may be started with standard input, output or error closed
// (">&-"). The next file that it opens gets the number of such a one, and what is then printed goes into that file, which may be a case.
// So each of them that is closed becomes one that can be neither read nor written, as it was.
//
// What passes a limit of the user's on the size of files (ulimit -f) is an error of writing from then on, not the end of the program
// (SIGXFSZ) with half of a report left behind. False where either could not be done: then nothing may be opened.
bool takeCareOfStreams();

} // namespace assay

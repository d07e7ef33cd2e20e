// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace assay {

// Gives up the right to create, write, cut, rename and delete files anywhere but beneath these folders, and to write anything but these files,
// for this thread and all that it starts, as long as the process lives (Landlock, Linux 5.13 and later). What is open stays open; modes,
// owners, times and attributes are not covered. Paths that do not exist are passed over. To be called before other threads are started.
//
// True when the kernel has agreed and a forbidden opening was refused afterwards; false leaves the process as it was, or held back in part.
bool allowWritingOnlyBeneath(const std::vector<std::string> &paths);

// What the last call gave; false before the first one.
bool kernelForbidsWriting();

} // namespace assay

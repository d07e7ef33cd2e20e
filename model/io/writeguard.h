// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

namespace assay {

// Gives up the right to create, write, cut, rename and delete files anywhere but beneath these folders, and to write anything but these files,
// for this thread and all that it starts, as long as they live (Landlock, Linux 5.13 and later). What is open stays open; modes, owners, times
// and attributes are not covered. Paths that do not exist are passed over. Threads that run already are not held to it. Costs some tens of
// microseconds; the kernel takes no more than 16 of them one upon the other.
//
// True when the kernel has agreed and a forbidden opening was refused afterwards; false leaves the thread as it was, or held back in part.
bool allowWritingOnlyBeneath(const std::vector<std::string> &paths);

// Whether the kernel lets this thread open for writing what it was not allowed to: tried the first time that a thread asks, then remembered.
bool threadMayWrite();

// Where threads of this process that gave up the right to write elsewhere were left it, since the program began: without links, sorted.
std::vector<std::string> writablePlaces();

// For whoever opens or reads evidence, in the thread that does: remembers where that thread could have written. Cheap.
void evidenceIsRead();

// Whether a thread that could have written anywhere has opened or read evidence, since the program began.
bool evidenceWasReadByWriters();

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace assay {

/// Gives up, for this process and for good, all that decoding a picture from standard input to standard output does not need: new
/// privileges, memory and processor time without end, files, sockets, other programs, pages of code. What is open stays open; what is
/// loaded stays loaded. False where the kernel refuses any of it: then nothing hostile may be decoded.
///
/// The filter of system calls is for x86-64 and 64-bit ARM; on other machines the answer is false.
bool enterPictureSandbox();

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"

#include <string>

namespace assay {

// The bytes of the file that from is open on, into a new one. On the disk when it returns: it is brought there as it is written, so that what
// the context counts is true of a slow one, and whoever cancels waits for little. path: of from, for errors. After any error part of the new
// file may be there.
Status copyFile(int from, const std::string &path, const std::string &to, Context &context);

} // namespace assay

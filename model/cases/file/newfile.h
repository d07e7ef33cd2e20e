// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "cases/file/filehold.h"

#include <functional>
#include <string>

namespace assay {

// Lets make write a database at a new name in the folder of path; when it is complete and on the disk it gets the name path. Where something
// is already, the error is Usage, unless replace is set; then a symbolic link is followed, and a journal that is left of what was there goes
// first, or SQLite would undo it in the new one.
Status putNewFile(const std::string &path, bool replace, const std::function<Status(const std::string &temporary)> &make);

// An error where another program, or another part of this one, writes what would be replaced. leaving: see FileHold::take().
Status checkReplaceable(const std::string &path, const Leaving &leaving);

} // namespace assay

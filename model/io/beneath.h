// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/descriptor.h"

#include <string_view>

namespace assay {

// Opens path (parts divided by one slash, "" for the directory itself) relative to directory, never leaving it and never
// through a symbolic link; a link at its end is opened itself, with O_PATH, or refused. O_CLOEXEC and, without O_PATH,
// O_NOATIME where allowed are added to flags. Paths of any length. errno stays what it was when the opening failed.
Result<Descriptor> openBeneath(int directory, std::string_view path, int flags);

} // namespace assay

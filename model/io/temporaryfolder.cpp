// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/temporaryfolder.h"

#include <cstdlib>

namespace assay {

std::string temporaryFolder()
{
    const char *chosen = std::getenv("TMPDIR");
    return chosen && *chosen ? chosen : "/tmp";
}

} // namespace assay

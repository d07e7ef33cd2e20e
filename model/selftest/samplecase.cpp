// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selftest/samplecase.h"

#include <climits>
#include <filesystem>
#include <unistd.h>

namespace assay {

std::string sampleFolder()
{
    char program[PATH_MAX];
    const ssize_t length = ::readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return {};
    const std::filesystem::path bin = std::filesystem::path(std::string(program, static_cast<std::size_t>(length))).parent_path();
    for (const char *place : {"../share/assay/sample", "../../share/assay/sample"}) {
        std::error_code missing;
        if (const auto folder = std::filesystem::canonical(bin / place, missing); !missing)
            return folder.string();
    }
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/largepages.h"

#include <cstdint>
#include <sys/mman.h>

namespace assay {

void adviseLargePages(const void *memory, std::size_t bytes)
{
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    const auto begin = (reinterpret_cast<std::uintptr_t>(memory) + page - 1) / page * page;
    const auto end = (reinterpret_cast<std::uintptr_t>(memory) + bytes) / page * page;
    if (begin < end)
        (void)::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE); // advice: nothing depends on it
}

} // namespace assay

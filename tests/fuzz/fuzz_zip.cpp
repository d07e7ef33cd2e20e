// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/zipfile.h"

#include <cstdlib>
#include <span>
#include <string>

using namespace assay;

// Any bytes as a zip: an error, or members whose content is exactly as long as they say.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::uint64_t most = 16 << 20;
    const ByteSourcePtr file = memorySource(std::string(reinterpret_cast<const char *>(data), size), "fuzz");
    const auto members = readZipDirectory(*file);
    if (!members)
        return 0;
    std::string piece(64 * 1024, '\0');
    for (const ZipMember &member : *members) {
        if (member.data > size || member.packed > size - member.data)
            std::abort();
        const auto stream = openZipMember(file, member);
        std::uint64_t given = 0;
        while (stream && given < most) {
            const auto got = (*stream)->read(std::as_writable_bytes(std::span(piece)));
            if (!got)
                break;
            given += *got;
            if (given > member.size || (*got == 0 && given != member.size))
                std::abort();
            if (*got == 0)
                break;
        }
    }
    return 0;
}

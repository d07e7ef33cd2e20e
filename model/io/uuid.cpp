// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/uuid.h"

#include "base/bytes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <openssl/evp.h>

namespace assay {

Uuid nameUuid(const Uuid &space, std::string_view name)
{
    std::string input(reinterpret_cast<const char *>(space.data()), space.size());
    input += name;
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(input.data(), input.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1 || size < 16) {
        std::fputs("OpenSSL cannot compute SHA-1\n", stderr);
        std::abort();
    }
    Uuid uuid{};
    std::copy_n(digest.begin(), uuid.size(), uuid.begin());
    uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0F) | 0x50);
    uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3F) | 0x80);
    return uuid;
}

std::string uuidText(const Uuid &uuid)
{
    std::string text = toHex(uuid.data(), uuid.size());
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        text.insert(at, 1, '-');
    return text;
}

} // namespace assay

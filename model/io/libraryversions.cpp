// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/libraryversions.h"

#include <archive.h>
#include <openssl/crypto.h>

namespace assay {

std::vector<std::pair<std::string, std::string>> libraryVersions()
{
    const int number = archive_version_number();
    return {
        {"libarchive", std::to_string(number / 1000000) + '.' + std::to_string(number / 1000 % 1000) + '.' + std::to_string(number % 1000)},
        {"openssl", OpenSSL_version(OPENSSL_FULL_VERSION_STRING)},
    };
}

} // namespace assay

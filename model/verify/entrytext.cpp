// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/entrytext.h"

#include "base/bytes.h"

namespace assay {

std::string octalMode(std::uint16_t mode)
{
    std::string text(4, '0');
    for (std::size_t i = 0; i < 4; ++i)
        text[3 - i] = static_cast<char>('0' + ((mode >> (3 * i)) & 7));
    return text;
}

std::string ownerText(const Entry &entry)
{
    return std::to_string(entry.uid) + ':' + std::to_string(entry.gid);
}

std::string attributeText(const XattrList &list)
{
    std::string text;
    for (const auto &[name, value] : list) {
        if (!text.empty())
            text += ' ';
        text += name;
        text += '=';
        text += toBase64(value);
    }
    return text;
}

} // namespace assay

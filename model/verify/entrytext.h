// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tree/layertree.h"

#include <cstdint>
#include <string>

namespace assay {

// An entry's metadata as the details of findings have it.
std::string octalMode(std::uint16_t mode);           // "0755"
std::string ownerText(const Entry &entry);           // "0:42"
std::string attributeText(const XattrList &list);    // "user.a=YQ== user.b=Yg==", values in base64; "" for none

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <string>

namespace assay::test {

// All of text, whatever its bytes are, as QCOMPARE shows it when it differs.
inline QByteArray bytes(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

} // namespace assay::test

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "trust/tuf.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QtGlobal>

#include <string>
#include <vector>

// Folders of TUF metadata on the disk. Whatever cannot be written ends the test.
namespace assay::test {

// And the folders above it.
inline void writeTufFile(const QString &path, const std::string &bytes)
{
    QFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size)
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
}

// Each by the name of its role.
inline void layOutTuf(const QString &folder, const std::vector<TufFile> &made)
{
    for (const TufFile &file : made)
        writeTufFile(folder + QLatin1Char('/') + QString::fromStdString(file.role) + QStringLiteral(".json"), file.bytes);
}

} // namespace assay::test

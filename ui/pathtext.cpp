// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pathtext.h"

#include "items/displaytext.h"

#include <QFile>

#include <string_view>

namespace assay {

std::string pathBytes(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

QString nativePath(const std::string &path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

QString fileNameText(const std::string &path)
{
    const std::size_t end = path.find_last_not_of('/');
    if (end == std::string::npos)
        return displayText(path);
    const std::size_t slash = path.rfind('/', end);
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    return displayText(std::string_view(path).substr(begin, end + 1 - begin));
}

} // namespace assay

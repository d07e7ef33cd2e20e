// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStandardPaths>
#include <QString>

// What others read in a PDF: pdftotext of poppler-utils.
namespace assay::test {

inline bool hasPdfText()
{
    return !QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty();
}

// In the order of the file, UTF-8. Lines are broken anywhere.
inline QByteArray pdfText(const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), QStringLiteral("-nopgbrk"), file, QStringLiteral("-")});
    process.waitForFinished(120'000);
    return process.readAllStandardOutput();
}

} // namespace assay::test

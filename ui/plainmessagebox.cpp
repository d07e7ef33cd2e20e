// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plainmessagebox.h"

namespace assay {

PlainMessageBox::PlainMessageBox(Icon icon, const char *objectName, const QString &text, QWidget *parent) : QMessageBox(icon, tr("Assay"), text, NoButton, parent)
{
    setObjectName(QString::fromLatin1(objectName));
    setTextFormat(Qt::PlainText);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMessageBox>

namespace assay {

/// A message box that shows exactly its text (see ui/plaintext.h), with the program's name as its title. Its buttons are its owner's.
class PlainMessageBox : public QMessageBox {
    Q_OBJECT

public:
    PlainMessageBox(Icon icon, const char *objectName, const QString &text, QWidget *parent);
};

} // namespace assay

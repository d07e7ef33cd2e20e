// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "ui/keybook.h"

#include <string>

namespace assay {

/// The keys, made of the actions themselves so that it cannot be wrong about them.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<KeyEntry> &entries, QWidget *parent);
    static QString sheetTitle();

Q_SIGNALS:
    void changeWanted(); ///< the user wants other keys
    void sheetWanted();  ///< the user wants them on paper
};

/// A PDF of the keys, a table a menu, to print.
std::string keySheetPdf(const std::vector<KeyEntry> &entries);

} // namespace assay

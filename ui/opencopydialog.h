// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <string>

class QComboBox;
class QDialogButtonBox;

namespace assay {

class WrappedText;

/// Asks which program is to get a copy of a file out of the evidence, and says what that means, naming both.
class OpenCopyDialog : public QDialog {
    Q_OBJECT

public:
    /// file: as it is to be shown, with its source; path of the evidence, one line.
    OpenCopyDialog(const QString &file, QWidget *parent);

    std::string program() const; ///< bytes, from "/" on; "" while none is chosen
    /// Puts it before those that are remembered, and chooses it.
    void chooseProgram(const std::string &program);

    void accept() override; ///< remembers the program

private:
    void browse();
    void refresh();

    QString m_file;
    QComboBox *m_programs;
    WrappedText *m_warning;
    QDialogButtonBox *m_buttons;
};

} // namespace assay

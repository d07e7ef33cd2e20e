// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QFormLayout;
class QLineEdit;
class QPushButton;
class QWidget;

namespace assay {

/// What a row for a file says; in the user's language, plain text.
struct FileRowWords {
    QString what;        ///< the label's text, with its mnemonic, and what the field is called
    QString placeholder;
    QString choose;      ///< on the button
    QString chooseWhat;  ///< what the button is called
};

struct FileRow {
    QLineEdit *edit;
    QPushButton *choose; ///< whoever asked for the row says what it does
};

/// A row at the end of a form, of parent: a label, a field for a path, and a button behind it. name: of the field.
FileRow addFileRow(QFormLayout &form, QWidget &parent, const char *name, const FileRowWords &words, const QString &text);

} // namespace assay

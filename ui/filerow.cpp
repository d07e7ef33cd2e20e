// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filerow.h"

#include "ui/keybook.h"
#include "ui/plaintext.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace assay {

FileRow addFileRow(QFormLayout &form, QWidget &parent, const char *name, const FileRowWords &words, const QString &text)
{
    const QString what = withoutMnemonic(words.what);
    auto *row = named(new QWidget(&parent), "fileRow", what);
    auto *edit = named(new QLineEdit(text, row), name, what);
    edit->setPlaceholderText(words.placeholder);
    auto *choose = named(new QPushButton(words.choose, row), "chooseFile", words.chooseWhat);
    choose->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    layout->addWidget(choose);
    auto *label = named(new PlainLabel(words.what, &parent), "label", what);
    label->setBuddy(edit);
    form.addRow(label, row);
    return {edit, choose};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fieldlabel.h"

#include "ui/keybook.h"
#include "ui/plaintext.h"

namespace assay {

PlainLabel *fieldLabel(QWidget *field, const QString &text, const char *objectName)
{
    auto *label = named(new PlainLabel(text, field->parentWidget()), objectName, withoutMnemonic(text));
    label->setBuddy(field);
    return label;
}

} // namespace assay

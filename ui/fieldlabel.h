// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace assay {

class PlainLabel;

/// The label of a field: Alt and the letter behind the "&" of its text lead to the field. Of the same parent as the field, and named like
/// its text without that mark.
PlainLabel *fieldLabel(QWidget *field, const QString &text, const char *objectName = "label");

} // namespace assay

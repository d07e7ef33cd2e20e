// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolButton>

namespace assay {

/// A button that is plainly on or off in every theme: filled and outlined in the accent, or neither. All texts are plain.
QToolButton *makeToggle(QWidget *parent, const char *name, const QString &text, const QString &explanation);

} // namespace assay

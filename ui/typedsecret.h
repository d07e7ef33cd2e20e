// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "proof/secret.h"

class QLineEdit;

namespace assay {

/// A field that does not show what is typed, and asks the input method to forget it.
void makeSecretEdit(QLineEdit &edit);

/// Moves what was typed out of the field, into memory that is overwritten; the field's own is overwritten here. LimitExceeded.
Result<Secret> takeSecret(QLineEdit &edit);

} // namespace assay

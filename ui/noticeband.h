// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/glyphs.h"

class QWidget;

namespace assay {

/// The ground of a bar that says what the rows are not, with its symbol. To be called from the bar's paintEvent().
void paintNoticeBand(QWidget &bar, Symbol symbol);

} // namespace assay

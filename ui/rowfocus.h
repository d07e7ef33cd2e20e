// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAbstractItemView;

namespace assay {

/// Where the Tab key brings the focus into a list of rows of which none is chosen, the current one is: it is seen where one is, and the first
/// arrow key leads on from there. Qt would outline a single cell.
void chooseRowOnFocus(QAbstractItemView *view);

} // namespace assay

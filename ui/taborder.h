// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace assay {

/// Lets the Tab key go through what is in of as its layouts have it, page by page and the buttons of a dialog last, in whatever order the parts
/// were made. Parts that are laid out later are not known of: it is called again for them.
void tabAsLaidOut(QWidget *of);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QDockWidget;

namespace assay {

/// Gives a dock its title: counted ("Findings (13)"), or plain ("Findings") as long as the tabs that it shares a side with would be cut with their
/// counts. plain is shown too where there is nothing to count.
void setCountedTitle(QDockWidget *dock, const QString &plain, const QString &counted);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <optional>

namespace assay {

enum class Theme { System, Light, Dark };

QString themeName(Theme theme); // "system", "light", "dark": for settings and the command line
std::optional<Theme> themeFromName(const QString &name);

/// Of the whole program. System gives back the style and palette the program was started with; Light and Dark take Fusion
/// with a palette of their own. Call it first before any widget is made, so that what the system gave is remembered.
void applyTheme(Theme theme);
Theme currentTheme();

/// Text of less weight than palette's text, still readable (4.5:1) on its window colour.
QColor dimText(const QPalette &palette, QPalette::ColorRole background = QPalette::Window);
/// A thin line between parts.
QColor lineColor(const QPalette &palette);

} // namespace assay

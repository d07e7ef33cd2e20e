// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QGuiApplication>

#include <cstdlib>

namespace assay {

// Fonts and painting need an application object, not a display.
class PaintingApplication {
public:
    PaintingApplication() : m_application(m_count, m_arguments) { }

private:
    static char *offscreen(char *name)
    {
        setenv("QT_QPA_PLATFORM", "offscreen", 1);
        return name;
    }

    char m_name[10] = "assay-cli";
    char *m_arguments[2] = {offscreen(m_name), nullptr};
    int m_count = 1;
    QGuiApplication m_application;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTemporaryDir>

namespace assay::bench {

// Settings of its own for a benchmark with a window, as long as it lives, and no warnings among its figures. Made before the application.
class OwnHome {
public:
    OwnHome()
    {
        qputenv("QT_LOGGING_RULES", "default.warning=false");
        qputenv("HOME", m_folder.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
    }

    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace assay::bench

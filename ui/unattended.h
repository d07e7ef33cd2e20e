// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include "ui/evidenceexport.h"

namespace assay {

class MainWindow;

/// Drives the window to its end without anybody: waits for the comparison, shows what weighs most, takes a picture of the
/// window, writes all reports, prints the summary and ends the program. The window is the one a user sees.
class Unattended : public QObject {
    Q_OBJECT

public:
    /// A comparison of the sample case finds what was put into it: that is no failure of the run.
    Unattended(MainWindow &window, std::string folder, bool sample, QObject *parent = nullptr);

private:
    void settled();
    void grab();
    void write();
    void finish(const std::vector<Result<Written>> &written);
    void complain(const QString &what);

    MainWindow &m_window;
    std::string m_folder;
    bool m_sample;
    bool m_begun = false;
    bool m_failed = false;
};

/// The path most worth looking at: a file whose content was changed in a layer, else the worst finding with a path, else the
/// first difference; none where nothing differs.
DiffNodeId mostTelling(const Comparison &comparison);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "ui/evidenceexport.h"

#include <string>
#include <vector>

namespace assay {

/// What was written, each file with its size and SHA-256: to be copied, looked at, and checked.
class ReportDoneDialog : public QDialog {
    Q_OBJECT

public:
    ReportDoneDialog(const std::vector<Written> &written, QWidget *parent);

    /// "digest  name" lines, as sha256sum writes them.
    QString digests() const;

Q_SIGNALS:
    void checkWanted(const std::string &bundle);
    void copied(const QString &text);

private:
    std::vector<Written> m_written;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "jobs/latestonly.h"
#include "report/redactionprofile.h"

class QPlainTextEdit;

namespace assay {

/// What a report is not to tell. Nothing of it is remembered: it is of this case, and names what is to stay unnamed.
class ReportWithholdPage : public QWidget {
    Q_OBJECT

public:
    ReportWithholdPage(JobRunner &runner, QWidget *parent);

    RedactionProfile profile() const;
    /// Why nothing can be written like this; "" when it can.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QPlainTextEdit *addPatterns(const char *name, const QString &what, const QString &placeholder);
    void load();

    QPlainTextEdit *m_paths;
    QPlainTextEdit *m_notes;
    QPlainTextEdit *m_words;
    LatestOnly m_reading;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "jobs/joblistmodel.h"
#include "ui/jobcaller.h"

class QLabel;
class QToolButton;

namespace assay {

class ElidedLabel;
class QuietBar;

/// What runs, for the status bar: how far it is, what is left, and a button to stop it. Of several jobs the sum, with a list
/// of all of them a click away.
class JobStrip : public QWidget {
    Q_OBJECT

public:
    explicit JobStrip(JobRunner &runner, QWidget *parent = nullptr, ProgressPace pace = ProgressPace());

Q_SIGNALS:
    void cancelRequested();

private:
    void refresh();
    void tell(const QString &text, int value);
    void showList();

    JobRunner &m_runner;
    JobListModel *m_model;
    ElidedLabel *m_text;
    ProgressPace m_pace;
    QuietBar *m_bar;
    QToolButton *m_more;
    QToolButton *m_cancel;
};

/// "61 %  1.1 of 1.8 GB  54,120 entries  0:02 left"
QString progressText(const JobState &job);

} // namespace assay

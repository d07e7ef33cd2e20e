// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "jobs/jobrunner.h"
#include "selftest/selftest.h"
#include "verify/comparison.h"

#include <functional>
#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace assay {

class WrappedText;

/// Whether this installation gives the known answers of the sample case: a row for each, and the rest of the page that a laboratory files.
/// The test is a job, begun with the dialog; closing the dialog stops it.
class ValidationDialog : public QDialog {
    Q_OBJECT

public:
    /// folder: of the sample case, in bytes. compared: what is open, into which nothing is saved. runner must outlast the dialog.
    ValidationDialog(JobRunner &runner, const std::string &folder, std::function<ComparisonPtr()> compared, QWidget *parent);
    ~ValidationDialog() override;

    const std::optional<SelfTestResult> &result() const { return m_result; }
    bool isTesting() const { return m_job.isRunning(); }
    /// Whole or not at all, in a job: as HTML, or as plain text or PDF where the name ends in ".txt" or ".pdf". Bytes.
    void save(const std::string &path);

Q_SIGNALS:
    void tested(); ///< or stopped, or it could not begin
    void saved(bool done);

private:
    void begin();
    void copy();
    void askSave();
    void showResult(SelfTestResult result);
    void showProblem(const QString &text);
    void fillChecks(const std::vector<SelfTestCheck> &checks);
    void refresh();

    JobRunner &m_runner;
    std::string m_sample;
    std::function<ComparisonPtr()> m_compared;
    JobHandle m_job;
    std::optional<SelfTestResult> m_result;
    QLabel *m_conclusion;
    QTreeWidget *m_checks;
    WrappedText *m_rest;
    QLabel *m_told;
    QPushButton *m_again = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace assay

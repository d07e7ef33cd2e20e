// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "jobs/jobrunner.h"
#include "proof/check/bundlecheck.h"
#include "proof/timestamp.h"

#include <functional>
#include <optional>
#include <string>

class QFormLayout;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace assay {

class ElidedLabel;
class WrappedText;

/// What a check of a report bundle says: a row for each layer, its reason and details below. The check is a job; it begins when a bundle is
/// chosen, and anew when whom to trust is chosen.
class BundleCheckDialog : public QDialog {
    Q_OBJECT

public:
    /// folder in bytes; "" lets the user choose one. runner must outlast the dialog.
    BundleCheckDialog(JobRunner &runner, const std::string &folder, QWidget *parent);
    ~BundleCheckDialog() override;

    void check(const std::string &folder);
    const std::optional<BundleCheck> &result() const { return m_result; }
    bool isChecking() const { return m_job.isRunning(); }
    /// Takes the answer of a time stamp authority into the bundle, in a job, and checks it anew. One that does not fit changes nothing, and is told.
    void takeReply(const std::string &file);
    /// The same of the answer that this server (https://… or http://…) gives to the bundle's question, in a job. Nobody is asked but by this.
    void askAuthority(const QString &server);

Q_SIGNALS:
    void checked();

private:
    QLineEdit *addTrust(QFormLayout *form, const char *name, const QString &what, const QString &placeholder);
    void chooseFolder();
    void chooseZip();
    void chooseReply();
    void chooseAuthority();
    void takeStamp(const QString &title, std::function<Result<TimeStampCheck>(const TrustAnchors *authorities, Context &context)> take);
    void showResult(const BundleCheck &check);
    void showProblem(const QString &text);
    void showDetails();

    JobRunner &m_runner;
    std::string m_folder;
    JobHandle m_job;
    std::optional<BundleCheck> m_result;
    ElidedLabel *m_place;
    QLineEdit *m_signers = nullptr;
    QLineEdit *m_authorities = nullptr;
    QLabel *m_conclusion;
    QTreeWidget *m_layers;
    WrappedText *m_details;
};

/// Whether a folder, or a zip, is one that checkBundle() is for rather than evidence: for a job, since it looks at the disk.
bool looksLikeBundle(const std::string &folder);

} // namespace assay

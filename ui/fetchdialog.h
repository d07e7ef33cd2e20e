// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "fetch/fetchorder.h"
#include "jobs/jobrunner.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QFormLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace assay {

class PlainLabel;

/// What was fetched, without anything that lets one in.
struct FetchedSignatures {
    std::string image;  ///< as it was asked for
    std::string digest; ///< of its manifest or index
    std::vector<std::string> hosts; ///< that answered, in their order
    std::string folder; ///< bytes
    std::string recordSha256; ///< of fetched.json in it, hex
    std::size_t blobs = 0;
    std::size_t metadata = 0; ///< files of Docker Content Trust
    std::vector<std::string> problems; ///< what is named and was not to be had
};

/// Asks what is to be fetched, from whom and whereto, and fetches it in a job. Nobody is asked for anything before the button is pressed. What
/// was typed stays in the form when it fails, but for the password, which is never kept.
class FetchDialog : public QDialog {
    Q_OBJECT

public:
    /// mayWrite: whether the folder may be made, asked in the job; an error says why not.
    FetchDialog(JobRunner &runner, std::function<Status(const std::string &folder)> mayWrite, const QString &reference, QWidget *parent = nullptr);
    ~FetchDialog() override;

    bool isFetching() const { return m_job.isRunning(); }
    void reject() override; ///< stops first what is fetched

Q_SIGNALS:
    void fetched(const assay::FetchedSignatures &fetched); ///< and closes

private:
    struct Talk;

    QLineEdit *addField(QFormLayout &form, const char *name, const QString &what, const QString &placeholder, const QString &tip);
    QLineEdit *addFile(QFormLayout &form, const char *name, const QString &what, const QString &placeholder, const QString &tip, std::function<void()> choose);
    void chooseAuthorities();
    void chooseFolder();
    void proposeFolder();
    void refresh();
    QString whoIsAsked() const;
    FetchOrder order() const;
    std::string folder() const;
    void fetch();
    void showProgress();
    void finish(const Result<FetchedSignatures> &result);
    void remember() const;

    JobRunner &m_runner;
    std::function<Status(const std::string &)> m_mayWrite;
    QWidget *m_form;
    QLineEdit *m_reference = nullptr;
    QLineEdit *m_notary = nullptr;
    QLineEdit *m_authorities = nullptr;
    QLineEdit *m_proxy = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_tokenServer = nullptr;
    QLineEdit *m_folder = nullptr;
    PlainLabel *m_asked;
    PlainLabel *m_state;
    QProgressBar *m_progress;
    QPushButton *m_fetch = nullptr;
    QPushButton *m_close = nullptr;
    QString m_proposed; // the folder that follows from the reference, as long as nobody chose another one
    std::shared_ptr<Talk> m_talk;
    JobHandle m_job;
};

/// What to do about an error of a server, "" where the error says so itself.
QString fetchAdvice(const Error &error);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "jobs/jobrunner.h"
#include "proof/signingkey.h"

#include <functional>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace assay {

/// With which key and certificate a report is signed, if it is. The places of the files are remembered, a passphrase never is.
class ReportSigningPage : public QWidget {
    Q_OBJECT

public:
    explicit ReportSigningPage(QWidget *parent);

    SigningFiles files() const; ///< no key: nothing is to be signed
    QString problem() const;    ///< why nothing can be signed like this; "" when it can, or need not
    void remember() const;

Q_SIGNALS:
    void changed();

private:
    QLineEdit *addFile(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &kinds);

    QCheckBox *m_signs;
    QLineEdit *m_key;
    QLineEdit *m_certificate;
    QLineEdit *m_chain;
};

/// Reads a private key in a job, and asks for its passphrase where it has one: what is typed is overwritten when it was used. whenDone gets the
/// error Cancelled where nothing was given. Nothing else of the window is stopped meanwhile.
void loadSigningKey(JobRunner &runner, const SigningFiles &files, QWidget *window, const std::function<void(Result<SigningKeyPtr>)> &whenDone);

} // namespace assay

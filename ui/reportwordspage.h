// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "cases/casecontent.h"
#include "jobs/latestonly.h"
#include "report/reportlogo.h"
#include "report/reportoptions.h"

#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace assay {

/// What a report says of itself: its numbers, people, logo and marking, and the report whose place it takes. What was written of people and the
/// place of the logo are remembered; what a report is a revision of is not.
class ReportWordsPage : public QWidget {
    Q_OBJECT

public:
    /// ofCase: the words of a case, which are not remembered; else the user's own.
    ReportWordsPage(JobRunner &runner, const CaseAbout &about, bool ofCase, QWidget *parent);

    void applyTo(ReportOptions &options) const;
    /// Why nothing can be written like this; "" when it can.
    QString problem() const;
    void remember() const;

Q_SIGNALS:
    void changed();

private:
    QLineEdit *addField(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &text);
    QLineEdit *addFile(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &kinds, const QString &text);
    void readLogo();
    void readEarlier();

    bool m_ofCase;
    QLineEdit *m_title = nullptr;
    QLineEdit *m_case = nullptr;
    QLineEdit *m_reportNumber = nullptr;
    QLineEdit *m_examiner = nullptr;
    QLineEdit *m_role = nullptr;
    QLineEdit *m_contact = nullptr;
    QLineEdit *m_qualification = nullptr;
    QLineEdit *m_reviewer = nullptr;
    QLineEdit *m_reviewerContact = nullptr;
    QLineEdit *m_reviewerQualification = nullptr;
    QLineEdit *m_organisation = nullptr;
    QLineEdit *m_logoFile = nullptr;
    QLineEdit *m_marking = nullptr;
    QLineEdit *m_earlierFile = nullptr;
    QLineEdit *m_supersedes = nullptr;
    QLineEdit *m_revision = nullptr;
    QLineEdit *m_reason = nullptr;
    QLabel *m_earlierTold = nullptr;
    LatestOnly m_readingLogo;
    LatestOnly m_readingEarlier;
    ReportLogoPtr m_logo;
    QString m_logoProblem;
    ReportAmendment m_earlier; // of the file that was chosen
    QString m_earlierProblem;
};

} // namespace assay

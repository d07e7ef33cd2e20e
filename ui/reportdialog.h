// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "cases/casecontent.h"
#include "report/redactionprofile.h"
#include "report/reportoptions.h"
#include "ui/evidenceexport.h"
#include "ui/reportpreview.h"

#include <QStringList>

#include <optional>
#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace assay {

class ReportScopePage;
class ReportSigningPage;
class ReportWithholdPage;
class ReportWordsPage;

/// What reports can be asked for of.
struct ReportSubject {
    ComparisonPtr comparison;
    std::optional<CaseAbout> about;            ///< of the case; none: what the user wrote last
    ProjectionQuery query;                     ///< what the window shows, with what was said of paths and the lists of hashes
    QStringList tags;                          ///< that there are
    std::vector<ExhibitWanted> exhibits;       ///< that a bundle would have
    std::shared_ptr<const ReportNotes> notes;  ///< or null
    std::vector<KnownListPtr> lists;
    std::shared_ptr<const ComparedTrust> trust; ///< who signed what, as far as that is known now; or null
    std::string trustMissing;                   ///< why it is not
};

/// What was asked for.
struct ReportRequest {
    std::vector<std::pair<ReportFormat, std::string>> files;
    ReportOptions options;
    ScopeWanted scope;
    RedactionProfile withheld;
    SigningFiles signing; ///< no key: nothing is signed
    bool hashesAgain = true;
};

/// Which reports of what, with which words on them, and where to; with page one as it will be.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    ReportDialog(JobRunner &runner, const ReportSubject &subject, QWidget *parent);

    ReportRequest request() const;
    std::vector<ReportFormat> formats() const;
    ReportOptions options() const; ///< without the scope
    const ReportPreview &preview() const { return *m_preview; }
    void accept() override;

private:
    QWidget *makeOutput();
    void check();
    ReportOptions previewed() const; ///< options() with what is known now of what is put in when the report is written
    QString problem(QStringList &existing) const;
    std::string placeOf(ReportFormat format) const;

    ReportSubject m_subject;
    QComboBox *m_pageSize = nullptr;
    QLineEdit *m_folder = nullptr;
    QCheckBox *m_again = nullptr;
    QCheckBox *m_attaches = nullptr;
    std::vector<QCheckBox *> m_formats;
    ReportScopePage *m_scope = nullptr;
    ReportSigningPage *m_signing = nullptr;
    ReportWithholdPage *m_withhold = nullptr;
    ReportWordsPage *m_words = nullptr;
    ReportPreview *m_preview;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// What the user wrote last of a case and of himself.
CaseAbout usualAbout();

/// What a report says of the program and the moment, without the words of the form.
ReportOptions plainReportOptions();

} // namespace assay

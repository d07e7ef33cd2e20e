// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "cases/casecontent.h"
#include "report/reportoptions.h"
#include "ui/evidenceexport.h"

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace assay {

/// Which reports, with which words on them, and where to.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    ReportDialog(const ComparisonPtr &comparison, const std::optional<CaseAbout> &about, QWidget *parent);

    std::vector<ReportFormat> formats() const;
    ReportOptions options() const;
    QString folder() const;
    bool hashesAgain() const;
    void accept() override;

private:
    void check();

    ComparisonPtr m_comparison;
    bool m_remembers; // the words are the user's, not those of a case
    QLineEdit *m_title;
    QLineEdit *m_case;
    QLineEdit *m_examiner;
    QLineEdit *m_organisation;
    QComboBox *m_pageSize;
    QLineEdit *m_folder;
    QCheckBox *m_again;
    std::vector<QCheckBox *> m_formats;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

/// What the user wrote last of a case and of himself.
CaseAbout usualAbout();

/// What a report says of the program and the moment, without the words of the form.
ReportOptions plainReportOptions();

} // namespace assay

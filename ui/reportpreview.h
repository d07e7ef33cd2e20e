// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

#include "inspect/knownlist.h"
#include "jobs/latestonly.h"
#include "report/pdf/pdfestimate.h"
#include "report/redactionprofile.h"
#include "report/reportnotes.h"
#include "report/reportoptions.h"
#include "report/reportscope.h"
#include "verify/comparison.h"

#include <optional>
#include <vector>

class QLabel;

namespace assay {

/// Page one of a report as it would be, and how long all of it would get: both made by the writers of reports in jobs, a moment after what it
/// is made of has changed.
class ReportPreview : public QWidget {
    Q_OBJECT

public:
    ReportPreview(JobRunner &runner, ComparisonPtr comparison, std::vector<KnownListPtr> lists, std::vector<ExhibitWanted> exhibits, QWidget *parent);

    /// warns: whether what is written has that many pages.
    void show(const ReportOptions &options, const ScopeWanted &scope, const RedactionProfile &withheld, bool warns);
    const std::optional<ReportEstimate> &estimate() const { return m_estimate; }
    const QImage &page() const;

Q_SIGNALS:
    void refreshed(); ///< after each of the two

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Picture;

    void refresh();
    void refreshPicture();
    void tellEstimate();

    ComparisonPtr m_comparison;
    std::vector<KnownListPtr> m_lists;
    std::vector<ExhibitWanted> m_exhibits;
    ReportOptions m_options;
    ScopeWanted m_scope;
    RedactionProfile m_withheld;
    bool m_warns = false;
    std::optional<ReportEstimate> m_estimate;
    Picture *m_picture;
    QLabel *m_length;
    QLabel *m_advice;
    QTimer m_wait;
    LatestOnly m_painting;
    LatestOnly m_estimating;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "report/reportoptions.h"
#include "report/reportscope.h"

#include <QStringList>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;

namespace assay {

/// Which paths a report lists, and which sections it has. What was chosen last is chosen again, but for tags and the filter.
class ReportScopePage : public QWidget {
    Q_OBJECT

public:
    /// query: what the window shows now; its marks and known hashes are those of every scope.
    ReportScopePage(ProjectionQuery query, const QStringList &tags, bool hasSteps, QWidget *parent);

    ScopeWanted wanted() const;
    /// Sets what reports have to leave out.
    void applyTo(ReportOptions &options) const;
    /// Why nothing can be written like this; "" when it can.
    QString problem() const;
    void remember() const;

Q_SIGNALS:
    void changed();

private:
    void addSections();
    void refresh();
    ScopeKind kind() const;

    ProjectionQuery m_query;
    QComboBox *m_scope;
    QListWidget *m_tags;
    QLabel *m_explained;
    std::vector<QCheckBox *> m_parts; // as reportParts
};

/// In the language of the user.
QString reportPartText(ReportPart part);

} // namespace assay

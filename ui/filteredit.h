// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include "compare/filter.h"

class QCompleter;
class QStringListModel;

namespace assay {

/// Where filters are written: proposes fields and their values for the term under the cursor (from its second letter on, or at once with
/// Ctrl+Space), and frames what cannot be read.
class FilterEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterEdit(QWidget *parent = nullptr);

    void setWrong(bool wrong);
    bool isWrong() const { return m_wrong; }
    bool isProposing() const;
    /// What is proposed for the text up to the cursor, whole terms.
    static QStringList proposals(const QString &beforeCursor, bool all, const QStringList &tags = {});
    void setTagNames(const QStringList &names) { m_tags = names; } ///< what "tag:" may be

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void propose(bool all);
    void take(const QString &term);

    QCompleter *m_completer;
    QStringListModel *m_proposals;
    QStringList m_tags;
    bool m_wrong = false;
};

/// Why a text is no filter, in words, and what would be one.
QString filterProblemText(const FilterError &error);
/// The language of filters in some lines.
QString filterHelpText();

} // namespace assay

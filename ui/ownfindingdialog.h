// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "cases/annotations.h"

#include <string>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace assay {

/// One finding of the examiner's own: what it says, how sure it is, what else it could be, and what it is about. Not modal, so that the
/// evidence can be looked at while it is written.
class OwnFindingDialog : public QDialog {
    Q_OBJECT

public:
    /// finding has the id 0 when it is new.
    OwnFindingDialog(const OwnFinding &finding, const AnnotationLimits &limits, QWidget *parent);

    OwnFinding finding() const;
    OwnFindingId id() const { return m_before.id; }
    bool isModified() const;
    QString problem() const; ///< why it cannot be taken as it is; "" when it can
    void addPaths(std::vector<std::string> paths);
    void removeChosenPaths();
    void say(const QString &text); ///< where what is wrong stands

    QLineEdit *titleEdit() const { return m_title; }
    QComboBox *severityBox() const { return m_severity; }
    QComboBox *confidenceBox() const { return m_confidence; }
    QPlainTextEdit *statementEdit() const { return m_statement; }
    QPlainTextEdit *alternativesEdit() const { return m_alternatives; }
    QListWidget *pathList() const { return m_pathList; }
    QDialogButtonBox *buttons() const { return m_buttons; }

Q_SIGNALS:
    void chosenRowsWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void reject() override; ///< asks where something would be lost

private:
    QWidget *makePaths();
    void showPaths();
    void check();

    const OwnFinding m_before;
    const AnnotationLimits m_limits;
    std::vector<std::string> m_paths; // sorted, each once
    QLineEdit *m_title;
    QComboBox *m_severity;
    QComboBox *m_confidence;
    QPlainTextEdit *m_statement;
    QPlainTextEdit *m_alternatives;
    QLabel *m_pathTitle = nullptr;
    QListWidget *m_pathList = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace assay

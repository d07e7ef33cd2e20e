// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QObject>

#include "jobs/latestonly.h"
#include "report/selectionexport.h"
#include "ui/session.h"

#include <array>
#include <string>
#include <vector>

class QAction;
class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QMainWindow;
class QMenu;
class QRadioButton;

namespace assay {

class Annotator;
class MessageBar;

/// Saves what is selected, or what has a tag, out of the evidence: asks how and where, and does it in a job.
class SelectionExporter : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QMainWindow &window;
        Session &session;
        Annotator &annotator;
        MessageBar &messages;
    };
    explicit SelectionExporter(const Parts &parts);

    QAction *action() const { return m_action; } ///< Save Selected Files …
    QMenu *tagMenu() const { return m_tagMenu; } ///< Save Files with Tag

    /// In a job. path must not exist, and not lie inside evidence.
    void save(SelectionExport what, const std::string &path);
    std::vector<DiffNodeId> nodesWithTag(quint32 tag) const; ///< of what is shown
    QDialog *ask(std::vector<DiffNodeId> nodes);

Q_SIGNALS:
    void exported(const QString &path);
    void exportFailed(const QString &why);

private:
    void fillTagMenu();
    void refresh();

    Parts m;
    QAction *m_action;
    QMenu *m_tagMenu;
};

/// How and where.
class SelectionExportDialog : public QDialog {
    Q_OBJECT

public:
    SelectionExportDialog(Session &session, std::vector<DiffNodeId> nodes, QWidget *parent);

    SelectionExport selection() const;
    std::string path() const;
    QLineEdit *nameEdit() const { return m_name; }
    QLineEdit *folderEdit() const { return m_folder; }
    QRadioButton *tarButton() const { return m_tar; }
    QCheckBox *sideBox(int side) const { return m_sides[static_cast<std::size_t>(side)]; }
    QCheckBox *belowBox() const { return m_below; }
    QString problem() const;
    QString sizeLine() const;

    void accept() override;

private:
    void check();
    void measure();

    ComparisonPtr m_comparison;
    std::vector<DiffNodeId> m_nodes;
    std::array<QCheckBox *, sideCount> m_sides{};
    QCheckBox *m_below = nullptr;
    QRadioButton *m_asFolder = nullptr;
    QRadioButton *m_tar = nullptr;
    QLineEdit *m_folder = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_problem = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    LatestOnly m_measuring;
};

} // namespace assay

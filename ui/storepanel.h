// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "items/chainmodel.h"
#include "items/storemodel.h"
#include "ui/session.h"

#include <memory>

class QAction;
class QLabel;
class QSplitter;
class QTabWidget;
class QTreeView;

namespace assay {

class ElidedLabel;
class FindingsView;
class ValueTable;

/// The live source's store: its images, layers and containers with their verdicts, the links between its records, and what
/// verifying all of it finds. Those findings are kept apart from the comparison's, which are about one image.
class StorePanel : public QWidget {
    Q_OBJECT

public:
    explicit StorePanel(Session &session, QWidget *parent = nullptr);

    bool hasStore() const { return m_model->source() != nullptr; }
    /// Starts verifying the store; stops it while it runs.
    QAction *verifyAction() const { return m_verify; }
    bool isVerifying() const { return m_job.isRunning(); }
    QString summary() const; ///< what is known of the store, one line

    QTreeView *tree() const { return m_tree; }
    StoreModel *model() const { return m_model; }
    ValueTable *chainTable() const { return m_chainTable; }
    ChainModel *chain() const { return m_chain; }
    FindingsView *findings() const { return m_findings; }

Q_SIGNALS:
    void storeChanged(); ///< another one, or none any more
    void layerWanted(int side, quint32 layer); ///< what it did
    void verified();     ///< done, stopped or failed
    void failed(const QString &what, const QString &advice);
    void noted(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Reported;
    struct Checked {
        std::shared_ptr<const Findings> findings;
        Session::ContainerChangesPtr containers;
        bool complete = true;
    };
    enum class Stage { NotVerified, Verifying, Verified, Stopped, Failed };

    void makeTree();
    void makeChain();
    void takeSource();
    void takeComparison();
    void takeReported();
    void startOrStop();
    void finish(Result<Checked> result);
    void showChain();
    void showMenu(const QPoint &position);
    void open(const QModelIndex &index);
    void showLayer(const QModelIndex &index);
    bool isOpen(const QModelIndex &index) const;
    void goTo(const Finding &finding);
    void setFindings(std::shared_ptr<const Findings> findings);
    void refreshStage();

    Session &m_session;
    StoreModel *m_model;
    ChainModel *m_chain;
    QTreeView *m_tree;
    ValueTable *m_chainTable;
    FindingsView *m_findings;
    ElidedLabel *m_summary;
    ElidedLabel *m_chainSummary;
    QSplitter *m_splitter;
    QTabWidget *m_tabs;
    QAction *m_verify;
    Stage m_stage = Stage::NotVerified;
    bool m_complete = true;
    JobHandle m_job;
    std::shared_ptr<Reported> m_reported;
};

} // namespace assay

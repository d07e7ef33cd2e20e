// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewpanel.h"

#include <QAction>
#include <QTabWidget>
#include <QVBoxLayout>

namespace assay {

struct PreviewPanel::Parts {
    explicit Parts(JobRunner &runner) : jobs(runner) {}

    JobRunner &jobs;
    ComparisonPtr comparison;
    DiffNodeId node;
    std::array<int, sideCount> widths{};
    QTabWidget *tabs = nullptr;
    QList<QAction *> tabActions;
    QAction *previous = nullptr;
    QAction *next = nullptr;
};

PreviewPanel::PreviewPanel(JobRunner &jobs, QWidget *parent) :
    QWidget(parent),
    m(std::make_unique<Parts>(jobs))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m->tabs = new QTabWidget(this);
    layout->addWidget(m->tabs);
    const QStringList titles{tr("Text"), tr("Hex"), tr("Metadata"), tr("Versions")};
    for (int i = 0; i < titles.size(); ++i) {
        m->tabs->addTab(new QWidget, titles[i]);
        auto *action = new QAction(tr("Show %1").arg(titles[i]), this);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] { setTab(static_cast<Tab>(i)); });
        m->tabActions.append(action);
    }
    m->previous = new QAction(tr("Previous Difference in File"), this);
    m->next = new QAction(tr("Next Difference in File"), this);
    addActions(m->tabActions);
    addActions({m->previous, m->next});
}

PreviewPanel::~PreviewPanel() = default;

void PreviewPanel::showNode(ComparisonPtr comparison, DiffNodeId node)
{
    m->comparison = std::move(comparison);
    m->node = node;
}

void PreviewPanel::clear()
{
    showNode(nullptr, {});
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return static_cast<Tab>(m->tabs->currentIndex());
}

void PreviewPanel::setTab(Tab tab)
{
    m->tabs->setCurrentIndex(tab);
}

void PreviewPanel::setPaneWidths(const std::array<int, sideCount> &widths)
{
    m->widths = widths;
}

QList<QAction *> PreviewPanel::tabActions() const
{
    return m->tabActions;
}

QAction *PreviewPanel::previousDifferenceAction() const
{
    return m->previous;
}

QAction *PreviewPanel::nextDifferenceAction() const
{
    return m->next;
}

} // namespace assay

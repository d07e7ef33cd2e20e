// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window shows of the session, and of what is current in it.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/annotator.h"
#include "ui/caseexporter.h"
#include "ui/caseopener.h"
#include "ui/copyout.h"
#include "ui/dialogs.h"
#include "ui/entryview.h"
#include "ui/filterbar.h"
#include "ui/findingspanel.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/selectionexporter.h"
#include "ui/treepane.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QMenu>
#include <QTimer>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastRows = 5; // of a pane

} // namespace

void MainWindow::refresh()
{
    bool any = false;
    for (int side = 0; side < sideCount; ++side)
        any |= m_session->pane(side).stage != PaneState::Stage::Empty;
    showWork(any);
    const bool comparison = m_session->comparison() != nullptr;
    for (QAction *action : m_needComparison)
        action->setEnabled(comparison);
    const bool current = comparison && m_session->current();
    for (QAction *action : m_needCurrent)
        action->setEnabled(current);
    m_saveFile->setEnabled(current && m_exporter->sideToSave() >= 0);
    m_closeAll->setEnabled(any);
    m_stop->setEnabled(m_session->isLoading() || m_session->runner().hasListedJobs());
    refreshImages();
    refreshTitle();
}

void MainWindow::refreshImages()
{
    for (int side = 0; side < sideCount; ++side) {
        const PaneState state = m_session->pane(side);
        QComboBox *box = m_imageBoxes[static_cast<std::size_t>(side)];
        const bool several = state.source && state.source->images().size() > 1;
        m_imageActions[static_cast<std::size_t>(side)]->setVisible(several);
        if (!several) {
            box->clear();
            box->setProperty("source", {});
            continue;
        }
        const auto identity = QVariant::fromValue(reinterpret_cast<quintptr>(state.source.get()));
        if (box->property("source") != identity) {
            box->clear();
            // Those with a name first; building an image leaves many without one.
            const std::vector<ImageInfo> &images = state.source->images();
            for (const bool tagged : {true, false}) {
                for (std::size_t i = 0; i < images.size(); ++i) {
                    if (images[i].tags.empty() != tagged)
                        box->addItem(imageName(images[i]), QVariant::fromValue<qulonglong>(i));
                }
            }
            box->setProperty("source", identity);
        }
        box->setCurrentIndex(box->findData(QVariant::fromValue<qulonglong>(state.image)));
    }
}

QString MainWindow::imageTitle() const
{
    QString title;
    for (const int side : {LiveSide, SavedSide, VendorSide}) {
        const PaneState state = m_session->pane(side);
        if (!title.isEmpty() || !state.source)
            continue;
        title = imageName(state.source->images().empty() ? ImageInfo() : state.source->images()[state.image]);
        if (title.isEmpty())
            title = fileNameText(state.source->location());
    }
    title.truncate(120);
    return title;
}

void MainWindow::refreshTotals()
{
    const ComparisonPtr &comparison = m_session->comparison();
    QStringList parts;
    if (comparison) {
        if (m_session->isPartial())
            parts.append(tr("NOT ALL LAYERS"));
        const DiffTree::Totals &totals = comparison->tree->totals();
        const std::uint64_t differing = totals.explained + totals.unexplained;
        parts.append(tr("%1 paths").arg(numberText(totals.paths)));
        if (comparison->tree->hasStep(VendorToSaved) || comparison->tree->hasStep(SavedToLive)) {
            parts.append(differing == 0 ? tr("none differs") : tr("%1 differ").arg(numberText(differing)));
            if (totals.explained > 0)
                parts.append(tr("%1 of them explained").arg(numberText(totals.explained)));
        }
        if (!comparison->findings.empty())
            parts.append(tr("findings: %1").arg(m_findings->summary()));
        if (!comparison->complete)
            parts.append(tr("INCOMPLETE: not all could be read"));
    }
    m_totals->setFullText(parts.join(u"  ·  "_s), Qt::ElideRight);
}

// Counted on this thread: up to a number that takes no time.
void MainWindow::refreshTagged()
{
    static constexpr std::size_t most = 5'000;
    const ComparisonPtr &comparison = m_session->comparison();
    const Annotations &annotations = m_annotator->notes().annotations();
    m_filter->setTagged(comparison ? m_annotator->taggedPaths(*comparison->tree, most) : 0, annotations.markCount() > most);
}

void MainWindow::showCurrent()
{
    const ComparisonPtr &comparison = m_session->comparison();
    const DiffNodeId current = m_session->current();
    if (comparison && current)
        m_preview->showNode(comparison, current);
    else
        m_preview->clear();
    if (comparison && current)
        titlePreview(comparison->tree->path(current));
    else
        m_previewDock->setWindowTitle(tr("Preview"));
    refresh();
}

void MainWindow::titlePreview(const std::string &path)
{
    //: %1 a path
    m_previewDock->setWindowTitle(tr("Preview: %1").arg(menuText(displayText(path))));
}

// For what another dock led to.
void MainWindow::raisePreview(const std::string &path)
{
    if (!m_previewDock->isHidden())
        m_previewDock->raise(); // the store's dock may cover it
    titlePreview(path);
}

void MainWindow::goToPreview()
{
    if (!m_working)
        return;
    m_previewDock->show();
    m_previewDock->raise();
    m_preview->focusContent();
}

void MainWindow::showAbovePreview(QDockWidget *dock)
{
    if (dock->isHidden()) {
        dock->show();
        // When the layout knows of it: the list gets some of the preview's room and some of the panes'.
        QTimer::singleShot(0, this, [this] {
            shareHeight(height() * 26 / 100, height() * 25 / 100);
            QTimer::singleShot(0, this, &MainWindow::keepRows); // a row of tabs may have come
        });
    }
    dock->raise();
}

// Of the docks below the panes, those that are seen: in the place of the list and in that of the preview.
std::pair<QDockWidget *, QDockWidget *> MainWindow::docksBelow() const
{
    const auto seen = [](std::initializer_list<QDockWidget *> docks) -> QDockWidget * {
        const auto found = std::find_if(docks.begin(), docks.end(), [](const QDockWidget *dock) { return !dock->isFloating() && !dock->visibleRegion().isEmpty(); });
        return found == docks.end() ? nullptr : *found;
    };
    return {seen({m_layerDock, m_searchDock}), seen({m_previewDock, m_storeDock, m_notesDock})};
}

// The docks below the panes as high as that, or less: the panes keep as many rows as one can work in.
void MainWindow::shareHeight(int list, int preview)
{
    const auto [above, below] = docksBelow();
    const int most = heightBesides(leastRows);
    if (!above)
        list = 0;
    if (!below)
        preview = 0;
    if (list + preview > most) {
        list = most * list / (list + preview);
        preview = most - list;
    }
    QList<QDockWidget *> docks;
    QList<int> heights;
    for (const auto &[dock, wanted] : {std::pair(above, list), std::pair(below, preview)}) {
        if (dock) {
            docks.append(dock);
            heights.append(wanted);
        }
    }
    resizeDocks(docks, heights, Qt::Vertical);
}

// What there is for the docks below the panes, when these show that many rows.
int MainWindow::heightBesides(int rows) const
{
    const auto [above, below] = docksBelow();
    const EntryView *view = m_panes->pane(LiveSide)->view();
    const int panes = centralWidget()->height() - view->viewport()->height() + rows * view->rowHeight();
    return centralWidget()->height() + (above ? above->height() : 0) + (below ? below->height() : 0) - panes;
}

// A lower window takes its height from the docks where it would leave the panes too few rows.
void MainWindow::keepRows()
{
    if (!m_working)
        return;
    const auto [above, below] = docksBelow();
    const EntryView *view = m_panes->pane(LiveSide)->view();
    if ((above || below) && view->viewport()->height() < leastRows * view->rowHeight())
        shareHeight(above ? above->height() : 0, below ? below->height() : 0);
}

void MainWindow::showSource(int side)
{
    const PaneState state = m_session->pane(side);
    if (!state.source) {
        m_opener->chooseFiles(static_cast<Role>(side));
        return;
    }
    auto *dialog = new SourceDialog(side, state, m_session->comparison(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showContextMenu(int side, const QPoint &globalPosition)
{
    const ComparisonPtr &comparison = m_session->comparison();
    if (!comparison || !m_session->current())
        return;
    auto *menu = named(new QMenu(this), "contextMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : m_needCurrent) {
        if (action != m_saveFile)
            menu->addAction(action);
    }
    menu->addSeparator();
    m_annotator->addToContextMenu(menu);
    for (int each = 0; each < sideCount; ++each) {
        const Entry *entry = comparison->tree->hasSide(each) ? comparison->tree->entry(m_session->current(), each) : nullptr;
        if (!entry || entry->type != EntryType::File)
            continue;
        QAction *save = menu->addAction(tr("Save the %1 File …").arg(sideTitle(each)));
        connect(save, &QAction::triggered, this, [this, each] { m_exporter->askSaveFile(each); });
        if (each == side)
            menu->setDefaultAction(save);
    }
    menu->addAction(m_selectionExporter->action());
    menu->addAction(m_copyOut->openAction());
    menu->addSeparator();
    menu->addActions({m_next, m_previous});
    menu->popup(globalPosition);
}

} // namespace assay

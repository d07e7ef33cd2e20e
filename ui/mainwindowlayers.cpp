// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window has to do with layers: the actions that choose them, and the dock that tells what one of them did.

#include "ui/mainwindow.h"

#include "ui/layerpanel.h"
#include "ui/panearea.h"
#include "ui/preview/previewpanel.h"
#include "ui/storepanel.h"

#include <QAction>
#include <QDockWidget>

namespace assay {

using namespace Qt::StringLiterals;

void MainWindow::connectLayers()
{
    connect(m_session.get(), &Session::layersChanged, this, &MainWindow::refreshLayers);
    connect(m_panes, &PaneArea::layerWanted, this, &MainWindow::showLayer);
    connect(m_store, &StorePanel::layerWanted, this, &MainWindow::showLayer);
    connect(m_preview, &PreviewPanel::layerWanted, this, &MainWindow::showLayer);
    connect(m_layer, &LayerPanel::layersChanged, this, &MainWindow::refreshLayers);
    connect(m_layer, &LayerPanel::failed, m_session.get(), &Session::failed);
    connect(m_layer, &LayerPanel::noted, m_session.get(), &Session::noted);
    connect(m_layer, &LayerPanel::pathWanted, this, [this](const std::string &path, const std::vector<PathVersion> &versions) {
        m_preview->showPath(m_session->comparison(), path, versions);
        raisePreview(path);
    });
    refreshLayers();
}

void MainWindow::makeLayerActions()
{
    const auto key = [](const char *text) { return QKeySequence(QString::fromLatin1(text)); };
    QAction *all = makeAction("allLayers", tr("&All Layers"), {key("Alt+Home")}, [this] { m_session->showAllLayers(); });
    QAction *higher = makeAction("higherLayer", tr("One Layer &More"), {key("Alt+PgUp")}, [this] { m_session->stepLayer(m_panes->sideWithLayers(), 1); });
    QAction *lower = makeAction("lowerLayer", tr("One Layer &Fewer"), {key("Alt+PgDown")}, [this] { m_session->stepLayer(m_panes->sideWithLayers(), -1); });
    QAction *only = makeAction("onlyThisLayer", tr("&Only This Layer, or Merged"), {key("Alt+Shift+L")}, [this] { m_session->toggleOnlyLayer(m_panes->sideWithLayers()); });
    QAction *choose = makeAction("chooseLayers", tr("&Choose Layers"), {key("Alt+L")}, [this] { m_panes->focusLayers(); });
    m_layerActions = {choose, lower, higher, only, all};
    m_goToLayer = makeAction("goToLayer", tr("&Layer"), {key("Alt+5")}, [this] { goToLayer(); });
}

void MainWindow::refreshLayers()
{
    const bool any = m_layer->hasLayers();
    for (QAction *action : m_layerActions)
        action->setEnabled(any);
    if (m_goToLayer)
        m_goToLayer->setEnabled(any);
}

void MainWindow::goToLayer()
{
    showAbovePreview(m_layerDock);
    m_layer->focusList();
}

void MainWindow::showLayer(int side, std::uint32_t layer)
{
    if (m_layer->showLayer(side, layer))
        goToLayer();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewpanel.h"

#include "ui/preview/previewpanelparts.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr int selectionDelayMs = 40; // the arrow keys pass over many rows a second
constexpr int lateMs = 250;

} // namespace

PreviewPanel::PreviewPanel(JobRunner &jobs, QWidget *parent) :
    QWidget(parent),
    m(std::make_unique<Parts>(jobs))
{
    setObjectName(QStringLiteral("previewPanel"));
    setAccessibleName(tr("Preview"));
    for (auto &opening : m->opening)
        opening = std::make_unique<LatestOnly>(jobs, this);

    makeViews(jobs);
    fillTabs();
    makeActions();
    makeOptions();
    makeButtons();
    makeHeads();
    layOut();

    connect(m->tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!m->switching && index >= 0)
            setTab(static_cast<Tab>(index));
    });
    connect(m->text, &TextCompareView::hexRequested, this, [this] { setTab(HexTab); });
    connect(m->text, &TextCompareView::statusMessage, this, &PreviewPanel::statusMessage);
    connect(m->hex, &HexCompareView::statusMessage, this, &PreviewPanel::statusMessage);
    m->delay.setSingleShot(true);
    m->delay.setInterval(selectionDelayMs);
    connect(&m->delay, &QTimer::timeout, this, [this] { m->open(); });
    m->late.setSingleShot(true);
    m->late.setInterval(lateMs);
    connect(&m->late, &QTimer::timeout, this, [this] {
        m->textFed = m->hexFed = m->picturesFed = false;
        m->feed();
    });

    clear();
}

PreviewPanel::~PreviewPanel() = default;

void PreviewPanel::showNode(ComparisonPtr comparison, DiffNodeId node)
{
    if (!comparison || !comparison->tree || !node || node.value >= comparison->tree->size()) {
        comparison = nullptr;
        node = {};
    }
    if (m->comparison == comparison && m->node == node && comparison)
        return;
    std::string path = comparison ? comparison->tree->path(node) : std::string();
    m->take(std::move(comparison), node, std::move(path));
    m->begin();
}

void PreviewPanel::showPath(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions)
{
    if (!comparison || !comparison->tree || versions.size() > VersionsView::mostAtOnce)
        return;
    const DiffNodeId node = comparison->tree->find(path);
    m->take(std::move(comparison), node, path);
    m->versionsWanted = versions;
    m->begin();
    if (!versions.empty())
        setTab(m->lastContentTab);
}

void PreviewPanel::showBytes(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions, quint64 offset, quint64 size)
{
    showPath(std::move(comparison), path, versions);
    m->bytesWanted = ByteRange{offset, size};
    setTab(HexTab);
}

void PreviewPanel::showVersions(const std::vector<PathVersion> &versions)
{
    if (!m->comparison || versions.empty() || versions.size() > VersionsView::mostAtOnce)
        return;
    m->versionsWanted = versions;
    m->begin();
    setTab(m->lastContentTab);
}

void PreviewPanel::showSeen()
{
    if (m->versionsWanted.empty())
        return;
    m->versionsWanted.clear();
    m->begin();
}

bool PreviewPanel::showsVersions() const
{
    return !m->versionsWanted.empty();
}

std::optional<PreviewPanel::BytePlace> PreviewPanel::focusedBytes() const
{
    const HexView *view = m->hex->currentView();
    if (!m->comparison || !view || !m->hex->isAncestorOf(QApplication::focusWidget()))
        return std::nullopt;
    for (int at = 0; at < sideCount; ++at) {
        if (m->hex->view(at) == view)
            return BytePlace{m->shownPath, m->subjects[static_cast<std::size_t>(at)].side, m->contents[static_cast<std::size_t>(at)].digest, view->selectionBegin(),
                             view->hasSelection() ? view->selectionSize() : 1};
    }
    return std::nullopt;
}

void PreviewPanel::focusContent()
{
    QWidget *page = m->stack->currentWidget();
    QWidget *content = page->focusPolicy() & Qt::TabFocus ? page : nullptr;
    if (page == m->text)
        content = m->text->currentView();
    else if (page == m->hex)
        content = m->hex->currentView();
    for (QWidget *next = page->nextInFocusChain(); !content && page->isAncestorOf(next); next = next->nextInFocusChain()) {
        if (next->isVisible() && next->isEnabled() && next->focusPolicy() & Qt::TabFocus)
            content = next;
    }
    (content ? content : m->tabs)->setFocus(Qt::ShortcutFocusReason);
}

void PreviewPanel::clear()
{
    showNode(nullptr, {});
}

void PreviewPanel::setKnown(KnownHashesPtr known)
{
    m->metadataModel->setKnown(std::move(known));
    m->metadataModel->show(m->comparison, m->node);
}

bool PreviewPanel::isBusy() const
{
    return m->delay.isActive() || m->text->isBusy() || m->hex->isBusy() || m->pictures->isBusy()
        || !std::all_of(m->settled.begin(), m->settled.end(), [](bool one) { return one; });
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return m->wanted;
}

void PreviewPanel::setTab(Tab tab)
{
    if (tab == PictureTab && !m->picture->isChecked()) {
        m->picture->setChecked(true); // which comes here again
        return;
    }
    const bool changed = m->wanted != tab;
    m->wanted = tab;
    if (tab == TextTab || tab == HexTab)
        m->lastContentTab = tab;
    m->showEffectiveTab();
    if (changed)
        Q_EMIT tabChanged(tab);
}

void PreviewPanel::setPaneWidths(const std::array<int, sideCount> &widths)
{
    m->widths = widths;
    m->placePanes();
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

QAction *PreviewPanel::wrapAction() const
{
    return m->wrap;
}

QAction *PreviewPanel::pictureAction() const
{
    return m->picture;
}

QList<QAction *> PreviewPanel::copyActions() const
{
    return m->hex->copyActions();
}

QList<QAction *> PreviewPanel::optionActions() const
{
    return m->options;
}

} // namespace assay

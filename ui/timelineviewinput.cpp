// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys and pointer of the timeline.

#include "ui/timelineview.h"

#include "ui/plaintext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_lanes.empty()) {
        event->ignore();
        return;
    }
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    const auto move = [&](int slot) {
        if (extend && m_anchor < 0)
            m_anchor = m_slot;
        else if (!extend)
            m_anchor = -1;
        setCurrent(m_lane, slot);
        if (extend)
            setBrush(m_lane, m_anchor, m_slot, add, true);
    };
    const auto changeLane = [&](int by) {
        m_anchor = -1;
        setCurrent(m_lane + by, m_slot);
    };
    switch (event->key()) {
    case Qt::Key_Left: move(m_slot - 1); break;
    case Qt::Key_Right: move(m_slot + 1); break;
    case Qt::Key_Home: move(0); break;
    case Qt::Key_End: move(slotCount() - 1); break;
    case Qt::Key_Up: changeLane(-1); break;
    case Qt::Key_Down: changeLane(1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: setBrush(m_lane, m_anchor < 0 ? m_slot : m_anchor, m_slot, add, true); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(2); break;
    case Qt::Key_Minus: zoom(0.5); break;
    case Qt::Key_0: m_everything ? showUsual() : showWhole(); break;
    case Qt::Key_Escape:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        if (m_brush) {
            clearBrush();
            Q_EMIT cleared();
            break;
        }
        event->ignore();
        return;
    default: event->ignore(); return;
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_lanes.empty())
        return;
    m_dragging = true;
    setCurrent(laneAt(event->position().toPoint().y()), slotAt(event->position().toPoint().x()));
    m_anchor = m_slot;
    setBrush(m_lane, m_slot, m_slot, false, false);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    const int slot = slotAt(event->position().toPoint().x());
    if (slot == m_slot)
        return;
    setCurrent(m_lane, slot);
    setBrush(m_lane, m_anchor, m_slot, false, false);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    const int anchor = std::exchange(m_anchor, -1);
    if (pathsIn(m_lane, std::min(anchor, m_slot), std::max(anchor, m_slot)) == 0) { // beside the bars
        clearBrush();
        Q_EMIT cleared();
        return;
    }
    setBrush(m_lane, anchor, m_slot, event->modifiers().testFlag(Qt::ControlModifier), true);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_lanes.empty())
        return;
    setCurrent(laneAt(event->position().toPoint().y()), slotAt(event->position().toPoint().x()));
    zoom(4);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier) || m_lanes.empty()) {
        event->ignore(); // the page's
        return;
    }
    setCurrent(laneAt(event->position().toPoint().y()), slotAt(event->position().toPoint().x()));
    zoom(event->angleDelta().y() > 0 ? 1.5 : 1 / 1.5);
    event->accept();
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_lanes.empty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int slot = slotAt(help->pos().x());
        QToolTip::showText(help->globalPos(),
                           toolTipText(spokenSlot(laneAt(help->pos().y()), slot, slot) + u'\n'
                                       + tr("Drag over a span of time to see its paths; double-click or Ctrl+wheel shows it larger.")),
                           this);
        return true;
    }
    // Esc takes the brush away before it stops what runs.
    if (event->type() == QEvent::ShortcutOverride && m_brush && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

} // namespace assay

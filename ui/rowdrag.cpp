// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowdrag.h"

#include "items/displaytext.h"
#include "ui/copyout.h"
#include "ui/pathtext.h"
#include "ui/treepane.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

const QString ownMark = u"application/x-assay-copy"_s;

} // namespace

RowDrag::RowDrag(CopyOut &copies, Session &session, TreePane &pane) :
    QObject(&copies),
    m_copies(copies),
    m_session(session),
    m_pane(pane)
{
    pane.view()->viewport()->installEventFilter(this);
}

std::unique_ptr<QMimeData> RowDrag::mimeData(const std::string &path)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setUrls({QUrl::fromLocalFile(nativePath(path))});
    mime->setData(ownMark, "1");
    return mime;
}

bool RowDrag::isOwn(const QMimeData *mime)
{
    return mime && mime->hasFormat(ownMark);
}

bool RowDrag::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        m_pressed = mouse->button() == Qt::LeftButton && m_pane.view()->indexAt(mouse->pos()).isValid();
        m_pressedAt = mouse->pos();
        break;
    }
    case QEvent::MouseButtonRelease: m_pressed = false; break;
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (!(mouse->buttons() & Qt::LeftButton))
            m_pressed = false;
        if (!m_pressed)
            break;
        if ((mouse->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
            begin();
        return true; // the row that was taken stays the current one
    }
    default: break;
    }
    return false;
}

void RowDrag::begin()
{
    const ComparisonPtr &comparison = m_session.comparison();
    const DiffNodeId node = m_session.current();
    if (!comparison || !node || m_writing)
        return;
    if (comparison == m_comparison && node == m_node && isReady()) {
        drag();
        return;
    }
    const Entry *entry = comparison->tree->hasSide(m_pane.side()) ? comparison->tree->entry(node, m_pane.side()) : nullptr;
    if (!entry || entry->type != EntryType::File)
        return;
    m_comparison = comparison;
    m_node = node;
    m_copy.clear();
    m_writing = true;
    m_copies.write(m_pane.side(), node, [this](const std::string &path) { take(path); });
}

void RowDrag::take(const std::string &path)
{
    m_writing = false;
    m_copy = path;
    if (path.empty())
        return;
    Q_EMIT ready(nativePath(path));
    if (m_pressed && (QGuiApplication::mouseButtons() & Qt::LeftButton))
        drag();
    else
        Q_EMIT m_session.noted(tr("The copy of %1 is ready: drag the row once more.").arg(fileNameText(path)));
}

void RowDrag::drag()
{
    m_pressed = false;
    auto *drag = new QDrag(m_pane.view());
    drag->setMimeData(mimeData(m_copy).release());
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

} // namespace assay

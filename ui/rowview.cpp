// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowview.h"

#include "ui/rowviewspeech.h"

#include <QAccessible>
#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace assay {

RowView::RowView(QWidget *parent) :
    QAbstractItemView(parent),
    m_header(new QHeaderView(Qt::Horizontal, this))
{
    installRowViewSpeech();
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    connect(m_header, &QHeaderView::sectionResized, this, [this] { layOut(); });
    connect(m_header, &QHeaderView::sectionMoved, viewport(), QOverload<>::of(&QWidget::update));
    connect(m_header, &QHeaderView::sectionCountChanged, this, &RowView::layOut);
    connect(m_header, &QHeaderView::geometriesChanged, this, &RowView::updateGeometries);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int section) { m_header->resizeSection(section, sizeHintForColumn(section)); });
}

RowView::~RowView()
{
    disconnect(m_header, nullptr, this, nullptr); // it tells of being hidden when this is a plain widget already
}

FlatTreeModel *RowView::rowModel() const
{
    return static_cast<FlatTreeModel *>(model());
}

void RowView::setModel(QAbstractItemModel *model)
{
    Q_ASSERT(qobject_cast<FlatTreeModel *>(model));
    m_header->setModel(model);
    // Before the base class is told, which lays out what there is then.
    connect(model, &QAbstractItemModel::layoutChanged, this, &RowView::projectionChanged);
    QAbstractItemView::setModel(model);
}

DiffNodeId RowView::nodeAt(const QModelIndex &index) const
{
    return model() ? rowModel()->nodeAt(index) : DiffTree::root;
}

void RowView::reset()
{
    m_next.reset();
    m_hovered = QPersistentModelIndex();
    m_rows = model() ? OpenRows(rowModel()->tree(), rowModel()->projection()) : OpenRows();
    QAbstractItemView::reset();
    layOut();
    tellOfRows();
}

void RowView::projectionChanged()
{
    const ProjectionPtr &projection = rowModel()->projection();
    if (m_next && m_next->projection() == projection)
        m_rows = std::move(*m_next);
    else
        m_rows.setProjection(projection);
    m_next.reset();
    layOut();
    tellOfRows();
}

void RowView::setOpenRows(OpenRows rows)
{
    Q_ASSERT(rows.tree() == rowModel()->tree() && rows.projection() == rowModel()->projection());
    m_rows = std::move(rows);
    layOut();
    tellOfRows();
}

void RowView::setExpanded(const QModelIndex &index, bool expanded)
{
    if (!index.isValid() || isExpanded(index) == expanded)
        return;
    m_rows.setOpen(nodeAt(index), expanded);
    layOut();
    tellOfRows();
    if (expanded)
        Q_EMIT this->expanded(index);
    else
        Q_EMIT collapsed(index);
}

void RowView::layOut()
{
    updateGeometries();
    viewport()->update();
}

void RowView::tellOfRows()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent event(this, QAccessibleTableModelChangeEvent::ModelReset);
    QAccessible::updateAccessibility(&event);
}

int RowView::rowHeight() const
{
    if (m_rowHeight == 0 || m_measured != itemDelegate()) {
        m_measured = itemDelegate();
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        m_rowHeight = std::max(1, itemDelegate() ? itemDelegate()->sizeHint(option, {}).height() : fontMetrics().height());
    }
    return m_rowHeight;
}

int RowView::rowOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return -1;
    const auto row = m_rows.rowOf(nodeAt(index));
    return row ? static_cast<int>(*row) : -1;
}

QModelIndex RowView::indexOfRow(int row, int column) const
{
    if (row < 0 || static_cast<std::uint32_t>(row) >= m_rows.count())
        return {};
    return rowModel()->indexOf(m_rows.at(static_cast<std::uint32_t>(row)), column);
}

QModelIndex RowView::indexBelow(const QModelIndex &index) const
{
    const int row = rowOf(index);
    return row < 0 ? QModelIndex() : indexOfRow(row + 1, index.column());
}

int RowView::indentationOf(DiffNodeId id) const
{
    int levels = 0;
    for (DiffNodeId at = id; at && at != DiffTree::root; at = m_rows.tree()->parent(at))
        ++levels;
    return levels * indentation;
}

QRect RowView::rowRect(const QModelIndex &index) const
{
    const int row = rowOf(index);
    return row < 0 ? QRect() : QRect(0, row * rowHeight() - verticalOffset(), viewport()->width(), rowHeight());
}

QRect RowView::visualRect(const QModelIndex &index) const
{
    const QRect row = rowRect(index);
    if (row.isNull() || m_header->isSectionHidden(index.column()))
        return {};
    QRect cell(m_header->sectionViewportPosition(index.column()), row.top(), m_header->sectionSize(index.column()), row.height());
    if (index.column() == 0) {
        const int before = indentationOf(nodeAt(index));
        cell = isRightToLeft() ? cell.adjusted(0, 0, -before, 0) : cell.adjusted(before, 0, 0, 0);
    }
    return cell;
}

QRect RowView::branchRect(const QModelIndex &index) const
{
    const QRect name = visualRect(index.siblingAtColumn(0));
    if (name.isNull())
        return {};
    return {isRightToLeft() ? name.right() + 1 : name.left() - indentation, name.top(), indentation, name.height()};
}

QModelIndex RowView::indexAt(const QPoint &point) const
{
    const int column = m_header->logicalIndexAt(point.x());
    const int y = point.y() + verticalOffset();
    return column < 0 || y < 0 ? QModelIndex() : indexOfRow(y / rowHeight(), column);
}

void RowView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || !model())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    const QRect row = rowRect(index);
    if (row.isNull())
        return;
    QScrollBar *bar = verticalScrollBar();
    const int top = row.top() + bar->value();
    const int room = viewport()->height() - row.height();
    switch (hint) {
    case EnsureVisible: bar->setValue(std::clamp(bar->value(), std::min(top - room, top), top)); break;
    case PositionAtTop: bar->setValue(top); break;
    case PositionAtBottom: bar->setValue(top - room); break;
    case PositionAtCenter: bar->setValue(top - room / 2); break;
    }
}

int RowView::horizontalOffset() const
{
    return m_header->offset();
}

int RowView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool RowView::isIndexHidden(const QModelIndex &index) const
{
    return rowOf(index) < 0 || m_header->isSectionHidden(index.column());
}

void RowView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    if (selectionModel())
        selectionModel()->select(indexAt(rect.center()), command);
}

QRegion RowView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += rowRect(index);
    return region;
}

// Of what is on the screen: a million texts are not measured for a double click.
int RowView::sizeHintForColumn(int column) const
{
    if (!model())
        return -1;
    int widest = 0;
    const int first = verticalOffset() / rowHeight();
    for (int row = first; row <= first + viewport()->height() / rowHeight(); ++row) {
        const QModelIndex index = indexOfRow(row, column);
        if (!index.isValid())
            break;
        const int before = column == 0 ? indentationOf(nodeAt(index)) + 2 * indentation : indentation;
        widest = std::max(widest, before + fontMetrics().horizontalAdvance(index.data().toString()));
    }
    return std::max(widest, m_header->sectionSizeHint(column));
}

void RowView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0)
        m_header->setOffset(horizontalScrollBar()->value());
    viewport()->scroll(isRightToLeft() ? -dx : dx, dy);
}

void RowView::updateGeometries()
{
    if (m_updating)
        return;
    const QScopedValueRollback guard(m_updating, true);
    const int height = m_header->isHidden() ? 0 : std::clamp(m_header->sizeHint().height(), m_header->minimumHeight(), m_header->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - height, area.width(), height);
    verticalScrollBar()->setPageStep(area.height());
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_rows.count()) * rowHeight() - area.height()));
    horizontalScrollBar()->setPageStep(area.width());
    horizontalScrollBar()->setSingleStep(std::max(2, area.width() / 10));
    horizontalScrollBar()->setRange(0, std::max(0, m_header->length() - area.width()));
    m_header->setOffset(horizontalScrollBar()->value());
    QAbstractItemView::updateGeometries();
}

void RowView::updateRow(const QModelIndex &index)
{
    if (const QRect row = rowRect(index); !row.isNull())
        viewport()->update(row);
}

void RowView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    updateRow(previous);
    updateRow(current);
    if (current.isValid())
        speakRow(*this, current);
}

void RowView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    for (const QItemSelection *selection : {&selected, &deselected}) {
        for (const QItemSelectionRange &range : *selection)
            updateRow(range.topLeft());
    }
}

bool RowView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
    case QEvent::HoverLeave: {
        const QModelIndex now = event->type() == QEvent::HoverLeave ? QModelIndex() : indexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
        if (now.siblingAtColumn(0) != m_hovered) {
            updateRow(m_hovered);
            m_hovered = now.siblingAtColumn(0);
            updateRow(m_hovered);
        }
        break;
    }
    default: break;
    }
    return QAbstractItemView::viewportEvent(event);
}

void RowView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_rowHeight = 0;
        layOut();
    }
}

QModelIndex RowView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = static_cast<int>(m_rows.count()) - 1;
    const QModelIndex current = currentIndex();
    const int row = rowOf(current);
    if (last < 0)
        return {};
    if (row < 0)
        return indexOfRow(0);
    const int page = std::max(1, viewport()->height() / rowHeight() - 1);
    const auto at = [&](int wanted) { return indexOfRow(std::clamp(wanted, 0, last), current.column()); };
    switch (action) {
    case MoveUp:
    case MovePrevious: return at(row - 1);
    case MoveDown:
    case MoveNext: return at(row + 1);
    case MovePageUp: return at(row - page);
    case MovePageDown: return at(row + page);
    case MoveHome: return at(0);
    case MoveEnd: return at(last);
    case MoveLeft:
    case MoveRight: return current;
    }
    return current;
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int inwards = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int outwards = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    if (!plain || !current.isValid()) {
        QAbstractItemView::keyPressEvent(event);
    } else if (event->key() == Qt::Key_Plus) {
        expand(current);
    } else if (event->key() == Qt::Key_Minus) {
        collapse(current);
    } else if (event->key() == inwards) {
        if (!model()->hasChildren(current.siblingAtColumn(0)))
            return;
        if (isExpanded(current))
            setCurrentIndex(indexBelow(current));
        else
            expand(current);
    } else if (event->key() == outwards) {
        if (isExpanded(current) && model()->hasChildren(current.siblingAtColumn(0)))
            collapse(current);
        else if (const QModelIndex above = current.parent(); above.isValid())
            setCurrentIndex(above.siblingAtColumn(current.column()));
    } else {
        QAbstractItemView::keyPressEvent(event);
    }
}

bool RowView::toggleAt(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || index.column() != 0 || !model()->hasChildren(index) || !branchRect(index).contains(point))
        return false;
    setExpanded(index, !isExpanded(index));
    return true;
}

void RowView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !toggleAt(event->position().toPoint()))
        QAbstractItemView::mousePressEvent(event);
}

void RowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        return;
    const QPersistentModelIndex index = indexAt(event->position().toPoint()).siblingAtColumn(0);
    QAbstractItemView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && index.isValid() && model()->hasChildren(index))
        setExpanded(index, !isExpanded(index));
}

} // namespace assay

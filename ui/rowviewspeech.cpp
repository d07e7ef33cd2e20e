// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rowviewspeech.h"

#include "ui/rowview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QHeaderView>
#include <QPointer>

namespace assay {

namespace {

/// A title of a column, or what a row says in one.
class Cell : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    Cell(RowView *view, DiffNodeId node, int column) : m_view(view), m_node(node), m_column(column) {}

    bool isTitle() const { return !m_node; }
    QModelIndex index() const { return m_view && !isTitle() ? m_view->rowModel()->indexOf(m_node, m_column) : QModelIndex(); }
    int row() const { return isTitle() || !m_view ? -1 : m_view->rowOf(index()); } ///< -1: the titles
    int column() const { return m_column; }

    bool isValid() const override { return m_view && m_view->model() && m_column < m_view->model()->columnCount() && (isTitle() || index().isValid()); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return isTitle() ? QAccessible::ColumnHeader : QAccessible::TreeItem; }

    QString text(QAccessible::Text which) const override
    {
        if (which != QAccessible::Name || !isValid())
            return {};
        const auto of = [this](int role) { return isTitle() ? m_view->model()->headerData(m_column, Qt::Horizontal, role) : index().data(role); };
        const QString spoken = of(Qt::AccessibleTextRole).toString();
        return spoken.isEmpty() ? of(Qt::DisplayRole).toString() : spoken;
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        if (isTitle())
            return {m_view->header()->mapToGlobal(QPoint(m_view->header()->sectionViewportPosition(m_column), 0)), QSize(m_view->header()->sectionSize(m_column), m_view->header()->height())};
        const QRect area = m_view->visualRect(index());
        return area.isNull() ? QRect() : QRect(m_view->viewport()->mapToGlobal(area.topLeft()), area.size());
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        if (isTitle())
            return state;
        const QModelIndex cell = index();
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.focused = m_view->hasFocus() && m_view->currentIndex() == cell;
        state.selected = isSelected();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(cell));
        state.invisible = m_view->isHidden() || m_view->header()->isSectionHidden(m_column) || row() < 0;
        if (m_column == 0 && m_view->model()->hasChildren(cell)) {
            state.expandable = true;
            state.expanded = m_view->isExpanded(cell);
            state.collapsed = !state.expanded;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface *>(this);
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    // QAccessibleTableCellInterface
    bool isSelected() const override { return !isTitle() && m_view->currentIndex().siblingAtColumn(0) == index().siblingAtColumn(0); }
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return row(); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

    // QAccessibleActionInterface: to go to the row, and to open and close a folder
    QStringList actionNames() const override
    {
        if (isTitle() || !isValid())
            return {};
        QStringList names{setFocusAction()};
        if (m_view->model()->hasChildren(index().siblingAtColumn(0)))
            names.append(toggleAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (!actionNames().contains(name))
            return;
        if (name == toggleAction())
            m_view->setExpanded(index().siblingAtColumn(0), !m_view->isExpanded(index()));
        else
            m_view->setCurrentIndex(index());
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<RowView> m_view;
    DiffNodeId m_node; // none: the title
    int m_column;
};

class RowViewAccessible : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit RowViewAccessible(RowView *view) : QAccessibleWidget(view, QAccessible::Tree) {}
    ~RowViewAccessible() override { forget(); }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this) : QAccessibleWidget::interface_cast(type);
    }

    // Children: the titles, then the cells of each row.
    int childCount() const override { return (rowCount() + 1) * columnCount(); }
    QAccessibleInterface *child(int at) const override { return at < 0 || at >= childCount() ? nullptr : cell(at / columnCount() - 1, at % columnCount()); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *const one = dynamic_cast<const Cell *>(child);
        return !one || (!one->isTitle() && one->row() < 0) ? -1 : (one->row() + 1) * columnCount() + one->column();
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint inHeader = view()->header()->mapFromGlobal(QPoint(x, y));
        if (view()->header()->rect().contains(inHeader))
            return cell(-1, view()->header()->logicalIndexAt(inHeader));
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? cell(view()->rowOf(index), index.column()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QModelIndex current = view()->currentIndex();
        return current.isValid() ? cell(view()->rowOf(current), current.column()) : nullptr;
    }

    // QAccessibleTableInterface
    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override { return row < 0 ? nullptr : cell(row, column); }
    int selectedCellCount() const override { return selectedRowCount() * columnCount(); }
    QList<QAccessibleInterface *> selectedCells() const override
    {
        QList<QAccessibleInterface *> cells;
        for (const int row : selectedRows()) {
            for (int column = 0; column < columnCount(); ++column)
                cells.append(cell(row, column));
        }
        return cells;
    }
    QString columnDescription(int column) const override { return view()->model() ? view()->model()->headerData(column, Qt::Horizontal).toString() : QString(); }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    int columnCount() const override { return view()->model() ? view()->model()->columnCount() : 0; }
    int rowCount() const override { return static_cast<int>(view()->openRows().count()); }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override
    {
        const int row = view()->rowOf(view()->currentIndex());
        return row < 0 ? QList<int>() : QList<int>{row};
    }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectRow(int row) override
    {
        const QModelIndex index = view()->indexOfRow(row);
        if (index.isValid())
            view()->setCurrentIndex(index);
        return index.isValid();
    }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override
    {
        if (view()->openRows().tree() == m_tree)
            return;
        m_tree = view()->openRows().tree();
        forget();
    }

    QAccessibleInterface *cell(int row, int column) const
    {
        if (column < 0 || column >= columnCount() || row >= rowCount())
            return nullptr;
        const DiffNodeId node = row < 0 ? DiffNodeId() : view()->openRows().at(static_cast<std::uint32_t>(row));
        const quint64 key = quint64{node.value} << 32U | static_cast<quint32>(column);
        if (const auto known = m_cells.constFind(key); known != m_cells.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new Cell(view(), node, column);
        m_cells.insert(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

private:
    RowView *view() const { return static_cast<RowView *>(widget()); }
    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }

    mutable QHash<quint64, QAccessible::Id> m_cells;
    OpenRows::TreePtr m_tree;
};

QList<QAccessibleInterface *> Cell::columnHeaderCells() const
{
    auto *const table = dynamic_cast<RowViewAccessible *>(parent());
    QAccessibleInterface *title = table ? table->cell(-1, m_column) : nullptr;
    return title ? QList<QAccessibleInterface *>{title} : QList<QAccessibleInterface *>();
}

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<RowView *>(object);
    return view ? new RowViewAccessible(view) : nullptr;
}

} // namespace

void installRowViewSpeech()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed);
}

void speakRow(RowView &view, const QModelIndex &index)
{
    const int row = QAccessible::isActive() && view.hasFocus() ? view.rowOf(index) : -1;
    if (row < 0)
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild((row + 1) * view.model()->columnCount() + index.column());
    QAccessible::updateAccessibility(&event);
}

} // namespace assay

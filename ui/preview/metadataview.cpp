// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/metadataview.h"

#include "ui/preview/metadatamodel.h"
#include "ui/preview/panerow.h"
#include "ui/preview/previewstyle.h"
#include "ui/preview/versionsmodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr int padding = 4;
constexpr int signWidth = 14; // of ≠, before a value that differs

// Broken anywhere: a digest has no spaces. What it returns is laid out at the position (0, 0).
int layOut(QTextLayout &layout, const QString &text, const QFont &font, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    QString lines = text;
    lines.replace(QLatin1Char('\n'), QChar::LineSeparator); // ours; those of evidence were escaped
    layout.setText(lines);
    layout.setFont(font);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal height = 0;
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(20, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(height));
}

class ValueDelegate : public QStyledItemDelegate {
public:
    explicit ValueDelegate(ValueTable *table) : QStyledItemDelegate(table), m_table(table) {}

    // No delegate of an editor or a tool tip that would take text for rich text.
    bool helpEvent(QHelpEvent *, QAbstractItemView *, const QStyleOptionViewItem &, const QModelIndex &) override { return false; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool metadata = qobject_cast<const MetadataModel *>(index.model()) != nullptr;
        const bool selected = option.state & QStyle::State_Selected;
        const PreviewColors c = PreviewColors::of(option.palette, option.state & QStyle::State_Active);
        const auto mark = metadata ? static_cast<MetadataModel::Mark>(index.data(MetadataModel::MarkRole).toInt()) : MetadataModel::Mark::None;
        const bool property = metadata && index.column() == MetadataModel::PropertyColumn;
        painter->save();
        painter->setClipRect(option.rect);
        QColor ground = property ? c.gutter : c.base;
        if (mark == MetadataModel::Mark::Full)
            ground = c.changedFill;
        else if (mark == MetadataModel::Mark::Faint)
            ground = c.changedFaint;
        painter->fillRect(option.rect, selected ? c.selection : ground);
        if (metadata && !property && index.data(MetadataModel::AbsentRole).toBool())
            paintHatch(*painter, option.rect, c);
        const QColor text = selected ? c.selectionText : property ? c.gutterText : c.text;
        QRect area = textArea(option.rect, index);
        if (mark != MetadataModel::Mark::None) {
            const QRectF sign(area.left() - signWidth, area.top() + 3, signWidth - 5, option.fontMetrics.height() - 6);
            paintUnequal(*painter, sign, selected ? c.selectionText : c.changedLine, mark == MetadataModel::Mark::Full);
        }
        QTextLayout layout;
        const QString shown = index.data().toString();
        const QFont font = fontOf(index);
        const int height = layOut(layout, shown, font, area.width());
        if (!shown.isEmpty()) {
            const bool absent = metadata && !property && index.data(MetadataModel::AbsentRole).toBool();
            if (absent && !selected)
                painter->fillRect(QRectF(area.left() - 2, area.top(), layout.boundingRect().width() + 6, height), c.base);
            painter->setPen(absent && !selected ? c.dim : text);
            layout.draw(painter, area.topLeft());
        }
        painter->setPen(c.line);
        painter->drawLine(QPointF(option.rect.right() + 0.5, option.rect.top()), QPointF(option.rect.right() + 0.5, option.rect.bottom() + 1));
        const bool heading = metadata && index.data(MetadataModel::HeadingRole).toBool();
        if (heading)
            painter->drawLine(QPointF(option.rect.left(), option.rect.top() + 0.5), QPointF(option.rect.right() + 1, option.rect.top() + 0.5));
        if (option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(readable(c.selection, ground, c.text, 3.0), 2));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        QTextLayout layout;
        int width = m_table->columnWidth(index.column());
        if (m_table->columnSpan(index.row(), index.column()) > 1) {
            for (int column = index.column() + 1; column < index.model()->columnCount(); ++column)
                width += m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
        }
        const QRect area = textArea(QRect(0, 0, width, 100), index);
        const int height = layOut(layout, index.data().toString(), fontOf(index), area.width());
        return {static_cast<int>(std::ceil(layout.boundingRect().width())) + 4 * padding, height + 2 * padding - 2};
    }

private:
    QFont fontOf(const QModelIndex &index) const
    {
        const bool metadata = qobject_cast<const MetadataModel *>(index.model()) != nullptr;
        const bool monospace = index.data(metadata ? int(MetadataModel::MonospaceRole) : int(VersionsModel::MonospaceRole)).toBool();
        QFont font = monospace ? evidenceFont(m_table->font()) : m_table->font();
        if (metadata && static_cast<MetadataModel::Mark>(index.data(MetadataModel::MarkRole).toInt()) == MetadataModel::Mark::Full)
            font.setBold(true);
        if (!metadata && index.data(VersionsModel::SeenRole).toBool())
            font.setBold(true);
        return font;
    }

    static QRect textArea(const QRect &cell, const QModelIndex &index)
    {
        const bool metadata = qobject_cast<const MetadataModel *>(index.model()) != nullptr;
        const bool value = metadata && index.column() != MetadataModel::PropertyColumn && !index.data(MetadataModel::WideRole).toBool();
        return cell.adjusted(padding + 2 + (value ? signWidth : 0), padding - 1, -padding, 0);
    }

    static void paintUnequal(QPainter &painter, const QRectF &area, const QColor &color, bool strong)
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, strong ? 2 : 1.2, Qt::SolidLine, Qt::FlatCap));
        const QPointF c = area.center();
        const qreal r = std::min(area.width(), area.height()) * 0.5;
        painter.drawLine(c + QPointF(-r, -r * 0.4), c + QPointF(r, -r * 0.4));
        painter.drawLine(c + QPointF(-r, r * 0.4), c + QPointF(r, r * 0.4));
        painter.drawLine(c + QPointF(-r * 0.55, r), c + QPointF(r * 0.55, -r));
        painter.restore();
    }

    ValueTable *m_table;
};

} // namespace

ValueTable::ValueTable(QWidget *parent) :
    QTableView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new ValueDelegate(this));
    setShowGrid(false);
    setWordWrap(true);
    setTabKeyNavigation(false); // Tab leaves the table
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(10);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QString ValueTable::selectedText() const
{
    QModelIndexList cells = selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList();
    std::sort(cells.begin(), cells.end());
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            text += cells[i].row() == cells[i - 1].row() ? QLatin1Char('\t') : QLatin1Char('\n');
        // A value of several lines stays in its cell.
        text += cells.size() == 1 ? cells[i].data().toString() : cells[i].data().toString().replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
    return text;
}

void ValueTable::copySelection()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

bool ValueTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void ValueTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableView::keyPressEvent(event);
}

void ValueTable::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("valueMenu"));
    menu.addAction(tr("Copy"), this, &ValueTable::copySelection)->setEnabled(selectionModel() && selectionModel()->hasSelection());
    menu.addAction(tr("Select All"), this, &ValueTable::selectAll);
    menu.exec(event->globalPos());
}

MetadataView::MetadataView(QWidget *parent) :
    ValueTable(parent)
{
    setObjectName(QStringLiteral("metadataView"));
    setAccessibleName(tr("Metadata of all sources"));
    horizontalHeader()->hide(); // the heads of the panes say whose column it is
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the columns stay where they are
}

void MetadataView::setModel(QAbstractItemModel *model)
{
    ValueTable::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &MetadataView::arrange);
    arrange();
}

void MetadataView::setShown(const std::array<bool, 3> &shown)
{
    m_shown = shown;
    arrange();
}

void MetadataView::setPaneWidths(const std::array<int, 3> &widths)
{
    m_widths = widths;
    arrange();
}

void MetadataView::resizeEvent(QResizeEvent *event)
{
    ValueTable::resizeEvent(event);
    arrange();
}

void MetadataView::changeEvent(QEvent *event)
{
    ValueTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

// The names of the properties stand in the first pane's column, so that the columns of all panes stay where they are.
void MetadataView::arrange()
{
    if (!model() || m_arranging)
        return;
    m_arranging = true;
    const int trailing = verticalScrollBar()->sizeHint().width();
    const auto spans = paneSpans(width(), trailing, m_shown, m_widths);
    int property = 0;
    for (int row = 0; row < model()->rowCount(); ++row)
        property = std::max(property, fontMetrics().horizontalAdvance(model()->index(row, 0).data().toString()));
    int firstWidth = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (m_shown[i] && firstWidth == 0)
            firstWidth = spans[i].width;
    }
    property = std::clamp(property + 4 * padding, 60, std::max(60, firstWidth * 2 / 5));
    setColumnWidth(MetadataModel::PropertyColumn, property);
    bool first = true;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const int column = static_cast<int>(i) + MetadataModel::VendorColumn;
        setColumnHidden(column, !m_shown[i]);
        if (!m_shown[i])
            continue;
        setColumnWidth(column, std::max(20, spans[i].width - (first ? property : 0)));
        first = false;
    }
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(MetadataModel::WideRole).toBool())
            setSpan(row, MetadataModel::VendorColumn, 1, 3);
        setRowHeight(row, 0);
    }
    resizeRowsToContents();
    m_arranging = false;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/datainspector.h"

#include "ui/plaintext.h"
#include "ui/preview/datavaluemodel.h"
#include "ui/preview/previewstyle.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {
namespace {

constexpr int padding = 6;
constexpr int nameCharacters = 9;
constexpr int valueCharacters = 30; // a FILETIME with its fraction

class ValueDelegate : public PlainItemDelegate {
public:
    explicit ValueDelegate(QObject *parent) : PlainItemDelegate(Qt::ToolTipRole, parent) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const QFontMetricsF metrics(option.font);
        const qreal width = metrics.horizontalAdvance(QLatin1Char('0')) * (nameCharacters + 1 + valueCharacters);
        return {static_cast<int>(width) + 2 * padding, static_cast<int>(metrics.height()) + 3};
    }

    // Names, numbers and times read from left to right whatever the language of the window does.
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = (option.state & QStyle::State_Selected) != 0;
        const bool differs = index.data(DataValueModel::DiffersRole).toBool();
        const PreviewColors c = PreviewColors::of(option.palette, (option.state & QStyle::State_Active) != 0);
        const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
        const QFontMetrics metrics(option.font);
        const int nameWidth = metrics.horizontalAdvance(QLatin1Char('0')) * (nameCharacters + 1);
        const QRect value = area.adjusted(nameWidth, 0, 0, 0);
        const QString known = index.data(DataValueModel::ValueRole).toString();
        const QString shown = metrics.elidedText(known.isEmpty() ? index.data(DataValueModel::ProblemRole).toString() : known, Qt::ElideRight, value.width());
        const QColor ground = selected ? c.selection : differs ? c.changedFill : c.base;
        painter->save();
        painter->setLayoutDirection(Qt::LeftToRight);
        QFont font = option.font;
        font.setItalic(known.isEmpty());
        const int shownWidth = std::min(QFontMetrics(font).horizontalAdvance(shown), value.width());
        if (selected)
            painter->fillRect(option.rect, ground);
        else if (differs)
            painter->fillRect(value.left() - 2, value.top(), shownWidth + 4, value.height(), ground);
        painter->setFont(option.font);
        painter->setPen(selected ? c.selectionText : c.gutterText);
        painter->drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), index.data(DataValueModel::NameRole).toString());
        painter->setFont(font);
        painter->setPen(selected ? c.selectionText : known.isEmpty() ? readable(c.dim, ground, c.text) : c.text);
        painter->drawText(value, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), shown);
        if (differs)
            painter->fillRect(value.left() - 2, value.bottom() - 1, shownWidth + 4, 2, selected ? c.selectionText : c.changedLine);
        if ((option.state & QStyle::State_HasFocus) != 0) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(readable(c.selection, ground, c.text, 3.0), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }
};

} // namespace

DataInspector::DataInspector(QWidget *parent) :
    QWidget(parent),
    m_list(named(new QListView(this), "dataValues", tr("Values at the cursor"))),
    m_model(new DataValueModel(this))
{
    setObjectName(QStringLiteral("dataInspector"));
    setAccessibleName(tr("Data inspector"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ValueDelegate(m_list));
    m_list->setFlow(QListView::LeftToRight);
    m_list->setWrapping(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list);
    setFocusProxy(m_list);
    updateCells();
}

DataInspector::~DataInspector() = default;

void DataInspector::updateCells()
{
    m_list->setFont(evidenceFont(font()));
}

void DataInspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateCells();
}

void DataInspector::setBytes(const std::array<InspectedBytes, 3> &sources, int focused)
{
    const QString &title = sources[static_cast<std::size_t>(focused)].title;
    m_list->setAccessibleName(title.isEmpty() ? tr("Values at the cursor") : tr("Values at the cursor, %1").arg(title));
    m_model->setBytes(sources, focused);
}

ByteOrder DataInspector::byteOrder() const
{
    return m_model->byteOrder();
}

void DataInspector::setByteOrder(ByteOrder order)
{
    m_model->setByteOrder(order);
}

int DataInspector::heightOfRows(int rows) const
{
    QStyleOptionViewItem option;
    option.font = m_list->font();
    return m_list->itemDelegate()->sizeHint(option, {}).height() * rows + 2 * m_list->frameWidth();
}

int DataInspector::heightFor(int width) const
{
    QStyleOptionViewItem option;
    option.font = m_list->font();
    const int cell = m_list->itemDelegate()->sizeHint(option, {}).width();
    constexpr int count = static_cast<int>(DataKind::Bits) + 1;
    const int columns = std::clamp((width - 2 * m_list->frameWidth() - 2) / cell, 1, count);
    return heightOfRows((count + columns - 1) / columns);
}

QString DataInspector::valueText(DataKind kind) const
{
    return m_model->index(static_cast<int>(kind)).data(DataValueModel::ValueRole).toString();
}

void DataInspector::copy(bool all)
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row);
        const QString value = index.data(DataValueModel::ValueRole).toString();
        if (all)
            lines += index.data(DataValueModel::NameRole).toString() + QLatin1Char('\t') + value;
        else if (index == m_list->currentIndex() && !value.isEmpty())
            lines += value;
    }
    if (lines.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT copied(all ? tr("Copied: all values at the cursor.") : tr("Copied: %1.").arg(lines.front()));
}

// The list would copy the name with the value, and knows no menu.
bool DataInspector::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
            if (event->type() == QEvent::KeyPress)
                copy(false);
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::ContextMenu && watched == m_list->viewport()) {
        QMenu menu(this);
        menu.setObjectName(QStringLiteral("dataMenu"));
        menu.addAction(tr("Copy Value"), this, [this] { copy(false); })->setEnabled(m_list->currentIndex().isValid());
        menu.addAction(tr("Copy All Values"), this, [this] { copy(true); })->setEnabled(m_model->rowCount() > 0);
        menu.exec(static_cast<QContextMenuEvent *>(event)->globalPos());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entrydelegate.h"

#include "items/difftreemodel.h"
#include "ui/glyphs.h"
#include "ui/knownglyphs.h"
#include "ui/preview/previewstyle.h"
#include "ui/tagglyphs.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <array>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 4;

struct Cell {
    QString text;
    bool missing = false;
    RowStatus status = RowStatus::None;
    EntryType type = EntryType::None;
    bool explained = false;
    bool setId = false;
    std::array<unsigned, 5> below{};
};

Cell cellOf(const QModelIndex &index)
{
    std::array<QModelRoleData, 11> roles{
        QModelRoleData(Qt::DisplayRole),
        QModelRoleData(DiffTreeModel::GapRole),
        QModelRoleData(DiffTreeModel::StatusRole),
        QModelRoleData(DiffTreeModel::TypeRole),
        QModelRoleData(DiffTreeModel::ExplainedRole),
        QModelRoleData(DiffTreeModel::SetIdRole),
        QModelRoleData(DiffTreeModel::AddedBelowRole),
        QModelRoleData(DiffTreeModel::RemovedBelowRole),
        QModelRoleData(DiffTreeModel::ModifiedBelowRole),
        QModelRoleData(DiffTreeModel::MetadataBelowRole),
        QModelRoleData(DiffTreeModel::UnknownBelowRole),
    };
    index.model()->multiData(index, roles);
    Cell cell;
    cell.text = roles[0].data().toString();
    cell.missing = roles[1].data().toBool();
    cell.status = static_cast<RowStatus>(roles[2].data().toInt());
    cell.type = static_cast<EntryType>(roles[3].data().toInt());
    cell.explained = roles[4].data().toBool();
    cell.setId = roles[5].data().toBool();
    for (std::size_t i = 0; i < cell.below.size(); ++i)
        cell.below[i] = roles[6 + i].data().toUInt();
    return cell;
}

bool changed(RowStatus status)
{
    return status != RowStatus::None && status != RowStatus::Identical && status != RowStatus::Pending;
}

QColor textColor(const Cell &cell, const QStyleOptionViewItem &option, bool selected)
{
    if (selected)
        return option.palette.color(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive, QPalette::HighlightedText);
    if (changed(cell.status) && !cell.explained)
        return statusColor(cell.status, option.palette);
    if (cell.status == RowStatus::Identical || cell.explained)
        return mixed(option.palette.color(QPalette::Text), option.palette.color(QPalette::Base), 0.18);
    return option.palette.color(QPalette::Text);
}

// "+3 −1 ≠2 m4", each part in the colour of its kind. Gives where it ended.
int paintBadge(QPainter &painter, QRect area, const Cell &cell, const QStyleOptionViewItem &option, bool selected, const QColor &plain)
{
    static constexpr std::array<RowStatus, 5> kinds{RowStatus::Added, RowStatus::Removed, RowStatus::Modified, RowStatus::Metadata,
                                                    RowStatus::Unknown};
    static constexpr std::array<char16_t, 5> signs{u'+', u'−', u'≠', u'm', u'!'};
    const QFontMetrics metrics(painter.font());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (cell.below[i] == 0)
            continue;
        const QString text = QChar(signs[i]) + QString::number(cell.below[i]);
        const int width = metrics.horizontalAdvance(text);
        painter.setPen(selected ? plain : statusColor(kinds[i], option.palette));
        if (width > area.width()) {
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(u"…"_s, Qt::ElideRight, area.width()));
            return area.right();
        }
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text);
        area.setLeft(area.left() + width + metrics.horizontalAdvance(u' ') + 2);
    }
    return area.left();
}

// A cell that is being painted: what is left of its room, and what all columns do alike.
struct CellPainter {
    QPainter &painter;
    const QStyleOptionViewItem &option;
    const Cell &cell;
    QColor color;
    QRect area;
    bool selected = false;

    bool mirrored() const { return option.direction == Qt::RightToLeft; } // names still run from left to right, but stand at their branch
    int side() const { return std::min(16, option.rect.height() - 4); }
    QRectF takeGlyph()
    {
        const QRectF glyph(area.left(), area.top() + (area.height() - side()) / 2.0, side(), side());
        area.setLeft(area.left() + side() + gap);
        return glyph;
    }
    // Words on a ground of their own, not on the hatching.
    void clearGround()
    {
        if (cell.missing && !selected)
            painter.fillRect(option.rect.adjusted(2, 2, -2, -2), option.palette.color(QPalette::Base));
    }

    void paintName(const QModelIndex &index);
    void paintChange();
    void paintValue(int column);
};

void CellPainter::paintName(const QModelIndex &index)
{
    QRectF glyph = takeGlyph();
    if (mirrored()) {
        area.translate(-side() - gap, 0);
        glyph.moveLeft(area.right() + gap);
    }
    paintTypeGlyph(painter, glyph, cell.type, selected ? color : dimText(option.palette, QPalette::Base));
    QFont font = option.font;
    font.setBold(changed(cell.status) && (cell.status == RowStatus::Type || cell.status == RowStatus::Unknown));
    painter.setFont(font);
    area.setRight(paintRowKnown(painter, area, static_cast<std::uint8_t>(index.data(DiffTreeModel::KnownRole).toUInt()), option.palette, selected));
    area.setRight(paintRowNotes(painter, area, index.data(DiffTreeModel::NotesRole).value<RowNotes>(), option.palette, selected));
    painter.setPen(color);
    painter.drawText(area, int((mirrored() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(cell.text, Qt::ElideMiddle, area.width()));
}

void CellPainter::paintChange()
{
    const QFontMetrics metrics(option.font);
    if (changed(cell.status) || cell.status == RowStatus::Pending) {
        clearGround();
        paintStatusGlyph(painter, takeGlyph(), cell.status, color);
        QFont bold = option.font;
        bold.setBold(true);
        painter.setFont(bold);
        const QString letter = statusLetter(cell.status);
        const int letterWidth = std::max(QFontMetrics(bold).horizontalAdvance(letter), metrics.averageCharWidth() * 5 / 3);
        painter.drawText(QRect(area.left(), area.top(), letterWidth, area.height()), Qt::AlignCenter, letter);
        area.setLeft(area.left() + letterWidth + gap);
        painter.setFont(option.font);
        const bool folder = std::any_of(cell.below.begin(), cell.below.end(), [](unsigned n) { return n != 0; });
        const QString word = statusWord(cell.status);
        const int width = metrics.horizontalAdvance(word);
        if (width + (folder ? 40 : 0) <= area.width()) {
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, word);
            area.setLeft(area.left() + width + 2 * gap);
        }
    }
    paintBadge(painter, area, cell, option, selected, color);
}

void CellPainter::paintValue(int column)
{
    const bool steps = column == DiffTreeModel::StepsColumn;
    if (cell.missing && !steps)
        return;
    clearGround();
    const bool right = DiffTreeModel::isNumber(column) != mirrored();
    const bool mono = steps || column == DiffTreeModel::ModeColumn || column == DiffTreeModel::DigestColumn;
    painter.setFont(mono ? evidenceFont(option.font) : option.font);
    if (!selected) {
        const bool loud = column == DiffTreeModel::ModeColumn && cell.setId;
        painter.setPen(loud ? option.palette.color(QPalette::Text)
                             : mixed(option.palette.color(QPalette::Text), option.palette.color(QPalette::Base), 0.25));
        if (loud) {
            QFont font = painter.font();
            font.setBold(true);
            painter.setFont(font);
        }
    }
    painter.drawText(area, int(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter)),
                      QFontMetrics(painter.font()).elidedText(cell.text, Qt::ElideRight, area.width()));
}

} // namespace

void paintGap(QPainter &painter, const QRect &area, const QPalette &palette, bool selected)
{
    PreviewColors colors = PreviewColors::of(palette);
    if (selected)
        colors.hatch = mixed(palette.color(QPalette::Highlight), palette.color(QPalette::HighlightedText), 0.35);
    paintHatch(painter, area, colors);
}

EntryDelegate::EntryDelegate(QObject *parent) :
    PlainItemDelegate(DiffTreeModel::DetailRole, parent)
{
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, std::max(22, QFontMetrics(option.font).height() + 6)}; // the same for every row: nothing is asked of the data
}

void EntryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    option.features |= QStyleOptionViewItem::HasDisplay;
    option.index = index;
    const Cell cell = cellOf(index);
    const bool selected = option.state & QStyle::State_Selected;
    const QWidget *widget = option.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();

    painter->save();
    // Nothing is behind an ordinary cell, and a style works out all of its colours before it finds that out.
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver) || option.backgroundBrush.style() != Qt::NoBrush)
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, widget);
    if (cell.missing)
        paintGap(*painter, option.rect, option.palette, selected);
    CellPainter part{*painter, option, cell, textColor(cell, option, selected), option.rect.adjusted(gap, 0, -gap, 0), selected};
    painter->setClipRect(option.rect);
    painter->setLayoutDirection(Qt::LeftToRight);
    painter->setPen(part.color);
    painter->setFont(option.font);
    switch (index.column()) {
    case DiffTreeModel::NameColumn:
        if (!cell.missing)
            part.paintName(index);
        break;
    case DiffTreeModel::ChangeColumn: part.paintChange(); break;
    default: part.paintValue(index.column());
    }
    painter->restore();
}

} // namespace assay

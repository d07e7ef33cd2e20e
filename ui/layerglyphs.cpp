// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/layerglyphs.h"

#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 6;
constexpr int gap = 6;
constexpr int glyphSide = 16;

// The ground of a cell, focus and all; gives what text on it is painted in.
QColor paintGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
    if (!(option.state & QStyle::State_Selected))
        return {};
    return option.palette.color(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive, QPalette::HighlightedText);
}

QRectF glyphIn(QRect &area)
{
    const QRectF glyph(area.left(), area.top() + (area.height() - glyphSide) / 2.0, glyphSide, glyphSide);
    area.setLeft(area.left() + glyphSide + gap);
    return glyph;
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

void paintVerdict(QPainter &painter, const QRectF &area, LayerVerdict verdict, const QColor &color)
{
    const Symbol symbol = verdict == LayerVerdict::Intact ? Symbol::Check : verdict == LayerVerdict::Altered ? Symbol::Broken : Symbol::Unclear;
    paintSymbol(painter, area, symbol, color);
}

QColor verdictColor(LayerVerdict verdict, const QPalette &palette)
{
    switch (verdict) {
    case LayerVerdict::Intact: return statusColor(RowStatus::Added, palette);
    case LayerVerdict::Altered: return statusColor(RowStatus::Removed, palette);
    case LayerVerdict::Unverifiable: break;
    }
    return statusColor(RowStatus::Identical, palette);
}

QIcon verdictIcon(LayerVerdict verdict)
{
    return drawnIcon([verdict](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintVerdict(painter, area, verdict,
                     mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::Text) : verdictColor(verdict, palette));
    });
}

void paintLayerAct(QPainter &painter, const QRectF &area, LayerAct act, const QColor &color)
{
    if (act == LayerAct::Mark)
        paintSymbol(painter, area, Symbol::Whiteout, color);
    else
        paintStatusGlyph(painter, area, layerActStatus(act), color);
}

QColor layerActColor(LayerAct act, const QPalette &palette)
{
    return statusColor(act == LayerAct::Mark ? RowStatus::Removed : layerActStatus(act), palette);
}

QIcon layerActIcon(LayerAct act)
{
    return drawnIcon([act](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        paintLayerAct(painter, area, act, mode == QIcon::Disabled ? palette.color(QPalette::Disabled, QPalette::Text) : layerActColor(act, palette));
    });
}

LayerChoiceDelegate::LayerChoiceDelegate(QObject *parent) :
    PlainItemDelegate(LayerChoiceModel::DetailRole, parent)
{
}

QSize LayerChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int longest = 90 * option.fontMetrics.averageCharWidth();
    const int text = QFontMetrics(bold(option.font)).horizontalAdvance(index.data().toString());
    return {std::min(text, longest) + glyphSide + 2 * margin + 3 * gap, std::max(24, option.fontMetrics.height() + 8)};
}

void LayerChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    painter->save();
    const QColor selected = paintGround(*painter, option);
    painter->setLayoutDirection(Qt::LeftToRight);
    QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    QColor facts = option.palette.color(QPalette::Text);
    const QRectF glyph = glyphIn(area);
    if (const QVariant verdict = index.data(LayerChoiceModel::VerdictRole); verdict.isValid()) {
        facts = verdictColor(static_cast<LayerVerdict>(verdict.toInt()), option.palette);
        paintVerdict(*painter, glyph, static_cast<LayerVerdict>(verdict.toInt()), selected.isValid() ? selected : facts);
    } else {
        paintSymbol(*painter, glyph, Symbol::Layers, selected.isValid() ? selected : facts);
    }
    const auto put = [&](int role, const QFont &font, const QColor &color) {
        const QFontMetrics metrics(font);
        const QString text = metrics.elidedText(index.data(role).toString(), Qt::ElideRight, area.width());
        painter->setFont(font);
        painter->setPen(selected.isValid() ? selected : color);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text);
        area.setLeft(area.left() + metrics.horizontalAdvance(text) + 2 * gap);
    };
    put(LayerChoiceModel::NumberRole, bold(option.font), option.palette.color(QPalette::Text));
    put(LayerChoiceModel::FactsRole, option.font, facts);
    put(LayerChoiceModel::CommandRole, evidenceFont(option.font), dimText(option.palette, QPalette::Base));
    painter->restore();
}

LayerChangeDelegate::LayerChangeDelegate(QObject *parent) :
    PlainItemDelegate(LayerChangesModel::DetailRole, parent)
{
}

void LayerChangeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    option.text.clear();
    painter->save();
    const QColor selected = paintGround(*painter, option);
    painter->setLayoutDirection(Qt::LeftToRight); // paths and what stands beside them
    const auto act = static_cast<LayerAct>(index.data(LayerChangesModel::ActRole).toInt());
    const QColor color = selected.isValid() ? selected : layerActColor(act, option.palette);
    QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    switch (index.column()) {
    case LayerChangesModel::ActColumn: {
        paintLayerAct(*painter, glyphIn(area), act, color);
        painter->setPen(color);
        painter->setFont(bold(option.font));
        const int letter = QFontMetrics(painter->font()).averageCharWidth() * 5 / 3;
        painter->drawText(QRect(area.left(), area.top(), letter, area.height()), Qt::AlignCenter, layerActLetter(act));
        area.setLeft(area.left() + letter + gap);
        painter->setFont(option.font);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(layerActWord(act), Qt::ElideRight, area.width()));
        break;
    }
    case LayerChangesModel::PathColumn: {
        const auto type = static_cast<EntryType>(index.data(LayerChangesModel::TypeRole).toInt());
        paintTypeGlyph(*painter, glyphIn(area), type, selected.isValid() ? selected : dimText(option.palette, QPalette::Base));
        QFont font = option.font;
        font.setStrikeOut(act == LayerAct::Hidden);
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideMiddle, area.width()));
        break;
    }
    default: {
        const bool right = index.column() == LayerChangesModel::SizeColumn;
        painter->setFont(index.column() == LayerChangesModel::ModeColumn ? evidenceFont(option.font) : option.font);
        painter->setPen(selected.isValid() ? selected : mixed(option.palette.color(QPalette::Text), option.palette.color(QPalette::Base), 0.2));
        painter->drawText(area, int(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter)),
                          QFontMetrics(painter->font()).elidedText(text, Qt::ElideRight, area.width()));
        break;
    }
    }
    painter->restore();
}

} // namespace assay

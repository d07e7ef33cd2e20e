// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/layerstrip.h"

#include "ui/layerglyphs.h"
#include "ui/theme.h"
#include "ui/togglebutton.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

LayerBox::LayerBox(QWidget *parent) :
    QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(9);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMaxVisibleItems(16);
    setItemDelegate(new LayerChoiceDelegate(this));
}

void LayerBox::setShownText(const QString &text)
{
    m_text = text;
    update();
}

// As wide as what it lists, however narrow the pane is.
void LayerBox::showPopup()
{
    view()->setMinimumWidth(std::max(width(), view()->sizeHintForColumn(0) + 2 * view()->frameWidth() + 24));
    QComboBox::showPopup();
}

void LayerBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    if (const QVariant verdict = currentData(LayerChoiceModel::VerdictRole); verdict.isValid())
        option.currentIcon = verdictIcon(static_cast<LayerVerdict>(verdict.toInt()));
    else if (currentIndex() >= 0)
        option.currentIcon = symbolIcon(Symbol::Layers);
    option.iconSize = {16, 16};
    const int room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).width() - option.iconSize.width() - 8;
    option.currentText = fontMetrics().elidedText(m_text, Qt::ElideRight, std::max(room, 0));
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

void LayerBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

LayerStrip::LayerStrip(int side, Session &session, QWidget *parent) :
    QWidget(parent),
    m_side(side),
    m_session(session),
    m_model(new LayerChoiceModel(LayerChoiceModel::First::AllLayers, this)),
    m_box(named(new LayerBox(this), "layerBox", tr("Layers of the %1 source").arg(sideWord(side)))),
    m_only(makeToggle(this, "onlyLayer", tr("Only"), tr("Show this layer alone, not merged with those below it"))),
    m_what(named(new QToolButton(this), "whatLayerDid", tr("What this layer of the %1 source did").arg(sideWord(side)))),
    m_none(named(new PlainLabel(tr("No layers"), this), "noLayers", tr("No layers")))
{
    named(this, "layerStrip", tr("Layers of the %1 source").arg(sideWord(side)));
    m_box->setModel(m_model);
    m_what->setIcon(symbolIcon(Symbol::Layers));
    m_what->setAutoRaise(true);
    m_what->setFocusPolicy(Qt::TabFocus);
    m_what->setToolTip(toolTipText(tr("What this layer added, changed and hid")));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 4, 3);
    layout->setSpacing(4);
    QSizePolicy keepsHeight = m_box->sizePolicy();
    keepsHeight.setRetainSizeWhenHidden(true);
    m_box->setSizePolicy(keepsHeight);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_none);
    layout->addWidget(m_box, 1);
    layout->addWidget(m_only);
    layout->addWidget(m_what);
    connect(m_box, &QComboBox::activated, this, &LayerStrip::choose);
    connect(m_only, &QToolButton::clicked, this, [this] { m_session.toggleOnlyLayer(m_side); });
    connect(m_what, &QToolButton::clicked, this, [this] {
        const auto layer = m_model->layerAt(m_box->currentIndex());
        const auto top = static_cast<quint32>(std::max<std::size_t>(m_session.layerCount(m_side), 1) - 1);
        Q_EMIT layerWanted(m_side, layer ? layer->second : top);
    });
    connect(&session, &Session::panesChanged, this, &LayerStrip::refresh);
    connect(&session, &Session::layersChanged, this, &LayerStrip::refresh);
    refresh();
}

void LayerStrip::refresh()
{
    bool any = false;
    for (int side = 0; side < sideCount; ++side)
        any |= m_session.layerCount(side) > 0;
    setVisible(any); // in all panes or in none: their rows begin at the same height
    const std::size_t layers = m_session.layerCount(m_side);
    const LoadedSourcePtr loaded = layers > 0 ? m_session.whole()->sources[static_cast<std::size_t>(m_side)] : nullptr;
    if (loaded != m_shown) {
        m_shown = loaded;
        std::vector<LayerChoiceModel::Choice> sources;
        if (loaded)
            sources.push_back({m_side, loaded});
        m_model->setSources(std::move(sources));
    }
    const PaneState state = m_session.pane(m_side);
    const bool usable = layers > 0 && state.stage == PaneState::Stage::Ready && !state.pending;
    const LayerView view = m_session.layerView(m_side);
    const bool some = view.kind != LayerView::Kind::All;
    m_box->setCurrentIndex(layers == 0 ? -1 : some ? m_model->rowOf(m_side, view.layer) : 0);
    for (QWidget *part : {static_cast<QWidget *>(m_box), static_cast<QWidget *>(m_only), static_cast<QWidget *>(m_what)})
        part->setVisible(layers > 0);
    m_none->setVisible(layers == 0 && state.stage == PaneState::Stage::Ready);
    m_box->setEnabled(usable);
    m_only->setEnabled(usable);
    m_only->setChecked(view.kind == LayerView::Kind::Only);
    m_what->setEnabled(usable);
    QStringList parts;
    if (some) {
        parts.append(view.kind == LayerView::Kind::UpTo ? tr("Up to layer %1").arg(view.layer) : tr("Only layer %1").arg(view.layer));
        parts.append(m_box->currentData(LayerChoiceModel::FactsRole).toString());
        parts.append(m_box->currentData(LayerChoiceModel::CommandRole).toString());
        parts.removeAll(QString());
    } else {
        parts.append(m_box->currentText());
    }
    m_box->setShownText(parts.join(u" · "_s));
    const QString shown = layers > 0 ? layerViewText(view, layers) : tr("no layers");
    //: %1 "saved", %2 "merged up to layer 2 (3 of 5 layers)"
    m_box->setAccessibleDescription(tr("%1: %2").arg(sideWord(m_side), shown));
    QString tip = layers > 0 ? sideTitle(m_side) + u": "_s + shown + u'\n' : QString();
    if (some && layers > 0)
        tip += m_box->currentData(LayerChoiceModel::DetailRole).toString() + u'\n';
    m_box->setToolTip(toolTipText(tip + tr("Choose which layers the pane shows (View › Layers has keys for it)")));
}

void LayerStrip::choose(int row)
{
    LayerView view = m_session.layerView(m_side);
    if (const auto layer = m_model->layerAt(row)) {
        view.layer = layer->second;
        if (view.kind == LayerView::Kind::All)
            view.kind = LayerView::Kind::UpTo;
    } else {
        view = {};
    }
    m_session.setLayerView(m_side, view);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/layerbar.h"

#include "items/layermodels.h"
#include "ui/glyphs.h"
#include "ui/noticeband.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

LayerBar::LayerBar(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_what(named(new PlainLabel(this), "layersShown", tr("Layers that are shown"))),
    m_reports(named(new PlainLabel(this), "layersOfReports", tr("Layers that reports tell of"))),
    m_all(named(new QPushButton(tr("Sho&w All Layers"), this), "showAllLayers", tr("Show all layers")))
{
    named(this, "layerBar", tr("Not all layers are shown"));
    QFont bold = font();
    bold.setBold(true);
    m_what->setFont(bold);
    m_what->setWordWrap(true);
    m_reports->setWordWrap(true);
    m_reports->setText(tr("Numbers and differences here are of these layers only. Findings, reports and the evidence file tell of all layers."));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_what);
    texts->addWidget(m_reports);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 5, 6, 6);
    layout->addLayout(texts, 1);
    layout->addWidget(m_all);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_all, &QPushButton::clicked, &session, &Session::showAllLayers);
    connect(&session, &Session::layersChanged, this, &LayerBar::refresh);
    hide();
}

QString LayerBar::text() const
{
    return isHidden() ? QString() : m_what->text();
}

// What is shown, not what is wanted: the rows below are still those of the last view while the next one is made.
void LayerBar::refresh()
{
    QStringList parts;
    if (m_session.isPartial()) {
        for (int side = 0; side < sideCount; ++side) {
            const std::size_t layers = m_session.layerCount(side);
            const LayerView view = m_session.comparison()->views[static_cast<std::size_t>(side)];
            if (layers > 0 && !view.isWhole(layers))
                //: %1 "saved", %2 "merged up to layer 2 (3 of 5 layers)"
                parts.append(tr("%1: %2").arg(sideWord(side), layerViewText(view, layers)));
        }
    }
    //: %1 "saved: merged up to layer 2 (3 of 5 layers) · live: only layer 0 (1 of 6 layers)"
    m_what->setText(parts.isEmpty() ? QString() : tr("Not all layers are shown. %1").arg(parts.join(u" · "_s)));
    setAccessibleName(parts.isEmpty() ? tr("All layers are shown") : m_what->text());
    setVisible(!parts.isEmpty());
}

void LayerBar::paintEvent(QPaintEvent *)
{
    paintNoticeBand(*this, Symbol::Layers);
}

} // namespace assay

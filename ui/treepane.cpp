// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/treepane.h"

#include "base/bytes.h"
#include "items/sourcemodels.h"
#include "ui/drophint.h"
#include "ui/entrydelegate.h"
#include "ui/glyphs.h"
#include "ui/layerstrip.h"
#include "ui/pathtext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

/// A symbol in the colours of the moment, whatever theme and screen the window moves to.
class VerdictMark : public QWidget {
public:
    explicit VerdictMark(QWidget *parent) : QWidget(parent) { setFixedSize(16, 16); }

    void show(Symbol symbol, RowStatus tone)
    {
        m_symbol = symbol;
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintSymbol(painter, QRectF(rect()), m_symbol, statusColor(m_tone, palette()));
    }

private:
    Symbol m_symbol = Symbol::Unclear;
    RowStatus m_tone = RowStatus::Identical;
};

PaneHead::PaneHead(int side, QWidget *parent) :
    QFrame(parent),
    m_side(side),
    m_title(new PlainLabel(sideTitle(side).toUpper(), this)),
    m_name(new ElidedLabel(this)),
    m_mark(new VerdictMark(this)),
    m_verdict(new ElidedLabel(this)),
    m_close(new QToolButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    named(m_title, "paneTitle", tr("State of the image"));
    named(m_name, "paneSource", tr("Source"));
    named(m_mark, "paneVerdictMark", tr("Verdict"));
    named(m_verdict, "paneVerdict", tr("Verdict"));
    named(m_close, "paneClose", tr("Close the %1 source").arg(sideWord(side)));
    QFont bold = font();
    bold.setBold(true);
    bold.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    m_title->setFont(bold);
    m_close->setIcon(symbolIcon(Symbol::Close));
    m_close->setIconSize({12, 12});
    m_close->setAutoRaise(true);
    m_close->setCursor(Qt::ArrowCursor);
    m_close->setToolTip(toolTipText(tr("Close this source")));
    m_close->setVisible(false);
    connect(m_close, &QToolButton::clicked, this, &PaneHead::closeRequested);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 5, 4, 5);
    layout->setHorizontalSpacing(6);
    layout->setVerticalSpacing(2);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_title);
    top->addWidget(m_name, 1);
    top->addWidget(m_close);
    layout->addLayout(top, 0, 0, 1, 2);
    layout->addWidget(m_mark, 1, 0);
    layout->addWidget(m_verdict, 1, 1);
    layout->setColumnStretch(1, 1);
}

void PaneHead::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void PaneHead::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QFrame::keyPressEvent(event);
}

void PaneHead::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(lineColor(palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

QString PaneHead::summary() const
{
    return m_title->text() + u": "_s + m_name->fullText() + u". "_s + m_verdict->fullText();
}

namespace {

struct Verdict {
    Symbol symbol = Symbol::Unclear;
    RowStatus tone = RowStatus::Identical;
    QStringList facts;
};

// What a pane's head says of a source that was read.
Verdict verdictOf(const PaneState &state)
{
    Verdict shown;
    const LoadedSource &loaded = *state.loaded;
    std::size_t intact = 0;
    std::size_t altered = 0;
    for (const LoadedLayer &layer : loaded.layers) {
        intact += layer.verdict == LayerVerdict::Intact;
        altered += layer.verdict == LayerVerdict::Altered;
    }
    const std::size_t layers = loaded.layers.size();
    bool sumsMatch = false;
    bool sumsMismatch = false;
    for (const Finding &finding : loaded.findings) {
        sumsMatch |= finding.code == "source.sums-match";
        sumsMismatch |= finding.code == "source.sums-mismatch";
    }
    if (altered > 0) {
        shown.symbol = Symbol::Broken;
        shown.tone = RowStatus::Removed;
        shown.facts.append(PaneHead::tr("%1 of %2 layers altered").arg(altered).arg(layers));
    } else if (sumsMismatch) {
        shown.symbol = Symbol::Broken;
        shown.tone = RowStatus::Removed;
        shown.facts.append(PaneHead::tr("checksum file disagrees"));
    } else if (loaded.image && intact == layers && layers > 0) {
        shown.symbol = Symbol::Check;
        shown.tone = RowStatus::Added;
        shown.facts.append(PaneHead::tr("%n layer(s) intact", nullptr, static_cast<int>(layers)));
    } else if (sumsMatch) {
        shown.symbol = Symbol::Check;
        shown.tone = RowStatus::Added;
        shown.facts.append(PaneHead::tr("checksum file agrees"));
    } else if (loaded.image) {
        shown.facts.append(intact > 0 ? PaneHead::tr("%1 of %2 layers intact, the rest not verifiable").arg(intact).arg(layers)
                                : PaneHead::tr("%n layer(s), not verifiable", nullptr, static_cast<int>(layers)));
    } else {
        shown.facts.append(PaneHead::tr("no checksum file beside it"));
    }
    if (!loaded.complete) {
        shown.symbol = Symbol::Warning;
        shown.tone = RowStatus::Modified;
        shown.facts.prepend(PaneHead::tr("incomplete"));
    }
    shown.facts.append(PaneHead::tr("%1 entries").arg(numberText(loaded.entries)));
    if (state.pending)
        shown.facts.append(PaneHead::tr("not compared yet"));
    if (loaded.sha256)
        shown.facts.append(u"SHA-256 "_s + shortDigestText(*loaded.sha256) + u"…"_s);
    return shown;
}

} // namespace

void PaneHead::show(const PaneState &state)
{
    Verdict shown;
    QString name;
    if (state.source) {
        name = fileNameText(state.source->location());
        if (state.source->images().size() > 1 || (state.loaded && state.loaded->image)) {
            const QString image = imageName(state.source->images()[state.image]);
            if (!image.isEmpty())
                name += u" · "_s + image;
        }
    }
    switch (state.stage) {
    case PaneState::Stage::Empty:
        name = tr("no source");
        shown.facts.append(tr("Drop one here, or open it with Ctrl+O"));
        break;
    case PaneState::Stage::Loading:
        shown.facts.append(tr("%1, being read …").arg(sourceKindText(state.source->kind())));
        if (state.tree)
            shown.facts.append(tr("%1 entries").arg(numberText(state.tree->size() - 1)));
        break;
    case PaneState::Stage::Ready: shown = verdictOf(state); break;
    }
    m_name->setFullText(name);
    m_verdict->setFullText(shown.facts.join(u" · "_s), Qt::ElideRight);
    const bool ready = state.stage == PaneState::Stage::Ready;
    m_mark->setVisible(ready);
    if (ready)
        m_mark->show(shown.symbol, shown.tone);
    m_close->setVisible(state.stage != PaneState::Stage::Empty);
    setToolTip(state.source ? toolTipText(displayText(state.source->location()) + u'\n' + shown.facts.join(u'\n') + u'\n'
                                          + tr("Click for digests and layers"))
                            : QString());
    setAccessibleName(summary());
}

TreePane::TreePane(int side, Session &session, QWidget *parent) :
    QFrame(parent),
    m_side(side),
    m_session(session),
    m_head(new PaneHead(side, this)),
    m_layers(new LayerStrip(side, session, this)),
    m_view(new EntryView(this)),
    m_model(new DiffTreeModel(side, this)),
    m_hint(new DropHint(this))
{
    static constexpr const char *names[] = {"vendorPane", "savedPane", "livePane"};
    setFrameShape(QFrame::StyledPanel);
    setAcceptDrops(true);
    named(this, names[side], tr("%1 pane").arg(sideTitle(side)));
    m_head->setObjectName(u"paneHead"_s);
    named(m_view, "tree", tr("Files of the %1 source").arg(sideWord(side)));
    named(m_view->header(), "columns", tr("Columns"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new EntryDelegate(m_view));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_layers);
    layout->addWidget(m_view, 1);
    connect(m_head, &PaneHead::closeRequested, this, [this] { m_session.close(static_cast<Role>(m_side)); });
}

bool TreePane::refresh()
{
    const PaneState state = m_session.pane(m_side);
    m_head->show(state);
    switch (state.stage) {
    case PaneState::Stage::Empty:
        m_view->setPlaceholder(tr("Drop a file or folder here to load it as the %1 state.").arg(sideWord(m_side)));
        break;
    case PaneState::Stage::Loading: m_view->setPlaceholder(tr("Reading …")); break;
    case PaneState::Stage::Ready: {
        if (state.pending)
            m_view->setPlaceholder(tr("This source is empty."));
        else if (m_session.query().text.empty() && m_session.query().differencesOnly && m_session.isAlike())
            m_view->setPlaceholder(tr("No differences."));
        else if (m_session.query().text.empty() && m_session.query().unexplainedOnly)
            m_view->setPlaceholder(tr("No unexplained differences. “Unexplained only” hides what an honest engine makes."));
        else
            m_view->setPlaceholder(tr("No path fits the filter."));
        break;
    }
    }
    if (state.tree == m_model->tree() && m_model->isPending() == state.pending) {
        if (state.tree && state.projection != m_model->projection())
            m_model->setProjection(state.projection);
        return false;
    }
    m_model->setPending(state.pending);
    m_model->setTree(state.tree, state.projection);
    return true;
}

void TreePane::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        Q_EMIT dropRefused(offer.refusal);
        return;
    }
    if (!acceptAsCopy(event))
        return;
    m_hint->showText(offer.paths.size() == 1 ? tr("Load as %1").arg(sideTitle(m_side)) : tr("Load %n files or folders", nullptr, static_cast<int>(offer.paths.size())));
}

void TreePane::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(event);
}

void TreePane::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hint->hide();
}

void TreePane::dropEvent(QDropEvent *event)
{
    m_hint->hide();
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        Q_EMIT dropRefused(offer.refusal);
    } else if (acceptAsCopy(event)) {
        Q_EMIT dropped(offer.paths);
    }
}

void TreePane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_hint->setGeometry(rect());
}

} // namespace assay

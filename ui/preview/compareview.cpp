// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/compareview.h"

#include "ui/plaintext.h"
#include "ui/preview/findbar.h"
#include "ui/preview/legend.h"
#include "ui/preview/longscrollbar.h"
#include "ui/preview/panerow.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {
namespace {

bool isStep(const QKeyEvent &event)
{
    return event.keyCombination() == (Qt::ALT | Qt::Key_Up) || event.keyCombination() == (Qt::ALT | Qt::Key_Down);
}

} // namespace

CompareView::CompareView(JobRunner &jobs, const QString &prefix, const QStringList &modes, QWidget *parent) :
    QWidget(parent),
    m_jobs(jobs),
    m_row(new PaneRow(this)),
    m_bar(new LongScrollBar(Qt::Vertical)),
    m_find(new FindBar(QString(prefix + QStringLiteral("Find")), modes, this)),
    m_status(new ElidedLabel(this)),
    m_legend(new Legend(this)),
    m_bottom(new QHBoxLayout),
    m_layout(new QVBoxLayout(this))
{
    setObjectName(QString(prefix + QStringLiteral("CompareView")));
    m_row->setObjectName(QString(prefix + QStringLiteral("Row")));
    m_bar->setObjectName(QString(prefix + QStringLiteral("ScrollBar")));
    m_status->setObjectName(QString(prefix + QStringLiteral("Status")));
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bottom->setContentsMargins(4, 1, 4, 1);
    m_bottom->setSpacing(10);
    m_bottom->addWidget(m_status, 1);
    m_bottom->addWidget(m_legend);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->addWidget(m_row, 1);
    m_layout->addWidget(m_find);
    m_layout->addLayout(m_bottom);
}

CompareView::~CompareView() = default;

void CompareView::setViews(const std::array<EvidenceView *, 3> &views, const QString &scrollBarName, QWidget *beside)
{
    m_all = views;
    std::array<QWidget *, 3> widgets{};
    for (std::size_t i = 0; i < views.size(); ++i) {
        EvidenceView *view = views[i];
        widgets[i] = view;
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->installEventFilter(this);
        connect(view, &EvidenceView::topRowChanged, this, [this](quint64 row) {
            for (EvidenceView *other : m_all)
                other->setTopRow(row);
            m_bar->setLongValue(row);
        });
        connect(view, &EvidenceView::rowRangeChanged, this, &CompareView::synchronise);
    }
    m_bar->setAccessibleName(scrollBarName);
    m_trailing = new QWidget(m_row);
    auto *trailing = new QHBoxLayout(m_trailing);
    trailing->setContentsMargins({});
    trailing->setSpacing(0);
    if (beside)
        trailing->addWidget(beside);
    trailing->addWidget(m_bar);
    m_row->setWidgets(widgets, m_trailing);
    m_row->installEventFilter(this);
    connect(m_bar, &LongScrollBar::longValueChanged, this, [this](quint64 row) {
        for (EvidenceView *view : m_all)
            view->setTopRow(row);
    });
}

int CompareView::trailingWidth() const
{
    return m_trailing->sizeHint().width();
}

void CompareView::setPaneWidths(const std::array<int, 3> &widths)
{
    m_row->setWidths(widths);
}

EvidenceView *CompareView::current() const
{
    if (m_focused && hasContent(*m_focused))
        return m_focused;
    const auto found = std::find_if(m_all.begin(), m_all.end(), [this](const EvidenceView *view) { return hasContent(*view); });
    return found == m_all.end() ? nullptr : *found;
}

void CompareView::focusCurrent()
{
    if (EvidenceView *view = current())
        view->setFocus();
}

void CompareView::synchronise()
{
    if (m_updating)
        return;
    m_updating = true;
    beforeSynchronise();
    quint64 rows = 0;
    quint64 page = 1;
    quint64 top = 0;
    for (const EvidenceView *view : m_all) {
        if (!hasContent(*view))
            continue;
        rows = std::max(rows, view->maximumTopRow());
        page = static_cast<quint64>(view->visibleRows());
        top = view->topRow();
    }
    m_bar->setLongRange(rows, page);
    m_bar->setLongValue(top);
    m_updating = false;
    afterSynchronise();
}

void CompareView::showStatus(const QString &text)
{
    m_status->setFullText(text, Qt::ElideRight);
    m_status->setAccessibleName(text);
}

void CompareView::say(const QString &text, bool wrong)
{
    m_find->showResult(text, wrong);
    Q_EMIT statusMessage(text);
}

bool CompareView::wantsEscape() const
{
    return !m_find->isHidden();
}

void CompareView::dismiss()
{
    m_find->hide();
    focusCurrent();
}

bool CompareView::eventFilter(QObject *watched, QEvent *event)
{
    const auto view = std::find(m_all.begin(), m_all.end(), watched);
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool ofView = view != m_all.end()
            && (isStep(*key) || key->key() == Qt::Key_F3 || key->matches(QKeySequence::Find) || wantsKey(*key));
        if (ofView || (key->key() == Qt::Key_Escape && wantsEscape())) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::LayoutRequest && watched == m_row)
        Q_EMIT trailingWidthChanged();
    if (event->type() == QEvent::FocusIn && view != m_all.end()) {
        m_focused = *view;
        updateStatus();
    }
    return QWidget::eventFilter(watched, event);
}

void CompareView::keyPressEvent(QKeyEvent *event)
{
    if (isStep(*event)) {
        stepDifference(event->key() == Qt::Key_Up);
    } else if (event->matches(QKeySequence::Copy)) {
        copyCurrent();
    } else if (event->matches(QKeySequence::Find)) {
        openFind();
    } else if (event->key() == Qt::Key_F3) {
        if (m_lastNeedle.isEmpty())
            openFind();
        else
            findAgain((event->modifiers() & Qt::ShiftModifier) != 0);
    } else if (event->key() == Qt::Key_Escape && wantsEscape()) {
        dismiss();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace assay

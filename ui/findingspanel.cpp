// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findingspanel.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

class FindingDelegate : public PlainItemDelegate {
public:
    explicit FindingDelegate(QObject *parent) : PlainItemDelegate(FindingsModel::DetailRole, parent) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80, std::max(22, QFontMetrics(option.font).height() + 6)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        option.index = index;
        QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        painter->save();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        const bool selected = option.state & QStyle::State_Selected;
        const auto severity = static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt());
        const bool group = index.data(FindingsModel::FindingIndexRole).toInt() < 0;
        const bool top = group && !index.parent().isValid();
        QRect area = option.rect.adjusted(3, 0, -6, 0);
        QColor color = option.palette.color(QPalette::Text);
        if (selected)
            color = option.palette.color(option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive, QPalette::HighlightedText);
        QFont font = option.font;
        if (top) {
            const QColor tone = selected ? color : severityColor(severity, option.palette);
            paintSeverityGlyph(*painter, QRectF(area.left(), area.top() + (area.height() - 16) / 2.0, 16, 16), severity, tone);
            area.setLeft(area.left() + 21);
            font.setBold(true);
            color = tone;
        }
        painter->setFont(font);
        if (group) {
            const QString count = numberText(index.data(FindingsModel::CountRole).toULongLong());
            const int width = QFontMetrics(font).horizontalAdvance(count);
            painter->setPen(selected ? color : dimText(option.palette, QPalette::Base));
            painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, count);
            area.setRight(area.right() - width - 8);
        }
        painter->setPen(color);
        painter->setLayoutDirection(Qt::LeftToRight);
        // Of a path the end tells most.
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(index.data().toString(), group ? Qt::ElideRight : Qt::ElideLeft, area.width()));
        painter->restore();
    }
};

} // namespace

FindingsPanel::FindingsPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_model(new FindingsModel(this)),
    m_view(named(new QTreeView(this), "findings", tr("Findings"))),
    m_detail(nullptr),
    m_detailArea(nullptr)
{
    named(this, "findingsPanel", tr("Findings"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FindingDelegate(m_view));
    m_view->setHeaderHidden(true);
    named(m_view->header(), "findingsHeader", tr("Findings"));
    m_view->header()->setStretchLastSection(true);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(14);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *detail = named(new PlainLabel(this), "findingDetail", tr("About this finding"));
    detail->setWordWrap(true);
    detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    detail->setContentsMargins(8, 6, 8, 6);
    m_detail = detail;
    auto *scroll = named(new QScrollArea(this), "findingDetailArea", tr("About this finding"));
    scroll->setWidget(detail);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    detail->setBackgroundRole(QPalette::Base);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detailArea = scroll;

    auto *splitter = named(new QSplitter(Qt::Vertical, this), "findingsSplitter", tr("Findings and details"));
    splitter->addWidget(m_view);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 130});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(&session, &Session::comparisonChanged, this, &FindingsPanel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsPanel::showFinding);
    const auto lead = [this](const QModelIndex &index) {
        const Finding *finding = m_model->findingAt(index);
        const ComparisonPtr &comparison = m_session.comparison();
        if (!finding || finding->path.empty() || !comparison)
            return;
        if (const DiffNodeId id = comparison->tree->find(finding->path))
            m_session.goTo(id);
    };
    connect(m_view, &QTreeView::clicked, this, lead);
    connect(m_view, &QTreeView::activated, this, lead);
    refresh();
}

QString FindingsPanel::summary() const
{
    const ComparisonPtr &comparison = m_session.comparison();
    if (!comparison)
        return {};
    QStringList parts;
    for (int severity = static_cast<int>(Severity::Critical); severity >= 0; --severity) {
        if (const std::uint32_t count = comparison->findingCounts[static_cast<std::size_t>(severity)])
            parts.append(severityText(static_cast<Severity>(severity)) + u' ' + numberText(count));
    }
    return parts.join(u", "_s);
}

void FindingsPanel::refresh()
{
    const ComparisonPtr &comparison = m_session.comparison();
    // Part of the comparison, which it keeps alive.
    m_model->setFindings(comparison ? std::shared_ptr<const Findings>(comparison, &comparison->findings) : nullptr);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex severity = m_model->index(row, 0);
        if (severity.data(FindingsModel::SeverityRole).toInt() < static_cast<int>(Severity::Medium))
            continue;
        m_view->expand(severity);
        for (int code = 0; code < m_model->rowCount(severity); ++code) {
            if (const QModelIndex group = m_model->index(code, 0, severity); m_model->rowCount(group) <= 20)
                m_view->expand(group);
        }
    }
    showFinding({});
    Q_EMIT countChanged(m_model->total());
}

void FindingsPanel::showFinding(const QModelIndex &index)
{
    const QString text = index.data(FindingsModel::DetailRole).toString();
    if (!text.isEmpty())
        m_detail->setText(text);
    else if (m_session.comparison())
        m_detail->setText(m_model->total() == 0 ? tr("Nothing was found.") : tr("Choose a finding to read about it and to go to its path."));
    else
        m_detail->clear();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findingsview.h"

#include "items/displaytext.h"
#include "ui/findingrow.h"
#include "ui/handchecklist.h"
#include "ui/plaintext.h"
#include "ui/wrappedtext.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

class FindingDelegate : public FindingRowDelegate {
public:
    explicit FindingDelegate(QObject *parent) : FindingRowDelegate(FindingsModel::DetailRole, parent) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        FindingRow row(*painter, option, index);
        const bool group = index.data(FindingsModel::FindingIndexRole).toInt() < 0;
        if (group && !index.parent().isValid()) {
            row.paintSeverity(static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt()), true);
            row.setBold();
        }
        if (group)
            row.paintTail(numberText(index.data(FindingsModel::CountRole).toULongLong()));
        row.paintText(index.data().toString(), group ? Qt::ElideRight : Qt::ElideLeft); // of a path the end tells most
    }
};

} // namespace

FindingsView::FindingsView(const QString &prefix, const QString &accessibleName, QWidget *parent) :
    QWidget(parent),
    m_model(new FindingsModel(this)),
    m_view(new QTreeView(this)),
    m_detail(nullptr),
    m_rows(nullptr),
    m_checks(nullptr)
{
    const auto name = [&prefix](QWidget *widget, const QString &part, const QString &spoken) {
        widget->setObjectName(prefix + part);
        widget->setAccessibleName(spoken);
    };
    name(this, u"View"_s, accessibleName);
    name(m_view, {}, accessibleName);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FindingDelegate(m_view));
    m_view->setHeaderHidden(true);
    name(m_view->header(), u"Header"_s, accessibleName);
    m_view->header()->setStretchLastSection(true);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(14);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_detail = new WrappedText(0, this);
    name(m_detail, u"Detail"_s, tr("About this finding"));
    m_detail->setFrameShape(QFrame::NoFrame);
    m_rows = new QPushButton(this);
    name(m_rows, u"Rows"_s, tr("Show the rows of these findings"));
    m_checks = new HandCheckList(prefix, this);
    auto *scroll = new QScrollArea(this);
    name(scroll, u"DetailArea"_s, tr("About this finding"));
    auto *about = new QWidget(scroll);
    name(about, u"About"_s, tr("About this finding"));
    about->setBackgroundRole(QPalette::Base);
    about->setAutoFillBackground(true);
    about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never wider than the dock
    auto *parts = new QVBoxLayout(about);
    parts->setContentsMargins(4, 2, 4, 4);
    parts->setSpacing(4);
    parts->addWidget(m_detail);
    auto *rows = new QHBoxLayout;
    rows->setContentsMargins(4, 0, 4, 4);
    rows->addWidget(m_rows);
    rows->addStretch(1);
    parts->addLayout(rows);
    parts->addWidget(m_checks);
    parts->addStretch(1);
    scroll->setWidget(about);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the keys, and is scrolled to
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *splitter = new QSplitter(Qt::Vertical, this);
    name(splitter, u"Splitter"_s, tr("Findings and details"));
    splitter->addWidget(m_view);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 340});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsView::showFinding);
    const auto choose = [this](const QModelIndex &index) {
        if (const Finding *finding = m_model->findingAt(index))
            Q_EMIT chosen(*finding);
    };
    connect(m_rows, &QPushButton::clicked, this, [this] { Q_EMIT rowsWanted(m_model->pathsAt(m_view->currentIndex())); });
    connect(m_view, &QTreeView::clicked, this, choose);
    connect(m_view, &QTreeView::activated, this, choose);
}

void FindingsView::setFindings(std::shared_ptr<const Findings> findings, const QString &hint)
{
    m_hint = hint;
    m_model->setFindings(std::move(findings));
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
}

void FindingsView::showFinding(const QModelIndex &index)
{
    const QString text = index.data(FindingsModel::DetailRole).toString();
    m_detail->setPlainText(text.isEmpty() ? m_hint : text);
    const Finding *finding = m_model->findingAt(index);
    const auto paths = index.isValid() && !finding ? static_cast<int>(m_model->pathsAt(index).size()) : 0;
    m_rows->setVisible(paths > 0);
    m_rows->setText(tr("Show %n path(s)", nullptr, paths));
    m_checks->setChecks(finding && m_checker ? m_checker(*finding) : std::vector<HandCheck>(), m_detail);
}

void FindingsView::goToSeverity(Severity severity)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        if (group.data(FindingsModel::SeverityRole).toInt() != static_cast<int>(severity))
            continue;
        m_view->setCurrentIndex(group);
        m_view->expand(group);
        m_view->scrollTo(group, QAbstractItemView::PositionAtTop);
    }
}

} // namespace assay

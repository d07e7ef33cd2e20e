// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ownfindingsview.h"

#include "items/displaytext.h"
#include "ui/findingrow.h"
#include "ui/plaintext.h"
#include "ui/wrappedtext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// The sign of the severity, the title, and at the end the confidence where there is room for both.
class OwnFindingDelegate : public FindingRowDelegate {
public:
    explicit OwnFindingDelegate(QObject *parent) : FindingRowDelegate(OwnFindingsModel::DetailRole, parent) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        FindingRow row(*painter, option, index);
        row.paintSeverity(static_cast<Severity>(index.data(OwnFindingsModel::SeverityRole).toInt()), false);
        const QString confidence = index.data(OwnFindingsModel::ConfidenceRole).toString();
        if (row.widthOf(confidence) * 3 < row.room())
            row.paintTail(confidence);
        row.paintText(index.data().toString(), Qt::ElideRight);
    }
};

} // namespace

OwnFindingsView::OwnFindingsView(const Annotations &annotations, QWidget *parent) :
    QWidget(parent),
    m_model(new OwnFindingsModel(annotations, this)),
    m_view(named(new QListView(this), "ownFindings", tr("Findings of your own")))
{
    named(this, "ownFindingsView", tr("Findings of your own"));
    setFocusProxy(m_view);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new OwnFindingDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTabKeyNavigation(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);

    auto *scroll = named(new QScrollArea(this), "ownDetailArea", tr("About this finding"));
    auto *about = named(new QWidget(scroll), "ownAbout", tr("About this finding"));
    about->setBackgroundRole(QPalette::Base);
    about->setAutoFillBackground(true);
    about->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // never wider than the dock
    m_detail = named(new WrappedText(0, about), "ownDetail", tr("About this finding"));
    m_detail->setFrameShape(QFrame::NoFrame);
    m_rows = named(new QPushButton(about), "ownRows", tr("Show the rows of this finding"));
    auto *parts = new QVBoxLayout(about);
    parts->setContentsMargins(4, 2, 4, 4);
    parts->addWidget(m_detail);
    auto *rows = new QHBoxLayout;
    rows->setContentsMargins(4, 0, 4, 4);
    rows->addWidget(m_rows);
    rows->addStretch(1);
    parts->addLayout(rows);
    parts->addStretch(1);
    scroll->setWidget(about);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it takes the keys
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *splitter = named(new QSplitter(Qt::Vertical, this), "ownSplitter", tr("Findings and details"));
    splitter->addWidget(m_view);
    splitter->addWidget(scroll);
    splitter->setSizes({200, 340});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(makeButtons());
    layout->addWidget(splitter, 1);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &OwnFindingsView::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OwnFindingsView::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &OwnFindingsView::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &OwnFindingsView::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &OwnFindingsView::refresh);
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        if (const OwnFinding *finding = m_model->findingAt(index))
            Q_EMIT editWanted(finding->id);
    });
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (const OwnFinding *finding = m_model->findingAt(index); finding && !finding->paths.empty())
            Q_EMIT pathWanted(std::string(finding->paths.front()));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &OwnFindingsView::showMenu);
    connect(m_rows, &QPushButton::clicked, this, [this] {
        if (const OwnFinding *finding = current())
            Q_EMIT rowsWanted(std::vector<std::string>(finding->paths));
    });
    refresh();
}

QWidget *OwnFindingsView::makeButtons()
{
    auto *bar = named(new QWidget(this), "ownBar", tr("Findings of your own"));
    const auto button = [bar](const char *name, const QString &text, const QString &tip) {
        auto *made = named(new QToolButton(bar), name, tip);
        made->setText(text);
        made->setToolTip(toolTipText(tip));
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    QToolButton *add = button("ownAdd", tr("Add …"), tr("Add a finding of your own (Insert)"));
    m_edit = button("ownEdit", tr("Edit …"), tr("Edit the chosen finding (Enter)"));
    m_remove = button("ownRemove", tr("Remove"), tr("Take away what is chosen; it can be undone (Delete)"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(2, 0, 2, 0);
    layout->setSpacing(2);
    layout->addWidget(add);
    layout->addWidget(m_edit);
    layout->addWidget(m_remove);
    layout->addStretch(1);
    connect(add, &QToolButton::clicked, this, &OwnFindingsView::addWanted);
    connect(m_edit, &QToolButton::clicked, this, [this] {
        if (const OwnFinding *finding = current())
            Q_EMIT editWanted(finding->id);
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeWanted(chosen()); });
    return bar;
}

bool OwnFindingsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->matches(QKeySequence::Delete)) {
            if (const auto ids = chosen(); !ids.empty())
                Q_EMIT removeWanted(ids);
            return true;
        }
        if (key->key() == Qt::Key_Insert) {
            Q_EMIT addWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

const OwnFinding *OwnFindingsView::current() const
{
    return m_model->findingAt(m_view->currentIndex());
}

std::vector<OwnFindingId> OwnFindingsView::chosen() const
{
    std::vector<OwnFindingId> ids;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (const OwnFinding *finding = m_model->findingAt(row))
            ids.push_back(finding->id);
    }
    return ids;
}

void OwnFindingsView::choose(OwnFindingId id)
{
    if (const QModelIndex index = m_model->indexOf(id); index.isValid())
        m_view->setCurrentIndex(index);
}

void OwnFindingsView::refresh()
{
    const OwnFinding *finding = current();
    QString text;
    if (finding)
        text = m_view->currentIndex().data(OwnFindingsModel::DetailRole).toString();
    else if (m_model->rowCount() == 0)
        text = tr("What you conclude from the evidence stands here and in reports, apart from what Assay found. Choose rows, and add a finding.");
    else
        text = tr("Choose a finding to read it.");
    if (m_detail->toPlainText() != text)
        m_detail->setPlainText(text);
    m_rows->setVisible(finding && !finding->paths.empty());
    m_rows->setText(tr("Show %n path(s)", nullptr, finding ? static_cast<int>(finding->paths.size()) : 0));
    m_edit->setEnabled(finding);
    m_remove->setEnabled(m_view->selectionModel()->hasSelection());
}

void OwnFindingsView::fillMenu(QMenu *menu)
{
    menu->addAction(tr("&Add a Finding of Your Own …"), this, &OwnFindingsView::addWanted)->setObjectName(u"ownMenuAdd"_s);
    const OwnFinding *finding = current();
    if (!finding)
        return;
    const OwnFindingId id = finding->id;
    menu->addAction(tr("&Edit …"), this, [this, id] { Q_EMIT editWanted(id); })->setObjectName(u"ownMenuEdit"_s);
    menu->addAction(tr("Add &Chosen Rows to It …"), this, [this, id] { Q_EMIT addRowsWanted(id); })->setObjectName(u"ownMenuAddRows"_s);
    if (!finding->paths.empty())
        menu->addAction(m_rows->text(), m_rows, &QPushButton::click)->setObjectName(u"ownMenuRows"_s);
    menu->addSeparator();
    menu->addAction(tr("&Remove"), this, [this] { Q_EMIT removeWanted(chosen()); })->setObjectName(u"ownMenuRemove"_s);
}

void OwnFindingsView::showMenu(const QPoint &position)
{
    auto *menu = named(new QMenu(this), "ownMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace assay

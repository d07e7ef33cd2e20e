// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/journaldialog.h"

#include "items/displaytext.h"
#include "items/journalmodel.h"
#include "ui/casekeeper.h"
#include "ui/plaintext.h"
#include "ui/taborder.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestColumn = 260;

} // namespace

JournalDialog::JournalDialog(CaseKeeper &keeper, QWidget *parent) :
    QDialog(parent),
    m_keeper(keeper),
    m_model(new JournalModel(this)),
    m_table(named(new QTableView(this), "journalTable", tr("Journal"))),
    m_state(named(new PlainLabel(this), "journalState", tr("State of the journal")))
{
    named(this, "journalDialog", tr("Journal"));
    setWindowTitle(tr("Journal"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setItemDelegate(new PlainItemDelegate(JournalModel::DetailRole, m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setObjectName(u"journalHeader"_s);
    m_table->horizontalHeader()->setSectionResizeMode(JournalModel::DetailColumn, QHeaderView::Stretch);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "journalButtons", tr("Buttons"));
    auto *verify = named(buttons->addButton(tr("&Verify"), QDialogButtonBox::ActionRole), "journalVerify", tr("Follow the chain again"));
    auto *copyButton = named(buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole), "journalCopy", tr("Copy the chosen entries, or all"));
    auto *custody = named(buttons->addButton(tr("Transfer of C&ustody …"), QDialogButtonBox::ActionRole), "journalCustody", tr("Transfer of custody"));
    custody->setEnabled(keeper.isWritable());
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(verify, &QPushButton::clicked, this, &JournalDialog::read);
    connect(copyButton, &QPushButton::clicked, this, &JournalDialog::copy);
    connect(custody, &QPushButton::clicked, this, &JournalDialog::custodyWanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&keeper, &CaseKeeper::saved, this, &JournalDialog::read);
    connect(&keeper, &CaseKeeper::stateChanged, this, [this, custody] { custody->setEnabled(m_keeper.isWritable()); });
    resize(940, 460);
    tabAsLaidOut(this);
    m_table->setFocus();
    read();
}

QString JournalDialog::state() const
{
    return m_state->text();
}

void JournalDialog::read()
{
    m_state->setText(tr("The journal is read, and its chain followed …"));
    m_keeper.readJournal([self = QPointer(this)](const Result<std::shared_ptr<const JournalRead>> &read) {
        if (self)
            self->take(read);
    });
}

void JournalDialog::take(const Result<std::shared_ptr<const JournalRead>> &read)
{
    if (!read) {
        m_state->setText(tr("The journal was not read: %1").arg(displayText(read.error().message())));
        return;
    }
    const JournalRead &journal = **read;
    const bool first = m_model->rowCount() == 0;
    m_model->setEntries(journal.entries, journal.problem);
    QString text;
    if (journal.problem) {
        text = tr("THE CHAIN IS BROKEN at entry %1: %2. What follows was not written by Assay, or was changed.")
                   .arg(QString::number(journal.problem->sequence), displayText(journal.problem->reason));
    } else if (!journal.entries.empty()) {
        text = tr("The chain holds. The last entry has the hash %1; written down elsewhere, it proves that none was taken off the end.")
                   .arg(QString::fromStdString(toHex(journal.entries.back().hash)));
    }
    if (const std::string differing = textOf(journal.agreement); !differing.empty())
        //: %1 the first value that differs
        text += u' ' + tr("THE CASE IS NOT WHAT ITS JOURNAL SAYS: %1. \"assay-cli case\" lists them.").arg(displayText(differing));
    if (!journal.problem && !journal.agreement.notCompared.empty())
        //: %1 a reason
        text += u' ' + tr("Not all of the case was held against its journal: %1.").arg(displayText(journal.agreement.notCompared));
    if (journal.leftOut > 0)
        text += u' ' + tr("The first %1 entries are not listed; \"assay-cli case --journal\" prints all.").arg(numberText(journal.leftOut));
    m_state->setText(text);
    if (first) {
        for (const int column : {JournalModel::NumberColumn, JournalModel::WhenColumn, JournalModel::WhoColumn, JournalModel::WhatColumn, JournalModel::HashColumn}) {
            m_table->resizeColumnToContents(column);
            m_table->setColumnWidth(column, std::min(widestColumn, m_table->columnWidth(column)));
        }
    }
    // The arrow keys go on from the newest, which is not chosen by that: with none chosen, all are copied.
    if (!m_table->currentIndex().isValid())
        m_table->selectionModel()->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0), QItemSelectionModel::NoUpdate);
    m_table->scrollToBottom();
}

void JournalDialog::copy() const
{
    std::vector<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(m_model->rowCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    QStringList lines;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < JournalModel::HashColumn; ++column)
            cells.append(m_model->index(row, column).data().toString());
        cells.append(QString::fromStdString(toHex(m_model->entryAt(row)->hash)));
        lines.append(cells.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casedialogs.h"

#include "items/displaytext.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestField = 500;
constexpr qsizetype longestCustodyText = 20'000;

QLineEdit *field(QDialog *dialog, QFormLayout *form, const char *name, const QString &what, const std::string &text)
{
    auto *edit = named(new QLineEdit(QString::fromStdString(text).left(longestField), dialog), name, withoutMnemonic(what));
    edit->setPlaceholderText(CasePropertiesDialog::tr("not stated"));
    edit->setMaxLength(longestField);
    form->addRow(fieldLabel(edit, what), edit);
    return edit;
}

QFormLayout *makeForm(QDialog *dialog, QVBoxLayout *layout)
{
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    layout->addLayout(form);
    dialog->setMinimumWidth(520);
    return form;
}

QDialogButtonBox *makeButtons(QDialog *dialog, QVBoxLayout *layout, QDialogButtonBox::StandardButtons which)
{
    auto *buttons = named(new QDialogButtonBox(which, dialog), "buttons", CasePropertiesDialog::tr("Buttons"));
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

QString sourceStateText(SourceState state)
{
    switch (state) {
    case SourceState::Match: return CaseSourcesDialog::tr("as it was");
    case SourceState::Mismatch: return CaseSourcesDialog::tr("NOT what it was");
    case SourceState::Missing: return CaseSourcesDialog::tr("missing");
    case SourceState::Unreadable: return CaseSourcesDialog::tr("cannot be read");
    case SourceState::NotComparable: return CaseSourcesDialog::tr("a folder: only reading it again tells");
    }
    return {};
}

CasePropertiesDialog::CasePropertiesDialog(const CaseAbout &about, Purpose purpose, bool readOnly, QWidget *parent) :
    QDialog(parent)
{
    const QString title = purpose == Purpose::Show ? tr("Case Properties") : tr("New Case");
    named(this, "casePropertiesDialog", title);
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    QFormLayout *form = makeForm(this, layout);
    m_number = field(this, form, "caseNumber", tr("Case &number"), about.number);
    m_title = field(this, form, "caseTitle", tr("&Title"), about.title);
    m_examiner = field(this, form, "caseExaminer", tr("&Examiner"), about.examiner);
    m_organisation = field(this, form, "caseOrganisation", tr("Or&ganisation"), about.organisation);
    for (QLineEdit *edit : {m_number, m_title, m_examiner, m_organisation})
        edit->setReadOnly(readOnly);
    if (purpose == Purpose::MakeOfWhatIsOpen) {
        m_take = named(new QCheckBox(tr("&With the sources, tags and notes that are open now"), this), "caseTakes", tr("With what is open now"));
        m_take->setChecked(true);
        layout->addWidget(m_take);
    }
    layout->addStretch(1);
    QDialogButtonBox *buttons = makeButtons(this, layout, readOnly ? QDialogButtonBox::StandardButtons(QDialogButtonBox::Close) : QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    if (purpose != Purpose::Show)
        buttons->button(QDialogButtonBox::Ok)->setText(tr("Choose a &File …"));
}

CaseAbout CasePropertiesDialog::about() const
{
    const auto text = [](const QLineEdit *edit) { return edit->text().trimmed().toStdString(); };
    return {text(m_number), text(m_title), text(m_examiner), text(m_organisation)};
}

bool CasePropertiesDialog::takesWhatIsOpen() const
{
    return m_take && m_take->isChecked();
}

CustodyDialog::CustodyDialog(QWidget *parent) :
    QDialog(parent)
{
    named(this, "custodyDialog", tr("Transfer of Custody"));
    setWindowTitle(tr("Transfer of Custody"));
    auto *layout = new QVBoxLayout(this);
    auto *hint = named(new PlainLabel(tr("This becomes an entry of the journal, with the time, your login and this host. It cannot be changed afterwards."), this), "custodyHint",
                       tr("About custody"));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    QFormLayout *form = makeForm(this, layout);
    m_from = field(this, form, "custodyFrom", tr("&Given by"), {});
    m_to = field(this, form, "custodyTo", tr("&Taken by"), {});
    const QString what = tr("&When, why and what");
    m_text = named(new QPlainTextEdit(this), "custodyText", withoutMnemonic(what));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    form->addRow(fieldLabel(m_text, what), m_text);
    m_buttons = makeButtons(this, layout, QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Add to the Journal"));
    const auto check = [this] {
        const qsizetype size = m_text->toPlainText().trimmed().size();
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(size > 0 && size <= longestCustodyText);
    };
    connect(m_text, &QPlainTextEdit::textChanged, this, check);
    check();
}

CustodyTransfer CustodyDialog::transfer() const
{
    return {m_from->text().trimmed().toStdString(), m_to->text().trimmed().toStdString(), m_text->toPlainText().trimmed().toStdString()};
}

CaseSourcesDialog::CaseSourcesDialog(const std::vector<CaseSource> &sources, const std::vector<SourceCheck> &checks, QWidget *parent) :
    QDialog(parent),
    m_sources(sources),
    m_checks(checks),
    m_list(named(new QTreeWidget(this), "caseSources", tr("Sources of the case"))),
    m_reason(named(new PlainLabel(this), "caseSourceReason", tr("What was found")))
{
    named(this, "caseSourcesDialog", tr("The Evidence of the Case"));
    setWindowTitle(tr("The Evidence of the Case"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    auto *text = named(new PlainLabel(tr("The evidence is not what this case was made of, or it is not there. What the case says was found need not be true of what lies there now."), this),
                       "caseSourcesText", tr("What is wrong"));
    text->setWordWrap(true);
    layout->addWidget(text);
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Source"), tr("State"), tr("Path")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setObjectName(u"caseSourcesHeader"_s);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    layout->addWidget(m_list, 1);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reason->setMinimumHeight(fontMetrics().lineSpacing() * 3);
    layout->addWidget(m_reason);
    auto *buttons = named(new QDialogButtonBox(this), "caseSourcesButtons", tr("Buttons"));
    m_locate = named(buttons->addButton(tr("&Locate …"), QDialogButtonBox::ActionRole), "caseLocate", tr("Locate the source"));
    m_continue = named(buttons->addButton(tr("&Continue"), QDialogButtonBox::AcceptRole), "caseContinue", tr("Continue with the evidence"));
    auto *readOnly = named(buttons->addButton(tr("Open for &Reading Only"), QDialogButtonBox::AcceptRole), "caseReadOnly", tr("Open notes and results for reading only"));
    auto *giveUp = named(buttons->addButton(tr("&Give Up"), QDialogButtonBox::RejectRole), "caseGiveUp", tr("Give up"));
    layout->addWidget(buttons);
    connect(m_locate, &QPushButton::clicked, this, [this] {
        const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
        if (row >= 0)
            Q_EMIT locateWanted(static_cast<std::size_t>(row));
    });
    connect(m_continue, &QPushButton::clicked, this, [this] { done(Continue); });
    connect(readOnly, &QPushButton::clicked, this, [this] { done(ReadOnly); });
    connect(giveUp, &QPushButton::clicked, this, [this] { done(GiveUp); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CaseSourcesDialog::refresh);
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        new QTreeWidgetItem(m_list);
    refresh();
    const auto wrong = std::find_if(m_checks.begin(), m_checks.end(), [](const SourceCheck &check) { return check.isWrong(); });
    m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(wrong - m_checks.begin())));
    for (int column = 0; column < 2; ++column)
        m_list->resizeColumnToContents(column);
    resize(760, 340);
}

void CaseSourcesDialog::setCheck(std::size_t at, const CaseSource &source, const SourceCheck &check)
{
    m_sources[at] = source;
    m_checks[at] = check;
    refresh();
}

void CaseSourcesDialog::refresh()
{
    bool wrong = false;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(static_cast<int>(i));
        item->setText(0, sideTitle(static_cast<int>(m_sources[i].role)));
        item->setText(1, sourceStateText(m_checks[i].state));
        item->setText(2, displayText(m_sources[i].path));
        wrong |= m_checks[i].isWrong();
    }
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    QString reason;
    if (row >= 0) {
        const SourceCheck &check = m_checks[static_cast<std::size_t>(row)];
        //: %1 "Live", %2 "NOT what it was", %3 a reason
        reason = check.reason.empty() ? tr("%1: %2.").arg(sideTitle(static_cast<int>(m_sources[static_cast<std::size_t>(row)].role)), sourceStateText(check.state))
                                      : tr("%1: %2: %3.").arg(sideTitle(static_cast<int>(m_sources[static_cast<std::size_t>(row)].role)), sourceStateText(check.state), displayText(check.reason));
    }
    m_reason->setText(reason);
    m_locate->setEnabled(row >= 0);
    m_continue->setEnabled(!wrong);
}

} // namespace assay

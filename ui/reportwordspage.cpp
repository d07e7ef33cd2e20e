// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportwordspage.h"

#include "items/displaytext.h"
#include "proof/check/earlierreport.h"
#include "report/pdf/pdflogo.h"
#include "ui/filerow.h"
#include "ui/pathtext.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace assay {

using namespace Qt::StringLiterals;

ReportWordsPage::ReportWordsPage(JobRunner &runner, const CaseAbout &about, bool ofCase, QWidget *parent) :
    QWidget(parent),
    m_ofCase(ofCase),
    m_readingLogo(runner, this),
    m_readingEarlier(runner, this)
{
    named(this, "reportWords", tr("Words on the report"));
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    const auto kept = [](const char *key) { return AppSettings::text(QString::fromLatin1(key)); };
    const auto text = [](const std::string &utf8) { return QString::fromStdString(utf8); };
    const QString notStated = tr("not stated");
    const QString mayBeEmpty = tr("may be empty");
    m_title = addField(form, "title", tr("&Title"), tr("Container image comparison"), text(about.title));
    m_case = addField(form, "case", tr("Case n&umber"), notStated, text(about.number));
    m_reportNumber = addField(form, "reportNumber", tr("Report num&ber"), mayBeEmpty, {});
    m_examiner = addField(form, "examiner", tr("E&xaminer"), notStated, text(about.examiner));
    m_role = addField(form, "examinerRole", tr("Rol&e"), mayBeEmpty, kept("examinerRole"));
    m_contact = addField(form, "examinerContact", tr("Ex&aminer’s contact"), notStated, kept("examinerContact"));
    m_qualification = addField(form, "examinerQualification", tr("Examiner’s &qualification"), notStated, kept("examinerQualification"));
    m_reviewer = addField(form, "reviewer", tr("Re&viewer"), notStated, kept("reviewer"));
    m_reviewerContact = addField(form, "reviewerContact", tr("Revie&wer’s contact"), notStated, kept("reviewerContact"));
    m_reviewerQualification = addField(form, "reviewerQualification", tr("Reviewer’s quali&fication"), notStated, kept("reviewerQualification"));
    m_organisation = addField(form, "organisation", tr("Orga&nisation"), notStated, text(about.organisation));
    m_logoFile = addFile(form, "logo", tr("&Logo"), tr("PNG or JPEG for page one; may be empty"), tr("Pictures (*.png *.jpg *.jpeg);;All files (*)"), kept("logo"));
    m_marking = addField(form, "marking", tr("Mar&king"), tr("on top of every page: who may see it"), kept("marking"));
    m_earlierFile = addFile(form, "earlierReport", tr("Revis&ion of …"), tr("an earlier report: its file, zip, or manifest.json; may be empty"),
                            tr("Reports (*.pdf *.html *.json *.zip);;All files (*)"), {});
    m_earlierTold = named(new PlainLabel(this), "earlierTold", tr("About the earlier report"));
    m_earlierTold->setWordWrap(true);
    m_earlierTold->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_earlierTold->hide();
    form->addRow(m_earlierTold);
    m_supersedes = addField(form, "supersedes", tr("Its report nu&mber"), mayBeEmpty, {});
    m_revision = addField(form, "revision", tr("&Revision"), tr("which one this is; may be empty"), {});
    m_reason = addField(form, "revisionReason", tr("Wh&y"), tr("why there is a revision"), {});
    connect(m_logoFile, &QLineEdit::textChanged, this, &ReportWordsPage::readLogo);
    connect(m_earlierFile, &QLineEdit::textChanged, this, &ReportWordsPage::readEarlier);
    if (!m_logoFile->text().isEmpty())
        readLogo();
}

QLineEdit *ReportWordsPage::addField(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &text)
{
    auto *edit = named(new QLineEdit(text, this), name, withoutMnemonic(what));
    edit->setPlaceholderText(placeholder);
    edit->setMaxLength(500);
    form->addRow(fieldLabel(edit, what), edit);
    connect(edit, &QLineEdit::textChanged, this, &ReportWordsPage::changed);
    return edit;
}

QLineEdit *ReportWordsPage::addFile(QFormLayout *form, const char *name, const QString &what, const QString &placeholder, const QString &kinds, const QString &text)
{
    const auto [edit, choose] = addFileRow(*form, *this, name, {what, placeholder, tr("Choose …"), tr("Choose a file: %1").arg(withoutMnemonic(what))}, text);
    connect(choose, &QPushButton::clicked, this, [this, edit = edit, what = withoutMnemonic(what), kinds] {
        const QString folder = edit->text().isEmpty() ? AppSettings::folder(u"report"_s) : edit->text();
        const QString chosen = QFileDialog::getOpenFileName(this, what, folder, kinds);
        if (!chosen.isEmpty())
            edit->setText(chosen);
    });
    return edit;
}

void ReportWordsPage::readLogo()
{
    m_logo.reset();
    m_logoProblem.clear();
    if (m_logoFile->text().isEmpty()) {
        m_readingLogo.cancel();
        Q_EMIT changed();
        return;
    }
    m_logoProblem = tr("The logo is being read.");
    m_readingLogo.request([path = pathBytes(m_logoFile->text())](Context &) { return readReportLogo(path); },
                          [this](const Result<ReportLogoPtr> &logo) {
                              m_logo = logo ? *logo : nullptr;
                              m_logoProblem = logo ? QString() : tr("The logo cannot be taken: %1").arg(displayText(logo.error().message()));
                              Q_EMIT changed();
                          });
    Q_EMIT changed();
}

void ReportWordsPage::readEarlier()
{
    m_earlier = {};
    m_earlierProblem.clear();
    m_earlierTold->hide();
    if (m_earlierFile->text().isEmpty()) {
        m_readingEarlier.cancel();
        Q_EMIT changed();
        return;
    }
    m_earlierProblem = tr("The earlier report is being hashed.");
    m_readingEarlier.request([path = pathBytes(m_earlierFile->text())](Context &context) { return readEarlierReport(path, context); },
                             [this](const Result<ReportAmendment> &earlier) {
                                 m_earlier = earlier ? *earlier : ReportAmendment();
                                 m_earlierProblem = earlier ? QString() : tr("The earlier report cannot be taken: %1").arg(displayText(earlier.error().message()));
                                 m_earlierTold->setVisible(bool(earlier));
                                 if (earlier) {
                                     m_earlierTold->setText(tr("SHA-256 of its %1:").arg(displayText(earlier->file)) + u'\n' + QString::fromStdString(earlier->sha256));
                                     if (!earlier->number.empty())
                                         m_supersedes->setText(QString::fromStdString(earlier->number));
                                 }
                                 Q_EMIT changed();
                             });
    Q_EMIT changed();
}

void ReportWordsPage::applyTo(ReportOptions &options) const
{
    options.title = m_title->text().toStdString();
    options.caseNumber = m_case->text().toStdString();
    options.reportNumber = m_reportNumber->text().toStdString();
    options.examiner = m_examiner->text().toStdString();
    options.examinerRole = m_role->text().toStdString();
    options.examinerContact = m_contact->text().toStdString();
    options.examinerQualification = m_qualification->text().toStdString();
    options.reviewer = m_reviewer->text().toStdString();
    options.reviewerContact = m_reviewerContact->text().toStdString();
    options.reviewerQualification = m_reviewerQualification->text().toStdString();
    options.organisation = m_organisation->text().toStdString();
    options.marking = m_marking->text().toStdString();
    options.logo = m_logo;
    options.amends = m_earlier;
    options.amends.number = m_supersedes->text().toStdString();
    options.amends.revision = m_revision->text().toStdString();
    options.amends.reason = m_reason->text().toStdString();
}

QString ReportWordsPage::problem() const
{
    return m_logoProblem.isEmpty() ? m_earlierProblem : m_logoProblem;
}

void ReportWordsPage::remember() const
{
    if (!m_ofCase) {
        for (const QLineEdit *edit : {m_case, m_examiner, m_organisation})
            AppSettings::setText(edit->objectName(), edit->text());
    }
    for (const QLineEdit *edit : {m_role, m_contact, m_qualification, m_reviewer, m_reviewerContact, m_reviewerQualification, m_logoFile, m_marking})
        AppSettings::setText(edit->objectName(), edit->text());
}

} // namespace assay

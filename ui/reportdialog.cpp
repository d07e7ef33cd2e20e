// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportdialog.h"

#include "items/displaytext.h"
#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

CaseAbout usualAbout()
{
    return {AppSettings::text(u"case"_s).toStdString(), {}, AppSettings::text(u"examiner"_s).toStdString(), AppSettings::text(u"organisation"_s).toStdString()};
}

ReportOptions plainReportOptions()
{
    ReportOptions options;
    options.created = ReportClock::now();
    options.libraries = {{"qt", qVersion()}}; // each writer adds those of its own
    return options;
}

ReportDialog::ReportDialog(const ComparisonPtr &comparison, const std::optional<CaseAbout> &ofCase, QWidget *parent) :
    QDialog(parent),
    m_comparison(comparison),
    m_remembers(!ofCase),
    m_problem(named(new PlainLabel(this), "reportProblem", tr("Problem"))),
    m_buttons(named(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this), "buttons", tr("Buttons")))
{
    named(this, "reportDialog", tr("Report"));
    setWindowTitle(tr("Report"));
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    const CaseAbout about = ofCase.value_or(usualAbout());
    const auto field = [&](const char *name, const QString &what, const QString &placeholder, const std::string &text) {
        auto *edit = named(new QLineEdit(QString::fromStdString(text), this), name, what);
        edit->setPlaceholderText(placeholder);
        edit->setMaxLength(500);
        auto *label = named(new PlainLabel(what, this), "label", what);
        label->setBuddy(edit);
        form->addRow(label, edit);
        return edit;
    };
    m_title = field("title", tr("Title"), tr("Container image comparison"), about.title);
    m_case = field("case", tr("Case number"), tr("not stated"), about.number);
    m_examiner = field("examiner", tr("Examiner"), tr("not stated"), about.examiner);
    m_organisation = field("organisation", tr("Organisation"), tr("not stated"), about.organisation);
    m_pageSize = named(new QComboBox(this), "pageSize", tr("Paper"));
    m_pageSize->addItem(tr("A4"), static_cast<int>(PageSize::A4));
    m_pageSize->addItem(tr("Letter", "size of paper"), static_cast<int>(PageSize::Letter));
    m_pageSize->setCurrentIndex(AppSettings::text(u"pageSize"_s) == u"letter"_s ? 1 : 0);
    form->addRow(named(new PlainLabel(tr("Paper"), this), "label", tr("Paper")), m_pageSize);

    auto *formats = new QVBoxLayout;
    const std::pair<ReportFormat, QString> choices[] = {
        {ReportFormat::Pdf, tr("PDF, to read and to sign")},
        {ReportFormat::Html, tr("HTML, one file for any browser")},
        {ReportFormat::Evidence, tr("Evidence file (JSON), everything, for programs")},
    };
    static constexpr const char *names[] = {"writePdf", "writeHtml", "writeEvidence"};
    for (std::size_t i = 0; i < std::size(choices); ++i) {
        auto *box = named(new QCheckBox(menuText(choices[i].second), this), names[i], choices[i].second);
        box->setChecked(AppSettings::flag(QString::fromLatin1(names[i]), true));
        box->setProperty("format", static_cast<int>(choices[i].first));
        connect(box, &QCheckBox::toggled, this, &ReportDialog::check);
        m_formats.push_back(box);
        formats->addWidget(box);
    }
    form->addRow(named(new PlainLabel(tr("Write"), this), "label", tr("Write")), formats);

    m_again = named(new QCheckBox(tr("&Hash the sources again first, and say so on page one"), this), "hashAgain", tr("Hash the sources again first"));
    m_again->setChecked(AppSettings::flag(u"hashAgain"_s, true));
    form->addRow(QString(), m_again);

    auto *place = new QHBoxLayout;
    m_folder = named(new QLineEdit(this), "folder", tr("Folder"));
    m_folder->setText(AppSettings::folder(u"report"_s));
    if (m_folder->text().isEmpty())
        m_folder->setText(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!QDir(m_folder->text()).exists())
        m_folder->setText(QDir::homePath());
    auto *choose = named(new QPushButton(tr("Choose …"), this), "chooseFolder", tr("Choose the folder"));
    place->addWidget(m_folder, 1);
    place->addWidget(choose);
    form->addRow(named(new PlainLabel(tr("Into folder"), this), "label", tr("Into folder")), place);
    layout->addLayout(form);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the Report"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    connect(m_folder, &QLineEdit::textChanged, this, &ReportDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ReportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(560);
    check();
}

void ReportDialog::check()
{
    QString problem;
    QStringList existing;
    const QDir folder(m_folder->text());
    if (m_folder->text().isEmpty() || !folder.exists()) {
        problem = tr("Choose a folder that is there.");
    } else if (const Status outside = outsideEvidence(*m_comparison, pathBytes(m_folder->text())); !outside) {
        problem = tr("This folder is part of the evidence. Nothing is written into evidence.");
    } else if (formats().empty()) {
        problem = tr("Choose at least one kind of report.");
    } else {
        for (const ReportFormat format : formats()) {
            if (const QString name = QString::fromLatin1(reportFileName(format)); folder.exists(name))
                existing.append(name);
        }
    }
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(problem.isEmpty());
    m_buttons->button(QDialogButtonBox::Save)->setText(existing.isEmpty() ? tr("&Save") : tr("&Replace"));
    m_problem->setText(problem.isEmpty() && !existing.isEmpty() ? tr("Already there, and replaced: %1").arg(existing.join(u", "_s)) : problem);
}

std::vector<ReportFormat> ReportDialog::formats() const
{
    std::vector<ReportFormat> list;
    for (const QCheckBox *box : m_formats) {
        if (box->isChecked())
            list.push_back(static_cast<ReportFormat>(box->property("format").toInt()));
    }
    return list;
}

QString ReportDialog::folder() const
{
    return m_folder->text();
}

bool ReportDialog::hashesAgain() const
{
    return m_again->isChecked();
}

ReportOptions ReportDialog::options() const
{
    ReportOptions options = plainReportOptions();
    options.title = m_title->text().toStdString();
    options.caseNumber = m_case->text().toStdString();
    options.examiner = m_examiner->text().toStdString();
    options.organisation = m_organisation->text().toStdString();
    options.pageSize = static_cast<PageSize>(m_pageSize->currentData().toInt());
    return options;
}

void ReportDialog::accept()
{
    if (m_remembers) {
        AppSettings::setText(u"case"_s, m_case->text());
        AppSettings::setText(u"examiner"_s, m_examiner->text());
        AppSettings::setText(u"organisation"_s, m_organisation->text());
    }
    AppSettings::setText(u"pageSize"_s, m_pageSize->currentIndex() == 1 ? u"letter"_s : u"a4"_s);
    AppSettings::setFolder(u"report"_s, m_folder->text());
    AppSettings::setFlag(u"hashAgain"_s, m_again->isChecked());
    for (const QCheckBox *box : m_formats)
        AppSettings::setFlag(box->objectName(), box->isChecked());
    QDialog::accept();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportdialog.h"

#include "items/displaytext.h"
#include "report/rehash.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/reportscopepage.h"
#include "ui/reportsigning.h"
#include "ui/reportwithholdpage.h"
#include "ui/reportwordspage.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// A page that scrolls where a screen is low.
QScrollArea *scrolling(QWidget *page, QWidget *parent)
{
    auto *area = named(new QScrollArea(parent), "reportPage", page->accessibleName());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus); // what is on the page has the focus, and brings itself into view
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(page);
    area->setMinimumWidth(page->minimumSizeHint().width() + 20);
    return area;
}

} // namespace

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

ReportDialog::ReportDialog(JobRunner &runner, const ReportSubject &subject, QWidget *parent) :
    QDialog(parent),
    m_subject(subject),
    m_preview(new ReportPreview(runner, subject.comparison, subject.lists, subject.exhibits, this)),
    m_problem(named(new PlainLabel(this), "reportProblem", tr("Problem")))
{
    named(this, "reportDialog", tr("Report"));
    setWindowTitle(tr("Report"));
    const bool hasSteps = subject.comparison->tree->hasStep(VendorToSaved) || subject.comparison->tree->hasStep(SavedToLive);
    // In the order in which the Tab key goes through them.
    auto *tabs = named(new QTabWidget(this), "reportTabs", tr("Parts of the report"));
    QWidget *output = makeOutput();
    m_words = new ReportWordsPage(runner, subject.about.value_or(usualAbout()), subject.about.has_value(), this);
    m_scope = new ReportScopePage(subject.query, subject.tags, hasSteps, this);
    m_withhold = new ReportWithholdPage(runner, this);
    m_signing = new ReportSigningPage(this);
    m_buttons = named(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this), "buttons", tr("Buttons"));
    tabs->addTab(scrolling(output, tabs), tr("&Output"));
    tabs->addTab(scrolling(m_words, tabs), tr("Wor&ds"));
    tabs->addTab(scrolling(m_scope, tabs), tr("Sco&pe"));
    tabs->addTab(scrolling(m_withhold, tabs), tr("Wit&hheld"));
    tabs->addTab(scrolling(m_signing, tabs), tr("Si&gnature"));
    tabs->setUsesScrollButtons(true);
    auto *both = new QHBoxLayout;
    both->setSpacing(14);
    both->addWidget(tabs, 3);
    both->addWidget(m_preview, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(both, 1);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_scope, &ReportScopePage::changed, this, &ReportDialog::check);
    connect(m_signing, &ReportSigningPage::changed, this, &ReportDialog::check);
    connect(m_withhold, &ReportWithholdPage::changed, this, &ReportDialog::check);
    connect(m_words, &ReportWordsPage::changed, this, &ReportDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ReportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(880, 590);
    m_formats.front()->setFocus();
    check();
}

QWidget *ReportDialog::makeOutput()
{
    auto *page = named(new QWidget(this), "reportOutput", tr("Files that are written"));
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto *formats = new QVBoxLayout;
    struct Choice {
        ReportFormat format;
        const char *name;
        QString text;
        bool usual;
    };
    const Choice choices[] = {{ReportFormat::Pdf, "writePdf", tr("PD&F, to read and to sign"), true},
                              {ReportFormat::Html, "writeHtml", tr("HT&ML, one file for any browser"), true},
                              {ReportFormat::Evidence, "writeEvidence", tr("Evidence file (&JSON), everything, for programs"), true},
                              {ReportFormat::Bundle, "writeBundle", tr("Report &bundle (folder): all of these, listings, tagged files, and what proves them"), false},
                              {ReportFormat::BundleZip, "writeBundleZip", tr("Report bundle as one &zip"), false}};
    for (const Choice &choice : choices) {
        auto *box = named(new QCheckBox(choice.text, this), choice.name, withoutMnemonic(choice.text));
        box->setChecked(AppSettings::flag(QString::fromLatin1(choice.name), choice.usual));
        box->setProperty("format", static_cast<int>(choice.format));
        connect(box, &QCheckBox::toggled, this, &ReportDialog::check);
        m_formats.push_back(box);
        formats->addWidget(box);
    }
    form->addRow(named(new PlainLabel(tr("Write"), this), "label", tr("Write")), formats);

    m_pageSize = named(new QComboBox(this), "pageSize", tr("Paper"));
    m_pageSize->addItem(tr("A4"), static_cast<int>(PageSize::A4));
    m_pageSize->addItem(tr("Letter", "size of paper"), static_cast<int>(PageSize::Letter));
    m_pageSize->setCurrentIndex(AppSettings::text(u"pageSize"_s) == u"letter"_s ? 1 : 0);
    connect(m_pageSize, &QComboBox::currentIndexChanged, this, &ReportDialog::check);
    form->addRow(fieldLabel(m_pageSize, tr("P&aper")), m_pageSize);
    m_attaches = named(new QCheckBox(tr("Put the &evidence file into the PDF (PDF/A-3b)"), this), "attachEvidence", tr("Put the evidence file into the PDF"));
    m_attaches->setChecked(AppSettings::flag(u"attachEvidence"_s, false));
    connect(m_attaches, &QCheckBox::toggled, this, &ReportDialog::check);
    form->addRow(m_attaches);
    m_again = named(new QCheckBox(tr("Hash the so&urces again first, and say so on page one"), this), "hashAgain", tr("Hash the sources again first"));
    m_again->setChecked(AppSettings::flag(u"hashAgain"_s, true));
    connect(m_again, &QCheckBox::toggled, this, &ReportDialog::check);
    form->addRow(m_again);

    auto *place = new QHBoxLayout;
    m_folder = named(new QLineEdit(this), "folder", tr("Folder"));
    m_folder->setText(AppSettings::folder(u"report"_s));
    if (m_folder->text().isEmpty())
        m_folder->setText(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    if (!QDir(m_folder->text()).exists())
        m_folder->setText(QDir::homePath());
    auto *choose = named(new QPushButton(tr("Choose …"), this), "chooseFolder", tr("Choose the folder"));
    choose->setAutoDefault(false);
    place->addWidget(m_folder, 1);
    place->addWidget(choose);
    form->addRow(fieldLabel(m_folder, tr("&Into folder")), place);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the Report"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    connect(m_folder, &QLineEdit::textChanged, this, &ReportDialog::check);
    return page;
}

QString ReportDialog::problem(QStringList &existing) const
{
    const QDir folder(m_folder->text());
    if (m_folder->text().isEmpty() || !folder.exists())
        return tr("Choose a folder that is there.");
    if (!QFileInfo(m_folder->text()).isWritable())
        return tr("Nothing can be written into this folder: choose another one, or get the right to write there.");
    if (!outsideEvidence(*m_subject.comparison, pathBytes(m_folder->text())))
        return tr("This folder is part of the evidence. Nothing is written into evidence.");
    if (formats().empty())
        return tr("Choose at least one kind of report.");
    if (const QString words = m_words->problem(); !words.isEmpty())
        return words;
    if (const QString withheld = m_withhold->problem(); !withheld.isEmpty())
        return withheld;
    const std::vector<ReportFormat> chosen = formats();
    if (!m_withhold->profile().empty() && std::find(chosen.begin(), chosen.end(), ReportFormat::Evidence) != chosen.end())
        return tr("An evidence file cannot be redacted: do not write it, or withhold nothing.");
    if (const QString scope = m_scope->problem(); !scope.isEmpty())
        return scope;
    if (const QString signing = m_signing->problem(); !signing.isEmpty())
        return signing;
    for (const ReportFormat format : formats()) {
        // A bundle gets a name that is free.
        if (const QString name = QString::fromLatin1(reportFileName(format)); !isBundle(format) && folder.exists(name))
            existing.append(name);
    }
    return {};
}

void ReportDialog::check()
{
    if (!m_words || m_formats.empty()) // not all of it is there yet
        return;
    QStringList existing;
    const QString why = problem(existing);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(why.isEmpty());
    m_buttons->button(QDialogButtonBox::Save)->setText(existing.isEmpty() ? tr("&Save") : tr("&Save and Replace"));
    m_problem->setText(why.isEmpty() && !existing.isEmpty() ? tr("Already there, and replaced: %1").arg(existing.join(u", "_s)) : why);
    const std::vector<ReportFormat> chosen = formats();
    const bool hasPages = std::any_of(chosen.begin(), chosen.end(), [](ReportFormat format) { return format == ReportFormat::Pdf || isBundle(format); });
    m_attaches->setEnabled(hasPages && m_withhold->profile().empty());
    m_preview->show(previewed(), m_scope->wanted(), m_withhold->profile(), hasPages);
}

ReportOptions ReportDialog::previewed() const
{
    ReportOptions shown = options();
    shown.notes = m_subject.notes;
    shown.trust = m_subject.trust;
    shown.trustMissing = m_subject.trustMissing;
    shown.hashedAgain = rehashes(*m_subject.comparison, m_again->isChecked() ? toBeHashedAgain : notHashedAgain, shown.created);
    const std::vector<ReportFormat> chosen = formats();
    if (std::any_of(chosen.begin(), chosen.end(), isBundle) && std::find(chosen.begin(), chosen.end(), ReportFormat::Pdf) == chosen.end()) {
        ReportRoots roots{"not known yet", {}};
        for (int side = 0; side < sideCount; ++side)
            roots.sources.emplace_back(side, roots.all);
        shown.roots = std::make_shared<const ReportRoots>(std::move(roots));
    }
    return shown;
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

std::string ReportDialog::placeOf(ReportFormat format) const
{
    const QDir folder(m_folder->text());
    QString name = QString::fromLatin1(reportFileName(format));
    const QString ending = format == ReportFormat::BundleZip ? u".zip"_s : QString();
    const QString stem = name.left(name.size() - ending.size());
    for (int number = 2; isBundle(format) && QFileInfo::exists(folder.filePath(name)); ++number)
        name = stem + u'-' + QString::number(number) + ending;
    return pathBytes(m_folder->text() + u'/' + name);
}

ReportOptions ReportDialog::options() const
{
    ReportOptions options = plainReportOptions();
    m_words->applyTo(options);
    options.pageSize = static_cast<PageSize>(m_pageSize->currentData().toInt());
    options.attachesEvidence = m_attaches->isChecked() && m_withhold->profile().empty();
    m_scope->applyTo(options);
    return options;
}

ReportRequest ReportDialog::request() const
{
    ReportRequest request{{}, options(), m_scope->wanted(), m_withhold->profile(), m_signing->files(), m_again->isChecked()};
    for (const ReportFormat format : formats())
        request.files.emplace_back(format, placeOf(format));
    return request;
}

void ReportDialog::accept()
{
    m_words->remember();
    AppSettings::setText(u"pageSize"_s, m_pageSize->currentIndex() == 1 ? u"letter"_s : u"a4"_s);
    AppSettings::setFolder(u"report"_s, m_folder->text());
    AppSettings::setFlag(u"hashAgain"_s, m_again->isChecked());
    AppSettings::setFlag(u"attachEvidence"_s, m_attaches->isChecked());
    for (const QCheckBox *box : m_formats)
        AppSettings::setFlag(box->objectName(), box->isChecked());
    m_scope->remember();
    m_signing->remember();
    QDialog::accept();
}

} // namespace assay

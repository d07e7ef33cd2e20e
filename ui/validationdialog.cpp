// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/validationdialog.h"

#include "items/displaytext.h"
#include "selftest/selftestpage.h"
#include "ui/evidenceexport.h"
#include "ui/glyphs.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/wrappedtext.h"

#include <QBuffer>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPdfWriter>
#include <QPushButton>
#include <QTextDocument>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum Column { VerdictColumn, WhatColumn, FoundColumn };

QString checkText(const SelfTestCheck &check)
{
    const std::array<std::pair<std::string_view, QString>, 10> names{{
        {"folder", ValidationDialog::tr("A folder for the reports can be made among the temporary files")},
        {"digest", ValidationDialog::tr("SHA-256 of “abc” is that of FIPS 180-4")},
        {"files", ValidationDialog::tr("The files of the sample case have their digests")},
        {"read", ValidationDialog::tr("Both archives and the data root are read whole, the saved layers have their digests")},
        {"same", ValidationDialog::tr("The vendor's files held against themselves: nothing differs")},
        {"attested", ValidationDialog::tr("What was changed on the disk is found, all of it and nothing else")},
        {"compared", ValidationDialog::tr("The comparison says that these paths changed between the saved image and the disk, and no other")},
        {"evidence", ValidationDialog::tr("The evidence file comes out the same twice")},
        {"bundle", ValidationDialog::tr("A report bundle with HTML and PDF is written, and holds")},
        {"changed-byte", ValidationDialog::tr("A bundle with one byte changed does not hold")},
    }};
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &name) { return name.first == check.code; });
    return found == names.end() ? fromUtf8View(check.what) : found->second;
}

QString verdictText(SelfTestVerdict verdict)
{
    switch (verdict) {
    case SelfTestVerdict::Pass: return ValidationDialog::tr("PASS");
    case SelfTestVerdict::Fail: return ValidationDialog::tr("FAIL");
    case SelfTestVerdict::NotTried: break;
    }
    return ValidationDialog::tr("NOT TRIED");
}

// A shape of its own for each.
QIcon verdictIcon(SelfTestVerdict verdict)
{
    switch (verdict) {
    case SelfTestVerdict::Pass: return symbolIcon(Symbol::Check);
    case SelfTestVerdict::Fail: return symbolIcon(Symbol::Broken);
    case SelfTestVerdict::NotTried: break;
    }
    return {};
}

// What the rows do not say, as on the page.
QString restOfPage(const SelfTestResult &result)
{
    QStringList lines;
    for (const SelfTestCheck &check : result.checks) { // wrapped here, where it may be too long for its row
        if (check.verdict == SelfTestVerdict::Fail)
            lines.append({verdictText(check.verdict) + u": "_s + checkText(check) + u": "_s + QString::fromStdString(check.reason), QString()});
    }
    for (const Fact &fact : result.facts)
        lines.append(fromUtf8View(fact.label) + u": "_s + QString::fromStdString(fact.value));
    lines.append({QString(), fromUtf8View(selfTestGuard(result)), QString(), ValidationDialog::tr("Known limits of this version:")});
    for (const std::string &limit : versionLimitations())
        lines.append(u"– "_s + QString::fromStdString(limit));
    return lines.join(u'\n');
}

// The page as it is, on A4. Its markup is the page's own, and all else in it is escaped; a document asks for nothing from outside by itself.
Status writeSelfTestPdf(const SelfTestResult &result, const QString &title, const Sink &sink)
{
    std::string html;
    if (const Status made = writeSelfTestHtml(result, stringSink(html)); !made)
        return made;
    constexpr qreal pointsOfText = 8;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
    writer.setTitle(title);
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSizeF(pointsOfText);
    document.setDefaultFont(font);
    document.setHtml(QString::fromStdString(html));
    document.print(&writer);
    buffer.close();
    return sink(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

ValidationDialog::ValidationDialog(JobRunner &runner, const std::string &folder, std::function<ComparisonPtr()> compared, QWidget *parent) :
    QDialog(parent),
    m_runner(runner),
    m_sample(folder),
    m_compared(std::move(compared)),
    m_conclusion(named(new PlainLabel(this), "validationConclusion", tr("Result"))),
    m_checks(named(new QTreeWidget(this), "validationChecks", tr("What was tried"))),
    m_rest(named(new WrappedText(0, this), "validationFacts", tr("Versions, platform and known limits"))),
    m_told(named(new PlainLabel(this), "validationTold", tr("What was done with the page")))
{
    named(this, "validationDialog", tr("Validate This Installation"));
    setWindowTitle(tr("Validate This Installation"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    QFont bold = font();
    bold.setBold(true);
    m_conclusion->setFont(bold);
    m_conclusion->setWordWrap(true);
    layout->addWidget(m_conclusion);
    m_checks->setHeaderLabels({tr("Result"), tr("Known answer"), tr("Found instead")});
    m_checks->setRootIsDecorated(false);
    m_checks->setUniformRowHeights(true);
    m_checks->setItemDelegate(new PlainItemDelegate(Qt::ToolTipRole, m_checks));
    for (const Column column : {VerdictColumn, WhatColumn})
        m_checks->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    layout->addWidget(m_checks, 3);
    layout->addWidget(m_rest, 2);
    m_told->setWordWrap(true);
    layout->addWidget(m_told);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "validationButtons", tr("Buttons"));
    const auto button = [&](const char *name, const QString &text, const QString &accessible, void (ValidationDialog::*run)()) {
        auto *made = named(buttons->addButton(text, QDialogButtonBox::ActionRole), name, accessible);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, run);
        return made;
    };
    m_again = button("validationAgain", tr("&Stop"), tr("Stop"), &ValidationDialog::begin);
    m_copy = button("validationCopy", tr("C&opy"), tr("Copy the page as text"), &ValidationDialog::copy);
    m_save = button("validationSave", tr("Save &As …"), tr("Save the page as PDF, HTML or text"), &ValidationDialog::askSave);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(900, 640);
    begin();
}

ValidationDialog::~ValidationDialog()
{
    m_job.cancel();
}

// Also the button that stops.
void ValidationDialog::begin()
{
    if (m_job.isRunning()) {
        m_job.cancel();
        return;
    }
    m_told->clear();
    showProblem(tr("Trying what is known of the sample case …"));
    m_job = m_runner.start(
        {.title = tr("Validating this installation")}, this,
        [folder = m_sample](Context &context) { return runSelfTest(folder, {{"qt", qVersion()}}, context); },
        [this](Result<SelfTestResult> result) {
            if (result)
                showResult(std::move(*result));
            else if (result.error().code == ErrorCode::Cancelled)
                showProblem(tr("The test was stopped. Nothing is known of this installation."));
            else
                showProblem(tr("NOT VALID: %1").arg(QString::fromStdString(result.error().message())));
            Q_EMIT tested();
        });
    refresh();
}

void ValidationDialog::showResult(SelfTestResult result)
{
    m_result = std::move(result);
    fillChecks(m_result->checks);
    m_rest->setPlainText(restOfPage(*m_result));
    m_conclusion->setText(m_result->passed() ? tr("PASS: every answer was the known one.") : tr("NOT VALID: an answer was not the known one; what follows it was not tried."));
    refresh();
}

void ValidationDialog::showProblem(const QString &text)
{
    m_result.reset();
    fillChecks(selfTestChecks());
    m_rest->clear();
    m_conclusion->setText(text);
    refresh();
}

void ValidationDialog::fillChecks(const std::vector<SelfTestCheck> &checks)
{
    m_checks->clear();
    QTreeWidgetItem *first = nullptr;
    QFont bold = m_checks->font();
    bold.setBold(true);
    for (const SelfTestCheck &check : checks) {
        const QString reason = QString::fromStdString(check.reason);
        auto *item = new QTreeWidgetItem(m_checks, {verdictText(check.verdict), checkText(check), reason});
        item->setIcon(VerdictColumn, verdictIcon(check.verdict));
        item->setToolTip(FoundColumn, toolTipText(reason));
        if (check.verdict != SelfTestVerdict::Fail)
            continue;
        item->setFont(VerdictColumn, bold);
        first = item;
    }
    m_checks->setCurrentItem(first ? first : m_checks->topLevelItem(0));
}

void ValidationDialog::refresh()
{
    const bool testing = m_job.isRunning();
    m_again->setText(testing ? tr("&Stop") : tr("&Test Again"));
    m_again->setAccessibleName(testing ? tr("Stop") : tr("Test again"));
    m_copy->setEnabled(m_result.has_value());
    m_save->setEnabled(m_result.has_value());
}

void ValidationDialog::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(selfTestText(*m_result)));
    m_told->setText(tr("The page was copied."));
}

void ValidationDialog::askSave()
{
    const QString folder = AppSettings::folder(u"report"_s);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Save the Page"), QDir(folder.isEmpty() ? QDir::homePath() : folder).filePath(u"validation.pdf"_s),
                                                        tr("PDF, to print (*.pdf);;HTML page (*.html);;Text (*.txt)"));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"report"_s, QFileInfo(chosen).absolutePath());
    save(pathBytes(chosen));
}

void ValidationDialog::save(const std::string &path)
{
    if (!m_result)
        return;
    m_runner.start(
        {.title = tr("Writing %1").arg(fileNameText(path)), .writes = {path}}, this,
        [path, title = windowTitle(), result = *m_result, comparison = m_compared ? m_compared() : nullptr](Context &) -> Result<bool> {
            if (const Status outside = comparison ? outsideEvidence(*comparison, path) : Status(); !outside)
                return Unexpected(outside.error());
            const Status written = writeFileAtomically(path, [&](const Sink &sink) {
                return path.ends_with(".txt") ? sink(selfTestText(result)) : path.ends_with(".pdf") ? writeSelfTestPdf(result, title, sink) : writeSelfTestHtml(result, sink);
            });
            return written ? Result<bool>(true) : Unexpected(written.error());
        },
        [this, path](const Result<bool> &written) {
            m_told->setText(written ? tr("Written: %1").arg(displayText(path)) : tr("The page was not written. %1").arg(displayText(written.error().message())));
            Q_EMIT saved(written.has_value());
        });
}

} // namespace assay

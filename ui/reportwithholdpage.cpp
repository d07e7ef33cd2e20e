// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportwithholdpage.h"

#include "items/displaytext.h"
#include "report/withheldphrases.h"
#include "ui/pathtext.h"
#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/plainmessagebox.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

std::vector<std::string> linesOf(const QPlainTextEdit &edit)
{
    std::vector<std::string> lines;
    for (const QString &line : edit.toPlainText().split(u'\n')) {
        if (const QString pattern = line.trimmed(); !pattern.isEmpty())
            lines.push_back(pattern.toStdString());
    }
    return lines;
}

void addLines(QPlainTextEdit &edit, const std::vector<std::string> &lines)
{
    for (const std::string &line : lines)
        edit.appendPlainText(QString::fromStdString(line));
}

} // namespace

ReportWithholdPage::ReportWithholdPage(JobRunner &runner, QWidget *parent) : QWidget(parent), m_reading(runner, this)
{
    named(this, "reportWithholdPage", tr("What is withheld"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    m_paths = addPatterns("withheldPaths", tr("P&aths that are withheld, a pattern a line"), u"*.key\n/home/**\nid_rsa"_s);
    m_notes = addPatterns("withheldNotes", tr("Paths whose &notes’ texts are withheld, a pattern a line"), u"*"_s);
    m_words = addPatterns("withheldWords", tr("&Words that are blanked out everywhere, a line each"), tr("A. Miller"));
    auto *open = named(new QPushButton(tr("Add from a &file …"), this), "withheldFromFile", tr("Add patterns from a file"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &ReportWithholdPage::load);
    layout->addWidget(open, 0, Qt::AlignLeft);
    const QString text = tr("“*.key” is a whole name, “/home/**” a whole path, “id_rsa” a part of one. A path is withheld with all below it, links to it, and findings and texts "
                            "that name it. Words are blanked out in titles, numbers, people, notes and findings of your own, and in what sources, images and containers are called; paths with "
                            "them in their name are withheld. What is in exhibits and in a signature stays what it is. The report says how much is withheld, on page one and where it is missing. The roots stay those of the whole report, so that any path of it can still "
                            "be proven. An evidence file cannot be redacted, and is not written.");
    auto *about = named(new PlainLabel(text, this), "withholdAbout", text);
    about->setWordWrap(true);
    layout->addWidget(about);
    layout->addStretch(1);
}

QPlainTextEdit *ReportWithholdPage::addPatterns(const char *name, const QString &what, const QString &placeholder)
{
    auto *edit = named(new QPlainTextEdit(this), name, withoutMnemonic(what));
    edit->setPlaceholderText(placeholder);
    edit->setTabChangesFocus(true);
    edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    edit->setMaximumHeight(edit->fontMetrics().lineSpacing() * 5 + 12);
    layout()->addWidget(fieldLabel(edit, what, QByteArray(name).append("Label").constData()));
    layout()->addWidget(edit);
    connect(edit, &QPlainTextEdit::textChanged, this, &ReportWithholdPage::changed);
    return edit;
}

void ReportWithholdPage::load()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Redaction Profile"), AppSettings::folder(u"report"_s));
    if (chosen.isEmpty())
        return;
    m_reading.request(
        [path = pathBytes(chosen)](Context &) { return loadRedactionProfile(path); },
        [this](const Result<RedactionProfile> &profile) {
            if (profile) {
                addLines(*m_paths, profile->paths);
                addLines(*m_notes, profile->notes);
                addLines(*m_words, profile->words);
                return;
            }
            auto *box = new PlainMessageBox(QMessageBox::Warning, "redactionProblem", displayText(profile.error().message()), this);
            box->addButton(QMessageBox::Ok);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
        });
}

RedactionProfile ReportWithholdPage::profile() const
{
    return {linesOf(*m_paths), linesOf(*m_notes), linesOf(*m_words)};
}

QString ReportWithholdPage::problem() const
{
    const RedactionProfile wanted = profile();
    for (const auto *patterns : {&wanted.paths, &wanted.notes}) {
        if (const auto good = PathPatterns::of(*patterns); !good)
            return displayText(good.error().message());
    }
    if (const auto good = WithheldPhrases::of(wanted.words); !good)
        return displayText(good.error().message());
    return {};
}

} // namespace assay

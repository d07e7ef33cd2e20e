// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The evidence that a case was made of: held against its digests, looked for elsewhere, read again.

#include "ui/casedesk.h"

#include "cases/hashedagain.h"
#include "items/displaytext.h"
#include "ui/casebar.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/plainmessagebox.h"
#include "ui/settings.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

QString CaseDesk::fromCase() const
{
    if (m_resultsTime.empty())
        return tr("This is from the case.");
    const std::size_t dot = m_resultsTime.find('.'); // to the second
    return tr("This is from the case, as of %1.").arg(displayText(dot == std::string::npos ? m_resultsTime : m_resultsTime.substr(0, dot) + 'Z'));
}

void CaseDesk::tellBar(const QString &state, const QString &action, std::function<void()> run)
{
    m_barAction = std::move(run);
    m.bar.tell(fromCase() + u' ' + state, action);
}

void CaseDesk::checkEvidence()
{
    m_checking = m_shown;
    tellBar(tr("Its evidence is being held against the digests in the case; contents of files cannot be shown yet."), {}, {});
    m.session.runner().start(
        {.title = tr("Checking the evidence of the case")}, this,
        [sources = m_keeper->sources()](Context &context) -> Result<std::vector<SourceCheck>> {
            std::vector<SourceCheck> checks;
            for (const CaseSource &source : sources) {
                auto check = checkSource(source, context);
                if (!check)
                    return Unexpected(check.error());
                checks.push_back(std::move(*check));
            }
            return checks;
        },
        [this, shown = m_shown, sources = m_keeper->sources()](const Result<std::vector<SourceCheck>> &checks) {
            if (m_checking == shown)
                m_checking.reset();
            if (shown != m_shown || sources != m_keeper->sources()) // another case, or compared anew meanwhile
                return;
            if (checks)
                judge(*checks);
            else
                tellBar(tr("Its evidence was not checked, so contents of files cannot be shown."), tr("&Check Again"), [this] { checkEvidence(); });
        });
}

void CaseDesk::judge(const std::vector<SourceCheck> &checks)
{
    m_checks = checks;
    const std::vector<CaseSource> &sources = m_keeper->sources();
    const bool wrong = std::any_of(checks.begin(), checks.end(), [](const SourceCheck &check) { return check.isWrong(); });
    if (!wrong)
        m_keeper->setReadOnly({}); // what stood against writing is gone, unless it was the file
    if (m_keeper->isWritable()) {
        CaseChange change;
        for (std::size_t i = 0; i < checks.size(); ++i)
            change.journal.push_back(verifiedDraft(sources[i], checks[i]));
        m_keeper->commit(std::move(change));
    }
    if (wrong)
        askSources(checks);
    else
        goOnWith(checks);
}

// Nothing stands against the evidence.
void CaseDesk::goOnWith(const std::vector<SourceCheck> &checks)
{
    const bool folder = std::any_of(checks.begin(), checks.end(), [](const SourceCheck &check) { return check.state == SourceState::NotComparable; });
    if (folder)
        tellBar(tr("Whether a folder is as it was shows only when it is read again; until then contents of files cannot be shown."), tr("&Read It Again"), [this] { readEvidence(); });
    else
        readEvidence();
}

void CaseDesk::askSources(const std::vector<SourceCheck> &checks)
{
    if (m_unattended) {
        answered(CaseSourcesDialog::ReadOnly);
        return;
    }
    tellBar(tr("Its evidence is NOT what it was, or is missing."), {}, {});
    m_sourcesDialog = new CaseSourcesDialog(m_keeper->sources(), checks, &m.window);
    m_sourcesDialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_sourcesDialog, &CaseSourcesDialog::locateWanted, this, &CaseDesk::askLocate);
    connect(m_sourcesDialog, &QDialog::finished, this, &CaseDesk::answered);
    m_sourcesDialog->open();
}

void CaseDesk::askLocate(std::size_t at)
{
    const CaseSource &source = m_sourcesDialog->sources()[at];
    auto *dialog = new QFileDialog(m_sourcesDialog, tr("Where is it now?"), QFileInfo(nativePath(source.path)).absolutePath());
    dialog->setObjectName(u"locateDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(source.sha256 ? QFileDialog::ExistingFile : QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, at](const QString &file) { locate(at, pathBytes(file)); });
    dialog->open();
}

void CaseDesk::locate(std::size_t at, const std::string &path)
{
    if (!m_sourcesDialog)
        return;
    CaseSource source = m_sourcesDialog->sources()[at];
    source.path = path;
    m.session.runner().start(
        {.title = tr("Checking %1").arg(fileNameText(path))}, this, [source](Context &context) { return checkSource(source, context); },
        [this, at, source, dialog = m_sourcesDialog](const Result<SourceCheck> &check) {
            if (dialog && check)
                dialog->setCheck(at, source, *check);
        });
}

void CaseDesk::answered(int answer)
{
    if (answer == CaseSourcesDialog::GiveUp) {
        close();
        return;
    }
    if (answer == CaseSourcesDialog::ReadOnly) {
        m_keeper->setReadOnly("its evidence is not what it was made of, or is not there");
        tellBar(tr("Its evidence is NOT what it was, or is missing: contents of files cannot be shown, and nothing is written into the case."), tr("&Locate the Evidence …"),
                [this] { askSources(m_checks); });
        return;
    }
    m_checks = m_sourcesDialog->checks();
    CaseChange change;
    change.sources = m_sourcesDialog->sources();
    for (std::size_t i = 0; i < m_checks.size(); ++i)
        change.journal.push_back(verifiedDraft((*change.sources)[i], m_checks[i]));
    m_keeper->setReadOnly({}); // what stood against writing is gone, unless it was the file
    m_keeper->commit(std::move(change));
    goOnWith(m_checks);
}

void CaseDesk::readEvidence()
{
    const ComparisonPtr whole = m.session.whole();
    if (!whole)
        return;
    std::vector<OpenRequest> requests;
    for (const CaseSource &source : m_keeper->sources()) {
        OpenRequest request{source.path, source.role};
        if (const LoadedSourcePtr &loaded = whole->sources[static_cast<std::size_t>(source.role)])
            request.image = loaded->image;
        for (const auto &[name, value] : source.options) {
            if (name.starts_with("imageStore") && source.role == Role::Live)
                request.imageStores.push_back(value);
        }
        requests.push_back(std::move(request));
    }
    tellBar(tr("Its evidence is being read again; until then contents of files cannot be shown."), {}, {});
    m_rereadOf = whole;
    m.session.reread(std::move(requests));
    m_rereading = m.session.isLoading();
}

void CaseDesk::evidenceSettled()
{
    if (!std::exchange(m_rereading, false))
        return;
    m_rereadOf.reset();
    const ComparisonPtr &whole = m.session.whole();
    bool stored = false;
    for (std::size_t side = 0; whole && side < m_stored.size(); ++side)
        stored |= whole->sources[side] && whole->sources[side]->source == m_stored[side].lock();
    if (stored)
        tellBar(tr("Its evidence was not read, so contents of files cannot be shown."), tr("&Read It Again"), [this] { readEvidence(); });
    else
        m.bar.tell({});
}

// Reports are in English, and so is what they say of this.
void CaseDesk::hashAgain(const ReportOptions &options, const std::function<void(const ReportOptions &)> &goOn)
{
    const ComparisonPtr whole = m.session.whole();
    if (!whole)
        return;
    std::vector<CaseSource> sources;
    if (hasCase() && m_whole == whole)
        sources = m_keeper->sources(); // which know where the evidence is now
    m.session.runner().start(
        {.title = tr("Hashing the sources again")}, this, [whole, sources](Context &context) { return assay::hashAgain(*whole, sources, context); },
        [this, options, goOn, whole](const Result<HashedAgain> &again) {
            if (m.session.whole() != whole)
                goOn(options); // says that it is not open any more; its digests do not belong into the journal of another case
            else if (again)
                takeHashedAgain(*again, *whole, options, goOn);
            else
                m.messages.show(MessageBar::Kind::Note, tr("The sources were not hashed again, and no report was written."));
        });
}

void CaseDesk::takeHashedAgain(const HashedAgain &again, const Comparison &comparison, ReportOptions options, const std::function<void(const ReportOptions &)> &goOn)
{
    CaseChange change;
    QStringList wrong;
    tellInReports(again, comparison, options);
    for (std::size_t i = 0; i < again.sources.size(); ++i) {
        const CaseSource &source = again.sources[i];
        const SourceCheck &check = again.checks[i];
        change.journal.push_back(verifiedDraft(source, check));
        if (check.isWrong())
            //: %1 "Live", %2 "NOT what it was", %3 a reason
            wrong.append(tr("%1: %2: %3.").arg(sideTitle(static_cast<int>(source.role)), sourceStateText(check.state), displayText(check.reason)));
    }
    if (m_keeper->isWritable())
        m_keeper->commit(std::move(change));
    if (wrong.isEmpty() || mayReport(wrong.join(u'\n')))
        goOn(options);
}

bool CaseDesk::mayReport(const QString &wrong)
{
    PlainMessageBox box(QMessageBox::Warning, "hashQuestion", tr("The evidence is not what it was when it was compared. A report will say so on its first page.") + u"\n\n"_s + wrong, &m.window);
    const QPushButton *write = box.addButton(tr("Write It &All the Same"), QMessageBox::AcceptRole);
    QPushButton *cancel = box.addButton(tr("Write &Nothing"), QMessageBox::RejectRole);
    box.setDefaultButton(cancel);
    box.exec();
    return box.clickedButton() == write;
}

} // namespace assay

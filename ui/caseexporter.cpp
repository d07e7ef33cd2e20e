// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/caseexporter.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "cases/notesforreport.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "report/evidence.h"
#include "report/rehash.h"
#include "report/reporthashlists.h"
#include "ui/erroradvice.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"
#include "ui/reportdone.h"
#include "ui/reportsigning.h"
#include "ui/settings.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMimeData>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

CaseExporter::CaseExporter(QMainWindow &window, Session &session, PaneArea &panes, MessageBar &messages) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_panes(panes),
    m_messages(messages)
{
}

void CaseExporter::writeReports(const std::vector<std::pair<ReportFormat, std::string>> &files, const ReportOptions &options,
                              std::function<void(const std::vector<Result<Written>> &)> whenDone)
{
    writeAll({files, options, {}, {}, {}, false}, {}, std::move(whenDone));
}

void CaseExporter::writeAll(const ReportRequest &request, const ReportParts &parts, WhenDone whenDone)
{
    // As assay-cli tells of its option of the same name.
    ReportOptions whole = request.options;
    if (const std::string &reference = m_session.comparedReference(); !reference.empty())
        whole.settings.emplace_back("image", reference);
    if (m_notes)
        whole.notes = m_notes();
    if (m_trust)
        whole.trust = m_trust();
    if (!whole.trust && m_trustMissing)
        whole.trustMissing = m_trustMissing();
    // As page one tells of what it was chosen to hash once.
    const bool isTold = std::any_of(whole.hashedAgain.begin(), whole.hashedAgain.end(), [](const Rehash &again) { return !again.text.empty(); });
    if (!isTold)
        whole.hashedAgain = rehashes(*m_session.whole(), notHashedAgain, whole.created);
    const auto lists = m_hashLists ? m_hashLists() : std::vector<KnownListPtr>();
    struct All {
        std::vector<Result<Written>> results;
        std::size_t left;
        WhenDone whenDone;
    };
    const auto &files = request.files;
    auto all = std::make_shared<All>(All{{}, files.size(), std::move(whenDone)});
    all->results.assign(files.size(), Result<Written>(Unexpected(makeError(ErrorCode::Internal, {}, "not written"))));
    for (std::size_t i = 0; i < files.size(); ++i) {
        m_session.runner().start(
            {.title = tr("Writing %1").arg(reportFormatName(files[i].first)), .writes = {files[i].second}}, this,
            [comparison = m_session.whole(), containers = m_session.containerChanges(), format = files[i].first, path = files[i].second,
             wanted = whole, scope = request.scope, withheld = request.withheld, lists, parts](Context &context) -> Result<Written> {
                ReportOptions full = wanted;
                auto hashLists = gatherHashLists(*comparison, lists, full.shownKnownBad, context);
                if (!hashLists)
                    return Unexpected(hashLists.error());
                full.hashLists = std::move(*hashLists);
                if (!containers)
                    return writeReportOf(*comparison, format, std::move(full), scope, withheld, path, context, parts);
                Comparison verified = *comparison;
                verified.containers = containers;
                return writeReportOf(verified, format, std::move(full), scope, withheld, path, context, parts);
            },
            [this, all, i, shown = shown()](Result<Written> result) {
                if (result)
                    Q_EMIT wrote(*result, shown);
                all->results[i] = std::move(result);
                if (--all->left == 0)
                    all->whenDone(all->results);
            });
    }
}

void CaseExporter::reportWritten(const std::vector<Result<Written>> &written)
{
    QStringList names;
    std::vector<Written> good;
    bool cancelled = false;
    for (const Result<Written> &one : written) {
        if (!one) {
            cancelled = cancelled || one.error().code == ErrorCode::Cancelled;
            if (one.error().code != ErrorCode::Cancelled) {
                m_messages.show(MessageBar::Kind::Error, fromUtf8View(one.error().message()), adviceFor(one.error()));
                Q_EMIT exportFailed(m_messages.lastText());
            }
            continue;
        }
        names.append(fileNameText(one->path));
        good.push_back(*one);
        Q_EMIT exported(nativePath(one->path));
    }
    if (!good.empty()) {
        const QString folder = displayText(pathBytes(QFileInfo(nativePath(good.back().path)).absolutePath()));
        const QString digest = fromUtf8View(toHex(good.front().sha256)) + u"  "_s + names.first();
        m_messages.show(MessageBar::Kind::Done, tr("Written: %1, to %2").arg(names.join(u", "_s), folder), good.size() == 1 ? QString(u"SHA-256 "_s + digest) : QString(),
                        tr("&Details …"), [this, good] { showWritten(good); });
    }
    if (cancelled) // last: a note gives way to what comes after it
        m_messages.show(MessageBar::Kind::Note, tr("Writing was cancelled: nothing is left of what was not finished."));
}

void CaseExporter::showWritten(const std::vector<Written> &written)
{
    auto *dialog = new ReportDoneDialog(written, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReportDoneDialog::checkWanted, this, &CaseExporter::checkWanted);
    connect(dialog, &ReportDoneDialog::copied, this, [this](const QString &what) { m_window.statusBar()->showMessage(tr("Copied: %1").arg(what), 4000); });
    dialog->show();
}

void CaseExporter::writeOne(ReportFormat format)
{
    if (!m_session.comparison())
        return;
    const Reported of = reported();
    const QString folder = AppSettings::folder(u"report"_s);
    const QString chosen = QFileDialog::getSaveFileName(&m_window, tr("Write %1").arg(reportFormatName(format)),
                                                        (folder.isEmpty() ? QDir::homePath() : folder) + u'/'
                                                            + QString::fromLatin1(reportFileName(format)));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"report"_s, QFileInfo(chosen).absolutePath());
    if (!isStillShown(of))
        return;
    ReportOptions options = plainReportOptions();
    const CaseAbout about = m_about().value_or(usualAbout());
    options.title = about.title;
    options.caseNumber = about.number;
    options.examiner = about.examiner;
    options.organisation = about.organisation;
    writeWhenReady({{{format, pathBytes(chosen)}}, options, {}, {}, {}, true});
}

// What is asked for first, then what takes long.
void CaseExporter::writeWhenReady(const ReportRequest &request)
{
    const ComparisonPtr of = m_session.whole();
    if (request.signing.key.empty()) {
        writeSigned(request, nullptr, of);
        return;
    }
    loadSigningKey(m_session.runner(), request.signing, &m_window, [this, request, of](const Result<SigningKeyPtr> &key) {
        if (key) {
            writeSigned(request, *key, of);
        } else if (key.error().code == ErrorCode::Cancelled) {
            m_messages.show(MessageBar::Kind::Note, tr("No passphrase was given, and no report was written."));
        } else {
            m_messages.show(MessageBar::Kind::Error, tr("No report was written: %1").arg(fromUtf8View(key.error().message())), adviceFor(key.error()));
            Q_EMIT exportFailed(m_messages.lastText());
        }
    });
}

bool CaseExporter::isStillOpen(const ComparisonPtr &of)
{
    const bool isOpen = of && m_session.whole() == of;
    if (!isOpen)
        tellNotOpen();
    return isOpen;
}

CaseExporter::Reported CaseExporter::reported() const
{
    Reported what{shown(), {}};
    if (const ComparisonPtr &whole = m_session.whole()) {
        for (std::size_t side = 0; side < what.evidence.size(); ++side) {
            if (const LoadedSourcePtr &source = whole->sources[side])
                what.evidence[side] = {source->sha256 ? toHex(*source->sha256) : source->source->location(), source->image ? source->image->id + ' ' + source->image->container : std::string()};
        }
    }
    return what;
}

bool CaseExporter::isStillShown(const Reported &of)
{
    const bool isShown = of == reported();
    if (!isShown)
        tellNotOpen();
    return isShown;
}

void CaseExporter::tellNotOpen()
{
    m_messages.show(MessageBar::Kind::Warning, tr("No report was written: what it would have been about is not open any more."));
}

void CaseExporter::writeSigned(const ReportRequest &request, const SigningKeyPtr &key, const ComparisonPtr &of)
{
    if (!isStillOpen(of))
        return;
    const auto writeNow = [this, request, key, of](const ReportOptions &ready) {
        if (!isStillOpen(of))
            return;
        ReportRequest whole = request;
        whole.options = ready;
        const ReportParts parts{m_annotations ? exhibitsOf(m_annotations()) : std::vector<ExhibitWanted>(), key};
        writeAll(whole, parts, [this](const std::vector<Result<Written>> &written) { reportWritten(written); });
    };
    // Last, so that it tells of all that came before.
    const auto write = [this, writeNow, of](const ReportOptions &ready) {
        if (!isStillOpen(of))
            return;
        if (!m_journal)
            return writeNow(ready);
        m_journal([ready, writeNow](std::shared_ptr<const ReportJournal> journal) {
            ReportOptions whole = ready;
            whole.journal = std::move(journal);
            writeNow(whole);
        });
    };
    if (m_before && request.hashesAgain)
        m_before(request.options, write);
    else
        write(request.options);
}

ReportSubject CaseExporter::subject() const
{
    ReportSubject subject;
    subject.comparison = m_session.whole();
    subject.about = m_about();
    subject.query = m_session.query();
    subject.notes = m_notes ? m_notes() : nullptr; // first: what is being written of a note is said then
    if (m_hashLists)
        subject.lists = m_hashLists();
    if (m_trust)
        subject.trust = m_trust();
    if (!subject.trust && m_trustMissing)
        subject.trustMissing = m_trustMissing();
    subject.query.known = knownHashesOf(subject.lists);
    if (m_annotations) {
        subject.query.marks = markedPaths(m_annotations());
        subject.exhibits = exhibitsOf(m_annotations());
        for (const auto &[id, tag] : m_annotations().tags())
            subject.tags.append(QString::fromStdString(tag.name));
    }
    return subject;
}

void CaseExporter::reportDialog()
{
    if (!m_session.comparison())
        return;
    auto *dialog = new ReportDialog(m_session.runner(), subject(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, of = reported()] {
        if (isStillShown(of))
            writeWhenReady(dialog->request());
    });
    dialog->open();
}

int CaseExporter::sideToSave() const
{
    const ComparisonPtr &comparison = m_session.comparison();
    if (!comparison || !m_session.current())
        return -1;
    const auto has = [&](int side) {
        const Entry *entry = comparison->tree->hasSide(side) ? comparison->tree->entry(m_session.current(), side) : nullptr;
        return entry && entry->type == EntryType::File;
    };
    for (const int side : {m_panes.focusedSide(), int(LiveSide), int(SavedSide), int(VendorSide)}) {
        if (has(side))
            return side;
    }
    return -1;
}

void CaseExporter::askSaveFile(int side)
{
    if (side < 0)
        return;
    const std::uint64_t of = shown();
    const std::string wanted = m_session.comparison()->tree->path(m_session.current());
    const std::string name = harmlessName(m_session.comparison()->tree->name(m_session.current()));
    const QString folder = AppSettings::folder(u"save"_s);
    const QString chosen = QFileDialog::getSaveFileName(&m_window, tr("Save the %1 File").arg(sideTitle(side)),
                                                        (folder.isEmpty() ? QDir::homePath() : folder) + u'/' + QString::fromStdString(name),
                                                        {}, nullptr, QFileDialog::DontConfirmOverwrite); // nothing is ever replaced
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"save"_s, QFileInfo(chosen).absolutePath());
    const ComparisonPtr comparison = m_session.comparison();
    const DiffNodeId node = comparison && of == shown() ? comparison->tree->find(wanted) : DiffNodeId{};
    if (node)
        saveNode(comparison, node, side, pathBytes(chosen));
    else
        m_messages.show(MessageBar::Kind::Warning, tr("The file was not written: what it would have been taken from is not open any more."));
}

void CaseExporter::saveFile(int side, const std::string &path)
{
    if (m_session.comparison() && m_session.current())
        saveNode(m_session.comparison(), m_session.current(), side, path);
}

void CaseExporter::saveNode(const ComparisonPtr &comparison, DiffNodeId node, int side, const std::string &path)
{
    m_session.runner().start(
        {.title = tr("Saving %1").arg(fileNameText(path)), .writes = {path}}, this,
        [comparison, node, side, path](Context &context) { return saveContent(*comparison, node, side, path, context); },
        [this, shown = shown()](const Result<Written> &written) {
            if (written)
                Q_EMIT wrote(*written, shown);
            reportWritten({written});
        });
}

void CaseExporter::copyText(const QString &text, const QString &what)
{
    QGuiApplication::clipboard()->setText(text);
    m_window.statusBar()->showMessage(tr("Copied: %1").arg(what), 4000);
}

// In a job: there may be a million of them.
bool CaseExporter::copySelected(RowText form, const QString &what)
{
    if (!m_session.comparison() || m_session.selection().count() < 2)
        return false;
    m_session.runner().start(
        {.title = tr("Copying %1").arg(what)}, this,
        [shown = m_session.comparison(), whole = m_session.whole(), selection = m_session.selection(), projection = m_session.projection(), form,
         sides = std::vector<int>{m_panes.focusedSide(), LiveSide, SavedSide, VendorSide}](Context &context) {
            return rowsText(*shown, *whole, selection.rows(*shown->tree, *projection), form, sides, context);
        },
        [this, what](const Result<RowsText> &rows) {
            if (!rows) {
                if (rows.error().code != ErrorCode::Cancelled)
                    m_messages.show(MessageBar::Kind::Error, tr("Nothing was copied: %1").arg(fromUtf8View(rows.error().message())));
                return;
            }
            auto *mime = new QMimeData;
            mime->setText(QString::fromStdString(rows->text));
            if (!rows->bytes.empty())
                mime->setData(u"application/octet-stream"_s, QByteArray::fromStdString(rows->bytes));
            QGuiApplication::clipboard()->setMimeData(mime);
            QString text = tr("Copied: %1").arg(what);
            if (rows->missing > 0)
                text += u". "_s + tr("Left out, for nothing is known of them: %1").arg(numberText(rows->missing));
            m_window.statusBar()->showMessage(text, 8000);
        });
    return true;
}

void CaseExporter::copyPath(PathForm form)
{
    const RowText text = form == PathForm::Shown ? RowText::Shown : form == PathForm::Shell ? RowText::Shell : RowText::Unescaped;
    if (copySelected(text, tr("the paths of the selected rows")))
        return;
    const ComparisonPtr &comparison = m_session.comparison();
    if (!comparison || !m_session.current())
        return;
    const std::string path = comparison->tree->path(m_session.current());
    if (form == PathForm::Shown) {
        copyText(displayText(path), tr("path"));
    } else if (form == PathForm::Shell) {
        copyText(fromUtf8View(shellQuoted('/' + path)), tr("path for the shell"));
    } else {
        // The bytes for whoever takes bytes; text is the nearest to them.
        auto *mime = new QMimeData;
        mime->setText(fromUtf8View(toUtf8Lossy(path)));
        mime->setData(u"application/octet-stream"_s, QByteArray::fromStdString(path));
        QGuiApplication::clipboard()->setMimeData(mime);
        m_window.statusBar()->showMessage(tr("Copied: %1").arg(tr("path, unescaped")), 4000);
    }
}

void CaseExporter::copyDigest()
{
    if (copySelected(RowText::Digests, tr("the SHA-256 of the selected files")))
        return;
    const ComparisonPtr &comparison = m_session.comparison();
    const int side = sideToSave();
    if (!comparison || side < 0)
        return;
    const NodeId own = comparison->tree->node(m_session.current()).side[static_cast<std::size_t>(side)];
    if (const Sha256Digest *digest = comparison->tree->tree(side)->digest(own))
        copyText(fromUtf8View(toHex(*digest)), tr("SHA-256 of the %1 file").arg(sideWord(side)));
    else
        m_window.statusBar()->showMessage(tr("The SHA-256 of this file is not known."), 8000);
}

void CaseExporter::copyRecord()
{
    if (copySelected(RowText::Records, tr("what the evidence file says of the selected rows")))
        return;
    const ComparisonPtr &shown = m_session.comparison();
    const ComparisonPtr &whole = m_session.whole();
    if (!shown || !whole || !m_session.current())
        return;
    if (const DiffNodeId id = whole->tree->find(shown->tree->path(m_session.current())))
        copyText(QString::fromStdString(differenceJson(*whole, id)), tr("what the evidence file says of the path"));
}

} // namespace assay

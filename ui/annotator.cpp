// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/annotator.h"

#include "cases/annotationjson.h"
#include "cases/notesforreport.h"
#include "io/bytesource.h"
#include "items/displaytext.h"
#include "report/sink.h"
#include "ui/erroradvice.h"
#include "ui/evidenceexport.h"
#include "ui/messagebar.h"
#include "ui/notespanel.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/plainmessagebox.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/settings.h"
#include "ui/tagglyphs.h"
#include "ui/tagsdialog.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostRowsTold = 200; // more are painted anew whole

QString folderOr(const QString &folder)
{
    return folder.isEmpty() ? QDir::homePath() : folder;
}

} // namespace

Annotator::Annotator(const Parts &parts) :
    QObject(&parts.window),
    m(parts),
    m_notes(new CaseNotes(parts.session, this)),
    m_panel(new NotesPanel(*m_notes, parts.session, &parts.window)),
    m_tagMenu(named(new QMenu(tr("&Tag"), &parts.window), "tagMenu", tr("Tag"))),
    m_tagKeys(AppSettings::flag(u"tagKeys"_s, true))
{
    for (int side = 0; side < sideCount; ++side)
        m.panes.pane(side)->model()->setAnnotations(&m_notes->annotations());
    makeActions();
    refreshTags();
    connect(m_notes, &CaseNotes::changed, this, &Annotator::takeAct);
    connect(m_notes, &CaseNotes::replaced, this, [this] {
        ++m_whose;
        m_discard = false;
        refreshTags();
        tellRows({});
    });
    connect(m_notes, &CaseNotes::failed, this, [this](const QString &what, const QString &advice) {
        m.messages.show(MessageBar::Kind::Error, what, advice);
    });
    connect(m_panel, &NotesPanel::pathWanted, this, &Annotator::goTo);
    connect(&m.session, &Session::currentChanged, this, &Annotator::refreshActions);
    connect(&m.session, &Session::comparisonChanged, this, &Annotator::refreshActions);
    refreshActions();
}

Annotator::~Annotator() = default;

QAction *Annotator::action(const char *name) const
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(), [name](const QAction *each) { return each->objectName() == QLatin1String(name); });
    return found == m_actions.end() ? nullptr : *found;
}

QAction *Annotator::makeAction(const char *name, const QString &text, const char *key, std::function<void()> run)
{
    auto *made = new QAction(text, &m.window);
    made->setObjectName(QString::fromLatin1(name));
    made->setShortcut(QKeySequence(QString::fromLatin1(key)));
    connect(made, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m.window.addAction(made);
    m_actions.push_back(made);
    return made;
}

void Annotator::makeActions()
{
    QUndoStack &stack = m_notes->undoStack();
    QAction *undo = makeAction("undo", tr("&Undo"), "Ctrl+Z", [this] {
        m_panel->commit();
        m_notes->undo();
    });
    QAction *redo = makeAction("redo", tr("Re&do"), "Ctrl+Shift+Z", [this] {
        m_panel->commit();
        m_notes->redo();
    });
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::undoTextChanged, undo, [undo](const QString &what) {
        //: %1 what will be undone
        undo->setText(what.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(menuText(what)));
    });
    connect(&stack, &QUndoStack::redoTextChanged, redo, [redo](const QString &what) {
        //: %1 what will be done again
        redo->setText(what.isEmpty() ? tr("Re&do") : tr("Re&do: %1").arg(menuText(what)));
    });
    makeAction("bookmark", tr("Add &Bookmark"), "Ctrl+B", [this] { setBookmark(); });
    makeAction("writeNote", tr("W&rite a Note"), "Ctrl+Shift+N", [this] {
        for (QWidget *above = m_panel->parentWidget(); above && above != &m.window; above = above->parentWidget()) {
            above->show();
            above->raise();
        }
        m_panel->focusNote();
    });
    makeAction("ownFinding", tr("Add a Finding of Your &Own …"), "Ctrl+Shift+I", [this] { Q_EMIT ownFindingWanted(); });
    makeAction("editTags", tr("&Edit Tags …"), "", [this] { editTags(); });
    QAction *keys = makeAction("tagKeys", tr("Single &Keys Set Tags"), "", [this] {});
    keys->setCheckable(true);
    keys->setChecked(m_tagKeys);
    connect(keys, &QAction::toggled, this, &Annotator::setTagKeys);
    makeAction("exportNotes", tr("E&xport Notes …"), "", [this] { askExport(); });
    makeAction("importNotes", tr("I&mport Notes …"), "", [this] { askImport(); });
}

void Annotator::addToFileMenu(QMenu *file)
{
    file->addActions({action("importNotes"), action("exportNotes")});
}

void Annotator::addToEditMenu(QMenu *edit)
{
    edit->addActions({action("undo"), action("redo")});
    edit->addSeparator();
    edit->addMenu(m_tagMenu);
    edit->addActions({action("writeNote"), action("bookmark"), action("ownFinding")});
    edit->addSeparator();
}

void Annotator::addToContextMenu(QMenu *menu)
{
    menu->addMenu(m_tagMenu);
    menu->addActions({action("writeNote"), action("bookmark"), action("ownFinding")});
    menu->addSeparator();
}

// One action a tag. Its key is the panes' and nobody else's: in a text it is a digit.
void Annotator::refreshTags()
{
    m_tagMenu->clear();
    qDeleteAll(std::exchange(m_tagActions, {}));
    for (const auto &[id, tag] : m_notes->annotations().tags()) {
        auto *made = new QAction(tagIcon(tag.colour, tagLetter(tag)), menuText(displayText(tag.name)), &m.panes);
        made->setObjectName(u"tag-%1"_s.arg(id));
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        if (tag.hotkey != 0 && m_tagKeys)
            made->setShortcut(QKeySequence(QString::number(tag.hotkey)));
        connect(made, &QAction::triggered, this, [this, id = id] { m_notes->toggleTag(chosenPaths(), id); });
        m.panes.addAction(made);
        m_tagActions.push_back(made);
        m_tagMenu->addAction(made);
    }
    m_tagMenu->addSeparator();
    m_tagMenu->addActions({action("editTags"), action("tagKeys")});
    refreshActions();
    Q_EMIT tagNamesChanged(tagNames());
}

QStringList Annotator::tagNames() const
{
    QStringList names;
    for (const auto &[id, tag] : m_notes->annotations().tags())
        names.append(QString::fromStdString(tag.name));
    return names;
}

std::size_t Annotator::taggedPaths(const DiffTree &tree, std::size_t most) const
{
    std::size_t count = 0;
    std::size_t looked = 0;
    for (const auto &[path, notes] : m_notes->annotations().paths()) {
        if (notes.marks.empty())
            continue;
        count += tree.find(path) ? 1U : 0U;
        if (++looked == most)
            break;
    }
    return count;
}

void Annotator::refreshActions()
{
    const bool current = m.session.comparison() && m.session.current();
    for (QAction *tag : m_tagActions)
        tag->setEnabled(current);
    for (const char *name : {"bookmark", "writeNote"})
        action(name)->setEnabled(current);
    action("ownFinding")->setEnabled(m.session.comparison() != nullptr);
}

void Annotator::setTagKeys(bool on)
{
    m_tagKeys = on;
    AppSettings::setFlag(u"tagKeys"_s, on);
    refreshTags();
}

void Annotator::takeAct(const Act &act)
{
    m_discard = false; // was said of what there was before
    if (!act.tags.empty())
        refreshTags();
    std::vector<std::string> paths;
    const std::size_t count = act.marks.size() + act.notes.size() + act.bookmarks.size();
    if (count <= mostRowsTold) {
        for (const MarkChange &change : act.marks)
            paths.push_back(change.path);
        for (const NoteChange &change : act.notes)
            paths.push_back(change.path);
        for (const BookmarkChange &change : act.bookmarks)
            paths.push_back(change.after ? change.after->path : change.before->path);
    }
    tellRows(paths);
}

void Annotator::tellRows(const std::vector<std::string> &paths)
{
    for (int side = 0; side < sideCount; ++side) {
        m.panes.pane(side)->model()->notesChanged(paths);
        m.panes.pane(side)->view()->viewport()->update();
    }
}

std::vector<std::string> Annotator::chosenPaths() const
{
    const ComparisonPtr &comparison = m.session.comparison();
    std::vector<std::string> paths;
    if (!comparison)
        return paths;
    const std::vector<DiffNodeId> rows = m.session.selectedRows();
    paths.reserve(rows.size());
    for (const DiffNodeId row : rows)
        paths.push_back(comparison->tree->path(row));
    return paths;
}

void Annotator::setBookmark()
{
    const ComparisonPtr &comparison = m.session.comparison();
    if (!comparison || !m.session.current())
        return;
    Bookmark bookmark;
    bookmark.path = comparison->tree->path(m.session.current());
    if (const auto place = m.preview.focusedBytes()) {
        bookmark.path = place->path;
        bookmark.side = place->side;
        bookmark.digest = place->digest;
        bookmark.range = ContentRange{place->offset, place->size};
    }
    const QString where = placeText(bookmark);
    const QString path = displayText(bookmark.path);
    m_notes->addBookmark(std::move(bookmark));
    //: %1 a path, %2 "live, offset 0x40"
    const QString text = where.isEmpty() ? tr("Bookmark set: %1").arg(path) : tr("Bookmark set: %1 (%2)").arg(path, where);
    m.window.statusBar()->showMessage(text, 8000); // the row has a mark: no bar has to move it away from under the pointer
}

void Annotator::goTo(const std::string &path, const Bookmark *bookmark)
{
    const ComparisonPtr &whole = m.session.whole();
    if (!whole) {
        m.messages.show(MessageBar::Kind::Note, tr("Nothing is compared that has this path."));
        return;
    }
    // A value of its own: to go there may write a note, which is an act.
    const std::optional<Bookmark> wanted = bookmark ? std::optional(*bookmark) : std::nullopt;
    if (!m.session.goToPath(path)) {
        m.messages.show(MessageBar::Kind::Note, tr("%1 is not in this comparison. What was said of it is kept.").arg(displayText(path)));
        return;
    }
    const ComparisonPtr &comparison = m.session.comparison();
    if (!wanted || !wanted->range || !comparison)
        return;
    m.preview.showBytes(comparison, path, {}, wanted->range->offset, std::max<std::uint64_t>(1, wanted->range->length));
    const DiffNodeId node = comparison->tree->find(path);
    if (!wanted->digest || wanted->side < 0 || !node || !comparison->tree->hasSide(wanted->side))
        return;
    const NodeId own = comparison->tree->node(node).side[static_cast<std::size_t>(wanted->side)];
    const Sha256Digest *digest = own ? comparison->tree->tree(wanted->side)->digest(own) : nullptr;
    if (!digest || *digest != *wanted->digest)
        m.messages.show(MessageBar::Kind::Note, tr("The content is not the one that the bookmark was set in."));
}

void Annotator::editTags()
{
    auto *dialog = new TagsDialog(m_notes->annotations(), &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_notes->setTags(dialog->tags()); });
    connect(m_notes, &CaseNotes::replaced, dialog, [this, dialog, before = dialog->tags()] {
        if (dialog->tags() != before)
            m.messages.show(MessageBar::Kind::Warning, tr("The tags were not changed: what they belong to is not open any more."));
        dialog->reject();
    });
    dialog->open();
}

void Annotator::askExport(std::function<void(bool)> whenDone)
{
    const QString chosen = QFileDialog::getSaveFileName(&m.window, tr("Export Notes"), folderOr(AppSettings::folder(u"notes"_s)) + u"/notes.json"_s,
                                                        tr("Notes (*.json)"));
    if (chosen.isEmpty()) {
        if (whenDone)
            whenDone(false);
        return;
    }
    AppSettings::setFolder(u"notes"_s, QFileInfo(chosen).absolutePath());
    exportNotes(pathBytes(chosen), std::move(whenDone));
}

void Annotator::exportNotes(const std::string &path, std::function<void(bool)> whenDone)
{
    m_panel->commit();
    auto annotations = std::make_shared<const Annotations>(m_notes->annotations());
    m_notes->saved(); // as of what is written; taken back below where that fails
    m.session.runner().start(
        {.title = tr("Writing %1").arg(fileNameText(path)), .writes = {path}}, this,
        [annotations, path, comparison = m.session.whole()](Context &context) -> Result<std::string> {
            if (comparison) {
                if (const Status outside = outsideEvidence(*comparison, path); !outside)
                    return Unexpected(outside.error());
            }
            const Status written = writeFileAtomically(path, [&](const Sink &sink) {
                return writeNotesFile(*annotations, [&](std::string_view piece) -> Status {
                    if (context.cancelled())
                        return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
                    return sink(piece);
                });
            });
            if (!written)
                return Unexpected(written.error());
            return path;
        },
        [this, whenDone = std::move(whenDone)](const Result<std::string> &written) {
            if (written) {
                m.messages.show(MessageBar::Kind::Done, tr("Written: %1").arg(displayText(*written)));
            } else {
                m_notes->unsaved();
                if (written.error().code != ErrorCode::Cancelled)
                    m.messages.show(MessageBar::Kind::Error, displayText(written.error().message()), adviceFor(written.error()));
            }
            if (whenDone)
                whenDone(written.has_value());
        });
}

std::shared_ptr<const ReportNotes> Annotator::reportNotes()
{
    m_panel->commit();
    return notesForReport(m_notes->annotations());
}

void Annotator::askImport()
{
    const std::uint64_t of = m_whose;
    const QString chosen = QFileDialog::getOpenFileName(&m.window, tr("Import Notes"), folderOr(AppSettings::folder(u"notes"_s)), tr("Notes (*.json)"));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"notes"_s, QFileInfo(chosen).absolutePath());
    if (mayImport(of))
        importNotes(pathBytes(chosen));
}

bool Annotator::mayImport(std::uint64_t of)
{
    if (of != m_whose)
        m.messages.show(MessageBar::Kind::Warning, tr("The notes were not imported: what they were to be added to is not open any more."));
    return of == m_whose;
}

void Annotator::importNotes(const std::string &path)
{
    using Read = std::shared_ptr<const Annotations>;
    m_panel->commit();
    m.session.runner().start(
        {.title = tr("Reading %1").arg(fileNameText(path))}, this,
        [path](Context &) -> Result<Read> {
            const auto file = openFileSource(path);
            if (!file)
                return Unexpected(file.error());
            const auto bytes = readAll(**file, notesFileBytes);
            if (!bytes)
                return Unexpected(bytes.error());
            auto annotations = readNotesFile(*bytes, path);
            if (!annotations)
                return Unexpected(annotations.error());
            return std::make_shared<const Annotations>(std::move(*annotations));
        },
        [this, of = m_whose](const Result<Read> &read) {
            if (!read) {
                if (read.error().code != ErrorCode::Cancelled)
                    m.messages.show(MessageBar::Kind::Error, tr("The notes were not imported: %1").arg(displayText(read.error().message())));
                return;
            }
            if (!mayImport(of))
                return;
            const Annotations &before = m_notes->annotations();
            const std::size_t had = before.markCount() + before.noteCount() + before.bookmarks().size() + before.ownFindings().size();
            m_notes->import(**read);
            const Annotations &after = m_notes->annotations();
            const std::size_t more = after.markCount() + after.noteCount() + after.bookmarks().size() + after.ownFindings().size() - had;
            m.messages.show(MessageBar::Kind::Done, tr("%n tag(s), note(s), bookmark(s) and finding(s) were added.", nullptr, static_cast<int>(more)));
        });
}

bool Annotator::isKept() const
{
    return m_discard || !m_notes->isUnsaved();
}

bool Annotator::mayLeave(const std::function<void()> &goOn)
{
    m_panel->commit();
    if (!settle())
        return false;
    if (isKept())
        return true;
    PlainMessageBox box(QMessageBox::Question, "notesQuestion", tr("Tags, notes, bookmarks or findings of your own are not in a file yet. Save them first?"), &m.window);
    const QPushButton *save = m_saver ? box.addButton(tr("&Save Case …"), QMessageBox::AcceptRole) : nullptr;
    QPushButton *write = box.addButton(tr("&Export …"), QMessageBox::AcceptRole);
    QPushButton *discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("&Go On"), QMessageBox::RejectRole);
    box.setDefaultButton(write);
    box.exec();
    if (box.clickedButton() == discard) {
        m_discard = true;
        return true;
    }
    const auto goOnWhen = [goOn](bool written) {
        if (written)
            goOn();
    };
    if (box.clickedButton() == write)
        askExport(goOnWhen);
    else if (save && box.clickedButton() == save)
        m_saver(goOnWhen);
    return false;
}

} // namespace assay

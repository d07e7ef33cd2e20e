// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notespanel.h"

#include "items/displaytext.h"
#include "ui/plaintext.h"
#include "ui/rowfocus.h"
#include "ui/tagglyphs.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRevisionsListed = 200;

// Draws the sign of a row before its words, and what is missing in less weight.
class NotesDelegate : public PlainItemDelegate {
public:
    using PlainItemDelegate::PlainItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const bool selected = option.state & QStyle::State_Selected;
        if (!selected && index.data(NotesModel::MissingRole).toBool())
            option.palette.setColor(QPalette::Text, dimText(option.palette, QPalette::Base));
        QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        QRect area = option.rect.adjusted(4, 0, -4, 0);
        const QColor color = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        painter->save();
        if (index.column() == NotesModel::WhatColumn) {
            const int side = std::min(14, area.height() - 6);
            const QRectF glyph(area.left(), area.top() + (area.height() - side) / 2.0, side, side);
            const int colour = index.data(NotesModel::ColourRole).toInt();
            const auto kind = static_cast<NotesModel::Kind>(index.data(NotesModel::KindRole).toInt());
            if (colour >= 0)
                paintTag(*painter, glyph, colour, index.data(NotesModel::LetterRole).toChar(), option.palette, selected);
            else if (kind == NotesModel::Kind::Note)
                paintNoteGlyph(*painter, glyph, color);
            else
                paintBookmarkGlyph(*painter, glyph, color);
            area.setLeft(area.left() + side + 5);
        }
        painter->setPen(color);
        painter->setLayoutDirection(Qt::LeftToRight);
        const Qt::TextElideMode mode = index.column() == NotesModel::PathColumn ? Qt::ElideMiddle : Qt::ElideRight;
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(option.text, mode, area.width()));
        painter->restore();
    }
};

QToolButton *makeButton(QWidget *parent, const char *name, const QString &text, const QString &tip)
{
    auto *button = named(new QToolButton(parent), name, text);
    button->setText(text);
    button->setToolTip(toolTipText(tip));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

NotesPanel::NotesPanel(CaseNotes &notes, Session &session, QWidget *parent) :
    QWidget(parent),
    m_notes(notes),
    m_session(session)
{
    named(this, "notesPanel", tr("Notes"));
    auto *splitter = named(new QSplitter(Qt::Horizontal, this), "notesSplitter", tr("Note and list"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeEditor());
    splitter->addWidget(makeList());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(splitter);

    const auto follow = [this] {
        const ComparisonPtr &comparison = m_session.comparison();
        const DiffNodeId current = m_session.current();
        if (comparison && current)
            showPath(comparison->tree->path(current));
        else if (!comparison)
            showPath({});
    };
    connect(&session, &Session::currentChanged, this, follow);
    connect(&session, &Session::comparisonChanged, this, [this, follow] {
        m_model->setTree(m_session.whole() ? m_session.whole()->tree : nullptr);
        follow();
    });
    connect(&notes, &CaseNotes::changed, this, &NotesPanel::takeAct);
    connect(&notes, &CaseNotes::replaced, this, [this] {
        m_model->reset();
        fillWanted();
        showNote();
    });
    fillWanted();
    showNote();
    refreshButtons();
}

QWidget *NotesPanel::makeEditor()
{
    auto *side = named(new QWidget(this), "noteSide", tr("Note"));
    m_pathLabel = named(new ElidedLabel(side), "notePath", tr("Path of the note"));
    m_pathLabel->setLayoutDirection(Qt::LeftToRight);
    m_editor = named(new QPlainTextEdit(side), "noteText", tr("Note of the current path"));
    m_editor->setTabChangesFocus(true);
    m_editor->setPlaceholderText(tr("What is to be said of this path"));
    m_editor->installEventFilter(this);
    m_about = named(new ElidedLabel(side), "noteAbout", tr("Who wrote the note, and when"));
    m_history = named(new QComboBox(side), "noteHistory", tr("What the note once was"));
    m_history->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_history->setMinimumContentsLength(18);
    m_again = named(new QPushButton(tr("&Use Again"), side), "noteAgain", tr("Make this the note again"));

    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_history, 1);
    bottom->addWidget(m_again);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(m_pathLabel);
    layout->addWidget(m_editor, 1);
    layout->addWidget(m_about);
    layout->addLayout(bottom);

    connect(m_history, &QComboBox::activated, this, &NotesPanel::showRevision);
    connect(m_again, &QPushButton::clicked, this, [this] {
        const std::string text = m_editor->toPlainText().toStdString();
        const std::string path = m_path;
        showRevision(0);
        m_notes.setNote(path, text);
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        const auto most = static_cast<qsizetype>(m_notes.annotations().limits().noteBytes);
        if (!m_loading && qsizetype{m_editor->document()->characterCount()} * 4 > most && m_editor->toPlainText().toUtf8().size() > most)
            m_editor->undo(); // what was put in is too much
    });
    return side;
}

QWidget *NotesPanel::makeList()
{
    auto *side = named(new QWidget(this), "notesSide", tr("All tags, notes and bookmarks"));
    m_wanted = named(new QComboBox(side), "notesWanted", tr("What is listed"));
    m_model = new NotesModel(m_notes.annotations(), this);
    m_table = named(new QTableView(side), "notesTable", tr("All tags, notes and bookmarks"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setItemDelegate(new NotesDelegate(NotesModel::DetailRole, m_table));
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(NotesModel::WhatColumn, 16 * letter);
    m_table->setColumnWidth(NotesModel::PathColumn, 28 * letter);
    m_table->setColumnWidth(NotesModel::ByColumn, 9 * letter);
    m_table->setColumnWidth(NotesModel::WhenColumn, m_table->fontMetrics().horizontalAdvance(u"2000-00-00T00:00:00.000Z"_s) + 12);
    m_table->horizontalHeader()->setMinimumSectionSize(6 * letter);
    m_table->horizontalHeader()->setSectionResizeMode(NotesModel::TextColumn, QHeaderView::Stretch);
    m_rename = makeButton(side, "notesRename", tr("Name …"), tr("Name the chosen bookmark"));
    m_remove = makeButton(side, "notesRemove", tr("Remove"), tr("Take away what is chosen; it can be undone (Delete)"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_wanted);
    top->addStretch(1);
    top->addWidget(m_rename);
    top->addWidget(m_remove);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);

    const auto lead = [this](const QModelIndex &index) {
        if (const NotesModel::Item *item = m_model->itemAt(index.row())) {
            const std::string path = item->path;
            Q_EMIT pathWanted(path, m_model->bookmarkAt(index.row()));
        }
    };
    connect(m_table, &QTableView::activated, this, lead);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &NotesPanel::refreshButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &NotesPanel::refreshButtons);
    connect(m_wanted, &QComboBox::activated, this, &NotesPanel::takeWanted);
    connect(m_rename, &QToolButton::clicked, this, &NotesPanel::nameBookmark);
    connect(m_remove, &QToolButton::clicked, this, &NotesPanel::removeSelected);
    m_table->installEventFilter(this);
    chooseRowOnFocus(m_table);
    return side;
}

bool NotesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut) {
        commit();
    } else if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_editor && enter && key->modifiers() & Qt::ControlModifier) {
            commit();
            return true;
        }
        if (watched == m_table && key->matches(QKeySequence::Delete)) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NotesPanel::showEvent(QShowEvent *event)
{
    if (std::exchange(m_stale, false))
        m_model->reset();
    QWidget::showEvent(event);
}

QString NotesPanel::noteOfPath() const
{
    const PathNotes *notes = m_notes.annotations().at(m_path);
    return notes && notes->note() ? QString::fromStdString(notes->note()->text) : QString();
}

void NotesPanel::commit()
{
    if (m_path.empty() || m_loading || m_editor->isReadOnly() || !m_editor->document()->isModified())
        return;
    m_editor->document()->setModified(false);
    m_notes.setNote(m_path, m_editor->toPlainText().toStdString());
}

void NotesPanel::focusNote()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

QString NotesPanel::about() const
{
    return m_about->fullText();
}

void NotesPanel::showPath(const std::string &path)
{
    if (path == m_path)
        return;
    commit();
    m_path = path;
    showNote();
}

void NotesPanel::showNote()
{
    m_pathLabel->setFullText(m_path.empty() ? tr("Choose a path to write a note") : displayText(m_path));
    m_history->clear();
    const PathNotes *notes = m_notes.annotations().at(m_path);
    const std::size_t count = notes ? notes->revisions.size() : 0;
    m_history->addItem(count < 2 ? tr("Nothing else was written before") : tr("Now"));
    if (count > 1) {
        const std::size_t listed = std::min(count - 1, static_cast<std::size_t>(mostRevisionsListed));
        for (std::size_t i = 1; i <= listed; ++i) {
            const Revision &revision = notes->revisions[count - 1 - i];
            m_history->addItem(revision.text.empty() ? tr("Removed: %1").arg(stampText(revision.stamp)) : stampText(revision.stamp));
        }
    }
    m_history->setEnabled(count > 1);
    showRevision(0);
}

// Entry 0 is the note as it is; the others are what it was, latest first, to be read only.
void NotesPanel::showRevision(int entry)
{
    const QScopedValueRollback guard(m_loading, true);
    const PathNotes *notes = m_notes.annotations().at(m_path);
    const std::size_t count = notes ? notes->revisions.size() : 0;
    const bool past = entry > 0 && static_cast<std::size_t>(entry) < count;
    const Revision *revision = count == 0 ? nullptr : &notes->revisions[count - 1 - (past ? static_cast<std::size_t>(entry) : 0)];
    m_history->setCurrentIndex(past ? entry : 0);
    const QString text = past ? QString::fromStdString(revision->text) : noteOfPath();
    if (m_editor->toPlainText() != text || m_editor->document()->isModified())
        m_editor->setPlainText(text);
    m_editor->document()->setModified(false);
    m_editor->setReadOnly(past || m_path.empty());
    m_editor->setEnabled(!m_path.empty());
    m_again->setEnabled(past && !revision->text.empty());
    QString about;
    if (revision && !revision->text.empty())
        //: %1 a name and a time
        about = past ? tr("Written by %1; not the note any more").arg(stampText(revision->stamp)) : tr("Written by %1").arg(stampText(revision->stamp));
    else if (revision)
        about = tr("Removed by %1").arg(stampText(revision->stamp));
    m_about->setFullText(about, Qt::ElideRight);
}

void NotesPanel::takeAct(const Act &act)
{
    constexpr std::size_t many = 1000;
    m_stale |= !isVisible() && act.marks.size() > many;
    if (!m_stale)
        m_model->applied(act);
    if (!act.tags.empty())
        fillWanted();
    const bool here = std::any_of(act.notes.begin(), act.notes.end(), [this](const NoteChange &change) { return change.path == m_path; });
    if (here)
        showNote();
}

void NotesPanel::fillWanted()
{
    const QVariant before = m_wanted->currentData();
    m_wanted->clear();
    m_wanted->addItem(tr("Everything"), -1);
    m_wanted->addItem(tr("Bookmarks"), -2);
    m_wanted->addItem(tr("Notes"), -3);
    m_wanted->addItem(tr("Tagged paths"), -4);
    for (const auto &[id, tag] : m_notes.annotations().tags())
        m_wanted->addItem(tagIcon(tag.colour, tagLetter(tag)), displayText(tag.name), qlonglong{id});
    m_wanted->setCurrentIndex(std::max(0, m_wanted->findData(before)));
    takeWanted();
}

void NotesPanel::takeWanted()
{
    const qlonglong chosen = m_wanted->currentData().toLongLong();
    NotesModel::Wanted wanted;
    if (chosen == -2)
        wanted.kind = NotesModel::Kind::Bookmark;
    else if (chosen == -3)
        wanted.kind = NotesModel::Kind::Note;
    else if (chosen == -4)
        wanted.kind = NotesModel::Kind::Mark;
    else if (chosen >= 0)
        wanted.tag = static_cast<TagId>(chosen);
    m_model->setWanted(wanted);
}

void NotesPanel::refreshButtons()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_remove->setEnabled(!rows.isEmpty());
    m_rename->setEnabled(rows.size() == 1 && m_model->bookmarkAt(rows.front().row()));
}

void NotesPanel::nameBookmark()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const Bookmark *bookmark = rows.size() == 1 ? m_model->bookmarkAt(rows.front().row()) : nullptr;
    if (!bookmark)
        return;
    auto *dialog = named(new QInputDialog(this), "bookmarkName", tr("Name of the bookmark"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Name of the Bookmark"));
    dialog->setLabelText(tr("&Name:"));
    dialog->setTextValue(QString::fromStdString(bookmark->label));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, id = bookmark->id](const QString &text) {
        m_notes.labelBookmark(id, text.trimmed().toStdString());
    });
    dialog->open();
}

// Each kind as one act: three, when all kinds are chosen.
void NotesPanel::removeSelected()
{
    std::vector<BookmarkId> bookmarks;
    std::map<TagId, std::vector<std::string>> marks;
    std::vector<std::string> notes;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const NotesModel::Item *item = m_model->itemAt(index.row());
        switch (item->kind) {
        case NotesModel::Kind::Bookmark: bookmarks.push_back(item->id); break;
        case NotesModel::Kind::Mark: marks[item->id].push_back(item->path); break;
        case NotesModel::Kind::Note: notes.push_back(item->path); break;
        }
    }
    m_notes.removeBookmarks(bookmarks);
    for (const auto &[tag, paths] : marks)
        m_notes.toggleTag(paths, tag); // all of them have it
    for (const std::string &path : notes)
        m_notes.setNote(path, {});
}

} // namespace assay

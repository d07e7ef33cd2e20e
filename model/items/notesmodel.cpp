// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/notesmodel.h"

#include "base/bytes.h"
#include "items/difftreemodel.h"
#include "items/displaytext.h"

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostSingle = 1000; // more changes at once make the list anew
constexpr std::size_t lineBytes = 200;
constexpr std::size_t detailBytes = 4096;

} // namespace

QString stampTimeText(const Stamp &stamp)
{
    const std::int64_t rest = (stamp.at % 1000 + 1000) % 1000;
    const std::string whole = isoTime((stamp.at - rest) / 1000);
    return fromUtf8View(whole).chopped(1) + u'.' + QString::number(rest).rightJustified(3, u'0') + u'Z';
}

QString stampText(const Stamp &stamp)
{
    return (stamp.user.empty() ? NotesModel::tr("unknown user") : displayText(stamp.user)) + u", "_s + stampTimeText(stamp);
}

QString placeText(const Bookmark &bookmark)
{
    QStringList parts;
    if (bookmark.side >= 0)
        parts.append(sideWord(bookmark.side));
    if (bookmark.range) {
        parts.append(NotesModel::tr("offset %1").arg(u"0x"_s + QString::number(bookmark.range->offset, 16)));
        if (bookmark.range->length > 1)
            parts.append(NotesModel::tr("%1 bytes").arg(numberText(bookmark.range->length)));
    }
    return parts.join(u", "_s);
}

NotesModel::NotesModel(const Annotations &annotations, QObject *parent) :
    QAbstractTableModel(parent),
    m_annotations(annotations)
{
    reset();
}

void NotesModel::setTree(std::shared_ptr<const DiffTree> tree)
{
    m_tree = std::move(tree);
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void NotesModel::setWanted(const Wanted &wanted)
{
    if (wanted == m_wanted)
        return;
    m_wanted = wanted;
    reset();
}

bool NotesModel::wants(const Item &item) const
{
    return (!m_wanted.kind || item.kind == *m_wanted.kind) && (!m_wanted.tag || (item.kind == Kind::Mark && item.id == *m_wanted.tag));
}

bool NotesModel::exists(const Item &item) const
{
    return stampOf(item) != nullptr;
}

const Stamp *NotesModel::stampOf(const Item &item) const
{
    if (item.kind == Kind::Bookmark) {
        const auto found = m_annotations.bookmarks().find(item.id);
        return found == m_annotations.bookmarks().end() || found->second.path != item.path ? nullptr : &found->second.stamp;
    }
    const PathNotes *notes = m_annotations.at(item.path);
    if (!notes)
        return nullptr;
    if (item.kind == Kind::Note)
        return notes->note() ? &notes->note()->stamp : nullptr;
    const auto mark = std::find_if(notes->marks.begin(), notes->marks.end(), [&item](const Mark &each) { return each.tag == item.id; });
    return mark == notes->marks.end() ? nullptr : &mark->stamp;
}

void NotesModel::reset()
{
    beginResetModel();
    m_items.clear();
    const auto add = [this](Item item) {
        if (wants(item))
            m_items.push_back(std::move(item));
    };
    for (const auto &[path, notes] : m_annotations.paths()) {
        if (notes.note())
            add({path, Kind::Note, 0});
        for (const Mark &mark : notes.marks)
            add({path, Kind::Mark, mark.tag});
    }
    for (const auto &[id, bookmark] : m_annotations.bookmarks())
        add({bookmark.path, Kind::Bookmark, id});
    std::sort(m_items.begin(), m_items.end());
    endResetModel();
}

// What annotations says of one row now.
void NotesModel::update(const Item &item)
{
    if (!wants(item))
        return;
    const auto place = std::lower_bound(m_items.begin(), m_items.end(), item);
    const int row = static_cast<int>(place - m_items.begin());
    const bool listed = place != m_items.end() && *place == item;
    if (exists(item) == listed) {
        if (listed)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    } else if (listed) {
        beginRemoveRows({}, row, row);
        m_items.erase(place);
        endRemoveRows();
    } else {
        beginInsertRows({}, row, row);
        m_items.insert(place, item);
        endInsertRows();
    }
}

void NotesModel::applied(const Act &act)
{
    if (act.marks.size() + act.notes.size() + act.bookmarks.size() > mostSingle) {
        reset();
        return;
    }
    for (const MarkChange &change : act.marks)
        update({change.path, Kind::Mark, change.mark.tag});
    for (const NoteChange &change : act.notes)
        update({change.path, Kind::Note, 0});
    for (const BookmarkChange &change : act.bookmarks) {
        for (const auto &bookmark : {change.before, change.after}) {
            if (bookmark)
                update({bookmark->path, Kind::Bookmark, bookmark->id});
        }
    }
    if (!act.tags.empty() && !m_items.empty()) // names and colours
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int NotesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int NotesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const NotesModel::Item *NotesModel::itemAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_items[static_cast<std::size_t>(row)] : nullptr;
}

const Bookmark *NotesModel::bookmarkAt(int row) const
{
    const Item *item = itemAt(row);
    if (!item || item->kind != Kind::Bookmark)
        return nullptr;
    const auto found = m_annotations.bookmarks().find(item->id);
    return found == m_annotations.bookmarks().end() ? nullptr : &found->second;
}

QString NotesModel::whatText(const Item &item) const
{
    switch (item.kind) {
    case Kind::Bookmark: return tr("Bookmark");
    case Kind::Note: return tr("Note");
    case Kind::Mark: {
        const Tag *tag = m_annotations.tag(item.id);
        return tag ? displayText(tag->name) : QString();
    }
    }
    return {};
}

QString NotesModel::textOf(const Item &item) const
{
    if (item.kind == Kind::Note) {
        const PathNotes *notes = m_annotations.at(item.path);
        return notes && notes->note() ? firstLineText(notes->note()->text, lineBytes) : QString();
    }
    if (item.kind == Kind::Mark)
        return {};
    const auto found = m_annotations.bookmarks().find(item.id);
    if (found == m_annotations.bookmarks().end())
        return {};
    const QString place = placeText(found->second);
    const QString label = firstLineText(found->second.label, lineBytes);
    return place.isEmpty() || label.isEmpty() ? QString(place + label) : QString(label + u" ("_s + place + u')');
}

QString NotesModel::detailText(const Item &item) const
{
    QStringList lines{displayText(item.path), whatText(item)};
    if (item.kind == Kind::Note) {
        const PathNotes *notes = m_annotations.at(item.path);
        if (notes && notes->note()) {
            const QString text = QString::fromStdString(notes->note()->text.substr(0, detailBytes));
            for (const QString &line : text.split(u'\n'))
                lines.append(displayText(line.toStdString()));
        }
    } else if (const QString text = textOf(item); !text.isEmpty()) {
        lines.append(text);
    }
    if (const Stamp *stamp = stampOf(item))
        lines.append(stampText(*stamp));
    return lines.join(u'\n');
}

QVariant NotesModel::data(const QModelIndex &index, int role) const
{
    const Item *item = index.isValid() ? itemAt(index.row()) : nullptr;
    if (!item)
        return {};
    const bool missing = m_tree && !m_tree->find(item->path);
    const Tag *tag = item->kind == Kind::Mark ? m_annotations.tag(item->id) : nullptr;
    switch (role) {
    case DetailRole: return detailText(*item);
    case MissingRole: return missing;
    case KindRole: return static_cast<int>(item->kind);
    case ColourRole: return tag ? int{tag->colour} : -1;
    case LetterRole: return tag ? QVariant(tagLetter(*tag)) : QVariant();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: break;
    default: return {};
    }
    const Stamp *stamp = stampOf(*item);
    switch (index.column()) {
    case WhatColumn: return whatText(*item);
    case PathColumn: return missing ? tr("%1 (not in this comparison)").arg(displayText(item->path)) : displayText(item->path);
    case TextColumn: return textOf(*item);
    case ByColumn: return stamp ? displayText(stamp->user) : QString();
    case WhenColumn: return stamp ? stampTimeText(*stamp) : QString();
    default: return {};
    }
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case WhatColumn: return tr("What", "column: tag, note or bookmark");
    case PathColumn: return tr("Path", "column");
    case TextColumn: return tr("Text", "column: of a note or bookmark");
    case ByColumn: return tr("By", "column: who");
    case WhenColumn: return tr("When (UTC)", "column");
    default: return {};
    }
}

} // namespace assay

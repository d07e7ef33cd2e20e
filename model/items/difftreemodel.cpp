// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/difftreemodel.h"

#include "base/bytes.h"

#include <QStringList>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

// The entry that says what a path is, whichever side has it; the pane's own first.
const Entry *anyEntry(const DiffTree &tree, DiffNodeId id, int preferred)
{
    if (tree.hasSide(preferred)) {
        if (const Entry *entry = tree.entry(id, preferred))
            return entry;
    }
    for (int side = 0; side < sideCount; ++side) {
        if (const Entry *entry = tree.hasSide(side) ? tree.entry(id, side) : nullptr)
            return entry;
    }
    return nullptr;
}

} // namespace

QString knownText(std::uint8_t known)
{
    switch (known) {
    case Known::Good: return DiffTreeModel::tr("good", "of a file on a list of hashes");
    case Known::Bad: return DiffTreeModel::tr("bad", "of a file on a list of hashes");
    case Known::Good | Known::Bad: return DiffTreeModel::tr("bad, good", "of a file on two lists of hashes");
    default: return {};
    }
}

QString badgeText(const Rollup::Counts &counts)
{
    QStringList parts;
    if (counts.added)
        parts.append(u'+' + QString::number(counts.added));
    if (counts.removed)
        parts.append(u'−' + QString::number(counts.removed));
    if (counts.modified)
        parts.append(u'≠' + QString::number(counts.modified));
    if (counts.metadata)
        parts.append(u'm' + QString::number(counts.metadata));
    if (counts.unknown)
        parts.append(u'!' + QString::number(counts.unknown));
    return parts.join(u' ');
}

DiffTreeModel::DiffTreeModel(int side, QObject *parent) :
    FlatTreeModel(parent),
    m_side(side)
{
}

void DiffTreeModel::setPending(bool pending)
{
    m_pending = pending;
}

int DiffTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : ColumnCount;
}

QVariant DiffTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isNumber(section) ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole) {
        const QString title = headerData(section, orientation, Qt::DisplayRole).toString();
        if (section != m_sortedColumn)
            return title;
        //: %1 the title of a column
        return m_sortOrder == Qt::AscendingOrder ? tr("%1, sorted in rising order").arg(title) : tr("%1, sorted in falling order").arg(title);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name", "column");
    case ChangeColumn: return tr("Change", "column: what happened to the path");
    case SizeColumn: return tr("Size", "column");
    case ModeColumn: return tr("Mode", "column: permission bits");
    case OwnerColumn: return tr("Owner", "column: user and group number");
    case MtimeColumn: return tr("Modified (UTC)", "column: modification time");
    case DigestColumn: return tr("SHA-256", "column");
    case LayerColumn: return tr("Layer", "column: number of the layer it comes from");
    case TypeColumn: return tr("Type", "column: file, folder and so on");
    case TargetColumn: return tr("Link Target", "column: where a symbolic link leads");
    case LinksColumn: return tr("Hard Links", "column: how many names share the file");
    case StepsColumn: return tr("Both Steps", "column: letters for what vendor to saved and saved to live did");
    case NotesColumn: return tr("Tags and note", "column");
    case KnownColumn: return tr("Known", "column: what lists of hashes say of the file");
    default: return {};
    }
}

bool DiffTreeModel::isNumber(int column)
{
    return column == SizeColumn || column == LayerColumn || column == LinksColumn;
}

void DiffTreeModel::setSorted(int column, Qt::SortOrder order)
{
    if (column == m_sortedColumn && order == m_sortOrder)
        return;
    m_sortedColumn = column;
    m_sortOrder = order;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void DiffTreeModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT sortRequested(column, order);
}

int DiffTreeModel::stepTo(const DiffTree &tree, int side)
{
    if (side == SavedSide && tree.hasStep(VendorToSaved))
        return VendorToSaved;
    if (side == LiveSide && tree.hasStep(SavedToLive))
        return SavedToLive;
    return -1;
}

RowStatus DiffTreeModel::statusOf(DiffNodeId id) const
{
    if (m_pending)
        return RowStatus::Pending;
    const int step = stepTo(*tree(), m_side);
    return step < 0 ? RowStatus::None : rowStatus(tree()->status(id, step));
}

QString DiffTreeModel::badge(DiffNodeId id) const
{
    const Rollup *below = tree()->rollup(id);
    const int step = stepTo(*tree(), m_side);
    return below && step >= 0 ? badgeText(below->step[static_cast<std::size_t>(step)]) : QString();
}

QString DiffTreeModel::steps(DiffNodeId id) const
{
    QStringList letters;
    for (int step = 0; step < stepCount; ++step) {
        if (tree()->hasStep(step))
            letters.append(statusLetter(m_pending ? RowStatus::Pending : rowStatus(tree()->status(id, step))));
    }
    return letters.join(u' ');
}

QVariant DiffTreeModel::display(DiffNodeId id, const Entry *entry, int column) const
{
    if (column == ChangeColumn) {
        const RowStatus status = statusOf(id);
        const QString below = badge(id);
        if (status == RowStatus::None || status == RowStatus::Pending || status == RowStatus::Identical)
            return below;
        const QString own = statusLetter(status) + u' ' + statusWord(status);
        return below.isEmpty() ? own : QString(own + u"  " + below);
    }
    if (column == StepsColumn)
        return steps(id);
    if (column == NotesColumn)
        return notesText(id);
    if (!entry)
        return {};
    if (column == KnownColumn)
        return knownText(known(id));
    const FsTree &own = *tree()->tree(m_side);
    const NodeId node = tree()->node(id).side[static_cast<std::size_t>(m_side)];
    switch (column) {
    case NameColumn: return displayText(tree()->name(id));
    case SizeColumn: return entry->type == EntryType::File ? numberText(entry->size) : QString();
    case ModeColumn: return entry->has(EntryFlag::Implied) ? QString() : modeText(*entry);
    case OwnerColumn: return entry->has(EntryFlag::Implied) ? QString() : ownerText(*entry);
    case MtimeColumn: return timeText(*entry);
    case DigestColumn: {
        const Sha256Digest *digest = own.digest(node);
        return digest ? shortDigestText(*digest) : QString();
    }
    case LayerColumn:
        return QString::number(own.ref(node).layer);
    case TypeColumn: return entryTypeText(entry->type);
    case TargetColumn: return entry->type == EntryType::Symlink ? displayText(own.target(node)) : QString();
    case LinksColumn: return entry->type == EntryType::File ? QString::number(own.linkCount(node)) : QString();
    default: return {};
    }
}

QVariant DiffTreeModel::cell(DiffNodeId id, int column, int role) const
{
    const Entry *entry = tree()->hasSide(m_side) ? tree()->entry(id, m_side) : nullptr;
    const auto below = [&](std::uint32_t Rollup::Counts::*count) -> QVariant {
        const Rollup *rollup = tree()->rollup(id);
        const int step = stepTo(*tree(), m_side);
        return rollup && step >= 0 ? rollup->step[static_cast<std::size_t>(step)].*count : 0U;
    };
    switch (role) {
    case Qt::DisplayRole: return display(id, entry, column);
    case Qt::TextAlignmentRole:
        if (isNumber(column))
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::AccessibleTextRole:
        return column == NameColumn ? QVariant(accessibleText(id)) : display(id, entry, column);
    case DetailRole: return detail(id, entry);
    case GapRole: return entry == nullptr;
    case StatusRole: return static_cast<int>(statusOf(id));
    case TypeRole: {
        const Entry *any = anyEntry(*tree(), id, m_side);
        return static_cast<int>(any ? any->type : EntryType::None);
    }
    case ExplainedRole: {
        const int step = stepTo(*tree(), m_side);
        return step >= 0 && tree()->node(id).explanation[static_cast<std::size_t>(step)] != Explanation::None;
    }
    case AddedBelowRole: return below(&Rollup::Counts::added);
    case RemovedBelowRole: return below(&Rollup::Counts::removed);
    case ModifiedBelowRole: return below(&Rollup::Counts::modified);
    case MetadataBelowRole: return below(&Rollup::Counts::metadata);
    case UnknownBelowRole: return below(&Rollup::Counts::unknown);
    case FlagsRole: return entry ? unsigned{entry->flags} : 0U;
    case KnownRole: return unsigned{known(id)};
    case NotesRole: return QVariant::fromValue(notes(id));
    case SetIdRole: return entry && entry->type == EntryType::File && (entry->mode & 06000);
    default: return {};
    }
}

// "libc.so.6, modified in saved, added in live": the whole row in words, the same in every pane but for what the pane lacks.
QString DiffTreeModel::accessibleText(DiffNodeId id) const
{
    QString text = displayText(tree()->name(id));
    if (m_pending)
        return tr("%1, not compared yet").arg(text);
    for (const int side : {SavedSide, LiveSide}) {
        const int step = stepTo(*tree(), side);
        if (step < 0)
            continue;
        const RowStatus status = rowStatus(tree()->status(id, step));
        if (status != RowStatus::Identical)
            //: %1 a name and what was said before, %2 "modified", %3 "saved"
            text = tr("%1, %2 in %3").arg(text, statusWord(status), sideWord(side));
    }
    if (!tree()->entry(id, m_side))
        text = tr("%1, missing in %2").arg(text, sideWord(m_side));
    if (m_isSelected && m_isSelected(id))
        text = tr("%1, selected").arg(text);
    if (const std::uint8_t listed = known(id); listed != 0)
        //: %1 a name and what was said before, %2 "bad" or "good"
        text = tr("%1, known: %2").arg(text, knownText(listed));
    if (const QStringList tags = tagNames(id); !tags.isEmpty())
        //: %1 a name and what was said before, %2 names of tags
        text = tr("%1, tagged %2").arg(text, tags.join(u", "_s));
    const RowNotes said = notes(id);
    if (said.note)
        text = tr("%1, has a note").arg(text);
    if (said.bookmark)
        text = tr("%1, has a bookmark").arg(text);
    return text;
}

std::uint8_t DiffTreeModel::known(DiffNodeId id) const
{
    return m_known ? knownOf(*tree(), id, m_side, *m_known) : std::uint8_t{0};
}

void DiffTreeModel::notesChanged(const std::vector<std::string> &paths)
{
    if (!tree())
        return;
    for (const std::string &path : paths) {
        const DiffNodeId id = tree()->find(path);
        const QModelIndex first = id ? indexOf(id) : QModelIndex();
        if (first.isValid())
            Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1), {Qt::DisplayRole, Qt::AccessibleTextRole, DetailRole, NotesRole});
    }
}

QChar tagLetter(const Tag &tag)
{
    if (tag.hotkey != 0)
        return QChar(u'0' + tag.hotkey);
    const QString name = displayText(tag.name);
    return name.isEmpty() || name.front().isSurrogate() ? QChar(u'•') : name.front().toUpper();
}

RowNotes DiffTreeModel::notes(DiffNodeId id) const
{
    RowNotes notes;
    if (!m_annotations || m_annotations->empty())
        return notes;
    const std::string path = tree()->path(id);
    notes.bookmark = m_annotations->bookmarkCount(path) != 0;
    const PathNotes *said = m_annotations->at(path);
    if (!said)
        return notes;
    notes.note = said->note() != nullptr;
    for (const Mark &mark : said->marks) {
        if (const Tag *tag = m_annotations->tag(mark.tag))
            notes.tags.append({tag->colour, tagLetter(*tag)});
    }
    return notes;
}

QStringList DiffTreeModel::tagNames(DiffNodeId id) const
{
    QStringList names;
    const PathNotes *said = m_annotations ? m_annotations->at(tree()->path(id)) : nullptr;
    if (!said)
        return names;
    for (const Mark &mark : said->marks) {
        if (const Tag *tag = m_annotations->tag(mark.tag))
            names.append(displayText(tag->name));
    }
    return names;
}

// "suspicious, to check: what the note says at first"
QString DiffTreeModel::notesText(DiffNodeId id) const
{
    const PathNotes *said = m_annotations ? m_annotations->at(tree()->path(id)) : nullptr;
    if (!said)
        return {};
    constexpr std::size_t shown = 200;
    const QString tags = tagNames(id).join(u", "_s);
    if (!said->note())
        return tags;
    const QString note = firstLineText(said->note()->text, shown);
    return tags.isEmpty() ? note : QString(tags + u": "_s + note);
}

QString DiffTreeModel::detail(DiffNodeId id, const Entry *entry) const
{
    QStringList lines{displayText(tree()->path(id))};
    const int step = stepTo(*tree(), m_side);
    if (m_pending) {
        lines.append(tr("Not compared yet"));
    } else if (step >= 0) {
        const DiffNode &node = tree()->node(id);
        const std::uint16_t changes = node.changes[static_cast<std::size_t>(step)];
        if (changes) {
            //: %1 "vendor", %2 "saved", %3 "content, permissions"
            lines.append(tr("From %1 to %2: %3").arg(sideWord(tree()->fromSide(step)), sideWord(m_side), changeWordsText(changes)));
        } else if (tree()->status(id, step) == DiffStatus::Unknown) {
            lines.append(tr("Could not be compared: one side was not read"));
        }
        const Explanation why = node.explanation[static_cast<std::size_t>(step)];
        if (why != Explanation::None)
            lines.append(tr("Explained: %1").arg(explanationText(why)));
        if (const QString below = badge(id); !below.isEmpty())
            lines.append(tr("Below: %1").arg(below));
    }
    if (!entry) {
        lines.append(tr("Not in this source"));
        return lines.join(u'\n');
    }
    if (const QString said = notesText(id); !said.isEmpty())
        lines.append(said);
    const FsTree &own = *tree()->tree(m_side);
    const NodeId node = tree()->node(id).side[static_cast<std::size_t>(m_side)];
    if (entry->type == EntryType::File)
        lines.append(tr("%1, %2 bytes").arg(entryTypeText(entry->type), numberText(entry->size)));
    else
        lines.append(entryTypeText(entry->type));
    if (entry->type == EntryType::Symlink)
        lines.append(tr("Leads to %1").arg(displayText(own.target(node))));
    if (const Sha256Digest *digest = own.digest(node))
        lines.append(u"SHA-256 "_s + fromUtf8View(toHex(*digest)));
    if (const std::uint8_t listed = known(id); listed != 0)
        lines.append(tr("By hash lists: %1").arg(knownText(listed)));
    if (entry->has(EntryFlag::Unreadable))
        lines.append(tr("Could not be read"));
    if (entry->has(EntryFlag::Unstable))
        lines.append(tr("Changed while it was read"));
    return lines.join(u'\n');
}

} // namespace assay

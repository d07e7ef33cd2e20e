// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/versionsmodel.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "ui/preview/metadatatext.h"

#include <utility>

namespace assay {

VersionsModel::VersionsModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

// What a layer says of the path, whether that is seen or not.
VersionsModel::Row VersionsModel::rowOf(const LoadedSourcePtr &source, std::uint32_t number, const LayerTree &layer, const Entry &entry)
{
    Row row;
    row.text[LayerColumn] = QString::number(number);
    row.text[WhatColumn] = entryTypeText(entry.type);
    if (entry.type != EntryType::None && !entry.has(EntryFlag::Implied)) {
        row.text[ModeColumn] = modeText(entry) % QStringLiteral("  ") % octal(entry.mode);
        row.text[OwnerColumn] = ownerText(entry);
        row.text[TimeColumn] = timeText(entry);
    }
    if (entry.type == EntryType::File)
        row.text[SizeColumn] = QString::number(entry.size);
    if (const Sha256Digest *digest = layer.digest(entry))
        row.text[DigestColumn] = latin(toHex(*digest));
    else if (entry.type == EntryType::Symlink)
        row.text[DigestColumn] = QStringLiteral("→ ") % displayText(layer.target(entry));
    if (source && number < source->layers.size())
        row.text[DiffIdColumn] = displayText(source->layers[number].layer.diffId);
    if (entry.type != EntryType::File)
        row.whyNoContent = tr("This version has no content: it is no file.");
    return row;
}

// What the last entry of a layer is to a reader of the image.
QString VersionsModel::stateOf(const Entry &entry, bool isSeen, bool inView)
{
    if (entry.type == EntryType::None || (entry.has(EntryFlag::Whiteout) && !isSeen))
        return tr("hides what lower layers hold", "a deletion mark");
    if (entry.has(EntryFlag::Whiteout))
        return tr("seen, and hides what lower layers hold", "a version of a file");
    QString state = isSeen ? tr("seen", "a version of a file") : tr("hidden by a higher layer", "a version of a file");
    if (!inView)
        state = tr("in a layer that is not shown", "a version of a file");
    if (entry.has(EntryFlag::Opaque))
        state += tr(", hides what lower layers hold in it", "a folder");
    return state;
}

void VersionsModel::addSide(const Comparison &comparison, int side, const std::string &path)
{
    const FsTree &fs = *comparison.tree->tree(side);
    const LoadedSourcePtr &source = comparison.sources[static_cast<std::size_t>(side)];
    const LayerSpan span = comparison.views[static_cast<std::size_t>(side)].span();
    const NodeId seen = fs.find(path);
    for (const FsTree::Ref &ref : fs.versions(path)) {
        const LayerTree &layer = *fs.layers()[ref.layer];
        for (const LayerTree::OldVersion &old : layer.oldVersions()) {
            if (old.node != ref.node)
                continue;
            Row row = rowOf(source, ref.layer, layer, old.entry);
            row.text[SourceColumn] = sideTitle(side);
            row.text[SeenColumn] = tr("named again later in the same layer");
            // A source hands out what a layer holds at a path, and that is the last one.
            if (old.entry.type == EntryType::File)
                row.whyNoContent = tr("Only its metadata is kept: the same layer names this path again, and an engine unpacks the last one.");
            m_rows.push_back(std::move(row));
        }
        const Entry &entry = layer.entry(ref.node);
        Row row = rowOf(source, ref.layer, layer, entry);
        row.seen = seen && fs.ref(seen).layer == ref.layer && fs.ref(seen).node == ref.node;
        row.text[SourceColumn] = sideTitle(side);
        row.text[SeenColumn] = stateOf(entry, row.seen, ref.layer >= span.first && ref.layer - span.first < span.count);
        if (source && source->image)
            row.place = PathVersion{side, ref};
        if (entry.type == EntryType::File)
            row.version = PathVersion{side, ref};
        m_rows.push_back(std::move(row));
    }
}

void VersionsModel::show(const ComparisonPtr &comparison, const std::string &path)
{
    beginResetModel();
    m_rows.clear();
    for (int side = 0; side < sideCount; ++side) {
        if (comparison && comparison->tree && comparison->tree->hasSide(side))
            addSide(*comparison, side, path);
    }
    endResetModel();
}

std::optional<PathVersion> VersionsModel::version(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].version : std::nullopt;
}

std::optional<PathVersion> VersionsModel::place(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].place : std::nullopt;
}

QString VersionsModel::whyNoContent(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].whyNoContent : QString();
}

int VersionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int VersionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant VersionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const QString &text = row.text[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return text;
    case Qt::AccessibleTextRole: return QString(headerData(index.column(), Qt::Horizontal).toString() % QStringLiteral(": ") % text);
    case MonospaceRole: return index.column() >= ModeColumn;
    case SeenRole: return row.seen;
    default: return {};
    }
}

QVariant VersionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SourceColumn: return tr("Source");
    case LayerColumn: return tr("Layer");
    case WhatColumn: return tr("What");
    case SeenColumn: return tr("State");
    case ModeColumn: return tr("Permissions");
    case OwnerColumn: return tr("Owner");
    case SizeColumn: return tr("Bytes");
    case TimeColumn: return tr("Modified");
    case DigestColumn: return tr("SHA-256 or target");
    case DiffIdColumn: return tr("Diff id of the layer");
    default: return {};
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/metadatamodel.h"

#include "base/bytes.h"
#include "base/capability.h"
#include "base/displaysafe.h"
#include "items/displaytext.h"

#include <algorithm>
#include <map>

namespace assay {
namespace {

constexpr std::size_t attributeBytesShown = 4096;

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString attributeText(std::string_view name, std::string_view value)
{
    const std::string_view start = value.substr(0, attributeBytesShown);
    const std::string hex = toHex(reinterpret_cast<const std::uint8_t *>(start.data()), start.size());
    QString text;
    if (name == capabilityAttribute) {
        if (const auto words = capabilityText(value))
            return QString(latin(*words) % QStringLiteral("\n") % latin(hex));
        return MetadataModel::tr("not a capability value: %1", "of an extended attribute").arg(latin(hex));
    }
    if (value.empty())
        return MetadataModel::tr("empty", "value of an extended attribute");
    // Text with an end mark of C, as SELinux labels are, is text.
    std::string_view trimmed = start;
    if (trimmed.back() == '\0')
        trimmed.remove_suffix(1);
    text = needsDisplayEscape(trimmed) ? QString(QStringLiteral("0x") % latin(hex)) : displayText(trimmed);
    if (value.size() > start.size())
        text += MetadataModel::tr(" … (%1 bytes)").arg(value.size());
    return text;
}

// "known bad: list.txt", a line for each list.
QString listsText(const KnownHashes &known, const Sha256Digest &digest)
{
    QStringList lines;
    for (const KnownHashes::List &list : known.lists) {
        if (list.digests->contains(digest))
            lines += (list.kind == Known::Bad ? MetadataModel::tr("known bad: %1") : MetadataModel::tr("known good: %1")).arg(displayText(list.name));
    }
    return lines.isEmpty() ? MetadataModel::tr("on none", "of the hash lists") : lines.join(QStringLiteral("\n"));
}

QString octal(std::uint32_t mode)
{
    return QStringLiteral("%1").arg(mode, 4, 8, QLatin1Char('0'));
}

QString shortId(std::string_view digest)
{
    const std::size_t colon = digest.find(':');
    return latin(digest.substr(colon == std::string_view::npos ? 0 : colon + 1, 12));
}

} // namespace

MetadataModel::MetadataModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void MetadataModel::show(const ComparisonPtr &comparison, DiffNodeId node)
{
    beginResetModel();
    m_rows.clear();
    if (comparison && comparison->tree && node && node.value < comparison->tree->size()) {
        const DiffTree &tree = *comparison->tree;
        const DiffNode &diff = tree.node(node);
        const std::string path = tree.path(node);
        std::array<const Entry *, 3> entries{};
        for (int side = 0; side < sideCount; ++side)
            entries[static_cast<std::size_t>(side)] = tree.hasSide(side) ? tree.entry(node, side) : nullptr;

        // What the comparison says is marked, nothing else: a full mark where a step led to another value, a faint one where
        // it started from.
        const auto markOf = [&](int side, std::uint16_t bits) {
            Mark mark = Mark::None;
            for (int step = 0; step < stepCount; ++step) {
                if (!tree.hasStep(step) || (diff.changes[static_cast<std::size_t>(step)] & bits) == 0)
                    continue;
                if (tree.toSide(step) == side)
                    mark = Mark::Full;
                else if (tree.fromSide(step) == side && mark == Mark::None)
                    mark = Mark::Faint;
            }
            return mark;
        };
        const auto add = [&](const QString &property, std::uint16_t bits, auto &&textOf, bool evenIfEmpty = false, bool monospace = true) {
            Row row;
            row.property = property;
            bool any = evenIfEmpty;
            for (int side = 0; side < sideCount; ++side) {
                const auto at = static_cast<std::size_t>(side);
                Cell &cell = row.cells[at];
                cell.monospace = monospace;
                if (!entries[at]) {
                    cell.absent = tree.hasSide(side);
                    continue;
                }
                cell.text = textOf(side, *entries[at]);
                cell.mark = markOf(side, bits);
                any = any || !cell.text.isEmpty();
            }
            if (any)
                m_rows.push_back(std::move(row));
        };
        const auto fsTree = [&](int side) -> const FsTree & { return *tree.tree(side); };
        const auto fsNode = [&](int side) { return diff.side[static_cast<std::size_t>(side)]; };

        // What happened, in a word, in the column of the state it led to.
        Row change;
        change.property = tr("Change");
        for (int step = 0; step < stepCount; ++step) {
            if (!tree.hasStep(step))
                continue;
            Cell &cell = change.cells[static_cast<std::size_t>(tree.toSide(step))];
            const std::uint16_t changes = diff.changes[static_cast<std::size_t>(step)];
            const DiffStatus status = tree.status(node, step);
            cell.monospace = false;
            cell.text = statusWord(rowStatus(status));
            constexpr std::uint16_t alone = Change::Added | Change::Removed | Change::Type;
            if (changes != 0 && (changes & alone) == 0)
                cell.text = changeWordsText(changes);
            if (changes != 0) {
                cell.mark = Mark::Full;
                const QString why = explanationText(diff.explanation[static_cast<std::size_t>(step)]);
                if (!why.isEmpty())
                    cell.text += QStringLiteral("\n") % why;
            }
        }
        if (tree.hasStep(VendorToSaved) || tree.hasStep(SavedToLive))
            m_rows.push_back(std::move(change));

        add(tr("Type"), Change::Type, [](int, const Entry &entry) { return entryTypeText(entry.type); }, true, false);
        for (int side = 0; side < sideCount; ++side) {
            Cell &cell = m_rows.back().cells[static_cast<std::size_t>(side)];
            if (cell.absent) {
                cell.text = tr("not in this source");
                cell.monospace = false;
            }
        }
        add(tr("Permissions"), Change::Mode, [](int, const Entry &entry) {
            return entry.has(EntryFlag::Implied) ? QString() : QString(modeText(entry) % QStringLiteral("  ") % octal(entry.mode));
        });
        add(tr("Owner"), Change::Owner, [](int, const Entry &entry) { return entry.has(EntryFlag::Implied) ? QString() : ownerText(entry); });
        add(tr("Size in bytes"), Change::Content, [](int, const Entry &entry) { return entry.type == EntryType::File ? QString::number(entry.size) : QString(); });
        // The content may differ and be as large as before.
        if (m_rows.back().property == tr("Size in bytes")) {
            Row &size = m_rows.back();
            for (std::size_t at = 0; at < size.cells.size(); ++at) {
                bool other = false;
                for (std::size_t k = 0; k < size.cells.size(); ++k)
                    other = other || (entries[at] && entries[k] && size.cells[k].text != size.cells[at].text);
                if (!other)
                    size.cells[at].mark = Mark::None;
            }
        }
        add(tr("Modified"), Change::Mtime, [](int, const Entry &entry) {
            const QString time = timeText(entry);
            return entry.has(EntryFlag::WholeSeconds) && !time.isEmpty() ? tr("%1 (no fraction recorded)").arg(time) : time;
        });
        add(tr("SHA-256"), Change::Content, [&](int side, const Entry &entry) {
            const Sha256Digest *digest = fsTree(side).digest(fsNode(side));
            return digest ? latin(toHex(*digest)) : entry.type == EntryType::File ? tr("not known") : QString();
        });
        if (m_known) {
            add(tr("Hash lists"), 0, [&](int side, const Entry &entry) {
                const Sha256Digest *digest = fsTree(side).digest(fsNode(side));
                return entry.type == EntryType::File && digest ? listsText(*m_known, *digest) : QString();
            }, false, false);
        }
        add(tr("Link target"), Change::Target, [&](int side, const Entry &entry) {
            return entry.type == EntryType::Symlink ? displayText(fsTree(side).target(fsNode(side))) : QString();
        });
        add(tr("Device"), Change::Device, [](int, const Entry &entry) {
            return entry.type == EntryType::Character || entry.type == EntryType::Block ? QStringLiteral("%1:%2").arg(entry.rdevMajor).arg(entry.rdevMinor) : QString();
        });
        bool linked = false;
        for (int side = 0; side < sideCount; ++side)
            linked = linked || (entries[static_cast<std::size_t>(side)] && fsTree(side).linkCount(fsNode(side)) > 1);
        if (linked) {
            add(tr("Names of this file"), Change::Links, [&](int side, const Entry &) { return QString::number(fsTree(side).linkCount(fsNode(side))); });
        }
        std::map<std::string, std::array<std::optional<std::string>, 3>> attributes;
        for (int side = 0; side < sideCount; ++side) {
            if (!entries[static_cast<std::size_t>(side)])
                continue;
            for (const auto &[name, value] : fsTree(side).xattrs(fsNode(side)))
                attributes[std::string(name)][static_cast<std::size_t>(side)] = std::string(value);
        }
        for (const auto &[name, values] : attributes) {
            add(displayText(name), 0, [&, &attribute = name, &held = values](int side, const Entry &) {
                const auto &value = held[static_cast<std::size_t>(side)];
                return value ? attributeText(attribute, *value) : tr("none", "no such extended attribute");
            });
            // The comparison says that attributes differ; which of them is to be seen here.
            for (int step = 0; step < stepCount; ++step) {
                if (!tree.hasStep(step) || (diff.changes[static_cast<std::size_t>(step)] & Change::Xattrs) == 0)
                    continue;
                const auto from = static_cast<std::size_t>(tree.fromSide(step));
                const auto to = static_cast<std::size_t>(tree.toSide(step));
                if (!entries[from] || !entries[to] || values[from] == values[to])
                    continue;
                m_rows.back().cells[to].mark = Mark::Full;
                if (m_rows.back().cells[from].mark == Mark::None)
                    m_rows.back().cells[from].mark = Mark::Faint;
            }
        }
        add(tr("Remarks"), 0, [](int, const Entry &entry) {
            QStringList remarks;
            if (entry.has(EntryFlag::Implied))
                remarks += tr("named only as part of longer paths");
            if (entry.has(EntryFlag::Unreadable))
                remarks += tr("could not be read");
            if (entry.has(EntryFlag::Unstable))
                remarks += tr("changed while it was read");
            if (entry.has(EntryFlag::Sparse))
                remarks += tr("stored with holes");
            if (entry.has(EntryFlag::Opaque))
                remarks += tr("hides what lower layers hold in it");
            return remarks.join(QStringLiteral(", "));
        }, false, false);
        const auto layer = [&](int side) -> const LoadedLayer * {
            const LoadedSourcePtr &source = comparison->sources[static_cast<std::size_t>(side)];
            const std::uint32_t number = fsTree(side).ref(fsNode(side)).layer;
            return source && number < source->layers.size() ? &source->layers[number] : nullptr;
        };
        add(tr("Layer"), 0, [&](int side, const Entry &) {
            const LoadedLayer *found = layer(side);
            const std::size_t count = fsTree(side).layers().size();
            if (!found || (count < 2 && found->layer.diffId.empty()))
                return QString();
            const QString number = QString::number(fsTree(side).ref(fsNode(side)).layer);
            return found->layer.diffId.empty() ? number : QString(number % QStringLiteral("  ") % shortId(found->layer.diffId));
        });
        add(tr("Layer verdict"), 0, [&](int side, const Entry &) {
            const LoadedLayer *found = layer(side);
            if (!found)
                return QString();
            const QString verdict = verdictText(static_cast<int>(found->verdict));
            return found->verdictReason.empty() ? verdict : QString(verdict % QStringLiteral(": ") % displayText(found->verdictReason));
        }, false, false);
        add(tr("Stored in"), 0, [&](int side, const Entry &) {
            const LoadedLayer *found = layer(side);
            return found ? displayText(found->layer.store) : QString();
        });

        // The findings of this path, in words. They are sorted by path.
        const auto before = [](const Finding &finding, const std::string &wanted) { return finding.path < wanted; };
        auto finding = std::lower_bound(comparison->findings.begin(), comparison->findings.end(), path, before);
        bool first = true;
        for (; finding != comparison->findings.end() && finding->path == path; ++finding) {
            if (path.empty() && finding->layer.empty() && finding->store.empty())
                continue; // about no path at all
            Row row;
            row.property = severityText(finding->severity);
            row.wide = true;
            row.heading = first;
            first = false;
            QString text = findingTitle(finding->code);
            if (finding->role >= 0)
                text += QStringLiteral(" (") % sideWord(finding->role) % QStringLiteral(")");
            if (const FindingCode *known = findFindingCode(finding->code))
                text += QStringLiteral(": ") % latin(known->meaning);
            QStringList missed;
            for (const std::string &command : finding->missedBy)
                missed += displayText(command);
            if (!missed.isEmpty())
                text += QStringLiteral("\n") % tr("Not noticed by: %1").arg(missed.join(QStringLiteral(", ")));
            for (const auto &[key, value] : finding->detail)
                text += QStringLiteral("\n") % displayText(key) % QStringLiteral(": ") % displayText(value);
            row.cells[0].text = text;
            row.cells[0].monospace = false;
            m_rows.push_back(std::move(row));
        }
    }
    endResetModel();
}

int MetadataModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MetadataModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MetadataModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == PropertyColumn) {
        switch (role) {
        case Qt::DisplayRole: return row.property;
        case Qt::AccessibleTextRole: return row.property;
        case HeadingRole: return row.heading;
        case WideRole: return row.wide;
        default: return {};
        }
    }
    const Cell &cell = row.cells[static_cast<std::size_t>(index.column() - VendorColumn)];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::AccessibleTextRole: {
        const QString text = cell.absent ? tr("not in this source") : cell.text;
        QString named = row.property % QStringLiteral(": ") % text;
        if (!row.wide)
            named = sideWord(index.column() - VendorColumn) % QStringLiteral(", ") % named;
        if (cell.mark != Mark::None)
            named += QStringLiteral(", ") % tr("differs");
        return named;
    }
    case MarkRole: return static_cast<int>(cell.mark);
    case MonospaceRole: return cell.monospace;
    case AbsentRole: return cell.absent;
    case WideRole: return row.wide;
    case HeadingRole: return row.heading;
    default: return {};
    }
}

QVariant MetadataModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return section == PropertyColumn ? tr("Property") : sideTitle(section - VendorColumn);
}

VersionsModel::VersionsModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void VersionsModel::show(const ComparisonPtr &comparison, const std::string &path)
{
    beginResetModel();
    m_rows.clear();
    if (comparison && comparison->tree) {
        const DiffTree &tree = *comparison->tree;
        for (int side = 0; side < sideCount; ++side) {
            if (!tree.hasSide(side))
                continue;
            const FsTree &fs = *tree.tree(side);
            const LoadedSourcePtr &source = comparison->sources[static_cast<std::size_t>(side)];
            const NodeId seen = fs.find(path);
            const auto addRow = [&](std::uint32_t number, const LayerTree &layer, const Entry &entry, const QString &state, bool isSeen) {
                Row row;
                row.seen = isSeen;
                row.text[SourceColumn] = sideTitle(side);
                row.text[LayerColumn] = QString::number(number);
                row.text[WhatColumn] = entryTypeText(entry.type);
                row.text[SeenColumn] = state;
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
                m_rows.push_back(std::move(row));
            };
            for (const FsTree::Ref &ref : fs.versions(path)) {
                const LayerTree &layer = *fs.layers()[ref.layer];
                for (const LayerTree::OldVersion &old : layer.oldVersions()) {
                    if (old.node != ref.node)
                        continue;
                    addRow(ref.layer, layer, old.entry, tr("named again later in the same layer"), false);
                    // A source hands out what a layer holds at a path, and that is the last one.
                    if (old.entry.type == EntryType::File)
                        m_rows.back().whyNoContent = tr("Only its metadata is kept: the same layer names this path again, and an engine unpacks the last one.");
                }
                const Entry &entry = layer.entry(ref.node);
                const bool isSeen = seen && fs.ref(seen).layer == ref.layer && fs.ref(seen).node == ref.node;
                QString state = isSeen ? tr("seen", "a version of a file") : tr("hidden by a higher layer", "a version of a file");
                const LayerSpan span = comparison->views[static_cast<std::size_t>(side)].span();
                if (ref.layer < span.first || ref.layer - span.first >= span.count)
                    state = tr("in a layer that is not shown", "a version of a file");
                if (entry.type == EntryType::None || (entry.has(EntryFlag::Whiteout) && !isSeen))
                    state = tr("hides what lower layers hold", "a deletion mark");
                else if (entry.has(EntryFlag::Whiteout))
                    state = tr("seen, and hides what lower layers hold", "a version of a file");
                else if (entry.has(EntryFlag::Opaque))
                    state += tr(", hides what lower layers hold in it", "a folder");
                addRow(ref.layer, layer, entry, state, isSeen);
                if (source && source->image)
                    m_rows.back().place = PathVersion{side, ref};
                if (entry.type == EntryType::File)
                    m_rows.back().version = PathVersion{side, ref};
            }
        }
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

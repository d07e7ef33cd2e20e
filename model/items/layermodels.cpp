// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/layermodels.h"

#include "base/bytes.h"
#include "items/sourcemodels.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

struct Layers {
    Q_DECLARE_TR_FUNCTIONS(Layers)
};

// Why a path is not seen any more.
QString hiddenText(HiddenBy by)
{
    switch (by) {
    case HiddenBy::Whiteout: return Layers::tr("by a whiteout", "a hidden path");
    case HiddenBy::Opaque: return Layers::tr("by the mark of its folder (opaque)", "a hidden path");
    case HiddenBy::Replaced: return Layers::tr("what was its folder is none any more", "a hidden path");
    case HiddenBy::Folder: return Layers::tr("with its folder", "a hidden path");
    case HiddenBy::Nothing: break;
    }
    return {};
}

QString pathText(const LayerChanges &changes, const LayerChange &change)
{
    return displayText(changes.path(change));
}

} // namespace

QString layerViewText(const LayerView &view, std::size_t layers)
{
    switch (view.kind) {
    case LayerView::Kind::UpTo:
        //: %1 number of a layer, from 0; %2 how many are shown, %3 how many there are
        return Layers::tr("merged up to layer %1 (%2 of %3 layers)").arg(view.layer).arg(view.shown(layers)).arg(layers);
    case LayerView::Kind::Only:
        return Layers::tr("only layer %1 (%2 of %3 layers)").arg(view.layer).arg(view.shown(layers)).arg(layers);
    case LayerView::Kind::All: break;
    }
    return Layers::tr("all layers (%1)").arg(layers);
}

// "/bin/sh -c #(nop)  COPY …" and "/bin/sh -c apt-get …" as they stood in the Dockerfile.
QString layerCommandText(const LoadedSource &loaded, std::size_t layer)
{
    if (!loaded.image || layer >= loaded.image->layers.size())
        return {};
    std::string_view command = loaded.image->layers[layer].createdBy;
    constexpr std::string_view shell = "/bin/sh -c ";
    constexpr std::string_view noOperation = "#(nop)";
    QString before;
    if (command.starts_with(shell)) {
        command.remove_prefix(shell.size());
        if (command.starts_with(noOperation))
            command.remove_prefix(noOperation.size());
        else
            before = u"RUN "_s;
    }
    command.remove_prefix(std::min(command.find_first_not_of(' '), command.size()));
    return command.empty() ? QString() : before + displayText(command).simplified();
}

QString layerDetailText(const LoadedSource &loaded, std::size_t number)
{
    const LoadedLayer &layer = loaded.layers[number];
    QString head = Layers::tr("Layer %1: %2").arg(number).arg(verdictText(static_cast<int>(layer.verdict)));
    if (!layer.verdictReason.empty())
        head += u" ("_s + displayText(layer.verdictReason) + u')';
    QStringList lines{head};
    if (!layer.layer.diffId.empty())
        lines.append(Layers::tr("Diff id: %1").arg(displayText(layer.layer.diffId)));
    if (!layer.layer.chainId.empty())
        lines.append(Layers::tr("Chain id: %1").arg(displayText(layer.layer.chainId)));
    if (!layer.layer.store.empty())
        lines.append(Layers::tr("Lies at: %1").arg(displayText(layer.layer.store)));
    if (loaded.image && number < loaded.image->layers.size() && !loaded.image->layers[number].createdBy.empty())
        lines.append(Layers::tr("Made by: %1").arg(displayText(loaded.image->layers[number].createdBy)));
    return lines.join(u'\n');
}

QString layerActLetter(LayerAct act)
{
    switch (act) {
    case LayerAct::Hidden: return u"H"_s;
    case LayerAct::Mark: return u"W"_s;
    default: return statusLetter(layerActStatus(act));
    }
}

QString layerActWord(LayerAct act)
{
    switch (act) {
    case LayerAct::Added: return Layers::tr("added", "what a layer did");
    case LayerAct::Changed: return Layers::tr("modified", "what a layer did");
    case LayerAct::Metadata: return Layers::tr("metadata", "what a layer did");
    case LayerAct::Type: return Layers::tr("type", "what a layer did");
    case LayerAct::Hidden: return Layers::tr("hidden", "what a layer did");
    case LayerAct::Mark: return Layers::tr("mark", "what a layer did");
    case LayerAct::Unknown: return Layers::tr("not read", "what a layer did");
    case LayerAct::Repeated: return Layers::tr("repeated", "what a layer did");
    }
    return {};
}

QString layerActExplanation(LayerAct act)
{
    switch (act) {
    case LayerAct::Added: return Layers::tr("The layers below have nothing at this path.");
    case LayerAct::Changed: return Layers::tr("The layers below have other content, another target or another device at this path.");
    case LayerAct::Metadata: return Layers::tr("The layers below have the same with other metadata.");
    case LayerAct::Type: return Layers::tr("The layers below have something of another type at this path.");
    case LayerAct::Hidden: return Layers::tr("The layers below have this path; this layer takes it out of sight. The content is still there.");
    case LayerAct::Mark: return Layers::tr("A deletion mark that nothing else tells of: an opaque folder, or a whiteout of what is not there.");
    case LayerAct::Unknown: return Layers::tr("A part was not read: what was done to the path is not proven.");
    case LayerAct::Repeated: return Layers::tr("The layer holds the path again as it was.");
    }
    return {};
}

RowStatus layerActStatus(LayerAct act)
{
    switch (act) {
    case LayerAct::Added: return RowStatus::Added;
    case LayerAct::Changed: return RowStatus::Modified;
    case LayerAct::Metadata: return RowStatus::Metadata;
    case LayerAct::Type: return RowStatus::Type;
    case LayerAct::Hidden: return RowStatus::Removed;
    case LayerAct::Mark: return RowStatus::None;
    case LayerAct::Unknown: return RowStatus::Unknown;
    case LayerAct::Repeated: break;
    }
    return RowStatus::Identical;
}

LayerChoiceModel::LayerChoiceModel(First first, QObject *parent) :
    QAbstractListModel(parent),
    m_allFirst(first == First::AllLayers)
{
}

void LayerChoiceModel::setSources(std::vector<Choice> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_rows.clear();
    for (std::uint32_t source = 0; source < m_sources.size(); ++source) {
        for (std::uint32_t layer = 0; layer < m_sources[source].loaded->layers.size(); ++layer)
            m_rows.emplace_back(source, layer);
    }
    endResetModel();
}

int LayerChoiceModel::rowOf(int side, std::uint32_t layer) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_sources[m_rows[i].first].side == side && m_rows[i].second == layer)
            return static_cast<int>(i) + m_allFirst;
    }
    return -1;
}

std::optional<std::pair<int, std::uint32_t>> LayerChoiceModel::layerAt(int row) const
{
    const int at = row - m_allFirst;
    if (at < 0 || at >= static_cast<int>(m_rows.size()))
        return std::nullopt;
    const auto &[source, layer] = m_rows[static_cast<std::size_t>(at)];
    return std::pair(m_sources[source].side, layer);
}

int LayerChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + m_allFirst;
}

QVariant LayerChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.row() < m_allFirst) {
        const QString all = tr("All layers (%1)").arg(m_rows.size());
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
        case NumberRole: return all;
        case DetailRole: return tr("What the image shows: all of its layers, laid over each other");
        case CommandRole:
        case FactsRole: return QString();
        default: return {};
        }
    }
    const auto &[source, number] = m_rows[static_cast<std::size_t>(index.row() - m_allFirst)];
    const Choice &choice = m_sources[source];
    const LoadedLayer &layer = choice.loaded->layers[number];
    const auto title = [&, n = number] {
        const QString text = tr("Layer %1").arg(n);
        //: %1 "Live", %2 "Layer 2"
        return m_sources.size() > 1 ? tr("%1, %2").arg(sideTitle(choice.side), text) : text;
    };
    const auto facts = [&layer] {
        QStringList parts{verdictText(static_cast<int>(layer.verdict))};
        if (!layer.layer.diffId.empty())
            parts.append(shortDigestName(layer.layer.diffId).section(u':', -1));
        return parts.join(u" · "_s);
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{title(), facts()};
        if (const QString command = layerCommandText(*choice.loaded, number); !command.isEmpty())
            parts.append(command);
        return parts.join(u" · "_s);
    }
    case NumberRole: return title();
    case FactsRole: return facts();
    case CommandRole: return layerCommandText(*choice.loaded, number);
    case VerdictRole: return static_cast<int>(layer.verdict);
    case DetailRole: return layerDetailText(*choice.loaded, number);
    default: return {};
    }
}

LayerChangesModel::LayerChangesModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void LayerChangesModel::setRows(ChangesPtr changes, std::vector<std::uint32_t> rows)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_rows = std::move(rows);
    endResetModel();
}

const LayerChange *LayerChangesModel::changeAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_changes->rows()[changeIndex(row)] : nullptr;
}

int LayerChangesModel::rowOf(std::uint32_t change) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), change);
    return at != m_rows.end() && *at == change ? static_cast<int>(at - m_rows.begin()) : -1;
}

int LayerChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LayerChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayerChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == SizeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ActColumn: return tr("What", "column: what a layer did to the path");
    case PathColumn: return tr("Path", "column");
    case WhatColumn: return tr("How", "column: which properties were changed, or what hides the path");
    case SizeColumn: return tr("Size", "column");
    case ModeColumn: return tr("Mode", "column: permission bits");
    case OwnerColumn: return tr("Owner", "column: user and group number");
    case TimeColumn: return tr("Modified (UTC)", "column: modification time");
    default: return {};
    }
}

QString LayerChangesModel::what(const LayerChange &change) const
{
    QStringList parts;
    if (change.act == LayerAct::Hidden || change.act == LayerAct::Unknown) {
        parts.append(hiddenText(change.hiddenBy));
    } else if (change.act == LayerAct::Type && change.below) {
        //: %1 "folder", %2 "file"
        parts.append(tr("%1, was %2").arg(entryTypeText(m_changes->entry(change)->type), entryTypeText(m_changes->below().entry(change.below).type)));
    } else if (change.changes) {
        parts.append(changeWordsText(change.changes));
    }
    if (change.act == LayerAct::Mark && change.hiddenBy == HiddenBy::Whiteout)
        parts.append(tr("a whiteout; nothing is there to hide"));
    if (change.opaque)
        parts.append(tr("opaque: hides what was in it"));
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

QString LayerChangesModel::display(const LayerChange &change, int column) const
{
    switch (column) {
    case ActColumn: return layerActLetter(change.act) + u' ' + layerActWord(change.act);
    case PathColumn: return pathText(*m_changes, change);
    case WhatColumn: return what(change);
    default: break;
    }
    const Entry *entry = m_changes->entry(change);
    if (!entry)
        return {};
    switch (column) {
    case SizeColumn: return entry->type == EntryType::File ? numberText(entry->size) : QString();
    case ModeColumn: return entry->has(EntryFlag::Implied) ? QString() : modeText(*entry);
    case OwnerColumn: return entry->has(EntryFlag::Implied) ? QString() : ownerText(*entry);
    case TimeColumn: return timeText(*entry);
    default: return {};
    }
}

QString LayerChangesModel::detail(const LayerChange &change) const
{
    QStringList lines{pathText(*m_changes, change), layerActExplanation(change.act)};
    if (const QString how = what(change); !how.isEmpty())
        lines.append(how);
    if (change.below) {
        const FsTree &below = m_changes->below();
        //: %1 number of a layer
        lines.append(tr("Before: as layer %1 has it").arg(below.ref(change.below).layer));
    }
    return lines.join(u'\n');
}

QVariant LayerChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LayerChange &change = *changeAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return display(change, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != PathColumn)
            return display(change, index.column());
        //: %1 a path, %2 "hidden"
        return tr("%1, %2").arg(pathText(*m_changes, change), layerActWord(change.act));
    case Qt::TextAlignmentRole:
        if (index.column() == SizeColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case ActRole: return static_cast<int>(change.act);
    case TypeRole: {
        const Entry *entry = m_changes->entry(change);
        return static_cast<int>(entry ? entry->type : EntryType::None);
    }
    case DetailRole: return detail(change);
    default: return {};
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/storemodel.h"

#include "items/displaytext.h"
#include "items/flattreemodel.h"
#include "items/sourcemodels.h"

#include <QStringList>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownTags = 3; // of an image in its row; the rest is in its detail

StoreState stateOf(LayerVerdict verdict)
{
    switch (verdict) {
    case LayerVerdict::Intact: return StoreState::Intact;
    case LayerVerdict::Altered: return StoreState::Altered;
    case LayerVerdict::Unverifiable: break;
    }
    return StoreState::Unverifiable;
}

std::size_t brokenLinks(const std::vector<ChainLink> &chain)
{
    return static_cast<std::size_t>(std::count_if(chain.begin(), chain.end(), [](const ChainLink &link) { return link.state == LinkState::Broken; }));
}

} // namespace

StoreModel::StoreModel(QObject *parent) :
    QAbstractItemModel(parent)
{
}

// Bits 0 and 1 are the group, bit 2 a layer, the rest is the item and 0 for a group.
quintptr StoreModel::idOf(const Place &place)
{
    const auto item = place.item ? static_cast<std::uint32_t>(*place.item + 1) : 0U;
    return scrambledId(item << 3U | (place.layer ? 4U : 0U) | static_cast<std::uint32_t>(place.group));
}

StoreModel::Place StoreModel::placeOf(const QModelIndex &index)
{
    const std::uint32_t id = unscrambledId(index.internalId());
    Place place;
    place.group = static_cast<Group>(id & 3U);
    place.layer = id & 4U;
    if (id >> 3U)
        place.item = (id >> 3U) - 1;
    return place;
}

std::size_t StoreModel::itemsOf(Group group) const
{
    switch (group) {
    case Group::Images: return m_images.size();
    case Group::Containers: return catalog().containers.size();
    case Group::Orphans: break;
    }
    return m_loose.size() + m_orphans.size();
}

const std::vector<std::size_t> &StoreModel::layersOf(Group group, std::size_t item) const
{
    static const std::vector<std::size_t> none;
    if (group == Group::Orphans)
        return none;
    return group == Group::Images ? catalog().images[m_images[item]].layers : catalog().containers[item].layers;
}

std::size_t StoreModel::ownLayersOf(Group group, std::size_t item) const
{
    return group == Group::Containers ? catalog().containers[item].own.size() : 0;
}

const std::vector<std::size_t> &StoreModel::storedLayers(const StoreCatalog &catalog, std::size_t image)
{
    return image < catalog.images.size() ? catalog.images[image].layers : catalog.containers[image - catalog.images.size()].layers;
}

void StoreModel::setSource(SourcePtr source)
{
    beginResetModel();
    m_source = source && source->store() ? std::move(source) : nullptr;
    m_groups.clear();
    m_images.clear();
    m_loose.clear();
    m_orphans.clear();
    m_verdicts.clear();
    if (m_source) {
        const StoreCatalog &store = catalog();
        m_verdicts.resize(store.layers.size());
        for (std::size_t i = 0; i < store.images.size(); ++i)
            m_images.push_back(i);
        std::stable_partition(m_images.begin(), m_images.end(), [&store](std::size_t i) { return !store.images[i].info.tags.empty(); });
        std::vector<bool> used(store.layers.size());
        for (std::size_t i = 0; i < store.images.size() + store.containers.size(); ++i) {
            for (const std::size_t layer : storedLayers(store, i))
                used[layer] = true;
        }
        for (std::size_t i = 0; i < used.size(); ++i) {
            if (!used[i])
                m_loose.push_back(i);
        }
        for (const Finding &finding : m_source->findings()) {
            if (finding.code == "store.orphan")
                m_orphans.push_back(&finding);
        }
        m_groups.push_back(Group::Images);
        for (const Group group : {Group::Containers, Group::Orphans}) {
            if (itemsOf(group) > 0)
                m_groups.push_back(group);
        }
    }
    refreshSums();
    endResetModel();
}

void StoreModel::refreshSums()
{
    m_imageSums.clear();
    m_containerSums.clear();
    for (std::size_t i = 0; i < m_images.size(); ++i)
        m_imageSums.push_back(sumsOf(Group::Images, i));
    for (std::size_t i = 0; m_source && i < catalog().containers.size(); ++i)
        m_containerSums.push_back(sumsOf(Group::Containers, i));
}

StoreModel::Sums StoreModel::sumsOf(Group group, std::size_t item) const
{
    Sums sums;
    for (const std::size_t layer : layersOf(group, item)) {
        const std::optional<Verdict> &verdict = m_verdicts[layer];
        if (!verdict)
            ++sums.pending;
        else if (verdict->verdict == LayerVerdict::Altered)
            ++sums.altered;
        else if (verdict->verdict == LayerVerdict::Unverifiable)
            ++sums.unverifiable;
    }
    sums.broken = brokenLinks(group == Group::Images ? catalog().images[m_images[item]].chain : catalog().containers[item].chain);
    return sums;
}

void StoreModel::setVerdicts(const std::vector<Verdict> &verdicts)
{
    std::vector<bool> changed(m_verdicts.size());
    for (const Verdict &verdict : verdicts) {
        m_verdicts[verdict.layer] = verdict;
        changed[verdict.layer] = true;
    }
    if (!verdicts.empty())
        tellChanged(changed);
}

void StoreModel::clearVerdicts()
{
    std::fill(m_verdicts.begin(), m_verdicts.end(), std::nullopt);
    tellChanged(std::vector<bool>(m_verdicts.size(), true));
}

void StoreModel::tellChanged(const std::vector<bool> &layersChanged)
{
    const auto tell = [this](const QModelIndex &parent, std::size_t first, std::size_t last) {
        Q_EMIT dataChanged(index(static_cast<int>(first), NameColumn, parent), index(static_cast<int>(last), ColumnCount - 1, parent));
    };
    for (int row = 0; row < rowCount(); ++row) {
        const Group group = m_groups[static_cast<std::size_t>(row)];
        const QModelIndex above = index(row, 0);
        if (group == Group::Orphans) {
            if (!m_loose.empty())
                tell(above, 0, m_loose.size() - 1);
            continue;
        }
        for (std::size_t item = 0; item < itemsOf(group); ++item) {
            const std::vector<std::size_t> &layers = layersOf(group, item);
            if (std::none_of(layers.begin(), layers.end(), [&layersChanged](std::size_t layer) { return layersChanged[layer]; }))
                continue;
            (group == Group::Images ? m_imageSums : m_containerSums)[item] = sumsOf(group, item);
            tell(above, item, item);
            tell(index(static_cast<int>(item), 0, above), 0, layers.size() - 1);
        }
    }
}

std::size_t StoreModel::countOf(LayerVerdict verdict) const
{
    return static_cast<std::size_t>(std::count_if(m_verdicts.begin(), m_verdicts.end(), [verdict](const auto &one) { return one && one->verdict == verdict; }));
}

QModelIndex StoreModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    Place place;
    if (!parent.isValid()) {
        place.group = m_groups[static_cast<std::size_t>(row)];
    } else {
        place = placeOf(parent);
        if (place.item)
            place.layer = true;
        else
            place.item = static_cast<std::size_t>(row);
    }
    return createIndex(row, column, idOf(place));
}

QModelIndex StoreModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    Place place = placeOf(child);
    if (place.layer) {
        place.layer = false;
        return createIndex(static_cast<int>(*place.item), 0, idOf(place));
    }
    if (!place.item)
        return {};
    place.item.reset();
    const auto at = std::find(m_groups.begin(), m_groups.end(), place.group) - m_groups.begin();
    return createIndex(static_cast<int>(at), 0, idOf(place));
}

int StoreModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const Place place = placeOf(parent);
    if (parent.column() > 0 || place.layer)
        return 0;
    if (!place.item)
        return static_cast<int>(itemsOf(place.group));
    return static_cast<int>(layersOf(place.group, *place.item).size() + ownLayersOf(place.group, *place.item));
}

int StoreModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags StoreModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return placeOf(index).layer || kindOf(index) == Kind::Orphan ? flags | Qt::ItemNeverHasChildren : flags;
}

StoreModel::Kind StoreModel::kindOf(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    if (!index.isValid() || !place.item)
        return Kind::Group;
    if (place.layer)
        return static_cast<std::size_t>(index.row()) < layersOf(place.group, *place.item).size() ? Kind::Layer : Kind::OwnLayer;
    switch (place.group) {
    case Group::Images: return Kind::Image;
    case Group::Containers: return Kind::Container;
    case Group::Orphans: break;
    }
    return *place.item < m_loose.size() ? Kind::Layer : Kind::Orphan;
}

std::optional<std::size_t> StoreModel::imageAt(const QModelIndex &index) const
{
    const Place place = placeOf(index);
    if (!index.isValid() || !place.item || place.group == Group::Orphans)
        return std::nullopt;
    return place.group == Group::Images ? m_images[*place.item] : catalog().images.size() + *place.item;
}

const std::vector<ChainLink> *StoreModel::chainAt(const QModelIndex &index) const
{
    const std::optional<std::size_t> image = imageAt(index);
    if (!image)
        return nullptr;
    const std::size_t images = catalog().images.size();
    return *image < images ? &catalog().images[*image].chain : &catalog().containers[*image - images].chain;
}

QVariant StoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Store");
    case StateColumn: return tr("Verdict");
    case IdColumn: return tr("Id");
    case PlaceColumn: return tr("Lies at");
    default: return {};
    }
}

QVariant StoreModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Kind kind = kindOf(index);
    if (role == KindRole)
        return static_cast<int>(kind);
    if (role == Qt::AccessibleTextRole && index.column() == NameColumn) {
        const QString state = index.siblingAtColumn(StateColumn).data().toString();
        const QString name = data(index, Qt::DisplayRole).toString();
        return state.isEmpty() ? name : tr("%1, %2", "a thing in a store, what became of it").arg(name, state);
    }
    const Place place = placeOf(index);
    const auto row = static_cast<std::size_t>(index.row());
    switch (kind) {
    case Kind::Group: return groupData(place.group, index.column(), role);
    case Kind::Image: return imageData(*place.item, index.column(), role);
    case Kind::Container: return containerData(*place.item, index.column(), role);
    case Kind::Layer:
        if (place.group == Group::Orphans)
            return layerData(m_loose[*place.item], tr("Layer of no image"), index.column(), role);
        return layerData(layersOf(place.group, *place.item)[row], tr("Layer %1").arg(row), index.column(), role);
    case Kind::OwnLayer: {
        const StoredContainer &container = catalog().containers[*place.item];
        return ownLayerData(container, container.own[row - container.layers.size()], index.column(), role);
    }
    case Kind::Orphan: return orphanData(*m_orphans[*place.item - m_loose.size()], index.column(), role);
    }
    return {};
}

QVariant StoreModel::groupData(Group group, int column, int role) const
{
    if (role == StateRole)
        return static_cast<int>(StoreState::None);
    if (role != Qt::DisplayRole || column != NameColumn)
        return {};
    const QString count = numberText(itemsOf(group));
    switch (group) {
    case Group::Images: return tr("Images (%1)").arg(count);
    case Group::Containers: return tr("Containers (%1)").arg(count);
    case Group::Orphans: break;
    }
    return tr("Belongs to nothing (%1)").arg(count);
}

StoreState StoreModel::sumsState(Group group, std::size_t item, const std::string &problem) const
{
    const Sums &sums = (group == Group::Images ? m_imageSums : m_containerSums)[item];
    if (sums.altered > 0 || sums.broken > 0)
        return StoreState::Altered;
    if (!problem.empty())
        return StoreState::Unverifiable;
    if (sums.pending > 0)
        return StoreState::Pending;
    if (sums.unverifiable > 0)
        return StoreState::Unverifiable;
    return layersOf(group, item).empty() ? StoreState::None : StoreState::Intact;
}

QString StoreModel::sumsText(Group group, std::size_t item, const std::string &problem) const
{
    const Sums &sums = (group == Group::Images ? m_imageSums : m_containerSums)[item];
    const std::size_t layers = layersOf(group, item).size();
    const QString all = numberText(layers);
    QStringList parts;
    if (sums.altered > 0)
        parts.append(tr("%1 of %2 layers altered").arg(numberText(sums.altered), all));
    if (sums.broken > 0)
        parts.append(tr("broken links: %1").arg(numberText(sums.broken)));
    if (!problem.empty())
        parts.append(tr("cannot be read"));
    if (layers > 0 && sums.pending == layers)
        parts.append(tr("pending", "layers not judged yet"));
    else if (sums.pending > 0)
        parts.append(tr("%1 of %2 layers judged").arg(numberText(layers - sums.pending), all));
    if (sums.unverifiable > 0)
        parts.append(tr("%1 of %2 layers not verifiable").arg(numberText(sums.unverifiable), all));
    if (parts.isEmpty() && layers > 0)
        parts.append(tr("all layers intact"));
    return parts.join(u", "_s);
}

QVariant StoreModel::imageData(std::size_t image, int column, int role) const
{
    const ImageInfo &info = catalog().images[m_images[image]].info;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn: {
            if (info.tags.empty())
                return tr("Without a name", "an image");
            QStringList tags;
            for (const std::string &tag : info.tags) {
                if (tags.size() == shownTags) {
                    tags.append(u"…"_s);
                    break;
                }
                tags.append(displayText(tag));
            }
            return tags.join(u", "_s);
        }
        case StateColumn: return sumsText(Group::Images, image, info.problem);
        case IdColumn: return shortDigestName(info.id);
        default: return {};
        }
    case StateRole: return static_cast<int>(sumsState(Group::Images, image, info.problem));
    case DetailRole: {
        QStringList lines;
        for (const std::string &tag : info.tags)
            lines.append(displayText(tag));
        lines.append(displayText(info.id));
        if (!info.problem.empty())
            lines.append(displayText(info.problem));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

QVariant StoreModel::containerData(std::size_t at, int column, int role) const
{
    const StoredContainer &container = catalog().containers[at];
    const ContainerInfo &info = container.info;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn: {
            const QString name = info.name.empty() ? shortDigestName(info.id) : displayText(info.name);
            return info.running ? tr("%1 (running)", "a container").arg(name) : name;
        }
        case StateColumn: return sumsText(Group::Containers, at, container.problem);
        case IdColumn: return shortDigestName(info.id);
        default: return {};
        }
    case StateRole: return static_cast<int>(sumsState(Group::Containers, at, container.problem));
    case DetailRole: {
        QStringList lines{displayText(info.name), displayText(info.id), tr("Image: %1").arg(displayText(info.imageId))};
        if (info.running)
            lines.append(tr("It was running when its record was written."));
        if (!container.problem.empty())
            lines.append(displayText(container.problem));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

QVariant StoreModel::layerData(std::size_t at, const QString &name, int column, int role) const
{
    const StoredLayer &layer = catalog().layers[at];
    const std::optional<Verdict> &verdict = m_verdicts[at];
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case NameColumn: return name;
        case StateColumn: return verdict ? verdictText(static_cast<int>(verdict->verdict)) : statusWord(RowStatus::Pending);
        case IdColumn: return shortDigestName(layer.layer.diffId);
        case PlaceColumn: return displayText(layer.layer.store);
        default: return {};
        }
    case StateRole: return static_cast<int>(verdict ? stateOf(verdict->verdict) : StoreState::Pending);
    case DetailRole: {
        QStringList lines{displayText(layer.layer.diffId)};
        if (!layer.layer.chainId.empty())
            lines.append(tr("Chain: %1").arg(displayText(layer.layer.chainId)));
        if (!layer.layer.store.empty())
            lines.append(tr("Lies at: %1").arg(displayText(layer.layer.store)));
        for (const std::string *why : {&layer.problem, &layer.unrecorded}) {
            if (!why->empty())
                lines.append(displayText(*why));
        }
        if (verdict && !verdict->reason.empty())
            lines.append(displayText(verdict->reason));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

QVariant StoreModel::ownLayerData(const StoredContainer &container, const StoredLayer &layer, int column, int role) const
{
    const bool engines = !container.engineFolder.empty() && layer.layer.store == container.engineFolder;
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return engines ? tr("Files of the engine") : tr("Changes of the container");
        return column == PlaceColumn ? displayText(layer.layer.store) : QString();
    case StateRole: return static_cast<int>(StoreState::None);
    case DetailRole: {
        QStringList lines{engines ? tr("The engine puts them into each container.") : tr("What the container itself wrote over its image; nothing proves it.")};
        lines.append(displayText(layer.layer.store));
        if (!layer.problem.empty())
            lines.append(displayText(layer.problem));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

QVariant StoreModel::orphanData(const Finding &finding, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn) { // of a path the end tells most
            const std::size_t slash = finding.store.rfind('/');
            return displayText(slash == std::string::npos ? finding.store : finding.store.substr(slash + 1));
        }
        return column == PlaceColumn ? displayText(finding.store) : QString();
    case StateRole: return static_cast<int>(StoreState::None);
    case DetailRole: {
        QStringList lines{displayText(finding.store)};
        for (const auto &[key, value] : finding.detail)
            lines.append(displayText(key) + u": "_s + displayText(value));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

} // namespace assay

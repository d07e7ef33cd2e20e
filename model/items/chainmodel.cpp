// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/chainmodel.h"

#include "items/displaytext.h"

#include <QStringList>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

QString linkKindText(LinkKind kind)
{
    switch (kind) {
    case LinkKind::NameToImage: return ChainModel::tr("name to image");
    case LinkKind::ImageToManifest: return ChainModel::tr("image to manifest");
    case LinkKind::ImageToConfig: return ChainModel::tr("image to configuration");
    case LinkKind::ConfigToLayer: return ChainModel::tr("configuration to layer");
    case LinkKind::LayerToBelow: return ChainModel::tr("layer to the layer below");
    case LinkKind::LayerToRecord: return ChainModel::tr("layer to its record");
    case LinkKind::LayerToFolder: return ChainModel::tr("layer to folder");
    case LinkKind::FolderToShortcut: return ChainModel::tr("folder to short name");
    case LinkKind::FolderToLower: return ChainModel::tr("folder to lower folders");
    case LinkKind::BlobToDigest: return ChainModel::tr("blob to digest");
    case LinkKind::ContainerToImage: return ChainModel::tr("container to image");
    case LinkKind::ContainerToLayer: return ChainModel::tr("container to layers");
    }
    return {};
}

QString linkStateText(LinkState state)
{
    switch (state) {
    case LinkState::Holds: return ChainModel::tr("holds");
    case LinkState::Broken: return ChainModel::tr("broken");
    case LinkState::Unknown: return ChainModel::tr("unknown");
    }
    return {};
}

ChainModel::ChainModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void ChainModel::setChain(SourcePtr source, const std::vector<ChainLink> *chain)
{
    beginResetModel();
    m_source = std::move(source);
    m_links.clear();
    for (const LinkState state : {LinkState::Broken, LinkState::Unknown, LinkState::Holds}) {
        for (std::size_t i = 0; chain && i < chain->size(); ++i) {
            if ((*chain)[i].state == state)
                m_links.push_back(&(*chain)[i]);
        }
    }
    endResetModel();
}

std::size_t ChainModel::countOf(LinkState state) const
{
    return static_cast<std::size_t>(std::count_if(m_links.begin(), m_links.end(), [state](const ChainLink *link) { return link->state == state; }));
}

int ChainModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_links.size());
}

int ChainModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChainModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn: return tr("State");
    case KindColumn: return tr("Link");
    case SubjectColumn: return tr("Of");
    case ExpectedColumn: return tr("Expected");
    case FoundColumn: return tr("Found");
    case RecordColumn: return tr("Record");
    default: return {};
    }
}

QVariant ChainModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChainLink &link = *m_links[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case StateColumn: return linkStateText(link.state);
        case KindColumn: return linkKindText(link.kind);
        case SubjectColumn: return displayText(link.subject);
        case ExpectedColumn: return displayText(link.expected);
        case FoundColumn: return displayText(link.found);
        case RecordColumn: return displayText(link.record);
        default: return {};
        }
    case StateRole: return static_cast<int>(link.state);
    case DetailRole: {
        QStringList lines{linkKindText(link.kind) + u": "_s + linkStateText(link.state), displayText(link.subject)};
        if (!link.expected.empty())
            lines.append(tr("Expected: %1").arg(displayText(link.expected)));
        if (!link.found.empty())
            lines.append(tr("Found: %1").arg(displayText(link.found)));
        lines.append(tr("Record: %1").arg(displayText(link.record)));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/sourcemodels.h"

#include "base/bytes.h"
#include "items/displaytext.h"

#include <QStringList>

namespace assay {

using namespace Qt::StringLiterals;

QString shortDigestName(std::string_view digest)
{
    const std::size_t colon = digest.find(':');
    return displayText(digest.substr(0, colon == std::string_view::npos ? 12 : colon + 13));
}

QString imageName(const ImageInfo &image)
{
    if (!image.container.empty()) {
        const QString name = image.tags.empty() ? shortDigestName(image.container) : displayText(image.tags.front());
        return ImagesModel::tr("Container %1").arg(name);
    }
    if (!image.tags.empty())
        return displayText(image.tags.front());
    return shortDigestName(image.id);
}

QString sourceKindText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::RootfsArchive: return ImagesModel::tr("Root file system archive");
    case SourceKind::RootfsDirectory: return ImagesModel::tr("Root file system folder");
    case SourceKind::DockerArchive: return ImagesModel::tr("Docker archive");
    case SourceKind::OciArchive: return ImagesModel::tr("OCI archive");
    case SourceKind::OciLayout: return ImagesModel::tr("OCI layout");
    case SourceKind::DockerRoot: return ImagesModel::tr("Docker data root");
    case SourceKind::ContainerdRoot: return ImagesModel::tr("containerd root");
    case SourceKind::ContainersStorage: return ImagesModel::tr("Podman storage");
    }
    return {};
}

ImagesModel::ImagesModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void ImagesModel::setSource(SourcePtr source)
{
    beginResetModel();
    m_source = std::move(source);
    endResetModel();
}

int ImagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_source ? 0 : static_cast<int>(m_source->images().size());
}

int ImagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags ImagesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && !data(index, ProblemRole).toString().isEmpty())
        flags &= ~Qt::ItemIsEnabled;
    return flags;
}

QVariant ImagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Image");
    case IdColumn: return tr("Id");
    case LayersColumn: return tr("Layers");
    case PlatformColumn: return tr("Platform");
    case CreatedColumn: return tr("Created");
    default: return {};
    }
}

QVariant ImagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImageInfo &image = m_source->images()[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case NameColumn: {
            const QString name = imageName(image);
            return name.isEmpty() ? tr("The whole file system") : name;
        }
        case IdColumn: return shortDigestName(image.id);
        case LayersColumn: return QString::number(image.layers.size());
        case PlatformColumn: return displayText(image.platform);
        case CreatedColumn: return displayText(image.created);
        default: return {};
        }
    }
    if (role == ProblemRole)
        return displayText(image.problem);
    if (role == DetailRole) {
        QStringList lines;
        for (const std::string &tag : image.tags)
            lines.append(displayText(tag));
        lines.append(displayText(image.id));
        if (!image.container.empty())
            lines.append(displayText(image.container));
        if (!image.problem.empty())
            lines.append(displayText(image.problem));
        return lines.join(u'\n');
    }
    return {};
}

LayersModel::LayersModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void LayersModel::setLoaded(LoadedSourcePtr loaded)
{
    beginResetModel();
    m_loaded = std::move(loaded);
    endResetModel();
}

int LayersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_loaded ? 0 : static_cast<int>(m_loaded->layers.size());
}

int LayersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn: return tr("Layer");
    case VerdictColumn: return tr("Verdict");
    case DiffIdColumn: return tr("Digest");
    case EntriesColumn: return tr("Entries");
    case BytesColumn: return tr("Bytes");
    case StoreColumn: return tr("Lies at");
    default: return {};
    }
}

QVariant LayersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LoadedLayer &layer = m_loaded->layers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case NumberColumn: return QString::number(index.row());
        case VerdictColumn: return verdictText(static_cast<int>(layer.verdict));
        case DiffIdColumn: return displayText(layer.layer.diffId);
        case EntriesColumn: return numberText(layer.entries);
        case BytesColumn: return numberText(layer.bytes);
        case StoreColumn: return displayText(layer.layer.store);
        default: return {};
        }
    case Qt::TextAlignmentRole:
        if (index.column() == EntriesColumn || index.column() == BytesColumn)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case VerdictRole: return static_cast<int>(layer.verdict);
    case DetailRole: {
        QStringList lines{displayText(layer.layer.diffId)};
        if (!layer.layer.chainId.empty())
            lines.append(tr("Chain: %1").arg(displayText(layer.layer.chainId)));
        if (const std::string recomputed = recomputedAsNamed(layer); !recomputed.empty())
            lines.append(tr("Computed: %1").arg(fromUtf8View(recomputed)));
        if (!layer.verdictReason.empty())
            lines.append(displayText(layer.verdictReason));
        return lines.join(u'\n');
    }
    default: return {};
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel> // before <compare>, see flattreemodel.h

#include "source/store.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// What is known of a layer, or of what is made of layers and records.
enum class StoreState : std::uint8_t {
    None,         ///< nothing to be said
    Pending,      ///< not judged yet
    Intact,
    Unverifiable,
    Altered,      ///< or a record of it does not lead where it must
};

/// An engine's store as a tree: its images, its containers and what belongs to nothing; below an image or a container its
/// layers, lowest first. All of an index is arithmetic on the catalog; only the verdicts are kept here.
/// Thread: the window's. The source is shared and never changes.
class StoreModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, IdColumn, PlaceColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, ///< StoreState as int
        KindRole,                 ///< Kind as int
        DetailRole,               ///< QString: plain text of several lines
    };
    enum class Kind : std::uint8_t { Group, Image, Container, Layer, OwnLayer, Orphan };

    /// What became of a layer.
    struct Verdict {
        std::size_t layer = 0; ///< index in StoreCatalog::layers
        LayerVerdict verdict = LayerVerdict::Unverifiable;
        std::string reason;    ///< bytes; "" when intact
    };

    explicit StoreModel(QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    using QObject::parent;

    /// A source that has a store(), or null.
    void setSource(SourcePtr source);
    const SourcePtr &source() const { return m_source; }
    void setVerdicts(const std::vector<Verdict> &verdicts); ///< of some layers; those of others stay
    void clearVerdicts();
    bool isJudged(std::size_t layer) const { return m_verdicts[layer].has_value(); }
    /// Layers of the store judged so far: of one verdict, and all of them.
    std::size_t countOf(LayerVerdict verdict) const;
    std::size_t layerCount() const { return m_verdicts.size(); }

    Kind kindOf(const QModelIndex &index) const;
    /// Of an image, a container or a layer of one: index into Source::images().
    std::optional<std::size_t> imageAt(const QModelIndex &index) const;
    /// Of the same: its way from the name to the folders; null elsewhere. Lives as long as the source.
    const std::vector<ChainLink> *chainAt(const QModelIndex &index) const;
    /// The layers of image index of Source::images() that stand in StoreCatalog::layers, lowest first.
    static const std::vector<std::size_t> &storedLayers(const StoreCatalog &catalog, std::size_t image);

private:
    enum class Group : std::uint8_t { Images = 1, Containers, Orphans };

    // A group, an item in it (an image, a container, an orphan), or a layer of such an item.
    struct Place {
        Group group = Group::Images;
        std::optional<std::size_t> item;
        bool layer = false;
    };
    // Of the layers and links of an image or a container.
    struct Sums {
        std::size_t pending = 0;
        std::size_t altered = 0;
        std::size_t unverifiable = 0;
        std::size_t broken = 0; // links
    };

    static quintptr idOf(const Place &place);
    static Place placeOf(const QModelIndex &index);
    const StoreCatalog &catalog() const { return *m_source->store(); }
    std::size_t itemsOf(Group group) const;
    const std::vector<std::size_t> &layersOf(Group group, std::size_t item) const;
    std::size_t ownLayersOf(Group group, std::size_t item) const;
    Sums sumsOf(Group group, std::size_t item) const;
    void refreshSums();
    void tellChanged(const std::vector<bool> &layersChanged);

    QVariant groupData(Group group, int column, int role) const;
    QVariant imageData(std::size_t image, int column, int role) const;
    QVariant containerData(std::size_t container, int column, int role) const;
    QVariant layerData(std::size_t layer, const QString &name, int column, int role) const;
    QVariant ownLayerData(const StoredContainer &container, const StoredLayer &layer, int column, int role) const;
    QVariant orphanData(const Finding &finding, int column, int role) const;
    QString sumsText(Group group, std::size_t item, const std::string &problem) const;
    StoreState sumsState(Group group, std::size_t item, const std::string &problem) const;

    SourcePtr m_source;
    std::vector<Group> m_groups;
    std::vector<std::size_t> m_images;             // of the catalog: the named ones first
    std::vector<std::size_t> m_loose;              // layers that neither an image nor a container has
    std::vector<const Finding *> m_orphans;        // of the source
    std::vector<std::optional<Verdict>> m_verdicts; // by layer of the catalog
    std::vector<Sums> m_imageSums;                 // as m_images
    std::vector<Sums> m_containerSums;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel> // before <compare>, see flattreemodel.h

#include "source/source.h"

namespace assay {

/// The images a source offers.
class ImagesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, IdColumn, LayersColumn, PlatformColumn, CreatedColumn, ColumnCount };
    enum Role {
        ProblemRole = Qt::UserRole, ///< QString: why it cannot be read; "" when nothing is known against it
        DetailRole,                 ///< QString: plain text of several lines
    };

    explicit ImagesModel(QObject *parent = nullptr);
    void setSource(SourcePtr source);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    SourcePtr m_source;
};

/// The layers of a loaded image, lowest first, and what is known of each.
class LayersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NumberColumn, VerdictColumn, DiffIdColumn, EntriesColumn, BytesColumn, StoreColumn, ColumnCount };
    enum Role {
        VerdictRole = Qt::UserRole, ///< LayerVerdict as int
        DetailRole,                 ///< QString: plain text of several lines
    };

    explicit LayersModel(QObject *parent = nullptr);
    void setLoaded(LoadedSourcePtr loaded);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    LoadedSourcePtr m_loaded;
};

QString imageName(const ImageInfo &image);        // its first tag, else its short id; "" for a bare root file system
QString sourceKindText(SourceKind kind);          // "Docker archive", translated
QString shortDigestName(std::string_view digest); // "sha256:4fa01171c690" of a longer one

} // namespace assay

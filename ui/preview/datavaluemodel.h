// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/preview/datainspector.h"

#include <QAbstractListModel>

namespace assay {

/// The values of DataInspector, a row each, in the order of DataKind.
class DataValueModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole,
        ValueRole,   ///< of evidence, safe to show; "" where there is none
        ProblemRole, ///< why there is no value
        DiffersRole, ///< from that of another source
    };

    using QAbstractListModel::QAbstractListModel;

    void setBytes(const std::array<InspectedBytes, 3> &sources, int focused);
    void setByteOrder(ByteOrder order);
    ByteOrder byteOrder() const { return m_order; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void evaluate();
    QString problemText(const DataValue &value, std::size_t source) const;
    bool differs(std::size_t row) const;
    QString details(std::size_t row) const;

    std::array<InspectedBytes, 3> m_sources;
    std::array<std::vector<DataValue>, 3> m_values;
    std::size_t m_focused = 0;
    ByteOrder m_order = ByteOrder::Little;
};

} // namespace assay

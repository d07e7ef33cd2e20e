// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/metadatamodel.h"

#include "items/displaytext.h"

namespace assay {

MetadataModel::MetadataModel(QObject *parent) :
    QAbstractTableModel(parent)
{
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

} // namespace assay

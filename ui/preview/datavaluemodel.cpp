// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/datavaluemodel.h"

#include <algorithm>

namespace assay {

void DataValueModel::setBytes(const std::array<InspectedBytes, 3> &sources, int focused)
{
    const auto at = static_cast<std::size_t>(focused);
    if (m_sources == sources && m_focused == at)
        return;
    m_sources = sources;
    m_focused = at;
    evaluate();
}

void DataValueModel::setByteOrder(ByteOrder order)
{
    m_order = order;
    evaluate();
}

void DataValueModel::evaluate()
{
    const int before = rowCount();
    const bool some = m_sources[m_focused].shown;
    const int after = some ? static_cast<int>(DataKind::Bits) + 1 : 0;
    if (before != after)
        beginResetModel(); // else the current row stays the current one while the cursor moves
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_values[i] = some && m_sources[i].shown ? dataValues(m_sources[i].bytes, m_order) : std::vector<DataValue>();
    if (before != after)
        endResetModel();
    else if (after > 0)
        Q_EMIT dataChanged(index(0), index(after - 1));
}

int DataValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values[m_focused].size());
}

QString DataValueModel::problemText(const DataValue &value, std::size_t source) const
{
    switch (value.problem) {
    case DataProblem::None: return {};
    case DataProblem::OutOfRange: return tr("out of range", "of a time or a number");
    case DataProblem::Invalid: return tr("not valid", "as a character or a date");
    case DataProblem::TooFewBytes: break;
    }
    switch (m_sources[source].rest) {
    case ByteState::Pending: return tr("reading…");
    case ByteState::Unreadable: return tr("cannot be read");
    default: return tr("the file ends before");
    }
}

bool DataValueModel::differs(std::size_t row) const
{
    const DataValue &mine = m_values[m_focused][row];
    return std::any_of(m_values.begin(), m_values.end(), [&](const std::vector<DataValue> &others) {
        const bool pending = !others.empty() && others[row].problem == DataProblem::TooFewBytes
            && m_sources[static_cast<std::size_t>(&others - m_values.data())].rest == ByteState::Pending;
        return !others.empty() && !pending && others[row] != mine;
    });
}

// Every source's value, for the tool tip and for assistive technology.
QString DataValueModel::details(std::size_t row) const
{
    QStringList lines;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (m_values[i].empty())
            continue;
        const DataValue &value = m_values[i][row];
        const QString text = value.problem == DataProblem::None ? QString::fromStdString(value.text) : problemText(value, i);
        lines += QStringLiteral("%1: %2").arg(m_sources[i].title, text);
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant DataValueModel::data(const QModelIndex &index, int role) const
{
    const std::vector<DataValue> &values = m_values[m_focused];
    if (!index.isValid() || static_cast<std::size_t>(index.row()) >= values.size())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const DataValue &value = values[row];
    const QString name = QString::fromLatin1(dataKindName(value.kind));
    const QString text = QString::fromStdString(value.text);
    switch (role) {
    case Qt::DisplayRole: return QString(name + QLatin1Char(' ') + (text.isEmpty() ? problemText(value, m_focused) : text));
    case NameRole: return name;
    case ValueRole: return text;
    case ProblemRole: return problemText(value, m_focused);
    case DiffersRole: return differs(row);
    case Qt::ToolTipRole: return QString(name + QLatin1Char('\n') + details(row));
    case Qt::AccessibleTextRole: {
        const QString shown = QStringLiteral("%1: %2").arg(name, text.isEmpty() ? problemText(value, m_focused) : text);
        return differs(row) ? tr("%1, differs", "a value and its name").arg(shown) : shown;
    }
    case Qt::AccessibleDescriptionRole: return details(row);
    default: return {};
    }
}

} // namespace assay

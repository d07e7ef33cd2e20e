// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/trustmodel.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "items/trustwords.h"
#include "report/trustjson.h"

#include <QStringList>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

bool isAspect(int column)
{
    return column >= TrustModel::IntegrityColumn && column <= TrustModel::BindingColumn;
}

TrustAspect aspectOf(int column)
{
    return static_cast<TrustAspect>(column - TrustModel::IntegrityColumn);
}

} // namespace

static_assert(TrustModel::BindingColumn - TrustModel::IntegrityColumn + 1 == trustAspects);

TrustModel::TrustModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void TrustModel::setReport(std::shared_ptr<const TrustReport> report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

const TrustStatement *TrustModel::statementAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_report->statements[static_cast<std::size_t>(row)] : nullptr;
}

int TrustModel::rowOfFirst(TrustAnswer state) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_report->stateOf(*statementAt(row)) == state)
            return row;
    }
    return -1;
}

QString TrustModel::rowAsTsv(int row) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells.append(index(row, column).data().toString());
    return cells.join(u'\t');
}

QByteArray TrustModel::rowAsJson(int row) const
{
    std::string out;
    if (const TrustStatement *statement = statementAt(row)) {
        JsonWriter json(stringSink(out));
        writeTrustStatement(json, *m_report, *statement);
        if (!json.finish())
            out.clear();
    }
    return QByteArray::fromStdString(out);
}

int TrustModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_report ? 0 : static_cast<int>(m_report->statements.size());
}

int TrustModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrustModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (isAspect(section))
        return trustAspectText(aspectOf(section));
    switch (section) {
    case WhoColumn: return tr("Signed By");
    case SchemeColumn: return tr("Scheme", "of signing");
    case SubjectColumn: return tr("What Is Signed");
    case SignedAtColumn: return tr("Signed At");
    case ExpiresColumn: return tr("Expires");
    case CoversColumn: return tr("Covers");
    case DigestColumn: return tr("Signed Digest");
    default: return {};
    }
}

QString TrustModel::cell(const TrustStatement &statement, int column) const
{
    if (isAspect(column))
        return trustAnswerText(aspectOf(column), statement.answer(aspectOf(column)));
    switch (column) {
    case WhoColumn: return trustSignersText(statement);
    case SchemeColumn: return trustSchemeText(statement.scheme);
    case SubjectColumn: return displayText(statement.subject);
    case SignedAtColumn: return trustSignedAtText(statement);
    case ExpiresColumn: return statement.expires ? fromUtf8View(isoTime(*statement.expires)) : QString();
    case CoversColumn: return trustCoverText(*m_report, statement);
    case DigestColumn: return displayText(statement.digest);
    default: return {};
    }
}

QVariant TrustModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TrustStatement &statement = *statementAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(statement, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == WhoColumn)
            return tr("%1, signed by %2").arg(trustStateText(m_report->stateOf(statement)), cell(statement, WhoColumn));
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), cell(statement, index.column()));
    case AnswerRole:
        if (index.column() == WhoColumn)
            return static_cast<int>(m_report->stateOf(statement));
        return isAspect(index.column()) ? static_cast<int>(statement.answer(aspectOf(index.column()))) : -1;
    case DetailRole: return trustDetailText(*m_report, statement);
    default: return {};
    }
}

} // namespace assay

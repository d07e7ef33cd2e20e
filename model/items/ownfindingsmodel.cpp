// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/ownfindingsmodel.h"

#include "items/displaytext.h"
#include "items/notesmodel.h"

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shownPaths = 50;

void appendText(QStringList &lines, const std::string &text)
{
    for (const QString &line : QString::fromStdString(text).split(u'\n'))
        lines.append(displayText(line.toStdString()));
}

} // namespace

QString confidenceText(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Observed: return OwnFindingsModel::tr("observed", "confidence");
    case Confidence::Inferred: return OwnFindingsModel::tr("inferred", "confidence");
    case Confidence::NotDetermined: return OwnFindingsModel::tr("not determined", "confidence");
    }
    return {};
}

QString ownFindingNumber(OwnFindingId id)
{
    return u"I-"_s + QString::number(id).rightJustified(3, u'0');
}

OwnFindingsModel::OwnFindingsModel(const Annotations &annotations, QObject *parent) :
    QAbstractListModel(parent),
    m_annotations(annotations)
{
    reset();
}

void OwnFindingsModel::setTree(std::shared_ptr<const DiffTree> tree)
{
    m_tree = std::move(tree);
    if (!m_ids.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void OwnFindingsModel::reset()
{
    beginResetModel();
    m_ids.clear();
    for (const auto &[id, finding] : m_annotations.ownFindings())
        m_ids.push_back(id);
    endResetModel();
}

void OwnFindingsModel::applied(const Act &act)
{
    constexpr std::size_t mostSingle = 100; // more at once make the list anew
    if (act.ownFindings.size() > mostSingle)
        return reset();
    for (const OwnFindingChange &change : act.ownFindings) {
        const OwnFindingId id = change.after ? change.after->id : change.before->id;
        const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id);
        const int row = static_cast<int>(place - m_ids.begin());
        const bool listed = place != m_ids.end() && *place == id;
        const bool exists = m_annotations.ownFindings().contains(id);
        if (listed && exists) {
            Q_EMIT dataChanged(index(row), index(row));
        } else if (listed) {
            beginRemoveRows({}, row, row);
            m_ids.erase(place);
            endRemoveRows();
        } else if (exists) {
            beginInsertRows({}, row, row);
            m_ids.insert(place, id);
            endInsertRows();
        }
    }
}

int OwnFindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

const OwnFinding *OwnFindingsModel::findingAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    const auto found = m_annotations.ownFindings().find(m_ids[static_cast<std::size_t>(index.row())]);
    return found == m_annotations.ownFindings().end() ? nullptr : &found->second;
}

QModelIndex OwnFindingsModel::indexOf(OwnFindingId id) const
{
    const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return place != m_ids.end() && *place == id ? index(static_cast<int>(place - m_ids.begin())) : QModelIndex();
}

QString OwnFindingsModel::detailText(const OwnFinding &finding) const
{
    QStringList lines{ownFindingNumber(finding.id) + u' ' + displayText(finding.title)};
    lines.append(tr("Severity: %1. Confidence: %2.").arg(severityText(finding.severity), confidenceText(finding.confidence)));
    lines.append(QString());
    if (!finding.statement.empty()) {
        appendText(lines, finding.statement);
        lines.append(QString());
    }
    lines.append(tr("Other explanations considered:"));
    if (finding.alternatives.empty())
        lines.append(tr("none stated"));
    else
        appendText(lines, finding.alternatives);
    lines.append(QString());
    if (!finding.paths.empty())
        lines.append(tr("About:"));
    for (std::size_t i = 0; i < std::min(finding.paths.size(), shownPaths); ++i) {
        const QString path = displayText(finding.paths[i]);
        lines.append(m_tree && !m_tree->find(finding.paths[i]) ? tr("%1 (not in this comparison)").arg(path) : path);
    }
    if (finding.paths.size() > shownPaths)
        lines.append(tr("and %n more", nullptr, static_cast<int>(finding.paths.size() - shownPaths)));
    if (!finding.paths.empty())
        lines.append(QString());
    lines.append(tr("Written by %1").arg(stampText(finding.written)));
    if (finding.stamp != finding.written)
        lines.append(tr("Last changed by %1").arg(stampText(finding.stamp)));
    return lines.join(u'\n');
}

QVariant OwnFindingsModel::data(const QModelIndex &index, int role) const
{
    const OwnFinding *finding = findingAt(index);
    if (!finding)
        return {};
    switch (role) {
    case Qt::DisplayRole: return QString(ownFindingNumber(finding->id) + u' ' + displayText(finding->title));
    case Qt::AccessibleTextRole:
        //: %1 "I-001 a title", %2 a severity, %3 a confidence
        return tr("%1, %2, %3").arg(data(index, Qt::DisplayRole).toString(), severityText(finding->severity), confidenceText(finding->confidence));
    case DetailRole: return detailText(*finding);
    case SeverityRole: return static_cast<int>(finding->severity);
    case ConfidenceRole: return confidenceText(finding->confidence);
    default: return {};
    }
}

} // namespace assay

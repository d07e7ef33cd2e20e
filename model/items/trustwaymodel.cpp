// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/trustwaymodel.h"

#include "items/displaytext.h"
#include "items/trustwords.h"

#include <QStringList>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

TrustWayModel::TrustWayModel(QObject *parent) :
    QAbstractTableModel(parent)
{
    m_unread.aspect = TrustAspect::Binding;
}

void TrustWayModel::setWay(std::shared_ptr<const TrustReport> report, const TrustStatement *statement)
{
    beginResetModel();
    m_report = std::move(report);
    m_steps.clear();
    m_break = -1;
    if (statement) {
        for (const TrustCheck &check : statement->checks)
            m_steps.push_back({&check});
        if (!m_report->imageId.empty())
            m_steps.push_back({m_report->disk ? &*m_report->disk : &m_unread, nullptr, true});
        const auto broken = std::find_if(m_steps.begin(), m_steps.end(), [this](const Step &step) { return answerOf(step) != TrustAnswer::Yes; });
        m_break = broken == m_steps.end() ? -1 : static_cast<int>(broken - m_steps.begin());
    } else if (m_report) {
        for (const SubjectDigest &digest : m_report->subjects) {
            m_steps.push_back({nullptr, &digest});
            for (const TrustCheck &check : digest.way)
                m_steps.push_back({&check});
        }
        if (m_report->disk)
            m_steps.push_back({&*m_report->disk, nullptr, true});
    }
    endResetModel();
}

int TrustWayModel::rowOfBreak() const
{
    return m_break;
}

TrustAnswer TrustWayModel::answerOf(const Step &step) const
{
    if (step.check)
        return step.check->answer;
    const bool contradicted = std::any_of(step.digest->way.begin(), step.digest->way.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::No; });
    return step.digest->leadsToImage() ? TrustAnswer::Yes : contradicted ? TrustAnswer::No : TrustAnswer::Unknown;
}

QString TrustWayModel::stepText(const Step &step) const
{
    if (step.check == &m_unread)
        return tr("what lies on the disk is what the image's configuration names");
    if (step.check)
        return displayText(step.check->what);
    return tr("%1 stands for the image").arg(displayText(step.digest->digest));
}

QString TrustWayModel::reasonText(const Step &step) const
{
    if (step.check == &m_unread)
        return tr("its content was not read");
    return step.check ? displayText(step.check->reason) : QString();
}

int TrustWayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int TrustWayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrustWayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AnswerColumn: return tr("Proven");
    case StepColumn: return tr("From Signer to Disk");
    case ReasonColumn: return tr("Why Not");
    case AspectColumn: return tr("About");
    default: return {};
    }
}

QVariant TrustWayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step &step = m_steps[static_cast<std::size_t>(index.row())];
    const QString answer = trustCheckText(answerOf(step));
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case AnswerColumn: return answer;
        case StepColumn: return stepText(step);
        case ReasonColumn: return reasonText(step);
        case AspectColumn: return step.disk ? tr("Disk") : trustAspectText(step.check ? step.check->aspect : TrustAspect::Binding);
        default: return {};
        }
    case Qt::AccessibleTextRole:
    case DetailRole: {
        QStringList lines{tr("%1: %2").arg(answer, stepText(step))};
        if (!reasonText(step).isEmpty())
            lines.append(tr("Because: %1").arg(reasonText(step)));
        if (index.row() == m_break)
            lines.append(tr("Here the way breaks off: what follows is only claimed."));
        else if (m_break >= 0 && index.row() > m_break)
            lines.append(tr("Comes after the place where the way breaks off."));
        return lines.join(role == DetailRole ? u"\n"_s : u". "_s);
    }
    case AnswerRole: return static_cast<int>(answerOf(step));
    case BreakRole: return index.row() == m_break;
    case BeyondRole: return m_break >= 0 && index.row() > m_break;
    default: return {};
    }
}

} // namespace assay

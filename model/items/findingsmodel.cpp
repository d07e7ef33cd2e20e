// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/findingsmodel.h"

#include "items/displaytext.h"
#include "items/flattreemodel.h"
#include "verify/findingtext.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <set>

namespace assay {

using namespace Qt::StringLiterals;

FindingsModel::FindingsModel(QObject *parent) :
    QAbstractItemModel(parent),
    m_nodes(1)
{
}

void FindingsModel::setFindings(std::shared_ptr<const Findings> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_nodes.assign(1, {});
    const std::size_t count = m_findings ? m_findings->size() : 0;
    std::vector<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    const auto at = [this](int i) -> const Finding & { return (*m_findings)[static_cast<std::size_t>(i)]; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return at(a).severity != at(b).severity ? at(a).severity > at(b).severity : at(a).code < at(b).code;
    });
    // Level by level, so that the children of one node stand side by side: severities, then codes, then findings.
    const auto sameGroup = [&](int a, int b, int depth) {
        return at(a).severity == at(b).severity && (depth < 2 || at(a).code == at(b).code) && depth < 3;
    };
    std::vector<std::pair<std::size_t, std::size_t>> ranges{{0, count}}; // of order, by node
    for (std::size_t node = 0; node < m_nodes.size(); ++node) {
        const int depth = m_nodes[node].depth + 1;
        if (depth > 3)
            break;
        const auto [first, last] = ranges[node];
        m_nodes[node].firstChild = static_cast<int>(m_nodes.size());
        for (std::size_t i = first; i < last;) {
            std::size_t end = i + 1;
            while (end < last && sameGroup(order[i], order[end], depth))
                ++end;
            Node child;
            child.parent = static_cast<int>(node);
            child.row = m_nodes[node].childCount++;
            child.finding = order[i];
            child.depth = depth;
            child.count = static_cast<int>(end - i);
            m_nodes.push_back(child);
            ranges.emplace_back(i, end);
            i = end;
        }
    }
    endResetModel();
}

const FindingsModel::Node &FindingsModel::nodeOf(const QModelIndex &index) const
{
    return m_nodes[index.isValid() ? unscrambledId(index.internalId()) : 0];
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node &above = nodeOf(parent);
    if (row < 0 || row >= above.childCount || column != 0 || parent.column() > 0)
        return {};
    return createIndex(row, 0, scrambledId(static_cast<std::uint32_t>(above.firstChild + row)));
}

QModelIndex FindingsModel::parent(const QModelIndex &child) const
{
    const int above = child.isValid() ? nodeOf(child).parent : 0;
    return above > 0 ? createIndex(m_nodes[static_cast<std::size_t>(above)].row, 0, scrambledId(static_cast<std::uint32_t>(above)))
                     : QModelIndex();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : nodeOf(parent).childCount;
}

int FindingsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags FindingsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return nodeOf(index).depth == 3 ? flags | Qt::ItemNeverHasChildren : flags;
}

const Finding *FindingsModel::findingAt(const QModelIndex &index) const
{
    if (!index.isValid() || nodeOf(index).depth != 3)
        return nullptr;
    return &(*m_findings)[static_cast<std::size_t>(nodeOf(index).finding)];
}

std::vector<std::string> FindingsModel::pathsAt(const QModelIndex &index) const
{
    std::vector<std::string> paths;
    std::set<std::string_view> known;
    std::vector<std::size_t> open;
    if (index.isValid())
        open.push_back(unscrambledId(index.internalId()));
    while (!open.empty()) {
        const Node &node = m_nodes[open.back()];
        open.pop_back();
        for (int child = node.childCount; child-- > 0;)
            open.push_back(static_cast<std::size_t>(node.firstChild + child));
        const std::string &path = (*m_findings)[static_cast<std::size_t>(node.finding)].path;
        if (node.depth == 3 && !path.empty() && known.insert(path).second)
            paths.push_back(path);
    }
    return paths;
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section == 0 && orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return tr("Findings");
    return {};
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = nodeOf(index);
    const Finding &finding = (*m_findings)[static_cast<std::size_t>(node.finding)];
    switch (role) {
    case Qt::DisplayRole:
        if (node.depth == 1)
            return severityText(finding.severity);
        if (node.depth == 2)
            return findingTitle(finding.code);
        if (!finding.path.empty())
            return displayText(finding.path);
        if (!finding.store.empty())
            return displayText(finding.store);
        return finding.role >= 0 ? tr("The %1 source").arg(sideWord(finding.role)) : tr("The comparison");
    case Qt::AccessibleTextRole:
        if (node.depth < 3)
            return tr("%1, %n finding(s)", nullptr, node.count).arg(data(index, Qt::DisplayRole).toString());
        return tr("%1: %2, %3").arg(findingTitle(finding.code), data(index, Qt::DisplayRole).toString(), severityText(finding.severity));
    case FindingIndexRole: return node.depth == 3 ? node.finding : -1;
    case SeverityRole: return static_cast<int>(finding.severity);
    case CodeRole: return node.depth == 1 ? QString() : displayText(finding.code);
    case CountRole: return node.count;
    case RoleIndexRole: return node.depth == 3 ? finding.role : -1;
    case DetailRole:
        if (node.depth == 3)
            return findingDetail(finding);
        if (const FindingCode *known = node.depth == 2 ? findFindingCode(finding.code) : nullptr)
            return fromUtf8View(known->meaning);
        return {};
    default: return {};
    }
}

QString missedByText(std::string_view command)
{
    const std::size_t blank = command.find(' ');
    const std::string_view engine = command.substr(0, blank);
    const std::string_view what = blank == std::string_view::npos ? std::string_view() : command.substr(blank + 1);
    if (engine == "docker" || engine == "podman") {
        if (what == "diff")
            return FindingsModel::tr("would list what a container has written over its image, and nothing of this: the image's own folders are what it compares with.");
        if (what == "history")
            return FindingsModel::tr("would repeat the commands that the image's configuration records; it reads no file.");
        if (what == "inspect")
            return FindingsModel::tr("would repeat the recorded ids, digests and settings; it does not compute any of them anew.");
        if (what == "save")
            return FindingsModel::tr("would write the image without a complaint: it goes by the records of the layer, which do not know of this.");
        if (what == "system check")
            return FindingsModel::tr("would compare types, permissions, owners, sizes, times and contents, and neither targets of links, attributes nor which names share a file.");
    }
    if (engine == "ctr" && what == "images check")
        return FindingsModel::tr("would say that the image is complete: it asks whether its blobs are there, not what they were unpacked to.");
    if (engine == "ctr" && what == "images export")
        return FindingsModel::tr("would write the blobs as they were delivered; it does not look at what they were unpacked to.");
    return {};
}

// "sizeOnDisk" is what programs read; a reader has "Size on disk".
static QString detailTitle(const QString &key)
{
    QString title;
    for (const QChar letter : key) {
        if (!title.isEmpty() && letter.isUpper())
            title += u' ';
        title += title.isEmpty() ? letter.toUpper() : letter.toLower();
    }
    return title;
}

QString findingDetail(const Finding &finding)
{
    QStringList lines;
    if (const FindingCode *known = findFindingCode(finding.code))
        lines.append(fromUtf8View(known->meaning));
    if (!finding.path.empty())
        lines.append(FindingsModel::tr("Path: %1").arg(displayText(finding.path)));
    if (!finding.missedBy.empty()) {
        QStringList commands;
        for (const std::string &command : finding.missedBy)
            commands.append(displayText(command));
        lines.append(FindingsModel::tr("Missed by: %1").arg(commands.join(u", "_s)));
        for (const std::string &command : finding.missedBy) {
            if (const QString why = missedByText(command); !why.isEmpty())
                lines.append(u"  "_s + displayText(command) + u": "_s + why);
        }
    }
    for (const auto &[key, value] : finding.detail)
        lines.append(detailTitle(displayText(key)) + u": "_s + displayText(shownDetail(finding, value)));
    if (!finding.store.empty())
        lines.append(FindingsModel::tr("Lies at: %1").arg(displayText(finding.store)));
    if (!finding.layer.empty())
        lines.append(FindingsModel::tr("Layer: %1").arg(displayText(finding.layer)));
    lines.append(FindingsModel::tr("Code: %1").arg(displayText(finding.code)));
    return lines.join(u'\n');
}

} // namespace assay

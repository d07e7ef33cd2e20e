// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the charts of the overview show.

#include "ui/overviewpanel.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/grouped.h"
#include "ui/overviewbars.h"
#include "ui/plaintext.h"
#include "ui/timelineview.h"

#include <QComboBox>
#include <QPushButton>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<DiffStatus, 7> shownStatuses{DiffStatus::Added,    DiffStatus::Removed, DiffStatus::Modified, DiffStatus::Type,
                                                  DiffStatus::Metadata, DiffStatus::Unknown, DiffStatus::Identical};

// With three sources what changed in one step may be identical in the other, which tells nothing here.
bool isShown(DiffStatus status, OverviewScope scope)
{
    return status != DiffStatus::Identical || scope == OverviewScope::Everything;
}

OverviewBar barOf(const QString &label, const PathCounts &counts, const std::string &filter, const Overview &overview)
{
    OverviewBar bar;
    bar.label = label;
    bar.paths = counts.paths;
    bar.filter = filter;
    for (const DiffStatus status : shownStatuses) {
        const std::uint32_t paths = counts.status[static_cast<std::size_t>(status)];
        if (paths != 0 && isShown(status, overview.scope))
            bar.parts.push_back({rowStatus(status), paths, filter.empty() ? std::string() : filter + ' ' + overview.statusFilters[static_cast<std::size_t>(status)]});
    }
    if (bar.parts.empty() && counts.paths != 0) // one source alone: nothing was compared
        bar.parts.push_back({RowStatus::None, counts.paths, filter});
    return bar;
}

QString sizeText(const SizePart &part)
{
    const auto bytes = [](std::uint64_t size) -> QString {
        constexpr std::array<const char *, 4> units{"B", "KiB", "MiB", "GiB"};
        std::size_t unit = 0;
        for (; size >= 1024 && unit + 1 < units.size(); size /= 1024)
            ++unit;
        return QString::number(size) + QChar(0xA0) + QLatin1String(units[unit]);
    };
    if (part.to == 1)
        return OverviewPanel::tr("empty");
    //: %1 a size: "from 1 GiB"
    return part.to == 0 ? OverviewPanel::tr("from %1").arg(bytes(part.from))
                        //: %1 a size: "under 16 KiB"
                        : OverviewPanel::tr("under %1").arg(bytes(part.to));
}

QString folderText(const FolderPart &part)
{
    switch (part.kind) {
    case FolderPart::Kind::Whole: return u'/' + displayText(part.path);
    //: only what stands in the folder itself, not below its folders
    case FolderPart::Kind::Direct: return part.path.empty() ? OverviewPanel::tr("/ (itself)") : OverviewPanel::tr("/%1 (itself)").arg(displayText(part.path));
    case FolderPart::Kind::Others: return OverviewPanel::tr("other folders");
    }
    return {};
}

} // namespace

void OverviewPanel::refresh()
{
    const bool any = m_overview != nullptr;
    QString head = tr("Nothing is compared yet.");
    if (any) {
        const auto paths = static_cast<int>(m_overview->all.paths);
        switch (m_overview->scope) {
        case OverviewScope::Unexplained: head = grouped(tr("%n path(s) without an explanation", nullptr, paths), static_cast<std::uint64_t>(paths)); break;
        case OverviewScope::Differing: head = grouped(tr("%n path(s) that differ", nullptr, paths), static_cast<std::uint64_t>(paths)); break;
        case OverviewScope::Everything: head = grouped(tr("All %n path(s)", nullptr, paths), static_cast<std::uint64_t>(paths)); break;
        }
        if (m_session.isPartial())
            head += u" · "_s + tr("NOT ALL LAYERS");
    }
    m_head->setText(head);
    std::vector<OverviewBar> kinds;
    for (const DiffStatus status : shownStatuses) {
        const std::uint32_t paths = any ? m_overview->all.status[static_cast<std::size_t>(status)] : 0;
        if (paths == 0 || !isShown(status, m_overview->scope))
            continue;
        OverviewBar bar;
        bar.label = statusLetter(rowStatus(status)) + u"  "_s + statusWord(rowStatus(status));
        bar.paths = paths;
        bar.filter = m_overview->statusFilters[static_cast<std::size_t>(status)];
        bar.parts.push_back({rowStatus(status), paths, bar.filter});
        kinds.push_back(std::move(bar));
    }
    m_kinds->setBars(std::move(kinds));
    showFindings();
    showFolders();
    const int before = m_source->currentIndex() < 0 ? LiveSide : m_source->currentData().toInt();
    m_source->clear();
    for (int side = 0; any && side < sideCount; ++side) {
        if (m_session.comparison()->tree->hasSide(side))
            m_source->addItem(sideWord(side), side);
    }
    const int at = m_source->findData(before);
    m_source->setCurrentIndex(at >= 0 ? at : m_source->count() - 1);
    showSource();
    m_timeline->setOverview(m_overview);
    refreshTime();
    arrange();
    m_back->setEnabled(m_before.has_value()); // where it stands it stays: nothing moves under the pointer
    const bool counted = any && m_overview->all.paths != 0;
    for (std::size_t section = 0; section < m_sections.size(); ++section) {
        const bool shown = section == 0 ? !m_findings->bars().empty() : section == 1 ? !m_kinds->bars().empty() : counted;
        m_sections[section].widget->setVisible(shown);
    }
}

void OverviewPanel::showFindings()
{
    std::vector<OverviewBar> bars;
    const ComparisonPtr &whole = m_session.whole();
    for (int severity = static_cast<int>(Severity::Critical); whole && severity >= 0; --severity) {
        const std::uint32_t count = whole->findingCounts[static_cast<std::size_t>(severity)];
        if (count == 0)
            continue;
        OverviewBar bar;
        bar.label = severityText(static_cast<Severity>(severity));
        bar.toolTip = tr("Click goes to these findings");
        bar.paths = count;
        bar.tone = severityColor(static_cast<Severity>(severity), palette());
        bar.parts.push_back({RowStatus::None, count, {}});
        bar.id = severity;
        bars.push_back(std::move(bar));
    }
    m_findings->setBars(std::move(bars));
}

void OverviewPanel::showFolders()
{
    std::vector<OverviewBar> bars;
    if (m_overview) {
        for (const FolderPart &part : m_overview->folders) {
            bars.push_back(barOf(folderText(part), part.counts, part.filter, *m_overview));
            if (part.filter.empty())
                bars.back().toolTip = tr("A filter for this would be too long.");
        }
    }
    m_folders->setBars(std::move(bars));
}

void OverviewPanel::showSource()
{
    std::vector<OverviewBar> layers;
    std::vector<OverviewBar> sizes;
    if (m_overview && m_source->currentIndex() >= 0) {
        const int side = m_source->currentData().toInt();
        const SourceOverview &source = m_overview->sources[static_cast<std::size_t>(side)];
        const LoadedSourcePtr &loaded = m_session.comparison() ? m_session.comparison()->sources[static_cast<std::size_t>(side)] : nullptr;
        for (const LayerPart &part : source.layers) {
            const QString label = part.layer == LayerPart::others ? tr("other layers") : tr("layer %1").arg(part.layer);
            OverviewBar bar = barOf(label, part.counts, part.filter, *m_overview);
            if (loaded && part.layer < loaded->layers.size())
                bar.toolTip = displayText(loaded->layers[part.layer].layer.createdBy);
            layers.push_back(std::move(bar));
        }
        for (const SizePart &part : source.sizes) {
            if (part.counts.paths != 0)
                sizes.push_back(barOf(sizeText(part), part.counts, part.filter, *m_overview));
        }
    }
    m_layers->setBars(std::move(layers));
    m_sizes->setBars(std::move(sizes));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the metadata of one path.

#include "ui/preview/metadatamodel.h"

#include "base/bytes.h"
#include "base/capability.h"
#include "base/displaysafe.h"
#include "items/displaytext.h"
#include "ui/preview/metadatatext.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t attributeBytesShown = 4096;

QString shortId(std::string_view digest)
{
    const std::size_t colon = digest.find(':');
    return latin(digest.substr(colon == std::string_view::npos ? 0 : colon + 1, 12));
}

QString attributeText(std::string_view name, std::string_view value)
{
    const std::string_view start = value.substr(0, attributeBytesShown);
    const std::string hex = toHex(reinterpret_cast<const std::uint8_t *>(start.data()), start.size());
    QString text;
    if (name == capabilityAttribute) {
        if (const auto words = capabilityText(value))
            return QString(latin(*words) % QStringLiteral("\n") % latin(hex));
        return MetadataModel::tr("not a capability value: %1", "of an extended attribute").arg(latin(hex));
    }
    if (value.empty())
        return MetadataModel::tr("empty", "value of an extended attribute");
    // Text with an end mark of C, as SELinux labels are, is text.
    std::string_view trimmed = start;
    if (trimmed.back() == '\0')
        trimmed.remove_suffix(1);
    text = needsDisplayEscape(trimmed) ? QString(QStringLiteral("0x") % latin(hex)) : displayText(trimmed);
    if (value.size() > start.size())
        text += MetadataModel::tr(" … (%1 bytes)").arg(value.size());
    return text;
}

// "known bad: list.txt", a line for each list.
QString listsText(const KnownHashes &known, const Sha256Digest &digest)
{
    QStringList lines;
    for (const KnownHashes::List &list : known.lists) {
        if (list.digests->contains(digest))
            lines += (list.kind == Known::Bad ? MetadataModel::tr("known bad: %1") : MetadataModel::tr("known good: %1")).arg(displayText(list.name));
    }
    return lines.isEmpty() ? MetadataModel::tr("on none", "of the hash lists") : lines.join(QStringLiteral("\n"));
}

QString remarksText(const Entry &entry)
{
    QStringList remarks;
    if (entry.has(EntryFlag::Implied))
        remarks += MetadataModel::tr("named only as part of longer paths");
    if (entry.has(EntryFlag::Unreadable))
        remarks += MetadataModel::tr("could not be read");
    if (entry.has(EntryFlag::Unstable))
        remarks += MetadataModel::tr("changed while it was read");
    if (entry.has(EntryFlag::Sparse))
        remarks += MetadataModel::tr("stored with holes");
    if (entry.has(EntryFlag::Opaque))
        remarks += MetadataModel::tr("hides what lower layers hold in it");
    return remarks.join(QStringLiteral(", "));
}

// A finding in words.
QString findingText(const Finding &finding)
{
    QString text = findingTitle(finding.code);
    if (finding.role >= 0)
        text += QStringLiteral(" (") % sideWord(finding.role) % QStringLiteral(")");
    if (const FindingCode *known = findFindingCode(finding.code))
        text += QStringLiteral(": ") % latin(known->meaning);
    QStringList missed;
    for (const std::string &command : finding.missedBy)
        missed += displayText(command);
    if (!missed.isEmpty())
        text += QStringLiteral("\n") % MetadataModel::tr("Not noticed by: %1").arg(missed.join(QStringLiteral(", ")));
    for (const auto &[key, value] : finding.detail)
        text += QStringLiteral("\n") % displayText(key) % QStringLiteral(": ") % displayText(value);
    return text;
}

} // namespace

// Makes the rows of one path of a comparison; lives no longer than that takes.
class MetadataModel::Maker {
public:
    Maker(const Comparison &comparison, DiffNodeId node, std::vector<Row> &rows) :
        m_comparison(comparison), m_tree(*comparison.tree), m_diff(comparison.tree->node(node)), m_node(node), m_rows(rows)
    {
        for (int side = 0; side < sideCount; ++side)
            m_entries[static_cast<std::size_t>(side)] = m_tree.hasSide(side) ? m_tree.entry(node, side) : nullptr;
    }

    void addChange();
    void addIdentity();
    void addContent(const KnownHashes *known);
    void addLinks();
    void addAttributes();
    void addRemarks();
    void addLayer();
    void addFindings();

private:
    template<class TextOf>
    void add(const QString &property, std::uint16_t bits, TextOf &&textOf, bool evenIfEmpty = false, bool monospace = true);
    Mark markOf(int side, std::uint16_t bits) const;
    const FsTree &fsTree(int side) const { return *m_tree.tree(side); }
    NodeId fsNode(int side) const { return m_diff.side[static_cast<std::size_t>(side)]; }
    const LoadedLayer *layer(int side) const;
    void unmarkEqualSizes();

    const Comparison &m_comparison;
    const DiffTree &m_tree;
    const DiffNode &m_diff;
    DiffNodeId m_node;
    std::array<const Entry *, sideCount> m_entries{};
    std::vector<Row> &m_rows;
};

// What the comparison says is marked, nothing else: a full mark where a step led to another value, a faint one where it started from.
MetadataModel::Mark MetadataModel::Maker::markOf(int side, std::uint16_t bits) const
{
    Mark mark = Mark::None;
    for (int step = 0; step < stepCount; ++step) {
        if (!m_tree.hasStep(step) || (m_diff.changes[static_cast<std::size_t>(step)] & bits) == 0)
            continue;
        if (m_tree.toSide(step) == side)
            mark = Mark::Full;
        else if (m_tree.fromSide(step) == side && mark == Mark::None)
            mark = Mark::Faint;
    }
    return mark;
}

// A row, where any source has something to say. bits are the changes that mark it; textOf(side, entry) gives the text of a source.
template<class TextOf>
void MetadataModel::Maker::add(const QString &property, std::uint16_t bits, TextOf &&textOf, bool evenIfEmpty, bool monospace)
{
    Row row;
    row.property = property;
    bool any = evenIfEmpty;
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        Cell &cell = row.cells[at];
        cell.monospace = monospace;
        if (!m_entries[at]) {
            cell.absent = m_tree.hasSide(side);
            continue;
        }
        cell.text = textOf(side, *m_entries[at]);
        cell.mark = markOf(side, bits);
        any = any || !cell.text.isEmpty();
    }
    if (any)
        m_rows.push_back(std::move(row));
}

// What happened, in a word, in the column of the state it led to.
void MetadataModel::Maker::addChange()
{
    Row change;
    change.property = MetadataModel::tr("Change");
    for (int step = 0; step < stepCount; ++step) {
        if (!m_tree.hasStep(step))
            continue;
        Cell &cell = change.cells[static_cast<std::size_t>(m_tree.toSide(step))];
        const std::uint16_t changes = m_diff.changes[static_cast<std::size_t>(step)];
        const DiffStatus status = m_tree.status(m_node, step);
        cell.monospace = false;
        cell.text = statusWord(rowStatus(status));
        constexpr std::uint16_t alone = Change::Added | Change::Removed | Change::Type;
        if (changes != 0 && (changes & alone) == 0)
            cell.text = changeWordsText(changes);
        if (changes != 0) {
            cell.mark = Mark::Full;
            const QString why = explanationText(m_diff.explanation[static_cast<std::size_t>(step)]);
            if (!why.isEmpty())
                cell.text += QStringLiteral("\n") % why;
        }
    }
    if (m_tree.hasStep(VendorToSaved) || m_tree.hasStep(SavedToLive))
        m_rows.push_back(std::move(change));
}

void MetadataModel::Maker::addIdentity()
{
    add(MetadataModel::tr("Type"), Change::Type, [](int, const Entry &entry) { return entryTypeText(entry.type); }, true, false);
    for (int side = 0; side < sideCount; ++side) {
        Cell &cell = m_rows.back().cells[static_cast<std::size_t>(side)];
        if (cell.absent) {
            cell.text = MetadataModel::tr("not in this source");
            cell.monospace = false;
        }
    }
    add(MetadataModel::tr("Permissions"), Change::Mode, [](int, const Entry &entry) {
        return entry.has(EntryFlag::Implied) ? QString() : QString(modeText(entry) % QStringLiteral("  ") % octal(entry.mode));
    });
    add(MetadataModel::tr("Owner"), Change::Owner, [](int, const Entry &entry) { return entry.has(EntryFlag::Implied) ? QString() : ownerText(entry); });
    add(MetadataModel::tr("Size in bytes"), Change::Content, [](int, const Entry &entry) { return entry.type == EntryType::File ? QString::number(entry.size) : QString(); });
    if (m_rows.back().property == MetadataModel::tr("Size in bytes"))
        unmarkEqualSizes(); // the content may differ and be as large as before
    add(MetadataModel::tr("Modified"), Change::Mtime, [](int, const Entry &entry) {
        const QString time = timeText(entry);
        return entry.has(EntryFlag::WholeSeconds) && !time.isEmpty() ? MetadataModel::tr("%1 (no fraction recorded)").arg(time) : time;
    });
}

void MetadataModel::Maker::unmarkEqualSizes()
{
    Row &size = m_rows.back();
    for (std::size_t at = 0; at < size.cells.size(); ++at) {
        bool other = false;
        for (std::size_t k = 0; k < size.cells.size(); ++k)
            other = other || (m_entries[at] && m_entries[k] && size.cells[k].text != size.cells[at].text);
        if (!other)
            size.cells[at].mark = Mark::None;
    }
}

void MetadataModel::Maker::addContent(const KnownHashes *known)
{
    add(MetadataModel::tr("SHA-256"), Change::Content, [&](int side, const Entry &entry) {
        const Sha256Digest *digest = fsTree(side).digest(fsNode(side));
        return digest ? latin(toHex(*digest)) : entry.type == EntryType::File ? MetadataModel::tr("not known") : QString();
    });
    if (known) {
        add(MetadataModel::tr("Hash lists"), 0, [&](int side, const Entry &entry) {
            const Sha256Digest *digest = fsTree(side).digest(fsNode(side));
            return entry.type == EntryType::File && digest ? listsText(*known, *digest) : QString();
        }, false, false);
    }
}

void MetadataModel::Maker::addLinks()
{
    add(MetadataModel::tr("Link target"), Change::Target, [&](int side, const Entry &entry) {
        return entry.type == EntryType::Symlink ? displayText(fsTree(side).target(fsNode(side))) : QString();
    });
    add(MetadataModel::tr("Device"), Change::Device, [](int, const Entry &entry) {
        return entry.type == EntryType::Character || entry.type == EntryType::Block ? QStringLiteral("%1:%2").arg(entry.rdevMajor).arg(entry.rdevMinor) : QString();
    });
    bool linked = false;
    for (int side = 0; side < sideCount; ++side)
        linked = linked || (m_entries[static_cast<std::size_t>(side)] && fsTree(side).linkCount(fsNode(side)) > 1);
    if (linked) {
        add(MetadataModel::tr("Names of this file"), Change::Links, [&](int side, const Entry &) { return QString::number(fsTree(side).linkCount(fsNode(side))); });
    }
}

void MetadataModel::Maker::addAttributes()
{
    std::map<std::string, std::array<std::optional<std::string>, 3>> attributes;
    for (int side = 0; side < sideCount; ++side) {
        if (!m_entries[static_cast<std::size_t>(side)])
            continue;
        for (const auto &[name, value] : fsTree(side).xattrs(fsNode(side)))
            attributes[std::string(name)][static_cast<std::size_t>(side)] = std::string(value);
    }
    for (const auto &[name, values] : attributes) {
        add(displayText(name), 0, [&, &attribute = name, &held = values](int side, const Entry &) {
            const auto &value = held[static_cast<std::size_t>(side)];
            return value ? attributeText(attribute, *value) : MetadataModel::tr("none", "no such extended attribute");
        });
        // The comparison says that attributes differ; which of them is to be seen here.
        for (int step = 0; step < stepCount; ++step) {
            if (!m_tree.hasStep(step) || (m_diff.changes[static_cast<std::size_t>(step)] & Change::Xattrs) == 0)
                continue;
            const auto from = static_cast<std::size_t>(m_tree.fromSide(step));
            const auto to = static_cast<std::size_t>(m_tree.toSide(step));
            if (!m_entries[from] || !m_entries[to] || values[from] == values[to])
                continue;
            m_rows.back().cells[to].mark = Mark::Full;
            if (m_rows.back().cells[from].mark == Mark::None)
                m_rows.back().cells[from].mark = Mark::Faint;
        }
    }
}

void MetadataModel::Maker::addRemarks()
{
    add(MetadataModel::tr("Remarks"), 0, [](int, const Entry &entry) { return remarksText(entry); }, false, false);
}

const LoadedLayer *MetadataModel::Maker::layer(int side) const
{
    const LoadedSourcePtr &source = m_comparison.sources[static_cast<std::size_t>(side)];
    const std::uint32_t number = fsTree(side).ref(fsNode(side)).layer;
    return source && number < source->layers.size() ? &source->layers[number] : nullptr;
}

void MetadataModel::Maker::addLayer()
{
    add(MetadataModel::tr("Layer"), 0, [&](int side, const Entry &) {
        const LoadedLayer *found = layer(side);
        const std::size_t count = fsTree(side).layers().size();
        if (!found || (count < 2 && found->layer.diffId.empty()))
            return QString();
        const QString number = QString::number(fsTree(side).ref(fsNode(side)).layer);
        return found->layer.diffId.empty() ? number : QString(number % QStringLiteral("  ") % shortId(found->layer.diffId));
    });
    add(MetadataModel::tr("Layer verdict"), 0, [&](int side, const Entry &) {
        const LoadedLayer *found = layer(side);
        if (!found)
            return QString();
        const QString verdict = verdictText(static_cast<int>(found->verdict));
        return found->verdictReason.empty() ? verdict : QString(verdict % QStringLiteral(": ") % displayText(found->verdictReason));
    }, false, false);
    add(MetadataModel::tr("Stored in"), 0, [&](int side, const Entry &) {
        const LoadedLayer *found = layer(side);
        return found ? displayText(found->layer.store) : QString();
    });
}

void MetadataModel::Maker::addFindings()
{
    // The findings of this path, in words. They are sorted by path.
    const std::string path = m_tree.path(m_node);
    const auto before = [](const Finding &finding, const std::string &wanted) { return finding.path < wanted; };
    auto finding = std::lower_bound(m_comparison.findings.begin(), m_comparison.findings.end(), path, before);
    bool first = true;
    for (; finding != m_comparison.findings.end() && finding->path == path; ++finding) {
        if (path.empty() && finding->layer.empty() && finding->store.empty())
            continue; // about no path at all
        Row row;
        row.property = severityText(finding->severity);
        row.wide = true;
        row.heading = first;
        first = false;
        row.cells[0].text = findingText(*finding);
        row.cells[0].monospace = false;
        m_rows.push_back(std::move(row));
    }
}

void MetadataModel::show(const ComparisonPtr &comparison, DiffNodeId node)
{
    beginResetModel();
    m_rows.clear();
    if (comparison && comparison->tree && node && node.value < comparison->tree->size()) {
        Maker maker(*comparison, node, m_rows);
        maker.addChange();
        maker.addIdentity();
        maker.addContent(m_known.get());
        maker.addLinks();
        maker.addAttributes();
        maker.addRemarks();
        maker.addLayer();
        maker.addFindings();
    }
    endResetModel();
}

} // namespace assay

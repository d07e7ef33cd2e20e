// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/layercompare.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace assay {
namespace {

constexpr std::string_view keptAttribute = "security.capability"; // the one that Docker writes into a layer's tar

std::string octal(std::uint16_t mode)
{
    std::string text(4, '0');
    for (std::size_t i = 0; i < 4; ++i)
        text[3 - i] = static_cast<char>('0' + ((mode >> (3 * i)) & 7));
    return text;
}

std::string attributeText(const XattrList &list)
{
    std::string text;
    for (const auto &[name, value] : list) {
        if (!text.empty())
            text += ' ';
        text += name;
        text += '=';
        text += toBase64(value);
    }
    return text;
}

bool hides(const Entry &entry)
{
    return entry.has(EntryFlag::Opaque) || entry.has(EntryFlag::Whiteout);
}

// Walks two trees of one layer side by side.
class LayerMerge {
public:
    // altered: paths, sorted, whose content is known to differ although the delivered digest is not known.
    LayerMerge(const LayerTree &delivered, const std::vector<std::string> &altered, const LoadedLayer &onDisk)
        : m_delivered(delivered), m_altered(altered), m_onDisk(*onDisk.tree), m_layer(onDisk.layer)
    {
        m_result.builtInPlace = wasBuiltInPlace(m_delivered, m_onDisk);
    }

    LayerComparison run()
    {
        const Entry &root = m_onDisk.entry(LayerTree::root);
        if (root.has(EntryFlag::Unreadable))
            m_result.complete = false;
        if (hides(root) && !hides(m_delivered.entry(LayerTree::root)))
            found("layer.opaque-added", {}, false);
        m_pending.emplace_back(LayerTree::root, LayerTree::root);
        while (!m_pending.empty()) {
            const auto [from, to] = m_pending.back();
            m_pending.pop_back();
            mergeChildren(from, to);
        }
        compareLinks();
        for (const auto &[code, count] : m_found) {
            if (count <= m_most)
                continue;
            Finding finding = makeFinding("findings.truncated");
            finding.layer = m_layer.diffId;
            finding.store = m_layer.store;
            finding.role = static_cast<int>(Role::Live);
            finding.detail = {{"code", std::string(code)}, {"kept", std::to_string(m_most)}, {"seen", std::to_string(count)}};
            m_result.findings.push_back(std::move(finding));
        }
        std::sort(m_result.paths.begin(), m_result.paths.end());
        return std::move(m_result);
    }

private:
    void mergeChildren(NodeId from, NodeId to)
    {
        const NodeRange a = from ? m_delivered.children(from) : NodeRange{};
        const NodeRange b = to ? m_onDisk.children(to) : NodeRange{};
        std::uint32_t i = a.first;
        std::uint32_t k = b.first;
        while (i < a.first + a.count || k < b.first + b.count) {
            NodeId left = i < a.first + a.count ? NodeId(i) : NodeId{};
            NodeId right = k < b.first + b.count ? NodeId(k) : NodeId{};
            if (left && right) {
                const int order = m_delivered.name(left).compare(m_onDisk.name(right));
                if (order < 0)
                    right = {};
                else if (order > 0)
                    left = {};
            }
            i += left ? 1U : 0U;
            k += right ? 1U : 0U;
            if (left && right)
                comparePath(left, right);
            else if (left)
                onlyDelivered(left, to);
            else
                onlyOnDisk(right);
            const bool descend = (left && m_delivered.entry(left).type == EntryType::Directory)
                || (right && m_onDisk.entry(right).type == EntryType::Directory);
            if (descend)
                m_pending.emplace_back(left, right);
        }
    }

    // The finding, to be filled in; one that is thrown away when there are enough of its code.
    Finding &found(std::string_view code, const std::string &path, bool saveNotices)
    {
        m_result.paths.push_back(path);
        if (++m_found[code] > m_most) {
            m_spare = Finding();
            return m_spare;
        }
        Finding finding = makeFinding(code, path);
        finding.layer = m_layer.diffId;
        finding.store = path.empty() ? m_layer.store : m_layer.store + '/' + path;
        finding.missedBy = {"docker diff", "docker history", "docker inspect"};
        // It rebuilds the tar from recorded headers and fails only when the bytes of a recorded, filled file do not fit.
        if (!saveNotices)
            finding.missedBy.push_back("docker save");
        finding.role = static_cast<int>(Role::Live);
        m_result.findings.push_back(std::move(finding));
        return m_result.findings.back();
    }

    void note(std::string_view code, const std::string &path, bool saveNotices, std::string delivered, std::string onDisk)
    {
        Finding &finding = found(code, path, saveNotices);
        finding.detail = {{"delivered", std::move(delivered)}, {"onDisk", std::move(onDisk)}};
    }

    void onlyDelivered(NodeId node, NodeId folderOnDisk)
    {
        const Entry &entry = m_delivered.entry(node);
        // What lies in a folder that is gone as a whole is told by the folder; what could not be listed is unknown.
        if (!folderOnDisk || m_onDisk.entry(folderOnDisk).type != EntryType::Directory || m_onDisk.entry(folderOnDisk).has(EntryFlag::Unreadable))
            return;
        const std::string path = m_delivered.path(node);
        if (entry.type == EntryType::None)
            found("layer.whiteout-removed", path, false);
        else
            found("layer.file-removed", path, entry.type == EntryType::File && entry.size != 0);
    }

    void onlyOnDisk(NodeId node)
    {
        const Entry &entry = m_onDisk.entry(node);
        noteUnread(entry);
        if (entry.type == EntryType::Socket && m_result.builtInPlace)
            return;
        const std::string path = m_onDisk.path(node);
        if (entry.type == EntryType::None) {
            found("layer.whiteout-added", path, false);
            return;
        }
        Finding &finding = found("layer.file-added", path, false);
        finding.detail = {{"type", std::string(entryTypeName(entry.type))}, {"mode", octal(entry.mode)}};
        if (const Sha256Digest *digest = m_onDisk.digest(entry)) {
            finding.detail.emplace_back("sha256", toHex(*digest));
            finding.detail.emplace_back("size", std::to_string(entry.size));
        }
        if (entry.has(EntryFlag::Opaque))
            found("layer.opaque-added", path, false);
    }

    void noteUnread(const Entry &entry)
    {
        if (entry.has(EntryFlag::Unreadable) || entry.has(EntryFlag::Unstable))
            m_result.complete = false;
    }

    void comparePath(NodeId left, NodeId right)
    {
        const Entry &a = m_delivered.entry(left);
        const Entry &b = m_onDisk.entry(right);
        noteUnread(b);
        const std::string path = m_delivered.path(left);
        if (a.type != b.type) {
            if (b.type == EntryType::None)
                note("layer.whiteout-added", path, a.type == EntryType::File && a.size != 0, std::string(entryTypeName(a.type)), "whiteout");
            else
                note("layer.type-changed", path, a.type == EntryType::File && a.size != 0, std::string(entryTypeName(a.type)), std::string(entryTypeName(b.type)));
            return;
        }
        if (a.type == EntryType::None)
            return;
        const bool attributesKnown = !m_onDisk.attributesUnknown();
        if (a.type == EntryType::Directory && hides(a) != hides(b) && (attributesKnown || hides(b)))
            found(hides(b) ? "layer.opaque-added" : "layer.opaque-removed", path, false);
        if (a.type == EntryType::File)
            compareContent(a, b, path);
        if (a.type == EntryType::Symlink && m_delivered.target(a) != m_onDisk.target(b))
            note("layer.target-changed", path, false, std::string(m_delivered.target(a)), std::string(m_onDisk.target(b)));
        const bool device = a.type == EntryType::Character || a.type == EntryType::Block;
        if (device && (a.rdevMajor != b.rdevMajor || a.rdevMinor != b.rdevMinor)) {
            note("layer.device-changed", path, false, std::to_string(a.rdevMajor) + ":" + std::to_string(a.rdevMinor),
                 std::to_string(b.rdevMajor) + ":" + std::to_string(b.rdevMinor));
        }
        if (!a.has(EntryFlag::Implied))
            compareMetadata(a, b, path);
    }

    void compareContent(const Entry &a, const Entry &b, const std::string &path)
    {
        const Sha256Digest *was = m_delivered.digest(a);
        const Sha256Digest *is = m_onDisk.digest(b);
        const bool differs = was && is ? *was != *is : a.size != b.size || std::binary_search(m_altered.begin(), m_altered.end(), path);
        if (!differs && !(was && is))
            m_result.complete = false;
        if (!differs)
            return;
        // Of several names only the first is read: when one of the others was replaced, the file that is read is still good.
        const bool recordedAsFilled = a.size != 0 && m_delivered.linkCount(a) == m_onDisk.linkCount(b);
        Finding &finding = found("layer.content-changed", path, recordedAsFilled);
        finding.detail = {{"sizeDelivered", std::to_string(a.size)}, {"sizeOnDisk", std::to_string(b.size)}};
        if (was)
            finding.detail.emplace_back("delivered", toHex(*was));
        if (is)
            finding.detail.emplace_back("onDisk", toHex(*is));
    }

    void compareMetadata(const Entry &a, const Entry &b, const std::string &path)
    {
        if (a.type != EntryType::Symlink && a.mode != b.mode)
            note("layer.mode-changed", path, false, octal(a.mode), octal(b.mode));
        if (a.uid != b.uid || a.gid != b.gid) {
            note("layer.owner-changed", path, false, std::to_string(a.uid) + ":" + std::to_string(a.gid),
                 std::to_string(b.uid) + ":" + std::to_string(b.gid));
        }
        const bool wholeSeconds = a.has(EntryFlag::WholeSeconds) || b.has(EntryFlag::WholeSeconds);
        const bool sameTime = a.mtimeSec == b.mtimeSec && (wholeSeconds || a.mtimeNsec == b.mtimeNsec);
        if (!sameTime && (m_result.builtInPlace || !isClampedTime(a, b)))
            note("layer.time-changed", path, false, isoTime(a.mtimeSec, a.mtimeNsec), isoTime(b.mtimeSec, b.mtimeNsec));
        if (m_onDisk.attributesUnknown() || m_delivered.xattrBytes(a) == m_onDisk.xattrBytes(b))
            return;
        const XattrList was = m_delivered.xattrs(a);
        const XattrList is = m_onDisk.xattrs(b);
        if (!m_result.builtInPlace || !differsInDroppedAttributes(was, is))
            note("layer.xattr-changed", path, false, attributeText(was), attributeText(is));
    }

    // Names that shared a file must still share it: each group of the record must be one group on the disk. The first name
    // that still shares its file with any other tells which.
    void compareLinks()
    {
        std::unordered_map<std::uint32_t, std::uint32_t> groupOnDisk;
        for (std::uint32_t i = 1; i < m_delivered.size(); ++i) {
            const Entry &a = m_delivered.entry(NodeId(i));
            if (a.linkGroup == Entry::none)
                continue;
            const std::string path = m_delivered.path(NodeId(i));
            const NodeId other = m_onDisk.find(path);
            if (!other || m_onDisk.entry(other).type != a.type)
                continue;
            const std::uint32_t group = m_onDisk.entry(other).linkGroup;
            const bool alone = group == Entry::none;
            if (alone ? m_delivered.linkCount(a) > 1 : groupOnDisk.emplace(a.linkGroup, group).first->second != group) {
                note("layer.hardlink-broken", path, false, std::to_string(m_delivered.linkCount(a)) + " names",
                     std::to_string(m_onDisk.linkCount(m_onDisk.entry(other))) + " names");
            }
        }
    }

    const LayerTree &m_delivered;
    const std::vector<std::string> &m_altered;
    const LayerTree &m_onDisk;
    const ImageLayer &m_layer;
    const std::size_t m_most = Limits{}.findingsPerCode;
    LayerComparison m_result;
    Finding m_spare;
    std::map<std::string_view, std::uint64_t> m_found; // by code
    std::vector<std::pair<NodeId, NodeId>> m_pending;
};

} // namespace

bool isClampedTime(const Entry &recorded, const Entry &unpacked)
{
    constexpr std::int64_t last = 9'223'372'036; // 2262-04-11, the last second that 64 bits of nanoseconds hold
    return (recorded.mtimeSec < 0 || recorded.mtimeSec > last) && unpacked.mtimeSec == 0 && unpacked.mtimeNsec == 0;
}

bool differsInDroppedAttributes(const XattrList &delivered, const XattrList &onDisk)
{
    const auto has = [](const XattrList &list, const std::pair<std::string_view, std::string_view> &wanted) {
        return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    const bool kept = std::all_of(delivered.begin(), delivered.end(), [&](const auto &attribute) { return has(onDisk, attribute); });
    return kept && std::all_of(onDisk.begin(), onDisk.end(), [&](const auto &attribute) {
        return has(delivered, attribute) || attribute.first != keptAttribute;
    });
}

bool wasBuiltInPlace(const LayerTree &delivered, const LayerTree &onDisk)
{
    std::uint64_t sameSecond = 0;
    std::uint64_t finer = 0;
    for (std::uint32_t i = 1; i < delivered.size(); ++i) {
        const Entry &a = delivered.entry(NodeId(i));
        if (a.type != EntryType::File || !a.has(EntryFlag::WholeSeconds))
            continue;
        const NodeId other = onDisk.find(delivered.path(NodeId(i)));
        if (!other || onDisk.entry(other).type != EntryType::File || onDisk.entry(other).mtimeSec != a.mtimeSec)
            continue;
        ++sameSecond;
        finer += std::uint64_t{onDisk.entry(other).mtimeNsec != 0};
    }
    bool upper = false;
    for (std::uint32_t i = 0; i < onDisk.size() && !upper; ++i)
        upper = onDisk.entry(NodeId(i)).has(EntryFlag::OverlayUpper);
    return upper ? finer != 0 : finer * 2 > sameSecond;
}

LayerComparison compareLayer(const LoadedLayer &delivered, const LoadedLayer &onDisk)
{
    static const std::vector<std::string> none;
    return LayerMerge(*delivered.tree, none, onDisk).run();
}

LayerComparison compareWithRecord(const LoadedLayer &onDisk)
{
    return LayerMerge(*onDisk.record->tree, onDisk.record->altered, onDisk).run();
}

} // namespace assay

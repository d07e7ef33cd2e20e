// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/layercompare.h"

#include "verify/enginehabits.h"
#include "verify/entrytext.h"
#include "verify/inheritedacl.h"
#include "verify/madefolders.h"
#include "verify/missedby.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace assay {
namespace {

bool hides(const Entry &entry)
{
    return entry.has(EntryFlag::Opaque) || entry.has(EntryFlag::Whiteout);
}

// Walks two trees of one layer side by side.
class LayerMerge {
public:
    LayerMerge(const ExpectedTree &delivered, const LoadedLayer &onDisk, const std::vector<const LayerTree *> &below)
        : m_delivered(delivered), m_onDisk(*onDisk.tree), m_below(below), m_loaded(onDisk), m_layer(onDisk.layer), m_engine(onDisk.engine), m_whole(onDisk.form == FolderForm::WholeTree), m_losesBits(losesSpecialBits(*onDisk.tree)), m_losesCopied(copiesWithoutAttributes(onDisk))
    {
        m_result.builtInPlace = wasBuiltInPlace(m_delivered, m_onDisk);
    }

    LayerComparison run()
    {
        const Entry &root = m_onDisk.entry(LayerTree::root);
        if (root.has(EntryFlag::Unreadable))
            m_result.complete = false;
        if (!m_whole && hides(root) && !hides(m_delivered.entry(LayerTree::root)))
            found("layer.opaque-added", {}, false);
        compareRoot(root);
        noteAliases();
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
        std::sort(m_result.habits.begin(), m_result.habits.end());
        return std::move(m_result);
    }

private:
    // No tar can bring them.
    void noteAliases()
    {
        for (const LayerTree::Alias &alias : m_onDisk.aliases()) {
            Finding &finding = found("layer.redirect-added", m_onDisk.path(alias.node), false);
            if (const auto redirect = m_onDisk.redirect(alias))
                finding.detail.emplace_back("redirect", *redirect);
            finding.detail.emplace_back("metacopy", alias.metacopy ? "yes" : "no");
        }
    }

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

    // The finding, to be filled in; one that is thrown away when there are enough of its code. saveNotices: rebuilding the
    // layer's tar stumbles over it.
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
        finding.missedBy = commandsThatMiss(m_engine, code, saveNotices, m_whole);
        finding.role = static_cast<int>(Role::Live);
        m_result.findings.push_back(std::move(finding));
        return m_result.findings.back();
    }

    void note(std::string_view code, const std::string &path, bool saveNotices, std::string delivered, std::string onDisk)
    {
        Finding &finding = found(code, path, saveNotices);
        finding.detail = {{"delivered", std::move(delivered)}, {"onDisk", std::move(onDisk)}};
    }

    // As note(), of what an engine could not help; it does not make the folder another one than was delivered.
    void excuse(std::string_view code, const std::string &path, std::string delivered, std::string onDisk)
    {
        if (++m_found[code] > m_most)
            return;
        Finding finding = makeFinding(code, path);
        finding.layer = m_layer.diffId;
        finding.store = m_layer.store + '/' + path;
        finding.role = static_cast<int>(Role::Live);
        finding.detail = {{"delivered", std::move(delivered)}, {"onDisk", std::move(onDisk)}};
        m_result.excused.push_back(std::move(finding));
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
        else if (isUnmakeableDevice(entry, m_loaded.rootless))
            excuse("layer.device-not-made", path, std::string(entryTypeName(entry.type)) + ' ' + std::to_string(entry.rdevMajor) + ':' + std::to_string(entry.rdevMinor), "nothing");
        else
            found("layer.file-removed", path, isRebuiltFrom(node));
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
        finding.detail = {{"type", std::string(entryTypeName(entry.type))}, {"mode", octalMode(entry.mode)}};
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
                note("layer.whiteout-added", path, isRebuiltFrom(left), std::string(entryTypeName(a.type)), "whiteout");
            else
                note("layer.type-changed", path, isRebuiltFrom(left), std::string(entryTypeName(a.type)), std::string(entryTypeName(b.type)));
            return;
        }
        if (a.type == EntryType::None)
            return;
        const bool attributesKnown = !m_onDisk.attributesUnknown();
        // A whole tree has nothing below it to hide.
        if (a.type == EntryType::Directory && !m_whole && hides(a) != hides(b) && (attributesKnown || hides(b)))
            found(hides(b) ? "layer.opaque-added" : "layer.opaque-removed", path, false);
        if (a.type == EntryType::File)
            compareContent(left, b, path);
        if (a.type == EntryType::Symlink && m_delivered.target(left) != m_onDisk.target(b))
            note("layer.target-changed", path, false, std::string(m_delivered.target(left)), std::string(m_onDisk.target(b)));
        const bool device = a.type == EntryType::Character || a.type == EntryType::Block;
        if (device && (a.rdevMajor != b.rdevMajor || a.rdevMinor != b.rdevMinor)) {
            note("layer.device-changed", path, false, std::to_string(a.rdevMajor) + ":" + std::to_string(a.rdevMinor),
                 std::to_string(b.rdevMajor) + ":" + std::to_string(b.rdevMinor));
        }
        if (a.has(EntryFlag::Implied))
            compareMade(right, path);
        else
            compareMetadata(left, right, path);
    }

    // Its time says only when something was put in or taken out, which is told of that. What a build has made of its own top folder no
    // tar can carry.
    void compareRoot(const Entry &root)
    {
        if (root.has(EntryFlag::Implied) || isRootOfMappedCopy(m_loaded, root))
            return;
        const bool recorded = !m_delivered.entry(LayerTree::root).has(EntryFlag::Implied);
        if (recorded && !(ignoresHeaderOfRoot(m_engine, m_loaded.form) && isMadeByEngine(m_onDisk, LayerTree::root)))
            compareRights(LayerTree::root, LayerTree::root, {});
        else if (!m_result.builtInPlace)
            compareMade(LayerTree::root, {});
    }

    void compareMade(NodeId folder, const std::string &path)
    {
        const Entry &b = m_onDisk.entry(folder);
        const bool made = isMadeByEngine(m_onDisk, folder);
        m_result.restsOnBelow = m_result.restsOnBelow || !made;
        if (made || isTakenFromBelow(m_onDisk, folder, m_below)) {
            m_result.habits.emplace_back(path, Explanation::FolderNotDescribed);
            return;
        }
        Entry usual;
        usual.mode = madeFolderMode;
        if ((b.mode & ~usual.mode) != 0)
            note("layer.mode-changed", path, false, octalMode(usual.mode), octalMode(b.mode));
        if (b.uid != usual.uid || b.gid != usual.gid)
            note("layer.owner-changed", path, false, ownerText(usual), ownerText(b));
        if (!m_onDisk.xattrBytes(b).empty())
            note("layer.xattr-changed", path, false, {}, attributeText(m_onDisk.xattrs(b)));
    }

    // The bytes of this file are read when the layer's tar is rebuilt from this folder.
    bool isRebuiltFrom(NodeId node) const
    {
        const Entry &entry = m_delivered.entry(node);
        return entry.type == EntryType::File && entry.size != 0 && m_delivered.isOwn(node);
    }

    void compareContent(NodeId node, const Entry &b, const std::string &path)
    {
        const Entry &a = m_delivered.entry(node);
        // Not even the size is known of a hard link to what the layer does not have, but a copy of the layers below may.
        const bool sizeKnown = !a.has(EntryFlag::Unreadable) || a.size != 0;
        const Sha256Digest *was = m_delivered.digest(node);
        const Sha256Digest *is = m_onDisk.digest(b);
        const bool differs = was && is ? *was != *is : (sizeKnown && a.size != b.size) || m_delivered.isAltered(node, path, is);
        if (!differs && !(was && is))
            m_result.complete = false;
        if (!differs)
            return;
        // Of several names only the first is read: when one of the others was replaced, the file that is read is still good.
        const bool recordedAsFilled = isRebuiltFrom(node) && m_delivered.linkCount(node) == m_onDisk.linkCount(b);
        Finding &finding = found("layer.content-changed", path, recordedAsFilled);
        finding.detail = {{"sizeDelivered", std::to_string(a.size)}, {"sizeOnDisk", std::to_string(b.size)}};
        if (was)
            finding.detail.emplace_back("delivered", toHex(*was));
        if (is)
            finding.detail.emplace_back("onDisk", toHex(*is));
    }

    void compareMetadata(NodeId node, NodeId other, const std::string &path)
    {
        compareTime(node, m_onDisk.entry(other), path);
        compareRights(node, other, path);
    }

    void compareTime(NodeId node, const Entry &b, const std::string &path)
    {
        const Entry &a = m_delivered.entry(node);
        const bool wholeSeconds = a.has(EntryFlag::WholeSeconds) || b.has(EntryFlag::WholeSeconds);
        const bool sameTime = a.mtimeSec == b.mtimeSec && (wholeSeconds || a.mtimeNsec == b.mtimeNsec);
        const bool copied = m_whole && !m_delivered.isOwn(node) && isTimeOfCopying(m_engine, a, b);
        const bool disturbed = a.type == EntryType::Directory && !sameTime && (copied || !m_delivered.keepsTime(node));
        if (disturbed)
            m_result.habits.emplace_back(path, Explanation::FolderNotDescribed);
        else if (!sameTime && (m_result.builtInPlace || !isClampedTime(a, b)))
            note("layer.time-changed", path, false, isoTime(a.mtimeSec, a.mtimeNsec), isoTime(b.mtimeSec, b.mtimeNsec));
    }

    // Mode, owner and attributes.
    void compareRights(NodeId node, NodeId other, const std::string &path)
    {
        const Entry &a = m_delivered.entry(node);
        const Entry &b = m_onDisk.entry(other);
        if (a.type != EntryType::Symlink && a.mode != b.mode) {
            if (m_losesBits && differsInLostBits(a, b))
                excuse("layer.mode-not-kept", path, octalMode(a.mode), octalMode(b.mode));
            else
                note("layer.mode-changed", path, false, octalMode(a.mode), octalMode(b.mode));
        }
        if (a.uid != b.uid || a.gid != b.gid) {
            const std::string was = ownerText(a);
            const std::string is = ownerText(b);
            if (isUnkeepableOwner(m_loaded, a, b))
                excuse("layer.owner-not-kept", path, was, is);
            else
                note("layer.owner-changed", path, false, was, is);
        }
        if (m_onDisk.attributesUnknown() || m_delivered.xattrBytes(node) == m_onDisk.xattrBytes(b))
            return;
        const XattrList was = m_delivered.xattrs(node);
        const XattrList is = m_onDisk.xattrs(b);
        const NodeId above = m_onDisk.parent(other);
        if (m_result.builtInPlace && differsInDroppedAttributes(was, is))
            return;
        if (m_losesCopied && !m_delivered.isOwn(node) && lacksOnlyUncopied(was, is)) {
            m_result.habits.emplace_back(path, Explanation::CopyDropsXattr);
            excuse("layer.xattr-not-copied", path, attributeText(was), attributeText(is));
        } else if (above && hasInheritedAcl(was, is, m_onDisk.xattrs(m_onDisk.entry(above)), b.type == EntryType::Directory)) {
            m_result.habits.emplace_back(path, Explanation::AclInherited);
            excuse("layer.acl-inherited", path, attributeText(was), attributeText(is));
        } else {
            note("layer.xattr-changed", path, false, attributeText(was), attributeText(is));
        }
    }

    // Names that shared a file must still share it: each group of the record must be one group on the disk. The first name
    // that still shares its file with any other tells which.
    void compareLinks()
    {
        std::unordered_map<std::uint64_t, std::uint32_t> groupOnDisk;
        for (std::uint32_t i = 1; i < m_delivered.size(); ++i) {
            const Entry &a = m_delivered.entry(NodeId(i));
            const std::uint64_t expected = m_delivered.linkGroup(NodeId(i));
            if (expected == ExpectedTree::noGroup)
                continue;
            const std::string path = m_delivered.path(NodeId(i));
            const NodeId other = m_onDisk.find(path);
            if (!other || m_onDisk.entry(other).type != a.type)
                continue;
            const std::uint32_t group = m_onDisk.entry(other).linkGroup;
            const bool alone = group == Entry::none;
            if (alone ? m_delivered.linkCount(NodeId(i)) > 1 : groupOnDisk.emplace(expected, group).first->second != group) {
                note("layer.hardlink-broken", path, false, std::to_string(m_delivered.linkCount(NodeId(i))) + " names",
                     std::to_string(m_onDisk.linkCount(m_onDisk.entry(other))) + " names");
            }
        }
    }

    const ExpectedTree &m_delivered;
    const LayerTree &m_onDisk;
    const std::vector<const LayerTree *> &m_below;
    const LoadedLayer &m_loaded;
    const ImageLayer &m_layer;
    const Engine m_engine;
    const bool m_whole;
    const bool m_losesBits;
    const bool m_losesCopied;
    const std::size_t m_most = Limits{}.findingsPerCode;
    LayerComparison m_result;
    Finding m_spare;
    std::map<std::string_view, std::uint64_t> m_found; // by code
    std::vector<std::pair<NodeId, NodeId>> m_pending;
};

} // namespace

LayerComparison compareFolder(const ExpectedTree &expected, const LoadedLayer &onDisk, const std::vector<const LayerTree *> &below)
{
    return LayerMerge(expected, onDisk, below).run();
}

LayerComparison compareLayer(const LoadedLayer &delivered, const LoadedLayer &onDisk)
{
    const DeliveredLayer layer{delivered.tree, nullptr, nullptr};
    return compareFolder(*expectedFolder(layer), onDisk, {});
}

} // namespace assay

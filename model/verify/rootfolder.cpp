// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/rootfolder.h"

#include "verify/enginehabits.h"
#include "verify/entrytext.h"
#include "verify/madefolders.h"

#include <utility>
#include <vector>

namespace assay {
namespace {

// The top folder as one source has it.
class RootOfSource {
public:
    RootOfSource(const Comparison &comparison, int side) :
        m_source(*comparison.sources[static_cast<std::size_t>(side)]), m_tree(*m_source.tree), m_layer(m_tree.ref(FsTree::root).layer)
    {
        const bool isKnown = m_layer < m_source.layers.size() && !entry().has(EntryFlag::Implied);
        if (!isKnown || !isStore(m_source.source->kind())) {
            m_isDescribed = isKnown;
            return;
        }
        const auto *traced = side == LiveSide && comparison.traces && m_layer < comparison.traces->liveLayers.size() ? &comparison.traces->liveLayers[m_layer] : nullptr;
        const bool isHeld = traced && (traced->builtInPlace || traced->unpacked);
        m_isDescribed = !isHeld && !isOfEngine();
    }

    // Somebody meant it to be so.
    bool isDescribed() const { return m_isDescribed; }
    // Beyond what an engine makes where nothing is described.
    bool isSetInStore() const { return m_isDescribed && isStore(m_source.source->kind()); }
    // As engines make it, whatever the layers say: Docker and containerd with 0755, containers/storage with 0555.
    bool isAsMade() const { return (entry().mode == madeFolderMode || entry().mode == 0555) && isMadeByEngine(m_tree.layerOf(FsTree::root), LayerTree::root); }
    bool isImplied() const { return entry().has(EntryFlag::Implied); }
    const FsTree &tree() const { return m_tree; }
    const Entry &entry() const { return m_tree.entry(FsTree::root); }
    XattrList xattrs() const { return m_tree.xattrs(FsTree::root); }
    std::string place() const { return isStore(m_source.source->kind()) ? m_source.layers[m_layer].layer.store : "."; }

private:
    bool isOfEngine() const
    {
        const LoadedLayer &loaded = m_source.layers[m_layer];
        std::vector<const LayerTree *> below;
        for (std::uint32_t i = m_layer; i-- > 0;)
            below.push_back(m_source.layers[i].tree.get());
        return isMadeByEngine(*loaded.tree, LayerTree::root) || isRootOfMappedCopy(loaded, entry()) || isTakenFromBelow(*loaded.tree, LayerTree::root, below);
    }

    const LoadedSource &m_source;
    const FsTree &m_tree;
    std::uint32_t m_layer;
    bool m_isDescribed = false;
};

class RootComparison {
public:
    RootComparison(const Comparison &comparison, int step, Findings &findings) :
        m_from(comparison, comparison.tree->fromSide(step)), m_to(comparison, comparison.tree->toSide(step)), m_toSide(comparison.tree->toSide(step)), m_findings(findings)
    {
        m_savedDrops = m_toSide == SavedSide && comparison.traces && comparison.traces->savedKeepsOnlyCapabilities;
    }

    void run()
    {
        if (m_from.isDescribed() && m_to.isDescribed() && !m_to.isAsMade())
            note(comparePair(m_from.tree(), FsTree::root, m_to.tree(), FsTree::root).changes, m_from.entry(), m_from.xattrs());
        else if (m_from.isImplied() && m_to.isSetInStore())
            noteBeyondMade();
    }

private:
    void noteBeyondMade()
    {
        Entry made;
        made.mode = madeFolderMode;
        const Entry &root = m_to.entry();
        std::uint16_t changes = 0;
        if ((root.mode & ~made.mode) != 0)
            changes |= Change::Mode;
        if (root.uid != made.uid || root.gid != made.gid)
            changes |= Change::Owner;
        if (!m_to.xattrs().empty())
            changes |= Change::Xattrs;
        note(changes, made, {});
    }

    void note(std::uint16_t changes, const Entry &was, const XattrList &attributes)
    {
        const Entry &is = m_to.entry();
        if (changes & Change::Mode)
            add("root.mode-changed", octalMode(was.mode), octalMode(is.mode));
        if (changes & Change::Owner)
            add("root.owner-changed", ownerText(was), ownerText(is));
        if ((changes & Change::Xattrs) && !(m_savedDrops && differsInDroppedAttributes(m_to.xattrs(), attributes)))
            add("root.xattr-changed", attributeText(attributes), attributeText(m_to.xattrs()));
    }

    void add(std::string_view code, std::string before, std::string after)
    {
        Finding finding = makeFinding(code);
        finding.role = m_toSide;
        finding.store = m_to.place();
        finding.detail = {{"before", std::move(before)}, {"after", std::move(after)}};
        m_findings.push_back(std::move(finding));
    }

    RootOfSource m_from;
    RootOfSource m_to;
    int m_toSide;
    Findings &m_findings;
    bool m_savedDrops = false;
};

} // namespace

Findings rootFindings(const Comparison &comparison)
{
    Findings findings;
    for (int step = 0; step < stepCount; ++step) {
        if (comparison.tree->hasStep(step))
            RootComparison(comparison, step, findings).run();
    }
    return findings;
}

} // namespace assay

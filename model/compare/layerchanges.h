// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "compare/difftree.h"
#include "tree/fstree.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace assay {

// What a layer does to a path of the layers below it.
enum class LayerAct : std::uint8_t {
    Added,    // nothing was there
    Changed,  // another content, target or device
    Metadata, // nothing but metadata
    Type,     // it was of another type
    Hidden,   // it is not seen any more
    Mark,     // a deletion mark that nothing else tells of: an opaque folder, a whiteout of what is not there
    Unknown,  // a part was not read: what was done to the path is not proven
    Repeated, // held again as it was
};
inline constexpr std::size_t layerActCount = 8;

// What hides a path, or, for a Mark, what the mark is.
enum class HiddenBy : std::uint8_t {
    Nothing,
    Whiteout, // a mark of its own
    Opaque,   // the mark of the folder that it is in
    Replaced, // what was the folder that it is in is none any more
    Folder,   // the folder that it is in is hidden
};

// One path that a layer holds or hides. Flat: a million of them are one allocation.
struct LayerChange {
    NodeId held;               // of the layer's own tree; none when the layer says nothing of this path itself
    NodeId below;              // of LayerChanges::below(); none when nothing was there
    std::uint16_t changes = 0; // of Changed, Metadata and Type: change words
    LayerAct act = LayerAct::Repeated;
    HiddenBy hiddenBy = HiddenBy::Nothing;
    bool opaque = false;       // a folder of which the layer shows nothing but what it holds itself
};

// What one layer did, against those below it as they are seen. A path stands after the folder it is in, brothers bytewise by name.
// Folders that the evidence only names as part of longer paths are left out where they were there before; so is the root. Names that
// lose a hard link because the layer replaces another name of the file are not counted as changed by it. Immutable; keeps the trees.
class LayerChanges {
public:
    // layer: index into image.layers(), the whole stack. The cost is linear in the entries up to the layer. The error is Cancelled,
    // Usage for a layer that is not there, or LimitExceeded.
    static Result<std::shared_ptr<const LayerChanges>> of(const FsTree &image, std::uint32_t layer, Context &context);

    std::uint32_t layer() const { return m_layer; }
    const LayerTree &tree() const { return *m_tree; }
    const FsTree &below() const { return *m_below; } // a bare root for the lowest layer

    const std::vector<LayerChange> &rows() const { return m_rows; }
    std::uint64_t count(LayerAct act) const { return m_counts[static_cast<std::size_t>(act)]; }
    std::string path(const LayerChange &change) const; // as LayerTree::path()
    // What the layer holds, or, where it holds nothing, what it hides. Null for a mark.
    const Entry *entry(const LayerChange &change) const;

private:
    friend class LayerChangesMaker;

    std::uint32_t m_layer = 0;
    std::shared_ptr<const LayerTree> m_tree;
    std::shared_ptr<const FsTree> m_below;
    std::vector<LayerChange> m_rows;
    std::array<std::uint64_t, layerActCount> m_counts{};
};

struct LayerChangesQuery {
    std::string text; // part of a path, bytes; ASCII letters of either case match; "" matches all
    std::array<bool, layerActCount> acts{true, true, true, true, true, true, true, false}; // by LayerAct
};

// Indices of the rows that fit, rising. Linear; the error is Cancelled.
Result<std::vector<std::uint32_t>> fittingChanges(const LayerChanges &changes, const LayerChangesQuery &query, const Context &context);

} // namespace assay

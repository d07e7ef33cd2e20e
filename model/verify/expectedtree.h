// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"
#include "tree/fstree.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// One layer as it was delivered, or as the engine's record of it says; what stands in for the tar.
struct DeliveredLayer {
    std::shared_ptr<const LayerTree> tree;
    const std::vector<std::string> *altered = nullptr; // paths, sorted, whose content on the disk is known to differ though the delivered digest is not
    const LayerTree *onDisk = nullptr;                 // the folder that altered speaks of
};

// What a layer's folder must hold. Node numbers as in LayerTree: the root is 0, children stand side by side, sorted by name.
class ExpectedTree {
public:
    virtual ~ExpectedTree() = default;

    virtual std::uint32_t size() const = 0;
    virtual std::string_view name(NodeId id) const = 0;
    virtual NodeRange children(NodeId id) const = 0;
    virtual const Entry &entry(NodeId id) const = 0;
    virtual std::string path(NodeId id) const = 0;
    virtual std::string_view target(NodeId id) const = 0;
    virtual XattrList xattrs(NodeId id) const = 0;
    virtual std::string_view xattrBytes(NodeId id) const = 0;
    virtual const Sha256Digest *digest(NodeId id) const = 0; // null when it is not known
    virtual std::uint32_t linkCount(NodeId id) const = 0;    // names that share the file, at least 1
    static constexpr std::uint64_t noGroup = static_cast<std::uint64_t>(-1);
    virtual std::uint64_t linkGroup(NodeId id) const = 0;    // the same for names of one file

    // The layer brought this path itself, so that a rebuilt tar reads it from the folder in question.
    virtual bool isOwn(NodeId id) const = 0;
    // Whether an engine leaves this folder's time as the last header says: not when it put something into it afterwards.
    virtual bool keepsTime(NodeId id) const = 0;
    // Whether the content of a file whose digest is not known is not what is on the disk now.
    virtual bool isAltered(NodeId id, const std::string &path, const Sha256Digest *onDisk) const = 0;
};

// A folder that holds what its layer brought. layer must outlive the result.
std::unique_ptr<const ExpectedTree> expectedFolder(const DeliveredLayer &layer);

// A folder that holds all that is seen: the layers laid over each other, lowest first, the folder's own last. For many such folders upon
// each other see WholeTrees.
std::unique_ptr<const ExpectedTree> expectedWholeTree(std::vector<DeliveredLayer> layers);

// Whether a file that layer brought, and whose digest is not known, is another one in a copy: what was altered in that layer's own folder
// is altered in every copy with the same bytes.
bool isAlteredCopy(const DeliveredLayer &layer, bool isOwn, const std::string &path, const Sha256Digest *onDisk);

} // namespace assay

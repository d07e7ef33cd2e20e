// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/containercheck.h"

#include "base/joinwords.h"
#include "compare/difftree.h"
#include "source/aliasfindings.h"
#include "source/store.h"
#include "verify/madefolders.h"
#include "verify/renames.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace assay {
namespace {

// What Docker makes in a container's engine layer, to mount over (moby, daemon/initlayer/setup_unix.go).
struct EngineFile {
    std::string_view path;
    EntryType type;
};
constexpr std::array<EngineFile, 12> engineFiles = {{
    {".dockerenv", EntryType::File},
    {"dev", EntryType::Directory},
    {"dev/console", EntryType::File},
    {"dev/pts", EntryType::Directory},
    {"dev/shm", EntryType::Directory},
    {"etc", EntryType::Directory},
    {"etc/hostname", EntryType::File},
    {"etc/hosts", EntryType::File},
    {"etc/mtab", EntryType::Symlink},
    {"etc/resolv.conf", EntryType::File},
    {"proc", EntryType::Directory},
    {"sys", EntryType::Directory},
}};

bool isEngineFile(const std::string &path, const Entry &entry, std::string_view target)
{
    const auto known = std::find_if(engineFiles.begin(), engineFiles.end(), [&](const EngineFile &file) { return file.path == path; });
    if (known == engineFiles.end() || known->type != entry.type || entry.size != 0)
        return false;
    return entry.type != EntryType::Symlink || target == "/proc/mounts";
}

std::string_view codeOf(std::uint16_t changes)
{
    if ((changes & Change::Added) != 0)
        return "container.added";
    if ((changes & Change::Removed) != 0)
        return "container.removed";
    return (changes & ~Change::metadataOnly) == 0 ? "container.metadata-changed" : "container.changed";
}

class ContainerChecker {
public:
    ContainerChecker(const StoredContainer &container, ContainerCheck &check) : m_container(container), m_check(check) {}

    // tree: the image, and the image with the engine's folder over it.
    void noteEngineFolder(const DiffTree &tree, const LoadedLayer &layer)
    {
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            const DiffNodeId id(i);
            const NodeId node = tree.node(id).side[LiveSide];
            if (tree.node(id).changes[SavedToLive] == 0)
                continue;
            const std::string path = tree.path(id);
            if (node && isEngineFile(path, *tree.entry(id, LiveSide), tree.tree(LiveSide)->target(node)))
                continue;
            Finding finding = findingAt("container.engine-file-altered", path, layer.layer.store);
            finding.missedBy = {"docker diff", "docker inspect"}; // it compares the container's own layer with this one
            finding.detail.emplace_back("type", node ? std::string(entryTypeName(tree.entry(id, LiveSide)->type)) : "removed");
            m_check.findings.push_back(std::move(finding));
        }
    }

    // tree: what the container started from, and what it has made of it.
    void noteChanges(const DiffTree &tree, const LoadedLayer &top)
    {
        const Renames renames(*tree.tree(SavedSide), *tree.tree(LiveSide));
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            const DiffNodeId id(i);
            const std::uint16_t changes = tree.node(id).changes[SavedToLive];
            if (tellRename(tree, id, renames, top) || changes == 0)
                continue;
            Finding finding = findingAt(codeOf(changes), tree.path(id), top.layer.store);
            finding.detail.emplace_back("changes", joinWords(changeWords(changes), " "));
            if (isSilent(tree, id, changes, top))
                finding.missedBy.emplace_back(silentCommand(top));
            m_check.findings.push_back(std::move(finding));
        }
        noteRoot(tree, top);
    }

private:
    // The top folder itself. Its time is that of whatever was made in it, and no engine's command lists it.
    void noteRoot(const DiffTree &tree, const LoadedLayer &top)
    {
        const Entry &root = top.tree->entry(LayerTree::root);
        const bool asMade = root.mode == madeFolderMode && isMadeByEngine(*top.tree, LayerTree::root);
        const PairComparison pair = comparePair(*tree.tree(SavedSide), FsTree::root, *tree.tree(LiveSide), FsTree::root);
        const auto changes = static_cast<std::uint16_t>(pair.changes & (Change::Mode | Change::Owner | Change::Xattrs));
        if (changes == 0 || asMade || isRootOfMappedCopy(top, root))
            return;
        Finding finding = findingAt("container.metadata-changed", {}, top.layer.store);
        finding.store = top.layer.store;
        finding.detail.emplace_back("changes", joinWords(changeWords(changes), " "));
        finding.missedBy.emplace_back(silentCommand(top));
        m_check.findings.push_back(std::move(finding));
    }

    // What was renamed is held against what it was under its old name. False when the path is to be told as any other.
    bool tellRename(const DiffTree &tree, DiffNodeId id, const Renames &renames, const LoadedLayer &top)
    {
        const NodeId before = tree.node(id).side[SavedSide];
        const NodeId after = tree.node(id).side[LiveSide];
        const Renames::Move *move = after ? renames.at(after) : nullptr;
        if (!move)
            return !after && before && renames.movedAway(before);
        if (!move->first && before)
            return false;
        const std::uint16_t changes = comparePair(*tree.tree(SavedSide), move->from, *tree.tree(LiveSide), after).changes;
        if (!move->first && changes == 0)
            return true;
        Finding finding = findingAt(move->first ? "container.renamed" : codeOf(changes), tree.path(id), top.layer.store);
        finding.detail.emplace_back("from", tree.tree(SavedSide)->path(move->from));
        finding.detail.emplace_back("changes", joinWords(changeWords(changes), " "));
        if (!move->first && (changes & Change::Mtime) == 0 && tree.entry(id, LiveSide)->type == EntryType::Directory)
            finding.missedBy.emplace_back(silentCommand(top));
        m_check.findings.push_back(std::move(finding));
        return true;
    }

    static std::string_view silentCommand(const LoadedLayer &top) { return top.engine == Engine::ContainersStorage ? "podman diff" : "docker diff"; }

    Finding findingAt(std::string_view code, const std::string &path, const std::string &folder) const
    {
        Finding finding = makeFinding(code, path);
        finding.store = folder + '/' + path;
        finding.detail.emplace_back("container", m_container.info.name.empty() ? m_container.info.id : m_container.info.name);
        return finding;
    }

    // Of what lies in the container's folder the engines list everything but folders that have kept their time. Where the folder is a
    // whole copy they compare size, time, mode and owner with the image's.
    static bool isSilent(const DiffTree &tree, DiffNodeId id, std::uint16_t changes, const LoadedLayer &top)
    {
        if ((changes & (Change::Added | Change::Removed | Change::Type | Change::Mtime)) != 0)
            return false;
        if (top.form == FolderForm::WholeTree)
            return (changes & (Change::Mode | Change::Owner | Change::Device | Change::Target)) == 0 && sameSize(tree, id);
        return tree.entry(id, LiveSide)->type == EntryType::Directory;
    }

    static bool sameSize(const DiffTree &tree, DiffNodeId id) { return tree.entry(id, SavedSide)->size == tree.entry(id, LiveSide)->size; }

    const StoredContainer &m_container;
    ContainerCheck &m_check;
};

// Engine files, then what no command lists, then all else.
int rankOf(const Finding &finding)
{
    return finding.code == "container.engine-file-altered" ? 0 : finding.missedBy.empty() ? 2 : 1;
}

void sumUp(ContainerChanges &changes, const Findings &findings, std::size_t mostListed)
{
    std::vector<const Finding *> own;
    for (const Finding &finding : findings) {
        std::uint64_t *const count = finding.code == "container.added" ? &changes.added
            : finding.code == "container.changed"                      ? &changes.changed
            : finding.code == "container.renamed"                      ? &changes.changed
            : finding.code == "container.removed"                      ? &changes.removed
            : finding.code == "container.metadata-changed"             ? &changes.metadataOnly
            : finding.code == "container.engine-file-altered"          ? &changes.engineAltered
                                                                       : nullptr;
        if (!count)
            continue;
        ++*count;
        changes.silent += finding.missedBy.empty() ? 0U : 1U;
        own.push_back(&finding);
    }
    const std::size_t listed = std::min(mostListed, own.size());
    std::partial_sort(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(listed), own.end(), [](const Finding *a, const Finding *b) {
        return std::pair(rankOf(*a), std::string_view(a->path)) < std::pair(rankOf(*b), std::string_view(b->path));
    });
    for (std::size_t i = 0; i < listed; ++i)
        changes.listed.push_back(*own[i]);
}

} // namespace

Result<ContainerCheck> checkContainer(const Source &source, std::size_t index, std::vector<std::shared_ptr<const LayerTree>> image,
                                      const LoadOptions &options, Context &context, std::size_t mostListed)
{
    const StoredContainer &container = source.store()->containers[index];
    ContainerCheck check;
    check.changes.container = index;
    if (!container.problem.empty() || container.own.empty() || image.empty()) {
        const std::string reason = !container.problem.empty() ? container.problem : image.empty() ? "the layers of its image are not known" : "it has no layer of its own";
        check.skipped.push_back({"container " + (container.info.name.empty() ? container.info.id : container.info.name), reason});
        check.complete = false;
        check.changes.complete = false;
        check.changes.problem = reason;
        return check;
    }
    auto own = source.loadOwnLayers(index, options, context);
    if (!own)
        return Unexpected(own.error());
    ContainerChecker checker(container, check);
    // The image, then the engine's files for this container over it, then the container's own changes.
    std::vector<std::shared_ptr<const LayerTree>> layers = std::move(image);
    std::shared_ptr<const FsTree> before = FsTree::overlay(layers, rootMarkOf(container.own.front().form));
    for (LayerLoad &load : own->layers) {
        layers.push_back(load.layer.tree);
        auto after = FsTree::overlay(layers, rootMarkOf(load.layer.form));
        Findings aliases = aliasFindings(*after, static_cast<std::uint32_t>(layers.size() - 1), load.layer.layer);
        const auto tree = compareTrees({nullptr, before, after}, context);
        if (!tree)
            return Unexpected(tree.error());
        if (load.layer.layer.store == container.engineFolder)
            checker.noteEngineFolder(**tree, load.layer);
        else
            checker.noteChanges(**tree, load.layer);
        before = std::move(after);
        std::move(aliases.begin(), aliases.end(), std::back_inserter(check.findings));
        std::move(load.findings.begin(), load.findings.end(), std::back_inserter(check.findings));
        std::move(load.skipped.begin(), load.skipped.end(), std::back_inserter(check.skipped));
        check.complete = check.complete && load.complete;
    }
    sumUp(check.changes, check.findings, mostListed);
    check.changes.complete = check.complete;
    if (!check.complete)
        check.changes.problem = check.skipped.empty() ? "not all of it could be read" : check.skipped.front().path + ": " + check.skipped.front().reason;
    return check;
}

} // namespace assay

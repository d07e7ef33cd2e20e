// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/layerread.h"

#include "base/parallel.h"
#include "formats/overridestat.h"
#include "io/digest.h"
#include "source/overlaymarks.h"
#include "source/recordedlayer.h"
#include "tree/layertreebuilder.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <unordered_map>

namespace assay {
namespace {

constexpr std::size_t hashBlock = 256 * 1024;

EntryType entryTypeOf(FileKind kind)
{
    switch (kind) {
    case FileKind::File: return EntryType::File;
    case FileKind::Directory: return EntryType::Directory;
    case FileKind::Symlink: return EntryType::Symlink;
    case FileKind::Character: return EntryType::Character;
    case FileKind::Block: return EntryType::Block;
    case FileKind::Fifo: return EntryType::Fifo;
    case FileKind::Socket: return EntryType::Socket;
    }
    return EntryType::File;
}

// Takes what a walk shows into a builder.
class FolderBuilder {
public:
    FolderBuilder(const std::string &folder, const FolderOptions &options, const DiskOwners &owners, const Limits &limits, LayerContent &content)
        : builder(limits, options.budget ? &options.budget->trees : nullptr), m_folder(folder), m_options(options), m_overlay(options.form && *options.form != FolderForm::WholeTree), m_content(content),
          m_uids(options.uids, owners.uids), m_gids(options.gids, owners.gids)
    {
        builder.setWhiteoutNames(options.form == FolderForm::OverlayNames);
    }

    Status add(const EvidenceFs::Item &item)
    {
        if (m_options.form == FolderForm::OverlayNames && isBookkeeping(item.path))
            return {};
        Entry entry = entryOf(item.stat);
        entry.uid = m_uids.inImage(entry.uid);
        entry.gid = m_gids.inImage(entry.gid);
        LayerTreeBuilder::Content extra;
        extra.target = item.target;
        if (item.path.empty())
            m_override = m_options.overrideStat && std::any_of(item.xattrs.begin(), item.xattrs.end(), [](const auto &attribute) { return isOverrideStatName(attribute.first); });
        const OverlayMarks marks = sortAttributes(item, extra.xattrs);
        if (m_override)
            takeOverride(item, extra.xattrs, entry);
        for (auto &[name, value] : extra.xattrs) {
            if (m_options.uids.change() && name == "security.capability")
                value = capabilitiesInImage(std::move(value), m_uids);
        }
        extra.wantsDigest = entry.type == EntryType::File && !marks.metacopy; // what lies here is a hole, the content lies below
        const std::string path = m_options.form == FolderForm::OverlayNames ? canonicalMark(item.path) : std::string(item.path);
        if (m_overlay && isWhiteout(item.stat, marks)) {
            entry = Entry{};
            extra = {};
            const auto node = builder.add(path, entry, extra);
            if (node && *node)
                builder.markWhiteout(*node);
            return node ? Status{} : Unexpected(node.error());
        }
        const auto node = builder.add(path, entry, extra);
        if (!node)
            return Unexpected(node.error());
        if (!*node)
            return {};
        const bool wholeRoot = item.path.empty() && m_options.form == FolderForm::WholeTree; // nothing of a lower layer shows through
        if ((marks.opaque && entry.type == EntryType::Directory) || wholeRoot)
            builder.markOpaque(*node);
        if (marks.upper)
            builder.entry(*node).flags |= EntryFlag::OverlayUpper;
        if (marks.redirect || marks.metacopy) {
            if (const Status marked = builder.markAlias(*node, marks.redirect, marks.metacopy); !marked)
                return marked;
        }
        if (item.stat.fileId != 0 && !item.mounted) {
            const auto [first, isNew] = m_filesById.emplace(item.stat.fileId, *node);
            if (!isNew) {
                builder.shareFile(*node, first->second);
                return {};
            }
        }
        if (extra.wantsDigest && !item.mounted)
            files.push_back(*node);
        return {};
    }

    void unreadable(std::string_view path, const Error &error, std::string_view code = "source.unreadable")
    {
        const std::string store = joinPath(m_folder, path);
        Finding finding = makeFinding(code, std::string(path));
        finding.store = store;
        finding.detail.emplace_back("reason", error.message());
        m_content.findings.push_back(std::move(finding));
        m_content.skipped.push_back({store, error.message()});
        m_content.complete = false;
        m_unreadable.emplace_back(path);
    }

    // The folder of what could not be read holds something that is not known.
    void markUnreadable(LayerTree &tree) const
    {
        std::vector<std::pair<NodeId, std::uint8_t>> flags;
        for (const std::string &path : m_unreadable) {
            NodeId node = tree.find(path);
            if (!node) {
                const std::size_t slash = path.rfind('/');
                node = tree.find(slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash));
            }
            flags.emplace_back(node ? node : LayerTree::root, EntryFlag::Unreadable);
        }
        tree.addFlags(flags);
    }

    bool overridden() const { return m_override; }

    LayerTreeBuilder builder;
    std::vector<NodeId> files; // one name of each file
    std::uint64_t labels = 0;  // security.selinux attributes that were left out

private:
    static Entry entryOf(const FileStat &stat)
    {
        Entry entry;
        entry.type = entryTypeOf(stat.kind);
        entry.size = stat.kind == FileKind::File ? stat.size : 0;
        entry.mtimeSec = stat.mtimeSec;
        entry.mtimeNsec = stat.mtimeNsec;
        entry.uid = stat.uid;
        entry.gid = stat.gid;
        entry.mode = static_cast<std::uint16_t>(stat.mode & 07777);
        entry.rdevMajor = stat.rdevMajor;
        entry.rdevMinor = stat.rdevMinor;
        if (stat.wholeSeconds)
            entry.flags |= EntryFlag::WholeSeconds;
        return entry;
    }

    // What the attributes say counts, to engines as well. Whatever cannot be a regular file on the disk is an empty one there.
    void takeOverride(const EvidenceFs::Item &item, std::vector<std::pair<std::string, std::string>> &attributes, Entry &entry)
    {
        constexpr std::string_view hidden = "user.containers.override_"; // and the name of an attribute that the user may not set
        for (auto attribute = attributes.begin(); attribute != attributes.end();) {
            if (!isOverrideStatName(attribute->first)) {
                if (attribute->first.starts_with(hidden))
                    attribute->first.erase(0, hidden.size());
                ++attribute;
                continue;
            }
            const auto stat = parseOverrideStat(attribute->second, joinPath(m_folder, item.path), attribute->first);
            if (stat)
                applyOverride(*stat, entry);
            else
                noteOverride(item.path, stat.error());
            attribute = attributes.erase(attribute);
        }
    }

    void noteOverride(std::string_view path, const Error &error)
    {
        Finding finding = makeFinding("store.record-altered", std::string(path));
        finding.store = joinPath(m_folder, path);
        finding.detail.emplace_back("reason", error.detail);
        m_content.findings.push_back(std::move(finding));
    }

    // What aufs keeps for itself at the top of each layer.
    static bool isBookkeeping(std::string_view path)
    {
        constexpr std::array<std::string_view, 3> names = {".wh..wh.aufs", ".wh..wh.orph", ".wh..wh.plnk"};
        const std::string_view top = path.substr(0, path.find('/'));
        return std::find(names.begin(), names.end(), top) != names.end();
    }

    // fuse-overlayfs writes its mark of an opaque folder under two names.
    static std::string canonicalMark(std::string_view path)
    {
        constexpr std::string_view other = ".wh..opq";
        std::string name(path);
        const std::size_t at = path.rfind('/') + 1; // 0 where there is none
        if (path.substr(at) == other)
            name.replace(at, other.size(), ".wh..wh..opq");
        return name;
    }

    static bool isWhiteout(const FileStat &stat, const OverlayMarks &marks)
    {
        if (stat.kind == FileKind::Character && stat.rdevMajor == 0 && stat.rdevMinor == 0)
            return true;
        return marks.whiteout && stat.kind == FileKind::File && stat.size == 0;
    }

    // Keeps the file's own attributes and reads overlay's.
    OverlayMarks sortAttributes(const EvidenceFs::Item &item, std::vector<std::pair<std::string, std::string>> &own)
    {
        for (const auto &[name, value] : item.xattrs) {
            if (name == "security.selinux")
                ++labels; // written by the host's policy onto every file, no part of an image
            else if (!m_overlay || !isOverlayAttribute(name))
                own.emplace_back(name, value);
        }
        if (!m_overlay)
            return {};
        OverlayMarks marks = overlayMarksOf(item, m_options.form == FolderForm::Overlay);
        for (const OverlayMarks::Alias &alias : marks.aliases) {
            if (!m_options.written || !alias.ofRunningMount)
                noteAlias(item.path, alias);
        }
        return marks;
    }

    void noteAlias(std::string_view path, const OverlayMarks::Alias &alias)
    {
        Finding finding = makeFinding(alias.code, std::string(path));
        finding.store = joinPath(m_folder, path);
        finding.detail.emplace_back("value", alias.value);
        finding.detail.emplace_back("followed", alias.followed ? "yes" : "no"); // by a mount, and so by what is shown
        m_content.findings.push_back(std::move(finding));
    }

    const std::string &m_folder;
    const FolderOptions &m_options;
    bool m_overlay;
    LayerContent &m_content;
    std::unordered_map<std::uint64_t, NodeId> m_filesById;
    std::vector<std::string> m_unreadable;
    OwnerMap m_uids;
    OwnerMap m_gids;
    bool m_override = false; // attributes stand for owner, mode and type
};

// Hashes files of a folder; what goes wrong with one of them is told, not thrown away.
class FolderHasher {
public:
    FolderHasher(const EvidenceFs &fs, const std::string &folder, LayerTree &tree, const std::vector<NodeId> &files, Context &context)
        : m_fs(fs), m_folder(folder), m_tree(tree), m_files(files), m_context(context), m_outcomes(files.size(), Outcome::Hashed)
    {
    }

    void run(unsigned threads)
    {
        std::vector<std::uint32_t> order(m_files.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        // The largest first, so that no thread is left alone with one at the end.
        constexpr std::uint64_t large = 1 << 20;
        std::stable_partition(order.begin(), order.end(), [&](std::uint32_t i) { return m_tree.entry(m_files[i]).size >= large; });
        const auto firstSmall = std::find_if(order.begin(), order.end(), [&](std::uint32_t i) { return m_tree.entry(m_files[i]).size < large; });
        std::sort(order.begin(), firstSmall, [&](std::uint32_t a, std::uint32_t b) { return m_tree.entry(m_files[a]).size > m_tree.entry(m_files[b]).size; });
        constexpr std::size_t batch = 32;
        const auto largeCount = static_cast<std::size_t>(firstSmall - order.begin());
        const std::size_t batches = largeCount + (order.size() - largeCount + batch - 1) / batch;
        std::atomic<std::size_t> next{0};
        parallelFor(std::min<std::size_t>(threads, batches), threads, [&](std::size_t) {
            Worker worker(m_fs);
            for (std::size_t i = next.fetch_add(1); i < batches; i = next.fetch_add(1)) {
                const std::size_t first = i < largeCount ? i : largeCount + (i - largeCount) * batch;
                const std::size_t last = i < largeCount ? i + 1 : std::min(order.size(), first + batch);
                for (std::size_t k = first; k < last && !m_context.cancelled(); ++k)
                    hashFile(order[k], worker);
            }
        });
    }

    // Tells what went wrong, and gives the flags that the tree should have for it.
    std::vector<std::pair<NodeId, std::uint8_t>> report(LayerContent &content) const
    {
        std::vector<std::pair<NodeId, std::uint8_t>> flags;
        for (std::uint32_t i = 0; i < m_files.size(); ++i) {
            if (m_outcomes[i] == Outcome::Hashed)
                continue;
            const std::string path = m_tree.path(m_files[i]);
            const bool unstable = m_outcomes[i] == Outcome::Unstable;
            const std::string reason = unstable ? "changed while it was read" : m_errors.at(i).message();
            flags.emplace_back(m_files[i], unstable ? EntryFlag::Unstable : EntryFlag::Unreadable);
            Finding finding = makeFinding(unstable ? "source.unstable" : "source.unreadable", path);
            finding.store = joinPath(m_folder, path);
            finding.detail.emplace_back("reason", reason);
            if (const auto states = m_states.find(i); states != m_states.end()) {
                const Entry &listed = m_tree.entry(m_files[i]);
                if (listed.size != states->second.before.size)
                    finding.detail.emplace_back("listed", "size " + std::to_string(listed.size) + ", mtime " + isoTime(listed.mtimeSec, listed.mtimeNsec));
                tellStates(finding, states->second);
            }
            content.findings.push_back(std::move(finding));
            content.skipped.push_back({joinPath(m_folder, path), reason});
            content.complete = false;
        }
        return flags;
    }

private:
    enum class Outcome : std::uint8_t { Hashed, Unreadable, Unstable };

    struct Worker {
        explicit Worker(const EvidenceFs &fs) : opener(fs.opener()) {}

        std::unique_ptr<FileOpener> opener;
        Sha256 hash;
        std::vector<std::byte> buffer = std::vector<std::byte>(hashBlock);
    };

    void hashFile(std::uint32_t i, Worker &worker)
    {
        const NodeId node = m_files[i];
        const auto source = worker.opener->open(joinPath(m_folder, m_tree.path(node)));
        if (!source)
            return fail(i, source.error());
        std::uint64_t offset = 0;
        while (!m_context.cancelled()) {
            const auto got = (*source)->readAt(offset, worker.buffer);
            if (!got) {
                worker.hash.finish();
                return fail(i, got.error());
            }
            worker.hash.update(std::span(worker.buffer).first(*got));
            offset += *got;
            m_context.addBytes(*got);
            if (*got < worker.buffer.size())
                break;
        }
        const Sha256Digest digest = worker.hash.finish();
        if (offset != m_tree.entry(node).size || !(*source)->unchanged()) {
            return changed(i, **source);
        }
        m_tree.setDigest(m_tree.entry(node), digest);
        m_context.addEntries(1);
    }

    void changed(std::uint32_t i, const ByteSource &source)
    {
        m_outcomes[i] = Outcome::Unstable;
        const auto states = source.states();
        const std::lock_guard lock(m_errorsMutex);
        if (states)
            m_states.emplace(i, *states);
    }

    void fail(std::uint32_t i, const Error &error)
    {
        m_outcomes[i] = Outcome::Unreadable;
        const std::lock_guard lock(m_errorsMutex);
        m_errors[i] = error;
    }

    const EvidenceFs &m_fs;
    const std::string &m_folder;
    LayerTree &m_tree;
    const std::vector<NodeId> &m_files;
    Context &m_context;
    std::vector<Outcome> m_outcomes;
    std::mutex m_errorsMutex;
    std::map<std::uint32_t, Error> m_errors;
    std::map<std::uint32_t, FileStates> m_states; // of what changed
};

} // namespace

bool foldersChanged(const EvidenceFs &fs, const std::string &folder, const LayerTree &tree)
{
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const Entry &entry = tree.entry(NodeId(i));
        if (entry.type != EntryType::Directory || entry.has(EntryFlag::Unreadable) || entry.has(EntryFlag::Implied))
            continue;
        const auto stat = fs.stat(joinPath(folder, tree.path(NodeId(i))));
        if (!stat || stat->mtimeSec != entry.mtimeSec || stat->mtimeNsec != entry.mtimeNsec)
            return true;
    }
    return false;
}

struct FolderLayerRead::State {
    const EvidenceFs &fs;
    std::string folder;
    FolderOptions options;
    Limits limits;
    LayerContent content;
    Findings builderFindings;
    std::shared_ptr<LayerTree> tree;
    std::vector<NodeId> files; // one name of each file
    std::uint64_t labels = 0;
};

FolderLayerRead::FolderLayerRead(const EvidenceFs &fs, std::string folder, FolderOptions options, const Limits &limits)
    : m_state(std::make_unique<State>(State{fs, std::move(folder), std::move(options), limits, {}, {}, {}, {}, 0}))
{
}

FolderLayerRead::~FolderLayerRead() = default;
FolderLayerRead::FolderLayerRead(FolderLayerRead &&) noexcept = default;

std::shared_ptr<const LayerTree> FolderLayerRead::tree() const
{
    return m_state->tree;
}

Status FolderLayerRead::walk(Context &context)
{
    const FolderOptions &options = m_state->options;
    const std::string &folder = m_state->folder;
    const auto owners = options.uids.keeper || options.gids.keeper ? ownersIn(m_state->fs, folder, m_state->limits, context) : DiskOwners();
    if (!owners)
        return Unexpected(owners.error());
    FolderBuilder taken(folder, options, *owners, m_state->limits, m_state->content);
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) { return taken.add(item); };
    visitor.unreadable = [&](std::string_view path, const Error &error) { taken.unreadable(path, error); };
    visitor.mounted = [&](std::string_view path, const Error &error) { taken.unreadable(path, error, "source.mounted-over"); };
    if (const Status walked = m_state->fs.walk(folder, visitor, m_state->limits, context); !walked)
        return walked;
    if (options.form && *options.form != FolderForm::WholeTree)
        taken.builder.noteRootMark();
    m_state->builderFindings = std::move(taken.builder.findings());
    m_state->tree = std::make_shared<LayerTree>(taken.builder.finish());
    LayerTree &tree = *m_state->tree;
    for (NodeId &file : taken.files)
        file = taken.builder.remapped(file);
    std::erase_if(taken.files, [](NodeId file) { return !file; });
    taken.markUnreadable(tree);
    if (options.attributesUnknown)
        tree.setAttributesUnknown();
    if (taken.overridden())
        tree.setOverridden();
    m_state->files = std::move(taken.files);
    m_state->labels = taken.labels;
    for (const NodeId file : m_state->files)
        m_state->content.bytes += tree.entry(file).size;
    context.addTotalBytes(m_state->content.bytes);
    return {};
}

Result<LayerContent> FolderLayerRead::readContent(Context &context, const SpareThreads *spare)
{
    State &state = *m_state;
    LayerTree &tree = *state.tree;
    const FolderOptions &options = state.options;
    LayerContent content = std::move(state.content);
    if (!options.tarSplit.empty()) {
        auto record = readLayerRecord(state.fs, options.tarSplit, state.folder, options.diffId, tree, state.limits, context, {options.budget ? &options.budget->records : nullptr, spare});
        if (!record)
            return Unexpected(record.error());
        content.record = std::make_shared<const LayerRecord>(std::move(*record));
        std::erase_if(state.files, [&](NodeId file) { return tree.digest(tree.entry(file)) != nullptr; });
    }
    FolderHasher hasher(state.fs, state.folder, tree, state.files, context);
    hasher.run(options.threads);
    if (context.cancelled())
        return Unexpected(makeError(ErrorCode::Cancelled, state.folder, "cancelled"));
    const auto flags = hasher.report(content);
    std::move(state.builderFindings.begin(), state.builderFindings.end(), std::back_inserter(content.findings));
    if (state.labels != 0) {
        Finding finding = makeFinding("source.labels-ignored");
        finding.store = state.folder;
        finding.detail.emplace_back("attribute", "security.selinux");
        finding.detail.emplace_back("paths", std::to_string(state.labels));
        content.findings.push_back(std::move(finding));
    }
    if (!flags.empty()) {
        // Somebody may be reading the tree: digests may come into it, flags may not.
        auto flagged = std::make_shared<LayerTree>(tree);
        flagged->addFlags(flags);
        state.tree = std::move(flagged);
    }
    content.changed = options.form && !options.written && foldersChanged(state.fs, state.folder, *state.tree);
    content.tree = std::move(state.tree);
    return content;
}

Result<LayerContent> readFolderLayer(const EvidenceFs &fs, const std::string &folder, const FolderOptions &options, const Limits &limits, Context &context)
{
    FolderLayerRead reading(fs, folder, options, limits);
    if (const Status walked = reading.walk(context); !walked)
        return Unexpected(walked.error());
    return reading.readContent(context);
}

} // namespace assay

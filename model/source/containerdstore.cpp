// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdstore.h"

#include "base/displaysafe.h"
#include "formats/overlaylinks.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace assay {
namespace {

constexpr std::string_view dockerNamespace = "moby";
constexpr std::string_view snapshotterPrefix = "io.containerd.snapshotter.v1.";

constexpr std::array<SnapshotterForm, 4> forms = {{
    {"overlayfs", FolderForm::Overlay, "snapshots", "snapshots", "snapshots", "/fs"},
    {"fuse-overlayfs", FolderForm::OverlayNames, "snapshots", "snapshots", "snapshots", "/fs"},
    {"native", FolderForm::WholeTree, "snapshots", "snapshots", "snapshots", ""},
    {"btrfs", FolderForm::WholeTree, "snapshots", "active", "view", ""},
}};

const SnapshotterForm *formNamed(std::string_view name)
{
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const SnapshotterForm &form) { return form.name == name; });
    return found == forms.end() ? nullptr : &*found;
}

std::string inconsistencyText(const ContainerdInconsistency &odd)
{
    using Kind = ContainerdInconsistency::Kind;
    switch (odd.kind) {
    case Kind::ParentMissing: return "its parent is no snapshot";
    case Kind::ParentNotCommitted: return "its parent is still being written";
    case Kind::ParentCycle: return "it is above itself";
    case Kind::ChildUnlisted: return "its parent does not list it";
    case Kind::ChildWrong: return "a snapshot is listed as standing upon it, and does not";
    case Kind::BackendKeyShared: return "two snapshots are one of the snapshotter's";
    case Kind::DirectoryShared: return "two snapshots have the same folder";
    }
    return {};
}

class StoreReader {
public:
    StoreReader(ContainerdStore &store, StoreCatalog &catalog) : m_store(store), m_catalog(catalog) {}

    Status read()
    {
        const std::string path = m_store.metadata();
        auto db = load(path);
        if (!db && db.error().code == ErrorCode::Unstable) {
            noteUnread(path, db.error());
            return {};
        }
        if (!db)
            return Unexpected(db.error());
        auto meta = parseContainerdMeta(*db, m_store.limits);
        if (!meta)
            return Unexpected(meta.error());
        m_store.meta = std::move(*meta);
        m_store.isKnown = true;
        noteProblems(path, db->problems(), !db->hasBothMetaPages());
        noteProblems(path, m_store.meta.problems, false);
        noteInconsistencies(path, m_store.meta.inconsistencies);
        return readSnapshotters();
    }

private:
    Result<BoltDb> load(const std::string &path)
    {
        return loadBolt([&] { return m_store.fs.open(path); }, m_store.limits, m_store.context);
    }

    // Every folder of a snapshotter, and every one that the metadata names.
    Status readSnapshotters()
    {
        std::map<std::string, bool> named; // and whether the metadata has snapshots of it
        if (const auto names = m_store.fs.list(m_store.root)) {
            for (const std::string &name : *names) {
                if (name.starts_with(snapshotterPrefix) && isFolderName(name))
                    named.emplace(name.substr(snapshotterPrefix.size()), false);
            }
        }
        for (const ContainerdNamespace &space : m_store.meta.namespaces) {
            for (const ContainerdSnapshot &snapshot : space.snapshots)
                named[snapshot.snapshotter] = true;
        }
        for (const auto &[name, used] : named) {
            if (const Status read = readSnapshotter(name, used); !read)
                return read;
        }
        return {};
    }

    Status readSnapshotter(const std::string &name, bool used)
    {
        ContainerdSnapshotter snapshotter;
        snapshotter.name = name;
        if (!isFolderName(std::string(snapshotterPrefix) + name)) {
            m_catalog.findings.push_back(storeFinding("store.record-altered", m_store.metadata(), {{"reason", "no name of a snapshotter"}, {"value", name.substr(0, 256)}}));
            m_catalog.complete = false;
            return {};
        }
        snapshotter.folder = joinPath(m_store.root, std::string(snapshotterPrefix) + name);
        snapshotter.form = formNamed(name);
        const std::string path = snapshotter.database();
        // Those that were never used have no database.
        if (!used && !m_store.fs.stat(path))
            return {};
        if (!snapshotter.form) {
            snapshotter.problem = "the snapshotter \"" + displaySafe(name) + "\" keeps no folders that could be read";
            m_catalog.skipped.push_back({snapshotter.folder, snapshotter.problem});
        } else if (auto db = load(path); !db) {
            if (db.error().code == ErrorCode::Cancelled)
                return Unexpected(db.error());
            noteUnread(path, db.error());
            snapshotter.problem = db.error().message();
        } else {
            noteProblems(path, db->problems(), !db->hasBothMetaPages());
            auto meta = parseSnapshotterMeta(*db, m_store.limits);
            if (meta) {
                noteProblems(path, meta->problems, false);
                noteInconsistencies(path, meta->inconsistencies);
                snapshotter.meta = std::move(*meta);
            } else {
                noteUnread(path, meta.error());
                snapshotter.problem = meta.error().message();
            }
        }
        m_store.snapshotters.emplace(name, std::move(snapshotter));
        return {};
    }

    void noteUnread(const std::string &path, const Error &error)
    {
        m_catalog.findings.push_back(storeFinding(error.code == ErrorCode::Unstable ? "source.unstable" : "source.unreadable", path, {{"reason", error.message()}}));
        m_catalog.skipped.push_back({path, error.message()});
        m_catalog.complete = false;
    }

    // An engine that is killed while it writes leaves one of the two meta pages unusable, which is why there are two; one of a later
    // version keeps records that are not known here. All else is never written. oneMetaPage: the first of the problems is that.
    void noteProblems(const std::string &path, const BoltProblems &problems, bool oneMetaPage)
    {
        for (const Error &problem : problems.list) {
            Finding finding = storeFinding("store.record-altered", path, {{"reason", problem.message()}});
            if (problem.code == ErrorCode::Unsupported || (oneMetaPage && &problem == &problems.list.front()))
                finding.severity = Severity::Low;
            else
                m_catalog.complete = false;
            m_catalog.findings.push_back(std::move(finding));
        }
        if (problems.unlisted != 0) {
            m_catalog.findings.push_back(storeFinding("findings.truncated", path,
                                                      {{"code", "store.record-altered"}, {"kept", std::to_string(problems.list.size())}, {"seen", std::to_string(problems.list.size() + problems.unlisted)}}));
        }
    }

    void noteInconsistencies(const std::string &path, const std::vector<ContainerdInconsistency> &odd)
    {
        for (const ContainerdInconsistency &one : odd) {
            Finding finding = storeFinding("store.chain-broken", path, {{"reason", inconsistencyText(one)}, {"snapshot", one.key.substr(0, 1024)}, {"other", one.other.substr(0, 1024)}});
            if (!one.place.empty())
                finding.detail.emplace_back("place", one.place.substr(0, 1024));
            m_catalog.findings.push_back(std::move(finding));
        }
    }

    ContainerdStore &m_store;
    StoreCatalog &m_catalog;
};

} // namespace

const SnapshotterSnapshot *ContainerdSnapshotter::find(std::string_view key) const
{
    const auto found = std::lower_bound(meta.snapshots.begin(), meta.snapshots.end(), key, [](const SnapshotterSnapshot &snapshot, std::string_view wanted) { return snapshot.key < wanted; });
    return found == meta.snapshots.end() || found->key != key ? nullptr : &*found;
}

std::string ContainerdSnapshotter::numberedFolder(const SnapshotterSnapshot &snapshot) const
{
    using Kind = SnapshotterSnapshot::Kind;
    const std::string_view kind = snapshot.kind == Kind::Active ? form->active : snapshot.kind == Kind::View ? form->view : form->committed;
    return folder + '/' + std::string(kind) + '/' + std::to_string(snapshot.id);
}

std::string ContainerdSnapshotter::contentFolder(const SnapshotterSnapshot &snapshot) const
{
    return numberedFolder(snapshot) + std::string(form->behind);
}

std::string ContainerdStore::metadata() const
{
    return joinPath(root, "io.containerd.metadata.v1.bolt/meta.db");
}

std::string ContainerdStore::content() const
{
    return joinPath(root, "io.containerd.content.v1.content");
}

std::string ContainerdStore::recordOf(const ContainerdNamespace &space, std::string_view what) const
{
    return metadata() + ": " + space.name + '/' + std::string(what);
}

std::string ContainerdStore::snapshotRecord(const ContainerdNamespace &space, const ContainerdSnapshot &snapshot) const
{
    return recordOf(space, "snapshots/" + snapshot.snapshotter + '/' + snapshot.key);
}

std::string ContainerdStore::at(std::string_view path) const
{
    return fs.name() + ": " + displaySafe(path);
}

const ContainerdSnapshotter *ContainerdStore::snapshotter(std::string_view name) const
{
    const auto found = snapshotters.find(name);
    return found == snapshotters.end() ? nullptr : &found->second;
}

Result<ContainerdStore> readContainerdStore(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context, StoreCatalog &catalog)
{
    ContainerdStore store{fs, root, limits, context, {}, false, {}};
    if (const Status read = StoreReader(store, catalog).read(); !read)
        return Unexpected(read.error());
    return store;
}

const ContainerdSnapshot *findSnapshot(const ContainerdNamespace &space, std::string_view snapshotter, std::string_view key)
{
    const auto wanted = std::tie(snapshotter, key);
    const auto found = std::lower_bound(space.snapshots.begin(), space.snapshots.end(), wanted, [](const ContainerdSnapshot &snapshot, const auto &other) {
        return std::tuple<std::string_view, std::string_view>(snapshot.snapshotter, snapshot.key) < other;
    });
    return found == space.snapshots.end() || found->snapshotter != snapshotter || found->key != key ? nullptr : &*found;
}

const ContainerdBlob *findBlob(const ContainerdNamespace &space, std::string_view digest)
{
    const auto found = std::lower_bound(space.blobs.begin(), space.blobs.end(), digest, [](const ContainerdBlob &blob, std::string_view wanted) { return blob.digest < wanted; });
    return found == space.blobs.end() || found->digest != digest ? nullptr : &*found;
}

bool isDockerNamespace(const ContainerdNamespace &space)
{
    return space.name == dockerNamespace;
}

Engine engineOf(const ContainerdNamespace &space)
{
    return isDockerNamespace(space) ? Engine::DockerContainerd : Engine::Containerd;
}

Finding storeFinding(std::string_view code, const std::string &store, std::vector<std::pair<std::string, std::string>> detail, const std::string &layer)
{
    Finding finding = makeFinding(code);
    finding.store = store;
    finding.layer = layer;
    finding.detail = std::move(detail);
    return finding;
}

} // namespace assay

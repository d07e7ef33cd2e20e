// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdorphans.h"

#include "source/overlayfolders.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {
namespace {

class OrphanFinder {
public:
    OrphanFinder(const ContainerdStore &store, const ContainerdLayers &layers, StoreCatalog &catalog) : m_store(store), m_layers(layers), m_catalog(catalog) {}

    void find()
    {
        findBlobs();
        for (const std::string &name : namesIn(m_store.content() + "/ingest"))
            orphan(m_store.content() + "/ingest/" + name, "a download that did not end", Severity::Info);
        for (const ContainerdNamespace &space : m_store.meta.namespaces) {
            findUnreached(space);
            findSnapshots(space);
        }
        for (const auto &[name, snapshotter] : m_store.snapshotters) {
            if (snapshotter.form && snapshotter.problem.empty())
                findFolders(snapshotter);
        }
    }

private:
    std::vector<std::string> namesIn(const std::string &folder) const
    {
        auto names = m_store.fs.list(folder);
        return names ? std::move(*names) : std::vector<std::string>();
    }

    void orphan(const std::string &store, std::string_view what, Severity severity)
    {
        Finding finding = orphanFinding(store, what);
        finding.severity = severity;
        m_catalog.findings.push_back(std::move(finding));
    }

    // One pool for all namespaces.
    void findBlobs()
    {
        std::set<std::string_view> listed;
        for (const ContainerdNamespace &space : m_store.meta.namespaces) {
            for (const ContainerdBlob &blob : space.blobs)
                listed.insert(blob.digest);
        }
        const std::string blobs = m_store.content() + "/blobs";
        for (const std::string &algorithm : namesIn(blobs)) {
            for (const std::string &name : namesIn(blobs + '/' + algorithm)) {
                if (!listed.contains(algorithm + ':' + name))
                    orphan(blobs + '/' + algorithm + '/' + name, "a blob that no namespace lists", Severity::Low);
            }
        }
    }

    // As the garbage collector walks: from images, containers, snapshots and leases along the labels "containerd.io/gc.ref.content…".
    // Blobs that it would take away with its next run.
    void findUnreached(const ContainerdNamespace &space)
    {
        std::set<std::string_view> reached;
        std::vector<std::string_view> pending;
        const auto reach = [&](std::string_view digest) {
            if (reached.insert(digest).second)
                pending.push_back(digest);
        };
        const auto reachLabels = [&](const ContainerdLabels &labels) {
            for (const auto &[label, value] : labels) {
                if (label.starts_with("containerd.io/gc.ref.content"))
                    reach(value);
            }
        };
        for (const ContainerdImage &image : space.images) {
            reach(image.target.digest);
            reachLabels(image.labels);
        }
        for (const ContainerdContainer &container : space.containers)
            reachLabels(container.labels);
        for (const ContainerdSnapshot &snapshot : space.snapshots)
            reachLabels(snapshot.labels);
        for (const ContainerdLease &lease : space.leases) {
            for (const std::string &digest : lease.content)
                reach(digest);
        }
        for (const ContainerdBlob &blob : space.blobs) {
            if (blob.labels.contains("containerd.io/gc.root"))
                reach(blob.digest);
        }
        while (!pending.empty()) {
            const std::string_view digest = pending.back();
            pending.pop_back();
            if (const ContainerdBlob *blob = findBlob(space, digest))
                reachLabels(blob->labels);
        }
        for (const ContainerdBlob &blob : space.blobs) {
            if (!reached.contains(blob.digest))
                orphan(m_store.recordOf(space, "content/blob/" + blob.digest), "a blob that neither an image nor a lease leads to", Severity::Info);
        }
    }

    void findSnapshots(const ContainerdNamespace &space)
    {
        std::set<std::pair<std::string_view, std::string_view>> leased;
        for (const ContainerdLease &lease : space.leases)
            leased.insert(lease.snapshots.begin(), lease.snapshots.end());
        for (const ContainerdSnapshot &snapshot : space.snapshots) {
            if (m_layers.isUsed(snapshot))
                continue;
            const ContainerdSnapshotter *snapshotter = m_store.snapshotter(snapshot.snapshotter);
            const SnapshotterSnapshot *record = snapshotter && snapshotter->form ? snapshotter->find(snapshot.backendKey) : nullptr;
            const std::string where = record && record->id != 0 ? snapshotter->numberedFolder(*record) : m_store.snapshotRecord(space, snapshot);
            if (leased.contains({snapshot.snapshotter, snapshot.key}))
                orphan(where, "a snapshot of no image or container, kept by a lease as builders do", Severity::Info);
            else
                orphan(where, "a snapshot of no image or container", Severity::Low);
        }
    }

    void findFolders(const ContainerdSnapshotter &snapshotter)
    {
        std::set<std::string_view> named; // by the namespaces
        for (const ContainerdNamespace &space : m_store.meta.namespaces) {
            for (const ContainerdSnapshot &snapshot : space.snapshots) {
                if (snapshot.snapshotter == snapshotter.name)
                    named.insert(snapshot.backendKey);
            }
        }
        std::set<std::string> known;
        for (const SnapshotterSnapshot &snapshot : snapshotter.meta.snapshots) {
            known.insert(snapshotter.numberedFolder(snapshot));
            if (!named.contains(snapshot.key))
                orphan(snapshotter.numberedFolder(snapshot), "a snapshot that no namespace has", Severity::Low);
        }
        const SnapshotterForm &form = *snapshotter.form;
        for (const std::string_view kind : std::set<std::string_view>{form.committed, form.active, form.view}) {
            const std::string folder = snapshotter.folder + '/' + std::string(kind);
            for (const std::string &name : namesIn(folder)) {
                const std::string path = folder + '/' + name;
                if (!known.contains(path))
                    orphan(path, "no record leads to it", Severity::Low);
                else if (!form.behind.empty())
                    findBeside(path);
            }
        }
    }

    void findBeside(const std::string &folder)
    {
        for (const std::string &name : namesIn(folder)) {
            if (name != "fs" && name != "work")
                orphan(folder + '/' + name, "lies beside a layer's content", Severity::Low);
        }
    }

    const ContainerdStore &m_store;
    const ContainerdLayers &m_layers;
    StoreCatalog &m_catalog;
};

} // namespace

void findContainerdOrphans(const ContainerdStore &store, const ContainerdLayers &layers, StoreCatalog &catalog)
{
    OrphanFinder(store, layers, catalog).find();
}

} // namespace assay

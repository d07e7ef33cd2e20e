// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containerdvalues.h"

#include <algorithm>
#include <map>

namespace assay {
namespace {

using Need = ContainerdRecord::Need;

constexpr std::int64_t knownVersion = 4;

ContainerdImage parseImage(std::string_view name, const ContainerdRecord &record)
{
    ContainerdImage image;
    image.name = name;
    const ContainerdRecord target = record.child("target");
    if (!target)
        record.problem(name, "no \"target\"");
    image.target.digest = target.text("digest", Need::Must);
    image.target.mediaType = target.text("mediatype", Need::Must);
    image.target.size = target.size("size", Need::Must);
    image.target.annotations = record.labels("annotations");
    image.labels = record.labels("labels");
    image.created = record.time("createdat");
    image.updated = record.time("updatedat");
    return image;
}

ContainerdBlob parseBlob(std::string_view digest, const ContainerdRecord &record)
{
    return {std::string(digest), record.size("size", Need::Must), record.labels("labels"), record.time("createdat")};
}

ContainerdSnapshot parseSnapshot(std::string_view snapshotter, std::string_view key, const ContainerdRecord &record)
{
    ContainerdSnapshot snapshot;
    snapshot.snapshotter = snapshotter;
    snapshot.key = key;
    snapshot.backendKey = record.text("name", Need::Must);
    snapshot.parent = record.text("parent", Need::May);
    snapshot.labels = record.labels("labels");
    snapshot.created = record.time("createdat");
    snapshot.children = record.keys("children");
    return snapshot;
}

ContainerdContainer parseContainer(std::string_view id, const ContainerdRecord &record)
{
    ContainerdContainer container;
    container.id = id;
    container.image = record.text("image", Need::May);
    container.snapshotter = record.text("snapshotter", Need::May);
    container.snapshotKey = record.text("snapshotKey", Need::May);
    container.runtime = record.child("runtime").text("name", Need::May);
    container.labels = record.labels("labels");
    container.created = record.time("createdat");
    return container;
}

ContainerdLease parseLease(std::string_view id, const ContainerdRecord &record)
{
    ContainerdLease lease;
    lease.id = id;
    lease.labels = record.labels("labels");
    lease.created = record.time("createdat");
    lease.content = record.keys("content");
    record.child("snapshots").forEachBucket("the lease's snapshots of", [&](std::string_view snapshotter, const ContainerdRecord &keys) {
        keys.forEachValue([&](std::string_view key, std::string_view) { lease.snapshots.emplace_back(snapshotter, key); });
    });
    return lease;
}

// The snapshots that one snapshotter has in one namespace. That a parent lists more children than there are is as it should be: the
// garbage collector takes a child's record away and leaves its parent's list.
void checkSnapshots(const std::vector<ContainerdSnapshot> &all, std::size_t begin, const std::string &place,
                    std::vector<ContainerdInconsistency> &out)
{
    using Kind = ContainerdInconsistency::Kind;
    std::vector<SnapshotLink> links;
    std::map<std::string_view, std::string_view> byBackendKey;
    for (std::size_t i = begin; i < all.size(); ++i) {
        links.push_back({all[i].key, all[i].parent});
        const auto [other, isNew] = byBackendKey.emplace(all[i].backendKey, all[i].key);
        if (!isNew && !all[i].backendKey.empty())
            out.push_back({Kind::BackendKeyShared, place, all[i].key, std::string(other->second)});
    }
    const std::vector<std::size_t> parents = checkParents(links, place, out);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (parents[i] == links.size())
            continue;
        const std::vector<std::string> &listed = all[begin + parents[i]].children;
        if (!std::binary_search(listed.begin(), listed.end(), links[i].key))
            out.push_back({Kind::ChildUnlisted, place, std::string(links[i].key), std::string(links[i].parent)});
    }
}

ContainerdNamespace parseNamespace(std::string_view name, const ContainerdRecord &record,
                                   std::vector<ContainerdInconsistency> &inconsistencies)
{
    ContainerdNamespace space;
    space.name = name;
    space.labels = record.labels("labels");
    record.child("images").forEachBucket(
        "image", [&](std::string_view key, const ContainerdRecord &one) { space.images.push_back(parseImage(key, one)); });
    record.child("content").child("blob").forEachBucket(
        "blob", [&](std::string_view key, const ContainerdRecord &one) { space.blobs.push_back(parseBlob(key, one)); });
    record.child("snapshots").forEachBucket("snapshotter", [&](std::string_view snapshotter, const ContainerdRecord &its) {
        const std::size_t begin = space.snapshots.size();
        its.forEachBucket("snapshot", [&](std::string_view key, const ContainerdRecord &one) {
            space.snapshots.push_back(parseSnapshot(snapshotter, key, one));
        });
        checkSnapshots(space.snapshots, begin, space.name + ' ' + std::string(snapshotter), inconsistencies);
    });
    record.child("containers").forEachBucket("container", [&](std::string_view key, const ContainerdRecord &one) {
        space.containers.push_back(parseContainer(key, one));
    });
    record.child("leases").forEachBucket(
        "lease", [&](std::string_view key, const ContainerdRecord &one) { space.leases.push_back(parseLease(key, one)); });
    return space;
}

} // namespace

Result<ContainerdMeta> parseContainerdMeta(const BoltDb &db, const Limits &limits)
{
    ContainerdMeta meta;
    const ContainerdRecord whole = ContainerdRecord(db, limits, meta.problems).child("v1");
    if (!whole)
        return Unexpected(noRecords(db, "no metadata of containerd"));
    meta.version = whole.number("version", Need::Must);
    if (meta.version > knownVersion) {
        whole.problem(whole.ownKey(),
                      "version " + std::to_string(meta.version) + ", later than the " + std::to_string(knownVersion) + " that is known");
        meta.problems.list.back().code = ErrorCode::Unsupported; // nothing was read before it
    }
    std::uint64_t images = 0;
    db.forEach(db.findBucket(BoltDb::root(), {"v1"}), [&](const BoltItem &item) {
        if (!item.bucket)
            return;
        meta.namespaces.push_back(parseNamespace(item.key, whole.child(item.key), meta.inconsistencies));
        images += meta.namespaces.back().images.size();
    });
    if (images > limits.images)
        return Unexpected(makeError(ErrorCode::LimitExceeded, db.name(),
                                    std::to_string(images) + " images, more than the " + std::to_string(limits.images) + " that are read"));
    return meta;
}

} // namespace assay

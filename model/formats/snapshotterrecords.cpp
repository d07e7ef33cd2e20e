// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containerdvalues.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace assay {
namespace {

using Kind = ContainerdInconsistency::Kind;
using Need = ContainerdRecord::Need;

SnapshotterSnapshot parseSnapshot(std::string_view key, const ContainerdRecord &record)
{
    SnapshotterSnapshot snapshot;
    snapshot.key = key;
    snapshot.id = record.id("id");
    const std::string kind = record.text("kind", Need::Must);
    if (kind.size() == 1 && kind[0] >= 1 && kind[0] <= 4)
        snapshot.kind = static_cast<SnapshotterSnapshot::Kind>(kind[0]);
    else if (!kind.empty())
        record.problem(key, "of an unknown kind");
    snapshot.parent = record.text("parent", Need::May);
    snapshot.size = record.size("size", Need::May);
    snapshot.inodes = record.size("inodes", Need::May);
    snapshot.labels = record.labels("labels");
    snapshot.created = record.time("createdat");
    return snapshot;
}

// One entry of "parents": two ids, and the key of the child.
struct ParentEntry {
    std::uint64_t parent = 0;
    std::uint64_t child = 0;
    std::string childKey;
    bool used = false;
};

// "<parent's id><0><child's id>"; ids are Uvarints, of which only the first byte of a 0 is 0.
bool parseParentKey(std::string_view key, ParentEntry &entry)
{
    std::size_t end = 0;
    while (end < key.size() && static_cast<unsigned char>(key[end]) >= 0x80)
        ++end;
    if (end + 1 >= key.size() || key[end + 1] != 0)
        return false;
    const auto parent = parseUvarint(key.substr(0, end + 1));
    const auto child = parseUvarint(key.substr(end + 2));
    entry.parent = parent.value_or(0);
    entry.child = child.value_or(0);
    return parent && child;
}

std::vector<ParentEntry> parseParents(const ContainerdRecord &record)
{
    std::vector<ParentEntry> entries;
    record.forEachValue([&](std::string_view key, std::string_view child) {
        ParentEntry entry;
        entry.childKey = child;
        if (parseParentKey(key, entry))
            entries.push_back(std::move(entry));
        else
            record.problem(key, "an entry of \"parents\" that is not two numbers");
    });
    std::sort(entries.begin(), entries.end(),
              [](const ParentEntry &a, const ParentEntry &b) { return std::tie(a.parent, a.child) < std::tie(b.parent, b.child); });
    return entries;
}

void checkDirectories(const std::vector<SnapshotterSnapshot> &snapshots, std::vector<ContainerdInconsistency> &out)
{
    std::map<std::uint64_t, const SnapshotterSnapshot *> byId;
    for (const SnapshotterSnapshot &snapshot : snapshots) {
        const auto [other, isNew] = byId.emplace(snapshot.id, &snapshot);
        if (!isNew && snapshot.id != 0)
            out.push_back({Kind::DirectoryShared, {}, snapshot.key, other->second->key});
    }
}

// Each snapshot's parent against "parents", both ways.
void checkParentEntries(const std::vector<SnapshotterSnapshot> &snapshots, const std::vector<std::size_t> &parents,
                        std::vector<ParentEntry> &entries, std::vector<ContainerdInconsistency> &out)
{
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        if (parents[i] == snapshots.size())
            continue;
        const std::pair<std::uint64_t, std::uint64_t> ids(snapshots[parents[i]].id, snapshots[i].id);
        const auto entry = std::lower_bound(entries.begin(), entries.end(), ids, [](const ParentEntry &one, const auto &wanted) {
            return std::pair(one.parent, one.child) < wanted;
        });
        if (entry != entries.end() && std::pair(entry->parent, entry->child) == ids && entry->childKey == snapshots[i].key)
            entry->used = true;
        else
            out.push_back({Kind::ChildUnlisted, {}, snapshots[i].key, snapshots[i].parent});
    }
    for (const ParentEntry &entry : entries) {
        if (!entry.used)
            out.push_back({Kind::ChildWrong, {}, std::to_string(entry.parent), entry.childKey});
    }
}

} // namespace

Result<SnapshotterMeta> parseSnapshotterMeta(const BoltDb &db, const Limits &limits)
{
    SnapshotterMeta meta;
    const ContainerdRecord whole = ContainerdRecord(db, limits, meta.problems).child("v1");
    if (!whole && db.size(BoltDb::root()) == 0 && db.problems().empty())
        return meta; // nothing is written before the first snapshot is made
    if (!whole)
        return Unexpected(noRecords(db, "no snapshots of containerd"));
    const ContainerdRecord snapshots = whole.child("snapshots");
    if (!snapshots)
        whole.problem(whole.ownKey(), "no \"snapshots\"");
    snapshots.forEachBucket(
        "snapshot", [&](std::string_view key, const ContainerdRecord &record) { meta.snapshots.push_back(parseSnapshot(key, record)); });
    std::vector<ParentEntry> entries = parseParents(whole.child("parents"));

    std::vector<SnapshotLink> links;
    for (const SnapshotterSnapshot &snapshot : meta.snapshots)
        links.push_back({snapshot.key, snapshot.parent});
    const std::vector<std::size_t> parents = checkParents(links, {}, meta.inconsistencies);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (parents[i] != links.size() && meta.snapshots[parents[i]].kind != SnapshotterSnapshot::Kind::Committed)
            meta.inconsistencies.push_back({Kind::ParentNotCommitted, {}, meta.snapshots[i].key, meta.snapshots[i].parent});
    }
    checkDirectories(meta.snapshots, meta.inconsistencies);
    checkParentEntries(meta.snapshots, parents, entries, meta.inconsistencies);
    return meta;
}

} // namespace assay

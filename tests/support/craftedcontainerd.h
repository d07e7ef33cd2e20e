// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/nameddigest.h"
#include "formats/oci.h"
#include "io/digest.h"
#include "support/boltbytes.h"
#include "support/memoryfs.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

// A containerd root as a test wants it, of one namespace and the overlayfs snapshotter.
namespace assay::test {

inline std::string goVarint(std::uint64_t value)
{
    std::string bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>(value | 0x80);
    return bytes + static_cast<char>(value);
}

inline std::string goTime(std::int64_t seconds)
{
    const std::string little = littleEndian(static_cast<std::uint64_t>(seconds) + 62135596800ULL, 8);
    return '\x01' + std::string(little.rbegin(), little.rend()) + std::string(4, '\0') + "\xFF\xFF";
}

// Buckets of any size, as leaf pages of up to pageCells cells below one branch page.
class BoltPages {
public:
    BoltPages() { m_file.addFreelist({}); }

    BoltCell bucket(const std::string &key, std::vector<BoltCell> cells)
    {
        std::sort(cells.begin(), cells.end(), [](const BoltCell &a, const BoltCell &b) { return a.key < b.key; });
        if (cells.size() <= pageCells)
            return boltInline(key, cells);
        std::vector<BoltCell> branch;
        for (std::size_t at = 0; at < cells.size(); at += pageCells) {
            const std::vector<BoltCell> leaf(cells.begin() + static_cast<std::ptrdiff_t>(at), cells.begin() + static_cast<std::ptrdiff_t>(std::min(at + pageCells, cells.size())));
            branch.push_back({leaf.front().key, {}, 0, m_file.next()});
            m_file.addLeaf(leaf);
        }
        const std::uint64_t page = m_file.next();
        m_file.addBranch(branch);
        return boltBucket(key, page);
    }

    std::string bytes(const BoltCell &only)
    {
        m_file.root = m_file.next();
        m_file.addLeaf({only});
        return m_file.bytes();
    }

private:
    static constexpr std::size_t pageCells = 1000;
    BoltFile m_file;
};

class CraftedContainerd {
public:
    explicit CraftedContainerd(std::string space = "k8s.io") : m_space(std::move(space)) {}

    using Labels = std::map<std::string, std::string>;

    // Into the content store, and listed; gives its digest.
    std::string blob(const std::string &content, const Labels &labels = {})
    {
        const std::string digest = digestLike(algorithm, content);
        files.file("io.containerd.content.v1.content/blobs/" + blobPlace(digest), content);
        m_blobs[digest] = {{"createdat", goTime(madeAt)}, labelCells(labels), {"size", goVarint(content.size() * 2)}};
        m_sizes[digest] = content.size();
        return digest;
    }
    std::string descriptor(const std::string &digest, const std::string &type, const std::string &more = {}) const
    {
        const auto size = m_sizes.find(digest);
        return R"({"mediaType":")" + type + R"(","digest":")" + digest + R"(","size":)" + std::to_string(size == m_sizes.end() ? 1 : size->second) + more + '}';
    }
    std::string config(const std::vector<std::string> &diffIds, const std::string &architecture = "amd64", const Labels &labels = {})
    {
        std::string list;
        for (const std::string &id : diffIds)
            list += (list.empty() ? "\"" : ",\"") + id + '"';
        return blob(R"({"os":"linux","architecture":")" + architecture + R"(","rootfs":{"type":"layers","diff_ids":[)" + list + "]}}", labels);
    }
    std::string manifest(const std::string &config, const std::vector<std::string> &layers, const std::string &configType = "application/vnd.oci.image.config.v1+json")
    {
        std::string list;
        Labels labels = {{"containerd.io/gc.ref.content.config", config}};
        for (std::size_t i = 0; i < layers.size(); ++i) {
            list += (list.empty() ? "" : ",") + descriptor(layers[i], "application/vnd.oci.image.layer.v1.tar");
            labels["containerd.io/gc.ref.content.l." + std::to_string(i)] = layers[i];
        }
        return blob(R"({"schemaVersion":2,"config":)" + descriptor(config, configType) + R"(,"layers":[)" + list + "]}", labels);
    }
    // labels: those that keep what it names, if any.
    std::string index(const std::vector<std::string> &descriptors, const Labels &labels = {})
    {
        std::string list;
        for (const std::string &one : descriptors)
            list += (list.empty() ? "" : ",") + one;
        return blob(R"({"schemaVersion":2,"manifests":[)" + list + "]}", labels);
    }
    void image(const std::string &name, const std::string &target, const std::string &type = "application/vnd.oci.image.manifest.v1+json")
    {
        m_images.push_back(boltInline(name, {{"createdat", goTime(madeAt)},
                                             boltInline("target", {{"digest", target}, {"mediatype", type}, {"size", goVarint(m_sizes[target] * 2)}}),
                                             {"updatedat", goTime(madeAt)}}));
    }
    void snapshot(const std::string &key, const std::string &parent, char kind = 3, bool withFolder = true)
    {
        const std::uint64_t id = ++m_lastId;
        m_ids[key] = id;
        m_snapshots.push_back({key, parent, kind});
        if (withFolder)
            files.put("io.containerd.snapshotter.v1.overlayfs/snapshots/" + std::to_string(id) + "/fs", FileKind::Directory);
    }
    // Snapshots of these layers.
    void unpack(const std::vector<std::string> &diffIds)
    {
        std::string below;
        for (const std::string &chain : chainIds(diffIds)) {
            if (!m_ids.contains(chain))
                snapshot(chain, below);
            below = chain;
        }
    }
    void container(const std::string &id, const std::string &image)
    {
        m_containers.push_back(boltInline(id, {{"createdat", goTime(madeAt)}, {"image", image}, {"snapshotKey", id}, {"snapshotter", "overlayfs"}, {"updatedat", goTime(madeAt)}}));
    }

    const MemoryFs &finish()
    {
        std::map<std::string, std::vector<BoltCell>> children;
        for (const Snapshot &one : m_snapshots) {
            if (!one.parent.empty())
                children[one.parent].push_back({one.key});
        }
        BoltPages meta;
        BoltPages snapshotter;
        std::vector<BoltCell> named;
        std::vector<BoltCell> kept;
        std::vector<BoltCell> parents;
        for (const Snapshot &one : m_snapshots) {
            std::vector<BoltCell> cells;
            if (children.contains(one.key))
                cells.push_back(meta.bucket("children", children[one.key]));
            cells.push_back({"createdat", goTime(madeAt)});
            cells.push_back({"name", backend(one.key)});
            if (!one.parent.empty())
                cells.push_back({"parent", one.parent});
            named.push_back(boltInline(one.key, cells));
            std::vector<BoltCell> its = {{"createdat", goTime(madeAt)}, {"id", goVarint(m_ids[one.key])}, {"kind", std::string(1, one.kind)}};
            if (!one.parent.empty()) {
                its.push_back({"parent", backend(one.parent)});
                parents.push_back({goVarint(m_ids[one.parent]) + '\0' + goVarint(m_ids[one.key]), backend(one.key)});
            }
            kept.push_back(boltInline(backend(one.key), its));
        }
        std::vector<BoltCell> blobs;
        for (const auto &[digest, cells] : m_blobs)
            blobs.push_back(boltInline(digest, cells));
        const BoltCell space = boltInline(m_space, {meta.bucket("containers", m_containers), boltInline("content", {meta.bucket("blob", blobs)}), meta.bucket("images", m_images),
                                                    boltInline("snapshots", {meta.bucket("overlayfs", named)})});
        files.file("io.containerd.metadata.v1.bolt/meta.db", meta.bytes(meta.bucket("v1", {space, {"version", goVarint(8)}})));
        files.file("io.containerd.snapshotter.v1.overlayfs/metadata.db",
                   snapshotter.bytes(boltInline("v1", {snapshotter.bucket("parents", parents), snapshotter.bucket("snapshots", kept)})));
        return files;
    }

    MemoryFs files;
    std::string algorithm = "sha256:"; // that names blobs

private:
    struct Snapshot {
        std::string key;
        std::string parent;
        char kind;
    };
    static constexpr std::int64_t madeAt = 1'790'000'000;

    std::string backend(const std::string &key) const { return m_space + "/7/" + key; }

    static BoltCell labelCells(const Labels &labels)
    {
        std::vector<BoltCell> cells;
        for (const auto &[key, value] : labels)
            cells.push_back({key, value});
        return boltInline("labels", cells);
    }

    std::string m_space;
    std::map<std::string, std::vector<BoltCell>> m_blobs;
    std::map<std::string, std::uint64_t> m_sizes;
    std::vector<BoltCell> m_images;
    std::vector<Snapshot> m_snapshots;
    std::map<std::string, std::uint64_t> m_ids;
    std::uint64_t m_lastId = 0;
    std::vector<BoltCell> m_containers;
};

} // namespace assay::test

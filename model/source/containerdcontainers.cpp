// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdcontainers.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "base/displaysafe.h"
#include "source/dockercontainers.h"
#include "source/overlayfolders.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace assay {
namespace {

constexpr std::string_view initSuffix = "-init"; // of the key of the snapshot that Docker puts its own files into
constexpr std::size_t dockerIdDigits = 64;

bool isDockerId(std::string_view key)
{
    return key.size() == dockerIdDigits && parseHexDigest(key);
}

const ContainerdImage *findImageNamed(const ContainerdNamespace &space, std::string_view name)
{
    const auto found = std::lower_bound(space.images.begin(), space.images.end(), name, [](const ContainerdImage &image, std::string_view wanted) { return image.name < wanted; });
    return found == space.images.end() || found->name != name ? nullptr : &*found;
}

bool isAfter(const ContainerdTime &a, const ContainerdTime &b)
{
    return a.known && b.known && std::tie(a.seconds, a.nanoseconds) > std::tie(b.seconds, b.nanoseconds);
}

std::string labelOf(const ContainerdContainer &container, const char *label)
{
    const auto found = container.labels.find(label);
    return found == container.labels.end() ? std::string() : found->second;
}

std::string timeText(const ContainerdTime &time)
{
    return time.known ? isoTime(time.seconds, time.nanoseconds) : std::string();
}

} // namespace

void ContainerdContainers::read()
{
    for (const ContainerdNamespace &space : m_store.meta.namespaces) {
        if (isDockerNamespace(space)) {
            if (m_dockerRoot)
                readDocker(space);
            else
                readDockerSnapshots(space);
        }
        for (const ContainerdContainer &container : space.containers) {
            // Docker records only running ones here, and none of their snapshots.
            if (isDockerNamespace(space) && container.snapshotKey.empty())
                continue;
            std::string name = labelOf(container, "nerdctl/name");
            if (name.empty())
                name = labelOf(container, "io.kubernetes.container.name");
            add({space, {container.id, name, {}, timeText(container.created), false}, m_store.recordOf(space, "containers/" + container.id), container.snapshotter, container.snapshotKey,
                 container.image, {}, {}});
        }
    }
}

void ContainerdContainers::readDocker(const ContainerdNamespace &space)
{
    std::map<std::string, std::string> names; // as users write them, and as containerd has them
    for (const ContainerdImage &image : space.images)
        names.emplace(familiarName(image.name), image.name);
    for (const ContainerRecord &record : readDockerContainers(m_store.fs, *m_dockerRoot, m_store.limits, m_catalog)) {
        // One of a graph driver is told with that driver's images.
        if (!m_store.snapshotter(record.driver) && m_store.fs.stat(joinPath(*m_dockerRoot, "image/" + record.driver)))
            continue;
        const auto name = record.image.empty() ? names.end() : names.find(familiarName(record.image));
        add({space, dockerContainerInfo(record), joinPath(*m_dockerRoot, "containers/" + record.id + "/config.v2.json"), record.driver, record.id,
             name == names.end() ? std::string() : name->second, record.imageId, record.id + std::string(initSuffix)});
    }
}

// Without Docker's own records a container is known by its snapshots alone.
void ContainerdContainers::readDockerSnapshots(const ContainerdNamespace &space)
{
    for (const ContainerdSnapshot &snapshot : space.snapshots) {
        if (!isDockerId(snapshot.key) || snapshot.parent != snapshot.key + std::string(initSuffix))
            continue;
        add({space, {snapshot.key, {}, {}, timeText(snapshot.created), false}, m_store.snapshotRecord(space, snapshot), snapshot.snapshotter, snapshot.key, {}, {}, snapshot.parent});
    }
}

void ContainerdContainers::add(const Wanted &wanted)
{
    StoredContainer container;
    container.info = wanted.info;
    const ContainerdSnapshotter *snapshotter = m_store.snapshotter(wanted.snapshotter);
    const ContainerdSnapshot *top = snapshotter ? findSnapshot(wanted.space, wanted.snapshotter, wanted.snapshotKey) : nullptr;
    if (wanted.snapshotKey.empty())
        container.problem = "it has no snapshot";
    else if (!snapshotter)
        container.problem = "its layers lie with \"" + displaySafe(wanted.snapshotter) + "\", which was not read";
    else if (!top)
        container.problem = m_store.at(m_store.metadata()) + ": has no snapshot \"" + displaySafe(wanted.snapshotKey) + "\" of " + displaySafe(wanted.snapshotter);
    if (top)
        addLayers(wanted, *snapshotter, *top, container);
    findImage(wanted, top, container);
    m_catalog.containers.push_back(std::move(container));
}

// Down from its own snapshot. Those that are no layer of an image by their key are its own too: Docker's files, owners shifted for
// a user namespace.
void ContainerdContainers::addLayers(const Wanted &wanted, const ContainerdSnapshotter &snapshotter, const ContainerdSnapshot &top, StoredContainer &container)
{
    std::vector<const ContainerdSnapshot *> own;
    const ContainerdSnapshot *at = &top;
    while (at && !m_layers.isLayer(*at) && !parseNamedDigest(at->key) && own.size() < m_store.limits.layersPerImage && std::find(own.begin(), own.end(), at) == own.end()) {
        own.push_back(at);
        at = at->parent.empty() ? nullptr : findSnapshot(wanted.space, wanted.snapshotter, at->parent);
    }
    for (std::size_t i = own.size(); i-- > 0;) {
        using Kind = SnapshotterSnapshot::Kind;
        const SnapshotterSnapshot *its = snapshotter.find(own[i]->backendKey);
        const Kind kind = i != 0 ? Kind::Committed : its && its->kind == Kind::View ? Kind::View : Kind::Active;
        StoredLayer layer = m_layers.follow(wanted.space, snapshotter, *own[i], i + 1 < own.size() ? own[i + 1] : at, {}, kind, container.chain);
        if (container.problem.empty())
            container.problem = layer.problem;
        if (own[i]->key == wanted.initKey)
            container.engineFolder = layer.layer.store;
        container.own.push_back(std::move(layer));
    }
    if (at && std::find(own.begin(), own.end(), at) == own.end())
        container.layers = m_layers.layersUpTo(wanted.space, snapshotter, *at);
}

bool ContainerdContainers::standsOn(const StoredContainer &container, const std::vector<std::size_t> &images) const
{
    return std::any_of(images.begin(), images.end(), [&](std::size_t i) { return m_catalog.images[i].layers == container.layers; });
}

void ContainerdContainers::findImage(const Wanted &wanted, const ContainerdSnapshot *top, StoredContainer &container)
{
    const ContainerdImage *named = wanted.imageName.empty() ? nullptr : findImageNamed(wanted.space, wanted.imageName);
    const std::string target = !wanted.target.empty() ? wanted.target : named ? named->target.digest : std::string();
    const std::vector<std::size_t> &images = m_images.ofTarget(wanted.space, target);
    const bool stands = standsOn(container, images);
    for (const std::size_t i : images) {
        if (!stands || m_catalog.images[i].layers == container.layers) {
            container.info.imageId = m_catalog.images[i].info.id;
            break;
        }
    }
    const std::string expected = !wanted.target.empty() ? wanted.target : wanted.imageName;
    ChainLink link{LinkKind::ContainerToImage, images.empty() ? LinkState::Broken : LinkState::Holds, wanted.info.id, wanted.record, expected, images.empty() ? "there is no such image" : target};
    if (expected.empty())
        link = {LinkKind::ContainerToImage, LinkState::Unknown, wanted.info.id, wanted.record, {}, "no record says which"};
    container.chain.push_back(std::move(link));
    const bool known = std::all_of(images.begin(), images.end(), [this](std::size_t i) { return m_catalog.images[i].info.problem.empty(); });
    if (!top || !container.problem.empty() || !known)
        return;
    if (!images.empty() && !wanted.target.empty()) {
        const StoredImage &image = m_catalog.images[images.front()];
        const auto topOf = [this](const std::vector<std::size_t> &layers) { return layers.empty() ? std::string() : m_catalog.layers[layers.back()].layer.chainId; };
        container.chain.push_back({LinkKind::ContainerToLayer, stands ? LinkState::Holds : LinkState::Broken, wanted.info.id, m_store.snapshotRecord(wanted.space, *top),
                                   topOf(image.layers), topOf(container.layers)});
        if (!stands)
            m_catalog.findings.push_back(brokenLinkFinding(container.chain.back(), {}));
    }
    if (named && (wanted.target.empty() ? !images.empty() && !stands : named->target.digest != wanted.target))
        checkName(wanted, *named, *top, container);
}

// Nothing else in the store remembers what a name meant. A name may be given to another image at any time; but a container is made
// from what the name stands for, so one that was made after it was last given must stand on that. Builds may date a name back: what
// it stands for was not there before its blob.
void ContainerdContainers::checkName(const Wanted &wanted, const ContainerdImage &image, const ContainerdSnapshot &top, StoredContainer &container)
{
    const ContainerdBlob *blob = findBlob(wanted.space, image.target.digest);
    const std::string record = m_store.recordOf(wanted.space, "images/" + image.name);
    const std::string then = !wanted.target.empty() ? wanted.target : "what the container's snapshot stands on";
    const bool unseen = isAfter(top.created, image.updated) && blob && isAfter(top.created, blob->created);
    container.chain.push_back({LinkKind::NameToImage, unseen ? LinkState::Broken : LinkState::Unknown, image.name, record, then, image.target.digest});
    Finding finding = storeFinding("store.name-moved", record,
                                   {{"container", wanted.info.name.empty() ? wanted.info.id : wanted.info.name}, {"name", image.name}, {"now", image.target.digest}, {"then", then}});
    if (unseen) {
        finding.severity = Severity::High;
        finding.detail.emplace_back("reason", "the container was made at " + timeText(top.created) + ", the name was last given at " + timeText(image.updated) + " by its record");
    }
    m_catalog.findings.push_back(std::move(finding));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdimages.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "base/displaysafe.h"
#include "source/overlayfolders.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::size_t indexDepth = 4; // indexes in indexes
constexpr std::string_view snapshotLabel = "containerd.io/gc.ref.snapshot.";

// BuildKit's statements about an image, which are no images (moby/buildkit, util/attestation/types.go).
bool isAttestation(const OciDescriptor &descriptor)
{
    const auto type = descriptor.annotations.find("vnd.docker.reference.type");
    return (type != descriptor.annotations.end() && type->second == "attestation-manifest") || descriptor.platform == "unknown/unknown";
}

bool isLayerType(std::string_view mediaType)
{
    return mediaType.find(".layer.") != std::string_view::npos || mediaType.find(".rootfs.") != std::string_view::npos;
}

bool isConfigType(std::string_view mediaType)
{
    constexpr std::array<std::string_view, 3> types = {"application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json", ""};
    return std::find(types.begin(), types.end(), mediaType) != types.end();
}

// Labels by which one blob keeps another from being collected, of which the engines use these for what the blob itself names:
// "config", "l.0", "m.0" (containerd), "0" (BuildKit).
bool namesChild(std::string_view label)
{
    constexpr std::string_view prefix = "containerd.io/gc.ref.content.";
    if (!label.starts_with(prefix))
        return false;
    label.remove_prefix(prefix.size());
    if (label == "config")
        return true;
    if (label.starts_with("l.") || label.starts_with("m."))
        label.remove_prefix(2);
    return !label.empty() && std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string noted(const std::string &name, const std::vector<std::string> &notes)
{
    std::string text;
    for (const std::string &note : notes)
        text += (text.empty() ? " (" : ", ") + note;
    return name + (text.empty() ? "" : text + ')');
}

} // namespace

void ContainerdImages::add(std::vector<ChainLink> &chain, ChainLink link)
{
    if (link.state == LinkState::Broken)
        m_catalog.findings.push_back(brokenLinkFinding(link, {}));
    chain.push_back(std::move(link));
}

const std::vector<std::size_t> &ContainerdImages::ofTarget(const ContainerdNamespace &space, const std::string &digest) const
{
    static const std::vector<std::size_t> none;
    const auto found = m_byTarget.find({space.name, digest});
    return found == m_byTarget.end() ? none : found->second;
}

Status ContainerdImages::read()
{
    std::map<std::string, std::size_t> namespacesWith;
    for (const ContainerdNamespace &space : m_store.meta.namespaces) {
        for (const ContainerdImage &image : space.images) {
            if (++namespacesWith[image.name] == 2)
                m_sharedNames.insert(image.name);
        }
    }
    for (const ContainerdNamespace &space : m_store.meta.namespaces) {
        std::map<std::string, std::size_t> places;
        std::vector<Target> targets;
        for (const ContainerdImage &image : space.images) {
            const auto [place, isNew] = places.emplace(image.target.digest, targets.size());
            if (isNew)
                targets.push_back({space, {}, image.target, {}});
            targets[place->second].names.push_back(&image);
        }
        for (Target &target : targets) {
            if (m_store.context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_store.fs.name(), "cancelled"));
            if (const Status read = readTarget(target); !read)
                return read;
        }
    }
    listLooseBlobs();
    return {};
}

std::vector<std::string> ContainerdImages::blobsOfLayers(const OciManifest &manifest)
{
    std::vector<std::string> blobs;
    for (const OciDescriptor &layer : manifest.layers) {
        if (parseNamedDigest(layer.digest))
            blobs.push_back(layer.digest);
    }
    return blobs;
}

// Those beside an unpacked layer are hashed with it. What is not there, is told by the chain where it has to be.
void ContainerdImages::listLooseBlobs()
{
    std::set<std::string_view> read;
    for (const StoredLayer &layer : m_catalog.layers) {
        if (!layer.blob.empty())
            read.insert(layer.blobDigest);
    }
    std::map<std::string_view, std::size_t> places;
    for (const FetchedBlob &fetched : m_fetched) {
        if (read.contains(fetched.digest))
            continue;
        const auto [place, isNew] = places.emplace(fetched.digest, StoredLayer::none);
        const std::string path = m_blobs.pathOf(fetched.digest);
        if (const auto stat = isNew ? m_store.fs.stat(path) : Result<FileStat>(Unexpected(Error{})); stat && stat->kind == FileKind::File) {
            place->second = m_catalog.looseBlobs.size();
            m_catalog.looseBlobs.push_back({path, fetched.digest});
        }
        if (fetched.image == StoredLayer::none || place->second == StoredLayer::none)
            continue;
        std::vector<std::size_t> &ofImage = m_catalog.images[fetched.image].looseBlobs;
        if (std::find(ofImage.begin(), ofImage.end(), place->second) == ofImage.end())
            ofImage.push_back(place->second);
    }
}

Status ContainerdImages::readTarget(Target &target)
{
    std::string problem;
    const std::vector<OciDescriptor> manifests = manifestsOf(target, problem);
    std::vector<Variant> variants;
    for (const OciDescriptor &descriptor : manifests) {
        const bool onlyOne = manifests.size() == 1;
        // Of the platforms that an index names, those that nobody asked for are not there.
        if (!onlyOne && m_blobs.manifestOrIndex(descriptor.digest).missing)
            continue;
        variants.push_back(readVariant(target, descriptor, onlyOne));
    }
    checkNames(target, variants);
    if (variants.empty()) {
        Variant none;
        none.problem = !problem.empty() ? problem : "none of its platforms is in this store";
        return listVariant(target, none, true);
    }
    for (const Variant &variant : variants) {
        for (const std::string &digest : variant.blobs)
            m_fetched.push_back({digest, StoredLayer::none});
    }
    const auto best = std::max_element(variants.begin(), variants.end(), [](const Variant &a, const Variant &b) {
        const auto rank = [](const Variant &variant) { return std::tuple(variant.isWhole(), variant.config != nullptr, variant.isWhole() || variant.unpacked.empty() ? 0 : variant.unpacked.front().count); };
        return rank(a) < rank(b);
    });
    if (best->isArtifact) {
        m_catalog.skipped.push_back({m_blobs.pathOf(best->descriptor.digest), "\"" + displaySafe(target.names.front()->name) + "\" is an artifact, no image"});
        return {};
    }
    if (const Status listed = listVariant(target, *best, true); !listed)
        return listed;
    for (const Variant &variant : variants) {
        if (&variant == &*best)
            continue;
        if (!variant.isWhole()) {
            m_catalog.skipped.push_back({m_blobs.pathOf(variant.descriptor.digest), "manifest for " + displaySafe(variant.descriptor.platform) + ", not unpacked in this store"});
            continue;
        }
        if (const Status listed = listVariant(target, variant, false); !listed)
            return listed;
    }
    return {};
}

// The manifests of images that the target leads to. The links to them are added to the chain, those to attestations too.
std::vector<OciDescriptor> ContainerdImages::manifestsOf(Target &target, std::string &problem)
{
    std::vector<OciDescriptor> manifests;
    if (!parseNamedDigest(target.descriptor.digest)) {
        problem = "its target's digest is " + digestProblem(target.descriptor.digest);
        return manifests;
    }
    std::vector<std::pair<OciDescriptor, std::size_t>> pending{{target.descriptor, 0}};
    std::set<std::string> seen{target.descriptor.digest};
    for (std::size_t i = 0; i < pending.size(); ++i) {
        const auto [descriptor, depth] = pending[i];
        const ContainerdRecordBlob &blob = m_blobs.manifestOrIndex(descriptor.digest);
        if (!blob.index) {
            manifests.push_back(descriptor);
            continue;
        }
        checkBlob(descriptor, blob, LinkKind::ImageToManifest, true, target.chain);
        checkLabels(target, descriptor.digest, *blob.index, target.chain);
        if (depth == indexDepth) {
            problem = "indexes in indexes, deeper than " + std::to_string(indexDepth);
            continue;
        }
        for (const OciDescriptor &child : *blob.index) {
            if (!seen.insert(child.digest).second)
                continue;
            if (!isAttestation(child))
                pending.emplace_back(child, depth + 1);
            else if (const ContainerdRecordBlob &attestation = m_blobs.manifestOrIndex(child.digest); !attestation.missing) {
                checkBlob(child, attestation, LinkKind::ImageToManifest, false, target.chain);
                for (std::string &statement : attestation.manifest ? blobsOfLayers(*attestation.manifest) : std::vector<std::string>())
                    m_fetched.push_back({std::move(statement), StoredLayer::none});
            }
        }
    }
    return manifests;
}

void ContainerdImages::checkBlob(const OciDescriptor &descriptor, const ContainerdRecordBlob &blob, LinkKind kind, bool mustBeThere, std::vector<ChainLink> &chain)
{
    ChainLink link{kind, blob.state, descriptor.digest, blob.path, descriptor.digest, blob.found};
    // Bytes that have another digest are told where they were read.
    if (blob.state == LinkState::Holds && blob.size != descriptor.size) {
        link = {kind, LinkState::Broken, descriptor.digest, blob.path, std::to_string(descriptor.size) + " bytes", std::to_string(blob.size) + " bytes"};
        add(chain, std::move(link));
        return;
    }
    if (blob.missing && mustBeThere) {
        link.state = LinkState::Broken;
        add(chain, std::move(link));
        return;
    }
    chain.push_back(std::move(link));
}

void ContainerdImages::checkLabels(const Target &target, const std::string &digest, const std::vector<OciDescriptor> &children, std::vector<ChainLink> &chain)
{
    const ContainerdBlob *record = findBlob(target.space, digest);
    for (const auto &[label, value] : record ? record->labels : ContainerdLabels()) {
        const bool known = !namesChild(label) || std::any_of(children.begin(), children.end(), [&value = value](const OciDescriptor &child) { return child.digest == value; });
        if (!known)
            add(chain, {LinkKind::ImageToManifest, LinkState::Broken, digest, m_store.recordOf(target.space, "content/blob/" + digest + "/labels/" + label), "one of the blobs that it names", value});
    }
}

ContainerdImages::Variant ContainerdImages::readVariant(Target &target, const OciDescriptor &descriptor, bool onlyOne)
{
    Variant variant;
    variant.descriptor = descriptor;
    const ContainerdRecordBlob &blob = m_blobs.manifestOrIndex(descriptor.digest);
    checkBlob(descriptor, blob, LinkKind::ImageToManifest, onlyOne, variant.chain);
    if (!blob.manifest) {
        variant.problem = blob.problem;
        return variant;
    }
    const OciManifest &manifest = *blob.manifest;
    std::vector<OciDescriptor> children = manifest.layers;
    children.push_back(manifest.config);
    checkLabels(target, descriptor.digest, children, variant.chain);
    variant.blobs = blobsOfLayers(manifest);
    variant.configDigest = manifest.config.digest;
    const ContainerdRecordBlob &config = m_blobs.config(manifest.config.digest);
    checkBlob(manifest.config, config, LinkKind::ImageToConfig, onlyOne, variant.chain);
    if (!config.config) {
        variant.problem = config.problem;
        variant.isArtifact = !config.missing && !isConfigType(manifest.config.mediaType);
        return variant;
    }
    variant.config = &*config.config;
    readLayers(target, manifest, variant);
    findUnpacked(target, variant);
    return variant;
}

void ContainerdImages::readLayers(const Target &target, const OciManifest &manifest, Variant &variant)
{
    const std::vector<std::string> &diffIds = variant.config->diffIds;
    const std::vector<std::string> chain = chainIds(diffIds);
    std::vector<OciDescriptor> blobs = manifest.layers;
    if (blobs.size() != diffIds.size())
        std::erase_if(blobs, [](const OciDescriptor &blob) { return !isLayerType(blob.mediaType); });
    const bool fits = blobs.size() == diffIds.size();
    if (!fits) {
        add(variant.chain, {LinkKind::ImageToConfig, LinkState::Broken, variant.descriptor.digest, m_blobs.pathOf(variant.configDigest),
                            std::to_string(blobs.size()) + " layers, as the manifest has", std::to_string(diffIds.size()) + " layers"});
    }
    for (std::size_t i = 0; i < diffIds.size(); ++i)
        variant.layers.push_back({diffIds[i], chain[i], fits ? m_blobs.layerBlob(target.space, blobs[i], diffIds[i]) : ContainerdLayerBlob()});
}

// Which snapshotters have layers of it. What the configuration's labels say was unpacked must be there, or it would have been
// collected with its label.
void ContainerdImages::findUnpacked(const Target &target, Variant &variant)
{
    const ContainerdBlob *record = findBlob(target.space, variant.configDigest);
    const std::string top = variant.layers.empty() ? std::string() : variant.layers.back().chainId;
    for (const auto &[label, value] : record ? record->labels : ContainerdLabels()) {
        if (!label.starts_with(snapshotLabel))
            continue;
        const std::string snapshotter = label.substr(snapshotLabel.size());
        const bool there = findSnapshot(target.space, snapshotter, value) != nullptr;
        add(variant.chain, {LinkKind::ConfigToLayer, value == top && there ? LinkState::Holds : LinkState::Broken, variant.configDigest,
                            m_store.recordOf(target.space, "content/blob/" + variant.configDigest + "/labels/" + label), top, there ? value : "there is no snapshot " + value});
    }
    for (const auto &[name, snapshotter] : m_store.snapshotters) {
        std::size_t count = 0;
        while (count < variant.layers.size() && findSnapshot(target.space, name, variant.layers[count].chainId))
            ++count;
        if (count != 0 || variant.layers.empty())
            variant.unpacked.push_back({&snapshotter, count});
    }
    std::stable_sort(variant.unpacked.begin(), variant.unpacked.end(), [](const auto &a, const auto &b) {
        const auto rank = [](const Variant::Unpacked &one) { return std::tuple(one.count, one.snapshotter->problem.empty(), one.snapshotter->name == "overlayfs"); };
        return rank(a) > rank(b);
    });
}

// A name that says what it stands for must stand for that: "…@sha256:…" for a target, "sha256:…" (CRI) for a configuration.
void ContainerdImages::checkNames(Target &target, const std::vector<Variant> &variants)
{
    for (const ContainerdImage *image : target.names) {
        const std::size_t at = image->name.rfind('@');
        ChainLink link{LinkKind::NameToImage, LinkState::Holds, image->name, m_store.recordOf(target.space, "images/" + image->name), target.descriptor.digest, target.descriptor.digest};
        if (at != std::string::npos) {
            link.expected = image->name.substr(at + 1);
        } else if (parseNamedDigest(image->name)) {
            link.expected = image->name;
            const bool leads = std::any_of(variants.begin(), variants.end(), [&](const Variant &variant) { return variant.configDigest == image->name; });
            link.found = leads ? image->name : variants.empty() ? target.descriptor.digest : variants.front().configDigest;
        }
        link.state = link.expected == link.found ? LinkState::Holds : LinkState::Broken;
        add(target.chain, std::move(link));
    }
}

Status ContainerdImages::listVariant(Target &target, const Variant &variant, bool first)
{
    std::vector<std::string> notes;
    if (!first)
        notes.push_back(variant.config->platform);
    std::vector<StoredImage> listed;
    for (const Variant::Unpacked &unpacked : variant.unpacked) {
        const std::vector<std::size_t> layers = m_layers.layersOf(target.space, *unpacked.snapshotter, variant.layers);
        // Of what is not whole only the first is shown: it came furthest.
        if (!listed.empty() && (!variant.isWhole(unpacked) || variant.layers.empty()))
            continue;
        if (!listed.empty())
            notes.push_back(unpacked.snapshotter->name);
        StoredImage image = imageOf(target, variant, notes);
        if (!listed.empty())
            notes.pop_back();
        for (const std::size_t layer : layers) {
            image.layers.push_back(layer);
            image.info.layers.push_back(m_catalog.layers[layer].layer);
            image.chain.insert(image.chain.end(), m_layers.links(layer).begin(), m_layers.links(layer).end());
        }
        takeCommands(image.info, variant.config->createdBy);
        if (!unpacked.snapshotter->problem.empty())
            image.info.problem = unpacked.snapshotter->problem;
        else if (!variant.isWhole(unpacked))
            image.info.problem = "unpacked in this store up to layer " + std::to_string(unpacked.count) + " of " + std::to_string(variant.layers.size());
        listed.push_back(std::move(image));
    }
    if (listed.empty())
        listed.push_back(imageOf(target, variant, notes));
    for (StoredImage &image : listed) {
        m_layersListed += image.layers.size();
        if (m_catalog.images.size() == m_store.limits.images || m_layersListed > m_store.limits.layersOfImages)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_store.fs.name(), "more than " + std::to_string(m_store.limits.images) + " images, or more layers of them than "
                                            + std::to_string(m_store.limits.layersOfImages)));
        m_byTarget[{target.space.name, target.descriptor.digest}].push_back(m_catalog.images.size());
        for (const std::string &digest : variant.blobs)
            m_fetched.push_back({digest, m_catalog.images.size()});
        m_catalog.images.push_back(std::move(image));
    }
    return {};
}

StoredImage ContainerdImages::imageOf(const Target &target, const Variant &variant, const std::vector<std::string> &notes) const
{
    StoredImage image;
    image.info.id = variant.configDigest;
    image.info.problem = !variant.problem.empty() ? variant.problem : variant.unpacked.empty() && !variant.layers.empty() ? "not unpacked in this store" : std::string();
    if (variant.config) {
        image.info.platform = variant.config->platform;
        image.info.created = variant.config->created;
    }
    for (const ContainerdImage *name : target.names) {
        if (name->name.find('@') != std::string::npos || parseNamedDigest(name->name))
            continue;
        std::vector<std::string> all;
        if (m_sharedNames.contains(name->name))
            all.push_back("namespace " + target.space.name);
        all.insert(all.end(), notes.begin(), notes.end());
        image.info.tags.push_back(noted(name->name, all));
    }
    std::sort(image.info.tags.begin(), image.info.tags.end());
    for (const std::string &digest : {target.descriptor.digest, variant.descriptor.digest}) {
        if (!digest.empty() && std::find(image.info.digests.begin(), image.info.digests.end(), digest) == image.info.digests.end())
            image.info.digests.push_back(digest);
    }
    image.chain = target.chain;
    image.chain.insert(image.chain.end(), variant.chain.begin(), variant.chain.end());
    return image;
}

} // namespace assay

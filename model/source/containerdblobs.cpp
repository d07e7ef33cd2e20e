// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/containerdblobs.h"

#include "base/bytes.h"
#include "io/digest.h"
#include "source/overlayfolders.h"

namespace assay {

const ContainerdRecordBlob &ContainerdBlobs::recordBlob(const std::string &digest, bool isConfig)
{
    const auto [known, isNew] = m_known.try_emplace({digest, isConfig});
    ContainerdRecordBlob &blob = known->second;
    if (!isNew)
        return blob;
    blob.path = pathOf(digest);
    const auto bytes = m_store.fs.readFile(blob.path, m_store.limits.jsonBytes);
    if (!bytes) {
        blob.missing = bytes.error().code == ErrorCode::NotFound;
        blob.found = blob.problem = bytes.error().message();
        return blob;
    }
    blob.size = bytes->size();
    blob.found = digestLike(digest, *bytes);
    blob.state = blob.found == digest ? LinkState::Holds : LinkState::Broken;
    if (blob.state == LinkState::Broken)
        m_catalog.findings.push_back(storeFinding(isConfig ? "store.config-altered" : "store.blob-altered", blob.path, {{"named", digest}, {"recomputed", blob.found}}));
    const std::string file = m_store.at(blob.path);
    const auto take = [&](auto read, auto &into) {
        if (read)
            into = std::move(*read);
        else
            blob.problem = read.error().message();
    };
    if (isConfig) {
        take(parseImageConfig(*bytes, file, m_store.limits), blob.config);
        return blob;
    }
    const auto index = isOciIndex(*bytes, file, m_store.limits);
    if (!index)
        blob.problem = index.error().message();
    else if (*index)
        take(parseOciIndex(*bytes, file, m_store.limits), blob.index);
    else
        take(parseOciManifest(*bytes, file, m_store.limits), blob.manifest);
    return blob;
}

ContainerdLayerBlob ContainerdBlobs::layerBlob(const ContainerdNamespace &space, const OciDescriptor &descriptor, const std::string &diffId)
{
    ContainerdLayerBlob layer;
    layer.digest = descriptor.digest;
    const std::string path = pathOf(descriptor.digest);
    const ContainerdBlob *record = findBlob(space, descriptor.digest);
    layer.link = {LinkKind::BlobToDigest, LinkState::Unknown, diffId, path, descriptor.digest, "its bytes are hashed when the layer is read"};
    const auto broken = [&](std::string expected, std::string found) {
        layer.link.state = LinkState::Broken;
        layer.link.expected = std::move(expected);
        layer.link.found = std::move(found);
        if (m_told.try_emplace({space.name, descriptor.digest}, true).second)
            m_catalog.findings.push_back(brokenLinkFinding(layer.link, diffId));
    };
    const auto stat = m_store.fs.stat(path);
    if (!stat) {
        layer.link.found = stat.error().message();
        if (record && stat.error().code == ErrorCode::NotFound)
            broken(descriptor.digest, stat.error().message());
        return layer;
    }
    layer.path = path;
    if (stat->kind != FileKind::File)
        broken(descriptor.digest, "is no file");
    else if (stat->size != descriptor.size)
        broken(std::to_string(descriptor.size) + " bytes", std::to_string(stat->size) + " bytes");
    else if (record && record->size != descriptor.size)
        broken(std::to_string(descriptor.size) + " bytes", std::to_string(record->size) + " bytes in " + m_store.recordOf(space, "content/blob/" + descriptor.digest));
    const auto label = record ? record->labels.find("containerd.io/uncompressed") : ContainerdLabels::const_iterator();
    if (record && label != record->labels.end() && label->second != diffId)
        broken(diffId, label->second + " by its label containerd.io/uncompressed");
    return layer;
}

} // namespace assay

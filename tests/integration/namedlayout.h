// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/digest.h"
#include "made.h"

#include <map>
#include <string>
#include <vector>

// Images of which each part is named by the algorithm that a test wants.
namespace assay::test {

inline const std::string manifestMediaType = "application/vnd.oci.image.manifest.v1+json";
inline const std::string configMediaType = "application/vnd.oci.image.config.v1+json";
inline const std::string layerMediaType = "application/vnd.oci.image.layer.v1.tar";

// By which algorithm each part of an image is named.
struct Names {
    std::string manifest = "sha512:";
    std::string config = "sha512:";
    std::string layer = "sha512:";
    std::string diffId = "sha512:";
};

inline std::string descriptor(const std::string &mediaType, const std::string &digest, std::size_t size)
{
    return R"({"mediaType":")" + mediaType + R"(","digest":")" + digest + R"(","size":)" + std::to_string(size) + '}';
}

// An OCI layout of one image with one layer, as a tar.
class Layout {
public:
    explicit Layout(const Names &names, const std::string &content = "kept\n") : m_layer(tarOf({folderMember("etc/"), fileMember("etc/a", content)}))
    {
        layerDigest = digestLike(names.layer, m_layer);
        diffId = digestLike(names.diffId, m_layer);
        m_config = R"({"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[")" + diffId + R"("]}})";
        configDigest = digestLike(names.config, m_config);
        m_manifest = R"({"schemaVersion":2,"config":)" + descriptor(configMediaType, configDigest, m_config.size()) + R"(,"layers":[)"
            + descriptor(layerMediaType, layerDigest, m_layer.size()) + "]}";
        manifestDigest = digestLike(names.manifest, m_manifest);
        index = R"({"schemaVersion":2,"manifests":[)" + descriptor(manifestMediaType, manifestDigest, m_manifest.size()) + "]}";
        m_blobs = {{layerDigest, m_layer}, {configDigest, m_config}, {manifestDigest, m_manifest}};
    }

    std::string index;
    std::string layerDigest;
    std::string diffId;
    std::string configDigest;
    std::string manifestDigest;

    void replace(const std::string &digest, const std::string &bytes) { m_blobs[digest] = bytes; }
    const std::string &layer() const { return m_layer; }
    const std::string &config() const { return m_config; }
    const std::string &manifest() const { return m_manifest; }
    const std::map<std::string, std::string> &blobs() const { return m_blobs; } // by digest
    static std::string place(const std::string &digest) { return "blobs/" + digest.substr(0, 6) + '/' + digest.substr(7); }
    std::string tar(const std::vector<Member> &more = {}) const
    {
        std::vector<Member> members{folderMember("blobs/"), folderMember("blobs/sha256/"), folderMember("blobs/sha512/")};
        for (const auto &[digest, bytes] : m_blobs)
            members.push_back(fileMember(place(digest), bytes));
        members.push_back(fileMember("oci-layout", R"({"imageLayoutVersion":"1.0.0"})"));
        members.push_back(fileMember("index.json", index));
        members.insert(members.end(), more.begin(), more.end());
        return tarOf(members);
    }

private:
    std::string m_layer;
    std::string m_config;
    std::string m_manifest;
    std::map<std::string, std::string> m_blobs;
};

} // namespace assay::test

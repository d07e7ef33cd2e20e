// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testdata.h"
#include "support/webserver.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace assay::test {

// Answers as the registry did whose storage folder is in tests/data/trust/attached: the repository "demo/app", without the image's layers.
class ReplayRegistry {
public:
    ReplayRegistry()
    {
        const EvidenceFs &fs = archiveFs("trust/attached/registry.tar.gz");
        const std::string top = "docker/registry/v2/";
        for (const std::string &two : fromTestData(fs.list(top + "blobs/sha256"))) {
            for (const std::string &hex : fromTestData(fs.list(top + "blobs/sha256/" + two))) {
                if (auto bytes = fs.readFile(top + "blobs/sha256/" + two + '/' + hex + "/data", 4 << 20))
                    m_blobs["sha256:" + hex] = std::move(*bytes);
            }
        }
        const std::string tags = top + "repositories/demo/app/_manifests/tags";
        for (const std::string &tag : fromTestData(fs.list(tags)))
            m_tags[tag] = fromTestData(fs.readFile(tags + '/' + tag + "/current/link", 100));
    }

    std::map<std::string, WebReply> instead; // by target; before all else
    bool referrersApi = false;               // answers it, a manifest a page, and has no index of them under a tag

    const std::map<std::string, std::string> &blobs() const { return m_blobs; }

    WebReply answer(const WebQuestion &question) const
    {
        if (const auto other = instead.find(question.target); other != instead.end())
            return other->second;
        const auto below = [&question](const std::string &folder) { return question.target.starts_with(folder) ? question.target.substr(folder.size()) : std::string(); };
        if (const std::string reference = below("/v2/demo/app/manifests/"); !reference.empty())
            return manifest(reference);
        if (const std::string digest = below("/v2/demo/app/blobs/"); !digest.empty())
            return blob(digest);
        if (const std::string list = below("/v2/demo/app/referrers/"); !list.empty() && referrersApi)
            return referrers(list);
        return {404, {}, "{\"errors\":[]}\n", WebReply::Manner::Whole};
    }

private:
    static bool isIndexTag(const std::string &reference) { return reference.starts_with("sha256-") && reference.find('.') == std::string::npos; }

    WebReply manifest(const std::string &reference) const
    {
        const auto tag = m_tags.find(reference);
        if (tag != m_tags.end() && !(referrersApi && isIndexTag(reference)))
            return blob(tag->second);
        return blob(reference);
    }

    WebReply blob(const std::string &digest) const
    {
        const auto found = m_blobs.find(digest);
        if (found == m_blobs.end())
            return {404, {}, {}, WebReply::Manner::Whole};
        // No word of what it is: that is not believed anyway.
        return {200, {{"Docker-Content-Digest", digest}, {"Content-Type", "text/html"}}, found->second, WebReply::Manner::Whole};
    }

    WebReply referrers(const std::string &list) const
    {
        const std::string digest = list.substr(0, list.find('?'));
        const std::size_t page = list.size() > digest.size() ? std::stoul(list.substr(list.find('=') + 1)) : 0;
        auto index = nlohmann::json::parse(R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})");
        WebReply reply;
        if (const auto tag = m_tags.find("sha256-" + digest.substr(7)); tag != m_tags.end()) {
            const auto all = nlohmann::json::parse(m_blobs.at(tag->second))["manifests"];
            if (page < all.size())
                index["manifests"].push_back(all[page]);
            if (page + 1 < all.size())
                reply.headers.emplace_back("Link", "</v2/demo/app/referrers/" + digest + "?page=" + std::to_string(page + 1) + ">; rel=\"next\"");
        }
        reply.body = index.dump();
        return reply;
    }

    std::map<std::string, std::string> m_blobs;
    std::map<std::string, std::string> m_tags;
};

} // namespace assay::test

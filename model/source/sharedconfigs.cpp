// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/sharedconfigs.h"

#include "formats/oci.h"

namespace assay {

std::optional<Sha256Digest> SharedConfigs::read(const std::string &path, const std::string &promised, ImageInfo &info, Findings &findings)
{
    const auto stat = m_fs.stat(path);
    const auto [known, isNew] = m_known.try_emplace(stat && stat->fileId != 0 ? std::to_string(stat->fileId) : '/' + path);
    Known &config = known->second;
    if (isNew)
        config = parsed(path, findings);
    info.id = config.digests ? config.digests->like(promised) : std::string();
    if (config.digests && !promised.empty() && promised != info.id && m_brokenPromises.emplace(path, promised).second) {
        Finding finding = makeFinding("store.config-altered");
        finding.store = path;
        finding.detail = {{"named", promised}, {"recomputed", info.id}};
        findings.push_back(std::move(finding));
    }
    info.platform = config.info.platform;
    info.created = config.info.created;
    info.layers = config.info.layers;
    info.problem = config.info.problem;
    return config.digests ? std::optional(config.digests->sha256) : std::nullopt;
}

SharedConfigs::Known SharedConfigs::parsed(const std::string &path, Findings &findings) const
{
    Known known;
    const auto bytes = m_fs.readFile(path, m_limits.jsonBytes);
    if (!bytes) {
        known.info.problem = bytes.error().message();
        return known;
    }
    known.digests = digestsOf(*bytes);
    const auto config = parseImageConfig(*bytes, m_fs.name() + ": " + path, m_limits);
    if (!config) {
        known.info.problem = config.error().message();
        return known;
    }
    known.info.platform = config->platform;
    known.info.created = config->created;
    const std::vector<std::string> chain = chainIds(config->diffIds);
    for (std::size_t i = 0; i < chain.size(); ++i)
        known.info.layers.push_back({config->diffIds[i], chain[i], {}});
    takeCommands(known.info, config->createdBy);
    if (config->hasHistory && config->filledHistory != config->diffIds.size()) {
        Finding finding = makeFinding("image.history-mismatch");
        finding.store = path;
        finding.detail = {{"history", std::to_string(config->filledHistory)}, {"layers", std::to_string(config->diffIds.size())}};
        findings.push_back(std::move(finding));
    }
    return known;
}

} // namespace assay

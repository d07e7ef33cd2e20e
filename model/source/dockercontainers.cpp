// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/dockercontainers.h"

namespace assay {

std::vector<ContainerRecord> readDockerContainers(const EvidenceFs &fs, const std::string &root, const Limits &limits, StoreCatalog &catalog)
{
    std::vector<ContainerRecord> found;
    const std::string folder = joinPath(root, "containers");
    const auto ids = fs.list(folder);
    if (!ids && ids.error().code != ErrorCode::NotFound)
        catalog.skipped.push_back({folder, ids.error().message()});
    for (const std::string &id : ids ? *ids : std::vector<std::string>()) {
        const std::string path = folder + '/' + id + "/config.v2.json";
        const auto bytes = fs.readFile(path, limits.jsonBytes);
        auto record = bytes ? parseContainerRecord(*bytes, fs.name() + ": " + path, limits) : Unexpected(bytes.error());
        if (record)
            found.push_back(std::move(*record));
        else
            catalog.skipped.push_back({path, record.error().message()});
    }
    return found;
}

ContainerInfo dockerContainerInfo(const ContainerRecord &record)
{
    return {record.id, record.name.starts_with('/') ? record.name.substr(1) : record.name, record.imageId, record.created, record.running};
}

} // namespace assay

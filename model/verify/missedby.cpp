// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/missedby.h"

#include <algorithm>
#include <optional>

namespace assay {

std::vector<std::string> commandsThatMiss(Engine engine, std::string_view code, bool rebuildFails, bool wholeTree)
{
    switch (engine) {
    case Engine::DockerGraph: {
        std::vector<std::string> commands = {"docker diff", "docker history", "docker inspect"};
        if (!rebuildFails)
            commands.emplace_back("docker save");
        return commands;
    }
    case Engine::DockerContainerd: // saves what was delivered, and never looks at what it was unpacked to
        return {"docker diff", "docker history", "docker inspect", "docker save"};
    case Engine::Containerd: return {"ctr images check", "ctr images export"};
    case Engine::ContainersStorage: break;
    }
    std::vector<std::string> commands;
    // Of an image it lists what the folder of the top layer has that the one below has not: names with overlay, anything that lstat(2) tells
    // where each folder is a whole tree. So it answers otherwise than before, if nobody knows that it does.
    if (wholeTree ? code == "layer.hardlink-broken" : code != "layer.file-added")
        commands.emplace_back("podman diff");
    commands.insert(commands.end(), {"podman history", "podman inspect"});
    if (!rebuildFails)
        commands.emplace_back("podman save");
    // It compares type, permission bits without setuid, owner, size, whole seconds, and the CRC of filled files.
    if (code == "layer.target-changed" || code == "layer.xattr-changed" || code == "layer.hardlink-broken")
        commands.emplace_back("podman system check");
    return commands;
}

std::vector<std::string> commandsThatMissRecord(Engine engine, const Finding &finding)
{
    const bool ofDocker = engine == Engine::DockerGraph || engine == Engine::DockerContainerd;
    const std::string_view code = finding.code;
    if (code == "store.config-altered") {
        if (ofDocker)
            return {"docker diff"};
        return engine == Engine::Containerd ? std::vector<std::string>{"ctr images check"} : std::vector<std::string>{"podman diff", "podman system check"};
    }
    // Of a layer: an altered manifest was not put before the engines.
    if (code == "store.blob-altered" && !finding.layer.empty()) {
        if (engine == Engine::DockerContainerd)
            return {"docker diff", "docker history", "docker inspect"};
        return engine == Engine::Containerd ? std::vector<std::string>{"ctr images check"} : std::vector<std::string>();
    }
    if (code == "store.name-moved" && ofDocker)
        return {"docker diff"};
    if (code == "layer.digest-mismatch" && engine == Engine::DockerGraph)
        return {"docker diff", "docker history", "docker inspect"};
    if (code == "layer.digest-mismatch" && engine == Engine::ContainersStorage)
        return {"podman diff", "podman history", "podman inspect"};
    return {};
}

// At an archive or a bare tree no engine's command looks.
static bool isOfNoEngine(const LoadedSourcePtr &source)
{
    return source->source && !isStore(source->source->kind());
}

void addCommandsThatMissRecords(const Comparison &comparison, Findings &findings)
{
    const std::vector<LoadedSourcePtr> live = comparison.liveSources();
    if (!live.empty() && std::all_of(live.begin(), live.end(), isOfNoEngine)) {
        for (Finding &finding : findings)
            finding.missedBy.clear();
        return;
    }
    std::optional<Engine> engine;
    for (const LoadedSourcePtr &source : live) {
        if (isOfNoEngine(source))
            continue;
        for (const LoadedLayer &layer : source->layers) {
            if (engine && *engine != layer.engine)
                return;
            engine = layer.engine;
        }
    }
    for (Finding &finding : findings) {
        if (engine && finding.role != static_cast<int>(Role::Vendor) && finding.role != static_cast<int>(Role::Saved) && finding.missedBy.empty())
            finding.missedBy = commandsThatMissRecord(*engine, finding);
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/missedby.h"

namespace assay {

std::vector<std::string> commandsThatMiss(Engine engine, std::string_view code, bool rebuildFails)
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
    std::vector<std::string> commands = {"podman diff", "podman history", "podman inspect"};
    if (!rebuildFails)
        commands.emplace_back("podman save");
    // It compares type, permission bits without setuid, owner, size, whole seconds, and the CRC of filled files.
    if (code == "layer.target-changed" || code == "layer.xattr-changed" || code == "layer.hardlink-broken")
        commands.emplace_back("podman system check");
    return commands;
}

} // namespace assay

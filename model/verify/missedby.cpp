// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "verify/missedby.h"

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

} // namespace assay

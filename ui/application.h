// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "ui/session.h"
#include "ui/theme.h"

#include <optional>
#include <string>
#include <vector>

namespace assay {

/// What the command line asks of the window. Paths are bytes, as the shell gave them.
struct CommandLine {
    std::vector<OpenRequest> sources;
    std::string image;
    std::string unattended; ///< folder, "" for none
    std::optional<Theme> theme;
    bool sample = false;
    bool help = false;
    bool version = false;
};

/// The arguments without the program's name. The error says in one sentence what is wrong.
Result<CommandLine> parseCommandLine(const std::vector<std::string> &arguments);
std::string helpText();

/// The program: exit code as the contract says.
int runWindow(int argc, char **argv);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/evidenceexport.h"

#include <QString>

#include <memory>
#include <string>

class QTemporaryDir;

namespace assay {

/// A folder that nobody else may look into (0700), for copies that other programs are to read. It is made when first asked for
/// and taken away with all that is in it when the last who holds it lets go; a program that is killed leaves it behind.
class PrivateFolder {
public:
    PrivateFolder();
    ~PrivateFolder();
    /// "" when it cannot be made. The window's thread.
    QString path();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

/// A harmless name, see harmlessName(), that no desktop takes for a program or a launcher either: "x.desktop" gets "x.desktop_".
std::string unlaunchableName(std::string_view name);

/// The content of one side's file, readable only (0400), to a new folder inside folder. Nothing is left there on an error. For jobs.
Result<Written> writePrivateCopy(const Comparison &comparison, DiffNodeId node, int side, const std::string &folder, Context &context);

/// Starts program with the copy as its only argument: no shell, no input, no output to us, not our child. The program must be
/// an executable file named from "/" on, and no part of the evidence. For jobs.
Status openCopyWith(const Comparison &comparison, const std::string &program, const std::string &copy);

} // namespace assay

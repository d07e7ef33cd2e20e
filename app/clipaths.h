// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

// Where paths of the command line lead. Bytes, as the shell gave them.
namespace assay {

std::string realPath(const std::string &path);  // "" where nothing is there
std::string folderAround(std::string path);     // as it is named; slashes may follow the name of a folder that is to be made
bool isBeneath(const std::string &path, const std::string &root); // or is it; both from realPath()

} // namespace assay

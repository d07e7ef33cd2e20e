// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

// Where paths that a user names lead, and what has to be written to where something is put. Bytes. Any thread; looks at the disk.
namespace assay {

std::string realPath(const std::string &path);  // "" where nothing is there
std::string folderAround(std::string path);     // as it is named; slashes may follow the name of a folder that is to be made
bool isBeneath(const std::string &path, const std::string &root); // or is it; both from realPath()

// Whether a path that may not exist yet lies inside of another one, or is it, by whatever name, mount or overlay (written to by it, or seen in it); "" does not.
bool liesInside(const std::string &path, const std::string &root);

// What must stay writable for a file or folder to be written whole or not at all: the folder that it is named in and the one that a symbolic
// link leads to, since it is replaced by a new one beside it; a device or pipe is written to as it is. For allowWritingOnlyBeneath().
std::vector<std::string> placesForOutput(const std::string &path);

// Whether a path that is there lies beneath one of these, by whatever names.
bool liesBeneath(const std::string &path, const std::vector<std::string> &places);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clipaths.h"

#include "io/placefile.h"

#include <climits>
#include <cstdlib>

namespace assay {

std::string realPath(const std::string &path)
{
    char resolved[PATH_MAX];
    return realpath(path.c_str(), resolved) ? std::string(resolved) : std::string();
}

std::string folderAround(std::string path)
{
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return folderOf(path);
}

bool isBeneath(const std::string &path, const std::string &root)
{
    return path == root || path.starts_with(root == "/" ? root : root + '/');
}

} // namespace assay

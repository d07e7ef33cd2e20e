// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/outputplaces.h"

#include "io/placefile.h"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <sys/stat.h>

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

std::vector<std::string> placesForOutput(const std::string &path)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return {path};
    std::vector<std::string> places{folderAround(path)};
    if (const std::string target = realPath(path); !target.empty())
        places.push_back(folderAround(target));
    return places;
}

bool liesBeneath(const std::string &path, const std::vector<std::string> &places)
{
    const std::string real = realPath(path);
    return std::any_of(places.begin(), places.end(), [&](const std::string &place) {
        const std::string root = realPath(place);
        return !root.empty() && isBeneath(real, root);
    });
}

} // namespace assay

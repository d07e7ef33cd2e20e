// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/outputplaces.h"

#include "io/mounts.h"
#include "io/placefile.h"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>

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

namespace {

namespace fs = std::filesystem;

// As far as it is there; without a slash behind it.
fs::path resolvedAsFar(const std::string &path)
{
    std::error_code failed;
    const fs::path resolved = fs::weakly_canonical(fs::absolute(path, failed), failed);
    return resolved.has_filename() ? resolved : resolved.parent_path();
}

// The path on the disk of what is there, and what is to be made below it.
std::optional<PlaceOnDisk> placeToBe(fs::path path)
{
    std::error_code failed;
    fs::path rest;
    while (!fs::exists(fs::symlink_status(path, failed)) && path.has_relative_path()) {
        rest = rest.empty() ? path.filename() : path.filename() / rest;
        path = path.parent_path();
    }
    auto place = placeOnDisk(path.string());
    if (place && !rest.empty())
        place->path += '/' + rest.string();
    return place;
}

} // namespace

bool liesInside(const std::string &path, const std::string &root)
{
    if (path.empty() || root.empty())
        return false;
    const fs::path wanted = resolvedAsFar(path);
    const fs::path place = resolvedAsFar(root);
    if (isBeneath(wanted.string(), place.string()))
        return true;
    // A folder may be mounted at several places.
    const auto here = placeToBe(wanted);
    const auto there = placeToBe(place);
    return here && there && here->device == there->device && (there->path.empty() || isBeneath(here->path, there->path));
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

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
#include <utility>

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

// What is there of a path, and what is to be made below it, with a slash before it.
std::pair<fs::path, std::string> splitWhereMade(fs::path path)
{
    std::error_code failed;
    std::string rest;
    while (!fs::exists(fs::symlink_status(path, failed)) && path.has_relative_path()) {
        rest.insert(0, '/' + path.filename().string());
        path = path.parent_path();
    }
    return {std::move(path), std::move(rest)};
}

// A place by its name and, where the kernel tells it, on the disk.
struct Place {
    std::string name;
    std::optional<PlaceOnDisk> onDisk;
};

Place placeOf(const fs::path &path)
{
    const auto [there, rest] = splitWhereMade(path);
    Place place{path.string(), placeOnDisk(there.string())};
    if (place.onDisk)
        place.onDisk->path += rest;
    return place;
}

enum class Behind { Written, Seen };
constexpr std::size_t mostPlaces = 2000; // an overlay has 500 folders at most, and two may lie on each other

// The place that a path names, and those in the folders of the overlays that it leads through: which are written to by it, or seen in it.
std::vector<Place> placesOf(const std::string &path, Behind behind)
{
    std::vector<Place> places{placeOf(resolvedAsFar(path))};
    for (std::size_t i = 0; i < places.size() && places.size() < mostPlaces; ++i) {
        const auto [there, rest] = splitWhereMade(places[i].name);
        const auto overlay = overlayPlace(there.string());
        if (!overlay)
            continue;
        const auto add = [&](const std::vector<std::string> &folders, const std::string &below) {
            for (const std::string &folder : folders)
                places.push_back(placeOf(resolvedAsFar(folder + below)));
        };
        add(overlay->upper, overlay->path + rest);
        if (behind == Behind::Written)
            add(overlay->work, {});
        else
            add(overlay->lower, overlay->path + rest);
    }
    return places;
}

bool liesIn(const Place &wanted, const Place &place)
{
    if (isBeneath(wanted.name, place.name))
        return true;
    // A folder may be mounted at several places.
    const auto &here = wanted.onDisk;
    const auto &there = place.onDisk;
    return here && there && here->device == there->device && (there->path.empty() || isBeneath(here->path, there->path));
}

} // namespace

bool liesInside(const std::string &path, const std::string &root)
{
    if (path.empty() || root.empty())
        return false;
    const std::vector<Place> written = placesOf(path, Behind::Written);
    const std::vector<Place> seen = placesOf(root, Behind::Seen);
    return std::any_of(written.begin(), written.end(), [&seen](const Place &place) {
        return std::any_of(seen.begin(), seen.end(), [&place](const Place &shown) { return liesIn(place, shown); });
    });
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

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/overlaymarks.h"

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> prefixes = {"trusted.overlay.", "user.overlay.", "user.fuseoverlayfs."};

// Nothing, or a version (0), the value's own length, no flags, and what else is about a digest of fs-verity; all else is an error to the
// kernel (fs/overlayfs/util.c, ovl_check_metacopy_xattr).
bool isMetacopyValue(std::string_view value)
{
    constexpr std::size_t least = 4;
    return value.empty() || (value.size() >= least && value[0] == 0 && static_cast<unsigned char>(value[1]) == value.size() && value[2] == 0);
}

// Only the kernel's overlay follows redirect and metacopy, and only under their trusted names: it refuses to mount with redirect_dir or
// metacopy where marks are to be user.* ones (kernel 6.18: "conflicting options"), and so does fuse-overlayfs. A file's redirect is
// looked at only where it has metacopy, too; it is left over when the file has got its content.
void takeAliases(const EvidenceFs::Item &item, bool kernel, OverlayMarks &marks)
{
    std::optional<std::string_view> redirect;
    for (const auto &[name, value] : item.xattrs) {
        if (name == "trusted.overlay.metacopy" && kernel && item.stat.kind == FileKind::File && isMetacopyValue(value))
            marks.metacopy = true;
        if (name == "trusted.overlay.redirect" && kernel)
            redirect = value;
    }
    if (item.stat.kind == FileKind::Directory || marks.metacopy)
        marks.redirect = redirect;
    for (const auto &[name, value] : item.xattrs) {
        if (!isOverlayAttribute(name))
            continue;
        const bool ofKernel = name.starts_with("trusted.");
        if (name.ends_with(".redirect"))
            marks.aliases.push_back({"overlay.redirect", value, ofKernel && marks.redirect, ofKernel && kernel && (marks.redirect || item.stat.kind == FileKind::File)});
        else if (name.ends_with(".metacopy"))
            marks.aliases.push_back({"overlay.metacopy", value, ofKernel && marks.metacopy, ofKernel && marks.metacopy});
    }
}

} // namespace

bool isOverlayAttribute(std::string_view name)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return name.starts_with(prefix); });
}

OverlayMarks overlayMarksOf(const EvidenceFs::Item &item, bool kernel)
{
    OverlayMarks marks;
    bool alias = false;
    for (const auto &[name, value] : item.xattrs) {
        if (!isOverlayAttribute(name))
            continue;
        const std::string_view key = std::string_view(name).substr(name.rfind('.') + 1);
        if (key == "opaque")
            marks.opaque = marks.opaque || value == "y";
        else if (key == "whiteout")
            marks.whiteout = true;
        else if (key == "origin" || key == "impure" || key == "uuid")
            marks.upper = true;
        alias = alias || key == "redirect" || key == "metacopy";
    }
    if (alias)
        takeAliases(item, kernel, marks);
    return marks;
}

} // namespace assay

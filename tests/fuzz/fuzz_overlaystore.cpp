// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/overlaylinks.h"
#include "formats/overridestat.h"
#include "support/fuzzlayers.h"

using namespace assay;

namespace {

void checkOverride(std::string_view text)
{
    const auto stat = parseOverrideStat(text, "f", "user.containers.override_stat");
    if (!stat)
        return test::require(stat.error().code == ErrorCode::Malformed, "another error than there are");
    using Type = OverrideStat::Type;
    test::require(stat->mode <= 07777, "a mode of more bits than there are");
    const bool device = stat->type == Type::Block || stat->type == Type::Character;
    test::require(device || (stat->major == 0 && stat->minor == 0), "device numbers of no device");
    // What it says in the engines' own spelling says the same again.
    const std::string again = std::to_string(stat->uid) + ':' + std::to_string(stat->gid) + ":0"
        + (device ? (stat->type == Type::Block ? ":block-" : ":char-") + std::to_string(stat->major) + '-' + std::to_string(stat->minor) : std::string());
    const auto second = parseOverrideStat(again, "f", "user.containers.override_stat");
    test::require(second && second->uid == stat->uid && second->gid == stat->gid && second->major == stat->major && second->minor == stat->minor, "read again it differs");
}

} // namespace

// The small texts of overlay stores: the first byte says which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    Limits limits;
    limits.layersPerImage = 8;
    switch (data[0]) {
    case 'o':
        checkOverride(text);
        break;
    case 'k':
        if (const auto link = parseOverlayLink(text, "f"))
            test::require(*link == text && isFolderName(*link), "a link that is a path");
        break;
    case 'w':
        if (const auto below = parseOverlayLower(text, "f", limits)) {
            std::string again;
            for (const std::string &link : *below)
                again += (again.empty() ? "l/" : ":l/") + link;
            test::require(below->size() <= limits.layersPerImage && again == text, "not what was written");
        }
        break;
    case 't':
        if (const auto folder = overlayLinkFolder(text))
            test::require(isFolderName(*folder) && "../" + *folder + "/diff" == text, "a link that leads elsewhere");
        break;
    default:
        break;
    }
    return 0;
}

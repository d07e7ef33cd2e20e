// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/finding.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace assay {

std::string_view severityName(Severity severity)
{
    switch (severity) {
    case Severity::Info: return "info";
    case Severity::Low: return "low";
    case Severity::Medium: return "medium";
    case Severity::High: return "high";
    case Severity::Critical: return "critical";
    }
    return "info";
}

const std::vector<FindingCode> &findingCodes()
{
    using enum Severity;
    static const std::vector<FindingCode> codes = {
        {"layer.content-changed", High, "The bytes of this file in the layer's folder are not the bytes the layer was delivered with."},
        {"layer.file-added", High, "The layer's folder holds this path, but the layer was delivered without it."},
        {"layer.file-removed", High, "The layer was delivered with this path, but its folder does not hold it."},
        {"layer.hardlink-broken", Medium, "Names that shared one file when the layer was delivered no longer share it."},
        {"layer.mode-changed", High, "The permission bits of this path differ from those the layer was delivered with."},
        {"layer.opaque-added", High, "This folder hides everything below it in lower layers; the layer was delivered without that mark."},
        {"layer.owner-changed", High, "The owner or group of this path differs from what the layer was delivered with."},
        {"layer.target-changed", High, "This symbolic link leads elsewhere than when the layer was delivered."},
        {"layer.time-changed", Low, "The modification time of this path differs from what the layer was delivered with."},
        {"layer.device-changed", High, "This device stands for another one than when the layer was delivered."},
        {"layer.type-changed", High, "This path is another kind of file than the layer was delivered with."},
        {"layer.whiteout-added", High, "A deletion mark hides a path of a lower layer; the layer was delivered without it."},
        {"layer.whiteout-removed", High, "The layer was delivered with a deletion mark for this path, but its folder does not hold it."},
        {"layer.opaque-removed", High, "The layer was delivered hiding what lower layers hold here; its folder no longer does."},
        {"layer.xattr-changed", High, "Extended attributes or capabilities of this path differ from what the layer was delivered with."},
        {"layer.root-opaque", Medium, "The layer's root is marked to hide all lower layers. The kernel's overlay shows them all the same, and so does this view of an archive; vfs, btrfs and fuse-overlayfs hide them: the image is not the same everywhere."},
        {"layer.digest-mismatch", High, "The layer's bytes do not have the digest that the image's configuration names."},
        {"container.added", Info, "The container has this path, its image has not."},
        {"container.changed", Info, "The container has other content at this path than its image."},
        {"container.metadata-changed", Info, "The container has the image's content at this path with other metadata."},
        {"container.removed", Info, "The image has this path, the container has deleted it."},
        {"container.engine-file-altered", High, "A folder that the engine fills for each container, with empty files and folders to mount over, holds something else."},
        {"container.renamed", Info, "The container has renamed what its image has at another path."},
        {"overlay.metacopy", Medium, "An overlay attribute makes this file take its content from another layer. Only in what a container has written is that left by an honest mount."},
        {"overlay.redirect", Medium, "An overlay attribute makes this folder stand for another one. Only in what a container has written is that left by an honest mount."},
        {"overlay.redirect-broken", High, "An overlay attribute makes this path stand for something that is not there or cannot be followed: a mount shows less here than the attribute says, or an error."},
        {"layer.device-not-made", Low, "The layer was delivered with this device. The engine that unpacked it was run by a user, who may not make any: nothing was taken away."},
        {"layer.mode-not-kept", Low, "The layer was delivered with a setuid, setgid or sticky bit here. The attributes in which this store keeps modes have no such bit for any file of the layer, as podman 4 writes them."},
        {"layer.owner-not-kept", Low, "The owner that the layer was delivered with cannot be kept here, and the engine has put in its place what it puts for all such owners."},
        {"layer.acl-inherited", Low, "The layer was delivered without this access list. It is the one that the folder above gives to whatever is made in it, by its default access list: the engine's unpacking was enough for that."},
        {"layer.xattr-not-copied", Low, "The driver vfs copies each layer for the one above and keeps few extended attributes in the copy, so what runs here lacks those that the layer below was delivered with. The lower layer's own folder is judged by itself."},
        {"layer.redirect-added", High, "An overlay attribute makes this path stand for another one of lower layers; the layer was delivered without that mark."},
        {"root.mode-changed", Medium, "The permission bits of the top folder itself (\"/\"), which is no row of the comparison, are not those of the source before."},
        {"root.owner-changed", Medium, "The owner or group of the top folder itself (\"/\"), which is no row of the comparison, is not that of the source before."},
        {"root.xattr-changed", Medium, "Extended attributes or access lists of the top folder itself (\"/\"), which is no row of the comparison, are not those of the source before."},
        {"source.ids-mapped", Info, "The store lies with the ids of a user namespace that no record describes: its owner is shown as root, as it is inside of it."},
        {"source.image-store", Info, "A further image store that was named; images and layers that the store does not have itself were looked for in it."},
        {"source.labels-ignored", Info, "The host's security policy has labelled these files; its labels are no part of an image and were left out."},
        {"source.attributes-unseen", Medium, "Extended attributes could not be seen, so folders that hide lower layers are not known."},
        {"source.mounted-over", Medium, "Something else is mounted here; neither that nor what it hides was read."},
        {"source.sums-match", Info, "The archive has the digest that the checksum file beside it names."},
        {"source.sums-mismatch", High, "The archive does not have the digest that the checksum file beside it names."},
        {"source.sums-unlisted", Low, "The checksum file beside the archive does not name it."},
        {"source.trailing-data", Low, "Bytes follow the end of the archive."},
        {"source.unreadable", Medium, "This could not be read; what it holds is unknown."},
        {"source.unstable", Medium, "This changed while it was being read."},
        {"store.build-cache", Info, "A folder of Docker's build cache: the builder keeps it for later builds, and no image or container has it."},
        {"store.blob-altered", High, "A blob does not have the digest it is named by."},
        {"store.chain-broken", High, "Records of the store that must agree with each other do not."},
        {"store.config-altered", High, "An image's configuration does not have the digest it is named by."},
        {"store.image-list", Info, "A list of images for several platforms, which has no layers itself."},
        {"store.link-escapes", High, "A link of the store leads outside of the evidence; it was not followed."},
        {"store.name-moved", Low, "A container was made from an image under a name that now stands for another image. Building or pulling anew does this, and so does who wants another image to be run."},
        {"store.orphan", Low, "No record of the store refers to this."},
        {"store.record-altered", High, "A record of the store does not say what it must."},
        {"tar.duplicate", Low, "The archive names this path more than once; the last entry is shown, earlier ones are kept as versions."},
        {"tar.escaping-name", High, "A name in the archive leads outside of its root; it was kept as data and never used as a path to write to."},
        {"tar.global-header", Info, "The archive has a PAX global header; engines do not apply it, and neither does this comparison."},
        {"tar.id-out-of-range", Low, "A user or group id is larger than a file system can hold."},
        {"tar.link-target-missing", Medium, "A hard link names a path that the archive has not given before."},
        {"tar.no-end-mark", Medium, "The archive stops after a whole entry, but without its end mark; whether more came after is unknown."},
        {"tar.odd-entry", Low, "The archive has an entry that could be read, but with a complaint."},
        {"tar.sparse", Info, "The file is stored sparse in the archive."},
        {"tar.truncated", High, "The archive ends in the middle; what comes after is unknown."},
        {"tar.unsupported-type", Low, "The archive has an entry of a type that no engine unpacks; it is listed here and nowhere else."},
        {"tar.whiteout-invalid", Low, "A deletion mark that names nothing."},
        {"image.view-divergence", Medium, "The archive describes different images to different readers."},
        {"image.history-mismatch", Low, "The configuration's history does not fit its layers."},
        {"image.other-content", Info, "The archive holds this, which no engine runs as an image: a build cache, or an artifact of another type. It was not read."},
        {"image.blob-unreferenced", Low, "A blob of the archive is referred to by nothing."},
        {"findings.truncated", Medium, "There were more findings of one kind than are kept; their number is given."},
    };
    return codes;
}

const FindingCode *findFindingCode(std::string_view code)
{
    for (const FindingCode &known : findingCodes()) {
        if (known.code == code)
            return &known;
    }
    return nullptr;
}

Finding makeFinding(std::string_view code, std::string path)
{
    const FindingCode *known = findFindingCode(code);
    assert(known);
    Finding finding;
    finding.code = code;
    finding.severity = known ? known->severity : Severity::Medium;
    finding.path = std::move(path);
    return finding;
}

void sortFindings(Findings &findings)
{
    for (Finding &finding : findings)
        std::sort(finding.detail.begin(), finding.detail.end());
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.path, a.code, a.role, a.layer, a.store, a.detail) < std::tie(b.path, b.code, b.role, b.layer, b.store, b.detail);
    });
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/source.h"

#include "source/imagereference.h"

#include "base/displaysafe.h"
#include "base/nameddigest.h"

#include <algorithm>
#include <array>
#include <set>

namespace assay {

bool isStore(SourceKind kind)
{
    return kind == SourceKind::DockerRoot || kind == SourceKind::ContainerdRoot || kind == SourceKind::ContainersStorage;
}

std::string_view sourceKindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::RootfsArchive: return "rootfs-archive";
    case SourceKind::RootfsDirectory: return "rootfs-directory";
    case SourceKind::DockerArchive: return "docker-archive";
    case SourceKind::OciArchive: return "oci-archive";
    case SourceKind::OciLayout: return "oci-layout";
    case SourceKind::DockerRoot: return "docker-root";
    case SourceKind::ContainerdRoot: return "containerd-root";
    case SourceKind::ContainersStorage: return "containers-storage";
    }
    return "rootfs-archive";
}

std::string_view roleName(Role role)
{
    switch (role) {
    case Role::Vendor: return "vendor";
    case Role::Saved: return "saved";
    case Role::Live: return "live";
    }
    return "vendor";
}

Role likelyRole(SourceKind kind)
{
    switch (kind) {
    case SourceKind::RootfsArchive:
    case SourceKind::RootfsDirectory: return Role::Vendor;
    case SourceKind::DockerArchive:
    case SourceKind::OciArchive:
    case SourceKind::OciLayout: return Role::Saved;
    case SourceKind::DockerRoot:
    case SourceKind::ContainerdRoot:
    case SourceKind::ContainersStorage: return Role::Live;
    }
    return Role::Vendor;
}

std::string_view verdictName(LayerVerdict verdict)
{
    switch (verdict) {
    case LayerVerdict::Intact: return "intact";
    case LayerVerdict::Altered: return "altered";
    case LayerVerdict::Unverifiable: return "unverifiable";
    }
    return "unverifiable";
}

const std::vector<ContainerInfo> &Source::containers() const
{
    static const std::vector<ContainerInfo> none;
    return none;
}

Result<ByteSourcePtr> contentOf(const LoadedSource &loaded, NodeId node, Context &context)
{
    const FsTree::Ref ref = loaded.tree->contentRef(node);
    if (!ref.node)
        return Unexpected(makeError(ErrorCode::NotFound, loaded.tree->path(node), "its content is in no layer below, where overlay's mark says it is"));
    return loaded.source->content(loaded, ref, context);
}

std::string recomputedAsNamed(const LoadedLayer &layer)
{
    if (isSha512(layer.layer.diffId))
        return layer.recomputedSha512;
    return layer.recomputed ? digestText(*layer.recomputed) : std::string();
}

bool hasNamedDigest(const LoadedLayer &layer)
{
    return !layer.layer.diffId.empty() && recomputedAsNamed(layer) == layer.layer.diffId;
}

Result<LoadedStore> Source::loadLayers(const std::vector<std::size_t> &, const LoadOptions &, const LayerDone &, Context &) const
{
    return Unexpected(makeError(ErrorCode::Usage, location(), "is no store of an engine"));
}

Result<LoadedStore> Source::loadOwnLayers(std::size_t, const LoadOptions &, Context &) const
{
    return Unexpected(makeError(ErrorCode::Usage, location(), "is no store of an engine"));
}

Result<BlobCheck> Source::checkBlobs(const std::vector<std::size_t> &, const LoadOptions &, Context &) const
{
    return Unexpected(makeError(ErrorCode::Usage, location(), "is no store of an engine"));
}

namespace {

std::string imageLine(const ImageInfo &image, bool withPlatform)
{
    std::string line = image.container.empty() ? "" : "container ";
    if (!image.container.empty())
        return line + (image.tags.empty() ? "" : displaySafe(image.tags.front()) + "  ") + displaySafe(image.container);
    for (const std::string &tag : image.tags)
        line += displaySafe(tag) + "  ";
    line += image.id;
    // Those for other platforms have the same names.
    return withPlatform && !image.platform.empty() ? line + "  " + displaySafe(image.platform) : line;
}

bool hasDigest(const ImageInfo &image, std::string_view digest)
{
    return image.id == digest || std::find(image.digests.begin(), image.digests.end(), digest) != image.digests.end();
}

bool beginsDigest(const ImageInfo &image, std::string_view part)
{
    const auto begins = [&](const std::string &digest) {
        return digest.starts_with(part) || (!digest.empty() && std::string_view(digest).substr(digest.find(':') + 1).starts_with(part));
    };
    return begins(image.id) || std::any_of(image.digests.begin(), image.digests.end(), begins);
}

bool hasTag(const ImageInfo &image, std::string_view reference)
{
    const std::string wanted = familiarName(reference);
    return std::any_of(image.tags.begin(), image.tags.end(), [&](const std::string &tag) { return familiarName(tag) == wanted; });
}

// Its first tag is that of another image, too: of one for another platform.
bool sharesName(const Source &source, const ImageInfo &image)
{
    const auto images = imagesOnly(source);
    return !image.tags.empty() && std::count_if(images.begin(), images.end(), [&](const ImageInfo &other) { return hasTag(other, image.tags.front()); }) > 1;
}

bool anyShareName(const Source &source)
{
    std::set<std::string> seen;
    const auto images = imagesOnly(source);
    return std::any_of(images.begin(), images.end(), [&](const ImageInfo &image) { return !image.tags.empty() && !seen.insert(familiarName(image.tags.front())).second; });
}

// Of two images of one name, stores put what tells them apart behind it: "docker.io/demo/shop:1 (namespace k8s.io)".
std::string_view withoutNote(std::string_view tag)
{
    return tag.substr(0, tag.ends_with(')') ? tag.rfind(" (") : std::string_view::npos);
}

bool hasTagWithNote(const ImageInfo &image, std::string_view reference)
{
    const std::string wanted = familiarName(reference);
    return std::any_of(image.tags.begin(), image.tags.end(), [&](const std::string &tag) { return familiarName(withoutNote(tag)) == wanted; });
}

template<class Fits>
std::vector<std::size_t> imagesThat(const Source &source, Fits fits)
{
    std::vector<std::size_t> found;
    const std::size_t images = imagesOnly(source).size();
    for (std::size_t i = 0; i < images; ++i) {
        if (fits(source.images()[i]))
            found.push_back(i);
    }
    return found;
}

std::vector<std::size_t> containersThatAre(const Source &source, std::string_view reference)
{
    std::vector<std::size_t> named;
    std::vector<std::size_t> begun;
    for (std::size_t i = imagesOnly(source).size(); i < source.images().size(); ++i) {
        const ImageInfo &view = source.images()[i];
        if (view.container == reference || (!view.tags.empty() && view.tags.front() == reference))
            named.push_back(i);
        else if (view.container.starts_with(reference))
            begun.push_back(i);
    }
    return named.empty() ? begun : named;
}

} // namespace

std::string familiarName(std::string_view reference)
{
    for (const std::string_view prefix : {"docker.io/library/", "index.docker.io/library/", "docker.io/"}) {
        if (reference.starts_with(prefix)) {
            reference.remove_prefix(prefix.size());
            break;
        }
    }
    std::string name(reference);
    const std::size_t slash = name.rfind('/');
    const std::size_t from = slash == std::string::npos ? 0 : slash;
    if (name.find(':', from) == std::string::npos && name.find('@') == std::string::npos)
        name += ":latest";
    return name;
}

std::span<const ImageInfo> imagesOnly(const Source &source)
{
    const std::vector<ImageInfo> &all = source.images();
    const auto end = std::find_if(all.begin(), all.end(), [](const ImageInfo &image) { return !image.container.empty(); });
    return std::span(all).first(static_cast<std::size_t>(end - all.begin()));
}

Result<std::size_t> chooseImage(const Source &source, std::string_view reference)
{
    const std::vector<ImageInfo> &images = source.images();
    const std::size_t imageCount = imagesOnly(source).size();
    if (images.empty())
        return Unexpected(makeError(ErrorCode::NotFound, source.location(), "holds no image"));
    Error error = makeError(ErrorCode::Usage, source.location(), {});
    std::vector<std::size_t> found;
    if (reference.empty()) {
        if (imageCount == 1)
            return std::size_t{0};
        error.detail = "holds " + std::to_string(imageCount) + " images; choose one with --image";
    } else {
        found = imagesThat(source, [&](const ImageInfo &image) { return hasTag(image, reference); });
        if (found.empty())
            found = imagesThat(source, [&](const ImageInfo &image) { return hasTagWithNote(image, reference); });
        if (found.empty())
            found = imagesThat(source, [&](const ImageInfo &image) { return hasDigest(image, reference); });
        if (found.empty())
            found = imagesThat(source, [&](const ImageInfo &image) { return beginsDigest(image, reference); });
        if (found.empty())
            found = containersThatAre(source, reference);
        if (found.size() == 1)
            return found.front();
        error.code = found.empty() ? ErrorCode::NotFound : ErrorCode::Usage;
        error.detail = (found.empty() ? "holds no image \"" : "holds several images \"") + std::string(reference) + "\"";
    }
    error.detail += "; it has:";
    const bool several = anyShareName(source);
    for (const ImageInfo &image : images)
        error.choices.push_back(imageLine(image, several));
    if (several && !found.empty())
        error.choices.push_back("name one of those by the beginning of its id");
    return Unexpected(error);
}

std::string referenceTo(const Source &source, const ImageInfo &image)
{
    if (!image.tags.empty() && !sharesName(source, image))
        return image.tags.front();
    return image.id.empty() && !image.digests.empty() ? image.digests.back() : image.id;
}

void takeCommands(ImageInfo &image, const std::vector<std::string> &createdBy)
{
    if (createdBy.size() != image.layers.size())
        return;
    for (std::size_t i = 0; i < createdBy.size(); ++i)
        image.layers[i].createdBy = createdBy[i];
}

std::size_t proposeImage(const Source &source, const std::vector<const Source *> &others)
{
    std::set<std::string> diffIds;
    std::set<std::string> tags;
    for (const Source *other : others) {
        if (!other || other == &source)
            continue;
        for (const ImageInfo &image : imagesOnly(*other)) {
            for (const ImageLayer &layer : image.layers) {
                if (!layer.diffId.empty())
                    diffIds.insert(layer.diffId);
            }
            for (const std::string &tag : image.tags)
                tags.insert(familiarName(withoutNote(tag)));
        }
    }
    std::size_t best = 0;
    std::array<std::size_t, 3> bestScore{};
    for (std::size_t i = 0; i < imagesOnly(source).size(); ++i) {
        const ImageInfo &image = source.images()[i];
        std::array<std::size_t, 3> score{};
        for (const ImageLayer &layer : image.layers)
            score[0] += std::size_t{diffIds.contains(layer.diffId)};
        for (const std::string &tag : image.tags)
            score[1] += std::size_t{tags.contains(familiarName(withoutNote(tag)))};
        score[2] = std::size_t{!image.tags.empty()};
        if (score > bestScore) {
            best = i;
            bestScore = score;
        }
    }
    return best;
}

} // namespace assay

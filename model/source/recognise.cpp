// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarfs.h"
#include "base/displaysafe.h"
#include "io/bytestream.h"
#include "io/combinedfs.h"
#include "source/archiveimages.h"
#include "source/evidenceplace.h"
#include "source/imagestores.h"
#include "source/kinds.h"
#include "source/settledcatalog.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <sys/stat.h>

namespace assay {
namespace {

Error withAdvice(Error error, const OpenedEvidence &evidence)
{
    if (error.code == ErrorCode::Permission && !evidence.file)
        error.detail += rootAdvice(evidence.location);
    return error;
}

// A folder may be one that an engine works in; a tar stays as it is.
Result<SourcePtr> openStore(OpenedEvidence evidence, const std::function<Result<StoreCatalog>(const OpenedEvidence &)> &read, Context &context)
{
    using namespace std::chrono_literals;
    const bool live = !evidence.file || std::any_of(evidence.further.begin(), evidence.further.end(), [](const OpenedEvidence &store) { return !store.file; });
    auto catalog = live ? settledCatalog([&] { return read(evidence); }, evidence.location, context, {100ms, 200ms, 400ms, 800ms}) : read(evidence);
    if (catalog)
        return makeStoreSource(std::move(evidence), std::move(*catalog));
    return Unexpected(withAdvice(catalog.error(), evidence));
}

// A Docker data root may have images of a graph driver and a containerd with images of its own: all of them are one store. What
// cannot be read of the one does not hide the other.
Result<StoreCatalog> readEngines(const OpenedEvidence &evidence, const std::optional<std::string> &docker, const std::optional<std::string> &containerd, Context &context)
{
    if (!containerd)
        return readDockerCatalog(*evidence.fs, *docker, evidence.limits, context);
    auto ofContainerd = readContainerdCatalog(*evidence.fs, *containerd, evidence.limits, context);
    if (!docker || (!ofContainerd && ofContainerd.error().code == ErrorCode::Cancelled))
        return ofContainerd;
    auto catalog = readDockerCatalog(*evidence.fs, *docker, evidence.limits, context);
    if (!ofContainerd) {
        if (catalog) {
            catalog->skipped.push_back({*containerd, ofContainerd.error().message()});
            catalog->complete = false;
        }
        return catalog;
    }
    if (!catalog) {
        ofContainerd->skipped.push_back({joinPath(*docker, "image"), catalog.error().message()});
        ofContainerd->complete = ofContainerd->complete && catalog.error().code == ErrorCode::Unsupported;
        return ofContainerd;
    }
    std::erase_if(catalog->containers, [&](const StoredContainer &container) {
        return std::any_of(ofContainerd->containers.begin(), ofContainerd->containers.end(), [&](const StoredContainer &other) { return other.info.id == container.info.id; });
    });
    append(*catalog, std::move(*ofContainerd));
    return catalog;
}

// Puts the image stores beside the store that they belong to.
Result<SourcePtr> openStorage(OpenedEvidence evidence, std::vector<std::string> roots, Context &context)
{
    std::vector<FsPart> parts;
    for (OpenedEvidence &store : evidence.further) {
        const auto found = findStorageRoots(*store.fs);
        if (!found)
            return Unexpected(withAdvice(found.error(), store));
        if (found->empty())
            return Unexpected(makeError(ErrorCode::Unsupported, store.location, "holds no image store of containers/storage (podman, buildah, CRI-O)"));
        parts.push_back({furtherPrefix(store.location), store.fs});
        for (const std::string &root : *found)
            roots.push_back(joinPath(parts.back().prefix, root));
        std::move(store.findings.begin(), store.findings.end(), std::back_inserter(evidence.findings));
        std::move(store.skipped.begin(), store.skipped.end(), std::back_inserter(evidence.skipped));
        evidence.complete = evidence.complete && store.complete;
    }
    if (!parts.empty()) {
        evidence.own = evidence.fs;
        evidence.fs = combinedFs(evidence.own, std::move(parts));
    }
    return openStore(std::move(evidence), [&roots](const OpenedEvidence &opened) { return readContainersStorageCatalogs(*opened.fs, roots, opened.limits); }, context);
}

std::string othersInWords(const std::vector<std::string> &others)
{
    std::string words;
    for (const std::string &other : others)
        words += (words.empty() ? ", but " : ", ") + other;
    return words;
}

Result<SourcePtr> recognised(OpenedEvidence evidence, Context &context)
{
    const bool directory = !evidence.file;
    const auto docker = findDockerRoot(*evidence.fs);
    if (!docker)
        return Unexpected(withAdvice(docker.error(), evidence));
    auto storage = findStorageRoots(*evidence.fs);
    if (!storage)
        return Unexpected(withAdvice(storage.error(), evidence));
    const auto containerd = findContainerdRoot(*evidence.fs);
    if (!containerd)
        return Unexpected(withAdvice(containerd.error(), evidence));
    if (!evidence.further.empty() && (*docker || *containerd || storage->empty()))
        return Unexpected(makeError(ErrorCode::Usage, evidence.location, "is no store of containers/storage (podman, buildah, CRI-O), so no further image store belongs to it"));
    if (*docker || *containerd) {
        for (const std::string &root : *storage)
            evidence.skipped.push_back({root, "a containers/storage root, which can be opened by itself"});
        return openStore(std::move(evidence), [&](const OpenedEvidence &opened) { return readEngines(opened, *docker, *containerd, context); }, context);
    }
    if (!storage->empty())
        return openStorage(std::move(evidence), std::move(*storage), context);
    if (looksLikeImageArchive(*evidence.fs)) {
        auto records = readArchiveRecords(*evidence.fs, directory, evidence.limits, context);
        if (!records)
            return Unexpected(records.error());
        if (records->images.empty() && records->findings.size() == records->others.size())
            return Unexpected(makeError(ErrorCode::Malformed, evidence.location, "an image archive that holds no image" + othersInWords(records->others)));
        return makeImageArchiveSource(std::move(evidence), std::move(*records));
    }
    if (const std::string folder = folderOfImageArchive(*evidence.fs); !folder.empty())
        return Unexpected(makeError(ErrorCode::Unsupported, evidence.location, "an image archive within its folder " + shellQuoted(folder) + ": " + (directory ? "open that folder" : "unpack it and open that folder")));
    return makeRootfsSource(std::move(evidence));
}

Result<OpenedEvidence> openDirectory(const std::string &path, const Limits &limits)
{
    OpenedEvidence evidence;
    evidence.location = path;
    evidence.limits = limits;
    auto fs = openDirectoryFs(path);
    if (!fs)
        return Unexpected(fs.error());
    if (const auto names = (*fs)->list(""); !names) {
        Error error = names.error();
        if (error.code == ErrorCode::Permission)
            error.detail += rootAdvice(path);
        return Unexpected(error);
    }
    evidence.fs = std::move(*fs);
    return evidence;
}

// The store of which path is one of the topmost folders, "…/overlay2"; nothing when it is none.
std::optional<OpenedEvidence> openAround(const std::string &path, const Limits &limits)
{
    const std::unique_ptr<char, decltype(&std::free)> whole(::realpath(path.c_str(), nullptr), &std::free);
    const std::string_view real = whole ? whole.get() : "";
    const std::size_t slash = real.rfind('/');
    if (slash == std::string_view::npos || slash + 1 == real.size())
        return std::nullopt;
    auto around = openDirectory(std::string(real.substr(0, slash == 0 ? 1 : slash)), limits);
    const std::string_view name = real.substr(slash + 1);
    if (!around || !(isFolderOfDockerRoot(*around->fs, name) || isFolderOfStorageRoot(*around->fs, name) || isFolderOfContainerdRoot(*around->fs, name)))
        return std::nullopt;
    return std::move(*around);
}

// Ends where what is below is cut.
class UntilCut final : public ByteStream {
public:
    explicit UntilCut(ByteStreamPtr below) : m_below(std::move(below)) {}

    Result<std::size_t> read(std::span<std::byte> out) override
    {
        auto got = m_below->read(out);
        return !got && got.error().code == ErrorCode::Truncated ? Result<std::size_t>(0) : got;
    }
    const std::string &name() const override { return m_below->name(); }

private:
    ByteStreamPtr m_below;
};

Result<ByteSourcePtr> unpackedUntilCut(ByteSourcePtr file, const Limits &limits, Context &context)
{
    const auto compression = detectCompression(*file);
    if (!compression)
        return Unexpected(compression.error());
    auto stream = decompressed(streamOf(std::move(file), &context), *compression, limits, &context);
    if (!stream)
        return Unexpected(stream.error());
    UntilCut untilCut(std::move(*stream));
    return spool(untilCut, limits, &context);
}

Result<OpenedEvidence> openArchive(const std::string &path, const Limits &limits, Context &context)
{
    OpenedEvidence evidence;
    evidence.location = path;
    evidence.limits = limits;
    auto file = openFileSource(path);
    if (!file)
        return Unexpected(file.error());
    evidence.file = *file;
    if (evidence.file->size() == 0)
        return Unexpected(makeError(ErrorCode::Malformed, path, "is empty"));
    auto whole = seekable(*file, limits, &context, &evidence.unpacked);
    const std::optional<Error> cut = !whole && whole.error().code == ErrorCode::Truncated ? std::optional(whole.error()) : std::nullopt;
    if (cut)
        whole = unpackedUntilCut(*file, limits, context);
    if (!whole)
        return Unexpected(whole.error());
    evidence.seekable = *whole;
    auto tar = openTarFs(*whole, limits, context);
    if (cut && (!tar || tar->entries == 0) && !context.cancelled())
        return Unexpected(*cut);
    if (!tar) {
        Error error = tar.error();
        if (error.hasOffset && error.offset == 0 && error.code != ErrorCode::LimitExceeded)
            error.detail = "no tar begins here, and no gzip, bzip2, xz or zstd data with a tar in it (" + error.detail + ")";
        return Unexpected(error);
    }
    if (tar->entries == 0)
        return Unexpected(makeError(ErrorCode::Malformed, path, "a tar that holds nothing"));
    evidence.fs = std::move(tar->fs);
    evidence.findings = std::move(tar->findings);
    evidence.complete = tar->complete && !cut;
    if (cut)
        evidence.skipped.push_back({path, cut->detail + "; what comes after is unknown"});
    else if (!tar->complete)
        evidence.skipped.push_back({path, "the archive ends in the middle; what comes after is unknown"});
    return evidence;
}

Result<OpenedEvidence> openEvidence(const std::string &path, const Limits &limits, Context &context)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return Unexpected(makeErrnoError(errno, path, "cannot be opened"));
    if (!S_ISDIR(status.st_mode))
        return openArchive(path, limits, context);
    if (auto around = openAround(path, limits))
        return std::move(*around);
    return openDirectory(path, limits);
}

} // namespace

std::string furtherPrefix(const std::string &location)
{
    std::string prefix = location.starts_with('/') ? location : "./" + location;
    while (prefix.size() > 2 && prefix.ends_with('/'))
        prefix.pop_back();
    return prefix;
}

std::string rootAdvice(const std::string &location)
{
    return "; a Docker data root is read by root only: run as root, or read a copy made with: tar --xattrs --xattrs-include='*' -cf COPY.tar -C "
        + shellQuoted(location) + " .";
}

Result<EvidenceFsPtr> openEvidencePlace(const std::string &path, const Limits &limits, Context &context)
{
    auto evidence = openEvidence(path, limits, context);
    return evidence ? Result<EvidenceFsPtr>(std::move(evidence->fs)) : Unexpected(evidence.error());
}

Result<SourcePtr> openSource(const std::string &path, const Limits &limits, Context &context)
{
    return openWithImageStores(path, {}, limits, context);
}

bool wantsImageStore(const Source &source)
{
    const std::vector<SkippedPart> &skipped = source.skipped();
    return source.kind() == SourceKind::ContainersStorage
        && std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart &part) { return part.reason.find(imageStoreHint) != std::string::npos; });
}

Result<SourcePtr> openWithImageStores(const std::string &path, const std::vector<std::string> &imageStores, const Limits &limits, Context &context)
{
    constexpr std::size_t mostStores = 64;
    context.setPhase(Phase::Opening);
    if (imageStores.size() > mostStores)
        return Unexpected(makeError(ErrorCode::Usage, path, "more than " + std::to_string(mostStores) + " image stores"));
    auto evidence = openEvidence(path, limits, context);
    if (!evidence)
        return Unexpected(evidence.error());
    std::set<std::string> locations{furtherPrefix(evidence->location)};
    for (const std::string &place : imageStores) {
        auto store = openEvidence(place, limits, context);
        if (!store)
            return Unexpected(store.error());
        if (!locations.insert(furtherPrefix(store->location)).second)
            return Unexpected(makeError(ErrorCode::Usage, place, "is named twice"));
        evidence->further.push_back(std::move(*store));
    }
    return recognised(std::move(*evidence), context);
}

} // namespace assay

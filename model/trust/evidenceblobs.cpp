// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/evidenceblobs.h"

#include "base/nameddigest.h"
#include "io/digest.h"
#include "source/kinds.h"

namespace assay {

namespace {

constexpr std::size_t mostRecords = 1000; // of one image

bool isFile(const TrustPlace &place, const std::string &path)
{
    const auto stat = place.fs->stat(path);
    return stat && stat->kind == FileKind::File && stat->size <= mostManifestBytes;
}

std::string placeText(const TrustPlace &place, const std::string &path)
{
    return place.location + ": " + path;
}

} // namespace

EvidenceBlobs::EvidenceBlobs(std::vector<TrustPlace> places, const std::string &imageId, std::vector<Error> &problems)
    : m_places(std::move(places))
{
    for (const TrustPlace &place : m_places) {
        for (BlobPlaces &blobs : BlobPlaces::find(*place.fs, problems))
            m_blobs.push_back({&place, std::move(blobs)});
        if (imageId.empty())
            continue;
        noteGraphDriver(place, imageId);
        noteStorage(place, imageId, problems);
    }
}

void EvidenceBlobs::noteFile(const TrustPlace &place, std::string path)
{
    if (m_read >= mostRecords || !isFile(place, path))
        return;
    ++m_read;
    const auto bytes = place.fs->readFile(path, mostManifestBytes);
    if (!bytes)
        return;
    const Digests digests = digestsOf(*bytes);
    m_records.try_emplace(digestText(digests.sha256), Record{&place, path});
    m_records.try_emplace(digestText(*digests.sha512), Record{&place, path});
}

// "image/<driver>/imagedb/content/sha256/<hex>" (moby, image/fs.go); it keeps no manifest.
void EvidenceBlobs::noteGraphDriver(const TrustPlace &place, const std::string &imageId)
{
    const auto root = findDockerRoot(*place.fs);
    const std::string images = root && *root ? joinPath(**root, "image") : std::string();
    const auto drivers = images.empty() ? Result<std::vector<std::string>>() : place.fs->list(images);
    for (const std::string &driver : drivers ? *drivers : std::vector<std::string>())
        noteFile(place, images + '/' + driver + "/imagedb/content/sha256/" + imageId.substr(imageId.find(':') + 1));
}

// "<driver>-images/<id>/…" (containers/storage, images.go): configuration and manifests, by whatever name.
void EvidenceBlobs::noteStorage(const TrustPlace &place, const std::string &imageId, std::vector<Error> &problems)
{
    const auto roots = findStorageRoots(*place.fs);
    if (!roots)
        return;
    for (const std::string &root : *roots) {
        const auto folders = place.fs->list(root);
        for (const std::string &folder : folders ? *folders : std::vector<std::string>()) {
            if (!folder.ends_with("-images"))
                continue;
            const std::string own = joinPath(root, folder) + '/' + imageId.substr(imageId.find(':') + 1);
            const auto names = place.fs->list(own);
            if (!names && names.error().code != ErrorCode::NotFound)
                problems.push_back(names.error());
            for (const std::string &name : names ? *names : std::vector<std::string>())
                noteFile(place, own + '/' + name);
        }
    }
}

Result<FoundBlob> EvidenceBlobs::find(std::string_view digest) const
{
    if (!parseNamedDigest(digest))
        return Unexpected(makeError(ErrorCode::Usage, {}, "the digest asked for is " + digestProblem(digest)));
    std::string other;
    for (const Blobs &each : m_blobs) {
        auto blob = each.blobs.read(digest, mostManifestBytes);
        if (blob && blob->digest == digest)
            return FoundBlob{placeText(*each.place, blob->place), std::move(blob->bytes)};
        if (blob)
            other = placeText(*each.place, blob->place) + " has other bytes, which hash to " + blob->digest;
    }
    if (const auto record = m_records.find(std::string(digest)); record != m_records.end()) {
        auto bytes = record->second.place->fs->readFile(record->second.path, mostManifestBytes);
        if (bytes && digestLike(digest, *bytes) == digest) // it may be another one by now
            return FoundBlob{placeText(*record->second.place, record->second.path), std::move(*bytes)};
    }
    return Unexpected(makeError(ErrorCode::NotFound, {}, other.empty() ? std::string("it is in none of the places given") : other));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/limits.h"
#include "io/evidencefs.h"
#include "trust/blobplaces.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// Where the analyst looks for manifests and signatures: the source, or a folder or tar beside it.
struct TrustPlace {
    std::string location; // as it was named
    EvidenceFsPtr fs;
};

struct FoundBlob {
    std::string place; // location and path in it, bytes
    std::string bytes; // whose digest is what was asked for
};

// Everything that lies under its digest in some places: blobs of layouts, registries and content stores, configurations of Docker's graph
// drivers, and what containers/storage keeps of one image. Immutable; any thread.
class EvidenceBlobs {
public:
    // imageId: the digest of the image that is in question, "" of none. What may not be looked at is told in problems.
    EvidenceBlobs(std::vector<TrustPlace> places, const std::string &imageId, std::vector<Error> &problems);

    // NotFound also when something else lies under that digest: then the error says where.
    Result<FoundBlob> find(std::string_view digest) const;

    struct Blobs {
        const TrustPlace *place;
        BlobPlaces blobs;
    };
    const std::vector<Blobs> &blobs() const { return m_blobs; }
    const std::vector<TrustPlace> &places() const { return m_places; }

private:
    struct Record {
        const TrustPlace *place;
        std::string path;
    };
    void noteGraphDriver(const TrustPlace &place, const std::string &imageId);
    void noteStorage(const TrustPlace &place, const std::string &imageId, std::vector<Error> &problems);
    void noteFile(const TrustPlace &place, std::string path);

    std::vector<TrustPlace> m_places;
    std::vector<Blobs> m_blobs;
    std::map<std::string, Record> m_records; // files that may be the configuration or a manifest of the image, by what they hash to; each read once
    std::size_t m_read = 0;
};

} // namespace assay

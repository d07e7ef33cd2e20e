// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/attached.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "formats/json.h"
#include "io/digest.h"
#include "trust/placedbytes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace assay {
namespace {

constexpr std::string_view simpleSigningType = "application/vnd.dev.cosign.simplesigning.v1+json";
constexpr std::string_view dsseType = "application/vnd.dsse.envelope.v1+json";
constexpr std::string_view bundleType = "application/vnd.dev.sigstore.bundle";
constexpr std::string_view notationType = "application/vnd.cncf.notary.signature";

bool hasLayer(const OciArtifact &artifact, std::string_view type)
{
    return std::any_of(artifact.layers.begin(), artifact.layers.end(), [type](const OciDescriptor &layer) { return layer.mediaType.starts_with(type); });
}

// What says of itself what it is: the artifact type, or before there was one the configuration's media type.
std::string typeOf(const OciArtifact &artifact)
{
    if (!artifact.artifactType.empty())
        return artifact.artifactType;
    return artifact.config ? artifact.config->mediaType : std::string();
}

std::optional<AttachedKind> kindOf(const OciArtifact &artifact)
{
    if (artifact.isIndex)
        return artifact.subject ? std::optional(AttachedKind::Other) : std::nullopt;
    const std::string type = typeOf(artifact);
    if (type == notationType)
        return AttachedKind::Notation;
    if (type.starts_with(bundleType) || hasLayer(artifact, bundleType))
        return AttachedKind::SigstoreBundle;
    if (hasLayer(artifact, simpleSigningType))
        return AttachedKind::CosignSignature;
    if (hasLayer(artifact, dsseType))
        return AttachedKind::CosignAttestation;
    return artifact.subject ? std::optional(AttachedKind::Other) : std::nullopt;
}

struct CosignTag {
    std::string about; // "sha256:…" or "sha512:…"
    std::string_view suffix;
};

// "sha256-<hex>.sig", also behind a name as "registry/app:sha256-<hex>.sig", or the same of SHA-512, for which only tags outside of registries
// are long enough; the suffix is "" for an index of referrers.
std::optional<CosignTag> cosignTag(std::string_view tag)
{
    const std::size_t colon = tag.rfind(':');
    tag.remove_prefix(colon == std::string_view::npos ? 0 : colon + 1);
    const std::string_view named = tag.substr(0, tag.find('.'));
    const std::string_view suffix = tag.substr(named.size());
    const std::size_t dash = named.find('-');
    if (dash == std::string_view::npos || !(suffix.empty() || suffix == ".sig" || suffix == ".att" || suffix == ".sbom"))
        return std::nullopt;
    std::string about(named);
    about[dash] = ':';
    if (!parseNamedDigest(about))
        return std::nullopt;
    return CosignTag{std::move(about), suffix};
}

// The image that a payload names, for manifests that say nothing of it themselves. Payloads that cannot be read name none.
void namedInPayload(AttachedKind kind, const AttachedBlob &blob, const Limits &limits, std::set<std::string> &about)
{
    if (kind == AttachedKind::Notation || kind == AttachedKind::Other) // which are never without a subject
        return;
    const auto json = parseJson(blob.bytes, blob.place, limits);
    if (!json)
        return;
    if (kind == AttachedKind::CosignSignature) {
        const Json *critical = member(*json, "critical");
        const Json *image = critical ? member(*critical, "image") : nullptr;
        const std::string digest = image ? stringMember(*image, "docker-manifest-digest") : std::string();
        if (parseNamedDigest(digest))
            about.insert(digest);
        return;
    }
    const Json *envelope = kind == AttachedKind::SigstoreBundle ? member(*json, "dsseEnvelope") : &*json;
    const auto payload = envelope ? fromBase64(stringMember(*envelope, "payload")) : std::nullopt;
    const auto statement = payload ? parseJson(*payload, blob.place, limits) : Unexpected(Error());
    const Json *subjects = statement ? member(*statement, "subject") : nullptr;
    if (!subjects || !subjects->is_array())
        return;
    for (const Json &subject : *subjects) {
        const Json *digests = member(subject, "digest");
        for (const char *algorithm : {"sha256", "sha512"}) {
            const std::string digest = digests ? std::string(algorithm) + ':' + stringMember(*digests, algorithm) : std::string();
            if (parseNamedDigest(digest) && about.size() < limits.images)
                about.insert(digest);
        }
    }
}

class Finder {
public:
    Finder(const BlobPlaces &places, const Limits &limits, Context &context) : m_places(places), m_limits(limits), m_context(context) {}

    Result<AttachedList> find()
    {
        auto listings = m_places.listings(m_limits, m_context, m_list.problems);
        if (!listings)
            return Unexpected(listings.error());
        for (BlobListing &listing : *listings)
            m_listings[listing.digest].push_back(std::move(listing));
        for (auto &[digest, all] : m_listings) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, m_places.root(), "cancelled"));
            if (const Status looked = look(digest, all); !looked)
                return Unexpected(looked.error());
        }
        return std::move(m_list);
    }

private:
    static bool isNamed(const std::vector<BlobListing> &listings)
    {
        return std::any_of(listings.begin(), listings.end(), [](const BlobListing &listing) { return !listing.listedIn.empty(); });
    }

    // What must be a manifest of cosign's, and not only may be one.
    static std::optional<CosignTag> tagOf(const std::vector<BlobListing> &listings)
    {
        for (const BlobListing &listing : listings) {
            if (const auto tag = cosignTag(listing.tag))
                return tag;
        }
        return std::nullopt;
    }

    Status take(std::uint64_t bytes)
    {
        m_bytes += bytes;
        if (m_bytes > mostAllAttachedBytes)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_places.root(), "more than " + std::to_string(mostAllAttachedBytes) + " bytes of manifests and signatures"));
        return {};
    }

    Status look(const std::string &digest, std::vector<BlobListing> &listings)
    {
        const bool named = isNamed(listings);
        if (!named && !m_places.looksLikeJson(digest))
            return {};
        auto blob = m_places.read(digest, mostManifestBytes);
        if (!blob) {
            if (named)
                m_list.problems.push_back(blob.error());
            return {};
        }
        if (const Status within = take(blob->bytes.size()); !within)
            return within;
        const auto artifact = parseOciArtifact(blob->bytes, blob->place, m_limits);
        const auto kind = artifact ? kindOf(*artifact) : std::nullopt;
        const auto tag = tagOf(listings);
        if (!artifact && named)
            m_list.problems.push_back(artifact.error());
        else if (artifact && !kind && tag && !tag->suffix.empty())
            m_list.problems.push_back(makeError(ErrorCode::Malformed, blob->place, "its tag says that it is attached to " + tag->about + ", but it is no signature or attestation that is known"));
        if (!kind)
            return {};
        if (m_list.manifests.size() >= m_limits.images)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_places.root(), "more than " + std::to_string(m_limits.images) + " signatures and attestations"));
        return add(*artifact, *kind, digest, std::move(*blob), listings);
    }

    Status add(const OciArtifact &artifact, AttachedKind kind, const std::string &digest, CheckedBlob blob, std::vector<BlobListing> &listings)
    {
        AttachedManifest manifest;
        manifest.kind = kind;
        manifest.digest = digest;
        manifest.place = std::move(blob.place);
        manifest.bytes = std::move(blob.bytes);
        if (blob.digest != digest)
            manifest.problem = "its bytes have the digest " + blob.digest;
        manifest.artifactType = typeOf(artifact);
        manifest.annotations = artifact.annotations;
        for (const OciDescriptor &layer : artifact.layers) {
            auto one = read(layer, kind);
            if (!one)
                return Unexpected(one.error());
            manifest.blobs.push_back(std::move(*one));
        }
        std::set<std::string> about;
        if (artifact.subject)
            about.insert(artifact.subject->digest);
        for (const BlobListing &listing : listings) {
            if (const auto tag = cosignTag(listing.tag); tag && !tag->suffix.empty())
                about.insert(tag->about);
        }
        if (about.empty()) {
            for (const AttachedBlob &one : manifest.blobs)
                namedInPayload(kind, one, m_limits, about);
        }
        manifest.about.assign(about.begin(), about.end());
        std::copy_if(std::make_move_iterator(listings.begin()), std::make_move_iterator(listings.end()), std::back_inserter(manifest.listings),
                     [](const BlobListing &listing) { return !listing.listedIn.empty(); });
        m_list.manifests.push_back(std::move(manifest));
        return {};
    }

    Result<AttachedBlob> read(const OciDescriptor &descriptor, AttachedKind kind)
    {
        AttachedBlob one;
        one.descriptor = descriptor;
        one.place = m_places.pathOf(descriptor.digest);
        if (kind == AttachedKind::Other) {
            one.problem = "it was not read";
            return one;
        }
        auto blob = m_places.read(descriptor.digest, mostAttachedBytes);
        if (!blob) {
            one.problem = blob.error().message();
            return one;
        }
        if (const Status within = take(blob->bytes.size()); !within)
            return Unexpected(within.error());
        if (blob->digest != descriptor.digest)
            one.problem = "its bytes have the digest " + blob->digest;
        else if (blob->bytes.size() != descriptor.size)
            one.problem = "it has " + std::to_string(blob->bytes.size()) + " bytes, not " + std::to_string(descriptor.size);
        one.bytes = std::move(blob->bytes);
        return one;
    }

    const BlobPlaces &m_places;
    const Limits &m_limits;
    Context &m_context;
    AttachedList m_list;
    std::map<std::string, std::vector<BlobListing>> m_listings;
    std::uint64_t m_bytes = 0;
};

TrustCheck integrity(std::string what, const std::string &problem)
{
    return {TrustAspect::Integrity, problem.empty() ? TrustAnswer::Yes : TrustAnswer::No, std::move(what), problem};
}

} // namespace

Result<AttachedList> findAttached(const BlobPlaces &places, const Limits &limits, Context &context)
{
    return Finder(places, limits, context).find();
}

void addWayOf(TrustStatement &statement, const AttachedManifest &manifest, const AttachedBlob &blob)
{
    std::vector<TrustCheck> checks{integrity("the signature's manifest has the digest that it is named by", manifest.problem),
                                   integrity("the signature's blob is the one that its manifest lists", blob.problem)};
    statement.checks.insert(statement.checks.begin(), checks.begin(), checks.end());
    statement.records.insert(statement.records.begin(), recordOf(manifest.place, manifest.bytes));
    const bool known = std::any_of(statement.records.begin(), statement.records.end(), [&](const TrustRecord &record) { return record.place == blob.place; });
    if (!known)
        statement.records.push_back(recordOf(blob.place, blob.bytes));
}

} // namespace assay

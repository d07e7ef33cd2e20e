// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/imagelink.h"

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "crypto/publickey.h"
#include "formats/oci.h"
#include "io/digest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace assay {

namespace {

TrustCheck yes(std::string what)
{
    return {TrustAspect::Binding, TrustAnswer::Yes, std::move(what), {}};
}

TrustCheck no(std::string what, std::string reason)
{
    return {TrustAspect::Binding, TrustAnswer::No, std::move(what), std::move(reason)};
}

TrustCheck unknown(std::string what, std::string reason)
{
    return {TrustAspect::Binding, TrustAnswer::Unknown, std::move(what), std::move(reason)};
}

constexpr char manifestNeeded[] =
    "; a store of a graph driver keeps no manifest: give a place that has it (--from), as a registry's storage folder, an OCI layout, or the image saved from a store that keeps it";

constexpr std::size_t mostListed = 500; // manifests of one index

// Of "sha512:<hex>", with its colon.
std::string_view algorithmOf(std::string_view digest)
{
    return digest.substr(0, digest.find(':') + 1);
}

bool isKnown(std::string_view digest)
{
    const std::string_view algorithm = algorithmOf(digest);
    return algorithm == "sha256:" || algorithm == "sha384:" || algorithm == "sha512:";
}

bool hasAlgorithmOf(const SubjectDigest &subject, std::string_view digest)
{
    const std::string_view algorithm = algorithmOf(digest);
    const auto isOfIt = [algorithm](const std::string &one) { return one.starts_with(algorithm); };
    return isOfIt(subject.digest) || std::any_of(subject.furtherDigests.begin(), subject.furtherDigests.end(), isOfIt);
}

// One configuration has a name by each algorithm: only its bytes say then whether two of them are of one.
class ConfigurationNames {
public:
    ConfigurationNames(const ImageInfo &image, const EvidenceBlobs &blobs) : m_image(image), m_blobs(blobs), m_own(blobs.find(image.id))
    {
        if (m_own)
            m_digests = digestsOf(m_own->bytes);
    }

    // Whether it is that of the image; nullopt where the bytes are at hand by neither name.
    std::optional<bool> isOfImage(const std::string &named) const
    {
        if (named == m_image.id)
            return true;
        if (isSha512(named) == isSha512(m_image.id))
            return false;
        if (m_own)
            return m_digests.like(named) == named;
        const auto other = m_blobs.find(named);
        return other ? std::optional(digestLike(m_image.id, other->bytes) == m_image.id) : std::nullopt;
    }

    // The bytes, which a manifest names so that isOfImage().
    Result<FoundBlob> bytes(const std::string &named) const
    {
        auto other = m_own || named == m_image.id ? m_own : m_blobs.find(named);
        return other ? std::move(other) : m_own;
    }

private:
    const ImageInfo &m_image;
    const EvidenceBlobs &m_blobs;
    Result<FoundBlob> m_own;
    Digests m_digests;
};

// Follows digests of one image.
class Follower {
public:
    // Stops early when context is cancelled: what it gave is of no use then.
    Follower(const ImageInfo &image, const ConfigurationNames &configuration, const EvidenceBlobs &blobs, const Limits &limits, const Context &context)
        : m_image(image)
        , m_configuration(configuration)
        , m_blobs(blobs)
        , m_limits(limits)
        , m_context(context)
    {
    }

    SubjectDigest subjectOf(const std::string &digest) const
    {
        const auto blob = m_blobs.find(digest);
        SubjectDigest subject{digest, std::nullopt, {}, wayFrom(digest, blob, 0)};
        if (!blob)
            return subject;
        subject.furtherDigests = furtherDigestsOf(blob->bytes);
        if (isSha512(digest))
            subject.furtherDigests.insert(subject.furtherDigests.begin(), digestText(sha256(std::string_view(blob->bytes))));
        subject.size = blob->bytes.size();
        const auto artifact = parseOciArtifact(blob->bytes, blob->place, m_limits);
        subject.mediaType = artifact ? artifact->mediaType : std::string();
        return subject;
    }

private:
    // Of a manifest, or of an index over it; deeper ones are not made by anybody.
    std::vector<TrustCheck> wayFrom(const std::string &digest, const Result<FoundBlob> &blob, int depth) const
    {
        const std::string hashed = "the bytes at hand hash to " + digest;
        if (!blob)
            return {unknown(hashed, blob.error().detail + manifestNeeded)};
        std::vector<TrustCheck> way{yes(hashed + " (" + blob->place + ")")};
        const auto index = isOciIndex(blob->bytes, blob->place, m_limits);
        if (!index) {
            way.push_back(no("they are a manifest", index.error().message()));
            return way;
        }
        if (*index && depth > 0)
            way.push_back(no("the index lists manifests only", "it lists another index, which no engine makes"));
        else
            append(way, *index ? wayOfIndex(*blob, depth) : wayOfManifest(*blob));
        return way;
    }

    static void append(std::vector<TrustCheck> &way, std::vector<TrustCheck> more) { std::move(more.begin(), more.end(), std::back_inserter(way)); }

    std::vector<TrustCheck> wayOfIndex(const FoundBlob &blob, int depth) const
    {
        const std::string listed = "the index lists a manifest of this image";
        const auto index = parseOciIndex(blob.bytes, blob.place, m_limits);
        if (!index)
            return {no(listed, index.error().message())};
        std::vector<TrustCheck> nearest{no(listed, "none of the " + std::to_string(index->size()) + " that it lists is at hand and leads to it")};
        if (index->size() > mostListed)
            return {no(listed, "it lists more than the " + std::to_string(mostListed) + " that are looked at")};
        for (const OciDescriptor &descriptor : *index) {
            if (m_context.cancelled())
                return nearest;
            std::vector<TrustCheck> way = wayFrom(descriptor.digest, m_blobs.find(descriptor.digest), depth + 1);
            const bool leads = std::all_of(way.begin(), way.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::Yes; });
            if (leads) {
                nearest = {yes(listed + ": " + descriptor.digest)};
                append(nearest, std::move(way));
                return nearest;
            }
            // One that the image's own records name is the one that was meant.
            const auto &named = m_image.digests;
            if (std::find(named.begin(), named.end(), descriptor.digest) != named.end()) {
                nearest = {yes(listed + ", as the store's records have it: " + descriptor.digest)};
                append(nearest, std::move(way));
            }
        }
        return nearest;
    }

    std::vector<TrustCheck> wayOfManifest(const FoundBlob &blob) const
    {
        const std::string names = "the manifest names the configuration of this image, " + m_image.id;
        const auto manifest = parseOciManifest(blob.bytes, blob.place, m_limits);
        if (!manifest)
            return {no(names, manifest.error().message())};
        std::vector<TrustCheck> way{namesConfig(names, manifest->config.digest)};
        if (way.front().answer != TrustAnswer::Yes)
            return way;
        append(way, wayOfConfig(*manifest));
        return way;
    }

    TrustCheck namesConfig(const std::string &names, const std::string &named) const
    {
        const std::optional<bool> meant = m_configuration.isOfImage(named);
        const std::string other = "it names " + named;
        if (!meant)
            return unknown(names, other + ", and the configuration that could be hashed by that algorithm is not at hand");
        if (!*meant)
            return no(names, other);
        return yes(named == m_image.id ? names : names + " (by another algorithm: " + named + ')');
    }

    std::vector<TrustCheck> wayOfConfig(const OciManifest &manifest) const
    {
        const auto blob = m_configuration.bytes(manifest.config.digest);
        const std::string hashed = "the configuration at hand hashes to that";
        if (!blob)
            return {unknown(hashed, blob.error().detail)};
        std::vector<TrustCheck> way{yes(hashed + " (" + blob->place + ")")};
        const std::string same = "its diff ids are those of the image's layers";
        const auto config = parseImageConfig(blob->bytes, blob->place, m_limits);
        if (!config) {
            way.push_back(no(same, config.error().message()));
            return way;
        }
        const bool asMany = config->diffIds.size() == m_image.layers.size() && (manifest.layers.empty() || manifest.layers.size() == config->diffIds.size());
        const bool equal = asMany && std::equal(config->diffIds.begin(), config->diffIds.end(), m_image.layers.begin(), [](const std::string &diffId, const ImageLayer &layer) { return diffId == layer.diffId; });
        way.push_back(equal ? yes(same + " (" + std::to_string(config->diffIds.size()) + ")") : no(same, "it names " + std::to_string(config->diffIds.size()) + " others"));
        return way;
    }

    const ImageInfo &m_image;
    const ConfigurationNames &m_configuration;
    const EvidenceBlobs &m_blobs;
    const Limits &m_limits;
    const Context &m_context;
};

// Manifests and indexes that name the image by its configuration, where its own records say nothing of them.
Status findByConfig(const ConfigurationNames &configuration, const EvidenceBlobs &blobs, const Limits &limits, Context &context, std::set<std::string> &digests)
{
    std::map<std::string, std::vector<std::string>> indexes; // by what they list
    std::vector<Error> problems;                             // told by who looks for signatures in the same places
    for (const EvidenceBlobs::Blobs &each : blobs.blobs()) {
        const auto listings = each.blobs.listings(limits, context, problems);
        if (!listings)
            return Unexpected(listings.error());
        for (const BlobListing &listing : *listings) {
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            const auto blob = each.blobs.looksLikeJson(listing.digest) ? each.blobs.read(listing.digest, mostManifestBytes) : Unexpected(Error{});
            if (!blob || blob->digest != listing.digest)
                continue; // what it is not named by leads nobody to it
            const auto isIndex = isOciIndex(blob->bytes, blob->place, limits);
            if (isIndex && *isIndex) {
                const auto index = parseOciIndex(blob->bytes, blob->place, limits);
                for (const OciDescriptor &descriptor : index ? *index : std::vector<OciDescriptor>())
                    indexes[descriptor.digest].push_back(blob->digest);
            } else if (const auto manifest = isIndex ? parseOciManifest(blob->bytes, blob->place, limits) : Unexpected(Error{}); manifest && configuration.isOfImage(manifest->config.digest).value_or(false)) {
                digests.insert(blob->digest);
            }
        }
    }
    for (const std::string &digest : std::set<std::string>(digests)) {
        if (const auto over = indexes.find(digest); over != indexes.end())
            digests.insert(over->second.begin(), over->second.end());
    }
    return {};
}

} // namespace

bool SubjectDigest::leadsToImage() const
{
    return std::all_of(way.begin(), way.end(), [](const TrustCheck &check) { return check.answer == TrustAnswer::Yes; });
}

Result<std::vector<SubjectDigest>> subjectDigestsOf(const ImageInfo &image, const EvidenceBlobs &blobs, const Limits &limits, Context &context)
{
    std::set<std::string> digests(image.digests.begin(), image.digests.end());
    const ConfigurationNames configuration(image, blobs);
    if (!image.id.empty()) {
        if (const Status found = findByConfig(configuration, blobs, limits, context, digests); !found)
            return Unexpected(found.error());
    }
    const Follower follower(image, configuration, blobs, limits, context);
    std::vector<SubjectDigest> subjects;
    for (const std::string &digest : digests) {
        if (context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        subjects.push_back(follower.subjectOf(digest));
    }
    if (context.cancelled())
        return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
    return subjects;
}

bool SubjectDigest::has(std::string_view anyDigest) const
{
    return anyDigest == digest || std::find(furtherDigests.begin(), furtherDigests.end(), anyDigest) != furtherDigests.end();
}

std::vector<std::string> furtherDigestsOf(std::string_view bytes)
{
    return {"sha384:" + toHex(hashOf(HashAlgorithm::Sha384, bytes)), "sha512:" + toHex(hashOf(HashAlgorithm::Sha512, bytes))};
}

void addFurtherDigests(TrustStatement &statement, const SubjectDigest &subject)
{
    for (const std::string &digest : statement.furtherDigests) {
        const std::string what = digest + ", which was signed of the same, is its digest, too";
        if (subject.has(digest))
            statement.add(TrustAspect::Binding, TrustAnswer::Yes, what);
        else if (hasAlgorithmOf(subject, digest))
            statement.add(TrustAspect::Binding, TrustAnswer::No, what, "by this algorithm it has another one");
        else
            statement.add(TrustAspect::Binding, TrustAnswer::Unknown, what, isKnown(digest) ? "it was not computed: the bytes are not at hand" : "it was not computed: the algorithm is not known here");
    }
}

void addBinding(TrustStatement &statement, const std::vector<SubjectDigest> &subjects)
{
    if (statement.digest.empty())
        return statement.add(TrustAspect::Binding, TrustAnswer::Unknown, "the statement is about what is at hand", "what it is about cannot be read");
    const auto subject = std::find_if(subjects.begin(), subjects.end(), [&](const SubjectDigest &each) { return each.has(statement.digest); });
    if (subject == subjects.end()) {
        // Without a digest of the kind the image cannot be told to be another one.
        const bool comparable = std::any_of(subjects.begin(), subjects.end(), [&](const SubjectDigest &each) { return hasAlgorithmOf(each, statement.digest); });
        const char *reason = comparable ? "the digests that stand for it are others" : subjects.empty() ? "no manifest of the image is at hand, and its records name none" : "no digest by this algorithm was computed: the bytes are not at hand";
        return statement.add(TrustAspect::Binding, comparable ? TrustAnswer::No : TrustAnswer::Unknown, statement.digest + " stands for what is at hand", reason);
    }
    statement.add(TrustAspect::Binding, TrustAnswer::Yes, statement.digest + " stands for what is at hand");
    addFurtherDigests(statement, *subject);
    if (statement.size && subject->size)
        statement.addYesOrNo(TrustAspect::Binding, *statement.size == *subject->size, "it has the size that was signed", "it has " + std::to_string(*subject->size) + " bytes, and " + std::to_string(*statement.size) + " were signed");
    // One digest can be read as a manifest and as an index; what it was signed as is part of a signature of notation.
    if (statement.scheme == TrustScheme::Notation && !statement.mediaType.empty() && !subject->mediaType.empty())
        statement.addYesOrNo(TrustAspect::Binding, statement.mediaType == subject->mediaType, "it is of the kind that was signed", "it says that it is " + subject->mediaType + ", and was signed as " + statement.mediaType);
    statement.checks.insert(statement.checks.end(), subject->way.begin(), subject->way.end());
}

TrustCheck diskCheck(const std::vector<LoadedLayer> &layers, bool namesNone)
{
    const std::string what = "every layer that was read is the one that the configuration names, to the last byte";
    if (layers.empty() && namesNone)
        return yes(what + " (it names none)");
    if (layers.empty())
        return unknown(what, "no layer was read");
    for (const LoadedLayer &layer : layers) {
        if (layer.verdict == LayerVerdict::Altered)
            return no(what, layer.layer.diffId + " is altered: " + layer.verdictReason);
    }
    for (const LoadedLayer &layer : layers) {
        if (layer.verdict != LayerVerdict::Intact)
            return unknown(what, layer.layer.diffId + " is unverifiable: " + layer.verdictReason);
    }
    return yes(what + " (" + std::to_string(layers.size()) + ")");
}

} // namespace assay

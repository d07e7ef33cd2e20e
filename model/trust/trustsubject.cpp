// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/trustsubject.h"

#include "base/bytes.h"
#include "formats/imagereference.h"
#include "formats/oci.h"
#include "source/evidenceplace.h"
#include "source/imagestores.h"
#include "trust/judges.h"
#include "verify/storecheck.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>

namespace assay {

namespace {

Result<std::vector<TrustPlace>> openPlaces(const std::vector<std::string> &paths, const Limits &limits, Context &context)
{
    std::vector<TrustPlace> places;
    for (const std::string &path : paths) {
        auto fs = openEvidencePlace(path, limits, context);
        if (!fs)
            return Unexpected(fs.error());
        places.push_back({path, std::move(*fs)});
    }
    return places;
}

bool isBare(const Source &source)
{
    return source.kind() == SourceKind::RootfsArchive || source.kind() == SourceKind::RootfsDirectory;
}

std::string tagText(const BlobListing &listing)
{
    return listing.repository + (listing.tag.empty() ? "@" + listing.digest : ":" + listing.tag);
}

// Tags by which registries keep what is attached to images: "sha256-<hex>", and the same with ".sig" and so on behind.
bool isAttachedTag(std::string_view tag)
{
    constexpr std::size_t digits = 64;
    constexpr std::string_view prefix = "sha256-"; // of one by SHA-512 the first 64 digits, tags being short (distribution-spec, referrers tag schema)
    return (tag.starts_with(prefix) || tag.starts_with("sha512-")) && tag.size() >= prefix.size() + digits && parseHexDigest(tag.substr(prefix.size(), digits));
}

// With its registry, as docker completes the names of images. What is no name is left out, and a tag alone, as layouts have it, is none.
std::vector<std::string> repositoriesOf(const std::vector<std::string> &names)
{
    std::vector<std::string> repositories;
    for (const std::string &name : names) {
        const bool isName = name.find_first_of("/:") != std::string::npos;
        const auto reference = isName ? parseImageReference(name) : Unexpected(Error());
        if (reference && std::find(repositories.begin(), repositories.end(), reference->name()) == repositories.end())
            repositories.push_back(reference->name());
    }
    return repositories;
}

// A storage folder does not know by which name its registry is reached: what the analyst put before the image's name says it.
std::string registryBefore(const std::string &reference, const std::string &text)
{
    const bool isMore = reference.size() > text.size() && reference.ends_with("/" + text);
    return isMore ? reference.substr(0, reference.size() - text.size()) : std::string();
}

// The image that a manifest in a registry is, or the only or first one of an index that is there.
Result<ImageInfo> registryImage(const BlobPlaces &blobs, const std::string &digest, const Limits &limits, int depth = 0)
{
    const auto blob = blobs.read(digest, mostManifestBytes);
    const auto isIndex = blob ? isOciIndex(blob->bytes, blob->place, limits) : Unexpected(blob.error());
    if (!isIndex)
        return Unexpected(isIndex.error());
    if (*isIndex) {
        const auto index = parseOciIndex(blob->bytes, blob->place, limits);
        if (!index)
            return Unexpected(index.error());
        for (const OciDescriptor &descriptor : depth == 0 ? *index : std::vector<OciDescriptor>()) {
            if (auto image = registryImage(blobs, descriptor.digest, limits, depth + 1)) {
                image->digests.push_back(digest);
                return image;
            }
        }
        return Unexpected(makeError(ErrorCode::NotFound, blob->place, "an index of which no manifest is here"));
    }
    const auto manifest = parseOciManifest(blob->bytes, blob->place, limits);
    if (!manifest)
        return Unexpected(manifest.error());
    const auto configBlob = blobs.read(manifest->config.digest, mostManifestBytes);
    const auto config = configBlob ? parseImageConfig(configBlob->bytes, configBlob->place, limits) : Unexpected(configBlob.error());
    if (!config)
        return Unexpected(config.error());
    ImageInfo image;
    image.id = manifest->config.digest;
    image.digests = {digest};
    image.platform = config->platform;
    image.created = config->created;
    const auto chains = chainIds(config->diffIds);
    for (std::size_t i = 0; i < config->diffIds.size(); ++i)
        image.layers.push_back({config->diffIds[i], chains[i], i < manifest->layers.size() ? manifest->layers[i].digest : std::string()});
    return image;
}

Result<const BlobListing *> chooseListing(const std::vector<BlobListing> &listings, const std::string &reference, const std::string &location)
{
    std::vector<const BlobListing *> fitting;
    std::vector<std::string> choices;
    for (const BlobListing &listing : listings) {
        if (listing.tag.empty() ? listing.repository.empty() || reference.empty() || !listing.digest.starts_with(reference) : isAttachedTag(listing.tag))
            continue;
        if (!listing.tag.empty())
            choices.push_back("--image " + tagText(listing));
        const std::string text = tagText(listing);
        const bool named = text == reference || (reference.size() > text.size() && reference.ends_with("/" + text)) || listing.tag == reference
            || (reference.size() > 7 && listing.digest.starts_with(reference));
        if (reference.empty() || named)
            fitting.push_back(&listing);
    }
    std::sort(fitting.begin(), fitting.end(), [](const BlobListing *a, const BlobListing *b) { return a->digest < b->digest; });
    fitting.erase(std::unique(fitting.begin(), fitting.end(), [](const BlobListing *a, const BlobListing *b) { return a->digest == b->digest; }), fitting.end());
    if (fitting.size() == 1)
        return fitting.front();
    Error error = makeError(ErrorCode::Usage, location, fitting.empty() ? "no image of this registry is meant by \"" + reference + "\"" : "which image of this registry?");
    std::sort(choices.begin(), choices.end());
    error.choices = std::move(choices);
    return Unexpected(error);
}

Result<TrustQuestion> registryQuestion(const BlobPlaces &blobs, const TrustSubjectPlace &place, std::vector<TrustPlace> places, const Limits &limits, Context &context)
{
    std::vector<Error> problems;
    const auto listings = blobs.listings(limits, context, problems);
    const auto listing = listings ? chooseListing(*listings, place.image, place.path) : Unexpected(listings.error());
    auto image = listing ? registryImage(blobs, (*listing)->digest, limits) : Unexpected(listing.error());
    if (!image)
        return Unexpected(image.error());
    TrustQuestion question;
    const std::string registry = registryBefore(place.image, tagText(**listing));
    question.subject = tagText(**listing);
    question.location = place.path;
    for (const BlobListing &other : *listings) {
        if (other.digest != (*listing)->digest || other.repository.empty())
            continue;
        if (!other.tag.empty())
            question.names.push_back(tagText(other));
        const std::string repository = registry + other.repository;
        if (std::find(question.repositories.begin(), question.repositories.end(), repository) == question.repositories.end())
            question.repositories.push_back(repository);
    }
    image->tags = question.names;
    question.image = std::move(*image);
    question.places = std::move(places);
    return question;
}

// A file that is no image; or a bare root file system, which is signed as the file that it comes in.
Result<TrustQuestion> fileQuestion(const std::string &path, std::vector<TrustPlace> places)
{
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return Unexpected(makeErrnoError(errno, path, "cannot be opened"));
    if (!S_ISREG(status.st_mode))
        return Unexpected(makeError(ErrorCode::Unsupported, path, "is no image, no store, no registry and no file: there is nothing in it that somebody could have signed"));
    TrustQuestion question;
    question.subject = path.substr(path.rfind('/') + 1);
    question.location = path;
    question.places = std::move(places);
    return question;
}

// A folder of trust metadata by itself, as `docker trust inspect` looks at it.
TrustQuestion metadataQuestion(const TrustSubjectPlace &place, std::vector<TrustPlace> places)
{
    TrustQuestion question;
    question.subject = place.image.empty() ? "all that is signed" : place.image;
    question.location = place.path;
    question.metadataOnly = true;
    if (!place.image.empty())
        question.names = {place.image};
    question.places = std::move(places);
    return question;
}

bool isFolder(const std::string &path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

const std::vector<LoadedLayer> noLayers;

// Stores are held against their own records, which is more than reading their content.
Result<std::shared_ptr<const LoadedSource>> readAllOf(const SourcePtr &source, std::size_t image, Context &context)
{
    if (source->store()) {
        StoreCheckOptions options;
        options.image = image;
        const auto checked = checkStore(source, options, context);
        if (!checked)
            return Unexpected(checked.error());
        return (*checked)->sources[LiveSide];
    }
    auto loaded = source->load(image, likelyRole(source->kind()), LoadOptions(), context);
    if (!loaded)
        return Unexpected(loaded.error());
    return std::make_shared<const LoadedSource>(std::move(*loaded));
}

} // namespace

Result<TrustQuestion> trustQuestionOf(const Source &source, std::size_t image, const std::vector<LoadedLayer> *layers, const std::vector<std::string> &from, const Limits &limits,
                                      Context &context)
{
    auto places = openPlaces(from, limits, context);
    if (!places)
        return Unexpected(places.error());
    if (isBare(source))
        return fileQuestion(source.location(), std::move(*places));
    auto own = source.evidence() ? Result<EvidenceFsPtr>(source.evidence()) : openEvidencePlace(source.location(), limits, context);
    if (!own)
        return Unexpected(own.error());
    places->insert(places->begin(), TrustPlace{source.location(), std::move(*own)});
    TrustQuestion question;
    question.image = source.images()[image];
    question.subject = question.image->tags.empty() ? question.image->id : question.image->tags.front();
    question.location = source.location();
    question.names = question.image->tags;
    question.repositories = repositoriesOf(question.names);
    question.places = std::move(*places);
    question.layers = layers;
    return question;
}

static Result<TrustSubject> openSubject(const TrustSubjectPlace &place, const Limits &limits, Context &context)
{
    auto source = openWithImageStores(place.path, place.imageStores, limits, context);
    if (source && !isBare(**source)) {
        const auto image = chooseImage(**source, place.image);
        auto loaded = !image ? Unexpected(image.error()) : place.readContent ? readAllOf(*source, *image, context) : Result<std::shared_ptr<const LoadedSource>>(nullptr);
        if (!loaded)
            return Unexpected(loaded.error());
        auto question = trustQuestionOf(**source, *image, *loaded ? &(*loaded)->layers : nullptr, place.from, limits, context);
        if (!question)
            return Unexpected(question.error());
        return TrustSubject{std::move(*question), std::move(*loaded)};
    }
    if (!source && (source.error().code == ErrorCode::Cancelled || source.error().code == ErrorCode::NotFound || source.error().code == ErrorCode::Permission))
        return Unexpected(source.error());
    auto places = openPlaces(place.from, limits, context);
    if (!places)
        return Unexpected(places.error());
    std::vector<Error> problems;
    auto own = openEvidencePlace(place.path, limits, context);
    const auto blobs = own ? BlobPlaces::find(**own, problems) : std::vector<BlobPlaces>();
    if (const auto registry = std::find_if(blobs.begin(), blobs.end(), [](const BlobPlaces &each) { return each.form() == BlobForm::Registry; }); registry != blobs.end()) {
        places->insert(places->begin(), TrustPlace{place.path, *own});
        auto question = registryQuestion(*registry, place, std::move(*places), limits, context);
        if (question && place.readContent)
            question->layers = &noLayers; // a registry is no source that can be read
        return question ? Result<TrustSubject>(TrustSubject{std::move(*question), nullptr}) : Unexpected(question.error());
    }
    if (own && isFolder(place.path)) {
        places->insert(places->begin(), TrustPlace{place.path, *own});
        if (!tufPathsIn(**own).empty())
            return TrustSubject{metadataQuestion(place, std::move(*places)), nullptr};
    }
    auto question = fileQuestion(place.path, std::move(*places));
    return question ? Result<TrustSubject>(TrustSubject{std::move(*question), nullptr}) : Unexpected(question.error());
}

Result<TrustSubject> openTrustSubject(const TrustSubjectPlace &place, const Limits &limits, Context &context)
{
    auto subject = openSubject(place, limits, context);
    for (const std::string &path : subject ? place.signatures : std::vector<std::string>()) {
        const auto file = openFileSource(path);
        auto bytes = file ? readAll(**file, mostReliedBytes) : Unexpected(file.error());
        if (!bytes)
            return Unexpected(bytes.error());
        subject->question.signatures.push_back({path, std::move(*bytes)});
    }
    return subject;
}

} // namespace assay

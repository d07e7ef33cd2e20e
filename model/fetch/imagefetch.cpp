// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/nameddigest.h"
#include "fetch/contenttrustfetch.h"
#include "fetch/fetch.h"
#include "fetch/serverclient.h"
#include "io/digest.h"
#include "trust/attached.h"

#include <algorithm>
#include <deque>
#include <set>

namespace assay {
namespace {

constexpr std::string_view manifestTypes = "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, "
                                           "application/vnd.docker.distribution.manifest.v2+json, application/vnd.docker.distribution.manifest.list.v2+json, "
                                           "application/vnd.oci.artifact.manifest.v1+json";
constexpr std::string_view indexType = "application/vnd.oci.image.index.v1+json";
constexpr std::string_view manifestType = "application/vnd.oci.image.manifest.v1+json";
constexpr int mostPages = 64;    // of one list of referrers
constexpr int deepestAttached = 2; // what is attached to what is attached to an image
constexpr const char *suffixes[] = {"", ".sig", ".att", ".sbom"};

// One manifest that is still to be had.
struct Wanted {
    std::string reference; // a tag or a digest
    int depth = 0;         // 0: of the image; 1: attached to it; 2: attached to that
    bool mayBeMissing = false; // a tag that is only tried
    bool listed = true;    // in names: what no index among the blobs leads to
};

class Walk {
public:
    Walk(FetchLedger &ledger, ServerClient &server, Context &context) : m_ledger(ledger), m_out(ledger.out()), m_server(server), m_context(context) {}

    Status run()
    {
        const ImageReference &image = m_out.image;
        if (const Status first = fetch({image.wanted(), 0, false, true}); !first)
            return first;
        if (m_out.digest.empty()) // what there was to say of it has become a problem
            return Unexpected(m_out.problems.front());
        while (!m_wanted.empty()) {
            if (m_context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            const Wanted next = m_wanted.front();
            m_wanted.pop_front();
            if (const Status done = fetch(next); !done)
                return done;
        }
        return {};
    }

private:
    std::string shown(const std::string &target) const { return m_server.urlOf(target).shown(); }
    Error tooMany(const std::string &target) const
    {
        return makeError(ErrorCode::LimitExceeded, shown(target), "more than " + std::to_string(mostFetchedManifests) + " manifests belong to it");
    }
    void problem(ErrorCode code, const std::string &target, std::string detail) { m_out.problems.push_back(makeError(code, shown(target), std::move(detail))); }

    struct Answered {
        std::string bytes;
        std::string digest; // by the algorithm that it was asked for by, else by the one that the registry names it by
    };
    // Of what is named; nullopt where it is not to be had, which is a problem unless it may be missing.
    Result<std::optional<Answered>> bytesOf(const std::string &target, std::string_view accept, std::uint64_t most, const std::string &digest, bool mayBeMissing)
    {
        auto answer = m_server.get(target, std::string(accept), most);
        if (!answer)
            return Unexpected(answer.error());
        if (answer->status == 404 && mayBeMissing)
            return std::nullopt;
        if (answer->status != 200) {
            problem(answer->status == 404 ? ErrorCode::NotFound : ErrorCode::Permission, target, "is answered with status " + std::to_string(answer->status));
            return std::nullopt;
        }
        if (answer->tooLarge) {
            problem(ErrorCode::LimitExceeded, target, "has more than " + std::to_string(most) + " bytes, and was not fetched");
            return std::nullopt;
        }
        const std::string said = digest.empty() ? answer->header("docker-content-digest") : digest;
        const std::string really = digestLike(said, answer->body);
        if (really != said && (!digest.empty() || parseNamedDigest(said))) {
            problem(ErrorCode::Malformed, target, "gives bytes with the digest " + really + ", not " + said + ": not kept");
            return std::nullopt;
        }
        return Answered{std::move(answer->body), really};
    }

    Status fetch(const Wanted &wanted)
    {
        const std::string target = manifestTarget(m_out.image.repository, wanted.reference);
        const bool byDigest = parseNamedDigest(wanted.reference).has_value();
        if (byDigest && m_manifests.contains(wanted.reference))
            return {};
        if (m_manifests.size() >= mostFetchedManifests)
            return Unexpected(tooMany(target));
        auto answer = bytesOf(target, manifestTypes, mostManifestBytes, byDigest ? wanted.reference : std::string(), wanted.mayBeMissing);
        if (!answer)
            return Unexpected(answer.error());
        if (!*answer)
            return {};
        return take(wanted, target, std::move(**answer), byDigest ? std::string() : wanted.reference);
    }

    Status take(const Wanted &wanted, const std::string &target, Answered answer, const std::string &tag)
    {
        auto &[bytes, digest] = answer;
        const auto artifact = parseOciArtifact(bytes, shown(target), m_limits);
        if (!artifact) {
            m_out.problems.push_back(artifact.error());
            return {};
        }
        if (m_out.digest.empty())
            m_out.digest = digest;
        if (wanted.listed)
            name(digest, bytes, *artifact, tag);
        const bool known = !m_manifests.insert(digest).second;
        const std::string shorter = isSha512(digest) ? digestText(sha256(std::string_view(bytes))) : digest;
        const std::string &kept = m_out.blobs.insert_or_assign(digest, std::move(bytes)).first->second;
        if (known)
            return {};
        // A tag of digits and no suffix is a list of what is attached, as the API would give it.
        const bool list = artifact->isIndex && (tag.starts_with("sha256-") || tag.starts_with("sha512-"));
        if (artifact->isIndex) {
            const auto children = parseOciIndex(kept, shown(target), m_limits);
            if (!children) {
                m_out.problems.push_back(children.error());
                return {};
            }
            for (const OciDescriptor &child : *children) {
                if (const Status within = want(child, wanted.depth == 0 && isStatementOfBuild(child) ? 1 : wanted.depth, false); !within)
                    return within;
            }
        } else if (const Status fetched = fetchBlobs(*artifact, wanted.depth > 0); !fetched) {
            return fetched;
        }
        if (list || wanted.depth >= deepestAttached)
            return {};
        // By SHA-256 too: go-containerregistry, which cosign reads registries with, knows no other digest (pkg/v1/hash.go).
        if (const Status asked = shorter == digest ? Status() : askWhatIsAttached(shorter, wanted.depth + 1); !asked)
            return asked;
        return askWhatIsAttached(digest, wanted.depth + 1);
    }

    // BuildKit puts attestations into the image's index, as manifests for an unknown platform.
    static bool isStatementOfBuild(const OciDescriptor &child)
    {
        const auto type = child.annotations.find("vnd.docker.reference.type");
        return type != child.annotations.end() && type->second == "attestation-manifest";
    }

    // Each once, so that lists that name the same again and again do not add up.
    Status want(const OciDescriptor &descriptor, int depth, bool listed)
    {
        if (!m_named.insert(descriptor.digest).second)
            return {};
        if (m_named.size() > mostFetchedManifests)
            return Unexpected(tooMany(manifestTarget(m_out.image.repository, descriptor.digest)));
        m_wanted.push_back({descriptor.digest, depth, false, listed});
        return {};
    }

    void name(const std::string &digest, const std::string &bytes, const OciArtifact &artifact, const std::string &tag)
    {
        FetchedName named;
        named.descriptor.mediaType = !artifact.mediaType.empty() ? artifact.mediaType : std::string(artifact.isIndex ? indexType : manifestType);
        named.descriptor.digest = digest;
        named.descriptor.size = bytes.size();
        named.tag = tag;
        m_out.names.push_back(std::move(named));
    }

    Status fetchBlobs(const OciArtifact &artifact, bool attached)
    {
        std::vector<OciDescriptor> wanted;
        if (artifact.config)
            wanted.push_back(*artifact.config);
        if (attached)
            wanted.insert(wanted.end(), artifact.layers.begin(), artifact.layers.end());
        for (const OciDescriptor &blob : wanted) {
            if (const Status fetched = fetchBlob(blob); !fetched)
                return fetched;
        }
        return {};
    }

    Status fetchBlob(const OciDescriptor &blob)
    {
        const std::string target = blobTarget(m_out.image.repository, blob.digest);
        if (m_out.blobs.contains(blob.digest) || !m_tried.insert(blob.digest).second)
            return {};
        if (blob.size > mostAttachedBytes) {
            problem(ErrorCode::LimitExceeded, target, "has " + std::to_string(blob.size) + " bytes, more than are fetched of one");
            return {};
        }
        auto answer = bytesOf(target, "*/*", blob.size, blob.digest, false);
        if (answer && *answer)
            m_out.blobs.emplace(blob.digest, std::move((*answer)->bytes));
        return answer ? Status() : Unexpected(answer.error());
    }

    // By the tags of cosign and of the distribution-spec's fallback, and by the API for it.
    Status askWhatIsAttached(const std::string &digest, int depth)
    {
        constexpr std::size_t mostTagDigits = 64; // tags are short: of a longer digest the first ones (distribution-spec, referrers tag schema)
        std::string tag = digest;
        tag.replace(tag.find(':'), 1, "-");
        tag.resize(std::min(tag.size(), tag.find('-') + 1 + mostTagDigits));
        for (const char *suffix : suffixes)
            m_wanted.push_back({tag + suffix, depth, true, true});
        std::string target = referrersTarget(m_out.image.repository, digest);
        for (int page = 0; !target.empty(); ++page) {
            if (page == mostPages) {
                problem(ErrorCode::LimitExceeded, target, "has more than " + std::to_string(mostPages) + " pages; the rest was not fetched");
                return {};
            }
            auto next = fetchReferrers(target, depth);
            if (!next)
                return Unexpected(next.error());
            target = std::move(*next);
        }
        return {};
    }

    // One page; gives the target of the next one.
    Result<std::string> fetchReferrers(const std::string &target, int depth)
    {
        const auto answer = m_server.get(target, std::string(indexType), mostManifestBytes);
        if (!answer)
            return Unexpected(answer.error());
        const int status = answer->status;
        if (status == 400 || status == 404 || status == 405 || status == 406 || status == 501)
            return std::string(); // a registry without that API
        if (status != 200 || answer->tooLarge) {
            problem(ErrorCode::Permission, target, answer->tooLarge ? "is too large a list" : "is answered with status " + std::to_string(status));
            return std::string();
        }
        const auto listed = parseOciIndex(answer->body, shown(target), m_limits);
        if (!listed) {
            m_out.problems.push_back(listed.error());
            return std::string();
        }
        for (const OciDescriptor &descriptor : *listed) {
            if (const Status within = want(descriptor, depth, true); !within)
                return Unexpected(within.error());
        }
        const std::string link = nextLink(answer->header("link"));
        if (link.empty())
            return std::string();
        const WebUrl here = m_server.urlOf(target);
        const WebUrl base = m_server.urlOf({});
        const auto next = resolveWebUrl(here, link);
        if (!next || !next->sameOrigin(here) || !next->target.starts_with(base.target + "/v2/")) {
            problem(ErrorCode::Malformed, target, "continues at a place that cannot be followed");
            return std::string();
        }
        return next->target.substr(base.target.size());
    }

    FetchLedger &m_ledger;
    FetchedImage &m_out;
    ServerClient &m_server;
    Context &m_context;
    const Limits m_limits;
    std::deque<Wanted> m_wanted;
    std::set<std::string> m_manifests; // that were taken
    std::set<std::string> m_named;     // by a list
    std::set<std::string> m_tried;     // blobs
};

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

Result<FetchedImage> fetchImage(const FetchRequest &request, WebClient &web, const FetchTold &told, Context &context)
{
    FetchedImage out;
    out.image = request.image;
    out.began = now();
    auto base = registryOf(request.image, false);
    const auto plain = registryOf(request.image, true);
    if (!base || !plain)
        return Unexpected(base ? plain.error() : base.error());
    if (plain->authority() == request.insecureHost)
        base = plain;
    Status fits = checkBase(*base, request);
    if (fits && request.contentTrust)
        fits = checkBase(*request.contentTrust, request);
    if (!fits)
        return Unexpected(fits.error());
    FetchLedger ledger(request, web, told, out);
    ServerClient registry(ledger, *base, request.image.repository);
    if (const Status walked = Walk(ledger, registry, context).run(); !walked)
        return Unexpected(walked.error());
    if (request.contentTrust) {
        if (const Status fetched = fetchContentTrust(*request.contentTrust, ledger, context); !fetched)
            return Unexpected(fetched.error());
    }
    out.ended = now();
    return out;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/blobplaces.h"

#include "base/nameddigest.h"
#include "formats/oci.h"
#include "io/digest.h"
#include "source/kinds.h"
#include "source/recordtext.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <span>
#include <utility>

namespace assay {
namespace {

constexpr std::string_view contentFolder = "io.containerd.content.v1.content";
constexpr std::array<std::string_view, 2> blobFolders{"blobs/sha256", "blobs/sha512"};
constexpr std::string_view refName = "org.opencontainers.image.ref.name";

bool is(const EvidenceFs &fs, const std::string &path, FileKind kind)
{
    const auto stat = fs.stat(path);
    return stat && stat->kind == kind;
}

bool hasBlobs(const EvidenceFs &fs, const std::string &root)
{
    return std::any_of(blobFolders.begin(), blobFolders.end(), [&](std::string_view folder) { return is(fs, joinPath(root, folder), FileKind::Directory); });
}

// Gathers what the records of one place name.
class Lister {
public:
    Lister(const EvidenceFs &fs, const std::string &root, const Limits &limits, Context &context, std::vector<Error> &problems)
        : m_fs(fs), m_root(root), m_limits(limits), m_context(context), m_problems(problems)
    {
    }

    Status layout()
    {
        const std::string path = joinPath(m_root, "index.json");
        const auto bytes = m_fs.readFile(path, m_limits.jsonBytes);
        const auto index = bytes ? parseOciIndex(*bytes, m_fs.name() + ": " + path, m_limits) : Unexpected(bytes.error());
        if (!index)
            m_problems.push_back(index.error());
        for (const OciDescriptor &descriptor : index ? *index : std::vector<OciDescriptor>()) {
            const auto tag = descriptor.annotations.find(std::string(refName));
            if (const Status added = add({descriptor.digest, {}, tag == descriptor.annotations.end() ? std::string() : tag->second, descriptor.annotations, path}); !added)
                return added;
        }
        return content();
    }

    Status content()
    {
        for (const std::string_view folder : blobFolders) {
            if (const Status read = blobs(joinPath(m_root, folder)); !read)
                return read;
        }
        return {};
    }

    Status registry()
    {
        // Names of repositories have any number of parts, each folder with "_manifests" is one.
        std::vector<std::string> pending{std::string()};
        while (!pending.empty()) {
            const std::string repository = std::move(pending.back());
            pending.pop_back();
            const std::string folder = joinPath(joinPath(m_root, "repositories"), repository);
            const auto names = namesIn(folder);
            for (const std::string &name : names) {
                if (const Status within = count(); !within)
                    return within;
                if (name == "_manifests") {
                    if (const Status read = manifestsOf(repository, folder + "/_manifests"); !read)
                        return read;
                } else if (!name.starts_with('_') && is(m_fs, folder + '/' + name, FileKind::Directory)) {
                    if (std::count(repository.begin(), repository.end(), '/') >= mostParts)
                        m_problems.push_back(makeError(ErrorCode::LimitExceeded, folder, "repositories with more than " + std::to_string(mostParts) + " parts in their names are not looked for"));
                    else
                        pending.push_back(joinPath(repository, name));
                }
            }
        }
        return {};
    }

    std::vector<BlobListing> take() { return std::move(m_found); }

private:
    static constexpr int mostParts = 32;

    Status count()
    {
        if (m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, m_fs.name(), "cancelled"));
        if (++m_counted > m_limits.entriesPerSource)
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_root, "more than " + std::to_string(m_limits.entriesPerSource) + " records"));
        return {};
    }

    Status add(BlobListing listing)
    {
        m_known.insert(listing.digest);
        m_found.push_back(std::move(listing));
        return count();
    }

    std::vector<std::string> namesIn(const std::string &folder)
    {
        auto names = m_fs.list(folder);
        if (names)
            return std::move(*names);
        if (names.error().code != ErrorCode::NotFound)
            m_problems.push_back(names.error());
        return {};
    }

    // "" where a name is no digest. One that has the digits of another algorithm than its folder is told.
    std::string digestOfFile(const std::string &folder, const std::string &name)
    {
        if (!digestOfHex(name))
            return {};
        std::string digest = digestOfPlace(joinPath(folder, name)).value_or(std::string());
        if (parseNamedDigest(digest))
            return digest;
        m_problems.push_back(makeError(ErrorCode::Malformed, joinPath(folder, name), "the digest that its place names is " + digestProblem(digest)));
        return {};
    }

    Status blobs(const std::string &folder)
    {
        for (const std::string &name : namesIn(folder)) {
            if (const Status within = count(); !within)
                return within;
            const std::string digest = digestOfFile(folder, name);
            if (digest.empty() || m_known.contains(digest))
                continue;
            const auto stat = m_fs.stat(folder + '/' + name);
            if (!stat)
                m_problems.push_back(stat.error());
            else if (stat->kind == FileKind::File && stat->size <= mostManifestBytes)
                m_found.push_back({digest, {}, {}, {}, {}});
        }
        return {};
    }

    Status manifestsOf(const std::string &repository, const std::string &folder)
    {
        for (const std::string &tag : namesIn(folder + "/tags")) {
            const std::string link = folder + "/tags/" + tag + "/current/link";
            constexpr std::uint64_t linkBytes = 1024;
            const auto text = m_fs.readFile(link, linkBytes);
            const std::string digest = text ? trimmedRecord(*text) : std::string();
            if (!text)
                m_problems.push_back(text.error());
            else if (!parseNamedDigest(digest))
                m_problems.push_back(makeError(ErrorCode::Malformed, link, "the digest that it names is " + digestProblem(digest)));
            else if (const Status added = add({digest, repository, tag, {}, link}); !added)
                return added;
        }
        // What a tag once led to stays a revision until it is deleted and collected.
        for (const std::string &revisions : {folder + "/revisions/sha256", folder + "/revisions/sha512"}) {
            for (const std::string &name : namesIn(revisions)) {
                const std::string digest = digestOfFile(revisions, name);
                if (digest.empty())
                    continue;
                if (const Status added = add({digest, repository, {}, {}, revisions + '/' + name + "/link"}); !added)
                    return added;
            }
        }
        return {};
    }

    const EvidenceFs &m_fs;
    const std::string &m_root;
    const Limits &m_limits;
    Context &m_context;
    std::vector<Error> &m_problems;
    std::vector<BlobListing> m_found;
    std::set<std::string> m_known;
    std::uint64_t m_counted = 0;
};

} // namespace

BlobPlaces::BlobPlaces(const EvidenceFs &fs, BlobForm form, std::string root)
    : m_fs(&fs), m_form(form), m_root(std::move(root))
{
}

std::vector<BlobPlaces> BlobPlaces::find(const EvidenceFs &fs, std::vector<Error> &problems)
{
    std::vector<BlobPlaces> found;
    if (is(fs, "index.json", FileKind::File) && hasBlobs(fs, {}))
        found.push_back({fs, BlobForm::OciLayout, {}});
    for (const char *root : {"", "v2", "registry/v2", "docker/registry/v2", "registry/docker/registry/v2", "var/lib/registry/docker/registry/v2"}) {
        const std::string at(root);
        if (is(fs, joinPath(at, "repositories"), FileKind::Directory) && hasBlobs(fs, at))
            found.push_back({fs, BlobForm::Registry, at});
    }
    const auto containerd = findContainerdRoot(fs);
    if (!containerd)
        problems.push_back(containerd.error());
    else if (*containerd && hasBlobs(fs, joinPath(**containerd, contentFolder)))
        found.push_back({fs, BlobForm::Containerd, joinPath(**containerd, contentFolder)});
    if (found.empty() && hasBlobs(fs, {}))
        found.push_back({fs, BlobForm::Containerd, {}});
    return found;
}

std::string BlobPlaces::pathOf(std::string_view digest) const
{
    const std::string path = joinPath(joinPath(m_root, "blobs"), blobPlace(digest));
    if (m_form != BlobForm::Registry)
        return path;
    const std::size_t hex = path.rfind('/') + 1;
    return path.substr(0, hex) + path.substr(hex, 2) + path.substr(hex - 1) + "/data";
}

Result<CheckedBlob> BlobPlaces::read(std::string_view digest, std::uint64_t limit) const
{
    if (!parseNamedDigest(digest))
        return Unexpected(makeError(ErrorCode::Usage, m_fs->name(), "the digest asked for is " + digestProblem(digest)));
    CheckedBlob blob;
    blob.place = pathOf(digest);
    auto bytes = m_fs->readFile(blob.place, limit);
    if (!bytes)
        return Unexpected(bytes.error());
    blob.bytes = std::move(*bytes);
    blob.digest = digestLike(digest, blob.bytes);
    return blob;
}

Result<std::uint64_t> BlobPlaces::size(std::string_view digest) const
{
    if (!parseNamedDigest(digest))
        return Unexpected(makeError(ErrorCode::Usage, m_fs->name(), "the digest asked for is " + digestProblem(digest)));
    const std::string path = pathOf(digest);
    const auto stat = m_fs->stat(path);
    if (!stat)
        return Unexpected(stat.error());
    if (stat->kind != FileKind::File)
        return Unexpected(makeError(ErrorCode::Malformed, path, "is no file"));
    return stat->size;
}

bool BlobPlaces::looksLikeJson(std::string_view digest) const
{
    const auto source = parseNamedDigest(digest) ? m_fs->open(pathOf(digest)) : Unexpected(Error());
    std::array<std::byte, 64> head{};
    if (!source)
        return false;
    const auto size = (*source)->readAt(0, head);
    const std::string_view text(reinterpret_cast<const char *>(head.data()), size.value_or(0));
    return trimmedRecord(text).starts_with('{');
}

Result<std::vector<BlobListing>> BlobPlaces::listings(const Limits &limits, Context &context, std::vector<Error> &problems) const
{
    Lister lister(*m_fs, m_root, limits, context, problems);
    const Status read = m_form == BlobForm::OciLayout ? lister.layout() : m_form == BlobForm::Registry ? lister.registry() : lister.content();
    if (!read)
        return Unexpected(read.error());
    return lister.take();
}

} // namespace assay

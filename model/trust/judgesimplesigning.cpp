// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containersstorage.h"
#include "formats/imagesignature.h"
#include "source/kinds.h"
#include "trust/judges.h"
#include "trust/sigstore.h"
#include "trust/simplesigning.h"

#include <algorithm>

namespace assay {

namespace {

constexpr std::uint64_t mostImageSignatureBytes = 4 << 20;

// Simple signing of containers/image, wherever podman and skopeo keep it.
class SimpleSigningJudge {
public:
    SimpleSigningJudge(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems)
        : m_inquiry(inquiry)
        , m_keys(keys)
        , m_report(report)
        , m_problems(problems)
    {
    }

    // "signature-1" … beside "manifest.json" and "version" (directory transport).
    void judgeDirLayout(const TrustPlace &place)
    {
        if (place.fs->stat("version") && place.fs->stat("manifest.json"))
            judgeNumbered(place, {});
    }

    // "<repository>@sha256=<hex>/signature-1" … below any number of folders (lookaside of registries.d).
    void judgeLookaside(const TrustPlace &place)
    {
        std::vector<std::string> repositories;
        for (const std::string &name : m_inquiry.question.names) {
            const std::string repository = withoutTag(name);
            repositories.push_back(repository);
            if (const std::size_t slash = repository.find('/'); slash != std::string::npos)
                repositories.push_back(repository.substr(slash + 1));
            else
                repositories.insert(repositories.end(), {"library/" + repository, "docker.io/library/" + repository});
        }
        std::sort(repositories.begin(), repositories.end());
        repositories.erase(std::unique(repositories.begin(), repositories.end()), repositories.end());
        for (const std::string &repository : repositories) {
            for (const SubjectDigest &subject : m_report.subjects) {
                if (const std::string folder = lookasideFolder(repository, subject.digest); !folder.empty())
                    judgeNumbered(place, folder);
            }
        }
    }

    // The big data "signature-<hex of the manifest>" of an image (containers/image, storage transport): blobs one after the other, their sizes
    // in the image's own metadata.
    void judgeStorage(const TrustPlace &place)
    {
        const auto roots = findStorageRoots(*place.fs);
        for (const std::string &root : roots ? *roots : std::vector<std::string>()) {
            const auto folders = place.fs->list(root);
            for (const std::string &folder : folders ? *folders : std::vector<std::string>()) {
                if (folder.ends_with("-images"))
                    judgeStoredImage(place, joinPath(root, folder));
            }
        }
    }

private:
    static std::string withoutTag(const std::string &name)
    {
        const std::size_t at = name.find('@');
        const std::string bare = name.substr(0, at);
        const std::size_t colon = bare.rfind(':');
        return colon == std::string::npos || bare.find('/', colon) != std::string::npos ? bare : bare.substr(0, colon);
    }

    void judgeNumbered(const TrustPlace &place, const std::string &folder)
    {
        for (unsigned number = 1; number <= mostImageSignatures; ++number) {
            const std::string path = joinPath(folder, imageSignatureName(number));
            const auto bytes = place.fs->readFile(path, mostImageSignatureBytes);
            if (!bytes) {
                if (bytes.error().code != ErrorCode::NotFound)
                    m_problems.push_back(bytes.error());
                return;
            }
            judgeBlob(*bytes, place.location + ": " + path);
        }
    }

    void judgeStoredImage(const TrustPlace &place, const std::string &images)
    {
        const std::string index = images + "/images.json";
        const auto bytes = place.fs->readFile(index, m_inquiry.limits.jsonBytes);
        const auto records = bytes ? parseStorageImages(*bytes, place.location + ": " + index, m_inquiry.limits) : Unexpected(bytes.error());
        if (!records)
            return; // the source itself tells it
        const std::string id = m_inquiry.question.image->id.substr(m_inquiry.question.image->id.find(':') + 1);
        for (const StorageImage &record : records->records) {
            const auto signatures = record.id == id ? parseImageSignatures(record.metadata, place.location + ": " + index, m_inquiry.limits) : Result<ImageSignatures>();
            if (!signatures) {
                m_problems.push_back(signatures.error());
                continue;
            }
            judgeStored(place, images + '/' + id, "signatures", signatures->sizes);
            for (const auto &[digest, sizes] : signatures->byManifest)
                judgeStored(place, images + '/' + id, "signature-" + digest.substr(digest.find(':') + 1), sizes);
        }
    }

    void judgeStored(const TrustPlace &place, const std::string &folder, const std::string &key, const std::vector<std::uint64_t> &sizes)
    {
        const auto file = bigDataFileName(key);
        if (sizes.empty() || !file)
            return;
        const std::string path = folder + '/' + *file;
        const auto bytes = place.fs->readFile(path, mostImageSignatureBytes);
        const auto blobs = bytes ? splitImageSignatures(*bytes, sizes, place.location + ": " + path) : Unexpected(bytes.error());
        if (!blobs)
            m_problems.push_back(blobs.error());
        else
            for (const std::string_view blob : *blobs)
                judgeBlob(blob, place.location + ": " + path);
    }

    void judgeBlob(std::string_view blob, const std::string &place)
    {
        const auto signature = parseImageSignature(blob, place, m_inquiry.limits);
        if (!signature) {
            m_problems.push_back(signature.error());
            return;
        }
        const std::int64_t at = m_inquiry.question.at;
        TrustStatement statement = signature->kind == ImageSignatureKind::SimpleSigning
            ? simpleSigningStatement({place, signature->message}, m_keys.openPgp(), {}, {}, at, m_inquiry.limits)
            : checkCosignSignature(signature->payload, signature->annotations, place, {}, m_keys.sigstore(), at, m_inquiry.limits);
        addBinding(statement, m_report.subjects);
        m_report.statements.push_back(std::move(statement));
    }

    const TrustInquiry &m_inquiry;
    ReliedKeys &m_keys;
    TrustReport &m_report;
    std::vector<Error> &m_problems;
};

} // namespace

Status judgeSimpleSigning(const TrustInquiry &inquiry, ReliedKeys &keys, TrustReport &report, std::vector<Error> &problems)
{
    SimpleSigningJudge judge(inquiry, keys, report, problems);
    for (const TrustPlace &place : inquiry.question.places) {
        if (inquiry.context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, place.location, "cancelled"));
        judge.judgeDirLayout(place);
        judge.judgeLookaside(place);
        judge.judgeStorage(place);
    }
    return {};
}

} // namespace assay

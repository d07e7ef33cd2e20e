// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/notationpack.h"

#include "base/joinwords.h"
#include "crypto/opensslhandles.h"
#include "trust/folderpack.h"
#include "trust/notationstore.h"

namespace assay {

namespace {

constexpr std::string_view packedName = "the configuration of notation";

class Packer {
public:
    Packer(const EvidenceFs &fs, std::uint64_t mostBytes) : m_fs(fs), m_mostBytes(mostBytes), m_files("the configuration", mostBytes) {}

    Status add(const std::string &path)
    {
        auto bytes = m_fs.readFile(path, m_mostBytes);
        return bytes ? m_files.add(path, std::move(*bytes)) : Unexpected(bytes.error());
    }

    // Folders that are not there are passed over.
    Status addStores(const std::string &kind)
    {
        const std::string folder = "truststore/x509/" + kind;
        const auto names = m_fs.list(folder);
        if (!names)
            return names.error().code == ErrorCode::NotFound ? Status() : Unexpected(names.error());
        for (const std::string &name : *names) {
            const auto files = m_fs.list(folder + '/' + name);
            if (!files)
                return Unexpected(files.error());
            for (const std::string &file : *files) {
                if (const Status added = add(folder + '/' + name + '/' + file); !added)
                    return added;
            }
        }
        return {};
    }

    Result<std::string> tar() const { return m_files.tar(); }

private:
    const EvidenceFs &m_fs;
    const std::uint64_t m_mostBytes;
    FolderPacker m_files;
};

std::string levelName(NotationLevel level)
{
    switch (level) {
    case NotationLevel::Strict: return "strict";
    case NotationLevel::Permissive: return "permissive";
    case NotationLevel::Audit: return "audit";
    case NotationLevel::Skip: break;
    }
    return "skip";
}

std::string wordsOrNone(const std::vector<std::string> &words)
{
    return words.empty() ? "none" : joinWords(words, ", ");
}

// Of all files in the stores, in the order of their paths.
Status addCertificates(const EvidenceFs &fs, std::vector<std::string> &lines)
{
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) -> Status {
        if (item.stat.kind != FileKind::File)
            return {};
        const std::string path(item.path);
        const std::size_t slash = path.find('/');
        const std::string store = path.substr(0, slash) + ':' + path.substr(slash + 1, path.rfind('/') - slash - 1);
        const auto bytes = fs.readFile("truststore/x509/" + path, mostCertificateBytes);
        const auto certificates = bytes ? certificatesIn(*bytes, path) : Unexpected(bytes.error());
        if (!certificates) {
            lines.push_back(certificates.error().message());
            return {};
        }
        for (const CertificatePtr &certificate : *certificates) {
            const CertificateFacts facts = factsOf(certificate.get());
            lines.push_back(store + ": SHA-256 " + facts.fingerprint + ", " + facts.subject);
        }
        return {};
    };
    Context context;
    const Status walked = fs.walk("truststore/x509", visitor, Limits(), context);
    return walked || walked.error().code == ErrorCode::NotFound ? Status() : walked;
}

} // namespace

Result<std::string> packNotation(const std::string &path, std::uint64_t mostBytes)
{
    const auto folder = openDirectoryFs(path);
    if (!folder)
        return Unexpected(folder.error());
    const auto placed = [&path](Error error) {
        error.file = error.file.starts_with('/') ? error.file : path + '/' + error.file;
        return Unexpected(std::move(error));
    };
    const auto store = readNotationStore(**folder, "", Limits());
    if (!store)
        return placed(store.error());
    if (store->policyFile.empty())
        return Unexpected(makeError(ErrorCode::NotFound, path, "is no configuration of notation: there is no trustpolicy.json in it, which says whom to trust"));
    Packer packer(**folder, mostBytes);
    Status added = packer.add(store->policyFile);
    for (const char *kind : {"ca", "signingAuthority", "tsa"})
        added = added ? packer.addStores(kind) : added;
    return added ? packer.tar() : placed(added.error());
}

Result<ReliedNotation> unpackNotation(std::string_view packed, const std::string &name)
{
    const auto fs = openPacked(packed, name, packedName);
    auto store = fs ? readNotationStore(**fs, "", Limits()) : Unexpected(fs.error());
    if (!store)
        return Unexpected(store.error());
    if (store->policyFile.empty())
        return Unexpected(makeError(ErrorCode::NotFound, name, "is no configuration of notation: there is no trustpolicy.json in it, which says whom to trust"));
    store->policyFile = name + '/' + store->policyFile;
    for (Error &problem : store->problems)
        problem.file = name + '/' + problem.file;
    return ReliedNotation{name, std::make_shared<const NotationStore>(std::move(*store))};
}

std::vector<std::string> contentOfNotation(std::string_view packed, const std::string &name)
{
    const auto config = unpackNotation(packed, name);
    if (!config)
        return {config.error().message()};
    std::vector<std::string> lines;
    for (const NotationPolicy &policy : config->store->policies) {
        lines.push_back("policy \"" + policy.name + "\" (" + levelName(policy.level) + ") for " + wordsOrNone(policy.scopes) + ": stores " + wordsOrNone(policy.stores) + "; identities " + wordsOrNone(policy.identities));
    }
    if (const auto fs = openPacked(packed, name, packedName)) {
        if (const Status added = addCertificates(**fs, lines); !added)
            lines.push_back(added.error().message());
    }
    return lines;
}

} // namespace assay

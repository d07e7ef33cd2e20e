// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/contenttrustfetch.h"

#include "crypto/publickey.h"
#include "formats/tuf.h"
#include "io/digest.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint64_t mostMetadataBytes = 16 << 20; // of one file
constexpr std::size_t mostRoles = 256;
constexpr std::uint64_t mostRoots = 256;

// Of a snapshot, the root apart. Such a name becomes a path on the disk, with ".json" behind it: no part may be taken for another's file.
bool isRoleName(std::string_view name)
{
    constexpr std::size_t mostNameBytes = 200;
    if (name.size() > mostNameBytes || (name != "targets" && !name.starts_with("targets/")))
        return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        const bool fits = std::all_of(part.begin(), part.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        });
        if (!fits || part.empty() || part.front() == '.' || part.ends_with(".json"))
            return false;
        begin = end + 1;
    }
    return true;
}

class Metadata {
public:
    Metadata(const WebUrl &server, FetchLedger &ledger, Context &context)
        : m_ledger(ledger), m_out(ledger.out()), m_gun(m_out.image.name()), m_server(ledger, server, m_gun), m_context(context)
    {
    }

    Status run()
    {
        auto root = fetch("root", nullptr);
        if (!root)
            return Unexpected(root.error());
        if (!*root) {
            m_ledger.tell("the notary server has nothing on " + m_gun);
            return {};
        }
        if (const Status older = fetchOlderRoots(**root); !older)
            return older;
        auto timestamp = fetch("timestamp", nullptr);
        auto snapshot = timestamp ? fetchListed(*timestamp, "snapshot") : Unexpected(timestamp.error());
        if (!snapshot)
            return Unexpected(snapshot.error());
        return *snapshot ? fetchRoles(**snapshot, **root) : Status();
    }

private:
    using Bytes = std::optional<std::string>;

    void problem(ErrorCode code, const std::string &name, std::string detail)
    {
        m_out.problems.push_back(makeError(code, m_server.urlOf(contentTrustTarget(m_gun, name)).shown(), std::move(detail)));
    }

    Status cancelled() const { return m_context.cancelled() ? Status(Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"))) : Status(); }

    // By its name alone. nullopt where there is none; that is a problem of everything but a root.
    Result<Bytes> fetch(const std::string &name, const TufFileFacts *facts)
    {
        if (const Status go = cancelled(); !go)
            return Unexpected(go.error());
        const bool byHash = facts && facts->hashes.sha256.size() == sizeof(Sha256Digest);
        const std::string hex = byHash ? toHex(reinterpret_cast<const std::uint8_t *>(facts->hashes.sha256.data()), facts->hashes.sha256.size()) : std::string();
        const std::string asked = byHash ? name + '.' + hex : name;
        auto answer = m_server.get(contentTrustTarget(m_gun, asked), "application/json", mostMetadataBytes);
        if (!answer)
            return Unexpected(answer.error());
        const bool isRoot = name == "root" || name.ends_with(".root");
        if (answer->status != 200 || answer->tooLarge) {
            if (answer->status != 404 || !isRoot)
                problem(ErrorCode::NotFound, asked, answer->tooLarge ? "is too large" : "is answered with status " + std::to_string(answer->status));
            return Bytes();
        }
        const std::string really = toHex(sha256(std::string_view(answer->body)));
        if (byHash && really != hex) {
            problem(ErrorCode::Malformed, asked, "gives bytes with the digest sha256:" + really + ", not sha256:" + hex + ": not kept");
            return Bytes();
        }
        if (facts && !byHash && facts->hashes.sha512.empty())
            problem(ErrorCode::Unsupported, asked, "is listed without a hash that is known: kept, and nothing proves that it is the one that is meant");
        else if (facts && !facts->hashes.sha512.empty() && hashOf(HashAlgorithm::Sha512, answer->body) != facts->hashes.sha512) {
            problem(ErrorCode::Malformed, asked, "gives bytes whose SHA-512 is not the one that is listed: not kept");
            return Bytes();
        }
        m_out.contentTrust[name + ".json"] = answer->body;
        return Bytes(std::move(answer->body));
    }

    // nullopt where it cannot be read, which is a problem.
    std::optional<TufMetadata> parsed(const std::string &name, const std::string &bytes)
    {
        auto metadata = parseTuf(bytes, m_server.urlOf(contentTrustTarget(m_gun, name)).shown(), Limits());
        if (metadata)
            return std::move(*metadata);
        m_out.problems.push_back(metadata.error());
        return std::nullopt;
    }

    Status fetchOlderRoots(const std::string &root)
    {
        const auto metadata = parsed("root", root);
        const std::uint64_t newest = metadata ? metadata->version : 1;
        const std::uint64_t oldest = newest > mostRoots ? newest - mostRoots : 1;
        for (std::uint64_t version = newest - 1; version >= oldest; --version) {
            const auto older = fetch(std::to_string(version) + ".root", nullptr);
            if (!older)
                return Unexpected(older.error());
            if (!*older) // a server that does not keep them has none that are older still
                break;
        }
        return {};
    }

    Result<Bytes> fetchListed(const Bytes &list, const std::string &name)
    {
        const auto metadata = list ? parsed("timestamp", *list) : std::nullopt;
        if (!metadata)
            return Bytes();
        const auto facts = metadata->files.find(name);
        return facts == metadata->files.end() ? Result<Bytes>(Bytes()) : fetch(name, &facts->second);
    }

    Status fetchRoles(const std::string &snapshot, const std::string &root)
    {
        const auto metadata = parsed("snapshot", snapshot);
        if (!metadata)
            return {};
        std::size_t count = 0;
        for (const auto &[name, facts] : metadata->files) {
            if (name == "root") {
                holdRoot(facts, root);
                continue;
            }
            if (!isRoleName(name) || ++count > mostRoles) {
                problem(ErrorCode::Unsupported, "snapshot", "names a role that is not asked for: \"" + name.substr(0, 200) + '"');
                continue;
            }
            if (const auto fetched = fetch(name, &facts); !fetched)
                return Unexpected(fetched.error());
        }
        return {};
    }

    void holdRoot(const TufFileFacts &facts, const std::string &root)
    {
        const Sha256Digest digest = sha256(std::string_view(root));
        if (facts.hashes.sha256 != std::string(digest.begin(), digest.end()))
            problem(ErrorCode::Unstable, "root", "is another one than the snapshot names");
    }

    FetchLedger &m_ledger;
    FetchedImage &m_out;
    const std::string m_gun;
    ServerClient m_server;
    Context &m_context;
};

} // namespace

Status fetchContentTrust(const WebUrl &server, FetchLedger &ledger, Context &context)
{
    return Metadata(server, ledger, context).run();
}

} // namespace assay

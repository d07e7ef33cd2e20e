// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/filedigests.h"

#include "base/bytes.h"
#include "crypto/opensslhandles.h"
#include "io/readblocks.h"

#include <array>
#include <vector>

namespace assay {

namespace {

class Hash {
public:
    explicit Hash(const EVP_MD *method) { m_good = m_context && EVP_DigestInit_ex(m_context.get(), method, nullptr) == 1; }

    void update(std::span<const std::byte> bytes) { m_good = m_good && EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1; }

    std::string hex()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned size = 0;
        m_good = m_good && EVP_DigestFinal_ex(m_context.get(), digest.data(), &size) == 1;
        return m_good ? toHex(digest.data(), size) : std::string();
    }

private:
    std::unique_ptr<EVP_MD_CTX, Released<EVP_MD_CTX_free>> m_context{EVP_MD_CTX_new()};
    bool m_good = false;
};

} // namespace

std::vector<std::string> FileDigests::further() const
{
    return sha384.empty() ? std::vector<std::string>() : std::vector<std::string>{"sha384:" + sha384, "sha512:" + sha512};
}

Result<FileDigests> fileDigests(const ByteSource &source, bool longOnesToo, Context *context)
{
    std::vector<Hash> hashes;
    hashes.emplace_back(EVP_sha256());
    if (longOnesToo) {
        hashes.emplace_back(EVP_sha384());
        hashes.emplace_back(EVP_sha512());
    }
    const Status read = readBlocks(source, context, [&hashes](std::span<const std::byte> bytes) {
        for (Hash &hash : hashes)
            hash.update(bytes);
    });
    if (!read)
        return Unexpected(read.error());
    FileDigests digests;
    digests.sha256 = hashes[0].hex();
    if (longOnesToo) {
        digests.sha384 = hashes[1].hex();
        digests.sha512 = hashes[2].hex();
    }
    return digests;
}

} // namespace assay

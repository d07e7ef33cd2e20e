// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/openpgprevocation.h"

#include "base/upperhex.h"
#include "formats/openpgppackets.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace assay {
namespace {

constexpr std::size_t keyIdBytes = 8;
enum SignatureType : unsigned { OfUserId = 0x10, LastOfUserId = 0x13, DirectlyOnKey = 0x1f, RevokesKey = 0x20, RevokesSubkey = 0x28 };
enum Subpacket : unsigned { RevocationKey = 12, Issuer = 16, IssuerFingerprint = 33 };

unsigned at(std::string_view bytes, std::size_t offset)
{
    return static_cast<unsigned char>(bytes[offset]);
}

// Takes one area of subpackets, with its length in two bytes before it, off bytes; nullopt when it is longer than they are.
std::optional<std::string_view> takeArea(std::string_view &bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const std::size_t length = at(bytes, 0) << 8U | at(bytes, 1);
    bytes.remove_prefix(2);
    if (length > bytes.size())
        return std::nullopt;
    const std::string_view area = bytes.substr(0, length);
    bytes.remove_prefix(length);
    return area;
}

// Calls take with type and content of each; what is cut off is left out.
void forEachSubpacket(std::string_view area, const std::function<void(unsigned, std::string_view)> &take)
{
    while (!area.empty()) {
        std::size_t length = at(area, 0);
        std::size_t head = 1;
        if (length == 255 && area.size() >= 5) {
            length = static_cast<std::size_t>(at(area, 1)) << 24U | at(area, 2) << 16U | at(area, 3) << 8U | at(area, 4);
            head = 5;
        } else if (length >= 192 && area.size() >= 2) {
            length = ((length - 192) << 8U) + at(area, 1) + 192;
            head = 2;
        }
        if (length == 0 || length > area.size() - head)
            return;
        constexpr unsigned critical = 0x80;
        take(at(area, head) & ~critical, area.substr(head + 1, length - 1));
        area.remove_prefix(head + length);
    }
}

struct Found {
    std::vector<std::string> named;   // fingerprints, bytes
    std::vector<std::string> revoked; // fingerprints or key ids of who says so, bytes

    void take(std::string_view signature)
    {
        // Earlier versions have no subpackets, so nobody can be named in them.
        if (signature.size() < 4 || at(signature, 0) < 4)
            return;
        const unsigned type = at(signature, 1);
        const bool names = type == DirectlyOnKey || (type >= OfUserId && type <= LastOfUserId);
        const bool revokes = type == RevokesKey || type == RevokesSubkey;
        signature.remove_prefix(4);
        for (int area = 0; area < 2; ++area) {
            const bool isHashed = area == 0;
            forEachSubpacket(takeArea(signature).value_or(std::string_view()), [&](unsigned kind, std::string_view content) {
                constexpr std::size_t beforeFingerprint = 2; // class, algorithm
                if (names && isHashed && kind == RevocationKey && content.size() > beforeFingerprint)
                    named.emplace_back(content.substr(beforeFingerprint));
                else if (revokes && kind == Issuer && content.size() == keyIdBytes)
                    revoked.emplace_back(content);
                else if (revokes && kind == IssuerFingerprint && content.size() > 1)
                    revoked.emplace_back(content.substr(1)); // behind the key's version
            });
        }
    }
};

// A key id is the end of a fingerprint of 20 bytes, the beginning of a longer one.
bool isOf(std::string_view issuer, std::string_view fingerprint)
{
    return issuer == fingerprint || (issuer.size() == keyIdBytes && (fingerprint.size() == 20 ? fingerprint.ends_with(issuer) : fingerprint.starts_with(issuer)));
}

} // namespace

Result<std::vector<std::string>> openPgpRevokers(std::string_view key, const std::string &file)
{
    OpenPgpPackets packets(key, file);
    Found found;
    while (!packets.atEnd()) {
        const auto tag = packets.next();
        if (!tag)
            return Unexpected(tag.error());
        if (*tag == OpenPgpPackets::Signature)
            found.take(packets.body());
    }
    std::vector<std::string> revokers;
    for (const std::string &named : found.named) {
        if (std::any_of(found.revoked.begin(), found.revoked.end(), [&](const std::string &issuer) { return isOf(issuer, named); }))
            revokers.push_back(upperHex(named));
    }
    std::sort(revokers.begin(), revokers.end());
    revokers.erase(std::unique(revokers.begin(), revokers.end()), revokers.end());
    return revokers;
}

} // namespace assay

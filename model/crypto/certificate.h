// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct CertificateFacts {
    std::string subject; // as in RFC 2253, UTF-8; pass through displaySafe() to show
    std::string issuer;
    std::string fingerprint; // SHA-256, hex
    std::int64_t notBefore = 0; // seconds since 1970
    std::int64_t notAfter = 0;
};

// Certificates that a user trusts, from a file that the user named: nothing that is installed in the system is trusted here.
class TrustAnchors {
public:
    // PEM, any number; or one in DER. The error names the file.
    static Result<std::shared_ptr<const TrustAnchors>> load(const std::string &file);
    static Result<std::shared_ptr<const TrustAnchors>> loadIfNamed(const std::string &file); // null for ""
    // The same of bytes that were read before; file is the name for errors and for file().
    static Result<std::shared_ptr<const TrustAnchors>> fromBytes(std::string_view bytes, const std::string &file);
    // All of several together, under that name; null among them is passed over. Null when nothing is in them.
    static std::shared_ptr<const TrustAnchors> joined(const std::vector<std::shared_ptr<const TrustAnchors>> &parts, const std::string &file);
    ~TrustAnchors();

    const std::string &file() const { return m_file; }

    struct Certificates;
    const Certificates &certificates() const { return *m_certificates; }

private:
    TrustAnchors(std::string file, std::unique_ptr<const Certificates> certificates);

    std::string m_file;
    std::unique_ptr<const Certificates> m_certificates;
};

using TrustAnchorsPtr = std::shared_ptr<const TrustAnchors>;

// A file of keys or certificates is small.
inline constexpr std::uint64_t mostCertificateBytes = 4 << 20;

} // namespace assay

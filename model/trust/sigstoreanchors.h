// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"
#include "crypto/publickey.h"
#include "formats/sigstoreroot.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct SigstoreLog {
    std::string name; // its host, for texts
    std::string id;           // raw, see SigstoreRootLog
    std::string checkpointId;
    PublicKey key;
    SigstoreValidity validity;
};

// The keys and certificates of one trusted root, ready for use. Immutable, any thread.
class SigstoreAnchors {
public:
    // trusted_root.json. file is the name in errors and statements.
    static Result<std::shared_ptr<const SigstoreAnchors>> fromTrustedRoot(std::string_view json, const std::string &file, const Limits &limits);
    // Certificates of an authority of one's own, PEM or DER: what signed itself is trusted, the rest completes chains; where none signed
    // itself, all are trusted. No logs, no time stamp authorities.
    static Result<std::shared_ptr<const SigstoreAnchors>> fromAuthorities(std::string_view certificates, const std::string &file);
    // The same for authorities of time stamps. Each of them may be the one that signs, or stand above it.
    static Result<std::shared_ptr<const SigstoreAnchors>> fromTimestampAuthorities(std::string_view certificates, const std::string &file);
    // One key of a Rekor log, PEM.
    static Result<std::shared_ptr<const SigstoreAnchors>> fromLogKey(std::string_view pem, const std::string &file);
    ~SigstoreAnchors();

    const std::string &file() const { return m_file; }
    const std::vector<SigstoreLog> &logs() const { return m_logs; }
    const std::vector<SigstoreLog> &certificateLogs() const { return m_certificateLogs; }

    // Logs of the root whose keys are of a kind that this version does not know: entries of theirs are by no log that is trusted. For texts.
    const std::vector<std::string> &leftOut() const { return m_leftOut; }

    struct Authority; // sigstoreparts.h
    const std::vector<Authority> &authorities() const { return *m_authorities; }
    const std::vector<Authority> &timestampAuthorities() const { return *m_timestampAuthorities; }

private:
    explicit SigstoreAnchors(std::string file);

    std::string m_file;
    std::vector<std::string> m_leftOut;
    std::vector<SigstoreLog> m_logs;
    std::vector<SigstoreLog> m_certificateLogs;
    std::unique_ptr<std::vector<Authority>> m_authorities;
    std::unique_ptr<std::vector<Authority>> m_timestampAuthorities;
};

using SigstoreAnchorsPtr = std::shared_ptr<const SigstoreAnchors>;

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/signify.h"
#include "trust/notation.h"
#include "trust/openpgp.h"
#include "trust/relied.h"
#include "trust/sigstore.h"
#include "trust/tuf.h"

#include <optional>
#include <string>
#include <vector>

namespace assay {

// What the analyst relies on, in the form that each scheme takes; made when a statement of the scheme is met. A file that cannot be used is
// told in problems, once. One thread.
class ReliedKeys {
public:
    ReliedKeys(const Relied &relied, const Limits &limits, std::vector<std::string> &problems);

    const OpenPgpTrust &openPgp();
    const std::vector<SignifyKey> &signify();
    const SigstoreTrust &sigstore();
    const NotationTrust &notation();
    const TufPins &tuf();

private:
    TrustAnchorsPtr anchorsOf(const std::vector<ReliedFile> &files);
    void addAnchors(const std::vector<ReliedFile> &files, Result<SigstoreAnchorsPtr> (*read)(std::string_view, const std::string &));

    const Relied &m_relied;
    const Limits &m_limits;
    std::vector<std::string> &m_problems;
    std::optional<OpenPgpTrust> m_openPgp;
    std::optional<std::vector<SignifyKey>> m_signify;
    std::optional<SigstoreTrust> m_sigstore;
    std::optional<NotationTrust> m_notation;
    std::optional<TufPins> m_tuf;
};

} // namespace assay

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

using NotationWay = std::vector<NotationTrust>;

// What the analyst relies on, in the form that each scheme takes; made when a statement of the scheme is met. A file that cannot be used is
// told in problems, once. One thread.
class ReliedKeys {
public:
    ReliedKeys(const Relied &relied, const Limits &limits, std::vector<std::string> &problems);

    const OpenPgpTrust &openPgp();
    const std::vector<SignifyKey> &signify();
    const SigstoreTrust &sigstore();
    // Ways to trust signatures of notation in an image of these repositories ("registry.example/team/app"): each alone will do. Of one, all must
    // let a signature through. The first is what was named one by one, left out where nothing was and a configuration folder was; the
    // others are the policies that each such folder has for the repositories.
    const std::vector<NotationWay> &notation(const std::vector<std::string> &repositories);
    const TufPins &tuf();

private:
    NotationWay notationByName();
    NotationWay notationByPolicy(const ReliedNotation &config, const std::vector<std::string> &repositories);
    TrustAnchorsPtr anchorsOf(const std::vector<ReliedFile> &files);
    void addAnchors(const std::vector<ReliedFile> &files, Result<SigstoreAnchorsPtr> (*read)(std::string_view, const std::string &));

    const Relied &m_relied;
    const Limits &m_limits;
    std::vector<std::string> &m_problems;
    std::optional<OpenPgpTrust> m_openPgp;
    std::optional<std::vector<SignifyKey>> m_signify;
    std::optional<SigstoreTrust> m_sigstore;
    std::optional<std::vector<NotationWay>> m_notation;
    std::optional<TufPins> m_tuf;
};

} // namespace assay

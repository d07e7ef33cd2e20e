// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "io/digest.h"
#include "io/evidencefs.h"
#include "source/source.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace assay {

// The configurations of an archive's images. Many images may have one, under one name or several: each file is read once.
class SharedConfigs {
public:
    SharedConfigs(const EvidenceFs &fs, const Limits &limits) : m_fs(fs), m_limits(limits) {}

    // Fills id, platform, time and layers of info from the file at path, or its problem. promised is what the file must hash to, ""
    // where nothing says so; the id is by the same algorithm. findings takes what is wrong with the file, once. Gives the SHA-256 of its
    // bytes; none where they could not be read.
    std::optional<Sha256Digest> read(const std::string &path, const std::string &promised, ImageInfo &info, Findings &findings);

private:
    struct Known {
        std::optional<Digests> digests; // none when its bytes could not be read
        ImageInfo info;                 // as far as the file says it; no id
    };

    Known parsed(const std::string &path, Findings &findings) const;

    const EvidenceFs &m_fs;
    const Limits &m_limits;
    std::map<std::string, Known> m_known;                            // by what tells their files apart
    std::set<std::pair<std::string, std::string>> m_brokenPromises;  // those that a finding tells
};

} // namespace assay

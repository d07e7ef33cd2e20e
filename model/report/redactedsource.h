// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/withheldphrases.h"
#include "source/source.h"

#include <cstdint>
#include <string>

namespace assay {

// Takes words out of texts, and counts those in which there were any.
class PhraseReplacer {
public:
    explicit PhraseReplacer(const WithheldPhrases &phrases) : m_phrases(phrases) {}

    void operator()(std::string &text) { m_texts += m_phrases.replaceIn(text); }
    void operator()(Findings &findings);
    void operator()(ImageInfo &image);
    void operator()(ContainerInfo &container);
    std::uint64_t texts() const { return m_texts; }

private:
    const WithheldPhrases &m_phrases;
    std::uint64_t m_texts = 0;
};

// The source of whole, with words taken out of its place and of the names of its images and containers. Contents are those of whole. It has
// no skipped parts of its own: which of them may be told of is up to who redacts.
SourcePtr redactedSource(const LoadedSourcePtr &whole, PhraseReplacer &replace);

} // namespace assay

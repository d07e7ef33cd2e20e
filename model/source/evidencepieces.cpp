// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/evidencepieces.h"

#include "io/digest.h"

#include <algorithm>
#include <iterator>

namespace assay {

EvidencePieces::EvidencePieces(const OpenedEvidence &evidence)
{
    m_pieces.push_back({{}, evidence.location, evidence.file != nullptr, (evidence.own ? evidence.own : evidence.fs)->seesTrustedXattrs()});
    if (evidence.file)
        m_tars.push_back(&evidence);
    for (const OpenedEvidence &store : evidence.further) {
        m_pieces.push_back({furtherPrefix(store.location), store.location, store.file != nullptr, store.fs->seesTrustedXattrs()});
        if (store.file)
            m_tars.push_back(&store);
    }
}

const EvidencePieces::Piece &EvidencePieces::of(std::string_view path) const
{
    const Piece *piece = &m_pieces.front();
    for (const Piece &further : m_pieces) {
        if (path.starts_with(further.prefix + '/') && further.prefix.size() > piece->prefix.size())
            piece = &further;
    }
    return *piece;
}

void noteFurther(LoadedEvidence &loaded, const OpenedEvidence &store, const Result<Sha256Digest> *digest)
{
    LoadedEvidence ofStore;
    if (digest)
        noteArchive(ofStore, store, *digest);
    Finding finding = makeFinding("source.image-store");
    finding.store = store.location;
    if (ofStore.bytes)
        finding.detail.emplace_back("bytes", std::to_string(*ofStore.bytes));
    if (ofStore.sha256)
        finding.detail.emplace_back("sha256", digestText(*ofStore.sha256));
    loaded.findings.push_back(std::move(finding));
    std::move(ofStore.findings.begin(), ofStore.findings.end(), std::back_inserter(loaded.findings));
    std::move(ofStore.skipped.begin(), ofStore.skipped.end(), std::back_inserter(loaded.skipped));
    loaded.complete = loaded.complete && ofStore.complete;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/layerread.h"

#include "base/nameddigest.h"
#include "tree/layertreebuilder.h"

#include <map>

namespace assay {

LayerContent unreadLayer(const std::string &store, const Error &error, const Limits &limits)
{
    LayerContent content;
    LayerTreeBuilder builder(limits);
    builder.entry(LayerTree::root).flags |= EntryFlag::Unreadable;
    content.tree = std::make_shared<const LayerTree>(builder.finish());
    content.complete = false;
    Finding finding = makeFinding("source.unreadable");
    finding.store = store;
    finding.detail.emplace_back("reason", error.message());
    content.findings.push_back(std::move(finding));
    content.skipped.push_back({store, error.message()});
    return content;
}

Result<Digests> digestsOfBlob(const EvidenceFs &fs, const std::string &path, bool withSha512, Context &context)
{
    const auto file = fs.open(path);
    return file ? digestsOf(**file, withSha512, &context) : Result<Digests>(Unexpected(file.error()));
}

bool wantsSha512(std::string_view blobDigest, std::string_view diffId)
{
    return isSha512(blobDigest) || isSha512(diffId);
}

std::string sha512AsNamed(const LayerContent &content, std::string_view diffId)
{
    return isSha512(diffId) && content.sha512 ? digestText(*content.sha512) : std::string();
}

Result<BlobContent> readBlob(const EvidenceFs &fs, const std::string &path, bool withSha512, const Limits &limits, Context &context, TreeBudget *together)
{
    const auto source = fs.open(path);
    if (!source)
        return Unexpected(source.error());
    const auto compression = detectCompression(**source);
    if (!compression)
        return Unexpected(compression.error());
    auto stream = decompressed(streamOf(*source, &context), *compression, limits, &context);
    if (!stream)
        return Unexpected(stream.error());
    Sha512 hash;
    if (withSha512)
        *stream = std::make_unique<Sha512Stream>(std::move(*stream), hash);
    auto layer = readTarLayer(std::move(*stream), true, limits, context, together);
    if (!layer)
        return Unexpected(layer.error());
    BlobContent blob;
    blob.layer = std::move(*layer);
    if (withSha512 && blob.layer.digest) // else it was not read to its end
        blob.layer.sha512 = hash.finish();
    blob.compressed = *compression != Compression::None;
    if (!blob.compressed && blob.layer.digest) {
        blob.stored = {*blob.layer.digest, blob.layer.sha512};
        return blob;
    }
    const auto stored = digestsOf(**source, withSha512, &context);
    if (!stored)
        return Unexpected(stored.error());
    blob.stored = *stored;
    return blob;
}

void tellStates(Finding &finding, const FileStates &states)
{
    finding.detail.emplace_back("before", states.before.text());
    finding.detail.emplace_back("after", states.after ? states.after->text() : std::string("it cannot be asked any more"));
}

void boundFindings(Findings &findings, const Limits &limits)
{
    std::map<std::string, std::uint64_t> seen;
    std::erase_if(findings, [&](const Finding &finding) { return ++seen[finding.code] > limits.findingsPerCode; });
    for (const auto &[code, count] : seen) {
        if (count <= limits.findingsPerCode)
            continue;
        Finding finding = makeFinding("findings.truncated");
        finding.detail.emplace_back("code", code);
        finding.detail.emplace_back("kept", std::to_string(limits.findingsPerCode));
        finding.detail.emplace_back("seen", std::to_string(count));
        findings.push_back(std::move(finding));
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redactedsource.h"

#include "source/store.h"

#include <utility>

namespace assay {
namespace {

class RedactedSource final : public Source {
public:
    RedactedSource(LoadedSourcePtr whole, PhraseReplacer &replace)
        : m_whole(std::move(whole)), m_location(m_whole->source->location()), m_images(m_whole->source->images()), m_containers(m_whole->source->containers()),
          m_findings(m_whole->source->findings())
    {
        replace(m_location);
        for (ImageInfo &image : m_images)
            replace(image);
        for (ContainerInfo &container : m_containers)
            replace(container);
        replace(m_findings);
        if (m_whole->source->store())
            takeStore(*m_whole->source->store(), replace);
    }

    SourceKind kind() const override { return m_whole->source->kind(); }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const std::vector<ContainerInfo> &containers() const override { return m_containers; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    const StoreCatalog *store() const override { return m_store ? &*m_store : nullptr; }

    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::Unsupported, m_location, "is known as a redacted report has it, and is not read again"));
    }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &ref, Context &context) const override { return m_whole->source->content(*m_whole, ref, context); }

private:
    static void takeChain(std::vector<ChainLink> &chain, PhraseReplacer &replace)
    {
        for (ChainLink &link : chain) {
            for (std::string *text : {&link.subject, &link.record, &link.expected, &link.found})
                replace(*text);
        }
    }

    static void takeLayer(StoredLayer &layer, PhraseReplacer &replace)
    {
        for (std::string *text : {&layer.layer.store, &layer.layer.createdBy, &layer.tarSplit, &layer.blob, &layer.problem, &layer.unrecorded})
            replace(*text);
    }

    void takeStore(const StoreCatalog &store, PhraseReplacer &replace)
    {
        m_store = store;
        m_store->complete = store.complete && m_whole->source->skipped().empty();
        m_store->skipped.clear();
        for (StoredLayer &layer : m_store->layers)
            takeLayer(layer, replace);
        for (StoredImage &image : m_store->images) {
            replace(image.info);
            takeChain(image.chain, replace);
        }
        for (StoredContainer &container : m_store->containers) {
            replace(container.info);
            takeChain(container.chain, replace);
            for (StoredLayer &layer : container.own)
                takeLayer(layer, replace);
            replace(container.engineFolder);
            replace(container.problem);
        }
        for (LooseBlob &blob : m_store->looseBlobs)
            replace(blob.path);
        replace(m_store->findings);
    }

    LoadedSourcePtr m_whole;
    std::string m_location;
    std::vector<ImageInfo> m_images;
    std::vector<ContainerInfo> m_containers;
    Findings m_findings;
    std::vector<SkippedPart> m_skipped; // none
    std::optional<StoreCatalog> m_store;
};

} // namespace

void PhraseReplacer::operator()(Findings &findings)
{
    for (Finding &finding : findings) {
        (*this)(finding.path);
        (*this)(finding.store);
        for (auto &[key, value] : finding.detail)
            (*this)(value);
    }
}

void PhraseReplacer::operator()(ImageInfo &image)
{
    for (std::string &tag : image.tags)
        (*this)(tag);
    for (ImageLayer &layer : image.layers) {
        (*this)(layer.store);
        (*this)(layer.createdBy);
    }
    for (std::string *text : {&image.platform, &image.created, &image.problem})
        (*this)(*text);
}

void PhraseReplacer::operator()(ContainerInfo &container)
{
    (*this)(container.name);
    (*this)(container.created);
}

SourcePtr redactedSource(const LoadedSourcePtr &whole, PhraseReplacer &replace)
{
    return std::make_shared<RedactedSource>(whole, replace);
}

} // namespace assay

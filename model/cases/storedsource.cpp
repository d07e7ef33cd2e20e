// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/storedsource.h"

#include <algorithm>

namespace assay {
namespace {

bool isSame(const ImageInfo &a, const ImageInfo &b)
{
    return a.id == b.id && a.container == b.container && a.tags == b.tags;
}

class StoredSource final : public Source {
public:
    explicit StoredSource(SourceRecord record) : m_record(std::move(record)) {}

    SourceKind kind() const override { return m_record.kind; }
    const std::string &location() const override { return m_record.location; }
    const std::vector<ImageInfo> &images() const override { return m_record.images; }
    const std::vector<ContainerInfo> &containers() const override { return m_record.containers; }
    const Findings &findings() const override { return m_record.findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_record.skipped; }
    const StoreCatalog *store() const override { return m_record.store ? &*m_record.store : nullptr; }

    Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const override
    {
        if (image >= m_record.images.size())
            return Unexpected(makeError(ErrorCode::Usage, m_record.location, "has no such image"));
        const auto evidence = openSource(m_record.location, Limits(), context);
        if (!evidence)
            return Unexpected(evidence.error());
        const auto &images = (*evidence)->images();
        const auto same = std::find_if(images.begin(), images.end(), [&](const ImageInfo &info) { return isSame(info, m_record.images[image]); });
        if ((*evidence)->kind() != m_record.kind || same == images.end())
            return Unexpected(makeError(ErrorCode::NotFound, m_record.location, "is not the evidence any more that the case was made of"));
        return (*evidence)->load(static_cast<std::size_t>(same - images.begin()), role, options, context);
    }

    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::NotFound, loaded.layers[ref.layer].tree->path(ref.node), noContents));
    }
    Result<LoadedStore> loadLayers(const std::vector<std::size_t> &, const LoadOptions &, const LayerDone &, Context &) const override { return nothing(); }
    Result<LoadedStore> loadOwnLayers(std::size_t, const LoadOptions &, Context &) const override { return nothing(); }

private:
    static constexpr char noContents[] = "a case keeps no contents; read the evidence again";

    Result<LoadedStore> nothing() const { return Unexpected(makeError(ErrorCode::NotFound, m_record.location, noContents)); }

    SourceRecord m_record;
};

} // namespace

SourceRecord SourceRecord::of(const Source &source)
{
    SourceRecord record;
    record.kind = source.kind();
    record.location = source.location();
    record.images = source.images();
    record.containers = source.containers();
    record.findings = source.findings();
    record.skipped = source.skipped();
    if (source.store())
        record.store = *source.store();
    return record;
}

std::shared_ptr<const Source> makeStoredSource(SourceRecord record)
{
    return std::make_shared<StoredSource>(std::move(record));
}

bool isStoredSource(const Source &source)
{
    return dynamic_cast<const StoredSource *>(&source) != nullptr;
}

} // namespace assay

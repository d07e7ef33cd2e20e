// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace assay::test {

// A source of which there is nothing but its kind, its place, and images without a name: no layers, no content.
class NamedSource : public Source {
public:
    NamedSource(SourceKind kind, std::string location, std::size_t images = 0) : m_kind(kind), m_location(std::move(location)), m_images(images) {}

    void skip(std::string path, std::string reason) { m_skipped.push_back({std::move(path), std::move(reason)}); }

    SourceKind kind() const override { return m_kind; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::Unsupported, m_location, "made for a test"));
    }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::NotFound, m_location, "made for a test"));
    }

private:
    SourceKind m_kind;
    std::string m_location;
    std::vector<ImageInfo> m_images;
    Findings m_findings;
    std::vector<SkippedPart> m_skipped;
};

} // namespace assay::test

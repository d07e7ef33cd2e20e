// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/combinedfs.h"

#include <algorithm>

namespace assay {
namespace {

class CombinedFs final : public EvidenceFs {
public:
    CombinedFs(EvidenceFsPtr main, std::vector<FsPart> parts) : m_parts(std::move(parts))
    {
        // Of two parts, one named below the other, the lower one is meant by its paths.
        std::stable_sort(m_parts.begin(), m_parts.end(), [](const FsPart &a, const FsPart &b) { return a.prefix.size() > b.prefix.size(); });
        m_parts.push_back({{}, std::move(main)});
    }

    struct Place {
        std::size_t part = 0;
        std::string_view path; // in it
    };
    Place placeOf(std::string_view path) const
    {
        for (std::size_t i = 0; i + 1 < m_parts.size(); ++i) {
            const std::string &prefix = m_parts[i].prefix;
            if (!path.starts_with(prefix) || (path.size() > prefix.size() && path[prefix.size()] != '/'))
                continue;
            return {i, path.size() > prefix.size() ? path.substr(prefix.size() + 1) : std::string_view()};
        }
        return {m_parts.size() - 1, path};
    }
    const EvidenceFs &part(std::size_t i) const { return *m_parts[i].fs; }
    std::size_t parts() const { return m_parts.size(); }

    const std::string &name() const override { return m_parts.back().fs->name(); }

    Result<FileStat> stat(std::string_view path) const override
    {
        const Place place = placeOf(path);
        return part(place.part).stat(place.path);
    }
    Result<std::vector<std::string>> list(std::string_view path) const override
    {
        const Place place = placeOf(path);
        return part(place.part).list(place.path);
    }
    Result<std::string> readLink(std::string_view path) const override
    {
        const Place place = placeOf(path);
        return part(place.part).readLink(place.path);
    }
    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        const Place place = placeOf(path);
        return part(place.part).readFile(place.path, limit);
    }
    Result<ByteSourcePtr> open(std::string_view path) const override
    {
        const Place place = placeOf(path);
        return part(place.part).open(place.path);
    }
    std::unique_ptr<FileOpener> opener() const override;
    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override
    {
        const Place place = placeOf(path);
        return part(place.part).walk(place.path, visitor, limits, context);
    }
    bool seesTrustedXattrs() const override
    {
        return std::all_of(m_parts.begin(), m_parts.end(), [](const FsPart &part) { return part.fs->seesTrustedXattrs(); });
    }

private:
    std::vector<FsPart> m_parts; // main is the last one
};

class CombinedOpener final : public FileOpener {
public:
    explicit CombinedOpener(const CombinedFs &fs) : m_fs(fs), m_openers(fs.parts()) {}

    Result<ByteSourcePtr> open(std::string_view path) override
    {
        const CombinedFs::Place place = m_fs.placeOf(path);
        return of(place.part).open(place.path);
    }
    Result<ByteSourcePtr> openSeen(std::string_view path) override
    {
        const CombinedFs::Place place = m_fs.placeOf(path);
        return of(place.part).openSeen(place.path);
    }

private:
    FileOpener &of(std::size_t part)
    {
        if (!m_openers[part])
            m_openers[part] = m_fs.part(part).opener();
        return *m_openers[part];
    }

    const CombinedFs &m_fs;
    std::vector<std::unique_ptr<FileOpener>> m_openers;
};

std::unique_ptr<FileOpener> CombinedFs::opener() const
{
    return std::make_unique<CombinedOpener>(*this);
}

} // namespace

EvidenceFsPtr combinedFs(EvidenceFsPtr main, std::vector<FsPart> parts)
{
    return std::make_shared<const CombinedFs>(std::move(main), std::move(parts));
}

} // namespace assay

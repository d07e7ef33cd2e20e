// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/evidencefs.h"

#include <functional>
#include <map>
#include <string>
#include <utility>

namespace assay::test {

// Another folder of evidence, and how often each of its files was read whole. For one thread.
class CountingFs final : public EvidenceFs {
public:
    explicit CountingFs(EvidenceFsPtr fs) : m_fs(std::move(fs)) {}

    const std::string &name() const override { return m_fs->name(); }
    Result<FileStat> stat(std::string_view path) const override { return m_fs->stat(path); }
    Result<std::vector<std::string>> list(std::string_view path) const override { return m_fs->list(path); }
    Result<std::string> readLink(std::string_view path) const override { return m_fs->readLink(path); }
    Result<std::string> readFile(std::string_view path, std::uint64_t limit) const override
    {
        ++all;
        ++reads[std::string(path)];
        if (onRead)
            onRead();
        return m_fs->readFile(path, limit);
    }
    Result<ByteSourcePtr> open(std::string_view path) const override { return m_fs->open(path); }
    Status walk(std::string_view path, const Visitor &visitor, const Limits &limits, Context &context) const override
    {
        return m_fs->walk(path, visitor, limits, context);
    }
    bool seesTrustedXattrs() const override { return m_fs->seesTrustedXattrs(); }

    mutable std::size_t all = 0;
    mutable std::map<std::string, std::size_t> reads;
    std::function<void()> onRead;

private:
    EvidenceFsPtr m_fs;
};

} // namespace assay::test

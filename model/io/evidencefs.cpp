// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/evidencefs.h"

namespace assay {
namespace {

class PlainOpener final : public FileOpener {
public:
    explicit PlainOpener(const EvidenceFs &fs) : m_fs(fs) {}

    Result<ByteSourcePtr> open(std::string_view path) override { return m_fs.open(path); }

private:
    const EvidenceFs &m_fs;
};

} // namespace

std::unique_ptr<FileOpener> EvidenceFs::opener() const
{
    return std::make_unique<PlainOpener>(*this);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/casecontent.h"

namespace assay {

CaseSource CaseSource::of(const LoadedSource &loaded)
{
    CaseSource source;
    source.role = loaded.role;
    source.path = loaded.source->location();
    source.kind = loaded.source->kind();
    source.bytes = loaded.bytes;
    source.sha256 = loaded.sha256;
    if (loaded.image) {
        const ImageInfo &image = *loaded.image;
        source.image = !image.container.empty() ? image.container : image.tags.empty() ? image.id : image.tags.front();
    }
    return source;
}

Result<SourceCheck> checkSource(const CaseSource &source, Context &context)
{
    return checkRecordedSource({source.path, source.bytes, source.sha256}, context);
}

} // namespace assay

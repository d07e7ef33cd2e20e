// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "base/result.h"
#include "io/evidencefs.h"
#include "tree/layertree.h"

namespace assay {

// The folder that a tar holds, read without unpacking it. The tar must not be compressed (see seekable()). Names such as
// "./a" and "a" are the same path; a later member of the same path counts. Reads only headers, skipping content.
// A tar that ends too early gives what stands before, and a finding. Whiteout names have no meaning here.
struct TarFs {
    EvidenceFsPtr fs;
    Findings findings;
    std::uint64_t entries = 0;
    bool complete = true; // false when the tar ended in the middle
};
Result<TarFs> openTarFs(ByteSourcePtr tar, const Limits &limits, Context &context);


// Content of the member whose header begins at headerOffset of an uncompressed tar; of a sparse one with zeros in its
// holes, which are not unpacked to anywhere. LimitExceeded: it stands for too much, see checkExpansion().
Result<ByteSourcePtr> openTarMember(const ByteSourcePtr &tar, std::uint64_t headerOffset, const Limits &limits);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "report/reportoptions.h"
#include "report/sink.h"
#include "source/source.h"
#include "verify/comparison.h"

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace assay {

// A file of the evidence that is to leave it: one version of one path of one source.
struct ContentToExport {
    LoadedSourcePtr loaded;
    std::string path;     // bytes, as the source has it
    FsTree::Ref seen;     // whose metadata it has
    FsTree::Ref content;  // where its content lies: seen, but for what is seen through an alias
};

// What a side has at a path of a comparison, of the layers that it shows. The error is Usage where that is no file.
Result<ContentToExport> contentToExport(const Comparison &comparison, DiffNodeId node, int side);

struct ContentExport {
    bool sidecars = true; // path + ".sha256" (as sha256sum has it) and path + ".provenance.json" ("assay-provenance/1")
    mode_t mode = 0666;   // of the file itself, narrowed by the umask
    ReportClock created;
};

struct ExportedContent {
    Sha256Digest sha256{}; // of what was read back
    std::uint64_t bytes = 0;
};

// Writes the content to path, which must not exist, as its sidecars must not: all of them or none. What was written is read
// back, and compared with the digest that was taken when the source was read. Whether path lies inside evidence is the
// caller's to check. The error is Unstable where the content is no longer what it was.
Result<ExportedContent> exportContent(const ContentToExport &what, const std::string &path, const ContentExport &options, Context &context);

// Hands all of content to sink, in pieces; bytes counts them. Polls and counts in context.
Status copyContent(const ByteSource &content, const Sink &sink, std::uint64_t &bytes, Context &context);

} // namespace assay

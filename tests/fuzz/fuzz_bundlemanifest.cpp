// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundlemanifest.h"
#include "support/fuzzlayers.h"

using namespace assay;

// A bundle that is checked may come from anybody. What is taken has one text only.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    if (const auto read = readManifest(bytes, "manifest.json")) {
        test::require(manifestText(*read) == bytes, "a manifest has two texts");
        for (const BundleFile &file : read->files)
            test::require(isBundlePath(file.path), "a path leads out of the bundle");
    }
    return 0;
}

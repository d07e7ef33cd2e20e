// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "verify/comparison.h"

#include <functional>
#include <optional>

namespace assay {

struct StoreCheckOptions {
    // Index in Source::images() of all that is to be checked: an image, or a container over its image. None: all of the
    // store, its containers too.
    std::optional<std::size_t> image;
    LoadOptions load;
    // Called when a layer has its verdict, from any thread, one call at a time. at: index in store()->layers.
    std::function<void(std::size_t at, const LoadedLayer &layer, std::size_t done, std::size_t total)> judged;
};

// Holds an engine's store against its own records, each layer once however many images have it. The result is a comparison
// without steps: its live source is the image that was asked for, or the first one, further those after it. Its findings name
// the images and containers that a changed layer runs in. The error is Usage when source is no store, or Cancelled.
Result<ComparisonPtr> checkStore(const SourcePtr &source, const StoreCheckOptions &options, Context &context);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "source/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace assay {

// openSource() of a containers/storage root and of the image stores that its storage.conf names (additionalimagestores, imagestore), in
// their order: folders or tars. They are read as one store; paths of theirs begin with their location ("/srv/images/overlay/…", or
// "./images/overlay/…" where it is no absolute one), as the user named it. The error is Usage when path is another kind of evidence or a
// place is named twice.
Result<SourcePtr> openWithImageStores(const std::string &path, const std::vector<std::string> &imageStores, const Limits &limits, Context &context);

// What the reasons of skipped parts say where a layer may lie in a store that was not named.
inline constexpr std::string_view imageStoreHint = "it may lie in an additional image store";
bool wantsImageStore(const Source &source);

} // namespace assay

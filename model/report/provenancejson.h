// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "report/jsonwriter.h"
#include "source/source.h"

#include <string_view>

namespace assay {

// Where something in a file of ours comes from, into the object that json has begun.

void writeToolMember(JsonWriter &json);
void writeDigestMember(JsonWriter &json, std::string_view key, const Sha256Digest *digest); // null: not known
void writeSourceMembers(JsonWriter &json, const LoadedSource &loaded);
void writeLayerMember(JsonWriter &json, std::string_view key, const LoadedSource &loaded, const FsTree::Ref &ref);
void writePathMember(JsonWriter &json, std::string_view path); // as shown, and all its bytes in hex

} // namespace assay

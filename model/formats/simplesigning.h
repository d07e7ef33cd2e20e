// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// What a signature of containers/image says (containers-signature(5)).
struct SimpleSigning {
    std::string manifestDigest; // "sha256:<hex>", or sha384, sha512
    std::string reference;      // as the signer calls the image: "docker.io/library/app:1.0"
    std::string creator;        // the program, by its own word; "" when it is not said
    std::optional<std::int64_t> timestamp; // by its own word, seconds since 1970
};
// Strict, as it decides: an unknown or missing member of "critical" is Malformed. Text to be trusted only when its signature holds.
Result<SimpleSigning> parseSimpleSigning(std::string_view text, const std::string &file, const Limits &limits);

// Whether a reference that was signed stands for the wanted one: the same text, where Docker Hub's short names are written out and no tag
// of the wanted one is "latest"; or of the same repository, when wanted names a digest and no tag. What is no reference fits nothing,
// neither does a signed one without tag and digest.
bool signedReferenceFits(std::string_view signedReference, std::string_view wanted);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// How containers/image keeps signatures beside images: one blob each, in lookaside folders, `dir:` layouts and the storage of podman.

enum class ImageSignatureKind : std::uint8_t {
    SimpleSigning, // an OpenPGP message
    Sigstore,      // what cosign keeps in a registry
};

struct ImageSignature {
    ImageSignatureKind kind = ImageSignatureKind::SimpleSigning;
    std::string message;  // SimpleSigning: the OpenPGP message
    std::string mimeType; // Sigstore: of the payload
    std::string payload;  // Sigstore: what is signed
    std::map<std::string, std::string> annotations; // Sigstore: "dev.cosignproject.cosign/signature", …
};
// One blob: OpenPGP as it is, or framed by a zero byte and the name of the format. Unsupported names a format that is not known.
Result<ImageSignature> parseImageSignature(std::string_view blob, const std::string &file, const Limits &limits);

// The blobs of a storage's big data "signature-<hex>", which stand one after the other; sizes come from the image's metadata and
// must add up to all of it.
Result<std::vector<std::string_view>> splitImageSignatures(std::string_view bytes, const std::vector<std::uint64_t> &sizes, const std::string &file);

// Where the signatures of a manifest are, below a lookaside folder: "library/app@sha256=<hex>/signature-1" and so on, numbered from 1
// without a gap. repository without its registry's host or with it, as the folder has it; digest "sha256:<hex>". "" where
// either could lead out of the folder.
std::string lookasideFolder(std::string_view repository, std::string_view digest);
// "signature-<number>"
std::string imageSignatureName(unsigned number);
inline constexpr unsigned mostImageSignatures = 128; // of one manifest

} // namespace assay

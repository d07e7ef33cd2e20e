// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

// The algorithms that the OCI image-spec registers for digests (descriptor.md, "Registered Algorithms") and that are computed here.
enum class DigestAlgorithm : std::uint8_t { Sha256, Sha512 };

// A digest that names something: "sha256:" and 64 lower-case hex digits, or "sha512:" and 128.
struct NamedDigest {
    DigestAlgorithm algorithm;
    std::string_view hex; // of the text it was read from
};
std::optional<NamedDigest> parseNamedDigest(std::string_view text); // nullopt unless exactly that form
std::optional<NamedDigest> digestOfHex(std::string_view hex);       // by the number of its digits

std::string digestText(DigestAlgorithm algorithm, std::string_view hex);

// "sha256/<hex>", as layouts and content stores name what is below "blobs"; digest must be one.
std::string blobPlace(std::string_view digest);
// The other way round, of the last two parts of a place: what a blob of that name promises to hash to. It is no digest where the name does not
// fit the folder, which digestProblem() words. nullopt where the folder is called after no algorithm that is computed here.
std::optional<std::string> digestOfPlace(std::string_view place);

// Why text is no digest that can be checked, to be put behind what it stands in: "by \"blake3\"; only sha256 and sha512 are read" …
std::string digestProblem(std::string_view text);

bool isSha512(std::string_view digest); // by its beginning

} // namespace assay

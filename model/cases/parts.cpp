// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/parts.h"

#include "base/largepages.h"
#include "base/parallel.h"
#include "io/deflate.h"
#include "io/digest.h"

#include <algorithm>
#include <span>

namespace assay {
namespace {

constexpr std::size_t headBytes = 5;
enum Method : char { AsItIs = 0, Zlib = 1 };

struct Place {
    std::size_t section;
    std::size_t part;
};

std::vector<Place> placesOf(const std::vector<StoredSection> &sections)
{
    std::vector<Place> places;
    for (std::size_t section = 0; section < sections.size(); ++section) {
        for (std::size_t part = 0; part < sections[section].size(); ++part)
            places.push_back({section, part});
    }
    return places;
}

std::string partOf(std::string_view text)
{
    std::string packed = deflated(text);
    const bool shrinks = packed.size() < text.size();
    std::string part(1, shrinks ? Zlib : AsItIs);
    for (unsigned shift = 0; shift < 32; shift += 8)
        part.push_back(static_cast<char>(text.size() >> shift));
    return part += shrinks ? std::string_view(packed) : text;
}

// 0 for what is no part: none is empty.
std::size_t sizeIn(std::string_view part)
{
    if (part.size() <= headBytes || part.size() > mostPartBytes || (part[0] != AsItIs && part[0] != Zlib))
        return 0;
    std::size_t size = 0;
    for (unsigned i = 0; i < 4; ++i)
        size |= std::size_t{static_cast<unsigned char>(part[1 + i])} << (8 * i);
    const bool fits = size <= partBytes && (part[0] == Zlib || size == part.size() - headBytes);
    return fits ? size : 0;
}

Unexpected wrongPart(const Place &place, ErrorCode code, const std::string &why)
{
    return Unexpected(makeError(code, {}, "part " + std::to_string(place.part) + " of section " + std::to_string(place.section) + ' ' + why));
}

Unexpected cancelled()
{
    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
}

} // namespace

Result<std::vector<StoredSection>> cutIntoParts(const std::vector<std::string> &texts, Context &context)
{
    std::vector<StoredSection> sections(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        sections[i].resize((texts[i].size() + partBytes - 1) / partBytes);
    const std::vector<Place> places = placesOf(sections);
    parallelFor(places.size(), workerCount(), [&](std::size_t i) {
        const auto [section, part] = places[i];
        if (!context.cancelled())
            sections[section][part] = partOf(std::string_view(texts[section]).substr(part * partBytes, partBytes));
    });
    if (context.cancelled())
        return cancelled();
    return sections;
}

Result<std::vector<std::string>> joinParts(const std::vector<StoredSection> &sections, std::uint64_t most, Context &context)
{
    const std::vector<Place> places = placesOf(sections);
    std::vector<std::string> texts(sections.size());
    std::uint64_t total = 0;
    std::vector<std::uint64_t> sizes(sections.size());
    for (const Place &place : places) {
        const std::size_t size = sizeIn(sections[place.section][place.part]);
        const bool last = place.part + 1 == sections[place.section].size();
        if (size == 0 || (!last && size != partBytes))
            return wrongPart(place, ErrorCode::Malformed, "is none");
        sizes[place.section] += size;
        total += size;
        if (total > most)
            return wrongPart(place, ErrorCode::LimitExceeded, "makes it more than " + std::to_string(most) + " bytes");
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        reserveLarge(texts[i], sizes[i]);
        texts[i].resize(sizes[i]);
    }
    std::vector<Status> states(places.size());
    parallelFor(places.size(), workerCount(), [&](std::size_t i) {
        const Place &place = places[i];
        const std::string_view part = sections[place.section][place.part];
        if (context.cancelled())
            return;
        char *to = texts[place.section].data() + place.part * partBytes;
        if (part[0] == AsItIs) {
            std::copy(part.begin() + headBytes, part.end(), to);
            return;
        }
        if (const Status done = inflateInto(part.substr(headBytes), {to, sizeIn(part)}); !done)
            states[i] = wrongPart(place, done.error().code, done.error().detail);
    });
    if (context.cancelled())
        return cancelled();
    for (const Status &state : states) {
        if (!state)
            return Unexpected(state.error());
    }
    return texts;
}

Sha256Digest digestOf(const std::vector<StoredSection> &sections)
{
    const std::vector<Place> places = placesOf(sections);
    std::vector<Sha256Digest> digests(places.size());
    parallelFor(places.size(), workerCount(), [&](std::size_t i) { digests[i] = sha256(std::string_view(sections[places[i].section][places[i].part])); });
    Sha256 all;
    constexpr Sha256Digest zeros{};
    std::size_t at = 0;
    for (const StoredSection &section : sections) {
        all.update(std::as_bytes(std::span(zeros)));
        for (std::size_t part = 0; part < section.size(); ++part)
            all.update(std::as_bytes(std::span(digests[at++])));
    }
    return all.finish();
}

} // namespace assay

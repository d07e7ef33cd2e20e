// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "report/reportoptions.h"
#include "report/reportwords.h"
#include "source/store.h"
#include "verify/comparison.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// What a report says of the records and containers of an engine's store. Values are bytes of evidence, cut to a length that
// can be printed; what was left out is counted.
namespace assay {

// Layers of one image, those that are shown: altered ones before unverifiable ones before intact ones, in their own order.
struct LayerRow {
    std::size_t number = 0; // 0 is the lowest
    const LoadedLayer *layer = nullptr;
};

// A value that may be too long to print whole, or part of it.
struct Excerpt {
    std::string bytes;
    std::string note; // "bytes 0 to 511 of 4,000"; "" when it is whole
};

Excerpt excerpt(std::string_view bytes); // from its beginning
Excerpt containerName(const ContainerInfo &container); // or its id

struct LinkRow {
    const ChainLink *link = nullptr;
    bool opensGroup = false;      // subject is another one than that of the row before
    Excerpt subject;
    std::string subjectIs;        // "layer 2, diff id"; "" when nothing is known of it
    struct Value {
        std::string_view label;   // "", or "expected" and "found" where these differ
        Excerpt excerpt;
        std::string is;           // as subjectIs
    };
    std::vector<Value> values;
    std::string_view none;        // where there is no value: what that means
    Excerpt record;
};

// What the values of an image's links stand for. The image must outlive it.
class ValueNames {
public:
    explicit ValueNames(const ImageInfo &image);
    std::string of(std::string_view value) const;

private:
    void add(std::string_view value, std::string_view what, std::size_t layer);

    std::map<std::string_view, std::string> m_names;
};

LinkRow linkRow(const ChainLink &link, const ValueNames &names); // but opensGroup

using LinkCounts = std::array<std::uint64_t, 3>; // by LinkState

// "12 links: 1 is broken, 11 hold."
std::string linksText(const LinkCounts &counts);

// The way from the names of one image to the folders of its layers.
struct ChainContent {
    std::string name; // escaped: a tag, or the id
    LinkCounts counts{};
    std::uint64_t repeated = 0; // stand with an image before this one that shares the layer
    std::uint64_t leftOut = 0;
    std::vector<LinkRow> links; // in their own order
};

// Something that no record leads to.
struct OrphanRow {
    std::string_view severity; // of its finding; of a layer, which is none by itself, "no finding"
    std::string_view store;    // bytes: where it lies
    std::string reason;        // escaped
};

enum class OwnLayers : std::uint8_t {
    NotRead,
    Read,
    PartOfView, // the image that was compared is what this container sees
};

struct ContainerContent {
    const StoredContainer *container = nullptr;
    std::string imageName; // escaped
    OwnLayers own = OwnLayers::NotRead;
    const ContainerChanges *changes = nullptr; // where they were read
    std::vector<const Finding *> listed;       // of the changes
    LinkCounts counts{};
    std::vector<LinkRow> links;                // those that do not hold
    std::uint64_t linksLeftOut = 0;            // of those
};

// One source that is a store.
struct StoreContent {
    int side = 0;
    bool whole = false;                    // all of the store was verified, not one image of it
    bool changesInEvidence = false;        // the containers' paths are findings of the evidence file
    std::vector<ChainContent> chains;
    std::uint64_t images = 0;              // that there are to tell of
    std::vector<ContainerContent> containers;
    std::uint64_t containersLeftOut = 0;
    std::uint64_t otherContainers = 0;     // of images that this report is not about
    std::uint64_t listedLeftOut = 0;       // changes of the containers shown that are not listed
    std::vector<OrphanRow> orphans;
    std::uint64_t orphansLeftOut = 0;
    bool recordsWhole = true;              // all records could be read
};

// Of every source of the comparison that is a store, in order of sides. The comparison must outlive the result. The error is
// Cancelled.
Result<std::vector<StoreContent>> gatherStores(const Comparison &comparison, const ReportOptions &options, const Context &context);

// Which layers of these images are shown, most at once. By image; each row's layer lives as long as its image.
std::vector<std::vector<LayerRow>> shownLayers(const std::vector<LoadedSourcePtr> &images, std::size_t most);

std::string imageName(const ImageInfo &image); // escaped and bounded: its first tag, or its id

// "… and 12 more containers."; "" when there are none
std::string moreText(std::uint64_t left, std::string_view one, std::string_view many);

// The state without colour: "✓", "✗", "?".
std::string_view linkShape(LinkState state);
// Of the findings that are listed, escaped.
std::string_view ownChangeWord(const Finding &finding); // "added" … of a code container.…
std::string changesDetail(const Finding &finding);      // "content mtime"; "" where the word says it all
std::string orphanReason(const Finding &finding);
std::string looseLayerText(const ImageLayer &layer);
std::string_view noOrphansText(const StoreContent &store);
std::string missedText(const Finding &finding);         // "not listed by docker diff"; "" where the command lists it

bool tellsOfOwnChanges(const StoreContent &store); // of any container

// Sentences of ours.
std::string storeIntroduction(const StoreContent &store);
std::string containersText(const StoreContent &store);
std::string repeatedText(std::uint64_t links);
std::string_view ownLayersText(OwnLayers own); // of those whose own layers were not read

} // namespace assay

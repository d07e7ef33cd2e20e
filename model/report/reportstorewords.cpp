// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportstore.h"

#include "base/displaysafe.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t mostBytes = 512; // of one value

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// bytes from about start, and which.
Excerpt excerptFrom(std::string_view bytes, std::size_t start)
{
    if (bytes.size() <= mostBytes)
        return {std::string(bytes), {}};
    std::size_t begin = std::min(start, bytes.size() - mostBytes);
    std::size_t end = begin + mostBytes;
    for (int i = 0; i < 3 && begin > 0 && isContinuation(bytes[begin]); ++i)
        --begin;
    for (int i = 0; i < 3 && end < bytes.size() && isContinuation(bytes[end]); ++i)
        --end;
    return {std::string(bytes.substr(begin, end - begin)),
            "bytes " + groupedNumber(begin) + " to " + groupedNumber(end - 1) + " of " + groupedNumber(bytes.size())};
}

} // namespace

Excerpt excerpt(std::string_view bytes)
{
    return excerptFrom(bytes, 0);
}

Excerpt containerName(const ContainerInfo &container)
{
    return excerpt(container.name.empty() ? container.id : container.name);
}

ValueNames::ValueNames(const ImageInfo &image)
{
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        const ImageLayer &layer = image.layers[i];
        add(layer.diffId, "diff id", i);
        add(layer.chainId, "chain id", i); // of the lowest layer the same
        add(layer.store, "folder", i);
        // The part of a folder's path that names the layer is also the cache id.
        std::string_view folder = layer.store;
        for (const std::string_view end : {"/diff", "/fs"}) {
            if (folder.ends_with(end))
                folder.remove_suffix(end.size());
        }
        if (const std::size_t slash = folder.rfind('/'); slash != std::string_view::npos && folder.size() - slash > 16)
            add(folder.substr(slash + 1), "cache id", i);
    }
    for (const std::string &tag : image.tags)
        m_names.emplace(tag, "name");
    for (const std::string &digest : image.digests)
        m_names.emplace(digest, "manifest");
    if (!image.id.empty())
        m_names.insert_or_assign(image.id, "image id");
}

void ValueNames::add(std::string_view value, std::string_view what, std::size_t layer)
{
    if (value.empty())
        return;
    const auto [known, isNew] = m_names.emplace(value, "layer " + std::to_string(layer) + ", " + std::string(what));
    if (!isNew && !known->second.ends_with(what))
        known->second += " and " + std::string(what);
    else if (!isNew) // the same layer again
        known->second = what;
}

std::string ValueNames::of(std::string_view value) const
{
    const auto known = m_names.find(value);
    return known == m_names.end() ? std::string() : known->second;
}

LinkRow linkRow(const ChainLink &link, const ValueNames &names)
{
    LinkRow row;
    row.link = &link;
    row.subject = excerpt(link.subject);
    row.subjectIs = names.of(link.subject);
    row.record = excerpt(link.record);
    const std::string &expected = link.expected;
    const std::string &found = link.found;
    if (link.state == LinkState::Holds || expected == found) {
        const std::string &value = found.empty() ? expected : found;
        if (value.empty())
            row.none = link.kind == LinkKind::LayerToBelow ? "nothing below: the lowest layer" : "nothing, as it must be";
        else
            row.values.push_back({"", excerpt(value), names.of(value)});
        return row;
    }
    // Where both are long, what differs is shown of both.
    const auto differs = std::mismatch(expected.begin(), expected.end(), found.begin(), found.end()).first;
    const auto same = static_cast<std::size_t>(differs - expected.begin());
    const std::size_t start = same > 64 && !found.empty() ? same - 64 : 0;
    if (!expected.empty())
        row.values.push_back({"expected", excerptFrom(expected, start), names.of(expected)});
    row.values.push_back({"found", excerptFrom(found, start), names.of(found)});
    return row;
}

std::string linksText(const LinkCounts &counts)
{
    std::uint64_t all = 0;
    for (const std::uint64_t count : counts)
        all += count;
    std::string text = groupedNumber(all) + (all == 1 ? " link" : " links");
    if (all > 1 && counts[static_cast<std::size_t>(LinkState::Holds)] == all)
        return text + ", all hold.";
    std::string_view separator = ": ";
    const auto add = [&](LinkState state, std::string_view one, std::string_view many) {
        const std::uint64_t count = counts[static_cast<std::size_t>(state)];
        if (count == 0)
            return;
        text += std::string(separator) + groupedNumber(count) + ' ' + std::string(count == 1 ? one : many);
        separator = ", ";
    };
    add(LinkState::Broken, "is broken", "are broken");
    add(LinkState::Unknown, "is unknown", "are unknown");
    add(LinkState::Holds, "holds", "hold");
    return text + '.';
}

std::vector<std::vector<LayerRow>> shownLayers(const std::vector<LoadedSourcePtr> &images, std::size_t most)
{
    std::array<std::uint64_t, 3> left{}; // by verdict: how many of its layers still are to be shown
    for (const LoadedSourcePtr &image : images) {
        for (const LoadedLayer &layer : image->layers)
            ++left[static_cast<std::size_t>(layer.verdict)];
    }
    std::uint64_t room = most;
    for (const LayerVerdict verdict : {LayerVerdict::Altered, LayerVerdict::Unverifiable, LayerVerdict::Intact}) {
        std::uint64_t &count = left[static_cast<std::size_t>(verdict)];
        count = std::min(count, room);
        room -= count;
    }
    std::vector<std::vector<LayerRow>> rows(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        for (std::size_t number = 0; number < images[i]->layers.size(); ++number) {
            const LoadedLayer &layer = images[i]->layers[number];
            std::uint64_t &share = left[static_cast<std::size_t>(layer.verdict)];
            if (share == 0)
                continue;
            --share;
            rows[i].push_back({number, &layer});
        }
    }
    return rows;
}

std::string imageName(const ImageInfo &image)
{
    constexpr std::size_t most = 256;
    const std::string &name = image.tags.empty() ? image.id : image.tags.front();
    if (name.empty())
        return "without a name";
    return name.size() <= most ? displaySafe(name) : displaySafe(std::string_view(name).substr(0, most)) + "\u2026";
}

std::string moreText(std::uint64_t left, std::string_view one, std::string_view many)
{
    if (left == 0)
        return {};
    return "\u2026 and " + groupedNumber(left) + " more " + std::string(left == 1 ? one : many) + '.';
}

std::string_view linkShape(LinkState state)
{
    switch (state) {
    case LinkState::Holds: return "\u2713";
    case LinkState::Broken: return "\u2717";
    case LinkState::Unknown: return "?";
    }
    return "?";
}

std::string storeIntroduction(const StoreContent &store)
{
    std::string text = "The " + std::string(roleName(static_cast<Role>(store.side))) + " source is a store of an engine. ";
    return text
        + "Its records were followed from the names of an image over its configuration and its layers down to the folders. "
          "A record is only as good as whoever could write it: a chain that holds says that the records agree with each other. "
          "Whether a folder holds what its record says is the verdict of the layer, above.";
}

std::string containersText(const StoreContent &store)
{
    const std::uint64_t own = store.containers.size() + store.containersLeftOut;
    std::string text;
    if (store.whole)
        text = own == 0 ? "The store has no containers." : "Containers of the store: " + groupedNumber(own) + '.';
    else
        text = own == 0 ? "No container of the store is made from this image." : "Containers made from this image: " + groupedNumber(own) + '.';
    if (store.otherContainers != 0)
        text += " Of other images: " + groupedNumber(store.otherContainers) + ", not told of here.";
    if (own == 0)
        return text;
    if (!tellsOfOwnChanges(store))
        return text + " What they changed themselves was not read: verifying the whole store does that.";
    return text
        + (store.changesInEvidence
               ? " What they changed themselves was held against their image; each path is among the findings."
               : " What they changed themselves was read by verifying the store, apart from this comparison: its evidence file does not have it.");
}

std::string repeatedText(std::uint64_t links)
{
    return groupedNumber(links) + (links == 1 ? " of them stands" : " of them stand") + " with an image above that shares the layer.";
}

std::string_view ownLayersText(OwnLayers own)
{
    return own == OwnLayers::PartOfView ? "compared with its image as one view: its own changes are the highest layers of it" : "own changes not read";
}

namespace {

std::string detailOf(const Finding &finding, std::string_view wanted)
{
    const auto found = std::find_if(finding.detail.begin(), finding.detail.end(), [wanted](const auto &item) { return item.first == wanted; });
    return found == finding.detail.end() ? std::string() : found->second;
}

} // namespace

std::string changesDetail(const Finding &finding)
{
    if (finding.code == "container.added" || finding.code == "container.removed")
        return {};
    if (finding.code == "container.renamed") {
        const std::string changes = detailOf(finding, "changes");
        return "from " + displaySafe(detailOf(finding, "from")) + (changes.empty() ? std::string() : "; " + displaySafe(changes));
    }
    return displaySafe(detailOf(finding, finding.code == "container.engine-file-altered" ? "type" : "changes"));
}

std::string orphanReason(const Finding &finding)
{
    return displaySafe(detailOf(finding, "reason"));
}

std::string looseLayerText(const ImageLayer &layer)
{
    return "a layer of no image and no container" + (layer.diffId.empty() ? std::string() : ", " + displaySafe(layer.diffId));
}

std::string_view noOrphansText(const StoreContent &store)
{
    return store.recordsWhole ? "Everything that was looked at in the store is referred to by a record."
                              : "Nothing was found that no record refers to; but not all records could be read, see Limitations.";
}

std::string missedText(const Finding &finding)
{
    std::string text;
    for (const std::string &command : finding.missedBy)
        text += (text.empty() ? "not listed by " : ", ") + displaySafe(command);
    return text;
}

bool tellsOfOwnChanges(const StoreContent &store)
{
    return std::any_of(store.containers.begin(), store.containers.end(), [](const ContainerContent &one) { return one.own == OwnLayers::Read; });
}

std::string_view ownChangeWord(const Finding &finding)
{
    if (finding.code == "container.added")
        return "added";
    if (finding.code == "container.removed")
        return "deleted";
    if (finding.code == "container.changed")
        return "changed";
    if (finding.code == "container.metadata-changed")
        return "metadata only";
    if (finding.code == "container.renamed")
        return "renamed";
    return "engine file altered";
}

} // namespace assay

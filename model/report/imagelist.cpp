// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/imagelist.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "report/jsonwriter.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

std::vector<const ImageInfo *> sortedImages(const Source &source)
{
    std::vector<const ImageInfo *> images;
    for (const ImageInfo &image : imagesOnly(source))
        images.push_back(&image);
    const auto order = [](const ImageInfo *image) {
        // Images without a tag come last.
        return std::tuple(image->tags.empty(), image->tags.empty() ? std::string_view() : std::string_view(image->tags.front()), std::string_view(image->id));
    };
    std::stable_sort(images.begin(), images.end(), [&](const ImageInfo *a, const ImageInfo *b) { return order(a) < order(b); });
    return images;
}

bool isBareRootfs(const Source &source)
{
    return source.kind() == SourceKind::RootfsArchive || source.kind() == SourceKind::RootfsDirectory;
}

void writeImage(BufferedSink &out, const ImageInfo &image)
{
    const std::string names = joinWords(image.tags, ", ", displaySafe);
    out << (names.empty() ? "(no tag)" : names) << '\n';
    out << "  id        " << (image.id.empty() ? "not known" : image.id) << '\n';
    for (const std::string &digest : image.digests)
        out << "  manifest  " << displaySafe(digest) << '\n';
    if (!image.platform.empty())
        out << "  platform  " << displaySafe(image.platform) << '\n';
    if (!image.created.empty())
        out << "  created   " << displaySafe(image.created) << '\n';
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        const ImageLayer &layer = image.layers[i];
        out << "  layer " << std::to_string(i) << (i < 10 ? "   " : "  ") << (layer.diffId.empty() ? "no recorded digest" : layer.diffId);
        out << "  " << displaySafe(layer.store) << '\n';
    }
    if (!image.problem.empty())
        out << "  problem   " << displaySafe(image.problem) << '\n';
}

} // namespace

Status writeImageTable(const Source &source, const Sink &sink)
{
    BufferedSink out(sink);
    out << displaySafe(source.location()) << ": " << sourceKindName(source.kind()) << '\n';
    if (isBareRootfs(source))
        out << "\nA bare root file system: it has no images or layers. `assay-cli tree` prints its paths.\n";
    else
        for (const ImageInfo *image : sortedImages(source)) {
            out << '\n';
            writeImage(out, *image);
        }
    if (!source.containers().empty())
        out << "\ncontainers\n";
    for (const ContainerInfo &container : source.containers()) {
        out << "  " << displaySafe(container.id.substr(0, 12)) << "  " << displaySafe(container.name) << "  " << displaySafe(container.imageId)
            << (container.running ? "  running" : "") << '\n';
    }
    if (!source.findings().empty())
        out << "\nfindings\n";
    for (const Finding &finding : source.findings()) {
        out << "  " << severityName(finding.severity) << "  " << finding.code << "  " << displaySafe(finding.store.empty() ? finding.path : finding.store) << '\n';
        for (const auto &[key, value] : finding.detail)
            out << "      " << key << ": " << displaySafe(value) << '\n';
    }
    if (!source.skipped().empty())
        out << "\nnot read\n";
    for (const SkippedPart &part : source.skipped())
        out << "  " << displaySafe(part.path) << ": " << part.reason << '\n';
    return out.finish();
}

Status writeImageListJson(const Source &source, const Sink &sink)
{
    JsonWriter json(sink);
    json.beginObject();
    json.key("schema").string("assay-list/1");
    json.key("kind").string(sourceKindName(source.kind()));
    json.bytes("location", source.location());
    json.key("images").beginArray();
    if (!isBareRootfs(source)) {
        for (const ImageInfo *image : sortedImages(source)) {
            json.beginObject();
            json.key("id").stringOrNull(image->id);
            json.texts("tags", image->tags);
            json.key("manifests").beginArray();
            for (const std::string &digest : image->digests)
                json.string(digest);
            json.endArray();
            json.key("platform").stringOrNull(image->platform);
            json.key("created").stringOrNull(image->created);
            json.key("layers").beginArray();
            for (const ImageLayer &layer : image->layers) {
                json.beginObject(JsonWriter::Style::Inline);
                json.key("diffId").stringOrNull(layer.diffId);
                json.key("chainId").stringOrNull(layer.chainId);
                json.bytes("store", layer.store);
                json.endObject();
            }
            json.endArray();
            json.key("problem").stringOrNull(image->problem);
            json.endObject();
        }
    }
    json.endArray();
    json.key("containers").beginArray();
    for (const ContainerInfo &container : source.containers()) {
        json.beginObject(JsonWriter::Style::Inline);
        json.key("id").string(container.id);
        json.bytes("name", container.name);
        json.key("image").string(container.imageId);
        json.key("created").string(container.created);
        json.key("running").boolean(container.running);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.finish();
}

} // namespace assay

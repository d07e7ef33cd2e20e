// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "base/nameddigest.h"
#include "fetch/fetch.h"
#include "io/digest.h"
#include "report/exportplace.h"
#include "report/jsonwriter.h"
#include "report/provenancejson.h"

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::string_view layoutText = "{\"imageLayoutVersion\": \"1.0.0\"}\n";

std::string indexText(const FetchedImage &fetched)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject();
    json.key("schemaVersion").number(2);
    json.key("mediaType").string("application/vnd.oci.image.index.v1+json");
    json.key("manifests").beginArray();
    for (const FetchedName &named : fetched.names) {
        json.beginObject();
        json.key("mediaType").string(named.descriptor.mediaType);
        json.key("digest").string(named.descriptor.digest);
        json.key("size").number(named.descriptor.size);
        if (!named.tag.empty()) {
            json.key("annotations").beginObject(Style::Inline);
            json.key("org.opencontainers.image.ref.name").string(named.tag);
            json.endObject();
        }
        json.endObject();
    }
    json.endArray();
    json.endObject();
    static_cast<void>(json.finish()); // a string takes everything
    return text;
}

void writeRecord(JsonWriter &json, const FetchRecord &record)
{
    json.beginObject();
    json.key("url").string(record.url);
    json.key("status").number(record.status);
    json.key("at").string(isoTime(record.at));
    json.key("bytes").number(record.bytes);
    json.key("sha256").stringOrNull(record.sha256);
    json.key("tls").stringOrNull(record.protocol);
    json.key("certificateSha256").stringOrNull(record.certificate);
    json.endObject();
}

std::string recordText(const FetchedImage &fetched)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject();
    json.key("schema").string("assay-fetched/1");
    writeToolMember(json);
    json.key("asked").string(fetched.image.text());
    json.key("digest").string(fetched.digest);
    json.key("began").string(isoTime(fetched.began));
    json.key("ended").string(isoTime(fetched.ended));
    json.key("requests").beginArray();
    for (const FetchRecord &record : fetched.records)
        writeRecord(json, record);
    json.endArray();
    json.key("problems").beginArray();
    for (const Error &problem : fetched.problems)
        json.string(problem.message());
    json.endArray();
    json.endObject();
    static_cast<void>(json.finish());
    return text;
}

Status put(ExportPlace &place, const std::string &name, std::string_view bytes)
{
    const auto written = place.file(name, bytes.size(), [bytes](const Sink &sink) { return sink(bytes); });
    return written ? Status() : Unexpected(written.error());
}

Status fill(ExportPlace &place, const FetchedImage &fetched)
{
    Status status = put(place, "oci-layout", layoutText);
    if (status)
        status = put(place, "index.json", indexText(fetched));
    for (auto blob = fetched.blobs.begin(); status && blob != fetched.blobs.end(); ++blob)
        status = put(place, "blobs/" + blobPlace(blob->first), blob->second);
    const std::string metadata = "trust/tuf/" + fetched.image.name() + "/metadata/";
    for (auto file = fetched.contentTrust.begin(); status && file != fetched.contentTrust.end(); ++file)
        status = put(place, metadata + file->first, file->second);
    return status ? put(place, "fetched.json", recordText(fetched)) : status;
}

} // namespace

Status writeFetchedFolder(const FetchedImage &fetched, const std::string &path, Context &context)
{
    return writeExportFolder(path, [&fetched](ExportPlace &place) { return fill(place, fetched); }, context);
}

} // namespace assay

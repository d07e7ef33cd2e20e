// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundlemanifest.h"

#include "formats/json.h"
#include "proof/merkle.h"
#include "report/jsonwriter.h"

#include <algorithm>

namespace assay {
namespace {

using Style = JsonWriter::Style;

constexpr std::string_view schema = "assay-bundle/1";
constexpr std::string_view algorithm = "rfc6962-sha256";

void writeSource(JsonWriter &json, const BundleSource &source)
{
    json.beginObject();
    json.key("bytes");
    if (source.bytes)
        json.number(*source.bytes);
    else
        json.null();
    json.key("complete").boolean(source.complete);
    json.key("entries").number(source.entries);
    json.key("image").stringOrNull(source.image);
    json.key("item").string(source.item);
    json.key("kind").string(source.kind);
    json.key("listing").string(source.listing);
    json.bytes("location", source.location);
    json.key("merkleRoot").string(toHex(source.merkleRoot));
    json.key("role").string(source.role);
    json.key("sha256");
    if (source.sha256)
        json.string(toHex(*source.sha256));
    else
        json.null();
    json.endObject();
}

void writeAmendment(JsonWriter &json, const ReportAmendment &amends)
{
    if (!amends.any())
        return;
    json.key("supersedes").beginObject();
    json.key("file").stringOrNull(amends.file);
    json.key("reason").stringOrNull(amends.reason);
    json.key("reportNumber").stringOrNull(amends.number);
    json.key("revision").stringOrNull(amends.revision);
    json.key("sha256").stringOrNull(amends.sha256);
    json.endObject();
}

std::optional<std::uint64_t> numberOf(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value && value->is_number_unsigned() ? std::optional(value->get<std::uint64_t>()) : std::nullopt;
}

bool flagOf(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() && value->get<bool>();
}

std::string bytesOf(const Json &object, const char *key)
{
    if (const auto raw = fromBase64(stringMember(object, (std::string(key) + "Bytes").c_str())); raw && !raw->empty())
        return *raw;
    return stringMember(object, key);
}

// What is missing or of another type becomes a value whose text is another one, so that comparing the texts finds it.
BundleSource sourceOf(const Json &object)
{
    BundleSource source;
    source.item = stringMember(object, "item");
    source.role = stringMember(object, "role");
    source.kind = stringMember(object, "kind");
    source.location = bytesOf(object, "location");
    source.image = stringMember(object, "image");
    source.bytes = numberOf(object, "bytes");
    source.sha256 = parseHexDigest(stringMember(object, "sha256"));
    source.complete = flagOf(object, "complete");
    source.listing = stringMember(object, "listing");
    source.entries = numberOf(object, "entries").value_or(0);
    source.merkleRoot = parseHexDigest(stringMember(object, "merkleRoot")).value_or(Sha256Digest{});
    return source;
}

bool isPathCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

Status checkPlaces(const BundleManifest &manifest, const std::string &file)
{
    for (const BundleFile &each : manifest.files) {
        if (!isBundlePath(each.path))
            return wrong(file, "a file has a path that no bundle has: " + each.path);
    }
    const auto notAfter = [](const BundleFile &a, const BundleFile &b) { return a.path >= b.path; };
    if (std::adjacent_find(manifest.files.begin(), manifest.files.end(), notAfter) != manifest.files.end())
        return wrong(file, "the files are not sorted by path, each once");
    for (const BundleSource &source : manifest.sources) {
        const auto at = std::lower_bound(manifest.files.begin(), manifest.files.end(), source.listing,
                                         [](const BundleFile &each, const std::string &path) { return each.path < path; });
        if (at == manifest.files.end() || at->path != source.listing)
            return wrong(file, "the listing of a source is not among the files: " + source.listing);
    }
    return {};
}

} // namespace

bool isBundlePath(std::string_view path)
{
    if (path.empty() || path.size() > 1024)
        return false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool begins = i == 0 || path[i - 1] == '/';
        if (begins ? !isPathCharacter(path[i]) || path[i] == '.' : path[i] != '/' && !isPathCharacter(path[i]))
            return false;
    }
    return path.back() != '/';
}

std::string bundleSourceLeaf(const BundleSource &source)
{
    return "{\"entries\":" + std::to_string(source.entries) + ",\"listing\":\"" + source.listing + "\",\"role\":\"" + source.role
        + "\",\"root\":\"" + toHex(source.merkleRoot) + "\"}";
}

Sha256Digest bundleRoot(const std::vector<BundleSource> &sources)
{
    MerkleRoot root;
    for (const BundleSource &source : sources)
        root.add(bundleSourceLeaf(source));
    return root.root();
}

std::string manifestText(const BundleManifest &manifest)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject();
    json.key("caseNumber").stringOrNull(manifest.caseNumber);
    json.key("complete").boolean(manifest.complete);
    json.key("created").string(manifest.created);
    json.key("files").beginArray();
    for (const BundleFile &each : manifest.files) {
        json.beginObject(Style::Inline);
        json.key("path").string(each.path);
        json.key("sha256").string(toHex(each.sha256));
        json.key("size").number(each.size);
        json.endObject();
    }
    json.endArray();
    json.key("merkle").beginObject(Style::Inline);
    json.key("algorithm").string(algorithm);
    json.key("root").string(toHex(manifest.merkleRoot));
    json.endObject();
    if (manifest.redaction) {
        json.key("redaction").beginObject(Style::Inline);
        json.key("evidenceSha256").string(manifest.redaction->evidenceSha256);
        json.key("paths").number(manifest.redaction->paths);
        json.endObject();
    }
    json.key("reportNumber").stringOrNull(manifest.reportNumber);
    json.key("schema").string(schema);
    json.key("sources").beginArray();
    for (const BundleSource &source : manifest.sources)
        writeSource(json, source);
    json.endArray();
    writeAmendment(json, manifest.amends);
    json.key("tool").beginObject(Style::Inline);
    json.key("commit").string(manifest.toolCommit);
    json.key("name").string("assay");
    json.key("version").string(manifest.toolVersion);
    json.endObject();
    json.endObject();
    return json.finish() ? text : std::string(); // a string takes everything
}

Result<BundleManifest> readManifest(std::string_view bytes, const std::string &file)
{
    Limits limits;
    limits.jsonBytes = mostBundleManifestBytes;
    const auto parsed = parseJson(bytes, file, limits);
    if (!parsed)
        return Unexpected(parsed.error());
    if (const std::string named = stringMember(*parsed, "schema"); named != schema)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its schema is \"" + named + "\", not \"" + std::string(schema) + '"'));
    BundleManifest manifest;
    manifest.created = stringMember(*parsed, "created");
    manifest.caseNumber = stringMember(*parsed, "caseNumber");
    manifest.reportNumber = stringMember(*parsed, "reportNumber");
    manifest.complete = flagOf(*parsed, "complete");
    if (const Json *redaction = member(*parsed, "redaction"))
        manifest.redaction = BundleRedaction{stringMember(*redaction, "evidenceSha256"), numberOf(*redaction, "paths").value_or(0)};
    if (const Json *amends = member(*parsed, "supersedes"))
        manifest.amends = {stringMember(*amends, "reportNumber"), stringMember(*amends, "file"), stringMember(*amends, "sha256"), stringMember(*amends, "revision"),
                           stringMember(*amends, "reason")};
    if (const Json *tool = member(*parsed, "tool")) {
        manifest.toolVersion = stringMember(*tool, "version");
        manifest.toolCommit = stringMember(*tool, "commit");
    }
    if (const Json *merkle = member(*parsed, "merkle"))
        manifest.merkleRoot = parseHexDigest(stringMember(*merkle, "root")).value_or(Sha256Digest{});
    constexpr std::size_t mostElements = 200'000;
    const Status sources = forEachElement(*parsed, "sources", file, mostElements, [&](const Json &each) -> Status {
        manifest.sources.push_back(sourceOf(each));
        return {};
    });
    if (!sources)
        return Unexpected(sources.error());
    const Status files = forEachElement(*parsed, "files", file, mostElements, [&](const Json &each) -> Status {
        manifest.files.push_back({stringMember(each, "path"), numberOf(each, "size").value_or(0),
                                  parseHexDigest(stringMember(each, "sha256")).value_or(Sha256Digest{})});
        return {};
    });
    if (!files)
        return Unexpected(files.error());
    if (const Status placed = checkPlaces(manifest, file); !placed)
        return Unexpected(placed.error());
    if (manifest.merkleRoot != bundleRoot(manifest.sources))
        return wrong(file, "the root over all sources is not that of the sources it names");
    if (manifestText(manifest) != bytes)
        return wrong(file, "it is not in the one form that a manifest has");
    return manifest;
}

} // namespace assay

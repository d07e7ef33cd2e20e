// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "proof/check/inclusionproof.h"

#include "base/displaysafe.h"
#include "formats/json.h"
#include "io/evidencefs.h"
#include "proof/check/readthrough.h"
#include "report/bundle/entryline.h"
#include "report/jsonwriter.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view schema = "assay-proof/1";
constexpr std::string_view algorithm = "rfc6962-sha256";
constexpr std::size_t highestTree = 64;

void writePath(JsonWriter &json, const MerkleProof &proof)
{
    json.key("index").number(proof.index);
    json.key("path").beginArray();
    for (const Sha256Digest &hash : proof.path)
        json.string(toHex(hash));
    json.endArray();
    json.key("size").number(proof.size);
}

std::uint64_t numberOf(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value && value->is_number_unsigned() ? value->get<std::uint64_t>() : 0;
}

Result<MerkleProof> pathOf(const Json &object, const std::string &file)
{
    MerkleProof proof{numberOf(object, "index"), numberOf(object, "size"), {}};
    const Status read = forEachElement(object, "path", file, highestTree, [&](const Json &each) -> Status {
        proof.path.push_back(parseHexDigest(each.is_string() ? each.get<std::string>() : std::string()).value_or(Sha256Digest{}));
        return {};
    });
    return read ? Result<MerkleProof>(std::move(proof)) : Unexpected(read.error());
}

std::string nameOf(const BundleSource &source)
{
    constexpr std::string_view before = "entries/";
    constexpr std::string_view after = ".jsonl";
    std::string_view name = source.listing;
    if (name.starts_with(before) && name.ends_with(after) && name.size() > before.size() + after.size())
        name = name.substr(before.size(), name.size() - before.size() - after.size());
    return std::string(name);
}

// A line is JSON, so the text of a path could also stand in the name of an attribute: what looks like the path is read.
bool isLineOf(std::string_view line, const std::string &wanted, const std::string &encoded)
{
    if (line.find(wanted) == std::string_view::npos)
        return false;
    const auto parsed = parseJson(line, {}, Limits());
    return parsed && stringMember(*parsed, "path") == encoded;
}

struct Found {
    std::size_t source = 0;
    std::string line;
    MerkleProof proof;
};

Result<std::optional<Found>> lookIn(const EvidenceFs &folder, const BundleManifest &manifest, std::size_t number, const std::string &encoded, Context &context)
{
    const BundleSource &source = manifest.sources[number];
    const auto listing = folder.open(source.listing);
    if (!listing)
        return Unexpected(listing.error());
    const std::string wanted = "\"path\":\"" + encoded + '"';
    std::vector<Sha256Digest> leaves;
    std::optional<Found> found;
    const auto digest = readLines(**listing, [&](std::string_view line) -> Status {
        if (leaves.size() == source.entries)
            return wrong(source.listing, "it has more lines than the manifest says");
        if (!found && isLineOf(line, wanted, encoded))
            found = Found{number, std::string(line), {leaves.size(), 0, {}}};
        leaves.push_back(leafOfLine(line, manifest.redaction.has_value()));
        return {};
    }, context);
    if (!digest)
        return Unexpected(digest.error());
    if (leaves.size() != source.entries || merkleRoot(leaves) != source.merkleRoot)
        return wrong(source.listing, "its lines are not those of which the manifest has the root; check the bundle first");
    if (!found)
        return std::nullopt;
    auto proof = merkleProof(leaves, found->proof.index);
    if (!proof)
        return Unexpected(proof.error());
    found->proof = std::move(*proof);
    return found;
}

Result<Found> lookFor(const EvidenceFs &folder, const BundleManifest &manifest, const std::string &path, const std::string &source, Context &context)
{
    std::string_view plain = path;
    while (plain.starts_with('/'))
        plain.remove_prefix(1);
    const std::string encoded = percentPath(plain);
    std::vector<Found> all;
    bool known = false;
    Error choices = makeError(ErrorCode::Usage, path, "is in several sources; say which by --source");
    for (std::size_t i = 0; i < manifest.sources.size(); ++i) {
        const std::string name = nameOf(manifest.sources[i]);
        if (!source.empty() && source != name)
            continue;
        known = true;
        auto found = lookIn(folder, manifest, i, encoded, context);
        if (!found)
            return Unexpected(found.error());
        if (!*found)
            continue;
        choices.choices.push_back("--source " + name);
        all.push_back(std::move(**found));
    }
    if (!known) {
        Error none = makeError(ErrorCode::Usage, source, "is no source of this report");
        for (const BundleSource &each : manifest.sources)
            none.choices.push_back("--source " + displaySafe(nameOf(each)));
        return Unexpected(std::move(none));
    }
    if (all.empty())
        return Unexpected(makeError(ErrorCode::NotFound, path, manifest.redaction ? "is in no source of this report, or is withheld: the report is redacted" : "is in no source of this report"));
    return all.size() == 1 ? Result<Found>(std::move(all.front())) : Unexpected(std::move(choices));
}

} // namespace

std::string proofText(const InclusionProof &proof)
{
    std::string text;
    JsonWriter json(stringSink(text));
    json.beginObject();
    json.key("algorithm").string(algorithm);
    json.key("line").string(proof.line);
    json.key("listing").beginObject();
    json.key("entries").number(proof.source.entries);
    json.key("file").string(proof.source.listing);
    json.key("role").string(proof.source.role);
    json.key("root").string(toHex(proof.source.merkleRoot));
    json.endObject();
    json.key("ofLine").beginObject();
    writePath(json, proof.ofLine);
    json.endObject();
    json.key("ofListing").beginObject();
    writePath(json, proof.ofSource);
    json.endObject();
    json.key("root").string(toHex(proof.root));
    json.key("schema").string(schema);
    json.endObject();
    return json.finish() ? text : std::string(); // a string takes everything
}

Result<InclusionProof> readProof(std::string_view bytes, const std::string &file)
{
    Limits limits;
    limits.jsonBytes = mostProofBytes;
    const auto parsed = parseJson(bytes, file, limits);
    if (!parsed)
        return Unexpected(parsed.error());
    if (const std::string named = stringMember(*parsed, "schema"); named != schema)
        return Unexpected(makeError(ErrorCode::Unsupported, file, "its schema is \"" + named + "\", not \"" + std::string(schema) + '"'));
    const Json nothing = Json::object();
    const auto part = [&](const char *key) -> const Json & {
        const Json *value = member(*parsed, key);
        return value ? *value : nothing;
    };
    InclusionProof proof;
    proof.line = stringMember(*parsed, "line");
    proof.source.entries = numberOf(part("listing"), "entries");
    proof.source.listing = stringMember(part("listing"), "file");
    proof.source.role = stringMember(part("listing"), "role");
    proof.source.merkleRoot = parseHexDigest(stringMember(part("listing"), "root")).value_or(Sha256Digest{});
    auto ofLine = pathOf(part("ofLine"), file);
    auto ofSource = ofLine ? pathOf(part("ofListing"), file) : Unexpected(ofLine.error());
    if (!ofSource)
        return Unexpected(ofSource.error());
    proof.ofLine = std::move(*ofLine);
    proof.ofSource = std::move(*ofSource);
    proof.root = parseHexDigest(stringMember(*parsed, "root")).value_or(Sha256Digest{});
    if (!isBundlePath(proof.source.listing) || proofText(proof) != bytes)
        return wrong(file, "it is not in the one form that a proof has");
    return proof;
}

Result<InclusionProof> proveEntry(const std::string &folder, const std::string &path, const std::string &source, Context &context)
{
    const auto opened = openDirectoryFs(folder);
    if (!opened)
        return Unexpected(opened.error());
    const auto text = (*opened)->readFile(bundleManifestName, mostBundleManifestBytes);
    const auto manifest = text ? readManifest(*text, joinPath(folder, bundleManifestName)) : Unexpected(text.error());
    if (!manifest)
        return Unexpected(manifest.error());
    auto found = lookFor(**opened, *manifest, path, source, context);
    if (!found)
        return Unexpected(found.error());
    std::vector<Sha256Digest> leaves;
    for (const BundleSource &each : manifest->sources)
        leaves.push_back(merkleLeaf(bundleSourceLeaf(each)));
    auto ofSource = merkleProof(leaves, found->source);
    if (!ofSource)
        return Unexpected(ofSource.error());
    const BundleSource &of = manifest->sources[found->source];
    InclusionProof proof;
    proof.line = std::move(found->line);
    proof.ofLine = std::move(found->proof);
    proof.source.role = of.role;
    proof.source.listing = of.listing;
    proof.source.entries = of.entries;
    proof.source.merkleRoot = of.merkleRoot;
    proof.ofSource = std::move(*ofSource);
    proof.root = manifest->merkleRoot;
    return proof;
}

ProofResult checkProof(const InclusionProof &proof, const KnownRoots &known)
{
    const auto fails = [](std::string reason) { return ProofResult{ProofVerdict::Fails, std::move(reason), {}}; };
    if (proof.ofLine.size != proof.source.entries || !merkleProves(proof.ofLine, merkleLeaf(proof.line), proof.source.merkleRoot))
        return fails("the line does not lead to the root of its listing");
    if (!merkleProves(proof.ofSource, merkleLeaf(bundleSourceLeaf(proof.source)), proof.root))
        return fails("the root of the listing does not lead to the root over all sources");
    if (known.root && *known.root != proof.root)
        return fails("it leads to another root than the one that was given: " + toHex(proof.root));
    if (known.manifest) {
        const auto &sources = known.manifest->sources;
        const bool named = proof.ofSource.index < sources.size() && proof.ofSource.size == sources.size() && known.manifest->merkleRoot == proof.root
            && bundleSourceLeaf(sources[static_cast<std::size_t>(proof.ofSource.index)]) == bundleSourceLeaf(proof.source);
        if (!named)
            return fails("it leads to another root than that of the manifest: " + toHex(proof.root));
    }
    const std::vector<std::string> details = {"line: " + displaySafe(proof.line), "listing: " + displaySafe(proof.source.listing) + ", line " + std::to_string(proof.ofLine.index + 1) + " of "
                                                  + std::to_string(proof.ofLine.size),
                                              "root over all sources: " + toHex(proof.root)};
    if (!known.root && !known.manifest)
        return {ProofVerdict::Unproven, "the line leads to the root " + toHex(proof.root) + ", which was held against nothing", details};
    return {ProofVerdict::Holds, std::string("the line is in the report with ") + (known.manifest ? "this manifest" : "this root"), details};
}

} // namespace assay

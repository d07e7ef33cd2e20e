// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/oci.h"

#include "base/nameddigest.h"
#include "formats/json.h"
#include "io/digest.h"

namespace assay {
namespace {

constexpr std::size_t shownCommandBytes = 1024; // of a command: to recognise a layer by, some are whole scripts

std::string platformText(const Json &value)
{
    std::string text = stringMember(value, "os");
    const std::string architecture = stringMember(value, "architecture");
    const std::string variant = stringMember(value, "variant");
    if (!architecture.empty())
        text += '/' + architecture;
    if (!variant.empty())
        text += '/' + variant;
    return text;
}

std::map<std::string, std::string> annotationsOf(const Json &value)
{
    std::map<std::string, std::string> found;
    if (const Json *annotations = member(value, "annotations"); annotations && annotations->is_object()) {
        for (const auto &[key, text] : annotations->items()) {
            if (text.is_string())
                found.emplace(key, text.get<std::string>());
        }
    }
    return found;
}

Result<OciDescriptor> descriptor(const Json &value, const std::string &file)
{
    if (!value.is_object())
        return wrong(file, "a descriptor that is no object");
    if (const Status plain = refuseOtherSpellings(value, {"mediaType", "digest", "size", "platform", "annotations"}, file); !plain)
        return Unexpected(plain.error());
    OciDescriptor out;
    out.mediaType = stringMember(value, "mediaType");
    out.digest = stringMember(value, "digest");
    if (!parseNamedDigest(out.digest))
        return wrong(file, "a descriptor's digest is " + digestProblem(out.digest));
    const Json *size = member(value, "size");
    if (!size || !size->is_number_unsigned())
        return wrong(file, "a descriptor without a size");
    out.size = size->get<std::uint64_t>();
    if (const Json *platform = member(value, "platform"))
        out.platform = platformText(*platform);
    out.annotations = annotationsOf(value);
    return out;
}

Result<std::vector<OciDescriptor>> descriptors(const Json &object, const char *key, const std::string &file, std::size_t most)
{
    std::vector<OciDescriptor> list;
    const Status taken = forEachElement(object, key, file, most, [&](const Json &element) -> Status {
        auto one = descriptor(element, file);
        if (!one)
            return Unexpected(one.error());
        list.push_back(std::move(*one));
        return {};
    });
    return taken ? Result<std::vector<OciDescriptor>>(std::move(list)) : Unexpected(taken.error());
}

} // namespace

Result<std::vector<OciDescriptor>> parseOciIndex(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    if (const Status plain = refuseOtherSpellings(*json, {"manifests", "layers"}, file); !plain)
        return Unexpected(plain.error());
    return descriptors(*json, "manifests", file, limits.images);
}

Result<OciManifest> parseOciManifest(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status plain = refuseOtherSpellings(*json, {"config", "layers", "manifests"}, file); !plain)
        return Unexpected(plain.error());
    const Json *config = member(*json, "config");
    if (!config)
        return wrong(file, "a manifest without \"config\"");
    OciManifest manifest;
    auto configDescriptor = descriptor(*config, file);
    if (!configDescriptor)
        return Unexpected(configDescriptor.error());
    manifest.config = std::move(*configDescriptor);
    auto layers = descriptors(*json, "layers", file, limits.layersPerImage);
    if (!layers)
        return Unexpected(layers.error());
    manifest.layers = std::move(*layers);
    return manifest;
}

Result<OciArtifact> parseOciArtifact(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    if (const Status plain = refuseOtherSpellings(*json, {"mediaType", "artifactType", "config", "subject", "layers", "blobs", "manifests", "annotations"}, file); !plain)
        return Unexpected(plain.error());
    OciArtifact artifact;
    artifact.mediaType = stringMember(*json, "mediaType");
    artifact.artifactType = stringMember(*json, "artifactType");
    artifact.annotations = annotationsOf(*json);
    artifact.isIndex = member(*json, "manifests") && !member(*json, "layers");
    const bool saysNothing = !artifact.isIndex && !member(*json, "layers") && !member(*json, "blobs");
    if (saysNothing)
        return wrong(file, "a manifest without \"layers\"");
    for (const auto &[key, into] : {std::pair("config", &artifact.config), std::pair("subject", &artifact.subject)}) {
        const Json *value = member(*json, key);
        if (!value || value->is_null())
            continue;
        auto one = descriptor(*value, file);
        if (!one)
            return Unexpected(one.error());
        *into = std::move(*one);
    }
    if (artifact.isIndex)
        return artifact;
    auto layers = descriptors(*json, member(*json, "layers") ? "layers" : "blobs", file, limits.layersPerImage);
    if (!layers)
        return Unexpected(layers.error());
    artifact.layers = std::move(*layers);
    return artifact;
}

Result<bool> isOciIndex(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status plain = refuseOtherSpellings(*json, {"manifests", "layers"}, file); !plain)
        return Unexpected(plain.error());
    return member(*json, "manifests") && !member(*json, "layers");
}

Result<std::string> parseOciLayoutVersion(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    return stringMember(*json, "imageLayoutVersion");
}

Result<ImageConfig> parseImageConfig(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    if (const Status plain = refuseOtherSpellings(*json, {"os", "architecture", "variant", "created", "rootfs", "history"}, file); !plain)
        return Unexpected(plain.error());
    ImageConfig config;
    config.platform = platformText(*json);
    config.created = stringMember(*json, "created");
    const Json *rootfs = member(*json, "rootfs");
    if (rootfs) {
        if (const Status plain = refuseOtherSpellings(*rootfs, {"diff_ids"}, file); !plain)
            return Unexpected(plain.error());
    }
    if (!rootfs || !member(*rootfs, "diff_ids"))
        return wrong(file, "a configuration without \"rootfs.diff_ids\"");
    const Status layers = forEachElement(*rootfs, "diff_ids", file, limits.layersPerImage, [&](const Json &id) -> Status {
        const std::string digest = id.is_string() ? id.get<std::string>() : std::string();
        if (!parseNamedDigest(digest))
            return wrong(file, "a diff id is " + digestProblem(digest));
        config.diffIds.push_back(digest);
        return {};
    });
    if (!layers)
        return Unexpected(layers.error());
    if (const Json *history = member(*json, "history"); history && history->is_array()) {
        config.hasHistory = !history->empty();
        for (const Json &step : *history) {
            const Json *empty = member(step, "empty_layer");
            if (empty && empty->is_boolean() && empty->get<bool>())
                continue;
            ++config.filledHistory;
            if (config.createdBy.size() < config.diffIds.size())
                config.createdBy.push_back(stringMember(step, "created_by").substr(0, shownCommandBytes));
        }
    }
    if (config.filledHistory != config.diffIds.size())
        config.createdBy.clear(); // it cannot be told which command belongs to which layer
    return config;
}

std::vector<std::string> chainIds(const std::vector<std::string> &diffIds)
{
    std::vector<std::string> chain;
    for (const std::string &diffId : diffIds)
        chain.push_back(chain.empty() ? diffId : digestText(sha256(std::string_view(chain.back() + ' ' + diffId))));
    return chain;
}

} // namespace assay

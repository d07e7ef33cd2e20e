// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/dockerarchive.h"

#include "formats/json.h"

#include <algorithm>

namespace assay {
namespace {

// An array of strings; null and a missing member are empty.
Result<std::vector<std::string>> stringList(const Json &object, const char *key, const std::string &file, std::size_t most)
{
    std::vector<std::string> list;
    const Status taken = forEachElement(object, key, file, most, [&](const Json &element) -> Status {
        if (!element.is_string())
            return wrong(file, std::string("\"") + key + "\" holds something that is no string");
        list.push_back(element.get<std::string>());
        return {};
    });
    return taken ? Result<std::vector<std::string>>(std::move(list)) : Unexpected(taken.error());
}

} // namespace

Result<std::vector<DockerManifestItem>> parseDockerManifest(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_array())
        return wrong(file, "no array of images");
    if (json->size() > limits.images)
        return Unexpected(makeError(ErrorCode::LimitExceeded, file, "more than " + std::to_string(limits.images) + " images"));
    std::vector<DockerManifestItem> items;
    for (const Json &element : *json) {
        if (!element.is_object())
            return wrong(file, "an image that is no object");
        if (const Status plain = refuseOtherSpellings(element, {"Config", "RepoTags", "Layers"}, file); !plain)
            return Unexpected(plain.error());
        DockerManifestItem item;
        const Json *config = member(element, "Config");
        if (!config || !config->is_string())
            return wrong(file, "an image without \"Config\"");
        item.config = config->get<std::string>();
        auto tags = stringList(element, "RepoTags", file, limits.images);
        auto layers = stringList(element, "Layers", file, limits.layersPerImage);
        if (!tags || !layers)
            return Unexpected(tags ? layers.error() : tags.error());
        item.repoTags = std::move(*tags);
        item.layers = std::move(*layers);
        items.push_back(std::move(item));
    }
    return items;
}

Result<std::vector<LegacyTag>> parseLegacyRepositories(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object of names");
    std::vector<LegacyTag> tags;
    for (const auto &[name, versions] : json->items()) {
        if (!versions.is_object())
            return wrong(file, "the tags of \"" + name + "\" are no object");
        for (const auto &[tag, id] : versions.items()) {
            if (!id.is_string())
                return wrong(file, "the tag \"" + name + ":" + tag + "\" names no layer");
            tags.push_back({name + ":" + tag, id.get<std::string>()});
        }
    }
    return tags;
}

Result<LegacyLayer> parseLegacyLayer(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (!json->is_object())
        return wrong(file, "no object");
    if (const Status plain = refuseOtherSpellings(*json, {"id", "parent"}, file); !plain)
        return Unexpected(plain.error());
    return LegacyLayer{stringMember(*json, "id"), stringMember(*json, "parent")};
}

Result<std::vector<Reference>> parseRepositories(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status plain = refuseOtherSpellings(*json, {"Repositories"}, file); !plain)
        return Unexpected(plain.error());
    std::vector<Reference> references;
    const Json *repositories = member(*json, "Repositories");
    if (!json->is_object() || (repositories && !repositories->is_object() && !repositories->is_null()))
        return wrong(file, "\"Repositories\" is no object");
    if (!repositories || repositories->is_null())
        return references;
    for (const auto &[repository, names] : repositories->items()) {
        if (!names.is_object())
            return wrong(file, "the names of \"" + repository + "\" are no object");
        for (const auto &[name, id] : names.items()) {
            if (!id.is_string())
                return wrong(file, "the name \"" + name + "\" stands for no image");
            references.push_back({name, id.get<std::string>()});
        }
    }
    return references;
}

Result<ContainerRecord> parseContainerRecord(std::string_view bytes, const std::string &file, const Limits &limits)
{
    const auto json = parseJson(bytes, file, limits);
    if (!json)
        return Unexpected(json.error());
    if (const Status plain = refuseOtherSpellings(*json, {"ID", "Name", "Image", "Driver", "Created", "State", "Config"}, file); !plain)
        return Unexpected(plain.error());
    ContainerRecord record;
    record.id = stringMember(*json, "ID");
    if (record.id.empty())
        return wrong(file, "no \"ID\"");
    record.name = stringMember(*json, "Name");
    record.imageId = stringMember(*json, "Image");
    record.driver = stringMember(*json, "Driver");
    record.created = stringMember(*json, "Created");
    if (const Json *config = member(*json, "Config")) {
        if (const Status plain = refuseOtherSpellings(*config, {"Image"}, file); !plain)
            return Unexpected(plain.error());
        record.image = stringMember(*config, "Image");
    }
    if (const Json *state = member(*json, "State")) {
        const Json *running = member(*state, "Running");
        record.running = running && running->is_boolean() && running->get<bool>();
    }
    return record;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/storagerecords.h"

#include "base/displaysafe.h"

#include <algorithm>
#include <set>

namespace assay {
namespace {

class RecordFiles {
public:
    RecordFiles(const EvidenceFs &fs, const Limits &limits, StoreCatalog &catalog) : m_fs(fs), m_limits(limits), m_catalog(catalog) {}

    enum class Outcome : std::uint8_t { Read, Missing, Unreadable };

    template<class Record>
    Result<Outcome> read(const std::string &path, Result<StorageRecords<Record>> (*parse)(std::string_view, const std::string &, const Limits &),
                         std::vector<Record> &records)
    {
        const auto bytes = m_fs.readFile(path, m_limits.jsonBytes);
        if (!bytes && bytes.error().code == ErrorCode::Permission)
            return Unexpected(bytes.error());
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            return Outcome::Missing;
        auto parsed = bytes ? parse(*bytes, m_fs.name() + ": " + displaySafe(path), m_limits) : Unexpected(bytes.error());
        if (!parsed) {
            tellUnreadable(path, parsed.error().message());
            return Outcome::Unreadable;
        }
        for (const std::string &name : parsed->repeatedNames)
            tellRepeated(path, "name", name);
        takeFirstOfEach(path, std::move(parsed->records), records);
        return Outcome::Read;
    }

    void tellUnreadable(const std::string &path, const std::string &reason)
    {
        Finding finding = makeFinding("source.unreadable");
        finding.store = path;
        finding.detail.emplace_back("reason", reason);
        m_catalog.findings.push_back(std::move(finding));
        m_catalog.skipped.push_back({path, reason});
        m_catalog.complete = false;
    }

private:
    template<class Record>
    void takeFirstOfEach(const std::string &path, std::vector<Record> more, std::vector<Record> &records)
    {
        std::set<std::string> known;
        for (const Record &record : records)
            known.insert(record.id);
        for (Record &record : more) {
            if (known.insert(record.id).second)
                records.push_back(std::move(record));
            else
                tellRepeated(path, "id", record.id);
        }
    }

    // Engines differ in which of them counts, so each shows another image.
    void tellRepeated(const std::string &path, const char *what, const std::string &value)
    {
        Finding finding = makeFinding("store.chain-broken");
        finding.store = path;
        finding.detail = {{what, value}, {"reason", std::string("more than one record has this ") + what}};
        m_catalog.findings.push_back(std::move(finding));
    }

    const EvidenceFs &m_fs;
    const Limits &m_limits;
    StoreCatalog &m_catalog;
};

// The folders of images, which have their ids as names.
std::vector<std::string> imageFolders(const EvidenceFs &fs, const std::string &folder, const Limits &limits)
{
    std::vector<std::string> ids;
    const auto names = fs.list(folder);
    for (const std::string &name : names ? *names : std::vector<std::string>()) {
        const auto stat = isStoreId(name) ? fs.stat(folder + '/' + name) : Unexpected(Error{});
        if (stat && stat->kind == FileKind::Directory && ids.size() < limits.images)
            ids.push_back(name);
    }
    return ids;
}

// The keys of the files in an image's folder.
StorageImage imageOfFolder(const EvidenceFs &fs, const std::string &folder, const std::string &id)
{
    StorageImage image;
    image.id = id;
    const auto files = fs.list(folder + '/' + id);
    for (const std::string &file : files ? *files : std::vector<std::string>()) {
        if (const auto key = bigDataKey(file)) {
            BigData data;
            data.key = *key;
            image.bigData.push_back(std::move(data));
        }
    }
    return image;
}

} // namespace

Result<StorageRecordSet> readStorageRecords(const EvidenceFs &fs, const std::string &root, const std::string &driver, const Limits &limits, StoreCatalog &catalog)
{
    using Outcome = RecordFiles::Outcome;
    StorageRecordSet set;
    RecordFiles files(fs, limits, catalog);
    const std::string prefix = joinPath(root, driver);
    for (const char *name : {"/layers.json", "/volatile-layers.json"}) {
        const auto outcome = files.read(prefix + "-layers" + name, parseStorageLayers, set.layers);
        if (!outcome)
            return Unexpected(outcome.error());
        set.layersKnown = set.layersKnown && *outcome != Outcome::Unreadable;
    }
    for (const char *name : {"/containers.json", "/volatile-containers.json"}) {
        const auto outcome = files.read(prefix + "-containers" + name, parseStorageContainers, set.containers);
        if (!outcome)
            return Unexpected(outcome.error());
        set.containersKnown = set.containersKnown && *outcome != Outcome::Unreadable;
    }
    const std::string images = prefix + "-images";
    const auto outcome = files.read(images + "/images.json", parseStorageImages, set.images);
    if (!outcome)
        return Unexpected(outcome.error());
    if (set.images.size() > limits.images)
        return Unexpected(makeError(ErrorCode::LimitExceeded, fs.name(), "more than " + std::to_string(limits.images) + " images"));
    if (*outcome == Outcome::Read)
        return set;
    const std::vector<std::string> ids = imageFolders(fs, images, limits);
    set.imagesKnown = *outcome == Outcome::Missing && ids.empty();
    if (*outcome == Outcome::Missing && !ids.empty())
        files.tellUnreadable(images + "/images.json", "is missing, but there are folders of images");
    for (const std::string &id : ids)
        set.images.push_back(imageOfFolder(fs, images, id));
    return set;
}

} // namespace assay

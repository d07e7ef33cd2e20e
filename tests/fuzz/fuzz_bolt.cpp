// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/buildcache.h"
#include "formats/containerdrecords.h"
#include "support/boltbytes.h"
#include "support/fuzzlayers.h"

#include <algorithm>
#include <string>

using namespace assay;
using test::require;

namespace {

// What is given obeys the rules: keys ascend and are found, buckets are where an item says, nothing is there twice.
std::size_t checkBucket(const BoltDb &db, BoltBucket bucket, std::uint64_t fileSize)
{
    std::string_view before;
    for (std::uint32_t i = 0; i < db.size(bucket); ++i) {
        const BoltItem item = db.item(bucket, i);
        require(!item.key.empty() && before < item.key, "keys do not ascend");
        before = item.key;
        const auto found = db.find(bucket, item.key);
        require(found && found->value.data() == item.value.data() && found->bucket == item.bucket, "a key is not found");
        require(db.offsetOf(item.key) + item.key.size() <= fileSize && db.offsetOf(item.value) + item.value.size() <= fileSize, "an item that is not in the file");
    }
    return db.size(bucket);
}

template<class Meta>
void checkPlaces(const Result<Meta> &meta, std::uint64_t fileSize)
{
    if (!meta)
        return;
    for (const Error &error : meta->problems.list)
        require(error.hasOffset && error.offset < fileSize && !error.detail.empty(), "a problem that is nowhere");
}

void check(const std::string &content)
{
    Limits limits;
    limits.boltItems = 10'000;
    limits.findingsPerCode = 100;
    Context context;
    const auto db = BoltDb::load(memorySource(content, "f"), limits, context);
    if (!db)
        return;
    std::size_t items = 0;
    std::vector<BoltBucket> pending{BoltDb::root()};
    while (!pending.empty()) {
        const BoltBucket bucket = pending.back();
        pending.pop_back();
        items += checkBucket(*db, bucket, content.size());
        db->forEach(bucket, [&](const BoltItem &item) {
            if (item.bucket)
                pending.push_back(item.bucket);
        });
    }
    require(items == db->itemCount() && items <= content.size() / 16, "items that no bucket has");
    for (const Error &error : db->problems().list)
        require(error.hasOffset && error.offset <= content.size(), "a problem past the end");
    require(*db->unchanged(), "memory that changed");
    checkPlaces(parseContainerdMeta(*db, limits), content.size());
    checkPlaces(parseSnapshotterMeta(*db, limits), content.size());
    checkPlaces(Result<BuildCacheSnapshots>(parseBuildCacheSnapshots(*db, limits)), content.size());
    checkPlaces(Result<BuildCacheTexts>(parseBuildCacheTexts(*db, limits)), content.size());
}

} // namespace

// The bytes as they are, and with their meta pages' checksums made right.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string content(reinterpret_cast<const char *>(data), size);
    check(content);
    test::mendBoltChecksums(content);
    check(content);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/ids.h"
#include "base/limits.h"
#include "base/result.h"
#include "formats/boltpages.h"
#include "io/bytesource.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

using BoltBucket = Id<struct BoltBucketTag>; // of one BoltDb

struct BoltItem {
    std::string_view key;
    std::string_view value; // "" of a bucket
    BoltBucket bucket;      // none when it is a value
};

// Oddities that do not stop the reading: the first limits.findingsPerCode of them, each with file, place and reason.
struct BoltProblems {
    std::vector<Error> list;
    std::uint64_t unlisted = 0;

    bool empty() const { return list.empty() && unlisted == 0; }
    void add(Error error, const Limits &limits);
};

// What a bbolt database (go.etcd.io/bbolt, file format 2, little endian) held at one transaction, read whole and once: every page in
// use is in memory, each was looked at once, and what is given obeys the format's rules. A page that breaks them gives nothing of
// itself nor of what is below it, and is a problem. Views last as long as the database, and are lost when it is moved. Any number
// of threads may read.
class BoltDb {
public:
    // Reads what source holds now, with no lock. An error when no meta page is valid, a limit is reached or it is cancelled. A file that is
    // being written needs loadBolt().
    static Result<BoltDb> load(ByteSourcePtr source, const Limits &limits, Context &context);

    const std::string &name() const { return m_source->name(); }
    std::uint64_t txid() const { return m_meta.txid; }
    std::uint32_t pageSize() const { return m_meta.pageSize; } // bytes
    std::size_t itemCount() const { return m_items.size(); }   // of all buckets together
    const BoltProblems &problems() const { return m_problems; }
    // The state before is on file, too: a writer that is stopped in the middle of a meta page leaves only one that is valid. Then
    // the first of the problems says why the other one is not.
    bool hasBothMetaPages() const { return m_bothMetaPages; }

    static BoltBucket root() { return BoltBucket(0); }
    std::uint32_t size(BoltBucket bucket) const { return m_buckets[bucket.value].count; }
    std::uint64_t sequence(BoltBucket bucket) const { return m_buckets[bucket.value].sequence; }
    BoltItem item(BoltBucket bucket, std::uint32_t index) const; // sorted bytewise by key, no key twice
    template<class Visitor>
    void forEach(BoltBucket bucket, Visitor &&visit) const // visit(const BoltItem &), in that order
    {
        for (std::uint32_t i = 0; i < size(bucket); ++i)
            visit(item(bucket, i));
    }
    std::optional<BoltItem> find(BoltBucket bucket, std::string_view key) const;
    // The bucket that the keys lead to, from another one on. None when one of them is missing or a value.
    BoltBucket findBucket(BoltBucket from, std::initializer_list<std::string_view> keys) const;

    // Where in the file a key or value that was given out stands.
    std::uint64_t offsetOf(std::string_view part) const;

    // Whether the file's latest state is still the one that was read. The engine writes pages of the next transaction only where the
    // state before has none in use, and uses those again only after the next one is on file: true means that what was read is
    // one state, whatever was written meanwhile.
    Result<bool> unchanged() const;

private:
    friend class BoltLoader;

    struct Bucket {
        std::uint32_t first = 0; // of m_items
        std::uint32_t count = 0;
        std::uint64_t sequence = 0;
    };
    struct Item {
        std::uint64_t at = 0; // of m_bytes: the key, and at once the value
        std::uint32_t keySize = 0;
        std::uint32_t valueSize = 0;
        BoltBucket bucket;
    };
    BoltDb() = default;

    ByteSourcePtr m_source;
    bolt::Meta m_meta;
    std::string m_bytes; // of all pages in use, one after the other as they were read
    std::vector<bolt::Chunk> m_chunks;
    std::vector<Item> m_items; // a bucket's are side by side
    std::vector<Bucket> m_buckets;
    BoltProblems m_problems;
    bool m_bothMetaPages = true;
};

// Reads a database that may be in use. open gives the file anew for each of up to limits.boltTries readings, as it may have grown.
// Unstable when the file never stayed one state for as long as it took to read it.
Result<BoltDb> loadBolt(const std::function<Result<ByteSourcePtr>()> &open, const Limits &limits, Context &context);

} // namespace assay

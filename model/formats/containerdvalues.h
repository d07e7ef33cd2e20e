// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "formats/containerdrecords.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// One record of containerd: a bucket of named values. What cannot be read is at its default and a problem, with the record's name and
// where it stands. For the parsers of containerdrecords.h.
class ContainerdRecord {
public:
    enum class Need : std::uint8_t { May, Must }; // be there

    // The bucket of a whole database.
    ContainerdRecord(const BoltDb &db, const Limits &limits, BoltProblems &problems)
        : m_db(db), m_limits(limits), m_problems(problems), m_bucket(BoltDb::root())
    {
    }

    explicit operator bool() const { return static_cast<bool>(m_bucket); }

    std::string_view ownKey() const { return m_key; } // of its bucket
    std::string text(std::string_view key, Need need) const;
    std::uint64_t size(std::string_view key, Need need) const;   // Go's Varint: zig-zag; not negative here
    std::int64_t number(std::string_view key, Need need) const;  // the same, of any sign
    std::uint64_t id(std::string_view key) const;                // Go's Uvarint; must be there
    ContainerdTime time(std::string_view key) const;             // Go's Time.MarshalBinary
    ContainerdLabels labels(std::string_view key) const;         // a bucket of texts
    std::vector<std::string> keys(std::string_view key) const;   // of a bucket of values

    // The bucket of that name; one that is not there has nothing. Named kind, or for its key.
    ContainerdRecord child(std::string_view key) const;
    // visit(key, record) for every bucket in this one, named "kind key" for problems. Values among them are problems.
    template<class Visitor>
    void forEachBucket(std::string_view kind, Visitor &&visit) const
    {
        forEach([&](const BoltItem &item) {
            if (item.bucket)
                visit(item.key, ContainerdRecord(*this, item, kind));
            else
                problem(item.key, "a value among its buckets");
        });
    }
    // visit(key, value) for every value in this one. Buckets among them are problems.
    template<class Visitor>
    void forEachValue(Visitor &&visit) const
    {
        forEach([&](const BoltItem &item) {
            if (item.bucket)
                problem(item.key, "a bucket among its values");
            else
                visit(item.key, item.value);
        });
    }

    void problem(std::string_view at, const std::string &why) const; // at: a key or value that the database gave

private:
    ContainerdRecord(const ContainerdRecord &from, const BoltItem &item, std::string_view kind);

    template<class Visitor>
    void forEach(Visitor &&visit) const
    {
        if (m_bucket)
            m_db.forEach(m_bucket, visit);
    }
    std::optional<std::string_view> value(std::string_view key, Need need) const;

    const BoltDb &m_db;
    const Limits &m_limits;
    BoltProblems &m_problems;
    BoltBucket m_bucket;
    std::string m_name;
    std::string_view m_key;
};

// Go's encoding/binary: nothing when text is not exactly one number of at most 64 bits.
std::optional<std::uint64_t> parseUvarint(std::string_view text);
std::optional<std::int64_t> parseVarint(std::string_view text);
// Go's Time.MarshalBinary, versions 1 and 2; nothing when it is not exactly one.
std::optional<ContainerdTime> parseGoTime(std::string_view bytes);

// Why a database without the bucket "v1" has nothing to give: what is wrong with it, or else that it is something else.
Error noRecords(const BoltDb &db, const std::string &what);

// One snapshot and what it stands upon, for checkParents().
struct SnapshotLink {
    std::string_view key;
    std::string_view parent; // "" for none
};
// The place of each link's parent in links, links.size() for none; links are sorted by key. Names parents that are
// missing, and one snapshot of each circle.
std::vector<std::size_t> checkParents(const std::vector<SnapshotLink> &links, const std::string &place, std::vector<ContainerdInconsistency> &out);

} // namespace assay

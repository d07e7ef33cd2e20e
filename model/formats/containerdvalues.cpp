// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/containerdvalues.h"

#include <algorithm>
#include <limits>

namespace assay {
namespace {

constexpr std::int64_t secondsToUnix = 62135596800; // from 0001-01-01 to 1970-01-01

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

} // namespace

std::optional<std::uint64_t> parseUvarint(std::string_view text)
{
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::uint64_t byte = static_cast<unsigned char>(text[i]);
        if (i > 9 || (i == 9 && byte > 1))
            return std::nullopt;
        value |= (byte & 0x7F) << (7 * i);
        if (byte < 0x80)
            return i + 1 == text.size() ? std::optional(value) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::int64_t> parseVarint(std::string_view text)
{
    const auto zigzag = parseUvarint(text);
    if (!zigzag)
        return std::nullopt;
    return static_cast<std::int64_t>((*zigzag >> 1) ^ (~(*zigzag & 1) + 1));
}

std::optional<ContainerdTime> parseGoTime(std::string_view bytes)
{
    if (!(bytes.size() == 15 && bytes[0] == 1) && !(bytes.size() == 16 && bytes[0] == 2))
        return std::nullopt;
    const auto seconds = static_cast<std::int64_t>(bigEndian(bytes.substr(1, 8)));
    const std::uint64_t nanoseconds = bigEndian(bytes.substr(9, 4));
    if (seconds < std::numeric_limits<std::int64_t>::min() + secondsToUnix || nanoseconds > 999'999'999)
        return std::nullopt;
    return ContainerdTime{seconds - secondsToUnix, static_cast<std::uint32_t>(nanoseconds), true};
}

ContainerdRecord::ContainerdRecord(const ContainerdRecord &from, const BoltItem &item, std::string_view kind)
    : m_db(from.m_db), m_limits(from.m_limits), m_problems(from.m_problems), m_bucket(item.bucket), m_name(kind), m_key(item.key)
{
    m_name.append(kind.empty() ? "" : " ").append(item.key);
}

void ContainerdRecord::problem(std::string_view at, const std::string &why) const
{
    m_problems.add(makeErrorAt(ErrorCode::Malformed, m_db.name(), at.data() ? m_db.offsetOf(at) : 0, m_name + ": " + why), m_limits);
}

std::optional<std::string_view> ContainerdRecord::value(std::string_view key, Need need) const
{
    if (!m_bucket)
        return std::nullopt;
    const auto item = m_db.find(m_bucket, key);
    if (item && !item->bucket)
        return item->value;
    if (item)
        problem(item->key, "a bucket where the value \"" + std::string(key) + "\" belongs");
    else if (need == Need::Must)
        problem(m_key, "no \"" + std::string(key) + '"');
    return std::nullopt;
}

std::string ContainerdRecord::text(std::string_view key, Need need) const
{
    return std::string(value(key, need).value_or(std::string_view()));
}

std::int64_t ContainerdRecord::number(std::string_view key, Need need) const
{
    const auto bytes = value(key, need);
    if (!bytes)
        return 0;
    const auto parsed = parseVarint(*bytes);
    if (!parsed)
        problem(*bytes, '"' + std::string(key) + "\" is no number");
    return parsed.value_or(0);
}

std::uint64_t ContainerdRecord::size(std::string_view key, Need need) const
{
    const std::int64_t parsed = number(key, need);
    if (parsed < 0)
        problem(m_key, '"' + std::string(key) + "\" is negative");
    return static_cast<std::uint64_t>(std::max<std::int64_t>(parsed, 0));
}

std::uint64_t ContainerdRecord::id(std::string_view key) const
{
    const auto bytes = value(key, Need::Must);
    if (!bytes)
        return 0;
    const auto parsed = parseUvarint(*bytes);
    if (!parsed)
        problem(*bytes, '"' + std::string(key) + "\" is no number");
    return parsed.value_or(0);
}

ContainerdTime ContainerdRecord::time(std::string_view key) const
{
    const auto bytes = value(key, Need::May);
    if (!bytes)
        return {};
    const auto parsed = parseGoTime(*bytes);
    if (!parsed)
        problem(*bytes, '"' + std::string(key) + "\" is no time");
    return parsed.value_or(ContainerdTime());
}

ContainerdLabels ContainerdRecord::labels(std::string_view key) const
{
    ContainerdLabels all;
    child(key).forEachValue([&](std::string_view name, std::string_view label) { all.emplace_hint(all.end(), name, label); });
    return all;
}

std::vector<std::string> ContainerdRecord::keys(std::string_view key) const
{
    std::vector<std::string> all;
    child(key).forEachValue([&](std::string_view name, std::string_view) { all.emplace_back(name); });
    return all;
}

ContainerdRecord ContainerdRecord::child(std::string_view key) const
{
    const auto item = m_bucket ? m_db.find(m_bucket, key) : std::nullopt;
    if (item && !item->bucket)
        problem(item->key, "a value where the bucket \"" + std::string(key) + "\" belongs");
    ContainerdRecord found(*this, item.value_or(BoltItem()), m_name);
    if (!item)
        found.m_name.append(key);
    return found;
}

Error noRecords(const BoltDb &db, const std::string &what)
{
    if (!db.problems().list.empty())
        return db.problems().list.front();
    return makeError(ErrorCode::Unsupported, db.name(), "no bucket \"v1\": " + what + ", or of a version that is not known");
}

std::vector<std::size_t> checkParents(const std::vector<SnapshotLink> &links, const std::string &place,
                                      std::vector<ContainerdInconsistency> &out)
{
    using Kind = ContainerdInconsistency::Kind;
    std::vector<std::size_t> parents(links.size(), links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string_view parent = links[i].parent;
        if (parent.empty())
            continue;
        const auto found = std::lower_bound(links.begin(), links.end(), parent,
                                            [](const SnapshotLink &link, std::string_view key) { return link.key < key; });
        if (found != links.end() && found->key == parent)
            parents[i] = static_cast<std::size_t>(found - links.begin());
        else
            out.push_back({Kind::ParentMissing, place, std::string(links[i].key), std::string(parent)});
    }
    // Each way up ends at a lowest one, or where an earlier way or this one has been: this one closes a circle.
    std::vector<std::size_t> seenFrom(links.size(), links.size());
    for (std::size_t start = 0; start < links.size(); ++start) {
        std::size_t at = start;
        while (at != links.size() && seenFrom[at] == links.size()) {
            seenFrom[at] = start;
            at = parents[at];
        }
        if (at != links.size() && seenFrom[at] == start)
            out.push_back({Kind::ParentCycle, place, std::string(links[at].key), std::string(links[at].parent)});
    }
    return parents;
}

} // namespace assay

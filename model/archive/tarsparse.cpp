// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarsparse.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t numberSize = 12;
constexpr std::size_t runSize = 2 * numberSize;

Error malformed(std::uint64_t offset, const char *why)
{
    return makeErrorAt(ErrorCode::Malformed, {}, offset, why);
}

Error mapTooLong(std::uint64_t limit)
{
    return makeErrorAt(ErrorCode::LimitExceeded, {}, 0, "a sparse map of more than " + std::to_string(limit) + " bytes");
}

// Runs in one block of GNU's form. The first empty one ends the block's list, not that of the blocks behind it.
Status takeRuns(std::string_view fields, std::uint64_t offset, std::vector<SparseRun> &runs)
{
    for (; !fields.empty(); fields.remove_prefix(runSize)) {
        if (fields.front() == '\0')
            break;
        const auto start = parseTarNumber(fields.substr(0, numberSize));
        const auto size = parseTarNumber(fields.substr(numberSize, numberSize));
        if (!start || !size || *start < 0 || *size < 0)
            return Unexpected(malformed(offset, "a sparse map with something that is no number"));
        runs.push_back({static_cast<std::uint64_t>(*start), static_cast<std::uint64_t>(*size)});
    }
    return {};
}

Result<std::uint64_t> unsignedDecimal(std::string_view text)
{
    const auto value = parseDecimal(text);
    if (!value || *value < 0)
        return Unexpected(malformed(0, "a sparse map with something that is no number"));
    return static_cast<std::uint64_t>(*value);
}

// What of the records is about sparse files; of one keyword the last counts, as everywhere in PAX.
struct SparseRecords {
    std::string_view major;
    std::string_view minor;
    std::string_view name;
    std::string_view size;
    std::string_view realSize;
    std::string_view blocks;
    std::string_view map;
    std::vector<std::string_view> pairs; // form 0.0: offset and size in turn
    bool pairsInTurn = true;
};

SparseRecords collect(const std::vector<PaxRecord> &records)
{
    constexpr std::string_view prefix = "GNU.sparse.";
    SparseRecords found;
    for (const PaxRecord &record : records) {
        const std::string_view keyword = record.keyword;
        if (!keyword.starts_with(prefix))
            continue;
        const std::string_view key = keyword.substr(prefix.size());
        if (key == "major")
            found.major = record.value;
        else if (key == "minor")
            found.minor = record.value;
        else if (key == "name")
            found.name = record.value;
        else if (key == "size")
            found.size = record.value;
        else if (key == "realsize")
            found.realSize = record.value;
        else if (key == "numblocks")
            found.blocks = record.value;
        else if (key == "map")
            found.map = record.value;
        else if (key == "offset" || key == "numbytes") {
            found.pairsInTurn = found.pairsInTurn && (key == "offset") == (found.pairs.size() % 2 == 0);
            found.pairs.push_back(record.value);
        }
    }
    return found;
}

Result<std::vector<SparseRun>> runsOfNumbers(const std::vector<std::string_view> &numbers)
{
    if (numbers.size() % 2 != 0)
        return Unexpected(malformed(0, "a sparse map that stops in the middle"));
    std::vector<SparseRun> runs;
    runs.reserve(numbers.size() / 2);
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        const auto offset = unsignedDecimal(numbers[i]);
        const auto size = unsignedDecimal(numbers[i + 1]);
        if (!offset || !size)
            return Unexpected(offset ? size.error() : offset.error());
        runs.push_back({*offset, *size});
    }
    return runs;
}

// Forms 0.0 and 0.1: the map is in the records.
Result<std::vector<SparseRun>> runsInRecords(const SparseRecords &records)
{
    std::vector<std::string_view> numbers = records.pairs;
    if (!records.pairsInTurn)
        return Unexpected(malformed(0, "a sparse map whose offsets and sizes do not take turns"));
    if (numbers.empty() && !records.map.empty()) {
        for (std::string_view rest = records.map;;) {
            const std::size_t comma = rest.find(',');
            numbers.push_back(rest.substr(0, comma));
            if (comma == std::string_view::npos)
                break;
            rest.remove_prefix(comma + 1);
        }
    }
    const auto count = unsignedDecimal(records.blocks);
    if (!count || *count > numbers.size() || 2 * *count != numbers.size())
        return Unexpected(malformed(0, "a sparse map of another length than it says"));
    return runsOfNumbers(numbers);
}

// Form 1.0: decimal numbers, one in a line, in whole blocks in front of the content.
Status takeMapInContent(std::string_view behind, std::uint64_t storedBytes, std::uint64_t limit, SparseMap &map)
{
    std::size_t at = 0;
    std::uint64_t wanted = 1; // how many pairs there are stands first
    std::vector<std::string_view> numbers;
    while (numbers.size() < wanted) {
        const std::size_t end = behind.find('\n', at);
        const std::size_t known = end == std::string_view::npos ? behind.size() : end + 1;
        if (known > std::min(storedBytes, limit) || (end == std::string_view::npos && known >= storedBytes)) {
            if (limit < storedBytes)
                return Unexpected(mapTooLong(limit));
            return Unexpected(malformed(at, "a sparse map that is longer than the content"));
        }
        if (behind.substr(at, known - at).find_first_not_of("0123456789\n") != std::string_view::npos || known - at > 20)
            return Unexpected(malformed(at, "a sparse map with something that is no number"));
        if (end == std::string_view::npos)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, {}, at, "the header ends too early"));
        numbers.push_back(behind.substr(at, end - at));
        at = end + 1;
        if (numbers.size() == 1) {
            const auto pairs = unsignedDecimal(numbers[0]);
            if (!pairs || *pairs > limit)
                return Unexpected(pairs ? mapTooLong(limit) : pairs.error());
            wanted = 1 + 2 * *pairs;
        }
    }
    map.mapBytes = (at + tarBlock - 1) / tarBlock * tarBlock;
    if (map.mapBytes > storedBytes)
        return Unexpected(malformed(at, "a sparse map that is longer than the content"));
    numbers.erase(numbers.begin());
    auto runs = runsOfNumbers(numbers);
    if (!runs)
        return Unexpected(runs.error());
    map.runs = std::move(*runs);
    return {};
}

} // namespace

Result<SparseMap> readGnuSparseMap(std::string_view header, std::string_view behind, std::uint64_t limit)
{
    SparseMap map;
    map.present = true;
    const auto realSize = parseTarNumber(header.substr(483, numberSize));
    if (!realSize || *realSize < 0)
        return Unexpected(malformed(0, "the size of a sparse file is no number a file can have"));
    map.realSize = static_cast<std::uint64_t>(*realSize);
    if (Status taken = takeRuns(header.substr(386, 4 * runSize), 0, map.runs); !taken)
        return Unexpected(taken.error());
    for (bool continued = header[482] != '\0'; continued;) {
        if (map.mapBytes >= limit)
            return Unexpected(mapTooLong(limit));
        if (behind.size() - map.mapBytes < tarBlock)
            return Unexpected(makeErrorAt(ErrorCode::Truncated, {}, map.mapBytes, "the header ends too early"));
        const std::string_view block = behind.substr(static_cast<std::size_t>(map.mapBytes), tarBlock);
        if (Status taken = takeRuns(block.substr(0, 21 * runSize), map.mapBytes, map.runs); !taken)
            return Unexpected(taken.error());
        continued = block[504] != '\0';
        map.mapBytes += tarBlock;
    }
    return map;
}

Result<SparseMap> readPaxSparseMap(const std::vector<PaxRecord> &records, std::string_view behind, std::uint64_t storedBytes, std::uint64_t limit)
{
    SparseMap map;
    const SparseRecords found = collect(records);
    const bool inContent = found.major == "1" && found.minor == "0";
    const bool inRecords = found.major == "0" && (found.minor == "0" || found.minor == "1");
    const bool unnamed = found.major.empty() && found.minor.empty() && (!found.map.empty() || !found.pairs.empty());
    if (!inContent && !inRecords && !unnamed)
        return map;
    map.present = true;
    map.name = found.name;
    const std::string_view size = found.size.empty() ? found.realSize : found.size;
    if (!size.empty()) {
        const auto value = unsignedDecimal(size);
        if (!value)
            return Unexpected(value.error());
        map.realSize = *value;
    }
    if (inContent) {
        if (Status taken = takeMapInContent(behind, storedBytes, limit, map); !taken)
            return Unexpected(taken.error());
        return map;
    }
    auto runs = runsInRecords(found);
    if (!runs)
        return Unexpected(runs.error());
    map.runs = std::move(*runs);
    return map;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/hashlist.h"

#include "base/blanks.h"
#include "base/parallel.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t sha256Digits = 64;
constexpr std::array<std::size_t, 5> otherDigits = {32, 40, 56, 96, 128}; // MD5, SHA-1, SHA-224, SHA-384, SHA-512
constexpr std::size_t shortestLine = sha256Digits + 1;

int digitOf(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::size_t hexDigits(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), [](char c) { return digitOf(c) < 0; }) - text.begin());
}

bool isOtherHash(std::size_t digits)
{
    return std::find(otherDigits.begin(), otherDigits.end(), digits) != otherDigits.end();
}

Sha256Digest digestOf(std::string_view hex64)
{
    Sha256Digest digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(digitOf(hex64[2 * i]) << 4 | digitOf(hex64[2 * i + 1]));
    return digest;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

struct Tagged {
    std::string_view hash;
    bool isSha256 = false;
};

// "SHA256 (name) = <hash>", of openssl "SHA2-256(name)= <hash>"; the hash is at the end, since a name may hold anything.
std::optional<Tagged> taggedHash(std::string_view line)
{
    const std::size_t open = line.find('(');
    const std::size_t bsd = line.rfind(") = ");
    const std::size_t close = bsd != std::string_view::npos ? bsd : line.rfind(")= ");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    const std::string_view algorithm = withoutBlanks(line.substr(0, open));
    return Tagged{withoutBlanks(line.substr(line.find('=', close) + 1)), algorithm == "SHA256" || algorithm == "SHA2-256"};
}

// The next value of a row and what separates it from the rest; none where a quote is left open or something follows it.
std::optional<std::string_view> takeValue(std::string_view &row, char separator)
{
    std::size_t end = row.find(separator);
    std::string_view value;
    if (row.starts_with('"')) {
        std::size_t close = row.find('"', 1);
        while (close != std::string_view::npos && close + 1 < row.size() && row[close + 1] == '"')
            close = row.find('"', close + 2);
        if (close == std::string_view::npos || (close + 1 < row.size() && row[close + 1] != separator))
            return std::nullopt;
        value = row.substr(1, close - 1);
        end = close + 1 < row.size() ? close + 1 : std::string_view::npos;
    } else {
        value = withoutBlanks(row.substr(0, end));
    }
    row.remove_prefix(end == std::string_view::npos ? row.size() : end + 1);
    return value;
}

// "SHA-256" and its like without marks, lowered; "" for what is no plain name.
std::string columnName(std::string_view text)
{
    std::string name;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += c;
        else if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c + ('a' - 'A'));
        else if (c != '-' && c != '_' && c != ' ')
            return {};
    }
    return name;
}

bool namesHash(const std::string &column)
{
    return column == "sha256" || column == "sha256hash" || column == "md5" || column == "sha1" || column == "md5hash" || column == "sha1hash"
        || column == "sha512";
}

// In place: by the first byte, then each of those 256 parts on its own.
void sortDigests(std::vector<Sha256Digest> &digests)
{
    std::array<std::size_t, 257> begin{};
    for (const Sha256Digest &digest : digests)
        ++begin[std::size_t{digest[0]} + 1];
    for (std::size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    std::array<std::size_t, 256> next{};
    std::copy(begin.begin(), begin.end() - 1, next.begin());
    for (std::size_t part = 0; part < next.size(); ++part) {
        while (next[part] < begin[part + 1]) {
            const std::size_t wanted = digests[next[part]][0];
            if (wanted == part)
                ++next[part];
            else
                std::swap(digests[next[part]], digests[next[wanted]++]);
        }
    }
    parallelFor(next.size(), workerCount(), [&](std::size_t part) {
        const auto at = [&](std::size_t index) { return digests.begin() + static_cast<std::ptrdiff_t>(begin[index]); };
        std::sort(at(part), at(part + 1), [](const Sha256Digest &a, const Sha256Digest &b) { return std::memcmp(a.data(), b.data(), a.size()) < 0; });
    });
    digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
}

} // namespace

HashListReader::HashListReader(std::string file, const HashListLimits &limits, std::uint64_t expectedBytes)
    : m_file(std::move(file)), m_limits(limits)
{
    m_list.digests.reserve(static_cast<std::size_t>(std::min(expectedBytes / shortestLine + 1, limits.digests)));
}

Unexpected HashListReader::malformed(const std::string &what) const
{
    return Unexpected(makeError(ErrorCode::Malformed, m_file, "line " + std::to_string(m_list.lines) + ": " + what));
}

Status HashListReader::feed(std::string_view bytes)
{
    m_bytes += bytes.size();
    if (m_bytes > m_limits.bytes)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "more than " + std::to_string(m_limits.bytes) + " bytes"));
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view piece = bytes.substr(0, end);
        if (m_begun.size() + piece.size() > m_limits.lineBytes) {
            ++m_list.lines;
            return Unexpected(makeError(ErrorCode::LimitExceeded, m_file,
                                        "line " + std::to_string(m_list.lines) + ": longer than " + std::to_string(m_limits.lineBytes) + " bytes"));
        }
        if (end == std::string_view::npos) {
            m_begun.append(piece);
            return {};
        }
        bytes.remove_prefix(end + 1);
        Status taken;
        if (m_begun.empty()) {
            taken = line(piece);
        } else {
            m_begun.append(piece);
            taken = line(m_begun);
            m_begun.clear();
        }
        if (!taken)
            return taken;
    }
    return {};
}

Result<HashList> HashListReader::finish()
{
    if (!m_begun.empty()) {
        if (Status taken = line(m_begun); !taken)
            return Unexpected(taken.error());
        m_begun.clear();
    }
    sortDigests(m_list.digests);
    return std::move(m_list);
}

Status HashListReader::line(std::string_view text)
{
    if (++m_list.lines > m_limits.lines)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "more than " + std::to_string(m_limits.lines) + " lines"));
    if (m_list.lines == 1 && text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    if (withoutBlanks(text).empty() || text.front() == '#')
        return {};
    if (text.starts_with("%%%%")) {
        const std::string_view rest = withoutBlanks(text.substr(4));
        return rest.starts_with("HASHDEEP") ? Status() : header(rest);
    }
    if (m_rows)
        return row(text);
    std::string_view hash = withoutBlanks(text);
    if (hash.starts_with('\\'))
        hash.remove_prefix(1);
    if (hash.starts_with("sha256:"))
        hash.remove_prefix(7);
    const std::size_t digits = hexDigits(hash);
    const bool ends = digits == hash.size() || isBlank(hash[digits]) || hash[digits] == ',' || hash[digits] == ';';
    if (ends && (digits == sha256Digits || isOtherHash(digits)))
        return take(hash.substr(0, digits));
    const auto tagged = taggedHash(hash);
    if (!tagged)
        return header(hash);
    if (tagged->hash.empty() || hexDigits(tagged->hash) != tagged->hash.size())
        return malformed("what should be a hash is not one");
    if (tagged->isSha256)
        return tagged->hash.size() == sha256Digits ? take(tagged->hash) : malformed("what should be a SHA-256 is not 64 hex digits");
    ++m_list.otherHashes;
    return {};
}

// Only a line that names a column of hashes is a header: what else there is would be passed over without a word.
Status HashListReader::header(std::string_view text)
{
    const std::size_t first = text.find_first_of(",;\t");
    m_separator = first == std::string_view::npos ? ',' : text[first];
    m_column = -1;
    bool any = false;
    std::string_view rest = text;
    for (int column = 0; !rest.empty(); ++column) {
        const auto value = takeValue(rest, m_separator);
        if (!value)
            break;
        const std::string name = columnName(*value);
        any = any || namesHash(name);
        if ((name == "sha256" || name == "sha256hash") && m_column < 0)
            m_column = column;
    }
    if (!any)
        return malformed("neither a hash, nor a comment, nor a header that names a column of hashes");
    m_rows = true;
    return {};
}

Status HashListReader::row(std::string_view text)
{
    if (m_column < 0) {
        ++m_list.otherHashes;
        return {};
    }
    std::string_view value;
    for (int column = 0; column <= m_column; ++column) {
        if (text.empty() && column > 0)
            return malformed("has no column for the SHA-256");
        const auto taken = takeValue(text, m_separator);
        if (!taken)
            return malformed("a quote that is not closed, or something behind it");
        value = *taken;
    }
    if (value.empty()) {
        ++m_list.otherHashes;
        return {};
    }
    if (value.size() != sha256Digits)
        return malformed("what should be a SHA-256 is not 64 hex digits");
    return take(value);
}

Status HashListReader::take(std::string_view hex)
{
    if (hexDigits(hex) != hex.size() || (hex.size() != sha256Digits && !isOtherHash(hex.size())))
        return malformed("what should be a hash is not one");
    if (hex.size() != sha256Digits) {
        ++m_list.otherHashes;
        return {};
    }
    if (m_list.digests.size() >= m_limits.digests)
        return Unexpected(makeError(ErrorCode::LimitExceeded, m_file, "more than " + std::to_string(m_limits.digests) + " hashes"));
    m_list.digests.push_back(digestOf(hex));
    ++m_list.hashes;
    return {};
}

Result<HashList> parseHashList(std::string_view bytes, const std::string &file, const HashListLimits &limits)
{
    HashListReader reader(file, limits, bytes.size());
    if (Status fed = reader.feed(bytes); !fed)
        return Unexpected(fed.error());
    return reader.finish();
}

} // namespace assay

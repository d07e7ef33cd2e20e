// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/checksums.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace assay {
namespace {

struct Algorithm {
    std::string_view tag;    // of the BSD form
    std::string_view name;   // "" for those that are passed over
    std::size_t digits;      // 0: any number
    bool plain;              // may stand in the GNU form, told by its digits
};
constexpr std::array<Algorithm, 10> algorithms{{{"SHA256", "sha256", 64, true},
                                               {"SHA384", "sha384", 96, true},
                                               {"SHA512", "sha512", 128, true},
                                               {"MD5", "", 32, true},
                                               {"SHA1", "", 40, true},
                                               {"SHA224", "", 56, true},
                                               {"RMD160", "", 40, false},
                                               {"BLAKE2b", "", 128, false},
                                               {"SM3", "", 64, false},
                                               {"SIZE", "", 0, false}}};

struct Line {
    const Algorithm *algorithm;
    std::string_view digest;
    std::string_view name;
};

bool isHex(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

std::string lowered(std::string_view hex)
{
    std::string out(hex);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return out;
}

const Algorithm *ofDigits(std::size_t digits)
{
    const auto found = std::find_if(algorithms.begin(), algorithms.end(), [digits](const Algorithm &one) { return one.plain && one.digits == digits; });
    return found == algorithms.end() ? nullptr : &*found;
}

// "<hex>  name", "<hex> *name", or "<hex>" alone.
std::optional<Line> gnuLine(std::string_view line)
{
    const std::string_view digest = line.substr(0, line.find(' '));
    const Algorithm *algorithm = ofDigits(digest.size());
    if (!algorithm || !isHex(digest))
        return std::nullopt;
    line.remove_prefix(digest.size());
    if (line.find_first_not_of(' ') == std::string_view::npos)
        return Line{algorithm, digest, {}};
    if (line.size() < 3 || (line[1] != ' ' && line[1] != '*'))
        return std::nullopt;
    return Line{algorithm, digest, line.substr(2)};
}

// "SHA256 (name) = <hex>"
std::optional<Line> bsdLine(std::string_view line)
{
    constexpr std::string_view divider = ") = ";
    const std::size_t open = line.find(" (");
    const std::size_t close = line.rfind(divider);
    if (open == std::string_view::npos || close == std::string_view::npos || close <= open + 2)
        return std::nullopt;
    const auto algorithm = std::find_if(algorithms.begin(), algorithms.end(), [&](const Algorithm &one) { return one.tag == line.substr(0, open); });
    const std::string_view digest = line.substr(close + divider.size());
    if (algorithm == algorithms.end() || !isHex(digest) || (algorithm->digits != 0 && digest.size() != algorithm->digits))
        return std::nullopt;
    return Line{&*algorithm, digest, line.substr(open + 2, close - open - 2)};
}

std::optional<std::string> unescaped(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] != '\\') {
            out += name[i];
            continue;
        }
        const char next = ++i < name.size() ? name[i] : '\0';
        if (next != 'n' && next != 'r' && next != '\\')
            return std::nullopt;
        out += next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
    }
    return out;
}

// What is wrong with a name; "" when nothing is.
std::string wrongName(std::string_view name)
{
    if (name.starts_with('/'))
        return "an absolute name";
    if (name.find('\0') != std::string_view::npos)
        return "a name with a zero byte";
    while (!name.empty()) {
        const std::size_t end = std::min(name.find('/'), name.size());
        if (name.substr(0, end) == "..")
            return "a name that leads out of its folder";
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return {};
}

std::string_view lastPart(std::string_view name)
{
    return name.substr(name.rfind('/') + 1); // npos + 1 is 0
}

class Reader {
public:
    Reader(const std::string &file, ChecksumComments comments) : m_file(file), m_comments(comments) {}

    Status take(std::string_view line)
    {
        ++m_number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos || (m_comments == ChecksumComments::Allowed && line.starts_with('#')))
            return {};
        const bool escaped = line.starts_with('\\');
        if (escaped)
            line.remove_prefix(1);
        auto read = gnuLine(line);
        if (!read)
            read = bsdLine(line);
        if (!read)
            return wrong("is no checksum");
        if (read->algorithm->name.empty())
            return {};
        auto name = escaped ? unescaped(read->name) : std::string(read->name);
        if (!name)
            return wrong("has a name with an escape that is none");
        while (name->starts_with("./"))
            name->erase(0, 2);
        if (const std::string why = wrongName(*name); !why.empty())
            return wrong("has " + why);
        return keep({std::string(read->algorithm->name), lowered(read->digest), std::move(*name), m_number});
    }

    std::vector<ListedSum> finish() { return std::move(m_sums); }

private:
    Status wrong(const std::string &what) const
    {
        return Unexpected(makeError(ErrorCode::Malformed, m_file, "line " + std::to_string(m_number) + ' ' + what));
    }

    Status keep(ListedSum sum)
    {
        const auto [seen, isNew] = m_seen.try_emplace(sum.algorithm + ' ' + sum.name, m_sums.size());
        if (!isNew) {
            const ListedSum &before = m_sums[seen->second];
            return before.hex == sum.hex ? Status() : wrong("names another digest than line " + std::to_string(before.line) + " does for the same file");
        }
        m_sums.push_back(std::move(sum));
        return {};
    }

    const std::string &m_file;
    ChecksumComments m_comments;
    std::size_t m_number = 0;
    std::vector<ListedSum> m_sums;
    std::map<std::string, std::size_t> m_seen;
};

// The strongest algorithm first, each once; nullopt when two lines of one algorithm differ.
std::optional<std::vector<ListedSum>> agreeing(std::vector<ListedSum> found)
{
    std::stable_sort(found.begin(), found.end(), [](const ListedSum &a, const ListedSum &b) { return a.algorithm > b.algorithm; });
    std::vector<ListedSum> out;
    for (ListedSum &sum : found) {
        if (out.empty() || out.back().algorithm != sum.algorithm)
            out.push_back(std::move(sum));
        else if (out.back().hex != sum.hex)
            return std::nullopt;
    }
    return out;
}

} // namespace

Result<std::vector<ListedSum>> parseSignedChecksums(std::string_view bytes, const std::string &file, ChecksumComments comments, const Limits &limits)
{
    constexpr std::uint64_t recordsPerList = 16;
    if (bytes.size() > limits.recordBytes * recordsPerList) {
        return Unexpected(makeError(ErrorCode::LimitExceeded, file,
                                    "a checksum file of " + std::to_string(bytes.size()) + " bytes, more than " + std::to_string(limits.recordBytes * recordsPerList)));
    }
    Reader reader(file, comments);
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        if (const Status taken = reader.take(bytes.substr(0, end)); !taken)
            return Unexpected(taken.error());
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return reader.finish();
}

Result<std::vector<ListedSum>> sumsOf(const std::vector<ListedSum> &list, std::string_view wanted, std::string_view whatNamelessMeans, const std::string &file)
{
    std::vector<ListedSum> exact;
    std::vector<ListedSum> byLastPart;
    for (const ListedSum &sum : list) {
        const std::string_view name = sum.name.empty() ? whatNamelessMeans : std::string_view(sum.name);
        if (name.empty())
            continue;
        if (name == wanted)
            exact.push_back(sum);
        else if (lastPart(name) == lastPart(wanted))
            byLastPart.push_back(sum);
    }
    auto agreed = agreeing(exact.empty() ? std::move(byLastPart) : std::move(exact));
    if (!agreed)
        return Unexpected(makeError(ErrorCode::Malformed, file, "files of this name in several folders have different digests"));
    if (agreed->empty())
        return Unexpected(makeError(ErrorCode::NotFound, file, "no line names this file"));
    return std::move(*agreed);
}

} // namespace assay

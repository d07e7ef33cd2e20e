// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/filterterm.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t longestText = 8192;
constexpr std::size_t mostTerms = 64;
constexpr std::int64_t patternMemory = 1 << 20;

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 11> changeNames = {
    "added", "content", "device", "links", "mode", "mtime", "owner", "removed", "target", "type", "xattrs"};
constexpr std::array<std::string_view, 7> statusNames = {"identical", "added",    "removed", "type",
                                                         "modified",  "metadata", "unknown"};
constexpr std::array<std::string_view, 2> yesNo = {"no", "yes"};
constexpr std::array<std::string_view, sideCount> sideNames = {"vendor", "saved", "live"};
constexpr std::array<std::string_view, 8> typeNames = {"",     "file",  "dir",  "link",
                                                       "char", "block", "fifo", "socket"};
constexpr std::array<std::string_view, 3> knownNames = {"no", "good", "bad"};
constexpr std::array<std::string_view, 3> markNames = {"tag", "note", "bookmark"}; // as MarkedPaths::Kind
constexpr std::array<std::string_view, 5> modeNames = {"suid", "sgid", "sticky", "exec", "world-writable"};
constexpr std::array<std::uint32_t, 5> modeBits = {04000, 02000, 01000, 0111, 0002};

struct FieldKind {
    FilterField field;
    TermKind kind;
};

constexpr std::array<FieldKind, 20> fields = {{
    {{"change", false, Words(changeNames), "change:mode,owner"}, TermKind::Change},
    {{"explained", false, Words(yesNo), "explained:no"}, TermKind::Explained},
    {{"ext", false, {}, "ext:so,ko"}, TermKind::Extension},
    {{"gid", true, {}, "gid:0"}, TermKind::Gid},
    {{"has", false, Words(markNames), "has:note"}, TermKind::Marked},
    {{"in", false, Words(sideNames), "in:live"}, TermKind::Present},
    {{"known", false, Words(knownNames), "known:bad"}, TermKind::Known},
    {{"layer", true, {}, "layer:2"}, TermKind::Layer},
    {{"mode", false, Words(modeNames), "mode:suid"}, TermKind::Mode},
    {{"mtime", true, {}, "mtime>2024-01-31"}, TermKind::Mtime},
    {{"name", false, {}, "name:passwd"}, TermKind::Text},
    {{"not-in", false, Words(sideNames), "not-in:vendor"}, TermKind::Present},
    {{"owner", false, {}, "owner:0:42"}, TermKind::Uid},
    {{"path", false, {}, "path:*/bin/*"}, TermKind::Text},
    {{"sha256", false, {}, "sha256:e3b0c442"}, TermKind::Digest},
    {{"size", true, {}, "size>=1M"}, TermKind::Size},
    {{"status", false, Words(statusNames), "status:added,removed"}, TermKind::StepStatus},
    {{"tag", false, {}, "tag:none"}, TermKind::Tagged},
    {{"type", false, Words(typeNames).subspan(1), "type:link"}, TermKind::Type},
    {{"uid", true, {}, "uid>=1000"}, TermKind::Uid},
}};

enum class Order : std::uint8_t { Is, Less, AtMost, More, AtLeast };

struct Piece {
    std::string whole; // as written, without the minus
    std::string text; // without quotes
    bool quoted = false; // from its beginning: no field, no pattern
    bool negated = false;
};

struct FieldTerm {
    const FieldKind *field;
    int side;
    Order order;
    std::string value;
};

std::string loweredText(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), loweredAscii);
    return out;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The next term of text, which begins with none of the blanks; false when a quote is left open.
bool takePiece(std::string_view &text, Piece &piece)
{
    piece = {};
    if (text.size() > 1 && text[0] == '-' && !isBlank(text[1])) {
        piece.negated = true;
        text.remove_prefix(1);
    }
    piece.quoted = text[0] == '"';
    std::size_t at = 0;
    bool inQuotes = false;
    for (; at < text.size() && (inQuotes || !isBlank(text[at])); ++at) {
        const char before = at == 0 ? ':' : text[at - 1];
        const bool opens = !inQuotes && text[at] == '"'
            && (before == ':' || before == '=' || before == '>' || before == '<');
        if (opens || (inQuotes && text[at] == '"'))
            inQuotes = !inQuotes;
        else
            piece.text += text[at];
    }
    piece.whole = text.substr(0, at);
    text.remove_prefix(at);
    return !inQuotes;
}

class TermParser {
public:
    explicit TermParser(const Piece &piece) : m_piece(piece) { m_term.negated = piece.negated; }

    // False with error() set.
    bool parse(std::string *unknownField)
    {
        if (m_piece.quoted) {
            takeText(m_piece.text);
            return true;
        }
        if (const auto pattern = patternIn(m_piece.text))
            return takePattern(std::string(*pattern), pattern->find('/') != std::string_view::npos);
        std::string prefix;
        if (const auto field = fieldOf(m_piece.text, prefix))
            return takeField(*field);
        *unknownField = prefix;
        return takeTextOrGlob(m_piece.text, m_piece.text.find('/') != std::string::npos);
    }

    FilterError error() const { return {m_problem, m_piece.whole, m_detail}; }
    Filter::Term take() { return std::move(m_term); }

private:
    bool fail(FilterProblem problem, std::string detail = {})
    {
        m_problem = problem;
        m_detail = std::move(detail);
        return false;
    }

    static std::optional<std::string_view> patternIn(std::string_view text)
    {
        if (text.size() < 3 || text.front() != '/' || text.back() != '/')
            return std::nullopt;
        text = text.substr(1, text.size() - 2);
        return text.find_first_of("^$*+?()[]{}|\\") == std::string_view::npos
            ? std::nullopt
            : std::optional(text); // "/etc/" is a path
    }

    static std::optional<FieldTerm> fieldOf(const std::string &text, std::string &prefix)
    {
        const std::size_t at = text.find_first_of(":<>=");
        if (at == std::string::npos || at == 0)
            return std::nullopt;
        FieldTerm found{nullptr, -1, Order::Is, {}};
        std::string name = loweredText(std::string_view(text).substr(0, at));
        for (int side = 0; side < sideCount; ++side) {
            const std::string_view sideName = sideNames[static_cast<std::size_t>(side)];
            if (name.size() > sideName.size() && name.starts_with(sideName) && name[sideName.size()] == '.') {
                found.side = side;
                name.erase(0, sideName.size() + 1);
            }
        }
        const auto known = std::find_if(fields.begin(), fields.end(),
                                        [&](const FieldKind &each) { return each.field.name == name; });
        if (known == fields.end()) {
            if (std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
                prefix = name;
            return std::nullopt;
        }
        found.field = &*known;
        const bool orEqual =
            text.size() > at + 1 && text[at + 1] == '=' && (text[at] == '<' || text[at] == '>');
        if (text[at] == '<')
            found.order = orEqual ? Order::AtMost : Order::Less;
        else if (text[at] == '>')
            found.order = orEqual ? Order::AtLeast : Order::More;
        found.value = text.substr(at + (orEqual ? 2 : 1));
        return found;
    }

    void takeText(std::string_view text)
    {
        m_term.kind = TermKind::Text;
        m_term.text = loweredText(text);
    }

    bool takeTextOrGlob(const std::string &text, bool onPath)
    {
        if (text.find_first_of("*?") == std::string::npos) {
            takeText(text);
            return true;
        }
        std::string glob = text;
        if (onPath && !glob.starts_with('/') && !glob.starts_with('*'))
            glob.insert(0, "**/");
        return takePattern(patternOfGlob(glob), onPath);
    }

    enum class Slashes : std::uint8_t { Kept, Passed };

    static std::string patternOfGlob(std::string_view glob, Slashes slashes = Slashes::Kept)
    {
        const std::string_view any = slashes == Slashes::Kept ? "[^/]" : ".";
        std::string out = "^";
        for (std::size_t i = 0; i < glob.size(); ++i) {
            const char c = glob[i];
            const std::size_t close = c == '[' ? glob.find(']', i + 2) : std::string_view::npos;
            if (c == '*' && glob.substr(i).starts_with("**/")) {
                out += "(?:.*/)?";
                i += 2;
            } else if (c == '*' && glob.substr(i).starts_with("**")) {
                out += ".*";
                ++i;
            } else if (c == '*') {
                out.append(any) += '*';
            } else if (c == '?') {
                out += any;
            } else if (close != std::string_view::npos) {
                std::string set(glob.substr(i, close - i + 1));
                if (set[1] == '!')
                    set[1] = '^';
                out += set;
                i = close;
            } else {
                out += re2::RE2::QuoteMeta(re2::StringPiece(&c, 1));
            }
        }
        return out + '$';
    }

    bool takePattern(const std::string &pattern, bool onPath)
    {
        re2::RE2::Options options;
        options.set_encoding(re2::RE2::Options::EncodingLatin1); // names are bytes
        options.set_case_sensitive(false);
        options.set_dot_nl(true);
        options.set_log_errors(false);
        options.set_max_mem(patternMemory);
        auto compiled = std::make_shared<const re2::RE2>(pattern, options);
        if (!compiled->ok())
            return fail(FilterProblem::BadPattern, compiled->error());
        m_term.kind = TermKind::Pattern;
        m_term.pattern = std::move(compiled);
        m_term.onPath = onPath;
        return true;
    }

    bool takeField(const FieldTerm &field)
    {
        if (field.value.empty())
            return fail(FilterProblem::EmptyValue);
        if (field.order != Order::Is && !field.field->field.ordered)
            return fail(FilterProblem::NotComparable);
        m_term.kind = field.field->kind;
        m_term.side = field.side;
        const std::string value = loweredText(field.value);
        switch (m_term.kind) {
        case TermKind::Text:
            return takeNameOrPath(field);
        case TermKind::Pattern:
            break; // no field
        case TermKind::StepStatus:
            return takeWords(value, Words(statusNames));
        case TermKind::Change:
            return takeWords(value, Words(changeNames)) && takeChanges();
        case TermKind::Type:
            return takeWords(value, Words(typeNames));
        case TermKind::Explained:
            return takeWords(value, Words(yesNo)) && takeYes();
        case TermKind::Present:
            if (field.field->field.name == "not-in")
                m_term.negated = !m_term.negated;
            return takeWords(value, Words(sideNames));
        case TermKind::Marked:
            return takeWords(value, Words(markNames));
        case TermKind::Known:
            return takeWords(value, Words(knownNames)) && takeKnown();
        case TermKind::Extension:
        case TermKind::Tagged:
            m_term.words = split(value);
            return true;
        case TermKind::Digest:
            return takeDigest(value);
        case TermKind::Mode:
            return takeMode(value);
        case TermKind::Mtime:
            return takeTime(value, field.order);
        case TermKind::Uid:
            return field.field->field.name == "owner" ? takeOwner(value) : takeNumber(value, field.order, 1);
        case TermKind::Gid:
        case TermKind::Layer:
            return takeNumber(value, field.order, 1);
        case TermKind::Size:
            return takeSize(value, field.order);
        }
        return true;
    }

    bool takeNameOrPath(const FieldTerm &field)
    {
        const bool onPath = field.field->field.name == "path";
        if (const auto pattern = patternIn(field.value))
            return takePattern(std::string(*pattern), onPath);
        if (!onPath)
            return takeTextOrGlob(field.value, false);
        // Anywhere in the path, not only up to its last part; "*" passes slashes, as in "find -path".
        return takePattern(field.value.find_first_of("*?") == std::string::npos
                               ? re2::RE2::QuoteMeta(field.value)
                               : patternOfGlob(field.value, Slashes::Passed),
                           true);
    }

    static std::vector<std::string> split(std::string_view list)
    {
        std::vector<std::string> words;
        while (true) {
            const std::size_t comma = std::min(list.find(','), list.size());
            if (comma != 0)
                words.emplace_back(list.substr(0, comma));
            if (comma == list.size())
                return words;
            list.remove_prefix(comma + 1);
        }
    }

    bool takeWords(const std::string &value, Words known)
    {
        for (const std::string &word : split(value)) {
            const auto found = std::find(known.begin(), known.end(), word);
            if (found == known.end() || word.empty()) {
                std::string list;
                for (const std::string_view each : known)
                    list.append(list.empty() || each.empty() ? "" : ", ").append(each);
                return fail(FilterProblem::NotAWord, list);
            }
            m_term.mask |= 1U << (found - known.begin());
        }
        return m_term.mask != 0 || fail(FilterProblem::EmptyValue);
    }

    bool takeChanges()
    {
        std::uint32_t changes = 0;
        for (std::size_t i = 0; i < changeNames.size(); ++i) {
            if (m_term.mask & (1U << i))
                changes |= changeFromWord(changeNames[i]);
        }
        m_term.mask = changes;
        return true;
    }

    bool takeYes()
    {
        m_term.low = (m_term.mask & 2U) != 0 ? 1 : 0;
        return true;
    }

    // What is on lists of both kinds is good and bad.
    bool takeKnown()
    {
        if ((m_term.mask & ~1U) != 0)
            m_term.mask |= 1U << (Known::Good | Known::Bad);
        return true;
    }

    bool takeDigest(const std::string &value)
    {
        const bool hex = std::all_of(value.begin(), value.end(),
                                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        m_term.text = value;
        return (hex && value.size() <= 64) || fail(FilterProblem::NotADigest);
    }

    bool takeMode(const std::string &value)
    {
        std::uint32_t bits = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), bits, 8);
        if (error == std::errc() && end == value.data() + value.size() && bits <= 07777) {
            m_term.mask = bits;
            return true;
        }
        m_term.any = true;
        for (const std::string &word : split(value)) {
            const auto found = std::find(modeNames.begin(), modeNames.end(), word);
            if (found == modeNames.end())
                return fail(FilterProblem::NotAMode);
            m_term.mask |= modeBits[static_cast<std::size_t>(found - modeNames.begin())];
        }
        return true;
    }

    bool takeRange(std::int64_t first, std::int64_t last, Order order)
    {
        switch (order) {
        case Order::Is:
            m_term.low = first;
            m_term.high = last;
            break;
        case Order::Less:
            m_term.high = first - 1;
            break;
        case Order::AtMost:
            m_term.high = last;
            break;
        case Order::More:
            m_term.low = last + 1;
            break;
        case Order::AtLeast:
            m_term.low = first;
            break;
        }
        return true;
    }

    static std::optional<std::int64_t> number(std::string_view text, std::string_view &rest)
    {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end == text.data() || value < 0)
            return std::nullopt;
        rest = text.substr(static_cast<std::size_t>(end - text.data()));
        return value;
    }

    bool takeNumber(std::string_view value, Order order, std::int64_t unit)
    {
        std::string_view rest;
        const auto read = number(value, rest);
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() - 1;
        if (!read || !rest.empty() || *read > most / unit)
            return fail(FilterProblem::NotANumber);
        return takeRange(*read * unit, *read * unit, order);
    }

    bool takeSize(std::string_view value, Order order)
    {
        constexpr std::array<std::pair<std::string_view, std::int64_t>, 13> units = {{{"kib", 1LL << 10},
                                                                                      {"mib", 1LL << 20},
                                                                                      {"gib", 1LL << 30},
                                                                                      {"tib", 1LL << 40},
                                                                                      {"kb", 1LL << 10},
                                                                                      {"mb", 1LL << 20},
                                                                                      {"gb", 1LL << 30},
                                                                                      {"tb", 1LL << 40},
                                                                                      {"k", 1LL << 10},
                                                                                      {"m", 1LL << 20},
                                                                                      {"g", 1LL << 30},
                                                                                      {"t", 1LL << 40},
                                                                                      {"b", 1}}};
        for (const auto &[name, unit] : units) {
            if (value.ends_with(name))
                return takeNumber(value.substr(0, value.size() - name.size()), order, unit);
        }
        return takeNumber(value, order, 1);
    }

    bool takeOwner(std::string_view value)
    {
        const std::size_t colon = value.find(':');
        const auto read = [](std::string_view text) {
            std::string_view rest;
            const auto id = number(text, rest);
            return id && rest.empty() && *id <= std::numeric_limits<std::uint32_t>::max() ? id : std::nullopt;
        };
        const auto uid = read(value.substr(0, colon));
        if (!uid)
            return fail(FilterProblem::NotANumber);
        m_term.low = m_term.high = *uid;
        if (colon == std::string_view::npos)
            return true;
        const auto gid = read(value.substr(colon + 1));
        if (!gid)
            return fail(FilterProblem::NotANumber);
        m_term.group = static_cast<std::uint32_t>(*gid);
        return true;
    }

    // YYYY-MM-DD, or with THH:MM or THH:MM:SS behind it, in UTC: a day, a minute, a second.
    bool takeTime(std::string_view value, Order order)
    {
        std::array<int, 6> parts{};
        constexpr std::string_view shape = "0000-00-00t00:00:00";
        if (value.ends_with('z'))
            value.remove_suffix(1);
        if (value.size() != 10 && value.size() != 16 && value.size() != 19)
            return fail(FilterProblem::NotATime);
        std::size_t part = 0;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool digit = value[i] >= '0' && value[i] <= '9';
            if (digit != (shape[i] == '0') || (!digit && value[i] != shape[i]))
                return fail(FilterProblem::NotATime);
            if (digit)
                parts[part] = parts[part] * 10 + (value[i] - '0');
            else
                ++part;
        }
        const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                              std::chrono::month(static_cast<unsigned>(parts[1])),
                                              std::chrono::day(static_cast<unsigned>(parts[2]))};
        if (!day.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
            return fail(FilterProblem::NotATime);
        const std::int64_t first = std::int64_t{std::chrono::sys_days(day).time_since_epoch().count()} * 86400
            + parts[3] * 3600 + parts[4] * 60 + parts[5];
        const std::int64_t length = value.size() == 10 ? 86400 : value.size() == 16 ? 60 : 1;
        return takeRange(first, first + length - 1, order);
    }

    const Piece &m_piece;
    Filter::Term m_term;
    FilterProblem m_problem = FilterProblem::EmptyValue;
    std::string m_detail;
};

} // namespace

std::span<const FilterField> filterFields()
{
    static const std::vector<FilterField> list = [] {
        std::vector<FilterField> all;
        for (const FieldKind &each : fields)
            all.push_back(each.field);
        return all;
    }();
    return list;
}

Filter Filter::parse(std::string_view text)
{
    Filter filter;
    const auto failed = [&filter](FilterError error) {
        filter.m_terms.clear();
        filter.m_error = std::move(error);
        return filter;
    };
    if (text.size() > longestText)
        return failed({FilterProblem::TooLong, std::string(text.substr(0, 32)), {}});
    while (true) {
        while (!text.empty() && isBlank(text.front()))
            text.remove_prefix(1);
        if (text.empty())
            return filter;
        Piece piece;
        if (!takePiece(text, piece))
            return failed({FilterProblem::UnclosedQuote, piece.whole, {}});
        if (piece.text.empty())
            continue; // two quotes
        if (filter.m_terms.size() == mostTerms)
            return failed({FilterProblem::TooLong, piece.whole, {}});
        TermParser parser(piece);
        std::string unknownField;
        if (!parser.parse(&unknownField))
            return failed(parser.error());
        if (!unknownField.empty())
            filter.m_unknownFields.push_back(std::move(unknownField));
        filter.m_terms.push_back(std::make_shared<const Term>(parser.take()));
    }
}

} // namespace assay

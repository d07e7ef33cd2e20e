// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/metadatasearch.h"

#include "base/parallel.h"
#include "tree/pathwalk.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <mutex>

namespace assay {
namespace {

constexpr std::size_t longestQuery = 4096;
constexpr std::size_t shownBytes = 96; // of what was found, and before and after it
constexpr std::uint32_t chunk = 0x2000;

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '/';
}

void appendQuoted(std::string &expression, char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    if (isPlain(c)) {
        expression += c;
        return;
    }
    const auto byte = static_cast<unsigned char>(c);
    expression += "\\x";
    expression += digits[byte >> 4];
    expression += digits[byte & 0xF];
}

// "[a-z]", "[!a]" at glob[at]; the place behind it, or 0 where it is none and stands for itself.
std::size_t appendClass(std::string &expression, std::string_view glob, std::size_t at)
{
    const std::size_t close = glob.find(']', at + 2);
    if (close == std::string_view::npos)
        return 0;
    std::size_t i = at + 1;
    std::string out = "[";
    if (glob[i] == '!' || glob[i] == '^') {
        out += '^';
        ++i;
    }
    if (i == close)
        return 0;
    for (; i < close; ++i) {
        if (glob[i] == '-' && i + 1 < close && out.size() > 1 && out.back() != '^')
            out += '-';
        else
            appendQuoted(out, glob[i]);
    }
    expression += out + ']';
    return close + 1;
}

std::string expressionOfGlob(std::string_view glob)
{
    std::string out = "\\A(?:";
    for (std::size_t i = 0; i < glob.size();) {
        if (glob.substr(i).starts_with("**")) {
            out += "(?s:.*)";
            i += 2;
        } else if (glob[i] == '*') {
            out += "[^/]*";
            ++i;
        } else if (glob[i] == '?') {
            out += "[^/]";
            ++i;
        } else if (const std::size_t behind = glob[i] == '[' ? appendClass(out, glob, i) : 0) {
            i = behind;
        } else {
            appendQuoted(out, glob[i++]);
        }
    }
    return out + ")\\z";
}

bool isExpression(std::string_view text)
{
    return text.size() > 2 && text.front() == '/' && text.back() == '/' && text.substr(1, text.size() - 2).find_first_of("^$*+?()[]{}|\\") != std::string_view::npos;
}

std::optional<std::uint32_t> number(std::string_view text)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

// The ids that are meant in one source; any where nothing is said.
struct Owners {
    bool anyUser = true;
    bool anyGroup = true;
    std::vector<std::uint32_t> users; // sorted
    std::vector<std::uint32_t> groups;

    bool fit(const Entry &entry) const
    {
        return !entry.has(EntryFlag::Implied) && entry.type != EntryType::None && (anyUser || std::binary_search(users.begin(), users.end(), entry.uid))
            && (anyGroup || std::binary_search(groups.begin(), groups.end(), entry.gid));
    }
};

using Paths = PathWalk<LayerTree, NodeId>;

ContentHit hitOf(FoundBy by, std::string_view text, const ContentPattern::Match &match)
{
    const std::size_t begin = match.at - std::min(match.at, shownBytes);
    const std::size_t end = match.at + match.size;
    ContentHit hit;
    hit.by = by;
    hit.offset = match.at;
    hit.size = match.size;
    hit.before = text.substr(begin, match.at - begin);
    hit.matched = text.substr(match.at, std::min(match.size, shownBytes));
    hit.after = text.substr(end, shownBytes);
    return hit;
}

class Search {
public:
    Search(std::span<const LoadedSourcePtr> sources, const MetadataQuery &query, std::size_t mostHits, const ContentFound &found, Context &context)
        : m_sources(sources), m_query(query), m_mostHits(mostHits), m_found(found), m_context(context)
    {
    }

    Result<MetadataSearchSummary> run()
    {
        makePieces();
        parallelFor(m_pieces.size(), workerCount(), [this](std::size_t i) {
            if (!m_context.cancelled() && !m_stopped)
                readPiece(m_pieces[i]);
        });
        if (m_context.cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
        m_summary.stopped = m_stopped;
        return std::move(m_summary);
    }

private:
    struct Piece {
        ContentPlace first;
        std::uint32_t end;      // node
        const LayerTree *tree;
    };

    void makePieces()
    {
        m_owners.resize(m_sources.size());
        for (std::uint32_t s = 0; s < m_sources.size(); ++s) {
            if (!m_sources[s])
                continue;
            if (m_query.isOwner())
                m_owners[s] = ownersIn(*m_sources[s]);
            for (std::uint32_t l = 0; l < m_sources[s]->layers.size(); ++l) {
                const LayerTree &tree = *m_sources[s]->layers[l].tree;
                for (std::uint32_t n = 1; n < tree.size(); n += chunk)
                    m_pieces.push_back({{s, l, NodeId(n)}, std::min(tree.size(), n + chunk), &tree});
            }
        }
    }

    Owners ownersIn(const LoadedSource &loaded)
    {
        Owners owners;
        owners.anyUser = m_query.user().empty();
        owners.anyGroup = m_query.group().empty();
        owners.users = idsOf(loaded, "etc/passwd", m_query.user());
        owners.groups = idsOf(loaded, "etc/group", m_query.group());
        return owners;
    }

    std::vector<std::uint32_t> idsOf(const LoadedSource &loaded, const std::string &file, const std::string &wanted)
    {
        if (wanted.empty())
            return {};
        if (const auto id = number(wanted))
            return {*id};
        std::vector<std::uint32_t> ids;
        const NodeId node = loaded.tree->find(file);
        if (!node || loaded.tree->entry(node).type != EntryType::File)
            return ids;
        const auto source = contentOf(loaded, node, m_context);
        std::string bytes;
        if (source && (*source)->size() <= Limits{}.recordBytes) {
            bytes.resize(static_cast<std::size_t>((*source)->size()));
            const auto got = (*source)->readAt(0, std::as_writable_bytes(std::span(bytes)));
            bytes.resize(got ? *got : 0);
            if (!got)
                m_summary.skipped.push_back({file, got.error().message()});
        } else {
            m_summary.skipped.push_back({file, source ? std::string("too large for a list of accounts") : source.error().message()});
        }
        for (const auto &[name, id] : parseAccounts(bytes)) {
            if (name == wanted)
                ids.push_back(id);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    void readPiece(const Piece &piece)
    {
        const LayerTree &tree = *piece.tree;
        const auto old = tree.oldVersions();
        Paths paths(tree);
        for (std::uint32_t n = piece.first.node.value; n < piece.end; ++n) {
            if ((n & 0xFF) == 0 && (m_context.cancelled() || m_stopped))
                return;
            const ContentPlace place{piece.first.source, piece.first.layer, NodeId(n)};
            readPath(place, paths, tree);
            readEntry(place, tree, tree.entry(place.node), false);
        }
        for (const LayerTree::OldVersion &version : old) {
            if (version.node.value >= piece.first.node.value && version.node.value < piece.end && !m_context.cancelled())
                readEntry({piece.first.source, piece.first.layer, version.node}, tree, version.entry, true);
        }
        const std::uint32_t read = piece.end - piece.first.node.value;
        m_context.addEntries(read);
        const std::lock_guard lock(m_mutex);
        m_summary.entries += read;
    }

    void readPath(const ContentPlace &place, Paths &paths, const LayerTree &tree)
    {
        if (m_query.isDigest() || m_query.isOwner())
            return;
        if (m_query.onName()) {
            const std::string_view name = tree.name(place.node);
            if (const auto match = m_query.findIn(name, 0))
                tell(place, hitOf(FoundBy::Path, name, *match), false);
            return;
        }
        const std::string_view path = paths(place.node);
        if (const auto match = m_query.findIn(path, paths.nameAt()))
            tell(place, hitOf(FoundBy::Path, path, *match), false);
    }

    void readEntry(const ContentPlace &place, const LayerTree &tree, const Entry &entry, bool earlier)
    {
        if (m_query.isDigest()) {
            const Sha256Digest *digest = tree.digest(entry);
            if (!digest)
                return;
            const std::string hex = toHex(*digest);
            if (hex.starts_with(m_query.digestDigits()))
                tell(place, hitOf(FoundBy::Digest, hex, {0, m_query.digestDigits().size()}), earlier);
            return;
        }
        if (m_query.isOwner()) {
            if (m_owners[place.source].fit(entry)) {
                const std::string ids = std::to_string(entry.uid) + ':' + std::to_string(entry.gid);
                tell(place, hitOf(FoundBy::Owner, ids, {0, ids.size()}), earlier);
            }
            return;
        }
        if (entry.type == EntryType::Symlink)
            look(place, FoundBy::Target, tree.target(entry), earlier);
        if (entry.xattrs == Entry::none)
            return;
        for (const auto &[name, value] : tree.xattrs(entry)) {
            look(place, FoundBy::XattrName, name, earlier);
            look(place, FoundBy::XattrValue, value, earlier);
        }
    }

    void look(const ContentPlace &place, FoundBy by, std::string_view text, bool earlier)
    {
        if (const auto match = m_query.findIn(text, 0))
            tell(place, hitOf(by, text, *match), earlier);
    }

    void tell(const ContentPlace &place, ContentHit hit, bool earlier)
    {
        hit.earlier = earlier;
        ContentHits hits;
        hits.places.push_back(place);
        hits.hits.push_back(std::move(hit));
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return;
        m_stopped = ++m_summary.hits >= m_mostHits;
        m_found(std::move(hits));
    }

    std::span<const LoadedSourcePtr> m_sources;
    const MetadataQuery &m_query;
    std::size_t m_mostHits;
    const ContentFound &m_found;
    Context &m_context;
    std::vector<Owners> m_owners; // by source
    std::vector<Piece> m_pieces;
    std::mutex m_mutex;
    std::atomic<bool> m_stopped{false};
    MetadataSearchSummary m_summary;
};

} // namespace

Result<MetadataQuery> MetadataQuery::metadata(std::string_view text, bool ignoreCase)
{
    MetadataQuery query;
    if (text.empty() || text.size() > longestQuery)
        return Unexpected(makeError(ErrorCode::Usage, {}, text.empty() ? "nothing to look for" : "too long"));
    if (text.starts_with("owner:")) {
        const std::string_view ids = text.substr(6);
        const std::size_t colon = std::min(ids.find(':'), ids.size());
        query.m_owner = true;
        query.m_user = ids.substr(0, colon);
        query.m_group = ids.substr(std::min(colon + 1, ids.size()));
        if (query.m_user.empty() && query.m_group.empty())
            return Unexpected(makeError(ErrorCode::Usage, {}, "after \"owner:\" stands a user, or a user and a group, as in owner:0 or owner:root:shadow"));
        return query;
    }
    const bool expression = isExpression(text);
    const bool glob = !expression && text.find_first_of("*?[") != std::string_view::npos;
    if (!expression && !glob) {
        // As bytes: names know no UTF-16.
        std::string quoted;
        for (const char c : text)
            appendQuoted(quoted, c);
        auto found = ignoreCase ? ContentPattern::expression(quoted, true) : Result<ContentPattern>(ContentPattern::bytes(std::string(text)));
        if (!found)
            return Unexpected(found.error());
        query.m_pattern = std::move(*found);
        return query;
    }
    query.m_fromStart = true;
    const std::string_view inside = expression ? text.substr(1, text.size() - 2) : text;
    query.m_onName = inside.find('/') == std::string_view::npos;
    std::string written(inside);
    if (glob) {
        if (!query.m_onName && !written.starts_with('/') && !written.starts_with('*'))
            written.insert(0, "**/");
        written = expressionOfGlob(written);
    }
    auto pattern = ContentPattern::expression(written, ignoreCase);
    if (!pattern)
        return Unexpected(pattern.error());
    query.m_pattern = std::move(*pattern);
    return query;
}

Result<MetadataQuery> MetadataQuery::digest(std::string_view hex)
{
    MetadataQuery query;
    if (hex.starts_with("sha256:"))
        hex.remove_prefix(7);
    for (const char c : hex) {
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (!((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f')) || query.m_digest.size() == 64)
            return Unexpected(makeError(ErrorCode::Usage, {}, "a SHA-256 is up to 64 hex digits"));
        query.m_digest += lower;
    }
    if (query.m_digest.empty())
        return Unexpected(makeError(ErrorCode::Usage, {}, "a SHA-256 is up to 64 hex digits"));
    return query;
}

std::optional<ContentPattern::Match> MetadataQuery::findIn(std::string_view text, std::size_t least) const
{
    if (!m_pattern)
        return std::nullopt;
    std::vector<ContentPattern::Match> matches;
    // One by one: in most texts the first that is found is the one, or there is none.
    std::size_t from = m_fromStart ? 0 : least - std::min(least, m_pattern->longest());
    while (from < text.size()) {
        matches.clear();
        m_pattern->find(text, from, text.size(), 1, matches);
        if (matches.empty())
            return std::nullopt;
        const ContentPattern::Match &match = matches.front();
        if (match.at + match.size > least)
            return match;
        from = match.at + match.size;
    }
    return std::nullopt;
}

Result<MetadataSearchSummary> searchMetadata(std::span<const LoadedSourcePtr> sources, const MetadataQuery &query, std::size_t mostHits, const ContentFound &found, Context &context)
{
    context.setPhase(Phase::Searching);
    return Search(sources, query, mostHits, found, context).run();
}

std::vector<std::pair<std::string, std::uint32_t>> parseAccounts(std::string_view bytes)
{
    std::vector<std::pair<std::string, std::uint32_t>> accounts;
    while (!bytes.empty()) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second == std::string_view::npos || first == 0)
            continue;
        const std::string_view rest = line.substr(second + 1);
        if (const auto id = number(rest.substr(0, rest.find(':'))))
            accounts.emplace_back(line.substr(0, first), *id);
    }
    return accounts;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/bolt.h"

#include <algorithm>
#include <utility>

namespace assay {

using bolt::PageKind;
using bolt::Span;

// Fills a database: bucket after bucket, and within each page after page from the left, so that a bucket's items come sorted.
class BoltLoader {
public:
    BoltLoader(BoltDb &db, const Limits &limits, Context &context)
        : m_db(db), m_limits(limits), m_pages(*db.m_source, db.m_meta, limits, context)
    {
    }

    Status load()
    {
        const std::uint64_t size = m_db.m_source->size();
        if (m_db.m_meta.end > size / m_db.m_meta.pageSize)
            note(ErrorCode::Truncated, size, "the file ends before its " + std::to_string(m_db.m_meta.end) + " pages do");
        std::vector<std::uint64_t> freePages;
        Status done = m_db.m_meta.freelist == bolt::noFreelist ? Status() : readFreelist(freePages);
        m_places.push_back({Place::Kind::Tree, m_db.m_meta.root, 0, {}, 0});
        m_db.m_buckets.push_back({0, 0, m_db.m_meta.sequence});
        for (std::size_t i = 0; done && i < m_places.size(); ++i)
            done = readBucket(i);
        checkFreePages(freePages);
        m_db.m_bytes = std::move(m_pages.bytes);
        m_db.m_chunks = std::move(m_pages.chunks);
        return done;
    }

private:
    // Where a bucket's items stand.
    struct Place {
        enum class Kind : std::uint8_t { Nowhere, Tree, Inline };

        Kind kind = Kind::Nowhere;
        std::uint64_t page = 0; // of a tree: its root
        std::uint64_t namedAt = 0; // in the file
        Span image; // of an inline bucket
        std::uint32_t depth = 0;
    };
    struct Pending {
        std::uint64_t page = 0;
        std::uint64_t from = 0; // the branch that names it, 0 for a bucket's root
        std::uint64_t namedAt = 0;
        std::uint32_t depth = 0;
        Span lowest; // its keys are not below this one
        Span beyond; // its keys are below this one; nothing: they may be any
    };

    void note(ErrorCode code, std::uint64_t offset, const std::string &what)
    {
        m_db.m_problems.add(makeErrorAt(code, m_db.name(), offset, what), m_limits);
    }

    // A reason to stop goes on up, another one is kept.
    Status noteOrStop(Error error, const std::string &more = {})
    {
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::LimitExceeded)
            return Unexpected(std::move(error));
        error.detail += more;
        m_db.m_problems.add(std::move(error), m_limits);
        return {};
    }

    Status tooDeep(std::uint64_t offset, const char *what) const
    {
        return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_db.name(), offset,
                                      std::string(what) + " nested deeper than " + std::to_string(m_limits.boltDepth)));
    }

    std::uint64_t fileOffset(std::uint64_t at) const { return m_pages.offsetIn(at); }

    Status readFreelist(std::vector<std::uint64_t> &freePages)
    {
        const auto page = m_pages.read(m_db.m_meta.freelist, 0);
        if (!page)
            return noteOrStop(page.error(), " (the list of free pages)");
        std::string why = "its flags say that it is no list of free pages";
        if (bolt::readPageHeader(m_pages.view(*page)).is(PageKind::Freelist))
            why = bolt::readFreelist(m_pages.view(*page), freePages);
        if (!why.empty())
            note(ErrorCode::Malformed, fileOffset(page->at), "page " + std::to_string(m_db.m_meta.freelist) + ": " + why);
        return {};
    }

    // What is in use is not free: the engine would write over it.
    void checkFreePages(std::vector<std::uint64_t> &freePages)
    {
        std::sort(freePages.begin(), freePages.end());
        std::uint64_t before = 0;
        for (const std::uint64_t page : freePages) {
            const std::string name = "page " + std::to_string(page);
            if (page < 2 || page >= m_db.m_meta.end)
                note(ErrorCode::Malformed, fileOffset(0),
                     name + ": listed as free, not one of the " + std::to_string(m_db.m_meta.end) + " in use");
            else if (page == before)
                note(ErrorCode::Malformed, m_pages.offsetOf(page), name + ": listed as free twice");
            else if (m_pages.holds(page))
                note(ErrorCode::Malformed, m_pages.offsetOf(page), name + ": in use, and listed as free");
            before = page;
        }
    }

    Status readBucket(std::size_t index)
    {
        const Place place = m_places[index];
        m_db.m_buckets[index].first = static_cast<std::uint32_t>(m_db.m_items.size());
        Status done;
        if (place.kind == Place::Kind::Tree)
            done = readTree(place);
        else if (place.kind == Place::Kind::Inline)
            done = readInline(place);
        m_db.m_buckets[index].count = static_cast<std::uint32_t>(m_db.m_items.size()) - m_db.m_buckets[index].first;
        return done;
    }

    Status readInline(const Place &place)
    {
        return readElements(place.image, "inline bucket: ") ? addItems(place.image, place.depth) : Status();
    }

    Status readTree(const Place &place)
    {
        std::vector<Pending> pending{{place.page, 0, place.namedAt, 0, {}, {}}};
        Status done;
        while (done && !pending.empty()) {
            const Pending wanted = pending.back();
            pending.pop_back();
            const auto page = m_pages.read(wanted.page, wanted.namedAt);
            if (!page)
                done = noteOrStop(page.error(),
                                  wanted.from == 0 ? " (root of a bucket)" : " (named by page " + std::to_string(wanted.from) + ')');
            else
                done = readTreePage(*page, wanted, place.depth, pending);
        }
        return done;
    }

    Status readTreePage(Span page, const Pending &wanted, std::uint32_t bucketDepth, std::vector<Pending> &pending)
    {
        const std::string name = "page " + std::to_string(wanted.page) + ": ";
        const bolt::PageHeader header = bolt::readPageHeader(m_pages.view(page));
        if (!header.is(PageKind::Leaf) && !header.is(PageKind::Branch)) {
            note(ErrorCode::Malformed, fileOffset(page.at),
                 name + "its flags " + std::to_string(header.flags) + " are those of neither branch nor leaf");
            return {};
        }
        if (!readElements(page, name) || !isBetween(page, wanted, name))
            return {};
        if (header.is(PageKind::Leaf))
            return addItems(page, bucketDepth);
        if (wanted.depth >= m_limits.boltDepth)
            return tooDeep(fileOffset(page.at), "pages");
        Span beyond = wanted.beyond;
        for (auto element = m_elements.rbegin(); element != m_elements.rend(); ++element) {
            const Span key{page.at + element->key, element->keySize};
            pending.push_back({element->child, wanted.page, fileOffset(page.at), wanted.depth + 1, key, beyond});
            beyond = key;
        }
        return {};
    }

    bool readElements(Span page, const std::string &name)
    {
        std::size_t at = 0;
        const std::string why = bolt::readElements(m_pages.view(page), m_elements, at);
        if (!why.empty())
            note(ErrorCode::Malformed, fileOffset(page.at + at), name + why);
        return why.empty();
    }

    // The engine looks for a key only where the branches above lead: one that is elsewhere is there for some readers and not for others.
    bool isBetween(Span page, const Pending &wanted, const std::string &name)
    {
        if (m_elements.empty())
            return true;
        const auto key = [&](const bolt::Element &element) { return m_pages.view({page.at + element.key, element.keySize}); };
        const bool inside = (wanted.lowest.size == 0 || key(m_elements.front()) >= m_pages.view(wanted.lowest))
            && (wanted.beyond.size == 0 || key(m_elements.back()) < m_pages.view(wanted.beyond));
        if (!inside)
            note(ErrorCode::Malformed, fileOffset(page.at), name + "keys that do not belong below page " + std::to_string(wanted.from));
        return inside;
    }

    // Those of the elements that were read last, of a leaf.
    Status addItems(Span page, std::uint32_t depth)
    {
        if (m_elements.size() > m_limits.boltItems - std::min<std::size_t>(m_db.m_items.size(), m_limits.boltItems))
            return Unexpected(makeErrorAt(ErrorCode::LimitExceeded, m_db.name(), fileOffset(page.at),
                                          "more than the " + std::to_string(m_limits.boltItems) + " keys that are read"));
        for (const bolt::Element &element : m_elements) {
            const Span value{page.at + element.key + element.keySize, element.valueSize};
            BoltDb::Item item{page.at + element.key, element.keySize, element.valueSize, {}};
            if (element.bucket) {
                if (depth >= m_limits.boltDepth)
                    return tooDeep(fileOffset(value.at), "buckets");
                item.bucket = BoltBucket(static_cast<std::uint32_t>(m_places.size()));
                addBucket(value, depth + 1);
            }
            m_db.m_items.push_back(item);
        }
        return {};
    }

    // There is a bucket for each item that says so; one that cannot be read has no items.
    void addBucket(Span value, std::uint32_t depth)
    {
        const std::string_view bytes = m_pages.view(value);
        Place place{Place::Kind::Nowhere, 0, fileOffset(value.at), {}, depth};
        std::uint64_t sequence = 0;
        std::string why;
        if (bytes.size() < bolt::bucketBytes) {
            why = "a bucket of " + std::to_string(bytes.size()) + " bytes";
        } else {
            place.page = bolt::load64(bytes, 0);
            sequence = bolt::load64(bytes, 8);
            if (place.page == 0)
                why = inlineImage(value, place);
            else if (bytes.size() == bolt::bucketBytes)
                place.kind = Place::Kind::Tree;
            else
                why = "a bucket with a page of its own, and more in it";
        }
        if (!why.empty())
            note(ErrorCode::Malformed, fileOffset(value.at), why);
        m_places.push_back(place);
        m_db.m_buckets.push_back({0, 0, sequence});
    }

    std::string inlineImage(Span value, Place &place) const
    {
        const Span rest{value.at + bolt::bucketBytes, value.size - bolt::bucketBytes};
        if (rest.size < bolt::headerBytes)
            return "an inline bucket of " + std::to_string(rest.size) + " bytes";
        const bolt::PageHeader header = bolt::readPageHeader(m_pages.view(rest));
        if (header.id != 0 || header.overflow != 0 || !header.is(PageKind::Leaf))
            return "an inline bucket that is no leaf";
        place.image = rest;
        place.kind = Place::Kind::Inline;
        return {};
    }

    BoltDb &m_db;
    const Limits &m_limits;
    bolt::PageStore m_pages;
    std::vector<Place> m_places; // of each bucket
    std::vector<bolt::Element> m_elements;
};

void BoltProblems::add(Error error, const Limits &limits)
{
    if (list.size() < limits.findingsPerCode)
        list.push_back(std::move(error));
    else
        ++unlisted;
}

Result<BoltDb> BoltDb::load(ByteSourcePtr source, const Limits &limits, Context &context)
{
    BoltDb db;
    db.m_source = std::move(source);
    const auto chosen = bolt::chooseMeta(*db.m_source);
    if (!chosen)
        return Unexpected(chosen.error());
    db.m_meta = chosen->meta;
    db.m_bothMetaPages = chosen->problem.empty();
    if (!db.m_bothMetaPages)
        db.m_problems.add(makeErrorAt(chosen->problemCode, db.name(), chosen->problemOffset, chosen->problem), limits);
    if (Status loaded = BoltLoader(db, limits, context).load(); !loaded)
        return Unexpected(loaded.error());
    return db;
}

BoltItem BoltDb::item(BoltBucket bucket, std::uint32_t index) const
{
    const Item &item = m_items[m_buckets[bucket.value].first + index];
    const std::string_view both =
        std::string_view(m_bytes).substr(static_cast<std::size_t>(item.at), std::size_t{item.keySize} + item.valueSize);
    return {both.substr(0, item.keySize), both.substr(item.keySize, item.bucket ? 0 : item.valueSize), item.bucket};
}

std::optional<BoltItem> BoltDb::find(BoltBucket bucket, std::string_view key) const
{
    std::uint32_t low = 0;
    std::uint32_t high = size(bucket);
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (item(bucket, middle).key < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == size(bucket) || item(bucket, low).key != key)
        return std::nullopt;
    return item(bucket, low);
}

BoltBucket BoltDb::findBucket(BoltBucket from, std::initializer_list<std::string_view> keys) const
{
    for (const std::string_view key : keys) {
        const auto found = find(from, key);
        if (!found || !found->bucket)
            return {};
        from = found->bucket;
    }
    return from;
}

std::uint64_t BoltDb::offsetOf(std::string_view part) const
{
    return bolt::offsetIn(m_chunks, static_cast<std::uint64_t>(part.data() - m_bytes.data()));
}

Result<bool> BoltDb::unchanged() const
{
    const auto now = bolt::chooseMeta(*m_source);
    if (!now && now.error().code == ErrorCode::Io)
        return Unexpected(now.error());
    return now && now->meta == m_meta;
}

Result<BoltDb> loadBolt(const std::function<Result<ByteSourcePtr>()> &open, const Limits &limits, Context &context)
{
    std::string name;
    for (std::uint32_t left = limits.boltTries; left > 0; --left) {
        const auto source = open();
        if (!source)
            return Unexpected(source.error());
        name = (*source)->name();
        auto db = BoltDb::load(*source, limits, context);
        if (!db && ((*source)->unchanged() || db.error().code == ErrorCode::Cancelled))
            return db;
        if (!db)
            continue;
        const auto same = db->unchanged();
        if (!same)
            return Unexpected(same.error());
        // A file that has grown since it was opened seems cut off: what is wrong may come from that, and be gone the next time.
        if (*same && (db->problems().empty() || left == 1 || (*source)->unchanged()))
            return db;
    }
    return Unexpected(
        makeError(ErrorCode::Unstable, name,
                  "it is being changed: not once in " + std::to_string(limits.boltTries) + " readings did it stay one state"));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotations.h"

#include "cases/annotationtext.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace assay {
namespace {

Act actOf(ActKind kind, Stamp now)
{
    Act act;
    act.kind = kind;
    act.stamp = std::move(now);
    return act;
}

const Mark *markOf(const PathNotes *notes, TagId tag)
{
    if (!notes)
        return nullptr;
    const auto found = std::find_if(notes->marks.begin(), notes->marks.end(), [tag](const Mark &mark) { return mark.tag == tag; });
    return found == notes->marks.end() ? nullptr : &*found;
}

bool sameButStamp(const Tag &a, const Tag &b)
{
    return a.name == b.name && a.colour == b.colour && a.hotkey == b.hotkey;
}

// Bookmarks that give the same are the same, whenever they were set.
auto placeOf(const Bookmark &bookmark)
{
    const ContentRange range = bookmark.range.value_or(ContentRange());
    return std::tuple(bookmark.path, bookmark.side, bookmark.digest, bookmark.range.has_value(), range.offset, range.length, bookmark.label);
}

// The tags of other under the ids they have, or get, in annotations.
std::map<TagId, TagId> importTags(const Annotations &annotations, const Annotations &other, Act &act)
{
    std::map<TagId, TagId> ids;
    std::map<TagId, Tag> all = annotations.tags();
    std::set<int> keys;
    for (const auto &[id, tag] : all)
        keys.insert(tag.hotkey);
    for (const auto &[id, tag] : other.tags()) {
        if (const Tag *same = annotations.tagNamed(tag.name)) {
            ids[id] = same->id;
            continue;
        }
        Tag added = tag;
        added.id = freeId(all);
        if (!keys.insert(tag.hotkey).second)
            added.hotkey = 0; // the key is taken
        ids[id] = added.id;
        all[added.id] = added;
        act.tags.push_back({std::nullopt, std::move(added)});
    }
    return ids;
}

void importPath(const Annotations &annotations, const std::string &path, const PathNotes &other, const std::map<TagId, TagId> &ids, Act &act)
{
    const PathNotes *own = annotations.at(path);
    for (const Mark &mark : other.marks) {
        const TagId id = ids.at(mark.tag);
        if (!markOf(own, id))
            act.marks.push_back({path, {id, mark.stamp}, true});
    }
    const Revision *newest = own && !own->revisions.empty() ? &own->revisions.back() : nullptr;
    const std::size_t before = act.notes.size();
    std::int64_t last = 0;
    for (const Revision &revision : other.revisions) {
        const bool known = own && std::find(own->revisions.begin(), own->revisions.end(), revision) != own->revisions.end();
        if (known)
            continue;
        last = revision.stamp.at;
        act.notes.push_back({path, revision, true});
    }
    if (newest && act.notes.size() > before && newest->stamp.at > last)
        act.notes.push_back({path, *newest, true}); // what was written later stays what is said now
}

void importBookmarks(const Annotations &annotations, const Annotations &other, Act &act)
{
    std::set<decltype(placeOf(Bookmark()))> known;
    for (const auto &[id, bookmark] : annotations.bookmarks())
        known.insert(placeOf(bookmark));
    BookmarkId next = annotations.nextBookmarkId();
    for (const auto &[id, bookmark] : other.bookmarks()) {
        if (!known.insert(placeOf(bookmark)).second)
            continue;
        while (annotations.bookmarks().contains(next))
            ++next;
        Bookmark added = bookmark;
        added.id = next++;
        act.bookmarks.push_back({std::nullopt, std::move(added)});
    }
}

} // namespace

Act markAct(const Annotations &annotations, const std::vector<std::string> &paths, TagId tag, bool on, Stamp now)
{
    Act act = actOf(on ? ActKind::Mark : ActKind::Unmark, std::move(now));
    act.marks.reserve(paths.size());
    for (const std::string &path : paths) {
        const Mark *mark = markOf(annotations.at(path), tag);
        if (on && !mark)
            act.marks.push_back({path, {tag, act.stamp}, true});
        else if (!on && mark)
            act.marks.push_back({path, *mark, false});
    }
    return act;
}

Act toggleMarkAct(const Annotations &annotations, const std::vector<std::string> &paths, TagId tag, Stamp now)
{
    const bool all = std::all_of(paths.begin(), paths.end(), [&](const std::string &path) { return markOf(annotations.at(path), tag) != nullptr; });
    return markAct(annotations, paths, tag, !all, std::move(now));
}

Act noteAct(const Annotations &annotations, std::string path, std::string text, Stamp now)
{
    Act act = actOf(ActKind::WriteNote, std::move(now));
    const PathNotes *own = annotations.at(path);
    const Revision *last = own ? own->note() : nullptr;
    if (text != (last ? last->text : std::string()))
        act.notes.push_back({std::move(path), {std::move(text), act.stamp}, true});
    return act;
}

Act tagsAct(const Annotations &annotations, std::vector<Tag> wanted, Stamp now)
{
    Act act = actOf(ActKind::EditTags, std::move(now));
    std::map<TagId, Tag> all = annotations.tags();
    std::set<TagId> kept;
    for (Tag &tag : wanted) {
        const Tag *before = annotations.tag(tag.id);
        tag.stamp = act.stamp;
        if (!before) {
            tag.id = freeId(all);
            all[tag.id] = tag;
            act.tags.push_back({std::nullopt, std::move(tag)});
            continue;
        }
        kept.insert(tag.id);
        if (!sameButStamp(*before, tag))
            act.tags.push_back({*before, std::move(tag)});
    }
    std::set<TagId> gone;
    for (const auto &[id, tag] : annotations.tags()) {
        if (kept.contains(id))
            continue;
        act.tags.push_back({tag, std::nullopt});
        gone.insert(id);
    }
    if (!gone.empty()) {
        for (const auto &[path, notes] : annotations.paths()) {
            for (const Mark &mark : notes.marks) {
                if (gone.contains(mark.tag))
                    act.marks.push_back({path, mark, false});
            }
        }
    }
    return act;
}

Act addBookmarkAct(const Annotations &annotations, Bookmark bookmark, Stamp now)
{
    Act act = actOf(ActKind::AddBookmark, std::move(now));
    bookmark.id = annotations.nextBookmarkId();
    bookmark.stamp = act.stamp;
    act.bookmarks.push_back({std::nullopt, std::move(bookmark)});
    return act;
}

Act labelBookmarkAct(const Bookmark &bookmark, std::string label, Stamp now)
{
    Act act = actOf(ActKind::EditBookmark, std::move(now));
    if (label == bookmark.label)
        return act;
    Bookmark after = bookmark;
    after.label = std::move(label);
    after.stamp = act.stamp;
    act.bookmarks.push_back({bookmark, std::move(after)});
    return act;
}

Act removeBookmarksAct(const Annotations &annotations, const std::vector<BookmarkId> &ids, Stamp now)
{
    Act act = actOf(ActKind::RemoveBookmark, std::move(now));
    for (const BookmarkId id : std::set<BookmarkId>(ids.begin(), ids.end())) {
        if (const auto found = annotations.bookmarks().find(id); found != annotations.bookmarks().end())
            act.bookmarks.push_back({found->second, std::nullopt});
    }
    return act;
}

Act takeOffAct(const Annotations &annotations, const std::vector<std::string> &paths, Stamp now)
{
    Act act = actOf(ActKind::Unmark, std::move(now));
    const std::set<std::string> wanted(paths.begin(), paths.end());
    for (const std::string &path : wanted) {
        const PathNotes *notes = annotations.at(path);
        if (!notes)
            continue;
        for (const Mark &mark : notes->marks)
            act.marks.push_back({path, mark, false});
        if (notes->note())
            act.notes.push_back({path, {{}, act.stamp}, true});
    }
    for (const auto &[id, bookmark] : annotations.bookmarks()) {
        if (wanted.contains(bookmark.path))
            act.bookmarks.push_back({bookmark, std::nullopt});
    }
    return act;
}

Act importAct(const Annotations &annotations, const Annotations &other, Stamp now)
{
    Act act = actOf(ActKind::Import, std::move(now));
    const std::map<TagId, TagId> ids = importTags(annotations, other, act);
    for (const auto &[path, notes] : other.paths())
        importPath(annotations, path, notes, ids, act);
    importBookmarks(annotations, other, act);
    importFindings(annotations, other, act);
    return act;
}

Act wholeAct(const Annotations &annotations, Stamp now)
{
    const bool tagsOnly = annotations.paths().empty() && annotations.bookmarks().empty() && annotations.ownFindings().empty();
    Act act = actOf(tagsOnly ? ActKind::EditTags : ActKind::Import, std::move(now));
    for (const auto &[id, tag] : annotations.tags())
        act.tags.push_back({std::nullopt, tag});
    for (const auto &[path, notes] : annotations.paths()) {
        for (const Mark &mark : notes.marks)
            act.marks.push_back({path, mark, true});
        for (const Revision &revision : notes.revisions)
            act.notes.push_back({path, revision, true});
    }
    for (const auto &[id, bookmark] : annotations.bookmarks())
        act.bookmarks.push_back({std::nullopt, bookmark});
    for (const auto &[id, finding] : annotations.ownFindings())
        act.ownFindings.push_back({std::nullopt, finding});
    return act;
}

MarkedPathsPtr markedPaths(const Annotations &annotations)
{
    auto marked = std::make_shared<MarkedPaths>();
    std::map<TagId, std::vector<std::string> *> byTag;
    for (const auto &[id, tag] : annotations.tags())
        byTag[id] = &marked->byTag[loweredTagName(tag.name)];
    for (const auto &[path, notes] : annotations.paths()) {
        for (const Mark &mark : notes.marks)
            byTag.at(mark.tag)->push_back(path);
        if (notes.note())
            marked->noted.push_back(path);
    }
    for (const auto &[id, bookmark] : annotations.bookmarks())
        marked->bookmarked.push_back(bookmark.path);
    return marked;
}

} // namespace assay

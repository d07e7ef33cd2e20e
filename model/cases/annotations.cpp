// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/annotations.h"

#include "cases/annotationchecks.h"
#include "cases/annotationtext.h"
#include "tree/treepath.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace assay {
namespace {

Status checkTag(const Tag &tag, const AnnotationLimits &limits)
{
    if (tag.name.empty() || tag.name.find(',') != std::string::npos)
        return refused("a tag's name is empty or holds a comma");
    if (Status good = checkText(tag.name, limits.tagNameBytes, "a tag's name"); !good)
        return good;
    if (tag.colour >= tagColours || tag.hotkey > 9)
        return refused("a tag has a colour or a key that there is not");
    return checkStamp(tag.stamp, limits);
}

Status checkBookmark(const Bookmark &bookmark, const AnnotationLimits &limits)
{
    if (!isAnnotationPath(bookmark.path, limits))
        return refused("a bookmark's path is none");
    if (Status good = checkText(bookmark.label, limits.labelBytes, "a bookmark's label"); !good)
        return good;
    if (bookmark.side < -1 || bookmark.side > 2)
        return refused("a bookmark is in a source that there is not");
    if (bookmark.range && bookmark.range->length > std::numeric_limits<std::uint64_t>::max() - bookmark.range->offset)
        return refused("a bookmark's range has no end");
    return checkStamp(bookmark.stamp, limits);
}

template<class Change>
Change turned(const Change &change)
{
    Change other = change;
    if constexpr (requires { other.before; })
        std::swap(other.before, other.after);
    else
        other.added = !other.added;
    return other;
}

template<class Change>
std::vector<Change> turned(const std::vector<Change> &changes)
{
    std::vector<Change> out;
    out.reserve(changes.size());
    for (auto each = changes.rbegin(); each != changes.rend(); ++each)
        out.push_back(turned(*each));
    return out;
}

constexpr std::array<std::string_view, 11> kindNames = {"edit-tags",       "mark",   "unmark",      "write-note",   "add-bookmark",  "edit-bookmark",
                                                        "remove-bookmark", "import", "add-finding", "edit-finding", "remove-finding"};

} // namespace

std::string_view actKindName(ActKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)];
}

std::optional<ActKind> actKindFromName(std::string_view name)
{
    const auto found = std::find(kindNames.begin(), kindNames.end(), name);
    return found == kindNames.end() ? std::nullopt : std::optional(static_cast<ActKind>(found - kindNames.begin()));
}

std::string loweredTagName(std::string_view name)
{
    std::string lowered(name);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lowered;
}

bool isAnnotationPath(std::string_view path, const AnnotationLimits &limits)
{
    if (path.empty() || path.size() > limits.pathBytes || path.front() == '/' || path.back() == '/' || path.find("//") != std::string_view::npos
        || path.find('\0') != std::string_view::npos)
        return false;
    std::string_view component;
    while (nextComponent(path, component)) {
        if (component == "." || component == "..")
            return false;
    }
    return true;
}

Act Act::inverse(Stamp now) const
{
    Act other;
    other.kind = kind;
    other.undoes = !undoes;
    other.stamp = std::move(now);
    other.tags = turned(tags);
    other.marks = turned(marks);
    other.notes = turned(notes);
    other.bookmarks = turned(bookmarks);
    other.ownFindings = turned(ownFindings);
    return other;
}

const PathNotes *Annotations::at(std::string_view path) const
{
    const auto found = m_paths.find(path);
    return found == m_paths.end() ? nullptr : &found->second;
}

const Tag *Annotations::tag(TagId id) const
{
    const auto found = m_tags.find(id);
    return found == m_tags.end() ? nullptr : &found->second;
}

const Tag *Annotations::tagNamed(std::string_view name) const
{
    const std::string wanted = loweredTagName(name);
    const auto found = std::find_if(m_tags.begin(), m_tags.end(), [&](const auto &each) { return loweredTagName(each.second.name) == wanted; });
    return found == m_tags.end() ? nullptr : &found->second;
}

const Tag *Annotations::tagWithHotkey(int hotkey) const
{
    const auto found = std::find_if(m_tags.begin(), m_tags.end(), [hotkey](const auto &each) { return hotkey != 0 && each.second.hotkey == hotkey; });
    return found == m_tags.end() ? nullptr : &found->second;
}

std::size_t Annotations::markCount(TagId id) const
{
    const auto found = m_marksOfTag.find(id);
    return found == m_marksOfTag.end() ? 0 : found->second;
}

std::size_t Annotations::bookmarkCount(std::string_view path) const
{
    const auto found = m_bookmarksOfPath.find(path);
    return found == m_bookmarksOfPath.end() ? 0 : found->second;
}

TagId Annotations::nextTagId() const
{
    return freeId(m_tags);
}

BookmarkId Annotations::nextBookmarkId() const
{
    return freeId(m_bookmarks);
}

Status Annotations::checkStampOf(const Stamp &stamp)
{
    if (stamp.user == m_goodUser)
        return {};
    Status good = checkStamp(stamp, m_limits);
    if (good)
        m_goodUser = stamp.user;
    return good;
}

Status Annotations::checkTags() const
{
    std::set<std::string> names;
    std::array<bool, 10> keys{};
    for (const auto &[id, tag] : m_tags) {
        if (!names.insert(loweredTagName(tag.name)).second)
            return refused("two tags have the same name");
        if (tag.hotkey != 0 && std::exchange(keys[tag.hotkey], true))
            return refused("two tags have the same key");
    }
    return {};
}

Status Annotations::take(const TagChange &of)
{
    if (!of.after && of.before && markCount(of.before->id) != 0)
        return refused("paths have the tag that is to be taken away");
    return change(m_tags, of.before, of.after, m_limits.tags, "tag", [this](const Tag &tag) { return checkTag(tag, m_limits); });
}

Status Annotations::take(const BookmarkChange &of)
{
    const auto check = [this](const Bookmark &bookmark) { return checkBookmark(bookmark, m_limits); };
    if (Status good = change(m_bookmarks, of.before, of.after, m_limits.bookmarks, "bookmark", check); !good)
        return good;
    if (of.after)
        ++m_bookmarksOfPath[of.after->path];
    if (of.before) {
        const auto found = m_bookmarksOfPath.find(of.before->path);
        if (--found->second == 0)
            m_bookmarksOfPath.erase(found);
    }
    return {};
}

Status Annotations::take(const MarkChange &of)
{
    const auto byTag = [](const Mark &mark, TagId id) { return mark.tag < id; };
    if (!of.added) {
        const auto found = m_paths.find(of.path);
        if (found == m_paths.end())
            return refused("a mark is not what it was");
        std::vector<Mark> &marks = found->second.marks;
        const auto mark = std::lower_bound(marks.begin(), marks.end(), of.mark.tag, byTag);
        if (mark == marks.end() || *mark != of.mark)
            return refused("a mark is not what it was");
        marks.erase(mark);
        if (found->second.empty())
            m_paths.erase(found);
        --m_markCount;
        if (--m_marksOfTag[of.mark.tag] == 0)
            m_marksOfTag.erase(of.mark.tag);
        return {};
    }
    if (!tag(of.mark.tag))
        return refused("a mark with a tag that there is not");
    if (m_markCount >= m_limits.marks)
        return tooMany("more than " + std::to_string(m_limits.marks) + " tagged paths");
    if (Status good = checkStampOf(of.mark.stamp); !good)
        return good;
    if (!isAnnotationPath(of.path, m_limits))
        return refused("a mark's path is none");
    std::vector<Mark> &marks = m_paths[of.path].marks;
    const auto place = std::lower_bound(marks.begin(), marks.end(), of.mark.tag, byTag);
    if (place != marks.end() && place->tag == of.mark.tag)
        return refused("a path has the tag already");
    marks.insert(place, of.mark);
    ++m_markCount;
    ++m_marksOfTag[of.mark.tag];
    return {};
}

Status Annotations::take(const NoteChange &of)
{
    const auto found = m_paths.find(of.path);
    const std::size_t count = found == m_paths.end() ? 0 : found->second.revisions.size();
    if (!of.added) {
        if (count == 0 || found->second.revisions.back() != of.revision)
            return refused("a note is not what it was");
        found->second.revisions.pop_back();
        m_noteBytes -= of.revision.text.size();
        if (count == 1)
            --m_noteCount;
        if (found->second.empty())
            m_paths.erase(found);
        return {};
    }
    if (Status good = checkText(of.revision.text, m_limits.noteBytes, "a note"); !good)
        return good;
    if (of.revision.text.size() > m_limits.allNoteBytes - m_noteBytes)
        return tooMany("all notes together are longer than " + std::to_string(m_limits.allNoteBytes) + " bytes");
    if (count >= m_limits.revisionsPerNote || (count == 0 && m_noteCount >= m_limits.notes))
        return tooMany("more notes, or revisions of one, than there may be");
    if (Status good = checkStampOf(of.revision.stamp); !good)
        return good;
    if (!isAnnotationPath(of.path, m_limits))
        return refused("a note's path is none");
    m_paths[of.path].revisions.push_back(of.revision);
    m_noteBytes += of.revision.text.size();
    if (count == 0)
        ++m_noteCount;
    return {};
}

Status Annotations::apply(const Act &act)
{
    // How many of each were taken: they are taken back when a later one is refused.
    std::array<std::size_t, 6> done{};
    const auto takeAll = [this](const auto &changes, std::size_t &count, auto &&wanted) -> Status {
        for (; count < changes.size(); ++count) {
            if (!wanted(changes[count]))
                continue;
            if (Status taken = take(changes[count]); !taken)
                return taken;
        }
        return {};
    };
    const auto any = [](const auto &) { return true; };
    const auto stays = [](const TagChange &each) { return each.after.has_value(); };
    const auto goes = [](const TagChange &each) { return !each.after.has_value(); };
    constexpr std::size_t many = 1000;
    if (act.marks.size() > many)
        m_paths.reserve(m_paths.size() + act.marks.size());
    Status status = checkStamp(act.stamp, m_limits);
    if (status)
        status = takeAll(act.tags, done[0], stays);
    if (status)
        status = takeAll(act.marks, done[1], any);
    if (status)
        status = takeAll(act.notes, done[2], any);
    if (status)
        status = takeAll(act.bookmarks, done[3], any);
    if (status)
        status = takeAll(act.ownFindings, done[4], any);
    if (status)
        status = takeAll(act.tags, done[5], goes);
    if (status && !act.tags.empty())
        status = checkTags();
    if (status)
        return {};
    const auto takeBack = [this](const auto &changes, std::size_t count, auto &&wanted) {
        while (count-- > 0) {
            if (wanted(changes[count]))
                static_cast<void>(take(turned(changes[count]))); // it has just been taken the other way
        }
    };
    takeBack(act.tags, done[5], goes);
    takeBack(act.ownFindings, done[4], any);
    takeBack(act.bookmarks, done[3], any);
    takeBack(act.notes, done[2], any);
    takeBack(act.marks, done[1], any);
    takeBack(act.tags, done[0], stays);
    return status;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree/aliaswalk.h"

#include "base/joinwords.h"
#include "tree/treepath.h"

#include <algorithm>

namespace assay {
namespace {

constexpr std::uint64_t freeSteps = 4'000'000;
constexpr std::uint64_t stepsPerEntry = 16;
constexpr std::uint64_t freeEntries = 65'536;
constexpr std::size_t longestHonest = 4096; // the kernel writes 256 bytes at most, unless told otherwise

bool isNameOfOverlay(std::string_view name)
{
    return !name.empty() && name != "." && name != "..";
}

} // namespace

Redirect parseRedirect(std::string_view value)
{
    Redirect redirect;
    if (value.size() >= longestHonest)
        redirect.oddity = "a redirect of " + std::to_string(value.size()) + " bytes, more than any kernel writes";
    if (const std::size_t end = value.find('\0'); end != value.npos) {
        redirect.oddity = "a redirect with a NUL in it, behind which nothing is read";
        value = value.substr(0, end);
    }
    redirect.absolute = value.starts_with('/');
    std::string_view rest = redirect.absolute ? value.substr(1) : value;
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        redirect.parts.push_back(part);
        if (!isNameOfOverlay(part) || (slash != rest.npos && !redirect.absolute)) {
            redirect.parts.clear();
            redirect.oddity = "a redirect that no kernel follows: it is empty, or has a slash but does not start with one, or has an empty part, \".\" or \"..\"";
            return redirect;
        }
        if (slash == rest.npos)
            return redirect;
        rest.remove_prefix(slash + 1);
    }
}

AliasWalk::AliasWalk(const std::vector<std::shared_ptr<const LayerTree>> &layers, RootMark rootMark, std::uint32_t lowest) :
    m_layers(layers),
    m_rootMark(rootMark),
    m_lowest(lowest)
{
    // Renaming moves what is there and copies nothing: honest aliases bring no more entries than all layers together have.
    std::uint64_t all = 0;
    for (const auto &layer : layers)
        all += layer->size();
    m_entries = all + freeEntries;
    m_steps = all * stepsPerEntry + freeSteps;
}

bool AliasWalk::take(std::uint64_t entries)
{
    const bool enough = entries <= m_entries;
    m_entries -= enough ? entries : m_entries;
    return enough;
}

bool AliasWalk::spend(std::uint64_t steps)
{
    const bool enough = steps <= m_steps;
    m_steps -= enough ? steps : m_steps;
    if (!enough) {
        m_stop = true;
        m_below.problem = "there are too many redirects to follow them all";
        m_below.unreadLayers = static_cast<std::uint32_t>(m_layers.size());
    }
    return enough;
}

bool AliasWalk::hides(FsTree::Ref ref) const
{
    if (ref.node == LayerTree::root && m_rootMark == RootMark::Ignored)
        return false;
    return entry(ref).has(EntryFlag::Opaque) || entry(ref).has(EntryFlag::Whiteout);
}

// Takes what the alias at the end of place.parts says about the layers below; false when they are not to be asked.
bool AliasWalk::turn(Place &place, FsTree::Ref at)
{
    const LayerTree &layer = *m_layers[at.layer];
    const LayerTree::Alias *alias = layer.alias(at.node);
    const auto value = alias ? layer.redirect(*alias) : std::nullopt;
    if (!value)
        return true;
    if (!spend(1 + value->size() / 64))
        return false;
    Redirect redirect = parseRedirect(*value);
    if (m_below.problem.empty())
        m_below.problem = redirect.oddity;
    if (redirect.parts.empty()) {
        m_stop = true;
        return false;
    }
    if (redirect.absolute) {
        place = {std::move(redirect.parts), true};
        m_stop = false; // an opaque folder on the way counts for its own path, not for the one that is named now
    } else {
        place.parts.back() = redirect.parts.front();
    }
    return true;
}

// What a layer holds at the place in question.
void AliasWalk::arrive(FsTree::Ref at, Place &place)
{
    const Entry &found = entry(at);
    const EntryType wanted = m_wantsFile ? EntryType::File : EntryType::Directory;
    if (found.type != wanted) {
        if (m_below.refs.empty() && m_below.problem.empty())
            m_below.problem = "it stands for a " + std::string(entryTypeName(found.type)) + " of a lower layer";
        m_stop = true;
        return;
    }
    m_below.refs.push_back(at);
    if (m_wantsFile) {
        m_below.hasContent = !m_layers[at.layer]->isMetacopy(at.node);
        m_stop = m_below.hasContent;
    } else {
        if (found.has(EntryFlag::Unreadable))
            m_below.unreadLayers = std::max(m_below.unreadLayers, at.layer + 1);
        m_stop = m_stop || hides(at);
    }
    if (!m_stop || (!m_wantsFile && !hides(at)))
        turn(place, at);
}

// Asks one layer, from base on, and turns place into what the layers below are to be asked.
void AliasWalk::descend(FsTree::Ref base, Place &place)
{
    const LayerTree &layer = *m_layers[base.layer];
    if (base.node == LayerTree::root && hides(base))
        m_stop = true;
    Place below{{}, place.absolute};
    std::size_t done = 0;
    FsTree::Ref at = base;
    while (done < place.parts.size()) {
        if (!spend(1))
            return;
        if (entry(at).has(EntryFlag::Unreadable))
            m_below.unreadLayers = std::max(m_below.unreadLayers, at.layer + 1);
        const NodeId child = layer.child(at.node, place.parts[done]);
        if (!child)
            break;
        at.node = child;
        below.parts.push_back(place.parts[done]);
        ++done;
        if (entry(at).type == EntryType::None) {
            m_stop = true;
            return;
        }
        if (done == place.parts.size()) {
            arrive(at, below);
        } else if (entry(at).type != EntryType::Directory) {
            m_stop = true;
            return;
        } else if (hides(at)) {
            m_stop = true;
        } else if (!turn(below, at)) {
            return;
        }
    }
    if (!spend(place.parts.size() - done))
        return;
    below.parts.insert(below.parts.end(), place.parts.begin() + static_cast<std::ptrdiff_t>(done), place.parts.end());
    place = std::move(below);
}

AliasWalk::Below AliasWalk::follow(FsTree::Ref top, std::span<const FsTree::Ref> folder)
{
    m_below = {};
    m_stop = false;
    m_wantsFile = entry(top).type == EntryType::File;
    Place place{{m_layers[top.layer]->name(top.node)}, false};
    turn(place, top);
    const std::string wanted = joinWords(place.parts, "/");
    std::uint32_t above = top.layer;
    std::size_t next = 0;
    while (!m_stop && spend(1)) {
        if (place.absolute) {
            if (above <= m_lowest)
                break;
            --above;
            descend({above, LayerTree::root}, place);
            continue;
        }
        while (next < folder.size() && folder[next].layer >= above)
            ++next;
        if (next == folder.size())
            break;
        above = folder[next].layer;
        descend(folder[next], place);
    }
    const bool missing = m_wantsFile ? !m_below.hasContent : m_below.refs.empty();
    if (missing && m_below.problem.empty() && m_below.unreadLayers == 0)
        m_below.problem = "no lower layer has what it stands for, " + wanted;
    return std::move(m_below);
}

} // namespace assay

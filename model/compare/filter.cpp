// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "compare/filter.h"

#include "compare/filterterm.h"
#include "compare/nodepieces.h"
#include "tree/pathwalk.h"

#include <re2/re2.h>

#include <algorithm>

namespace assay {
namespace {

// Calls fits(i) for every node that is kept so far, on several threads, and keeps those for which it gives
// wanted. make() gives a fits for each piece of work, which may keep state.
template <class Make>
bool keepOnly(std::vector<std::uint8_t> &keep, bool wanted, const Context &context, Make &&make)
{
    return forNodePieces(static_cast<std::uint32_t>(keep.size()), context, [&](std::size_t, std::uint32_t begin, std::uint32_t end) {
        auto fits = make();
        for (std::uint32_t i = std::max(begin, 1U); i < end; ++i) {
            if (keep[i] && fits(DiffNodeId(i)) != wanted)
                keep[i] = 0;
        }
    });
}

bool found(const re2::RE2 &pattern, std::string_view text)
{
    return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

bool between(std::int64_t value, const Filter::Term &term)
{
    return value >= term.low && value <= term.high;
}

bool hasExtension(std::string_view name, const std::vector<std::string> &wanted)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return false;
    name.remove_prefix(dot + 1);
    return std::any_of(wanted.begin(), wanted.end(), [name](const std::string &extension) {
        return std::equal(name.begin(), name.end(), extension.begin(), extension.end(),
                          [](char a, char b) { return loweredAscii(a) == b; });
    });
}

// What is asked of one entry.
bool entryFits(const DiffTree &tree, DiffNodeId id, int side, const Entry &entry, const Filter::Term &term,
               const KnownHashes *known)
{
    switch (term.kind) {
    case TermKind::Size:
        return entry.type == EntryType::File
            && between(static_cast<std::int64_t>(
                           std::min<std::uint64_t>(entry.size, std::numeric_limits<std::int64_t>::max())),
                       term);
    case TermKind::Uid:
        return between(entry.uid, term) && (!term.group || entry.gid == *term.group);
    case TermKind::Gid:
        return between(entry.gid, term);
    case TermKind::Mtime:
        return !entry.has(EntryFlag::Implied) && between(entry.mtimeSec, term);
    case TermKind::Type:
        return (term.mask & (1U << static_cast<unsigned>(entry.type))) != 0;
    case TermKind::Mode: {
        if (entry.type == EntryType::Symlink)
            return false; // theirs says nothing
        const std::uint32_t bits = entry.mode & term.mask;
        return term.any && entry.type == EntryType::Directory ? (bits & ~0111U) != 0
            : term.any                                        ? bits != 0
                                                              : bits == term.mask;
    }
    case TermKind::Layer: {
        const FsTree &of = *tree.tree(side);
        return between(std::int64_t{of.ref(tree.node(id).side[static_cast<std::size_t>(side)]).layer}, term);
    }
    case TermKind::Known:
        return entry.type == EntryType::File && (term.mask & (1U << (known ? knownOf(tree, id, side, *known) : 0U))) != 0;
    case TermKind::Digest: {
        const Sha256Digest *digest =
            tree.tree(side)->digest(tree.node(id).side[static_cast<std::size_t>(side)]);
        return digest && digestText(*digest).substr(7).starts_with(term.text);
    }
    default:
        return false;
    }
}

bool anyEntryFits(const DiffTree &tree, DiffNodeId id, const Filter::Term &term, const KnownHashes *known)
{
    for (int side = 0; side < sideCount; ++side) {
        if ((term.side >= 0 && term.side != side) || !tree.hasSide(side))
            continue;
        const Entry *entry = tree.entry(id, side);
        if (entry && entryFits(tree, id, side, *entry, term, known))
            return true;
    }
    return false;
}

bool isPresent(const DiffTree &tree, DiffNodeId id, std::uint32_t sides)
{
    for (int side = 0; side < sideCount; ++side) {
        if ((sides & (1U << side)) != 0 && tree.hasSide(side) && tree.entry(id, side))
            return true;
    }
    return false;
}

bool hasStatus(const DiffTree &tree, DiffNodeId id, std::uint32_t mask)
{
    for (int step = 0; step < stepCount; ++step) {
        if (tree.hasStep(step) && (mask & (1U << static_cast<unsigned>(tree.status(id, step)))) != 0)
            return true;
    }
    return false;
}

bool nodeFits(const DiffTree &tree, DiffNodeId id, const Filter::Term &term, const KnownHashes *known)
{
    switch (term.kind) {
    case TermKind::StepStatus:
        return hasStatus(tree, id, term.mask);
    case TermKind::Change:
        return ((tree.node(id).changes[0] | tree.node(id).changes[1]) & term.mask) != 0;
    case TermKind::Explained:
        return tree.differs(id) && tree.unexplained(id) == (term.low == 0);
    case TermKind::Present:
        return isPresent(tree, id, term.mask);
    case TermKind::Extension:
        return hasExtension(tree.name(id), term.words);
    default:
        return anyEntryFits(tree, id, term, known);
    }
}

// Of terms that find nodes rather than look at each.
bool keepFound(const DiffTree &tree, const Filter::Term &term, const MarkedPaths *marks,
               std::vector<std::uint8_t> &keep, const Context &context)
{
    std::vector<std::uint8_t> matched(keep.size(), 0); // 0 or 1, as keep
    const std::uint8_t negated = term.negated ? 1 : 0;
    if (!(term.kind == TermKind::Text ? markText(tree, term.text, matched, context)
                                      : markMarked(tree, term, marks, matched, context)))
        return false;
    for (std::size_t i = 0; i < keep.size(); ++i)
        keep[i] = static_cast<std::uint8_t>(keep[i] & static_cast<std::uint8_t>(matched[i] ^ negated));
    return true;
}

bool keepPattern(const DiffTree &tree, const Filter::Term &term, std::vector<std::uint8_t> &keep,
                 const Context &context)
{
    const re2::RE2 &pattern = *term.pattern;
    if (!term.onPath)
        return keepOnly(keep, !term.negated, context,
                        [&] { return [&](DiffNodeId id) { return found(pattern, tree.name(id)); }; });
    return keepOnly(keep, !term.negated, context, [&] {
        return [&pattern, path = PathWalk<DiffTree, DiffNodeId>(tree)](DiffNodeId id) mutable { return found(pattern, path(id)); };
    });
}

} // namespace

bool Filter::asksMarks() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const auto &term) {
        return term->kind == TermKind::Tagged || term->kind == TermKind::Marked;
    });
}

bool Filter::asksKnown() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const auto &term) { return term->kind == TermKind::Known; });
}

bool Filter::match(const DiffTree &tree, std::vector<std::uint8_t> &keep, const Context &context,
                   const MarkedPaths *marks, const KnownHashes *known) const
{
    keep.assign(tree.size(), m_error ? 0 : 1);
    keep[0] = 0;
    for (const auto &term : m_terms) {
        const bool finds = term->kind == TermKind::Text || term->kind == TermKind::Tagged
            || term->kind == TermKind::Marked;
        const bool done = finds ? keepFound(tree, *term, marks, keep, context)
            : term->kind == TermKind::Pattern
            ? keepPattern(tree, *term, keep, context)
            : keepOnly(keep, !term->negated, context,
                       [&] { return [&](DiffNodeId id) { return nodeFits(tree, id, *term, known); }; });
        if (!done)
            return false;
    }
    return true;
}

} // namespace assay

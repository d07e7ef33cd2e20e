// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reporthashlists.h"

#include "base/displaysafe.h"
#include "base/joinwords.h"
#include "report/reportwords.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr std::uint32_t pollMask = 0xFF;

class Gatherer {
public:
    Gatherer(const std::vector<KnownListPtr> &lists, std::size_t shownBad) : m_shownBad(shownBad)
    {
        for (const KnownListPtr &list : lists)
            m_said.lists.push_back({list, 0});
    }

    bool takeSource(const FsTree &tree, int side, const Context &context)
    {
        for (std::uint32_t layer = 0; layer < tree.layers().size(); ++layer) {
            const LayerTree &files = *tree.layers()[layer];
            for (std::uint32_t i = 0; i < files.size(); ++i) {
                if ((i & pollMask) == 0 && context.cancelled())
                    return false;
                const Entry &entry = files.entry(NodeId(i));
                if (entry.type == EntryType::File)
                    takeFile(tree, side, {layer, NodeId(i)}, files.digest(entry));
            }
        }
        return true;
    }

    std::shared_ptr<const ReportHashLists> take() { return std::make_shared<const ReportHashLists>(std::move(m_said)); }

private:
    void takeFile(const FsTree &tree, int side, const FsTree::Ref &ref, const Sha256Digest *digest)
    {
        if (!digest) {
            ++m_said.unhashed;
            return;
        }
        bool good = false;
        m_bad.clear();
        for (std::uint32_t i = 0; i < m_said.lists.size(); ++i) {
            ReportHashLists::List &each = m_said.lists[i];
            if (!each.list->digests->contains(*digest))
                continue;
            ++each.files;
            if (each.list->kind == Known::Bad)
                m_bad.push_back(i);
            else
                good = true;
        }
        m_said.good += m_bad.empty() && good;
        m_said.unlisted += m_bad.empty() && !good;
        if (m_bad.empty() || m_said.allBad++ >= m_shownBad)
            return;
        std::string path = tree.layers()[ref.layer]->path(ref.node);
        const NodeId seen = tree.find(path);
        const bool isSeen = seen && tree.ref(seen).layer == ref.layer && tree.ref(seen).node == ref.node;
        m_said.bad.push_back({std::move(path), side, ref.layer, isSeen, *digest, m_bad});
    }

    std::size_t m_shownBad;
    ReportHashLists m_said;
    std::vector<std::uint32_t> m_bad; // of one file
};

std::string files(std::uint64_t count)
{
    return groupedNumber(count) + (count == 1 ? " file" : " files");
}

} // namespace

Result<std::shared_ptr<const ReportHashLists>> gatherHashLists(const Comparison &comparison, const std::vector<KnownListPtr> &lists,
                                                               std::size_t shownBad, Context &context)
{
    if (lists.empty())
        return nullptr;
    Gatherer gatherer(lists, shownBad);
    for (int side = 0; side < sideCount; ++side) {
        if (comparison.tree->hasSide(side) && !gatherer.takeSource(*comparison.tree->tree(side), side, context))
            return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
    }
    return gatherer.take();
}

std::string_view knownKindTitle(std::uint8_t kind)
{
    return kind == Known::Bad ? "Known bad" : "Known good";
}

std::string hashListCounts(const ReportHashLists::List &list)
{
    const KnownList &of = *list.list;
    const std::size_t distinct = of.digests->size();
    std::string text = groupedNumber(distinct) + " SHA-256 on it, " + files(list.files) + " here with one of them";
    if (of.otherHashes > 0)
        text += "; " + groupedNumber(of.otherHashes) + (of.otherHashes == 1 ? " line has" : " lines have") + " no SHA-256 and could not be used";
    return text;
}

std::string hashListMatches(const ReportHashLists &lists)
{
    std::string text = files(lists.allBad) + " known bad, " + groupedNumber(lists.good) + " known good, " + groupedNumber(lists.unlisted) + " on no list";
    if (lists.unhashed > 0)
        text += "; of " + groupedNumber(lists.unhashed) + " the SHA-256 is not known";
    return text + '.';
}

std::string badFilePlace(const ReportHashLists::BadFile &file)
{
    std::string text(sideTitles[static_cast<std::size_t>(file.side)]);
    text += ", layer " + std::to_string(file.layer);
    return file.seen ? text : text + ", hidden by a layer above";
}

std::string badFileLists(const ReportHashLists &lists, const ReportHashLists::BadFile &file)
{
    return joinWords(file.lists, ", ", [&lists](std::uint32_t index) { return displaySafe(lists.lists[index].list->name()); });
}

Status writeHashLists(const ReportHashLists &lists, std::size_t mostLines, const Sink &sink)
{
    BufferedSink out(sink);
    out << "\nhash lists\n";
    for (const ReportHashLists::List &each : lists.lists)
        out << "  " << (each.list->kind == Known::Bad ? "bad   " : "good  ") << displaySafe(each.list->path) << ": " << hashListCounts(each) << '\n';
    out << "  " << hashListMatches(lists) << '\n';
    if (lists.allBad > 0)
        out << "\nknown bad files\n";
    const std::size_t shown = std::min(mostLines, lists.bad.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportHashLists::BadFile &file = lists.bad[i];
        out << "  " << displaySafe(file.path) << "  (" << badFilePlace(file) << "; " << badFileLists(lists, file) << ")\n";
    }
    if (lists.allBad > shown)
        out << "  … and " << std::to_string(lists.allBad - shown) << " more\n";
    return out.finish();
}

} // namespace assay

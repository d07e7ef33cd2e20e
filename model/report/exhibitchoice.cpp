// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/exhibitchoice.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace assay {
namespace {

class Choosing {
public:
    Choosing(const Comparison &comparison, const ExhibitLimits &limits, const ExhibitCopier &copier) : m_comparison(comparison), m_limits(limits), m_copier(copier) {}

    Status takePath(const ExhibitWanted &wanted)
    {
        const DiffTree &tree = *m_comparison.tree;
        const DiffNodeId node = tree.find(wanted.path);
        const std::size_t first = m_choice.copied.size();
        bool anyFile = false;
        for (int side = 0; node && side < sideCount; ++side) {
            const Entry *entry = tree.hasSide(side) ? tree.entry(node, side) : nullptr;
            if (!entry || entry->type != EntryType::File)
                continue;
            anyFile = true;
            if (const Status done = takeSide(wanted, node, side, first); !done)
                return done;
        }
        if (!anyFile)
            m_choice.leftOut.push_back({&wanted, -1, node ? "there is no file with content here" : "no source has this path"});
        return {};
    }

    ExhibitChoice &choice() { return m_choice; }

private:
    Status takeSide(const ExhibitWanted &wanted, DiffNodeId node, int side, std::size_t firstOfPath)
    {
        const FsTree &tree = *m_comparison.tree->tree(side);
        const NodeId at = m_comparison.tree->node(node).side[static_cast<std::size_t>(side)];
        const Sha256Digest *digest = tree.digest(at);
        if (!digest)
            return leaveOut(wanted, side, "its content could not be read");
        const auto content = contentToExport(m_comparison, node, side);
        ChosenExhibit::Place place{side, {}};
        if (content && content->loaded->image)
            place.layer = content->content.layer;
        const auto same = std::find_if(m_choice.copied.begin() + static_cast<std::ptrdiff_t>(firstOfPath), m_choice.copied.end(),
                                       [digest](const ChosenExhibit &one) { return one.content.sha256 == *digest; });
        if (same != m_choice.copied.end()) {
            same->places.push_back(place);
            return {};
        }
        if (m_choice.copied.size() >= m_limits.files || tree.entry(at).size > m_limits.bytes - std::min(m_bytes, m_limits.bytes))
            return leaveOut(wanted, side, "it would be more than the limit of all exhibits together");
        if (!content)
            return leaveOut(wanted, side, content.error().detail);
        const auto copy = m_copier(m_choice.copied.size(), wanted, *digest, *content);
        if (!copy)
            return Unexpected(copy.error());
        if (copy->refused)
            return leaveOut(wanted, side, *copy->refused);
        m_bytes += copy->content.bytes;
        m_choice.copied.push_back({&wanted, copy->content, {place}});
        return {};
    }

    Status leaveOut(const ExhibitWanted &wanted, int side, std::string reason)
    {
        m_choice.leftOut.push_back({&wanted, side, std::move(reason)});
        return {};
    }

    const Comparison &m_comparison;
    const ExhibitLimits &m_limits;
    const ExhibitCopier &m_copier;
    ExhibitChoice m_choice;
    std::uint64_t m_bytes = 0;
};

} // namespace

Result<ExhibitChoice> chooseExhibits(const Comparison &comparison, const std::vector<ExhibitWanted> &wanted, const ExhibitLimits &limits, const ExhibitCopier &copier)
{
    Choosing choosing(comparison, limits, copier);
    for (const ExhibitWanted &one : wanted) {
        if (const Status done = choosing.takePath(one); !done)
            return Unexpected(done.error());
    }
    return std::move(choosing.choice());
}

std::uint64_t exhibitBytes(const Comparison &comparison, const std::vector<ExhibitWanted> &wanted, const ExhibitLimits &limits)
{
    std::uint64_t bytes = 0;
    const auto choice = chooseExhibits(comparison, wanted, limits, [&bytes](std::size_t, const ExhibitWanted &, const Sha256Digest &sha256, const ContentToExport &what) -> Result<ExhibitCopy> {
        const std::uint64_t size = what.loaded->layers[what.content.layer].tree->entry(what.content.node).size;
        bytes += size;
        return ExhibitCopy{{sha256, size}, {}};
    });
    return choice ? bytes : 0; // its copier gives no error
}

} // namespace assay

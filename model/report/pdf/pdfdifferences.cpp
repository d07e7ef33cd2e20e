// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"
#include "report/redaction.h"

#include "report/pathorder.h"

#include <algorithm>
#include <map>
#include <utility>

namespace assay {

using namespace PdfStyle;

namespace {

constexpr double indent = 10;
constexpr double labels = 62;

// Sides, one after the other, that have the same values; which layer holds them does not count.
struct SideGroup {
    QString title;
    std::vector<Fact> facts;
    QString layers; // "2", "0 / 1"; empty where there are none

    void addLayer(const QString &layer)
    {
        if (!layer.isEmpty() && layers != layer)
            layers += (layers.isEmpty() ? QString() : QStringLiteral(" / ")) + layer;
    }
};

bool isLong(const Fact &fact)
{
    return fact.label == "sha256" || fact.label == "target" || fact.label == "xattr";
}

// One path with what the steps did to it and what the sides have there.
class DifferenceBlock {
public:
    DifferenceBlock(const PdfPages &pages, const ReportInput &report)
        : m_report(report), m_canvas(pages.canvas()), m_text(pages.text()), m_left(pages.left()),
          m_right(pages.right())
    {
    }

    PdfBlock of(DiffNodeId id, std::string_view path)
    {
        m_block.clear();
        m_text.appendPath(m_block, path, m_left, m_right, {});
        appendSteps(id);
        std::vector<SideGroup> groups = groupsOf(id);
        if (groups.size() == 1) {
            SideGroup &only = groups.front();
            if (!only.layers.isEmpty())
                only.facts.insert(only.facts.begin() + 1, {"layer", only.layers.toStdString(), true, false});
            appendFlow(only.title, only.facts);
        } else {
            appendGrid(groups);
        }
        return std::move(m_block);
    }

private:
    void appendSteps(DiffNodeId id)
    {
        const DiffTree &tree = m_report.tree();
        PdfLine steps;
        for (const int step : m_report.content.steps) {
            const DiffStatus status = tree.status(id, step);
            if (status == DiffStatus::Identical)
                continue;
            const std::string words = changeText(tree, id, step);
            const std::string_view code =
                explanationCode(tree.node(id).explanation[static_cast<std::size_t>(step)]);
            steps.push_back({(steps.empty() ? QString() : QStringLiteral("     "))
                                 + m_text.plain(m_report.content.stepTitle[static_cast<std::size_t>(step)])
                                 + QStringLiteral("  "),
                             PdfFace::Sans, smallSize, soft});
            for (PdfRun &run : m_text.statusLine(
                     status, words.empty() ? m_text.plain(statusTerm(status).word) : m_text.plain(words)))
                steps.push_back(std::move(run));
            if (!code.empty())
                steps.push_back(
                    {QStringLiteral(" (") + m_text.plain(code) + u')', PdfFace::Sans, smallSize, soft});
        }
        // Two steps with many words each do not fit on one line.
        PdfLine line;
        for (PdfRun &run : steps) {
            const bool startsStep = run.color == soft && !run.text.startsWith(QLatin1String(" ("));
            if (startsStep && !line.empty() && m_canvas.width(steps) > m_right - m_left - indent) {
                m_block.push_back({{m_left + indent, std::exchange(line, {})}});
                run.text = run.text.trimmed() + QStringLiteral("  ");
            }
            line.push_back(std::move(run));
        }
        if (!line.empty())
            m_block.push_back({{m_left + indent, std::move(line)}});
    }

    std::vector<SideGroup> groupsOf(DiffNodeId id) const
    {
        std::vector<SideGroup> groups;
        for (const int side : m_report.content.sides) {
            std::vector<Fact> facts = sideFacts(m_report.comparison, id, side);
            if (facts.empty())
                continue;
            const QString title = m_text.plain(sideTitles[static_cast<std::size_t>(side)]);
            QString layer;
            const auto found = std::find_if(facts.begin(), facts.end(),
                                            [](const Fact &fact) { return fact.label == "layer"; });
            if (found != facts.end()) {
                layer = m_text.plain(found->value);
                facts.erase(found);
            }
            const auto same = [](const Fact &a, const Fact &b) {
                return a.label == b.label && a.value == b.value;
            };
            if (!groups.empty()
                && std::equal(groups.back().facts.begin(), groups.back().facts.end(), facts.begin(),
                              facts.end(), same))
                groups.back().title += QStringLiteral(", ") + title;
            else
                groups.push_back({title, std::move(facts), {}});
            groups.back().addLayer(layer);
        }
        return groups;
    }

    // "mode 0644 rw-r--r--   owner 0:0   …" on as few lines as it takes.
    void appendFlow(const QString &title, const std::vector<Fact> &facts)
    {
        const double x = m_left + indent + labels;
        const double room = m_right - x;
        PdfLine line;
        PdfPlacedLine placed = {{m_left + indent, {{title, PdfFace::Sans, smallSize, soft}}}};
        const auto flush = [&] {
            if (line.empty())
                return;
            placed.push_back({x, std::exchange(line, {})});
            m_block.push_back(std::exchange(placed, {}));
        };
        for (const Fact &fact : facts) {
            PdfLine piece = {{m_text.plain(fact.label) + u' ', PdfFace::Sans, 7, soft}};
            const PdfFace face = fact.evidence ? PdfFace::Mono : PdfFace::Sans;
            const QString value = m_text.evidence(fact.value, face);
            const double labelWidth = m_canvas.width(piece);
            if (isLong(fact)
                && labelWidth + m_canvas.fonts().width(face, monoSize, value) > room - m_canvas.width(line)) {
                flush();
                bool first = true;
                for (const QString &part : m_canvas.wrapEvidence(face, monoSize, value, room - labelWidth)) {
                    if (first)
                        placed.push_back({x, piece});
                    placed.push_back({x + labelWidth, {{part, face, monoSize, ink}}});
                    m_block.push_back(std::exchange(placed, {}));
                    first = false;
                }
                continue;
            }
            piece.push_back({value, face, monoSize, ink});
            if (!line.empty()) {
                if (m_canvas.width(line) + m_canvas.width(piece) + 10 > room)
                    flush();
                else
                    line.push_back({QStringLiteral("   "), PdfFace::Sans, 7, soft});
            }
            for (PdfRun &run : piece)
                line.push_back(std::move(run));
        }
        flush();
    }

    // What differs between the groups side by side, what does not on a line below.
    void appendGrid(const std::vector<SideGroup> &groups)
    {
        static const std::vector<std::string_view> order = {
            "type", "note", "mode", "owner", "size", "mtime", "links", "sha256", "target", "device", "xattr"};
        const auto keyOf = [](const Fact &fact) {
            const auto at = std::find(order.begin(), order.end(), fact.label) - order.begin();
            return std::pair(
                at, fact.label == "xattr" ? fact.value.substr(0, fact.value.find('=')) : std::string());
        };
        std::map<std::pair<std::ptrdiff_t, std::string>, std::vector<const Fact *>> rows;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            for (const Fact &fact : groups[g].facts) {
                auto &row = rows[keyOf(fact)];
                row.resize(groups.size(), nullptr);
                row[g] = &fact;
            }
        }
        const double columnWidth = (m_right - columnAt(0, 0)) / static_cast<double>(groups.size());
        PdfPlacedLine titles;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            QString title = groups[g].title;
            if (!groups[g].layers.isEmpty())
                title += QStringLiteral(" (layer %1)").arg(groups[g].layers);
            titles.push_back({columnAt(g, columnWidth), {{title, PdfFace::Sans, 7, soft}}});
        }
        m_block.push_back(std::move(titles));
        std::vector<Fact> common;
        for (const auto &[key, row] : rows) {
            const auto differs = [&row = row](const Fact *fact) {
                return !fact || !row.front() || fact->value != row.front()->value;
            };
            if (std::none_of(row.begin(), row.end(), differs))
                common.push_back(*row.front());
            else
                appendGridRow(order[static_cast<std::size_t>(key.first)], row, columnWidth);
        }
        if (!common.empty())
            appendFlow(QStringLiteral("the same"), common);
    }

    double columnAt(std::size_t column, double width) const
    {
        return m_left + indent + labels + width * static_cast<double>(column);
    }

    void appendGridRow(std::string_view label, const std::vector<const Fact *> &row, double columnWidth)
    {
        const std::size_t firstLine = m_block.size();
        m_block.push_back({{m_left + indent, {{m_text.plain(label), PdfFace::Sans, 7, soft}}}});
        for (std::size_t g = 0; g < row.size(); ++g) {
            const Fact *fact = row[g];
            const PdfFace face = !fact || !fact->evidence
                ? (fact && fact->changed ? PdfFace::SansBold : PdfFace::Sans)
                : (fact->changed ? PdfFace::MonoBold : PdfFace::Mono);
            const QString value = fact ? m_text.evidence(fact->value, face) : QStringLiteral("\u2013");
            const QStringList lines = m_canvas.wrapEvidence(face, monoSize, value, columnWidth - 8);
            for (qsizetype i = 0; i < lines.size(); ++i) {
                const std::size_t line = firstLine + static_cast<std::size_t>(i);
                if (m_block.size() <= line)
                    m_block.emplace_back();
                m_block[line].push_back({columnAt(g, columnWidth), {{lines[i], face, monoSize, ink}}});
            }
        }
    }

    const ReportInput &m_report;
    const PdfCanvas &m_canvas;
    const PdfText &m_text;
    double m_left;
    double m_right;
    PdfBlock m_block;
};

} // namespace

Status writePdfDifferences(PdfPages &pages, const ReportInput &report, PathList list, Context &context)
{
    const DiffTree &tree = report.tree();
    const ListedPaths &paths = report.content.listed[static_cast<std::size_t>(list)];
    if (paths.inScope == 0) {
        pages.prose(pages.text().plain(nothingInList(report.options, paths, list)));
        return {};
    }
    if (list == PathList::Explained)
        pages.prose(QStringLiteral("The evidence of each of these paths proves that an engine that works as "
                                   "intended makes this difference."));
    pages.note(pages.text().plain(listedNote(paths, list)));
    if (list != PathList::Alike)
        pages.note(QStringLiteral("Bold values: not what the state before has."));
    std::uint64_t written = 0;
    DifferenceBlock block(pages, report);
    return walkInPathOrder(
        tree, [&](DiffNodeId node) { return written < paths.shown && (list == PathList::Alike || tree.rollup(node) != nullptr); },
        [&](DiffNodeId node, std::string_view path) -> Status {
            if (written >= paths.shown || pathListOf(tree, node) != list || !report.lists(node))
                return {};
            ++written;
            pages.place(block.of(node, path), 9.6);
            pages.ruleBelow(3, 2);
            if (pages.painting())
                context.addEntries(1);
            if (context.cancelled())
                return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
            return {};
        });
}

} // namespace assay

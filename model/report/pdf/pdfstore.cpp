// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pdf/pdfparts.h"

#include "base/displaysafe.h"

#include <algorithm>

namespace assay {

using namespace PdfStyle;

namespace {

QColor stateColor(LinkState state)
{
    switch (state) {
    case LinkState::Holds:
        return {0x14, 0x64, 0x2b};
    case LinkState::Broken:
        return {0xa3, 0x16, 0x0e};
    case LinkState::Unknown:
        break;
    }
    return soft;
}

PdfCell excerptCell(const PdfText &text, const Excerpt &excerpt, double width)
{
    PdfCell cell = text.nameCell(excerpt.bytes, width);
    if (!excerpt.note.empty())
        appendLines(cell, text.wrappedCell(text.plain(excerpt.note), width, soft));
    return cell;
}

PdfCell stateCell(const PdfText &text, const ChainLink &link, double width)
{
    PdfCell cell = text.cell(
        text.plain(std::string(linkShape(link.state)) + ' ' + std::string(linkStateName(link.state))),
        stateColor(link.state), PdfFace::SansBold);
    appendLines(cell, text.wrappedCell(text.plain(linkKindName(link.kind)), width));
    return cell;
}

PdfCell valueCell(const PdfText &text, const LinkRow &row, double width)
{
    PdfCell cell;
    if (row.values.empty())
        cell = text.cell(text.plain(row.none), soft);
    for (const LinkRow::Value &value : row.values) {
        const std::string head =
            std::string(value.label) + (value.label.empty() || value.is.empty() ? "" : ": ") + value.is;
        if (!head.empty())
            appendLines(cell, text.cell(text.plain(head), soft));
        appendLines(cell,
                    value.excerpt.bytes.empty() ? text.cell(QStringLiteral("nothing"), soft)
                                                : excerptCell(text, value.excerpt, width));
    }
    return cell;
}

void writeMore(PdfPages &pages, const std::string &more)
{
    if (!more.empty())
        pages.note(pages.text().plain(more));
}

void writeGroup(PdfPages &pages, const Excerpt &name, const std::string &is = {})
{
    pages.need(lineLeading * 6);
    pages.skip(4);
    if (!is.empty())
        pages.place({{{pages.left(), {{pages.text().plain(is), PdfFace::Sans, smallSize, soft}}}}},
                    lineLeading);
    pages.evidence(displaySafe(name.bytes));
    PdfBlock more;
    if (needsPercentText(name.bytes))
        pages.text().appendFact(more, {"", "bytes " + percentText(name.bytes), true, false}, pages.left(), 0,
                                pages.right());
    if (!name.note.empty())
        pages.text().appendFact(more, {"", name.note, false, false}, pages.left(), 0, pages.right());
    pages.place(more, lineLeading);
}

void writeLinks(PdfPages &pages, const std::vector<LinkRow> &links)
{
    if (links.empty())
        return;
    const PdfText &text = pages.text();
    constexpr double stateWidth = 104;
    const double valueWidth = (pages.width() - stateWidth) * 0.5;
    PdfTable table(pages,
                   {{QStringLiteral("State and link"), stateWidth, false},
                    {QStringLiteral("Value"), valueWidth, false},
                    {QStringLiteral("Read from"), valueWidth, false}});
    for (const LinkRow &row : links) {
        if (row.opensGroup)
            writeGroup(pages, row.subject, row.subjectIs);
        table.row({stateCell(text, *row.link, stateWidth), valueCell(text, row, valueWidth),
                   excerptCell(text, row.record, valueWidth)});
    }
    pages.skip(6);
}

void writeChains(PdfPages &pages, const StoreContent &store)
{
    for (const ChainContent &chain : store.chains) {
        pages.heading(2, QStringLiteral("Chain of records"), 80);
        pages.evidence(chain.name);
        pages.prose(
            pages.text().plain(linksText(chain.counts)
                               + (chain.repeated == 0 ? std::string() : ' ' + repeatedText(chain.repeated))));
        writeLinks(pages, chain.links);
        writeMore(pages, moreText(chain.leftOut, "link", "links"));
    }
    if (store.chains.empty())
        pages.prose(QStringLiteral("There is no image whose records could be followed."));
    writeMore(
        pages,
        moreText(store.images - store.chains.size(), "image with its chain", "images with their chains"));
}

std::string problemText(const ContainerChanges &changes)
{
    const Excerpt problem = excerpt(changes.problem);
    return displaySafe(problem.bytes) + (problem.note.empty() ? std::string() : " (" + problem.note + ')');
}

std::string changesText(const ContainerContent &container)
{
    const ContainerChanges *changes = container.changes;
    if (!changes)
        return std::string(ownLayersText(container.own));
    if (!changes->complete && changes->all() == 0)
        return "own changes not read: " + problemText(*changes);
    std::string text = groupedNumber(changes->added) + " added, " + groupedNumber(changes->changed)
        + " changed, " + groupedNumber(changes->removed) + " deleted, " + groupedNumber(changes->metadataOnly)
        + " metadata only, " + groupedNumber(changes->engineAltered) + " engine files altered; "
        + groupedNumber(changes->silent) + " not listed by the engine's command";
    if (!changes->complete)
        text += "; not all of them were read: " + problemText(*changes);
    return text;
}

void writeContainer(PdfPages &pages, const ContainerContent &container)
{
    const ContainerInfo &info = container.container->info;
    const PdfText &text = pages.text();
    constexpr double labels = 66;
    const double left = pages.left();
    const double right = pages.right();
    PdfBlock block;
    const auto add = [&](std::string_view label, const Excerpt &value) {
        text.appendName(block, label, value.bytes, left, labels, right);
        if (!value.note.empty())
            text.appendFact(block, {"", value.note, false, false}, left, labels, right);
    };
    const Excerpt name = containerName(info);
    text.appendPath(block, name.bytes, left, right, {});
    if (!name.note.empty())
        text.appendFact(block, {"", name.note, false, false}, left, 0, right);
    if (!info.name.empty())
        add("Id", excerpt(info.id));
    text.appendFact(block,
                    {"Image", container.imageName.empty() ? "not in the store" : container.imageName,
                     !container.imageName.empty(), false},
                    left, labels, right);
    if (info.created.empty())
        text.appendFact(block, {"Created", "not recorded", false, false}, left, labels, right);
    else
        add("Created", excerpt(info.created));
    text.appendFact(block, {"When recorded", info.running ? "running" : "not running", false, false}, left,
                    labels, right);
    text.appendFact(block, {"Its records", linksText(container.counts), false, false}, left, labels, right);
    text.appendFact(block, {"Own changes", changesText(container), false, false}, left, labels, right);
    pages.place(block, lineLeading);
    pages.ruleBelow(3, 2);
    writeLinks(pages, container.links);
    writeMore(pages,
              moreText(container.linksLeftOut, "link of this container that does not hold",
                       "links of this container that do not hold"));
}

void writeListed(PdfPages &pages, const StoreContent &store)
{
    const bool any = std::any_of(store.containers.begin(), store.containers.end(),
                                 [](const ContainerContent &one) { return !one.listed.empty(); });
    if (any) {
        const PdfText &text = pages.text();
        constexpr double wordWidth = 88;
        constexpr double howWidth = 130;
        const double pathWidth = pages.width() - wordWidth - howWidth;
        pages.heading(2, QStringLiteral("Own changes of containers, those that no command lists first"), 80);
        PdfTable table(pages,
                       {{QStringLiteral("Change"), wordWidth, false},
                        {QStringLiteral("Path"), pathWidth, false},
                        {QStringLiteral("What differs"), howWidth, false}});
        for (const ContainerContent &container : store.containers) {
            if (container.listed.empty())
                continue;
            const ContainerInfo &info = container.container->info;
            writeGroup(pages, containerName(info));
            for (const Finding *finding : container.listed) {
                PdfCell how = text.wrappedCell(text.plain(changesDetail(*finding)), howWidth);
                if (const std::string missed = missedText(*finding); !missed.empty())
                    appendLines(how, text.wrappedCell(text.plain(missed), howWidth));
                table.row({text.cell(text.plain(ownChangeWord(*finding))),
                           excerptCell(text, excerpt(finding->path), pathWidth), how});
            }
        }
        pages.skip(6);
    }
    writeMore(pages, moreText(store.listedLeftOut, "own change", "own changes"));
}

void writeContainers(PdfPages &pages, const StoreContent &store)
{
    pages.heading(2, QStringLiteral("Containers"), 80);
    pages.prose(pages.text().plain(containersText(store)));
    if (store.containers.empty())
        return;
    for (const ContainerContent &container : store.containers)
        writeContainer(pages, container);
    writeMore(pages, moreText(store.containersLeftOut, "container", "containers"));
    writeListed(pages, store);
    if (tellsOfOwnChanges(store))
        pages.terms(containerTerms(), 110);
}

void writeOrphans(PdfPages &pages, const StoreContent &store)
{
    pages.heading(2, QStringLiteral("What belongs to nothing"));
    if (store.orphans.empty())
        return pages.prose(pages.text().plain(noOrphansText(store)));
    const PdfText &text = pages.text();
    constexpr double severityWidth = 56;
    const double whereWidth = (pages.width() - severityWidth) * 0.6;
    const double whatWidth = (pages.width() - severityWidth) * 0.4;
    PdfTable table(pages,
                   {{QStringLiteral("Severity"), severityWidth, false},
                    {QStringLiteral("Where"), whereWidth, false},
                    {QStringLiteral("What it is"), whatWidth, false}});
    for (const OrphanRow &orphan : store.orphans) {
        table.row({text.cell(text.plain(orphan.severity)),
                   excerptCell(text, excerpt(orphan.store), whereWidth),
                   text.wrappedCell(text.plain(orphan.reason), whatWidth)});
    }
    pages.skip(6);
    writeMore(pages, moreText(store.orphansLeftOut, "that belongs to nothing", "that belong to nothing"));
}

} // namespace

void writePdfStores(PdfPages &pages, const ReportInput &report)
{
    for (const StoreContent &store : report.content.stores) {
        pages.prose(pages.text().plain(storeIntroduction(store)));
        writeChains(pages, store);
        writeContainers(pages, store);
        writeOrphans(pages, store);
    }
    pages.heading(2, QStringLiteral("States of a link"));
    pages.terms(linkTerms(), 80);
}

} // namespace assay

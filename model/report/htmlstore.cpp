// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/htmlparts.h"

#include <algorithm>

namespace assay {
namespace {

void writeExcerpt(HtmlOut &out, const Excerpt &excerpt)
{
    out.name(excerpt.bytes);
    if (!excerpt.note.empty())
        out << "<span class=\"cut\">" << excerpt.note << "</span>";
}

void writeIs(HtmlOut &out, const std::string &is)
{
    if (!is.empty())
        out << "<span class=\"is\">" << is << "</span>";
}

void writeState(HtmlOut &out, LinkState state)
{
    out << "<span class=\"lk lk-" << linkStateName(state) << "\">" << linkShape(state) << ' '
        << linkStateName(state) << "</span>";
}

void writeMore(HtmlOut &out, const std::string &more)
{
    if (!more.empty())
        out << "<p class=\"note\">" << more << "</p>\n";
}

void writeLink(HtmlOut &out, const LinkRow &row)
{
    if (row.opensGroup) {
        out << "<tr class=\"of\"><th scope=\"rowgroup\" colspan=\"4\">";
        writeIs(out, row.subjectIs);
        writeExcerpt(out, row.subject);
        out << "</th></tr>\n";
    }
    out << "<tr><td>";
    writeState(out, row.link->state);
    out << "</td><td>" << linkKindName(row.link->kind) << "</td><td>";
    if (row.values.empty())
        out << "<span class=\"none\">" << row.none << "</span>";
    const bool both = row.values.size() > 1 || row.link->state != LinkState::Holds;
    if (both)
        out << "<dl>";
    for (const LinkRow::Value &value : row.values) {
        if (both)
            out << "<dt>" << (value.label.empty() ? std::string_view("found") : value.label)
                << (value.is.empty() ? "" : ": ") << value.is << "</dt><dd>";
        else
            writeIs(out, value.is);
        if (value.excerpt.bytes.empty())
            out << "<span class=\"none\">nothing</span>";
        else
            writeExcerpt(out, value.excerpt);
        if (both)
            out << "</dd>";
    }
    out << (both ? "</dl></td><td>" : "</td><td>");
    writeExcerpt(out, row.record);
    out << "</td></tr>\n";
}

// of: the container whose links these are; null for an image, whose heading tells.
void writeLinks(HtmlOut &out, const std::vector<LinkRow> &links, const ContainerInfo *of = nullptr)
{
    if (links.empty())
        return;
    out << "<div class=\"scroll\"><table class=\"links\">";
    if (of) {
        out << "<caption>Links of the container ";
        writeExcerpt(out, containerName(*of));
        out << " that do not hold</caption>\n";
    }
    out << "<thead><tr><th scope=\"col\" class=\"state\">State</th><th scope=\"col\" "
           "class=\"kind\">Link</th><th scope=\"col\">Value</th><th scope=\"col\" class=\"record\">Read "
           "from</th></tr></thead>\n<tbody>\n";
    for (const LinkRow &row : links)
        writeLink(out, row);
    out << "</tbody></table></div>\n";
}

void writeChains(HtmlOut &out, const StoreContent &store)
{
    for (const ChainContent &chain : store.chains) {
        out << "<h3>Chain of records of ";
        out.evidence(chain.name);
        out << "</h3>\n<p>" << linksText(chain.counts);
        if (chain.repeated != 0)
            out << ' ' << repeatedText(chain.repeated);
        out << "</p>\n";
        writeLinks(out, chain.links);
        writeMore(out, moreText(chain.leftOut, "link", "links"));
    }
    if (store.chains.empty())
        out << "<p>There is no image whose records could be followed.</p>\n";
    writeMore(
        out,
        moreText(store.images - store.chains.size(), "image with its chain", "images with their chains"));
}

void writeNumbers(HtmlOut &out, const ContainerContent &container)
{
    const auto number = [&](std::uint64_t value) {
        out << "<td class=\"num\">" << groupedNumber(value) << "</td>";
    };
    if (container.own != OwnLayers::Read || (!container.changes->complete && container.changes->all() == 0)) {
        out << "<td colspan=\"6\"><span class=\"none\">"
            << (container.changes ? "own changes not read" : ownLayersText(container.own)) << "</span>";
        if (container.changes) {
            out << ": ";
            writeExcerpt(out, excerpt(container.changes->problem));
        }
        out << "</td>";
        return;
    }
    number(container.changes->added);
    number(container.changes->changed);
    number(container.changes->removed);
    number(container.changes->metadataOnly);
    number(container.changes->engineAltered);
    number(container.changes->silent);
}

void writeContainer(HtmlOut &out, const ContainerContent &container)
{
    const ContainerInfo &info = container.container->info;
    out << "<tr><th scope=\"row\">";
    writeExcerpt(out, containerName(info));
    out << "<dl>";
    if (!info.name.empty()) {
        out << "<dt>Id</dt><dd>";
        writeExcerpt(out, excerpt(info.id));
        out << "</dd>";
    }
    out << "<dt>Image</dt><dd>";
    if (container.imageName.empty())
        out << "<span class=\"none\">not in the store</span>";
    else
        out.evidence(container.imageName);
    out << "</dd><dt>Created</dt><dd>";
    if (info.created.empty())
        out << "<span class=\"none\">not recorded</span>";
    else
        writeExcerpt(out, excerpt(info.created));
    out << "</dd><dt>When recorded</dt><dd>" << (info.running ? "running" : "not running") << "</dd>";
    if (container.changes && !container.changes->complete && container.changes->all() != 0) {
        out << "<dt>Own changes</dt><dd>not all of them were read: ";
        writeExcerpt(out, excerpt(container.changes->problem));
        out << "</dd>";
    }
    out << "</dl></th><td>" << linksText(container.counts) << "</td>";
    writeNumbers(out, container);
    out << "</tr>\n";
}

void writeListed(HtmlOut &out, const StoreContent &store)
{
    const bool any = std::any_of(store.containers.begin(), store.containers.end(),
                                 [](const ContainerContent &one) { return !one.listed.empty(); });
    if (any) {
        out << "<div class=\"scroll\"><table class=\"own\"><caption>Own changes of containers, those that no "
               "command lists "
               "first</caption>\n<thead><tr><th scope=\"col\" class=\"what\">Change</th><th "
               "scope=\"col\">Path</th><th "
               "scope=\"col\" class=\"how\">What differs</th></tr></thead>\n<tbody>\n";
    }
    for (const ContainerContent &container : store.containers) {
        if (container.listed.empty())
            continue;
        const ContainerInfo &info = container.container->info;
        out << "<tr class=\"of\"><th scope=\"rowgroup\" colspan=\"3\">";
        writeExcerpt(out, containerName(info));
        out << "</th></tr>\n";
        for (const Finding *finding : container.listed) {
            out << "<tr><td>" << ownChangeWord(*finding) << "</td><td>";
            writeExcerpt(out, excerpt(finding->path));
            out << "</td><td>";
            out.text(changesDetail(*finding));
            if (const std::string missed = missedText(*finding); !missed.empty()) {
                out << "<br>";
                out.text(missed);
            }
            out << "</td></tr>\n";
        }
    }
    if (any)
        out << "</tbody></table></div>\n";
    writeMore(out, moreText(store.listedLeftOut, "own change", "own changes"));
}

void writeContainers(HtmlOut &out, const StoreContent &store)
{
    out << "<h3>Containers</h3>\n<p>" << containersText(store) << "</p>\n";
    if (store.containers.empty())
        return;
    out << "<div class=\"scroll\"><table class=\"containers\"><thead><tr><th scope=\"col\" "
           "class=\"name\">Container</th><th "
           "scope=\"col\" class=\"chain\">Its records</th>";
    for (const std::string_view word :
         {"Added", "Changed", "Deleted", "Metadata only", "Engine files altered", "Not listed"})
        out << "<th scope=\"col\" class=\"num\">" << word << "</th>";
    out << "</tr></thead>\n<tbody>\n";
    for (const ContainerContent &container : store.containers)
        writeContainer(out, container);
    out << "</tbody></table></div>\n";
    writeMore(out, moreText(store.containersLeftOut, "container", "containers"));
    for (const ContainerContent &container : store.containers) {
        writeLinks(out, container.links, &container.container->info);
        writeMore(out,
                  moreText(container.linksLeftOut, "link of this container that does not hold",
                           "links of this container that do not hold"));
    }
    writeListed(out, store);
    if (tellsOfOwnChanges(store))
        out.terms(containerTerms());
}

void writeOrphans(HtmlOut &out, const StoreContent &store)
{
    out << "<h3>What belongs to nothing</h3>\n";
    if (store.orphans.empty()) {
        out << "<p>" << noOrphansText(store) << "</p>\n";
        return;
    }
    out << "<div class=\"scroll\"><table class=\"orphans\"><thead><tr><th scope=\"col\" "
           "class=\"severity\">Severity</th><th "
           "scope=\"col\">Where</th><th scope=\"col\" class=\"what\">What it is</th></tr></thead>\n<tbody>\n";
    for (const OrphanRow &orphan : store.orphans) {
        out << "<tr><td>" << orphan.severity << "</td><td>";
        writeExcerpt(out, excerpt(orphan.store));
        out << "</td><td>";
        out.text(orphan.reason);
        out << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n";
    writeMore(out, moreText(store.orphansLeftOut, "that belongs to nothing", "that belong to nothing"));
}

} // namespace

void writeHtmlStores(HtmlOut &out, const ReportInput &report)
{
    if (report.content.stores.empty())
        return;
    out.heading("store", "Records and containers");
    for (const StoreContent &store : report.content.stores) {
        out << "<p>";
        out.text(storeIntroduction(store));
        out << "</p>\n";
        writeChains(out, store);
        writeContainers(out, store);
        writeOrphans(out, store);
    }
    out << "<h3>States of a link</h3>\n";
    out.terms(linkTerms());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which content the preview shows, and how it gets there.

#include "ui/preview/previewpanelparts.h"

#include "base/bytes.h"
#include "items/displaytext.h"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

const Entry *entryOf(const Comparison &comparison, const PreviewSubject &subject)
{
    return subject.ref ? &comparison.tree->tree(subject.side)->layers()[subject.ref->layer]->entry(subject.ref->node) : nullptr;
}

const Sha256Digest *digestOf(const Comparison &comparison, const PreviewSubject &subject)
{
    if (subject.seen)
        return comparison.tree->tree(subject.side)->digest(subject.seen);
    return subject.ref ? comparison.tree->tree(subject.side)->layers()[subject.ref->layer]->digest(*entryOf(comparison, subject)) : nullptr;
}

} // namespace

NodeId PreviewPanel::Parts::seenNode(int side) const
{
    if (!comparison || !node || !comparison->tree->hasSide(side) || !comparison->tree->entry(node, side))
        return {};
    return comparison->tree->node(node).side[static_cast<std::size_t>(side)];
}

std::optional<FsTree::Ref> PreviewPanel::Parts::seen(int side) const
{
    const NodeId there = seenNode(side);
    return there ? std::optional(comparison->tree->tree(side)->ref(there)) : std::nullopt;
}

PreviewSubjects PreviewPanel::Parts::seenSubjects() const
{
    PreviewSubjects all;
    for (int side = 0; side < sideCount; ++side)
        all[static_cast<std::size_t>(side)] = {comparison && comparison->tree->hasSide(side), side, seen(side), seenNode(side), sideTitle(side)};
    return all;
}

PreviewSubjects PreviewPanel::Parts::versionSubjects() const
{
    const auto same = [](const std::optional<FsTree::Ref> &a, const FsTree::Ref &b) { return a && a->layer == b.layer && a->node == b.node; };
    PreviewSubjects all;
    std::size_t count = 0;
    for (const PathVersion &version : versionsWanted) {
        //: %1 "Live", %2 a number
        QString title = PreviewPanel::tr("%1, layer %2").arg(sideTitle(version.side)).arg(version.ref.layer);
        if (same(seen(version.side), version.ref))
            title = PreviewPanel::tr("%1, seen", "a version of a file").arg(title);
        all[count++] = {true, version.side, version.ref, {}, title};
    }
    if (count == 1 && !same(seen(all[0].side), *all[0].ref))
        all[count] = {true, all[0].side, seen(all[0].side), seenNode(all[0].side), PreviewPanel::tr("%1, seen", "a version of a file").arg(sideTitle(all[0].side))};
    return all;
}

void PreviewPanel::Parts::take(ComparisonPtr taken, DiffNodeId at, std::string atPath)
{
    comparison = std::move(taken);
    node = at;
    shownPath = std::move(atPath);
    versionsWanted.clear();
    const QString words = !comparison ? QString() : shownPath.empty() ? QStringLiteral("/") : displayText(shownPath);
    path->setFullText(words);
    path->setAccessibleName(words);
    metadata->setShown(shown());
    metadataModel->show(comparison, node);
    versions->show(comparison, shownPath);
}

// Metadata and the list of versions are about what is seen, whatever content was looked at.
void PreviewPanel::Parts::placePanes()
{
    const bool versionsShown = !versionsWanted.empty() && showsContent();
    heads->setTrailingSpace((stack->currentWidget() == hex ? static_cast<CompareView *>(hex) : text)->trailingWidth());
    heads->setWidths(versionsShown ? std::array<int, sideCount>{} : widths);
    text->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    hex->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    pictures->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    metadata->setPaneWidths(widths);
    back->setVisible(!versionsWanted.empty());
    updateHeads();
}

// Whose pane it is, what is there, and which digest it has.
void PreviewPanel::Parts::updateHeads()
{
    const PreviewSubjects shownNow = showsContent() ? subjects : seenSubjects();
    std::array<bool, sideCount> panes{};
    std::array<const Sha256Digest *, sideCount> digests{};
    for (std::size_t at = 0; at < shownNow.size(); ++at) {
        panes[at] = shownNow[at].shown;
        digests[at] = comparison ? digestOf(*comparison, shownNow[at]) : nullptr;
    }
    heads->setShown(panes);
    for (std::size_t at = 0; at < shownNow.size(); ++at) {
        const Entry *here = comparison ? entryOf(*comparison, shownNow[at]) : nullptr;
        QString words;
        QString digest;
        bool differs = false;
        if (!comparison) {
            words.clear();
        } else if (!here) {
            words = PreviewPanel::tr("not in this source");
        } else if (here->type == EntryType::File) {
            words = PreviewPanel::tr("%L1 bytes").arg(here->size);
            if (digests[at]) {
                digest = QString::fromStdString(toHex(*digests[at]));
                for (const Sha256Digest *other : digests)
                    differs = differs || (other && *other != *digests[at]);
            }
        } else {
            words = entryTypeText(here->type);
        }
        head[at]->show(shownNow[at].title, words, digest, differs);
    }
}

// Empties the views of bytes and text, and opens the content of what they are to show.
void PreviewPanel::Parts::begin()
{
    delay.stop();
    late.stop();
    anyContent = false;
    textFed = hexFed = picturesFed = false;
    pictures->clear(); // what decodes for another path is of no use any more
    bytesWanted.reset();
    subjects = comparison && !versionsWanted.empty() ? versionSubjects() : seenSubjects();
    for (std::size_t at = 0; at < subjects.size(); ++at) {
        opening[at]->cancel();
        PaneContent &content = contents[at];
        content = {};
        content.shown = subjects[at].shown;
        content.title = subjects[at].title;
        settled[at] = true;
        const Entry *entry = comparison ? entryOf(*comparison, subjects[at]) : nullptr;
        if (!entry) {
            content.message = comparison ? PreviewPanel::tr("not in this source") : QString();
            content.hatched = comparison != nullptr;
        } else if (entry->type != EntryType::File) {
            content.message = PreviewPanel::tr("This is no file here but: %1.").arg(entryTypeText(entry->type));
        } else {
            content.message = PreviewPanel::tr("Opening…");
            if (const Sha256Digest *digest = digestOf(*comparison, subjects[at]))
                content.digest = *digest;
            settled[at] = false;
            anyContent = true;
        }
    }
    placePanes();
    if (anyContent) {
        // The views keep what they show until the content is there, or is late.
        textFed = hexFed = picturesFed = true;
        delay.start();
    }
    showEffectiveTab();
}

// Content of each side, in jobs of their own: opening what a compressed layer holds can take long.
void PreviewPanel::Parts::open()
{
    late.start();
    for (std::size_t at = 0; at < subjects.size(); ++at) {
        if (settled[at])
            continue;
        const LoadedSourcePtr loaded = comparison->sources[static_cast<std::size_t>(subjects[at].side)];
        const FsTree::Ref ref = *subjects[at].ref;
        const NodeId seenHere = subjects[at].seen;
        opening[at]->request(
            [loaded, ref, seenHere](Context &context) -> Result<ByteSourcePtr> {
                if (!loaded || !loaded->source)
                    return Unexpected(makeError(ErrorCode::NotFound, {}, "the source is not open"));
                return seenHere ? contentOf(*loaded, seenHere, context) : loaded->source->content(*loaded, ref, context);
            },
            [this, at](Result<ByteSourcePtr> bytes) {
                settled[at] = true;
                if (bytes && *bytes)
                    contents[at].bytes = std::move(*bytes);
                else if (bytes)
                    contents[at].message = PreviewPanel::tr("There is no content here.");
                else
                    contents[at].message = PreviewPanel::tr("Cannot be read: %1").arg(QString::fromStdString(bytes.error().message()));
                const bool all = std::all_of(settled.begin(), settled.end(), [](bool one) { return one; });
                if (all)
                    late.stop();
                // What comes late comes one by one.
                if (all || !late.isActive()) {
                    textFed = hexFed = picturesFed = false;
                    feed();
                }
            });
    }
}

void PreviewPanel::Parts::feed()
{
    const QWidget *current = stack->currentWidget();
    if (current == text && !textFed) {
        textFed = true;
        text->setContents(contents, shownPath);
    } else if (current == hex && !hexFed) {
        hexFed = true;
        hex->setContents(contents);
        if (bytesWanted && std::all_of(settled.begin(), settled.end(), [](bool done) { return done; })) {
            hex->goTo(bytesWanted->offset, bytesWanted->size);
            bytesWanted.reset();
        }
    } else if (current == pictures && !picturesFed) {
        picturesFed = true;
        pictures->setContents(contents);
    }
}

void PreviewPanel::Parts::showEffectiveTab()
{
    const bool nothing = !comparison;
    const Tab tab = anyContent || nothing || wanted == MetadataTab || wanted == VersionsTab ? wanted : MetadataTab;
    switching = true;
    tabs->setTabEnabled(TextTab, anyContent || nothing);
    tabs->setTabEnabled(HexTab, anyContent || nothing);
    tabs->setTabEnabled(PictureTab, anyContent || nothing);
    if (tabs->isTabVisible(PictureTab) != picture->isChecked()) {
        tabs->setTabVisible(PictureTab, picture->isChecked());
        tabs->updateGeometry(); // which it does not do by itself
    }
    tabs->setCurrentIndex(tab);
    stack->setCurrentIndex(tab);
    switching = false;
    const bool steps = tab == TextTab || tab == HexTab;
    for (QToolButton *button : {previousButton, nextButton, findButton})
        button->setEnabled(steps && anyContent);
    previous->setEnabled(steps && anyContent);
    next->setEnabled(steps && anyContent);
    for (QAction *copy : hex->copyActions())
        copy->setEnabled(tab == HexTab && anyContent);
    placePanes();
    feed();
}

void PreviewPanel::Parts::step(bool backwards)
{
    if (stack->currentWidget() == text)
        text->stepDifference(backwards);
    else if (stack->currentWidget() == hex)
        hex->stepDifference(backwards);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/jobrunner.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through <compare>
#include "compare/difftree.h"
#include "compare/knownhashes.h"
#include "ui/preview/versionsmodel.h"
#include "verify/comparison.h"
#endif

#include <QList>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QAction;

namespace assay {

/// What a path holds in each of the sources, side by side: as text, as bytes, as metadata, and all its versions in all
/// layers.
///
/// Follows the selection: showNode() is cheap and may be called for every row passed over; only the content of the last one
/// is read, in jobs of the interactive lane. Keeps the tab that the user chose. Nothing of evidence is decoded as anything
/// but text in this process, nothing is read in the window's thread, and memory does not grow with the size of a file.
class PreviewPanel : public QWidget {
    Q_OBJECT

public:
    enum Tab { TextTab, HexTab, MetadataTab, VersionsTab, PictureTab /* only while pictureAction() is checked */ };
    Q_ENUM(Tab)

    explicit PreviewPanel(JobRunner &jobs, QWidget *parent = nullptr);
    ~PreviewPanel() override;

    void showNode(ComparisonPtr comparison, DiffNodeId node);
    /// What there is of a path, also where none of the sources shows anything: with up to three versions of it, as showVersions().
    void showPath(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions);
    /// The same, and these bytes of the first version in the hex view as soon as they are there.
    void showBytes(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions, quint64 offset, quint64 size);
    /// Where the reader is in the bytes, while the hex view has the focus; none otherwise.
    struct BytePlace {
        std::string path;
        int side = 0;
        std::optional<Sha256Digest> digest; ///< of the content, where it is known
        quint64 offset = 0;
        quint64 size = 0; ///< of the selection; 1 without one
    };
    std::optional<BytePlace> focusedBytes() const;
    void focusContent(); ///< of the tab that is shown
    void clear();
    void setKnown(KnownHashesPtr known); ///< lists of hashes, for the metadata; or null
    /// Up to three versions of the shown path side by side, in place of what is seen in each source; one alone stands beside
    /// what is seen in its own source. Until another path is shown, or showSeen() is called.
    void showVersions(const std::vector<PathVersion> &versions);
    void showSeen();
    bool showsVersions() const;
    /// Content is still on its way, or something is being searched.
    bool isBusy() const;

    /// The tab the user wants. Directories, links and devices have no content: they show Metadata until a file is shown again.
    Tab tab() const;
    void setTab(Tab tab);

    /// The widths of the panes above in pixels, scroll bars included, so that each source stands below its pane. A pane that
    /// is not shown has 0. Without a call, or when the sum is 0, all columns are equally wide.
    void setPaneWidths(const std::array<int, sideCount> &widths);

    /// Show Text, Hex, Metadata, Versions (Ctrl+1 … Ctrl+4): for a menu. They work without one.
    QList<QAction *> tabActions() const;
    /// Previous and next difference within what is shown: for a menu. They have no shortcuts; Alt+Up and Alt+Down do the same
    /// while a view has the focus.
    QAction *previousDifferenceAction() const;
    QAction *nextDifferenceAction() const;
    /// Wrap Long Lines (Alt+Z), of the text: for a menu. It works without one. Whoever remembers what the user likes sets it.
    QAction *wrapAction() const;
    /// Show as Picture (Ctrl+5), off at first: what is a picture is decoded in a process of its own that can do nothing else. For a
    /// menu; works without one, and is not to be remembered.
    QAction *pictureAction() const;
    /// What else the user may like or not, for a menu: checkable, named, and working without one. Whoever remembers what the
    /// user likes sets them, by their objectName.
    QList<QAction *> optionActions() const;
    /// Copy as Hexadecimal and so on, of the bytes selected in the hex view, while that is shown: for a menu.
    QList<QAction *> copyActions() const;

Q_SIGNALS:
    void tabChanged(assay::PreviewPanel::Tab tab);
    void layerWanted(int side, quint32 layer); ///< what it did
    /// One plain line worth a place in the status bar ("Wrapped at the end"); "" takes it back.
    void statusMessage(const QString &text);

private:
    struct Parts;

    void makeViews(JobRunner &jobs);
    void fillTabs();
    void makeActions();
    void makeOptions();
    void makeButtons();
    void makeHeads();
    void layOut();

    std::unique_ptr<Parts> m;
};

} // namespace assay

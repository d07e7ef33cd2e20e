// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/latestonly.h"
#include "ui/preview/compareview.h"
#include "ui/preview/panecontent.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/textview.h"
#endif

#include <QTimer>

#include <array>
#include <memory>
#include <optional>
#include <string>

class QCheckBox;
class QComboBox;

namespace assay {

/// The text of up to three sources side by side, line beside line. Reading, comparing, colouring and searching are jobs;
/// a source that is slow keeps only its own pane waiting.
class TextCompareView : public CompareView {
    Q_OBJECT

public:
    explicit TextCompareView(JobRunner &jobs, QWidget *parent = nullptr);
    ~TextCompareView() override;

    /// path is bytes in the image; its name helps to tell the language.
    void setContents(const PaneContents &contents, const std::string &path);

    TextView *view(int side) const { return m_views[static_cast<std::size_t>(side)]; }
    /// The view that has, or last had, the focus and has text; null when none has.
    TextView *currentView() const;
    const TextRowsPtr &rows() const { return m_rows; }

    /// Wraps long lines, in all panes alike.
    void setWrapping(bool on);
    /// Folds lines that are the same everywhere, but for some around each difference.
    void setFolding(bool on);
    void setShowWhitespace(bool on);

    void stepDifference(bool backwards) override;
    void openFind() override;
    void find(const QString &text, bool backwards, bool matchCase);
    void copySelection(bool raw);
    bool isBusy() const;

Q_SIGNALS:
    void hexRequested();
    void wrappingChanged(bool on);
    void foldingChanged(bool on);
    void showWhitespaceChanged(bool on);

protected:
    bool hasContent(const EvidenceView &view) const override;
    void afterSynchronise() override;
    void updateStatus() override;
    void copyCurrent() override { copySelection(false); }
    void findAgain(bool backwards) override { find(m_lastNeedle, backwards, m_lastMatchCase); }
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Loaded {
        TextContentPtr text;
        QString language;
    };
    struct Pane {
        PaneContent content;
        Loaded loaded;
        bool settled = false; ///< read, or known not to be read
    };

    void load();
    void settle(std::size_t side, Result<Loaded> result);
    void align();
    void showRows(TextRowsPtr rows, const std::array<TextContentPtr, 3> &texts, WrapMapPtr wrap);
    int fittingCells(const std::array<TextContentPtr, 3> &texts) const;
    WrapWish wish(const std::array<TextContentPtr, 3> &texts) const;
    void unfold(quint64 row);
    void look(TextPlace place);
    void wrapAnew();
    void showWrap(WrapMapPtr wrap);
    void goToRun(std::uint32_t row);
    void updateNotices();

    std::array<TextView *, 3> m_views{};
    std::array<Pane, 3> m_panes;
    std::string m_path;
    TextRowsPtr m_rows;
    std::array<TextContentPtr, 3> m_texts;
    QComboBox *m_encoding;
    QCheckBox *m_wrapBox;
    QCheckBox *m_foldBox;
    QCheckBox *m_spaceBox;
    QCheckBox *m_asIs;
    std::array<std::unique_ptr<LatestOnly>, 3> m_loads;
    LatestOnly m_align;
    LatestOnly m_search;
    LatestOnly m_wrapJob;
    WrapMapPtr m_wrap;
    bool m_wrapping = false;
    bool m_folding = false;
    std::set<std::uint32_t> m_opened;     ///< folds that the reader opened
    std::optional<TextPlace> m_lookAfter; ///< to be looked at when its lines are unfolded
    QTimer m_late; ///< shows what is there when a source keeps us waiting
    std::optional<std::uint32_t> m_lastRun;
};

} // namespace assay

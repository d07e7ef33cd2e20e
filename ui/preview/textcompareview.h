// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/latestonly.h"
#include "ui/preview/panecontent.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/textview.h"
#endif

#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;

namespace assay {

class FindBar;
class Legend;
class LongScrollBar;
class PaneRow;

/// The text of up to three sources side by side, line beside line. Reading, comparing, colouring and searching are jobs;
/// a source that is slow keeps only its own pane waiting.
class TextCompareView : public QWidget {
    Q_OBJECT

public:
    explicit TextCompareView(JobRunner &jobs, QWidget *parent = nullptr);
    ~TextCompareView() override;

    /// path is bytes in the image; its name helps to tell the language.
    void setContents(const PaneContents &contents, const std::string &path);
    void setPaneWidths(const std::array<int, 3> &widths);

    TextView *view(int side) const { return m_views[static_cast<std::size_t>(side)]; }
    /// The view that has, or last had, the focus and has text; null when none has.
    TextView *currentView() const;
    const TextRowsPtr &rows() const { return m_rows; }

    /// Whether long lines are wrapped, in all panes alike.
    bool isWrapping() const { return m_wrapping; }
    void setWrapping(bool on);

    void stepDifference(bool backwards);
    void openFind();
    void find(const QString &text, bool backwards, bool matchCase);
    void copySelection(bool raw);
    bool isBusy() const;

Q_SIGNALS:
    void statusMessage(const QString &text);
    void hexRequested();
    void wrappingChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

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
    void wrapAnew();
    void showWrap(WrapMapPtr wrap);
    void goToRun(std::uint32_t row);
    void updateNotices();
    void updateStatus();
    void synchronise();
    void say(const QString &text, bool wrong = false);

    JobRunner &m_jobs;
    std::array<TextView *, 3> m_views{};
    std::array<Pane, 3> m_panes;
    std::string m_path;
    TextRowsPtr m_rows;
    std::array<TextContentPtr, 3> m_texts;
    PaneRow *m_row;
    LongScrollBar *m_bar;
    FindBar *m_find;
    QLabel *m_status;
    QComboBox *m_encoding;
    QCheckBox *m_wrapBox;
    QCheckBox *m_asIs;
    Legend *m_legend;
    std::array<std::unique_ptr<LatestOnly>, 3> m_loads;
    LatestOnly m_align;
    LatestOnly m_search;
    LatestOnly m_wrapJob;
    WrapMapPtr m_wrap;
    bool m_wrapping = false;
    QTimer m_late; ///< shows what is there when a source keeps us waiting
    TextView *m_current = nullptr;
    std::optional<std::uint32_t> m_lastRun;
    QString m_lastNeedle;
    bool m_lastMatchCase = false;
    bool m_updating = false;
};

} // namespace assay

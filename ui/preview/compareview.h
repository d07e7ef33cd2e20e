// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/jobrunner.h"
#include "ui/preview/evidenceview.h"

#include <QWidget>

#include <array>

class QHBoxLayout;
class QVBoxLayout;

namespace assay {

class ElidedLabel;
class FindBar;
class Legend;
class LongScrollBar;
class PaneRow;

/// What the views of bytes and of text side by side have in common: three panes that stay at one place, the scroll bar they
/// share, finding, stepping through differences, a line that says where the reader is, and the keys for all that.
class CompareView : public QWidget {
    Q_OBJECT

public:
    void setPaneWidths(const std::array<int, 3> &widths);

    /// Pixels behind the panes: of the scroll bar, and of what stands beside it.
    int trailingWidth() const;

    virtual void stepDifference(bool backwards) = 0;
    virtual void openFind() = 0;

Q_SIGNALS:
    void statusMessage(const QString &text);
    void trailingWidthChanged();

protected:
    /// prefix begins the names of the parts ("hex"); modes are those of the find bar.
    CompareView(JobRunner &jobs, const QString &prefix, const QStringList &modes, QWidget *parent);
    ~CompareView() override;

    /// Once, from the constructor: the views, in the order of the sources.
    /// beside stands before the scroll bar and may be null.
    void setViews(const std::array<EvidenceView *, 3> &views, const QString &scrollBarName, QWidget *beside = nullptr);
    /// Whether there is something to look at in this view.
    virtual bool hasContent(const EvidenceView &view) const = 0;
    /// The view that has, or last had, the focus and has content; else the first that has; null when none has.
    EvidenceView *current() const;
    /// Puts the keys into the view again after a bar was closed.
    void focusCurrent();

    /// One place for all, after the number of rows or the room for them has changed. Does nothing while m_updating is set.
    void synchronise();
    virtual void beforeSynchronise() {}
    virtual void afterSynchronise() {}

    virtual void updateStatus() = 0;
    void showStatus(const QString &text);
    void say(const QString &text, bool wrong = false);

    virtual void copyCurrent() = 0;
    virtual void findAgain(bool backwards) = 0; ///< what m_lastNeedle says
    virtual bool wantsEscape() const;
    virtual void dismiss(); ///< Escape
    /// Keys of a view that are not its own, besides those of all.
    virtual bool wantsKey(const QKeyEvent &) const { return false; }

    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

    JobRunner &m_jobs;
    PaneRow *m_row;
    LongScrollBar *m_bar;
    FindBar *m_find;
    ElidedLabel *m_status;
    Legend *m_legend;
    QHBoxLayout *m_bottom; ///< status and legend; more may follow
    QVBoxLayout *m_layout; ///< panes, find bar, bottom
    QString m_lastNeedle;
    bool m_lastMatchCase = false;
    bool m_updating = false;

private:
    std::array<EvidenceView *, 3> m_all{};
    QWidget *m_trailing = nullptr;
    EvidenceView *m_focused = nullptr; ///< had the focus last
};

} // namespace assay

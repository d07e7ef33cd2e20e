// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/session.h"

#include <array>

class QLabel;
class QMenu;
class QToolButton;

namespace assay {

class ElidedLabel;
class Filter;
class FilterEdit;

/// Says at any time what is shown and what is not: part of the path, kinds of change with their counts, "showing N of M".
class FilterBar : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(Session &session, QWidget *parent = nullptr);

    void focusText();
    FilterEdit *textEdit() const { return m_text; }
    QToolButton *differencesButton() const { return m_differences; }
    QToolButton *unexplainedButton() const { return m_unexplained; }
    /// How many paths of the comparison have a tag; atLeast when there may be more.
    void setTagged(std::size_t count, bool atLeast);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void leaveRequested(); ///< into the panes

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr int chipCount = 6;

    void layOut();
    void connectParts();
    void applyText();
    void note(const Filter &filter);
    void fillKept(QMenu *menu);
    void chipClicked(int chip, bool alone);
    void refresh();
    void refreshCounts();
    void wantFit();
    void fitChips();
    std::uint64_t countOf(std::size_t chip, QStringList &words) const;
    void showTagged(bool only);
    void showEverything();
    void refreshTagged();

    Session &m_session;
    QTimer m_delay;
    FilterEdit *m_text;
    QToolButton *m_kept;
    ElidedLabel *m_note;
    QToolButton *m_differences;
    QToolButton *m_unexplained;
    std::array<QToolButton *, chipCount> m_chips{};
    std::array<QString, chipCount> m_longTexts;
    std::array<QString, chipCount> m_shortTexts;
    QLabel *m_count;
    QToolButton *m_tagged;
    std::size_t m_taggedCount = 0;
    bool m_taggedAtLeast = false;
    QString m_taggedText;
    QString m_taggedShort;
    QString m_countText;
    QString m_countShort;
    QToolButton *m_clear;
    bool m_refreshing = false;
    bool m_fitWanted = false;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/latestonly.h"
#include "ui/preview/compareview.h"
#include "ui/preview/panecontent.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/hexsearch.h"
#endif

#include <array>
#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QToolButton;

namespace assay {

class DataInspector;
class EntropyStrip;
class HexView;

/// The bytes of up to three sources side by side, all at one offset: the first difference, where they are known to differ.
/// Finding and stepping through differences go through whole files in a job; Escape stops it.
class HexCompareView : public CompareView {
    Q_OBJECT

public:
    explicit HexCompareView(JobRunner &jobs, QWidget *parent = nullptr);
    ~HexCompareView() override;

    void setContents(const PaneContents &contents);

    HexView *view(int side) const { return m_views[static_cast<std::size_t>(side)]; }
    /// The view that has, or last had, the focus and has bytes; null when none has.
    HexView *currentView() const;

    /// Shows an offset and selects that many bytes of it.
    void goTo(quint64 offset, quint64 size = 1);
    /// As typed by the user, see parseOffset(). False when it is no offset of these files.
    bool goTo(const QString &text);
    void stepDifference(bool backwards) override;
    void openFind() override;
    void openGoTo();
    void find(const QString &text, bool hex, bool backwards, bool matchCase);
    void copySelection(ByteFormat format);
    /// Copy as Hexadecimal and so on, for menus.
    const QList<QAction *> &copyActions() const { return m_copyActions; }
    /// What the bytes at the cursor are as numbers, times and characters, below the bytes.
    DataInspector *inspector() const { return m_inspector; }
    void setInspecting(bool on);
    void setBigEndian(bool on);
    /// Entropy beside the scroll bar.
    EntropyStrip *entropy() const { return m_entropy; }
    void setShowEntropy(bool on);
    bool isBusy() const;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void inspectingChanged(bool on);
    void bigEndianChanged(bool on);
    void showEntropyChanged(bool on);

protected:
    bool hasContent(const EvidenceView &view) const override;
    void beforeSynchronise() override;
    void updateStatus() override;
    void copyCurrent() override { copySelection(ByteFormat::Hex); }
    void findAgain(bool backwards) override { find(m_lastNeedle, m_lastHex, backwards, m_lastMatchCase); }
    bool wantsEscape() const override;
    void dismiss() override;
    bool wantsKey(const QKeyEvent &event) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeGoTo();
    void makeCopyActions();
    void makeInspector();
    void makeEntropy();
    void placeEntropy();
    void inspect();
    void fitInspector();
    void showFirstDifference();
    void stopSeekingFirst();
    void searchDifference(bool backwards, bool wrapped, quint64 from);
    void searchBytes(const std::string &needle, bool backwards, bool ignoreCase, bool wrapped, quint64 from);

    std::array<HexView *, 3> m_views{};
    PaneContents m_contents;
    QList<QAction *> m_copyActions;
    QWidget *m_goTo;
    QLineEdit *m_goToField;
    QLabel *m_goToResult;
    DataInspector *m_inspector;
    EntropyStrip *m_entropy;
    QToolButton *m_entropyBox;
    QToolButton *m_inspectBox;
    QToolButton *m_bigEndianBox;
    LatestOnly m_search;
    LatestOnly m_copy;
    std::optional<quint64> m_lastDifference;
    std::optional<quint64> m_lastFound;
    bool m_lastHex = false;
    bool m_seekingFirst = false;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "ui/keybook.h"

#include <array>

class QAction;
class QDialogButtonBox;
class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace assay {

class KeyFilter;
class KeyModel;
class PlainLabel;

/// Changes the keys of the window's actions. Nothing is taken over before all keys are told apart.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    /// tagKeys: the switch of the single keys that set tags, which is switched at once.
    KeysDialog(std::vector<KeyEntry> entries, QAction *tagKeys, QWidget *parent);

    const std::vector<KeyEntry> &entries() const;
    KeyModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    void choose(const QString &id); ///< the row of an action

    void accept() override;

private:
    QWidget *makeEditor();
    void rowChosen();
    void takeEdits();
    void refresh();
    int entry() const; ///< of the chosen row; -1 where it has none

    static constexpr int editCount = 2;
    KeyModel *m_model;
    KeyFilter *m_filter;
    QTreeView *m_view;
    QLineEdit *m_search;
    std::array<QKeySequenceEdit *, editCount> m_edits{};
    QPushButton *m_restore = nullptr;
    QPushButton *m_takeAway = nullptr;
    PlainLabel *m_problem;
    QDialogButtonBox *m_buttons;
    int m_shown = -1; // the entry that the edits show
};

} // namespace assay

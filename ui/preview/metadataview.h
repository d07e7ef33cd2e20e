// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

#include <array>

namespace assay {

/// A table of values as the evidence has them: cells are copied as they are shown, by Ctrl+C, tabs between columns.
class ValueTable : public QTableView {
    Q_OBJECT

public:
    explicit ValueTable(QWidget *parent = nullptr);

    QString selectedText() const;
    void copySelection();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
};

/// MetadataModel, in the columns of the panes above; values too long for theirs go on in further lines.
class MetadataView : public ValueTable {
    Q_OBJECT

public:
    explicit MetadataView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setShown(const std::array<bool, 3> &shown);
    void setPaneWidths(const std::array<int, 3> &widths);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    std::array<bool, 3> m_shown{true, true, true};
    std::array<int, 3> m_widths{};
    bool m_arranging = false;
};

} // namespace assay

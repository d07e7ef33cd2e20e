// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <cstdint>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace assay {

class HashLists;

/// The lists there are, with what each holds; more come by a button or are dropped on the place of their kind.
class HashListsDialog : public QDialog {
    Q_OBJECT

public:
    HashListsDialog(HashLists &lists, QWidget *parent);

    QTreeWidget *table() const { return m_table; }
    QPushButton *removeButton() const { return m_remove; }

private:
    void choose(std::uint8_t kind);
    void removeChosen();
    void refresh();

    HashLists &m_lists;
    QTreeWidget *m_table;
    QLabel *m_state;
    QPushButton *m_remove;
    QCheckBox *m_remember;
};

/// A place that files are dropped on, or chosen for with a click or a key.
class HashListDrop : public QWidget {
    Q_OBJECT

public:
    HashListDrop(std::uint8_t kind, QWidget *parent);

Q_SIGNALS:
    void chosen();
    void dropped(const std::string &path);
    void refused(const QString &why);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QSize sizeHint() const override;

private:
    QString title() const; // with its mnemonic

    std::uint8_t m_kind;
    bool m_over = false;
};

} // namespace assay

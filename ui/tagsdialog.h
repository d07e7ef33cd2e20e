// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include "cases/annotations.h"

#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace assay {

/// The tags of the case: names, colours, keys. Says what taking one away costs before it is done; it can be undone.
class TagsDialog : public QDialog {
    Q_OBJECT

public:
    TagsDialog(const Annotations &annotations, QWidget *parent);

    std::vector<Tag> tags() const;
    QString problem() const;

    void addRow(const Tag &tag);
    void removeRow(int row);
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    QLineEdit *nameEdit(int row) const { return m_rows[static_cast<std::size_t>(row)].name; }
    QComboBox *keyBox(int row) const { return m_rows[static_cast<std::size_t>(row)].key; }

private:
    struct Row {
        Tag tag;
        QWidget *line;
        QLineEdit *name;
        QComboBox *colour;
        QComboBox *key;
        QToolButton *remove;
    };

    void addNew();
    void check();

    const Annotations &m_annotations;
    std::vector<Row> m_rows;
    QWidget *m_list;
    QLabel *m_problem;
    QPushButton *m_add;
    QDialogButtonBox *m_buttons;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/versionsmodel.h"
#endif

#include <string>
#include <vector>

class QPushButton;

namespace assay {

class ElidedLabel;
class ValueTable;

/// The versions of a path in a table, from which up to three can be chosen to see their content side by side.
class VersionsView : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t mostAtOnce = 3;

    explicit VersionsView(QWidget *parent = nullptr);

    void show(const ComparisonPtr &comparison, const std::string &path);
    ValueTable *table() const { return m_table; }
    VersionsModel *model() const { return m_model; }

Q_SIGNALS:
    /// One to three versions that have content, in the order of the table.
    void contentWanted(const std::vector<assay::PathVersion> &versions);
    void layerWanted(int side, quint32 layer); ///< what the layer of the chosen row did

private:
    std::vector<PathVersion> chosen() const;
    void updateChoice();
    void showChosen();
    std::optional<PathVersion> chosenPlace() const; // of the one row that is chosen

    ValueTable *m_table;
    VersionsModel *m_model;
    ElidedLabel *m_hint;
    QPushButton *m_button;
    QPushButton *m_layer;
};

} // namespace assay

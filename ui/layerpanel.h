// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "ui/preview/versionsmodel.h"
#endif
#include "items/layermodels.h"
#include "ui/session.h"

#include <array>
#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace assay {

class ElidedLabel;
class LayerBox;

/// What one layer of a source added, changed and hid of the layers below it: a row for each path.
///
/// Choosing a row shows what the layer holds there beside what was there before, also where nothing is seen of it any more; Enter
/// goes to the path in the panes. Works on all layers, whatever the panes show.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayerPanel(Session &session, QWidget *parent = nullptr);

    /// False when there is no such layer.
    bool showLayer(int side, std::uint32_t layer);
    void focusList();
    bool hasLayers() const { return m_choices->rowCount() > 0; }
    bool isBusy() const { return m_reading.isBusy() || m_fitting.isBusy(); }
    QString summary() const; ///< one line

    LayerBox *box() const { return m_box; }
    QTableView *table() const { return m_table; }
    LayerChangesModel *model() const { return m_model; }
    QLineEdit *filter() const { return m_text; }
    QToolButton *chip(LayerAct act) const { return m_chips[static_cast<std::size_t>(act)]; }

Q_SIGNALS:
    void layersChanged(); ///< there are others to choose from, or none
    void shown();         ///< another layer's rows stand
    /// What there is of a path: no version, or up to two, before and after.
    void pathWanted(const std::string &path, const std::vector<assay::PathVersion> &versions);
    void failed(const QString &what, const QString &advice);
    void noted(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeTable();
    void makeBar(QVBoxLayout *layout);
    void takeComparison();
    void choose(int row);
    void read();
    void takeChanges(std::shared_ptr<const LayerChanges> changes);
    void fitChips();
    void fitPaths();
    void applyFilter();
    void chipClicked(LayerAct act, bool alone);
    void showRow(const QModelIndex &index);
    void goToRow(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void refreshWords();

    Session &m_session;
    LayerChoiceModel *m_choices;
    LayerBox *m_box;
    QLineEdit *m_text;
    QHBoxLayout *m_bar = nullptr; // what is chosen and the switches
    std::array<QToolButton *, layerActCount> m_chips{};
    ElidedLabel *m_summary;
    LayerChangesModel *m_model;
    QTableView *m_table;
    ComparisonPtr m_whole;  // the layers of which can be chosen
    int m_side = -1;        // of the layer that is wanted
    std::uint32_t m_layer = 0;
    bool m_stale = true;    // what is wanted was not asked for yet
    std::shared_ptr<const LayerChanges> m_changes;
    LayerChangesQuery m_query;
    LatestOnly m_reading;
    LatestOnly m_fitting;
};

} // namespace assay

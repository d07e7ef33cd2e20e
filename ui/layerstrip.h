// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

#include "items/layermodels.h"
#include "ui/session.h"

class QToolButton;

namespace assay {

class PlainLabel;

/// The box of a strip: shows in words which layers are shown, and lists them with their verdicts. The wheel turns it only when it has
/// the focus, so that scrolling over the panes changes nothing.
class LayerBox : public QComboBox {
    Q_OBJECT

public:
    explicit LayerBox(QWidget *parent = nullptr);
    void setShownText(const QString &text);
    void showPopup() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QString m_text;
};

/// Which layers of a source its pane shows: all of them, those up to one, or one alone.
class LayerStrip : public QWidget {
    Q_OBJECT

public:
    LayerStrip(int side, Session &session, QWidget *parent = nullptr);

    LayerBox *box() const { return m_box; }
    QToolButton *only() const { return m_only; }
    bool hasLayers() const { return m_model->rowCount() > 0; }

Q_SIGNALS:
    void layerWanted(int side, quint32 layer); ///< what it did

private:
    void refresh();
    void choose(int row);

    int m_side;
    Session &m_session;
    LayerChoiceModel *m_model;
    LoadedSourcePtr m_shown; // of the model's rows
    LayerBox *m_box;
    QToolButton *m_only;
    QToolButton *m_what;
    PlainLabel *m_none;
};

} // namespace assay

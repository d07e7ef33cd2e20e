// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/session.h"

#include <QWidget>

class QPushButton;

namespace assay {

class PlainLabel;

/// Stands above the panes as long as they do not show all layers, and says so: nobody shall take a part for the whole.
class LayerBar : public QWidget {
    Q_OBJECT

public:
    explicit LayerBar(Session &session, QWidget *parent = nullptr);

    QString text() const; ///< "" while all is shown

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Session &m_session;
    PlainLabel *m_what;
    PlainLabel *m_reports;
    QPushButton *m_all;
};

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace assay {

/// What the two marks of a difference mean, drawn as they are drawn in the views.
class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    /// With two sources there is nothing to agree with: one mark.
    void setSources(int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString fullText() const;
    QString faintText() const;

    int m_sources = 0;
};

} // namespace assay

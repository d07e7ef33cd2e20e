// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/bytesource.h"
#include "jobs/latestonly.h"
#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "inspect/entropy.h"
#endif

#include <QWidget>

#include <array>
#include <memory>
#include <vector>

namespace assay {

/// How the entropy of up to three sources goes through them, from top to bottom, a column each: the longer the bar and the
/// stronger its colour, the more bits a byte has. Beside the scroll bar that scrolls the same extent.
///
/// Clicking, dragging and the keys lead to a part. What is computed is sampled, in jobs, only while the strip is shown.
class EntropyStrip : public QWidget {
    Q_OBJECT

public:
    explicit EntropyStrip(JobRunner &jobs, QWidget *parent = nullptr);
    ~EntropyStrip() override;

    struct Source {
        ByteSourcePtr bytes; ///< null: none
        QString title;       ///< safe to show
    };
    void setSources(std::array<Source, 3> sources);
    /// Bytes that are in view, and where the reader is.
    void setPlace(quint64 begin, quint64 end, quint64 cursor);

    bool isBusy() const;
    /// The parts of a source, as far as they are known.
    const std::vector<float> &buckets(int side) const { return m_columns[static_cast<std::size_t>(side)].map.buckets; }
    quint64 bucketBytes() const { return m_bucketBytes; }
    /// "0x1f00 – 0x1fff: Vendor 7.98, Saved 0 bits a byte", of the part that holds the offset.
    QString describe(quint64 offset) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {sizeHint().width(), 20}; }

Q_SIGNALS:
    void offsetChosen(quint64 offset);
    void statusMessage(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Column {
        Source source;
        EntropyMap map;
        std::unique_ptr<LatestOnly> job;
    };

    void compute();
    int columnCount() const;
    quint64 offsetAt(int y) const;
    int yOf(quint64 offset) const;
    void choose(quint64 offset);
    void paintColumn(QPainter &painter, const Column &column, const QRect &area) const;

    std::array<Column, 3> m_columns;
    quint64 m_extent = 0;
    quint64 m_bucketBytes = 0;
    quint64 m_begin = 0;
    quint64 m_end = 0;
    quint64 m_cursor = 0;
    bool m_computed = false;
};

} // namespace assay

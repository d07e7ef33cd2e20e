// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QWidget>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "jobs/latestonly.h"
#include "ui/preview/panecontent.h"
#include "ui/preview/pictureprocess.h"
#endif

#include <array>
#include <memory>

namespace assay {

class PaneRow;

/// One picture, as large as fits and never larger than it is, with a line that says what it is; or why there is none.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    void showPicture(const QImage &image, const QString &what);
    void showMessage(const QString &message, bool hatched = false);
    const QImage &image() const { return m_image; }
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setText(const QString &text);

    QImage m_image;
    QString m_text;
    bool m_hatched = false;
};

/// The contents of a path as pictures, side by side. The bytes are read in jobs and decoded in processes of their own, at most one a
/// pane; those of what is not shown any more are killed.
class PictureCompareView : public QWidget {
    Q_OBJECT

public:
    explicit PictureCompareView(JobRunner &jobs, QWidget *parent = nullptr);

    void setContents(const PaneContents &contents);
    void clear();
    void setPaneWidths(const std::array<int, 3> &widths);
    bool isBusy() const;
    PictureView *view(int side) const { return m_views[static_cast<std::size_t>(side)]; }
    PictureProcess *process(int side) const { return m_processes[static_cast<std::size_t>(side)]; }

private:
    void read(std::size_t at, ByteSourcePtr bytes);

    PaneRow *m_row;
    std::array<PictureView *, 3> m_views{};
    std::array<PictureProcess *, 3> m_processes{};
    std::array<std::unique_ptr<LatestOnly>, 3> m_reading;
    std::array<bool, 3> m_busy{};
};

} // namespace assay

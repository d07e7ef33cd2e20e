// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/pictureview.h"

#include "ui/plaintext.h"
#include "ui/preview/panerow.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace assay {

namespace {

constexpr int margin = 8;
constexpr int square = 8; // of the ground that shows where a picture is not opaque

void paintGround(QPainter &painter, const QRect &area, const QPalette &palette)
{
    const QColor light = palette.color(QPalette::Base);
    const QColor dark = mixed(light, palette.color(QPalette::Text), 0.14);
    painter.fillRect(area, light);
    for (int y = area.top(); y <= area.bottom(); y += square) {
        for (int x = area.left() + ((y - area.top()) / square % 2) * square; x <= area.right(); x += 2 * square)
            painter.fillRect(QRect(x, y, square, square).intersected(area), dark);
    }
}

} // namespace

PictureView::PictureView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(40, 40);
}

void PictureView::setText(const QString &text)
{
    m_text = text;
    setAccessibleDescription(text);
    update();
}

void PictureView::showPicture(const QImage &image, const QString &what)
{
    m_image = image;
    m_hatched = false;
    setText(what);
}

void PictureView::showMessage(const QString &message, bool hatched)
{
    m_image = {};
    m_hatched = hatched;
    setText(message);
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const int line = fontMetrics().height() + 4;
    if (m_image.isNull()) {
        if (m_hatched)
            paintHatch(painter, rect(), PreviewColors::of(palette()));
        const QRect place = rect().adjusted(margin, margin, -margin, -margin);
        const QRect needed = fontMetrics().boundingRect(place, Qt::AlignCenter | Qt::TextWordWrap, m_text).adjusted(-6, -4, 6, 4);
        if (m_hatched && !m_text.isEmpty())
            painter.fillRect(needed, palette().color(QPalette::Base));
        painter.setPen(dimText(palette(), QPalette::Base));
        painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, m_text);
    } else {
        const QRect room = rect().adjusted(margin, margin, -margin, -margin - line);
        QSize size = m_image.size();
        if (size.width() > room.width() || size.height() > room.height())
            size = size.scaled(room.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
        const QRect place(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2, size.width(), size.height());
        if (m_image.hasAlphaChannel())
            paintGround(painter, place, palette());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, m_image);
        painter.setPen(palette().color(QPalette::Text));
        const QRect below(margin, height() - line - 2, width() - 2 * margin, line);
        painter.drawText(below, Qt::AlignCenter, fontMetrics().elidedText(m_text, Qt::ElideRight, below.width()));
    }
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

PictureCompareView::PictureCompareView(JobRunner &jobs, QWidget *parent) : QWidget(parent), m_row(new PaneRow(this))
{
    named(this, "pictureCompare", tr("Pictures"));
    named(m_row, "pictureRow", tr("Pictures"));
    static constexpr std::array<const char *, 3> names{"picture0", "picture1", "picture2"};
    std::array<QWidget *, 3> views{};
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        m_views[at] = named(new PictureView(m_row), names[at], tr("Picture"));
        views[at] = m_views[at];
        m_processes[at] = new PictureProcess(this);
        m_reading[at] = std::make_unique<LatestOnly>(jobs, this);
        connect(m_processes[at], &PictureProcess::failed, this, [this, at](const QString &why) {
            m_busy[at] = false;
            m_views[at]->showMessage(why);
        });
        connect(m_processes[at], &PictureProcess::decoded, this, [this, at](const PictureReply &reply, const QImage &image) {
            m_busy[at] = false;
            const std::string_view name = pictureFormatName(reply.format);
            //: %1 "PNG", %2 and %3 numbers
            QString what = tr("%1, %L2 × %L3 pixels").arg(QLatin1String(name.data(), qsizetype(name.size()))).arg(reply.width).arg(reply.height);
            if (reply.shownWidth != reply.width || reply.shownHeight != reply.height)
                what = tr("%1, decoded at %L2 × %L3").arg(what).arg(reply.shownWidth).arg(reply.shownHeight);
            m_views[at]->showPicture(image, what);
        });
    }
    m_row->setWidgets(views);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_row);
}

void PictureCompareView::clear()
{
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        m_reading[at]->cancel();
        m_processes[at]->cancel();
        m_busy[at] = false;
        m_views[at]->showMessage({});
    }
}

void PictureCompareView::setContents(const PaneContents &contents)
{
    clear();
    std::array<bool, 3> shown{};
    for (std::size_t at = 0; at < m_views.size(); ++at) {
        shown[at] = contents[at].shown;
        m_views[at]->setAccessibleName(contents[at].title);
        if (!contents[at].shown)
            continue;
        if (!contents[at].bytes)
            m_views[at]->showMessage(contents[at].message, contents[at].hatched);
        else
            read(at, contents[at].bytes);
    }
    m_row->setShown(shown);
}

void PictureCompareView::read(std::size_t at, ByteSourcePtr bytes)
{
    m_busy[at] = true;
    m_views[at]->showMessage(tr("Decoding …"));
    m_reading[at]->request(
        [bytes = std::move(bytes)](Context &context) -> Result<std::shared_ptr<QByteArray>> {
            const PictureLimits limits;
            std::array<std::byte, 16> head{};
            const auto begun = bytes->readAt(0, head);
            if (!begun)
                return Unexpected(begun.error());
            auto all = std::make_shared<QByteArray>();
            if (!pictureFormatOf({reinterpret_cast<const char *>(head.data()), *begun}))
                return all; // no reason to read it
            if (bytes->size() > limits.bytes)
                return Unexpected(makeError(ErrorCode::LimitExceeded, {}, "more than " + std::to_string(limits.bytes) + " bytes"));
            all->resize(static_cast<qsizetype>(bytes->size()));
            constexpr std::size_t block = 1 << 20;
            std::size_t done = 0;
            while (done < static_cast<std::size_t>(all->size())) {
                if (context.cancelled())
                    return Unexpected(makeError(ErrorCode::Cancelled, {}, "cancelled"));
                const std::size_t most = std::min(block, static_cast<std::size_t>(all->size()) - done);
                const auto read = bytes->readAt(done, std::as_writable_bytes(std::span(all->data() + done, most)));
                if (!read)
                    return Unexpected(read.error());
                if (*read == 0)
                    break;
                done += *read;
            }
            all->resize(static_cast<qsizetype>(done));
            return all;
        },
        [this, at](Result<std::shared_ptr<QByteArray>> read) {
            if (!read) {
                m_busy[at] = false;
                if (read.error().code == ErrorCode::LimitExceeded)
                    m_views[at]->showMessage(pictureProblemText({.problem = PictureProblem::TooLarge}));
                else if (read.error().code != ErrorCode::Cancelled)
                    m_views[at]->showMessage(tr("Cannot be read: %1").arg(QString::fromStdString(read.error().message())));
            } else if ((*read)->isEmpty()) {
                m_busy[at] = false;
                m_views[at]->showMessage(pictureProblemText({.problem = PictureProblem::NotAPicture}));
            } else {
                m_processes[at]->decode(std::move(**read));
            }
        });
}

void PictureCompareView::setPaneWidths(const std::array<int, 3> &widths)
{
    m_row->setWidths(widths);
}

bool PictureCompareView::isBusy() const
{
    return std::any_of(m_busy.begin(), m_busy.end(), [](bool one) { return one; });
}

} // namespace assay

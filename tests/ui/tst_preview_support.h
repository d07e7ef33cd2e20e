// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "io/bytesource.h"
#include "jobs/jobrunner.h"
#include "ui/preview/panecontent.h"

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QPixmap>
#include <QSemaphore>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <functional>
#include <mutex>
#include <vector>

namespace assay::test {

/// A source made of a function, which counts what is read of it, and can be slow, fail, shrink or change.
class FakeSource : public ByteSource {
public:
    explicit FakeSource(std::string bytes) : m_size(bytes.size()), m_bytes(std::move(bytes)) {}
    /// Zeroes, with some bytes that are not.
    FakeSource(std::uint64_t size, std::vector<std::pair<std::uint64_t, char>> others) : m_size(size), m_sparse(true), m_others(std::move(others)) {}

    std::uint64_t size() const override { return m_size; }
    const std::string &name() const override { return m_name; }
    bool unchanged() const override { return !changed; }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        if (QThread::currentThread() == qApp->thread())
            ++readsInWindowThread;
        if (gate)
            gate->acquire();
        ++reads;
        bytesRead += out.size();
        if (offset + out.size() > failFrom)
            return Unexpected(makeErrorAt(ErrorCode::Io, m_name, offset, "input/output error"));
        const std::uint64_t end = std::min(m_size, shrunkTo.load());
        if (offset >= end)
            return std::size_t{0};
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), end - offset));
        if (m_sparse) {
            std::memset(out.data(), 0, count);
            for (const auto &[at, value] : m_others) {
                if (at >= offset && at - offset < count)
                    out[static_cast<std::size_t>(at - offset)] = static_cast<std::byte>(value);
            }
        } else {
            std::memcpy(out.data(), m_bytes.data() + offset, count);
        }
        return count;
    }

    mutable std::atomic<int> reads{0};
    mutable std::atomic<std::uint64_t> bytesRead{0};
    mutable std::atomic<int> readsInWindowThread{0};
    std::atomic<bool> changed{false};
    std::atomic<std::uint64_t> shrunkTo{~std::uint64_t{0}};
    std::uint64_t failFrom = ~std::uint64_t{0};
    QSemaphore *gate = nullptr; ///< one read for each resource released

private:
    std::uint64_t m_size;
    bool m_sparse = false;
    std::string m_bytes;
    std::vector<std::pair<std::uint64_t, char>> m_others;
    std::string m_name = "fake";
};

using FakeSourcePtr = std::shared_ptr<FakeSource>;

inline FakeSourcePtr fake(std::string bytes)
{
    return std::make_shared<FakeSource>(std::move(bytes));
}

inline QPalette darkPalette()
{
    QPalette palette;
    const QColor window(0x2d, 0x2d, 0x30);
    const QColor base(0x1e, 0x1e, 0x1e);
    const QColor text(0xe6, 0xe6, 0xe6);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x26, 0x28));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(0x3a, 0x3a, 0x3d));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9a, 0x9a));
    palette.setColor(QPalette::Highlight, QColor(0x2a, 0x6c, 0xb8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Light, QColor(0x4a, 0x4a, 0x4d));
    palette.setColor(QPalette::Midlight, QColor(0x42, 0x42, 0x45));
    palette.setColor(QPalette::Mid, QColor(0x28, 0x28, 0x2a));
    palette.setColor(QPalette::Dark, QColor(0x1a, 0x1a, 0x1c));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, QColor(0x8a, 0x8a, 0x8a));
    palette.setColor(QPalette::Disabled, QPalette::Text, QColor(0x8a, 0x8a, 0x8a));
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(0x8a, 0x8a, 0x8a));
    return palette;
}

/// Saves what a widget looks like, when the variable ASSAY_PICTURES names a folder for it.
inline void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("ASSAY_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const QString scale = qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1"));
    widget.grab().save(folder + QStringLiteral("/") + name + QStringLiteral("@") + scale + QStringLiteral(".png"));
}

/// Contents of three panes; null stands for a source that has nothing at the path.
inline PaneContents panes(const ByteSourcePtr &vendor, const ByteSourcePtr &saved, const ByteSourcePtr &live)
{
    PaneContents contents;
    const std::array<ByteSourcePtr, 3> sources{vendor, saved, live};
    for (std::size_t i = 0; i < sources.size(); ++i) {
        contents[i].shown = true;
        contents[i].bytes = sources[i];
        if (!sources[i]) {
            contents[i].message = QStringLiteral("Not in this source");
            contents[i].hatched = true;
        }
    }
    return contents;
}

/// Nothing is being fetched any more.
inline bool settled(JobRunner &runner)
{
    return QTest::qWaitFor(
        [&runner] {
            QCoreApplication::processEvents();
            return runner.isIdle();
        },
        60'000);
}

} // namespace assay::test

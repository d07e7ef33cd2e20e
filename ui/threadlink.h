// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace assay {

/// How a thread that may outlive a QObject reaches it. Shared by both; the object cuts it when it goes.
class ThreadLink {
public:
    explicit ThreadLink(QObject *receiver) : m_receiver(receiver) {}

    /// In the receiver's thread, from its event loop; not at all when it is gone. From any thread.
    template<class Function>
    void post(Function &&function)
    {
        const std::lock_guard guard(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::forward<Function>(function), Qt::QueuedConnection);
    }
    void cut()
    {
        const std::lock_guard guard(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject *m_receiver;
};

} // namespace assay

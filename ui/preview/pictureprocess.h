// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>
#include <QTimer>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "inspect/picturereply.h"
#endif

class QProcess;

namespace assay {

/// Has one picture decoded by a process of its own, at a time: bytes in, pixels or a plain sentence out. Nothing blocks; a process that
/// does not answer in time, answers too much, or is not wanted any more is killed.
class PictureProcess : public QObject {
    Q_OBJECT

public:
    explicit PictureProcess(QObject *parent = nullptr);
    ~PictureProcess() override;

    /// The program that decodes, with its first argument; this one unless it is set.
    static void setProgram(const QString &program, const QString &argument);
    static QString program();

    /// Gives up what is under way. bytes are a file that lies in memory, at most PictureLimits::bytes.
    void decode(QByteArray bytes);
    void cancel();
    bool isBusy() const { return m_process != nullptr; }
    qint64 processId() const; ///< 0 while none runs
    void setTimeLimit(int milliseconds) { m_limit.setInterval(milliseconds); }

Q_SIGNALS:
    void decoded(const assay::PictureReply &reply, const QImage &image);
    void failed(const QString &why);

private:
    void take();
    void finished();
    void fail(const QString &why);

    QProcess *m_process = nullptr;
    QByteArray m_answer;
    QTimer m_limit;
};

/// Why there is no picture, in words.
QString pictureProblemText(const PictureReply &reply);

} // namespace assay

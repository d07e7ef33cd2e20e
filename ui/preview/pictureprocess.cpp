// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/pictureprocess.h"

#include "ui/preview/picturehelper.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

#include <algorithm>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int timeLimitMs = 15'000;
constexpr int secondsToDie = 2;

struct Program {
    QString path;
    QString argument;
};

Program &chosenProgram()
{
    static Program program;
    return program;
}

// Where libraries and decoders are found, and nothing else of the user's.
QProcessEnvironment bareEnvironment()
{
    const QProcessEnvironment whole = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    bare.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const QString &name : {u"LD_LIBRARY_PATH"_s, u"QT_PLUGIN_PATH"_s, u"ASAN_OPTIONS"_s, u"TSAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s}) {
        if (whole.contains(name))
            bare.insert(name, whole.value(name));
    }
    return bare;
}

} // namespace

QString pictureProblemText(const PictureReply &reply)
{
    switch (reply.problem) {
    case PictureProblem::None: return {};
    case PictureProblem::NotAPicture: return PictureProcess::tr("This is no picture of a kind that is shown here: PNG, JPEG, GIF or BMP.");
    case PictureProblem::TooLarge:
        if (reply.width == 0)
            return PictureProcess::tr("Not shown: the file is too large.");
        return PictureProcess::tr("Not shown: it says that it is %L1 × %L2 pixels, more than are decoded.").arg(reply.width).arg(reply.height);
    case PictureProblem::Damaged: return PictureProcess::tr("The picture is damaged, cut off, or made to look like one.");
    case PictureProblem::NoPlugin: return PictureProcess::tr("Qt's decoder for this kind of picture is not installed.");
    case PictureProblem::OutOfMemory: return PictureProcess::tr("The picture needs more memory than it is given.");
    case PictureProblem::NoSandbox: return PictureProcess::tr("Not shown: this system does not let the decoder be locked in.");
    case PictureProblem::Unknown: break;
    }
    return PictureProcess::tr("The picture could not be decoded.");
}

PictureProcess::PictureProcess(QObject *parent) : QObject(parent)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(timeLimitMs);
    connect(&m_limit, &QTimer::timeout, this, [this] { fail(tr("The picture took too long to decode.")); });
}

PictureProcess::~PictureProcess()
{
    cancel();
}

void PictureProcess::setProgram(const QString &program, const QString &argument)
{
    chosenProgram() = {program, argument};
}

QString PictureProcess::program()
{
    return chosenProgram().path.isEmpty() ? QCoreApplication::applicationFilePath() : chosenProgram().path;
}

qint64 PictureProcess::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void PictureProcess::cancel()
{
    m_limit.stop();
    m_answer = {};
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    // It outlives this object for the moment it takes to die; nobody waits for it.
    process->setParent(nullptr);
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    if (process->state() == QProcess::NotRunning)
        process->deleteLater();
    else
        process->kill();
    QTimer::singleShot(1000 * secondsToDie, process, &QObject::deleteLater);
}

void PictureProcess::decode(QByteArray bytes)
{
    cancel();
    m_process = new QProcess(this);
    m_process->setProgram(program());
    m_process->setArguments({chosenProgram().argument.isEmpty() ? QString::fromLatin1(pictureHelperOption) : chosenProgram().argument});
    m_process->setProcessEnvironment(bareEnvironment());
    m_process->setWorkingDirectory(u"/"_s);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    // Nothing of this process is open in that one, whoever forgot to say so.
    m_process->setChildProcessModifier([] {
#ifdef SYS_close_range
        constexpr unsigned onExec = 4;
        syscall(SYS_close_range, 3U, ~0U, onExec);
#endif
    });
    connect(m_process, &QProcess::readyReadStandardOutput, this, &PictureProcess::take);
    connect(m_process, &QProcess::finished, this, &PictureProcess::finished);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("The decoder of pictures could not be started."));
    });
    m_limit.start();
    m_process->start(QIODevice::ReadWrite);
    if (!m_process)
        return; // failed at once
    m_process->write(std::move(bytes));
    m_process->closeWriteChannel();
}

void PictureProcess::take()
{
    m_answer.append(m_process->readAllStandardOutput());
    const std::uint64_t most = PictureReply::headerBytes + std::uint64_t{4} * PictureLimits().shownSide * PictureLimits().shownSide;
    if (static_cast<std::uint64_t>(m_answer.size()) > most)
        fail(tr("The decoder gave an answer that makes no sense."));
}

void PictureProcess::finished()
{
    take();
    if (!m_process)
        return;
    if (m_process->exitStatus() != QProcess::NormalExit || m_process->exitCode() != 0) {
        fail(tr("The decoder was ended by this picture. It is no part of this window."));
        return;
    }
    const QByteArray answer = std::exchange(m_answer, {});
    const auto reply = parsePictureReplyHeader({answer.constData(), static_cast<std::size_t>(answer.size())});
    if (!reply || static_cast<std::uint64_t>(answer.size()) != PictureReply::headerBytes + reply->pixelBytes()) {
        fail(tr("The decoder gave an answer that makes no sense."));
        return;
    }
    if (reply->problem != PictureProblem::None) {
        fail(pictureProblemText(*reply));
        return;
    }
    QImage image(static_cast<int>(reply->shownWidth), static_cast<int>(reply->shownHeight), QImage::Format_ARGB32);
    if (image.isNull()) {
        fail(tr("There is not enough memory to show the picture."));
        return;
    }
    const std::size_t row = std::size_t{4} * reply->shownWidth;
    const char *from = answer.constData() + PictureReply::headerBytes;
    for (int y = 0; y < image.height(); ++y, from += row)
        std::copy_n(from, row, reinterpret_cast<char *>(image.scanLine(y)));
    const PictureReply told = *reply;
    cancel();
    Q_EMIT decoded(told, image);
}

void PictureProcess::fail(const QString &why)
{
    cancel();
    Q_EMIT failed(why);
}

} // namespace assay

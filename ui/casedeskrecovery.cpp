// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said without a case, kept for the case that the session does not end well.

#include "ui/casedesk.h"

#include "cases/file/filehold.h"
#include "items/displaytext.h"
#include "ui/annotator.h"
#include "ui/casekeeper.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/reportdialog.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMainWindow>

#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

struct Left {
    std::string path;
    QDateTime when;
};

// The last one that no other program has open; none left behind: "".
Result<Left> leftBehind(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.assay"_s}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo &info : files) {
        const std::string path = pathBytes(info.canonicalFilePath());
        const auto hold = FileHold::take(path, true);
        if (hold && (*hold)->writes())
            return Left{path, info.lastModified()};
    }
    return Left{};
}

} // namespace

bool CaseDesk::isRecovery(const std::string &path) const
{
    return !m_recoveryFolder.isEmpty() && QFileInfo(nativePath(path)).absolutePath() == m_recoveryFolder;
}

bool CaseDesk::isRecoveryOpen() const
{
    return m_keeper->isOpen() && isRecovery(m_keeper->path());
}

void CaseDesk::setRecovery(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return; // nothing can be kept there
    m_recoveryFolder = QFileInfo(folder).canonicalFilePath();
    ::chmod(pathBytes(m_recoveryFolder).c_str(), S_IRWXU); // nobody else's business
    offerRecovery();
}

void CaseDesk::offerRecovery()
{
    const std::string inside = pathBytes(m_recoveryFolder + u"/any"_s); // who holds a file opens it for writing
    m.session.runner().start(
        {{}, JobLane::Background, false, {inside}}, this, [folder = m_recoveryFolder](Context &) { return leftBehind(folder); },
        [this](const Result<Left> &left) {
            if (!left || left->path.empty())
                return;
            m.messages.show(MessageBar::Kind::Done, tr("A session of %1 ended without being saved. What was said in it is kept.").arg(left->when.toString(Qt::ISODate)),
                            tr("Save Case As … makes a case of it; Discard, when the window closes, takes it away."), tr("&Open It"), [this, path = left->path] { open(path); });
        });
}

// At the first thing that is said without a case.
void CaseDesk::keepRecovery()
{
    if (m_recoveryFolder.isEmpty() || m_unattended || !m_recoveryInMaking.empty() || m_keeper->isOpen() || m_keeper->isCreating())
        return;
    const QString name = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss-zzz"_s) + u'-' + QString::number(::getpid()) + u".assay"_s;
    m_recoveryInMaking = pathBytes(m_recoveryFolder + u'/' + name);
    create(m_recoveryInMaking, usualAbout(), false, {});
}

void CaseDesk::saveRecovery(const std::string &path, const CaseAbout &about, bool replace, const Done &whenDone)
{
    keepLayout();
    m_keeper->saveAs(path, replace, [this, path, about, replace, whenDone, shown = m_shown](const Status &saved) {
        if (saved) {
            removeRecovery(std::exchange(m_recoveryPath, {}));
            describe(about);
            settle();
            refreshActions();
            Q_EMIT changed();
            m.messages.show(MessageBar::Kind::Done, tr("The case is in %1, and is written to as you work.").arg(displayText(m_keeper->path())));
            Q_EMIT opened(m_keeper->path());
        } else if (saved.error().code == ErrorCode::Cancelled) {
            tellCancelled(path, saved.error());
        } else if (shown == m_shown && m_keeper->lost()) {
            saveAnew(path, about, replace, whenDone);
            return;
        } else {
            tellFailure(saved.error());
        }
        if (whenDone)
            whenDone(saved.has_value());
    });
}

void CaseDesk::removeRecovery(const std::string &path) const
{
    if (!path.empty() && isRecovery(path))
        QFile::remove(nativePath(path));
}

void CaseDesk::dropRecovery()
{
    if (!isRecoveryOpen())
        return;
    m_keeper->close();
    removeRecovery(std::exchange(m_recoveryPath, {}));
}

void CaseDesk::leave()
{
    dropRecovery();
    m_hasLeft = true;
}

} // namespace assay

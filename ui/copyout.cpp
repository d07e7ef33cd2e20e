// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copyout.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/caseexporter.h"
#include "ui/erroradvice.h"
#include "ui/messagebar.h"
#include "ui/opencopydialog.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/privatecopy.h"
#include "ui/rowdrag.h"
#include "ui/settings.h"

#include <QAction>
#include <QDir>
#include <QLocale>
#include <QMainWindow>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

CopyOut::CopyOut(QMainWindow &window, Session &session, PaneArea &panes, CaseExporter &exporter, MessageBar &messages) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_exporter(exporter),
    m_messages(messages),
    m_allow(new QAction(tr("Allow Opening Copies in Other Programs"), &window)),
    m_open(new QAction(tr("Open a Copy &With …"), &window)),
    m_folder(std::make_shared<PrivateFolder>())
{
    m_allow->setObjectName(u"allowOpenCopy"_s);
    m_allow->setCheckable(true);
    m_allow->setChecked(AppSettings::flag(u"openCopies"_s, false));
    m_open->setObjectName(u"openCopy"_s);
    connect(m_allow, &QAction::toggled, this, [this](bool on) {
        AppSettings::setFlag(u"openCopies"_s, on);
        refresh();
    });
    connect(m_open, &QAction::triggered, this, [this] { askOpen(m_exporter.sideToSave()); });
    connect(&session, &Session::comparisonChanged, this, &CopyOut::refresh);
    connect(&session, &Session::currentChanged, this, &CopyOut::refresh);
    for (int side = 0; side < sideCount; ++side)
        new RowDrag(*this, session, *panes.pane(side));
    refresh();
}

CopyOut::~CopyOut() = default;

void CopyOut::refresh()
{
    m_open->setVisible(m_allow->isChecked());
    m_open->setEnabled(m_allow->isChecked() && m_exporter.sideToSave() >= 0);
}

void CopyOut::show(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_messages.show(MessageBar::Kind::Error, fromUtf8View(error.message()), adviceFor(error));
    Q_EMIT failed(m_messages.lastText());
}

void CopyOut::askOpen(int side)
{
    if (side < 0 || !m_allow->isChecked())
        return;
    const DiffTree &tree = *m_session.comparison()->tree;
    const Entry &entry = *tree.entry(m_session.current(), side);
    //: %1 a path, %2 "live", %3 a size
    const QString file = tr("%1 (%2, %3)").arg(displayText('/' + tree.path(m_session.current())), sideWord(side), QLocale().formattedDataSize(static_cast<qint64>(entry.size)));
    auto *dialog = new OpenCopyDialog(file, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What was asked about is what is opened, wherever the user has gone since.
    connect(dialog, &QDialog::accepted, this, [this, dialog, side, comparison = m_session.comparison(), node = m_session.current()] {
        start(comparison, side, node, dialog->program());
    });
    dialog->open();
}

void CopyOut::open(int side, const std::string &program)
{
    if (m_allow->isChecked() && m_session.comparison() && m_session.current())
        start(m_session.comparison(), side, m_session.current(), program);
}

void CopyOut::start(const ComparisonPtr &comparison, int side, DiffNodeId node, const std::string &program)
{
    run(comparison, side, node, tr("Opening a copy with %1").arg(fileNameText(program)), program, [this, program](const Result<Written> &written) {
        if (!written)
            return show(written.error());
        m_messages.show(MessageBar::Kind::Note, tr("%1 was started with a copy of %2.").arg(fileNameText(program), fileNameText(written->path)));
        Q_EMIT opened(nativePath(written->path));
    });
}

void CopyOut::write(int side, DiffNodeId node, std::function<void(const std::string &path)> whenDone)
{
    run(m_session.comparison(), side, node, tr("Making a copy to drag"), {}, [this, whenDone = std::move(whenDone)](const Result<Written> &written) {
        if (!written)
            show(written.error());
        whenDone(written ? written->path : std::string());
    });
}

void CopyOut::run(const ComparisonPtr &comparison, int side, DiffNodeId node, const QString &title, const std::string &program, std::function<void(const Result<Written> &)> whenDone)
{
    const QString folder = m_folder->path();
    if (folder.isEmpty()) {
        whenDone(Unexpected(makeError(ErrorCode::Io, pathBytes(QDir::tempPath()), "no temporary folder can be made here")));
        return;
    }
    m_session.runner().start(
        {.title = title}, this,
        [comparison, node, side, place = pathBytes(folder), keep = m_folder](Context &context) { return writePrivateCopy(*comparison, node, side, place, context); },
        [this, comparison, title, program, whenDone = std::move(whenDone)](const Result<Written> &written) {
            if (written && !program.empty())
                startProgram(comparison, title, program, *written, whenDone);
            else
                whenDone(written);
        });
}

// In a job by itself, which does not open evidence: the program must not inherit what a thread that does has given up.
void CopyOut::startProgram(const ComparisonPtr &comparison, const QString &title, const std::string &program, const Written &written,
                           std::function<void(const Result<Written> &)> whenDone)
{
    m_session.runner().start(
        {.title = title, .hold = JobHold::Free}, this,
        [comparison, program, written, keep = m_folder](Context &) -> Result<Written> {
            const Status started = openCopyWith(*comparison, program, written.path);
            return started ? Result<Written>(written) : Unexpected(started.error());
        },
        [whenDone = std::move(whenDone)](const Result<Written> &started) { whenDone(started); });
}

} // namespace assay

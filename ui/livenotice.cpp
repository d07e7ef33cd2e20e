// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/livenotice.h"

#include "items/displaytext.h"
#include "ui/messagebar.h"
#include "ui/plainmessagebox.h"

#include <QPushButton>

#include <sys/stat.h>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

bool isFolder(const std::string &path)
{
    struct stat status = {};
    return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

} // namespace

LiveNotice::LiveNotice(QWidget &window, Session &session, MessageBar &messages) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_messages(messages)
{
    connect(&session, &Session::panesChanged, this, &LiveNotice::look);
    connect(&session, &Session::comparisonChanged, this, &LiveNotice::look);
}

bool LiveNotice::isPending() const
{
    return m_seen && m_isFolder && !m_acknowledged && !m_unattended;
}

void LiveNotice::look()
{
    bool any = false;
    for (int side = 0; side < sideCount; ++side)
        any |= m_session.pane(side).source != nullptr;
    if (!any)
        m_acknowledged = false;
    const SourcePtr live = m_session.pane(LiveSide).source;
    if (live == m_seen)
        return;
    m_seen = live;
    m_isFolder = live && isFolder(live->location());
    if (!isPending()) {
        withdraw();
        return;
    }
    if (m_row)
        return;
    m_row = m_messages.show(MessageBar::Kind::Warning, tr("The live source is a folder: it may change while it is read."),
                            tr("It is only read, never written to. What is shown is how it was then; Compare Again reads it anew. Best is a copy of it."),
                            tr("Understood"), [this] { acknowledge(); });
}

void LiveNotice::acknowledge()
{
    m_acknowledged = true;
    withdraw();
}

void LiveNotice::withdraw()
{
    if (m_row)
        m_messages.close(m_row);
}

bool LiveNotice::mayReport()
{
    if (!isPending())
        return true;
    PlainMessageBox box(QMessageBox::Warning, "liveQuestion", tr("The live source is a folder: it may have changed while it was read, and may be another one by now."), &m_window);
    QPushButton *understood = box.addButton(tr("&Understood, Go On"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(understood);
    box.exec();
    if (box.clickedButton() != understood)
        return false;
    acknowledge();
    return true;
}

} // namespace assay

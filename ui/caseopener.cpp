// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/caseopener.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "selftest/samplecase.h"
#include "ui/dialogs.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/threadlink.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

CaseOpener::CaseOpener(QMainWindow &window, Session &session, MessageBar &messages) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_messages(messages),
    m_link(std::make_shared<ThreadLink>(this)),
    m_recentMenu(named(new QMenu(tr("&Recent"), &window), "recentMenu", tr("Recent")))
{
    connect(&session, &Session::rolesWanted, this, &CaseOpener::askRoles);
}

CaseOpener::~CaseOpener()
{
    m_link->cut();
}

void CaseOpener::open(std::vector<OpenRequest> requests, AskRoles ask)
{
    m_messages.clearNotes();
    if (!m_takesCase || !m_takesCase(requests))
        m_session.open(std::move(requests), ask);
}

QString CaseOpener::sampleFolder()
{
    return nativePath(assay::sampleFolder());
}

bool CaseOpener::openSample()
{
    const QString folder = sampleFolder();
    if (folder.isEmpty()) {
        m_messages.show(MessageBar::Kind::Error, tr("The sample case is not installed."), tr("It belongs in share/assay/sample beside the program."));
        return false;
    }
    m_session.setImageReference(sampleImage);
    const auto at = [&folder](const char *name) { return pathBytes(folder + u'/' + QString::fromLatin1(name)); };
    open({{at(sampleVendorFile), Role::Vendor}, {at(sampleSavedFile), Role::Saved}, {at(sampleLiveFile), Role::Live}},
              AskRoles::WhenAmbiguous);
    return true;
}

void CaseOpener::chooseFiles(std::optional<Role> role)
{
    auto *dialog = named(new QFileDialog(&m_window, role ? tr("Load as %1").arg(sideTitle(static_cast<int>(*role))) : tr("Open up to three sources"),
                                         AppSettings::folder(u"open"_s)),
                         "openDialog", tr("Open"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(role ? QFileDialog::ExistingFile : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, role](const QStringList &files) {
        if (files.isEmpty())
            return;
        AppSettings::setFolder(u"open"_s, QFileInfo(files.first()).absolutePath());
        if (files.size() > 3) {
            m_messages.show(MessageBar::Kind::Error, tr("Choose up to three: one for each state of the image."));
            return;
        }
        std::vector<OpenRequest> requests;
        for (const QString &file : files)
            requests.push_back({pathBytes(file), role});
        open(std::move(requests), AskRoles::Always);
    });
    dialog->open();
}

void CaseOpener::chooseFolder(std::optional<Role> role)
{
    auto *dialog = named(new QFileDialog(&m_window, role ? tr("Load as %1").arg(sideTitle(static_cast<int>(*role))) : tr("Open a folder"),
                                         AppSettings::folder(u"open"_s)),
                         "openFolderDialog", tr("Open a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, role](const QString &folder) {
        AppSettings::setFolder(u"open"_s, QFileInfo(folder).absolutePath());
        open({{pathBytes(folder), role}}, AskRoles::Always);
    });
    dialog->open();
}

void CaseOpener::askRoles(const std::vector<Candidate> &candidates)
{
    auto *dialog = new RoleDialog(candidates, m_session, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_session.assign(dialog->candidates()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_session.assign({}); });
    dialog->open();
}

void CaseOpener::refreshRecent()
{
    std::vector<RecentCase> recent = AppSettings::recent();
    showRecent(recent);
    m_lookAgain = m_looking && !recent.empty();
    if (!m_looking && !recent.empty())
        lookForThem(std::move(recent));
}

// Whether they are there. One question at a time, in a thread that nobody waits for: a server that is gone may never answer, and neither
// what is opened nor the end of the program has to do with that.
void CaseOpener::lookForThem(std::vector<RecentCase> cases)
{
    const auto look = [this, link = m_link, cases = std::move(cases)]() mutable {
        for (RecentCase &one : cases)
            one.missing = std::none_of(one.sources.begin(), one.sources.end(), [](const OpenRequest &source) { return ::access(source.path.c_str(), F_OK) == 0; });
        link->post([this, cases = std::move(cases)] { tell(cases); });
    };
    try {
        std::thread(look).detach();
        m_looking = true;
    } catch (const std::system_error &) {
        // The system gives no more threads: what is missing is told when it is opened.
    }
}

void CaseOpener::tell(const std::vector<RecentCase> &cases)
{
    m_looking = false;
    if (std::exchange(m_lookAgain, false))
        refreshRecent();
    else if (std::any_of(cases.begin(), cases.end(), [](const RecentCase &one) { return one.missing; }))
        showRecent(cases);
}

void CaseOpener::showRecent(const std::vector<RecentCase> &cases)
{
    Q_EMIT recentChanged(cases);
    m_recentMenu->clear();
    for (const RecentCase &one : cases) {
        const QString title = m_recentMenu->fontMetrics().elidedText(one.title(), Qt::ElideMiddle, 600);
        //: %1 the name of a file
        QAction *action = m_recentMenu->addAction(menuText(one.missing ? tr("%1 (missing)").arg(title) : title));
        action->setEnabled(!one.missing);
        action->setToolTip(toolTipText(one.details()));
        connect(action, &QAction::triggered, this, [this, one] { open(one.sources, AskRoles::WhenAmbiguous); });
    }
    m_recentMenu->addSeparator();
    QAction *clear = m_recentMenu->addAction(tr("&Forget These"));
    clear->setEnabled(!cases.empty());
    connect(clear, &QAction::triggered, this, [this] {
        AppSettings::clearRecent();
        refreshRecent();
    });
    QAction *remember = m_recentMenu->addAction(tr("&Remember What Is Opened"));
    remember->setObjectName(u"rememberRecent"_s);
    remember->setCheckable(true);
    remember->setChecked(AppSettings::remembersRecent());
    connect(remember, &QAction::toggled, this, [](bool on) { AppSettings::setRemembersRecent(on); });
    m_recentMenu->setToolTipsVisible(true);
}

void CaseOpener::pin(const RecentCase &one, bool pinned)
{
    AppSettings::setPinned(one, pinned);
    refreshRecent();
}

void CaseOpener::forget(const RecentCase &one)
{
    AppSettings::removeRecent(one);
    refreshRecent();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/imagestoreoffer.h"

#include "source/imagestores.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QAction>
#include <QCursor>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>

namespace assay {

using namespace Qt::StringLiterals;

ImageStoreOffer::ImageStoreOffer(QMainWindow &window, Session &session, MessageBar &messages) :
    QObject(&window),
    m_window(window),
    m_session(session),
    m_messages(messages),
    m_menu(named(new QMenu(tr("Add &Image Store"), &window), "imageStoreMenu", tr("Add image store")))
{
    const auto entry = [this](const char *name, const QString &text, bool folder) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, folder] { choose(folder); });
    };
    entry("addImageStoreFolder", tr("Image Store: &Folder …"), true);
    entry("addImageStoreFile", tr("Image Store: &Archive of It …"), false);
    m_menu->setEnabled(false);
    connect(&session, &Session::panesChanged, this, &ImageStoreOffer::look);
    connect(&session, &Session::comparisonChanged, this, [this] {
        const ComparisonPtr &whole = m_session.whole();
        const bool live = whole && whole->sources[LiveSide];
        m_compared |= live;
        // What could not be read is not in the comparison of the others either, and is still to be mended.
        if (live || (whole && !m_compared))
            return;
        withdraw(); // closed
        m_compared = false;
        m_seen.reset();
        m_location.clear();
        m_menu->setEnabled(false);
    });
}

// While it is opened: an image without its layers cannot be read, and then there is no source any more.
void ImageStoreOffer::look()
{
    const SourcePtr live = m_session.pane(LiveSide).source;
    if (!live || live == m_seen)
        return;
    m_seen = live;
    m_compared = false;
    m_location = live->kind() == SourceKind::ContainersStorage ? live->location() : std::string();
    m_menu->setEnabled(!m_location.empty());
    withdraw();
    if (!wantsImageStore(*live))
        return;
    m_row = m_messages.show(MessageBar::Kind::Warning, tr("Layers of images are not in this store."),
                            tr("They may lie in a further image store, which the host's storage.conf names (additionalimagestores, imagestore)."),
                            tr("Add Image Store …"), [this] { m_menu->popup(QCursor::pos()); });
}

void ImageStoreOffer::withdraw()
{
    if (m_row)
        m_messages.close(m_row);
}

void ImageStoreOffer::choose(bool folder)
{
    auto *dialog = named(new QFileDialog(&m_window, tr("Add an image store to the live source"), AppSettings::folder(u"open"_s)), "imageStoreDialog",
                         tr("Add image store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        AppSettings::setFolder(u"open"_s, QFileInfo(chosen).absolutePath());
        add(pathBytes(chosen));
    });
    dialog->open();
}

void ImageStoreOffer::add(const std::string &store)
{
    m_session.addImageStore(m_location, store);
}

} // namespace assay

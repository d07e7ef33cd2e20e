// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of the window's actions: what has one says so, and the user can change it.

#include "ui/mainwindow.h"

#include "items/displaytext.h"
#include "report/sink.h"
#include "ui/annotator.h"
#include "ui/erroradvice.h"
#include "ui/keysdialog.h"
#include "ui/keysheet.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/settings.h"
#include "ui/storepanel.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>

namespace assay {

using namespace Qt::StringLiterals;

void MainWindow::makeKeys()
{
    for (QDockWidget *dock : docks())
        dock->toggleViewAction()->setObjectName(u"show-"_s + dock->objectName());
    m_keys.addMenus(*menuBar());
    m_keys.setFixed([this] { return fixedKeys(); });
    for (QAction *action : {m_reload, m_stop, m_next, m_previous, m_report})
        addKeyTip(action, {action});
    // What a button does is said by the button, and its key by the action.
    static constexpr std::pair<const char *, const char *> buttons[] = {
        {"lockPanesButton", "lockPanes"}, {"openSample", "openSample"}, {"jobCancel", "stop"},        {"pathCrumbs", "goToPath"},
        {"onlyLayer", "onlyThisLayer"},   {"whatLayerDid", "goToLayer"}, {"hexInspect", "inspectData"}, {"textWrap", "wrapLines"},
        {"textFold", "foldEqualLines"}};
    for (const auto &[widgetName, actionName] : buttons) {
        QAction *action = findChild<QAction *>(QString::fromLatin1(actionName));
        const QList<QWidget *> widgets = findChildren<QWidget *>(QString::fromLatin1(widgetName));
        for (QWidget *widget : widgets)
            addKeyTip(widget, {action});
    }
}

// Keys that the panes have for themselves.
std::vector<KeyEntry> MainWindow::fixedKeys() const
{
    const auto fixed = [](const QString &group, const QString &text, const QList<QKeySequence> &keys) { return KeyEntry{{}, group, text, keys, keys}; };
    const QString panes = tr("In the panes");
    std::vector<KeyEntry> list{
        fixed(panes, tr("Next difference; in the preview: within the file"), {QKeySequence(Qt::ALT | Qt::Key_Down)}),
        fixed(panes, tr("Previous difference; in the preview: within the file"), {QKeySequence(Qt::ALT | Qt::Key_Up)}),
        fixed(panes, tr("The filter; in the preview: find"), {QKeySequence(QKeySequence::Find)}),
        fixed(panes, tr("Open a folder, close it, open all below"), {QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Minus), QKeySequence(Qt::Key_Asterisk)})};
    const QList<QAction *> actions = m_panes->actions();
    for (const QAction *action : actions) {
        if (action->objectName().startsWith(u"tag-"_s) && !action->shortcut().isEmpty())
            //: %1 the name of a tag
            list.push_back(fixed(panes, tr("Tag: %1").arg(withoutMnemonic(action->text())), action->shortcuts()));
    }
    return list;
}

void MainWindow::showKeys()
{
    auto *dialog = new ShortcutsDialog(m_keys.entries(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ShortcutsDialog::changeWanted, this, [this, dialog] {
        dialog->close();
        changeKeys();
    });
    connect(dialog, &ShortcutsDialog::sheetWanted, this, &MainWindow::saveKeySheet);
    dialog->show();
}

void MainWindow::changeKeys()
{
    auto *dialog = new KeysDialog(m_keys.entries(), m_annotator->action("tagKeys"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_keys.take(dialog->entries()); });
    dialog->open();
}

void MainWindow::saveKeySheet()
{
    const QString folder = AppSettings::folder(u"report"_s);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Save the Keyboard Shortcuts"),
                                                        (folder.isEmpty() ? QDir::homePath() : folder) + u"/assay-keys.pdf"_s, tr("PDF (*.pdf)"));
    if (chosen.isEmpty())
        return;
    const std::string path = pathBytes(chosen);
    Status written;
    if (const ComparisonPtr &comparison = m_session->whole())
        written = outsideEvidence(*comparison, path);
    if (written)
        written = writeFileAtomically(path, [this](const Sink &sink) { return sink(keySheetPdf(m_keys.entries())); });
    if (written)
        m_messages->show(MessageBar::Kind::Done, tr("Written: %1").arg(displayText(path)));
    else
        m_messages->show(MessageBar::Kind::Error, displayText(written.error().message()), adviceFor(written.error()));
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the menus of the trust view do: the places to look in, and what is taken from a row.

#include "ui/trustdock.h"

#include "items/displaytext.h"
#include "items/trustwords.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

void TrustDock::makePlacesMenu()
{
    connect(m_placesMenu, &QMenu::aboutToShow, this, &TrustDock::fillPlacesMenu);
    fillPlacesMenu();
}

void TrustDock::fillPlacesMenu()
{
    m_placesMenu->clear();
    m_placesMenu->addAction(tr("Look in a &Folder …"), this, [this] { addPlaces(true); });
    m_placesMenu->addAction(tr("Look in F&iles …"), this, [this] { addPlaces(false); });
    m_placesMenu->addSeparator();
    for (const std::string &place : m_places) {
        //: %1 a path
        m_placesMenu->addAction(tr("No Longer in %1").arg(menuText(displayText(place))), this, [this, place] {
            std::vector<std::string> rest = m_places;
            rest.erase(std::remove(rest.begin(), rest.end(), place), rest.end());
            setPlaces(std::move(rest));
        });
    }
    if (m_places.empty())
        m_placesMenu->addAction(tr("The sources' own places only"))->setEnabled(false);
}

void TrustDock::addPlaces(bool folders)
{
    const QString before = AppSettings::folder(u"trust"_s);
    const QString start = before.isEmpty() ? QDir::homePath() : before;
    QStringList chosen;
    if (folders)
        chosen.append(QFileDialog::getExistingDirectory(this, tr("Look for Signatures in a Folder"), start));
    else
        chosen = QFileDialog::getOpenFileNames(this, tr("Look for Signatures in Files"), start);
    std::vector<std::string> places = m_places;
    for (const QString &path : std::as_const(chosen)) {
        if (path.isEmpty())
            continue;
        AppSettings::setFolder(u"trust"_s, QFileInfo(path).absolutePath());
        const std::string bytes = pathBytes(path);
        if (std::find(places.begin(), places.end(), bytes) == places.end())
            places.push_back(bytes);
    }
    setPlaces(std::move(places));
}

QMenu *TrustDock::menuFor(int row)
{
    const TrustStatement *statement = m_model->statementAt(row);
    if (!statement)
        return nullptr;
    auto *menu = named(new QMenu(this), "trustMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [menu, this](const char *name, const QString &text, const QString &what) {
        QAction *action = menu->addAction(text, this, [what] { QApplication::clipboard()->setText(what); });
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(!what.isEmpty());
    };
    copy("copyTrustDigest", tr("Copy &Digest"), displayText(statement->digest));
    copy("copyTrustTsv", tr("Copy Row as &TSV"), m_model->rowAsTsv(row));
    copy("copyTrustJson", tr("Copy Row as &JSON"), QString::fromUtf8(m_model->rowAsJson(row)));
    copy("copyTrustRecords", tr("Copy the List of Raw &Records"), trustRecordsText(*statement));
    copy("copyTrustDetails", tr("Copy &All Details"), trustDetailText(*m_model->report(), *statement));
    menu->addSeparator();
    QAction *out = menu->addAction(tr("&Export Trust Result …"), this, [this, report = m_model->report()] { Q_EMIT exportWanted(report); });
    out->setObjectName(u"exportTrust"_s);
    return menu;
}

} // namespace assay

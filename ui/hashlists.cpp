// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/hashlists.h"

#include "items/displaytext.h"
#include "ui/columns.h"
#include "ui/hashlistsdialog.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/preview/previewpanel.h"
#include "ui/settings.h"
#include "ui/treepane.h"

#include <QAction>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostLists = 64;

} // namespace

HashLists::HashLists(const Parts &parts) : QObject(&parts.window), m(parts), m_action(new QAction(tr("&Hash Lists …"), &parts.window))
{
    m_action->setObjectName(u"hashLists"_s);
    m_action->setShortcut(QKeySequence(u"Ctrl+Shift+H"_s));
    connect(m_action, &QAction::triggered, this, &HashLists::showDialog);
    m.window.addAction(m_action);
    m.session.setKnown([this] { return m_known; });
}

QDialog *HashLists::showDialog()
{
    auto *dialog = new HashListsDialog(*this, &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

std::uint64_t HashLists::memoryBytes() const
{
    std::uint64_t bytes = 0;
    for (const KnownListPtr &list : m_lists)
        bytes += list->digests->memoryBytes();
    return bytes;
}

void HashLists::add(const std::string &path, std::uint8_t kind)
{
    const QString name = fileNameText(path);
    if (const std::size_t count = m_lists.size() + m_reading; count >= mostLists) {
        m.messages.show(MessageBar::Kind::Error, tr("%1 was not read: there are %n lists already.", nullptr, int(count)).arg(name));
        return;
    }
    ++m_reading;
    Q_EMIT readingChanged();
    m.session.runner().start(
        {.title = tr("Reading the hash list %1").arg(name)}, this, [path, kind](Context &context) { return readKnownList(path, kind, context); },
        [this, name, turn = m_nextTurn++](Result<KnownListPtr> list) {
            --m_reading;
            Q_EMIT readingChanged();
            if (list) {
                take(std::move(*list), turn);
            } else if (list.error().code != ErrorCode::Cancelled) {
                const QString why = tr("%1 was not taken as a hash list.").arg(name) + u' ' + fromUtf8View(list.error().message());
                m.messages.show(MessageBar::Kind::Error, why,
                                tr("A list has one SHA-256 a line, or lines of sha256sum or hashdeep, or is a CSV whose header names a column of SHA-256."));
                Q_EMIT failed(why);
            }
        });
}

void HashLists::take(KnownListPtr list, std::uint64_t turn)
{
    if (list->digests->size() == 0)
        m.messages.show(MessageBar::Kind::Note,
                        tr("%1 holds no SHA-256, so it can match nothing. Assay has no MD5 or SHA-1 of the files.").arg(fileNameText(list->path)));
    const bool first = m_lists.empty();
    const auto same = std::find_if(m_lists.begin(), m_lists.end(), [&](const KnownListPtr &each) { return each->path == list->path; });
    if (same != m_lists.end()) {
        *same = std::move(list);
    } else {
        const auto later = std::upper_bound(m_turns.begin(), m_turns.end(), turn);
        m_lists.insert(m_lists.begin() + (later - m_turns.begin()), std::move(list));
        m_turns.insert(later, turn);
    }
    if (first)
        showColumn();
    tell();
}

// The word beside the mark: behind what happened to the path, unless the user has moved it.
void HashLists::showColumn()
{
    constexpr int wanted = 2;
    PaneColumns &columns = *m.panes.columns();
    if (columns.isShown(DiffTreeModel::KnownColumn))
        return;
    const int now = static_cast<int>(columns.order().indexOf(DiffTreeModel::KnownColumn));
    if (now == DiffTreeModel::KnownColumn)
        columns.move(DiffTreeModel::KnownColumn, wanted - now);
    columns.setShown(DiffTreeModel::KnownColumn, true);
}

void HashLists::remove(std::size_t index)
{
    if (index >= m_lists.size())
        return;
    m_lists.erase(m_lists.begin() + static_cast<std::ptrdiff_t>(index));
    m_turns.erase(m_turns.begin() + static_cast<std::ptrdiff_t>(index));
    tell();
}

void HashLists::tell()
{
    m_known = knownHashesOf(m_lists);
    for (int side = 0; side < sideCount; ++side) {
        m.panes.pane(side)->model()->setKnown(m_known);
        m.panes.pane(side)->view()->viewport()->update();
    }
    m.preview.setKnown(m_known);
    m.session.knownChanged();
    remember();
    Q_EMIT changed();
}

bool HashLists::remembers() const
{
    return AppSettings::flag(u"rememberHashLists"_s, false);
}

void HashLists::setRemembers(bool remember)
{
    AppSettings::setFlag(u"rememberHashLists"_s, remember);
    if (remember)
        this->remember();
    else
        AppSettings::setHashLists({});
}

void HashLists::remember() const
{
    if (!remembers())
        return;
    std::vector<std::pair<std::string, bool>> places;
    for (const KnownListPtr &list : m_lists)
        places.emplace_back(list->path, list->kind == Known::Bad);
    AppSettings::setHashLists(places);
}

void HashLists::restore()
{
    if (!remembers())
        return;
    for (const auto &[path, bad] : AppSettings::hashLists())
        add(path, bad ? Known::Bad : Known::Good);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/handchecklist.h"

#include "items/displaytext.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/wrappedtext.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

QString handCheckText(HandCheckShows shows)
{
    switch (shows) {
    case HandCheckShows::OnDisk: return HandCheckList::tr("What lies on the disk:");
    case HandCheckShows::InArchive: return HandCheckList::tr("What lies in the archive:");
    case HandCheckShows::Mark: return HandCheckList::tr("The mark of a deletion, a device 0,0 (or nothing, where a folder above hides it):");
    case HandCheckShows::OwnersKept: return HandCheckList::tr("Owner and permissions as the engine keeps them:");
    case HandCheckShows::Recorded: return HandCheckList::tr("What the record of the layer says:");
    case HandCheckShows::Saved: return HandCheckList::tr("What the saved image has:");
    case HandCheckShows::Digest: return HandCheckList::tr("The digest of the bytes:");
    case HandCheckShows::Sums: return HandCheckList::tr("The archive against its checksum file:");
    case HandCheckShows::Listing: return HandCheckList::tr("Whether the archive can be read to its end:");
    }
    return {};
}

HandCheckList::HandCheckList(const QString &prefix, QWidget *parent) :
    QWidget(parent),
    m_prefix(prefix),
    m_rows(new QVBoxLayout(this))
{
    setObjectName(prefix + u"Checks"_s);
    setAccessibleName(tr("Check by hand"));
    m_rows->setContentsMargins(4, 0, 4, 4);
    m_rows->setSpacing(3);
    hide();
}

void HandCheckList::setChecks(std::vector<HandCheck> checks, QWidget *after)
{
    m_checks = std::move(checks);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!m_checks.empty());
    if (m_checks.empty())
        return;
    auto *title = new PlainLabel(tr("Check by hand"), this);
    title->setObjectName(m_prefix + u"ChecksTitle"_s);
    title->setAccessibleName(title->text());
    QFont bold = font();
    bold.setBold(true);
    title->setFont(bold);
    m_rows->addWidget(title);
    for (std::size_t at = 0; at < m_checks.size(); ++at) {
        const HandCheck &check = m_checks[at];
        const QString what = handCheckText(check.shows);
        auto *head = new QWidget(this);
        head->setObjectName(m_prefix + u"CheckHead"_s);
        head->setAccessibleName(what);
        auto *row = new QHBoxLayout(head);
        row->setContentsMargins(0, 0, 0, 0);
        auto *label = new PlainLabel(what, head);
        label->setObjectName(m_prefix + u"CheckLabel"_s);
        label->setAccessibleName(what);
        label->setWordWrap(true);
        auto *copy = new QToolButton(head);
        copy->setObjectName(m_prefix + u"CheckCopy"_s);
        copy->setText(tr("Copy", "command"));
        copy->setToolTip(toolTipText(tr("Copy this command for a shell (bash)")));
        //: %1 "What lies on the disk:"
        copy->setAccessibleName(tr("Copy the command. %1").arg(what));
        row->addWidget(label, 1);
        row->addWidget(copy);
        const QString command = displayText(check.command);
        auto *text = new WrappedText(8, this);
        text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        text->setLayoutDirection(Qt::LeftToRight);
        text->setPlainText(command);
        text->setObjectName(m_prefix + u"Check"_s);
        text->setAccessibleName(what);
        connect(copy, &QToolButton::clicked, this, [command] { QApplication::clipboard()->setText(command); });
        m_rows->addWidget(head);
        m_rows->addWidget(text);
        QWidget::setTabOrder(after, copy);
        QWidget::setTabOrder(copy, text);
        after = text;
    }
}

std::vector<HandCheck> handChecksOf(const Session &session, const Finding &finding)
{
    const ComparisonPtr &whole = session.whole();
    if (!whole)
        return {};
    const auto place = handCheckPlace(*whole, finding, pathBytes(QDir::currentPath()));
    return place ? handChecks(finding, *place) : std::vector<HandCheck>();
}

} // namespace assay

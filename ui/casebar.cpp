// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/casebar.h"

#include "ui/noticeband.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace assay {

CaseBar::CaseBar(QWidget *parent) :
    QWidget(parent),
    m_text(named(new PlainLabel(this), "caseBarText", tr("Where the results come from"))),
    m_button(named(new QPushButton(this), "caseBarAction", tr("What to do")))
{
    named(this, "caseBar", tr("Where the results come from"));
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 5, 6, 6);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_button, &QPushButton::clicked, this, &CaseBar::actionWanted);
    hide();
}

void CaseBar::tell(const QString &text, const QString &action)
{
    m_text->setText(text);
    setAccessibleName(text.isEmpty() ? tr("Where the results come from") : text);
    m_button->setText(menuText(action));
    m_button->setAccessibleName(action);
    m_button->setVisible(!action.isEmpty());
    setVisible(!text.isEmpty());
}

QString CaseBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void CaseBar::paintEvent(QPaintEvent *)
{
    paintNoticeBand(*this, Symbol::Archive);
}

} // namespace assay

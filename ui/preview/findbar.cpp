// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/findbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

namespace assay {

FindBar::FindBar(const QString &name, const QStringList &modes, QWidget *parent) :
    QWidget(parent),
    m_field(new QLineEdit(this)),
    m_mode(new QComboBox(this)),
    m_matchCase(new QCheckBox(tr("Match case"), this)),
    m_previous(new QToolButton(this)),
    m_next(new QToolButton(this)),
    m_result(new QLabel(this)),
    m_close(new QToolButton(this))
{
    setObjectName(name);
    m_field->setObjectName(name + QStringLiteral("Field"));
    m_field->setPlaceholderText(tr("Find"));
    m_field->setAccessibleName(tr("Find"));
    m_field->setMaxLength(4096);
    m_field->setClearButtonEnabled(true);
    m_mode->setObjectName(name + QStringLiteral("Mode"));
    m_mode->setAccessibleName(tr("What to find"));
    m_mode->addItems(modes);
    m_mode->setVisible(!modes.isEmpty());
    m_matchCase->setObjectName(name + QStringLiteral("MatchCase"));
    m_matchCase->setAccessibleName(m_matchCase->text());
    m_previous->setObjectName(name + QStringLiteral("Previous"));
    m_previous->setArrowType(Qt::UpArrow);
    m_previous->setToolTip(tr("Previous (Shift+F3)"));
    m_previous->setAccessibleName(tr("Find previous"));
    m_next->setObjectName(name + QStringLiteral("Next"));
    m_next->setArrowType(Qt::DownArrow);
    m_next->setToolTip(tr("Next (F3)"));
    m_next->setAccessibleName(tr("Find next"));
    m_result->setObjectName(name + QStringLiteral("Result"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_close->setObjectName(name + QStringLiteral("Close"));
    m_close->setAutoRaise(true);
    m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close the find bar"));
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setFocusPolicy(Qt::TabFocus);
    m_previous->setAutoRaise(true);
    m_next->setAutoRaise(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(m_field, 2);
    layout->addWidget(m_mode);
    layout->addWidget(m_matchCase);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_result, 3);
    layout->addWidget(m_close);

    m_field->installEventFilter(this);
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT searched(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT searched(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(m_field, &QLineEdit::textEdited, this, [this] { showResult({}); });
    hide();
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString FindBar::text() const
{
    return m_field->text();
}

int FindBar::mode() const
{
    return m_mode->currentIndex();
}

bool FindBar::matchCase() const
{
    return m_matchCase->isChecked();
}

void FindBar::showResult(const QString &text, bool wrong)
{
    m_result->setText(wrong ? QStringLiteral("! ") % text : text);
    m_result->setAccessibleName(text);
}

void FindBar::dismiss()
{
    hide();
    Q_EMIT closed();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_F3) {
            event->accept();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter || key->key() == Qt::Key_F3) {
            Q_EMIT searched((key->modifiers() & Qt::ShiftModifier) != 0);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace assay

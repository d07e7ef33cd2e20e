// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagebar.h"

#include "ui/glyphs.h"
#include "ui/keybook.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace assay {

namespace {

constexpr int mostRows = 3;

class Row : public QWidget {
public:
    Row(MessageBar::Kind theKind, QWidget *parent) :
        QWidget(parent),
        kind(theKind)
    {
    }

    const MessageBar::Kind kind;

    QColor ground() const { return mixed(palette().color(QPalette::Window), statusFill(tone(), palette()), 0.14); }

protected:
    // From its buttons, which do nothing by it.
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::Cancel))
            static_cast<MessageBar *>(parentWidget())->close(this);
        else
            QWidget::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor accent = statusFill(tone(), palette());
        painter.fillRect(rect(), ground());
        painter.fillRect(QRect(0, 0, 4, height()), accent);
        painter.setPen(lineColor(palette()));
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
        const bool wrong = kind == MessageBar::Kind::Error || kind == MessageBar::Kind::Warning;
        const Symbol symbol = wrong ? Symbol::Warning : kind == MessageBar::Kind::Done ? Symbol::Check : Symbol::Note;
        paintSymbol(painter, QRectF(12, (height() - 18) / 2.0, 18, 18), symbol, palette().color(QPalette::WindowText));
    }

private:
    RowStatus tone() const
    {
        return kind == MessageBar::Kind::Error ? RowStatus::Removed : kind == MessageBar::Kind::Warning ? RowStatus::Modified : RowStatus::Added;
    }
};

} // namespace

MessageBar::MessageBar(QWidget *parent) :
    QWidget(parent),
    m_rows(new QVBoxLayout(this))
{
    named(this, "messages", tr("Messages"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

int MessageBar::count() const
{
    return m_rows->count();
}

void MessageBar::clearNotes()
{
    for (int i = m_rows->count(); i-- > 0;) {
        auto *row = static_cast<Row *>(m_rows->itemAt(i)->widget());
        if (row->kind == Kind::Note)
            close(row);
    }
}

void MessageBar::close(QWidget *message)
{
    m_rows->removeWidget(message);
    message->hide();
    message->deleteLater();
    setVisible(m_rows->count() > 0);
}

void MessageBar::show(Kind kind, const QString &text, const QString &advice)
{
    show(kind, text, advice, {}, {});
}

QWidget *MessageBar::show(Kind kind, const QString &text, const QString &advice, const QString &action, std::function<void()> whenClicked)
{
    clearNotes();
    m_last = text;
    while (m_rows->count() >= mostRows)
        close(m_rows->itemAt(0)->widget());
    auto *row = named(new Row(kind, this), "message", text);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(40, 5, 6, 5);
    const auto label = [row](const char *name, const QString &words) {
        auto *made = named(new PlainLabel(words, row), name, words);
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse);
        // A message may quote a name of any length.
        made->setMaximumHeight(QFontMetrics(made->font()).lineSpacing() * 4);
        return made;
    };
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto *main = label("messageText", text);
    texts->addWidget(main);
    if (!advice.isEmpty()) {
        auto *hint = label("messageAdvice", advice);
        QPalette dim = hint->palette();
        QPalette onRow = palette();
        onRow.setColor(QPalette::Window, row->ground());
        dim.setColor(QPalette::WindowText, dimText(onRow));
        hint->setPalette(dim);
        texts->addWidget(hint);
    }
    layout->addLayout(texts, 1);
    if (!action.isEmpty()) {
        auto *button = named(new QPushButton(action, row), "messageAction", withoutMnemonic(action));
        connect(button, &QPushButton::clicked, this, [whenClicked = std::move(whenClicked)] { whenClicked(); });
        layout->addWidget(button);
    }
    auto *cross = named(new QToolButton(row), "messageClose", tr("Close this message"));
    cross->setIcon(symbolIcon(Symbol::Close));
    cross->setAutoRaise(true);
    cross->setToolTip(toolTipText(tr("Close this message")));
    connect(cross, &QToolButton::clicked, row, [this, row] { close(row); });
    layout->addWidget(cross, 0, Qt::AlignTop);
    m_rows->addWidget(row);
    setVisible(true);
    QAccessibleEvent event(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    return row;
}

} // namespace assay

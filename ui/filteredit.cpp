// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filteredit.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

qsizetype termBegin(const QString &beforeCursor)
{
    const qsizetype blank = std::max(beforeCursor.lastIndexOf(u' '), beforeCursor.lastIndexOf(u'\t'));
    const qsizetype begin = blank + 1;
    return begin < beforeCursor.size() && beforeCursor[begin] == u'-' ? begin + 1 : begin;
}

QString latin1(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

FilterEdit::FilterEdit(QWidget *parent) :
    QLineEdit(parent),
    m_completer(new QCompleter(this)),
    m_proposals(new QStringListModel(this))
{
    m_completer->setModel(m_proposals);
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    named(m_completer->popup(), "filterProposals", tr("Fields to filter by"));
    connect(this, &QLineEdit::textEdited, this, [this] { propose(false); });
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterEdit::take);
}

void FilterEdit::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

bool FilterEdit::isProposing() const
{
    return m_completer->popup()->isVisible();
}

QStringList FilterEdit::proposals(const QString &beforeCursor, bool all, const QStringList &tags)
{
    const QString term = beforeCursor.mid(termBegin(beforeCursor)).toLower();
    QStringList list;
    if (term.isEmpty() && !all)
        return list;
    for (const FilterField &field : filterFields()) {
        const QString name = latin1(field.name);
        const QString colon = name + u':';
        if (!term.startsWith(colon)) {
            if (colon.startsWith(term) && (all || (term.size() > 1 && term.size() < colon.size())))
                list.append(field.ordered ? name : colon);
            continue;
        }
        if (name == u"tag"_s) {
            for (const QString &tag : QStringList{u"none"_s} + tags) {
                const QString written = colon + (tag.contains(u' ') ? QString(u'"' + tag + u'"') : tag);
                if (written.startsWith(term, Qt::CaseInsensitive) && written.compare(term, Qt::CaseInsensitive) != 0)
                    list.append(written);
            }
            continue;
        }
        const QString before = term.left(term.lastIndexOf(u',') + 1); // what a list has already
        const QString begun = before.isEmpty() ? term.mid(colon.size()) : term.mid(before.size());
        for (const std::string_view word : field.words) {
            if (latin1(word).startsWith(begun) && latin1(word) != begun)
                list.append((before.isEmpty() ? colon : before) + latin1(word));
        }
    }
    return list;
}

void FilterEdit::propose(bool all)
{
    const QStringList list = proposals(text().left(cursorPosition()), all, m_tags);
    m_proposals->setStringList(list);
    if (list.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(std::max(180, m_completer->popup()->sizeHintForColumn(0) + 24));
    m_completer->complete(place);
}

void FilterEdit::take(const QString &term)
{
    const QString before = text().left(cursorPosition());
    const QString after = text().mid(cursorPosition());
    const QString taken = before.left(termBegin(before)) + term;
    setText(taken + after);
    setCursorPosition(static_cast<int>(taken.size()));
    if (term.endsWith(u':'))
        propose(false);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        propose(true);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason)
        m_completer->popup()->hide();
    QLineEdit::focusOutEvent(event);
}

void FilterEdit::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_wrong)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(severityColor(Severity::High, palette()), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
}

QString filterProblemText(const FilterError &error)
{
    const QString term = displayText(error.term);
    const QString detail = displayText(error.detail);
    switch (error.problem) {
    case FilterProblem::UnclosedQuote: return FilterEdit::tr("%1 has no closing quote.").arg(term);
    case FilterProblem::EmptyValue: return FilterEdit::tr("%1 says nothing yet.").arg(term);
    case FilterProblem::NotANumber: return FilterEdit::tr("%1: a number is wanted, sizes also as 10k, 1M or 2G.").arg(term);
    case FilterProblem::NotATime: return FilterEdit::tr("%1: a time is wanted, as 2024-01-31 or 2024-01-31T12:30 (UTC).").arg(term);
    case FilterProblem::NotAWord: return FilterEdit::tr("%1: one of %2 is wanted.").arg(term, detail);
    case FilterProblem::NotAMode: return FilterEdit::tr("%1: suid, sgid, sticky, exec, world-writable or an octal number is wanted.").arg(term);
    case FilterProblem::NotADigest: return FilterEdit::tr("%1: the first hex digits of a SHA-256 are wanted.").arg(term);
    case FilterProblem::NotComparable: return FilterEdit::tr("%1 is neither more nor less: write it with a colon.").arg(term);
    case FilterProblem::BadPattern: return FilterEdit::tr("%1 is no pattern: %2.").arg(term, detail);
    case FilterProblem::TooLong: return FilterEdit::tr("This filter is too long.");
    }
    return term;
}

QString filterHelpText()
{
    return QStringList({
                           FilterEdit::tr("Terms apart by blanks; all of them have to hold."),
                           FilterEdit::tr("passwd: part of a name; with a slash, of a path. \"two words\": as it stands. -tmp: without it."),
                           FilterEdit::tr("*.so, /usr/**: the whole name or path. /^s.$/: a regular expression."),
                           FilterEdit::tr("size>1M, mtime>=2024-01-31, mode:suid, owner:0:42, uid>=1000, type:link, ext:so,ko, sha256:e3b0, layer:2"),
                           FilterEdit::tr("tag:suspicious, tag:none, has:note, has:bookmark: what you said of a path."),
                           FilterEdit::tr("known:bad, known:good, known:no: what hash lists say of a file."),
                           FilterEdit::tr("status:added,removed, change:mode, explained:no, in:live, not-in:vendor; live.size>1M asks one source."),
                           FilterEdit::tr("Ctrl+Space lists the fields."),
                       })
        .join(u'\n');
}

} // namespace assay

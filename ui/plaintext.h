// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QString>
#include <QStyledItemDelegate>

namespace assay {

// The one way text gets into widgets. Qt takes any text for rich text that looks like it, in labels, tool tips and message
// boxes, and would load the images it names; menus and buttons eat every "&". Names in evidence are chosen by whoever
// wrote the evidence, so all text goes through here, ours too.

/// A label that draws exactly its text.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);
};

/// A label of one line that leaves out the middle of its text where room is short, and shows all of it as a tool tip.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setFullText(const QString &text, Qt::TextElideMode mode = Qt::ElideMiddle);
    /// The same without a word to assistive technology: of what changes all the time. What it is to know is set as description.
    void showText(const QString &text);
    QString fullText() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_text;
    bool m_quiet = false;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

/// Plain text for QAction, QMenu, QAbstractButton and QTabBar: "&" stands for itself.
QString menuText(const QString &plain);

/// Plain text of one or more lines for setToolTip() and QToolTip.
QString toolTipText(const QString &plain);

/// Shows the text of a role of the model as tool tip, as the plain text that it is. What reads from left to right does so in a window from
/// right to left too: its "…" stands where something was left out, not at the other end of a hash.
class PlainItemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    PlainItemDelegate(int toolTipRole, QObject *parent);
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_toolTipRole;
};

/// Makes what is painted run from left to right, whatever its first letter is, where direction is the other one.
QString leftToRight(const QString &text, Qt::LayoutDirection direction);

/// objectName and accessibleName in one, so that none is forgotten.
template<class W>
W *named(W *widget, const char *objectName, const QString &accessibleName)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QTabBar>
#include <QWidget>

#include <map>
#include <set>
#include <vector>

namespace assay::test {

/// The letters that lead about in a dialog together with Alt.
class Mnemonics {
public:
    /// standardToo: desktops give the standard buttons of a dialog their first letters, in English.
    Mnemonics(QWidget *top, bool standardToo)
    {
        const QList<QWidget *> widgets = top->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            if (widget->isVisibleTo(top))
                take(widget, standardToo);
        }
        const QList<QShortcut *> shortcuts = top->findChildren<QShortcut *>();
        for (const QShortcut *shortcut : shortcuts) {
            const auto *of = qobject_cast<const QWidget *>(shortcut->parent());
            if (of && of->isVisibleTo(top))
                add(shortcut->key(), of);
        }
        const QList<QAction *> actions = top->actions();
        for (const QAction *action : actions) {
            for (const QKeySequence &key : action->shortcuts())
                add(key, top);
        }
    }

    /// Letters of two things, a line each.
    QStringList twice() const
    {
        using namespace Qt::StringLiterals;
        QStringList lines;
        for (const auto &[key, of] : m_keys) {
            if (of.size() > 1)
                lines.append(key + u": "_s + of.join(u", "_s));
        }
        return lines;
    }

    /// These, and fields and buttons without a letter.
    QStringList wrong() const
    {
        using namespace Qt::StringLiterals;
        QStringList lines = twice();
        for (const QWidget *widget : m_wanting) {
            if (!m_reached.count(widget))
                lines.append(u"no letter: "_s + nameOf(widget));
        }
        return lines;
    }

private:
    static QString nameOf(const QWidget *widget)
    {
        return QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
    }

    void take(QWidget *widget, bool standardToo)
    {
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->buddy()) {
            add(QKeySequence::mnemonic(label->text()), label->buddy());
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
            takeButton(button, standardToo);
        } else if (const auto *tabs = qobject_cast<QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                add(QKeySequence::mnemonic(tabs->tabText(i)), widget);
        } else if (const auto *menus = qobject_cast<QMenuBar *>(widget)) {
            const QList<QAction *> titles = menus->actions();
            for (const QAction *title : titles)
                add(QKeySequence::mnemonic(title->text()), widget);
        } else if (isField(widget) && !isInARow(widget)) {
            m_wanting.push_back(widget);
        }
    }

    void takeButton(const QAbstractButton *button, bool standardToo)
    {
        const QKeySequence key = QKeySequence::mnemonic(button->text());
        const auto *box = qobject_cast<QDialogButtonBox *>(button->parentWidget());
        if (box && key.isEmpty()) {
            if (standardToo)
                add(QKeySequence(Qt::ALT | Qt::Key(button->text().front().toUpper().unicode())), button);
            return;
        }
        add(key, button);
        // A button that chooses the file for the field before it needs none: that field has one, and Tab goes on to it.
        using namespace Qt::StringLiterals;
        static const std::set<QString> choosing{u"chooseFile"_s, u"chooseFolder"_s, u"chooseCertificates"_s, u"exportChoose"_s};
        if (!button->text().isEmpty() && !choosing.count(button->objectName()))
            m_wanting.push_back(button);
    }

    static bool isField(const QWidget *widget)
    {
        const QWidget *parent = widget->parentWidget();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            return !line->isReadOnly() && !qobject_cast<const QComboBox *>(parent) && !qobject_cast<const QAbstractSpinBox *>(parent) && !qobject_cast<const QKeySequenceEdit *>(parent);
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            return !text->isReadOnly();
        return qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QKeySequenceEdit *>(widget);
    }

    // Rows as in a table, one for each of any number of things, and what follows the first field of a row that has a letter.
    static bool isInARow(const QWidget *widget)
    {
        using namespace Qt::StringLiterals;
        static const std::set<QString> names{u"tagName"_s, u"tagColour"_s, u"tagKey"_s, u"role"_s, u"trustedPin"_s, u"trustedIssuer"_s};
        return names.count(widget->objectName()) > 0;
    }

    void add(const QKeySequence &key, const QWidget *to)
    {
        if (key.isEmpty())
            return;
        m_keys[key.toString()].append(nameOf(to));
        m_reached.insert(to);
    }

    std::map<QString, QStringList> m_keys;
    std::vector<const QWidget *> m_wanting;
    std::set<const QWidget *> m_reached;
};

} // namespace assay::test

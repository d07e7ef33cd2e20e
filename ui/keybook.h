// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QList>
#include <QPointer>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QObject;

namespace assay {

/// The keys of one action, or keys that stand for something which is no action of a menu.
struct KeyEntry {
    QString id;    ///< of the settings; "" where the keys are fixed
    QString group; ///< the menu it is found in
    QString text;  ///< without mnemonics
    QList<QKeySequence> defaults;
    QList<QKeySequence> keys;

    bool isFixed() const { return id.isEmpty(); }
    bool isChanged() const { return keys != defaults; }
};

/// Two entries that want the same key, by their places in the list.
struct KeyClash {
    std::size_t first = 0;
    std::size_t second = 0;
    QKeySequence key;
};

/// In the order of the list. One key that another one begins with is a clash as well: the longer one could never be reached.
std::vector<KeyClash> keyClashes(const std::vector<KeyEntry> &entries);

/// A key that writes something where one writes: a letter, a digit, a sign, without Ctrl, Alt or Meta.
bool isTypingKey(const QKeySequence &key);

QString keysText(const QList<QKeySequence> &keys); ///< "F5, Ctrl+R", in the words of the system

/// The text of an action or of a menu as it is read, without the marks of its mnemonic.
QString withoutMnemonic(QString text);

/// All actions of a window that may have a key, and the keys that the user has given them, which are kept in the settings.
class KeyBook {
public:
    /// Every action of the menus that has a name, in the order of the menus. Call it when all have the keys they have of old.
    void addMenus(const QMenuBar &bar);
    /// Keys that nobody can change, asked for anew each time.
    void setFixed(std::function<std::vector<KeyEntry>()> fixed) { m_fixed = std::move(fixed); }

    std::vector<KeyEntry> entries() const; ///< as the actions have them now, then the fixed ones
    void take(const std::vector<KeyEntry> &entries); ///< gives the actions their keys and keeps what was changed
    /// Gives the actions the keys of the settings. Where two want one key, what the user has set keeps it.
    void load();

private:
    struct Known {
        QPointer<QAction> action;
        QString group;
        QList<QKeySequence> defaults;
    };
    void addMenu(const QMenu &menu, const QString &group);
    void apply(const std::vector<KeyEntry> &entries);

    std::vector<Known> m_known;
    std::function<std::vector<KeyEntry>()> m_fixed;
};

/// Ends the tool tip that target (a widget or an action) has with the keys of the actions, now and whenever they change.
/// There must be one already.
void addKeyTip(QObject *target, const QList<QAction *> &actions);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keybook.h"

#include "ui/plaintext.h"
#include "ui/settings.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKeys = 4; // of one action, in a settings file

bool clash(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

QList<QKeySequence> fromSettings(const QStringList &texts)
{
    QList<QKeySequence> keys;
    for (const QString &text : texts.mid(0, mostKeys)) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        // What is no key comes back as one without a name.
        if (!key.isEmpty() && !key.toString().isEmpty() && (key[0].key() != Qt::Key_unknown) && !isTypingKey(key))
            keys.append(key);
    }
    return keys;
}

QStringList toSettings(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::PortableText));
    return texts;
}

} // namespace

std::vector<KeyClash> keyClashes(const std::vector<KeyEntry> &entries)
{
    struct Use {
        std::size_t entry;
        QKeySequence key;
    };
    std::vector<Use> uses;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const QKeySequence &key : entries[i].keys) {
            if (!key.isEmpty())
                uses.push_back({i, key});
        }
    }
    std::vector<KeyClash> found;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        for (std::size_t j = i + 1; j < uses.size(); ++j) {
            const bool fixed = entries[uses[i].entry].isFixed() && entries[uses[j].entry].isFixed();
            if (!fixed && uses[i].entry != uses[j].entry && clash(uses[i].key, uses[j].key))
                found.push_back({uses[i].entry, uses[j].entry, uses[i].key});
        }
    }
    return found;
}

bool isTypingKey(const QKeySequence &key)
{
    if (key.isEmpty())
        return false;
    const QKeyCombination first = key[0];
    const bool alone = !(first.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    // Keys that write nothing have numbers above all characters.
    return alone && (first.key() == Qt::Key_Tab || first.key() == Qt::Key_Backtab || first.key() == Qt::Key_Return || first.key() == Qt::Key_Enter
                     || first.key() < Qt::Key_Escape);
}

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts.append(key.toString(QKeySequence::NativeText));
    return texts.join(u", "_s);
}

QString withoutMnemonic(QString text)
{
    return text.replace(u"&&"_s, u"\u0001"_s).remove(u'&').replace(u'\u0001', u'&');
}

void KeyBook::addMenus(const QMenuBar &bar)
{
    const QList<QAction *> menus = bar.actions();
    for (const QAction *menu : menus) {
        if (menu->menu())
            addMenu(*menu->menu(), withoutMnemonic(menu->text()));
    }
}

void KeyBook::addMenu(const QMenu &menu, const QString &group)
{
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions) {
        const auto known = [action](const Known &one) { return one.action == action; };
        if (action->menu())
            addMenu(*action->menu(), group);
        // The keys of tags are set where the tags are; what has no name is made anew each time its menu opens.
        else if (!action->isSeparator() && !action->objectName().isEmpty() && !action->objectName().startsWith(u"tag-"_s)
                 && std::none_of(m_known.begin(), m_known.end(), known))
            m_known.push_back({action, group, action->shortcuts()});
    }
}

std::vector<KeyEntry> KeyBook::entries() const
{
    std::vector<KeyEntry> list;
    list.reserve(m_known.size());
    for (const Known &known : m_known) {
        if (known.action)
            list.push_back({known.action->objectName(), known.group, withoutMnemonic(known.action->text()), known.defaults, known.action->shortcuts()});
    }
    if (m_fixed) {
        for (KeyEntry &fixed : m_fixed())
            list.push_back(std::move(fixed));
    }
    return list;
}

void KeyBook::apply(const std::vector<KeyEntry> &entries)
{
    for (const KeyEntry &entry : entries) {
        for (const Known &known : m_known) {
            if (known.action && known.action->objectName() == entry.id && known.action->shortcuts() != entry.keys)
                known.action->setShortcuts(entry.keys);
        }
    }
}

void KeyBook::take(const std::vector<KeyEntry> &entries)
{
    apply(entries);
    QMap<QString, QStringList> kept;
    for (const KeyEntry &entry : entries) {
        if (!entry.isFixed() && entry.isChanged())
            kept.insert(entry.id, toSettings(entry.keys));
    }
    AppSettings::setKeys(kept);
}

void KeyBook::load()
{
    const QMap<QString, QStringList> kept = AppSettings::keys();
    if (kept.isEmpty())
        return;
    std::vector<KeyEntry> list = entries();
    for (KeyEntry &entry : list) {
        if (const auto found = kept.find(entry.id); !entry.isFixed() && found != kept.end())
            entry.keys = fromSettings(*found);
    }
    const std::vector<KeyClash> clashes = keyClashes(list);
    for (const KeyClash &one : clashes) {
        const KeyEntry &first = list[one.first];
        const bool secondStays = list[one.second].isFixed() || (list[one.second].isChanged() && !first.isChanged() && !first.isFixed());
        KeyEntry &loses = list[secondStays ? one.first : one.second];
        loses.keys.removeIf([&](const QKeySequence &key) { return clash(key, one.key); });
    }
    apply(list);
}

void addKeyTip(QObject *target, const QList<QAction *> &actions)
{
    const QString end = u"</span>"_s;
    QString base = target->property("toolTip").toString();
    if (!base.endsWith(end))
        base = toolTipText(base);
    base.chop(end.size());
    const auto tell = [target, actions, base, end] {
        QList<QKeySequence> keys;
        for (const QAction *action : actions)
            keys += action->shortcuts();
        const QString tip = base + (keys.isEmpty() ? QString() : u" ("_s + keysText(keys).toHtmlEscaped() + u')') + end;
        if (target->property("toolTip").toString() != tip)
            target->setProperty("toolTip", tip);
    };
    for (const QAction *action : actions)
        QObject::connect(action, &QAction::changed, target, tell);
    tell();
}

} // namespace assay

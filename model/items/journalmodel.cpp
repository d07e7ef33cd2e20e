// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/journalmodel.h"

#include "items/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDetail = 300;
constexpr int shownHashDigits = 16;

QString shown(const QString &text)
{
    return displayText(text.toStdString());
}

// "etc/passwd (+3)": the first thing that something was done to, and how many more.
QString listText(const QJsonArray &list)
{
    const QJsonObject first = list.first().toObject();
    QJsonObject named = first;
    for (const QString &inside : {u"after"_s, u"before"_s}) {
        if (first[inside].isObject())
            named = first[inside].toObject();
    }
    QString name;
    for (const QString &key : {u"path"_s, u"name"_s, u"title"_s}) {
        if (name.isEmpty())
            name = named[key].toString();
    }
    const QString more = list.size() > 1 ? u"+%1"_s.arg(numberText(static_cast<std::uint64_t>(list.size() - 1))) : QString();
    return name.isEmpty() ? numberText(static_cast<std::uint64_t>(list.size())) : more.isEmpty() ? name : QString(name + u" ("_s + more + u')');
}

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: return value.toString();
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Array: return value.toArray().isEmpty() ? QString() : listText(value.toArray());
    default: return {};
    }
}

// What one looks for first; the others as JSON has them, who and when apart, which have columns of their own.
QStringList keysOf(const QJsonObject &object)
{
    static const QStringList first{u"from"_s, u"to"_s, u"result"_s, u"recorded"_s, u"role"_s, u"path"_s, u"format"_s, u"marks"_s, u"notes"_s};
    QStringList keys;
    for (const QString &key : first) {
        if (object.contains(key))
            keys.append(key);
    }
    const QStringList all = object.keys();
    for (const QString &key : all) {
        if (!first.contains(key) && key != u"by"_s && key != u"at"_s)
            keys.append(key);
    }
    return keys;
}

void append(QStringList &parts, const QJsonObject &object, int depth)
{
    const QStringList keys = keysOf(object);
    for (const QString &key : keys) {
        const QJsonValue value = object[key];
        if (value.isObject() && depth < 2)
            append(parts, value.toObject(), depth + 1);
        else if (const QString text = valueText(value); !text.isEmpty())
            parts.append(key + u": "_s + text);
    }
}

// To the second; the rest is in the details.
QString whenText(const std::string &utc)
{
    const std::size_t dot = utc.find('.');
    return displayText(dot == std::string::npos ? utc : utc.substr(0, dot) + 'Z');
}

QString whoText(const JournalStamp &stamp)
{
    return displayText(stamp.user) + u'@' + displayText(stamp.host);
}

} // namespace

QString journalKindText(const std::string &kind)
{
    static const struct {
        JournalKind kind;
        const char *text;
    } kinds[] = {
        {JournalKind::Created, QT_TRANSLATE_NOOP("assay::JournalModel", "case made")},
        {JournalKind::Opened, QT_TRANSLATE_NOOP("assay::JournalModel", "case opened")},
        {JournalKind::Described, QT_TRANSLATE_NOOP("assay::JournalModel", "properties changed")},
        {JournalKind::Hashed, QT_TRANSLATE_NOOP("assay::JournalModel", "source hashed")},
        {JournalKind::Verified, QT_TRANSLATE_NOOP("assay::JournalModel", "source hashed again")},
        {JournalKind::Compared, QT_TRANSLATE_NOOP("assay::JournalModel", "compared")},
        {JournalKind::Tagged, QT_TRANSLATE_NOOP("assay::JournalModel", "tagged")},
        {JournalKind::Noted, QT_TRANSLATE_NOOP("assay::JournalModel", "note written")},
        {JournalKind::Bookmarked, QT_TRANSLATE_NOOP("assay::JournalModel", "bookmark set")},
        {JournalKind::Imported, QT_TRANSLATE_NOOP("assay::JournalModel", "notes imported")},
        {JournalKind::Filtered, QT_TRANSLATE_NOOP("assay::JournalModel", "filtered")},
        {JournalKind::Exported, QT_TRANSLATE_NOOP("assay::JournalModel", "exported")},
        {JournalKind::Signed, QT_TRANSLATE_NOOP("assay::JournalModel", "signed")},
        {JournalKind::Custody, QT_TRANSLATE_NOOP("assay::JournalModel", "custody")},
        {JournalKind::Undone, QT_TRANSLATE_NOOP("assay::JournalModel", "undone")},
        {JournalKind::Interpreted, QT_TRANSLATE_NOOP("assay::JournalModel", "own finding written")},
        {JournalKind::TrustAdded, QT_TRANSLATE_NOOP("assay::JournalModel", "trusted key added")},
        {JournalKind::TrustRemoved, QT_TRANSLATE_NOOP("assay::JournalModel", "trusted key removed")},
        {JournalKind::TrustAgreed, QT_TRANSLATE_NOOP("assay::JournalModel", "trusted key agreed to")},
        {JournalKind::TrustWithdrawn, QT_TRANSLATE_NOOP("assay::JournalModel", "trusted key no longer agreed to")},
        {JournalKind::Fetched, QT_TRANSLATE_NOOP("assay::JournalModel", "fetched")},
        {JournalKind::Continued, QT_TRANSLATE_NOOP("assay::JournalModel", "goes on from another case")},
    };
    for (const auto &each : kinds) {
        if (kind == journalKindName(each.kind))
            return JournalModel::tr(each.text);
    }
    return displayText(kind);
}

QString journalDetailText(const std::string &payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(payload));
    QStringList parts;
    if (document.isObject())
        append(parts, document.object(), 0);
    const QString text = document.isObject() ? parts.join(u" · "_s) : QString::fromStdString(payload);
    return shown(text.size() > longestDetail ? QString(text.left(longestDetail) + u'…') : text);
}

JournalModel::JournalModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void JournalModel::setEntries(std::vector<JournalEntry> entries, const std::optional<JournalProblem> &problem)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_problem = problem;
    endResetModel();
}

const JournalEntry *JournalModel::entryAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    const JournalEntry *entry = index.isValid() ? entryAt(index.row()) : nullptr;
    if (!entry)
        return {};
    const QString hash = QString::fromStdString(toHex(entry->hash));
    switch (role) {
    case BrokenRole: return m_problem && entry->sequence >= m_problem->sequence;
    case DetailRole:
        return QStringList{journalKindText(entry->kind), journalDetailText(entry->payload), whoText(entry->stamp) + u", "_s + displayText(entry->stamp.utc),
                           displayText(entry->stamp.tool), u"SHA-256 "_s + hash}
            .join(u'\n');
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: break;
    default: return {};
    }
    switch (index.column()) {
    case NumberColumn: return QString::number(entry->sequence);
    case WhenColumn: return whenText(entry->stamp.utc);
    case WhoColumn: return whoText(entry->stamp);
    case WhatColumn: return journalKindText(entry->kind);
    case DetailColumn: return journalDetailText(entry->payload);
    case HashColumn: return QString(hash.left(shownHashDigits) + u'…');
    default: return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case NumberColumn: return tr("No.");
    case WhenColumn: return tr("When (UTC)");
    case WhoColumn: return tr("Who");
    case WhatColumn: return tr("What");
    case DetailColumn: return tr("Details");
    case HashColumn: return tr("Hash");
    default: return {};
    }
}

} // namespace assay

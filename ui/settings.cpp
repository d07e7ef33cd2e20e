// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings.h"

#include "items/displaytext.h"
#include "ui/pathtext.h"

#include <QSettings>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostAgreedTrust = 2000;
constexpr std::size_t mostRecent = 8;
constexpr qsizetype mostFilters = 50;
constexpr qsizetype mostPrograms = 12;
constexpr qsizetype mostHashLists = 64;

QVariant value(const QString &key)
{
    return QSettings().value(key);
}

void set(const QString &key, const QVariant &value)
{
    QSettings().setValue(key, value);
}

// "live=%2Fvar%2Flib%2Fdocker": bytes survive, and a settings file can be read.
QString encoded(const OpenRequest &source)
{
    const std::string_view role = source.role ? roleName(*source.role) : std::string_view();
    return fromUtf8View(role) + u'='
        + QString::fromLatin1(QByteArray::fromStdString(source.path).toPercentEncoding(QByteArrayLiteral("/ ")));
}

std::optional<OpenRequest> decoded(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return std::nullopt;
    OpenRequest source;
    source.path = QByteArray::fromPercentEncoding(text.mid(equals + 1).toLatin1()).toStdString();
    for (const Role role : {Role::Vendor, Role::Saved, Role::Live}) {
        if (text.left(equals) == fromUtf8View(roleName(role)))
            source.role = role;
    }
    return source.path.empty() ? std::nullopt : std::optional(source);
}

// Those that are pinned stay; of the others the last ones do.
void write(std::vector<RecentCase> cases)
{
    std::stable_partition(cases.begin(), cases.end(), [](const RecentCase &one) { return one.pinned; });
    if (cases.size() > mostRecent)
        cases.resize(mostRecent);
    QSettings settings;
    settings.remove(u"recent"_s);
    settings.beginWriteArray(u"recent"_s);
    for (int i = 0; i < static_cast<int>(cases.size()); ++i) {
        settings.setArrayIndex(i);
        QStringList texts;
        for (const OpenRequest &source : cases[static_cast<std::size_t>(i)].sources)
            texts.append(encoded(source));
        settings.setValue(u"sources"_s, texts);
        settings.setValue(u"pinned"_s, cases[static_cast<std::size_t>(i)].pinned);
    }
    settings.endArray();
}

} // namespace

QString RecentCase::title() const
{
    QStringList names;
    for (const OpenRequest &source : sources)
        names.append(fileNameText(source.path));
    return names.join(u" · "_s);
}

QString RecentCase::details() const
{
    QStringList lines;
    for (const OpenRequest &source : sources)
        lines.append((source.role ? QString(sideTitle(static_cast<int>(*source.role)) + u": "_s) : QString()) + displayText(source.path));
    return lines.join(u'\n');
}

QByteArray AppSettings::geometry() { return value(u"window/geometry"_s).toByteArray(); }
void AppSettings::setGeometry(const QByteArray &state) { set(u"window/geometry"_s, state); }
QByteArray AppSettings::windowState() { return value(u"window/state"_s).toByteArray(); }
void AppSettings::setWindowState(const QByteArray &state) { set(u"window/state"_s, state); }
QByteArray AppSettings::columns() { return value(u"window/columns"_s).toByteArray(); }
void AppSettings::setColumns(const QByteArray &state) { set(u"window/columns"_s, state); }
Theme AppSettings::theme() { return themeFromName(value(u"theme"_s).toString()).value_or(Theme::System); }
void AppSettings::setTheme(Theme theme) { set(u"theme"_s, themeName(theme)); }
QString AppSettings::folder(const QString &kind) { return value(u"folders/"_s + kind).toString(); }
void AppSettings::setFolder(const QString &kind, const QString &folder) { set(u"folders/"_s + kind, folder); }
QString AppSettings::text(const QString &key) { return value(u"form/"_s + key).toString(); }
void AppSettings::setText(const QString &key, const QString &text) { set(u"form/"_s + key, text); }
bool AppSettings::flag(const QString &key, bool otherwise) { return QSettings().value(u"flags/"_s + key, otherwise).toBool(); }
void AppSettings::setFlag(const QString &key, bool on) { set(u"flags/"_s + key, on); }

QStringList AppSettings::filters() { return value(u"filters"_s).toStringList().mid(0, mostFilters); }
void AppSettings::setFilters(const QStringList &filters) { set(u"filters"_s, filters.mid(0, mostFilters)); }

QStringList AppSettings::agreedTrust() { return value(u"agreedTrust"_s).toStringList(); }
void AppSettings::setAgreedTrust(const QStringList &digests) { set(u"agreedTrust"_s, digests.mid(std::max<qsizetype>(0, digests.size() - mostAgreedTrust))); }

QStringList AppSettings::programs() { return value(u"programs"_s).toStringList().mid(0, mostPrograms); }
void AppSettings::setPrograms(const QStringList &programs) { set(u"programs"_s, programs.mid(0, mostPrograms)); }

std::vector<std::pair<std::string, bool>> AppSettings::hashLists()
{
    std::vector<std::pair<std::string, bool>> lists;
    const QStringList texts = value(u"hashLists"_s).toStringList().mid(0, mostHashLists);
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const std::string path = QByteArray::fromPercentEncoding(text.mid(equals + 1).toLatin1()).toStdString();
        if (equals > 0 && !path.empty())
            lists.emplace_back(path, text.left(equals) == u"bad"_s);
    }
    return lists;
}

void AppSettings::setHashLists(const std::vector<std::pair<std::string, bool>> &lists)
{
    QStringList texts;
    for (const auto &[path, bad] : lists)
        texts.append((bad ? u"bad="_s : u"good="_s) + QString::fromLatin1(QByteArray::fromStdString(path).toPercentEncoding(QByteArrayLiteral("/ "))));
    set(u"hashLists"_s, texts);
}

QMap<QString, QStringList> AppSettings::keys()
{
    QMap<QString, QStringList> keys;
    QSettings settings;
    settings.beginGroup(u"keys"_s);
    const QStringList names = settings.childKeys();
    for (const QString &name : names)
        keys.insert(name, settings.value(name).toStringList());
    return keys;
}

void AppSettings::setKeys(const QMap<QString, QStringList> &keys)
{
    QSettings settings;
    settings.remove(u"keys"_s);
    settings.beginGroup(u"keys"_s);
    for (auto one = keys.begin(); one != keys.end(); ++one)
        settings.setValue(one.key(), one.value());
}

std::vector<RecentCase> AppSettings::recent()
{
    std::vector<RecentCase> cases;
    QSettings settings;
    const int count = settings.beginReadArray(u"recent"_s);
    for (int i = 0; i < count && cases.size() < mostRecent; ++i) {
        settings.setArrayIndex(i);
        RecentCase one;
        const QStringList texts = settings.value(u"sources"_s).toStringList();
        for (const QString &text : texts) {
            if (auto source = decoded(text); source && one.sources.size() < 3)
                one.sources.push_back(std::move(*source));
        }
        one.pinned = settings.value(u"pinned"_s).toBool();
        if (!one.sources.empty())
            cases.push_back(std::move(one));
    }
    settings.endArray();
    return cases;
}

bool RecentCase::isSame(const std::vector<OpenRequest> &others) const
{
    return std::equal(sources.begin(), sources.end(), others.begin(), others.end(), [](const OpenRequest &a, const OpenRequest &b) { return a.path == b.path && a.role == b.role; });
}

void AppSettings::addRecent(const std::vector<OpenRequest> &sources)
{
    if (!remembersRecent())
        return;
    std::vector<RecentCase> cases = recent();
    RecentCase added{sources};
    const auto same = std::find_if(cases.begin(), cases.end(), [&](const RecentCase &one) { return one.isSame(sources); });
    if (same != cases.end()) {
        added.pinned = same->pinned;
        cases.erase(same);
    }
    cases.insert(cases.begin(), std::move(added));
    write(std::move(cases));
}

void AppSettings::setPinned(const RecentCase &one, bool pinned)
{
    std::vector<RecentCase> cases = recent();
    for (RecentCase &each : cases) {
        if (each.isSame(one.sources))
            each.pinned = pinned;
    }
    write(std::move(cases));
}

void AppSettings::removeRecent(const RecentCase &one)
{
    std::vector<RecentCase> cases = recent();
    std::erase_if(cases, [&](const RecentCase &each) { return each.isSame(one.sources); });
    write(std::move(cases));
}

void AppSettings::clearRecent()
{
    std::vector<RecentCase> cases = recent();
    std::erase_if(cases, [](const RecentCase &each) { return !each.pinned; });
    write(std::move(cases));
}

bool AppSettings::remembersRecent()
{
    return flag(u"rememberRecent"_s, true);
}

void AppSettings::setRemembersRecent(bool on)
{
    setFlag(u"rememberRecent"_s, on);
}

} // namespace assay

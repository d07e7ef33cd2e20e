// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/caselayout.h"

#include "compare/filter.h"
#include "ui/columns.h"
#include "ui/session.h"
#include "ui/trustdock.h"

#include <QDataStream>
#include <QDockWidget>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int layoutForm = 1;
constexpr std::size_t mostSelected = 5'000;
constexpr qsizetype mostPaths = 10'000;    // of one list, when read
constexpr qsizetype mostColumnBytes = 16'384;
constexpr std::size_t mostTrustPlaces = 100;
constexpr std::size_t mostPlaceBytes = 4096;
constexpr std::size_t mostTextBytes = 65'536;
constexpr std::size_t mostLayoutBytes = 1'000'000; // CaseLimits::layoutBytes is a little more

// Names are bytes, and JSON is text.
QJsonValue encoded(const std::string &bytes)
{
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toPercentEncoding(QByteArrayLiteral("/ ")));
}

std::string decoded(const QJsonValue &value)
{
    return QByteArray::fromPercentEncoding(value.toString().toLatin1()).toStdString();
}

QJsonArray encoded(const std::vector<std::string> &paths)
{
    QJsonArray array;
    for (const std::string &path : paths)
        array.append(encoded(path));
    return array;
}

std::vector<std::string> decodedList(const QJsonValue &value)
{
    std::vector<std::string> paths;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < std::min(array.size(), mostPaths); ++i)
        paths.push_back(decoded(array[i]));
    return paths;
}

QJsonObject queryObject(const ProjectionQuery &query)
{
    QJsonArray statuses;
    for (const bool status : query.statuses)
        statuses.append(status);
    return {{u"text"_s, encoded(query.text)},
            {u"differencesOnly"_s, query.differencesOnly},
            {u"unexplainedOnly"_s, query.unexplainedOnly},
            {u"changes"_s, query.changes},
            {u"statuses"_s, statuses},
            {u"sortKey"_s, static_cast<int>(query.sortKey)},
            {u"sortSide"_s, query.sortSide},
            {u"descending"_s, query.descending},
            {u"directoriesFirst"_s, query.directoriesFirst}};
}

ProjectionQuery queryFrom(const QJsonObject &object)
{
    ProjectionQuery query;
    query.text = decoded(object[u"text"_s]);
    if (query.text.size() > mostTextBytes || Filter::parse(query.text).error())
        query.text.clear();
    query.differencesOnly = object[u"differencesOnly"_s].toBool();
    query.unexplainedOnly = object[u"unexplainedOnly"_s].toBool();
    query.changes = static_cast<std::uint16_t>(object[u"changes"_s].toInt(Change::all) & Change::all);
    const QJsonArray statuses = object[u"statuses"_s].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(statuses.size(), static_cast<qsizetype>(query.statuses.size())); ++i)
        query.statuses[static_cast<std::size_t>(i)] = statuses[i].toBool(true);
    query.sortKey = static_cast<SortKey>(std::clamp(object[u"sortKey"_s].toInt(), 0, sortKeyCount - 1));
    query.sortSide = std::clamp(object[u"sortSide"_s].toInt(LiveSide), 0, sideCount - 1);
    query.descending = object[u"descending"_s].toBool();
    query.directoriesFirst = object[u"directoriesFirst"_s].toBool(true);
    return query;
}

QJsonObject panesObject(const PaneView &view)
{
    QJsonArray expanded;
    for (const std::vector<std::string> &folders : view.expanded)
        expanded.append(encoded(folders));
    return {{u"locked"_s, view.locked}, {u"focused"_s, view.focused}, {u"expanded"_s, expanded}, {u"top"_s, encoded(view.top)}, {u"topOffset"_s, view.topOffset}};
}

PaneView panesFrom(const QJsonObject &object)
{
    PaneView view;
    view.locked = object[u"locked"_s].toBool(true);
    view.focused = std::clamp(object[u"focused"_s].toInt(LiveSide), 0, sideCount - 1);
    const QJsonArray expanded = object[u"expanded"_s].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(expanded.size(), sideCount); ++i)
        view.expanded[static_cast<std::size_t>(i)] = decodedList(expanded[i]);
    view.top = decoded(object[u"top"_s]);
    view.topOffset = std::clamp(object[u"topOffset"_s].toInt(), -1000, 1000);
    return view;
}

QByteArray written(const CaseLayout &layout)
{
    QJsonArray layers;
    for (const LayerView &view : layout.layers)
        layers.append(QJsonObject{{u"kind"_s, static_cast<int>(view.kind)}, {u"layer"_s, static_cast<qint64>(view.layer)}});
    const QJsonObject all{{u"form"_s, layoutForm},
                          {u"query"_s, queryObject(layout.query)},
                          {u"layers"_s, layers},
                          {u"panes"_s, panesObject(layout.panes)},
                          {u"columns"_s, QString::fromLatin1(layout.columns.toBase64())},
                          {u"current"_s, encoded(layout.current)},
                          {u"selected"_s, encoded(layout.selected)},
                          {u"docks"_s, QJsonArray::fromStringList(layout.docks)},
                          {u"trustPlaces"_s, encoded(layout.trustPlaces)}};
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

} // namespace

std::string layoutBytes(const CaseLayout &layout)
{
    QByteArray bytes = written(layout);
    if (static_cast<std::size_t>(bytes.size()) > mostLayoutBytes) {
        CaseLayout shorter = layout;
        shorter.selected.clear();
        shorter.panes.expanded = {};
        bytes = written(shorter);
    }
    return static_cast<std::size_t>(bytes.size()) > mostLayoutBytes ? std::string() : bytes.toStdString();
}

std::optional<CaseLayout> readLayout(std::string_view bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    const QJsonObject all = document.object();
    if (all[u"form"_s].toInt() != layoutForm)
        return std::nullopt;
    CaseLayout layout;
    layout.query = queryFrom(all[u"query"_s].toObject());
    const QJsonArray layers = all[u"layers"_s].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(layers.size(), sideCount); ++i) {
        const QJsonObject view = layers[i].toObject();
        layout.layers[static_cast<std::size_t>(i)] = {static_cast<LayerView::Kind>(std::clamp(view[u"kind"_s].toInt(), 0, 2)),
                                                      static_cast<std::uint32_t>(std::clamp(view[u"layer"_s].toInt(), 0, 1'000'000))};
    }
    layout.panes = panesFrom(all[u"panes"_s].toObject());
    layout.columns = QByteArray::fromBase64(all[u"columns"_s].toString().toLatin1());
    if (layout.columns.size() > mostColumnBytes)
        layout.columns.clear();
    layout.current = decoded(all[u"current"_s]);
    layout.selected = decodedList(all[u"selected"_s]);
    const QJsonArray docks = all[u"docks"_s].toArray();
    for (qsizetype i = 0; i < std::min<qsizetype>(docks.size(), 100); ++i)
        layout.docks.append(docks[i].toString().left(100));
    for (std::string &place : decodedList(all[u"trustPlaces"_s])) {
        if (!place.empty() && place.size() <= mostPlaceBytes && place.find('\0') == std::string::npos && layout.trustPlaces.size() < mostTrustPlaces)
            layout.trustPlaces.push_back(std::move(place));
    }
    return layout;
}

CaseLayout layoutOf(const QMainWindow &window, const Session &session, const PaneArea &panes)
{
    CaseLayout layout;
    layout.query = session.query();
    layout.query.marks.reset();
    layout.query.known.reset();
    for (int side = 0; side < sideCount; ++side)
        layout.layers[static_cast<std::size_t>(side)] = session.layerView(side);
    layout.panes = panes.saveView();
    QDataStream columns(&layout.columns, QIODevice::WriteOnly);
    panes.columns()->save(columns);
    const ComparisonPtr &comparison = session.comparison();
    if (comparison && session.current())
        layout.current = comparison->tree->path(session.current());
    if (comparison && !session.selection().isEmpty() && session.selection().count() <= mostSelected) {
        for (const DiffNodeId id : session.selectedRows())
            layout.selected.push_back(comparison->tree->path(id));
    }
    const auto docks = window.findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QDockWidget *dock : docks) {
        if (!dock->isHidden())
            layout.docks.append(dock->objectName());
    }
    layout.docks.sort();
    if (const auto *trust = window.findChild<TrustDock *>())
        layout.trustPlaces = trust->places();
    return layout;
}

void applyLayout(const CaseLayout &layout, QMainWindow &window, Session &session, PaneArea &panes)
{
    const ComparisonPtr &comparison = session.comparison();
    if (!comparison)
        return;
    const auto docks = window.findChildren<QDockWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QDockWidget *dock : docks) {
        const bool wanted = layout.docks.contains(dock->objectName());
        if (wanted == dock->isHidden() && dock->toggleViewAction()->isEnabled())
            dock->setVisible(wanted);
    }
    if (auto *trust = window.findChild<TrustDock *>())
        trust->setPlaces(layout.trustPlaces);
    if (!layout.columns.isEmpty()) {
        QDataStream columns(layout.columns);
        panes.columns()->restore(columns);
    }
    const DiffTree &tree = *comparison->tree;
    DiffNodeId current = layout.current.empty() ? DiffNodeId() : tree.find(layout.current);
    if (current && !session.projection()->shows(current))
        current = {};
    RowSelection selection;
    for (const std::string &path : layout.selected) {
        if (const DiffNodeId id = tree.find(path); id && session.projection()->shows(id))
            selection.set(tree, id, true);
    }
    session.setCurrent(current);
    if (!selection.isEmpty())
        session.select(std::move(selection), current);
    panes.restoreView(layout.panes);
}

} // namespace assay

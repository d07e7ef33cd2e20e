// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/searchmodel.h"

#include "items/displaytext.h"

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t placesShown = 4;

// One line of what stands around a hit: what cannot be printed is a dot, as in a hex view.
QString contextText(const ContentHit &hit)
{
    const auto plain = [](const std::string &bytes) {
        QString text;
        for (const char c : bytes)
            text += c >= 0x20 && c < 0x7F ? QLatin1Char(c) : QChar(u'·');
        return text;
    };
    return plain(hit.before) + u'⟦' + plain(hit.matched) + u'⟧' + plain(hit.after);
}

// What a hit of a search in metadata is in.
QString foundIn(FoundBy by)
{
    switch (by) {
    case FoundBy::Content: break;
    case FoundBy::Path: return SearchModel::tr("path");
    case FoundBy::Target: return SearchModel::tr("link target");
    case FoundBy::Owner: return SearchModel::tr("owner");
    case FoundBy::XattrName: return SearchModel::tr("name of an attribute");
    case FoundBy::XattrValue: return SearchModel::tr("value of an attribute");
    case FoundBy::Digest: return SearchModel::tr("SHA-256");
    }
    return SearchModel::tr("content");
}

// What was found, and in what where that is no content.
QString hitText(const ContentHit &hit)
{
    if (hit.by == FoundBy::Content)
        return contextText(hit);
    QString text = foundIn(hit.by) + u": "_s + displayText(hit.before) + u'⟦' + displayText(hit.matched) + u'⟧' + displayText(hit.after);
    if (hit.earlier)
        text += u' ' + SearchModel::tr("(said first, and then differently by the same layer)");
    return text;
}

} // namespace

SearchModel::SearchModel(QObject *parent) :
    QAbstractTableModel(parent)
{
}

void SearchModel::start(std::vector<LoadedSourcePtr> sources)
{
    beginResetModel();
    m_sources = std::move(sources);
    m_hits.clear();
    m_rows.clear();
    endResetModel();
}

void SearchModel::append(std::vector<ContentHits> hits)
{
    std::size_t more = 0;
    for (const ContentHits &one : hits)
        more += one.hits.size();
    if (more == 0)
        return;
    beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(m_rows.size() + more) - 1);
    for (ContentHits &one : hits) {
        for (std::uint32_t i = 0; i < one.hits.size(); ++i)
            m_rows.emplace_back(static_cast<std::uint32_t>(m_hits.size()), i);
        m_hits.push_back(std::move(one));
    }
    endInsertRows();
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SearchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const ContentHits *SearchModel::hitsAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_hits[m_rows[static_cast<std::size_t>(row)].first] : nullptr;
}

const ContentHit *SearchModel::hitAt(int row) const
{
    const ContentHits *hits = hitsAt(row);
    return hits ? &hits->hits[m_rows[static_cast<std::size_t>(row)].second] : nullptr;
}

std::string SearchModel::pathOf(const ContentPlace &place) const
{
    return m_sources[place.source]->layers[place.layer].tree->path(place.node);
}

bool SearchModel::isSeen(const ContentPlace &place) const
{
    const FsTree &tree = *m_sources[place.source]->tree;
    const NodeId node = tree.find(pathOf(place));
    return node && tree.ref(node).layer == place.layer && tree.ref(node).node == place.node;
}

QString SearchModel::placeText(const ContentPlace &place, const std::string &path) const
{
    const LoadedSource &source = *m_sources[place.source];
    QString text = sideWord(static_cast<int>(source.role));
    if (source.layers.size() > 1)
        text = tr("%1, layer %2", "a source").arg(text).arg(place.layer);
    if (source.layers[place.layer].tree->entry(place.node).type == EntryType::None)
        text = tr("%1, deletion mark", "a source and layer").arg(text);
    else if (!isSeen(place))
        text = tr("%1, hidden", "a file that a higher layer hides").arg(text);
    if (const std::string other = pathOf(place); other != path)
        text += u": "_s + displayText(other);
    return text;
}

QString SearchModel::whereText(const ContentHits &hits) const
{
    QStringList places;
    const std::string path = pathOf(hits.places.front());
    for (const ContentPlace &place : hits.places) {
        if (places.size() == placesShown) {
            places.append(tr("and %n more place(s)", nullptr, static_cast<int>(hits.places.size() - placesShown)));
            break;
        }
        places.append(placeText(place, path));
    }
    return places.join(u"; "_s);
}

QString SearchModel::detailText(const ContentHits &hits, const ContentHit &hit) const
{
    constexpr std::size_t most = 20;
    QStringList lines{displayText(pathOf(hits.places.front())), hit.by != FoundBy::Content ? hitText(hit) : tr("Offset %1 (0x%2), %n byte(s)", nullptr, static_cast<int>(hit.size)).arg(numberText(hit.offset), QString::number(hit.offset, 16))};
    for (std::size_t i = 0; i < std::min(most, hits.places.size()); ++i)
        lines.append(placeText(hits.places[i], pathOf(hits.places.front())));
    if (hits.places.size() > most)
        lines.append(tr("and %n more place(s)", nullptr, static_cast<int>(hits.places.size() - most)));
    return lines.join(u'\n');
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    const ContentHits *hits = index.isValid() ? hitsAt(index.row()) : nullptr;
    if (!hits)
        return {};
    const ContentHit &hit = *hitAt(index.row());
    if (role == Qt::TextAlignmentRole && index.column() == OffsetColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == DetailRole)
        return detailText(*hits, hit);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case PathColumn: return displayText(pathOf(hits->places.front()));
    case WhereColumn: return whereText(*hits);
    case OffsetColumn: return hit.by == FoundBy::Content ? numberText(hit.offset) : QString();
    case ContextColumn: return hitText(hit);
    default: return {};
    }
}

QVariant SearchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case PathColumn: return tr("Path");
    case WhereColumn: return tr("Where");
    case OffsetColumn: return tr("Offset");
    case ContextColumn: return tr("What stands there");
    default: return {};
    }
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchpanel.h"

#include "items/displaytext.h"
#include "ui/erroradvice.h"
#include "ui/plaintext.h"
#include "ui/preview/hexsearch.h"
#include "ui/rowfocus.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <mutex>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum Kind { TextKind, BytesKind, ExpressionKind, MetadataKind, DigestKind };

constexpr std::size_t mostMetadataHits = 100'000;

// A path keeps its file's name where room is short. What is read in the evidence runs from left to right in every window, even where it
// begins with a letter that does not.
class HitDelegate : public PlainItemDelegate {
public:
    using PlainItemDelegate::PlainItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        PlainItemDelegate::initStyleOption(option, index);
        const bool isPath = index.column() == SearchModel::PathColumn;
        if (isPath)
            option->textElideMode = Qt::ElideMiddle;
        if (isPath || index.column() == SearchModel::ContextColumn)
            option->text = leftToRight(index.data().toString(), option->direction);
    }
};

} // namespace

// Written by the threads of a search, taken by the window's.
struct SearchPanel::Reported {
    std::mutex mutex;
    std::vector<ContentHits> hits;
};

SearchPanel::SearchPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_field(named(new QLineEdit(this), "searchField", tr("What to search for"))),
    m_kind(named(new QComboBox(this), "searchKind", tr("Kind of search"))),
    m_matchCase(named(new QCheckBox(tr("&Match case"), this), "searchMatchCase", tr("Match case"))),
    m_button(named(new QPushButton(this), "searchStart", tr("Search"))),
    m_summary(named(new ElidedLabel(this), "searchSummary", tr("What was found"))),
    m_table(named(new QTableView(this), "searchHits", tr("Hits"))),
    m_model(new SearchModel(this))
{
    named(this, "searchPanel", tr("Search"));
    m_field->setPlaceholderText(tr("Search in all files of all layers, or in what is recorded of them"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(4096);
    m_kind->addItems({tr("Text"), tr("Bytes (hex)"), tr("Regular expression"), tr("Names and metadata"), tr("SHA-256")});
    m_kind->setToolTip(toolTipText(tr("Text is looked for as UTF-8 and UTF-16. Bytes are written as 7f 45 4c 46. Regular expressions have the syntax of RE2 and are "
                                      "matched on bytes, line by line for ^ and $.") + u'\n'
                                   + tr("Names and metadata are paths, link targets and extended attributes: part of one, a pattern such as *.so, /an expression$/, or "
                                        "owner:0, owner:root and owner:1000:42. Of a SHA-256 its first digits are enough.")));
    m_matchCase->setChecked(true);

    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->setItemDelegate(new HitDelegate(SearchModel::DetailRole, m_table));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = m_table->fontMetrics().averageCharWidth();
    m_table->setColumnWidth(SearchModel::PathColumn, 34 * letter);
    m_table->setColumnWidth(SearchModel::WhereColumn, 44 * letter);
    m_table->setColumnWidth(SearchModel::OffsetColumn, 13 * letter);

    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_kind);
    row->addWidget(m_matchCase);
    row->addWidget(m_button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);

    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!isSearching())
            startOrStop();
    });
    const auto *down = new QShortcut(QKeySequence(Qt::Key_Down), m_field, nullptr, nullptr, Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    chooseRowOnFocus(m_table);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPanel::refresh);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SearchPanel::refresh);
    connect(m_button, &QPushButton::clicked, this, &SearchPanel::startOrStop);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SearchPanel::showRow);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const ContentHits *hits = m_model->hitsAt(index.row());
        if (!hits || !m_comparison)
            return;
        if (const DiffNodeId id = m_comparison->tree->find(m_model->pathOf(hits->places.front())))
            m_session.goTo(id);
        showRow(index);
    });
    connect(&session.runner(), &JobRunner::progressChanged, this, &SearchPanel::takeReported);
    connect(&session, &Session::comparisonChanged, this, &SearchPanel::takeComparison);
    takeComparison();
}

SearchPanel::~SearchPanel()
{
    m_job.cancel();
}

void SearchPanel::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString SearchPanel::summary() const
{
    return m_summary->fullText();
}

// The hits are of the sources that were searched: with others they would say something that is not so.
void SearchPanel::takeComparison()
{
    if (m_comparison && m_session.comparison() && m_comparison->sources == m_session.comparison()->sources) {
        m_comparison = m_session.comparison();
        return;
    }
    m_job.cancel();
    m_job = {};
    m_reported.reset();
    m_comparison = m_session.comparison();
    m_model->start({});
    m_outcome.clear();
    refresh();
    Q_EMIT availabilityChanged();
}

Result<ContentPattern> SearchPanel::pattern() const
{
    const std::string text = m_field->text().toStdString();
    switch (m_kind->currentIndex()) {
    case BytesKind:
        if (auto bytes = parseHexBytes(text))
            return ContentPattern::bytes(std::move(*bytes));
        return Unexpected(makeError(ErrorCode::Usage, {}, tr("Bytes are written in pairs of hex digits, as in 7f 45 4c 46.").toStdString()));
    case ExpressionKind: return ContentPattern::expression(text, !m_matchCase->isChecked());
    default: return ContentPattern::text(text, !m_matchCase->isChecked());
    }
}

void SearchPanel::startOrStop()
{
    if (isSearching()) {
        m_job.cancel();
        return;
    }
    if (!m_comparison || m_field->text().isEmpty())
        return;
    if (m_kind->currentIndex() == MetadataKind || m_kind->currentIndex() == DigestKind)
        startMetadata();
    else
        startContents();
}

template<class Summary, class Search>
void SearchPanel::run(const QString &title, Search search, QString (SearchPanel::*said)(const Summary &) const)
{
    std::vector<LoadedSourcePtr> sources(m_comparison->sources.begin(), m_comparison->sources.end());
    m_model->start(sources);
    m_outcome.clear();
    m_reported = std::make_shared<Reported>();
    m_job = m_session.runner().start(
        {.title = title}, this,
        [sources = std::move(sources), search = std::move(search), reported = m_reported](Context &context) -> Result<Summary> {
            const auto take = [&reported](ContentHits hits) {
                const std::lock_guard lock(reported->mutex);
                reported->hits.push_back(std::move(hits));
            };
            return search(sources, take, context);
        },
        [this, said, reported = m_reported](const Result<Summary> &result) {
            if (reported != m_reported)
                return;
            takeReported();
            m_reported.reset();
            m_job = {};
            m_outcome.clear();
            if (result)
                m_outcome = (this->*said)(*result);
            else
                endEarly(result.error());
            refresh();
        });
    refresh();
}

void SearchPanel::endEarly(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        m_outcome = tr("Stopped: %1 hits until then.").arg(numberText(static_cast<std::uint64_t>(m_model->rowCount())));
    else
        Q_EMIT failed(tr("The search ended early: %1").arg(displayText(error.message())), adviceFor(error));
}

void SearchPanel::sayWrong(const Error &error)
{
    m_outcome = displayText(error.detail);
    refresh();
}

void SearchPanel::startContents()
{
    auto wanted = pattern();
    if (!wanted)
        return sayWrong(wanted.error());
    run<ContentSearchSummary>(
        tr("Searching in contents"),
        [wanted = std::move(*wanted)](const auto &sources, const auto &take, Context &context) { return searchContents(sources, wanted, {}, take, context); },
        &SearchPanel::saidOf);
}

void SearchPanel::startMetadata()
{
    const std::string text = m_field->text().toStdString();
    auto wanted = m_kind->currentIndex() == DigestKind ? MetadataQuery::digest(m_field->text().simplified().toStdString())
                                                       : MetadataQuery::metadata(text, !m_matchCase->isChecked());
    if (!wanted)
        return sayWrong(wanted.error());
    run<MetadataSearchSummary>(
        tr("Searching in names and metadata"),
        [wanted = std::move(*wanted)](const auto &sources, const auto &take, Context &context) { return searchMetadata(sources, wanted, mostMetadataHits, take, context); },
        &SearchPanel::saidOf);
}

void SearchPanel::takeReported()
{
    if (!m_reported)
        return;
    std::vector<ContentHits> hits;
    {
        const std::lock_guard lock(m_reported->mutex);
        hits.swap(m_reported->hits);
    }
    if (hits.empty())
        return;
    m_model->append(std::move(hits));
    refresh();
}

QString SearchPanel::saidOf(const ContentSearchSummary &found) const
{
    //: %1 how many hits, %2 how many different contents, %3 a size
    QString said = tr("%1 hits in %2 different contents of %3 in all, hidden versions included.")
                       .arg(numberText(found.hits), numberText(found.contents), QLocale().formattedDataSize(static_cast<qint64>(found.bytes)));
    if (found.stopped)
        said += u' ' + tr("There are more: search for something rarer.");
    if (!found.skipped.empty())
        said += u' ' + tr("%n content(s) could not be read, among them %1.", nullptr, static_cast<int>(found.skipped.size())).arg(displayText(found.skipped.front().path));
    return said;
}

QString SearchPanel::saidOf(const MetadataSearchSummary &found) const
{
    //: %1 how many hits, %2 how many entries
    QString said = tr("%1 hits in %2 entries of all layers, hidden versions and deletion marks included.").arg(numberText(found.hits), numberText(found.entries));
    if (found.stopped)
        said += u' ' + tr("There are more: search for something rarer.");
    if (!found.skipped.empty())
        said += u' ' + tr("Accounts could not be read: %1.").arg(displayText(found.skipped.front().path + ": " + found.skipped.front().reason));
    return said;
}

void SearchPanel::showRow(const QModelIndex &index)
{
    const ContentHits *hits = index.isValid() ? m_model->hitsAt(index.row()) : nullptr;
    if (!hits || !m_comparison)
        return;
    const ContentPlace &place = hits->places.front();
    const ContentHit &hit = *m_model->hitAt(index.row());
    const PathVersion version{static_cast<int>(place.source), FsTree::Ref{place.layer, place.node}};
    if (hit.by != FoundBy::Content) {
        const bool mark = m_comparison->sources[place.source]->layers[place.layer].tree->entry(place.node).type == EntryType::None;
        Q_EMIT pathWanted(m_model->pathOf(place), mark ? std::vector<PathVersion>() : std::vector<PathVersion>{version});
        return;
    }
    Q_EMIT hitWanted(m_model->pathOf(place), {version}, hit.offset, std::max<quint64>(1, hit.size));
}

void SearchPanel::refresh()
{
    m_button->setText(isSearching() ? tr("S&top") : tr("&Search"));
    m_button->setEnabled(m_comparison && (isSearching() || !m_field->text().isEmpty()));
    m_matchCase->setEnabled(m_kind->currentIndex() != BytesKind && m_kind->currentIndex() != DigestKind);
    if (!m_comparison)
        m_summary->setFullText(tr("Open a source to search in."), Qt::ElideRight);
    else if (isSearching())
        m_summary->setFullText(tr("Searching: %1 hits so far").arg(numberText(static_cast<std::uint64_t>(m_model->rowCount()))), Qt::ElideRight);
    else
        m_summary->setFullText(m_outcome, Qt::ElideRight);
}

} // namespace assay

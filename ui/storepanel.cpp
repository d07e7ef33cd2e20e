// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storepanel.h"

#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/erroradvice.h"
#include "ui/findingspanel.h"
#include "ui/findingsview.h"
#include "ui/glyphs.h"
#include "ui/handchecklist.h"
#include "ui/keybook.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/metadataview.h"
#include "ui/rowfocus.h"
#include "verify/storecheck.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum class Mark { None, Pending, Good, Unclear, Bad };

Mark markOf(StoreState state)
{
    switch (state) {
    case StoreState::None: return Mark::None;
    case StoreState::Pending: return Mark::Pending;
    case StoreState::Intact: return Mark::Good;
    case StoreState::Unverifiable: return Mark::Unclear;
    case StoreState::Altered: return Mark::Bad;
    }
    return Mark::None;
}

Mark markOf(LinkState state)
{
    switch (state) {
    case LinkState::Holds: return Mark::Good;
    case LinkState::Broken: return Mark::Bad;
    case LinkState::Unknown: break;
    }
    return Mark::Unclear;
}

// The shapes and colours of the panes' heads.
void paintMark(QPainter &painter, const QRectF &area, Mark mark, const QColor &color)
{
    switch (mark) {
    case Mark::None: break;
    case Mark::Pending: paintStatusGlyph(painter, area, RowStatus::Pending, color); break;
    case Mark::Good: paintSymbol(painter, area, Symbol::Check, color); break;
    case Mark::Unclear: paintSymbol(painter, area, Symbol::Unclear, color); break;
    case Mark::Bad: paintSymbol(painter, area, Symbol::Broken, color); break;
    }
}

QColor markColor(Mark mark, const QPalette &palette)
{
    switch (mark) {
    case Mark::Good: return statusColor(RowStatus::Added, palette);
    case Mark::Bad: return statusColor(RowStatus::Removed, palette);
    case Mark::Pending:
    case Mark::Unclear: return statusColor(RowStatus::Identical, palette);
    case Mark::None: break;
    }
    return palette.color(QPalette::Text);
}

// Right and Left open and close. On a row that has nothing to open QTreeView scrolls sideways instead, until the names are out of sight: that is left
// to Ctrl.
class StoreTree : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const int deeper = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
        if (event->key() == deeper && !(event->modifiers() & Qt::ControlModifier) && model() && !model()->hasChildren(currentIndex().siblingAtColumn(0)))
            event->accept();
        else
            QTreeView::keyPressEvent(event);
    }
};

// A shape before the word of one column, both in the colour of what they say.
class MarkDelegate : public PlainItemDelegate {
public:
    using MarkOf = std::function<Mark(const QModelIndex &)>;
    using IsBold = std::function<bool(const QModelIndex &)>;

    MarkDelegate(int toolTipRole, MarkOf mark, IsBold bold, QObject *parent) :
        PlainItemDelegate(toolTipRole, parent), m_mark(std::move(mark)), m_bold(std::move(bold))
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {PlainItemDelegate::sizeHint(option, index).width(), std::max(22, option.fontMetrics.height() + 6)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
        const Mark mark = m_mark(index);
        if (mark == Mark::None)
            return;
        const bool selected = option.state & QStyle::State_Selected;
        const QRect area = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &option, option.widget);
        paintMark(*painter, area, mark, selected ? option.palette.color(QPalette::HighlightedText) : markColor(mark, option.palette));
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        PlainItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
        if (m_bold && m_bold(index))
            option->font.setBold(true);
        const Mark mark = m_mark(index);
        if (mark == Mark::None)
            return;
        option->features |= QStyleOptionViewItem::HasDecoration; // the room for it; the style draws no icon
        option->decorationSize = {16, 16};
        option->palette.setColor(QPalette::Text, markColor(mark, option->palette));
    }

private:
    MarkOf m_mark;
    IsBold m_bold;
};

// Whether what is open shows what the finding is about: the layer, or what the container wrote.
bool isAbout(const Finding &finding, const LoadedSource &live)
{
    if (!finding.layer.empty())
        return std::any_of(live.layers.begin(), live.layers.end(), [&finding](const LoadedLayer &layer) { return layer.layer.diffId == finding.layer; });
    return std::any_of(live.layers.begin(), live.layers.end(), [&finding](const LoadedLayer &layer) {
        return !layer.layer.store.empty() && finding.store == layer.layer.store + '/' + finding.path;
    });
}

constexpr double wide = 1.3; // from this shape on the two parts stand side by side

} // namespace

// What the job has said so far, from whichever thread.
struct StorePanel::Reported {
    std::mutex mutex;
    std::vector<StoreModel::Verdict> verdicts;
};

StorePanel::StorePanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_model(new StoreModel(this)),
    m_chain(new ChainModel(this)),
    m_tree(named(new StoreTree(this), "storeTree", tr("Images, layers and containers of the store"))),
    m_chainTable(named(new ValueTable(this), "storeChain", tr("Links between the records"))),
    m_findings(new FindingsView(u"storeFindings"_s, tr("Findings of the store"), this)),
    m_summary(named(new ElidedLabel(this), "storeSummary", tr("What is known of the store"))),
    m_chainSummary(named(new ElidedLabel(this), "storeChainSummary", tr("Sums of the links"))),
    m_splitter(named(new QSplitter(Qt::Horizontal, this), "storeSplitter", tr("Store and details"))),
    m_tabs(named(new QTabWidget(this), "storeTabs", tr("Details of the store"))),
    m_verify(new QAction(this))
{
    named(this, "storePanel", tr("Store"));
    m_verify->setObjectName(u"verifyStore"_s);
    m_verify->setShortcut(QKeySequence(u"F9"_s));
    m_verify->setToolTip(toolTipText(tr("Hold every layer of the store against the engine's own records")));
    addKeyTip(m_verify, {m_verify});
    connect(m_verify, &QAction::triggered, this, &StorePanel::startOrStop);
    auto *button = named(new QToolButton(this), "verifyStoreButton", tr("Verify the store"));
    button->setDefaultAction(m_verify);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);

    makeTree();
    makeChain();
    auto *store = named(new QWidget(m_splitter), "storeTreePage", tr("Store"));
    auto *storeLayout = new QVBoxLayout(store);
    storeLayout->setContentsMargins(0, 0, 0, 0);
    storeLayout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 2, 6, 2);
    bar->setSpacing(8);
    bar->addWidget(button);
    bar->addWidget(m_summary, 1);
    storeLayout->addLayout(bar);
    storeLayout->addWidget(m_tree, 1);
    m_splitter->addWidget(store);
    m_splitter->addWidget(m_tabs);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setMinimumHeight(120); // in a dock of many the others need not make room for both parts above each other
    m_splitter->setSizes({560, 440});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(&session, &Session::panesChanged, this, &StorePanel::takeSource);
    connect(&session, &Session::comparisonChanged, this, &StorePanel::takeComparison);
    connect(&session.runner(), &JobRunner::progressChanged, this, &StorePanel::takeReported);
    connect(m_findings, &FindingsView::chosen, this, &StorePanel::goTo);
    connect(m_findings, &FindingsView::rowsWanted, this, [this](const std::vector<std::string> &paths) { showRowsOf(m_session, paths); });
    m_findings->setChecker([this](const Finding &finding) { return handChecksOf(m_session, finding); });
    refreshStage();
    setFindings(nullptr);
    showChain();
    takeSource();
}

void StorePanel::makeTree()
{
    m_tree->setModel(m_model);
    auto *delegate = new MarkDelegate(
        StoreModel::DetailRole,
        [](const QModelIndex &index) {
            return index.column() == StoreModel::StateColumn ? markOf(static_cast<StoreState>(index.data(StoreModel::StateRole).toInt())) : Mark::None;
        },
        [this](const QModelIndex &index) { return index.column() == StoreModel::NameColumn && isOpen(index); },
        m_tree);
    m_tree->setItemDelegate(delegate);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setAllColumnsShowFocus(true);
    named(m_tree->header(), "storeColumns", tr("Columns of the store"));
    const int c = fontMetrics().averageCharWidth();
    const int widths[] = {32 * c, 37 * c, 26 * c, 50 * c};
    for (int column = 0; column < StoreModel::ColumnCount; ++column)
        m_tree->header()->resizeSection(column, widths[column]);
    connect(m_tree, &QTreeView::activated, this, &StorePanel::open);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &StorePanel::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &StorePanel::showChain);
}

void StorePanel::makeChain()
{
    m_chainTable->setModel(m_chain);
    m_chainTable->setItemDelegate(new MarkDelegate(
        ChainModel::DetailRole,
        [](const QModelIndex &index) {
            return index.column() == ChainModel::StateColumn ? markOf(static_cast<LinkState>(index.data(ChainModel::StateRole).toInt())) : Mark::None;
        },
        nullptr,
        m_chainTable));
    m_chainTable->setWordWrap(false);
    m_chainTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    chooseRowOnFocus(m_chainTable);
    named(m_chainTable->horizontalHeader(), "storeChainColumns", tr("Columns of the links"));
    m_chainTable->verticalHeader()->setDefaultSectionSize(std::max(22, fontMetrics().height() + 6));
    const int c = fontMetrics().averageCharWidth();
    const int widths[] = {14 * c, 26 * c, 30 * c, 34 * c, 34 * c, 50 * c};
    for (int column = 0; column < ChainModel::ColumnCount; ++column)
        m_chainTable->setColumnWidth(column, widths[column]);
    auto *page = named(new QWidget(m_tabs), "storeChainPage", tr("Chain of records"));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 3, 6, 3);
    head->addWidget(m_chainSummary);
    layout->addLayout(head);
    layout->addWidget(m_chainTable, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(page, tr("&Chain of Records"));
    m_tabs->addTab(m_findings, {});
}

void StorePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() > wide * height() ? Qt::Horizontal : Qt::Vertical);
}

void StorePanel::takeSource()
{
    // What stands is shown until something else stands, so that a load that is stopped takes nothing away.
    SourcePtr source;
    if (const ComparisonPtr &comparison = m_session.comparison(); comparison && comparison->sources[LiveSide])
        source = comparison->sources[LiveSide]->source;
    else
        source = m_session.pane(LiveSide).source;
    if (source && !source->store())
        source = nullptr;
    if (source == m_model->source()) {
        m_tree->viewport()->update();
        return;
    }
    m_job.cancel();
    m_job = {};
    m_reported.reset();
    m_session.setContainerChanges(nullptr, nullptr);
    m_stage = Stage::NotVerified;
    m_model->setSource(std::move(source));
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_tree->expand(m_model->index(row, 0));
    if (const QModelIndex first = m_model->index(0, 0, m_model->index(0, 0)); first.isValid()) {
        m_tree->expand(first);
        m_tree->setCurrentIndex(first);
        m_tree->scrollToTop();
    }
    setFindings(nullptr);
    showChain();
    refreshStage();
    Q_EMIT storeChanged();
}

// What comparing has already proven of the image that is open.
void StorePanel::takeComparison()
{
    takeSource();
    const ComparisonPtr &comparison = m_session.comparison();
    const LoadedSourcePtr live = comparison ? comparison->sources[LiveSide] : nullptr;
    if (!hasStore() || !live || live->source != m_model->source())
        return;
    std::vector<StoreModel::Verdict> verdicts;
    const std::vector<std::size_t> &stored = StoreModel::storedLayers(*live->source->store(), m_session.pane(LiveSide).image);
    for (std::size_t i = 0; i < std::min(stored.size(), live->layers.size()); ++i) {
        if (!m_model->isJudged(stored[i]))
            verdicts.push_back({stored[i], live->layers[i].verdict, live->layers[i].verdictReason});
    }
    m_model->setVerdicts(verdicts);
    refreshStage();
}

void StorePanel::startOrStop()
{
    if (isVerifying()) {
        m_job.cancel();
        return;
    }
    if (!hasStore())
        return;
    m_model->clearVerdicts();
    setFindings(nullptr);
    m_session.setContainerChanges(nullptr, nullptr);
    m_stage = Stage::Verifying;
    m_complete = true;
    m_reported = std::make_shared<Reported>();
    m_job = m_session.runner().start(
        {.title = tr("Verifying the store %1").arg(fileNameText(m_model->source()->location()))}, this,
        [source = m_model->source(), reported = m_reported](Context &context) -> Result<Checked> {
            StoreCheckOptions options;
            options.judged = [&reported](std::size_t at, const LoadedLayer &layer, std::size_t, std::size_t) {
                const std::lock_guard lock(reported->mutex);
                reported->verdicts.push_back({at, layer.verdict, layer.verdictReason});
            };
            const auto checked = checkStore(source, options, context);
            if (!checked)
                return Unexpected(checked.error());
            // A copy, so that the trees of all layers need not be kept for it.
            return Checked{std::make_shared<const Findings>((*checked)->findings), (*checked)->containers, (*checked)->complete};
        },
        [this, reported = m_reported](Result<Checked> result) {
            if (reported == m_reported)
                finish(std::move(result));
        });
    refreshStage();
}

void StorePanel::takeReported()
{
    if (!m_reported)
        return;
    std::vector<StoreModel::Verdict> verdicts;
    {
        const std::lock_guard lock(m_reported->mutex);
        verdicts.swap(m_reported->verdicts);
    }
    if (verdicts.empty())
        return;
    m_model->setVerdicts(verdicts);
    refreshStage();
}

void StorePanel::finish(Result<Checked> result)
{
    takeReported();
    m_reported.reset();
    m_job = {};
    if (result) {
        m_stage = Stage::Verified;
        m_complete = result->complete;
        m_session.setContainerChanges(m_model->source(), std::move(result->containers));
        setFindings(std::move(result->findings));
        if (m_findings->model()->total() > 0)
            m_tabs->setCurrentWidget(m_findings);
    } else if (result.error().code == ErrorCode::Cancelled) {
        m_stage = Stage::Stopped;
    } else {
        m_stage = Stage::Failed;
        Q_EMIT failed(tr("The store was not verified. %1").arg(fromUtf8View(result.error().message())), adviceFor(result.error()));
    }
    refreshStage();
    Q_EMIT verified();
}

QString StorePanel::summary() const
{
    return m_summary->fullText();
}

void StorePanel::refreshStage()
{
    m_verify->setEnabled(hasStore());
    m_verify->setText(m_stage == Stage::Verifying ? tr("Stop Verif&ying") : tr("Verif&y the Store"));
    const std::size_t altered = m_model->countOf(LayerVerdict::Altered);
    const std::size_t unproven = m_model->countOf(LayerVerdict::Unverifiable);
    const std::size_t judged = altered + unproven + m_model->countOf(LayerVerdict::Intact);
    const QString all = numberText(m_model->layerCount());
    QStringList parts;
    switch (m_stage) {
    case Stage::NotVerified: parts.append(tr("Not verified: %1 of %2 layers judged").arg(numberText(judged), all)); break;
    case Stage::Verifying: parts.append(tr("Verifying: %1 of %2 layers judged").arg(numberText(judged), all)); break;
    case Stage::Verified: parts.append(tr("Verified: %1 of %2 layers judged").arg(numberText(judged), all)); break;
    case Stage::Stopped: parts.append(tr("Stopped: %1 of %2 layers judged").arg(numberText(judged), all)); break;
    case Stage::Failed: parts.append(tr("Failed: %1 of %2 layers judged").arg(numberText(judged), all)); break;
    }
    if (altered > 0)
        parts.append(tr("altered: %1").arg(numberText(altered)));
    if (unproven > 0)
        parts.append(tr("not verifiable: %1").arg(numberText(unproven)));
    if (!m_complete)
        parts.append(tr("INCOMPLETE: not all could be read"));
    m_summary->setFullText(hasStore() ? parts.join(u", "_s) : QString(), Qt::ElideRight);
}

void StorePanel::setFindings(std::shared_ptr<const Findings> findings)
{
    QString hint = tr("Verify the store to see what is found in it.");
    if (findings)
        hint = findings->empty() ? tr("Nothing was found.") : tr("Choose a finding to read about it and to go to its path, where its image is open.");
    m_findings->setFindings(std::move(findings), hint);
    const int total = m_findings->model()->total();
    m_tabs->setTabText(m_tabs->indexOf(m_findings), total > 0 ? tr("Fi&ndings (%1)").arg(numberText(static_cast<std::uint64_t>(total))) : tr("Fi&ndings"));
}

void StorePanel::showChain()
{
    const QModelIndex current = m_tree->currentIndex();
    const std::vector<ChainLink> *chain = m_model->chainAt(current);
    m_chain->setChain(m_model->source(), chain);
    m_chainTable->scrollToTop();
    QString text;
    if (chain) {
        QStringList sums;
        for (const LinkState state : {LinkState::Broken, LinkState::Unknown, LinkState::Holds})
            sums.append(linkStateText(state) + u": "_s + numberText(m_chain->countOf(state)));
        text = imageName(m_model->source()->images()[*m_model->imageAt(current)]) + u" — "_s + sums.join(u", "_s);
    } else if (hasStore()) {
        text = tr("Choose an image or a container to see how its records lead from its name to its folders.");
    }
    m_chainSummary->setFullText(text, Qt::ElideRight);
}

void StorePanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid() || m_model->kindOf(index) == StoreModel::Kind::Group)
        return;
    auto *menu = named(new QMenu(this), "storeMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row(index);
    if (m_model->imageAt(index))
        menu->addAction(tr("&Open in the Live Pane"), this, [this, row] { open(row); });
    const StoreModel::Kind kind = m_model->kindOf(index);
    if (kind == StoreModel::Kind::Layer || kind == StoreModel::Kind::OwnLayer)
        menu->addAction(tr("&What This Layer Did"), this, [this, row] { showLayer(row); });
    menu->addAction(tr("&Copy"), this, [index = row] { QApplication::clipboard()->setText(index.data().toString()); });
    menu->addAction(tr("Copy All &Details"), this, [index = row] { QApplication::clipboard()->setText(index.data(StoreModel::DetailRole).toString()); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void StorePanel::open(const QModelIndex &index)
{
    const std::optional<std::size_t> image = m_model->imageAt(index);
    if (!image)
        return;
    if (m_session.pane(LiveSide).source != m_model->source()) {
        Q_EMIT noted(tr("Another source is being read in the live pane."));
        return;
    }
    m_session.chooseImage(Role::Live, *image);
}

void StorePanel::showLayer(const QModelIndex &index)
{
    const ComparisonPtr &whole = m_session.whole();
    const LoadedSourcePtr live = whole ? whole->sources[LiveSide] : nullptr;
    const std::optional<std::size_t> image = m_model->imageAt(index);
    const auto layer = static_cast<std::size_t>(index.row());
    if (image && live && live->source == m_model->source() && m_session.pane(LiveSide).image == *image && layer < live->layers.size())
        Q_EMIT layerWanted(LiveSide, static_cast<quint32>(layer));
    else
        Q_EMIT noted(tr("This layer was not read: open its image or container in the live pane first."));
}

// Whether the live pane shows this image or container.
bool StorePanel::isOpen(const QModelIndex &index) const
{
    const StoreModel::Kind kind = m_model->kindOf(index);
    if (kind != StoreModel::Kind::Image && kind != StoreModel::Kind::Container)
        return false;
    const PaneState live = m_session.pane(LiveSide);
    return live.source == m_model->source() && live.image == *m_model->imageAt(index);
}

void StorePanel::goTo(const Finding &finding)
{
    const ComparisonPtr &comparison = m_session.comparison();
    const LoadedSourcePtr live = comparison ? comparison->sources[LiveSide] : nullptr;
    if (finding.path.empty() || !live || live->source != m_model->source())
        return;
    if (!isAbout(finding, *live) || !m_session.goToPath(finding.path))
        Q_EMIT noted(tr("The image that is open in the live pane does not show this. Open one that has the layer, or the container, from the store."));
}

} // namespace assay

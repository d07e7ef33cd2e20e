// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/layerpanel.h"

#include "base/displaysafe.h"
#include "ui/erroradvice.h"
#include "ui/layerglyphs.h"
#include "ui/layerstrip.h"
#include "ui/preview/previewstyle.h"
#include "ui/rowfocus.h"
#include "ui/togglebutton.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<LayerAct, layerActCount> acts{LayerAct::Added, LayerAct::Changed, LayerAct::Metadata, LayerAct::Type,
                                                   LayerAct::Hidden, LayerAct::Mark, LayerAct::Unknown, LayerAct::Repeated};

} // namespace

LayerPanel::LayerPanel(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_choices(new LayerChoiceModel(LayerChoiceModel::First::None, this)),
    m_box(named(new LayerBox(this), "layerChoice", tr("Layer"))),
    m_text(named(new QLineEdit(this), "layerFilter", tr("Filter what the layer did by name or path"))),
    m_summary(named(new ElidedLabel(this), "layerSummary", tr("What the layer did in all"))),
    m_model(new LayerChangesModel(this)),
    m_table(named(new QTableView(this), "layerChanges", tr("What the layer did to each path"))),
    m_reading(session.runner(), this, {tr("Finding out what a layer did"), JobLane::Interactive, true}),
    m_fitting(session.runner(), this)
{
    named(this, "layerPanel", tr("Layer"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    makeBar(layout);
    makeTable();
    layout->addWidget(m_table, 1);
    connect(&session, &Session::comparisonChanged, this, &LayerPanel::takeComparison);
    takeComparison();
}

void LayerPanel::makeBar(QVBoxLayout *layout)
{
    m_box->setModel(m_choices);
    m_box->setMinimumContentsLength(18);
    m_box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_text->setPlaceholderText(tr("Filter by name or path"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(4096);
    m_text->setMinimumWidth(110);
    m_text->setMaximumWidth(240);
    m_text->installEventFilter(this);
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(6, 3, 6, 2);
    m_bar->setSpacing(4);
    m_bar->addWidget(m_box, 3);
    m_bar->addWidget(m_text, 2);
    for (const LayerAct act : acts) {
        const QString word = layerActWord(act);
        QToolButton *chip = makeToggle(this, "layerChip", word, layerActExplanation(act));
        chip->setObjectName(u"layerChip%1"_s.arg(static_cast<int>(act)));
        chip->setIcon(layerActIcon(act));
        chip->setIconSize({14, 14});
        m_bar->addWidget(chip);
        m_chips[static_cast<std::size_t>(act)] = chip;
        connect(chip, &QToolButton::clicked, this, [this, act] {
            chipClicked(act, QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
        });
    }
    m_bar->addStretch(1);
    layout->addLayout(m_bar);
    auto *sums = new QHBoxLayout;
    sums->setContentsMargins(8, 0, 8, 3);
    sums->addWidget(m_summary);
    layout->addLayout(sums);
    connect(m_box, &QComboBox::activated, this, [this](int row) {
        if (const auto layer = m_choices->layerAt(row))
            showLayer(layer->first, layer->second);
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_query.text = text.toStdString();
        applyFilter();
    });
}

void LayerPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LayerChangeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(std::max(22, fontMetrics().height() + 6));
    m_table->horizontalHeader()->setHighlightSections(false);
    named(m_table->horizontalHeader(), "layerColumns", tr("Columns of the layer"));
    m_table->installEventFilter(this);
    chooseRowOnFocus(m_table);
    const int c = fontMetrics().averageCharWidth();
    const int mode = QFontMetrics(evidenceFont(font())).horizontalAdvance(u"-rwxr-xr-x"_s) + 4 * c;
    // As wide as the longest word of the language, with its sign.
    int act = 0;
    for (std::size_t i = 0; i < layerActCount; ++i)
        act = std::max(act, fontMetrics().horizontalAdvance(layerActWord(static_cast<LayerAct>(i))));
    const int owner = std::max(9 * c, fontMetrics().horizontalAdvance(m_model->headerData(LayerChangesModel::OwnerColumn, Qt::Horizontal).toString()) + 3 * c);
    const int widths[] = {act + 9 * c, 40 * c, 33 * c, 11 * c, mode, owner, 28 * c};
    for (int column = 0; column < LayerChangesModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column]);
    m_table->horizontalHeader()->setMinimumSectionSize(6 * c);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LayerPanel::showRow);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &LayerPanel::goToRow);
    connect(m_table, &QWidget::customContextMenuRequested, this, &LayerPanel::showMenu);
}

// The same layer is kept where it is there again, by its diff id.
void LayerPanel::takeComparison()
{
    const ComparisonPtr &whole = m_session.whole();
    if (whole == m_whole && whole)
        return; // other layers in the panes
    std::string diffId;
    if (m_whole && m_side >= 0)
        diffId = m_whole->sources[static_cast<std::size_t>(m_side)]->layers[m_layer].layer.diffId;
    m_whole = whole;
    std::vector<LayerChoiceModel::Choice> sources;
    for (int side = 0; side < sideCount; ++side) {
        if (m_session.layerCount(side) > 0)
            sources.push_back({side, m_whole->sources[static_cast<std::size_t>(side)]});
    }
    const int before = std::exchange(m_side, -1);
    for (const LayerChoiceModel::Choice &choice : sources) {
        const std::vector<LoadedLayer> &layers = choice.loaded->layers;
        const auto same = std::find_if(layers.begin(), layers.end(), [&diffId](const LoadedLayer &layer) { return !diffId.empty() && layer.layer.diffId == diffId; });
        if (m_side >= 0 && choice.side != before)
            continue;
        m_side = choice.side;
        m_layer = static_cast<std::uint32_t>(same != layers.end() ? same - layers.begin() : static_cast<std::ptrdiff_t>(layers.size()) - 1);
    }
    m_choices->setSources(std::move(sources));
    choose(m_side >= 0 ? m_choices->rowOf(m_side, m_layer) : -1);
    m_stale = true;
    takeChanges(nullptr);
    if (isVisible())
        read();
    Q_EMIT layersChanged();
}

void LayerPanel::choose(int row)
{
    m_box->setCurrentIndex(row);
    m_box->setShownText(m_box->currentText());
    m_box->setToolTip(toolTipText(m_box->currentData(LayerChoiceModel::DetailRole).toString()));
}

bool LayerPanel::showLayer(int side, std::uint32_t layer)
{
    const int row = m_choices->rowOf(side, layer);
    if (row < 0)
        return false;
    choose(row);
    if (m_side != side || m_layer != layer) {
        m_side = side;
        m_layer = layer;
        m_stale = true;
    }
    read();
    return true;
}

void LayerPanel::focusList()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void LayerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void LayerPanel::read()
{
    if (!std::exchange(m_stale, false))
        return;
    if (m_side < 0) {
        m_reading.cancel();
        takeChanges(nullptr);
        return;
    }
    m_reading.request(
        [whole = m_whole, side = m_side, layer = m_layer](Context &context) { return LayerChanges::of(*whole->tree->tree(side), layer, context); },
        [this](Result<std::shared_ptr<const LayerChanges>> result) {
            if (!result) {
                m_stale = true; // asked for again when it is wanted again
                takeChanges(nullptr);
                if (result.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(tr("It was not found out what the layer did. %1").arg(fromUtf8View(result.error().message())), adviceFor(result.error()));
                return;
            }
            takeChanges(std::move(*result));
        });
    refreshWords();
}

void LayerPanel::takeChanges(std::shared_ptr<const LayerChanges> changes)
{
    m_changes = std::move(changes);
    m_model->setRows(nullptr, {});
    for (const LayerAct act : acts) {
        const std::uint64_t count = m_changes ? m_changes->count(act) : 0;
        QToolButton *button = chip(act);
        button->setAccessibleName(layerActWord(act) + u", "_s + numberText(count));
        button->setEnabled(count > 0);
        button->setVisible(count > 0 || act == LayerAct::Added || act == LayerAct::Changed || act == LayerAct::Hidden);
    }
    fitChips();
    applyFilter();
}

// Words where there is room for them, else numbers alone behind the signs.
void LayerPanel::fitChips()
{
    for (const bool words : {true, false}) {
        for (const LayerAct act : acts) {
            const QString number = numberText(m_changes ? m_changes->count(act) : 0);
            chip(act)->setText(menuText(words ? layerActWord(act) + u' ' + number : number));
        }
        m_bar->invalidate();
        if (m_bar->minimumSize().width() <= width())
            return;
    }
}

void LayerPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitChips();
    fitPaths();
}

// Paths have what the other columns leave; where that is too little to read them, the table scrolls.
void LayerPanel::fitPaths()
{
    const int path = m_table->columnWidth(LayerChangesModel::PathColumn);
    const int left = m_table->viewport()->width() - (m_table->horizontalHeader()->length() - path);
    m_table->setColumnWidth(LayerChangesModel::PathColumn, std::max(left, 26 * fontMetrics().averageCharWidth()));
}

void LayerPanel::applyFilter()
{
    for (const LayerAct act : acts)
        chip(act)->setChecked(m_query.acts[static_cast<std::size_t>(act)] && chip(act)->isEnabled());
    if (!m_changes) {
        m_fitting.cancel();
        refreshWords();
        return;
    }
    m_fitting.request(
        [changes = m_changes, query = m_query](Context &context) { return fittingChanges(*changes, query, context); },
        [this, changes = m_changes](Result<std::vector<std::uint32_t>> rows) {
            if (!rows || changes != m_changes)
                return;
            const bool isNew = m_model->changes() != changes;
            const QModelIndex current = m_table->currentIndex();
            const std::uint32_t kept = !isNew && current.isValid() ? m_model->changeIndex(current.row()) : 0xFFFFFFFFU;
            m_model->setRows(changes, std::move(*rows));
            if (const int row = m_model->rowOf(kept); row >= 0) {
                const QSignalBlocker quiet(m_table->selectionModel()); // it is shown already
                m_table->setCurrentIndex(m_model->index(row, current.column()));
            }
            refreshWords();
            if (isNew)
                Q_EMIT shown();
        });
}

void LayerPanel::chipClicked(LayerAct act, bool alone)
{
    if (alone)
        m_query.acts.fill(false);
    bool &on = m_query.acts[static_cast<std::size_t>(act)];
    on = alone || !on;
    applyFilter();
}

QString LayerPanel::summary() const
{
    return m_summary->fullText();
}

void LayerPanel::refreshWords()
{
    QString text;
    if (!hasLayers()) {
        text = tr("No source with layers is open.");
    } else if (!m_changes) {
        text = m_reading.isBusy() ? tr("Being found out …") : QString();
    } else {
        //: %1 "saved", %2 number of a layer
        text = m_layer == 0 ? tr("%1, layer %2: the lowest one, nothing is below it").arg(sideTitle(m_side)).arg(m_layer)
                            : tr("%1, layer %2, against the layers below it").arg(sideTitle(m_side)).arg(m_layer);
        text += u"  ·  "_s + tr("showing %1 of %2 paths").arg(numberText(static_cast<std::uint64_t>(m_model->rowCount())), numberText(m_changes->rows().size()));
        if (const QString command = layerCommandText(*m_whole->sources[static_cast<std::size_t>(m_side)], m_layer); !command.isEmpty())
            text += u"  ·  "_s + tr("made by: %1").arg(command);
    }
    m_summary->setFullText(text, Qt::ElideRight);
}

// In the panes the row is followed where it is shown; what it held before is beside what the layer made of it.
void LayerPanel::showRow(const QModelIndex &index)
{
    const LayerChange *change = m_model->changeAt(index.row());
    if (!change || !m_session.comparison())
        return;
    const LayerChanges &changes = *m_changes;
    const std::string path = changes.path(*change);
    const DiffNodeId id = m_session.comparison()->tree->find(path);
    if (id && m_session.projection()->shows(id))
        m_session.setCurrent(id);
    std::vector<PathVersion> versions;
    if (change->below && changes.below().entry(change->below).type == EntryType::File)
        versions.push_back({m_side, changes.below().ref(change->below)});
    if (change->held && changes.tree().entry(change->held).type == EntryType::File)
        versions.push_back({m_side, {changes.layer(), change->held}});
    Q_EMIT pathWanted(path, versions);
}

void LayerPanel::goToRow(const QModelIndex &index)
{
    const LayerChange *change = m_model->changeAt(index.row());
    if (change && !m_session.goToPath(m_changes->path(*change)))
        Q_EMIT noted(tr("No source shows this path: the layer hides it, or a higher one does. Its content before is in the preview."));
}

void LayerPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    const LayerChange *change = m_model->changeAt(index.row());
    if (!change)
        return;
    auto *menu = named(new QMenu(this), "layerMenu", tr("Context menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row(index);
    menu->addAction(tr("&Go to the Path"), this, [this, row] { goToRow(row); });
    menu->addAction(tr("&Copy Path"), this, [text = displayText(m_changes->path(*change))] { QApplication::clipboard()->setText(text); });
    menu->addAction(tr("Copy All &Details"), this,
                    [text = index.data(LayerChangesModel::DetailRole).toString()] { QApplication::clipboard()->setText(text); });
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

bool LayerPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_table && enter) {
            goToRow(m_table->currentIndex());
            return true;
        }
        if (watched == m_table && key->matches(QKeySequence::Copy)) {
            if (const LayerChange *change = m_model->changeAt(m_table->currentIndex().row()))
                QApplication::clipboard()->setText(displayText(m_changes->path(*change)));
            return true;
        }
        if (watched == m_text && key->key() == Qt::Key_Escape && !m_text->text().isEmpty()) {
            m_text->clear();
            return true;
        }
        if (watched == m_text && (enter || key->key() == Qt::Key_Down)) {
            focusList();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace assay

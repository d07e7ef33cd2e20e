// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewpanel.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "jobs/latestonly.h"
#include "ui/plaintext.h"
#include "ui/preview/contenthead.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/panecontent.h"
#include "ui/preview/panerow.h"
#include "ui/preview/textcompareview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace assay {
namespace {

constexpr int selectionDelayMs = 40; // the arrow keys pass over many rows a second
constexpr int lateMs = 250;

bool hasContent(const Entry *entry)
{
    return entry && entry->type == EntryType::File;
}

} // namespace

struct PreviewPanel::Parts {
    explicit Parts(JobRunner &runner) : jobs(runner) {}

    JobRunner &jobs;
    ComparisonPtr comparison;
    DiffNodeId node;
    std::array<int, sideCount> widths{};
    Tab wanted = TextTab;
    bool switching = false;

    // What the content of each side is, as far as it is known.
    PaneContents contents;
    std::array<bool, sideCount> settled{true, true, true};
    std::array<std::unique_ptr<LatestOnly>, sideCount> opening;
    bool anyContent = false;
    bool textFed = false; // shows the contents above
    bool hexFed = false;
    QTimer delay;
    QTimer late;

    ElidedLabel *path = nullptr;
    QTabBar *tabs = nullptr;
    QStackedWidget *stack = nullptr;
    PaneRow *heads = nullptr;
    std::array<ContentHead *, sideCount> head{};
    TextCompareView *text = nullptr;
    HexCompareView *hex = nullptr;
    MetadataView *metadata = nullptr;
    MetadataModel *metadataModel = nullptr;
    ValueTable *versions = nullptr;
    VersionsModel *versionsModel = nullptr;
    QList<QAction *> tabActions;
    QAction *previous = nullptr;
    QAction *next = nullptr;
    QAction *wrap = nullptr;
    QToolButton *previousButton = nullptr;
    QToolButton *nextButton = nullptr;
    QToolButton *findButton = nullptr;

    const Entry *entry(int side) const
    {
        return comparison && node && comparison->tree->hasSide(side) ? comparison->tree->entry(node, side) : nullptr;
    }
    const Sha256Digest *digest(int side) const
    {
        return entry(side) ? comparison->tree->tree(side)->digest(comparison->tree->node(node).side[static_cast<std::size_t>(side)]) : nullptr;
    }
    std::array<bool, sideCount> shown() const
    {
        std::array<bool, sideCount> result{};
        for (int side = 0; side < sideCount; ++side)
            result[static_cast<std::size_t>(side)] = comparison && comparison->tree->hasSide(side);
        return result;
    }

    void updateHeads();
    void open();
    void feed();
    void showEffectiveTab();
    void step(bool backwards);
};

// Whose pane it is, what is there, and which digest it has.
void PreviewPanel::Parts::updateHeads()
{
    heads->setShown(shown());
    std::array<const Sha256Digest *, sideCount> digests{};
    for (int side = 0; side < sideCount; ++side)
        digests[static_cast<std::size_t>(side)] = digest(side);
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        const Entry *here = entry(side);
        QString words;
        QString digest;
        bool differs = false;
        if (!comparison || !node) {
            words.clear();
        } else if (!here) {
            words = PreviewPanel::tr("not in this source");
        } else if (here->type == EntryType::File) {
            words = PreviewPanel::tr("%L1 bytes").arg(here->size);
            if (digests[at]) {
                digest = QString::fromStdString(toHex(*digests[at]));
                for (std::size_t other = 0; other < digests.size(); ++other)
                    differs = differs || (digests[other] && *digests[other] != *digests[at]);
            }
        } else {
            words = entryTypeText(here->type);
        }
        head[at]->show(sideTitle(side), words, digest, differs);
    }
}

// Content of each side, in jobs of their own: opening what a compressed layer holds can take long.
void PreviewPanel::Parts::open()
{
    late.start();
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        if (settled[at])
            continue;
        const LoadedSourcePtr loaded = comparison->sources[at];
        const FsTree::Ref ref = comparison->tree->tree(side)->ref(comparison->tree->node(node).side[at]);
        opening[at]->request(
            [loaded, ref](Context &context) -> Result<ByteSourcePtr> {
                if (!loaded || !loaded->source)
                    return Unexpected(makeError(ErrorCode::NotFound, {}, "the source is not open"));
                return loaded->source->content(*loaded, ref, context);
            },
            [this, at](Result<ByteSourcePtr> bytes) {
                settled[at] = true;
                if (bytes && *bytes)
                    contents[at].bytes = std::move(*bytes);
                else if (bytes)
                    contents[at].message = PreviewPanel::tr("There is no content here.");
                else
                    contents[at].message = PreviewPanel::tr("Cannot be read: %1").arg(QString::fromStdString(bytes.error().message()));
                const bool all = std::all_of(settled.begin(), settled.end(), [](bool one) { return one; });
                if (all)
                    late.stop();
                // What comes late comes one by one.
                if (all || !late.isActive()) {
                    textFed = hexFed = false;
                    feed();
                }
            });
    }
}

void PreviewPanel::Parts::feed()
{
    const QWidget *current = stack->currentWidget();
    if (current == text && !textFed) {
        textFed = true;
        text->setContents(contents, comparison && node ? comparison->tree->path(node) : std::string());
    } else if (current == hex && !hexFed) {
        hexFed = true;
        hex->setContents(contents);
    }
}

void PreviewPanel::Parts::showEffectiveTab()
{
    const bool nothing = !comparison || !node;
    const Tab tab = anyContent || nothing || wanted >= MetadataTab ? wanted : MetadataTab;
    switching = true;
    tabs->setTabEnabled(TextTab, anyContent || nothing);
    tabs->setTabEnabled(HexTab, anyContent || nothing);
    tabs->setCurrentIndex(tab);
    stack->setCurrentIndex(tab);
    switching = false;
    const bool steps = tab == TextTab || tab == HexTab;
    for (QToolButton *button : {previousButton, nextButton, findButton})
        button->setEnabled(steps && anyContent);
    previous->setEnabled(steps && anyContent);
    next->setEnabled(steps && anyContent);
    feed();
}

void PreviewPanel::Parts::step(bool backwards)
{
    if (stack->currentWidget() == text)
        text->stepDifference(backwards);
    else if (stack->currentWidget() == hex)
        hex->stepDifference(backwards);
}

PreviewPanel::PreviewPanel(JobRunner &jobs, QWidget *parent) :
    QWidget(parent),
    m(std::make_unique<Parts>(jobs))
{
    setObjectName(QStringLiteral("previewPanel"));
    setAccessibleName(tr("Preview"));
    for (auto &opening : m->opening)
        opening = std::make_unique<LatestOnly>(jobs, this);

    m->path = new ElidedLabel(this);
    m->path->setObjectName(QStringLiteral("previewPath"));
    m->path->setLayoutDirection(Qt::LeftToRight);
    m->tabs = new QTabBar(this);
    m->tabs->setObjectName(QStringLiteral("previewTabs"));
    m->tabs->setAccessibleName(tr("Kind of preview"));
    m->tabs->setDrawBase(false);
    m->tabs->setExpanding(false);
    m->tabs->setDocumentMode(true);
    m->stack = new QStackedWidget(this);
    m->stack->setObjectName(QStringLiteral("previewStack"));
    m->text = new TextCompareView(jobs, this);
    m->hex = new HexCompareView(jobs, this);
    m->metadata = new MetadataView(this);
    m->metadataModel = new MetadataModel(this);
    m->metadata->setModel(m->metadataModel);
    m->versions = new ValueTable(this);
    m->versions->setObjectName(QStringLiteral("versionsView"));
    m->versions->setAccessibleName(tr("Versions of this path in all layers"));
    m->versions->setSelectionBehavior(QAbstractItemView::SelectRows);
    m->versionsModel = new VersionsModel(this);
    m->versions->setModel(m->versionsModel);
    for (QWidget *page : {static_cast<QWidget *>(m->text), static_cast<QWidget *>(m->hex), static_cast<QWidget *>(m->metadata), static_cast<QWidget *>(m->versions)})
        m->stack->addWidget(page);

    const QStringList titles{tr("Text"), tr("Hex"), tr("Metadata"), tr("Versions")};
    const QStringList actions{tr("Show &Text"), tr("Show &Hex"), tr("Show &Metadata"), tr("Show &Versions")};
    for (int i = 0; i < titles.size(); ++i) {
        m->tabs->addTab(titles[i]);
        m->tabs->setTabToolTip(i, toolTipText(tr("%1 (Ctrl+%2)").arg(titles[i]).arg(i + 1)));
        auto *action = new QAction(actions[i], this);
        action->setObjectName(QStringLiteral("previewTab%1").arg(i + 1));
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] { setTab(static_cast<Tab>(i)); });
        m->tabActions.append(action);
        addAction(action);
    }
    // No shortcuts of their own: in the views the keys are Alt+Up and Alt+Down, which elsewhere lead to the next path.
    m->previous = new QAction(tr("&Previous Difference in File"), this);
    m->previous->setObjectName(QStringLiteral("previousInFile"));
    m->next = new QAction(tr("&Next Difference in File"), this);
    m->next->setObjectName(QStringLiteral("nextInFile"));
    m->wrap = new QAction(tr("&Wrap Long Lines"), this);
    m->wrap->setObjectName(QStringLiteral("wrapLines"));
    m->wrap->setCheckable(true);
    m->wrap->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Z));
    addAction(m->wrap);
    connect(m->wrap, &QAction::toggled, m->text, &TextCompareView::setWrapping);
    connect(m->text, &TextCompareView::wrappingChanged, m->wrap, &QAction::setChecked);
    connect(m->previous, &QAction::triggered, this, [this] { m->step(true); });
    connect(m->next, &QAction::triggered, this, [this] { m->step(false); });

    const auto button = [this](const QString &name, Qt::ArrowType arrow, const QString &text, const QString &tip) {
        auto *result = new QToolButton(this);
        result->setObjectName(name);
        result->setAutoRaise(true);
        if (arrow != Qt::NoArrow)
            result->setArrowType(arrow);
        else
            result->setText(text);
        result->setAccessibleName(text);
        result->setToolTip(toolTipText(tip));
        return result;
    };
    m->findButton = button(QStringLiteral("previewFind"), Qt::NoArrow, tr("Find"), tr("Find in the file (Ctrl+F); in Hex, Ctrl+G goes to an offset"));
    m->previousButton = button(QStringLiteral("previewPrevious"), Qt::UpArrow, tr("Previous difference in the file"), tr("Previous difference in the file (Alt+Up)"));
    m->nextButton = button(QStringLiteral("previewNext"), Qt::DownArrow, tr("Next difference in the file"), tr("Next difference in the file (Alt+Down)"));
    connect(m->previousButton, &QToolButton::clicked, m->previous, &QAction::trigger);
    connect(m->nextButton, &QToolButton::clicked, m->next, &QAction::trigger);
    connect(m->findButton, &QToolButton::clicked, this, [this] {
        if (m->stack->currentWidget() == m->text)
            m->text->openFind();
        else if (m->stack->currentWidget() == m->hex)
            m->hex->openFind();
    });

    m->heads = new PaneRow(this);
    m->heads->setObjectName(QStringLiteral("previewHeads"));
    std::array<QWidget *, sideCount> heads{};
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        m->head[at] = new ContentHead(m->heads);
        m->head[at]->setObjectName(QStringLiteral("previewHead%1").arg(side));
        heads[at] = m->head[at];
    }
    m->heads->setWidgets(heads);
    m->heads->setTrailingSpace(QScrollBar(Qt::Vertical).sizeHint().width());
    m->heads->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(6, 0, 2, 0);
    top->setSpacing(4);
    top->addWidget(m->path, 1);
    top->addWidget(m->tabs);
    top->addWidget(m->findButton);
    top->addWidget(m->previousButton);
    top->addWidget(m->nextButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m->heads);
    layout->addWidget(m->stack, 1);

    connect(m->tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (!m->switching && index >= 0)
            setTab(static_cast<Tab>(index));
    });
    connect(m->text, &TextCompareView::hexRequested, this, [this] { setTab(HexTab); });
    connect(m->text, &TextCompareView::statusMessage, this, &PreviewPanel::statusMessage);
    connect(m->hex, &HexCompareView::statusMessage, this, &PreviewPanel::statusMessage);
    m->delay.setSingleShot(true);
    m->delay.setInterval(selectionDelayMs);
    connect(&m->delay, &QTimer::timeout, this, [this] { m->open(); });
    m->late.setSingleShot(true);
    m->late.setInterval(lateMs);
    connect(&m->late, &QTimer::timeout, this, [this] {
        m->textFed = m->hexFed = false;
        m->feed();
    });

    // Room for what most rows hold; the rest is a scroll, or a copy, away.
    const QFontMetrics metrics(evidenceFont(font()));
    const std::pair<int, int> columns[] = {
        {VersionsModel::SourceColumn, 10}, {VersionsModel::LayerColumn, 9}, {VersionsModel::WhatColumn, 16}, {VersionsModel::SeenColumn, 38},
        {VersionsModel::ModeColumn, 20}, {VersionsModel::OwnerColumn, 11}, {VersionsModel::SizeColumn, 12}, {VersionsModel::TimeColumn, 34},
        {VersionsModel::DigestColumn, 70}, {VersionsModel::DiffIdColumn, 77},
    };
    for (const auto &[column, characters] : columns)
        m->versions->setColumnWidth(column, metrics.averageCharWidth() * characters);
    clear();
}

PreviewPanel::~PreviewPanel() = default;

void PreviewPanel::showNode(ComparisonPtr comparison, DiffNodeId node)
{
    if (!comparison || !comparison->tree || !node || node.value >= comparison->tree->size()) {
        comparison = nullptr;
        node = {};
    }
    if (m->comparison == comparison && m->node == node && comparison)
        return;
    m->comparison = std::move(comparison);
    m->node = node;
    m->delay.stop();
    m->late.stop();
    m->anyContent = false;
    m->textFed = m->hexFed = false;
    const std::array<bool, sideCount> shown = m->shown();
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        m->opening[at]->cancel();
        PaneContent &content = m->contents[at];
        content = {};
        content.shown = shown[at];
        m->settled[at] = true;
        const Entry *entry = m->entry(side);
        if (!entry) {
            content.message = m->comparison ? tr("not in this source") : QString();
            content.hatched = m->comparison != nullptr;
        } else if (!hasContent(entry)) {
            content.message = tr("This is no file here but: %1.").arg(entryTypeText(entry->type));
        } else {
            content.message = tr("Opening…");
            if (const Sha256Digest *digest = m->digest(side))
                content.digest = *digest;
            m->settled[at] = false;
            m->anyContent = true;
        }
    }
    const QString path = !m->comparison ? QString() : m->node == DiffTree::root ? QStringLiteral("/") : displayText(m->comparison->tree->path(m->node));
    m->path->setFullText(path);
    m->path->setAccessibleName(path);
    m->updateHeads();
    m->metadata->setShown(shown);
    m->metadataModel->show(m->comparison, m->node);
    m->versionsModel->show(m->comparison, m->node);
    m->versions->resizeRowsToContents();
    if (m->anyContent) {
        // The views keep what they show until the content is there, or is late.
        m->textFed = m->hexFed = true;
        m->delay.start();
    }
    m->showEffectiveTab();
}

void PreviewPanel::clear()
{
    showNode(nullptr, {});
}

bool PreviewPanel::isBusy() const
{
    return m->delay.isActive() || m->text->isBusy() || m->hex->isBusy()
        || !std::all_of(m->settled.begin(), m->settled.end(), [](bool one) { return one; });
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return m->wanted;
}

void PreviewPanel::setTab(Tab tab)
{
    const bool changed = m->wanted != tab;
    m->wanted = tab;
    m->showEffectiveTab();
    if (changed)
        Q_EMIT tabChanged(tab);
}

void PreviewPanel::setPaneWidths(const std::array<int, sideCount> &widths)
{
    m->widths = widths;
    m->heads->setWidths(widths);
    m->text->setPaneWidths(widths);
    m->hex->setPaneWidths(widths);
    m->metadata->setPaneWidths(widths);
}

QList<QAction *> PreviewPanel::tabActions() const
{
    return m->tabActions;
}

QAction *PreviewPanel::previousDifferenceAction() const
{
    return m->previous;
}

QAction *PreviewPanel::nextDifferenceAction() const
{
    return m->next;
}

QAction *PreviewPanel::wrapAction() const
{
    return m->wrap;
}

} // namespace assay

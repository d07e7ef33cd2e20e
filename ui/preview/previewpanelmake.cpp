// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the preview is made of.

#include "ui/preview/previewpanelparts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace assay {

void PreviewPanel::makeViews(JobRunner &jobs)
{
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
    m->versions = new VersionsView(this);
    connect(m->versions, &VersionsView::contentWanted, this, &PreviewPanel::showVersions);
    connect(m->versions, &VersionsView::layerWanted, this, &PreviewPanel::layerWanted);
    m->pictures = new PictureCompareView(jobs, this);
    for (QWidget *page : {static_cast<QWidget *>(m->text), static_cast<QWidget *>(m->hex), static_cast<QWidget *>(m->metadata), static_cast<QWidget *>(m->versions), static_cast<QWidget *>(m->pictures)})
        m->stack->addWidget(page);
}

void PreviewPanel::fillTabs()
{
    const QStringList titles{tr("Text"), tr("Hex"), tr("Metadata"), tr("Versions")};
    const QStringList actions{tr("Show Te&xt"), tr("Show &Hex"), tr("Show &Metadata"), tr("Show Ve&rsions")};
    for (int i = 0; i < titles.size(); ++i) {
        m->tabs->addTab(titles[i]);
        auto *action = new QAction(actions[i], this);
        action->setObjectName(QStringLiteral("previewTab%1").arg(i + 1));
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] { setTab(static_cast<Tab>(i)); });
        const auto tell = [this, i, title = titles[i], action] {
            //: %1 "Text", %2 a key
            m->tabs->setTabToolTip(i, toolTipText(action->shortcut().isEmpty() ? title : tr("%1 (%2)").arg(title, action->shortcut().toString(QKeySequence::NativeText))));
        };
        connect(action, &QAction::changed, this, tell);
        tell();
        m->tabActions.append(action);
        addAction(action);
    }
    m->tabs->addTab(tr("Picture"));
    m->tabs->setTabToolTip(PictureTab, toolTipText(tr("%1 (Ctrl+%2)").arg(tr("Picture")).arg(PictureTab + 1)));
}

void PreviewPanel::makeActions()
{
    m->picture = new QAction(tr("Show as &Picture"), this);
    m->picture->setObjectName(QStringLiteral("showPicture"));
    m->picture->setCheckable(true);
    m->picture->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_5));
    m->picture->setAutoRepeat(false);
    addAction(m->picture);
    connect(m->picture, &QAction::toggled, this, [this](bool on) {
        if (!on)
            m->pictures->clear();
        m->picturesFed = false;
        setTab(on ? PictureTab : m->wanted == PictureTab ? m->lastContentTab : m->wanted);
    });
    // No shortcuts of their own: in the views the keys are Alt+Up and Alt+Down, which elsewhere lead to the next path.
    m->previous = new QAction(tr("Previo&us Difference in File"), this);
    m->previous->setObjectName(QStringLiteral("previousInFile"));
    m->next = new QAction(tr("Next Difference in F&ile"), this);
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
}

QAction *PreviewPanel::Parts::addOption(PreviewPanel *panel, const char *name, const QString &title, const QKeySequence &key)
{
    auto *action = new QAction(title, panel);
    action->setObjectName(QString::fromLatin1(name));
    action->setCheckable(true);
    action->setShortcut(key);
    action->setAutoRepeat(false);
    panel->addAction(action);
    options.append(action);
    return action;
}

void PreviewPanel::makeOptions()
{
    QAction *inspect = m->addOption(this, "inspectData", tr("&Inspect Data at the Cursor"), QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(inspect, &QAction::toggled, m->hex, &HexCompareView::setInspecting);
    connect(m->hex, &HexCompareView::inspectingChanged, inspect, &QAction::setChecked);
    QAction *bigEndian = m->addOption(this, "bigEndian", tr("&Big-Endian Data"), {});
    connect(bigEndian, &QAction::toggled, m->hex, &HexCompareView::setBigEndian);
    connect(m->hex, &HexCompareView::bigEndianChanged, bigEndian, &QAction::setChecked);
    QAction *entropy = m->addOption(this, "entropy", tr("E&ntropy beside Bytes"), {});
    connect(entropy, &QAction::toggled, m->hex, &HexCompareView::setShowEntropy);
    connect(m->hex, &HexCompareView::showEntropyChanged, entropy, &QAction::setChecked);
    connect(m->hex, &CompareView::trailingWidthChanged, this, [this] { m->placePanes(); });
    QAction *fold = m->addOption(this, "foldEqualLines", tr("&Fold Equal Lines"), QKeySequence(Qt::ALT | Qt::Key_X));
    connect(fold, &QAction::toggled, m->text, &TextCompareView::setFolding);
    connect(m->text, &TextCompareView::foldingChanged, fold, &QAction::setChecked);
    QAction *spaces = m->addOption(this, "showSpaces", tr("Show &Spaces and Tabs"), {});
    connect(spaces, &QAction::toggled, m->text, &TextCompareView::setShowWhitespace);
    connect(m->text, &TextCompareView::showWhitespaceChanged, spaces, &QAction::setChecked);
}

void PreviewPanel::makeButtons()
{
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
    m->back = button(QStringLiteral("previewBack"), Qt::LeftArrow, tr("Back to what is seen"), tr("Show what is seen in each source again, instead of versions"));
    m->back->setText(tr("What Is Seen"));
    m->back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m->back, &QToolButton::clicked, this, &PreviewPanel::showSeen);
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
}

void PreviewPanel::makeHeads()
{
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
    m->heads->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PreviewPanel::layOut()
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(6, 0, 2, 0);
    top->setSpacing(4);
    top->addWidget(m->path, 1);
    top->addWidget(m->back);
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
}

} // namespace assay

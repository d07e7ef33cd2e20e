// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/previewpanel.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "jobs/latestonly.h"
#include "ui/plaintext.h"
#include "ui/preview/contenthead.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/panecontent.h"
#include "ui/preview/panerow.h"
#include "ui/preview/pictureview.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/versionsview.h"

#include <QAction>
#include <QApplication>
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

// What one pane shows: a version of the path, the one that is seen as a rule.
struct Subject {
    bool shown = false;
    int side = 0;
    std::optional<FsTree::Ref> ref; // none: there is nothing
    NodeId seen;                    // of the side's tree, when this is what is seen
    QString title;
};
using Subjects = std::array<Subject, sideCount>;

const Entry *entryOf(const Comparison &comparison, const Subject &subject)
{
    return subject.ref ? &comparison.tree->tree(subject.side)->layers()[subject.ref->layer]->entry(subject.ref->node) : nullptr;
}

const Sha256Digest *digestOf(const Comparison &comparison, const Subject &subject)
{
    if (subject.seen)
        return comparison.tree->tree(subject.side)->digest(subject.seen);
    return subject.ref ? comparison.tree->tree(subject.side)->layers()[subject.ref->layer]->digest(*entryOf(comparison, subject)) : nullptr;
}

} // namespace

struct PreviewPanel::Parts {
    explicit Parts(JobRunner &runner) : jobs(runner) {}

    JobRunner &jobs;
    ComparisonPtr comparison; // null: nothing is shown
    std::string shownPath;
    DiffNodeId node;          // none where no source shows the path
    std::array<int, sideCount> widths{};
    std::vector<PathVersion> versionsWanted; // empty: what is seen in each source
    Subjects subjects;                       // of the contents below
    Tab wanted = TextTab;
    Tab lastContentTab = TextTab;
    bool switching = false;

    // What the content of each side is, as far as it is known.
    PaneContents contents;
    std::array<bool, sideCount> settled{true, true, true};
    std::array<std::unique_ptr<LatestOnly>, sideCount> opening;
    bool anyContent = false;
    bool textFed = false; // shows the contents above
    bool hexFed = false;
    bool picturesFed = false;
    std::optional<ByteRange> bytesWanted; // to be selected when the content is there
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
    VersionsView *versions = nullptr;
    PictureCompareView *pictures = nullptr;
    QAction *picture = nullptr;
    QToolButton *back = nullptr;
    QList<QAction *> tabActions;
    QAction *previous = nullptr;
    QAction *next = nullptr;
    QAction *wrap = nullptr;
    QList<QAction *> options;
    QToolButton *previousButton = nullptr;
    QToolButton *nextButton = nullptr;
    QToolButton *findButton = nullptr;

    std::array<bool, sideCount> shown() const
    {
        std::array<bool, sideCount> result{};
        for (int side = 0; side < sideCount; ++side)
            result[static_cast<std::size_t>(side)] = comparison && comparison->tree->hasSide(side);
        return result;
    }

    std::optional<FsTree::Ref> seen(int side) const;
    NodeId seenNode(int side) const; // none where there is nothing
    Subjects seenSubjects() const;
    Subjects versionSubjects() const;
    bool showsContent() const { return stack->currentWidget() == text || stack->currentWidget() == hex || stack->currentWidget() == pictures; }
    void begin();
    void take(ComparisonPtr comparison, DiffNodeId node, std::string path);
    void placePanes();
    void updateHeads();
    void open();
    void feed();
    void showEffectiveTab();
    void step(bool backwards);
    QAction *addOption(PreviewPanel *panel, const char *name, const QString &title, const QKeySequence &key);
};

NodeId PreviewPanel::Parts::seenNode(int side) const
{
    if (!comparison || !node || !comparison->tree->hasSide(side) || !comparison->tree->entry(node, side))
        return {};
    return comparison->tree->node(node).side[static_cast<std::size_t>(side)];
}

std::optional<FsTree::Ref> PreviewPanel::Parts::seen(int side) const
{
    const NodeId there = seenNode(side);
    return there ? std::optional(comparison->tree->tree(side)->ref(there)) : std::nullopt;
}

Subjects PreviewPanel::Parts::seenSubjects() const
{
    Subjects all;
    for (int side = 0; side < sideCount; ++side)
        all[static_cast<std::size_t>(side)] = {comparison && comparison->tree->hasSide(side), side, seen(side), seenNode(side), sideTitle(side)};
    return all;
}

Subjects PreviewPanel::Parts::versionSubjects() const
{
    const auto same = [](const std::optional<FsTree::Ref> &a, const FsTree::Ref &b) { return a && a->layer == b.layer && a->node == b.node; };
    Subjects all;
    std::size_t count = 0;
    for (const PathVersion &version : versionsWanted) {
        //: %1 "Live", %2 a number
        QString title = PreviewPanel::tr("%1, layer %2").arg(sideTitle(version.side)).arg(version.ref.layer);
        if (same(seen(version.side), version.ref))
            title = PreviewPanel::tr("%1, seen", "a version of a file").arg(title);
        all[count++] = {true, version.side, version.ref, {}, title};
    }
    if (count == 1 && !same(seen(all[0].side), *all[0].ref))
        all[count] = {true, all[0].side, seen(all[0].side), seenNode(all[0].side), PreviewPanel::tr("%1, seen", "a version of a file").arg(sideTitle(all[0].side))};
    return all;
}

void PreviewPanel::Parts::take(ComparisonPtr taken, DiffNodeId at, std::string atPath)
{
    comparison = std::move(taken);
    node = at;
    shownPath = std::move(atPath);
    versionsWanted.clear();
    const QString words = !comparison ? QString() : shownPath.empty() ? QStringLiteral("/") : displayText(shownPath);
    path->setFullText(words);
    path->setAccessibleName(words);
    metadata->setShown(shown());
    metadataModel->show(comparison, node);
    versions->show(comparison, shownPath);
}

// Metadata and the list of versions are about what is seen, whatever content was looked at.
void PreviewPanel::Parts::placePanes()
{
    const bool versionsShown = !versionsWanted.empty() && showsContent();
    heads->setTrailingSpace((stack->currentWidget() == hex ? static_cast<CompareView *>(hex) : text)->trailingWidth());
    heads->setWidths(versionsShown ? std::array<int, sideCount>{} : widths);
    text->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    hex->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    pictures->setPaneWidths(versionsWanted.empty() ? widths : std::array<int, sideCount>{});
    metadata->setPaneWidths(widths);
    back->setVisible(!versionsWanted.empty());
    updateHeads();
}

// Whose pane it is, what is there, and which digest it has.
void PreviewPanel::Parts::updateHeads()
{
    const Subjects shownNow = showsContent() ? subjects : seenSubjects();
    std::array<bool, sideCount> panes{};
    std::array<const Sha256Digest *, sideCount> digests{};
    for (std::size_t at = 0; at < shownNow.size(); ++at) {
        panes[at] = shownNow[at].shown;
        digests[at] = comparison ? digestOf(*comparison, shownNow[at]) : nullptr;
    }
    heads->setShown(panes);
    for (std::size_t at = 0; at < shownNow.size(); ++at) {
        const Entry *here = comparison ? entryOf(*comparison, shownNow[at]) : nullptr;
        QString words;
        QString digest;
        bool differs = false;
        if (!comparison) {
            words.clear();
        } else if (!here) {
            words = PreviewPanel::tr("not in this source");
        } else if (here->type == EntryType::File) {
            words = PreviewPanel::tr("%L1 bytes").arg(here->size);
            if (digests[at]) {
                digest = QString::fromStdString(toHex(*digests[at]));
                for (const Sha256Digest *other : digests)
                    differs = differs || (other && *other != *digests[at]);
            }
        } else {
            words = entryTypeText(here->type);
        }
        head[at]->show(shownNow[at].title, words, digest, differs);
    }
}

// Empties the views of bytes and text, and opens the content of what they are to show.
void PreviewPanel::Parts::begin()
{
    delay.stop();
    late.stop();
    anyContent = false;
    textFed = hexFed = picturesFed = false;
    pictures->clear(); // what decodes for another path is of no use any more
    bytesWanted.reset();
    subjects = comparison && !versionsWanted.empty() ? versionSubjects() : seenSubjects();
    for (std::size_t at = 0; at < subjects.size(); ++at) {
        opening[at]->cancel();
        PaneContent &content = contents[at];
        content = {};
        content.shown = subjects[at].shown;
        content.title = subjects[at].title;
        settled[at] = true;
        const Entry *entry = comparison ? entryOf(*comparison, subjects[at]) : nullptr;
        if (!entry) {
            content.message = comparison ? PreviewPanel::tr("not in this source") : QString();
            content.hatched = comparison != nullptr;
        } else if (entry->type != EntryType::File) {
            content.message = PreviewPanel::tr("This is no file here but: %1.").arg(entryTypeText(entry->type));
        } else {
            content.message = PreviewPanel::tr("Opening…");
            if (const Sha256Digest *digest = digestOf(*comparison, subjects[at]))
                content.digest = *digest;
            settled[at] = false;
            anyContent = true;
        }
    }
    placePanes();
    if (anyContent) {
        // The views keep what they show until the content is there, or is late.
        textFed = hexFed = picturesFed = true;
        delay.start();
    }
    showEffectiveTab();
}

// Content of each side, in jobs of their own: opening what a compressed layer holds can take long.
void PreviewPanel::Parts::open()
{
    late.start();
    for (std::size_t at = 0; at < subjects.size(); ++at) {
        if (settled[at])
            continue;
        const LoadedSourcePtr loaded = comparison->sources[static_cast<std::size_t>(subjects[at].side)];
        const FsTree::Ref ref = *subjects[at].ref;
        const NodeId seenHere = subjects[at].seen;
        opening[at]->request(
            [loaded, ref, seenHere](Context &context) -> Result<ByteSourcePtr> {
                if (!loaded || !loaded->source)
                    return Unexpected(makeError(ErrorCode::NotFound, {}, "the source is not open"));
                return seenHere ? contentOf(*loaded, seenHere, context) : loaded->source->content(*loaded, ref, context);
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
                    textFed = hexFed = picturesFed = false;
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
        text->setContents(contents, shownPath);
    } else if (current == hex && !hexFed) {
        hexFed = true;
        hex->setContents(contents);
        if (bytesWanted && std::all_of(settled.begin(), settled.end(), [](bool done) { return done; })) {
            hex->goTo(bytesWanted->offset, bytesWanted->size);
            bytesWanted.reset();
        }
    } else if (current == pictures && !picturesFed) {
        picturesFed = true;
        pictures->setContents(contents);
    }
}

void PreviewPanel::Parts::showEffectiveTab()
{
    const bool nothing = !comparison;
    const Tab tab = anyContent || nothing || wanted == MetadataTab || wanted == VersionsTab ? wanted : MetadataTab;
    switching = true;
    tabs->setTabEnabled(TextTab, anyContent || nothing);
    tabs->setTabEnabled(HexTab, anyContent || nothing);
    tabs->setTabEnabled(PictureTab, anyContent || nothing);
    if (tabs->isTabVisible(PictureTab) != picture->isChecked()) {
        tabs->setTabVisible(PictureTab, picture->isChecked());
        tabs->updateGeometry(); // which it does not do by itself
    }
    tabs->setCurrentIndex(tab);
    stack->setCurrentIndex(tab);
    switching = false;
    const bool steps = tab == TextTab || tab == HexTab;
    for (QToolButton *button : {previousButton, nextButton, findButton})
        button->setEnabled(steps && anyContent);
    previous->setEnabled(steps && anyContent);
    next->setEnabled(steps && anyContent);
    for (QAction *copy : hex->copyActions())
        copy->setEnabled(tab == HexTab && anyContent);
    placePanes();
    feed();
}

void PreviewPanel::Parts::step(bool backwards)
{
    if (stack->currentWidget() == text)
        text->stepDifference(backwards);
    else if (stack->currentWidget() == hex)
        hex->stepDifference(backwards);
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
    m->versions = new VersionsView(this);
    connect(m->versions, &VersionsView::contentWanted, this, &PreviewPanel::showVersions);
    connect(m->versions, &VersionsView::layerWanted, this, &PreviewPanel::layerWanted);
    m->pictures = new PictureCompareView(jobs, this);
    for (QWidget *page : {static_cast<QWidget *>(m->text), static_cast<QWidget *>(m->hex), static_cast<QWidget *>(m->metadata), static_cast<QWidget *>(m->versions), static_cast<QWidget *>(m->pictures)})
        m->stack->addWidget(page);

    const QStringList titles{tr("Text"), tr("Hex"), tr("Metadata"), tr("Versions")};
    const QStringList actions{tr("Show &Text"), tr("Show &Hex"), tr("Show &Metadata"), tr("Show &Versions")};
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
    QAction *inspect = m->addOption(this, "inspectData", tr("&Inspect Data at the Cursor"), QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(inspect, &QAction::toggled, m->hex, &HexCompareView::setInspecting);
    connect(m->hex, &HexCompareView::inspectingChanged, inspect, &QAction::setChecked);
    QAction *bigEndian = m->addOption(this, "bigEndian", tr("&Big-Endian Data"), {});
    connect(bigEndian, &QAction::toggled, m->hex, &HexCompareView::setBigEndian);
    connect(m->hex, &HexCompareView::bigEndianChanged, bigEndian, &QAction::setChecked);
    QAction *entropy = m->addOption(this, "entropy", tr("&Entropy beside Bytes"), {});
    connect(entropy, &QAction::toggled, m->hex, &HexCompareView::setShowEntropy);
    connect(m->hex, &HexCompareView::showEntropyChanged, entropy, &QAction::setChecked);
    connect(m->hex, &CompareView::trailingWidthChanged, this, [this] { m->placePanes(); });
    QAction *fold = m->addOption(this, "foldEqualLines", tr("&Fold Equal Lines"), QKeySequence(Qt::ALT | Qt::Key_X));
    connect(fold, &QAction::toggled, m->text, &TextCompareView::setFolding);
    connect(m->text, &TextCompareView::foldingChanged, fold, &QAction::setChecked);
    QAction *spaces = m->addOption(this, "showSpaces", tr("Show &Spaces and Tabs"), {});
    connect(spaces, &QAction::toggled, m->text, &TextCompareView::setShowWhitespace);
    connect(m->text, &TextCompareView::showWhitespaceChanged, spaces, &QAction::setChecked);
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
        m->textFed = m->hexFed = m->picturesFed = false;
        m->feed();
    });

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
    std::string path = comparison ? comparison->tree->path(node) : std::string();
    m->take(std::move(comparison), node, std::move(path));
    m->begin();
}

void PreviewPanel::showPath(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions)
{
    if (!comparison || !comparison->tree || versions.size() > VersionsView::mostAtOnce)
        return;
    const DiffNodeId node = comparison->tree->find(path);
    m->take(std::move(comparison), node, path);
    m->versionsWanted = versions;
    m->begin();
    if (!versions.empty())
        setTab(m->lastContentTab);
}

void PreviewPanel::showBytes(ComparisonPtr comparison, const std::string &path, const std::vector<PathVersion> &versions, quint64 offset, quint64 size)
{
    showPath(std::move(comparison), path, versions);
    m->bytesWanted = ByteRange{offset, size};
    setTab(HexTab);
}

void PreviewPanel::showVersions(const std::vector<PathVersion> &versions)
{
    if (!m->comparison || versions.empty() || versions.size() > VersionsView::mostAtOnce)
        return;
    m->versionsWanted = versions;
    m->begin();
    setTab(m->lastContentTab);
}

void PreviewPanel::showSeen()
{
    if (m->versionsWanted.empty())
        return;
    m->versionsWanted.clear();
    m->begin();
}

bool PreviewPanel::showsVersions() const
{
    return !m->versionsWanted.empty();
}

std::optional<PreviewPanel::BytePlace> PreviewPanel::focusedBytes() const
{
    const HexView *view = m->hex->currentView();
    if (!m->comparison || !view || !m->hex->isAncestorOf(QApplication::focusWidget()))
        return std::nullopt;
    for (int at = 0; at < sideCount; ++at) {
        if (m->hex->view(at) == view)
            return BytePlace{m->shownPath, m->subjects[static_cast<std::size_t>(at)].side, m->contents[static_cast<std::size_t>(at)].digest, view->selectionBegin(),
                             view->hasSelection() ? view->selectionSize() : 1};
    }
    return std::nullopt;
}

void PreviewPanel::clear()
{
    showNode(nullptr, {});
}

void PreviewPanel::setKnown(KnownHashesPtr known)
{
    m->metadataModel->setKnown(std::move(known));
    m->metadataModel->show(m->comparison, m->node);
}

bool PreviewPanel::isBusy() const
{
    return m->delay.isActive() || m->text->isBusy() || m->hex->isBusy() || m->pictures->isBusy()
        || !std::all_of(m->settled.begin(), m->settled.end(), [](bool one) { return one; });
}

PreviewPanel::Tab PreviewPanel::tab() const
{
    return m->wanted;
}

void PreviewPanel::setTab(Tab tab)
{
    if (tab == PictureTab && !m->picture->isChecked()) {
        m->picture->setChecked(true); // which comes here again
        return;
    }
    const bool changed = m->wanted != tab;
    m->wanted = tab;
    if (tab == TextTab || tab == HexTab)
        m->lastContentTab = tab;
    m->showEffectiveTab();
    if (changed)
        Q_EMIT tabChanged(tab);
}

void PreviewPanel::setPaneWidths(const std::array<int, sideCount> &widths)
{
    m->widths = widths;
    m->placePanes();
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

QAction *PreviewPanel::pictureAction() const
{
    return m->picture;
}

QList<QAction *> PreviewPanel::copyActions() const
{
    return m->hex->copyActions();
}

QList<QAction *> PreviewPanel::optionActions() const
{
    return m->options;
}

} // namespace assay

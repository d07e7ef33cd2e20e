// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/hexcompareview.h"

#include "ui/preview/datainspector.h"
#include "ui/preview/entropystrip.h"
#include "ui/preview/findbar.h"
#include "ui/preview/hexview.h"
#include "ui/preview/legend.h"
#include "ui/preview/panerow.h"
#include "ui/togglebutton.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace assay {
namespace {

constexpr quint64 copyLimit = 16 << 20;
constexpr int hexMode = 1;

// By what is known without reading them.
bool knownToDiffer(const PaneContents &contents)
{
    const PaneContent *first = nullptr;
    for (const PaneContent &content : contents) {
        if (!content.bytes)
            continue;
        if (first && (first->bytes->size() != content.bytes->size() || (first->digest && content.digest && *first->digest != *content.digest)))
            return true;
        if (!first || !first->digest)
            first = &content;
    }
    return false;
}

} // namespace

HexCompareView::HexCompareView(JobRunner &jobs, QWidget *parent) :
    CompareView(jobs, QStringLiteral("hex"), {tr("Text"), tr("Hex bytes")}, parent),
    m_goTo(new QWidget(this)),
    m_goToField(new QLineEdit(m_goTo)),
    m_goToResult(new QLabel(m_goTo)),
    m_inspector(new DataInspector(this)),
    m_entropy(new EntropyStrip(jobs, this)),
    m_search(jobs, this, {tr("Searching bytes"), JobLane::Interactive, true}),
    m_copy(jobs, this)
{
    setAccessibleName(tr("Bytes of all sources"));
    const std::array<QString, 3> names{tr("Bytes, vendor"), tr("Bytes, saved"), tr("Bytes, live")};
    const std::array<QString, 3> objects{QStringLiteral("hexVendor"), QStringLiteral("hexSaved"), QStringLiteral("hexLive")};
    std::array<EvidenceView *, 3> views{};
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        auto *view = new HexView(m_row);
        view->setObjectName(objects[i]);
        view->setAccessibleName(names[i]);
        m_views[i] = view;
        views[i] = view;
        connect(view, &HexView::cursorChanged, this, [this](quint64 cursor, quint64 anchor, bool selected) {
            for (HexView *other : m_views) {
                if (other != sender())
                    other->setCursor(cursor, anchor, selected);
            }
            stopSeekingFirst();
            updateStatus();
        });
        connect(view, &HexView::styleWasChanged, this, &HexCompareView::synchronise);
    }
    setViews(views, tr("Scroll bytes of all sources"), m_entropy);
    makeCopyActions();
    makeGoTo();
    makeInspector();
    makeEntropy();
    m_layout->insertWidget(m_layout->indexOf(m_find) + 1, m_goTo);
    connect(m_find, &FindBar::searched, this,
            [this](bool backwards) { find(m_find->text(), m_find->mode() == hexMode, backwards, m_find->matchCase()); });
    connect(m_find, &FindBar::closed, this, [this] {
        m_search.cancel();
        focusCurrent();
    });
    setContents({});
}

HexCompareView::~HexCompareView() = default;

void HexCompareView::makeGoTo()
{
    m_goTo->setObjectName(QStringLiteral("hexGoTo"));
    m_goToField->setObjectName(QStringLiteral("hexGoToField"));
    m_goToField->setPlaceholderText(tr("0x1f00, 7936, +16 or -0x10"));
    m_goToField->setAccessibleName(tr("Offset to go to"));
    m_goToField->installEventFilter(this);
    m_goToField->setMaxLength(64);
    m_goToResult->setObjectName(QStringLiteral("hexGoToResult"));
    m_goToResult->setTextFormat(Qt::PlainText);
    auto *goToLabel = new QLabel(tr("Go to offset:"), m_goTo);
    goToLabel->setObjectName(QStringLiteral("hexGoToLabel"));
    goToLabel->setBuddy(m_goToField);
    auto *goToLayout = new QHBoxLayout(m_goTo);
    goToLayout->setContentsMargins(4, 2, 4, 2);
    goToLayout->addWidget(goToLabel);
    goToLayout->addWidget(m_goToField, 1);
    goToLayout->addWidget(m_goToResult, 2);
    m_goTo->hide();
    connect(m_goToField, &QLineEdit::returnPressed, this, [this] {
        if (goTo(m_goToField->text())) {
            m_goTo->hide();
            focusCurrent();
        } else {
            m_goToResult->setText(tr("! No offset of this file. Write 0x1f00, 7936, +16 or -0x10."));
        }
    });
    connect(m_goToField, &QLineEdit::textEdited, m_goToResult, &QLabel::clear);
}

void HexCompareView::makeCopyActions()
{
    const std::tuple<ByteFormat, const char *, QString> formats[] = {
        {ByteFormat::Hex, "copyBytesHex", tr("Copy as &Hexadecimal")},
        {ByteFormat::EscapedText, "copyBytesText", tr("Copy as &Text, Escaped")},
        {ByteFormat::RawText, "copyBytesRaw", tr("Copy as Text, &Raw")},
        {ByteFormat::CArray, "copyBytesC", tr("Copy as &C Array")},
        {ByteFormat::Python, "copyBytesPython", tr("Copy as &Python Bytes")},
        {ByteFormat::Base64, "copyBytesBase64", tr("Copy as &Base64")},
    };
    for (const auto &[format, name, title] : formats) {
        auto *action = new QAction(title, this);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, [this, format = format] { copySelection(format); });
        m_copyActions.append(action);
    }
}

void HexCompareView::makeInspector()
{
    m_inspectBox = makeToggle(this, "hexInspect", tr("Inspect"), tr("Show what the bytes at the cursor are as numbers, times and characters"));
    m_bigEndianBox = makeToggle(this, "hexBigEndian", tr("Big-Endian"), tr("Take the first byte of a number for the highest one"));
    m_bottom->insertWidget(1, m_bigEndianBox);
    m_bottom->insertWidget(1, m_inspectBox);
    m_layout->insertWidget(m_layout->indexOf(m_row) + 1, m_inspector);
    m_inspector->hide();
    m_bigEndianBox->hide();
    connect(m_inspectBox, &QToolButton::toggled, this, &HexCompareView::setInspecting);
    connect(m_bigEndianBox, &QToolButton::toggled, this, &HexCompareView::setBigEndian);
    connect(m_inspector, &DataInspector::copied, this, &HexCompareView::statusMessage);
}

void HexCompareView::makeEntropy()
{
    m_entropyBox = makeToggle(this, "hexEntropy", tr("Entropy"), tr("Show beside the scroll bar how many bits a byte has in each part of the files: packed and encrypted parts stand out"));
    m_bottom->insertWidget(1, m_entropyBox);
    m_entropy->hide();
    connect(m_entropyBox, &QToolButton::toggled, this, &HexCompareView::setShowEntropy);
    connect(m_entropy, &EntropyStrip::offsetChosen, this, [this](quint64 offset) { goTo(offset); });
    connect(m_entropy, &EntropyStrip::statusMessage, this, &HexCompareView::statusMessage);
    for (HexView *view : m_views)
        connect(view, &EvidenceView::topRowChanged, this, &HexCompareView::placeEntropy);
}

void HexCompareView::setShowEntropy(bool on)
{
    if (m_entropy->isHidden() != on)
        return;
    m_entropy->setVisible(on);
    m_entropyBox->setChecked(on);
    placeEntropy();
    Q_EMIT showEntropyChanged(on);
}

void HexCompareView::placeEntropy()
{
    const HexView *current = currentView();
    if (!current || m_entropy->isHidden())
        return;
    const auto line = static_cast<quint64>(current->bytesPerLine());
    const quint64 begin = std::min(current->topRow() * line, current->extent());
    m_entropy->setPlace(begin, begin + std::min(static_cast<quint64>(current->visibleRows()) * line, current->extent() - begin), current->selectionBegin());
}

bool HexCompareView::isBusy() const
{
    return m_search.isBusy() || m_copy.isBusy() || m_entropy->isBusy();
}

void HexCompareView::setInspecting(bool on)
{
    if (m_inspector->isHidden() != on)
        return;
    m_inspector->setVisible(on);
    m_bigEndianBox->setVisible(on);
    m_inspectBox->setChecked(on);
    fitInspector();
    inspect();
    Q_EMIT inspectingChanged(on);
}

void HexCompareView::setBigEndian(bool on)
{
    const ByteOrder order = on ? ByteOrder::Big : ByteOrder::Little;
    if (m_inspector->byteOrder() == order)
        return;
    m_inspector->setByteOrder(order);
    m_bigEndianBox->setChecked(on);
    Q_EMIT bigEndianChanged(on);
}

// The bytes are what the reader came for: some rows of them stay.
void HexCompareView::fitInspector()
{
    if (m_inspector->isHidden())
        return;
    const int others = CompareView::minimumSizeHint().height() - m_inspector->minimumHeight();
    const int room = std::max(m_inspector->heightOfRows(2), std::min(height() / 2, height() - others));
    m_inspector->setFixedHeight(std::min(m_inspector->heightFor(width()), room));
}

// Unfolding the inspector takes no room from what stands around this view.
QSize HexCompareView::minimumSizeHint() const
{
    QSize size = CompareView::minimumSizeHint();
    if (!m_inspector->isHidden())
        size.rheight() -= std::max(0, m_inspector->minimumHeight() - m_inspector->heightOfRows(2));
    return size;
}

void HexCompareView::inspect()
{
    if (m_inspector->isHidden())
        return;
    std::array<InspectedBytes, 3> sources;
    int focused = 0;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        PageCache *cache = m_views[i]->cache();
        sources[i].shown = cache && m_views[i]->extent() > 0;
        sources[i].title = m_contents[i].title;
        if (m_views[i] == currentView())
            focused = static_cast<int>(i);
        if (!sources[i].shown)
            continue;
        std::array<unsigned char, dataValueBytes> bytes{};
        std::array<ByteState, dataValueBytes> states{};
        cache->read(m_views[i]->selectionBegin(), bytes, states);
        const auto end = std::find_if(states.begin(), states.end(), [](ByteState state) { return state != ByteState::Known; });
        const auto known = static_cast<std::size_t>(end - states.begin());
        const auto first = std::as_bytes(std::span(bytes)).first(known);
        sources[i].bytes.assign(first.begin(), first.end());
        sources[i].rest = end == states.end() ? ByteState::Known : *end;
    }
    m_inspector->setBytes(sources, focused);
}

void HexCompareView::resizeEvent(QResizeEvent *event)
{
    CompareView::resizeEvent(event);
    fitInspector();
}

void HexCompareView::setContents(const PaneContents &contents)
{
    stopSeekingFirst();
    m_search.cancel();
    m_copy.cancel();
    m_updating = true;
    m_contents = contents;
    m_lastDifference.reset();
    m_lastFound.reset();
    quint64 extent = 0;
    std::array<bool, 3> shown{};
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        shown[i] = contents[i].shown;
        m_views[i]->setBytes(m_jobs, contents[i].bytes);
        m_views[i]->showMessage(contents[i].bytes ? QString() : contents[i].message, contents[i].hatched);
        if (contents[i].bytes)
            extent = std::max<quint64>(extent, contents[i].bytes->size());
    }
    int count = 0;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        std::vector<QPointer<PageCache>> peers;
        for (std::size_t k = 0; k < m_views.size(); ++k) {
            if (k != i && m_views[k]->cache())
                peers.emplace_back(m_views[k]->cache());
        }
        if (!m_views[i]->cache())
            continue;
        connect(m_views[i]->cache(), &PageCache::pagesArrived, this, &HexCompareView::inspect);
        ++count;
        m_views[i]->setPeers(std::move(peers));
        m_views[i]->setExtent(extent);
    }
    m_row->setShown(shown);
    m_legend->setSources(count);
    m_updating = false;
    m_entropy->setSources({{{contents[0].bytes, contents[0].title}, {contents[1].bytes, contents[1].title}, {contents[2].bytes, contents[2].title}}});
    synchronise();
    updateStatus();
    if (knownToDiffer(contents))
        showFirstDifference();
}

bool HexCompareView::hasContent(const EvidenceView &view) const
{
    return static_cast<const HexView &>(view).cache() != nullptr;
}

HexView *HexCompareView::currentView() const
{
    return static_cast<HexView *>(current());
}

// One number of bytes a line for all, whatever their widths.
void HexCompareView::beforeSynchronise()
{
    int perLine = 0;
    for (HexView *view : m_views) {
        if (view->cache() && !view->isHidden())
            perLine = perLine == 0 ? view->fittingBytesPerLine() : std::min(perLine, view->fittingBytesPerLine());
    }
    for (HexView *view : m_views) {
        if (view->cache() && perLine > 0)
            view->setBytesPerLine(perLine);
    }
}

void HexCompareView::goTo(quint64 offset, quint64 size)
{
    HexView *current = currentView();
    if (!current || current->extent() == 0)
        return;
    stopSeekingFirst();
    offset = std::min(offset, current->extent() - 1);
    const quint64 last = std::min(offset + std::max<quint64>(size, 1) - 1, current->extent() - 1);
    for (HexView *view : m_views)
        view->setCursor(offset, last, last != offset);
    current->centreRow(offset / static_cast<quint64>(current->bytesPerLine()));
    updateStatus();
}

bool HexCompareView::goTo(const QString &text)
{
    const HexView *current = currentView();
    if (!current)
        return false;
    const std::optional<std::uint64_t> offset = parseOffset(text.toStdString(), current->cursor());
    if (!offset || *offset >= current->extent())
        return false;
    goTo(*offset);
    return true;
}

void HexCompareView::copySelection(ByteFormat format)
{
    const HexView *current = currentView();
    if (!current || !current->cache() || current->extent() == 0)
        return;
    const ByteSourcePtr source = current->cache()->source();
    const quint64 begin = current->selectionBegin();
    if (begin >= source->size()) {
        say(tr("This source ends before these bytes."), true);
        return;
    }
    const quint64 size = std::min<quint64>(current->selectionSize(), source->size() - begin);
    if (size > copyLimit) {
        say(tr("Not copied: %1 selected, at most %2 can be copied.")
                .arg(QLocale().formattedDataSize(static_cast<qint64>(size)), QLocale().formattedDataSize(static_cast<qint64>(copyLimit))),
            true);
        return;
    }
    m_copy.request(
        [source, begin, size, format](Context &) -> Result<QString> {
            std::string bytes(static_cast<std::size_t>(size), '\0');
            std::size_t done = 0;
            while (done < bytes.size()) {
                const Result<std::size_t> got = source->readAt(begin + done, std::as_writable_bytes(std::span(bytes)).subspan(done));
                if (!got)
                    return Unexpected(got.error());
                if (*got == 0)
                    return Unexpected(makeErrorAt(ErrorCode::Truncated, source->name(), begin + done, "the content ends here"));
                done += *got;
            }
            return QString::fromStdString(formatBytes(bytes, format));
        },
        [this, size](const Result<QString> &text) {
            if (!text) {
                say(tr("Not copied: %1").arg(QString::fromStdString(text.error().message())), true);
                return;
            }
            QGuiApplication::clipboard()->setText(*text);
            Q_EMIT statusMessage(tr("Copied: %1.").arg(QLocale().formattedDataSize(static_cast<qint64>(size))));
        });
}

void HexCompareView::openFind()
{
    m_goTo->hide();
    m_find->open();
}

void HexCompareView::openGoTo()
{
    m_find->hide();
    m_goToResult->clear();
    m_goTo->show();
    m_goToField->setFocus(Qt::ShortcutFocusReason);
    m_goToField->selectAll();
}

void HexCompareView::updateStatus()
{
    inspect();
    placeEntropy();
    const HexView *current = currentView();
    if (!current || current->extent() == 0) {
        showStatus({});
        return;
    }
    const QLocale locale;
    const quint64 offset = current->selectionBegin();
    QString text = tr("Offset 0x%1 (%2) of %3").arg(QString::number(offset, 16), locale.toString(offset), locale.toString(current->extent()));
    if (current->hasSelection())
        text += QStringLiteral("   ") % tr("selected %1 (0x%2)").arg(locale.toString(current->selectionSize()), QString::number(current->selectionSize(), 16));
    showStatus(text);
}

bool HexCompareView::wantsEscape() const
{
    return m_search.isBusy() || !m_goTo->isHidden() || CompareView::wantsEscape();
}

void HexCompareView::dismiss()
{
    m_search.cancel();
    updateStatus();
    m_goTo->hide();
    CompareView::dismiss();
}

bool HexCompareView::wantsKey(const QKeyEvent &event) const
{
    return event.keyCombination() == (Qt::CTRL | Qt::Key_G);
}

void HexCompareView::keyPressEvent(QKeyEvent *event)
{
    if (event->keyCombination() == (Qt::CTRL | Qt::Key_G))
        openGoTo();
    else
        CompareView::keyPressEvent(event);
}

void HexCompareView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentView())
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("hexMenu"));
    menu.addActions(m_copyActions);
    menu.addSeparator();
    menu.addAction(tr("Find…"), this, &HexCompareView::openFind);
    menu.addAction(tr("Go to Offset…"), this, &HexCompareView::openGoTo);
    menu.addAction(tr("Next Difference"), this, [this] { stepDifference(false); });
    menu.addAction(tr("Previous Difference"), this, [this] { stepDifference(true); });
    menu.exec(event->globalPos());
}

} // namespace assay

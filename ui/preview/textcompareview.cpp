// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/textcompareview.h"

#include "ui/preview/findbar.h"
#include "ui/preview/legend.h"
#include "ui/preview/panerow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace assay {
namespace {

constexpr int lateMs = 250;

QString encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Latin1: return QStringLiteral("ISO 8859-1");
    case TextEncoding::Utf16Le: return QStringLiteral("UTF-16 LE");
    case TextEncoding::Utf16Be: return QStringLiteral("UTF-16 BE");
    default: return QStringLiteral("UTF-8");
    }
}

} // namespace

TextCompareView::TextCompareView(JobRunner &jobs, QWidget *parent) :
    CompareView(jobs, QStringLiteral("text"), {}, parent),
    m_encoding(new QComboBox(this)),
    m_wrapBox(new QCheckBox(tr("Wrap"), this)),
    m_foldBox(new QCheckBox(tr("Fold"), this)),
    m_spaceBox(new QCheckBox(tr("Spaces"), this)),
    m_asIs(new QCheckBox(tr("Show as is"), this)),
    m_align(jobs, this),
    m_search(jobs, this),
    m_wrapJob(jobs, this)
{
    setAccessibleName(tr("Text of all sources"));
    const std::array<QString, 3> names{tr("Text, vendor"), tr("Text, saved"), tr("Text, live")};
    const std::array<QString, 3> objects{QStringLiteral("textVendor"), QStringLiteral("textSaved"), QStringLiteral("textLive")};
    std::array<EvidenceView *, 3> views{};
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        m_loads[i] = std::make_unique<LatestOnly>(jobs, this);
        auto *view = new TextView(jobs, static_cast<int>(i), m_row);
        view->setObjectName(objects[i]);
        view->setAccessibleName(names[i]);
        m_views[i] = view;
        views[i] = view;
        connect(view->horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
            for (TextView *other : m_views)
                other->horizontalScrollBar()->setValue(value);
        });
        connect(view, &TextView::cursorChanged, this, &TextCompareView::updateStatus);
        connect(view, &TextView::foldChosen, this, &TextCompareView::unfold);
        connect(view, &TextView::highlightingChanged, this, &TextCompareView::updateNotices);
        connect(view, &TextView::messageButtonClicked, this, &TextCompareView::hexRequested);
    }
    setViews(views, tr("Scroll text of all sources"));
    connect(m_find, &FindBar::searched, this, [this](bool backwards) { find(m_find->text(), backwards, m_find->matchCase()); });
    connect(m_find, &FindBar::closed, this, [this] {
        m_search.cancel();
        focusCurrent();
    });

    m_encoding->setObjectName(QStringLiteral("textEncoding"));
    m_encoding->setAccessibleName(tr("Encoding"));
    m_encoding->setToolTip(tr("Encoding the bytes are read in"));
    m_encoding->addItem(tr("Encoding: automatic"), static_cast<int>(TextEncoding::Automatic));
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Latin1, TextEncoding::Utf16Le, TextEncoding::Utf16Be})
        m_encoding->addItem(encodingName(encoding), static_cast<int>(encoding));
    connect(m_encoding, &QComboBox::activated, this, &TextCompareView::load);
    m_wrapBox->setObjectName(QStringLiteral("textWrap"));
    m_wrapBox->setAccessibleName(tr("Wrap long lines"));
    m_wrapBox->setToolTip(tr("Wrap lines that are longer than the pane is wide"));
    connect(m_wrapBox, &QCheckBox::toggled, this, &TextCompareView::setWrapping);
    m_foldBox->setObjectName(QStringLiteral("textFold"));
    m_foldBox->setAccessibleName(tr("Fold equal lines"));
    m_foldBox->setToolTip(tr("Show lines that are the same everywhere as one; a click on it, or Enter, shows them"));
    connect(m_foldBox, &QCheckBox::toggled, this, &TextCompareView::setFolding);
    m_spaceBox->setObjectName(QStringLiteral("textSpaces"));
    m_spaceBox->setAccessibleName(tr("Show spaces and tabs"));
    m_spaceBox->setToolTip(tr("Show spaces as dots and tabs as arrows"));
    connect(m_spaceBox, &QCheckBox::toggled, this, &TextCompareView::setShowWhitespace);
    m_asIs->setObjectName(QStringLiteral("textAsIs"));
    m_asIs->setAccessibleName(m_asIs->text());
    m_asIs->setToolTip(tr("Let invisible and direction-changing characters act instead of writing them out"));
    connect(m_asIs, &QCheckBox::toggled, this, [this](bool on) {
        for (TextView *view : m_views)
            view->setShowAsIs(on);
        wrapAnew();
        updateNotices();
    });
    for (QWidget *widget : {static_cast<QWidget *>(m_foldBox), static_cast<QWidget *>(m_wrapBox), static_cast<QWidget *>(m_spaceBox), static_cast<QWidget *>(m_asIs), static_cast<QWidget *>(m_encoding)})
        m_bottom->addWidget(widget);
    m_late.setSingleShot(true);
    m_late.setInterval(lateMs);
    connect(&m_late, &QTimer::timeout, this, [this] {
        for (std::size_t i = 0; i < m_panes.size(); ++i) {
            if (!m_panes[i].settled)
                m_views[i]->showMessage(tr("Reading…"));
        }
        if (std::any_of(m_panes.begin(), m_panes.end(), [](const Pane &pane) { return pane.settled && pane.loaded.text; }))
            align();
    });
    setContents({}, {});
}

TextCompareView::~TextCompareView() = default;

void TextCompareView::setContents(const PaneContents &contents, const std::string &path)
{
    if (m_path != path) { // what was chosen for one file holds for that one
        m_encoding->setCurrentIndex(0);
        m_asIs->setChecked(false);
    }
    m_path = path;
    std::array<bool, 3> shown{};
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_panes[i].content = contents[i];
        shown[i] = contents[i].shown;
    }
    m_row->setShown(shown);
    load();
}

void TextCompareView::load()
{
    m_search.cancel();
    m_align.cancel();
    m_late.stop();
    showRows(nullptr, {}, nullptr);
    const auto encoding = static_cast<TextEncoding>(m_encoding->currentData().toInt());
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        Pane &pane = m_panes[i];
        pane.loaded = {};
        pane.settled = !pane.content.bytes;
        m_loads[i]->cancel();
        m_views[i]->showNotice({});
        m_views[i]->showMessage(pane.content.bytes ? QString() : pane.content.message, pane.content.hatched);
        if (!pane.content.bytes)
            continue;
        m_loads[i]->request(
            [source = pane.content.bytes, path = m_path, encoding](Context &context) -> Result<Loaded> {
                Result<TextContentPtr> text = readText(*source, encoding, context);
                if (!text)
                    return Unexpected(text.error());
                Loaded loaded;
                loaded.text = *text;
                if (!loaded.text->binary)
                    loaded.language = languageOf(path, std::string_view(loaded.text->bytes).substr(0, 4096));
                return loaded;
            },
            [this, i](Result<Loaded> result) { settle(i, std::move(result)); });
        m_late.start();
    }
    updateStatus();
}

void TextCompareView::settle(std::size_t side, Result<Loaded> result)
{
    Pane &pane = m_panes[side];
    pane.settled = true;
    TextView *view = m_views[side];
    if (!result) {
        view->showMessage(tr("Cannot be read: %1").arg(QString::fromStdString(result.error().message())));
    } else if (result->text->binary) {
        view->showMessage(tr("This is binary, not text."), false, tr("Show in Hex"));
    } else {
        view->showMessage({});
        pane.loaded = std::move(*result);
    }
    const bool all = std::all_of(m_panes.begin(), m_panes.end(), [](const Pane &other) { return other.settled; });
    if (all || !m_late.isActive())
        align();
}

void TextCompareView::align()
{
    if (std::all_of(m_panes.begin(), m_panes.end(), [](const Pane &pane) { return pane.settled; }))
        m_late.stop();
    std::array<TextContentPtr, 3> texts;
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i] = m_panes[i].loaded.text;
    if (std::none_of(texts.begin(), texts.end(), [](const TextContentPtr &text) { return text != nullptr; })) {
        updateStatus();
        return;
    }
    struct Aligned {
        TextRowsPtr rows;
        WrapMapPtr wrap;
    };
    m_opened.clear();
    m_lookAfter.reset();
    m_align.request(
        [texts, wanted = wish(texts)](Context &context) -> Result<Aligned> {
            std::array<TextLines, 3> lines;
            for (std::size_t i = 0; i < texts.size(); ++i)
                lines[i] = texts[i] ? texts[i]->lines() : TextLines{};
            const auto numbers = numberLines(lines);
            std::array<const std::vector<std::uint32_t> *, 3> chosen{};
            for (std::size_t i = 0; i < texts.size(); ++i)
                chosen[i] = texts[i] ? &numbers[i] : nullptr;
            Result<Alignment> alignment = alignLines(chosen, context, &lines);
            if (!alignment)
                return Unexpected(alignment.error());
            auto rows = std::make_shared<TextRows>();
            rows->alignment = std::move(*alignment);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                if (!texts[i])
                    continue;
                rows->rowOfLine[i].resize(texts[i]->lineCount());
                for (std::size_t r = 0; r < rows->alignment.rows.size(); ++r) {
                    const std::uint32_t line = rows->alignment.rows[r].line[i];
                    if (line != AlignedRow::gap)
                        rows->rowOfLine[i][line] = static_cast<std::uint32_t>(r);
                }
            }
            Aligned aligned;
            aligned.rows = rows;
            if (!wanted.none()) {
                Result<WrapMapPtr> wrap = makeWrapMap(rows->alignment, texts, wanted, context);
                if (!wrap)
                    return Unexpected(wrap.error());
                aligned.wrap = std::move(*wrap);
            }
            return aligned;
        },
        [this, texts](Result<Aligned> aligned) {
            if (aligned)
                showRows(std::move(aligned->rows), texts, std::move(aligned->wrap));
            else if (aligned.error().code != ErrorCode::Cancelled)
                say(QString::fromStdString(aligned.error().message()), true);
        });
}

// One width for all, whatever theirs are: lines stay beside lines.
int TextCompareView::fittingCells(const std::array<TextContentPtr, 3> &texts) const
{
    int cells = 0;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (texts[i])
            cells = cells == 0 ? m_views[i]->fittingCells(texts) : std::min(cells, m_views[i]->fittingCells(texts));
    }
    return cells;
}

void TextCompareView::setWrapping(bool on)
{
    if (m_wrapping == on)
        return;
    m_wrapping = on;
    m_wrapBox->setChecked(on);
    wrapAnew();
    Q_EMIT wrappingChanged(on);
}

WrapWish TextCompareView::wish(const std::array<TextContentPtr, 3> &texts) const
{
    return {m_wrapping ? fittingCells(texts) : 0, m_asIs->isChecked(), m_folding, m_opened};
}

void TextCompareView::setFolding(bool on)
{
    if (m_folding == on)
        return;
    m_folding = on;
    m_opened.clear();
    m_foldBox->setChecked(on);
    wrapAnew();
    Q_EMIT foldingChanged(on);
}

void TextCompareView::setShowWhitespace(bool on)
{
    for (TextView *view : m_views)
        view->setShowWhitespace(on);
    m_spaceBox->setChecked(on);
    Q_EMIT showWhitespaceChanged(on);
}

void TextCompareView::unfold(quint64 row)
{
    if (const FoldedRows *fold = m_wrap ? m_wrap->foldAt(row) : nullptr) {
        m_opened.insert(fold->begin);
        wrapAnew();
    }
}

// Brings a place of the current view into view, also when its lines have to be unfolded first.
void TextCompareView::look(TextPlace place)
{
    TextView *view = currentView();
    if (!view)
        return;
    if (view->foldAt(place.row)) {
        m_lookAfter = place;
        unfold(place.row);
        return;
    }
    view->centrePlace(place);
    view->ensurePlaceVisible(place);
}

// After the width, or what is shown of the characters, has changed.
void TextCompareView::wrapAnew()
{
    if (!m_rows)
        return;
    const WrapWish wanted = wish(m_texts);
    if (wanted.none()) {
        m_wrapJob.cancel();
        showWrap(nullptr);
        return;
    }
    if (m_wrap && m_wrap->wish == wanted)
        return;
    m_wrapJob.request([rows = m_rows, texts = m_texts, wanted](Context &context) { return makeWrapMap(rows->alignment, texts, wanted, context); },
        [this, rows = m_rows](Result<WrapMapPtr> wrap) {
            if (wrap && rows == m_rows)
                showWrap(std::move(*wrap));
        });
}

// What is at the top stays there.
void TextCompareView::showWrap(WrapMapPtr wrap)
{
    if (wrap == m_wrap)
        return;
    const TextView *current = currentView();
    const TextPlace top = current ? current->placeOfPainted(current->topRow()) : TextPlace();
    m_updating = true;
    m_wrap = std::move(wrap);
    for (TextView *view : m_views)
        view->setWrap(m_wrap);
    for (TextView *view : m_views)
        view->setTopRow(current ? current->paintedRow(top) : 0);
    m_updating = false;
    synchronise();
    updateStatus();
    if (const auto place = std::exchange(m_lookAfter, std::nullopt))
        look(*place);
}

void TextCompareView::showRows(TextRowsPtr rows, const std::array<TextContentPtr, 3> &texts, WrapMapPtr wrap)
{
    m_updating = true;
    m_wrapJob.cancel();
    m_wrap = std::move(wrap);
    m_rows = std::move(rows);
    m_lastRun.reset();
    m_texts = texts;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        m_views[i]->setText(m_rows, texts);
        m_views[i]->setWrap(m_wrap);
        if (texts[i])
            m_views[i]->setLanguage(m_panes[i].loaded.language);
    }
    m_updating = false;
    m_legend->setSources(static_cast<int>(std::count_if(texts.begin(), texts.end(), [](const TextContentPtr &text) { return text != nullptr; })));
    synchronise();
    updateNotices();
    updateStatus();
    if (m_rows && !m_rows->alignment.runs.empty())
        goToRun(m_rows->alignment.runs.front()); // what the reader came for
}

bool TextCompareView::isBusy() const
{
    return m_late.isActive() || m_align.isBusy() || m_wrapJob.isBusy() || m_search.isBusy()
        || std::any_of(m_loads.begin(), m_loads.end(), [](const auto &load) { return load->isBusy(); });
}

bool TextCompareView::hasContent(const EvidenceView &view) const
{
    return static_cast<const TextView &>(view).content() != nullptr;
}

TextView *TextCompareView::currentView() const
{
    return static_cast<TextView *>(current());
}

void TextCompareView::afterSynchronise()
{
    if (m_wrapping)
        wrapAnew();
}

void TextCompareView::updateNotices()
{
    const QLocale locale;
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        const TextContentPtr &text = m_texts[i];
        if (!text) {
            m_views[i]->showNotice({});
            continue;
        }
        QStringList notices;
        if (text->changed)
            notices += tr("Changed while it was read: what is shown may mix two states.");
        if (text->endedEarly)
            notices += tr("Ends earlier than its size says: it became shorter, or its record is wrong.");
        if (text->cut()) {
            notices += tr("First %1 of %2 shown; use Hex for the rest.")
                           .arg(locale.formattedDataSize(static_cast<qint64>(text->shownSize), 0), locale.formattedDataSize(static_cast<qint64>(text->wholeSize), 1));
        }
        if (m_asIs->isChecked() && text->escaped > 0)
            notices += tr("Shown as is: it has characters that are invisible or change the direction of text.");
        if (m_views[i]->highlightingGaveUp())
            notices += tr("Not coloured: this text takes too long.");
        m_views[i]->showNotice(notices.join(QLatin1Char(' ')));
    }
}

void TextCompareView::updateStatus()
{
    const TextView *view = currentView();
    if (!view) {
        showStatus({});
        return;
    }
    const QLocale locale;
    const TextContent &text = *view->content();
    QStringList parts;
    const std::size_t line = view->lineOf(view->cursor().row);
    if (line != AlignedRow::gap)
        parts += tr("Line %1 of %2, column %3").arg(locale.toString(static_cast<qulonglong>(line + 1)), locale.toString(static_cast<qulonglong>(text.lineCount())), locale.toString(view->cursor().column + 1));
    if (const FoldedRows *fold = view->foldAt(view->cursor().row))
        parts += tr("%n equal lines folded, Enter shows them", nullptr, static_cast<int>(fold->count));
    parts += encodingName(text.encoding);
    if (text.invalidBytes > 0)
        parts += tr("bytes not valid in it: %1").arg(locale.toString(static_cast<qulonglong>(text.invalidBytes)));
    if (text.crlf)
        parts += QStringLiteral("CR LF");
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        if (m_views[i] == view && !m_panes[i].loaded.language.isEmpty())
            parts += m_panes[i].loaded.language;
    }
    if (m_rows) {
        const std::size_t runs = m_rows->alignment.runs.size();
        const auto texts = std::count_if(m_texts.begin(), m_texts.end(), [](const TextContentPtr &other) { return other != nullptr; });
        if (texts > 1)
            parts += runs == 0 ? tr("all the same") : tr("differences: %1").arg(locale.toString(static_cast<qulonglong>(runs)));
    }
    const QString all = parts.join(QStringLiteral("  ·  "));
    showStatus(all);
}

void TextCompareView::copySelection(bool raw)
{
    const TextView *view = currentView();
    if (!view)
        return;
    const std::string bytes = view->selectedBytes();
    if (bytes.empty())
        return;
    QGuiApplication::clipboard()->setText(QString::fromStdString(copyText(bytes, raw)));
    Q_EMIT statusMessage(tr("Copied: %1.").arg(QLocale().formattedDataSize(static_cast<qint64>(bytes.size()))));
}

void TextCompareView::contextMenuEvent(QContextMenuEvent *event)
{
    const TextView *view = currentView();
    if (!view)
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("textMenu"));
    menu.addAction(tr("Copy"), this, [this] { copySelection(false); })->setEnabled(view->hasSelection());
    menu.addAction(tr("Copy Raw"), this, [this] { copySelection(true); })->setEnabled(view->hasSelection());
    menu.addSeparator();
    menu.addAction(tr("Find…"), this, &TextCompareView::openFind);
    menu.addAction(tr("Next Difference"), this, [this] { stepDifference(false); });
    menu.addAction(tr("Previous Difference"), this, [this] { stepDifference(true); });
    menu.exec(event->globalPos());
}

} // namespace assay

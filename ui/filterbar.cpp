// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterbar.h"

#include "items/displaytext.h"
#include "ui/filteredit.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/settings.h"
#include "ui/tagglyphs.h"
#include "ui/togglebutton.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

struct Chip {
    RowStatus status;
    std::array<DiffStatus, 2> statuses;
    std::uint32_t Rollup::Counts::*count;
};

constexpr Chip chips[] = {
    {RowStatus::Added, {DiffStatus::Added, DiffStatus::Added}, &Rollup::Counts::added},
    {RowStatus::Removed, {DiffStatus::Removed, DiffStatus::Removed}, &Rollup::Counts::removed},
    {RowStatus::Modified, {DiffStatus::Modified, DiffStatus::Type}, &Rollup::Counts::modified},
    {RowStatus::Metadata, {DiffStatus::Metadata, DiffStatus::Metadata}, &Rollup::Counts::metadata},
    {RowStatus::Unknown, {DiffStatus::Unknown, DiffStatus::Unknown}, &Rollup::Counts::unknown},
    {RowStatus::Identical, {DiffStatus::Identical, DiffStatus::Identical}, nullptr},
};

const QString taggedTerm = u"has:tag"_s;

// Terms are told apart by blanks; one within quotes is no term of its own, and is not this one either, having a quote.
QStringList terms(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

FilterBar::FilterBar(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_text(named(new FilterEdit(this), "filterText", tr("Filter"))),
    m_kept(named(new QToolButton(this), "filterKept", tr("Filters"))),
    m_note(named(new ElidedLabel(this), "filterNote", tr("About the filter"))),
    m_differences(makeToggle(this, "differencesOnly", tr("Differences only"), tr("Hide what is the same in all sources"))),
    m_unexplained(makeToggle(this, "unexplainedOnly", tr("Unexplained only"),
                         tr("Hide differences that an honest engine makes and that are proven to be such"))),
    m_count(new PlainLabel(this)),
    m_tagged(makeToggle(this, "taggedOnly", tr("Tagged only"), tr("Hide what has no tag"))),
    m_clear(named(new QToolButton(this), "filterClear", tr("Show all")))
{
    named(this, "filterBar", tr("Filter"));
    named(m_count, "filterCount", tr("How much is shown"));
    m_text->setPlaceholderText(tr("Filter: name, *.so, size>1M, mode:suid …"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(4096);
    m_text->setMinimumWidth(130);
    m_text->setMaximumWidth(460);
    m_text->setToolTip(toolTipText(filterHelpText()));
    m_text->setAccessibleDescription(filterHelpText());
    m_text->installEventFilter(this);
    m_delay.setSingleShot(true);
    m_delay.setInterval(0); // keys that come at once are one change; what runs is given up for what comes after
    m_clear->setText(tr("Show all"));
    m_clear->setToolTip(toolTipText(tr("Show every row: without a filter, of every kind, what is the same too")));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::TabFocus);

    m_kept->setText(tr("Filters"));
    m_kept->setToolTip(toolTipText(tr("Filters that were kept, and some to begin with")));
    m_kept->setPopupMode(QToolButton::InstantPopup);
    m_kept->setAutoRaise(true);
    m_kept->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_kept);
    m_kept->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillKept(menu); });
    m_note->setVisible(false);

    m_tagged->setIcon(tagIcon(5, u' '));
    m_tagged->setIconSize({14, 14});
    layOut();
    connectParts();
    connect(&session, &Session::queryChanged, this, &FilterBar::refresh);
    connect(&session, &Session::comparisonChanged, this, &FilterBar::refresh);
    connect(&session, &Session::projectionChanged, this, &FilterBar::refreshCounts);
    refresh();
}

void FilterBar::layOut()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(4, 2, 4, 2);
    rows->setSpacing(2);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(4);
    rows->addLayout(layout);
    rows->addWidget(m_note);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_kept);
    layout->addSpacing(4);
    layout->addWidget(m_differences);
    layout->addWidget(m_unexplained);
    layout->addSpacing(8);
    static constexpr const char *names[] = {"chipAdded", "chipRemoved", "chipModified", "chipMetadata", "chipUnknown", "chipIdentical"};
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const QString word = statusWord(chips[i].status);
        QToolButton *chip = makeToggle(this, names[i], word, tr("Show what is %1. With Shift: show nothing else.").arg(word));
        chip->setIcon(statusIcon(chips[i].status));
        chip->setIconSize({14, 14});
        layout->addWidget(chip);
        m_chips[i] = chip;
        connect(chip, &QToolButton::clicked, this, [this, i] {
            chipClicked(static_cast<int>(i), QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
        });
    }
    layout->addWidget(m_tagged);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_clear);
}

void FilterBar::connectParts()
{
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        if (!m_refreshing)
            m_delay.start();
    });
    connect(&m_delay, &QTimer::timeout, this, &FilterBar::applyText);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        applyText();
        Q_EMIT leaveRequested();
    });
    connect(m_differences, &QToolButton::clicked, this, [this](bool on) {
        ProjectionQuery query = m_session.query();
        query.differencesOnly = on;
        query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = !on;
        if (!on) {
            query.unexplainedOnly = false;
            query.statuses.fill(true);
        }
        m_session.setQuery(std::move(query));
    });
    connect(m_unexplained, &QToolButton::clicked, this, [this](bool on) {
        ProjectionQuery query = m_session.query();
        query.unexplainedOnly = on;
        if (on) {
            query.differencesOnly = true;
            query.statuses[static_cast<std::size_t>(DiffStatus::Identical)] = false;
        }
        m_session.setQuery(std::move(query));
    });
    connect(m_tagged, &QToolButton::clicked, this, &FilterBar::showTagged);
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::showEverything);
}

void FilterBar::showEverything()
{
    m_text->clear();
    m_delay.stop();
    note(Filter());
    ProjectionQuery query = m_session.query();
    query.text.clear();
    query.differencesOnly = false;
    query.unexplainedOnly = false;
    query.changes = Change::all;
    query.statuses.fill(true);
    m_session.setQuery(std::move(query));
}

// A term of the filter, so that it is seen there, kept with it and undone with it.
void FilterBar::showTagged(bool only)
{
    QStringList left = terms(m_text->text());
    left.removeAll(taggedTerm);
    if (only)
        left.append(taggedTerm);
    m_text->setText(left.join(u' '));
    applyText();
    refreshTagged();
}

void FilterBar::setTagged(std::size_t count, bool atLeast)
{
    m_taggedCount = count;
    m_taggedAtLeast = atLeast;
    refreshTagged();
}

void FilterBar::refreshTagged()
{
    const bool on = terms(m_text->text()).contains(taggedTerm);
    const QString number = numberText(m_taggedCount);
    //: %1 a number; there may be more
    const QString count = m_taggedAtLeast ? tr("%1 or more").arg(number) : number;
    m_taggedText = menuText(tr("Tagged only %1").arg(count));
    m_taggedShort = menuText(count);
    m_tagged->setText(m_taggedText);
    m_tagged->setAccessibleName(tr("Tagged only") + u", "_s + count);
    m_tagged->setVisible(m_session.comparison() && (m_taggedCount > 0 || on));
    m_tagged->setChecked(on);
    wantFit();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

QSize FilterBar::minimumSizeHint() const
{
    return {200, QWidget::minimumSizeHint().height()};
}

void FilterBar::applyText()
{
    m_delay.stop();
    const QByteArray wanted = m_text->text().toUtf8();
    const Filter filter = Filter::parse(wanted.toStdString());
    note(filter);
    if (filter.error())
        return; // what is shown stays until something can be read
    ProjectionQuery query = m_session.query();
    if (query.text == wanted.toStdString())
        return;
    query.text = wanted.toStdString();
    m_session.setQuery(std::move(query));
}

void FilterBar::note(const Filter &filter)
{
    QString text;
    if (filter.error())
        text = tr("%1 The list is as it was.").arg(filterProblemText(*filter.error()));
    else if (!filter.unknownFields().empty())
        text = tr("There is no field “%1”: it is looked for in names. Ctrl+Space lists the fields.").arg(fromUtf8View(filter.unknownFields().front()));
    m_text->setWrong(filter.error().has_value());
    m_note->setFullText(text, Qt::ElideRight);
    m_note->setVisible(!text.isEmpty());
    refreshCounts();
}

void FilterBar::fillKept(QMenu *menu)
{
    menu->clear();
    const QString now = m_text->text().trimmed();
    const QStringList kept = AppSettings::filters();
    const auto apply = [this](const QString &text) {
        m_text->setText(text);
        applyText();
    };
    QAction *keep = menu->addAction(menuText(tr("Keep this filter")));
    keep->setObjectName(u"filterKeep"_s);
    keep->setEnabled(!now.isEmpty() && !m_text->isWrong() && !kept.contains(now));
    connect(keep, &QAction::triggered, this, [now, kept] { AppSettings::setFilters(kept + QStringList{now}); });
    QAction *drop = menu->addAction(menuText(tr("Forget this filter")));
    drop->setObjectName(u"filterForget"_s);
    drop->setEnabled(kept.contains(now));
    connect(drop, &QAction::triggered, this, [now, kept] {
        QStringList rest = kept;
        rest.removeAll(now);
        AppSettings::setFilters(rest);
    });
    if (!kept.isEmpty())
        menu->addSection(menuText(tr("Kept")));
    for (const QString &text : kept)
        connect(menu->addAction(menuText(displayText(text.toStdString()))), &QAction::triggered, this, [apply, text] { apply(text); });
    menu->addSection(menuText(tr("To begin with")));
    const std::pair<QString, QString> examples[] = {
        {tr("Setuid or setgid in what runs"), u"live.mode:suid,sgid"_s},
        {tr("Programs that were added"), u"status:added mode:exec type:file"_s},
        {tr("Larger than 1 MiB"), u"size>1M"_s},
        {tr("Owned by no system user"), u"uid>=1000"_s},
        {tr("Anyone may write to it"), u"mode:world-writable -type:link"_s},
        {tr("Without a tag"), u"tag:none"_s},
        {tr("Only in what runs"), u"in:live not-in:vendor,saved"_s},
    };
    for (const auto &[title, text] : examples)
        connect(menu->addAction(menuText(title + u"\t"_s + text)), &QAction::triggered, this, [apply, text = text] { apply(text); });
}

void FilterBar::chipClicked(int chip, bool alone)
{
    ProjectionQuery query = m_session.query();
    const auto set = [&query](const Chip &which, bool on) {
        for (const DiffStatus status : which.statuses)
            query.statuses[static_cast<std::size_t>(status)] = on;
    };
    const Chip &clicked = chips[chip];
    const bool on = query.statuses[static_cast<std::size_t>(clicked.statuses[0])];
    if (alone) {
        for (const Chip &other : chips)
            set(other, false);
        set(clicked, true);
    } else {
        set(clicked, !on);
    }
    const bool identical = query.statuses[static_cast<std::size_t>(DiffStatus::Identical)];
    query.differencesOnly = !identical;
    query.unexplainedOnly &= !identical; // what is the same has nothing to be explained
    m_session.setQuery(std::move(query));
}

void FilterBar::refresh()
{
    const QScopedValueRollback guard(m_refreshing, true);
    const ComparisonPtr &comparison = m_session.comparison();
    const bool steps = comparison && (comparison->tree->hasStep(VendorToSaved) || comparison->tree->hasStep(SavedToLive));
    const ProjectionQuery &query = m_session.query();
    const QString text = QString::fromUtf8(query.text.data(), static_cast<qsizetype>(query.text.size()));
    if (!m_delay.isActive() && !m_text->isWrong() && m_text->text() != text)
        m_text->setText(text);
    m_kept->setEnabled(comparison != nullptr);
    m_text->setEnabled(comparison != nullptr);
    m_differences->setEnabled(steps);
    m_differences->setChecked(steps && query.differencesOnly);
    m_unexplained->setEnabled(steps);
    m_unexplained->setChecked(steps && query.unexplainedOnly);
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        QStringList words{statusWord(chips[i].status)};
        const std::uint64_t count = steps ? countOf(i, words) : 0;
        words.append(tr("Click to show or hide; with Shift to show nothing else"));
        m_longTexts[i] = menuText(statusWord(chips[i].status) + u' ' + numberText(count));
        m_shortTexts[i] = menuText(numberText(count));
        m_chips[i]->setAccessibleName(statusWord(chips[i].status) + u", "_s + numberText(count));
        m_chips[i]->setToolTip(toolTipText(words.join(u'\n')));
        m_chips[i]->setEnabled(steps && count > 0);
        m_chips[i]->setChecked(steps && count > 0 && query.statuses[static_cast<std::size_t>(chips[i].statuses[0])]);
        m_chips[i]->setVisible(chips[i].status != RowStatus::Unknown || count > 0);
    }
    refreshTagged();
    refreshCounts();
}

// As many as the chip alone would show of all that differs: a path that is modified in both steps is one. words tells what each step has.
std::uint64_t FilterBar::countOf(std::size_t chip, QStringList &words) const
{
    const DiffTree &tree = *m_session.comparison()->tree;
    const DiffTree::Totals &totals = tree.totals();
    if (chips[chip].count == nullptr) {
        words.append(tr("in all sources: %1").arg(numberText(totals.identical)));
        return totals.identical;
    }
    for (int step = 0; step < stepCount; ++step) {
        if (!tree.hasStep(step))
            continue;
        const std::uint32_t here = totals.step[static_cast<std::size_t>(step)].*chips[chip].count;
        //: %1 "vendor", %2 "saved", %3 a number
        words.append(tr("%1 to %2: %3").arg(sideWord(tree.fromSide(step)), sideWord(tree.toSide(step)), numberText(here)));
    }
    return totals.anyStep.*chips[chip].count;
}

void FilterBar::refreshCounts()
{
    const ProjectionPtr &projection = m_session.projection();
    m_count->setVisible(projection != nullptr);
    m_clear->setVisible(projection != nullptr);
    if (!projection)
        return;
    const QString countText = tr("showing %1 of %2").arg(numberText(projection->matches), numberText(projection->total));
    if (countText != m_countText) {
        m_countText = countText;
        m_countShort = numberText(projection->matches) + u" / "_s + numberText(projection->total);
        m_count->setToolTip(toolTipText(countText));
        m_count->setAccessibleDescription(countText);
        wantFit();
    }
    const ProjectionQuery &query = m_session.query();
    bool narrowed = !query.text.empty() || query.unexplainedOnly || m_text->isWrong();
    for (const Chip &chip : chips)
        narrowed |= !query.statuses[static_cast<std::size_t>(chip.statuses[0])];
    m_clear->setEnabled(narrowed);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_fitWanted = false;
    fitChips();
}

// What one change changes is often several of the texts: they are fitted once, before the next painting.
void FilterBar::wantFit()
{
    if (std::exchange(m_fitWanted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (std::exchange(m_fitWanted, false))
                fitChips();
        },
        Qt::QueuedConnection);
}

// Words where there is room, then glyph and number, and where numbers are long the glyph alone, which tells its number when pointed at.
void FilterBar::fitChips()
{
    const auto setTexts = [this](const std::array<QString, chipCount> &texts) {
        for (std::size_t i = 0; i < m_chips.size(); ++i)
            m_chips[i]->setText(texts[i]);
    };
    const auto fits = [this](int textWidth) {
        layout()->invalidate();
        layout()->activate();
        return layout()->minimumSize().width() + textWidth - m_text->minimumWidth() <= width();
    };
    static constexpr int textWidth = 260; // what is written needs room before words that glyphs stand for
    m_count->setText(m_countText);
    setTexts(m_longTexts);
    m_tagged->setText(m_taggedText);
    if (!fits(textWidth)) {
        setTexts(m_shortTexts);
        m_tagged->setText(m_taggedShort);
        if (!fits(m_text->minimumWidth()))
            m_count->setText(m_countShort);
        if (!fits(m_text->minimumWidth())) {
            setTexts({});
            m_tagged->setText({});
        }
    }
    layout()->invalidate(); // a chip gives the room of its word back
    layout()->activate();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            if (m_text->text().isEmpty())
                Q_EMIT leaveRequested();
            m_text->clear();
            applyText();
            return true;
        }
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier) {
            applyText();
            Q_EMIT leaveRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/trustdock.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "items/displaytext.h"
#include "items/trustwords.h"
#include "ui/plaintext.h"
#include "ui/preview/metadataview.h"
#include "ui/rowfocus.h"
#include "ui/trustdelegate.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowLetters = 84; // below this width a statement is told in lines, not in columns
constexpr int mostProblemsTold = 3;
enum TimeChoice { AtNow, AtImageTime, AtAnotherTime };

QToolButton *makeButton(QWidget *parent, const char *name, const QString &text, const QString &tip)
{
    auto *button = named(new QToolButton(parent), name, text);
    button->setText(text);
    button->setToolTip(toolTipText(tip));
    button->setWhatsThis(toolTipText(tip));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

// An image without a name is called by the beginning of its id.
QString subjectText(const TrustReport &report)
{
    return displayText(report.subject == report.imageId ? report.subject.substr(0, 19) : report.subject);
}

QBoxLayout *inRow(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return row;
}

struct Judged {
    ComparedTrustPtr trust;
    std::shared_ptr<const Relied> relied;
};

// In a job: what a folder of many files holds takes a while to read. relied: of the items, null where they were not read yet.
Result<Judged> judge(ComparedTrustQuestion question, const std::vector<ReliedItem> &items, std::shared_ptr<const Relied> relied, Context &context)
{
    if (!relied)
        relied = std::make_shared<const Relied>(reliedOf(items));
    question.relied = *relied;
    auto trust = judgeCompared(question, Limits(), context);
    return trust ? Result<Judged>({std::move(*trust), std::move(relied)}) : Unexpected(trust.error());
}

} // namespace

TrustDock::TrustDock(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_model(new TrustModel(this)),
    m_wayModel(new TrustWayModel(this)),
    m_statements(named(new ValueTable(this), "trustStatements", tr("Statements"))),
    m_way(named(new ValueTable(this), "trustWay", tr("The way from the signer to the disk"))),
    m_splitter(named(new QSplitter(Qt::Vertical, this), "trustSplitter", tr("Statements and the way of one of them"))),
    m_hint(named(new PlainLabel(this), "trustHint", tr("What is known, and what to do"))),
    m_source(named(new QComboBox(this), "trustSource", tr("Source that statements are about"))),
    m_time(named(new QComboBox(this), "trustTime", tr("Time that statements are judged for"))),
    m_timeEdit(named(new QDateTimeEdit(this), "trustTimeEdit", tr("Date and time in UTC"))),
    m_placesMenu(named(new QMenu(this), "trustPlacesMenu", tr("Further places")))
{
    named(this, "trustDockContent", tr("Trust"));
    setWhatsThis(toolTipText(tr("Who signed the image, and what that signature covers. A signature says something of a digest at one moment: five things are told apart, "
                                "and none of them is called good because it was not checked.")));
    makePlacesMenu();
    makeStatements();
    makeWay();
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(6, 2, 6, 2);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_splitter->addWidget(m_statements);
    m_splitter->addWidget(m_way);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setMinimumHeight(120);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_hint);
    layout->addWidget(m_splitter, 1);

    connect(&session, &Session::comparisonChanged, this, &TrustDock::takeComparison);
    connect(m_source, &QComboBox::activated, this, [this](int index) { showSource(static_cast<Role>(m_source->itemData(index).toInt())); });
    connect(m_time, &QComboBox::activated, this, [this] {
        if (m_time->currentIndex() == AtImageTime) {
            const TrustReport *report = m_model->report().get();
            const SourceTrust *source = m_trust && report ? m_trust->of(static_cast<Role>(m_source->currentData().toInt())) : nullptr;
            const LoadedSourcePtr loaded = source && m_compared ? m_compared->sources[static_cast<std::size_t>(source->role)] : nullptr;
            const auto created = QDateTime::fromString(loaded && loaded->image ? displayText(loaded->image->created) : QString(), Qt::ISODate);
            if (created.isValid())
                m_timeEdit->setDateTime(created.toUTC());
        }
        takeTime();
    });
    connect(m_timeEdit, &QDateTimeEdit::editingFinished, this, &TrustDock::takeTime);
    arrange();
    takeComparison();
}

TrustDock::~TrustDock()
{
    m_job.cancel();
    delete m_splitter; // its views ask this for what they show, to the very end
}

QWidget *TrustDock::makeBar()
{
    auto *bar = named(new QWidget(this), "trustBar", tr("What to look for"));
    auto *keys = makeButton(bar, "trustKeys", tr("Trusted &Keys …"), tr("The keys, certificates and roots that you rely on. Nothing else is ever trusted: no keyring of a user, no store of the system."));
    auto *places = makeButton(bar, "trustPlaces", tr("Further &Places"), tr("Further folders and files to look for signatures, trust metadata and manifests in"));
    places->setMenu(m_placesMenu);
    places->setPopupMode(QToolButton::InstantPopup);
    m_again = makeButton(bar, "trustAgain", tr("Check &Again"), tr("Look again, and judge anew; stops while it looks"));
    auto *fetch = makeButton(bar, "trustFetch", tr("Fetch S&ignatures …"), tr("Ask the image's registry, or a notary server, for what is said of it. Nothing is fetched unless you ask for it."));
    connect(keys, &QToolButton::clicked, this, &TrustDock::keysWanted);
    connect(fetch, &QToolButton::clicked, this, &TrustDock::fetchWanted);
    connect(m_again, &QToolButton::clicked, this, [this] {
        if (isChecking())
            m_job.cancel();
        else
            checkAgain();
    });
    m_source->setToolTip(toolTipText(tr("The source that statements are shown of. All are looked at.")));
    m_source->setWhatsThis(m_source->toolTip());
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_time->addItems({tr("Judged for now"), tr("For the image's own time"), tr("For another time")});
    m_time->setToolTip(toolTipText(tr("Evidence is older than the day it is looked at: what has expired since may have been good when it was used.")));
    m_time->setWhatsThis(m_time->toolTip());
    m_timeEdit->setTimeSpec(Qt::UTC);
    m_timeEdit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
    m_timeEdit->setDateTime(QDateTime::currentDateTimeUtc());
    m_timeEdit->setCalendarPopup(true);
    m_timeEdit->setVisible(false);
    m_bar = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    m_bar->setContentsMargins(4, 3, 4, 3);
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // wide as it is, it would keep the dock from being made narrow
    m_bar->setSpacing(4);
    m_bar->addLayout(inRow({m_source, m_again}));
    m_bar->addLayout(inRow({keys, places}));
    m_bar->addLayout(inRow({fetch}));
    m_bar->addLayout(inRow({m_time, m_timeEdit}), 1);
    return bar;
}

void TrustDock::makeStatements()
{
    m_statements->setModel(m_model);
    m_statements->setItemDelegate(new TrustDelegate(
        TrustModel::DetailRole,
        [this](const QModelIndex &index) {
            TrustCell cell;
            if (const int answer = index.data(TrustModel::AnswerRole).toInt(); answer >= 0)
                cell.answer = static_cast<TrustAnswer>(answer);
            if (m_narrow.value_or(false) && index.column() == TrustModel::WhoColumn)
                cell.text = narrowText(*m_model->statementAt(index.row()));
            return cell;
        },
        m_statements));
    m_statements->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_statements->setContextMenuPolicy(Qt::CustomContextMenu);
    m_statements->setTabKeyNavigation(false);
    m_statements->setWhatsThis(toolTipText(tr("A row a statement: who makes it, and whether its records are intact, the signature is valid, the signer is one you trust, it is fresh at the "
                                              "time it is judged for, and its digest leads to what is at hand.")));
    m_statements->verticalHeader()->hide();
    m_statements->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    named(m_statements->horizontalHeader(), "trustStatementColumns", tr("Columns of the statements"));
    connect(m_statements->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TrustDock::showWay);
    connect(m_statements, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_statements->indexAt(position);
        if (QMenu *menu = index.isValid() ? menuFor(index.row()) : nullptr)
            menu->popup(m_statements->viewport()->mapToGlobal(position));
    });
}

void TrustDock::makeWay()
{
    m_way->setModel(m_wayModel);
    m_way->setItemDelegate(new TrustDelegate(
        TrustWayModel::DetailRole,
        [this](const QModelIndex &index) {
            TrustCell cell;
            const QModelIndex answer = index.siblingAtColumn(TrustWayModel::AnswerColumn);
            if (index.column() == TrustWayModel::AnswerColumn)
                cell.answer = static_cast<TrustAnswer>(answer.data(TrustWayModel::AnswerRole).toInt());
            cell.strong = answer.data(TrustWayModel::BreakRole).toBool();
            cell.faint = answer.data(TrustWayModel::BeyondRole).toBool();
            const QString reason = index.siblingAtColumn(TrustWayModel::ReasonColumn).data().toString();
            if (m_narrow.value_or(false) && index.column() == TrustWayModel::StepColumn && !reason.isEmpty())
                cell.text = index.data().toString() + u'\n' + tr("but: %1").arg(reason);
            return cell;
        },
        m_way));
    m_way->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_way->setTabKeyNavigation(false);
    m_way->setWordWrap(true);
    chooseRowOnFocus(m_way);
    m_way->setWhatsThis(toolTipText(tr("Step by step from the signer to the files on the disk. The first step that is not proven is where the signature's cover ends; what comes "
                                       "after it is only claimed.")));
    m_way->verticalHeader()->hide();
    m_way->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    named(m_way->horizontalHeader(), "trustWayColumns", tr("Columns of the way"));
    for (const int column : {TrustWayModel::StepColumn, TrustWayModel::ReasonColumn})
        m_way->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    for (const int column : {TrustWayModel::AnswerColumn, TrustWayModel::AspectColumn})
        m_way->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
}

void TrustDock::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// In a narrow dock a statement is told in lines below each other, and the bar stands in lines too.
void TrustDock::arrange()
{
    const bool narrow = width() < narrowLetters * fontMetrics().averageCharWidth();
    m_splitter->setOrientation(!narrow && width() > 3 * height() ? Qt::Horizontal : Qt::Vertical);
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    m_bar->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_statements->setWordWrap(narrow);
    m_statements->horizontalHeader()->setSectionResizeMode(TrustModel::WhoColumn, narrow ? QHeaderView::Stretch : QHeaderView::Interactive);
    const int c = fontMetrics().averageCharWidth();
    constexpr int letters[TrustModel::ColumnCount] = {38, 26, 30, 18, 18, 22, 18, 24, 40, 28, 40, 44};
    for (int column = 0; column < TrustModel::ColumnCount; ++column) {
        m_statements->setColumnHidden(column, narrow && column != TrustModel::WhoColumn);
        if (!narrow)
            m_statements->setColumnWidth(column, letters[column] * c);
    }
    m_way->setColumnHidden(TrustWayModel::ReasonColumn, narrow);
    m_way->setColumnHidden(TrustWayModel::AspectColumn, narrow);
}

QString TrustDock::narrowText(const TrustStatement &statement) const
{
    QStringList words;
    for (int aspect = 0; aspect < trustAspects; ++aspect)
        words.append(tr("%1: %2").arg(trustAspectText(static_cast<TrustAspect>(aspect)), trustAnswerText(static_cast<TrustAspect>(aspect), statement.answer(static_cast<TrustAspect>(aspect)))));
    return trustSignersText(statement) + u'\n' + trustSchemeText(statement.scheme) + u" · "_s + displayText(statement.subject) + u'\n' + words.join(u" · "_s);
}

void TrustDock::setRelied(std::vector<ReliedItem> items, const QString &said)
{
    m_items = std::move(items);
    m_relied = nullptr;
    m_reliedSaid = said;
    checkAgain();
}

void TrustDock::setPlaces(std::vector<std::string> places)
{
    if (places == m_places)
        return;
    m_places = std::move(places);
    fillPlacesMenu();
    checkAgain();
    Q_EMIT placesChanged();
}

void TrustDock::setJudgedFor(std::optional<std::int64_t> at)
{
    m_time->setCurrentIndex(at ? AtAnotherTime : AtNow);
    if (at)
        m_timeEdit->setDateTime(QDateTime::fromSecsSinceEpoch(*at, Qt::UTC));
    takeTime();
}

void TrustDock::takeTime()
{
    m_timeEdit->setVisible(m_time->currentIndex() != AtNow);
    const std::int64_t chosen = m_timeEdit->dateTime().toSecsSinceEpoch();
    if (m_trust && m_time->currentIndex() != AtNow && m_trust->at == chosen)
        return;
    checkAgain();
}

void TrustDock::takeComparison()
{
    const ComparisonPtr &whole = m_session.whole(); // other layers in the panes are signed no differently
    if (m_compared == whole && whole)
        return;
    m_compared = whole;
    m_trust.reset(); // nobody is to take it for what is said of these sources
    fillSources();
    checkAgain();
}

void TrustDock::checkAgain()
{
    m_job.cancel();
    m_job = {};
    const std::uint64_t asked = ++m_asked;
    m_failure.clear();
    m_failureInEnglish.clear();
    m_isJudging = m_compared != nullptr;
    if (!m_compared) {
        take(nullptr);
        return;
    }
    ComparedTrustQuestion question;
    question.sources = m_compared->sources;
    question.from = m_places;
    question.at = m_time->currentIndex() == AtNow ? QDateTime::currentSecsSinceEpoch() : m_timeEdit->dateTime().toSecsSinceEpoch();
    m_job = m_session.runner().start(
        {tr("Looking for signatures"), JobLane::Background, false}, this, // Esc and the window's own stop are for what the user began
        [question = std::move(question), items = m_items, relied = m_relied](Context &context) { return judge(question, items, relied, context); },
        [this, asked](Result<Judged> judged) {
            if (asked != m_asked)
                return;
            m_job = {};
            if (judged)
                m_relied = std::move(judged->relied);
            Result<ComparedTrustPtr> trust = judged ? Result<ComparedTrustPtr>(std::move(judged->trust)) : Unexpected(judged.error());
            if (!trust)
                m_failureInEnglish = trust.error().code == ErrorCode::Cancelled ? "the look for signatures was stopped" : displaySafe(trust.error().message());
            if (!trust)
                m_failure = trust.error().code == ErrorCode::Cancelled ? tr("It was stopped before all was looked at. Check again.") : fromUtf8View(trust.error().message());
            take(trust ? std::move(*trust) : nullptr);
        });
    showReport();
}

std::string TrustDock::whyNoTrust() const
{
    if (!m_compared)
        return {};
    return m_isJudging ? "signatures were still being looked at when it was written" : m_failureInEnglish;
}

void TrustDock::take(ComparedTrustPtr trust)
{
    m_trust = std::move(trust);
    m_isJudging = false;
    fillSources();
    showReport();
    Q_EMIT trustChanged();
}

// The one the user chose, else the first of which anything is said, else the last image.
void TrustDock::fillSources()
{
    m_source->clear();
    int chosen = -1;
    int image = 0;
    for (int i = 0; m_trust && i < static_cast<int>(m_trust->sources.size()); ++i) {
        const SourceTrust &source = m_trust->sources[static_cast<std::size_t>(i)];
        const std::size_t count = source.report ? source.report->statements.size() : 0;
        m_source->addItem(tr("%1 (%2)", "a source, and how many statements there are about it").arg(sideTitle(static_cast<int>(source.role)), numberText(count)), static_cast<int>(source.role));
        if (m_wanted == source.role || (!m_wanted && chosen < 0 && count > 0))
            chosen = i;
        if (source.report && !source.report->imageId.empty())
            image = i;
    }
    m_source->setEnabled(m_source->count() > 0);
    if (m_source->count() > 0)
        m_source->setCurrentIndex(chosen < 0 ? image : chosen);
}

void TrustDock::showSource(Role role)
{
    m_wanted = role;
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(role)));
    showReport();
}

void TrustDock::showReport()
{
    m_again->setText(isChecking() ? tr("S&top") : tr("Check &Again"));
    m_again->setAccessibleName(isChecking() ? tr("Stop looking") : tr("Check again"));
    m_again->setEnabled(m_compared != nullptr);
    const SourceTrust *source = m_trust && m_source->count() > 0 ? m_trust->of(static_cast<Role>(m_source->currentData().toInt())) : nullptr;
    const std::shared_ptr<const TrustReport> report = source ? source->report : nullptr;
    if (report != m_model->report()) {
        m_model->setReport(report);
        if (m_model->rowCount() > 0)
            m_statements->selectRow(0);
    }
    showWay();
    QStringList lines;
    if (!m_failure.isEmpty())
        lines.append(m_failure);
    else if (isChecking())
        lines.append(tr("Looking for signatures …"));
    else if (source && !report)
        lines.append(tr("This source cannot be asked: %1").arg(displayText(source->problem)));
    else
        lines.append(report ? reportHint(*report) : emptyHint());
    if (!m_reliedSaid.isEmpty())
        lines.append(m_reliedSaid);
    m_hint->setText(lines.join(u'\n'));
    m_hint->setAccessibleDescription(m_hint->text());
    m_splitter->setVisible(report && (m_wayModel->rowCount() > 0 || !report->statements.empty()));
    m_statements->setVisible(report && !report->statements.empty());
    // Where nothing is shown below, the lines stand on top.
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setSizePolicy(QSizePolicy::Ignored, m_splitter->isHidden() ? QSizePolicy::Expanding : QSizePolicy::Preferred);
}

QString TrustDock::emptyHint() const
{
    return m_compared ? tr("Nothing was looked at yet. Check again.") : tr("Open a source to see who signed it.");
}

QString TrustDock::reportHint(const TrustReport &report) const
{
    QStringList lines;
    const QString at = fromUtf8View(isoTime(report.at));
    if (report.statements.empty()) {
        lines.append(tr("Nobody says anything about %1 in the places that were looked at.").arg(subjectText(report)));
        lines.append(tr("Name further places: a folder or file with signatures, a registry's storage, a client's trust folder."));
    } else {
        lines.append(tr("%n statement(s) about %1, judged for %2.", nullptr, static_cast<int>(report.statements.size())).arg(subjectText(report), at));
        if (m_items.empty())
            lines.append(tr("You rely on nobody yet: add keys, certificates or roots with “Trusted Keys”."));
    }
    if (report.aboutOthers > 0)
        lines.append(tr("%n statement(s) in these places are about something else.", nullptr, static_cast<int>(std::min<std::size_t>(report.aboutOthers, 1'000'000))));
    const auto problems = static_cast<int>(report.problems.size());
    for (int i = 0; i < std::min(problems, mostProblemsTold); ++i)
        lines.append(tr("Not read: %1").arg(displayText(report.problems[static_cast<std::size_t>(i)])));
    if (problems > mostProblemsTold)
        lines.append(tr("%n more could not be read; an export of the result has them all.", nullptr, problems - mostProblemsTold));
    return lines.join(u'\n');
}

QString TrustDock::shownTag() const
{
    const auto role = static_cast<std::size_t>(m_source->currentData().toInt());
    const LoadedSourcePtr loaded = m_compared && m_source->count() > 0 ? m_compared->sources[role] : nullptr;
    if (loaded && loaded->image && !loaded->image->tags.empty())
        return displayText(loaded->image->tags.front());
    for (const LoadedSourcePtr &other : m_compared ? m_compared->sources : std::array<LoadedSourcePtr, sideCount>())
        if (other && other->image && !other->image->tags.empty())
            return displayText(other->image->tags.front()); // a vendor's release has no name of its own
    return {};
}

QString TrustDock::hint() const
{
    return m_hint->text();
}

void TrustDock::focusFirst()
{
    QWidget *first = m_statements->isVisible() ? static_cast<QWidget *>(m_statements) : m_way->isVisible() ? m_way : static_cast<QWidget *>(m_again);
    first->setFocus(Qt::ShortcutFocusReason);
}

void TrustDock::showWay()
{
    const QModelIndex current = m_statements->currentIndex();
    m_wayModel->setWay(m_model->report(), current.isValid() ? m_model->statementAt(current.row()) : nullptr);
    if (const int broken = m_wayModel->rowOfBreak(); broken >= 0)
        m_way->scrollTo(m_wayModel->index(broken, 0));
}

} // namespace assay

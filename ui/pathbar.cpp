// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pathbar.h"

#include "base/displaysafe.h"
#include "base/pathtext.h"
#include "items/displaytext.h"
#include "ui/plaintext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostProposals = 60;
constexpr std::size_t mostCrumbs = 24; // evidence may nest thousands of folders
constexpr int mostCharacters = 28;     // of a folder's name on its button
constexpr int longestText = 65536;

std::string bytesOf(const QString &text)
{
    return text.toUtf8().toStdString();
}

QToolButton *makeButton(QWidget *parent, const char *name)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PathEdit::PathEdit(Session &session, QWidget *parent) :
    QLineEdit(parent),
    m_session(session),
    m_proposals(new QStringListModel(this))
{
    named(this, "pathEdit", tr("Path"));
    setPlaceholderText(tr("Path in the image: /etc/passwd, '/with blanks', $'/with\\nescapes'"));
    setAccessibleDescription(tr("A path in the image: plain, quoted for a shell, or as it is shown elsewhere"));
    setLayoutDirection(Qt::LeftToRight);
    setMaxLength(longestText);
    auto *completer = new QCompleter(m_proposals, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer->setCaseSensitivity(Qt::CaseSensitive);
    completer->popup()->setLayoutDirection(Qt::LeftToRight);
    named(completer->popup(), "pathProposals", tr("Proposed paths"));
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this, &PathEdit::propose);
    // Of a folder that was chosen, what is in it; to a file at once.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &text) {
        QTimer::singleShot(0, this, [this, isFolder = text.endsWith(u'/')] {
            if (!isFolder) {
                Q_EMIT returnPressed();
                return;
            }
            propose();
            if (hasFocus() && m_proposals->rowCount() > 0)
                this->completer()->complete();
        });
    });
}

void PathEdit::propose()
{
    const ComparisonPtr &comparison = m_session.comparison();
    m_proposals->setStringList(comparison ? proposals(*comparison->tree, text()) : QStringList());
}

QStringList PathEdit::proposals(const DiffTree &tree, const QString &text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    const QString above = text.left(slash + 1);
    const std::optional<std::string> folderText = fromDisplaySafe(bytesOf(above));
    // Half an escape at the end is not yet a byte.
    const std::optional<std::string> begin = fromDisplaySafe(bytesOf(text.mid(slash + 1)));
    if (!folderText || !begin)
        return {};
    const std::string folderPath = normalPath(*folderText);
    const DiffNodeId folder = folderPath.empty() ? DiffTree::root : tree.find(folderPath);
    if (!folder)
        return {};
    const NodeRange range = tree.children(folder);
    std::uint32_t low = range.first;
    std::uint32_t high = range.first + range.count;
    const std::uint32_t end = high;
    while (low < high) { // brothers stand in the order of their names' bytes
        const std::uint32_t middle = low + (high - low) / 2;
        if (tree.nameAt(middle) < *begin)
            low = middle + 1;
        else
            high = middle;
    }
    QStringList found;
    for (; low < end && found.size() < mostProposals && tree.nameAt(low).starts_with(*begin); ++low)
        found.append(above + assay::displayText(tree.nameAt(low)) + (tree.isDirectory(DiffNodeId(low)) ? u"/"_s : QString()));
    if (found.size() == 1 && found.first() == text)
        found.clear();
    return found;
}

bool PathEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // it leaves this, and stops nothing
        return true;
    }
    return QLineEdit::event(event);
}

void PathEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
        return;
    }
    if (event->key() == Qt::Key_Down || (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)) {
        propose();
        if (m_proposals->rowCount() > 0)
            completer()->complete();
        return;
    }
    QAbstractItemView *popup = completer()->popup();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && popup->isVisible()) {
        // Qt makes the first proposal the current one; only what the user went to is selected.
        if (popup->selectionModel()->hasSelection()) {
            event->ignore(); // it takes the proposal, which the completer does
            return;
        }
        popup->hide();
    }
    QLineEdit::keyPressEvent(event);
}

void PathEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT leaveRequested();
}

PathBar::PathBar(Session &session, QWidget *parent) :
    QWidget(parent),
    m_session(session),
    m_pages(named(new QStackedWidget(this), "pathPages", tr("Current path"))),
    m_page(named(new QWidget(m_pages), "pathCrumbs", tr("Folders of the current path"))),
    m_row(new QHBoxLayout(m_page)),
    m_root(makeButton(m_page, "pathRoot")),
    m_more(makeButton(m_page, "pathMore")),
    m_line(new QHBoxLayout),
    m_edit(new PathEdit(session, m_pages)),
    m_note(named(new ElidedLabel(this), "pathNote", tr("About the path")))
{
    named(this, "pathBar", tr("Path"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(4, 2, 4, 2);
    rows->setSpacing(2);
    rows->addLayout(m_line);
    rows->addWidget(m_note);
    m_line->setSpacing(6);
    m_line->addWidget(m_pages, 1);
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_edit);
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_page->setLayoutDirection(Qt::LeftToRight);
    m_page->setCursor(Qt::IBeamCursor);
    m_page->setToolTip(toolTipText(tr("Click to write a path")));
    m_page->installEventFilter(this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_root->setText(u"/"_s);
    m_root->setCursor(Qt::ArrowCursor);
    m_root->setAccessibleName(tr("To the first row"));
    m_root->setToolTip(toolTipText(tr("To the first row")));
    connect(m_root, &QToolButton::clicked, this, [this] {
        if (m_session.projection() && m_session.projection()->childCount(DiffTree::root) > 0)
            follow(m_session.projection()->childAt(DiffTree::root, 0));
    });
    m_more->setText(u"…"_s);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setAccessibleName(tr("Folders further up"));
    m_more->setToolTip(toolTipText(tr("Folders further up")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    m_more->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &PathBar::fillMore);
    m_row->addWidget(m_root);
    m_row->addWidget(m_more);
    m_row->addStretch(1);
    m_note->hide();
    connect(m_edit, &QLineEdit::returnPressed, this, [this] {
        if (goTo(m_edit->text())) {
            leave();
            Q_EMIT leaveRequested();
        }
    });
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setNote({}); });
    connect(m_edit, &PathEdit::leaveRequested, this, [this] {
        const bool hadFocus = m_edit->hasFocus();
        leave();
        if (hadFocus)
            Q_EMIT leaveRequested();
    });
    connect(&session, &Session::currentChanged, this, &PathBar::refresh);
    connect(&session, &Session::comparisonChanged, this, &PathBar::refresh);
    refresh();
}

void PathBar::addTrailing(QWidget *widget)
{
    m_line->addWidget(widget);
}

bool PathBar::isEditing() const
{
    return m_pages->currentWidget() == m_edit;
}

void PathBar::edit()
{
    if (!m_session.comparison())
        return;
    if (!isEditing()) {
        const DiffNodeId current = m_session.current();
        m_edit->setText(u'/' + (current ? displayText(m_session.comparison()->tree->path(current)) : QString()));
        m_pages->setCurrentWidget(m_edit);
    }
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void PathBar::leave()
{
    setNote({});
    m_pages->setCurrentWidget(m_page);
    fit();
}

bool PathBar::goTo(const QString &text)
{
    if (!m_session.comparison())
        return false;
    const std::vector<std::string> readings = pathReadings(bytesOf(text));
    for (const std::string &path : readings) {
        if (path.empty()) {
            m_root->click();
            return true;
        }
        if (m_session.goToPath(path)) {
            setNote({});
            return true;
        }
    }
    setNote(missingText(readings.front()));
    return false;
}

QString PathBar::missingText(const std::string &path) const
{
    const DiffTree &tree = *m_session.whole()->tree;
    std::string there = path;
    while (!there.empty() && !tree.find(there))
        there.resize(there.find('/') == std::string::npos ? 0 : there.rfind('/'));
    const std::size_t begin = there.empty() ? 0 : there.size() + 1;
    const std::string missing = path.substr(begin, path.find('/', begin) - begin);
    //: %1 a name, %2 the path of a folder
    return tr("There is no “%1” in “%2”, in none of the sources.").arg(displayText(missing), u'/' + displayText(there));
}

QString PathBar::note() const
{
    return m_note->isHidden() ? QString() : m_note->fullText();
}

void PathBar::setNote(const QString &text)
{
    m_note->setFullText(text, Qt::ElideMiddle);
    m_note->setVisible(!text.isEmpty());
    m_edit->setAccessibleDescription(text.isEmpty() ? tr("A path in the image: plain, quoted for a shell, or as it is shown elsewhere") : text);
}

void PathBar::follow(DiffNodeId id)
{
    m_session.goTo(id);
    Q_EMIT leaveRequested();
}

PathBar::Crumb &PathBar::crumb(std::size_t at)
{
    while (m_crumbs.size() <= at) {
        Crumb made{named(new PlainLabel(u"/"_s, m_page), "pathSlash", tr("in")), makeButton(m_page, "pathCrumb")};
        made.button->setCursor(Qt::ArrowCursor);
        made.slash->setVisible(false);
        const std::size_t place = m_crumbs.size();
        connect(made.button, &QToolButton::clicked, this, [this, place] {
            if (m_first + place < m_path.size())
                follow(m_path[m_first + place]);
        });
        m_row->insertWidget(m_row->count() - 1, made.slash);
        m_row->insertWidget(m_row->count() - 1, made.button);
        m_crumbs.push_back(made);
    }
    return m_crumbs[at];
}

std::vector<DiffNodeId> PathBar::crumbs() const
{
    return {m_path.begin() + static_cast<std::ptrdiff_t>(m_first), m_path.end()};
}

void PathBar::refresh()
{
    m_path.clear();
    const ComparisonPtr &comparison = m_session.comparison();
    if (comparison) {
        for (DiffNodeId at = m_session.current(); at && at != DiffTree::root; at = comparison->tree->parent(at))
            m_path.push_back(at);
        std::reverse(m_path.begin(), m_path.end());
    } else if (isEditing()) {
        leave();
    }
    setEnabled(comparison != nullptr);
    fit();
}

// The last folders that fit; those before them go into the menu.
void PathBar::fit()
{
    const DiffTree *tree = m_session.comparison() ? m_session.comparison()->tree.get() : nullptr;
    const QFontMetrics metrics(m_page->font());
    const int padding = m_root->sizeHint().width() - metrics.horizontalAdvance(u'/');
    const int slash = metrics.horizontalAdvance(u'/');
    int room = m_pages->width() - m_root->sizeHint().width() - m_more->sizeHint().width() - 8;
    m_first = m_path.size();
    std::vector<QString> texts;
    while (m_first > 0 && texts.size() < mostCrumbs) {
        const bool last = texts.empty();
        const QString name = displayText(tree->name(m_path[m_first - 1]));
        const int most = last ? std::max(room - padding - slash, 40) : metrics.averageCharWidth() * mostCharacters;
        const QString text = metrics.elidedText(name, Qt::ElideMiddle, most);
        room -= metrics.horizontalAdvance(text) + padding + slash;
        if (room < 0 && !last)
            break;
        texts.push_back(text);
        --m_first;
    }
    m_more->setVisible(m_first > 0);
    for (std::size_t i = 0; i < std::max(texts.size(), m_crumbs.size()); ++i) {
        Crumb &crumb = this->crumb(i);
        crumb.button->setVisible(i < texts.size());
        crumb.slash->setVisible(i < texts.size() && (i > 0 || m_first > 0)); // the root is one itself
        if (i >= texts.size())
            continue;
        const QString path = u'/' + displayText(tree->path(m_path[m_first + i]));
        const bool current = i + 1 == texts.size();
        crumb.button->setText(menuText(texts[texts.size() - 1 - i]));
        crumb.button->setToolTip(toolTipText(path));
        //: %1 a path
        crumb.button->setAccessibleName(current ? tr("Current path: %1").arg(path) : tr("To %1").arg(path));
        QFont font = m_page->font();
        font.setBold(current);
        crumb.button->setFont(font);
    }
    // A button that was made or shown just now may keep the width of its first, empty text.
    m_row->invalidate();
    m_row->activate();
}

void PathBar::fillMore()
{
    static constexpr std::size_t most = 40;
    QMenu *menu = m_more->menu();
    menu->clear();
    menu->setLayoutDirection(Qt::LeftToRight);
    if (!m_session.comparison())
        return;
    const DiffTree &tree = *m_session.comparison()->tree;
    for (std::size_t i = m_first - std::min(m_first, most); i < m_first; ++i) {
        const DiffNodeId id = m_path[i];
        connect(menu->addAction(menuText(displayText(tree.name(id)))), &QAction::triggered, this, [this, id] { follow(id); });
    }
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PathBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_page && event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        edit();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace assay

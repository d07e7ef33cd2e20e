// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/ownfindingdialog.h"

#include "items/displaytext.h"
#include "items/ownfindingsmodel.h"
#include "ui/fieldlabel.h"
#include "ui/glyphs.h"
#include "ui/plainmessagebox.h"
#include "ui/plaintext.h"
#include "ui/taborder.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostListed = 1000; // what is beyond is in the finding all the same

QIcon severityIcon(Severity severity)
{
    return drawnIcon([severity](QPainter &painter, const QRectF &area, const QPalette &palette, QIcon::Mode mode) {
        const QColor color = mode == QIcon::Selected ? palette.color(QPalette::HighlightedText) : severityColor(severity, palette);
        paintSeverityGlyph(painter, area, severity, color);
    });
}

// What an editor of plain text gives is in the one form of line ends that findings have.
std::string textOf(const QPlainTextEdit &edit)
{
    return edit.toPlainText().toStdString();
}

} // namespace

OwnFindingDialog::OwnFindingDialog(const OwnFinding &finding, const AnnotationLimits &limits, QWidget *parent) :
    QDialog(parent),
    m_before(finding),
    m_limits(limits),
    m_paths(finding.paths),
    m_title(named(new QLineEdit(QString::fromStdString(finding.title), this), "ownTitle", tr("Title of the finding"))),
    m_severity(named(new QComboBox(this), "ownSeverity", tr("Severity"))),
    m_confidence(named(new QComboBox(this), "ownConfidence", tr("Confidence"))),
    m_statement(named(new QPlainTextEdit(this), "ownStatement", tr("What the finding says"))),
    m_alternatives(named(new QPlainTextEdit(this), "ownAlternatives", tr("Other explanations that were considered"))),
    m_problem(named(new PlainLabel(this), "ownProblem", tr("What is wrong"))),
    m_buttons(named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this), "ownButtons", tr("Buttons")))
{
    const QString title = finding.id == 0 ? tr("New Finding of Your Own") : tr("Finding %1").arg(ownFindingNumber(finding.id));
    named(this, "ownFindingDialog", title);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    for (int severity = static_cast<int>(Severity::Critical); severity >= 0; --severity)
        m_severity->addItem(severityIcon(static_cast<Severity>(severity)), severityText(static_cast<Severity>(severity)), severity);
    m_severity->setCurrentIndex(m_severity->findData(static_cast<int>(finding.severity)));
    const QString meanings[] = {tr("seen in the evidence itself"), tr("concluded from what was seen"), tr("left open")};
    for (std::size_t i = 0; i < std::size(meanings); ++i)
        //: %1 a confidence, %2 what it means
        m_confidence->addItem(tr("%1: %2").arg(confidenceText(static_cast<Confidence>(i)), meanings[i]), static_cast<int>(i));
    m_confidence->setCurrentIndex(static_cast<int>(finding.confidence));
    m_title->setPlaceholderText(tr("One line that says what was found"));
    m_statement->setPlaceholderText(tr("What you conclude, and from what"));
    m_alternatives->setPlaceholderText(tr("A package upgrade, locale generation, ldconfig, the time of a build …"));
    for (const auto &[edit, text] : {std::pair(m_statement, &finding.statement), std::pair(m_alternatives, &finding.alternatives)}) {
        edit->setTabChangesFocus(true);
        edit->setPlainText(QString::fromStdString(*text));
        edit->document()->setModified(false);
    }
    m_problem->setWordWrap(true);
    auto *hint = named(new PlainLabel(tr("Interpretation is kept apart from what Assay finds, here and in reports, with your name and the time."), this), "ownHint",
                       tr("About findings of your own"));
    hint->setWordWrap(true);

    auto *form = new QFormLayout;
    form->addRow(fieldLabel(m_title, tr("&Title"), "ownTitleLabel"), m_title);
    form->addRow(fieldLabel(m_severity, tr("&Severity"), "ownSeverityLabel"), m_severity);
    form->addRow(fieldLabel(m_confidence, tr("Co&nfidence"), "ownConfidenceLabel"), m_confidence);
    form->addRow(fieldLabel(m_statement, tr("State&ment"), "ownStatementLabel"), m_statement);
    form->addRow(fieldLabel(m_alternatives, tr("Other e&xplanations"), "ownAlternativesLabel"), m_alternatives);
    QWidget *paths = makePaths();
    PlainLabel *about = fieldLabel(paths, tr("A&bout"), "ownPathsLabel");
    about->setBuddy(m_pathList);
    form->addRow(about, paths);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addLayout(form, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    resize(640, 620);
    tabAsLaidOut(this);

    connect(m_title, &QLineEdit::textChanged, this, &OwnFindingDialog::check);
    connect(m_statement, &QPlainTextEdit::textChanged, this, &OwnFindingDialog::check);
    connect(m_alternatives, &QPlainTextEdit::textChanged, this, &OwnFindingDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &OwnFindingDialog::reject);
    showPaths();
    check();
    m_title->setFocus();
}

QWidget *OwnFindingDialog::makePaths()
{
    auto *side = named(new QWidget(this), "ownPaths", tr("Paths of the finding"));
    m_pathTitle = named(new PlainLabel(side), "ownPathCount", tr("Number of paths"));
    m_pathList = named(new QListWidget(side), "ownPathList", tr("Paths of the finding"));
    m_pathList->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_pathList->setUniformItemSizes(true);
    m_pathList->setLayoutDirection(Qt::LeftToRight);
    m_pathList->setTabKeyNavigation(false);
    m_pathList->setMinimumHeight(70);
    m_pathList->installEventFilter(this);
    auto *add = named(new QPushButton(tr("&Add Chosen Rows"), side), "ownAddPaths", tr("Add the rows that are chosen in the window"));
    m_remove = named(new QPushButton(tr("&Remove"), side), "ownRemovePaths", tr("Remove the chosen paths"));
    add->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_pathTitle, 1);
    bottom->addWidget(add);
    bottom->addWidget(m_remove);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(m_pathList, 1);
    layout->addLayout(bottom);
    connect(add, &QPushButton::clicked, this, &OwnFindingDialog::chosenRowsWanted);
    connect(m_remove, &QPushButton::clicked, this, &OwnFindingDialog::removeChosenPaths);
    connect(m_pathList, &QListWidget::itemSelectionChanged, this, [this] { m_remove->setEnabled(!m_pathList->selectedItems().isEmpty()); });
    return side;
}

bool OwnFindingDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_pathList && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        removeChosenPaths();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void OwnFindingDialog::addPaths(std::vector<std::string> paths)
{
    paths.insert(paths.end(), m_paths.begin(), m_paths.end());
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    if (paths.size() > m_limits.pathsPerFinding) {
        say(tr("A finding can be about %1 paths, and with these it would be about %2. A tag can be set on more.")
                .arg(numberText(m_limits.pathsPerFinding), numberText(paths.size())));
        return;
    }
    m_paths = std::move(paths);
    showPaths();
    check();
}

void OwnFindingDialog::removeChosenPaths()
{
    std::vector<std::size_t> rows;
    for (const QListWidgetItem *item : m_pathList->selectedItems())
        rows.push_back(static_cast<std::size_t>(m_pathList->row(item)));
    std::sort(rows.rbegin(), rows.rend());
    for (const std::size_t row : rows) {
        if (row < m_paths.size())
            m_paths.erase(m_paths.begin() + static_cast<std::ptrdiff_t>(row));
    }
    showPaths();
    check();
}

void OwnFindingDialog::showPaths()
{
    m_pathList->clear();
    for (std::size_t i = 0; i < std::min(m_paths.size(), mostListed); ++i)
        m_pathList->addItem(displayText(m_paths[i]));
    m_pathList->setCurrentRow(0, QItemSelectionModel::NoUpdate); // seen where the focus is
    const auto count = static_cast<int>(m_paths.size());
    const QString listed = m_paths.size() > mostListed ? tr(", of which %1 are listed").arg(numberText(mostListed)) : QString();
    m_pathTitle->setText(count == 0 ? tr("No path in particular") : tr("%n path(s)", nullptr, count) + listed);
    m_remove->setEnabled(false);
}

OwnFinding OwnFindingDialog::finding() const
{
    OwnFinding finding = m_before;
    finding.title = m_title->text().simplified().toStdString();
    finding.severity = static_cast<Severity>(m_severity->currentData().toInt());
    finding.confidence = static_cast<Confidence>(m_confidence->currentData().toInt());
    finding.statement = textOf(*m_statement);
    finding.alternatives = textOf(*m_alternatives);
    finding.paths = m_paths;
    return finding;
}

bool OwnFindingDialog::isModified() const
{
    return finding() != m_before;
}

QString OwnFindingDialog::problem() const
{
    const OwnFinding now = finding();
    if (now.title.empty())
        return tr("A finding needs a title.");
    if (now.title.size() > m_limits.titleBytes)
        return tr("The title is too long; what it does not hold belongs into the statement.");
    if (now.statement.size() > m_limits.statementBytes)
        return tr("The statement is longer than %1.").arg(bytesText(m_limits.statementBytes));
    if (now.alternatives.size() > m_limits.statementBytes)
        return tr("The other explanations are longer than %1.").arg(bytesText(m_limits.statementBytes));
    return {};
}

void OwnFindingDialog::say(const QString &text)
{
    m_problem->setText(text);
}

void OwnFindingDialog::check()
{
    const QString wrong = problem();
    say(wrong);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty());
}

void OwnFindingDialog::reject()
{
    if (isModified()) {
        PlainMessageBox box(QMessageBox::Question, "ownDiscardQuestion", tr("What you wrote is not in the case yet. Discard it?"), this);
        QPushButton *discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
        QPushButton *goOn = box.addButton(tr("&Go On Writing"), QMessageBox::RejectRole);
        box.setDefaultButton(goOn);
        box.exec();
        if (box.clickedButton() != discard)
            return;
    }
    QDialog::reject();
}

} // namespace assay

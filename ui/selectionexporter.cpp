// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/selectionexporter.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "ui/annotator.h"
#include "ui/erroradvice.h"
#include "ui/evidenceexport.h"
#include "ui/fieldlabel.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/settings.h"
#include "ui/taborder.h"
#include "ui/tagglyphs.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

SelectionExporter::SelectionExporter(const Parts &parts) :
    QObject(&parts.window),
    m(parts),
    m_action(new QAction(tr("Sa&ve Selected Files …"), &parts.window)),
    m_tagMenu(named(new QMenu(tr("Save Files with Ta&g"), &parts.window), "saveTagMenu", tr("Save files with tag")))
{
    m_action->setObjectName(u"saveSelected"_s);
    m_action->setShortcut(QKeySequence(u"Ctrl+Shift+E"_s));
    m.window.addAction(m_action);
    connect(m_action, &QAction::triggered, this, [this] { ask(m.session.selectedRows()); });
    connect(m_tagMenu, &QMenu::aboutToShow, this, &SelectionExporter::fillTagMenu);
    for (const auto signal : {&Session::comparisonChanged, &Session::selectionChanged})
        connect(&m.session, signal, this, &SelectionExporter::refresh);
    connect(&m.session, &Session::currentChanged, this, &SelectionExporter::refresh);
    refresh();
}

void SelectionExporter::refresh()
{
    const bool comparison = m.session.comparison() != nullptr;
    m_action->setEnabled(comparison && (m.session.current() || !m.session.selection().isEmpty()));
    m_tagMenu->menuAction()->setEnabled(comparison);
}

void SelectionExporter::fillTagMenu()
{
    m_tagMenu->clear();
    const Annotations &said = m.annotator.notes().annotations();
    for (const auto &[id, tag] : said.tags()) {
        const std::size_t count = said.markCount(id);
        //: %1 the name of a tag, %2 a number of paths
        QAction *action = m_tagMenu->addAction(tagIcon(tag.colour, tagLetter(tag)), menuText(tr("%1 (%2) …").arg(displayText(tag.name), numberText(count))));
        action->setObjectName(u"saveTag-%1"_s.arg(id));
        action->setEnabled(count > 0);
        connect(action, &QAction::triggered, this, [this, id = id] { ask(nodesWithTag(id)); });
    }
}

std::vector<DiffNodeId> SelectionExporter::nodesWithTag(quint32 tag) const
{
    std::vector<DiffNodeId> nodes;
    if (!m.session.comparison())
        return nodes;
    for (const auto &[path, said] : m.annotator.notes().annotations().paths()) {
        const bool marked = std::any_of(said.marks.begin(), said.marks.end(), [tag](const Mark &mark) { return mark.tag == tag; });
        if (const DiffNodeId id = marked ? m.session.comparison()->tree->find(path) : DiffNodeId())
            nodes.push_back(id);
    }
    return nodes;
}

QDialog *SelectionExporter::ask(std::vector<DiffNodeId> nodes)
{
    if (!m.session.comparison())
        return nullptr;
    if (nodes.empty()) {
        m.messages.show(MessageBar::Kind::Note, tr("Nothing that is compared here was chosen."));
        return nullptr;
    }
    auto *dialog = new SelectionExportDialog(m.session, std::move(nodes), &m.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { save(dialog->selection(), dialog->path()); });
    dialog->open();
    return dialog;
}

void SelectionExporter::save(SelectionExport what, const std::string &path)
{
    what.created = ReportClock::now();
    const QString name = fileNameText(path);
    m.session.runner().start(
        {.title = tr("Saving %1").arg(name), .writes = {path}}, this,
        [what = std::move(what), path](Context &context) -> Result<ExportedSelection> {
            if (const Status outside = outsideEvidence(*what.comparison, path); !outside)
                return Unexpected(outside.error());
            return exportSelection(what, path, context);
        },
        [this, path, name](const Result<ExportedSelection> &done) {
            if (!done) {
                if (done.error().code == ErrorCode::Cancelled)
                    return;
                const QString why = tr("%1 was not written; nothing is left of it.").arg(name) + u' ' + fromUtf8View(done.error().message());
                m.messages.show(MessageBar::Kind::Error, why, adviceFor(done.error()));
                Q_EMIT exportFailed(why);
                return;
            }
            QStringList parts{tr("%n file(s), %1", nullptr, int(done->files)).arg(bytesText(done->bytes)), tr("%n folder(s)", nullptr, int(done->folders))};
            if (done->descriptors > 0)
                parts.append(tr("%n text(s) in place of links and devices", nullptr, int(done->descriptors)));
            if (done->leftOut > 0)
                parts.append(tr("LEFT OUT, for they could not be read: %L1").arg(done->leftOut));
            const QString digest = fromUtf8View(toHex(done->manifest));
            m.messages.show(MessageBar::Kind::Done, tr("Written and read back: %1 (%2)").arg(displayText(path), parts.join(u", "_s)),
                            tr("SHA-256 of manifest.json: %1").arg(digest), tr("Copy SHA-256"),
                            [digest] { QGuiApplication::clipboard()->setText(digest + u"  manifest.json\n"_s); });
            Q_EMIT exported(nativePath(path));
        });
}

SelectionExportDialog::SelectionExportDialog(Session &session, std::vector<DiffNodeId> nodes, QWidget *parent) :
    QDialog(parent),
    m_comparison(session.comparison()),
    m_nodes(std::move(nodes)),
    m_measuring(session.runner(), this)
{
    named(this, "selectionExportDialog", tr("Save files from the evidence"));
    setWindowTitle(tr("Save Files from the Evidence"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    auto *hint = named(new PlainLabel(tr("Each file is written with its content, read back and compared; manifest.json and SHA256SUMS say what it is and where it comes "
                                         "from. For links and devices there are texts. Names that a disk or shell might not take are written with %XX."),
                                      this),
                       "selectionExportHint", tr("What is saved"));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto *sides = new QHBoxLayout;
    static constexpr std::array<const char *, sideCount> names{"exportVendor", "exportSaved", "exportLive"};
    const std::array<QString, sideCount> titles{tr("&Vendor"), tr("Sav&ed"), tr("&Live")};
    for (int side = 0; side < sideCount; ++side) {
        const auto at = static_cast<std::size_t>(side);
        const bool any = std::any_of(m_nodes.begin(), m_nodes.end(), [&](DiffNodeId id) { return m_comparison->tree->hasSide(side) && m_comparison->tree->entry(id, side); });
        m_sides[at] = named(new QCheckBox(titles[at], this), names[at], sideTitle(side));
        m_sides[at]->setEnabled(any);
        m_sides[at]->setChecked(any);
        m_sides[at]->setVisible(m_comparison->tree->hasSide(side));
        connect(m_sides[at], &QCheckBox::toggled, this, &SelectionExportDialog::measure);
        sides->addWidget(m_sides[at]);
    }
    sides->addStretch(1);
    form->addRow(named(new PlainLabel(tr("From"), this), "label", tr("From")), sides);
    m_below = named(new QCheckBox(tr("With &all that lies in the chosen folders"), this), "exportBelow", tr("With all that lies in the chosen folders"));
    m_below->setChecked(true);
    const bool folders = std::any_of(m_nodes.begin(), m_nodes.end(), [&](DiffNodeId id) { return m_comparison->tree->isDirectory(id); });
    m_below->setEnabled(folders);
    connect(m_below, &QCheckBox::toggled, this, &SelectionExportDialog::measure);
    form->addRow(QString(), m_below);
    auto *forms = new QHBoxLayout;
    m_asFolder = named(new QRadioButton(tr("A fol&der"), this), "exportFolder", tr("A folder"));
    m_tar = named(new QRadioButton(tr("A &tar"), this), "exportTar", tr("A tar"));
    m_asFolder->setChecked(true);
    forms->addWidget(m_asFolder);
    forms->addWidget(m_tar);
    forms->addStretch(1);
    form->addRow(named(new PlainLabel(tr("As"), this), "label", tr("As")), forms);
    auto *place = new QHBoxLayout;
    const QString last = AppSettings::folder(u"save"_s);
    m_folder = named(new QLineEdit(last.isEmpty() || !QDir(last).exists() ? QDir::homePath() : last, this), "exportPlace", tr("Into folder"));
    auto *choose = named(new QPushButton(tr("Choose …"), this), "exportChoose", tr("Choose the folder"));
    place->addWidget(m_folder, 1);
    place->addWidget(choose);
    form->addRow(fieldLabel(m_folder, tr("&Into folder")), place);
    m_name = named(new QLineEdit(u"evidence-files"_s, this), "exportName", tr("Name"));
    m_name->setMaxLength(120);
    form->addRow(fieldLabel(m_name, tr("&Name")), m_name);
    layout->addLayout(form);
    m_size = named(new PlainLabel(this), "exportSize", tr("How much"));
    m_problem = named(new PlainLabel(this), "exportProblem", tr("Problem"));
    m_problem->setWordWrap(true);
    layout->addWidget(m_size);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    m_buttons = named(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this), "exportButtons", tr("Buttons"));
    layout->addWidget(m_buttons);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the Files"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    for (QLineEdit *edit : {m_folder, m_name})
        connect(edit, &QLineEdit::textChanged, this, &SelectionExportDialog::check);
    connect(m_tar, &QRadioButton::toggled, this, &SelectionExportDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SelectionExportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(560);
    tabAsLaidOut(this);
    measure();
}

SelectionExport SelectionExportDialog::selection() const
{
    SelectionExport what;
    what.comparison = m_comparison;
    what.nodes = m_nodes;
    for (std::size_t at = 0; at < m_sides.size(); ++at)
        what.sides[at] = m_sides[at]->isChecked();
    what.below = m_below->isChecked();
    what.form = m_tar->isChecked() ? ExportForm::Tar : ExportForm::Folder;
    return what;
}

std::string SelectionExportDialog::path() const
{
    QString name = m_name->text();
    if (m_tar->isChecked() && !name.endsWith(u".tar"_s))
        name += u".tar"_s;
    return pathBytes(QDir(m_folder->text()).absoluteFilePath(name));
}

QString SelectionExportDialog::problem() const
{
    return m_problem->text();
}

QString SelectionExportDialog::sizeLine() const
{
    return m_size->text();
}

// How much it will be, counted in a job: a folder may hold a million paths.
void SelectionExportDialog::measure()
{
    m_size->setText(tr("Counting …"));
    m_measuring.request([what = selection()](Context &) -> Result<SelectionSize> { return sizeOfSelection(what); },
                        [this](const Result<SelectionSize> &size) {
                            if (size)
                                m_size->setText(tr("%n path(s), %1", nullptr, int(std::min<std::uint64_t>(size->paths, 2'000'000'000))).arg(bytesText(size->bytes)));
                        });
    check();
}

void SelectionExportDialog::check()
{
    QString problem;
    const QString name = m_name->text();
    if (std::none_of(m_sides.begin(), m_sides.end(), [](const QCheckBox *box) { return box->isChecked(); }))
        problem = tr("Choose at least one source.");
    else if (m_folder->text().isEmpty() || !QDir(m_folder->text()).exists())
        problem = tr("Choose a folder that is there.");
    else if (name.isEmpty() || name.contains(u'/') || name == u"."_s || name == u".."_s)
        problem = tr("Write a name without slashes.");
    else if (const Status outside = outsideEvidence(*m_comparison, path()); !outside)
        problem = tr("This place is inside the evidence, and nothing is written into evidence.");
    else if (const QFileInfo there(nativePath(path())); there.exists() || there.isSymLink())
        problem = tr("Something of that name is there already. It is not replaced; choose another name.");
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(problem.isEmpty());
}

void SelectionExportDialog::accept()
{
    check();
    if (!m_problem->text().isEmpty())
        return;
    AppSettings::setFolder(u"save"_s, m_folder->text());
    QDialog::accept();
}

} // namespace assay

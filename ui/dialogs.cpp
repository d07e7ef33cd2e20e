// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs.h"

#include "base/bytes.h"
#include "base/version.h"
#include "items/displaytext.h"
#include "items/sourcemodels.h"
#include "report/evidence.h"
#include "report/pdf/pdfreport.h"
#include "ui/glyphs.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/taborder.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QIcon>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

PlainLabel *selectable(QWidget *parent, const char *name, const QString &what, const QString &text, bool mono)
{
    auto *label = named(new PlainLabel(text, parent), name, what + u": "_s + text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    if (mono)
        label->setFont(evidenceFont(label->font()));
    return label;
}

QPlainTextEdit *textBox(QWidget *parent, const char *name, const QString &what, const QString &text)
{
    auto *box = named(new QPlainTextEdit(parent), name, what);
    box->setReadOnly(true);
    box->setPlainText(text);
    box->setTabChangesFocus(true);
    box->setLineWrapMode(QPlainTextEdit::NoWrap);
    return box;
}

PlainLabel *heading(QWidget *parent, const char *name, const QString &text)
{
    auto *label = named(new PlainLabel(text, parent), name, text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

QDialogButtonBox *closeButton(QDialog *dialog)
{
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, dialog), "buttons", QDialog::tr("Buttons"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

RoleDialog::RoleDialog(std::vector<Candidate> candidates, const Session &session, QWidget *parent) :
    QDialog(parent),
    m_candidates(std::move(candidates)),
    m_problem(named(new PlainLabel(this), "roleProblem", tr("Problem"))),
    m_buttons(named(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this), "buttons", tr("Buttons")))
{
    named(this, "roleDialog", tr("What is what"));
    setWindowTitle(tr("What is what"));
    setModal(true);
    for (int side = 0; side < sideCount; ++side)
        m_taken[static_cast<std::size_t>(side)] = session.pane(side).stage != PaneState::Stage::Empty;
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->setContentsMargins(16, 14, 16, 12);
    auto *intro = named(new PlainLabel(tr("This is what was recognised from the content. Say otherwise where it is wrong."), this), "roleIntro",
                        tr("What to do"));
    intro->setWordWrap(true);
    layout->addWidget(intro);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        const Source &source = *m_candidates[i].source;
        const QString name = fileNameText(source.location());
        auto *texts = new QVBoxLayout;
        texts->setSpacing(1);
        auto *title = named(new ElidedLabel(this), "roleFile", name);
        title->setFullText(name);
        title->setMinimumWidth(300);
        QFont bold = title->font();
        bold.setBold(true);
        title->setFont(bold);
        texts->addWidget(title);
        QString kind = sourceKindText(source.kind());
        if (source.images().size() > 1)
            kind += u" · "_s + tr("%n image(s)", nullptr, static_cast<int>(source.images().size()));
        else if (!source.images().empty() && !imageName(source.images().front()).isEmpty())
            kind += u" · "_s + imageName(source.images().front());
        auto *detail = named(new ElidedLabel(this), "roleKind", kind);
        detail->setFullText(kind);
        texts->addWidget(detail);
        grid->addLayout(texts, static_cast<int>(i), 0);
        auto *role = named(new QComboBox(this), "role", tr("Place of %1").arg(name));
        for (int side = 0; side < sideCount; ++side)
            role->addItem(m_taken[static_cast<std::size_t>(side)] ? tr("%1 (replaces what is there)").arg(sideTitle(side)) : sideTitle(side), side);
        role->addItem(tr("Do not open"), -1);
        role->setCurrentIndex(m_candidates[i].role ? static_cast<int>(*m_candidates[i].role) : sideCount);
        connect(role, &QComboBox::currentIndexChanged, this, &RoleDialog::check);
        m_roles.push_back(role);
        grid->addWidget(role, static_cast<int>(i), 1);
    }
    layout->addLayout(grid);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(560);
    tabAsLaidOut(this);
    if (!m_roles.empty())
        m_roles.front()->setFocus();
    check();
}

void RoleDialog::check()
{
    std::array<int, sideCount> count{};
    int all = 0;
    for (const QComboBox *role : m_roles) {
        if (const int side = role->currentData().toInt(); side >= 0) {
            ++count[static_cast<std::size_t>(side)];
            ++all;
        }
    }
    const auto twice = std::find_if(count.begin(), count.end(), [](int n) { return n > 1; });
    QString problem;
    if (twice != count.end())
        problem = tr("Two of them are to be the %1 state. Choose another place for one.").arg(sideWord(static_cast<int>(twice - count.begin())));
    else if (all == 0)
        problem = tr("Nothing is to be opened.");
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(problem.isEmpty());
}

std::vector<Candidate> RoleDialog::candidates() const
{
    std::vector<Candidate> result = m_candidates;
    for (std::size_t i = 0; i < result.size(); ++i) {
        const int side = m_roles[i]->currentData().toInt();
        result[i].role = side < 0 ? std::nullopt : std::optional(static_cast<Role>(side));
    }
    return result;
}

SourceDialog::SourceDialog(int side, const PaneState &state, const ComparisonPtr &comparison, QWidget *parent) :
    QDialog(parent)
{
    named(this, "sourceDialog", tr("About the %1 source").arg(sideWord(side)));
    setWindowTitle(tr("About the %1 source").arg(sideWord(side)));
    auto *layout = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    layout->setContentsMargins(16, 14, 16, 12);
    const auto row = [&](const char *name, const QString &what, const QString &text, bool mono = false) {
        if (text.isEmpty())
            return;
        auto *label = named(new PlainLabel(what, this), "label", what);
        QPalette dim = label->palette();
        dim.setColor(QPalette::WindowText, dimText(dim));
        label->setPalette(dim);
        form->addRow(label, selectable(this, name, what, text, mono));
    };
    const Source &source = *state.source;
    row("kind", tr("Kind"), sourceKindText(source.kind()));
    row("location", tr("Location"), displayText(source.location()), true);
    if (state.loaded) {
        const LoadedSource &loaded = *state.loaded;
        if (loaded.bytes)
            row("bytes", tr("Size"), tr("%1 bytes").arg(numberText(*loaded.bytes)));
        if (loaded.sha256)
            row("sha256", tr("SHA-256"), fromUtf8View(toHex(*loaded.sha256)), true);
        row("entries", tr("Entries"), numberText(loaded.entries));
        if (loaded.image) {
            QStringList tags;
            for (const std::string &tag : loaded.image->tags)
                tags.append(displayText(tag));
            row("tags", tr("Image"), tags.join(u", "_s));
            row("imageId", tr("Image id"), displayText(loaded.image->id), true);
            row("platform", tr("Platform"), displayText(loaded.image->platform));
            row("created", tr("Created"), displayText(loaded.image->created));
        }
        row("complete", tr("Read"), loaded.complete ? tr("all of it") : tr("not all of it; see below what is missing"));
    }
    layout->addLayout(form);
    if (state.loaded && !state.loaded->layers.empty()) {
        layout->addSpacing(6);
        layout->addWidget(heading(this, "layersTitle", tr("Layers, lowest first")));
        auto *model = new LayersModel(this);
        model->setLoaded(state.loaded);
        auto *table = named(new QTableView(this), "layers", tr("Layers"));
        table->setModel(model);
        table->setItemDelegate(new PlainItemDelegate(LayersModel::DetailRole, table));
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setEditTriggers(QAbstractItemView::NoEditTriggers);
        table->setWordWrap(false);
        table->verticalHeader()->hide();
        table->setShowGrid(false);
        table->setAlternatingRowColors(true);
        table->setTabKeyNavigation(false);
        named(table->horizontalHeader(), "layerColumns", tr("Columns"));
        table->horizontalHeader()->setHighlightSections(false);
        const int c = fontMetrics().averageCharWidth();
        const int widths[] = {8 * c, 16 * c, 30 * c, 12 * c, 16 * c, 40 * c};
        for (int column = 0; column < LayersModel::ColumnCount; ++column)
            table->setColumnWidth(column, widths[column]);
        table->horizontalHeader()->setStretchLastSection(true);
        layout->addWidget(table, 2);
    }
    QStringList notes;
    const auto addFindings = [&notes](const Findings &findings, int role) {
        for (const Finding &finding : findings) {
            if (finding.path.empty() && (role < 0 || finding.role == role))
                notes.append(findingTitle(finding.code) + (finding.store.empty() ? QString() : QString(u": "_s + displayText(finding.store))));
        }
    };
    if (comparison && state.loaded && comparison->sources[static_cast<std::size_t>(side)] == state.loaded)
        addFindings(comparison->findings, side);
    else if (state.loaded)
        addFindings(state.loaded->findings, -1);
    if (state.loaded) {
        for (const SkippedPart &part : state.loaded->skipped)
            notes.append(tr("Not read: %1 (%2)").arg(displayText(part.path), displayText(part.reason)));
    }
    if (!notes.isEmpty()) {
        layout->addSpacing(6);
        layout->addWidget(heading(this, "notesTitle", tr("What was noticed")));
        layout->addWidget(textBox(this, "notes", tr("What was noticed"), notes.join(u'\n')), 1);
    }
    layout->addWidget(closeButton(this));
    resize(820, 560);
}

QString versionText()
{
    QStringList lines;
    lines.append(u"Assay "_s + fromUtf8View(version) + u" ("_s + fromUtf8View(commit) + u')');
    ReportOptions options;
    options.libraries = {{"qt", qVersion()}, pdfLibrary()};
    for (const auto &[name, number] : reportLibraries(options))
        lines.append(fromUtf8View(name) + u' ' + fromUtf8View(number));
    return lines.join(u'\n');
}

AboutDialog::AboutDialog(QWidget *parent) :
    QDialog(parent)
{
    named(this, "aboutDialog", tr("About Assay"));
    setWindowTitle(tr("About Assay"));
    auto *layout = new QVBoxLayout(this);
    auto *top = new QHBoxLayout;
    auto *icon = named(new PlainLabel(this), "aboutIcon", tr("Icon"));
    icon->setPixmap(QIcon(u":/assay/icons/assay.svg"_s).pixmap(64, 64));
    top->addWidget(icon, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    auto *title = named(new PlainLabel(u"Assay "_s + fromUtf8View(version), this), "aboutTitle", tr("Name and version"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setBold(true);
    title->setFont(font);
    texts->addWidget(title);
    const auto paragraph = [&](const char *name, const QString &text) {
        auto *label = named(new PlainLabel(text, this), name, text);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    };
    paragraph("aboutWhat", tr("Compares what a container image's vendor released, what was saved, and what is live on a host."));
    paragraph("aboutNetwork", tr("No network access unless you ask for it: “Fetch Signatures” in the trust view asks the servers that you name there, nothing else connects to anything. Evidence is only read."));
    paragraph("aboutLicence",
              tr("Copyright the Assay developers. Free software under the GNU General Public License, version 3 or later; without any "
                 "warranty."));
    top->addLayout(texts, 1);
    layout->addLayout(top);
    auto *versions = textBox(this, "aboutVersions", tr("Versions"), versionText());
    versions->setFont(evidenceFont(versions->font()));
    versions->setMaximumHeight(130);
    layout->addWidget(versions);
    layout->addWidget(closeButton(this));
    resize(520, 380);
}

} // namespace assay

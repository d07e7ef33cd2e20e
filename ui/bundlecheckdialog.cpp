// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bundlecheckdialog.h"

#include "io/zipfile.h"
#include "items/displaytext.h"
#include "ui/fieldlabel.h"
#include "ui/glyphs.h"
#include "ui/keybook.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/wrappedtext.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <filesystem>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum Column { LayerColumn, VerdictColumn, ReasonColumn };

QString layerText(std::string_view code)
{
    const std::pair<std::string_view, QString> names[] = {
        {"folder", BundleCheckDialog::tr("Folder")},
        {"manifest", BundleCheckDialog::tr("Manifest")},
        {"files", BundleCheckDialog::tr("Files against the manifest")},
        {"sums", BundleCheckDialog::tr("SHA256SUMS")},
        {"listings", BundleCheckDialog::tr("Merkle roots of the listings")},
        {"evidence", BundleCheckDialog::tr("Evidence file against the manifest")},
        {"report", BundleCheckDialog::tr("Report against the evidence file")},
        {"pdf-files", BundleCheckDialog::tr("Files inside the PDF")},
        {"pdf-signature", BundleCheckDialog::tr("Signature inside the PDF")},
        {"signature", BundleCheckDialog::tr("Signature of the manifest")},
        {"time-question", BundleCheckDialog::tr("Question for a time stamp")},
        {"time-stamp", BundleCheckDialog::tr("Time stamp of the manifest")},
        {"journal", BundleCheckDialog::tr("Journal")},
    };
    for (const auto &[known, name] : names) {
        if (known == code)
            return name;
    }
    return QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

QString verdictText(ProofVerdict verdict)
{
    switch (verdict) {
    case ProofVerdict::Holds: return BundleCheckDialog::tr("holds");
    case ProofVerdict::Unproven: return BundleCheckDialog::tr("unproven");
    case ProofVerdict::Fails: return BundleCheckDialog::tr("fails");
    case ProofVerdict::Absent: return BundleCheckDialog::tr("absent");
    case ProofVerdict::NotChecked: break;
    }
    return BundleCheckDialog::tr("not checked");
}

// A shape of its own for each, and none for what is not there.
QIcon verdictIcon(ProofVerdict verdict)
{
    switch (verdict) {
    case ProofVerdict::Holds: return symbolIcon(Symbol::Check);
    case ProofVerdict::Unproven: return symbolIcon(Symbol::Unclear);
    case ProofVerdict::Fails: return symbolIcon(Symbol::Broken);
    case ProofVerdict::Absent: return {};
    case ProofVerdict::NotChecked: break;
    }
    return symbolIcon(Symbol::Warning);
}

QString conclusionText(const BundleCheck &check)
{
    if (check.exitCode() == 1)
        return BundleCheckDialog::tr("This bundle does not hold.");
    if (check.exitCode() == 2)
        return BundleCheckDialog::tr("Not all of this bundle could be checked.");
    for (const BundleLayer &layer : check.layers) {
        if (layer.result.verdict == ProofVerdict::Unproven)
            return BundleCheckDialog::tr("Everything that is here holds together; who stands for it is unproven.");
    }
    if (check.of("signature") == ProofVerdict::Absent)
        return BundleCheckDialog::tr("Everything that is here holds together; nobody has signed it.");
    return BundleCheckDialog::tr("Everything that is here holds together.");
}

Result<BundleCheck> checkedWith(const std::string &folder, const std::string &signers, const std::string &authorities, Context &context)
{
    BundleCheckOptions options;
    for (const auto &[file, into] : {std::pair(&signers, &options.signers), std::pair(&authorities, &options.timeAuthorities)}) {
        auto loaded = TrustAnchors::loadIfNamed(*file);
        if (!loaded)
            return Unexpected(loaded.error());
        *into = std::move(*loaded);
    }
    return checkBundle(folder, options, context);
}

} // namespace

bool looksLikeBundle(const std::string &folder)
{
    if (beginsAsZip(folder))
        return true;
    std::error_code ignored;
    for (const char *name : {"manifest.json", "SHA256SUMS", "evidence.json"}) {
        if (!std::filesystem::is_regular_file(std::filesystem::path(folder) / name, ignored))
            return false;
    }
    return true;
}

BundleCheckDialog::BundleCheckDialog(JobRunner &runner, const std::string &folder, QWidget *parent) :
    QDialog(parent),
    m_runner(runner),
    m_place(named(new ElidedLabel(this), "bundleFolder", tr("Bundle"))),
    m_conclusion(named(new PlainLabel(this), "bundleConclusion", tr("Result"))),
    m_layers(named(new QTreeWidget(this), "bundleLayers", tr("What holds the bundle together"))),
    m_details(named(new WrappedText(0, this), "bundleDetails", tr("Details")))
{
    named(this, "bundleCheckDialog", tr("Check a Report Bundle"));
    setWindowTitle(tr("Check a Report Bundle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto *choose = named(new QPushButton(tr("C&hoose …"), this), "chooseBundle", tr("Choose the folder of the bundle"));
    choose->setAutoDefault(false); // the Enter key in a field is for that field
    connect(choose, &QPushButton::clicked, this, &BundleCheckDialog::chooseFolder);
    auto *zip = named(new QPushButton(tr("&Zip …"), this), "chooseBundleZip", tr("Choose a bundle that is one zip"));
    zip->setAutoDefault(false);
    connect(zip, &QPushButton::clicked, this, &BundleCheckDialog::chooseZip);
    auto *place = new QHBoxLayout;
    place->addWidget(m_place, 1);
    place->addWidget(choose);
    place->addWidget(zip);
    form->addRow(named(new PlainLabel(tr("Bundle"), this), "label", tr("Bundle")), place);
    m_signers = addTrust(form, "trustedSigners", tr("Trusted &signers"), tr("nobody: a signature is unproven at best"));
    m_authorities = addTrust(form, "trustedAuthorities", tr("Trusted ti&me stamps"), tr("nobody: a time stamp is unproven at best"));
    layout->addLayout(form);
    QFont bold = font();
    bold.setBold(true);
    m_conclusion->setFont(bold);
    m_conclusion->setWordWrap(true);
    layout->addWidget(m_conclusion);
    m_layers->setHeaderLabels({tr("What"), tr("State"), tr("Why")});
    m_layers->setRootIsDecorated(false);
    m_layers->setUniformRowHeights(true);
    m_layers->setItemDelegate(new PlainItemDelegate(Qt::ToolTipRole, m_layers));
    m_layers->header()->setSectionResizeMode(LayerColumn, QHeaderView::ResizeToContents);
    m_layers->header()->setSectionResizeMode(VerdictColumn, QHeaderView::ResizeToContents);
    connect(m_layers, &QTreeWidget::currentItemChanged, this, &BundleCheckDialog::showDetails);
    layout->addWidget(m_layers, 3);
    layout->addWidget(m_details, 1);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "buttons", tr("Buttons"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *reply = named(buttons->addButton(tr("Take In a &Time Stamp …"), QDialogButtonBox::ActionRole), "takeReply", tr("Take in the answer of a time stamp authority"));
    reply->setAutoDefault(false);
    connect(reply, &QPushButton::clicked, this, &BundleCheckDialog::chooseReply);
    auto *ask = named(buttons->addButton(tr("&Ask for a Time Stamp …"), QDialogButtonBox::ActionRole), "askAuthority", tr("Ask a time stamp authority on the network"));
    ask->setAutoDefault(false);
    connect(ask, &QPushButton::clicked, this, &BundleCheckDialog::chooseAuthority);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(860, 620);
    if (folder.empty())
        showProblem(tr("Choose the folder of a report bundle: it has a file manifest.json."));
    else
        check(folder);
}

BundleCheckDialog::~BundleCheckDialog()
{
    m_job.cancel();
}

QLineEdit *BundleCheckDialog::addTrust(QFormLayout *form, const char *name, const QString &what, const QString &placeholder)
{
    const QString plain = withoutMnemonic(what);
    auto *edit = named(new QLineEdit(this), name, plain);
    edit->setPlaceholderText(placeholder);
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        // Leaving the field without a change is no reason to read everything again.
        if (edit->isModified() && !m_folder.empty())
            check(m_folder);
        edit->setModified(false);
    });
    auto *choose = named(new QPushButton(tr("Choose …"), this), "chooseCertificates", tr("Choose a file: %1").arg(plain));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, [this, edit, plain] {
        const QString chosen = QFileDialog::getOpenFileName(this, plain, AppSettings::folder(u"certificates"_s), tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        if (chosen.isEmpty())
            return;
        AppSettings::setFolder(u"certificates"_s, QFileInfo(chosen).path());
        edit->setText(chosen);
        if (!m_folder.empty())
            check(m_folder);
    });
    auto *row = new QHBoxLayout;
    row->addWidget(edit, 1);
    row->addWidget(choose);
    form->addRow(fieldLabel(edit, what), row);
    return edit;
}

void BundleCheckDialog::chooseFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the Report Bundle"), AppSettings::folder(u"bundle"_s));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"bundle"_s, chosen);
    check(pathBytes(chosen));
}

void BundleCheckDialog::chooseZip()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Report Bundle as One Zip"), AppSettings::folder(u"bundle"_s), tr("Zip archives (*.zip);;All files (*)"));
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"bundle"_s, QFileInfo(chosen).path());
    check(pathBytes(chosen));
}

void BundleCheckDialog::chooseReply()
{
    if (m_folder.empty())
        return;
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Answer of a Time Stamp Authority"), AppSettings::folder(u"bundle"_s), tr("Time stamps (*.tsr);;All files (*)"));
    if (!chosen.isEmpty())
        takeReply(pathBytes(chosen));
}

void BundleCheckDialog::check(const std::string &folder)
{
    m_job.cancel();
    m_folder = folder;
    m_place->setFullText(displayText(folder));
    showProblem(tr("Checking …"));
    const std::string signers = pathBytes(m_signers->text());
    const std::string authorities = pathBytes(m_authorities->text());
    m_job = m_runner.start({.title = tr("Checking the bundle %1").arg(displayText(folder))}, this,
                           [folder, signers, authorities](Context &context) { return checkedWith(folder, signers, authorities, context); },
                           [this](Result<BundleCheck> result) {
                               if (result)
                                   showResult(*result);
                               else if (result.error().code != ErrorCode::Cancelled)
                                   showProblem(QString::fromStdString(result.error().message()));
                               else if (!m_job.isRunning())
                                   showProblem(tr("The check was stopped."));
                               Q_EMIT checked();
                           });
}

void BundleCheckDialog::showResult(const BundleCheck &check)
{
    m_result = check;
    m_layers->clear();
    QTreeWidgetItem *first = nullptr;
    for (const BundleLayer &layer : check.layers) {
        auto *item = new QTreeWidgetItem(m_layers, {layerText(layer.code), verdictText(layer.result.verdict), QString::fromStdString(layer.result.reason)});
        item->setIcon(VerdictColumn, verdictIcon(layer.result.verdict));
        item->setToolTip(ReasonColumn, toolTipText(QString::fromStdString(layer.result.reason)));
        const bool bad = layer.result.verdict == ProofVerdict::Fails || layer.result.verdict == ProofVerdict::NotChecked;
        if (bad) {
            QFont bold = m_layers->font();
            bold.setBold(true);
            item->setFont(VerdictColumn, bold);
        }
        if (bad && !first)
            first = item;
    }
    m_conclusion->setText(conclusionText(check));
    m_layers->setCurrentItem(first ? first : m_layers->topLevelItem(0));
}

void BundleCheckDialog::showProblem(const QString &text)
{
    m_result.reset();
    m_layers->clear();
    m_details->clear();
    m_conclusion->setText(text);
}

void BundleCheckDialog::showDetails()
{
    const int row = m_layers->indexOfTopLevelItem(m_layers->currentItem());
    if (!m_result || row < 0) {
        m_details->clear();
        return;
    }
    const ProofResult &result = m_result->layers[static_cast<std::size_t>(row)].result;
    QStringList lines{QString::fromStdString(result.reason)};
    for (const std::string &line : result.details)
        lines.append(QString::fromStdString(line));
    m_details->setPlainText(lines.join(u'\n'));
}

} // namespace assay

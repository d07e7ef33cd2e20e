// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/trustedkeysdialog.h"

#include "items/displaytext.h"
#include "ui/drophint.h"
#include "ui/fieldlabel.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/taborder.h"
#include "ui/theme.h"
#include "ui/trustedkeys.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum KeyColumn { UseColumn, NameColumn, StateColumn, FingerprintColumn };
constexpr int mostNameLetters = 36; // that a column is wide for

void setName(QTreeWidgetItem *row, const QString &name)
{
    row->setText(NameColumn, name);
    row->setToolTip(NameColumn, toolTipText(name));
}

QPushButton *makeButton(QWidget *parent, const char *name, const QString &text, const QString &tip)
{
    auto *button = named(new QPushButton(text, parent), name, QString(text).remove(u'&'));
    button->setToolTip(toolTipText(tip));
    button->setWhatsThis(toolTipText(tip));
    button->setAutoDefault(false);
    return button;
}

} // namespace

TrustedKeysDialog::TrustedKeysDialog(TrustedKeys &keys, QWidget *parent) :
    QDialog(parent),
    m_keys(keys),
    m_table(named(new QTreeWidget(this), "trustedKeysTable", tr("Trusted keys and roots"))),
    m_use(named(new QComboBox(this), "trustedKeyUse", tr("What the chosen key or certificate is used for"))),
    m_pinKind(named(new QComboBox(this), "trustedPinKind", tr("What is typed"))),
    m_pin(named(new QLineEdit(this), "trustedPin", tr("Fingerprint, key id or identity"))),
    m_issuer(named(new QLineEdit(this), "trustedIssuer", tr("Issuer of the identity"))),
    m_state(named(new PlainLabel(this), "trustedKeysState", tr("What is known, and what to do")))
{
    named(this, "trustedKeysDialog", tr("Trusted keys"));
    setWindowTitle(tr("Trusted Keys"));
    setAcceptDrops(true);
    m_remove = makeButton(this, "trustedKeyRemove", tr("&Remove"), tr("No longer rely on what is chosen (Delete)"));
    m_undo = makeButton(this, "trustedKeyUndo", tr("&Undo"), tr("Take the last change back (Ctrl+Z)"));
    m_agree = makeButton(this, "trustedKeysAgree", tr("Rely on &What Came with the Case"), tr("These were the choice of whoever worked on the case before. Compare their fingerprints with ones from elsewhere first."));
    m_pinOfKey = makeButton(this, "trustedKeyPin", tr("&Pin Its Fingerprint"), tr("Rely on the OpenPGP keys of the chosen file by their whole fingerprints. Compare these with ones from elsewhere first: a name in a key is only claimed."));
    auto *add = makeButton(this, "trustedKeyAdd", tr("Add &Files …"), tr("Public keys, certificates, trusted_root.json, root.json; what a file is follows from its content"));
    auto *addFolder = makeButton(this, "trustedKeyAddFolder", tr("Add F&older …"),
                                 tr("A folder as ~/.config/notation, whose trust policies say who may sign which repository; or one with metadata of Docker Content Trust or TUF that was seen before, as ~/.docker/trust: its roots are relied "
                                    "upon, and nothing may be older than what is in it. What a folder is follows from its content"));
    auto *hint = named(new PlainLabel(tr("Nothing else is ever trusted: no keyring of a user, no store of the system. Add files, a configuration folder of notation or a folder of TUF metadata, or drop them here. They are kept in the case, or "
                                         "without one until Assay is closed."),
                                      this),
                       "trustedKeysHint", tr("About trusted keys"));
    hint->setWordWrap(true);
    m_state->setWordWrap(true);
    makeTable();
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "trustedKeysButtons", tr("Buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);

    PlainLabel *use = fieldLabel(m_use, tr("Us&ed as:"), "trustedKeyUseLabel");
    m_use->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *below = new QHBoxLayout;
    below->addWidget(add);
    below->addWidget(addFolder);
    below->addWidget(m_remove);
    below->addWidget(m_undo);
    below->addWidget(m_pinOfKey);
    below->addStretch(1);
    below->addWidget(use);
    below->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_agree, 0, Qt::AlignLeft);
    layout->addLayout(below);
    layout->addWidget(makePinRow());
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(QSize(1040, 500).boundedTo(screen()->availableSize())); // a fingerprint of SHA-256 fits
    tabAsLaidOut(this);

    connect(add, &QPushButton::clicked, this, &TrustedKeysDialog::chooseFiles);
    connect(addFolder, &QPushButton::clicked, this, &TrustedKeysDialog::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &TrustedKeysDialog::removeChosen);
    const auto undo = [this] {
        beginAct();
        m_keys.undo();
    };
    connect(m_undo, &QPushButton::clicked, this, undo);
    connect(m_agree, &QPushButton::clicked, this, [this] {
        beginAct();
        m_keys.agree();
    });
    connect(m_pinOfKey, &QPushButton::clicked, this, [this] {
        beginAdding();
        for (const std::size_t index : chosen())
            m_keys.pinKeysOf(index);
    });
    connect(new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, &TrustedKeysDialog::removeChosen);
    connect(new QShortcut(QKeySequence::Undo, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, undo);
    connect(m_use, &QComboBox::activated, this, [this](int at) {
        beginAct();
        if (const auto indices = chosen(); indices.size() == 1)
            m_keys.setKind(indices.front(), static_cast<ReliedKind>(m_use->itemData(at).toInt()));
    });
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, [this] {
        m_choseSince = true;
        refreshChosen();
    });
    connect(&m_keys, &TrustedKeys::changed, this, &TrustedKeysDialog::refresh);
    connect(&m_keys, &TrustedKeys::failed, this, [this](const QString &why) {
        m_problems.append(why);
        refresh();
    });
    connect(&m_keys, &TrustedKeys::added, this, &TrustedKeysDialog::showAdded);
    refresh();
}

void TrustedKeysDialog::makeTable()
{
    m_table->setRootIsDecorated(false);
    m_table->setAllColumnsShowFocus(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHeaderLabels({tr("Used As"), tr("Name"), tr("State"), tr("Fingerprint, and Whom It Names")});
    m_table->header()->setStretchLastSection(true);
    m_table->setWhatsThis(toolTipText(tr("What you rely on. The fingerprints are computed from the bytes that are kept; names in keys are only claimed.")));
    named(m_table->header(), "trustedKeysHeader", tr("Columns"));
}

QWidget *TrustedKeysDialog::makePinRow()
{
    auto *row = named(new QWidget(this), "trustedPinRow", tr("Add a fingerprint or an identity"));
    m_pinKind->addItem(tr("OpenPGP fingerprint"), static_cast<int>(ReliedKind::OpenPgpFingerprint));
    m_pinKind->addItem(tr("Id of a TUF root's key"), static_cast<int>(ReliedKind::TufRootKey));
    m_pinKind->addItem(tr("Identity in a certificate"), static_cast<int>(ReliedKind::Identity));
    m_issuer->setPlaceholderText(tr("told by (issuer), as https://accounts.example.org"));
    auto *add = makeButton(row, "trustedPinAdd", tr("&Add"), tr("Rely on what is typed"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(fieldLabel(m_pinKind, tr("B&y hand:"), "trustedPinLabel"));
    layout->addWidget(m_pinKind);
    layout->addWidget(m_pin, 2);
    layout->addWidget(m_issuer, 1);
    layout->addWidget(add);
    const auto refreshRow = [this] {
        const bool identity = m_pinKind->currentData().toInt() == static_cast<int>(ReliedKind::Identity);
        m_issuer->setVisible(identity);
        m_pin->setPlaceholderText(identity ? tr("mail address or URI, with * and ?; x509.subject: … for notation") : tr("all hex digits"));
    };
    connect(m_pinKind, &QComboBox::currentIndexChanged, this, refreshRow);
    connect(add, &QPushButton::clicked, this, &TrustedKeysDialog::addPin);
    connect(m_pin, &QLineEdit::returnPressed, this, &TrustedKeysDialog::addPin);
    connect(m_issuer, &QLineEdit::returnPressed, this, &TrustedKeysDialog::addPin);
    refreshRow();
    return row;
}

void TrustedKeysDialog::chooseFiles()
{
    const QString folder = AppSettings::folder(u"trustedKey"_s);
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Trusted Keys"), folder.isEmpty() ? QDir::homePath() : folder);
    std::vector<std::string> paths;
    for (const QString &file : files) {
        AppSettings::setFolder(u"trustedKey"_s, QFileInfo(file).absolutePath());
        paths.push_back(pathBytes(file));
    }
    if (!paths.empty())
        addFiles(paths);
}

void TrustedKeysDialog::chooseFolder()
{
    QString folder = AppSettings::folder(u"trustedFolder"_s);
    if (folder.isEmpty()) {
        const QStringList usual{QDir::homePath() + u"/.docker/trust"_s, QDir::homePath() + u"/.config/notation"_s};
        const auto found = std::find_if(usual.begin(), usual.end(), [](const QString &one) { return QFileInfo(one).isDir(); });
        folder = found == usual.end() ? QDir::homePath() : *found;
    }
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Notation Configuration or TUF Metadata"), folder);
    if (chosen.isEmpty())
        return;
    AppSettings::setFolder(u"trustedFolder"_s, chosen);
    addFiles({pathBytes(chosen)});
}

void TrustedKeysDialog::addFiles(const std::vector<std::string> &paths)
{
    beginAdding();
    m_keys.addFiles(paths);
}

// What was said of the acts before has been read.
void TrustedKeysDialog::beginAct()
{
    m_advice.clear();
    m_problems.clear();
}

void TrustedKeysDialog::beginAdding()
{
    beginAct();
    m_choseSince = false;
}

// Files and folders come when they have been read: what the user has chosen meanwhile stays chosen.
void TrustedKeysDialog::showAdded(int first, int count)
{
    if (!m_choseSince) {
        const QSignalBlocker quiet(m_table);
        m_table->clearSelection();
        for (int row = first; row < first + count; ++row)
            m_table->topLevelItem(row)->setSelected(true);
        m_table->setCurrentItem(m_table->topLevelItem(first), 0, QItemSelectionModel::NoUpdate);
    }
    const ReliedKind kind = m_keys.all()[static_cast<std::size_t>(first)].item.kind;
    if (kind == ReliedKind::CertificateAuthority)
        advise(tr("A certificate does not say what you rely on it for: choose it under “Used as”."));
    else if (kind == ReliedKind::OpenPgpKey)
        advise(tr("An OpenPGP key counts only when its whole fingerprint is pinned. Compare it with one from elsewhere, then pin it."));
    else if (kind == ReliedKind::TufFolder)
        advise(tr("Every root in this folder is relied upon. Compare the ids of the root keys with ones from elsewhere."));
    else
        advise({});
}

void TrustedKeysDialog::addPin()
{
    const auto kind = static_cast<ReliedKind>(m_pinKind->currentData().toInt());
    const std::string typed = m_pin->text().trimmed().toStdString();
    if (typed.empty())
        return;
    beginAdding();
    if (kind == ReliedKind::Identity) {
        m_keys.addIdentity(typed, m_issuer->text().trimmed().toStdString());
    } else if (const Status added = m_keys.addPin(kind, typed); !added) {
        advise(displayText(added.error().message()));
        return;
    }
    m_pin->clear();
    m_issuer->clear();
}

void TrustedKeysDialog::removeChosen()
{
    beginAct();
    if (const auto indices = chosen(); !indices.empty())
        m_keys.remove(indices);
}

std::vector<std::size_t> TrustedKeysDialog::chosen() const
{
    std::vector<std::size_t> indices;
    for (int row = 0; row < m_table->topLevelItemCount(); ++row) {
        if (m_table->topLevelItem(row)->isSelected())
            indices.push_back(static_cast<std::size_t>(row));
    }
    return indices;
}

void TrustedKeysDialog::advise(const QString &advice)
{
    m_advice = advice;
    refresh();
}

void TrustedKeysDialog::refresh()
{
    const std::vector<std::size_t> before = chosen();
    {
        const QSignalBlocker quiet(m_table);
        const int current = m_table->indexOfTopLevelItem(m_table->currentItem());
        m_table->clear();
        for (const TrustedKeys::Kept &kept : m_keys.all()) {
            auto *row = new QTreeWidgetItem(m_table);
            QStringList prints;
            for (const std::string &line : kept.fingerprints)
                prints.append(displayText(line));
            row->setText(UseColumn, reliedKindText(kept.item.kind));
            setName(row, kept.item.kind == ReliedKind::Identity ? QString() : displayText(kept.item.name));
            row->setText(StateColumn, kept.agreed ? tr("used", "trusted key") : tr("came with the case, not used"));
            row->setText(FingerprintColumn, kept.fingerprints.empty() ? tr("…") : prints.join(u'\n'));
            row->setToolTip(FingerprintColumn, toolTipText(prints.join(u'\n'))); // a whole fingerprint is wider than the column
            row->setFont(FingerprintColumn, evidenceFont(font()));
            if (!kept.agreed) {
                for (int column = UseColumn; column <= FingerprintColumn; ++column)
                    row->setForeground(column, dimText(palette(), QPalette::Base));
            }
        }
        for (const QString &name : m_keys.reading()) {
            auto *row = new QTreeWidgetItem(m_table, {QString(), QString(), tr("is read …")});
            setName(row, name);
            row->setFlags(Qt::ItemIsEnabled); // there is nothing yet to be done with it, but to take it back
            for (int column = UseColumn; column <= FingerprintColumn; ++column)
                row->setForeground(column, dimText(palette(), QPalette::Base));
        }
        for (const std::size_t index : before) {
            if (index < m_keys.all().size()) // below them stands what is read
                m_table->topLevelItem(static_cast<int>(index))->setSelected(true);
        }
        // The keyboard goes on from where it was, or from the last row.
        m_table->setCurrentItem(m_table->topLevelItem(std::min(current, m_table->topLevelItemCount() - 1)), NameColumn, QItemSelectionModel::NoUpdate);
        for (int column = UseColumn; column < FingerprintColumn; ++column)
            m_table->resizeColumnToContents(column);
        // A long name leaves the state and the fingerprint in sight; its tool tip has all of it.
        m_table->setColumnWidth(NameColumn, std::min(m_table->columnWidth(NameColumn), fontMetrics().averageCharWidth() * mostNameLetters));
    }
    m_undo->setEnabled(m_keys.canUndo());
    m_agree->setVisible(m_keys.notAgreed() > 0);
    const auto notAgreed = static_cast<int>(m_keys.notAgreed());
    QStringList lines{m_problems.join(u'\n'), m_advice};
    if (m_keys.all().empty())
        lines.prepend(tr("You rely on nobody yet: signatures are found, and that is all that can be said of them."));
    else if (notAgreed > 0)
        lines.prepend(tr("%n key(s) and root(s) came with this case and are not used: somebody else relied on them.", nullptr, notAgreed));
    lines.removeAll(QString());
    m_state->setText(lines.join(u'\n'));
    refreshChosen();
}

void TrustedKeysDialog::refreshChosen()
{
    const std::vector<std::size_t> indices = chosen();
    m_remove->setEnabled(!indices.empty());
    const ReliedItem *one = indices.size() == 1 ? &m_keys.all()[indices.front()].item : nullptr;
    m_pinOfKey->setEnabled(one && one->kind == ReliedKind::OpenPgpKey);
    const QSignalBlocker quiet(m_use);
    m_use->clear();
    if (one) {
        for (const ReliedKind kind : choicesFor(one->kind))
            m_use->addItem(reliedKindText(kind), static_cast<int>(kind));
        m_use->setCurrentIndex(m_use->findData(static_cast<int>(one->kind)));
    }
    m_use->setEnabled(m_use->count() > 1);
}

void TrustedKeysDialog::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = filesDropOffer(event->mimeData());
    if (offer.refusal.isEmpty()) {
        acceptAsCopy(event);
        return;
    }
    event->ignore();
    advise(offer.refusal);
}

void TrustedKeysDialog::dropEvent(QDropEvent *event)
{
    const DropOffer offer = filesDropOffer(event->mimeData());
    if (!offer.refusal.isEmpty() || !acceptAsCopy(event)) {
        event->ignore();
        return;
    }
    addFiles(offer.paths);
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportdone.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/session.h"
#include "ui/taborder.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

ReportDoneDialog::ReportDoneDialog(const std::vector<Written> &written, QWidget *parent) : QDialog(parent), m_written(written)
{
    named(this, "reportDoneDialog", tr("What was written"));
    setWindowTitle(tr("What Was Written"));
    auto *table = named(new QTreeWidget(this), "writtenFiles", tr("Written files"));
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setHeaderLabels({tr("File"), tr("Size"), tr("SHA-256")});
    table->setItemDelegate(new PlainItemDelegate(Qt::ToolTipRole, table));
    named(table->header(), "writtenHeader", tr("Columns"));
    for (const Written &one : m_written) {
        const QString digest = QString::fromStdString(toHex(one.sha256));
        // A folder has no digest; its manifest has, and that has those of all files.
        auto *item = new QTreeWidgetItem(table, {fileNameText(one.path), bytesText(one.bytes), one.format == "bundle" ? tr("%1 (manifest.json)").arg(digest) : digest});
        item->setToolTip(0, toolTipText(displayText(one.path)));
        item->setFont(2, QFontDatabase::systemFont(QFontDatabase::FixedFont));
    }
    for (const int column : {0, 1, 2})
        table->resizeColumnToContents(column);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "writtenButtons", tr("Buttons"));
    auto *copy = named(buttons->addButton(tr("Copy SHA-&256"), QDialogButtonBox::ActionRole), "copyDigests", tr("Copy the SHA-256 of all files"));
    auto *open = named(buttons->addButton(tr("&Open Folder"), QDialogButtonBox::ActionRole), "openFolder", tr("Open the folder of the files"));
    auto *check = named(buttons->addButton(tr("Chec&k the Bundle"), QDialogButtonBox::ActionRole), "checkWritten", tr("Check the report bundle"));
    const auto bundle = std::find_if(m_written.begin(), m_written.end(), [](const Written &one) { return one.format.starts_with("bundle"); });
    check->setVisible(bundle != m_written.end());
    if (bundle != m_written.end())
        connect(check, &QPushButton::clicked, this, [this, table, path = bundle->path] {
            const int row = table->indexOfTopLevelItem(table->currentItem());
            const bool isChosen = row >= 0 && m_written[static_cast<std::size_t>(row)].format.starts_with("bundle");
            Q_EMIT checkWanted(isChosen ? m_written[static_cast<std::size_t>(row)].path : path); // the chosen one where there are two
        });
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(digests());
        Q_EMIT copied(tr("SHA-256"));
    });
    const QString folder = m_written.empty() ? QString() : QFileInfo(nativePath(m_written.front().path)).absolutePath();
    connect(open, &QPushButton::clicked, this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *place = named(new ElidedLabel(this), "writtenFolder", tr("Folder"));
    place->setFullText(displayText(pathBytes(folder)));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(place);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    resize(860, 280);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    tabAsLaidOut(this);
    table->setCurrentItem(table->topLevelItem(0));
    table->setFocus();
}

QString ReportDoneDialog::digests() const
{
    QString text;
    for (const Written &one : m_written)
        text += QString::fromStdString(toHex(one.sha256)) + u"  "_s + fileNameText(one.path) + (one.format == "bundle" ? u"/manifest.json"_s : QString()) + u'\n';
    return text;
}

} // namespace assay

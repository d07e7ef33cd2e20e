// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keysheet.h"

#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"

#include <QBuffer>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

std::vector<KeyEntry> withKeys(const std::vector<KeyEntry> &entries)
{
    std::vector<KeyEntry> list;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(list), [](const KeyEntry &one) { return !one.keys.isEmpty(); });
    return list;
}

QString sheetText(const std::vector<KeyEntry> &entries)
{
    qsizetype widest = 6;
    for (const KeyEntry &one : entries)
        widest = std::max(widest, keysText(one.keys).size());
    QStringList lines;
    QString group;
    for (const KeyEntry &one : entries) {
        if (one.group != group) {
            if (!lines.isEmpty())
                lines.append(QString());
            lines.append(one.group);
            group = one.group;
        }
        lines.append(u"  "_s + keysText(one.keys).leftJustified(widest + 3) + one.text);
    }
    return lines.join(u'\n');
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const std::vector<KeyEntry> &entries, QWidget *parent) :
    QDialog(parent)
{
    named(this, "shortcutsDialog", tr("Keyboard shortcuts"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto *layout = new QVBoxLayout(this);
    auto *box = named(new QPlainTextEdit(this), "shortcuts", tr("Keyboard shortcuts"));
    box->setReadOnly(true);
    box->setPlainText(sheetText(withKeys(entries)));
    box->setTabChangesFocus(true);
    box->setLineWrapMode(QPlainTextEdit::NoWrap);
    box->setFont(evidenceFont(box->font()));
    layout->addWidget(box);
    // Without a parent until it has them all: Qt would lose the text above out of the way of the Tab key.
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close), "buttons", tr("Buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->addButton(tr("C&hange …"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this, &ShortcutsDialog::changeWanted);
    connect(buttons->addButton(tr("Save as &PDF …"), QDialogButtonBox::ActionRole), &QPushButton::clicked, this, &ShortcutsDialog::sheetWanted);
    buttons->button(QDialogButtonBox::Close)->setDefault(true); // Enter on what was only looked at changes nothing
    layout->addWidget(buttons);
    resize(620, 560);
}

QString ShortcutsDialog::sheetTitle()
{
    return tr("Assay: keyboard shortcuts");
}

std::string keySheetPdf(const std::vector<KeyEntry> &entries)
{
    QTextDocument document;
    QFont font = QGuiApplication::font();
    font.setPointSize(9);
    document.setDefaultFont(font);
    QTextCursor cursor(&document);
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    bold.setForeground(Qt::black);
    QTextCharFormat plain;
    plain.setForeground(Qt::black);
    cursor.insertText(ShortcutsDialog::sheetTitle(), bold);
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(1.5);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 35), QTextLength(QTextLength::PercentageLength, 65)});
    const std::vector<KeyEntry> rows = withKeys(entries);
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i;
        while (end < rows.size() && rows[end].group == rows[i].group)
            ++end;
        cursor.movePosition(QTextCursor::End);
        cursor.insertBlock();
        cursor.insertText(rows[i].group, bold);
        const QTextTable *table = cursor.insertTable(static_cast<int>(end - i), 2, format);
        for (int row = 0; i < end; ++i, ++row) {
            table->cellAt(row, 0).firstCursorPosition().insertText(keysText(rows[i].keys), plain);
            table->cellAt(row, 1).firstCursorPosition().insertText(rows[i].text, plain);
        }
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
        writer.setTitle(ShortcutsDialog::sheetTitle());
        document.print(&writer);
    }
    return buffer.data().toStdString();
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tagsdialog.h"

#include "items/displaytext.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/taborder.h"
#include "ui/tagglyphs.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace assay {

using namespace Qt::StringLiterals;

TagsDialog::TagsDialog(const Annotations &annotations, QWidget *parent) :
    QDialog(parent),
    m_annotations(annotations),
    m_list(new QWidget),
    m_problem(named(new PlainLabel(this), "tagsProblem", tr("What is wrong"))),
    m_add(named(new QPushButton(tr("&New Tag"), this), "tagsAdd", tr("New tag"))),
    m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    named(this, "tagsDialog", tr("Tags"));
    setWindowTitle(tr("Tags"));
    named(m_list, "tagsList", tr("Tags"));
    named(m_buttons, "tagsButtons", tr("Buttons"));
    auto *rows = new QVBoxLayout(m_list);
    rows->setSpacing(4);
    rows->addStretch(1);
    auto *scroll = named(new QScrollArea(this), "tagsArea", tr("Tags"));
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_list);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it has the focus, and brings itself into view
    scroll->setMinimumSize(460, 200);
    m_problem->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    auto *hint = named(new PlainLabel(tr("A tag is set on the current path with its key, and taken away with it again."), this), "tagsHint", tr("About tags"));
    hint->setWordWrap(true);
    layout->addWidget(hint);
    layout->addWidget(scroll, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_add);
    bottom->addStretch(1);
    layout->addLayout(bottom);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_add, &QPushButton::clicked, this, &TagsDialog::addNew);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const auto &[id, tag] : annotations.tags())
        addRow(tag);
    check();
}

void TagsDialog::addNew()
{
    if (m_rows.size() >= m_annotations.limits().tags)
        return;
    Tag tag;
    tag.colour = static_cast<std::uint8_t>(m_rows.size() % tagColours);
    for (int key = 1; key <= 9 && tag.hotkey == 0; ++key) {
        const bool taken = std::any_of(m_rows.begin(), m_rows.end(), [key](const Row &row) { return row.key->currentData().toInt() == key; });
        if (!taken)
            tag.hotkey = static_cast<std::uint8_t>(key);
    }
    addRow(tag);
    m_rows.back().name->setFocus();
    check();
}

void TagsDialog::addRow(const Tag &tag)
{
    Row row;
    row.tag = tag;
    row.line = named(new QWidget(m_list), "tagRow", tr("Tag"));
    auto *layout = new QHBoxLayout(row.line);
    layout->setContentsMargins({});
    row.name = named(new QLineEdit(QString::fromStdString(tag.name), row.line), "tagName", tr("Name of the tag"));
    row.name->setPlaceholderText(tr("Name"));
    row.name->setMaxLength(40);
    row.colour = named(new QComboBox(row.line), "tagColour", tr("Colour of the tag"));
    for (int colour = 0; colour < tagColours; ++colour)
        row.colour->addItem(tagIcon(colour, u' '), tagColorName(colour), colour);
    row.colour->setCurrentIndex(tag.colour);
    row.key = named(new QComboBox(row.line), "tagKey", tr("Key of the tag"));
    row.key->addItem(tr("no key"), 0);
    for (int key = 1; key <= 9; ++key)
        row.key->addItem(QString::number(key), key);
    row.key->setCurrentIndex(tag.hotkey);
    row.remove = named(new QToolButton(row.line), "tagRemove", tr("Remove the tag"));
    row.remove->setIcon(symbolIcon(Symbol::Close));
    row.remove->setToolTip(toolTipText(tr("Remove the tag")));
    row.remove->setAutoRaise(true);
    layout->addWidget(row.name, 1);
    layout->addWidget(row.colour);
    layout->addWidget(row.key);
    layout->addWidget(row.remove);
    auto *rows = static_cast<QVBoxLayout *>(m_list->layout());
    rows->insertWidget(rows->count() - 1, row.line);
    connect(row.name, &QLineEdit::textChanged, this, &TagsDialog::check);
    connect(row.key, &QComboBox::currentIndexChanged, this, &TagsDialog::check);
    connect(row.remove, &QToolButton::clicked, this, [this, line = row.line] {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [line](const Row &each) { return each.line == line; });
        removeRow(static_cast<int>(found - m_rows.begin()));
    });
    m_rows.push_back(row);
    tabAsLaidOut(this);
}

void TagsDialog::removeRow(int at)
{
    m_rows[static_cast<std::size_t>(at)].line->deleteLater();
    m_rows.erase(m_rows.begin() + at);
    check();
}

std::vector<Tag> TagsDialog::tags() const
{
    std::vector<Tag> tags;
    for (const Row &row : m_rows) {
        Tag tag = row.tag;
        tag.name = row.name->text().trimmed().toStdString();
        tag.colour = static_cast<std::uint8_t>(row.colour->currentData().toInt());
        tag.hotkey = static_cast<std::uint8_t>(row.key->currentData().toInt());
        tags.push_back(std::move(tag));
    }
    return tags;
}

QString TagsDialog::problem() const
{
    std::set<QString> names;
    std::set<int> keys;
    for (const Tag &tag : tags()) {
        const QString name = QString::fromStdString(tag.name);
        if (name.isEmpty())
            return tr("A tag has no name.");
        if (name.contains(u','))
            return tr("A comma cannot be in the name of a tag.");
        if (name.compare(u"none"_s, Qt::CaseInsensitive) == 0)
            return tr("“none” means “no tag” in filters.");
        if (!names.insert(name.toLower()).second)
            return tr("Two tags have the name “%1”.").arg(displayText(tag.name));
        if (tag.hotkey != 0 && !keys.insert(tag.hotkey).second)
            return tr("Two tags have the key %1.").arg(tag.hotkey);
    }
    return {};
}

void TagsDialog::check()
{
    const QString wrong = problem();
    std::size_t lost = 0;
    for (const auto &[id, tag] : m_annotations.tags()) {
        if (std::none_of(m_rows.begin(), m_rows.end(), [id = id](const Row &row) { return row.tag.id == id; }))
            lost += m_annotations.markCount(id);
    }
    m_problem->setText(!wrong.isEmpty() ? wrong : lost > 0 ? tr("%n path(s) will lose a tag.", nullptr, static_cast<int>(lost)) : QString());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty());
}

} // namespace assay

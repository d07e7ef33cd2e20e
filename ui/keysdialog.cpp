// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keysdialog.h"

#include "ui/fieldlabel.h"
#include "ui/keybook.h"
#include "ui/keymodel.h"
#include "ui/plaintext.h"
#include "ui/taborder.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace assay {

using namespace Qt::StringLiterals;

/// Rows that have a text in their name, their keys or what is said of them.
class KeyFilter : public QSortFilterProxyModel {
public:
    explicit KeyFilter(QObject *parent) :
        QSortFilterProxyModel(parent)
    {
        setRecursiveFilteringEnabled(true);
        setDynamicSortFilter(false);
    }

    void setText(const QString &text)
    {
        m_text = text.trimmed();
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (!parent.isValid())
            return m_text.isEmpty();
        for (int column = 0; column < KeyModel::ColumnCount; ++column) {
            if (column != KeyModel::DefaultColumn && sourceModel()->index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }

private:
    QString m_text;
};

/// Takes one key, at once: one after another would keep the user waiting for the second.
class OneKeyEdit : public QKeySequenceEdit {
public:
    OneKeyEdit(std::function<void()> whenPressed, QWidget *parent) :
        QKeySequenceEdit(parent),
        m_whenPressed(std::move(whenPressed))
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        QKeySequenceEdit::keyPressEvent(event);
        const QKeySequence pressed = keySequence();
        if (!pressed.isEmpty())
            setKeySequence(QKeySequence(pressed[static_cast<uint>(pressed.count() - 1)]));
        m_whenPressed();
    }

private:
    std::function<void()> m_whenPressed;
};

KeysDialog::KeysDialog(std::vector<KeyEntry> entries, QAction *tagKeys, QWidget *parent) :
    QDialog(parent),
    m_model(new KeyModel(std::move(entries), this)),
    m_filter(new KeyFilter(this)),
    m_view(named(new QTreeView(this), "keysView", tr("Actions and their keys"))),
    m_search(named(new QLineEdit(this), "keysSearch", tr("Search"))),
    m_problem(named(new PlainLabel(this), "keysProblem", tr("Problem"))),
    m_buttons(named(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this), "buttons", tr("Buttons")))
{
    named(this, "keysDialog", tr("Change keyboard shortcuts"));
    setWindowTitle(tr("Change Keyboard Shortcuts"));
    m_filter->setSourceModel(m_model);
    m_search->setPlaceholderText(tr("Search for an action or a key"));
    m_search->setClearButtonEnabled(true);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new PlainItemDelegate(Qt::DisplayRole, m_view));
    m_view->setUniformRowHeights(true);
    m_view->expandAll();
    named(m_view->header(), "keysColumns", tr("Columns"));
    const int c = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(KeyModel::ActionColumn, 40 * c);
    m_view->setColumnWidth(KeyModel::KeysColumn, 22 * c);
    m_view->setColumnWidth(KeyModel::DefaultColumn, 22 * c);
    m_problem->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    auto *search = new QHBoxLayout;
    search->addWidget(fieldLabel(m_search, tr("&Search:"), "keysSearchLabel"));
    search->addWidget(m_search, 1);
    layout->addLayout(search);
    layout->addWidget(m_view, 1);
    layout->addWidget(makeEditor());
    auto *single = named(new QCheckBox(tr("Single ke&ys set tags (1 to 9, in the panes)"), this), "keysTags", tr("Single keys set tags"));
    single->setChecked(tagKeys->isChecked());
    connect(single, &QCheckBox::toggled, tagKeys, &QAction::setChecked);
    connect(tagKeys, &QAction::toggled, single, &QCheckBox::setChecked);
    layout->addWidget(single);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("Restore &All"));
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        m_shown = -1; // what its edits hold is not wanted any more
        m_model->restoreAll();
        rowChosen();
    });
    connect(m_buttons, &QDialogButtonBox::accepted, this, &KeysDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        m_view->expandAll();
        rowChosen();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysDialog::rowChosen);
    connect(m_view, &QTreeView::activated, this, [this] {
        if (m_edits[0]->isEnabled())
            m_edits[0]->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_model, &KeyModel::keysChanged, this, &KeysDialog::refresh);
    resize(820, 640);
    tabAsLaidOut(this);
    m_view->setCurrentIndex(m_filter->index(0, 0, m_filter->index(0, 0)));
    m_search->setFocus();
    rowChosen();
}

QWidget *KeysDialog::makeEditor()
{
    auto *editor = named(new QWidget(this), "keysEditor", tr("Keys of the chosen action"));
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    static constexpr const char *names[editCount] = {"key1", "key2"};
    const QString titles[editCount] = {tr("&Key"), tr("Anot&her key")};
    for (std::size_t i = 0; i < m_edits.size(); ++i) {
        auto *edit = named(new OneKeyEdit([this] { takeEdits(); }, editor), names[i], withoutMnemonic(titles[i]));
        named(edit->findChild<QLineEdit *>(), "keyText", withoutMnemonic(titles[i]));
        edit->setClearButtonEnabled(true);
        connect(edit, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::takeEdits); // it was emptied
        row->addWidget(fieldLabel(edit, titles[i]));
        row->addWidget(edit, 1);
        m_edits[i] = edit;
    }
    m_restore = named(new QPushButton(tr("&Restore"), editor), "keysRestore", tr("Restore the default keys"));
    m_restore->setAutoDefault(false);
    m_takeAway = named(new QPushButton(tr("&Take It Away There"), editor), "keysTakeAway", tr("Take the key away from the other action"));
    m_takeAway->setAutoDefault(false);
    row->addWidget(m_takeAway);
    row->addWidget(m_restore);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (const int at = std::exchange(m_shown, -1); at >= 0)
            m_model->restore(static_cast<std::size_t>(at));
        rowChosen();
    });
    connect(m_takeAway, &QPushButton::clicked, this, [this] {
        if (const int at = entry(); at >= 0)
            m_model->takeFromOthers(static_cast<std::size_t>(at));
    });
    return editor;
}

const std::vector<KeyEntry> &KeysDialog::entries() const
{
    return m_model->entries();
}

int KeysDialog::entry() const
{
    return m_model->entryAt(m_filter->mapToSource(m_view->currentIndex()));
}

void KeysDialog::choose(const QString &id)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(id));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void KeysDialog::rowChosen()
{
    takeEdits();
    m_shown = -1; // the edits change below, which is no wish of the user's
    const int at = entry();
    const bool editable = at >= 0 && !entries()[static_cast<std::size_t>(at)].isFixed();
    for (std::size_t i = 0; i < m_edits.size(); ++i) {
        const auto key = static_cast<qsizetype>(i);
        const QList<QKeySequence> keys = at >= 0 ? entries()[static_cast<std::size_t>(at)].keys : QList<QKeySequence>();
        m_edits[i]->setKeySequence(key < keys.size() ? keys[key] : QKeySequence());
        m_edits[i]->setEnabled(editable);
    }
    m_shown = editable ? at : -1;
    refresh();
}

// The keys that the edits do not show stay as they are.
void KeysDialog::takeEdits()
{
    if (m_shown < 0)
        return;
    QList<QKeySequence> keys;
    for (const QKeySequenceEdit *edit : m_edits) {
        if (!edit->keySequence().isEmpty())
            keys.append(edit->keySequence());
    }
    const auto shown = static_cast<std::size_t>(m_shown);
    keys += entries()[shown].keys.mid(editCount);
    m_model->setKeys(shown, keys);
}

void KeysDialog::refresh()
{
    QString problem;
    for (const KeyEntry &one : entries()) {
        for (const QKeySequence &key : one.keys) {
            if (!one.isFixed() && problem.isEmpty() && isTypingKey(key))
                problem = tr("“%1” cannot be %2: that key is for typing and for moving about. Use it with Ctrl or Alt.")
                              .arg(one.text, key.toString(QKeySequence::NativeText));
        }
    }
    const std::vector<KeyClash> &clashes = m_model->clashes();
    if (!clashes.empty() && problem.isEmpty())
        problem = tr("%1 is both “%2” and “%3”.")
                      .arg(clashes[0].key.toString(QKeySequence::NativeText), entries()[clashes[0].first].text, entries()[clashes[0].second].text);
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty());
    const int at = entry();
    const auto mine = [at](const KeyClash &one) { return static_cast<int>(one.first) == at || static_cast<int>(one.second) == at; };
    const auto other = [&, at](const KeyClash &one) { return entries()[static_cast<int>(one.first) == at ? one.second : one.first].isFixed(); };
    m_takeAway->setEnabled(m_shown >= 0 && std::any_of(clashes.begin(), clashes.end(), [&](const KeyClash &one) { return mine(one) && !other(one); }));
    m_restore->setEnabled(m_shown >= 0 && entries()[static_cast<std::size_t>(m_shown)].isChanged());
}

void KeysDialog::accept()
{
    takeEdits();
    if (m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        QDialog::accept();
}

} // namespace assay

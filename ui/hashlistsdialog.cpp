// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/hashlistsdialog.h"

#include "base/bytes.h"
#include "items/displaytext.h"
#include "ui/drophint.h"
#include "ui/hashlists.h"
#include "ui/knownglyphs.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/settings.h"
#include "ui/taborder.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

enum ListColumn { KindColumn, NameColumn, CountColumn, UnusableColumn, DigestColumn, PlaceColumn };

} // namespace

HashListsDialog::HashListsDialog(HashLists &lists, QWidget *parent) :
    QDialog(parent),
    m_lists(lists),
    m_table(named(new QTreeWidget(this), "hashListsTable", tr("Hash lists"))),
    m_state(named(new PlainLabel(this), "hashListsState", tr("What is loaded"))),
    m_remove(named(new QPushButton(tr("&Remove"), this), "hashListRemove", tr("Remove the chosen list"))),
    m_remember(named(new QCheckBox(tr("&Load these lists again when Assay starts"), this), "hashListsRemember", tr("Load these lists again when Assay starts")))
{
    named(this, "hashListsDialog", tr("Hash lists"));
    setWindowTitle(tr("Hash Lists"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setHeaderLabels({tr("Kind", "of a hash list"), tr("List"), tr("SHA-256 on It"), tr("Not Usable"), tr("SHA-256 of the File"), tr("Folder")});
    m_table->header()->setStretchLastSection(true);
    named(m_table->header(), "hashListsHeader", tr("Columns"));
    m_state->setWordWrap(true);
    auto *hint = named(new PlainLabel(tr("Files whose SHA-256 is on a list are marked in the rows and in the column “Known”; known:bad, known:good and known:no filter by "
                                         "it. Lines with only MD5 or SHA-1 cannot be used."),
                                      this),
                       "hashListsHint", tr("About hash lists"));
    hint->setWordWrap(true);
    auto *buttons = named(new QDialogButtonBox(QDialogButtonBox::Close, this), "hashListsButtons", tr("Buttons"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *drops = new QHBoxLayout;
    for (const std::uint8_t kind : {Known::Good, Known::Bad}) {
        auto *drop = new HashListDrop(kind, this);
        drops->addWidget(drop);
        connect(drop, &HashListDrop::chosen, this, [this, kind] { choose(kind); });
        connect(drop, &HashListDrop::dropped, this, [this, kind](const std::string &path) { m_lists.add(path, kind); });
        connect(drop, &HashListDrop::refused, this, [this](const QString &why) { m_state->setText(why); });
    }
    auto *below = new QHBoxLayout;
    below->addWidget(m_remember, 1);
    below->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    layout->addLayout(drops);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(760, 440);
    tabAsLaidOut(this);

    m_remember->setChecked(m_lists.remembers());
    connect(m_remember, &QCheckBox::toggled, &m_lists, &HashLists::setRemembers);
    connect(m_remove, &QPushButton::clicked, this, &HashListsDialog::removeChosen);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, [this] { m_remove->setEnabled(!m_table->selectedItems().isEmpty()); });
    connect(&m_lists, &HashLists::changed, this, &HashListsDialog::refresh);
    connect(&m_lists, &HashLists::readingChanged, this, &HashListsDialog::refresh);
    connect(&m_lists, &HashLists::failed, this, [this](const QString &why) { m_state->setText(why); });
    refresh();
}

void HashListsDialog::choose(std::uint8_t kind)
{
    const QString folder = AppSettings::folder(u"hashList"_s);
    const QStringList files = QFileDialog::getOpenFileNames(this, kind == Known::Bad ? tr("Lists of Known Bad Files") : tr("Lists of Known Good Files"),
                                                            folder.isEmpty() ? QDir::homePath() : folder);
    for (const QString &file : files) {
        AppSettings::setFolder(u"hashList"_s, QFileInfo(file).absolutePath());
        m_lists.add(pathBytes(file), kind);
    }
}

void HashListsDialog::removeChosen()
{
    for (int row = m_table->topLevelItemCount(); row-- > 0;) {
        if (m_table->topLevelItem(row)->isSelected())
            m_lists.remove(static_cast<std::size_t>(row));
    }
}

void HashListsDialog::refresh()
{
    m_table->clear();
    for (const KnownListPtr &list : m_lists.lists()) {
        auto *row = new QTreeWidgetItem(m_table);
        row->setIcon(KindColumn, knownIcon(list->kind));
        row->setText(KindColumn, list->kind == Known::Bad ? tr("known bad") : tr("known good"));
        row->setText(NameColumn, fileNameText(list->path));
        row->setText(CountColumn, numberText(list->digests->size()));
        row->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
        row->setText(UnusableColumn, list->otherHashes == 0 ? QString() : tr("%n line(s)", nullptr, int(std::min<std::uint64_t>(list->otherHashes, 2'000'000'000))));
        row->setText(DigestColumn, fromUtf8View(toHex(list->sha256)));
        row->setFont(DigestColumn, evidenceFont(font()));
        row->setText(PlaceColumn, displayText(list->path.substr(0, list->path.rfind('/') + 1)));
    }
    for (int column = 0; column < PlaceColumn; ++column)
        m_table->resizeColumnToContents(column);
    m_table->setColumnWidth(DigestColumn, fontMetrics().averageCharWidth() * 22);
    m_remove->setEnabled(false);
    if (m_lists.isReading())
        m_state->setText(tr("Reading …"));
    else if (m_lists.lists().empty())
        m_state->setText(tr("No list is loaded."));
    else
        m_state->setText(tr("%n list(s) in %1 of memory.", nullptr, int(m_lists.lists().size())).arg(bytesText(m_lists.memoryBytes())));
}

HashListDrop::HashListDrop(std::uint8_t kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    named(this, kind == Known::Bad ? "hashListDropBad" : "hashListDropGood",
          kind == Known::Bad ? tr("Add a list of known bad files") : tr("Add a list of known good files"));
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *key = new QShortcut(QKeySequence::mnemonic(title()), this);
    connect(key, &QShortcut::activated, this, &HashListDrop::chosen);
}

QString HashListDrop::title() const
{
    return m_kind == Known::Bad ? tr("Add Known &Bad …") : tr("Add Known &Good …");
}

QSize HashListDrop::sizeHint() const
{
    return {240, fontMetrics().height() * 4};
}

void HashListDrop::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = m_over || hasFocus();
    QPen pen(strong ? palette().color(QPalette::Highlight) : dimText(palette(), QPalette::Base), strong ? 2 : 1);
    pen.setStyle(strong ? Qt::SolidLine : Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5);
    const QString first = title();
    const QString second = tr("or drop a list here");
    const int line = fontMetrics().height();
    const int top = (height() - 2 * line) / 2;
    const int wide = fontMetrics().size(Qt::TextShowMnemonic, first).width();
    const int side = std::min(16, line);
    paintKnownGlyph(painter, QRectF((width() - wide) / 2.0 - side - 6, top + (line - side) / 2.0, side, side), m_kind, palette(), false);
    painter.setPen(palette().color(QPalette::Text));
    const int mnemonic = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(QRect(0, top, width(), line), int(Qt::AlignCenter) | mnemonic, first);
    painter.setPen(dimText(palette(), QPalette::Base));
    painter.drawText(QRect(0, top + line, width(), line), Qt::AlignCenter, second);
}

void HashListDrop::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = filesDropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        Q_EMIT refused(offer.refusal);
        return;
    }
    m_over = acceptAsCopy(event);
    update();
}

void HashListDrop::dragLeaveEvent(QDragLeaveEvent *)
{
    m_over = false;
    update();
}

void HashListDrop::dropEvent(QDropEvent *event)
{
    m_over = false;
    update();
    const DropOffer offer = filesDropOffer(event->mimeData());
    if (!offer.refusal.isEmpty() || !acceptAsCopy(event)) {
        event->ignore();
        return;
    }
    for (const std::string &path : offer.paths)
        Q_EMIT dropped(path);
}

void HashListDrop::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT chosen();
}

void HashListDrop::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT chosen();
    else
        QWidget::keyPressEvent(event);
}

} // namespace assay

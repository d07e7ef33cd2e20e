// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/startpage.h"

#include "items/displaytext.h"
#include "ui/drophint.h"
#include "ui/glyphs.h"
#include "ui/plaintext.h"
#include "ui/preview/previewstyle.h"
#include "ui/theme.h"
#include "ui/togglebutton.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace assay {

using namespace Qt::StringLiterals;

namespace {

PlainLabel *label(QWidget *parent, const char *name, const QString &text, double size, bool bold, bool dim)
{
    auto *made = named(new PlainLabel(text, parent), name, text);
    made->setWordWrap(true);
    QFont font = made->font();
    font.setPointSizeF(font.pointSizeF() * size);
    font.setBold(bold);
    made->setFont(font);
    if (dim) {
        QPalette palette = made->palette();
        palette.setColor(QPalette::WindowText, dimText(palette));
        made->setPalette(palette);
    }
    return made;
}

class Picture : public QWidget {
public:
    Picture(Symbol symbol, QWidget *parent) :
        QWidget(parent),
        m_symbol(symbol)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setMinimumHeight(48);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const double side = std::min(96.0, std::min(width(), height()) - 8.0);
        paintSymbol(painter, QRectF((width() - side) / 2, (height() - side) / 2, side, side), m_symbol,
                    mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.42));
    }

private:
    Symbol m_symbol;
};

// A command to be typed elsewhere: on a ground of its own, to be selected and copied.
class Command : public PlainLabel {
public:
    using PlainLabel::PlainLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.07));
        painter.drawRoundedRect(rect(), 4, 4);
        painter.end();
        PlainLabel::paintEvent(event);
    }
};

} // namespace

DropTarget::DropTarget(int side, const QString &what, const QString &examples, const QString &command, QWidget *parent) :
    QFrame(parent),
    m_side(side)
{
    static constexpr const char *names[] = {"dropVendor", "dropSaved", "dropLive"};
    named(this, names[side], tr("Drop the %1 state here").arg(sideWord(side)));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 18);
    layout->setSpacing(8);
    layout->addWidget(label(this, "dropTitle", sideTitle(side), 1.5, true, false));
    layout->addWidget(label(this, "dropWhat", what, 1.05, false, false));
    layout->addWidget(label(this, "dropExamples", examples, 1.0, false, true));
    static constexpr Symbol pictures[] = {Symbol::Package, Symbol::Archive, Symbol::Disk};
    layout->addWidget(named(new Picture(pictures[side], this), "dropPicture", sideTitle(side)), 1);
    if (!command.isEmpty()) {
        auto *code = named(new Command(command, this), "dropCommand", command);
        code->setFont(evidenceFont(code->font()));
        code->setWordWrap(true);
        code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        code->setContentsMargins(8, 5, 8, 5);
        layout->addWidget(code);
    }
    auto *buttons = new QHBoxLayout;
    auto *file = named(new QPushButton(tr("Choose File …"), this), "chooseFile", tr("Choose a file for the %1 state").arg(sideWord(side)));
    auto *folder = named(new QPushButton(tr("Folder …"), this), "chooseFolder", tr("Choose a folder for the %1 state").arg(sideWord(side)));
    for (QPushButton *button : {file, folder}) {
        button->setMinimumHeight(fontMetrics().height() + 12);
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()) + 28);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    connect(file, &QPushButton::clicked, this, &DropTarget::fileWanted);
    connect(folder, &QPushButton::clicked, this, &DropTarget::folderWanted);
}

void DropTarget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const QColor base = palette().color(QPalette::Base);
    painter.setBrush(m_hovered ? mixed(base, accent, 0.12) : base);
    QPen pen(m_hovered ? accent : mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.3), m_hovered ? 2.5 : 1.4,
             Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
}

void DropTarget::dragEnterEvent(QDragEnterEvent *event)
{
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        Q_EMIT dropRefused(offer.refusal);
    } else if (acceptAsCopy(event)) {
        m_hovered = true;
        update();
    }
}

void DropTarget::dragMoveEvent(QDragMoveEvent *event)
{
    acceptAsCopy(event);
}

void DropTarget::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hovered = false;
    update();
}

void DropTarget::dropEvent(QDropEvent *event)
{
    m_hovered = false;
    update();
    const DropOffer offer = dropOffer(event->mimeData());
    if (!offer.refusal.isEmpty()) {
        event->ignore();
        Q_EMIT dropRefused(offer.refusal);
    } else if (acceptAsCopy(event)) {
        Q_EMIT dropped(offer.paths);
    }
}

StartPage::StartPage(QWidget *parent) :
    QWidget(parent)
{
    named(this, "startPage", tr("Start"));
    auto *whole = named(new QWidget, "startWhole", tr("Start"));
    auto *content = named(new QWidget(whole), "startContent", tr("Start"));
    content->setMaximumWidth(1180);
    auto *centred = new QHBoxLayout(whole);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch(1);
    centred->addWidget(content, 100);
    centred->addStretch(1);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(32, 24, 32, 24);
    layout->setSpacing(14);
    layout->addStretch(1);
    layout->addWidget(label(content, "startTitle", tr("Compare three states of one container image"), 1.7, true, false));
    layout->addWidget(label(content, "startText",
                            tr("Drop two or three of these anywhere in the window, or one by one in their places. Evidence is only ever "
                               "read. One alone can be looked through, too."),
                            1.05, false, true));
    layout->addSpacing(6);
    auto *targets = new QHBoxLayout;
    targets->setSpacing(14);
    struct Text {
        QString what, examples, command;
    };
    const Text texts[] = {
        {tr("What the vendor released"), tr("A root file system: a tarball (plain, gzip, xz, zstd) or a folder. A checksum file beside it is checked."),
         u"rootfs.tar.xz  SHA256SUMS"_s},
        {tr("What was saved"), tr("An archive of the image, or an OCI layout. Its layers are checked against its configuration."), u"docker save -o app.tar IMAGE"_s},
        {tr("What is on the host's disk"), tr("A Docker data root: the folder, or a tar of it. Its folders are checked against what it recorded."),
         u"sudo tar --xattrs --xattrs-include='*' -C /var/lib/docker -cf live.tar ."_s},
    };
    for (int side = 0; side < sideCount; ++side) {
        auto *target = new DropTarget(side, texts[side].what, texts[side].examples, texts[side].command, content);
        target->setMinimumHeight(250);
        target->setMaximumHeight(340);
        targets->addWidget(target, 1);
        connect(target, &DropTarget::dropped, this, [this, side](const std::vector<std::string> &paths) { Q_EMIT dropped(side, paths); });
        connect(target, &DropTarget::dropRefused, this, &StartPage::dropRefused);
        connect(target, &DropTarget::fileWanted, this, [this, side] { Q_EMIT fileWanted(side); });
        connect(target, &DropTarget::folderWanted, this, [this, side] { Q_EMIT folderWanted(side); });
    }
    layout->addLayout(targets, 3);
    auto *row = new QHBoxLayout;
    auto *sample = named(new QPushButton(symbolIcon(Symbol::Sample), tr("Open Sample Case"), content), "openSample", tr("Open Sample Case"));
    sample->setToolTip(toolTipText(tr("An image whose copy on the disk was tampered with")));
    sample->setMinimumHeight(fontMetrics().height() + 14);
    row->addWidget(sample);
    row->addWidget(label(content, "sampleText", tr("New here? A small image whose copy on a host was tampered with."), 1.0, false, true), 1);
    layout->addLayout(row);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleWanted);

    m_recent = named(new QWidget(content), "recent", tr("Recent"));
    m_recentRows = new QVBoxLayout(m_recent);
    m_recentRows->setContentsMargins(0, 8, 0, 0);
    m_recentRows->setSpacing(2);
    layout->addWidget(m_recent);
    layout->addStretch(1);

    auto *scroll = named(new QScrollArea(this), "startScroll", tr("Start"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(whole);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    m_recent->hide();
}

void StartPage::setRecent(const std::vector<RecentCase> &cases)
{
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        if (QWidget *old = item->widget()) { // one of its buttons may have asked for this
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    m_recent->setVisible(!cases.empty());
    if (cases.empty())
        return;
    m_recentRows->addWidget(label(m_recent, "recentTitle", tr("Recent"), 1.1, true, false));
    for (std::size_t i = 0; i < cases.size() && i < 5; ++i)
        addRecentRow(cases[i]);
}

void StartPage::addRecentRow(const RecentCase &one)
{
    auto *row = named(new QWidget(m_recent), "recentRow", one.title());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    //: %1 the name of a file
    const QString title = one.missing ? tr("%1 (missing)").arg(one.title()) : one.title();
    auto *button = named(new QToolButton(row), "recentCase", title);
    button->setText(menuText(button->fontMetrics().elidedText(title, Qt::ElideMiddle, 700)));
    button->setToolTip(toolTipText(one.details()));
    button->setAutoRaise(true);
    button->setIcon(symbolIcon(Symbol::Open));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setEnabled(!one.missing);
    connect(button, &QToolButton::clicked, this, [this, one] { Q_EMIT recentWanted(one); });
    auto *pin = makeToggle(row, "pinRecent", tr("Pin"), tr("Keep this in the list when others come"));
    pin->setChecked(one.pinned);
    connect(pin, &QToolButton::clicked, this, [this, one](bool on) { Q_EMIT pinWanted(one, on); });
    //: %1 the name of a file
    auto *forget = named(new QToolButton(row), "forgetRecent", tr("Take %1 off the list").arg(one.title()));
    forget->setIcon(symbolIcon(Symbol::Close));
    forget->setAutoRaise(true);
    forget->setToolTip(toolTipText(tr("Take this off the list")));
    connect(forget, &QToolButton::clicked, this, [this, one] { Q_EMIT forgetWanted(one); });
    layout->addWidget(button);
    layout->addWidget(pin);
    layout->addWidget(forget);
    layout->addStretch(1);
    m_recentRows->addWidget(row);
}

} // namespace assay

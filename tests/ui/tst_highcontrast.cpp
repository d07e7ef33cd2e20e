// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "support/paintrecorder.h"

#include "ui/annotator.h"
#include "ui/filterbar.h"
#include "ui/findingspanel.h"
#include "ui/glyphs.h"
#include "ui/messagebar.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/previewstyle.h"
#include "ui/settings.h"
#include "ui/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QDockWidget>
#include <QRadioButton>
#include <QSettings>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTreeView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>
#include <tuple>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// With a palette of high contrast, which is the system's and not ours: each text that the window paints is read on what it
// stands on, each glyph is told from it.
class TestHighContrast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void takenAsItIs();
    void colours_data() { palettes(); }
    void colours();
    void everyText_data() { palettes(); }
    void everyText();
    void outlines_data() { palettes(); }
    void outlines();
    void startPage_data() { palettes(); }
    void startPage();
    void dialogs_data() { palettes(); }
    void dialogs();

private:
    static void palettes();
    void look(QWidget *widget, const QString &where);
    void dock(const char *name);

    std::unique_ptr<MainWindow> m_window;
    std::set<QString> m_wrong;
    std::size_t m_texts = 0;
    std::size_t m_figures = 0;
    QPalette m_before;
};

namespace {

QPalette paletteOf(const QColor &ground, const QColor &text, const QColor &chosen, const QColor &chosenText, const QColor &grey)
{
    QPalette palette(text, ground, text, text, text, text, text, ground, ground);
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button, QPalette::ToolTipBase})
            palette.setColor(group, role, ground);
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText,
                                               QPalette::Link, QPalette::LinkVisited, QPalette::PlaceholderText})
            palette.setColor(group, role, group == QPalette::Disabled ? grey : text);
        palette.setColor(group, QPalette::Highlight, chosen);
        palette.setColor(group, QPalette::HighlightedText, chosenText);
    }
    return palette;
}

// Words on hatching stand on the palette's own ground. What differs stands on a ground of its own and is underlined: the line is what has to be told from it.
bool isGround(const QColor &color, const QPalette &palette)
{
    const PreviewColors colors = PreviewColors::of(palette);
    return color == colors.changedFill || color == colors.changedFaint || color == colors.base || color == palette.color(QPalette::Window);
}

} // namespace

void TestHighContrast::palettes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("yellow on black") << paletteOf(Qt::black, Qt::yellow, Qt::blue, Qt::white, QColor(0x3F, 0xF2, 0x3F));
    QTest::newRow("white on black") << paletteOf(Qt::black, Qt::white, QColor(0x1A, 0xEB, 0xFF), Qt::black, QColor(0x3F, 0xF2, 0x3F));
    QTest::newRow("black on white") << paletteOf(Qt::white, Qt::black, QColor(0x37, 0x00, 0x6E), Qt::white, QColor(0x60, 0x00, 0x00));
    for (const Theme theme : {Theme::Light, Theme::Dark}) { // ours keep to it as well
        applyTheme(theme);
        QTest::newRow(qPrintable(themeName(theme))) << QApplication::palette();
    }
    QTest::newRow("black on yellow") << paletteOf(Qt::yellow, Qt::black, Qt::blue, Qt::white, QColor(0x40, 0x40, 0x40));
}

void TestHighContrast::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-highcontrast"_s);
    QSettings().clear();
    m_before = QApplication::palette();
}

void TestHighContrast::cleanup()
{
    m_window.reset();
    QApplication::setPalette(m_before);
}

void TestHighContrast::dock(const char *name)
{
    auto *which = m_window->findChild<QDockWidget *>(QString::fromLatin1(name));
    which->show();
    which->raise();
    QTest::qWait(1);
    QVERIFY(waitIdle(*m_window));
}

void TestHighContrast::look(QWidget *widget, const QString &where)
{
    const QImage image = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
    PaintRecorder recorder(widget->size());
    widget->render(&recorder);
    const auto complain = [&](const QString &what, const QColor &color, const QColor &ground, const QRect &area) {
        const QWidget *child = widget->childAt(area.center());
        m_wrong.insert(u"%1: %2 in %3: %4 on %5, %6"_s.arg(where, what, child ? child->objectName() + u" of "_s + child->parentWidget()->objectName() : QString(),
                                                           color.name(), ground.name())
                           .arg(contrast(color, ground), 0, 'f', 1));
    };
    for (const PaintedText &text : recorder.texts()) {
        // A letter may fill its place.
        const QColor ground = text.under.isValid() ? text.under : groundOf(image, text.area.width() < 20 ? text.area.adjusted(-8, 0, 8, 0) : text.area);
        ++m_texts;
        const bool disabled = text.color == widget->palette().color(QPalette::Disabled, QPalette::Text); // which nobody has to read

        if (!disabled && contrast(text.color, ground) < 4.45)
            complain(u"“"_s + text.text + u'”', text.color, ground, text.area);
    }
    for (const PaintedFigure &figure : recorder.figures()) {
        // What is larger is a ground itself, what is smaller or flatter a line.
        if (figure.area.width() > 20 || figure.area.height() > 20 || figure.area.width() < 5 || figure.area.height() < 5)
            continue;
        // The frames of boxes are the style's, which on a desktop of high contrast is not this one.
        if (qobject_cast<const QCheckBox *>(widget->childAt(figure.area.center())) || isGround(figure.color, widget->palette()))
            continue;
        const QColor ground = groundOf(image, figure.area.adjusted(-6, -3, 6, 3));
        ++m_figures;
        if (contrast(figure.color, ground) < 2.99 && ground != figure.color)
            complain(figure.filled ? u"figure"_s : u"outline"_s, figure.color, ground, figure.area);
    }
}

// Where the system has a palette of its own, it stays.
void TestHighContrast::takenAsItIs()
{
    const QPalette palette = paletteOf(Qt::black, Qt::yellow, Qt::blue, Qt::white, QColor(0x3F, 0xF2, 0x3F));
    QApplication::setStyle(QStyleFactory::create(u"fusion"_s));
    QApplication::setPalette(palette);
    applyTheme(Theme::System); // the first call of this program: this is the system's look
    for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base, QPalette::Text, QPalette::Button, QPalette::ButtonText, QPalette::Highlight,
                                           QPalette::HighlightedText})
        QCOMPARE(QApplication::palette().color(role), palette.color(role));
    applyTheme(Theme::Light);
    QVERIFY(!isDark(QApplication::palette()));
    applyTheme(Theme::System);
    QCOMPARE(QApplication::palette().color(QPalette::Text), QColor(Qt::yellow));
}

void TestHighContrast::colours()
{
    QFETCH(const QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    for (const RowStatus status : {RowStatus::Added, RowStatus::Removed, RowStatus::Modified, RowStatus::Metadata, RowStatus::Type, RowStatus::Identical,
                                   RowStatus::Pending, RowStatus::Unknown}) {
        QVERIFY2(contrast(statusColor(status, palette), base) >= (status == RowStatus::Pending ? 2.99 : 4.49), qPrintable(statusWord(status)));
        QVERIFY2(contrast(statusFill(status, palette), base) >= 2.99, qPrintable(statusWord(status)));
    }
    for (const Severity severity : {Severity::Info, Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
        QVERIFY(contrast(severityColor(severity, palette), base) >= 4.49);
    QVERIFY(contrast(dimText(palette), base) >= 4.49);
    QVERIFY(contrast(lineColor(palette), base) > 1.2);
    for (const bool active : {true, false}) {
        const PreviewColors colors = PreviewColors::of(palette, active);
        QCOMPARE(colors.base, base);
        QCOMPARE(colors.text, text);
        for (const QColor &ground : {colors.base, colors.gutter, colors.changedFill, colors.changedFaint})
            QVERIFY2(contrast(colors.text, ground) >= 4.49, qPrintable(ground.name()));
        QVERIFY(contrast(colors.escape, base) >= 4.49); // on other grounds the text view makes it readable
        QVERIFY(contrast(colors.dim, colors.base) >= 4.49);
        QVERIFY(contrast(colors.gutterText, colors.gutter) >= 4.49);
        for (const QColor &ground : {base, colors.changedFill, colors.changedFaint})
            QVERIFY2(contrast(colors.changedLine, ground) >= 2.99, qPrintable(ground.name()));
        QVERIFY(contrast(colors.selectionText, colors.selection) >= 4.49);
    }
}

void TestHighContrast::everyText()
{
    QFETCH(const QPalette, palette);
    QApplication::setPalette(palette);
    m_window = sampleWindow();
    QVERIFY(m_window);
    m_window->setUnattended();
    m_window->resize(1600, 1000);
    m_wrong.clear();
    m_texts = m_figures = 0;
    m_window->annotator()->notes().toggleTag({"etc/motd", "srv/shop/bin/start"}, m_window->annotator()->notes().annotations().tags().begin()->first);
    for (const auto &[id, tag] : m_window->annotator()->notes().annotations().tags())
        m_window->annotator()->notes().toggleTag({"bin/busybox"}, id);
    QVERIFY(showAll(*m_window));
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    QVERIFY(waitIdle(*m_window));
    PreviewPanel *preview = m_window->previewPanel();
    for (QAction *option : preview->optionActions())
        option->setChecked(option->objectName() != u"bigEndian"_s);
    dock("previewDock");
    dock("findingsDock");
    m_window->findingsPanel()->view()->setCurrentIndex(m_window->findingsPanel()->view()->model()->index(0, 0, m_window->findingsPanel()->view()->model()->index(0, 0)));
    for (const auto &[tab, name] : {std::pair(PreviewPanel::TextTab, u"text"_s), std::pair(PreviewPanel::HexTab, u"hex"_s),
                                    std::pair(PreviewPanel::MetadataTab, u"metadata"_s), std::pair(PreviewPanel::VersionsTab, u"versions"_s)}) {
        preview->setTab(tab);
        QVERIFY(waitIdle(*m_window));
        look(m_window.get(), name);
        // The ground of what shows evidence is the palette's.
        const QImage image = m_window->grab().toImage();
        for (const char *view : {"livePane", "hexLive", "textLive"}) {
            if (const auto *widget = m_window->findChild<QWidget *>(QString::fromLatin1(view)); widget && widget->isVisible())
                QVERIFY2(contrast(groundOf(image, QRect(widget->mapTo(m_window.get(), QPoint()), widget->size())), palette.color(QPalette::Base)) < 1.05, view);
            else
                QVERIFY2(view != std::string_view("livePane"), view);
        }
    }
    dock("overviewDock");
    m_window->messages()->show(MessageBar::Kind::Error, u"Something is wrong."_s, u"This is what to do."_s);
    m_window->messages()->show(MessageBar::Kind::Done, u"Written."_s, {}, u"Open"_s, [] {});
    m_window->messages()->show(MessageBar::Kind::Note, u"Worth a line."_s);
    look(m_window.get(), u"overview, messages"_s);
    m_window->session().stepLayer(LiveSide, -1);
    QVERIFY(waitIdle(*m_window));
    for (const char *name : {"storeDock", "layerDock", "searchDock", "notesDock"}) {
        dock(name);
        look(m_window.get(), QString::fromLatin1(name));
    }
    QStringList wrong(m_wrong.begin(), m_wrong.end());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    QVERIFY2(m_texts > 2000, qPrintable(QString::number(m_texts)));
    QVERIFY2(m_figures > 500, qPrintable(QString::number(m_figures)));
}

// An empty box is seen by its outline alone: of check boxes, of radio buttons and of rows that can be ticked.
void TestHighContrast::outlines()
{
    QFETCH(const QPalette, palette);
    applyTheme(Theme::Dark); // its style, whatever the palette
    QApplication::setPalette(palette);
    QWidget window;
    auto *box = new QCheckBox(&window);
    auto *radio = new QRadioButton(&window);
    auto *tree = new QTreeWidget(&window);
    tree->setHeaderHidden(true);
    tree->setRootIsDecorated(false);
    auto *item = new QTreeWidgetItem(tree, {QString()});
    item->setCheckState(0, Qt::Unchecked);
    auto *layout = new QVBoxLayout(&window);
    for (QWidget *part : {static_cast<QWidget *>(box), static_cast<QWidget *>(radio), static_cast<QWidget *>(tree)})
        layout->addWidget(part);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QStyleOptionButton option;
    const auto placed = [&](const QWidget *of, QStyle::SubElement element) {
        option.initFrom(of);
        return of->style()->subElementRect(element, &option, of);
    };
    QStyleOptionViewItem row;
    row.initFrom(tree);
    row.rect = tree->visualItemRect(item);
    row.features = QStyleOptionViewItem::HasCheckIndicator;
    const std::tuple<const char *, QWidget *, QRect> places[] = {{"check box", box, placed(box, QStyle::SE_CheckBoxIndicator)},
                                                                 {"radio button", radio, placed(radio, QStyle::SE_RadioButtonIndicator)},
                                                                 {"row", tree->viewport(), tree->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &row, tree)}};
    for (const auto &[name, widget, place] : places) {
        const QImage image = widget->grab().toImage();
        // A way across it from side to side passes the outline twice.
        for (const bool left : {true, false}) {
            double best = 0;
            for (int x = 0; x < place.width() / 2; ++x) {
                const QColor color = image.pixelColor(left ? place.left() + x : place.right() - x, place.center().y());
                best = std::max(best, std::min(contrast(color, palette.color(QPalette::Base)), contrast(color, palette.color(QPalette::Window))));
            }
            QVERIFY2(best >= 2.99, qPrintable(u"%1: %2"_s.arg(QLatin1StringView(name)).arg(best, 0, 'f', 2)));
        }
    }
}

void TestHighContrast::startPage()
{
    QFETCH(const QPalette, palette);
    QApplication::setPalette(palette);
    AppSettings::addRecent({{"/case/rootfs.tar", Role::Vendor}, {"/case/app.tar", Role::Saved}});
    m_window = std::make_unique<MainWindow>();
    m_window->setUnattended();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_wrong.clear();
    m_texts = 0;
    look(m_window.get(), u"start"_s);
    const QStringList wrong(m_wrong.begin(), m_wrong.end());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    QVERIFY(m_texts > 20);
    AppSettings::clearRecent();
}

void TestHighContrast::dialogs()
{
    QFETCH(const QPalette, palette);
    QApplication::setPalette(palette);
    m_window = sampleWindow();
    QVERIFY(m_window);
    m_wrong.clear();
    m_texts = 0;
    for (const char *action : {"report", "shortcuts", "about", "changeKeys", "editTags"}) {
        m_window->findChild<QAction *>(QString::fromLatin1(action))->trigger();
        QTest::qWait(1);
        const QList<QDialog *> open = m_window->findChildren<QDialog *>();
        QCOMPARE(open.size(), qsizetype{1});
        look(open.first(), QString::fromLatin1(action));
        open.first()->reject();
        QTRY_VERIFY(m_window->findChildren<QDialog *>().isEmpty());
    }
    const QStringList wrong(m_wrong.begin(), m_wrong.end());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    QVERIFY(m_texts > 100);
}

QTEST_MAIN(TestHighContrast)
#include "tst_highcontrast.moc"

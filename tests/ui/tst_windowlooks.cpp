// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblenames.h"
#include "windowtest.h"

#include <QAction>
#include <QApplication>

#include "items/difftreemodel.h"
#include "support/tarbytes.h"
#include "ui/glyphs.h"
#include "ui/messagebar.h"
#include "ui/panearea.h"
#include "ui/pathtext.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/previewstyle.h"
#include "ui/settings.h"
#include "ui/treepane.h"

using namespace assay;
using namespace Qt::StringLiterals;
using test::tarFile;
using test::visibleRows;

// How the window looks and what it says to a screen reader, names from evidence among it.
class tst_WindowLooks : public test::WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { nameProgram(); }
    void init() { openWindow(); }
    void cleanup() { closeWindow(); }

    void hostileNames();
    void accessibility();
    void themes();
    void colours();
};

void tst_WindowLooks::hostileNames()
{
    const std::vector<std::string> names{
        "<img src=\"file:///tmp/x\">", "\"><script>alert(1)<", "<h1>large</h1 >", "=1+2", "-rf", "a&b &c", "(x\\)", "%s%n%1",
        "\xff\xfe", "a\nb\nc", "\x1b[31mred", "photo_\xE2\x80\xAEgpj.exe", "\xEF\xBB\xBF" "bom", "zero\xE2\x80\x8Bwidth",
        "e\xCC\x81", "\xC3\xA9", "\xD1\x80\xD0\xB0\xD1\x95\xD1\x95wd", "\xF0\x9F\x98\x80", "\xE6\xBC\xA2\xE5\xAD\x97", " lead and trail ",
        "CON", "...", std::string(95, 'w'), "[*]"};
    std::string vendorTar;
    std::string liveTar;
    for (const std::string &name : names) {
        const std::string safe = name.size() > 98 ? name.substr(0, 98) : name;
        std::string flat = safe;
        std::replace(flat.begin(), flat.end(), '/', '_');
        vendorTar += tarFile("d/" + flat, "1");
        liveTar += tarFile("d/" + flat, "2");
    }
    const QString vendor = write(u"<b>vendor & co.tar"_s, vendorTar + test::endMark);
    const QString live = write(u"<img src=x>[*].tar"_s, liveTar + test::endMark);
    QVERIFY(waitFor({{pathBytes(vendor), Role::Vendor}, {pathBytes(live), Role::Live}}));
    m_window->panes()->expandAll();
    const QStringList rows = visibleRows(m_window->panes()->pane(LiveSide)->view());
    QCOMPARE(rows.size(), static_cast<qsizetype>(names.size() + 1));
    QVERIFY(rows.contains(u"<h1>large<_h1 >"_s));
    QVERIFY(rows.contains(u"photo_\\u{202E}gpj.exe"_s));
    QVERIFY(rows.contains(u"a\\nb\\nc"_s));
    QVERIFY(rows.contains(u"\\xFF\\xFE"_s));

    for (const char *dialog : {"shortcuts", "about", "report", "goToPath"})
        m_window->findChild<QAction *>(QString::fromLatin1(dialog))->trigger();
    for (int side : {VendorSide, LiveSide})
        Q_EMIT m_window->panes()->headClicked(side);
    for (std::uint32_t id = 1; id < m_window->session().comparison()->tree->size(); ++id) {
        m_window->session().setCurrent(DiffNodeId(id));
        QCoreApplication::processEvents();
    }
    Q_EMIT m_window->session().failed(u"<img src=\"x\"> & more"_s, u"<b>advice</b>"_s);
    QTRY_VERIFY(m_window->session().runner().isIdle());

    int labels = 0;
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (const auto *label = qobject_cast<QLabel *>(widget)) {
            const bool ours = QByteArray(label->metaObject()->className()).startsWith("assay::");
            // Qt's own labels hold Qt's own words; none of them may hold what looks like markup.
            QVERIFY2(label->textFormat() == Qt::PlainText || (!ours && !Qt::mightBeRichText(label->text())), qPrintable(label->text()));
            ++labels;
        }
        for (const QString &markup : {u"<img"_s, u"<b>"_s, u"<h1"_s, u"<script"_s})
            QVERIFY2(!widget->toolTip().contains(markup), qPrintable(widget->toolTip()));
    }
    QVERIFY(labels > 20);
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        QVERIFY2(!Qt::mightBeRichText(action->toolTip()) || action->toolTip().startsWith(u"<span>"_s), qPrintable(action->toolTip()));
    }
    QCOMPARE(m_window->messages()->lastText(), u"<img src=\"x\"> & more"_s);
    // Nothing grew out of bounds from it.
    QVERIFY(m_window->width() <= 1410);
    QVERIFY(m_window->height() <= 910);
    // The round trip of ampersands.
    QCOMPARE(menuText(u"save &file &x"_s), u"save &&file &&x"_s);
    QVERIFY(toolTipText(u"<b>"_s).contains(u"&lt;b&gt;"_s));
    PlainLabel label(u"<h1>x</h1>"_s);
    PlainLabel plain(u"xh1xxxh1xx"_s);
    QVERIFY(label.sizeHint().height() == plain.sizeHint().height());
}

void tst_WindowLooks::accessibility()
{
    const auto walk = [](QWidget *top) { return test::withoutName(top, top->findChild<PreviewPanel *>()); }; // the previews have tests of their own
    QCOMPARE(walk(m_window.get()).join(u'\n'), QString());
    openSample();
    m_window->session().setCurrent(find("srv/shop/bin/start"));
    QTRY_VERIFY(m_window->session().runner().isIdle());
    QStringList wrong = walk(m_window.get());
    QCOMPARE(wrong.join(u'\n'), QString());
    // The cells say what the glyphs say.
    const QModelIndex start = m_window->panes()->pane(LiveSide)->model()->indexOf(find("srv/shop/bin/start"));
    QCOMPARE(start.data(Qt::AccessibleTextRole).toString(), u"start, added in saved, modified in live"_s);
}

void tst_WindowLooks::themes()
{
    openSample();
    m_window->findChild<QAction *>(u"theme-dark"_s)->trigger();
    QTRY_VERIFY(isDark(m_window->palette()));
    QCOMPARE(AppSettings::theme(), Theme::Dark);
    QVERIFY(m_window->grab().toImage().pixelColor(5, 5).lightness() < 128);
    m_window->findChild<QAction *>(u"theme-light"_s)->trigger();
    QTRY_VERIFY(!isDark(m_window->palette()));
    QVERIFY(m_window->grab().toImage().pixelColor(5, 5).lightness() > 128);
    m_window->findChild<QAction *>(u"theme-system"_s)->trigger();
    QCOMPARE(currentTheme(), Theme::System);
}

void tst_WindowLooks::colours()
{
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        const QPalette palette = QApplication::palette();
        for (const RowStatus status : {RowStatus::Added, RowStatus::Removed, RowStatus::Modified, RowStatus::Metadata, RowStatus::Identical,
                                       RowStatus::Type, RowStatus::Unknown}) {
            for (const QPalette::ColorRole ground : {QPalette::Base, QPalette::AlternateBase}) {
                const double ratio = contrast(statusColor(status, palette), palette.color(ground));
                QVERIFY2(ratio >= 4.49, qPrintable(u"%1 %2"_s.arg(static_cast<int>(status)).arg(ratio)));
            }
        }
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            QVERIFY(contrast(palette.color(group, QPalette::Highlight), palette.color(group, QPalette::HighlightedText)) >= 4.5);
        QVERIFY(contrast(dimText(palette), palette.color(QPalette::Window)) >= 4.5);
        for (const Severity severity : {Severity::Info, Severity::Low, Severity::Medium, Severity::High, Severity::Critical})
            QVERIFY(contrast(severityColor(severity, palette), palette.color(QPalette::Base)) >= 4.49);
    }
    applyTheme(Theme::System);
}

QTEST_MAIN(tst_WindowLooks)
#include "tst_windowlooks.moc"

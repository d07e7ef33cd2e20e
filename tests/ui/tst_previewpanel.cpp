// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/previewcase.h"

#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textview.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>

using namespace assay;
using namespace assay::test;

class TestPreviewPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsText();
    void keepsItsTab();
    void foldersShowMetadata();
    void latestWins();
    void failingContent();
    void slowContent();
    void bigFile();
    void clears();
    void tabActions();
    void stepsByKeyboard();
    void paneWidths();
    void nothingIsRichText();
    void everythingHasAName();
    void destroyedWhileReading();
    void pictures();
    void sampleCase();

private:
    JobRunner m_runner;
};

void TestPreviewPanel::showsText()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QVERIFY(ready(panel, m_runner));
    auto *text = panel.findChild<TextCompareView *>();
    QVERIFY(text->view(SavedSide)->visibleText().contains(QStringLiteral("echo tool version 1")));
    QVERIFY(text->view(LiveSide)->visibleText().contains(QStringLiteral("2 ≠ echo tool version X")));
    QCOMPARE(text->view(VendorSide)->message(), QStringLiteral("not in this source"));
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("previewPath"))->accessibleName(), QStringLiteral("opt/tool.sh"));
    QVERIFY(panel.findChild<QWidget *>(QStringLiteral("previewHead2"))->accessibleName().contains(QStringLiteral("differs from another source")));
    for (const auto &[locator, source] : c.image->contents)
        QCOMPARE(source->readsInWindowThread.load(), 0);
}

void TestPreviewPanel::keepsItsTab()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    QSignalSpy spy(&panel, &PreviewPanel::tabChanged);
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    panel.setTab(PreviewPanel::HexTab);
    QCOMPARE(spy.count(), 1);
    QVERIFY(ready(panel, m_runner));
    panel.grab();
    QVERIFY(ready(panel, m_runner));
    QVERIFY(panel.findChild<HexCompareView *>()->view(LiveSide)->visibleText().contains(QStringLiteral("58*")));
    panel.showNode(c.comparison, c.at("bin/ping"));
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
    QVERIFY(ready(panel, m_runner));
    panel.grab();
    QVERIFY(ready(panel, m_runner));
    QVERIFY(panel.findChild<HexCompareView *>()->view(VendorSide)->visibleText().contains(QStringLiteral("7f 45 4c 46")));
    // Binary content leads to Hex.
    panel.setTab(PreviewPanel::TextTab);
    QVERIFY(ready(panel, m_runner));
    Q_EMIT panel.findChild<TextCompareView *>()->view(VendorSide)->messageButtonClicked();
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
}

void TestPreviewPanel::foldersShowMetadata()
{
    const Case c;
    PreviewPanel panel(m_runner);
    auto *tabs = panel.findChild<QTabBar *>(QStringLiteral("previewTabs"));
    panel.setTab(PreviewPanel::HexTab);
    panel.showNode(c.comparison, c.at("opt"));
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
    QCOMPARE(tabs->currentIndex(), static_cast<int>(PreviewPanel::MetadataTab));
    QVERIFY(!tabs->isTabEnabled(PreviewPanel::TextTab));
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QCOMPARE(tabs->currentIndex(), static_cast<int>(PreviewPanel::HexTab));
    panel.showNode(c.comparison, DiffTree::root);
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("previewPath"))->accessibleName(), QStringLiteral("/"));
    // A link in one source and a device in another: no content anywhere.
    panel.showNode(c.comparison, c.at("bin/sh"));
    QCOMPARE(tabs->currentIndex(), static_cast<int>(PreviewPanel::MetadataTab));
    QVERIFY(ready(panel, m_runner));
}

void TestPreviewPanel::latestWins()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    for (int i = 0; i < 50; ++i) {
        for (std::uint32_t node = 0; node < c.comparison->tree->size(); ++node)
            panel.showNode(c.comparison, DiffNodeId(node));
    }
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QVERIFY(ready(panel, m_runner));
    QVERIFY(c.image->opened.load() <= 4); // rows passed over are not opened
    QVERIFY(panel.findChild<TextCompareView *>()->view(LiveSide)->visibleText().contains(QStringLiteral("version X")));
}

void TestPreviewPanel::failingContent()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.showNode(c.comparison, c.at("opt/gone"));
    QVERIFY(ready(panel, m_runner));
    const QString message = panel.findChild<TextCompareView *>()->view(LiveSide)->message();
    QVERIFY2(message.contains(QStringLiteral("no content \\u{001B}[31m here")), qPrintable(message));
}

void TestPreviewPanel::slowContent()
{
    const Case c;
    QSemaphore gate;
    c.image->gate = &gate;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QTRY_COMPARE(panel.findChild<TextCompareView *>()->view(LiveSide)->message(), QStringLiteral("Opening…"));
    gate.release(100);
    QVERIFY(ready(panel, m_runner));
    QTRY_VERIFY(panel.findChild<TextCompareView *>()->view(LiveSide)->visibleText().contains(QStringLiteral("version X")));
}

void TestPreviewPanel::bigFile()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.setTab(PreviewPanel::HexTab);
    panel.showNode(c.comparison, c.at("opt/big"));
    QVERIFY(ready(panel, m_runner));
    panel.grab();
    QVERIFY(ready(panel, m_runner));
    QVERIFY(c.image->contents.at(4)->bytesRead.load() < 1'000'000);
}

void TestPreviewPanel::clears()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QVERIFY(ready(panel, m_runner));
    panel.clear();
    panel.grab();
    QVERIFY(panel.findChild<TextCompareView *>()->view(LiveSide)->visibleText().isEmpty());
    QVERIFY(panel.findChild<QLabel *>(QStringLiteral("previewPath"))->accessibleName().isEmpty());
    panel.showNode(c.comparison, DiffNodeId(1'000'000)); // of another comparison
    panel.grab();
    QVERIFY(ready(panel, m_runner));
}

void TestPreviewPanel::tabActions()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QCOMPARE(panel.tabActions().size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(panel.tabActions().at(i)->shortcut(), QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        panel.tabActions().at(i)->trigger();
        QCOMPARE(static_cast<int>(panel.tab()), i);
        QCOMPARE(panel.findChild<QStackedWidget *>(QStringLiteral("previewStack"))->currentIndex(), i);
    }
    QVERIFY(ready(panel, m_runner));
}

void TestPreviewPanel::stepsByKeyboard()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QVERIFY(ready(panel, m_runner));
    auto *text = panel.findChild<TextCompareView *>();
    QCOMPARE(text->view(LiveSide)->cursor().row, quint64{1}); // it opens at the first one
    text->view(LiveSide)->setFocus();
    QTest::keyClick(text->view(LiveSide), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(text->view(LiveSide)->cursor().row, quint64{0});
    QTest::keyClick(text->view(LiveSide), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(text->view(SavedSide)->cursor().row, quint64{1});
    panel.setTab(PreviewPanel::HexTab);
    QVERIFY(ready(panel, m_runner));
    auto *hex = panel.findChild<HexCompareView *>();
    QCOMPARE(hex->view(LiveSide)->cursor(), quint64{28}); // so does this
    QTest::keyClick(hex->view(LiveSide), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(hex->view(LiveSide)->cursor(), quint64{0});
    panel.nextDifferenceAction()->trigger();
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(hex->view(LiveSide)->cursor(), quint64{28});
    QTest::keyClick(hex->view(LiveSide), Qt::Key_Up, Qt::AltModifier);
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(hex->view(LiveSide)->cursor(), quint64{28}); // wrapped: the only one
}

void TestPreviewPanel::paneWidths()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    panel.setPaneWidths({300, 500, 400});
    QVERIFY(ready(panel, m_runner));
    auto *text = panel.findChild<TextCompareView *>();
    const auto left = [&panel](const QWidget *widget) { return widget->mapTo(&panel, QPoint(0, 0)).x(); };
    QVERIFY(std::abs(left(text->view(SavedSide)) - 300) <= 1);
    QVERIFY(std::abs(left(text->view(LiveSide)) - 800) <= 1);
    panel.setTab(PreviewPanel::MetadataTab);
    auto *table = panel.findChild<MetadataView *>();
    QCOMPARE(left(table) + table->columnViewportPosition(MetadataModel::SavedColumn), 300);
    QCOMPARE(left(table) + table->columnViewportPosition(MetadataModel::LiveColumn), 800);
    panel.setPaneWidths({0, 0, 0});
    panel.setTab(PreviewPanel::HexTab);
    auto *hex = panel.findChild<HexCompareView *>();
    QVERIFY(std::abs(hex->view(0)->width() - hex->view(1)->width()) <= 1);
    QVERIFY(std::abs(hex->view(1)->width() - hex->view(2)->width()) <= 1);
}

void TestPreviewPanel::nothingIsRichText()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.showNode(c.comparison, c.at("opt/<img src=x>"));
    QVERIFY(ready(panel, m_runner));
    const auto labels = panel.findChildren<QLabel *>();
    QVERIFY(labels.size() > 5);
    for (const QLabel *label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || label->buddy(), qPrintable(label->objectName()));
    const auto widgets = panel.findChildren<QWidget *>();
    for (const QWidget *widget : widgets)
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<img")), qPrintable(widget->objectName()));
    QCOMPARE(panel.findChild<QLabel *>(QStringLiteral("previewPath"))->text(), QStringLiteral("opt/<img src=x>"));
}

void TestPreviewPanel::everythingHasAName()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.showNode(c.comparison, c.at("opt/tool.sh"));
    QVERIFY(ready(panel, m_runner));
    for (const PreviewPanel::Tab tab : {PreviewPanel::TextTab, PreviewPanel::HexTab, PreviewPanel::MetadataTab, PreviewPanel::VersionsTab}) {
        panel.setTab(tab);
        panel.findChild<TextCompareView *>()->openFind();
        panel.findChild<HexCompareView *>()->openGoTo();
        const auto widgets = panel.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY(face);
            if (face->role() == QAccessible::ScrollBar || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), qPrintable(QString::fromLatin1(widget->metaObject()->className()) + widget->objectName()));
        }
    }
    QVERIFY(ready(panel, m_runner));
}

void TestPreviewPanel::destroyedWhileReading()
{
    const Case c;
    QSemaphore gate;
    c.image->gate = &gate;
    {
        PreviewPanel panel(m_runner);
        panel.showNode(c.comparison, c.at("opt/tool.sh"));
        QTRY_VERIFY(c.image->opened.load() > 0);
    }
    gate.release(100);
    QVERIFY(settled(m_runner));
}

void TestPreviewPanel::pictures()
{
    const Case c;
    for (const bool dark : {false, true}) {
        QApplication::setPalette(dark ? darkPalette() : QApplication::style()->standardPalette());
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        PreviewPanel panel(m_runner);
        panel.resize(1300, 320);
        panel.show();
        static const std::pair<PreviewPanel::Tab, const char *> tabs[] = {
            {PreviewPanel::TextTab, "text"}, {PreviewPanel::HexTab, "hex"}, {PreviewPanel::MetadataTab, "metadata"}, {PreviewPanel::VersionsTab, "versions"}};
        for (const auto &[tab, name] : tabs) {
            panel.setTab(tab);
            panel.showNode(c.comparison, c.at(tab == PreviewPanel::VersionsTab ? "etc/passwd" : "opt/tool.sh"));
            QVERIFY(ready(panel, m_runner));
            panel.grab();
            QVERIFY(ready(panel, m_runner));
            picture(panel, QStringLiteral("panel-") + QString::fromLatin1(name) + suffix);
        }
        panel.setTab(PreviewPanel::MetadataTab);
        panel.showNode(c.comparison, c.at("bin/ping"));
        picture(panel, QStringLiteral("panel-ping") + suffix);
        panel.resize(640, 220);
        panel.grab();
        picture(panel, QStringLiteral("panel-narrow") + suffix);
    }
    QApplication::setPalette(QApplication::style()->standardPalette());
}

// The sample that comes with the program, when its readers are there.
void TestPreviewPanel::sampleCase()
{
    const QString folder = QStringLiteral(ASSAY_SAMPLE_DIR);
    std::array<LoadedSourcePtr, sideCount> sources;
    const std::pair<int, const char *> files[] = {{VendorSide, "/rootfs.tar.xz"}, {SavedSide, "/app.tar.xz"}, {LiveSide, "/data-root.tar.xz"}};
    for (const auto &[side, file] : files) {
        Context context;
        const auto source = openSource(folder.toStdString() + file, Limits(), context);
        QVERIFY2(source.has_value(), source ? "" : source.error().message().c_str());
        const LoadedSourcePtr &saved = sources[SavedSide];
        const std::size_t image = proposeImage(**source, {saved ? saved->source.get() : nullptr});
        auto loadedSource = (*source)->load(image, static_cast<Role>(side), {}, context);
        QVERIFY2(loadedSource.has_value(), loadedSource ? "" : loadedSource.error().message().c_str());
        sources[static_cast<std::size_t>(side)] = std::make_shared<const LoadedSource>(std::move(*loadedSource));
    }
    Context context;
    const auto comparison = compareSources(sources, context);
    QVERIFY(comparison.has_value());
    PreviewPanel panel(m_runner);
    panel.resize(1300, 330);
    panel.show();
    const std::pair<const char *, const char *> paths[] = {
        {"srv/shop/bin/start", "content changed, size and time kept"},
        {"bin/busybox", "permissions"},
        {"srv/shop/bin/httpd", "attributes"},
        {"var/www/.cache.cgi", "added"},
        {"usr/sbin/audit-log", "deletion mark"},
        {"var/log/shop/install.log", "removed"},
    };
    for (const auto &[path, what] : paths) {
        const DiffNodeId node = (*comparison)->tree->find(path);
        QVERIFY2(node, path);
        QVERIFY2((*comparison)->tree->differs(node), what);
        for (const PreviewPanel::Tab tab : {PreviewPanel::TextTab, PreviewPanel::HexTab, PreviewPanel::MetadataTab, PreviewPanel::VersionsTab}) {
            panel.setTab(tab);
            panel.showNode(*comparison, node);
            QVERIFY(ready(panel, m_runner));
            panel.grab();
            QVERIFY(ready(panel, m_runner));
            picture(panel, QStringLiteral("sample-%1-%2").arg(QString::fromLatin1(path).section(QLatin1Char('/'), -1)).arg(tab));
        }
    }
    panel.showNode(*comparison, (*comparison)->tree->find("srv/shop/bin/start"));
    panel.setTab(PreviewPanel::TextTab);
    QVERIFY(ready(panel, m_runner));
    QVERIFY(panel.findChild<TextCompareView *>()->rows()->alignment.runs.size() > 0);
}

QTEST_MAIN(TestPreviewPanel)
#include "tst_previewpanel.moc"

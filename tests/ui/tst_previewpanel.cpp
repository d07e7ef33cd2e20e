// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tst_preview_support.h"

#include "tree/layertreebuilder.h"
#include "ui/plaintext.h"
#include "ui/preview/hexcompareview.h"
#include "ui/preview/hexview.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/previewpanel.h"
#include "ui/preview/textcompareview.h"
#include "ui/preview/textview.h"
#include "ui/preview/versionsmodel.h"
#include "ui/preview/versionsview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

#include <map>

using namespace assay;
using namespace assay::test;

namespace {

// Content by locator; slow or failing at will.
class FakeImage : public Source {
public:
    SourceKind kind() const override { return SourceKind::DockerArchive; }
    const std::string &location() const override { return m_location; }
    const std::vector<ImageInfo> &images() const override { return m_images; }
    const Findings &findings() const override { return m_findings; }
    const std::vector<SkippedPart> &skipped() const override { return m_skipped; }
    Result<LoadedSource> load(std::size_t, Role, const LoadOptions &, Context &) const override
    {
        return Unexpected(makeError(ErrorCode::Unsupported, {}, "not here"));
    }
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        ++opened;
        if (gate)
            gate->acquire();
        const Entry &entry = loaded.tree->layers()[ref.layer]->entry(ref.node);
        const auto found = contents.find(entry.locator);
        if (found == contents.end())
            return Unexpected(makeError(ErrorCode::NotFound, "fake.tar", "no content \x1b[31m here"));
        return ByteSourcePtr(found->second);
    }

    std::map<std::uint64_t, FakeSourcePtr> contents;
    QSemaphore *gate = nullptr;
    mutable std::atomic<int> opened{0};

private:
    std::string m_location = "fake.tar";
    std::vector<ImageInfo> m_images{1};
    Findings m_findings;
    std::vector<SkippedPart> m_skipped;
};

Sha256Digest digestOf(char fill)
{
    Sha256Digest digest;
    digest.fill(static_cast<std::uint8_t>(fill));
    return digest;
}

struct Layer {
    Layer() : builder(Limits()) { builder.setWhiteoutNames(true); }

    NodeId file(std::string_view path, std::uint64_t locator, std::uint64_t size, char digest, std::uint16_t mode = 0644,
                std::vector<std::pair<std::string, std::string>> xattrs = {})
    {
        Entry entry;
        entry.type = EntryType::File;
        entry.mode = mode;
        entry.size = size;
        entry.locator = locator;
        entry.mtimeSec = 1'700'000'000 + digest;
        entry.mtimeNsec = 123'456'789;
        LayerTreeBuilder::Content content;
        content.xattrs = std::move(xattrs);
        content.wantsDigest = true;
        const auto node = builder.add(path, entry, content);
        builder.setDigest(*node, digestOf(digest));
        return *node;
    }
    void other(std::string_view path, EntryType type, std::string_view target = {})
    {
        Entry entry;
        entry.type = type;
        entry.mode = 0755;
        LayerTreeBuilder::Content content;
        content.target = target;
        (void)builder.add(path, entry, content);
    }
    std::shared_ptr<const LayerTree> finish() { return std::make_shared<const LayerTree>(builder.finish()); }

    LayerTreeBuilder builder;
};

LoadedSourcePtr loaded(const std::shared_ptr<FakeImage> &image, std::vector<std::shared_ptr<const LayerTree>> layers, Role role)
{
    auto result = std::make_shared<LoadedSource>();
    result->source = image;
    result->role = role;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LoadedLayer layer;
        layer.layer.diffId = "sha256:" + std::string(64, static_cast<char>('a' + i));
        layer.layer.store = "blobs/sha256/" + std::to_string(i);
        layer.verdict = i == 0 ? LayerVerdict::Intact : LayerVerdict::Altered;
        layer.verdictReason = i == 0 ? "" : "1 file changed";
        layer.tree = layers[i];
        result->layers.push_back(layer);
    }
    result->tree = FsTree::overlay(std::move(layers));
    return result;
}

const std::string capability("\x01\x00\x00\x02\x00\x30\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 20);

// A tool that is new in the saved image and another in the live one; a link, a device; a file with versions.
struct Case {
    std::shared_ptr<FakeImage> image = std::make_shared<FakeImage>();
    ComparisonPtr comparison;

    Case()
    {
        image->contents[1] = fake("#!/bin/sh\necho tool version 1\n");
        image->contents[2] = fake("#!/bin/sh\necho tool version X\n");
        image->contents[3] = fake(std::string("\x7f" "ELF\0\0\0\0", 8));
        image->contents[4] = std::make_shared<FakeSource>(std::uint64_t{10'000'000'000}, std::vector<std::pair<std::uint64_t, char>>{});
        Layer vendor;
        vendor.file("bin/ping", 3, 8, 'p', 0755, {{"security.capability", capability}});
        vendor.other("bin/sh", EntryType::Symlink, "dash\x1b[31m");
        vendor.file("etc/passwd", 1, 30, 'e');
        Layer saved;
        saved.file("bin/ping", 3, 8, 'p', 0755, {{"security.capability", capability}, {"user.note", "plain"}});
        saved.other("bin/sh", EntryType::Symlink, "dash");
        saved.file("etc/passwd", 1, 30, 'e');
        saved.file("opt/tool.sh", 1, 30, '1', 0755);
        Layer upper;
        upper.file("etc/passwd", 2, 30, 'f');
        upper.file("opt/big", 4, 10'000'000'000, 'b');
        upper.other("opt/.wh.gone", EntryType::File);
        Layer live;
        live.file("bin/ping", 3, 8, 'p', 04755);
        live.other("bin/sh", EntryType::Character);
        live.file("opt/tool.sh", 2, 30, '2', 0755);
        live.file("opt/gone", 99, 5, 'g');
        live.file("opt/<img src=x>", 1, 30, 'i');
        Layer liveUpper;
        liveUpper.file("etc/passwd", 2, 30, 'f');
        liveUpper.file("opt/big", 4, 10'000'000'000, 'b');
        liveUpper.file("etc/passwd", 1, 29, 'h');
        auto result = std::make_shared<Comparison>();
        result->sources[VendorSide] = loaded(image, {vendor.finish()}, Role::Vendor);
        result->sources[SavedSide] = loaded(image, {saved.finish(), upper.finish()}, Role::Saved);
        result->sources[LiveSide] = loaded(image, {live.finish(), liveUpper.finish()}, Role::Live);
        Context context;
        result->tree = *compareTrees({result->sources[0]->tree, result->sources[1]->tree, result->sources[2]->tree}, context);
        Finding finding = makeFinding("layer.content-changed", "opt/tool.sh");
        finding.role = LiveSide;
        finding.missedBy = {"docker diff", "docker inspect"};
        finding.detail = {{"sha256-now", "0202"}};
        result->findings.push_back(finding);
        sortFindings(result->findings);
        comparison = result;
    }
    DiffNodeId at(std::string_view path) const { return comparison->tree->find(path); }
};

QString cell(const QAbstractItemModel &model, const QString &property, int column, int role = Qt::DisplayRole)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == property)
            return model.index(row, column).data(role).toString();
    }
    return QStringLiteral("(no such row)");
}

bool ready(PreviewPanel &panel, JobRunner &runner)
{
    panel.grab(); // lays it out, as showing it would
    return QTest::qWaitFor(
        [&] {
            QCoreApplication::processEvents(); // pages are asked for once an event loop's turn
            return !panel.isBusy() && runner.isIdle();
        },
        60'000);
}

} // namespace

class TestPreviewPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void metadata();
    void metadataOfOtherKinds();
    void versions();
    void versionsOpen();
    void copiesCells();
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

void TestPreviewPanel::metadata()
{
    const Case c;
    MetadataModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(c.comparison, c.at("opt/tool.sh"));
    QCOMPARE(cell(model, QStringLiteral("Change"), MetadataModel::SavedColumn), QStringLiteral("added"));
    QCOMPARE(cell(model, QStringLiteral("Change"), MetadataModel::LiveColumn), QStringLiteral("content, modification time"));
    QCOMPARE(cell(model, QStringLiteral("Type"), MetadataModel::VendorColumn), QStringLiteral("not in this source"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::SavedColumn), QStringLiteral("-rwxr-xr-x  0755"));
    QCOMPARE(cell(model, QStringLiteral("Modified"), MetadataModel::SavedColumn), QStringLiteral("2023-11-14T22:14:09.123456789Z"));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn), QStringLiteral("32").repeated(32));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Full));
    QCOMPARE(cell(model, QStringLiteral("SHA-256"), MetadataModel::SavedColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Faint));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::None));
    QVERIFY(cell(model, QStringLiteral("SHA-256"), MetadataModel::LiveColumn, Qt::AccessibleTextRole).endsWith(QStringLiteral("differs")));
    QCOMPARE(cell(model, QStringLiteral("Layer"), MetadataModel::LiveColumn), QStringLiteral("0  aaaaaaaaaaaa"));
    const QString finding = cell(model, QStringLiteral("High"), MetadataModel::VendorColumn);
    QVERIFY2(finding.startsWith(QStringLiteral("Content changed (live): ")), qPrintable(finding));
    QVERIFY(finding.contains(QStringLiteral("Not noticed by: docker diff, docker inspect")));
    QVERIFY(finding.contains(QStringLiteral("sha256-now: 0202")));
    for (std::uint32_t i = 0; i < c.comparison->tree->size(); ++i)
        model.show(c.comparison, DiffNodeId(i));
    model.show(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestPreviewPanel::metadataOfOtherKinds()
{
    const Case c;
    MetadataModel model;
    model.show(c.comparison, c.at("bin/ping"));
    QCOMPARE(cell(model, QStringLiteral("security.capability"), MetadataModel::VendorColumn),
             QStringLiteral("cap_net_admin,cap_net_raw=ep\n0100000200300000000000000000000000000000"));
    QCOMPARE(cell(model, QStringLiteral("security.capability"), MetadataModel::LiveColumn), QStringLiteral("none"));
    QCOMPARE(cell(model, QStringLiteral("user.note"), MetadataModel::SavedColumn), QStringLiteral("plain"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn), QStringLiteral("-rwsr-xr-x  4755"));
    QCOMPARE(cell(model, QStringLiteral("Permissions"), MetadataModel::LiveColumn, MetadataModel::MarkRole).toInt(), static_cast<int>(MetadataModel::Mark::Full));
    model.show(c.comparison, c.at("bin/sh"));
    QCOMPARE(cell(model, QStringLiteral("Link target"), MetadataModel::VendorColumn), QStringLiteral("dash\\u{001B}[31m"));
    QCOMPARE(cell(model, QStringLiteral("Type"), MetadataModel::LiveColumn), QStringLiteral("character device"));
    QCOMPARE(cell(model, QStringLiteral("Device"), MetadataModel::LiveColumn), QStringLiteral("0:0"));
}

void TestPreviewPanel::versions()
{
    const Case c;
    VersionsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(c.comparison, "etc/passwd");
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        rows += model.index(row, VersionsModel::SourceColumn).data().toString() + QStringLiteral(" ") + model.index(row, VersionsModel::LayerColumn).data().toString()
            + QStringLiteral(" ") + model.index(row, VersionsModel::WhatColumn).data().toString() + QStringLiteral(" ") + model.index(row, VersionsModel::SeenColumn).data().toString();
    }
    QCOMPARE(rows, (QStringList{QStringLiteral("Vendor 0 file seen"), QStringLiteral("Saved 0 file hidden by a higher layer"),
                                QStringLiteral("Saved 1 file seen"), QStringLiteral("Live 1 file named again later in the same layer"),
                                QStringLiteral("Live 1 file seen")}));
    model.show(c.comparison, "opt/gone");
    bool mark = false;
    for (int row = 0; row < model.rowCount(); ++row)
        mark = mark || model.index(row, VersionsModel::WhatColumn).data().toString() == QStringLiteral("deletion mark");
    QVERIFY(mark);
}

void TestPreviewPanel::versionsOpen()
{
    const Case c;
    PreviewPanel panel(m_runner);
    panel.resize(1200, 350);
    panel.show();
    panel.setPaneWidths({300, 500, 400});
    panel.showNode(c.comparison, c.at("etc/passwd"));
    QVERIFY(ready(panel, m_runner));
    panel.setTab(PreviewPanel::VersionsTab);
    auto *page = panel.findChild<VersionsView *>();
    auto *table = page->table();
    auto *button = panel.findChild<QPushButton *>(QStringLiteral("showVersions"));
    auto *hint = panel.findChild<ElidedLabel *>(QStringLiteral("versionsHint"));
    auto *back = panel.findChild<QToolButton *>(QStringLiteral("previewBack"));
    auto *text = panel.findChild<TextCompareView *>();
    QVERIFY(!button->isEnabled() && back->isHidden());
    // What was named again later in the same layer has no content, and says why.
    table->selectRow(3);
    QVERIFY(!button->isEnabled());
    QVERIFY(hint->fullText().contains(QStringLiteral("names this path again")));
    // A hidden one stands beside the seen one of its source.
    table->selectRow(1);
    QVERIFY(button->isEnabled());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(panel.tab(), PreviewPanel::TextTab);
    QVERIFY(panel.showsVersions() && back->isVisible());
    QVERIFY(text->view(0)->visibleText().contains(QStringLiteral("tool version 1")));
    QVERIFY(text->view(1)->visibleText().contains(QStringLiteral("tool version X")));
    QCOMPARE(text->rows()->alignment.runs.size(), std::size_t{1});
    QVERIFY(!text->view(2)->isVisible());
    QVERIFY(std::abs(text->view(0)->width() - text->view(1)->width()) <= 1); // no longer below the panes of sources
    picture(panel, QStringLiteral("panel-versions-text"));
    panel.setTab(PreviewPanel::HexTab);
    QVERIFY(ready(panel, m_runner));
    auto *hex = panel.findChild<HexCompareView *>();
    QCOMPARE(hex->view(0)->cursor(), quint64{28});
    // The metadata stays that of what is seen.
    panel.setTab(PreviewPanel::MetadataTab);
    QVERIFY(panel.showsVersions());
    // Three of three sources; the tab is the one that content was last looked at in.
    panel.setTab(PreviewPanel::VersionsTab);
    table->clearSelection();
    for (const int row : {0, 1, 4})
        table->selectionModel()->select(page->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    button->click();
    QVERIFY(ready(panel, m_runner));
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
    QVERIFY(hex->view(2)->isVisible());
    table->selectAll();
    QVERIFY(!button->isEnabled()); // four have content
    // Back, by the button and by another path.
    back->click();
    QVERIFY(ready(panel, m_runner));
    QVERIFY(!panel.showsVersions() && back->isHidden());
    panel.setTab(PreviewPanel::TextTab);
    QVERIFY(ready(panel, m_runner));
    QVERIFY(text->view(1)->visibleText().contains(QStringLiteral("tool version X")));
    panel.showVersions({*page->model()->version(1)});
    QVERIFY(ready(panel, m_runner));
    QVERIFY(panel.showsVersions());
    panel.showNode(c.comparison, c.at("opt/gone"));
    QVERIFY(!panel.showsVersions());
    // Hidden by a deletion mark: the version stands beside nothing.
    QVERIFY(ready(panel, m_runner));
    for (int row = 0; row < page->model()->rowCount(); ++row) {
        if (const auto version = page->model()->version(row))
            panel.showVersions({*version});
    }
    QVERIFY(ready(panel, m_runner));
}

void TestPreviewPanel::copiesCells()
{
    const Case c;
    MetadataModel model;
    MetadataView view;
    view.setModel(&model);
    view.resize(900, 400);
    model.show(c.comparison, c.at("opt/tool.sh"));
    view.setCurrentIndex(model.index(2, MetadataModel::SavedColumn));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("-rwxr-xr-x  0755"));
    view.selectRow(2);
    view.copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Permissions\t\t-rwxr-xr-x  0755\t-rwxr-xr-x  0755"));
    view.grab();
}

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

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/difftreemodel.h"
#include "ui/glyphs.h"
#include "ui/mainwindow.h"
#include "ui/panearea.h"
#include "ui/preview/previewpanel.h"
#include "ui/theme.h"
#include "ui/treepane.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

// A source whose load stops between its paths and its content until it is let go.
class HeldSource final : public Source {
public:
    explicit HeldSource(SourcePtr source) : m_source(std::move(source)) {}
    ~HeldSource() override { letGo(); }

    void letGo() const { m_gate.release(); }

    SourceKind kind() const override { return m_source->kind(); }
    const std::string &location() const override { return m_source->location(); }
    const std::vector<ImageInfo> &images() const override { return m_source->images(); }
    const Findings &findings() const override { return m_source->findings(); }
    const std::vector<SkippedPart> &skipped() const override { return m_source->skipped(); }
    Result<LoadedSource> load(std::size_t image, Role role, const LoadOptions &options, Context &context) const override
    {
        LoadOptions held = options;
        held.treeKnown = [&](std::shared_ptr<const FsTree> tree) {
            options.treeKnown(std::move(tree));
            while (!m_gate.tryAcquire(1, 5) && !context.cancelled()) { }
        };
        return m_source->load(image, role, held, context);
    }
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &context) const override { return m_source->content(loaded, ref, context); }

private:
    SourcePtr m_source;
    mutable QSemaphore m_gate;
};

} // namespace

class TestLoading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void pathsBeforeContent();
    void cancelBeforeContent();
    void reloadKeepsTheImage();
    void markFollowsTheTheme();

private:
    std::shared_ptr<const HeldSource> heldFolder();
    Session &session() { return m_window->session(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestLoading::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-loading"_s);
}

void TestLoading::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestLoading::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

std::shared_ptr<const HeldSource> TestLoading::heldFolder()
{
    for (const char *name : {"etc/passwd", "etc/motd", "bin/sh"}) {
        const QString path = m_folder->filePath(QString::fromLatin1(name));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(name) < 0)
            qFatal("cannot write a test file");
    }
    Context context;
    auto source = openSource(m_folder->path().toStdString(), Limits{}, context);
    if (!source)
        qFatal("%s", source.error().message().c_str());
    return std::make_shared<const HeldSource>(std::move(*source));
}

void TestLoading::pathsBeforeContent()
{
    const auto held = heldFolder();
    session().assign({{held, Role::Vendor}});
    QTRY_VERIFY(session().pane(VendorSide).tree);
    const PaneState early = session().pane(VendorSide);
    QCOMPARE(early.stage, PaneState::Stage::Loading);
    QVERIFY(early.pending && !early.loaded && session().isLoading() && !session().comparison());

    TreePane *pane = m_window->panes()->pane(VendorSide);
    EntryView *view = pane->view();
    QTRY_COMPARE(view->model()->rowCount(), 2);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"bin"_s);
    view->expand(view->model()->index(1, 0));
    view->setCurrentIndex(view->model()->index(0, 0, view->model()->index(1, 0)));
    QVERIFY2(pane->head()->summary().contains(u"being read"_s) && pane->head()->summary().contains(u"5 entries"_s), qPrintable(pane->head()->summary()));
    const NodeId motd = early.tree->tree(VendorSide)->find("etc/motd");
    QVERIFY(motd && !early.tree->tree(VendorSide)->digest(motd)); // nothing was hashed, nothing is claimed

    held->letGo();
    QTRY_VERIFY(session().comparison() && !session().isLoading());
    const ComparisonPtr comparison = session().comparison();
    QVERIFY(comparison->sources[VendorSide]->tree == early.tree->tree(VendorSide)); // the same, with digests now
    QVERIFY(early.tree->tree(VendorSide)->digest(motd));
    QCOMPARE(session().pane(VendorSide).stage, PaneState::Stage::Ready);
}

void TestLoading::cancelBeforeContent()
{
    const auto held = heldFolder();
    session().assign({{held, Role::Vendor}});
    QTRY_VERIFY(session().pane(VendorSide).tree);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!session().isLoading());
    QTRY_VERIFY(session().runner().isIdle());
    QCOMPARE(session().pane(VendorSide).stage, PaneState::Stage::Empty);
    QCOMPARE(m_window->panes()->pane(VendorSide)->view()->model()->rowCount(), 0);
}

void TestLoading::reloadKeepsTheImage()
{
    m_window->openPaths({{std::string(ASSAY_TEST_DATA) + "/live/docker20.tar.gz", Role::Live}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(session().comparison() && !session().isLoading(), 30000);
    const SourcePtr source = session().pane(LiveSide).source;
    QVERIFY(source->images().size() > 1);
    for (std::size_t image = 0; image < source->images().size(); ++image) {
        session().chooseImage(Role::Live, image);
        QTRY_VERIFY_WITH_TIMEOUT(!session().isLoading(), 30000);
        const ComparisonPtr before = session().comparison();
        session().reload();
        QTRY_VERIFY_WITH_TIMEOUT(session().comparison() != before && !session().isLoading(), 30000);
        QCOMPARE(session().pane(LiveSide).image, image);
    }
}

void TestLoading::markFollowsTheTheme()
{
    QVERIFY(m_window->openSample());
    QTRY_VERIFY_WITH_TIMEOUT(session().comparison() && !session().isLoading(), 60000);
    auto *mark = m_window->panes()->pane(LiveSide)->findChild<QWidget *>(u"paneVerdictMark"_s);
    const auto shows = [&](const QColor &color) {
        const QImage image = mark->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        QTRY_VERIFY(shows(statusColor(RowStatus::Removed, mark->palette())));
    }
    applyTheme(Theme::System);
}

QTEST_MAIN(TestLoading)
#include "tst_loading.moc"

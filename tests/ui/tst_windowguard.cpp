// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What threads of the window can write, asked from the kernel, and what reports of the window say of that. Temporary files have a folder of
// their own here, so that evidence and reports lie outside of it.

#include "base/parallel.h"
#include "cases/storedsource.h"
#include "io/outputplaces.h"
#include "io/writeguard.h"
#include "samplewindow.h"
#include "selftest/samplecase.h"
#include "ui/annotator.h"
#include "ui/casedesk.h"
#include "ui/casekeeper.h"
#include "ui/preview/previewpanel.h"
#include "ui/reportdialog.h"
#include "ui/selectionexporter.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <thread>
#include <unistd.h>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

int makes(const std::string &path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return errno;
    ::close(file);
    ::unlink(path.c_str());
    return 0;
}

bool kernelCan()
{
    static const bool can = [] {
        bool held = false;
        std::thread([&held] { held = allowWritingOnlyBeneath({}); }).join();
        return held;
    }();
    return can;
}

const QByteArray outside = "Each thread of the program that read evidence had";
const QByteArray wholly = "All of the evidence lay outside of these folders.";
const QByteArray partly = "Some of the evidence lay beneath such a folder";
const QByteArray unaided = "or not for every thread that read evidence";

} // namespace

#define NEEDS_LANDLOCK() \
    do { \
        if (!kernelCan()) \
            QSKIP("this kernel has no Landlock"); \
    } while (false)

class TestWindowGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readingJobs_data();
    void readingJobs();
    void helpersOfAJob();
    void writingJobs();
    void writingThroughALink();
    void freeJobsAndTheWindow();
    void manySmallJobs();
    void everythingThatReads();
    void everyOutputStillWorks();
    void comparisonOfACase();
    void reportAmongTheEvidence();

private:
    std::string in(const char *name) const { return path(name).toStdString(); }
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    /// What work gives in a job, or -1.
    static int run(JobRunner &runner, JobInfo info, std::function<int()> work)
    {
        int result = -1;
        bool done = false;
        QObject owner;
        runner.start(
            std::move(info), &owner, [work = std::move(work)](Context &) -> Result<int> { return work(); },
            [&](Result<int> given) {
                result = given.value_or(-1);
                done = true;
            });
        return QTest::qWaitFor([&done] { return done; }, 60'000) ? result : -1;
    }
    std::unique_ptr<MainWindow> loaded();
    static QByteArray report(MainWindow &window, ReportFormat format, const QString &file);
    static QByteArray read(const QString &file)
    {
        QFile opened(file);
        return opened.open(QFile::ReadOnly) ? opened.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    JobRunner m_runner;
};

void TestWindowGuard::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>(QString::fromLocal8Bit(qgetenv("ASSAY_TEST_OUTSIDE")) + u"/case-XXXXXX"_s);
    for (const char *name : {"evidence", "out", "elsewhere", "cases"})
        QVERIFY(QDir().mkpath(path(name)));
}

void TestWindowGuard::cleanup()
{
    QVERIFY(QTest::qWaitFor([this] { return m_runner.isIdle(); }, 60'000));
}

void TestWindowGuard::readingJobs_data()
{
    QTest::addColumn<JobLane>("lane");
    QTest::newRow("background") << JobLane::Background;
    QTest::newRow("interactive") << JobLane::Interactive;
}

void TestWindowGuard::readingJobs()
{
    NEEDS_LANDLOCK();
    QFETCH(JobLane, lane);
    for (int again = 0; again < 3; ++again) { // a thread may have had another job before
        QCOMPARE(run(m_runner, {.title = {}, .lane = lane}, [file = in("evidence/new")] { return makes(file); }), EACCES);
        QCOMPARE(run(m_runner, {.title = {}, .lane = lane}, [file = in("out/new")] { return makes(file); }), EACCES);
        QCOMPARE(run(m_runner, {.title = {}, .lane = lane}, [] { return makes(QDir::tempPath().toStdString() + "/new"); }), 0);
        QCOMPARE(run(m_runner, {.title = {}, .lane = lane}, [] { return threadMayWrite() ? 1 : 0; }), 0);
    }
    QVERIFY(!QFile::exists(path("evidence/new")));
}

void TestWindowGuard::helpersOfAJob()
{
    NEEDS_LANDLOCK();
    const int refused = run(m_runner, {}, [file = in("evidence/new")] {
        std::atomic<int> count = 0;
        parallelFor(16, 4, [&](std::size_t i) { count += makes(file + std::to_string(i)) == EACCES && !threadMayWrite(); });
        return count.load();
    });
    QCOMPARE(refused, 16);
}

void TestWindowGuard::writingJobs()
{
    NEEDS_LANDLOCK();
    const JobInfo writing{.title = {}, .writes = {in("out/report.html")}};
    QCOMPARE(run(m_runner, writing, [file = in("out/beside")] { return makes(file); }), 0);
    QCOMPARE(run(m_runner, writing, [file = in("evidence/new")] { return makes(file); }), EACCES);
    QCOMPARE(run(m_runner, writing, [file = in("elsewhere/new")] { return makes(file); }), EACCES);
    // The next one is held to its own place, not to that of the one before.
    const JobInfo other{.title = {}, .writes = {in("elsewhere/report.html")}};
    QCOMPARE(run(m_runner, other, [file = in("elsewhere/new")] { return makes(file); }), 0);
    QCOMPARE(run(m_runner, other, [file = in("out/new")] { return makes(file); }), EACCES);
}

void TestWindowGuard::writingThroughALink()
{
    NEEDS_LANDLOCK();
    QFile target(path("elsewhere/real"));
    QVERIFY(target.open(QFile::WriteOnly));
    target.close();
    QVERIFY(QFile::link(path("elsewhere/real"), path("out/link")));
    QCOMPARE(run(m_runner, {.title = {}, .writes = {in("out/link")}}, [file = in("elsewhere/new")] { return makes(file); }), 0);
    QCOMPARE(run(m_runner, {.title = {}, .writes = {in("out/link")}}, [file = in("evidence/new")] { return makes(file); }), EACCES);
}

void TestWindowGuard::freeJobsAndTheWindow()
{
    QCOMPARE(run(m_runner, {.title = {}, .hold = JobHold::Free}, [file = in("out/new")] { return makes(file); }), 0);
    QCOMPARE(makes(in("out/new")), 0);
    QVERIFY(threadMayWrite());
}

// Giving up the right is for a thread, not for a job.
void TestWindowGuard::manySmallJobs()
{
    constexpr int jobs = 2000;
    int done = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < jobs; ++i)
        m_runner.start({.title = {}, .lane = JobLane::Interactive, .listed = false}, this, [](Context &) -> Result<int> { return 0; }, [&done](Result<int>) { ++done; });
    QVERIFY(QTest::qWaitFor([&done] { return done == jobs; }, 60'000));
    qInfo("%.1f us a job", static_cast<double>(clock.nsecsElapsed()) / 1000 / jobs);
}

std::unique_ptr<MainWindow> TestWindowGuard::loaded()
{
    std::vector<OpenRequest> requests;
    for (const auto &[name, role] : {std::pair(sampleVendorFile, Role::Vendor), std::pair(sampleSavedFile, Role::Saved), std::pair(sampleLiveFile, Role::Live)}) {
        const QString file = path("evidence/") + QLatin1StringView(name);
        if (!QFile::exists(file) && !QFile::copy(MainWindow::sampleFolder() + u'/' + QLatin1StringView(name), file))
            return nullptr;
        requests.push_back({file.toStdString(), role});
    }
    auto window = std::make_unique<MainWindow>();
    window->setUnattended();
    window->resize(1400, 900);
    window->show();
    window->session().setImageReference(sampleImage);
    window->openPaths(std::move(requests), AskRoles::WhenAmbiguous);
    const bool done = QTest::qWaitFor([&] { return window->session().comparison() && !window->session().isLoading(); }, 60'000) && test::waitIdle(*window);
    return done ? std::move(window) : nullptr;
}

QByteArray TestWindowGuard::report(MainWindow &window, ReportFormat format, const QString &file)
{
    bool done = false;
    bool good = false;
    window.writeReports({{format, file.toStdString()}}, plainReportOptions(), [&](const std::vector<Result<Written>> &written) {
        done = true;
        good = written.size() == 1 && written.front().has_value();
        if (!good)
            qWarning("%s", written.front().error().message().c_str());
    });
    if (!QTest::qWaitFor([&done] { return done; }, 120'000) || !good)
        return {};
    return read(format == ReportFormat::Bundle ? file + u"/report.html"_s : file);
}

// Loaded, previewed, searched: no thread that read could have written.
void TestWindowGuard::everythingThatReads()
{
    const auto window = loaded();
    QVERIFY(window);
    QVERIFY(test::showAll(*window));
    const DiffTree &tree = *window->session().comparison()->tree;
    for (const char *name : {"etc/passwd", "srv/shop/bin/start"}) {
        const DiffNodeId id = tree.find(name);
        QVERIFY2(id, name);
        window->session().setCurrent(id);
        QVERIFY(window->previewPanel()->isBusy()); // waits for the selection to rest
        QTRY_VERIFY_WITH_TIMEOUT(!window->previewPanel()->isBusy(), 30'000);
        QVERIFY(test::waitIdle(*window));
    }
    QCOMPARE(evidenceWasReadByWriters(), !kernelCan());
    const QByteArray html = report(*window, ReportFormat::Html, path("out/report.html"));
    QVERIFY(!html.isEmpty());
    QCOMPARE(html.contains(outside) && html.contains(wholly), kernelCan());
    QCOMPARE(html.contains(unaided), !kernelCan());
    const QByteArray bundle = report(*window, ReportFormat::Bundle, path("out/bundle"));
    QVERIFY(!bundle.isEmpty());
    QCOMPARE(bundle.contains(wholly), kernelCan());
    QCOMPARE(evidenceWasReadByWriters(), !kernelCan());
}

void TestWindowGuard::everyOutputStillWorks()
{
    const auto window = loaded();
    QVERIFY(window);
    for (const auto &[format, name] : {std::pair(ReportFormat::Evidence, "out/e.json"), std::pair(ReportFormat::Pdf, "out/r.pdf"), std::pair(ReportFormat::BundleZip, "out/b.zip")})
        QVERIFY2(!report(*window, format, path(name)).isEmpty(), name);
    window->session().setCurrent(test::find(*window, "srv/shop/bin/start"));
    QSignalSpy exported(window.get(), &MainWindow::exported);
    window->saveFile(LiveSide, in("out/start"));
    QVERIFY(exported.wait(60'000) && QFile::exists(path("out/start")));
    SelectionExport what;
    what.comparison = window->session().whole();
    what.nodes = {window->session().current()};
    what.sides[LiveSide] = true;
    QSignalSpy selection(window->selectionExporter(), &SelectionExporter::exported);
    window->selectionExporter()->save(what, in("elsewhere/selection"));
    QVERIFY(selection.wait(60'000) && QFile::exists(path("elsewhere/selection/manifest.json")));
    // A case, and what is said after it was made.
    bool made = false;
    window->caseDesk()->saveAs(in("cases/one.assay"), false, [&made](bool done) { made = done; });
    QVERIFY(QTest::qWaitFor([&made] { return made; }, 60'000));
    window->annotator()->notes().toggleTag({"etc/passwd"}, 1);
    QVERIFY(QTest::qWaitFor([&] { return !window->caseDesk()->keeper().isUnsaved(); }, 60'000));
    bool noted = false;
    window->annotator()->exportNotes(in("elsewhere/notes.json"), [&noted](bool done) { noted = done; });
    QVERIFY(QTest::qWaitFor([&noted] { return noted; }, 60'000));
    QCOMPARE(evidenceWasReadByWriters(), !kernelCan());
}

void TestWindowGuard::comparisonOfACase()
{
    const auto window = loaded();
    QVERIFY(window);
    Comparison stored = *window->session().whole();
    auto source = std::make_shared<LoadedSource>(*stored.sources[SavedSide]);
    source->source = makeStoredSource(SourceRecord::of(*source->source));
    stored.sources[SavedSide] = source;
    QCOMPARE(guardOverEvidence(stored), WriteGuard::FromCase);
    QCOMPARE(guardOverEvidence(*window->session().whole()), kernelCan() ? WriteGuard::ThreadsOutside : WriteGuard::NotGiven);
}

void TestWindowGuard::reportAmongTheEvidence()
{
    NEEDS_LANDLOCK();
    const auto window = loaded();
    QVERIFY(window);
    const QByteArray html = report(*window, ReportFormat::Html, path("evidence/report.html")); // beside it, not in it
    QVERIFY(html.contains(outside) && html.contains(partly) && !html.contains(wholly));
    // And so of every later one: that thread could have written there.
    QVERIFY(report(*window, ReportFormat::Html, path("out/later.html")).contains(partly));
}

int main(int argc, char **argv)
{
    const QTemporaryDir root;
    QDir().mkpath(root.filePath(u"tmp"_s));
    qputenv("ASSAY_TEST_OUTSIDE", root.path().toLocal8Bit());
    qputenv("TMPDIR", root.filePath(u"tmp"_s).toLocal8Bit());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-windowguard"_s);
    TestWindowGuard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_windowguard.moc"

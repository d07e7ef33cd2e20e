// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/reportdialog.h"

#include "proof/check/bundlecheck.h"
#include "samplewindow.h"
#include "support/opensslfiles.h"
#include "support/reportcase.h"
#include "support/trustreports.h"
#include "trust/comparedtrust.h"
#include "ui/annotator.h"
#include "ui/bundlecheckdialog.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/reportdone.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <array>
#include <memory>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_ReportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"assay"_s);
        QCoreApplication::setApplicationName(u"assay-test-report"_s);
        QStandardPaths::setTestModeEnabled(true);
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_comparison = std::make_shared<const Comparison>(test::smallCase());
    }

    void pageOneFollowsTheFields()
    {
        qputenv("SOURCE_DATE_EPOCH", "1795320000"); // or every page would differ by its time
        const auto giveBack = qScopeGuard([] { qunsetenv("SOURCE_DATE_EPOCH"); });
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.show();
        QSignalSpy refreshed(&dialog.preview(), &ReportPreview::refreshed);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.preview().page().isNull() && dialog.preview().estimate(), 30'000);
        QTRY_VERIFY(runner.isIdle());
        const QImage before = dialog.preview().page();
        refreshed.clear();
        dialog.findChild<QLineEdit *>(u"title"_s)->setText(u"Another title"_s);
        QVERIFY(refreshed.isEmpty()); // in a job, after a moment
        QTRY_VERIFY_WITH_TIMEOUT(refreshed.count() >= 2 && dialog.preview().page() != before, 30'000);
        // What stands there once the report is written has its place there now: what is hashed again, and the roots of a bundle.
        for (const char *name : {"hashAgain", "writePdf", "writeBundle"}) {
            QTRY_VERIFY(runner.isIdle());
            const QImage was = dialog.preview().page();
            dialog.findChild<QCheckBox *>(QString::fromLatin1(name))->toggle();
            const bool changes = qstrcmp(name, "writePdf") != 0;
            refreshed.clear();
            QTRY_VERIFY_WITH_TIMEOUT(refreshed.count() >= 2 && (dialog.preview().page() != was) == changes, 30'000);
        }
        // Closing it with jobs under way is no trouble.
        dialog.findChild<QLineEdit *>(u"case"_s)->setText(u"7"_s);
        QTRY_VERIFY(!runner.isIdle());
    }

    void estimateIsShown()
    {
        m_comparison = std::make_shared<const Comparison>(test::largeCase(8000));
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.preview().estimate(), 60'000);
        QVERIFY(dialog.preview().estimate()->pages > manyPages);
        const auto *advice = dialog.findChild<QLabel *>(u"reportAdvice"_s);
        QVERIFY(advice->isVisible() && advice->text().contains(u"500"_s));
        QVERIFY(dialog.findChild<QLabel *>(u"reportLength"_s)->text().contains(u"PDF"_s));
        // Without pages there is nothing to advise.
        dialog.findChild<QCheckBox *>(u"writePdf"_s)->setChecked(false);
        QVERIFY(!advice->isVisible());
        dialog.findChild<QCheckBox *>(u"writePdf"_s)->setChecked(true);
        QVERIFY(advice->isVisible());
        // A narrower scope is shorter.
        const std::uint64_t before = dialog.preview().estimate()->pages;
        dialog.findChild<QCheckBox *>(u"differences"_s)->setChecked(false);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.preview().estimate() && dialog.preview().estimate()->pages < before / 10, 60'000);
        QVERIFY(!advice->isVisible());
    }

    // The one in a bundle counts what lies in it, the copies of tagged files too.
    void bundleIsAsLargeAsEstimated_data()
    {
        QTest::addColumn<int>("differences");
        QTest::newRow("small") << 0;
        QTest::newRow("large") << 3000;
    }

    void bundleIsAsLargeAsEstimated()
    {
        QFETCH(int, differences);
        if (differences != 0)
            m_comparison = std::make_shared<const Comparison>(test::largeCase(static_cast<std::size_t>(differences)));
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.preview().estimate(), 60'000);
        Context context;
        const auto written = writeReport(*m_comparison, ReportFormat::Bundle, dialog.options(), pathBytes(m_folder->filePath(u"b"_s)), context, {});
        QVERIFY(written.has_value());
        const double ratio = double(dialog.preview().estimate()->bundleBytes) / double(written->bytes);
        qInfo("estimated %llu, is %llu", static_cast<unsigned long long>(dialog.preview().estimate()->bundleBytes), static_cast<unsigned long long>(written->bytes));
        QVERIFY2(ratio > 0.66 && ratio < 1.5, qPrintable(QString::number(ratio)));
        if (differences == 0)
            return;

        // Of two contents that one path has, both are copied; what is of no path, or no file, is not.
        ReportSubject withExhibits = subject();
        DiffNodeId tagged;
        for (std::uint32_t i = 1; !tagged && i < m_comparison->tree->size(); ++i) {
            const DiffNodeId id(i);
            const Entry *before = m_comparison->tree->entry(id, VendorSide);
            const Entry *after = m_comparison->tree->entry(id, SavedSide);
            if (m_comparison->tree->differs(id) && before && after && before->type == EntryType::File && before->size != after->size)
                tagged = id;
        }
        QVERIFY(tagged);
        const std::uint64_t both = m_comparison->tree->entry(tagged, VendorSide)->size + m_comparison->tree->entry(tagged, SavedSide)->size;
        withExhibits.exhibits = {{"no/such/path", {}}, {m_comparison->tree->path(tagged), {}}, {"usr", {}}};
        ReportDialog more(runner, withExhibits, nullptr);
        more.show();
        QTRY_VERIFY_WITH_TIMEOUT(more.preview().estimate(), 60'000);
        QCOMPARE(more.preview().estimate()->bundleBytes, dialog.preview().estimate()->bundleBytes + both);
    }

    void scopeAndSections()
    {
        JobRunner runner;
        ReportSubject about = subject();
        about.tags = {u"seen"_s, u"<b>odd</b>"_s};
        about.query.text = "ping";
        {
            ReportDialog dialog(runner, about, nullptr);
            dialog.findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
            auto *scope = dialog.findChild<QComboBox *>(u"reportScope"_s);
            QCOMPARE(dialog.request().scope.kind, ScopeKind::Differences);
            scope->setCurrentIndex(scope->findData(static_cast<int>(ScopeKind::Tagged)));
            QCOMPARE(dialog.request().scope.tags, (std::vector<std::string>{"seen", "<b>odd</b>"}));
            auto *tags = dialog.findChild<QListWidget *>(u"reportTags"_s);
            tags->item(0)->setCheckState(Qt::Unchecked);
            QCOMPARE(dialog.request().scope.tags, (std::vector<std::string>{"<b>odd</b>"}));
            tags->item(1)->setCheckState(Qt::Unchecked);
            QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"tag"_s));
            scope->setCurrentIndex(scope->findData(static_cast<int>(ScopeKind::Filter)));
            QVERIFY(save(dialog)->isEnabled());
            QCOMPARE(dialog.request().scope.query.text, std::string("ping"));
            QVERIFY(dialog.findChild<QLabel *>(u"reportScopeAbout"_s)->text().contains(u"ping"_s));
            scope->setCurrentIndex(scope->findData(static_cast<int>(ScopeKind::Unexplained)));
            dialog.findChild<QCheckBox *>(u"glossary"_s)->setChecked(false);
            QVERIFY(!dialog.options().has(ReportPart::Glossary) && dialog.options().has(ReportPart::FindingsList));
            dialog.findChild<QLineEdit *>(u"marking"_s)->setText(u"SECRET"_s);
            dialog.accept();
        }
        // What was chosen last is chosen again.
        ReportDialog again(runner, about, nullptr);
        QCOMPARE(again.request().scope.kind, ScopeKind::Unexplained);
        QVERIFY(!again.options().has(ReportPart::Glossary));
        QCOMPARE(again.options().marking, std::string("SECRET"));
    }

    void wordsOfPeopleAndLogo()
    {
        const QString logo = m_folder->filePath(u"logo.png"_s);
        QImage picture(30, 20, QImage::Format_ARGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(logo));
        JobRunner runner;
        {
            ReportDialog dialog(runner, subject(), nullptr);
            dialog.findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
            dialog.findChild<QLineEdit *>(u"examinerContact"_s)->setText(u"a@lab.example"_s);
            dialog.findChild<QLineEdit *>(u"reviewerQualification"_s)->setText(u"PhD"_s);
            auto *file = dialog.findChild<QLineEdit *>(u"logo"_s);
            file->setText(m_folder->filePath(u"none.png"_s));
            QTRY_VERIFY(problem(dialog).contains(u"logo"_s) && runner.isIdle());
            QVERIFY(!save(dialog)->isEnabled() && !dialog.options().logo);
            file->setText(logo);
            QTRY_VERIFY(dialog.options().logo != nullptr);
            QVERIFY(save(dialog)->isEnabled());
            QCOMPARE(dialog.options().examinerContact, std::string("a@lab.example"));
            dialog.accept();
        }
        ReportDialog again(runner, subject(), nullptr);
        QTRY_VERIFY(again.options().logo != nullptr);
        QCOMPARE(again.options().examinerContact, std::string("a@lab.example"));
        QCOMPARE(again.options().reviewerQualification, std::string("PhD"));
    }

    void revisionOfAnEarlierReport()
    {
        const QString earlier = m_folder->filePath(u"old.pdf"_s);
        QFile file(earlier);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("abc") == 3);
        file.close();
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
        auto *chosen = dialog.findChild<QLineEdit *>(u"earlierReport"_s);
        chosen->setText(m_folder->filePath(u"missing.pdf"_s));
        QTRY_VERIFY(problem(dialog).contains(u"missing.pdf"_s));
        chosen->setText(earlier);
        QTRY_VERIFY(save(dialog)->isEnabled());
        dialog.findChild<QLineEdit *>(u"supersedes"_s)->setText(u"R-1"_s);
        dialog.findChild<QLineEdit *>(u"revision"_s)->setText(u"2"_s);
        dialog.findChild<QLineEdit *>(u"revisionReason"_s)->setText(u"a name"_s);
        QCOMPARE(dialog.request().options.amends,
                 (ReportAmendment{"R-1", "old.pdf", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "2", "a name"}));
        dialog.accept();
        // It is of one report, and not remembered.
        ReportDialog next(runner, subject(), nullptr);
        QVERIFY(!next.request().options.amends.any());
    }

    void withheld()
    {
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
        dialog.findChild<QCheckBox *>(u"attachEvidence"_s)->setChecked(true);
        QVERIFY(dialog.options().attachesEvidence);
        auto *paths = dialog.findChild<QPlainTextEdit *>(u"withheldPaths"_s);
        paths->setPlainText(u"/opt/**\n\n  *.key  \n"_s);
        QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"evidence file"_s));
        dialog.findChild<QCheckBox *>(u"writeEvidence"_s)->setChecked(false);
        QVERIFY(save(dialog)->isEnabled() && !dialog.options().attachesEvidence);
        QCOMPARE(dialog.request().withheld, (RedactionProfile{{"/opt/**", "*.key"}, {}, {}}));
        auto *words = dialog.findChild<QPlainTextEdit *>(u"withheldWords"_s);
        words->setPlainText(u"x"_s);
        QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"\"x\""_s));
        words->setPlainText(u"A. Miller\n\n"_s);
        QVERIFY(save(dialog)->isEnabled());
        QCOMPARE(dialog.request().withheld.words, std::vector<std::string>{"A. Miller"});
        words->clear();
        paths->setPlainText(u"/a(/"_s);
        QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"/a(/"_s));
        paths->setPlainText(u"/opt"_s);
        const ReportRequest request = dialog.request();
        Context context;
        const std::string place = m_folder->filePath(u"r.html"_s).toStdString();
        const auto written = writeReportOf(*m_comparison, ReportFormat::Html, request.options, request.scope, request.withheld, place, context, {});
        QVERIFY2(written, written ? "" : written.error().message().c_str());
        QFile html(QString::fromStdString(place));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray text = html.readAll();
        QVERIFY(text.contains("Redacted: ") && !text.contains("opt/<wbr>demo"));
        const auto evidence = writeReportOf(*m_comparison, ReportFormat::Evidence, request.options, request.scope, request.withheld, place + ".json", context, {});
        QVERIFY(!evidence && evidence.error().code == ErrorCode::Usage);
        dialog.accept();
        ReportDialog next(runner, subject(), nullptr);
        QVERIFY(next.request().withheld.empty());
    }

    // Who signed what is in the report, and so in the estimate of it.
    void previewTellsOfTrust()
    {
        JobRunner runner;
        auto trust = std::make_shared<ComparedTrust>();
        trust->sources.push_back({Role::Saved, test::trustReport(), {}, {}});
        std::array<ReportEstimate, 2> estimates;
        for (std::size_t i = 0; i < 2; ++i) {
            ReportSubject about = subject();
            if (i == 1)
                about.trust = trust;
            ReportDialog dialog(runner, about, nullptr);
            dialog.show();
            QTRY_VERIFY_WITH_TIMEOUT(dialog.preview().estimate(), 60'000);
            estimates[i] = *dialog.preview().estimate();
        }
        QVERIFY(estimates[1].pdfBytes > estimates[0].pdfBytes && estimates[1].htmlBytes > estimates[0].htmlBytes);
    }

    void whatStandsAgainstIt()
    {
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        auto *folder = dialog.findChild<QLineEdit *>(u"folder"_s);
        folder->setText(m_folder->filePath(u"missing"_s));
        QVERIFY(!save(dialog)->isEnabled() && !problem(dialog).isEmpty());
        folder->setText(m_folder->path());
        QVERIFY(save(dialog)->isEnabled() && problem(dialog).isEmpty());
        const QString sealed = m_folder->filePath(u"sealed"_s);
        QVERIFY(QDir().mkpath(sealed) && QFile::setPermissions(sealed, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        for (const QString &place : {sealed, u"/sys"_s}) { // root may write into the first
            if (QFileInfo(place).isWritable())
                continue;
            folder->setText(place);
            QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"Nothing can be written"_s));
        }
        folder->setText(m_folder->path());
        auto *signs = dialog.findChild<QCheckBox *>(u"reportSigns"_s);
        signs->setChecked(true);
        QVERIFY(!save(dialog)->isEnabled() && problem(dialog).contains(u"key"_s));
        dialog.findChild<QLineEdit *>(u"signingKey"_s)->setText(u"/k.pem"_s);
        QVERIFY(save(dialog)->isEnabled());
        QCOMPARE(dialog.request().signing.key, std::string("/k.pem"));
        signs->setChecked(false);
        QVERIFY(dialog.request().signing.key.empty());
        // A bundle gets a name that is free; a file is replaced, which is said.
        dialog.findChild<QCheckBox *>(u"writeBundle"_s)->setChecked(true);
        QVERIFY(QDir(m_folder->path()).mkdir(u"report-bundle"_s));
        QCOMPARE(dialog.request().files.back().second, pathBytes(m_folder->filePath(u"report-bundle-2"_s)));
        QFile file(m_folder->filePath(u"report.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        signs->setChecked(true);
        QVERIFY(problem(dialog).contains(u"report.pdf"_s));
    }

    // In the window: a folder and a zip, with the files of tagged paths, only what is asked for, then digests and the check.
    void bundlesFromTheWindow()
    {
        auto window = test::sampleWindow();
        QVERIFY(window);
        tagSomething(*window);
        ReportDialog *dialog = opened(*window);
        QVERIFY(dialog);
        chooseOnly(*dialog, {u"writeBundle"_s, u"writeBundleZip"_s});
        auto *scope = dialog->findChild<QComboBox *>(u"reportScope"_s);
        scope->setCurrentIndex(scope->findData(static_cast<int>(ScopeKind::Tagged)));
        QSignalSpy exported(window.get(), &MainWindow::exported);
        QSignalSpy failed(window.get(), &MainWindow::exportFailed);
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(exported.count() + failed.count(), 2, 120'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first().first().toString()));
        Context context;
        for (const QString &name : {u"report-bundle"_s, u"report-bundle.zip"_s}) {
            const auto check = checkBundle(pathBytes(m_folder->filePath(name)), {}, context);
            QVERIFY2(check && check->exitCode() == 0, qPrintable(name));
        }
        QVERIFY(QDir(m_folder->filePath(u"report-bundle/exhibits"_s)).entryList(QDir::Files).size() > 1);
        QFile html(m_folder->filePath(u"report-bundle/report.html"_s));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray text = html.readAll();
        QVERIFY(text.contains("only paths with the tag look"));
        QCOMPARE(text.count("NOT READ AGAIN: it was chosen to hash the evidence once"), 3);

        QPushButton *details = nullptr;
        for (QPushButton *button : window->findChildren<QPushButton *>()) {
            if (button->text().contains(u"Details"_s))
                details = button;
        }
        QVERIFY(details);
        details->click();
        auto *done = window->findChild<ReportDoneDialog *>();
        QVERIFY(done);
        done->findChild<QPushButton *>(u"copyDigests"_s)->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY(copied.contains(u"  report-bundle/manifest.json\n"_s) && copied.contains(u"  report-bundle.zip\n"_s));
        done->findChild<QPushButton *>(u"checkWritten"_s)->click();
        auto *check = window->findChild<BundleCheckDialog *>();
        QVERIFY(check);
        QTRY_VERIFY_WITH_TIMEOUT(check->result(), 60'000);
        QCOMPARE(check->result()->exitCode(), 0);
    }

    // What was begun is not there, nor anything beside it, and that is said.
    void cancelledLeavesNothing()
    {
        auto window = test::sampleWindow();
        QVERIFY(window);
        ReportDialog *dialog = opened(*window);
        QVERIFY(dialog);
        chooseOnly(*dialog, {u"writePdf"_s, u"writeHtml"_s, u"writeEvidence"_s, u"writeBundle"_s, u"writeBundleZip"_s});
        QSignalSpy exported(window.get(), &MainWindow::exported);
        dialog->accept();
        JobRunner &runner = window->session().runner();
        const auto isWriting = [&runner] {
            const auto jobs = runner.jobs();
            return std::any_of(jobs.begin(), jobs.end(), [](const JobState &job) { return job.info.title.startsWith(u"Writing"_s); });
        };
        QVERIFY(QTest::qWaitFor(isWriting, 30'000));
        runner.cancelAll();
        QTRY_VERIFY_WITH_TIMEOUT(runner.isIdle(), 10'000);
        QTRY_COMPARE(window->findChild<MessageBar *>()->lastText(), u"Writing was cancelled: nothing is left of what was not finished."_s);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), exported.count());
    }

    // Of two bundles the one that is chosen.
    void checksTheChosenBundle()
    {
        ReportDoneDialog done({{"/x/report.pdf", {}, 1, "pdf"}, {"/x/b", {}, 1, "bundle"}, {"/x/b.zip", {}, 1, "bundle-zip"}}, nullptr);
        QSignalSpy wanted(&done, &ReportDoneDialog::checkWanted);
        auto *table = done.findChild<QTreeWidget *>(u"writtenFiles"_s);
        for (int row = 0; row < 3; ++row) {
            table->setCurrentItem(table->topLevelItem(row));
            done.findChild<QPushButton *>(u"checkWritten"_s)->click();
        }
        QCOMPARE(wanted.count(), 3);
        const char *places[] = {"/x/b", "/x/b", "/x/b.zip"};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(wanted.at(i).first().value<std::string>(), std::string(places[i]));
    }

    void signedWithAPassphrase()
    {
        const test::OpensslFiles made(m_folder->filePath(u"keys"_s));
        if (!made.available())
            QSKIP("openssl is not there");
        QVERIFY(made.makeAuthority() && made.makeCertificate("signer", "ec -pkeyopt ec_paramgen_curve:P-256", made.signing, "30", "open-sesame"));
        auto window = test::sampleWindow();
        QVERIFY(window);
        const auto start = [&](const QString &passphrase) {
            ReportDialog *dialog = opened(*window);
            chooseOnly(*dialog, {u"writeBundle"_s});
            dialog->findChild<QCheckBox *>(u"reportSigns"_s)->setChecked(true);
            dialog->findChild<QLineEdit *>(u"signingKey"_s)->setText(made.path("signer.key"));
            dialog->findChild<QLineEdit *>(u"signingCertificate"_s)->setText(made.path("signer.pem"));
            dialog->accept();
            QDialog *asked = nullptr;
            if (!QTest::qWaitFor([&] { return (asked = window->findChild<QDialog *>(u"passphraseDialog"_s)) != nullptr; }, 30'000))
                return;
            asked->findChild<QLineEdit *>(u"passphrase"_s)->setText(passphrase);
            asked->accept();
        };
        QSignalSpy failed(window.get(), &MainWindow::exportFailed);
        start(u"wrong"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 30'000);
        QVERIFY(!QFile::exists(m_folder->filePath(u"report-bundle"_s)));
        QTRY_VERIFY(!window->findChild<QDialog *>(u"passphraseDialog"_s));
        QSignalSpy exported(window.get(), &MainWindow::exported);
        start(u"open-sesame"_s);
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 120'000);
        Context context;
        BundleCheckOptions options;
        options.signers = *TrustAnchors::load(pathBytes(made.path("ca.pem")));
        const auto check = checkBundle(pathBytes(m_folder->filePath(u"report-bundle"_s)), options, context);
        QVERIFY(check.has_value());
        QCOMPARE(check->of("signature"), ProofVerdict::Holds);
        QCOMPARE(check->of("pdf-signature"), ProofVerdict::Holds);
        // Nothing of a passphrase is remembered.
        const QSettings settings;
        for (const QString &name : settings.allKeys())
            QVERIFY(!settings.value(name).toString().contains(u"sesame"_s));
    }

    // Of a bundle from the window, its question is answered elsewhere, and the answer comes back.
    void timeStampIsTakenIn()
    {
        const test::OpensslFiles made(m_folder->filePath(u"keys"_s));
        if (!made.available())
            QSKIP("openssl is not there");
        QVERIFY(made.makeAll());
        Context context;
        ReportParts nothing;
        const std::string folder = pathBytes(m_folder->filePath(u"b"_s));
        QVERIFY(writeReport(*m_comparison, ReportFormat::Bundle, plainReportOptions(), folder, context, nothing).has_value());
        QVERIFY(!made.answer(m_folder->filePath(u"b/manifest.json.tsq"_s)).empty());
        JobRunner runner;
        BundleCheckDialog dialog(runner, folder, nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.result() && !dialog.isChecking(), 60'000);
        QCOMPARE(dialog.result()->of("time-stamp"), ProofVerdict::Absent);
        // What is no answer changes nothing, and is told.
        dialog.takeReply(pathBytes(made.path("ca.pem")));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isChecking() && !dialog.result(), 60'000);
        QVERIFY(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text().contains(u"not taken in"_s));
        dialog.takeReply(pathBytes(made.path("answer.tsr")));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.result() && !dialog.isChecking(), 60'000);
        QCOMPARE(dialog.result()->of("time-stamp"), ProofVerdict::Unproven); // nobody was named who is trusted
        QVERIFY(QFile::exists(m_folder->filePath(u"b/manifest.json.tsr"_s)));
    }

    // Everything of it fits on a small screen.
    void fitsASmallScreen()
    {
        JobRunner runner;
        ReportDialog dialog(runner, subject(), nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY2(dialog.minimumSizeHint().width() <= 1000 && dialog.minimumSizeHint().height() <= 660,
                 qPrintable(QStringLiteral("%1x%2").arg(dialog.minimumSizeHint().width()).arg(dialog.minimumSizeHint().height())));
    }

private:
    ReportSubject subject() const
    {
        ReportSubject subject;
        subject.comparison = m_comparison;
        return subject;
    }

    static QPushButton *save(ReportDialog &dialog) { return dialog.findChild<QDialogButtonBox *>(u"buttons"_s)->button(QDialogButtonBox::Save); }
    static QString problem(ReportDialog &dialog) { return dialog.findChild<QLabel *>(u"reportProblem"_s)->text(); }

    ReportDialog *opened(MainWindow &window) const
    {
        window.findChild<QAction *>(u"report"_s)->trigger();
        auto *dialog = window.findChild<ReportDialog *>();
        if (dialog) {
            dialog->findChild<QLineEdit *>(u"folder"_s)->setText(m_folder->path());
            dialog->findChild<QCheckBox *>(u"hashAgain"_s)->setChecked(false);
        }
        return dialog;
    }

    static void chooseOnly(ReportDialog &dialog, const QStringList &formats)
    {
        for (const char *name : {"writePdf", "writeHtml", "writeEvidence", "writeBundle", "writeBundleZip"})
            dialog.findChild<QCheckBox *>(QString::fromLatin1(name))->setChecked(formats.contains(QString::fromLatin1(name)));
    }

    static void tagSomething(MainWindow &window)
    {
        CaseNotes &notes = window.annotator()->notes();
        Tag tag;
        tag.name = "look";
        notes.setTags({tag});
        const DiffTree &tree = *window.session().comparison()->tree;
        for (std::uint32_t i = 1; i < tree.size(); ++i) {
            const Entry *entry = tree.entry(DiffNodeId(i), LiveSide);
            if (tree.differs(DiffNodeId(i)) && entry && entry->type == EntryType::File) {
                notes.toggleTag({tree.path(DiffNodeId(i))}, notes.annotations().tags().begin()->first);
                return;
            }
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ComparisonPtr m_comparison;
};

QTEST_MAIN(tst_ReportDialog)
#include "tst_reportdialog.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bundlecheckdialog.h"

#include "report/bundle/bundle.h"
#include "samplewindow.h"
#include "support/reportcase.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

#include <fstream>
#include <memory>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_BundleCheckDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowForEveryLayer();
    void whatFailsIsShownFirst();
    void whomToTrust();
    void noBundle();
    void closedWhileChecking();
    void droppedOnTheWindow();

private:
    std::string place() const { return m_folder->filePath(u"bundle"_s).toStdString(); }
    static bool wait(BundleCheckDialog &dialog)
    {
        return QTest::qWaitFor([&dialog] { return !dialog.isChecking(); }, 60'000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    JobRunner m_runner;
};

void tst_BundleCheckDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    BundleOptions options;
    options.report = test::fixedOptions();
    Context context;
    QVERIFY(writeBundle(test::smallCase(), options, place(), context));
}

void tst_BundleCheckDialog::rowForEveryLayer()
{
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog));
    QVERIFY(dialog.result() && dialog.result()->exitCode() == 0);
    const auto *layers = dialog.findChild<QTreeWidget *>(u"bundleLayers"_s);
    QCOMPARE(layers->topLevelItemCount(), static_cast<int>(dialog.result()->layers.size()));
    QCOMPARE(layers->topLevelItem(1)->text(0), u"Manifest"_s);
    QCOMPARE(layers->topLevelItem(1)->text(1), u"holds"_s);
    QVERIFY(!layers->topLevelItem(1)->icon(1).isNull());
    for (int row = 0; row < layers->topLevelItemCount(); ++row)
        QVERIFY(!layers->topLevelItem(row)->text(2).isEmpty() && !layers->topLevelItem(row)->text(0).contains(u'-'));
    QVERIFY(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text().contains(u"nobody has signed it"_s));
    dialog.findChild<QTreeWidget *>(u"bundleLayers"_s)->setCurrentItem(layers->topLevelItem(1));
    QVERIFY(dialog.findChild<QPlainTextEdit *>(u"bundleDetails"_s)->toPlainText().contains(u"root over all sources: "_s));
}

void tst_BundleCheckDialog::whatFailsIsShownFirst()
{
    std::ofstream(place() + "/findings.csv") << "x";
    std::ofstream(place() + "/<img src=x>&amp;") << "x";
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog));
    QVERIFY(dialog.result() && dialog.result()->exitCode() == 1);
    QCOMPARE(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text(), u"This bundle does not hold."_s);
    auto *layers = dialog.findChild<QTreeWidget *>(u"bundleLayers"_s);
    QCOMPARE(layers->currentItem()->text(0), u"Folder"_s);
    QCOMPARE(layers->currentItem()->text(1), u"fails"_s);
    const auto *details = dialog.findChild<QPlainTextEdit *>(u"bundleDetails"_s);
    QVERIFY2(details->toPlainText().contains(u"<img src=x>&amp;"_s), qPrintable(details->toPlainText()));
    layers->setCurrentItem(layers->topLevelItem(2));
    QVERIFY(details->toPlainText().contains(u"altered: findings.csv"_s));
}

void tst_BundleCheckDialog::whomToTrust()
{
    BundleCheckDialog dialog(m_runner, place(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog) && dialog.result());
    // A file without a certificate is a problem of that file, not of the bundle.
    auto *signers = dialog.findChild<QLineEdit *>(u"trustedSigners"_s);
    signers->setFocus();
    QTest::keyClicks(signers, QString::fromStdString(place()) + u"/README.txt"_s);
    QSignalSpy checked(&dialog, &BundleCheckDialog::checked);
    QTest::keyClick(signers, Qt::Key_Return);
    QVERIFY(checked.wait(60'000) && !dialog.result());
    QVERIFY(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text().contains(u"there is no certificate in it"_s));
    signers->selectAll();
    QTest::keyClick(signers, Qt::Key_Delete);
    QTest::keyClick(signers, Qt::Key_Return);
    QVERIFY(checked.wait(60'000) && dialog.result());
}

void tst_BundleCheckDialog::noBundle()
{
    BundleCheckDialog dialog(m_runner, m_folder->path().toStdString(), nullptr);
    dialog.show();
    QVERIFY(wait(dialog) && !dialog.result());
    QVERIFY(dialog.findChild<QLabel *>(u"bundleConclusion"_s)->text().contains(u"no report bundle"_s));
    const BundleCheckDialog empty(m_runner, {}, nullptr);
    QVERIFY(!empty.isChecking() && empty.findChild<QLabel *>(u"bundleConclusion"_s)->text().contains(u"manifest.json"_s));
    QVERIFY(looksLikeBundle(place()) && !looksLikeBundle(m_folder->path().toStdString()));
}

void tst_BundleCheckDialog::closedWhileChecking()
{
    for (int i = 0; i < 10; ++i) {
        auto dialog = std::make_unique<BundleCheckDialog>(m_runner, place(), nullptr);
        dialog->show();
        if (i % 2)
            QCoreApplication::processEvents();
        dialog->check(place());
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_runner.isIdle(), 60'000);
}

void tst_BundleCheckDialog::droppedOnTheWindow()
{
    MainWindow window;
    window.setUnattended();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(place()))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &drop);
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<BundleCheckDialog *>(), 60'000);
    auto *dialog = window.findChild<BundleCheckDialog *>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->result().has_value(), 60'000);
    dialog->reject();
    QTRY_VERIFY(!window.findChild<BundleCheckDialog *>());
    QVERIFY(!window.session().comparison());
    window.findChild<QAction *>(u"checkBundle"_s)->trigger();
    QVERIFY(window.findChild<BundleCheckDialog *>() && window.findChild<BundleCheckDialog *>()->isVisible());
}

QTEST_MAIN(tst_BundleCheckDialog)
#include "tst_bundlecheckdialog.moc"

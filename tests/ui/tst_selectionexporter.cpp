// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#ifndef Q_MOC_RUN // moc 6.4 does not get through <concepts>
#include "samplewindow.h"

#include "ui/annotator.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/selectionexporter.h"
#endif

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestSelectionExporter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void selectedRows();
    void tag();
    void asTar();
    void refusesEvidence();
    void replacesNothing();
    void cancelled();

private:
    SelectionExporter &exporter() { return *m_window->selectionExporter(); }
    SelectionExportDialog *dialog() { return m_window->findChild<SelectionExportDialog *>(); }
    QString failure;
    QStringList written;
    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

void TestSelectionExporter::initTestCase()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
    QVERIFY(showAll(*m_window));
    connect(&exporter(), &SelectionExporter::exported, this, [this](const QString &path) { written.append(path); });
    connect(&exporter(), &SelectionExporter::exportFailed, this, [this](const QString &why) { failure = why; });
}

void TestSelectionExporter::init()
{
    failure.clear();
    written.clear();
}

void TestSelectionExporter::selectedRows()
{
    m_window->session().setCurrent(find(*m_window, "srv"));
    QVERIFY(exporter().action()->isEnabled());
    exporter().action()->trigger();
    SelectionExportDialog *asked = dialog();
    QVERIFY(asked);
    QVERIFY(asked->belowBox()->isEnabled() && asked->belowBox()->isChecked());
    QVERIFY(!asked->sideBox(VendorSide)->isEnabled() || m_window->session().comparison()->tree->entry(find(*m_window, "srv"), VendorSide));
    asked->folderEdit()->setText(m_folder.path());
    asked->nameEdit()->setText(u"srv"_s);
    QCOMPARE(asked->problem(), QString());
    QTRY_VERIFY(!asked->sizeLine().startsWith(u"Counting"_s));
    asked->accept();
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(failure, QString());
    QCOMPARE(written, QStringList({m_folder.filePath(u"srv"_s)}));
    QVERIFY(QFileInfo::exists(m_folder.filePath(u"srv/live/srv/shop/bin/start"_s)));
    QVERIFY(m_window->messages()->lastText().contains(u"Written and read back"_s));
    QFile manifest(m_folder.filePath(u"srv/manifest.json"_s));
    QVERIFY(manifest.open(QIODevice::ReadOnly));
    const QJsonObject told = QJsonDocument::fromJson(manifest.readAll()).object();
    QCOMPARE(told[u"schema"_s].toString(), u"assay-export/1"_s);
    QVERIFY(told[u"paths"_s].toArray().size() > 5);
    QProcess check;
    check.setWorkingDirectory(m_folder.filePath(u"srv"_s));
    check.start(u"sha256sum"_s, {u"--check"_s, u"--strict"_s, u"--quiet"_s, u"SHA256SUMS"_s});
    QVERIFY(check.waitForFinished());
    QCOMPARE(check.exitCode(), 0);
}

void TestSelectionExporter::tag()
{
    CaseNotes &notes = m_window->annotator()->notes();
    const TagId id = notes.annotations().tags().begin()->first;
    notes.toggleTag({"srv/shop/bin/start", "etc/passwd", "not/there"}, id);
    Q_EMIT exporter().tagMenu()->aboutToShow();
    const auto actions = exporter().tagMenu()->actions();
    QCOMPARE(actions.size(), qsizetype(notes.annotations().tags().size()));
    QVERIFY(actions.front()->isEnabled());
    QVERIFY(actions.front()->text().contains(u"(3)"_s));
    QVERIFY(!actions.back()->isEnabled());
    actions.front()->trigger();
    SelectionExportDialog *asked = dialog();
    QVERIFY(asked);
    QCOMPARE(asked->selection().nodes.size(), std::size_t(2));
    asked->folderEdit()->setText(m_folder.path());
    asked->nameEdit()->setText(u"tagged"_s);
    asked->sideBox(VendorSide)->setChecked(false);
    asked->accept();
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(failure, QString());
    QVERIFY(QFileInfo::exists(m_folder.filePath(u"tagged/live/srv/shop/bin/start"_s)));
    QVERIFY(!QFileInfo::exists(m_folder.filePath(u"tagged/vendor"_s)));
    notes.undo();
}

void TestSelectionExporter::asTar()
{
    m_window->session().setCurrent(find(*m_window, "etc"));
    auto *asked = qobject_cast<SelectionExportDialog *>(exporter().ask(m_window->session().selectedRows()));
    QVERIFY(asked);
    asked->folderEdit()->setText(m_folder.path());
    asked->nameEdit()->setText(u"etc"_s);
    asked->tarButton()->setChecked(true);
    QCOMPARE(asked->path(), pathBytes(m_folder.filePath(u"etc.tar"_s)));
    asked->accept();
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(failure, QString());
    QProcess list;
    list.start(u"tar"_s, {u"-tf"_s, m_folder.filePath(u"etc.tar"_s)});
    QVERIFY(list.waitForFinished());
    QCOMPARE(list.exitCode(), 0);
    const QByteArray names = list.readAllStandardOutput();
    QVERIFY(names.contains("etc/live/etc/passwd\n") && names.contains("etc/manifest.json\n") && names.contains("etc/SHA256SUMS\n"));
}

void TestSelectionExporter::refusesEvidence()
{
    const std::string inside = m_window->session().comparison()->sources[SavedSide]->source->location();
    m_window->session().setCurrent(find(*m_window, "etc/passwd"));
    auto *asked = qobject_cast<SelectionExportDialog *>(exporter().ask(m_window->session().selectedRows()));
    QVERIFY(asked);
    asked->folderEdit()->setText(QFileInfo(nativePath(inside)).path());
    asked->nameEdit()->setText(QFileInfo(nativePath(inside)).fileName());
    QVERIFY(asked->problem().contains(u"inside the evidence"_s));
    asked->accept();
    QVERIFY(asked->isVisible());
    SelectionExport what = asked->selection();
    asked->reject();
    exporter().save(what, inside + "/below"); // whoever asks for it
    QVERIFY(waitIdle(*m_window));
    QVERIFY2(failure.contains(u"part of the evidence"_s), qPrintable(failure));
}

void TestSelectionExporter::replacesNothing()
{
    m_window->session().setCurrent(find(*m_window, "etc/passwd"));
    auto *asked = qobject_cast<SelectionExportDialog *>(exporter().ask(m_window->session().selectedRows()));
    QVERIFY(asked);
    asked->folderEdit()->setText(m_folder.path());
    asked->nameEdit()->setText(u"srv"_s); // was written above
    QVERIFY(asked->problem().contains(u"there already"_s));
    asked->nameEdit()->setText(u"a/b"_s);
    QVERIFY(asked->problem().contains(u"without slashes"_s));
    asked->nameEdit()->setText(u"new"_s);
    QCOMPARE(asked->problem(), QString());
    for (int side = 0; side < sideCount; ++side)
        asked->sideBox(side)->setChecked(false);
    QVERIFY(asked->problem().contains(u"at least one"_s));
    asked->reject();
}

void TestSelectionExporter::cancelled()
{
    SelectionExport what;
    what.comparison = m_window->session().comparison();
    what.sides = {true, true, true};
    for (std::uint32_t i = 1; i < what.comparison->tree->size(); ++i)
        what.nodes.push_back(DiffNodeId(i));
    exporter().save(what, pathBytes(m_folder.filePath(u"stopped"_s)));
    m_window->session().runner().cancelAll();
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(failure, QString());
    QVERIFY(!QFileInfo::exists(m_folder.filePath(u"stopped"_s)));
    QVERIFY(QDir(m_folder.path()).entryList({u".assay-*"_s}, QDir::AllEntries | QDir::Hidden).isEmpty());
}

QTEST_MAIN(TestSelectionExporter)
#include "tst_selectionexporter.moc"

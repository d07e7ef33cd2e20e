// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#ifndef Q_MOC_RUN // moc 6.4 does not get through <concepts>
#include "samplewindow.h"

#include "items/displaytext.h"
#include "ui/columns.h"
#include "ui/filteredit.h"
#include "ui/hashlists.h"
#include "ui/hashlistsdialog.h"
#include "ui/knownglyphs.h"
#include "ui/messagebar.h"
#include "ui/pathtext.h"
#include "ui/preview/metadatamodel.h"
#include "ui/preview/metadataview.h"
#include "ui/preview/previewpanel.h"
#include "ui/settings.h"
#endif

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

class TestHashLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void marksRows();
    void filters();
    void metadata();
    void dialog();
    void dropped();
    void whatIsNoList();
    void onlyMd5();
    void noMoreThanFit();
    void remembered();
    void reports();
    void glyphs();

private:
    std::string write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return pathBytes(file.fileName());
    }
    QByteArray digestOf(const char *path, int side)
    {
        const DiffTree &tree = *m_window->session().comparison()->tree;
        const Sha256Digest *digest = tree.tree(side)->digest(tree.node(find(*m_window, path)).side[static_cast<std::size_t>(side)]);
        return digest ? QByteArray::fromStdString(toHex(*digest)) : QByteArray();
    }
    HashLists &lists() { return *m_window->hashLists(); }
    bool add(const std::string &path, std::uint8_t kind)
    {
        lists().add(path, kind);
        return waitIdle(*m_window);
    }
    QString text(const char *path, int side, int column)
    {
        DiffTreeModel *model = m_window->panes()->pane(side)->model();
        return model->indexOf(find(*m_window, path)).siblingAtColumn(column).data().toString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

namespace {
constexpr const char *changedPath = "srv/shop/bin/start";
}

void TestHashLists::initTestCase()
{
    m_window = sampleWindow();
    QVERIFY(m_window);
}

void TestHashLists::init()
{
    while (!lists().lists().empty())
        lists().remove(0);
    AppSettings::setHashLists({});
    AppSettings::setFlag(u"rememberHashLists"_s, false);
    QVERIFY(showAll(*m_window));
}

void TestHashLists::marksRows()
{
    QVERIFY(!digestOf(changedPath, LiveSide).isEmpty());
    m_window->panes()->columns()->setShown(DiffTreeModel::KnownColumn, false);
    QVERIFY(add(write(u"bad.txt"_s, digestOf(changedPath, LiveSide) + "  x\n"), Known::Bad));
    QCOMPARE(lists().lists().size(), std::size_t(1));
    QVERIFY(m_window->panes()->columns()->isShown(DiffTreeModel::KnownColumn));
    QCOMPARE(m_window->panes()->columns()->order().indexOf(DiffTreeModel::KnownColumn), 2); // where it is seen
    QCOMPARE(text(changedPath, LiveSide, DiffTreeModel::KnownColumn), u"bad"_s);
    const QModelIndex row = m_window->panes()->pane(LiveSide)->model()->indexOf(find(*m_window, changedPath));
    QCOMPARE(row.data(DiffTreeModel::KnownRole).toUInt(), unsigned(Known::Bad));
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(u"known: bad"_s));
    QVERIFY(row.data(FlatTreeModel::FirstRole).isValid());
    QVERIFY(add(write(u"good.txt"_s, digestOf(changedPath, LiveSide) + '\n'), Known::Good));
    QCOMPARE(text(changedPath, LiveSide, DiffTreeModel::KnownColumn), u"bad, good"_s);
    lists().remove(0);
    QCOMPARE(text(changedPath, LiveSide, DiffTreeModel::KnownColumn), u"good"_s);
    lists().remove(0);
    QCOMPARE(text(changedPath, LiveSide, DiffTreeModel::KnownColumn), QString());
    QVERIFY(lists().known() == nullptr);
}

void TestHashLists::filters()
{
    QCOMPARE(FilterEdit::proposals(u"known:"_s, false), QStringList({u"known:no"_s, u"known:good"_s, u"known:bad"_s}));
    ProjectionQuery query = m_window->session().query();
    query.text = "known:bad";
    m_window->session().setQuery(query);
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(m_window->session().projection()->matches, 0U);
    QVERIFY(add(write(u"bad.txt"_s, digestOf(changedPath, LiveSide) + '\n'), Known::Bad));
    QVERIFY(m_window->session().projection()->matches >= 1U);
    QVERIFY(m_window->session().projection()->shows(find(*m_window, changedPath)));
    lists().remove(0);
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(m_window->session().projection()->matches, 0U);
}

void TestHashLists::metadata()
{
    QVERIFY(add(write(u"odd\u202e.txt"_s, digestOf(changedPath, LiveSide) + '\n'), Known::Bad));
    m_window->session().setCurrent(find(*m_window, changedPath));
    QVERIFY(waitIdle(*m_window));
    MetadataModel model;
    model.setKnown(lists().known());
    model.show(m_window->session().comparison(), find(*m_window, changedPath));
    QString said;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, MetadataModel::PropertyColumn).data().toString() == u"Hash lists"_s)
            said = model.index(row, MetadataModel::LiveColumn).data().toString();
    }
    QVERIFY(said.startsWith(u"known bad: odd"_s));
    QVERIFY(!said.contains(QChar(0x202e)));
}

void TestHashLists::dialog()
{
    auto *dialog = qobject_cast<HashListsDialog *>(lists().showDialog());
    QVERIFY(dialog);
    QCOMPARE(dialog->table()->topLevelItemCount(), 0);
    QVERIFY(add(write(u"good.csv"_s, "\"MD5\",\"SHA-256\"\n\"\",\"" + digestOf(changedPath, LiveSide) + "\"\n\"x\",\"\"\n"), Known::Good));
    QCOMPARE(dialog->table()->topLevelItemCount(), 1);
    const QTreeWidgetItem *row = dialog->table()->topLevelItem(0);
    QCOMPARE(row->text(0), u"known good"_s);
    QCOMPARE(row->text(1), u"good.csv"_s);
    QCOMPARE(row->text(2), u"1"_s);
    QVERIFY(row->text(3).startsWith(u"1 line"_s));
    QCOMPARE(row->text(4), fromUtf8View(toHex(lists().lists()[0]->sha256)));
    QVERIFY(!dialog->removeButton()->isEnabled());
    dialog->table()->setCurrentItem(dialog->table()->topLevelItem(0));
    QVERIFY(dialog->removeButton()->isEnabled());
    dialog->removeButton()->click();
    QCOMPARE(lists().lists().size(), std::size_t(0));
    dialog->close();
}

void TestHashLists::dropped()
{
    auto *dialog = qobject_cast<HashListsDialog *>(lists().showDialog());
    auto *place = dialog->findChild<HashListDrop *>(u"hashListDropBad"_s);
    QVERIFY(place);
    const std::string path = write(u"drop.txt"_s, digestOf(changedPath, LiveSide) + '\n');
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(nativePath(path))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &enter);
    QVERIFY(enter.isAccepted() && enter.dropAction() == Qt::CopyAction);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &drop);
    QCOMPARE(drop.dropAction(), Qt::CopyAction);
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(lists().lists().size(), std::size_t(1));
    QCOMPARE(lists().lists()[0]->kind, std::uint8_t(Known::Bad));
    QMimeData remote;
    remote.setUrls({QUrl(u"http://example.org/list"_s)});
    QDragEnterEvent far({5, 5}, Qt::CopyAction, &remote, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(place, &far);
    QVERIFY(!far.isAccepted());
    dialog->close();
}

void TestHashLists::whatIsNoList()
{
    QVERIFY(add(write(u"prose.txt"_s, "one\ntwo\n"), Known::Bad));
    QCOMPARE(lists().lists().size(), std::size_t(0));
    QVERIFY2(m_window->messages()->lastText().contains(u"prose.txt was not taken as a hash list."_s), qPrintable(m_window->messages()->lastText()));
    QVERIFY2(m_window->messages()->lastText().contains(u"line 1"_s), qPrintable(m_window->messages()->lastText()));
}

void TestHashLists::onlyMd5()
{
    QVERIFY(add(write(u"md5.txt"_s, QByteArray(32, 'a') + '\n'), Known::Bad));
    QCOMPARE(lists().lists().size(), std::size_t(1));
    QCOMPARE(lists().lists()[0]->otherHashes, std::uint64_t(1));
    QVERIFY2(m_window->messages()->lastText().contains(u"holds no SHA-256"_s), qPrintable(m_window->messages()->lastText()));
}

// Those that are still read count: they were asked for in a row. The first is the one that takes longest to read, and stays the first.
void TestHashLists::noMoreThanFit()
{
    const QByteArray text = digestOf(changedPath, LiveSide) + '\n';
    std::vector<std::string> paths;
    for (int i = 0; i < 66; ++i)
        paths.push_back(write(u"%1.txt"_s.arg(i), i == 0 ? text.repeated(100'000) : text));
    for (const std::string &path : paths)
        lists().add(path, Known::Bad);
    QVERIFY2(m_window->messages()->lastText().contains(u"65.txt was not read: there are 64 lists already."_s), qPrintable(m_window->messages()->lastText()));
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(lists().lists().size(), std::size_t(64));
    for (std::size_t i = 0; i < 64; ++i)
        QCOMPARE(lists().lists()[i]->path, paths[i]);
    lists().remove(0);
    QVERIFY(add(paths.back(), Known::Bad));
    QCOMPARE(lists().lists().size(), std::size_t(64));
    // One that cannot be read takes nobody's place.
    lists().remove(0);
    QVERIFY(add(write(u"prose.txt"_s, "one\ntwo\n"), Known::Bad));
    QVERIFY(add(paths.front(), Known::Bad));
    QCOMPARE(lists().lists().size(), std::size_t(64));
}

void TestHashLists::remembered()
{
    const std::string path = write(u"again \xe4.txt"_s, digestOf(changedPath, LiveSide) + '\n');
    QVERIFY(add(path, Known::Bad));
    QVERIFY(AppSettings::hashLists().empty()); // only where it is wanted
    lists().setRemembers(true);
    QCOMPARE(AppSettings::hashLists().size(), std::size_t(1));
    QCOMPARE(AppSettings::hashLists()[0].first, path);
    QVERIFY(AppSettings::hashLists()[0].second);
    lists().setRemembers(false);
    QVERIFY(AppSettings::hashLists().empty());
    lists().setRemembers(true);
    auto other = sampleWindow();
    other->hashLists()->restore();
    QVERIFY(waitIdle(*other));
    QCOMPARE(other->hashLists()->lists().size(), std::size_t(1));
    lists().setRemembers(false);
}

void TestHashLists::reports()
{
    QVERIFY(add(write(u"bad.txt"_s, digestOf(changedPath, LiveSide) + '\n'), Known::Bad));
    const QString html = m_folder.filePath(u"r.html"_s);
    const QString json = m_folder.filePath(u"e.json"_s);
    bool done = false;
    ReportOptions options;
    options.created = ReportClock::now();
    m_window->writeReports({{ReportFormat::Html, pathBytes(html)}, {ReportFormat::Evidence, pathBytes(json)}}, options, [&done](const auto &all) {
        done = std::all_of(all.begin(), all.end(), [](const auto &one) { return one.has_value(); });
    });
    QVERIFY(waitIdle(*m_window) && done);
    QFile page(html);
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QByteArray text = page.readAll();
    QVERIFY(text.contains("id=\"hashlists\""));
    QVERIFY(text.contains(digestOf(changedPath, LiveSide)));
    QFile evidence(json);
    QVERIFY(evidence.open(QIODevice::ReadOnly));
    QVERIFY(!evidence.readAll().contains("bad.txt")); // its schema is fixed
}

// Told apart without colour.
void TestHashLists::glyphs()
{
    const auto drawn = [this](std::uint8_t known) {
        QImage image(32, 32, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintKnownGlyph(painter, QRectF(0, 0, 32, 32), known, m_window->palette(), false);
        painter.end();
        return image.convertToFormat(QImage::Format_Grayscale8);
    };
    const QImage none = drawn(0);
    const QImage good = drawn(Known::Good);
    const QImage bad = drawn(Known::Bad);
    int different = 0;
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 32; ++x)
            different += std::abs(qGray(good.pixel(x, y)) - qGray(bad.pixel(x, y))) > 60;
    }
    QVERIFY(different > 150);
    QVERIFY(none != good);
    QCOMPARE(drawn(Known::Bad | Known::Good), bad);
}

QTEST_MAIN(TestHashLists)
#include "tst_hashlists.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"
#include "support/paintrecorder.h"

#include "ui/annotator.h"
#include "ui/findingspanel.h"
#include "ui/plaintext.h"
#include "ui/preview/previewpanel.h"
#include "ui/searchpanel.h"

#include <QAction>
#include <QBitmap>
#include <QDockWidget>
#include <QLineEdit>
#include <QSettings>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeView>

#include <set>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// From right to left as from left to right: nothing is painted over anything.
class TestReverse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void nothingOverlaps_data();
    void nothingOverlaps();
    void findingsAreMirrored();
    void trustIsMirrored();
    void cutAtItsEnd_data();
    void cutAtItsEnd();

private:
    void look(const QString &where);
    void dock(const char *name);

    std::unique_ptr<MainWindow> m_window;
    std::set<QString> m_wrong;
    std::size_t m_compared = 0;
};

void TestReverse::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-reverse"_s);
    QSettings().clear();
}

void TestReverse::cleanup()
{
    m_window.reset();
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestReverse::dock(const char *name)
{
    auto *which = m_window->findChild<QDockWidget *>(QString::fromLatin1(name));
    which->show();
    which->raise();
    QTest::qWait(1);
    QVERIFY(waitIdle(*m_window));
}

void TestReverse::look(const QString &where)
{
    PaintRecorder recorder(m_window->size());
    m_window->render(&recorder);
    const std::vector<PaintedText> &texts = recorder.texts();
    const auto complain = [&](const QString &what, const QRect &area) {
        const QWidget *child = m_window->childAt(area.center());
        m_wrong.insert(u"%1: %2 in %3"_s.arg(where, what, child ? child->objectName() + u" of "_s + child->parentWidget()->objectName() : QString()));
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        // Without the room that letters have round them.
        const QRect area = texts[i].area.adjusted(1, 3, -1, -3);
        if (area.isEmpty())
            continue;
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            ++m_compared;
            const QRect both = area.intersected(texts[j].area.adjusted(1, 3, -1, -3));
            if (both.width() > 2 && both.height() > 2 && texts[i].area != texts[j].area)
                complain(u"“%1” over “%2”"_s.arg(texts[j].text, texts[i].text), both);
        }
        for (const PaintedFigure &figure : recorder.figures()) {
            const bool glyph = figure.area.width() >= 8 && figure.area.width() <= 20 && figure.area.height() >= 8 && figure.area.height() <= 20;
            const QRect both = area.intersected(figure.area.adjusted(1, 1, -1, -1));
            // A letter in a tag belongs there.
            if (glyph && !figure.filled && both.width() > 2 && both.height() > 2 && !figure.area.contains(texts[i].area.center()))
                complain(u"glyph over “%1”"_s.arg(texts[i].text), both);
        }
    }
}

void TestReverse::nothingOverlaps_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestReverse::nothingOverlaps()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    m_window = sampleWindow();
    QVERIFY(m_window);
    m_window->resize(1600, 1000);
    m_wrong.clear();
    m_compared = 0;
    CaseNotes &notes = m_window->annotator()->notes();
    for (const auto &[id, tag] : notes.annotations().tags())
        notes.toggleTag({"srv/shop/bin/start", "etc/motd"}, id);
    QVERIFY(showAll(*m_window));
    m_window->session().setCurrent(find(*m_window, "srv/shop/bin/start"));
    QVERIFY(waitIdle(*m_window));
    dock("previewDock");
    dock("findingsDock");
    m_window->findingsPanel()->view()->expandAll();
    for (const auto &[tab, name] : {std::pair(PreviewPanel::TextTab, u"text"_s), std::pair(PreviewPanel::HexTab, u"hex"_s),
                                    std::pair(PreviewPanel::MetadataTab, u"metadata"_s), std::pair(PreviewPanel::VersionsTab, u"versions"_s)}) {
        m_window->previewPanel()->setTab(tab);
        QVERIFY(waitIdle(*m_window));
        look(name);
    }
    m_window->searchPanel()->field()->setText(u"root"_s);
    QTest::keyClick(m_window->searchPanel()->field(), Qt::Key_Return);
    QVERIFY(QTest::qWaitFor([this] { return !m_window->searchPanel()->isSearching(); }, 60'000));
    for (const char *name : {"overviewDock", "storeDock", "layerDock", "searchDock", "notesDock"}) {
        dock(name);
        look(QString::fromLatin1(name));
    }
    const QStringList wrong(m_wrong.begin(), m_wrong.end());
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    QVERIFY(m_compared > 10'000);
}

// The glyph stands where a row begins, the count where it ends.
void TestReverse::findingsAreMirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    m_window = sampleWindow();
    QVERIFY(m_window);
    dock("findingsDock");
    QTreeView *view = m_window->findingsPanel()->view();
    PaintRecorder recorder(view->viewport()->size());
    view->viewport()->render(&recorder);
    const QRect first = view->visualRect(view->model()->index(0, 0));
    const QString title = view->model()->index(0, 0).data().toString();
    QRect words;
    QRect count;
    for (const PaintedText &text : recorder.texts()) {
        if (!first.contains(text.area.center()))
            continue;
        (text.text == title ? words : count) = text.area;
    }
    QVERIFY(words.isValid() && count.isValid());
    QVERIFY(count.right() < words.left());
    bool glyph = false;
    for (const PaintedFigure &figure : recorder.figures())
        glyph |= first.contains(figure.area.center()) && figure.area.left() > words.right();
    QVERIFY(glyph);
}

// What is shorter than its cell stands where the cell begins, as the cell's head does.
void TestReverse::trustIsMirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    m_window = sampleWindow();
    QVERIFY(m_window);
    dock("trustDock");
    int compared = 0;
    for (const char *name : {"trustStatements", "trustWay"}) {
        auto *view = m_window->findChild<QTableView *>(QLatin1StringView(name));
        QVERIFY(view);
        if (!view->currentIndex().isValid())
            view->setCurrentIndex(view->model()->index(0, 0));
        QVERIFY(waitIdle(*m_window));
        PaintRecorder recorder(view->viewport()->size());
        view->viewport()->render(&recorder);
        for (const PaintedText &text : recorder.texts()) {
            const QModelIndex index = view->indexAt(text.area.center());
            const QRect cell = view->visualRect(index);
            if (!index.isValid() || text.area.width() * 2 > cell.width())
                continue;
            ++compared;
            QVERIFY2(cell.right() - text.area.right() < text.area.left() - cell.left(), qPrintable(text.text));
        }
    }
    QVERIFY2(compared > 3, qPrintable(QString::number(compared)));
}

void TestReverse::cutAtItsEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("hash") << u"sha256:2b2010dbf4abff48a5cace11b9d08715dcf47f0b9c4303d7"_s;
    QTest::newRow("path") << u"/usr/share/doc/assay/examples/README.md.orig"_s;
    QTest::newRow("count first") << u"4 of 4 layers altered, and what else is said about them"_s;
}

// A cell too narrow for what stands in it has its "…", which has no ink above its dots, at the right in both directions.
void TestReverse::cutAtItsEnd()
{
    QFETCH(const QString, text);
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), text);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const PlainItemDelegate delegate(Qt::DisplayRole, nullptr);
        QStyleOptionViewItem option;
        option.direction = direction;
        option.state = QStyle::State_Enabled;
        option.rect = QRect(0, 0, 160, 24);
        option.textElideMode = Qt::ElideRight;
        QImage image(option.rect.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(direction);
        delegate.paint(&painter, option, model.index(0, 0));
        painter.end();
        const QRect ink = QRegion(QBitmap::fromImage(image.createMaskFromColor(qRgb(255, 255, 255), Qt::MaskInColor))).boundingRect();
        QVERIFY2(ink.width() > 100 && ink.height() > 6, QByteArray::number(ink.width()).constData());
        const auto hasInkAbove = [&](int left) {
            for (int x = left; x < left + 8; ++x) {
                for (int y = ink.top(); y < ink.center().y(); ++y) {
                    if (image.pixel(x, y) != qRgb(255, 255, 255))
                        return true;
                }
            }
            return false;
        };
        QVERIFY(hasInkAbove(ink.left()));
        QVERIFY(!hasInkAbove(ink.right() - 7));
    }
}

QTEST_MAIN(TestReverse)
#include "tst_reverse.moc"

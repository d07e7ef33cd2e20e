// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "ui/annotator.h"
#include "ui/filterbar.h"
#include "ui/filteredit.h"

#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

// The switches of the filter bar: each kind with its count, what is the same, what has a tag; in any combination.
class TestKindSwitches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void counts();
    void aChipCountsWhatItShows();
    void identicalAlone();
    void anyCombination();
    void tagged();
    void taggedWithOthers();
    void everythingAgain();
    void nothingIsCutWhereItIsNarrow();

private:
    QToolButton *button(const char *name) { return m_window->filterBar()->findChild<QToolButton *>(QString::fromLatin1(name)); }
    void click(const char *name, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    std::size_t matches() { return m_window->session().projection()->matches; }
    std::size_t expected(const std::function<bool(const DiffTree &, DiffNodeId)> &wanted);
    TagId firstTag() { return m_window->annotator()->notes().annotations().tags().begin()->first; }

    std::unique_ptr<MainWindow> m_window;
};

namespace {

bool same(const DiffTree &tree, DiffNodeId id)
{
    return !tree.node(id).changes[0] && !tree.node(id).changes[1] && !tree.node(id).unknown;
}

bool has(const DiffTree &tree, DiffNodeId id, DiffStatus status)
{
    return tree.status(id, 0) == status || tree.status(id, 1) == status;
}

} // namespace

void TestKindSwitches::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-switches"_s);
}

void TestKindSwitches::init()
{
    QSettings().clear();
    m_window = sampleWindow();
    QVERIFY(m_window);
    ProjectionQuery query = m_window->session().query();
    query.unexplainedOnly = false;
    m_window->session().setQuery(query);
    QVERIFY(waitIdle(*m_window));
}

void TestKindSwitches::click(const char *name, Qt::KeyboardModifiers modifiers)
{
    QToolButton *which = button(name);
    QVERIFY2(which && which->isVisible() && which->isEnabled(), name);
    QTest::mouseClick(which, Qt::LeftButton, modifiers);
    QTest::qWait(1);
    QVERIFY(waitIdle(*m_window));
}

std::size_t TestKindSwitches::expected(const std::function<bool(const DiffTree &, DiffNodeId)> &wanted)
{
    const DiffTree &tree = *m_window->session().comparison()->tree;
    std::size_t count = 0;
    for (std::uint32_t id = 1; id < tree.size(); ++id)
        count += wanted(tree, DiffNodeId(id)) ? 1U : 0U;
    return count;
}

void TestKindSwitches::counts()
{
    const std::size_t identical = expected(same);
    QVERIFY(identical > 0);
    const QToolButton *chip = button("chipIdentical");
    QVERIFY(!chip->isChecked());
    QVERIFY2(chip->accessibleName().endsWith(u", %1"_s.arg(identical)), qPrintable(chip->accessibleName()));
    const DiffTree::Totals &totals = m_window->session().comparison()->tree->totals();
    QCOMPARE(identical + totals.explained + totals.unexplained, totals.paths);
    QVERIFY(!button("taggedOnly")->isVisible()); // nothing has a tag
}

// Whoever compares a chip's number with the rows, or with the overview, which counts paths, finds the same: also where a path is modified
// from the vendor to the saved image and again on the disk.
void TestKindSwitches::aChipCountsWhatItShows()
{
    QTemporaryDir dir;
    std::vector<OpenRequest> sides;
    for (const Role role : {Role::Vendor, Role::Saved, Role::Live}) {
        const auto side = static_cast<int>(role);
        const QString folder = dir.filePath(QString::number(side));
        QVERIFY(QDir().mkpath(folder + u"/etc"_s));
        const auto write = [&folder](const QString &name, const QByteArray &content) {
            QFile file(folder + u"/etc/"_s + name);
            return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        };
        QVERIFY(write(u"both"_s, QByteArray::number(side)));
        QVERIFY(write(u"once"_s, role == Role::Live ? "1" : "0"));
        QVERIFY(write(u"never"_s, "x"));
        QVERIFY(role == Role::Live || write(u"gone"_s, "x"));
        sides.push_back({folder.toStdString(), role});
    }
    m_window = std::make_unique<MainWindow>();
    m_window->setUnattended();
    m_window->resize(1400, 900);
    m_window->show();
    m_window->openPaths(sides, AskRoles::WhenAmbiguous);
    QVERIFY(QTest::qWaitFor([this] { return m_window->session().comparison() && !m_window->session().isLoading() && m_window->session().runner().isIdle(); }, 60'000));
    ProjectionQuery query = m_window->session().query();
    query.unexplainedOnly = false;
    m_window->session().setQuery(query);
    QVERIFY(waitIdle(*m_window));
    const DiffTree &tree = *m_window->session().comparison()->tree;
    QVERIFY(tree.status(find(*m_window, "etc/both"), 0) == DiffStatus::Modified && tree.status(find(*m_window, "etc/both"), 1) == DiffStatus::Modified);
    for (const char *chip : {"chipRemoved", "chipModified"}) {
        click(chip, Qt::ShiftModifier);
        QVERIFY2(button(chip)->accessibleName().endsWith(u", %1"_s.arg(matches())), qPrintable(button(chip)->accessibleName()));
    }
    QCOMPARE(matches(), std::size_t{2});
}

void TestKindSwitches::identicalAlone()
{
    click("chipIdentical", Qt::ShiftModifier);
    QCOMPARE(matches(), expected(same));
    QVERIFY(button("chipIdentical")->isChecked());
    QVERIFY(!button("chipAdded")->isChecked());
    QVERIFY(!m_window->filterBar()->differencesButton()->isChecked());
}

void TestKindSwitches::anyCombination()
{
    click("chipIdentical");
    QCOMPARE(matches(), expected([](const DiffTree &, DiffNodeId) { return true; }));
    click("chipAdded");
    QCOMPARE(matches(), expected([](const DiffTree &tree, DiffNodeId id) {
                 return same(tree, id) || has(tree, id, DiffStatus::Removed) || has(tree, id, DiffStatus::Modified)
                     || has(tree, id, DiffStatus::Type) || has(tree, id, DiffStatus::Metadata) || has(tree, id, DiffStatus::Unknown);
             }));
    QVERIFY(button("chipIdentical")->isChecked() && !button("chipAdded")->isChecked());
    // What was added in one step and is the same in the other is not the same.
    const DiffNodeId added = find(*m_window, "srv/shop");
    QVERIFY(added && has(*m_window->session().comparison()->tree, added, DiffStatus::Added));
    click("chipRemoved");
    click("chipModified");
    click("chipIdentical");
    QCOMPARE(matches(), expected([](const DiffTree &tree, DiffNodeId id) { return has(tree, id, DiffStatus::Metadata); }));
    // What is left to be explained has nothing in common with what is the same.
    click("chipIdentical");
    click("unexplainedOnly");
    QVERIFY(!button("chipIdentical")->isChecked() && button("differencesOnly")->isChecked());
    click("chipIdentical");
    QVERIFY(button("chipIdentical")->isChecked() && !button("unexplainedOnly")->isChecked());
}

void TestKindSwitches::tagged()
{
    CaseNotes &notes = m_window->annotator()->notes();
    notes.toggleTag({"etc/motd", "srv/shop/bin/start", "no/such/path"}, firstTag());
    const QToolButton *chip = button("taggedOnly");
    QVERIFY(chip->isVisible() && !chip->isChecked());
    QCOMPARE(chip->accessibleName(), u"Tagged only, 2"_s); // of what is compared
    click("taggedOnly");
    QCOMPARE(matches(), std::size_t{2});
    QCOMPARE(m_window->filterBar()->textEdit()->text(), u"has:tag"_s);
    // It is a filter like any other: changed by hand, undone, followed by what is tagged now.
    notes.toggleTag({"var/www/.cache.cgi"}, firstTag());
    QVERIFY(waitIdle(*m_window));
    QCOMPARE(matches(), std::size_t{3});
    QCOMPARE(chip->accessibleName(), u"Tagged only, 3"_s);
    click("taggedOnly");
    QVERIFY(m_window->filterBar()->textEdit()->text().isEmpty());
    QVERIFY(!chip->isChecked());
    m_window->filterBar()->textEdit()->setText(u"etc has:tag"_s);
    QTest::qWait(1);
    QVERIFY(waitIdle(*m_window));
    QVERIFY(chip->isChecked());
    click("taggedOnly");
    QCOMPARE(m_window->filterBar()->textEdit()->text(), u"etc"_s);
    m_window->filterBar()->textEdit()->setText(u"\"has:tag\""_s); // the name of a file
    QTest::qWait(1);
    QVERIFY(waitIdle(*m_window));
    QVERIFY(!chip->isChecked());
}

void TestKindSwitches::taggedWithOthers()
{
    const DiffTree &tree = *m_window->session().comparison()->tree;
    std::string steady;
    for (std::uint32_t id = 1; steady.empty() && id < tree.size(); ++id) {
        if (same(tree, DiffNodeId(id)))
            steady = tree.path(DiffNodeId(id));
    }
    m_window->annotator()->notes().toggleTag({"var/www/.cache.cgi", steady}, firstTag());
    click("taggedOnly");
    QCOMPARE(matches(), std::size_t{1});
    click("chipIdentical");
    QCOMPARE(matches(), std::size_t{2});
    click("chipIdentical", Qt::ShiftModifier);
    QCOMPARE(matches(), std::size_t{1});
    QVERIFY(m_window->session().projection()->shows(find(*m_window, steady.c_str())));
}

void TestKindSwitches::everythingAgain()
{
    m_window->annotator()->notes().toggleTag({"etc/motd"}, firstTag());
    click("taggedOnly");
    click("chipModified", Qt::ShiftModifier);
    click("filterClear");
    QCOMPARE(matches(), expected([](const DiffTree &, DiffNodeId) { return true; }));
    for (const char *name : {"chipAdded", "chipRemoved", "chipModified", "chipMetadata", "chipIdentical"})
        QVERIFY2(button(name)->isChecked(), name);
    for (const char *name : {"taggedOnly", "differencesOnly", "unexplainedOnly", "filterClear"})
        QVERIFY2(name == std::string_view("filterClear") ? !button(name)->isEnabled() : !button(name)->isChecked(), name);
    QVERIFY(m_window->filterBar()->textEdit()->text().isEmpty());
}

// Words give way to glyph and number, and numbers to glyphs: nothing is cut off, and what is written keeps its room.
void TestKindSwitches::nothingIsCutWhereItIsNarrow()
{
    QWidget holder; // a window of its own would be held to the width of its layout
    holder.resize(1400, 100);
    FilterBar bar(m_window->session(), &holder);
    bar.setMinimumWidth(1);
    holder.show();
    bool shortest = false;
    for (int width = 1400; width >= 780; width -= 20) {
        bar.resize(width, bar.height());
        QCoreApplication::processEvents();
        QCOMPARE(bar.width(), width);
        const QList<QWidget *> parts = bar.findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (const QWidget *part : parts) {
            if (part->isVisible())
                QVERIFY2(part->width() >= part->minimumSizeHint().width(), qPrintable(u"%1 at %2"_s.arg(part->objectName()).arg(width)));
        }
        QVERIFY(bar.textEdit()->width() >= 130);
        auto *chip = bar.findChild<QToolButton *>(u"chipAdded"_s);
        shortest |= chip->text().isEmpty();
        QVERIFY(chip->accessibleName().contains(u"18"_s));
    }
    QVERIFY(shortest);
    QCOMPARE(bar.findChild<QLabel *>(u"filterCount"_s)->text(), u"34 / 338"_s.replace(u"34"_s, QString::number(matches())));
}

QTEST_MAIN(TestKindSwitches)
#include "tst_kindswitches.moc"

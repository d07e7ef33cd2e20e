// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "samplewindow.h"

#include "ui/evidenceexport.h"
#include "ui/imagestoreoffer.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>

using namespace assay;
using namespace Qt::StringLiterals;

// Image stores beside a live store (tests/data/image-stores), in the window.
class TestImageStoreOffer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void offeredAndAdded();
    void besideOthers();
    void wrongStore();
    void notOffered();

private:
    static std::string place(const char *archive) { return std::string(ASSAY_TEST_DATA) + "/live/" + archive + ".tar.gz"; }
    bool settled(const std::function<void()> &after);
    bool open(const char *archive);
    QString message();
    bool isOffered() { return message().contains(u"not in this store"_s); }
    bool menuEnabled() { return m_window->imageStores()->menu()->isEnabled(); }

    std::unique_ptr<MainWindow> m_window;
};

void TestImageStoreOffer::initTestCase()
{
    QCoreApplication::setOrganizationName(u"assay"_s);
    QCoreApplication::setApplicationName(u"assay-test-imagestoreoffer"_s);
}

void TestImageStoreOffer::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

bool TestImageStoreOffer::settled(const std::function<void()> &after)
{
    QSignalSpy spy(&m_window->session(), &Session::settled);
    after();
    return !spy.isEmpty() || spy.wait(60'000);
}

bool TestImageStoreOffer::open(const char *archive)
{
    return settled([&] { m_window->openPaths({{place(archive), Role::Live}}, AskRoles::WhenAmbiguous); });
}

QString TestImageStoreOffer::message()
{
    QStringList texts;
    for (const QWidget *row : m_window->messages()->findChildren<QWidget *>(u"message"_s)) {
        if (row->isVisible())
            texts.append(row->accessibleName());
    }
    return texts.join(u'\n');
}

void TestImageStoreOffer::offeredAndAdded()
{
    QVERIFY(!menuEnabled());
    QVERIFY(open("podman-additional"));
    QVERIFY2(isOffered(), qPrintable(message()));
    QVERIFY(menuEnabled());
    QVERIFY(settled([this] { m_window->imageStores()->add(place("podman-shared")); }));
    QVERIFY(!isOffered());
    ComparisonPtr whole = m_window->session().whole();
    QVERIFY(whole && whole->sources[LiveSide]);
    QVERIFY(whole->complete);
    const auto hasStore = [](const ComparisonPtr &comparison) {
        return std::any_of(comparison->findings.begin(), comparison->findings.end(), [](const Finding &finding) {
            return finding.code == "source.image-store" && finding.store == place("podman-shared");
        });
    };
    QVERIFY(hasStore(whole));
    // Read anew, with it; and opened anew.
    QVERIFY(settled([this] { m_window->session().reload(); }));
    QVERIFY(m_window->session().whole() != whole && hasStore(m_window->session().whole()));
    m_window->findChild<QAction *>(u"closeAll"_s)->trigger();
    QTRY_VERIFY(!m_window->session().comparison());
    QVERIFY(!menuEnabled());
    QVERIFY(open("podman-additional"));
    QVERIFY(!isOffered());
    QVERIFY(hasStore(m_window->session().whole()));
    // It is evidence: nothing is written over it.
    QVERIFY(!outsideEvidence(*m_window->session().whole(), place("podman-shared")));
    QVERIFY(outsideEvidence(*m_window->session().whole(), "/elsewhere.json"));
}

// What could not be read stays out of the comparison, and can still be mended.
void TestImageStoreOffer::besideOthers()
{
    const std::string vendor = std::string(ASSAY_SAMPLE_DIR) + "/rootfs.tar.xz";
    QVERIFY(settled([&] { m_window->openPaths({{vendor, Role::Vendor}, {place("podman-additional"), Role::Live}}, AskRoles::WhenAmbiguous); }));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().whole() && !m_window->session().isLoading(), 60'000);
    QVERIFY(!m_window->session().whole()->sources[LiveSide]);
    QVERIFY2(isOffered() && menuEnabled(), qPrintable(message()));
    m_window->imageStores()->add(place("podman-shared"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().whole()->sources[LiveSide], 60'000);
    QVERIFY(m_window->session().whole()->sources[VendorSide]);
    QVERIFY(!isOffered());
    m_window->session().close(Role::Live);
    QTRY_VERIFY(!m_window->session().whole()->sources[LiveSide]);
    QVERIFY(!menuEnabled());
}

void TestImageStoreOffer::wrongStore()
{
    QVERIFY(open("podman-additional"));
    const ComparisonPtr before = m_window->session().whole();
    m_window->imageStores()->add("/no/such/store");
    QTRY_VERIFY2(message().contains(u"/no/such/store"_s), qPrintable(message()));
    QTRY_VERIFY(m_window->session().runner().isIdle());
    QCOMPARE(m_window->session().whole(), before); // as it was
    QVERIFY(menuEnabled());
    m_window->imageStores()->add(place("podman-shared")); // the wrong one is not kept
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().whole() && m_window->session().whole()->complete, 60'000);
}

void TestImageStoreOffer::notOffered()
{
    QVERIFY(open("docker20"));
    QVERIFY(!isOffered() && !menuEnabled());
    QVERIFY(open("podman"));
    QVERIFY(!isOffered() && menuEnabled());
}

QTEST_MAIN(TestImageStoreOffer)
#include "tst_imagestoreoffer.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "source/kinds.h"
#include "source/store.h"
#include "support/memoryfs.h"
#include "verify/storecheck.h"

#include <QtTest>

#include <functional>
#include <set>

using namespace assay;
using namespace assay::test;

// Stores that podman 4.3.1 wrote while a user ran it, and for user namespaces (tests/data/rootless-stores): what such an engine cannot
// help is told as that and no more, and what somebody did besides is found.
class TestRootless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void honest_data();
    void honest();
    void tampered_data();
    void tampered();
};

static ComparisonPtr checked(const std::shared_ptr<MemoryFs> &fs)
{
    OpenedEvidence evidence;
    evidence.location = "made";
    evidence.fs = fs;
    Context context;
    return fromTestData(checkStore(makeStoreSource(std::move(evidence), fromTestData(readContainersStorageCatalog(*fs, "", Limits()))), {}, context));
}

// "CODE PATH" of layers and of the container, which was never started, each once.
static QByteArray linesOf(const Comparison &comparison)
{
    std::set<std::string> lines;
    for (const Finding &finding : comparison.findings) {
        if (finding.code.starts_with("layer.") || finding.code.starts_with("container."))
            lines.insert(finding.code + ' ' + finding.path);
    }
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return QByteArray::fromStdString(text);
}

static constexpr const char *noDevices = "layer.device-not-made dev/null\nlayer.device-not-made dev/sda\nlayer.device-not-made dev/tty9\n";
static constexpr const char *noOwners = "layer.owner-not-kept home/link\nlayer.owner-not-kept home/user\nlayer.owner-not-kept home/user/file\n";

void TestRootless::honest_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("podman-user-overlay") << QByteArray(noDevices);
    QTest::newRow("podman-user-vfs") << QByteArray(noDevices) + noOwners;
    QTest::newRow("podman-user-mask") << QByteArray(noDevices) + "layer.mode-not-kept bin/mail\nlayer.mode-not-kept bin/su\nlayer.mode-not-kept home/user\nlayer.mode-not-kept tmp\nlayer.owner-not-kept home/link\n";
    QTest::newRow("podman-mapped-vfs") << QByteArray(noOwners);
}

void TestRootless::honest()
{
    QFETCH(QByteArray, lines);
    const ComparisonPtr comparison = checked(std::make_shared<MemoryFs>("live/" + std::string(QTest::currentDataTag()) + ".tar.gz"));
    QCOMPARE(linesOf(*comparison), lines);
    for (const LoadedSourcePtr &source : comparison->liveSources()) {
        for (const LoadedLayer &layer : source->layers)
            QVERIFY2(layer.verdict == LayerVerdict::Intact, layer.verdictReason.c_str());
    }
    for (const Finding &finding : comparison->findings)
        QVERIFY2(finding.severity <= Severity::Low, finding.code.c_str());
    QCOMPARE(comparison->exitCode(), 0);
}

namespace {

// The path of each copy of a file in the store.
std::vector<std::string> copiesOf(const MemoryFs &fs, const std::string &file)
{
    std::vector<std::string> found;
    EvidenceFs::Visitor visitor;
    visitor.item = [&](const EvidenceFs::Item &item) {
        if (std::string_view(item.path).ends_with('/' + file))
            found.emplace_back(item.path);
        return Status();
    };
    visitor.unreadable = [](std::string_view, const Error &) {};
    Context context;
    if (!fs.walk("", visitor, Limits(), context) || found.empty())
        qFatal("no %s", file.c_str());
    return found;
}

using Tamper = void (*)(MemoryFs &);

void onEach(MemoryFs &fs, const std::string &file, const std::function<void(MemoryFs::Node &)> &change)
{
    for (const std::string &path : copiesOf(fs, file))
        change(fs.node(path));
}

void overrideWith(MemoryFs &fs, const std::string &file, const std::string &value)
{
    onEach(fs, file, [&](MemoryFs::Node &node) {
        for (auto &[name, old] : node.xattrs) {
            if (name == "user.containers.override_stat")
                old = value;
        }
    });
}

} // namespace

Q_DECLARE_METATYPE(Tamper)

void TestRootless::tampered_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<Tamper>("tamper");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("stillExcused"); // what the engine could not help is told as before
    QTest::newRow("a file removed") << QByteArray("podman-user-overlay") << Tamper([](MemoryFs &fs) { fs.remove(copiesOf(fs, "etc/shadow").front()); })
                                    << QByteArray("layer.file-removed etc/shadow\n") << true;
    QTest::newRow("a device's name taken") << QByteArray("podman-user-overlay") << Tamper([](MemoryFs &fs) {
        for (const std::string &dev : copiesOf(fs, "dev")) {
            for (const char *name : {"/null", "/sda", "/tty9"})
                fs.file(dev + name, "x");
        }
    }) << QByteArray("layer.type-changed dev/null\n") << false;
    QTest::newRow("a device removed, root's store") << QByteArray("podman-mapped-vfs") << Tamper([](MemoryFs &fs) {
        for (const std::string &path : copiesOf(fs, "dev/null"))
            fs.remove(path);
    }) << QByteArray("layer.file-removed dev/null\n") << true;
    QTest::newRow("setuid added") << QByteArray("podman-user-mask") << Tamper([](MemoryFs &fs) { overrideWith(fs, "bin/plain", "0:0:4755"); })
                                  << QByteArray("layer.mode-changed bin/plain\n") << true;
    QTest::newRow("setuid lost in a layer that keeps it") << QByteArray("podman-user-mask") << Tamper([](MemoryFs &fs) { overrideWith(fs, "tmp", "0:0:1777"); })
                                                          << QByteArray("layer.mode-changed bin/su\n") << true;
    QTest::newRow("another mode besides") << QByteArray("podman-user-mask") << Tamper([](MemoryFs &fs) { overrideWith(fs, "bin/su", "0:0:0777"); })
                                          << QByteArray("layer.mode-changed bin/su\n") << true;
    QTest::newRow("a link of another owner") << QByteArray("podman-user-mask") << Tamper([](MemoryFs &fs) { onEach(fs, "home/link", [](auto &node) { node.stat.uid = 100'005; }); })
                                             << QByteArray("layer.owner-changed home/link\n") << true;
    QTest::newRow("an owner that the map has") << QByteArray("podman-mapped-vfs") << Tamper([](MemoryFs &fs) { onEach(fs, "home/user/file", [](auto &node) { node.stat.uid = 200'007; }); })
                                               << QByteArray("layer.owner-changed home/user/file\n") << true;
    QTest::newRow("nobody, though the map has the owner") << QByteArray("podman-mapped-vfs") << Tamper([](MemoryFs &fs) { onEach(fs, "bin/plain", [](auto &node) { node.stat.uid = 65'534; }); })
                                                          << QByteArray("layer.owner-changed bin/plain\n") << true;
    QTest::newRow("another owner, a user's whole copies") << QByteArray("podman-user-vfs") << Tamper([](MemoryFs &fs) { onEach(fs, "etc/shadow", [](auto &node) { node.stat.uid = 100'999; }); })
                                                          << QByteArray("layer.owner-changed etc/shadow\n") << true;
}

void TestRootless::tampered()
{
    QFETCH(QByteArray, store);
    QFETCH(Tamper, tamper);
    QFETCH(QByteArray, line);
    QFETCH(bool, stillExcused);
    const auto fs = std::make_shared<MemoryFs>("live/" + store.toStdString() + ".tar.gz");
    tamper(*fs);
    const ComparisonPtr comparison = checked(fs);
    const QByteArray lines = linesOf(*comparison);
    QVERIFY2(lines.contains(line), lines.constData());
    QCOMPARE(lines.contains("-not-"), stillExcused);
    QCOMPARE(comparison->exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestRootless)
#include "tst_rootless.moc"

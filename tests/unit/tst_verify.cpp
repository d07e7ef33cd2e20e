// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/loadedtext.h"
#include "support/qtbytes.h"
#include "verify/comparison.h"
#include "verify/enginehabits.h"
#include "verify/layercompare.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

// "CODE PATH !SAVE" where docker save notices, one line each, in the order of the evidence file.
static std::string told(Findings findings)
{
    sortFindings(findings);
    std::string text;
    for (const Finding &finding : findings) {
        const auto misses = [&](const char *command) { return std::find(finding.missedBy.begin(), finding.missedBy.end(), command) != finding.missedBy.end(); };
        text += finding.code + ' ' + (finding.path.empty() ? "." : escaped(finding.path));
        text += finding.code.starts_with("layer.") && !misses("docker save") ? " !save\n" : "\n";
    }
    return text;
}

// Lines that make a folder one in which the layer was built: files have nanoseconds behind the tar's seconds.
static const std::string builtHere = "f z1 @7.25 x\nf z2 @7.25 x\nf z3 @7.25 x\n";
static const std::string builtTar = "f z1 @7 !whole x\nf z2 @7 !whole x\nf z3 @7 !whole x\n";

static ComparisonPtr compareAll(std::shared_ptr<LoadedSource> vendor, std::shared_ptr<LoadedSource> saved, std::shared_ptr<LoadedSource> live)
{
    Context context;
    const auto result = compareSources({vendor, saved, live}, context);
    return result ? *result : nullptr;
}

class TestVerify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layerCodes_data();
    void layerCodes();
    void findingsAreFilledIn();
    void builtInPlace_data();
    void builtInPlace();
    void clampedTimes_data();
    void clampedTimes();
    void droppedAttributes_data();
    void droppedAttributes();
    void floodOfFindings();
    void verdicts();
    void verdictOfWhatWasNotRead();
    void attributesThatWereNotSeen();
    void records();
    void explanations_data();
    void explanations();
    void vendorToSavedAttributes();
    void explanationsNeedTheSameLayer();
    void exitCodes();
    void nothingToCompare();
    void cancels();
};

void TestVerify::layerCodes_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const char *delivered, const char *onDisk, const char *findings) {
        QTest::newRow(name) << QByteArray(delivered) << QByteArray(onDisk) << QByteArray(findings);
    };
    row("the same", "d a 0755\nf a/b 0644 1/2 @3 !whole x\nw c\no d\nl e -> f", "d a 0755\nf a/b 0644 1/2 @3 x\nw c\no d\nl e -> f", "");
    row("file added", "d a 0755", "d a 0755\nf a/b x", "layer.file-added a/b\n");
    row("folder added, and each thing in it", "", "d a 0755\nf a/b x\ns a/c", "layer.file-added a\nlayer.file-added a/b\nlayer.file-added a/c\n");
    row("filled file removed", "f a x", "", "layer.file-removed a !save\n");
    row("empty file removed", "f a", "", "layer.file-removed a\n");
    row("link removed", "l a -> b", "", "layer.file-removed a\n");
    row("folder removed", "d a 0755\nf a/b x", "", "layer.file-removed a\n");
    row("folder without an entry of its own removed", "f a/b x", "", "layer.file-removed a\n");
    row("file removed from such a folder", "f a/b x\nf a/c x", "d a 0755\nf a/c x", "layer.file-removed a/b !save\n");
    row("content", "f a x", "f a y", "layer.content-changed a !save\n");
    row("content of another size", "f a x", "f a xyz", "layer.content-changed a !save\n");
    row("an empty file filled", "f a", "f a x", "layer.content-changed a\n");
    row("type", "f a x", "l a -> b", "layer.type-changed a !save\n");
    row("type of nothing filled", "l a -> b", "p a", "layer.type-changed a\n");
    row("a folder that became a file", "d a 0755\nf a/b x\nw a/c", "f a x", "layer.type-changed a\n");
    row("a file that became a folder", "f a x", "d a 0755\nf a/b x", "layer.type-changed a !save\nlayer.file-added a/b\n");
    row("mode", "f a 0755 x", "f a 04755 x", "layer.mode-changed a\n");
    row("mode of a link", "l a 0777 -> b", "l a 0700 -> b", "");
    row("owner", "f a 0/0 x", "f a 0/6 x", "layer.owner-changed a\n");
    row("time", "f a @1 !whole x", "f a @2 x", "layer.time-changed a\n");
    row("attribute", "f a x", "f a security.capability=\\x01 x", "layer.xattr-changed a\n");
    row("attribute dropped", "f a user.a=1 x", "f a x", "layer.xattr-changed a\n");
    row("target", "l a -> b", "l a -> c", "layer.target-changed a\n");
    row("device", "c a 1:3", "c a 1:1", "layer.device-changed a\n");
    row("whiteout added", "", "w a", "layer.whiteout-added a\n");
    row("whiteout in place of a file", "f a x", "w a", "layer.whiteout-added a !save\n");
    row("whiteout in place of a folder", "d a 0755\nf a/b x", "w a", "layer.whiteout-added a\n");
    row("whiteout removed", "w a", "", "layer.whiteout-removed a\n");
    row("whiteout that became a file", "w a", "f a x", "layer.type-changed a\n");
    row("opaque added", "d a 0755", "d a 0755\no a", "layer.opaque-added a\n");
    row("opaque removed", "d a 0755\no a", "d a 0755", "layer.opaque-removed a\n");
    row("opaque with a folder added", "", "d a 0755\no a", "layer.file-added a\nlayer.opaque-added a\n");
    row("opaque root", "f a x", "f a x\no .", "layer.opaque-added .\n");
    row("a whiteout and a folder are an opaque folder", "w a\nd a 0755", "d a 0755\no a", "");
    row("an engine makes folders that a layer does not describe", "f a/b x", "d a 0755 0/0 @9\nf a/b x", "");
    row("with fewer rights, too", "f a/b x", "d a 0600 0/0 @9\nf a/b x", "");
    row("but none that others may write to", "f a/b x", "d a 0757 0/0 @9\nf a/b x", "layer.mode-changed a\n");
    row("none of others", "f a/b x", "d a 0755 5/0 @9\nf a/b x", "layer.owner-changed a\n");
    row("none with attributes", "f a/b x", "d a 0755 0/0 user.a=1\nf a/b x", "layer.xattr-changed a\n");
    row("nor such a root", "f a x", "d . 01777 1/0 user.a=1\nf a x", "layer.mode-changed .\nlayer.owner-changed .\nlayer.xattr-changed .\n");
    row("a root as it was described", "d . 01777 1/0 @3\nf a x", "d . 01777 1/0 @4\nf a x", "");
    row("and another one", "d . 0755 1/0 @3\nf a x", "d . 0777 1/0 @4\nf a x", "layer.mode-changed .\n");
    row("hard link kept", "f a x\nh b -> a\nh c -> a", "f a x\nh b -> a\nh c -> a", "");
    row("hard link broken", "f a x\nh b -> a", "f a x\nf b x", "layer.hardlink-broken a\nlayer.hardlink-broken b\n");
    row("one of three broken away", "f a x\nh b -> a\nh c -> a", "f a x\nf b x\nh c -> a", "layer.hardlink-broken b\n");
    row("the first of three broken away", "f a x\nh b -> a\nh c -> a", "f a x\nf b x\nh c -> b", "layer.hardlink-broken a\n");
    row("one of two names replaced: save reads the other", "f a x\nh b -> a", "f a x\nf b y",
        "layer.hardlink-broken a\nlayer.content-changed b\nlayer.hardlink-broken b\n");
    row("a group of one is no group", "f a x\nh b -> a\nf b y", "f a x\nf b y", "");
    row("unread folder", "d a 0755\nf a/b x", "d a 0755 !unreadable", "");
    row("unread file", "f a x", "f a x !unreadable", "");
    row("names that are not UTF-8", "", "f a\\xff\\x0a x", "layer.file-added a\\xff\\x0a\n");
}

void TestVerify::layerCodes()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(QByteArray, findings);
    const LayerComparison compared = compareLayer(loadedLayer({"l", delivered.toStdString()}, true), loadedLayer({"l", onDisk.toStdString()}, false));
    QCOMPARE(bytes(told(compared.findings)), findings);
    QVERIFY(!compared.builtInPlace);
    QVERIFY(std::is_sorted(compared.paths.begin(), compared.paths.end()));
    QCOMPARE(compared.complete, !onDisk.contains("unread"));
    for (const Finding &finding : compared.findings) {
        QVERIFY2(findFindingCode(finding.code), finding.code.c_str());
        QVERIFY(std::binary_search(compared.paths.begin(), compared.paths.end(), finding.path));
        QCOMPARE(std::vector<std::string>(finding.missedBy.begin(), finding.missedBy.begin() + 3), (std::vector<std::string>{"docker diff", "docker history", "docker inspect"}));
    }
    // A layer held against itself has nothing to tell.
    const LoadedLayer same = loadedLayer({"l", onDisk.toStdString()}, false);
    QCOMPARE(bytes(told(compareLayer(same, same).findings)), QByteArray());
}

void TestVerify::findingsAreFilledIn()
{
    const LayerComparison compared = compareLayer(loadedLayer({"l", "f d/a 0755 x\nl t -> b"}, true), loadedLayer({"l", "f d/a 04755 y\nl t -> c\\xff\nf n x"}, false));
    QCOMPARE(compared.findings.size(), std::size_t{4});
    for (const Finding &finding : compared.findings) {
        QCOMPARE(bytes(finding.layer), bytes(digestText(sha256(std::string_view("l")))));
        QCOMPARE(bytes(finding.store), bytes("overlay2/l/diff/" + finding.path));
        QCOMPARE(finding.role, 2);
        std::string details;
        for (const auto &[key, value] : finding.detail)
            details += key + '=' + escaped(value).substr(0, 8) + ' ';
        if (finding.code == "layer.mode-changed")
            QCOMPARE(bytes(details), QByteArray("delivered=0755 onDisk=4755 "));
        else if (finding.code == "layer.target-changed")
            QCOMPARE(bytes(details), QByteArray("delivered=b onDisk=c\\xff "));
        else if (finding.code == "layer.content-changed")
            QCOMPARE(bytes(details), QByteArray("sizeDelivered=1 sizeOnDisk=1 delivered=2d711642 onDisk=a1fce436 "));
        else
            QCOMPARE(bytes(details), QByteArray("type=file mode=0644 sha256=2d711642 size=1 "));
    }
}

void TestVerify::builtInPlace_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<bool>("built");
    QTest::addColumn<QByteArray>("findings");
    const auto row = [](const char *name, const std::string &delivered, const std::string &onDisk, bool built, const char *findings) {
        QTest::newRow(name) << bytes(delivered) << bytes(onDisk) << built << QByteArray(findings);
    };
    row("nanoseconds behind the tar's seconds", builtTar, builtHere, true, "");
    row("whole seconds: unpacked", builtTar, "f z1 @7 x\nf z2 @7 x\nf z3 @7 x", false, "");
    row("one file touched does not make it built", builtTar, "f z1 @7.5 x\nf z2 @7 x\nf z3 @7 x", false, "");
    row("one file and the kernel's mark", builtTar, "f z1 @7.5 x\nf z2 @7 x\nf z3 @7 x\nd m 0755 !upper", true, "layer.file-added m\n");
    row("the mark alone", builtTar, "f z1 @7 x !upper\nf z2 @7 x\nf z3 @7 x", false, "");
    row("other seconds prove nothing", builtTar, "f z1 @8.5 x\nf z2 @8.5 x\nf z3 @8.5 x", false, "layer.time-changed z1\nlayer.time-changed z2\nlayer.time-changed z3\n");
    row("a tar that keeps nanoseconds proves nothing", "f z1 @7.25 x", "f z1 @7.25 x", false, "");

    row("socket, built", builtTar, builtHere + "s run/s", true, "layer.file-added run\n");
    row("socket, unpacked", builtTar, "f z1 @7 x\nf z2 @7 x\nf z3 @7 x\ns s", false, "layer.file-added s\n");
    row("user attribute, built", builtTar + "f a x", builtHere + "f a user.a=1 x", true, "");
    row("user attribute, unpacked", "f a x", "f a user.a=1 x", false, "layer.xattr-changed a\n");
    row("capability, built", builtTar + "f a x", builtHere + "f a security.capability=1 x", true, "layer.xattr-changed a\n");
    row("capability among others, built", builtTar + "f a x", builtHere + "f a security.capability=1 user.a=1 x", true, "layer.xattr-changed a\n");
    row("capability changed, built", builtTar + "f a security.capability=1 x", builtHere + "f a security.capability=2 x", true, "layer.xattr-changed a\n");
    row("capability gone, built", builtTar + "f a security.capability=1 x", builtHere + "f a user.a=1 x", true, "layer.xattr-changed a\n");
    row("time before 1970, unpacked", "f a @-5 !whole x", "f a @0 x", false, "");
    row("time before 1970, built", builtTar + "f a @-5 !whole x", builtHere + "f a @0 x", true, "layer.time-changed a\n");
    row("time before 1970 with nanoseconds is no engine's doing", "f a @-5 !whole x", "f a @0.5 x", false, "layer.time-changed a\n");
    row("a file, not a socket, built", builtTar, builtHere + "f b x", true, "layer.file-added b\n");
    row("a whiteout dressed as a socket, built", builtTar + "w a", builtHere + "s a", true, "layer.type-changed a\n");
    row("a file replaced by a socket, built", builtTar + "f a x", builtHere + "s a", true, "layer.type-changed a !save\n");
    row("a whiteout, built", builtTar, builtHere + "w a", true, "layer.whiteout-added a\n");
    row("opaque, built", builtTar + "d d 0755", builtHere + "d d 0755\no d", true, "layer.opaque-added d\n");
}

void TestVerify::builtInPlace()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(bool, built);
    QFETCH(QByteArray, findings);
    const LayerComparison compared = compareLayer(loadedLayer({"l", delivered.toStdString()}, true), loadedLayer({"l", onDisk.toStdString()}, false));
    QCOMPARE(compared.builtInPlace, built);
    QCOMPARE(bytes(told(compared.findings)), findings);
}

void TestVerify::clampedTimes_data()
{
    QTest::addColumn<qint64>("recorded");
    QTest::addColumn<qint64>("unpacked");
    QTest::addColumn<quint32>("nanoseconds");
    QTest::addColumn<bool>("clamped");
    QTest::newRow("before 1970") << qint64{-1} << qint64{0} << 0U << true;
    QTest::newRow("long before") << std::numeric_limits<qint64>::min() << qint64{0} << 0U << true;
    QTest::newRow("after 2262") << qint64{9223372037} << qint64{0} << 0U << true;
    QTest::newRow("never") << std::numeric_limits<qint64>::max() << qint64{0} << 0U << true;
    QTest::newRow("the last second") << qint64{9223372036} << qint64{0} << 0U << false;
    QTest::newRow("1970 itself") << qint64{0} << qint64{0} << 0U << false;
    QTest::newRow("not to 1970") << qint64{-1} << qint64{1} << 0U << false;
    QTest::newRow("nanoseconds") << qint64{-1} << qint64{0} << 1U << false;
    QTest::newRow("a good time") << qint64{5} << qint64{0} << 0U << false;
}

void TestVerify::clampedTimes()
{
    QFETCH(qint64, recorded);
    QFETCH(qint64, unpacked);
    QFETCH(quint32, nanoseconds);
    QFETCH(bool, clamped);
    Entry a;
    a.mtimeSec = recorded;
    Entry b;
    b.mtimeSec = unpacked;
    b.mtimeNsec = nanoseconds;
    QCOMPARE(isClampedTime(a, b), clamped);
}

void TestVerify::droppedAttributes_data()
{
    QTest::addColumn<QByteArray>("delivered");
    QTest::addColumn<QByteArray>("onDisk");
    QTest::addColumn<bool>("dropped");
    const auto row = [](const char *delivered, const char *onDisk, bool dropped) {
        QTest::addRow("%s | %s", delivered, onDisk) << QByteArray(delivered) << QByteArray(onDisk) << dropped;
    };
    row("", "user.a=1", true);
    row("", "system.posix_acl_access=1", true);
    row("", "security.capability=1", false);
    row("", "security.capability=1 user.a=1", false);
    row("security.capability=1", "security.capability=1 user.a=1", true);
    row("security.capability=1", "security.capability=2", false);
    row("security.capability=1", "user.a=1", false);
    row("user.a=1", "", false);
    row("user.a=1", "user.a=2", false);
    row("", "", true);
}

void TestVerify::droppedAttributes()
{
    QFETCH(QByteArray, delivered);
    QFETCH(QByteArray, onDisk);
    QFETCH(bool, dropped);
    const auto a = layer("f a x " + delivered.toStdString());
    const auto b = layer("f a x " + onDisk.toStdString());
    QCOMPARE(differsInDroppedAttributes(a->xattrs(a->entry(NodeId(1))), b->xattrs(b->entry(NodeId(1)))), dropped);
}

void TestVerify::floodOfFindings()
{
    std::string lines;
    for (int i = 0; i < 10'005; ++i)
        lines += "f " + std::to_string(i) + " x\n";
    const LayerComparison compared = compareLayer(loadedLayer({"l", "f gone x"}, true), loadedLayer({"l", lines}, false));
    QCOMPARE(compared.findings.size(), std::size_t{10'002});
    QCOMPARE(bytes(compared.findings.back().code), QByteArray("findings.truncated"));
    QCOMPARE(bytes(findingsText({compared.findings.back()}, true)), QByteArray("findings.truncated \\. code=layer.file-added kept=10000 seen=10005\n"));
    QCOMPARE(compared.paths.size(), std::size_t{10'006});
}

static std::string verdicts(const Comparison &comparison, std::size_t side = LiveSide)
{
    std::string text;
    for (const LoadedLayer &layer : comparison.sources[side]->layers)
        text += std::string(verdictName(layer.verdict)) + (layer.verdictReason.empty() ? "" : ": " + layer.verdictReason) + '\n';
    return text;
}

void TestVerify::verdicts()
{
    const auto saved = loadedSource(Role::Saved, {{"one", "f a x"}, {"two", "f b x"}});
    const auto live = loadedSource(Role::Live, {{"one", "f a x"}, {"two", "f b y"}, {"three", "f c x"}});
    const auto comparison = compareAll(nullptr, saved, live);
    QCOMPARE(bytes(::verdicts(*comparison)),
             QByteArray("intact\naltered: its folder differs from the layer of the same diff id\nunverifiable: not held against anything yet\n"));
    QCOMPARE(bytes(told(comparison->findings)), QByteArray("layer.content-changed b !save\n"));
    QCOMPARE(live->layers[0].verdict, LayerVerdict::Unverifiable); // what was given stays as it was
    // A layer that was delivered with another digest than its name is no proof.
    const auto forged = loadedSource(Role::Saved, {{"one", "f a x"}});
    forged->layers[0].recomputed = sha256(std::string_view("other"));
    QCOMPARE(bytes(::verdicts(*compareAll(nullptr, forged, loadedSource(Role::Live, {{"one", "f a x"}})))), QByteArray("unverifiable: not held against anything yet\n"));
    // The vendor's tarball may be the layer.
    QCOMPARE(bytes(::verdicts(*compareAll(loadedSource(Role::Vendor, {{"one", "f a x"}}), nullptr, loadedSource(Role::Live, {{"one", "f a x"}})))), QByteArray("intact\n"));
    // A layer without a diff id fits nothing.
    const auto nameless = loadedSource(Role::Live, {{"one", "f a x"}});
    nameless->layers[0].layer.diffId.clear();
    QCOMPARE(bytes(::verdicts(*compareAll(nullptr, saved, nameless))), QByteArray("unverifiable: not held against anything yet\n"));
    // The same layer twice.
    const auto twice = loadedSource(Role::Live, {{"one", "f a x"}, {"one", "f a y"}});
    QCOMPARE(bytes(::verdicts(*compareAll(nullptr, saved, twice))), QByteArray("intact\naltered: its folder differs from the layer of the same diff id\n"));
}

void TestVerify::verdictOfWhatWasNotRead()
{
    const auto verdictOf = [](const char *onDisk, const char *skipped) {
        const auto live = loadedSource(Role::Live, {{"one", onDisk}});
        if (*skipped)
            live->skipped.push_back({skipped, "unreadable"});
        return bytes(::verdicts(*compareAll(nullptr, loadedSource(Role::Saved, {{"one", "d d 0755\nf d/a x"}}), live)));
    };
    const QByteArray unread = "unverifiable: not all of it could be read\n";
    QCOMPARE(verdictOf("d d 0755\nf d/a x", ""), QByteArray("intact\n"));
    QCOMPARE(verdictOf("d d 0755\nf d/a x !unreadable", ""), unread);
    QCOMPARE(verdictOf("d d 0755\nf d/a x !unstable", ""), unread);
    QCOMPARE(verdictOf("d d 0755 !unreadable", ""), unread);
    QCOMPARE(verdictOf("d . 0755 !unreadable", ""), QByteArray("unverifiable: not all of it could be read\n"));
    QCOMPARE(verdictOf("d d 0755\nf d/a x", "overlay2/one/diff/d/b"), unread);
    QCOMPARE(verdictOf("d d 0755\nf d/a x", "overlay2/one/diff"), unread);
    QCOMPARE(verdictOf("d d 0755\nf d/a x", "overlay2/one/diff2/x"), QByteArray("intact\n"));
    // What is found is told all the same.
    QCOMPARE(verdictOf("d d 0700 !unreadable", ""), QByteArray("altered: its folder differs from the layer of the same diff id\n"));
}

void TestVerify::attributesThatWereNotSeen()
{
    // A tar of a data root made without --xattrs shows neither opaque folders nor capabilities.
    LoadedLayer onDisk = loadedLayer({"l", "d a 0755\nf a/b x"}, false);
    auto blind = std::make_shared<LayerTree>(*onDisk.tree);
    blind->setAttributesUnknown();
    onDisk.tree = blind;
    QCOMPARE(bytes(told(compareLayer(loadedLayer({"l", "d a 0755\no a\nf a/b security.capability=1 x"}, true), onDisk).findings)), QByteArray());
    QCOMPARE(bytes(told(compareLayer(loadedLayer({"l", "d a 0755\no a\nf a/b y"}, true), onDisk).findings)), QByteArray("layer.content-changed a/b !save\n"));
}

void TestVerify::records()
{
    const auto liveWith = [](const char *record, bool rebuilt, const char *onDisk) {
        auto live = loadedSource(Role::Live, {{"one", onDisk}});
        auto made = std::make_shared<LayerRecord>();
        if (record)
            made->tree = layer(record);
        else
            made->problem = "its record is unusable";
        if (rebuilt)
            live->layers[0].recomputed = sha256(std::string_view("one"));
        live->layers[0].record = made;
        return live;
    };
    QCOMPARE(bytes(::verdicts(*compareAll(nullptr, nullptr, liveWith("f a x", true, "f a x")))), QByteArray("intact\n"));
    QCOMPARE(bytes(::verdicts(*compareAll(nullptr, nullptr, liveWith(nullptr, false, "f a x")))), QByteArray("unverifiable: its record is unusable\n"));
    const auto altered = compareAll(nullptr, nullptr, liveWith("f a x", true, "f a x\nf b x"));
    QCOMPARE(bytes(::verdicts(*altered)), QByteArray("altered: its folder differs from the engine's record of the layer\n"));
    QCOMPARE(bytes(told(altered->findings)), QByteArray("layer.file-added b\n"));
    QCOMPARE(altered->exitCode(), 1);
    // A record whose tar does not come out as the digest says, without a file to blame.
    auto other = liveWith("f a x", true, "f a x");
    other->layers[0].recomputed = sha256(std::string_view("else"));
    QCOMPARE(bytes(told(compareAll(nullptr, nullptr, other)->findings)), QByteArray("layer.digest-mismatch . !save\n"));
    // Paths whose content is known to differ although no digest says from what.
    auto known = loadedSource(Role::Live, {{"one", "f a x\nf b x"}});
    auto record = std::make_shared<LayerRecord>();
    record->tree = layer("f a x !unreadable\nf b x !unreadable");
    record->altered = {"b"};
    known->layers[0].record = record;
    QCOMPARE(bytes(told(compareAll(nullptr, nullptr, known)->findings)), QByteArray("layer.content-changed b !save\n"));
}

void TestVerify::explanations_data()
{
    QTest::addColumn<QByteArray>("saved");
    QTest::addColumn<QByteArray>("live");
    QTest::addColumn<QByteArray>("diff");
    const auto row = [](const char *name, const std::string &saved, const std::string &live, const char *diff) {
        QTest::newRow(name) << bytes(saved) << bytes(live) << QByteArray(diff);
    };
    row("clamped", "f a @-5 !whole x", "f a @0 x", "a: - | mtime (engine.time-clamped-to-1970)\n");
    row("clamped, but built in place", builtTar + "f a @-5 !whole x", builtHere + "f a @0 x", "a: - | mtime\n");
    row("clamped, and more", "f a 0644 @-5 !whole x", "f a 0600 @0 x", "a: - | mode mtime\n");
    row("not clamped, only old", "f a @5 !whole x", "f a @0 x", "a: - | mtime\n");
    row("socket", builtTar, builtHere + "s a", "a: - | added (engine.save-drops-socket)\n");
    row("socket, but unpacked", "f z @7 !whole x", "f z @7 x\ns a", "a: - | added\n");
    row("socket removed is another thing", builtTar + "s a", builtHere, "a: - | removed\n");
    row("socket where a whiteout was", builtTar + "w a", builtHere + "s a", "a: - | added\n");
    row("not a socket", builtTar, builtHere + "p a", "a: - | added\n");
    row("attributes", builtTar + "f a x", builtHere + "f a user.a=1 x", "a: - | xattrs (engine.save-drops-xattr)\n");
    row("attributes, but unpacked", "f a x", "f a user.a=1 x", "a: - | xattrs\n");
    row("capability", builtTar + "f a x", builtHere + "f a security.capability=1 x", "a: - | xattrs\n");
    row("attributes and mode", builtTar + "f a 0644 x", builtHere + "f a 04755 user.a=1 x", "a: - | mode xattrs\n");
    row("content is never explained", "f a @-5 !whole x", "f a @0 y", "a: - | content mtime\n");
}

void TestVerify::explanations()
{
    QFETCH(QByteArray, saved);
    QFETCH(QByteArray, live);
    QFETCH(QByteArray, diff);
    const auto comparison = compareAll(nullptr, loadedSource(Role::Saved, {{"one", saved.toStdString()}}), loadedSource(Role::Live, {{"one", live.toStdString()}}));
    QCOMPARE(bytes(diffText(*comparison->tree)), diff);
    QCOMPARE(comparison->tree->totals().explained, diff.contains('(') ? 1U : 0U);
    // Without the layer as it was delivered nothing of a disk is explained.
    const auto unproven = compareAll(nullptr, loadedSource(Role::Saved, {{"other", saved.toStdString()}}), loadedSource(Role::Live, {{"one", live.toStdString()}}));
    QVERIFY(!diffText(*unproven->tree).ends_with(")\n"));
    QCOMPARE(unproven->tree->totals().explained, 0U);
}

void TestVerify::vendorToSavedAttributes()
{
    const auto diffOf = [](const char *vendor, const char *saved) {
        const auto comparison = compareAll(loadedSource(Role::Vendor, {{"v", vendor}}), loadedSource(Role::Saved, {{"s", saved}}), nullptr);
        return bytes(diffText(*comparison->tree));
    };
    QCOMPARE(diffOf("f a user.a=1 x", "f a x"), QByteArray("a: xattrs (engine.save-drops-xattr) | -\n"));
    QCOMPARE(diffOf("f a user.a=1 x", "f a x\nf b security.capability=1 x"), QByteArray("a: xattrs (engine.save-drops-xattr) | -\nb: added | -\n"));
    QCOMPARE(diffOf("f a user.a=1 x\nf b x", "f a x\nf b user.b=1 x"), QByteArray("a: xattrs | -\nb: xattrs | -\n")); // this archive keeps them
    QCOMPARE(diffOf("f a security.capability=1 x", "f a x"), QByteArray("a: xattrs | -\n"));
    QCOMPARE(diffOf("f a x", "f a security.capability=1 x"), QByteArray("a: xattrs | -\n"));
    QCOMPARE(diffOf("f a @-5 x", "f a @0 !whole x"), QByteArray("a: mtime (engine.time-clamped-to-1970) | -\n"));
}

void TestVerify::explanationsNeedTheSameLayer()
{
    // The path was put into a layer that was delivered without it, with the time that an engine would write.
    const auto saved = loadedSource(Role::Saved, {{"one", "f a @-5 !whole x"}, {"two", "f b @7 !whole x"}});
    const auto live = loadedSource(Role::Live, {{"one", "f a @0 x"}, {"two", "f b @7 x\nf a @0 x"}});
    const auto comparison = compareAll(nullptr, saved, live);
    QCOMPARE(bytes(diffText(*comparison->tree)), QByteArray("a: - | mtime\n"));
    QCOMPARE(bytes(told(comparison->findings)), QByteArray("layer.file-added a\n"));
    // The same with attributes, in a folder in which the layer was built.
    const auto built = compareAll(nullptr, loadedSource(Role::Saved, {{"one", "f a x"}, {"two", builtTar}}), loadedSource(Role::Live, {{"one", "f a x"}, {"two", builtHere + "f a user.a=1 x"}}));
    QCOMPARE(bytes(diffText(*built->tree)), QByteArray("a: - | xattrs\n"));
    // And where there were too many findings to keep.
    std::string flood;
    for (int i = 0; i < 10'005; ++i)
        flood += "f n" + std::to_string(i) + " x\n";
    const auto many = compareAll(nullptr, saved, loadedSource(Role::Live, {{"one", "f a @0 x"}, {"two", "f b @7 x\nf zz @0 x\n" + flood + "f a @0 x"}}));
    QVERIFY(diffText(*many->tree).starts_with("a: - | mtime\n"));
}

void TestVerify::exitCodes()
{
    const auto one = [](Role role, const char *lines) { return loadedSource(role, {{"one", lines}}); };
    QCOMPARE(compareAll(nullptr, one(Role::Saved, "f a x"), one(Role::Live, "f a x"))->exitCode(), 0);
    QCOMPARE(compareAll(nullptr, one(Role::Saved, "f a @-5 !whole x"), one(Role::Live, "f a @0 x"))->exitCode(), 0); // explained
    QCOMPARE(compareAll(nullptr, one(Role::Saved, "f a x"), one(Role::Live, "f a y"))->exitCode(), 1);
    QCOMPARE(compareAll(one(Role::Vendor, "f a x"), one(Role::Saved, "f a y"), nullptr)->exitCode(), 1); // no finding, but a difference
    const auto withFinding = [&](const char *code) {
        const auto saved = one(Role::Saved, "f a x");
        saved->findings.push_back(makeFinding(code));
        return compareAll(nullptr, saved, one(Role::Live, "f a x"));
    };
    QCOMPARE(withFinding("source.sums-match")->exitCode(), 0);
    QCOMPARE(withFinding("source.sums-unlisted")->exitCode(), 0);
    QCOMPARE(withFinding("source.unreadable")->exitCode(), 1);
    QCOMPARE(withFinding("source.sums-mismatch")->exitCode(), 1);
    QCOMPARE(withFinding("source.sums-mismatch")->findingCounts[static_cast<std::size_t>(Severity::High)], 1U);
    const auto incomplete = one(Role::Saved, "f a x");
    incomplete->complete = false;
    const auto comparison = compareAll(nullptr, incomplete, one(Role::Live, "f a y"));
    QVERIFY(!comparison->complete);
    QCOMPARE(comparison->exitCode(), 2);
    QCOMPARE(compareAll(nullptr, nullptr, one(Role::Live, "f a x"))->exitCode(), 0);
}

void TestVerify::nothingToCompare()
{
    Context context;
    const auto result = compareSources({}, context);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Usage);
}

void TestVerify::cancels()
{
    Context context;
    context.cancel();
    const auto result = compareSources({nullptr, loadedSource(Role::Saved, {{"one", "f a x"}}), loadedSource(Role::Live, {{"one", "f a x"}})}, context);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"

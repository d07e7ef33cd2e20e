// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/limits.h"
#include "formats/bolt.h"
#include "support/boltbytes.h"
#include "support/failingsource.h"
#include "support/qtbytes.h"
#include "support/storefiles.h"

#include <QtTest>

#include <functional>

using namespace assay;
using namespace assay::test;

// Counts what is asked of it, and lets a test do something at each reading.
class WatchedSource final : public ByteSource {
public:
    explicit WatchedSource(std::string content) : m_content(std::move(content)) {}

    std::uint64_t size() const override { return m_content.size(); }
    const std::string &name() const override { return m_name; }
    bool unchanged() const override { return !changed; }

    Result<std::size_t> readAt(std::uint64_t offset, std::span<std::byte> out) const override
    {
        ++reads;
        if (beforeRead)
            beforeRead(m_content);
        const std::size_t begin = std::min<std::size_t>(offset, m_content.size());
        const std::size_t count = std::min(out.size(), m_content.size() - begin);
        std::memcpy(out.data(), m_content.data() + begin, count);
        bytesRead += count;
        return count;
    }

    std::function<void(std::string &)> beforeRead;
    bool changed = false;
    mutable std::uint64_t reads = 0;
    mutable std::uint64_t bytesRead = 0;

private:
    mutable std::string m_content;
    std::string m_name = "db";
};

// All of a database, a bucket's content in braces; and that whatever is found by walking is found by asking.
static std::string contentOf(const BoltDb &db)
{
    struct Step {
        BoltBucket bucket;
        std::uint32_t next = 0;
        std::string before = {};
    };
    std::vector<Step> path{{BoltDb::root()}};
    std::string text;
    while (!path.empty()) {
        Step &step = path.back();
        if (step.next == db.size(step.bucket)) {
            path.pop_back();
            text += path.empty() ? "" : "}";
            continue;
        }
        const BoltItem item = db.item(step.bucket, step.next++);
        const auto found = db.find(step.bucket, item.key);
        if (!found || found->bucket != item.bucket || found->value.data() != item.value.data() || (!step.before.empty() && step.before >= item.key))
            return "not to be found: " + std::string(item.key);
        step.before = item.key;
        text += (text.empty() || text.back() == '{' ? "" : " ") + std::string(item.key);
        if (item.bucket) {
            text += '{';
            path.push_back({item.bucket});
        } else if (!item.value.empty()) {
            text += '=' + std::string(item.value.substr(0, 12));
        }
    }
    return text;
}

static std::string problemsOf(const BoltDb &db)
{
    std::string text;
    for (const Error &error : db.problems().list)
        text += error.message() + '\n';
    return text + (db.problems().unlisted == 0 ? "" : "and " + std::to_string(db.problems().unlisted));
}

static Result<BoltDb> loaded(const std::string &content, const Limits &limits = {})
{
    Context context;
    return BoltDb::load(memorySource(content, "db"), limits, context);
}

// Content, then a line for each problem; or the error.
static std::string read(const std::string &content, const Limits &limits = {})
{
    const auto db = loaded(content, limits);
    return db ? contentOf(*db) + '\n' + problemsOf(*db) : db.error().message();
}

// A bucket over a branch and two leaves, one of them with an overflow page; inline buckets; a free page. 10 pages.
static BoltFile sample()
{
    BoltFile file;
    file.addFreelist({4});
    file.addLeaf({boltBucket("big", 5), boltInline("small", {{"a", "1"}, boltInline("deep", {{"b", "2"}})}), {"value", "x"}});
    file.add("left over");
    file.addBranch({{"k1", {}, 0, 6}, {"k3", {}, 0, 7}});
    file.addLeaf({{"k1", "one"}, {"k2", "two"}});
    file.addLeaf({{"k3", std::string(1500, 'z')}, boltBucket("k4", 9)});
    file.addLeaf({{"last"}});
    return file;
}

static const char sampleContent[] = "big{k1=one k2=two k3=zzzzzzzzzzzz k4{last}} small{a=1 deep{b=2}} value=x\n";

class TestBolt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatEnginesWrote();
    void readsEveryForm();
    void findsByPath();
    void picksTheState_data();
    void picksTheState();
    void refusesBadPages_data();
    void refusesBadPages();
    void holdsItsLimits();
    void survivesEveryTruncation();
    void survivesEveryFlip();
    void boundsTheWork();
    void failsWhereReadingFails();
    void knowsWhenItChanged();
    void readsWhatIsBeingWritten();
};

void TestBolt::readsWhatEnginesWrote()
{
    const auto snapshots = loaded(snapshotterDb());
    QVERIFY2(snapshots, snapshots ? "" : snapshots.error().message().c_str());
    QCOMPARE(bytes(problemsOf(*snapshots)), QByteArray());
    QCOMPARE(snapshots->txid(), std::uint64_t{46});
    QCOMPARE(snapshots->pageSize(), 4096U);
    QCOMPARE(snapshots->itemCount(), std::size_t{197});
    const BoltBucket records = snapshots->findBucket(BoltDb::root(), {"v1", "snapshots"});
    QCOMPARE(snapshots->size(records), 26U);
    QCOMPARE(snapshots->sequence(records), std::uint64_t{28}); // the highest number of a directory
    QVERIFY(contentOf(*snapshots).find("moby/3/rydotxj5ogtkfekxh733pkk4d{") != std::string::npos);

    const auto meta = loaded(metaDb());
    QVERIFY2(meta, meta ? "" : meta.error().message().c_str());
    QCOMPARE(bytes(problemsOf(*meta)), QByteArray());
    QCOMPARE(meta->txid(), std::uint64_t{336});
    QCOMPARE(meta->itemCount(), std::size_t{613});
    QVERIFY(contentOf(*meta).find("docker.io/demo/rich:1{") != std::string::npos);
    // A value's place is where its bytes are.
    const auto digest = meta->find(meta->findBucket(BoltDb::root(), {"v1", "moby", "images", "docker.io/demo/rich:1", "target"}), "digest");
    QVERIFY(digest.has_value());
    QCOMPARE(bytes(metaDb().substr(meta->offsetOf(digest->value), digest->value.size())), bytes(std::string(digest->value)));
}

void TestBolt::readsEveryForm()
{
    QCOMPARE(bytes(read(sample().bytes())), QByteArray(sampleContent));

    BoltFile wide = sample();
    wide.freelist = ~0ULL; // not on file
    QCOMPARE(bytes(read(wide.bytes())), QByteArray(sampleContent));

    BoltFile larger;
    larger.pageSize = 65536;
    larger.addFreelist({});
    larger.addLeaf({boltBucket("empty", 4)});
    larger.addLeaf({});
    QCOMPARE(bytes(read(larger.bytes())), QByteArray("empty{}\n"));

    BoltFile counted;
    std::string list = boltHeader(2, boltFreelistPage, 0xFFFF) + littleEndian(2, 8) + littleEndian(5, 8) + littleEndian(4, 8);
    counted.add(list);
    counted.addLeaf({{"k"}});
    counted.add("unused");
    counted.add("unused");
    QCOMPARE(bytes(read(counted.bytes())), QByteArray("k\n"));
}

void TestBolt::findsByPath()
{
    const auto db = loaded(sample().bytes());
    const BoltBucket deep = db->findBucket(BoltDb::root(), {"small", "deep"});
    QVERIFY(deep);
    QCOMPARE(bytes(std::string(db->find(deep, "b")->value)), QByteArray("2"));
    QVERIFY(!db->findBucket(BoltDb::root(), {"small", "a"}));
    QVERIFY(!db->findBucket(BoltDb::root(), {"small", "deeper"}));
    QCOMPARE(db->findBucket(deep, {}).value, deep.value);
    for (const char *absent : {"", "a", "bif", "big\x01", "small ", "valuf"})
        QVERIFY(!db->find(BoltDb::root(), absent));
}

void TestBolt::picksTheState_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    BoltFile file;
    file.pageSize = 1024;
    file.freelist = ~0ULL;
    file.root = 2;
    file.addLeaf({{"older"}});
    const std::string older = file.meta(8);
    file.add(boltHeader(3, boltLeafPage, 1) + boltCells(false, {{"newer"}}));
    file.root = 3;
    const std::string newer = file.meta(9);
    const auto broken = [](std::string page) {
        page[70] = 'x';
        return page;
    };
    QTest::newRow("the later one") << bytes(older + newer + file.pages) << QByteArray("newer\n");
    QTest::newRow("the only good one") << bytes(older + broken(newer) + file.pages) << QByteArray("older\ndb, byte 1024: second meta page not valid: its checksum is wrong\n");
    QTest::newRow("the second alone") << bytes(broken(older) + newer + file.pages) << QByteArray("newer\ndb, byte 0: first meta page not valid: its checksum is wrong\n");
    QTest::newRow("none") << bytes(broken(older) + broken(newer) + file.pages)
                          << QByteArray("db, byte 0: no bolt database that can be read: first meta page: its checksum is wrong; second: there is none");
    QTest::newRow("no database") << QByteArray(5000, 'x') << QByteArray("db, byte 0: no bolt database that can be read: first meta page: it has no magic number; second: there is none");
    QTest::newRow("empty") << QByteArray() << QByteArray("db, byte 0: no bolt database that can be read: first meta page: the file ends before it does; second: there is none");

    std::string foreign = older;
    std::reverse(foreign.begin() + 16, foreign.begin() + 20);
    QTest::newRow("big-endian") << bytes(foreign + foreign)
                                << QByteArray("db, byte 0: no bolt database that can be read: first meta page: it was written by a big-endian machine; second: there is none");
    std::string later = older;
    later[20] = 3;
    QTest::newRow("another version") << bytes(later + later) << QByteArray("db, byte 0: no bolt database that can be read: first meta page: format version 3; second: there is none");
    for (const std::uint64_t size : {0ULL, 512ULL, 1000ULL, 3072ULL, 1ULL << 25}) {
        BoltFile odd;
        odd.addLeaf({});
        std::string content = odd.bytes();
        content.replace(24, 4, littleEndian(size, 4));
        mendBoltChecksums(content);
        content[1024 + 16] = 'x';
        QTest::addRow("page size %u", static_cast<unsigned>(size))
            << bytes(content)
            << bytes("db, byte 0: no bolt database that can be read: first meta page: it gives a page size of " + std::to_string(size) + " bytes; second: there is none");
    }
}

void TestBolt::picksTheState()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(read(content.toStdString())), expected);
}

void TestBolt::refusesBadPages_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    // Pages from 3 on, which is the root; 2 is an empty list of free pages.
    const auto row = [](const char *name, const std::vector<std::string> &pages, const std::string &expected) {
        BoltFile file;
        file.addFreelist({});
        for (const std::string &page : pages)
            file.add(page);
        QTest::newRow(name) << bytes(file.bytes()) << bytes(expected);
    };
    const auto leaf = [](std::uint64_t id, const std::vector<BoltCell> &cells) { return boltHeader(id, boltLeafPage, cells.size()) + boltCells(false, cells); };
    const auto branch = [](std::uint64_t id, const std::vector<BoltCell> &cells) { return boltHeader(id, boltBranchPage, cells.size()) + boltCells(true, cells); };
    const auto patched = [](std::string page, std::size_t at, std::uint64_t value, std::size_t width) { return page.replace(at, width, littleEndian(value, width)); };

    row("a page that names itself", {branch(3, {{"a", {}, 0, 3}})}, "\ndb, byte 3072: page 3: named twice, or a part of another page (named by page 3)\n");
    row("pages that name each other", {branch(3, {{"a", {}, 0, 4}}), branch(4, {{"a", {}, 0, 3}})}, "\ndb, byte 3072: page 3: named twice, or a part of another page (named by page 4)\n");
    row("a bucket that is its own root", {leaf(3, {boltBucket("a", 3), {"b"}})}, "a{} b\ndb, byte 3072: page 3: named twice, or a part of another page (root of a bucket)\n");
    row("one page for two buckets", {leaf(3, {boltBucket("a", 4), boltBucket("b", 4)}), leaf(4, {{"c"}})}, "a{c} b{}\ndb, byte 4096: page 4: named twice, or a part of another page (root of a bucket)\n");
    row("past the end", {leaf(3, {boltBucket("a", 4), {"b"}})}, "a{} b\ndb, byte 3121: page 4: not one of the 4 in use (root of a bucket)\n");
    row("a meta page as a bucket", {leaf(3, {boltBucket("a", 1)})}, "a{}\ndb, byte 3105: page 1: not one of the 4 in use (root of a bucket)\n");
    row("the list of free pages as a bucket", {leaf(3, {boltBucket("a", 2)})}, "a{}\ndb, byte 2048: page 2: named twice, or a part of another page (root of a bucket)\n");
    row("far away", {branch(3, {{"a", {}, 0, ~0ULL}})}, "\ndb, byte 3072: page 18446744073709551615: not one of the 4 in use (named by page 3)\n");
    row("another page's header", {leaf(3, {boltBucket("a", 4)}), leaf(5, {})}, "a{}\ndb, byte 4096: page 4: its header says page 5 (root of a bucket)\n");
    row("no kind", {patched(leaf(3, {}), 8, 3, 2)}, "\ndb, byte 3072: page 3: its flags 3 are those of neither branch nor leaf\n");
    row("overflow past the end", {patched(leaf(3, {}), 12, 1, 4)}, "\ndb, byte 3072: page 3: goes on over 1 more, past the 4 pages in use (root of a bucket)\n");
    row("huge overflow", {patched(leaf(3, {}), 12, 0xFFFFFFFF, 4)}, "\ndb, byte 3072: page 3: goes on over 4294967295 more, past the 4 pages in use (root of a bucket)\n");
    row("a page within another", {leaf(3, {boltBucket("a", 4), boltBucket("b", 5)}), patched(leaf(4, {{"c"}}), 12, 1, 4), leaf(5, {{"d"}})},
        "a{c} b{}\ndb, byte 5120: page 5: named twice, or a part of another page (root of a bucket)\n");
    row("a page over another", {leaf(3, {boltBucket("a", 5), boltBucket("b", 4)}), patched(leaf(4, {{"c"}}), 12, 1, 4), leaf(5, {{"d"}})},
        "a{d} b{}\ndb, byte 4096: page 4: goes on over page 5, which is another one (root of a bucket)\n");
    row("too many elements", {patched(leaf(3, {}), 10, 0xFFFF, 2)}, "\ndb, byte 3088: page 3: 65535 elements do not fit into it\n");
    row("an empty branch", {branch(3, {})}, "\ndb, byte 3088: page 3: a branch without elements\n");
    row("an element past the end", {patched(leaf(3, {{"a", "b"}}), 28, 1000, 4)}, "\ndb, byte 3088: page 3: an element that reaches past its end\n");
    row("a position past the end", {patched(leaf(3, {{"a", "b"}}), 20, 0xFFFFFFFF, 4)}, "\ndb, byte 3088: page 3: an element that reaches past its end\n");
    row("an element over its own head", {patched(leaf(3, {{"a", "b"}}), 20, 0, 4)}, "\ndb, byte 3088: page 3: an element that lies over another\n");
    row("an element over another", {patched(leaf(3, {{"a", "b"}, {"c", "d"}}), 36, 16, 4)}, "\ndb, byte 3104: page 3: an element that lies over another\n");
    row("no key", {leaf(3, {{"", "b"}})}, "\ndb, byte 3088: page 3: a key of 0 bytes\n");
    row("a long key", {patched(leaf(3, {{"a"}}), 24, 32769, 4)}, "\ndb, byte 3088: page 3: a key of 32769 bytes\n");
    row("unknown flags", {leaf(3, {{"a", "b", 2}})}, "\ndb, byte 3088: page 3: an element with unknown flags 2\n");
    row("keys that descend", {leaf(3, {{"b"}, {"a"}})}, "\ndb, byte 3104: page 3: keys that do not ascend\n");
    row("keys compared as they are signed", {leaf(3, {{"\x80"}, {"a"}})}, "\ndb, byte 3104: page 3: keys that do not ascend\n");
    row("a key twice", {leaf(3, {{"a"}, {"a"}})}, "\ndb, byte 3104: page 3: keys that do not ascend\n");
    row("branches that descend", {branch(3, {{"b", {}, 0, 4}, {"a", {}, 0, 5}})}, "\ndb, byte 3104: page 3: keys that do not ascend\n");
    row("a key below its branch", {branch(3, {{"b", {}, 0, 4}, {"d", {}, 0, 5}}), leaf(4, {{"a"}, {"c"}}), leaf(5, {{"d"}})}, "d\ndb, byte 4096: page 4: keys that do not belong below page 3\n");
    row("a key of the next branch", {branch(3, {{"b", {}, 0, 4}, {"d", {}, 0, 5}}), leaf(4, {{"b"}, {"d"}}), leaf(5, {{"e"}})}, "e\ndb, byte 4096: page 4: keys that do not belong below page 3\n");
    row("a key of another branch", {branch(3, {{"b", {}, 0, 4}, {"d", {}, 0, 5}}), branch(4, {{"b", {}, 0, 6}}), leaf(5, {{"d"}}), leaf(6, {{"b"}, {"z"}})},
        "d\ndb, byte 6144: page 6: keys that do not belong below page 4\n");
    row("a short bucket", {leaf(3, {{"a", "short", 1}})}, "a{}\ndb, byte 3105: a bucket of 5 bytes\n");
    row("a bucket with more", {leaf(3, {{"a", littleEndian(4, 8) + littleEndian(0, 8) + "x", 1}})}, "a{}\ndb, byte 3105: a bucket with a page of its own, and more in it\n");
    row("a short inline bucket", {leaf(3, {{"a", std::string(31, '\0'), 1}})}, "a{}\ndb, byte 3105: an inline bucket of 15 bytes\n");
    row("an inline branch", {leaf(3, {{"a", std::string(16, '\0') + boltHeader(0, 1, 0), 1}})}, "a{}\ndb, byte 3105: an inline bucket that is no leaf\n");
    row("an inline bucket too long", {leaf(3, {{"a", std::string(16, '\0') + boltHeader(0, 2, 9), 1}})}, "a{}\ndb, byte 3137: inline bucket: 9 elements do not fit into it\n");
    row("a good inline bucket beside a bad one", {leaf(3, {{"a", std::string(16, '\0') + boltHeader(0, 2, 9), 1}, boltInline("b", {{"c"}})})},
        "a{} b{c}\ndb, byte 3153: inline bucket: 9 elements do not fit into it\n");

    for (const std::uint64_t root : {0ULL, 1ULL, 4ULL, ~0ULL}) {
        BoltFile file;
        file.addFreelist({});
        file.addLeaf({{"a"}});
        file.root = root;
        QTest::addRow("root %llu", static_cast<unsigned long long>(root)) << bytes(file.bytes()) << bytes("\ndb, byte 0: page " + std::to_string(root) + ": not one of the 4 in use (root of a bucket)\n");
    }

    const auto free = [&](const char *name, const std::string &list, const std::string &expected) {
        BoltFile file;
        file.add(list);
        file.addLeaf({{"a"}});
        file.add("unused");
        QTest::newRow(name) << bytes(file.bytes()) << bytes("a\n" + expected);
    };
    free("free and in use", boltHeader(2, 16, 2) + littleEndian(3, 8) + littleEndian(4, 8), "db, byte 3072: page 3: in use, and listed as free\n");
    free("free twice", boltHeader(2, 16, 2) + littleEndian(4, 8) + littleEndian(4, 8), "db, byte 4096: page 4: listed as free twice\n");
    free("free past the end", boltHeader(2, 16, 2) + littleEndian(~0ULL, 8) + littleEndian(0, 8),
         "db, byte 2048: page 0: listed as free, not one of the 5 in use\ndb, byte 2048: page 18446744073709551615: listed as free, not one of the 5 in use\n");
    free("too many free", boltHeader(2, 16, 0xFFFF) + littleEndian(~0ULL, 8), "db, byte 2048: page 2: 18446744073709551615 free pages do not fit into it\n");
    free("no list", boltHeader(2, 2, 0), "db, byte 2048: page 2: its flags say that it is no list of free pages\n");
    free("a list elsewhere", boltHeader(4, 16, 0), "db, byte 2048: page 2: its header says page 4 (the list of free pages)\n");
}

void TestBolt::refusesBadPages()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, expected);
    QCOMPARE(bytes(read(content.toStdString())), expected);
}

void TestBolt::holdsItsLimits()
{
    Limits limits;
    limits.boltItems = 5;
    QVERIFY(read(sample().bytes(), limits).find("more than the 5 keys that are read") != std::string::npos);
    limits = {};
    limits.boltBytes = 5 * 1024;
    QVERIFY(read(sample().bytes(), limits).find("its pages take more than the 5120 bytes that are read") != std::string::npos);
    limits = {};
    limits.boltDepth = 1;
    QVERIFY(read(sample().bytes(), limits).find("buckets nested deeper than 1") != std::string::npos);
    limits.boltDepth = 2;
    QCOMPARE(bytes(read(sample().bytes(), limits)), QByteArray(sampleContent));

    BoltFile deep;
    deep.addFreelist({});
    for (std::uint64_t page = 4; page < 100; ++page)
        deep.addBranch({{"a", {}, 0, page}});
    deep.addLeaf({{"a"}});
    QVERIFY(read(deep.bytes()).find("pages nested deeper than 64") != std::string::npos);
    limits.boltDepth = 100;
    QCOMPARE(bytes(read(deep.bytes(), limits)), QByteArray("a\n"));

    BoltFile many;
    many.addFreelist({});
    many.addLeaf({boltBucket("a", 99), boltBucket("b", 99), boltBucket("c", 99)});
    limits.findingsPerCode = 1;
    const auto db = loaded(many.bytes(), limits);
    QCOMPARE(db->problems().list.size(), std::size_t{1});
    QCOMPARE(db->problems().unlisted, std::uint64_t{2});

    Context context;
    context.cancel();
    QCOMPARE(BoltDb::load(memorySource(sample().bytes(), "db"), {}, context).error().code, ErrorCode::Cancelled);
    QCOMPARE(loadBolt([] { return Result<ByteSourcePtr>(memorySource(sample().bytes(), "db")); }, {}, context).error().code, ErrorCode::Cancelled);
}

void TestBolt::survivesEveryTruncation()
{
    const std::string whole = sample().bytes();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto db = loaded(whole.substr(0, size));
        if (size < 80)
            QVERIFY(!db);
        else
            QVERIFY(db && !db->problems().empty() && contentOf(*db).find("not to be found") == std::string::npos);
    }
    const std::string real = snapshotterDb();
    const std::string content = read(real);
    std::size_t said = 0;
    for (std::size_t size = 16; size < real.size(); size += 509) {
        const auto db = loaded(real.substr(0, size));
        if (db && db->problems().empty())
            QCOMPARE(bytes(contentOf(*db) + '\n'), bytes(content)); // what is cut off was never used
        else
            ++said;
    }
    QVERIFY(said > 50);
}

// Whatever is wrong is said or changes nothing that is not given: keys ascend, everything is found again, and no page is read twice.
static bool holdsUp(const std::string &content)
{
    Context context;
    const auto source = std::make_shared<WatchedSource>(content);
    const auto db = BoltDb::load(source, {}, context);
    constexpr std::uint64_t metaReads = 17;
    const bool bounded = source->bytesRead <= content.size() + metaReads * 80 && source->reads <= metaReads + 2 * content.size() / 1024;
    if (!db)
        return bounded;
    const std::string text = contentOf(*db);
    return bounded && db->itemCount() <= content.size() / 16 && text.size() <= content.size() && text.find("not to be found") == std::string::npos;
}

void TestBolt::survivesEveryFlip()
{
    const std::string whole = sample().bytes();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned change : {0x01U, 0x02U, 0x10U, 0x80U, 0xFFU}) {
            std::string content = whole;
            content[at] = static_cast<char>(static_cast<unsigned char>(content[at]) ^ change);
            QVERIFY(holdsUp(content));
            if (at < 2048) {
                mendBoltChecksums(content);
                QVERIFY(holdsUp(content));
            }
        }
    }
    std::string real = snapshotterDb();
    for (std::size_t at = 0; at < real.size(); at += 61) {
        const char before = real[at];
        real[at] = static_cast<char>(~before);
        QVERIFY(holdsUp(real));
        real[at] = before;
    }
}

void TestBolt::boundsTheWork()
{
    // Each of many buckets names the same page, which is bad: it is read once.
    BoltFile file;
    file.addFreelist({});
    std::vector<BoltCell> cells;
    for (int i = 0; i < 1000; ++i)
        cells.push_back(boltBucket("bucket " + std::to_string(1000 + i), 4 + 64));
    file.addLeaf(cells);
    while (file.next() < 4 + 65)
        file.add("unused");
    const auto source = std::make_shared<WatchedSource>(file.bytes());
    Context context;
    const auto db = BoltDb::load(source, {}, context);
    QVERIFY(db);
    QCOMPARE(db->problems().list.size(), std::size_t{1000});
    QVERIFY2(source->reads <= 8, std::to_string(source->reads).c_str());
}

void TestBolt::failsWhereReadingFails()
{
    const auto whole = memorySource(sample().bytes(), "db");
    for (std::uint64_t place = 0; place < whole->size(); place += 64) {
        Context context;
        const auto db = BoltDb::load(std::make_shared<FailingSource>(whole, place), {}, context);
        if (place <= 1024) {
            QVERIFY(!db);
            continue;
        }
        const std::vector<Error> &problems = db->problems().list;
        QVERIFY(problems.empty() ? contentOf(*db) + '\n' == sampleContent : problems.front().code == ErrorCode::Io || problems.front().code == ErrorCode::Truncated);
        QVERIFY(place >= 9 * 1024 || !problems.empty());
    }
}

void TestBolt::knowsWhenItChanged()
{
    const auto source = std::make_shared<WatchedSource>(sample().bytes());
    Context context;
    const auto db = BoltDb::load(source, {}, context);
    QCOMPARE(*db->unchanged(), true);
    BoltFile next = sample();
    next.txid = 8;
    source->beforeRead = [&](std::string &content) { content.replace(0, 1024, next.meta(8)); };
    QCOMPARE(*db->unchanged(), false);
    source->beforeRead = [&](std::string &content) { content = "short"; };
    QCOMPARE(*db->unchanged(), false);
    source->beforeRead = [&](std::string &content) { content.clear(); };
    QCOMPARE(*db->unchanged(), false);
}

void TestBolt::readsWhatIsBeingWritten()
{
    // A transaction ends while the file is read, until the readings in changes are done.
    int opened = 0;
    const auto open = [&opened](int changes) {
        return [&opened, changes]() -> Result<ByteSourcePtr> {
            auto source = std::make_shared<WatchedSource>(sample().bytes());
            source->changed = true; // as a file in use always is
            if (++opened <= changes) {
                source->beforeRead = [watched = source.get()](std::string &content) {
                    BoltFile later = sample();
                    if (watched->reads == 6)
                        content.replace(0, 1024, later.meta(8));
                };
            }
            return source;
        };
    };
    Context context;
    Limits limits;
    limits.boltTries = 4;
    const auto quiet = loadBolt(open(0), limits, context);
    QVERIFY(quiet && opened == 1);
    opened = 0;
    const auto thrice = loadBolt(open(3), limits, context);
    QVERIFY(thrice && opened == 4);
    QCOMPARE(bytes(contentOf(*thrice) + '\n'), QByteArray(sampleContent));
    opened = 0;
    const auto never = loadBolt(open(100), limits, context);
    QVERIFY(!never && opened == 4);
    QCOMPARE(never.error().code, ErrorCode::Unstable);
    QCOMPARE(bytes(never.error().message()), QByteArray("db: it is being changed: not once in 4 readings did it stay one state"));

    // It had grown after it was opened: the first reading sees too little of it, and the next one all.
    opened = 0;
    const auto grown = loadBolt([&]() -> Result<ByteSourcePtr> {
        auto source = std::make_shared<WatchedSource>(++opened == 1 ? sample().bytes().substr(0, 8192) : sample().bytes());
        source->changed = opened == 1;
        return source;
    }, limits, context);
    QVERIFY(grown && opened == 2);
    QVERIFY(grown->problems().empty());

    // What is wrong with a file that nobody changes is said at once.
    opened = 0;
    const auto cut = loadBolt([&]() -> Result<ByteSourcePtr> {
        ++opened;
        return memorySource(sample().bytes().substr(0, 8192), "db");
    }, limits, context);
    QVERIFY(cut && opened == 1 && !cut->problems().empty());
    const auto gone = loadBolt([]() -> Result<ByteSourcePtr> { return Unexpected(makeError(ErrorCode::NotFound, "db", "gone")); }, limits, context);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestBolt)
#include "tst_bolt.moc"

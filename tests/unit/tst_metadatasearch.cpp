// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "inspect/metadatasearch.h"

#include "support/reportcase.h"

#include <QTest>

#include <algorithm>

using namespace assay;

namespace {

class AccountSource final : public test::NamedSource {
public:
    AccountSource() : NamedSource(SourceKind::DockerArchive, "made.tar") {}
    Result<ByteSourcePtr> content(const LoadedSource &loaded, const FsTree::Ref &ref, Context &) const override
    {
        const auto held = contents.find(loaded.layers[ref.layer].tree->path(ref.node));
        if (held == contents.end())
            return Unexpected(makeError(ErrorCode::Io, location(), "made to fail"));
        return memorySource(held->second, held->first);
    }
    std::map<std::string, std::string> contents;
};

} // namespace

class TestMetadataSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void metadata_data();
    void metadata();
    void digests();
    void saidDifferently();
    void whatIsNoQuery();
    void accounts();
    void accountsThatFail();
    void stopsAndIsCancelled();
    void deepPaths();

private:
    QByteArrayList search(const Result<MetadataQuery> &query, MetadataSearchSummary *summary = nullptr, std::size_t most = 1000);

    std::shared_ptr<AccountSource> m_source;
    std::vector<LoadedSourcePtr> m_sources;
};

void TestMetadataSearch::init()
{
    m_source = std::make_shared<AccountSource>();
    m_source->contents["etc/passwd"] = "root:x:0:0::/:/bin/sh\nbob:x:1000:1000\nodd\n::\nmany:x:99999999999:1\n";
    m_source->contents["etc/group"] = "root:x:0:\nshadow:x:42:\n";
    auto saved = test::loadedSource(
        Role::Saved, SourceKind::DockerArchive, "made.tar", test::madeDigest('e'),
        {{test::directory("etc"), test::file("etc/passwd", m_source->contents["etc/passwd"]), test::file("etc/group", m_source->contents["etc/group"]),
          test::file("etc/shadow", "s").owner(0, 42), test::symlink("etc/localtime", "/usr/share/zoneinfo/Mars"), test::file("usr/lib/libz.so", "z").owner(1000, 1000),
          test::file("hidden/etc-passwd", "p"), test::file("raw\n\xff", "r").xattr("user.secret", "val\xff" "ue")},
         {test::whiteout("hidden/etc-passwd"), test::file("usr/lib/libz.so", "zz")}});
    saved->source = m_source;
    m_sources = {nullptr, saved};
}

// "SOURCE.LAYER PATH KIND BEFORE[MATCHED]AFTER", sorted; "(earlier)" behind.
QByteArrayList TestMetadataSearch::search(const Result<MetadataQuery> &query, MetadataSearchSummary *summary, std::size_t most)
{
    if (!query)
        return {QByteArray::fromStdString(query.error().detail)};
    static constexpr const char *kinds[] = {"content", "path", "target", "owner", "xattr", "value", "digest"};
    QByteArrayList told;
    Context context;
    const auto done = searchMetadata(
        m_sources, *query, most,
        [&](const ContentHits &hits) {
            const ContentPlace &place = hits.places.front();
            const ContentHit &hit = hits.hits.front();
            told.append(QByteArray::fromStdString(
                std::to_string(place.source) + '.' + std::to_string(place.layer) + ' ' + m_sources[place.source]->layers[place.layer].tree->path(place.node) + ' '
                + kinds[static_cast<int>(hit.by)] + ' ' + hit.before + '[' + hit.matched + ']' + hit.after + (hit.earlier ? " (earlier)" : "")));
        },
        context);
    if (!done)
        return {QByteArray::fromStdString(done.error().message())};
    if (summary)
        *summary = *done;
    std::sort(told.begin(), told.end());
    return told;
}

void TestMetadataSearch::metadata_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("ignoreCase");
    QTest::addColumn<QByteArrayList>("hits");
    const auto row = [](const char *text, bool ignoreCase, const QByteArrayList &hits) { QTest::newRow(text) << QByteArray(text) << ignoreCase << hits; };
    // Not every path below "etc", only the ones whose own name it is in.
    row("etc", false, {"1.0 etc path /[etc]", "1.0 hidden/etc-passwd path /hidden/[etc]-passwd", "1.1 hidden/etc-passwd path /hidden/[etc]-passwd"});
    row("etc/pass", false, {"1.0 etc/passwd path /[etc/pass]wd"});
    row("/etc/pass", false, {"1.0 etc/passwd path [/etc/pass]wd"});
    row("PASSWD", false, {});
    row("PASSWD", true, {"1.0 etc/passwd path /etc/[passwd]", "1.0 hidden/etc-passwd path /hidden/etc-[passwd]", "1.1 hidden/etc-passwd path /hidden/etc-[passwd]"});
    row("*.so", false, {"1.0 usr/lib/libz.so path [libz.so]", "1.1 usr/lib/libz.so path [libz.so]"});
    row("lib?.s[a-z]", false, {"1.0 usr/lib/libz.so path [libz.so]", "1.1 usr/lib/libz.so path [libz.so]"});
    row("/usr/**.so", false, {"1.0 usr/lib/libz.so path [/usr/lib/libz.so]", "1.1 usr/lib/libz.so path [/usr/lib/libz.so]"});
    row("/usr/*.so", false, {});
    row("etc/s*", false, {"1.0 etc/shadow path [/etc/shadow]"});
    row("/^sh.*w$/", false, {"1.0 etc/shadow path [shadow]"});
    row("/^/etc/sh.d/", false, {"1.0 etc/shadow path [/etc/shad]ow"});
    row("Mars", false, {"1.0 etc/localtime target /usr/share/zoneinfo/[Mars]"});
    row("user.sec", false, {"1.0 raw\n\xff xattr [user.sec]ret"});
    row("/al.+ue$/", false, {"1.0 raw\n\xff value v[al\xffue]"});
    row("owner:1000", false, {"1.0 usr/lib/libz.so owner [1000:1000]"});
    row("owner:bob", false, {"1.0 usr/lib/libz.so owner [1000:1000]"});
    row("owner:root:shadow", false, {"1.0 etc/shadow owner [0:42]"});
    row("owner::42", false, {"1.0 etc/shadow owner [0:42]"});
    row("owner:nobody", false, {});
    row("owner:many", false, {});
}

void TestMetadataSearch::metadata()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, ignoreCase);
    QFETCH(QByteArrayList, hits);
    QCOMPARE(search(MetadataQuery::metadata(text.toStdString(), ignoreCase)), hits);
}

void TestMetadataSearch::digests()
{
    const std::string hex = toHex(sha256(std::string_view("z")));
    const QByteArrayList found = {QByteArray::fromStdString("1.0 usr/lib/libz.so digest [" + hex + "]")};
    QCOMPARE(search(MetadataQuery::digest(hex)), found);
    QCOMPARE(search(MetadataQuery::digest("sha256:" + hex)), found);
    QCOMPARE(search(MetadataQuery::digest(QByteArray::fromStdString(hex).toUpper().toStdString())), found);
    const auto prefix = search(MetadataQuery::digest(hex.substr(0, 7)));
    QCOMPARE(prefix, QByteArrayList({QByteArray::fromStdString("1.0 usr/lib/libz.so digest [" + hex.substr(0, 7) + "]" + hex.substr(7))}));
    QCOMPARE(search(MetadataQuery::digest(std::string(64, '0'))), QByteArrayList());
    QVERIFY(!MetadataQuery::digest(hex + "0"));
    QVERIFY(!MetadataQuery::digest("xyz"));
    QVERIFY(!MetadataQuery::digest(""));
    QVERIFY(!MetadataQuery::digest("sha256:"));
}

// A tar may hold a path twice; what it says first is nowhere seen, but it is found.
void TestMetadataSearch::saidDifferently()
{
    auto twice = test::loadedSource(Role::Live, SourceKind::DockerArchive, "twice.tar", {}, {{test::symlink("link", "first"), test::symlink("link", "second")}});
    m_sources = {twice};
    QCOMPARE(search(MetadataQuery::metadata("first", false)), QByteArrayList({QByteArray("0.0 link target [first] (earlier)")}));
    QCOMPARE(search(MetadataQuery::metadata("second", false)), QByteArrayList({QByteArray("0.0 link target [second]")}));
}

void TestMetadataSearch::whatIsNoQuery()
{
    QVERIFY(!MetadataQuery::metadata("", false));
    QVERIFY(!MetadataQuery::metadata("/(/", false));
    QVERIFY(!MetadataQuery::metadata("owner:", false));
    QVERIFY(!MetadataQuery::metadata(std::string(5000, 'x'), false));
    QCOMPARE(search(MetadataQuery::metadata("[", false)), QByteArrayList()); // no class, so it stands for itself
    QCOMPARE(search(MetadataQuery::metadata("\\E.*", true)), QByteArrayList());
}

void TestMetadataSearch::accounts()
{
    using Accounts = std::vector<std::pair<std::string, std::uint32_t>>;
    QVERIFY(parseAccounts(m_source->contents["etc/passwd"]) == (Accounts{{"root", 0}, {"bob", 1000}}));
    QVERIFY(parseAccounts("") == Accounts{});
    QVERIFY(parseAccounts("a:b:4294967295\na::-1\na::1x\n:x:1\na:b\n\n") == (Accounts{{"a", 4294967295U}}));
    const std::string whole = "root:x:0:0\nbob:x:1000:1000:\n";
    for (std::size_t cut = 0; cut <= whole.size(); ++cut)
        QVERIFY(parseAccounts(std::string_view(whole).substr(0, cut)).size() <= 2);
}

void TestMetadataSearch::accountsThatFail()
{
    m_source->contents.clear();
    MetadataSearchSummary summary;
    QCOMPARE(search(MetadataQuery::metadata("owner:root:shadow", false), &summary), QByteArrayList());
    QCOMPARE(summary.skipped.size(), std::size_t{2});
    m_source->contents["etc/passwd"] = std::string(Limits{}.recordBytes + 1, 'x');
    QCOMPARE(search(MetadataQuery::metadata("owner:root", false), &summary), QByteArrayList());
    QCOMPARE(summary.skipped.size(), std::size_t{1});
}

void TestMetadataSearch::stopsAndIsCancelled()
{
    MetadataSearchSummary summary;
    QCOMPARE(search(MetadataQuery::metadata("*", false), &summary, 3).size(), 3);
    QVERIFY(summary.stopped);
    QCOMPARE(summary.hits, std::uint64_t{3});
    QVERIFY(search(MetadataQuery::metadata("*", false), &summary).size() > 3);
    QVERIFY(!summary.stopped);
    Context context;
    context.cancel();
    const auto query = MetadataQuery::metadata("x", false);
    const auto done = searchMetadata(m_sources, *query, 10, [](const ContentHits &) {}, context);
    QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
}

void TestMetadataSearch::deepPaths()
{
    std::string path;
    for (int i = 0; i < 2000; ++i)
        path += "deep/";
    m_sources = {test::loadedSource(Role::Live, SourceKind::DockerArchive, "deep.tar", {}, {{test::file(path + "end", "e")}})};
    QCOMPARE(search(MetadataQuery::metadata("deep/end", false)).size(), 1);
    QCOMPARE(search(MetadataQuery::metadata("/deep/**/end", false)).size(), 1);
    QCOMPARE(search(MetadataQuery::metadata("/^/deep/.*end$/", false)).size(), 1);
}

QTEST_GUILESS_MAIN(TestMetadataSearch)
#include "tst_metadatasearch.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/digest.h"
#include "proof/merkle.h"
#include "report/bundle/bundlemanifest.h"
#include "report/bundle/entryline.h"
#include "support/reportcase.h"

#include <QTest>

#include <algorithm>

using namespace assay;

namespace {

BundleManifest someManifest()
{
    BundleManifest manifest;
    manifest.created = "2026-11-22T04:00:00Z";
    manifest.toolVersion = "1.2.3";
    manifest.toolCommit = "abc";
    manifest.caseNumber = "C \"1\"";
    manifest.complete = false;
    BundleSource source;
    source.item = "E1";
    source.role = "vendor";
    source.kind = "rootfs-archive";
    source.location = "a\n\xff.tar";
    source.bytes = 12;
    source.sha256 = sha256("vendor");
    source.listing = "entries/vendor.jsonl";
    source.entries = 3;
    source.merkleRoot = merkleLeaf("x");
    manifest.sources = {source};
    source.item = "E2";
    source.role = "saved";
    source.image = "sha256:77";
    source.location = "b";
    source.bytes.reset();
    source.sha256.reset();
    source.listing = "entries/saved.jsonl";
    manifest.sources.push_back(source);
    manifest.merkleRoot = bundleRoot(manifest.sources);
    for (const char *path : {"entries/saved.jsonl", "entries/vendor.jsonl", "report.html"})
        manifest.files.push_back({path, 5, sha256(path)});
    return manifest;
}

BundleManifest amendedManifest()
{
    BundleManifest manifest = someManifest();
    manifest.amends = {"R \"1\"\n", "manifest.json", std::string(64, 'a'), "2", "\xc3\xa9"};
    manifest.redaction = BundleRedaction{std::string(64, 'b'), 7};
    return manifest;
}

// JSON with other quotation marks, which reads better.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

ErrorCode refusal(const std::string &text)
{
    const auto read = readManifest(text, "manifest.json");
    return read ? ErrorCode::Internal : read.error().code;
}

} // namespace

class TestBundleManifest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites()
    {
        for (const BundleManifest &manifest : {someManifest(), amendedManifest()}) {
            const std::string text = manifestText(manifest);
            const auto read = readManifest(text, "manifest.json");
            QVERIFY2(read, read ? "" : read.error().message().c_str());
            QVERIFY(*read == manifest);
            QCOMPARE(manifestText(*read), text);
        }
        QVERIFY(manifestText(someManifest()).find("supersedes") == std::string::npos && manifestText(someManifest()).find("redaction") == std::string::npos);
    }

    // What stands in the place of a line of a listing, only where the manifest says that there may be such.
    void withheldLines()
    {
        const Sha256Digest leaf = merkleLeaf("line");
        const std::string line = withheldLine(leaf);
        QCOMPARE(line, "{\"leaf\":\"" + toHex(leaf) + "\"}");
        QCOMPARE(leafOfLine(line, true), leaf);
        QCOMPARE(leafOfLine(line, false), merkleLeaf(line));
        for (const std::string &other : {std::string("{\"leaf\":\"\"}"), std::string("{\"leaf\":\"}"), "{\"leaf\":\"" + toHex(leaf).substr(1) + "\"}", line + ' ', ' ' + line, std::string()})
            QCOMPARE(leafOfLine(other, true), merkleLeaf(other));
    }

    void sourceLeaf()
    {
        const BundleManifest manifest = someManifest();
        QCOMPARE(bundleSourceLeaf(manifest.sources[0]),
                 json("{'entries':3,'listing':'entries/vendor.jsonl','role':'vendor','root':'") + toHex(merkleLeaf("x")) + "\"}");
        QCOMPARE(bundleRoot(manifest.sources),
                 merkleNode(merkleLeaf(bundleSourceLeaf(manifest.sources[0])), merkleLeaf(bundleSourceLeaf(manifest.sources[1]))));
    }

    // Whatever byte is another one, the text is refused or says something else: it never means the same.
    void everyChangedByteIsSeen()
    {
        const BundleManifest manifest = amendedManifest();
        const std::string text = manifestText(manifest);
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (const char other : {' ', '0', '"', 'z', '\0', '\xff'}) {
                if (text[i] == other)
                    continue;
                std::string changed = text;
                changed[i] = other;
                const auto read = readManifest(changed, "manifest.json");
                QVERIFY2(!read || !(*read == manifest), qPrintable(QString::number(i)));
            }
        }
    }

    void everyBeginningIsRefused()
    {
        const std::string text = manifestText(amendedManifest());
        for (std::size_t i = 0; i < text.size(); ++i)
            QVERIFY(!readManifest(std::string_view(text).substr(0, i), "manifest.json"));
        QCOMPARE(refusal(text + ' '), ErrorCode::Malformed);
    }

    void hostileManifests()
    {
        for (const char *path : {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", "./a", "a/.b", "a b", "a\nb", "\xff", "~/x", "c:x"}) {
            QVERIFY2(!isBundlePath(path), path);
            BundleManifest manifest = someManifest();
            manifest.files.push_back({path, 1, {}});
            std::sort(manifest.files.begin(), manifest.files.end(), [](const BundleFile &a, const BundleFile &b) { return a.path < b.path; });
            QCOMPARE(refusal(manifestText(manifest)), ErrorCode::Malformed);
        }
        QVERIFY(isBundlePath("a") && isBundlePath("exhibits/E-001_00ff_tool.sh") && isBundlePath("SHA256SUMS"));
        BundleManifest manifest = someManifest();
        manifest.files.push_back(manifest.files.back());
        QCOMPARE(refusal(manifestText(manifest)), ErrorCode::Malformed);
        manifest = someManifest();
        std::swap(manifest.files[0], manifest.files[1]);
        QCOMPARE(refusal(manifestText(manifest)), ErrorCode::Malformed);
        manifest = someManifest();
        manifest.files.erase(manifest.files.begin());
        QCOMPARE(refusal(manifestText(manifest)), ErrorCode::Malformed);
        manifest = someManifest();
        manifest.sources[0].entries = 4; // the root over all sources no longer fits
        QCOMPARE(refusal(manifestText(manifest)), ErrorCode::Malformed);
        QCOMPARE(refusal(json("{'schema':'assay-bundle/2'}")), ErrorCode::Unsupported);
        QCOMPARE(refusal("[]"), ErrorCode::Unsupported);
        QCOMPARE(refusal(json("{'schema':'assay-bundle/1','schema':'assay-bundle/1'}")), ErrorCode::Malformed);
        QCOMPARE(refusal(std::string(mostBundleManifestBytes + 1, ' ')), ErrorCode::LimitExceeded);
    }

    void linesAsDefined()
    {
        const auto tree = test::layerTree({test::file("bin/new\nline", "new").mode(0755).time(1709287200), test::symlink("etc/link", "motd").time(1709287200),
                                           test::device("dev/null", EntryType::Character, 1, 3).time(-1, 5),
                                           test::unread(test::file("x\xff \"\\%")).xattr("user.\xff", "v")});
        const auto line = [&](const char *path) {
            const Entry &entry = tree->entry(tree->find(path));
            return entryLine(path, *tree, entry, tree->digest(entry), tree->linkCount(entry));
        };
        QCOMPARE(line("bin/new\nline"), json("{'gid':0,'mode':'0755','mtime':'1709287200.000000000','path':'bin/new%0Aline','sha256':'") + toHex(sha256("new"))
                     + json("','size':3,'type':'file','uid':0}"));
        QCOMPARE(line("etc/link"), json("{'gid':0,'link':'motd','mode':'0777','mtime':'1709287200.000000000','path':'etc/link','size':4,'type':'symlink','uid':0}"));
        QCOMPARE(line("dev/null"), json("{'device':'1:3','gid':0,'mode':'0600','mtime':'-1.000000005','path':'dev/null','type':'character','uid':0}"));
        QCOMPARE(line("x\xff \"\\%"), json("{'gid':0,'mode':'0644','mtime':'1795318650.000000000','path':'x%FF%20%22%5C%25','sha256':null,'size':0,'type':'file','uid':0,'unreadable':true,'xattrs':{'user.%FF':'dg=='}}"));
        QCOMPARE(line("bin"), json("{'gid':null,'mode':null,'mtime':null,'path':'bin','type':'directory','uid':null}"));
    }
};

QTEST_GUILESS_MAIN(TestBundleManifest)
#include "tst_bundlemanifest.moc"

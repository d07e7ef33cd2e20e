// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/cputime.h"
#include "support/qtbytes.h"
#include "support/randomlayers.h"
#include "support/treetext.h"

#include <QtTest>

#include "compare/filter.h" // moc takes the folder for the header <compare> when it comes first

using namespace assay;
using namespace assay::test;

// What a filter keeps, one path a line.
static QByteArray kept(const DiffTree &tree, const Filter &filter)
{
    Context context;
    std::vector<std::uint8_t> keep;
    if (!filter.match(tree, keep, context))
        return "cancelled";
    QByteArrayList paths;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        if (keep[i])
            paths.append(bytes(tree.path(DiffNodeId(i))));
    }
    std::sort(paths.begin(), paths.end());
    return paths.join(' ');
}

class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keeps_data();
    void keeps();
    void refuses_data();
    void refuses();
    void unknownFields();
    void fieldsAreTold();
    void termsHoldTogether();
    void patternsAreLinear();
};

static const DiffTree &sampleTree()
{
    static const auto tree = compared(
        stack({"d etc 0755 @86400\nf etc/passwd 0644 root @0\nf etc/shadow 0640 0/42 secret\nd usr 0755\nd "
               "usr/bin 01777\nf usr/bin/su 04755 run\n"
               "f usr/lib.so.1 0644 lib\nf usr/Libz.SO 0644 @86399\nl usr/sh -> bin/su\nf usr/gone 0644"}),
        stack({"d etc 0755 @86400\nf etc/passwd 0644 root @0\nf etc/shadow 0640 0/42 secret\nd usr 0755\nd "
               "usr/bin 01777\nf usr/bin/su 0755 run\n"
               "f usr/lib.so.1 0644 lib\nf usr/Libz.SO 0644 @86399\nl usr/sh -> bin/su\nf usr/gone 0644",
               "f usr/two\\x20words 0644 1000/1000"}),
        stack({"d etc 0755 @86400\nf etc/passwd 0644 rooT @0\nf etc/shadow 0640 0/42 secret\nd usr 0755\nd "
               "usr/bin 01777\nf usr/bin/su 0755 run\n"
               "f usr/lib.so.1 0644 lib\nf usr/Libz.SO 0644 @86399\nl usr/sh -> bin/su\nf usr/two\\x20words "
               "0644 1000/1000\nf usr/new:a 0777 @1700000000.5 ten-bytes!"}));
    return *tree;
}

void TestFilter::keeps_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("paths");
    const auto row = [](const char *text, const char *paths) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(paths);
    };
    // Names and paths.
    row("SU", "usr/bin/su");
    row("s", "etc/passwd etc/shadow usr usr/Libz.SO usr/bin/su usr/lib.so.1 usr/sh usr/two words");
    row("usr/s", "usr/sh");
    row("/etc/", "etc/passwd etc/shadow"); // no pattern: nothing in it could stand for something else
    row("etc/p", "etc/passwd");
    row("-e -s", "usr/bin");
    row("\"two words\"", "usr/two words");
    row("\"o w\"", "usr/two words");
    row("two words", "usr/two words");
    row("\"\"",
        "etc etc/passwd etc/shadow usr usr/Libz.SO usr/bin usr/bin/su usr/gone usr/lib.so.1 usr/new:a usr/sh "
        "usr/two words");
    row("new:a", "usr/new:a");
    row("-", "");
    // Globs.
    row("*.so*", "usr/Libz.SO usr/lib.so.1");
    row("*.so", "usr/Libz.SO");
    row("??", "usr/bin/su usr/sh");
    row("/usr/*", "usr/Libz.SO usr/bin usr/gone usr/lib.so.1 usr/new:a usr/sh usr/two words");
    row("/usr/**", "usr/Libz.SO usr/bin usr/bin/su usr/gone usr/lib.so.1 usr/new:a usr/sh usr/two words");
    row("**/su", "usr/bin/su");
    row("bin/*", "usr/bin/su");
    row("[l]ib*", "usr/Libz.SO usr/lib.so.1");
    row("[!l]ib*", "");
    row("path:*in*", "usr/bin usr/bin/su");
    row("path:bin", "usr/bin usr/bin/su");
    row("path:/usr/b", "usr/bin usr/bin/su");
    row("name:bin", "usr/bin");
    // Patterns.
    row("/^(su|sh)$/", "usr/bin/su usr/sh");
    row("/bin/su$/", "usr/bin/su");
    row("-/.?/", "");
    row("/^sh.?$/", "usr/sh");
    row("name:/^s.$/", "usr/bin/su usr/sh");
    row("path:/^.usr.s/", "usr/sh");
    // Kinds of change.
    row("status:added", "usr/new:a usr/two words");
    row("status:added,removed", "usr/gone usr/new:a usr/two words");
    row("status:metadata", "usr/bin/su");
    row("status:modified", "etc/passwd");
    row("change:content", "etc/passwd");
    row("change:mode,removed", "usr/bin/su usr/gone");
    row("explained:no", "etc/passwd usr/bin/su usr/gone usr/new:a usr/two words");
    row("explained:yes", "");
    row("in:live -in:vendor", "usr/new:a usr/two words");
    row("not-in:vendor", "usr/new:a usr/two words");
    row("not-in:live", "usr/gone");
    // Entries.
    row("type:link", "usr/sh");
    row("type:dir", "etc usr usr/bin");
    row("size>6", "usr/new:a");
    row("size>=6", "etc/shadow usr/new:a");
    row("size:6", "etc/shadow");
    row("size<1", "usr/Libz.SO usr/gone usr/two words");
    row("size>1k", "");
    row("mode:suid", "usr/bin/su");
    row("live.mode:suid", "");
    row("vendor.mode:suid", "usr/bin/su");
    row("mode:4755", "usr/bin/su");
    row("mode:exec", "usr/bin/su usr/new:a");
    row("mode:sticky", "usr/bin");
    row("mode:world-writable", "usr/bin usr/new:a");
    row("owner:0:42", "etc/shadow");
    row("owner:1000", "usr/two words");
    row("uid>0", "usr/two words");
    row("gid>=42", "etc/shadow usr/two words");
    row("ext:so", "usr/Libz.SO");
    row("ext:so,1", "usr/Libz.SO usr/lib.so.1");
    row("layer:1", "usr/two words");
    row("mtime:1970-01-02", "etc");
    row("mtime>1970-01-01", "etc usr/new:a");
    row("mtime>=1970-01-01T23:59:59", "etc usr/Libz.SO usr/new:a");
    row("mtime<1970-01-02 size>0 mtime>=1970-01-01 -name:s", "");
    row("mtime>=2023-11-14T22:13:20Z", "usr/new:a");
    row("mtime:2023-11-14T22:13", "usr/new:a");
    row("sha256:cecb8ab78a34a644180f134cb35f7b87ca22af0b13bda8691ed063539dedd316", "usr/new:a");
    row("sha256:CECB8AB7", "usr/new:a");
}

void TestFilter::keeps()
{
    QFETCH(const QString, text);
    QFETCH(const QString, paths);
    const Filter filter = Filter::parse(text.toStdString());
    QVERIFY2(!filter.error(),
             filter.error() ? (filter.error()->term + ": " + filter.error()->detail).c_str() : "");
    QByteArrayList sorted = paths.toLatin1().replace("two words", "two_words").split(' ');
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(kept(sampleTree(), filter).replace("two words", "two_words"), sorted.join(' '));
}

void TestFilter::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("problem");
    QTest::addColumn<QString>("term");
    const auto row = [](const char *text, FilterProblem problem, const char *term) {
        QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(problem)
                            << QString::fromLatin1(term);
    };
    row("a \"b c", FilterProblem::UnclosedQuote, "\"b c");
    row("a size: b", FilterProblem::EmptyValue, "size:");
    row("-status:", FilterProblem::EmptyValue, "status:");
    row("status:,", FilterProblem::EmptyValue, "status:,");
    row("size>big", FilterProblem::NotANumber, "size>big");
    row("size>1x", FilterProblem::NotANumber, "size>1x");
    row("size>9223372036854775807", FilterProblem::NotANumber, "size>9223372036854775807");
    row("size>9007199254740993T", FilterProblem::NotANumber, "size>9007199254740993T");
    row("size>-1", FilterProblem::NotANumber, "size>-1");
    row("owner:root", FilterProblem::NotANumber, "owner:root");
    row("owner:0:4294967296", FilterProblem::NotANumber, "owner:0:4294967296");
    row("mtime>soon", FilterProblem::NotATime, "mtime>soon");
    row("mtime:2024-02-30", FilterProblem::NotATime, "mtime:2024-02-30");
    row("mtime:2024-02-01T24:00", FilterProblem::NotATime, "mtime:2024-02-01T24:00");
    row("status:new", FilterProblem::NotAWord, "status:new");
    row("type:,file,", FilterProblem::NotAWord, "");
    row("mode:9", FilterProblem::NotAMode, "mode:9");
    row("sha256:xyz", FilterProblem::NotADigest, "sha256:xyz");
    row("type>file", FilterProblem::NotComparable, "type>file");
    row("/(/", FilterProblem::BadPattern, "/(/");
    row("[z-a]*", FilterProblem::BadPattern, "[z-a]*");
}

void TestFilter::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const int, problem);
    QFETCH(const QString, term);
    const Filter filter = Filter::parse(text.toStdString());
    if (term.isEmpty()) { // empty parts of a list are nothing
        QVERIFY(!filter.error());
        return;
    }
    QVERIFY(filter.error());
    QCOMPARE(static_cast<int>(filter.error()->problem), problem);
    QCOMPARE(bytes(filter.error()->term), term.toLatin1());
    QCOMPARE(kept(sampleTree(), filter), QByteArray()); // never all, when what was meant is not known
    QVERIFY(!filter.empty());
    QVERIFY(Filter::parse(std::string(10'000, 'a')).error());
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "a ";
    QVERIFY(Filter::parse(many).error());
}

void TestFilter::unknownFields()
{
    QCOMPARE(Filter::parse("stauts:added libc6:amd64 size:1 a").unknownFields(),
             std::vector<std::string>{"stauts"});
}

void TestFilter::fieldsAreTold()
{
    const auto fields = filterFields();
    QVERIFY(std::is_sorted(fields.begin(), fields.end(),
                           [](const FilterField &a, const FilterField &b) { return a.name < b.name; }));
    for (const FilterField &field : fields) {
        const Filter example = Filter::parse(field.example);
        QVERIFY2(!example.error() && example.unknownFields().empty() && !example.empty(),
                 std::string(field.example).c_str());
        for (const std::string_view word : field.words)
            QVERIFY(!Filter::parse(std::string(field.name) + ':' + std::string(word)).error());
    }
}

// Each term alone, and all of them: what they keep is what each keeps.
void TestFilter::termsHoldTogether()
{
    const std::vector<std::string> terms = {"a",
                                            "-b",
                                            "*a*",
                                            "/[ab]/",
                                            "type:file",
                                            "-type:dir",
                                            "size>0",
                                            "mode:exec",
                                            "status:added,modified",
                                            "path:a",
                                            "in:live",
                                            "a/",
                                            "explained:no",
                                            "layer:1"};
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        RandomLayers random(seed);
        const std::string common = random.lines(random.draw(40));
        const auto tree =
            compared(FsTree::overlay({layer(common), layer(random.lines(random.draw(15)))}), nullptr,
                     FsTree::overlay({layer(common), layer(random.lines(random.draw(15)))}));
        std::string text;
        std::vector<std::uint8_t> all(tree->size(), 1);
        all[0] = 0;
        Context context;
        for (std::uint32_t i = random.draw(4) + 1; i > 0; --i) {
            const std::string &term = terms[random.draw(static_cast<std::uint32_t>(terms.size()))];
            text += (text.empty() ? "" : " ") + term;
            std::vector<std::uint8_t> one;
            QVERIFY(Filter::parse(term).match(*tree, one, context));
            std::vector<std::uint8_t> other;
            QVERIFY(Filter::parse(term.starts_with('-') ? term.substr(1) : '-' + term)
                        .match(*tree, other, context));
            for (std::size_t n = 0; n < one.size(); ++n) {
                QVERIFY(n == 0 || one[n] + other[n] == 1);
                all[n] = all[n] && one[n];
            }
        }
        std::vector<std::uint8_t> together;
        QVERIFY(Filter::parse(text).match(*tree, together, context));
        QVERIFY2(together == all, text.c_str());
    }
}

// What takes an engine that goes back for ever takes this one as long as the name is.
void TestFilter::patternsAreLinear()
{
    const auto tree = compared(stack({"f " + std::string(255, 'a') + " 0644"}), nullptr, nullptr);
    const Filter filter = Filter::parse("/(a+)+$x/ /(a|aa)+$y/ **/*a*a*a*a*a*a*a*b");
    QVERIFY(!filter.error());
    const CpuTimer timer;
    QCOMPARE(kept(*tree, filter), QByteArray());
    QVERIFY(timer.seconds() < 5);
    QVERIFY(Filter::parse("/((a{1,100}){1,100}){1,100}/").error()); // too large, and said
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"

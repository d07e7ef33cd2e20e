// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/redaction.h"

#include "base/displaysafe.h"
#include "compare/withoutpaths.h"
#include "report/html.h"
#include "report/reportjournal.h"
#include "support/namedsource.h"
#include "support/reportcase.h"
#include "support/trustreports.h"
#include "trust/comparedtrust.h"

#include <QTest>

#include <map>
#include <set>

using namespace assay;

namespace {

std::map<std::string, DiffNode> nodesOf(const DiffTree &tree)
{
    std::map<std::string, DiffNode> nodes;
    for (std::uint32_t i = 1; i < tree.size(); ++i)
        nodes[tree.path(DiffNodeId(i))] = tree.node(DiffNodeId(i));
    return nodes;
}

RedactedReport redacted(const Comparison &whole, const RedactionProfile &profile, ReportOptions options = test::fixedOptions())
{
    Context context;
    auto report = redactReport(whole, std::move(options), {}, profile, context);
    if (!report)
        qFatal("%s", report.error().message().c_str());
    return std::move(*report);
}

std::string htmlOf(const RedactedReport &report)
{
    std::string html;
    return writeHtml(*report.comparison, report.options, stringSink(html)) ? html : std::string();
}

bool names(const WithheldWords &words, std::string_view text)
{
    return words.namedIn(text);
}

} // namespace

class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phrases()
    {
        const auto some = WithheldPhrases::of({"Acme", "Acme Ltd", "held", "m\xc3\xbcller", "[]"});
        QVERIFY(some && !some->empty() && some->mayHideInJson());
        const std::pair<const char *, const char *> texts[] = {{"of ACME LTD, acme", "of [withheld], [withheld]"}, {"acmeacmes", "[withheld][withheld]s"}, {"held", "[withheld]"}, {"m\xc3\xbcller", "[withheld]"},
                                                               {"A[]Acm", "A[withheld]Acm"}};
        for (const auto &[before, after] : texts) {
            std::string text = before;
            QVERIFY(some->namedIn(text) && some->replaceIn(text));
            QCOMPARE(text, std::string(after));
        }
        for (const char *none : {"", "Acm", "a c m e", "M\xc3\x9cLLER"}) {
            std::string text = none;
            QVERIFY(!some->namedIn(text) && !some->replaceIn(text));
            QCOMPARE(text, std::string(none));
        }
        const auto nothing = WithheldPhrases::of({});
        QVERIFY(nothing && nothing->empty() && !nothing->namedIn("a"));
        QVERIFY(!WithheldPhrases::of({"\xff\xff"}) && !WithheldPhrases::of(std::vector<std::string>(1001, "ab")));
    }

    // Where it is called so it is blanked out; where a statement has the words, all of it goes.
    void wordsInTrust()
    {
        const Comparison whole = test::smallCase();
        auto report = std::make_shared<TrustReport>(*test::trustReport());
        report->location = "/cases/Wombat/app.tar";
        auto trust = std::make_shared<ComparedTrust>();
        trust->sources.push_back({Role::Saved, report, {}, {}});
        ReportOptions options = test::fixedOptions();
        options.trust = trust;
        const RedactedReport one = redacted(whole, {{}, {}, {"wombat"}}, options);
        QVERIFY(one.options.trust);
        QCOMPARE(one.options.trust->sources[0].report->location, std::string("/cases/[withheld]/app.tar"));
        QVERIFY(!redacted(whole, {{}, {}, {"EXAMPLE"}}, options).options.trust);
    }

    void words()
    {
        WithheldWords some;
        QVERIFY(!names(some, "a.key"));
        for (const char *word : {"a.key", "srv/x/plan", "two words", "\xff\"", "na\xc3\xafve", ""})
            some.add(word);
        for (const char *text : {"a.key", "/x/a.key-old", "of \"a.key\"", "\xe2\x80\x9c" "a.key\xe2\x80\x9d", "at /srv/x/plan.", "srv/x/plan/below", "in two words.", "\xff\"", "so na\xc3\xafve!", "x\xff\"x",
                                 "a.a.key"})
            QVERIFY2(names(some, text), text);
        QVERIFY(names(some, "shown as " + displaySafe("\xff\"")));
        for (const char *text : {"", "aa.key", "a.keys", "a key", "srv/x/plans", "srv/x", "two  words", "word", "nai", "."})
            QVERIFY2(!names(some, text), text);
        QVERIFY(some.mayHideInJson());
        WithheldWords plain;
        plain.add("srv/plan");
        QVERIFY(!plain.mayHideInJson());
    }

    void patterns()
    {
        const auto matches = [](const char *pattern, const char *path) {
            const auto patterns = PathPatterns::of({pattern});
            return patterns && patterns->matchAnyAbove(path);
        };
        const std::tuple<const char *, const char *, bool> all[] = {
            {"*.key", "etc/a.key", true},        {"*.key", "etc/a.key/below", true}, {"*.key", "etc/a.keys", false},   {"/home/**", "home/ann/x", true},   {"/home/**", "home", false},
            {"/home", "home/ann", true},         {"/home/*", "home/ann/x", true},    {"etc/*.conf", "usr/etc/a.conf", true}, {"/etc/*.conf", "usr/etc/a.conf", false}, {"id_rsa", "root/.ssh/id_rsa.pub", true},
            {"ID_RSA", "root/.ssh/id_rsa", true}, {"/^id_[a-z]+$/", "root/id_rsa", true}, {"/^id_[a-z]+$/", "root/id_rsa.pub", false}, {"*", "a", true}, {"x\xffy", "a/x\xffy", true}};
        for (const auto &[pattern, path, wanted] : all)
            QVERIFY2(matches(pattern, path) == wanted, (std::string(pattern) + ' ' + path).c_str());
        for (const char *none : {"", "/a(/", "owner:0"})
            QVERIFY2(!PathPatterns::of({none}), none);
        QVERIFY(!PathPatterns::of(std::vector<std::string>(10'001, "a")));
    }

    // Whatever is left out, each other path says what it said.
    void restIsAsItWas()
    {
        const Comparison whole = test::smallCase();
        const auto before = nodesOf(*whole.tree);
        std::uint32_t state = 7;
        for (int round = 0; round < 200; ++round) {
            std::set<std::string> out;
            std::vector<std::uint8_t> leaveOut(whole.tree->size());
            for (std::uint32_t i = 1; i < whole.tree->size(); ++i) {
                state = state * 1664525U + 1013904223U;
                leaveOut[i] = (state >> 24) % 5 == 0;
                const bool above = leaveOut[whole.tree->parent(DiffNodeId(i)).value] != 0;
                if (leaveOut[i] || above) {
                    leaveOut[i] = 1;
                    out.insert(whole.tree->path(DiffNodeId(i)));
                }
            }
            std::array<FsTreeWithout, sideCount> sides;
            for (int side = 0; side < sideCount; ++side) {
                const auto &tree = whole.tree->tree(side);
                if (!tree)
                    continue;
                std::vector<std::uint8_t> ofSide(tree->size());
                for (std::uint32_t i = 1; i < tree->size(); ++i)
                    ofSide[i] = out.contains(tree->path(NodeId(i)));
                sides[static_cast<std::size_t>(side)] = withoutNodes(*tree, ofSide);
            }
            const auto rest = withoutPaths(*whole.tree, leaveOut, sides);
            const auto after = nodesOf(*rest);
            QCOMPARE(after.size(), before.size() - out.size());
            QCOMPARE(rest->totals().paths, after.size());
            std::uint64_t differing = 0;
            for (const auto &[path, node] : after) {
                const DiffNode &was = before.at(path);
                QVERIFY(!out.contains(path));
                QVERIFY(node.changes == was.changes && node.explanation == was.explanation && node.unknown == was.unknown);
                const DiffNodeId id = rest->find(path);
                QVERIFY(id);
                differing += rest->differs(id);
                for (int side = 0; side < sideCount; ++side) {
                    const NodeId at = rest->node(id).side[static_cast<std::size_t>(side)];
                    QCOMPARE(bool(at), bool(was.side[static_cast<std::size_t>(side)]));
                    if (at) {
                        QCOMPARE(rest->tree(side)->path(at), path);
                        QCOMPARE(rest->tree(side)->find(path), at);
                    }
                }
            }
            QCOMPARE(rest->totals().explained + rest->totals().unexplained, differing);
        }
    }

    // What a layer above deletes was there, and is named by what names it.
    void hiddenNamesAndAttributes()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}});
        auto saved = test::loadedSource(Role::Saved, SourceKind::DockerArchive, "s", "sha256:1",
                                        {{test::file("srv/wombat", "1"), test::file("a", "2")},
                                         {test::whiteout("srv/wombat"), test::file("b", "2").xattr("user.from", "copied from wombat"), test::symlink("c", "srv/wombat"), test::symlink("d", "a")}});
        saved->skipped.push_back({"srv/x", "cannot be read: wombat"});
        const Comparison whole = test::compared({vendor, saved, nullptr}, {makeFinding("tar.escaping-name", "../wombat"), makeFinding("tar.escaping-name", "../other")});
        const RedactedReport report = redacted(whole, {{"/srv/**"}, {}, {}});
        QCOMPARE(report.comparison->findings.size(), std::size_t(1));
        const auto left = nodesOf(*report.comparison->tree);
        QVERIFY(left.contains("a") && left.contains("d") && left.contains("srv") && !left.contains("b") && !left.contains("c"));
        const std::string html = htmlOf(report);
        QVERIFY(!html.empty() && html.find("wombat") == std::string::npos);
        QVERIFY(html.find("1 part that was not read is withheld by choice.") != std::string::npos);
        QVERIFY(html.find("nothing in them was unreadable") == std::string::npos);
        // The outcome stays that of the whole.
        QCOMPARE(report.comparison->complete, whole.complete);
    }

    // Those that were left out on opening the source too. Two places are two, whatever is blanked out of them.
    void partsThatWereNotRead()
    {
        auto live = test::loadedSource(Role::Live, SourceKind::DockerRoot, "l", {}, {{test::file("a", "2")}});
        auto source = std::make_shared<test::NamedSource>(SourceKind::DockerRoot, "l");
        source->skip("home/alice/containers", "another root");
        source->skip("image/carol", "cannot be read");
        source->skip("image/bobby", "cannot be read");
        live->source = source;
        live->complete = false;
        const Comparison whole = test::compared({test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}}), nullptr, live});
        QVERIFY(htmlOf({std::make_shared<Comparison>(whole), test::fixedOptions(), {}}).find("Incomplete: of the evidence, 3 parts were not read.") != std::string::npos);
        const std::string html = htmlOf(redacted(whole, {{"/home/**"}, {}, {"carol", "bobby"}}));
        QVERIFY(!html.empty());
        for (const char *secret : {"alice", "carol", "bobby"})
            QVERIFY2(html.find(secret) == std::string::npos, secret);
        QVERIFY(html.find("1 part that was not read is withheld by choice.") != std::string::npos);
        QVERIFY(html.find("Incomplete: of the evidence, 2 parts were not read.") != std::string::npos);
        QVERIFY(html.find("[withheld] (2)") != std::string::npos);
    }

    // What is withheld is not known to have been read.
    void nothingIsSaidOfPartsThatAreWithheld()
    {
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("a", "2"), test::unread(test::file("srv/gone", "1"))}});
        const Comparison whole = test::compared({test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a", "1")}}), nullptr, live});
        const std::string html = htmlOf(redacted(whole, {{"/srv/**"}, {}, {}}));
        QVERIFY(!html.empty() && html.find("All that was asked for was read.") == std::string::npos);
        const std::string open = htmlOf(redacted(whole, {{"/none"}, {}, {}}));
        QVERIFY(open.find("Limited: of the evidence, 1 path could not be read.") != std::string::npos && open.find("Not all of the evidence could be read") != std::string::npos);
    }

    void journalAndTrust()
    {
        auto journal = std::make_shared<ReportJournal>();
        journal->lines = "{\"entry\":{\"wombat\":1}}\n";
        journal->entries.push_back({1, "2026-11-22T04:00:00Z", "ann", "host", "assay", "noted", "{\"text\":\"wombat\"}"});
        journal->allEntries = 1;
        journal->lastHash = std::string(64, 'a');
        auto trust = std::make_shared<ComparedTrust>();
        trust->sources.push_back({Role::Saved, test::trustReport(), {}, {}});
        ReportOptions options = test::fixedOptions();
        options.journal = journal;
        options.trust = trust;
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("wombat"), test::file("example")}});
        const Comparison whole = test::compared({test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a")}}), nullptr, live});
        const RedactedReport one = redacted(whole, {{"wombat"}, {}, {}}, options);
        QVERIFY(one.options.trust && one.options.journal->lines.empty());
        const std::string html = htmlOf(one);
        QVERIFY(html.find("wombat") == std::string::npos && html.find(journal->lastHash) != std::string::npos && html.find("1 text of an entry is withheld by choice") != std::string::npos);
        // The statements name an address at example.org.
        const RedactedReport other = redacted(whole, {{"example"}, {}, {}}, options);
        QVERIFY(!other.options.trust && other.options.redaction->counts.trust);
        QVERIFY(htmlOf(other).find("says nothing of who signed what: it names what is withheld by choice") != std::string::npos);
    }

    // A name that is shown elsewhere is no secret, and one that is part of another is told to the examiner.
    void namesThatAreShown()
    {
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("x/config", "1"), test::file("y/config", "2"), test::file("x/wombat", "3"), test::file("y/wombat.old", "4")}});
        const Comparison whole = test::compared({test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::file("a")}}), nullptr, live}, {makeFinding("tar.escaping-name", "../config")});
        const RedactedReport report = redacted(whole, {{"/x"}, {}, {}});
        QCOMPARE(report.comparison->findings.size(), whole.findings.size());
        QCOMPARE(report.options.redaction->tellingPaths, std::uint64_t(1));
        QCOMPARE(report.options.redaction->tellingPath, std::string("y/wombat.old"));
        QCOMPARE(report.options.redaction->counts.paths, std::uint64_t(3));
    }

    void stopped()
    {
        Context context;
        context.cancel();
        const auto none = redactReport(test::largeCase(20'000), test::fixedOptions(), {}, {{"x"}, {}, {}}, context);
        QVERIFY(!none && none.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"

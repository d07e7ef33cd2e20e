// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportcontent.h"

#include "report/evidence.h"
#include "report/reportscope.h"
#include "support/htmlpage.h"
#include "support/reportcase.h"

#include <QTest>

#include <set>

using namespace assay;
using test::fixedOptions;

namespace {

ReportOptions scoped(const Comparison &comparison, const ScopeWanted &wanted)
{
    ReportOptions options = fixedOptions();
    Context context;
    const auto scope = resolveScope(*comparison.tree, wanted, context);
    if (!scope)
        qFatal("no scope: %s", scope.error().message().c_str());
    options.scope = *scope;
    return options;
}

ScopeWanted wanted(std::string_view text, MarkedPathsPtr marks = {})
{
    auto scope = scopeFromText(text);
    if (!scope)
        qFatal("%s", scope.error().message().c_str());
    scope->query.marks = std::move(marks);
    return *scope;
}

MarkedPathsPtr marks()
{
    auto marked = std::make_shared<MarkedPaths>();
    marked->byTag["seen"] = {"etc/motd", "dev"};
    marked->byTag["odd"] = {"opt/demo/.x", "not/there"};
    return marked;
}

std::set<std::string> listed(const Comparison &comparison, const ReportOptions &options)
{
    std::set<std::string> paths;
    for (std::uint32_t i = 1; i < comparison.tree->size(); ++i) {
        if (inScope(*comparison.tree, options.scope.get(), DiffNodeId(i)))
            paths.insert(comparison.tree->path(DiffNodeId(i)));
    }
    return paths;
}

std::string pageText(const Comparison &comparison, const ReportOptions &options)
{
    const std::string html = test::writtenHtml(comparison, options);
    test::checkPage(html);
    return test::parsed(html).text;
}

bool has(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestReportScope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        for (const char *good : {"all", "differences", "unexplained", "tagged", "tagged:a", "tagged:to do,b", "filter:size>1M", "filter:/etc/**"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad : {"", "All", "tagged:", "tagged:a,", "tagged:,a", "filter:", "filter:   ", "filter:size>big", "everything", "filter"})
            QTest::addRow("bad \"%s\"", bad) << QByteArray(bad) << false;
    }

    void words()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto scope = scopeFromText(text.toStdString());
        QCOMPARE(scope.has_value(), good);
        QVERIFY(good || (scope.error().code == ErrorCode::Usage && !scope.error().message().empty()));
    }

    void whichPaths()
    {
        const Comparison comparison = test::smallCase();
        const DiffTree &tree = *comparison.tree;
        const auto count = [&](const ScopeWanted &which) { return listed(comparison, scoped(comparison, which)).size(); };
        QCOMPARE(count(wanted("differences")), std::size_t(tree.totals().explained + tree.totals().unexplained));
        QCOMPARE(count(wanted("unexplained")), std::size_t(tree.totals().unexplained));
        QCOMPARE(count(wanted("all")), std::size_t(tree.totals().paths));
        QCOMPARE(listed(comparison, scoped(comparison, wanted("tagged", marks()))), (std::set<std::string>{"dev", "etc/motd", "opt/demo/.x"}));
        QCOMPARE(listed(comparison, scoped(comparison, wanted("tagged:Odd", marks()))), (std::set<std::string>{"opt/demo/.x"}));
        QCOMPARE(listed(comparison, scoped(comparison, wanted("tagged"))), std::set<std::string>());
        QCOMPARE(listed(comparison, scoped(comparison, wanted("filter:ping"))), (std::set<std::string>{"usr/bin/ping"}));
        QCOMPARE(listed(comparison, scoped(comparison, wanted("filter:tag:odd", marks()))), (std::set<std::string>{"opt/demo/.x"}));
    }

    // What is left out of the lists is counted, on page one, in the scope and in the limitations; the evidence file does not change.
    void saysWhatIsLeftOut()
    {
        const Comparison comparison = test::smallCase();
        const std::string whole = pageText(comparison, fixedOptions());
        QVERIFY(has(whole, "Listed in this report: all differences."));
        QVERIFY(has(whole, "10 of 10 paths that differ without an explanation, 1 of 1 that differ with one, and 0 of 4 without a difference."));
        QVERIFY(!has(whole, "By choice of its author"));

        const ReportOptions options = scoped(comparison, wanted("filter:/etc/**"));
        const std::string text = pageText(comparison, options);
        QVERIFY(has(text, "only what this filter lets through: \u201C/etc/**\u201D"));
        QVERIFY(has(text, "2 of 10 paths that differ without an explanation, 1 of 1 that differ with one, and 0 of 4 without a difference."));
        QVERIFY(has(text, "8 differences without an explanation are not in its lists."));
        QVERIFY(has(text, "8 more outside of the scope of this report."));
        QVERIFY(has(text, "None of the 4 is in the scope of this report."));
        QVERIFY(has(text, "15 paths were compared. 11 differ in a step")); // the sums are of everything
        QVERIFY(has(text, "opt/demo/.x")); // a finding has it
        QVERIFY(!has(text, "cap_net_raw"));
        const Context context;
        QCOMPARE(toHex(*evidenceDigest(comparison, options, context)), toHex(*evidenceDigest(comparison, fixedOptions(), context)));
    }

    void alikePathsAreListed()
    {
        const Comparison comparison = test::smallCase();
        ReportOptions options = scoped(comparison, wanted("all"));
        const std::string text = pageText(comparison, options);
        QVERIFY(has(text, "Paths without a difference"));
        QVERIFY(has(text, "no difference"));
        QVERIFY(has(text, "4 of 4 without a difference."));
        options.shownDifferences = 3;
        const std::string cut = pageText(comparison, options);
        QVERIFY(has(cut, "3 of 4 paths shown; the listings of a report bundle have all."));
        QVERIFY(has(cut, "3 of 10 paths shown; the evidence file has all."));
    }

    // What was not proven to be the same is not called so.
    void unknownIsNotAlike()
    {
        auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "v", {}, {{test::unread(test::file("b", "1"))}});
        auto live = test::loadedSource(Role::Live, SourceKind::RootfsArchive, "l", {}, {{test::file("b", "1")}});
        const Comparison comparison = test::compared({vendor, nullptr, live});
        const std::string text = pageText(comparison, scoped(comparison, wanted("all")));
        QVERIFY(!has(text, "no difference</"));
        QVERIFY(has(text, "not determined"));
    }

    void tableOfTheScope()
    {
        const Comparison comparison = test::smallCase();
        ReportOptions options = scoped(comparison, wanted("filter:ping"));
        options.withTable = true;
        const std::string html = test::writtenHtml(comparison, options);
        QVERIFY(has(html, "\"rows\":1,"));
        QVERIFY(has(html, "Differences in the scope"));
        QVERIFY(!has(html, "[\"etc/old\""));
    }

    void sectionsCanBeLeftOut()
    {
        const Comparison comparison = test::smallCase();
        ReportOptions options = fixedOptions();
        for (const ReportPart part : reportParts) {
            QCOMPARE(reportPartFromName(reportPartName(part)), std::optional(part));
            options.leaveOut(part);
            QVERIFY(!options.has(part));
        }
        QCOMPARE(reportPartFromName("limitations"), std::optional<ReportPart>());
        const std::string html = test::writtenHtml(comparison, options);
        test::checkPage(html);
        for (const char *gone : {"id=\"findings\"", "id=\"differences\"", "id=\"explained\"", "id=\"reading\"", "id=\"signatures\"", "href=\"#findings\"", "Where the paths are"})
            QVERIFY2(!has(html, gone), gone);
        for (const char *kept : {"id=\"summary\"", "id=\"scope\"", "id=\"sources\"", "id=\"method\"", "id=\"limitations\"", "id=\"settings\"", "id=\"evidence\"", "href=\"#limitations\""})
            QVERIFY2(has(html, kept), kept);
        const std::string text = test::parsed(html).text;
        QVERIFY(has(text, "Sections left out by choice: Overview by place and folder, Records and containers, Findings,"));
        QVERIFY(has(text, "There are 3 findings, which the summary counts by severity."));
        QVERIFY(has(text, "By choice of its author these sections are not in this report:"));
        QVERIFY(has(text, "No paths are listed in this report; 10 differ without an explanation, 1 with one."));
    }

    void hostileWords()
    {
        const Comparison comparison = test::hostileCase();
        ScopeWanted scope = wanted("filter:x");
        scope.query.text = "\"</p><script>alert(1)</script>\xE2\x80\xAE\x1b\"";
        const ReportOptions options = scoped(comparison, scope);
        test::checkPage(test::writtenHtml(comparison, options));
        QVERIFY(!has(options.scope->words, "\x1b") && !has(options.scope->words, "\xE2\x80\xAE"));
        scope.query.text = std::string(100'000, 'a');
        Context context;
        const auto longOne = resolveScope(*comparison.tree, scope, context);
        QVERIFY(!longOne || (*longOne)->words.size() < 1000);
    }

    void mistakes()
    {
        const Comparison comparison = test::smallCase();
        Context context;
        ScopeWanted bad;
        bad.kind = ScopeKind::Filter;
        bad.query.text = "size>big";
        QCOMPARE(resolveScope(*comparison.tree, bad, context).error().code, ErrorCode::Usage);
        // A scope is of one comparison.
        const ReportOptions others = scoped(test::hostileCase(), wanted("all"));
        QCOMPARE(countListed(*comparison.tree, others, context).error().code, ErrorCode::Internal);
        context.cancel();
        const Comparison large = test::largeCase(60'000);
        for (const char *text : {"unexplained", "filter:a"})
            QCOMPARE(resolveScope(*large.tree, wanted(text), context).error().code, ErrorCode::Cancelled);
        QCOMPARE(countListed(*large.tree, fixedOptions(), context).error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestReportScope)
#include "tst_reportscope.moc"

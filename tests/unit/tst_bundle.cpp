// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/bundle/bundle.h"

#include "base/displaysafe.h"
#include "io/outputplaces.h"
#include "io/uuid.h"
#include "report/bundle/csv.h"
#include "report/reportcontent.h"
#include "support/failingsource.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace assay;
namespace fs = std::filesystem;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// RFC 4180, strictly: every row ends with CR LF, every quotation mark in a quoted cell is doubled.
Rows rowsOf(const std::string &csv)
{
    Rows rows(1);
    std::string cell;
    for (std::size_t i = 0; i < csv.size();) {
        if (csv[i] == '"') {
            for (++i; i < csv.size() && !(csv[i] == '"' && (i + 1 == csv.size() || csv[i + 1] != '"')); ++i) {
                cell += csv[i];
                i += csv[i] == '"';
            }
            ++i;
        } else {
            while (i < csv.size() && csv[i] != ',' && csv[i] != '\r') {
                if (csv[i] == '"' || csv[i] == '\n')
                    return {};
                cell += csv[i++];
            }
        }
        rows.back().push_back(std::exchange(cell, {}));
        if (i < csv.size() && csv[i] == ',') {
            ++i;
            continue;
        }
        if (csv.substr(i, 2) != "\r\n")
            return {};
        i += 2;
        rows.emplace_back();
    }
    rows.pop_back();
    return rows;
}

std::string decoded(std::string_view percent)
{
    std::string bytes;
    for (std::size_t i = 0; i < percent.size(); ++i) {
        if (percent[i] == '%') {
            bytes += static_cast<char>(std::stoi(std::string(percent.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            bytes += percent[i];
        }
    }
    return bytes;
}

BundleOptions fixedBundle()
{
    BundleOptions options;
    options.report = test::fixedOptions();
    return options;
}

// Gives every file the same content; with failAt, an error from there on.
class ContentSource final : public test::NamedSource {
public:
    ContentSource() : NamedSource(SourceKind::RootfsArchive, "vendor.tar") { }
    Result<ByteSourcePtr> content(const LoadedSource &, const FsTree::Ref &, Context &) const override
    {
        ByteSourcePtr whole = memorySource(given, "file");
        return failAt ? ByteSourcePtr(std::make_shared<test::FailingSource>(whole, *failAt)) : whole;
    }
    std::string given = "content";
    std::optional<std::uint64_t> failAt;
};

Comparison contentCase(std::optional<std::uint64_t> failAt = {})
{
    std::vector<test::Made> entries;
    for (const char *name : {"a", "b", "c"})
        entries.push_back(test::file(name, "content"));
    auto vendor = test::loadedSource(Role::Vendor, SourceKind::RootfsArchive, "vendor.tar", {}, {entries});
    auto source = std::make_shared<ContentSource>();
    source->failAt = failAt;
    vendor->source = source;
    return test::compared({vendor, nullptr, nullptr});
}

// One path of which two sides have one content, one that is a folder elsewhere, and one that could not be read elsewhere.
Comparison exhibitsCase()
{
    const auto side = [](Role role, const char *given, const std::vector<test::Made> &entries) {
        auto loaded = test::loadedSource(role, SourceKind::RootfsArchive, "one.tar", {}, {entries});
        auto source = std::make_shared<ContentSource>();
        source->given = given;
        loaded->source = source;
        return loaded;
    };
    const std::string content = "content";
    const std::string other = "other!!!";
    return test::compared({side(Role::Vendor, content.c_str(), {test::file("a", content), test::file("b", content), test::file("c", content)}),
                           side(Role::Saved, other.c_str(), {test::file("a", other), test::directory("b"), test::unread(test::file("c", other))}),
                           side(Role::Live, content.c_str(), {test::file("a", content), test::symlink("c", "a")})});
}

} // namespace

class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void formulasInCells_data();
    void formulasInCells();
    void hostileNamesInTables();
    void caseGraph();
    void caseGraphOfRevision();
    void timelineOfAllSources();
    void wordsOfOurs();
    void limitationsWithTheirReasons();
    void exhibitsWithinTheLimit();
    void exhibitsAreThoseEstimated_data();
    void exhibitsAreThoseEstimated();
    void exhibitThatCannotBeRead();
    void failedPdfLeavesNothing();
    void cancelledLeavesNothing();
    void takenMeanwhile();
    void severalThreads();
    void insideOfEvidence();
    void uuids();

private:
    std::string place(const char *name = "out") const { return m_folder->filePath(QString::fromUtf8(name)).toStdString(); }
    std::string read(const std::string &name) const
    {
        std::ifstream file(place() + '/' + name, std::ios::binary);
        return file ? std::string(std::istreambuf_iterator<char>(file), {}) : "(missing)";
    }
    std::size_t left() const
    {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(m_folder->path().toStdString()), fs::directory_iterator()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBundle::formulasInCells_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("equals") << QByteArray("=1+2") << QByteArray("\"'=1+2\"");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("\"'+1\"");
    QTest::newRow("minus") << QByteArray("-rf") << QByteArray("\"'-rf\"");
    QTest::newRow("at") << QByteArray("@SUM(1)") << QByteArray("\"'@SUM(1)\"");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\"'\t=1\"");
    QTest::newRow("return") << QByteArray("\r=1") << QByteArray("\"'\r=1\"");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"");
    QTest::newRow("quotes") << QByteArray("\"a\"") << QByteArray("\"\"\"a\"\"\"");
    QTest::newRow("line") << QByteArray("a\nb") << QByteArray("\"a\nb\"");
    QTest::newRow("inside") << QByteArray("a=1") << QByteArray("a=1");
}

void TestBundle::formulasInCells()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, written);
    std::string out;
    CsvWriter csv(stringSink(out));
    csv.cell("x");
    csv.cell(cell.toStdString());
    csv.endRow();
    QVERIFY(csv.finish());
    QCOMPARE(QByteArray::fromStdString(out), "x," + written + "\r\n");
}

void TestBundle::hostileNamesInTables()
{
    const Comparison comparison = test::hostileCase();
    Context context;
    QVERIFY(writeBundle(comparison, fixedBundle(), place(), context));
    const Rows rows = rowsOf(read("differences.csv"));
    QCOMPARE(rows.size(), static_cast<std::size_t>(comparison.tree->totals().unexplained + comparison.tree->totals().explained) + 1);
    std::vector<std::string> paths;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        QCOMPARE(rows[i].size(), rows[0].size());
        QVERIFY(rows[i][0].starts_with("./"));
        paths.push_back(decoded(rows[i][0]).substr(2));
        QVERIFY(comparison.tree->find(paths.back()));
        QCOMPARE(rows[i][1], displaySafe(paths.back()));
        for (const std::string &cell : rows[i])
            QVERIFY2(cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos, cell.c_str());
    }
    QVERIFY(std::is_sorted(paths.begin(), paths.end()));
    const Rows findings = rowsOf(read("findings.csv"));
    QCOMPARE(findings.size(), comparison.findings.size() + 1);
    for (const std::vector<std::string> &row : findings)
        QCOMPARE(row.size(), findings[0].size());
    QVERIFY(isValidUtf8(read("differences.csv")) && isValidUtf8(read("findings.csv")));
    const std::string lines = read("entries/live.jsonl");
    QVERIFY(std::all_of(lines.begin(), lines.end(), [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); }));
    std::vector<std::string> listed;
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1)
        listed.push_back(decoded(nlohmann::json::parse(lines.substr(at, lines.find('\n', at) - at))["path"].get<std::string>()));
    QVERIFY(std::is_sorted(listed.begin(), listed.end()));
    QCOMPARE(listed.size(), static_cast<std::size_t>(comparison.sources[LiveSide]->tree->size()) - 1);
}

// Every name is there once, and what is referred to is there.
void TestBundle::caseGraph()
{
    const Comparison comparison = test::smallCase();
    BundleOptions options = fixedBundle();
    options.report.examiner = "A. Miller";
    options.exhibits = {{"usr", {"tag"}}};
    Context context;
    QVERIFY(writeBundle(comparison, options, place(), context));
    const auto graph = nlohmann::json::parse(read("case.jsonld"));
    std::set<std::string> ids;
    std::set<std::string> references;
    std::map<std::string, nlohmann::json> hashes;
    std::vector<const nlohmann::json *> pending{&graph["@graph"]};
    std::set<std::string> prefixes;
    while (!pending.empty()) {
        const nlohmann::json &value = *pending.back();
        pending.pop_back();
        if (value.is_object()) {
            if (value.contains("@id")) {
                const std::string id = value["@id"];
                if (value.size() == 1)
                    references.insert(id);
                else if (value["@type"] == "Hash")
                    QVERIFY2(hashes.emplace(id, value).first->second == value, id.c_str()); // of the same content it is the same thing
                else
                    QVERIFY2(ids.insert(id).second, id.c_str());
                QCOMPARE(id.size(), std::size_t(39));
            }
            for (const auto &[key, inner] : value.items()) {
                prefixes.insert(key.substr(0, key.find(':')));
                pending.push_back(&inner);
            }
        } else if (value.is_array()) {
            for (const auto &inner : value)
                pending.push_back(&inner);
        }
    }
    QVERIFY(std::includes(ids.begin(), ids.end(), references.begin(), references.end()));
    for (const std::string &prefix : prefixes)
        QVERIFY2(prefix[0] == '@' || graph["@context"].contains(prefix), prefix.c_str());
    std::size_t sides = 0;
    for (std::uint32_t i = 1; i < comparison.tree->size(); ++i) {
        const DiffNodeId id(i);
        if (comparison.tree->differs(id) || comparison.tree->path(id) == "usr")
            sides += static_cast<std::size_t>(std::count_if(comparison.tree->node(id).side.begin(), comparison.tree->node(id).side.end(), [](NodeId at) { return static_cast<bool>(at); }));
    }
    // A source that says the same of a path as another one shares its object.
    std::size_t shown = 0;
    std::size_t shared = 0;
    for (const nlohmann::json &one : graph["@graph"].back()["uco-core:object"]) {
        shown += one["tag"].is_array() ? one["tag"].size() : std::size_t(1);
        shared += one["tag"].is_array() ? std::size_t(1) : std::size_t(0);
    }
    QCOMPARE(shown, sides);
    QVERIFY(shared > 0);
}

// That it takes the place of an earlier report is in its provenance.
void TestBundle::caseGraphOfRevision()
{
    BundleOptions options = fixedBundle();
    options.report.amends = {"R-7", "manifest.json", std::string(64, 'a'), "2", "A typing error"};
    Context context;
    QVERIFY(writeBundle(test::smallCase(), options, place(), context));
    const auto graph = nlohmann::json::parse(read("case.jsonld"))["@graph"];
    const auto &result = graph.back();
    const auto named = [&graph](const std::string &id) { return *std::find_if(graph.begin(), graph.end(), [&id](const nlohmann::json &one) { return one["@id"] == id; }); };
    const nlohmann::json earlier = named(result["case-investigation:wasDerivedFrom"]["@id"]);
    QCOMPARE(earlier["uco-core:name"].get<std::string>(), std::string("Report R-7"));
    QCOMPARE(earlier["hasFacet"]["uco-observable:fileName"].get<std::string>(), std::string("manifest.json"));
    QCOMPARE(earlier["hasFacet"]["hash"]["hashValue"].get<std::string>(), std::string(64, 'a'));
    const auto record = std::find_if(graph.begin(), graph.end(), [&earlier](const nlohmann::json &one) {
        return one.contains("uco-core:object") && one["uco-core:object"].size() == 1 && one["uco-core:object"][0]["@id"] == earlier["@id"];
    });
    QVERIFY(record != graph.end());
    QVERIFY((*record)["description"].get<std::string>().find("revision: 2; reason: A typing error") != std::string::npos);
}

void TestBundle::timelineOfAllSources()
{
    Context context;
    QVERIFY(writeBundle(test::smallCase(), fixedBundle(), place(), context));
    const std::string timeline = read("timeline.bodyfile");
    for (const char *wanted : {"|/E1/etc/motd|", "|/E2/etc/motd|", "|/E3/opt/demo/.x|"})
        QVERIFY2(timeline.find(wanted) != std::string::npos, wanted);
    for (std::size_t at = 0; at < timeline.size(); at = timeline.find('\n', at) + 1)
        QCOMPARE(std::count(timeline.begin() + static_cast<std::ptrdiff_t>(at), timeline.begin() + static_cast<std::ptrdiff_t>(timeline.find('\n', at)), '|'), std::ptrdiff_t(10));
}

// The words say what is there, not what to think of it.
void TestBundle::wordsOfOurs()
{
    Context context;
    QVERIFY(writeBundle(test::smallCase(), fixedBundle(), place(), context));
    for (const char *name : {"README.txt", "report.html", "case.jsonld", "differences.csv", "findings.csv", "manifest.json", "evidence.json"}) {
        std::string text = read(name);
        std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        for (const char *word : {"malicious", "backdoor", "attack", "suspicious", "malware", "hack", "dangerous", "compromis", "infect", "evil", "innocent", "guilt", "harmless", "score"})
            QVERIFY2(text.find(word) == std::string::npos, (std::string(name) + ": " + word).c_str());
    }
}

void TestBundle::limitationsWithTheirReasons()
{
    Comparison comparison = test::smallCase();
    auto live = std::make_shared<LoadedSource>(*comparison.sources[LiveSide]);
    live->complete = false;
    live->skipped.clear();
    for (int i = 0; i < 1200; ++i)
        live->skipped.push_back({"odd/" + std::to_string(10000 + i), "reason <" + std::to_string(i) + '>'});
    comparison.sources[LiveSide] = live;
    comparison.complete = false;
    Context context;
    const auto written = writeBundle(comparison, fixedBundle(), place(), context);
    QVERIFY(written && !written->complete);
    const std::string html = read("report.html");
    for (const char *wanted : {"odd/<wbr>10000", "reason &lt;0&gt;", "1,000 of 1,200 entries on what was not read whole shown", "does not say who made it", "Incomplete:"})
        QVERIFY2(html.find(wanted) != std::string::npos, wanted);
    QVERIFY(html.find("reason &lt;1100&gt;") == std::string::npos);
    QVERIFY(read("README.txt").find("Not all of the evidence could be read") != std::string::npos);
    const auto evidence = nlohmann::json::parse(read("evidence.json"));
    QCOMPARE(evidence["sources"][2]["skipped"].size(), std::size_t(1200));
}

void TestBundle::exhibitsWithinTheLimit()
{
    BundleOptions options = fixedBundle();
    options.exhibits = {{"a", {}}, {"b", {}}, {"c", {}}};
    options.exhibitLimits.bytes = 15;
    Context context;
    const auto written = writeBundle(contentCase(), options, place(), context);
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    const auto list = nlohmann::json::parse(read("exhibits/exhibits.json"));
    QCOMPARE(list["exhibits"].size(), std::size_t(2));
    QCOMPARE(list["leftOut"].size(), std::size_t(1));
    QVERIFY(list["leftOut"][0]["reason"].get<std::string>().find("more than the limit") != std::string::npos);
    QCOMPARE(read("exhibits/" + list["exhibits"][1]["file"].get<std::string>()), std::string("content"));
}

void TestBundle::exhibitsAreThoseEstimated_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<quint64>("files");
    QTest::addColumn<quint64>("copied");
    QTest::newRow("all") << quint64(1000) << quint64(1000) << quint64(7 + 8 + 7 + 7);
    QTest::newRow("three files") << quint64(1000) << quint64(3) << quint64(7 + 8 + 7);
    QTest::newRow("the second is too large") << quint64(14) << quint64(1000) << quint64(7 + 7);
    QTest::newRow("up to the last byte") << quint64(15) << quint64(1000) << quint64(7 + 8);
    QTest::newRow("none fits") << quint64(6) << quint64(1000) << quint64(0);
    QTest::newRow("no files") << quint64(1000) << quint64(0) << quint64(0);
}

// What the window says beforehand is what lies in the folder afterwards.
void TestBundle::exhibitsAreThoseEstimated()
{
    QFETCH(const quint64, bytes);
    QFETCH(const quint64, files);
    QFETCH(const quint64, copied);
    BundleOptions options = fixedBundle();
    options.exhibits = {{"a", {}}, {"b", {}}, {"c", {}}, {"gone", {}}};
    options.exhibitLimits = {bytes, static_cast<std::size_t>(files)};
    const Comparison comparison = exhibitsCase();
    QCOMPARE(quint64(exhibitBytes(comparison, options.exhibits, options.exhibitLimits)), copied);
    Context context;
    const auto written = writeBundle(comparison, options, place(), context);
    QVERIFY2(written, written ? "" : written.error().message().c_str());
    const auto list = nlohmann::json::parse(read("exhibits/exhibits.json"));
    quint64 there = 0;
    for (const auto &one : list["exhibits"])
        there += fs::file_size(place() + "/exhibits/" + one["file"].get<std::string>());
    QCOMPARE(there, copied);
    if (list["leftOut"].size() == 2) { // what could not be read, and what is not there
        QVERIFY(list["exhibits"][0]["sources"] == nlohmann::json::array({"vendor", "live"}));
        QVERIFY(list["exhibits"][1]["sources"] == nlohmann::json::array({"saved"}));
    }
}

// That the evidence does not give one file up is told, and ends nothing.
void TestBundle::exhibitThatCannotBeRead()
{
    BundleOptions options = fixedBundle();
    options.exhibits = {{"a", {}}};
    Context context;
    QVERIFY(writeBundle(contentCase(3), options, place(), context));
    const auto list = nlohmann::json::parse(read("exhibits/exhibits.json"));
    QCOMPARE(list["exhibits"].size(), std::size_t(0));
    QCOMPARE(list["leftOut"][0]["path"].get<std::string>(), std::string("a"));
}

void TestBundle::failedPdfLeavesNothing()
{
    BundleOptions options = fixedBundle();
    options.writePdf = [](const ReportOptions &report, const std::string &path, Context &) -> Status {
        if (!report.roots || report.roots->all.size() != 64)
            return Unexpected(makeError(ErrorCode::Internal, path, "no root"));
        return Unexpected(makeErrnoError(ENOSPC, path, "writing"));
    };
    for (const unsigned threads : {1U, 4U}) {
        options.threads = threads;
        Context context;
        const auto written = writeBundle(test::smallCase(), options, place(), context);
        QVERIFY(!written);
        QCOMPARE(written.error().file, place() + "/report.pdf");
        QCOMPARE(left(), std::size_t(0));
    }
}

void TestBundle::cancelledLeavesNothing()
{
    BundleOptions options = fixedBundle();
    options.writePdf = [](const ReportOptions &, const std::string &path, Context &context) -> Status {
        context.cancel();
        std::ofstream(path) << "half of it";
        return Unexpected(makeError(ErrorCode::Cancelled, path, "cancelled"));
    };
    Context context;
    QCOMPARE(writeBundle(test::smallCase(), options, place(), context).error().code, ErrorCode::Cancelled);
    QCOMPARE(left(), std::size_t(0));
    QCOMPARE(writeBundle(test::smallCase(), fixedBundle(), place(), context).error().code, ErrorCode::Cancelled); // from the beginning
    QCOMPARE(left(), std::size_t(0));
}

// Somebody puts something in its place while it is written.
void TestBundle::takenMeanwhile()
{
    BundleOptions options = fixedBundle();
    options.writePdf = [this](const ReportOptions &, const std::string &path, Context &) -> Status {
        fs::create_directory(place());
        std::ofstream(place() + "/theirs") << "x";
        std::ofstream(path) << "pdf";
        return {};
    };
    Context context;
    QCOMPARE(writeBundle(test::smallCase(), options, place(), context).error().code, ErrorCode::Usage);
    QCOMPARE(left(), std::size_t(1));
    QCOMPARE(read("theirs"), std::string("x"));
}

void TestBundle::severalThreads()
{
    std::string one;
    for (const unsigned threads : {1U, 3U, 16U}) {
        BundleOptions options = fixedBundle();
        options.threads = threads;
        Context context;
        QVERIFY(writeBundle(test::hostileCase(), options, place(), context));
        if (one.empty())
            one = read("SHA256SUMS");
        QCOMPARE(read("SHA256SUMS"), one);
        fs::remove_all(place());
    }
}

void TestBundle::insideOfEvidence()
{
    const std::string root = place("evidence");
    fs::create_directories(root + "/sub");
    fs::create_directory_symlink(root + "/sub", place("way"));
    for (const std::string &inside : {root, root + "/new", root + "/sub/a/b/", place("way/x"), place("none/../evidence/x")})
        QVERIFY2(liesInside(inside, root), inside.c_str());
    QVERIFY(liesInside(root + "/x", root + '/') && liesInside(root, "/"));
    for (const std::string &outside : {place("evidence2"), place("other"), m_folder->path().toStdString(), std::string("/")})
        QVERIFY2(!liesInside(outside, root), outside.c_str());
    Comparison comparison = test::smallCase();
    auto vendor = std::make_shared<LoadedSource>(*comparison.sources[VendorSide]);
    vendor->source = std::make_shared<test::NamedSource>(SourceKind::RootfsDirectory, root);
    comparison.sources[VendorSide] = vendor;
    Context context;
    QCOMPARE(writeBundle(comparison, fixedBundle(), root + "/out", context).error().code, ErrorCode::Usage);
    QCOMPARE(static_cast<int>(std::distance(fs::directory_iterator(root), fs::directory_iterator())), 1);
}

// The example of RFC 9562, and what Python's uuid module gives.
void TestBundle::uuids()
{
    Uuid dns = urlNamespace;
    dns[3] = 0x10;
    QCOMPARE(uuidText(nameUuid(dns, "www.example.com")), std::string("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    QCOMPARE(uuidText(nameUuid(urlNamespace, "http://www.widgets.com/")), std::string("b25d1f15-33fc-544b-870e-dc86571013e3"));
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"

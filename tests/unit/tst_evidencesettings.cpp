// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/evidencesettings.h"

#include "report/evidence.h"
#include "support/reportcase.h"

#include <QTest>

using namespace assay;

namespace {

ErrorCode codeOf(const std::string &text)
{
    const auto read = readEvidenceSettings(text, "e");
    return read ? ErrorCode::Usage : read.error().code; // no refusal is of that code
}

std::string withOptions(const std::string &options)
{
    return R"({"schema": "assay-evidence/1", "complete": true, "tool": {"libraries": {"options": "x"}}, "options": )" + options + R"(, "sources": [)";
}

} // namespace

class TestEvidenceSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWritten()
    {
        ReportOptions options = test::fixedOptions();
        options.settings = {{"imageStore2", "/b \"x\""}, {"image", "demo/\xC3\xA4:1"}, {"imageStore", "/a"}};
        std::string text;
        QVERIFY(writeEvidence(test::smallCase(), options, stringSink(text)));
        const auto read = readEvidenceSettings(text, "e");
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
        QCOMPARE(read->image, std::string("demo/\xC3\xA4:1"));
        QCOMPARE(read->imageStores, (std::vector<std::string>{"/a", "/b \"x\""}));
    }

    // Two places whose names read the same are two places.
    void whatIsNoText()
    {
        ReportOptions options = test::fixedOptions();
        options.settings = {{"image", "demo/\xff:1"}, {"imageStore", "/a\xfe"}};
        std::string text;
        QVERIFY(writeEvidence(test::smallCase(), options, stringSink(text)));
        const auto read = readEvidenceSettings(text, "e");
        QVERIFY2(read.has_value(), read ? "" : read.error().message().c_str());
        QCOMPARE(read->image, std::string("demo/\xff:1"));
        QCOMPARE(read->imageStores, (std::vector<std::string>{"/a\xfe"}));
        for (const char *wrong : {R"({"imageBytes": "/w=="})", R"({"image": "a", "imageBytes": "/w"})", R"({"image": "a", "imageBytes": "YQ=="})", R"({"image": "alpine", "imageBytes": "/w=="})"})
            QCOMPARE(codeOf(withOptions(wrong)), ErrorCode::Malformed);
    }

    void nothingBehindItIsRead()
    {
        const auto read = readEvidenceSettings(withOptions("{}") + "\xFF not JSON", "e");
        QVERIFY(read && *read == EvidenceSettings{});
        QCOMPARE(readEvidenceSettings(withOptions(R"({"image": "a"})"), "e")->image, std::string("a"));
    }

    void everyCut()
    {
        const std::string whole = withOptions(R"({"image": "a:1", "imageStore": "/s"})");
        const std::size_t end = whole.find('}', whole.find("/s")) + 1;
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto read = readEvidenceSettings(std::string_view(whole).substr(0, size), "e");
            QCOMPARE(read.has_value(), size >= end);
            if (!read)
                QVERIFY(read.error().code == ErrorCode::Truncated || read.error().code == ErrorCode::Malformed);
        }
    }

    void whatIsNoneIsRefused()
    {
        for (const char *text : {"[]", "3", "{\"options\": []}", "{\"options\": 1}", "{\"schema\": \"assay-evidence/1\"}", "<html>"})
            QCOMPARE(codeOf(text), ErrorCode::Malformed);
        for (const char *options : {R"({"image": 1})", R"({"image": null})", R"({"image": {}})", R"({"image": ["a"]})", R"({"image": "a", "image": "b"})", R"({"imageStore2": "a"})",
                                    R"({"imageStore": "a", "imageStore3": "b"})"})
            QCOMPARE(codeOf(withOptions(options)), ErrorCode::Malformed);
        for (const char *options : {R"({"other": "x"})", R"({"imageStore1": "a"})", R"({"imageStore0": "a"})", R"({"imageStore99999": "a"})", R"({"imageStorex": "a"})"})
            QCOMPARE(codeOf(withOptions(options)), ErrorCode::Unsupported);
        QCOMPARE(codeOf(R"({"schema": "assay-evidence/2", "options": {}})"), ErrorCode::Unsupported);
        QCOMPARE(codeOf(R"({"options": {}})"), ErrorCode::Unsupported);
        QCOMPARE(codeOf(std::string(100'000, '[')), ErrorCode::Malformed);
        std::string deep = "{\"a\":";
        for (int i = 0; i < 100'000; ++i)
            deep += "[";
        QCOMPARE(codeOf(deep), ErrorCode::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestEvidenceSettings)
#include "tst_evidencesettings.moc"

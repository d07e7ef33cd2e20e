// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/jsonwriter.h"

#include "base/bytes.h"
#include "base/displaysafe.h"
#include "support/reportcase.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cstdint>
#include <limits>

using namespace assay;

class TestReportJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shape()
    {
        std::string out;
        JsonWriter json(stringSink(out));
        json.beginObject();
        json.key("empty").beginArray();
        json.endArray();
        json.key("none").beginObject();
        json.endObject();
        json.key("inline").beginObject(JsonWriter::Style::Inline);
        json.key("a").number(1);
        json.key("b").beginArray();
        json.string("x");
        json.null();
        json.endArray();
        json.endObject();
        json.key("lines").beginArray();
        json.boolean(true);
        json.beginObject();
        json.key("c").boolean(false);
        json.endObject();
        json.endArray();
        json.endObject();
        QVERIFY(json.finish());
        QCOMPARE(out, std::string(R"({
  "empty": [],
  "none": {},
  "inline": {"a": 1, "b": ["x", null]},
  "lines": [
    true,
    {
      "c": false
    }
  ]
}
)"));
    }

    void numbers()
    {
        std::string out;
        JsonWriter json(stringSink(out));
        json.beginArray(JsonWriter::Style::Inline);
        json.number(std::numeric_limits<std::int64_t>::min());
        json.number(std::numeric_limits<std::uint64_t>::max());
        json.number(std::uint16_t(7));
        json.endArray();
        QVERIFY(json.finish());
        QCOMPARE(out, std::string("[-9223372036854775808, 18446744073709551615, 7]\n"));
    }

    // Whatever the bytes, a parser gets them back or U+FFFD, and then the base64 beside it has them.
    void hostileStrings()
    {
        for (const std::string &name : test::hostileNames()) {
            std::string out;
            JsonWriter json(stringSink(out));
            json.beginObject();
            json.bytes("path", name);
            json.endObject();
            QVERIFY(json.finish());
            const auto parsed = nlohmann::json::parse(out);
            QCOMPARE(parsed["path"].get<std::string>(), toUtf8Lossy(name));
            QCOMPARE(parsed.contains("pathBytes"), !isValidUtf8(name));
            if (parsed.contains("pathBytes"))
                QCOMPARE(fromBase64(parsed["pathBytes"].get<std::string>()).value(), name);
            for (const char c : out.substr(0, out.size() - 1))
                QVERIFY2(static_cast<unsigned char>(c) >= 0x20 || c == '\n', out.c_str());
            QVERIFY2(out.find("\xE2\x80\xAE") == std::string::npos, "a control that turns text around is in the file");
        }
    }

    void everyCodePoint()
    {
        std::string all;
        for (char32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
            if (c >= 0xD800 && c < 0xE000)
                continue;
            if (c < 0x80) {
                all += static_cast<char>(c);
            } else if (c < 0x800) {
                all += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
            } else if (c < 0x10000) {
                all += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
            } else {
                all += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                        static_cast<char>(0x80 | (c & 0x3F))};
            }
        }
        QVERIFY(isValidUtf8(all));
        std::string out;
        JsonWriter json(stringSink(out));
        json.string(all);
        QVERIFY(json.finish());
        QCOMPARE(nlohmann::json::parse(out).get<std::string>(), all);
    }

    void sinkThatFails()
    {
        int calls = 0;
        JsonWriter json([&calls](std::string_view) -> Status {
            ++calls;
            return Unexpected(makeError(ErrorCode::Io, {}, "full"));
        });
        json.beginArray();
        for (int i = 0; i < 100'000; ++i)
            json.string("some text that fills the buffer");
        QVERIFY(json.failed());
        const Status status = json.finish();
        QVERIFY(!status);
        QCOMPARE(status.error().detail, std::string("full"));
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestReportJson)
#include "tst_reportjson.moc"

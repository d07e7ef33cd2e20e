// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/journalmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

namespace {

const JournalStamp stamp{"ann\x1b", "host<b>", "assay 1", "2026-11-26T02:00:00Z"};

std::vector<JournalEntry> entries(const std::vector<JournalDraft> &drafts)
{
    std::vector<JournalEntry> list;
    Sha256Digest last{};
    for (const JournalDraft &draft : drafts) {
        list.push_back(nextEntry(list.size(), last, stamp, draft).value());
        last = list.back().hash;
    }
    return list;
}

} // namespace

class TestJournalModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows()
    {
        JournalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        Act act;
        act.marks = {{"etc/passwd", {1, {}}, true}, {"etc/group", {1, {}}, true}};
        auto list = entries({{JournalKind::Created, textPayload({{"number", "17"}, {"title", "<i>x</i>\n"}})}, actDraft(act), custodyDraft({"A", "B", "bag"})});
        list[2].kind = "from the future";
        model.setEntries(list, JournalProblem{3, "its hash is another one"});
        QCOMPARE(model.rowCount(), 3);
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, JournalModel::NumberColumn), u"1"_s);
        QCOMPARE(text(0, JournalModel::WhenColumn), u"2026-11-26T02:00:00Z"_s);
        QCOMPARE(text(0, JournalModel::WhoColumn), u"ann\\u{001B}@host<b>"_s);
        QCOMPARE(text(0, JournalModel::WhatColumn), u"case made"_s);
        QVERIFY(text(0, JournalModel::DetailColumn).startsWith(u"number: 17 · title: <i>x</i>"_s));
        QVERIFY(!text(0, JournalModel::DetailColumn).contains(u'\n'));
        QCOMPARE(text(1, JournalModel::WhatColumn), u"tagged"_s);
        QVERIFY2(text(1, JournalModel::DetailColumn).contains(u"marks: etc/passwd (+1)"_s), qPrintable(text(1, JournalModel::DetailColumn)));
        QCOMPARE(text(2, JournalModel::WhatColumn), u"from the future"_s);
        QVERIFY(model.index(2, 0).data(JournalModel::BrokenRole).toBool());
        QVERIFY(!model.index(1, 0).data(JournalModel::BrokenRole).toBool());
        QVERIFY(model.index(2, 0).data(JournalModel::DetailRole).toString().contains(QString::fromStdString(toHex(list[2].hash))));
        for (int column = 0; column < JournalModel::ColumnCount; ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        model.setEntries({}, {});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.entryAt(0));
    }

    // Payloads of a hostile case: no JSON, cut, deep, long.
    void anyPayload()
    {
        const std::string good = actDraft([] {
                                     Act act;
                                     act.notes = {{"a/\xff", {"text\x1b[31m", {}}, true}};
                                     return act;
                                 }())
                                     .payload;
        for (std::size_t size = 0; size <= good.size(); ++size)
            QVERIFY(journalDetailText(good.substr(0, size)).size() < 2'000);
        for (const std::string &payload : {std::string("{\"a\":") + std::string(5'000, '['), std::string(1 << 20, 'x'), std::string("{\"a\":[[]],\"b\":[{}],\"c\":[null]}"),
                                           std::string("{\"a\":{\"b\":{\"c\":{\"d\":1}}}}"), std::string("[]"), std::string("\0\xff\x1b", 3)}) {
            const QString text = journalDetailText(payload);
            QVERIFY(text.size() < 4'000);
            QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestJournalModel)
#include "tst_journalmodel.moc"

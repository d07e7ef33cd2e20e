// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/layermodels.h"

#include "support/treetext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;
using test::stack;

namespace {

LoadedSourcePtr source(const std::vector<std::pair<LayerVerdict, std::string>> &layers)
{
    auto loaded = std::make_shared<LoadedSource>();
    loaded->image.emplace();
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LoadedLayer layer;
        layer.verdict = layers[i].first;
        layer.verdictReason = layer.verdict == LayerVerdict::Intact ? "" : "why <b>not</b>";
        layer.layer.diffId = "sha256:" + std::string(64, static_cast<char>('a' + i));
        layer.layer.chainId = "sha256:" + std::string(64, static_cast<char>('1' + i));
        layer.layer.store = "overlay2/" + std::to_string(i) + "/diff";
        layer.layer.createdBy = layers[i].second;
        loaded->layers.push_back(layer);
        loaded->image->layers.push_back(layer.layer);
    }
    return loaded;
}

const LoadedSourcePtr saved = source({{LayerVerdict::Intact, "/bin/sh -c #(nop) ADD file:1 in / "}, {LayerVerdict::Altered, "/bin/sh -c apt-get  update"}, {LayerVerdict::Unverifiable, ""}});

} // namespace

class tst_LayerModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words();
    void choices();
    void severalSources();
    void changes();
    void filterAndReset();
    void hostileNames();
};

void tst_LayerModels::words()
{
    QCOMPARE(layerViewText({}, 5), u"all layers (5)"_s);
    QCOMPARE(layerViewText({LayerView::Kind::UpTo, 2}, 5), u"merged up to layer 2 (3 of 5 layers)"_s);
    QCOMPARE(layerViewText({LayerView::Kind::Only, 2}, 5), u"only layer 2 (1 of 5 layers)"_s);
    QCOMPARE(layerCommandText(*saved, 0), u"ADD file:1 in /"_s);
    QCOMPARE(layerCommandText(*saved, 1), u"RUN apt-get update"_s);
    QCOMPARE(layerCommandText(*saved, 2), QString());
    QCOMPARE(layerCommandText(*saved, 9), QString());
    QStringList letters;
    for (std::size_t act = 0; act < layerActCount; ++act) {
        const QString letter = layerActLetter(static_cast<LayerAct>(act));
        QVERIFY(!letter.isEmpty() && !letters.contains(letter)); // each tells its kind alone
        letters.append(letter);
        QVERIFY(!layerActWord(static_cast<LayerAct>(act)).isEmpty());
        QVERIFY(!layerActExplanation(static_cast<LayerAct>(act)).isEmpty());
    }
}

void tst_LayerModels::choices()
{
    LayerChoiceModel model(LayerChoiceModel::First::AllLayers);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0); // nothing to choose from
    model.setSources({{SavedSide, saved}});
    QCOMPARE(model.rowCount(), 4);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(model.index(row).data().toString());
    QCOMPARE(rows, (QStringList{u"All layers (3)"_s, u"Layer 0 · intact · aaaaaaaaaaaa · ADD file:1 in /"_s, u"Layer 1 · altered · bbbbbbbbbbbb · RUN apt-get update"_s,
                                u"Layer 2 · not verifiable · cccccccccccc"_s}));
    QVERIFY(!model.index(0).data(LayerChoiceModel::VerdictRole).isValid());
    QCOMPARE(model.index(2).data(LayerChoiceModel::VerdictRole).toInt(), static_cast<int>(LayerVerdict::Altered));
    const QString detail = model.index(2).data(LayerChoiceModel::DetailRole).toString();
    for (const QString &part : {u"Layer 1: altered (why <b>not</b>)"_s, u"Diff id: sha256:bbbb"_s, u"Chain id: sha256:2222"_s, u"Lies at: overlay2/1/diff"_s, u"Made by: /bin/sh -c apt-get  update"_s})
        QVERIFY2(detail.contains(part), qPrintable(detail));
    QVERIFY(!model.layerAt(0));
    QVERIFY(model.layerAt(3) == std::pair(int(SavedSide), 2U));
    QVERIFY(!model.layerAt(4));
    QCOMPARE(model.rowOf(SavedSide, 1), 2);
    QCOMPARE(model.rowOf(LiveSide, 1), -1);
    QCOMPARE(model.rowOf(SavedSide, 3), -1);
    model.setSources({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_LayerModels::severalSources()
{
    LayerChoiceModel model(LayerChoiceModel::First::None);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSources({{SavedSide, saved}, {LiveSide, saved}});
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(model.index(3).data().toString().startsWith(u"Live, Layer 0 · "_s));
    QCOMPARE(model.rowOf(LiveSide, 2), 5);
    QVERIFY(model.layerAt(5) == std::pair(int(LiveSide), 2U));
}

void tst_LayerModels::changes()
{
    const auto image = stack({"d a 0755\nf a/old xx\nf b 0644 one\nf c x\nl t -> u\nd o 0700\nf o/in y", "f a/new 0600 1/2 @5 yy!\nf b 0600 one\nf c long\nw a/old\nw nothing\nf t z\nd o 0700\no o"});
    Context context;
    const auto changes = LayerChanges::of(*image, 1, context).value();
    LayerChangesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(changes, fittingChanges(*changes, {}, context).value());
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : {LayerChangesModel::ActColumn, LayerChangesModel::PathColumn, LayerChangesModel::WhatColumn, LayerChangesModel::SizeColumn})
            cells.append(model.index(row, column).data().toString());
        rows.append(cells.join(u'|'));
    }
    QCOMPARE(rows, (QStringList{u"A added|a/new||3"_s, u"H hidden|a/old|by a whiteout|2"_s, u"m metadata|b|permissions|3"_s, u"M modified|c|content|4"_s,
                                u"W mark|nothing|a whiteout; nothing is there to hide|"_s, u"W mark|o|opaque: hides what was in it|"_s,
                                u"H hidden|o/in|by the mark of its folder (opaque)|1"_s, u"T type|t|file, was symbolic link|1"_s}));
    QCOMPARE(model.index(0, LayerChangesModel::ModeColumn).data().toString(), u"-rw-------"_s);
    QCOMPARE(model.index(0, LayerChangesModel::OwnerColumn).data().toString(), u"1:2"_s);
    QCOMPARE(model.index(1, LayerChangesModel::PathColumn).data(Qt::AccessibleTextRole).toString(), u"a/old, hidden"_s);
    QVERIFY(model.index(1, 0).data(LayerChangesModel::DetailRole).toString().contains(u"Before: as layer 0 has it"_s));
    QCOMPARE(model.index(7, 0).data(LayerChangesModel::TypeRole).toInt(), static_cast<int>(EntryType::File));
}

void tst_LayerModels::filterAndReset()
{
    const auto image = stack({"", "f a x\nf b x\nf c x"});
    Context context;
    const auto changes = LayerChanges::of(*image, 1, context).value();
    LayerChangesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(changes, {0, 2});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(2), 1);
    QCOMPARE(model.rowOf(1), -1);
    QCOMPARE(model.changeIndex(1), 2U);
    QVERIFY(!model.changeAt(2));
    QVERIFY(!model.changeAt(-1));
    model.setRows(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.changes());
}

void tst_LayerModels::hostileNames()
{
    const auto image = stack({"", "f <b>\\x0a\\xff\\xe2\\x80\\xae x"});
    Context context;
    const auto changes = LayerChanges::of(*image, 1, context).value();
    LayerChangesModel model;
    model.setRows(changes, {0});
    const QString shown = model.index(0, LayerChangesModel::PathColumn).data().toString();
    QVERIFY(!shown.contains(u'\n'));
    QVERIFY(!shown.contains(QChar(0x202E)));
    auto loaded = std::make_shared<LoadedSource>(*saved);
    loaded->image->layers[0].createdBy = "/bin/sh -c #(nop) a\n\x1b[31mb\xff";
    const QString command = layerCommandText(*loaded, 0);
    QVERIFY(!command.contains(u'\n') && !command.contains(QChar(0x1b)));
}

QTEST_GUILESS_MAIN(tst_LayerModels)
#include "tst_layermodels.moc"

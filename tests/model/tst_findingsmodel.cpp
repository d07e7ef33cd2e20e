// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "items/displaytext.h"
#include "items/findingsmodel.h"
#include "verify/missedby.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace assay;
using namespace Qt::StringLiterals;

class tst_FindingsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grouped();
    void empty();
    void everyCodeHasATitle();
    void modes();
    void missedByHasWords();
    void pathsOfGroups();
};

namespace {

void write(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QString &out)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out += QString(depth * 2, u' ') + index.data().toString() + u" ("_s + index.data(FindingsModel::CountRole).toString() + u")\n"_s;
        write(model, index, depth + 1, out);
    }
}

} // namespace

void tst_FindingsModel::grouped()
{
    auto findings = std::make_shared<Findings>();
    findings->push_back(makeFinding("layer.time-changed", "var/www"));
    findings->push_back(makeFinding("layer.file-added", "var/www/.cache.cgi"));
    findings->push_back(makeFinding("layer.content-changed", "srv/<b>start</b>"));
    findings->push_back(makeFinding("layer.file-added", "a\nb"));
    findings->push_back(makeFinding("source.sums-match"));
    findings->back().role = 0;
    findings->back().missedBy = {"docker diff"};
    FindingsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFindings(findings);
    QString out;
    write(model, {}, 0, out);
    QCOMPARE(out, u"High (3)\n"
                  "  Content changed (1)\n"
                  "    srv/<b>start</b> (1)\n"
                  "  Added to a layer (2)\n"
                  "    var/www/.cache.cgi (1)\n"
                  "    a\\nb (1)\n"
                  "Low (1)\n"
                  "  Modification time changed (1)\n"
                  "    var/www (1)\n"
                  "Information (1)\n"
                  "  Checksum file agrees (1)\n"
                  "    The vendor source (1)\n"_s);
    const QModelIndex high = model.index(0, 0);
    QVERIFY(!model.findingAt(high));
    const QModelIndex first = model.index(0, 0, model.index(0, 0, high));
    QVERIFY(model.findingAt(first));
    QCOMPARE(QString::fromStdString(model.findingAt(first)->path), u"srv/<b>start</b>"_s);
    QVERIFY(findingDetail(findings->back()).contains(u"Missed by: docker diff"_s));
    Finding capability = makeFinding("layer.xattr-changed", "bin/ping");
    capability.detail = {{"onDisk", "security.capability=AQAAAoAgAAAAAAAAAAAAAAAAAAA="}};
    QVERIFY(findingDetail(capability).contains(u"On disk: security.capability=cap_setuid,cap_net_raw=ep (AQAAAoAgAAAAAAAAAAAAAAAAAAA=)"_s));
    model.setFindings(std::make_shared<Findings>());
    QCOMPARE(model.rowCount(), 0);
}

void tst_FindingsModel::empty()
{
    FindingsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFindings(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), 0);
}

void tst_FindingsModel::everyCodeHasATitle()
{
    for (const FindingCode &code : findingCodes())
        QVERIFY2(findingTitle(code.code) != displayText(code.code), std::string(code.code).c_str());
}

void tst_FindingsModel::modes()
{
    Entry entry;
    entry.type = EntryType::File;
    const auto text = [&entry](unsigned mode) {
        entry.mode = static_cast<std::uint16_t>(mode);
        return modeText(entry);
    };
    QCOMPARE(text(0755), u"-rwxr-xr-x"_s);
    QCOMPARE(text(04755), u"-rwsr-xr-x"_s);
    QCOMPARE(text(04644), u"-rwSr--r--"_s);
    QCOMPARE(text(02755), u"-rwxr-sr-x"_s);
    QCOMPARE(text(0), u"----------"_s);
    entry.type = EntryType::Directory;
    QCOMPARE(text(01777), u"drwxrwxrwt"_s);
}

// Every command that any finding may name.
void tst_FindingsModel::missedByHasWords()
{
    for (const Engine engine : {Engine::DockerGraph, Engine::DockerContainerd, Engine::Containerd, Engine::ContainersStorage}) {
        for (const char *code : {"layer.content-changed", "layer.target-changed"}) {
            for (const bool wholeTree : {false, true}) {
                for (const std::string &command : commandsThatMiss(engine, code, false, wholeTree))
                    QVERIFY2(!missedByText(command).isEmpty(), command.c_str());
            }
        }
    }
    QCOMPARE(missedByText("docker"), QString());
    QCOMPARE(missedByText("ls /"), QString());
}

void tst_FindingsModel::pathsOfGroups()
{
    auto findings = std::make_shared<Findings>();
    for (const char *path : {"b", "a", "", "b"})
        findings->push_back(makeFinding("layer.file-added", path));
    findings->push_back(makeFinding("layer.mode-changed", "c"));
    FindingsModel model;
    QAbstractItemModelTester tester(&model);
    model.setFindings(findings);
    const QModelIndex high = model.index(0, 0);
    QCOMPARE(model.pathsAt(high), (std::vector<std::string>{"b", "a", "c"}));
    QCOMPARE(model.pathsAt(model.index(0, 0, high)), (std::vector<std::string>{"b", "a"}));
    QCOMPARE(model.pathsAt(model.index(1, 0, model.index(0, 0, high))), (std::vector<std::string>{"a"}));
    QVERIFY(model.pathsAt({}).empty());
}

QTEST_GUILESS_MAIN(tst_FindingsModel)
#include "tst_findingsmodel.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clirun.h"
#include "made.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace assay::test;

namespace {

using Members = std::vector<Member>;

void setContent(Members &members, const std::string &name, std::string content)
{
    const auto found = std::find_if(members.begin(), members.end(), [&](const Member &member) { return member.name == name; });
    if (found == members.end())
        qFatal("no member %s", name.c_str());
    found->content = std::move(content);
}

void remove(Members &members, const std::string &name)
{
    std::erase_if(members, [&](const Member &member) { return member.name == name; });
}

struct Break {
    const char *name;
    std::function<void(Members &, const MadeImage &)> apply;
    const char *code;
    std::string store; // what the finding's place ends with
};

const std::string records = "image/overlay2/layerdb/sha256/";

std::vector<Break> breaks(const MadeImage &image)
{
    const std::string low = "overlay2/" + image.cacheId(0);
    const std::string high = "overlay2/" + image.cacheId(1);
    const std::string record = records + image.chainId(1);
    const auto set = [](std::string name, std::string content) {
        return [name = std::move(name), content = std::move(content)](Members &members, const MadeImage &) { setContent(members, name, content); };
    };
    const auto drop = [](std::string name) { return [name = std::move(name)](Members &members, const MadeImage &) { remove(members, name); }; };
    const auto add = [](Member member) { return [member = std::move(member)](Members &members, const MadeImage &) { members.push_back(member); }; };
    const auto lead = [](std::string name, std::string target) {
        return [name = std::move(name), target = std::move(target)](Members &members, const MadeImage &) {
            remove(members, name);
            members.push_back(linkMember(name, target));
        };
    };
    return {
        {"a short name leads to another layer", lead("overlay2/l/" + image.shortName(0), "../" + image.cacheId(1) + "/diff"), "store.chain-broken", "l/" + image.shortName(0)},
        {"a short name leads out of the store", lead("overlay2/l/" + image.shortName(0), "/etc"), "store.link-escapes", "l/" + image.shortName(0)},
        {"a short name is missing", drop("overlay2/l/" + image.shortName(0)), "store.chain-broken", "l/" + image.shortName(0)},
        {"a folder has another short name", set(low + "/link", image.shortName(1)), "store.chain-broken", "l/" + image.shortName(1)},
        {"a folder's short name is a path", set(low + "/link", "../../etc"), "store.chain-broken", low + "/link"},
        {"a layer is left out of a mount", drop(high + "/lower"), "store.chain-broken", high + "/lower"},
        {"a layer comes twice in a mount", set(high + "/lower", "l/" + image.shortName(0) + ":l/" + image.shortName(0)), "store.chain-broken", high + "/lower"},
        {"a layer below the lowest", add(fileMember(low + "/lower", "l/" + image.shortName(1))), "store.chain-broken", low + "/lower"},
        {"two layers in one folder", set(record + "/cache-id", image.cacheId(0)), "store.chain-broken", "/cache-id"},
        {"a folder's name that climbs", set(record + "/cache-id", "../../../etc"), "store.record-altered", "/cache-id"},
        {"another diff id", set(record + "/diff", digestOf("another")), "store.chain-broken", "/diff"},
        {"another parent", set(record + "/parent", digestOf("another")), "store.chain-broken", "/parent"},
        {"a configuration of another digest", set("image/overlay2/imagedb/content/sha256/" + image.id, image.config + " "), "store.config-altered", image.id},
        {"a name for an image that is not there", set("image/overlay2/repositories.json", R"({"Repositories":{"made/image":{"made/image:1":")" + digestOf("none") + "\"}}}"),
         "store.chain-broken", "repositories.json"},
        {"a layer folder of no record", add(folderMember("overlay2/planted/diff/")), "store.orphan", "overlay2/planted"},
        {"a file beside a layer's content", add(fileMember(low + "/planted", "x")), "store.orphan", low + "/planted"},
        {"a record of no image", add(fileMember(records + hexOf("none") + "/cache-id", "abc")), "store.orphan", hexOf("none")},
        {"a short name of no folder", add(linkMember("overlay2/l/AAAAAAAAAAAAAAAAAAAAAAAAAA", "../" + image.cacheId(0) + "/diff")), "store.orphan", "l/AAAAAAAAAAAAAAAAAAAAAAAAAA"},
    };
}

} // namespace

// `assay-cli verify` against data roots whose records do not fit each other.
class TestCliVerify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whole();
    void brokenLinks_data();
    void brokenLinks();
    void remappedOwners();
    void whatIsNoStore();
    void oneImageOfSeveral();
    void oneContainer();
    void reports();
    void help();
    void imageStores();

private:
    CliResult verify(const Members &members, const QStringList &more = {}) const
    {
        const QString tar = m_folder.filePath(QString::fromUtf8(QTest::currentDataTag() ? "root.tar" : QTest::currentTestFunction()));
        if (!writeBytes(tar, tarOf(members)))
            return {};
        return runCli(QStringList{QStringLiteral("verify"), QStringLiteral("--live"), tar, QStringLiteral("--json"), QStringLiteral("-")} + more);
    }

    QTemporaryDir m_folder;
    MadeImage m_image = smallImage();
};

// The engine kept no record of the layers' tars: nothing is found, and nothing is called intact.
void TestCliVerify::whole()
{
    const CliResult result = verify(dataRoot(m_image));
    QVERIFY2(result.code == 2, result.told());
    const Ordered evidence = result.json();
    for (const Ordered &finding : evidence["findings"])
        QVERIFY2(finding["severity"] == "info" || finding["severity"] == "low" || finding["code"] == "source.attributes-unseen", result.told());
    for (const Ordered &layer : evidence["sources"][0]["image"]["layers"])
        QVERIFY2(layer["verdict"] == "unverifiable" && layer.contains("reason"), result.told());
    QVERIFY2(result.errorText().find("not proven: layer sha256:") != std::string::npos, result.told());
}

void TestCliVerify::brokenLinks_data()
{
    QTest::addColumn<int>("number");
    const auto all = breaks(m_image);
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void TestCliVerify::brokenLinks()
{
    QFETCH(int, number);
    const Break broken = breaks(m_image)[static_cast<std::size_t>(number)];
    Members members = dataRoot(m_image);
    broken.apply(members, m_image);
    const CliResult result = verify(members);
    QVERIFY2(result.code == 1 || result.code == 2, result.told());
    const Ordered evidence = result.json();
    const auto &findings = evidence["findings"];
    const bool told = std::any_of(findings.begin(), findings.end(), [&](const Ordered &finding) {
        return finding["code"] == broken.code && finding["store"].is_string() && finding["store"].get<std::string>().ends_with(broken.store);
    });
    QVERIFY2(told, result.told());
}

// A daemon with --userns-remap keeps its data root in a folder named by the ids that are 0 in its images.
void TestCliVerify::remappedOwners()
{
    Members members{folderMember("100000.100000/")};
    for (Member member : dataRoot(m_image)) {
        member.name = "100000.100000/" + member.name;
        member.owner = 100000;
        members.push_back(std::move(member));
    }
    const QString saved = m_folder.filePath(QStringLiteral("saved.tar"));
    const QString live = m_folder.filePath(QStringLiteral("remapped.tar"));
    QVERIFY(writeBytes(saved, tarOf(dockerArchive(m_image))));
    const auto ownersChanged = [&] {
        const CliResult result = runCli({QStringLiteral("compare"), QStringLiteral("--saved"), saved, QStringLiteral("--live"), live, QStringLiteral("--json"), QStringLiteral("-")});
        std::string paths;
        const Ordered evidence = result.json();
        for (const Ordered &finding : evidence["findings"]) {
            if (finding["code"] == "layer.owner-changed")
                paths += finding["path"].get<std::string>() + '\n';
        }
        return result.code == 0 || result.code == 1 ? paths : result.errorText();
    };
    QVERIFY(writeBytes(live, tarOf(members)));
    QCOMPARE(QByteArray::fromStdString(ownersChanged()), QByteArray());
    for (Member &member : members) {
        if (member.name.ends_with("/diff/bin/tool"))
            member.owner = 0; // the host's own root
        if (member.name.ends_with("/diff/etc/added"))
            member.owner = 100001;
    }
    QVERIFY(writeBytes(live, tarOf(members)));
    QCOMPARE(QByteArray::fromStdString(ownersChanged()), QByteArray("bin/tool\netc/added\n"));
}

void TestCliVerify::whatIsNoStore()
{
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--live"), sampleFile("rootfs.tar.xz")});
    QVERIFY2(result.code == 2 && result.errorText().find("not an engine's store") != std::string::npos, result.told());
}

void TestCliVerify::oneImageOfSeveral()
{
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("vendor/base:1"),
                                     QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(result.code == 0, result.told());
    const Ordered evidence = result.json();
    QCOMPARE(evidence["sources"].size(), std::size_t{1});
    QCOMPARE(evidence["sources"][0]["image"]["layers"].size(), std::size_t{1});
    const CliResult all = runCli({QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20.tar.gz"), QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(all.code == 0 && all.json()["sources"].size() == 10, all.told());
}

// A container's name chooses what it runs and what it changed.
void TestCliVerify::oneContainer()
{
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20.tar.gz"), QStringLiteral("--image"), QStringLiteral("changed"),
                                     QStringLiteral("--json"), QStringLiteral("-")});
    QVERIFY2(result.code == 0, result.told());
    const Ordered evidence = result.json();
    QCOMPARE(evidence["sources"].size(), std::size_t{1});
    QCOMPARE(evidence["sources"][0]["image"]["layers"].size(), std::size_t{5});
    const auto &findings = evidence["findings"];
    QVERIFY2(std::any_of(findings.begin(), findings.end(), [](const Ordered &finding) { return finding["code"] == "container.added"; }), result.told());
}

// The HTML report, the same bytes each time, tells of every image and container, and of a link that does not hold.
void TestCliVerify::reports()
{
    const auto report = [](const QString &path, const QString &kind) {
        CliSettings settings;
        settings.environment = {{QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("1795320000")}};
        return runCli({QStringLiteral("verify"), QStringLiteral("--live"), path, kind, QStringLiteral("-")}, settings);
    };
    for (const char *store : {"live/docker20.tar.gz", "live/docker28-containerd.tar.gz", "live/podman5.tar.gz", "live/containerd21.tar.gz"}) {
        const CliResult result = report(testData(store), QStringLiteral("--html"));
        QVERIFY2(result.code == 0 || result.code == 1, result.told());
        for (const char *wanted : {"Verification of a container store", "Chain of records of", "rich:1", "Containers of the store: ", "opt/<wbr>added-in-container", "What belongs to nothing"})
            QVERIFY2(result.out.contains(wanted), wanted);
        QVERIFY(!result.out.contains("own changes not read"));
        QCOMPARE(report(testData(store), QStringLiteral("--html")).out, result.out);
        const CliResult pdf = report(testData(store), QStringLiteral("--pdf"));
        QVERIFY2(pdf.out.startsWith("%PDF-") && pdf.out == report(testData(store), QStringLiteral("--pdf")).out, store);
    }
    Members members = dataRoot(m_image);
    setContent(members, records + m_image.chainId(1) + "/parent", "sha256:" + std::string(64, '0'));
    const QString tar = m_folder.filePath(QStringLiteral("reports.tar"));
    QVERIFY(writeBytes(tar, tarOf(members)));
    const CliResult broken = report(tar, QStringLiteral("--html"));
    for (const std::string &wanted : {std::string("lk-broken\">\u2717 broken</span>"), std::string(64, '0'), "sha256:" + m_image.chainId(0)})
        QVERIFY2(broken.text().find(wanted) != std::string::npos, wanted.c_str());
}

void TestCliVerify::help()
{
    const CliResult result = runCli({QStringLiteral("verify"), QStringLiteral("--help")});
    QVERIFY2(result.code == 0 && result.text().find("podman") != std::string::npos && result.text().find("--image") != std::string::npos, result.told());
}

// Whose layers lie in another store: named, not named, and where no such store belongs.
void TestCliVerify::imageStores()
{
    const QStringList store{QStringLiteral("--live"), testData("live/podman-additional.tar.gz")};
    const QStringList further{QStringLiteral("--image-store"), testData("live/podman-shared.tar.gz")};
    const QStringList json{QStringLiteral("--json"), QStringLiteral("-")};
    const CliResult whole = runCli(QStringList{QStringLiteral("verify")} + store + further + json);
    QVERIFY2(whole.code == 0 && whole.json()["complete"] == true, whole.told());
    QCOMPARE(stringAt(whole.json()["options"], "imageStore"), further.back().toStdString());
    const CliResult part = runCli(QStringList{QStringLiteral("verify")} + store + json);
    QVERIFY2(part.code == 2 && part.err.contains("--image-store") && part.json()["complete"] == false, part.told());
    const CliResult compared = runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--saved"), testData("saved/docker20-two-images.tar"), QStringLiteral("--image"), QStringLiteral("7b89ee8ed997")} + store + further);
    QVERIFY2(compared.code == 0, compared.told());
    const CliResult listed = runCli(QStringList{QStringLiteral("list"), store.back()} + further);
    QVERIFY2(listed.code == 0 && listed.out.contains("demo/other:1"), listed.told());
    const CliResult roleless = runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--vendor"), testData("vendor/rootfs.tar"), QStringLiteral("--saved"), testData("saved/docker20-single.tar")} + further);
    QVERIFY2(roleless.code == 2 && roleless.err.contains("--image-store belongs to --live"), roleless.told());
    const CliResult elsewhere = runCli(QStringList{QStringLiteral("verify"), QStringLiteral("--live"), testData("live/docker20.tar.gz")} + further);
    QVERIFY2(elsewhere.code == 2 && elsewhere.err.contains("no further image store belongs to it"), elsewhere.told());
    const CliResult inside = runCli(QStringList{QStringLiteral("verify")} + store + QStringList{QStringLiteral("--image-store"), m_folder.path(), QStringLiteral("--json"), m_folder.filePath(QStringLiteral("out.json"))});
    QVERIFY2(inside.code == 2 && inside.err.contains("lies inside the evidence"), inside.told());
}

QTEST_GUILESS_MAIN(TestCliVerify)
#include "tst_cliverify.moc"

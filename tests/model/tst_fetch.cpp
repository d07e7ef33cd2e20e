// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What is fetched of an image: by tags and by the API, from registries that are right, wrong, or without an end; and what a notary server has.

#include "crypto/publickey.h"
#include "io/digest.h"
#include "support/attachedmanifests.h"
#include "support/fetchcase.h"
#include "support/replayregistry.h"

#include <QtTest>

using namespace assay;
using namespace assay::test;

namespace {

const std::string firstImage = "sha256:86d2804e8f2d86e26cc9a19e40d6253f4e6e82ae474a0be98295248b5821ca82";
const std::string secondImage = "sha256:9f3b321e64daf658b89c4bf7010d31598cee1230566d0f1023ab64ddc3b004a2";
const std::string cosignManifest = "sha256:848cf579e08525c3bd7a7f39126680f8f8cbc4ebec440d6a3ed95ad1493a9d8a";
const std::string cosignPayload = "sha256:529d00ea4eb3f67779a61b28e386c80b7bf4a503bf94fe8828b4b4c77446371d";
const std::string manifests = "/v2/demo/app/manifests/";

std::string textOf(const std::string &file)
{
    QFile opened(QStringLiteral(ASSAY_TEST_DATA "/trust/fetched-metadata/") + QString::fromStdString(file));
    if (!opened.open(QIODevice::ReadOnly))
        qFatal("%s is missing", file.c_str());
    return opened.readAll().toStdString();
}

std::string digestIn(const std::string &bytes)
{
    return digestText(sha256(std::string_view(bytes)));
}

// Answers without a network.
class MadeUp final : public WebClient {
public:
    std::function<WebAnswer(const std::string &target)> answer;
    std::vector<std::string> asked;

    Result<WebAnswer> get(const WebUrl &url, const std::vector<std::pair<std::string, std::string>> &, std::uint64_t mostBytes) override
    {
        asked.push_back(url.target);
        WebAnswer out = answer(url.target);
        out.tooLarge = out.body.size() > mostBytes;
        return out;
    }
};

WebAnswer found(std::string body)
{
    WebAnswer answer;
    answer.status = 200;
    answer.body = std::move(body);
    return answer;
}

WebAnswer missing()
{
    WebAnswer answer;
    answer.status = 404;
    return answer;
}

// As the notary server, which has each file under its name and under that and its hash.
class ReplayNotary {
public:
    ReplayNotary()
    {
        for (const char *name : {"1.root", "root", "timestamp", "snapshot", "targets"}) {
            const std::string bytes = textOf(std::string(name) + ".json");
            files[name] = bytes;
            files[name + ('.' + digestIn(bytes).substr(7))] = bytes;
        }
    }
    WebReply answer(const WebQuestion &question) const
    {
        const std::string folder = "/notary/v2/" + gun + "/_trust/tuf/";
        if (!question.target.starts_with(folder))
            return {404, {}, {}, WebReply::Manner::Whole};
        const std::string name = question.target.substr(folder.size());
        const auto file = files.find(name.substr(0, name.rfind(".json")));
        return file == files.end() ? WebReply{404, {}, {}, WebReply::Manner::Whole} : WebReply{200, {}, file->second, WebReply::Manner::Whole};
    }

    std::string gun;
    std::map<std::string, std::string> files;
};

} // namespace

class TestFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingButLayers();
    void byTheApi();
    void theFolderIsALayout();
    void whatIsTakenIsNotReplaced();
    void byDigest();
    void wrongBytes();
    void anImageThatIsNotThere();
    void blobsThatAreMissingOrTooLarge();
    void oneConnectionIsEnough();
    void indexesWithPlatformsAndBuilds();
    void listsWithoutEnd();
    void signaturesOfSignaturesEnd();
    void contentTrust();
    void contentTrustThatDoesNotFit();
    void contentTrustBySha512Alone();
    void noContentTrust();
    void namesOfRolesAreNoPaths();
    void cancelling();
};

void TestFetch::everythingButLayers()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    FetchCase one(server, "demo/app:1.0");
    const auto fetched = one.run();
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QVERIFY2(fetched->problems.empty(), problemsOf(*fetched).c_str());
    QCOMPARE(fetched->digest, firstImage);
    QCOMPARE(fetched->blobs.size(), 9U);
    for (const auto &[digest, bytes] : fetched->blobs) {
        QCOMPARE(digestIn(bytes), digest);
        QCOMPARE(bytes, registry.blobs().at(digest));
    }
    QVERIFY(fetched->blobs.contains(cosignPayload));
    for (const WebQuestion &question : server.questions()) { // its only layer was not even asked for
        QVERIFY(question.target.find("a96f4c83ff5fbddff032f274bb8fc56acf816ec2a9c9659b4160667d7646f83b") == std::string::npos);
        QVERIFY(question.header("cookie").empty() && question.header("authorization").empty());
        QCOMPARE(question.header("accept-encoding"), std::string("identity"));
    }
    QCOMPARE(one.toldText(), "asking " + server.authority() + " without TLS\n");
    QCOMPARE(fetched->records.size(), server.questions().size());
}

void TestFetch::byTheApi()
{
    ReplayRegistry registry;
    registry.referrersApi = true;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    const auto byApi = FetchCase(server, "demo/app:2.0").run();
    QVERIFY2(byApi && byApi->problems.empty(), byApi ? problemsOf(*byApi).c_str() : messageOf(byApi).c_str());
    QVERIFY(byApi->blobs.contains("sha256:652f1723720c9a95195255e7c977a280d4cd0eb99953b7926e02f808e11726f6")); // Sigstore, on the one page
    QVERIFY(byApi->blobs.contains("sha256:6da560431598d06249d6cc0c7b991a9ba2d0b36edb4ac42aa3abb8395b99a83c")); // notation, on the other
    registry.referrersApi = false;
    auto byTag = FetchCase(server, "demo/app:2.0").run();
    QVERIFY(byTag);
    // Save the index itself, it is all the same.
    QCOMPARE(byTag->blobs.size(), byApi->blobs.size() + 1);
    for (const auto &[digest, bytes] : byApi->blobs)
        QVERIFY(byTag->blobs.contains(digest));
}

void TestFetch::theFolderIsALayout()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("out")).toStdString();
    for (const bool api : {false, true}) {
        registry.referrersApi = api;
        for (const auto &[tag, image, kinds] : {std::tuple("1.0", firstImage, 2U), std::tuple("2.0", secondImage, 2U)}) {
            FetchCase one(server, std::string("demo/app:") + tag);
            const auto fetched = one.run();
            QVERIFY(fetched);
            QVERIFY(QDir(QString::fromStdString(path)).removeRecursively());
            const Status written = writeFetchedFolder(*fetched, path, one.context);
            QVERIFY2(written, written ? "" : written.error().message().c_str());
            const auto fs = fromTestData(openDirectoryFs(path));
            std::vector<Error> problems;
            const auto places = BlobPlaces::find(*fs, problems);
            QCOMPARE(places.size(), 1U);
            QVERIFY(problems.empty());
            const auto attached = fromTestData(findAttached(places.front(), Limits(), one.context));
            QCOMPARE(attachedTo(attached, image).size(), kinds);
            for (const AttachedManifest *manifest : attachedTo(attached, image)) {
                QCOMPARE(manifest->problem, std::string());
                for (const AttachedBlob &blob : manifest->blobs)
                    QCOMPARE(blob.problem, std::string());
            }
            const auto record = nlohmann::json::parse(fromTestData(fs->readFile("fetched.json", 1 << 20)));
            QCOMPARE(record["schema"].get<std::string>(), std::string("assay-fetched/1"));
            QCOMPARE(record["digest"].get<std::string>(), image);
            QCOMPARE(record["requests"].size(), fetched->records.size());
            QCOMPARE(record["requests"][0]["sha256"].get<std::string>(), image.substr(7));
        }
    }
}

void TestFetch::whatIsTakenIsNotReplaced()
{
    const QTemporaryDir folder;
    FetchedImage fetched;
    Context context;
    const auto entries = QDir(folder.path()).entryList();
    const Status written = writeFetchedFolder(fetched, folder.path().toStdString(), context);
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::Usage);
    QCOMPARE(QDir(folder.path()).entryList(), entries);
}

void TestFetch::byDigest()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    const auto fetched = FetchCase(server, "demo/app:whatever@" + firstImage).run();
    QVERIFY2(fetched && fetched->problems.empty(), messageOf(fetched).c_str());
    QCOMPARE(fetched->names.front().tag, std::string()); // nobody asked what the tag is
    QCOMPARE(fetched->names.front().descriptor.digest, firstImage);
    registry.instead[manifests + firstImage] = {200, {}, "{}", WebReply::Manner::Whole};
    const auto other = FetchCase(server, "demo/app@" + firstImage).run();
    QVERIFY(!other);
    QVERIFY(messageOf(other).find(server.url() + manifests + firstImage) != std::string::npos);
    QVERIFY(messageOf(other).find(digestIn("{}")) != std::string::npos);
}

void TestFetch::wrongBytes()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    // Of the image, where only the registry says which digest it has.
    registry.instead[manifests + "1.0"] = {200, {{"Docker-Content-Digest", secondImage}}, registry.blobs().at(firstImage), WebReply::Manner::Whole};
    QVERIFY(messageOf(FetchCase(server, "demo/app:1.0").run()).find("not " + secondImage) != std::string::npos);
    registry.instead.clear();
    // Of a payload: of the same length.
    std::string payload = registry.blobs().at(cosignPayload);
    payload.back() ^= 1;
    const std::string target = "/v2/demo/app/blobs/" + cosignPayload;
    registry.instead[target] = {200, {{"Docker-Content-Digest", cosignPayload}}, payload, WebReply::Manner::Whole};
    const auto fetched = FetchCase(server, "demo/app:1.0").run();
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QCOMPARE(fetched->problems.size(), 1U);
    QVERIFY2(problemsOf(*fetched).find(server.url() + target + ": gives bytes with the digest " + digestIn(payload)) == 0, problemsOf(*fetched).c_str());
    QVERIFY(!fetched->blobs.contains(cosignPayload) && !fetched->blobs.contains(digestIn(payload)));
    QVERIFY(fetched->blobs.contains(cosignManifest)); // and the rest is there
}

void TestFetch::anImageThatIsNotThere()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    QVERIFY(messageOf(FetchCase(server, "demo/app:none").run()).find("status 404") != std::string::npos);
    registry.instead[manifests + "bad"] = {200, {}, "<html>", WebReply::Manner::Whole};
    QVERIFY(!FetchCase(server, "demo/app:bad").run());
    registry.instead[manifests + "bad"] = {200, {}, R"({"schemaVersion":2,"config":{},"config":{}})", WebReply::Manner::Whole};
    QVERIFY(!FetchCase(server, "demo/app:bad").run());
    registry.instead[manifests + "bad"] = {500, {}, {}, WebReply::Manner::Whole};
    QVERIFY(messageOf(FetchCase(server, "demo/app:bad").run()).find("status 500") != std::string::npos);
}

void TestFetch::blobsThatAreMissingOrTooLarge()
{
    ReplayRegistry registry;
    const WebServer server([&registry](const WebQuestion &question) { return registry.answer(question); });
    const std::string target = "/v2/demo/app/blobs/" + cosignPayload;
    registry.instead[target] = {404, {}, {}, WebReply::Manner::Whole};
    auto fetched = FetchCase(server, "demo/app:1.0").run();
    QVERIFY(fetched && problemsOf(*fetched).find("status 404") != std::string::npos);
    // More than its descriptor says.
    const std::string more = "has more than " + std::to_string(registry.blobs().at(cosignPayload).size()) + " bytes";
    registry.instead[target] = {200, {}, registry.blobs().at(cosignPayload) + 'x', WebReply::Manner::Whole};
    fetched = FetchCase(server, "demo/app:1.0").run();
    QVERIFY(fetched && problemsOf(*fetched).find(more) != std::string::npos);
    registry.instead[target] = {200, {}, {}, WebReply::Manner::Endless};
    fetched = FetchCase(server, "demo/app:1.0").run();
    QVERIFY2(fetched && problemsOf(*fetched).find(more) != std::string::npos, fetched ? problemsOf(*fetched).c_str() : messageOf(fetched).c_str());
    QVERIFY(fetched->blobs.contains(cosignManifest));
}

void TestFetch::oneConnectionIsEnough()
{
    ReplayRegistry registry;
    bool closing = false;
    const WebServer server([&](const WebQuestion &question) {
        WebReply reply = registry.answer(question);
        if (closing && question.connection % 2 == 1)
            reply.manner = WebReply::Manner::Closing;
        return reply;
    });
    QVERIFY(FetchCase(server, "demo/app:1.0").run());
    QCOMPARE(server.questions().back().connection, 1);
    closing = true; // without having said so: it is asked again
    const auto fetched = FetchCase(server, "demo/app:1.0").run();
    QVERIFY2(fetched && fetched->problems.empty() && fetched->blobs.size() == 9, messageOf(fetched).c_str());
}

void TestFetch::indexesWithPlatformsAndBuilds()
{
    const std::string config = "{}";
    const std::string statement = R"({"_type":"https://in-toto.io/Statement/v0.1"})";
    std::map<std::string, std::string> blobs{{digestIn(config), config}, {digestIn(statement), statement}};
    const auto descriptor = [](const std::string &bytes, const std::string &more = {}) {
        return R"({"mediaType":"x/y","digest":")" + digestIn(bytes) + R"(","size":)" + std::to_string(bytes.size()) + more + '}';
    };
    const std::string layer(5, 'x');
    const std::string image = R"({"schemaVersion":2,"config":)" + descriptor(config) + R"(,"layers":[)" + descriptor(layer) + "]}";
    const std::string build = R"({"schemaVersion":2,"config":)" + descriptor(config) + R"(,"layers":[)" + descriptor(statement) + "]}";
    const std::string index = R"({"schemaVersion":2,"manifests":[)" + descriptor(image) + ',' + descriptor(build, R"(,"annotations":{"vnd.docker.reference.type":"attestation-manifest"})")
        + "]}";
    for (const std::string &bytes : {image, build, index})
        blobs[digestIn(bytes)] = bytes;
    MadeUp web;
    web.answer = [&](const std::string &target) {
        const std::string last = target.substr(target.rfind('/') + 1);
        const auto blob = blobs.find(last == "1" ? digestIn(index) : last);
        return blob == blobs.end() ? missing() : found(blob->second);
    };
    const auto fetched = FetchCase("r.example/a:1").runOn(web);
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QCOMPARE(fetched->blobs.size(), 5U); // the layer is not among them, the statement is
    QVERIFY(fetched->blobs.contains(digestIn(statement)) && !fetched->blobs.contains(digestIn(layer)));
    QCOMPARE(fetched->names.size(), 1U);
    QVERIFY2(fetched->problems.empty(), problemsOf(*fetched).c_str());
}

void TestFetch::listsWithoutEnd()
{
    // Each page of the referrers names one manifest more, for ever.
    MadeUp web;
    int pages = 0;
    const std::string image = R"({"schemaVersion":2,"config":{"mediaType":"x","digest":")" + digestIn("{}") + R"(","size":2},"layers":[]})";
    web.answer = [&](const std::string &target) {
        if (target.find("/blobs/") != std::string::npos)
            return found("{}");
        if (target.find("/referrers/") != std::string::npos) {
            WebAnswer page = found(R"({"schemaVersion":2,"manifests":[]})");
            page.headers["link"] = "<?page=" + std::to_string(++pages) + ">; rel=\"next\"";
            return page;
        }
        return target.ends_with("/1") ? found(image) : missing();
    };
    const auto fetched = FetchCase("r.example/a:1").runOn(web);
    QVERIFY(fetched && problemsOf(*fetched).find("pages") != std::string::npos);
    QVERIFY(pages <= 64);
    // And one page names more manifests than anybody wants.
    std::string many;
    for (int i = 0; i < 3000; ++i)
        many += (i ? ",{\"mediaType\":\"x\",\"digest\":\"" : "{\"mediaType\":\"x\",\"digest\":\"") + digestIn(std::to_string(i)) + "\",\"size\":4}";
    web.answer = [&](const std::string &target) {
        if (target.find("/referrers/") != std::string::npos)
            return found(R"({"schemaVersion":2,"manifests":[)" + many + "]}");
        return target.find("/blobs/") != std::string::npos ? found("{}") : target.ends_with("/1") ? found(image) : missing();
    };
    web.asked.clear();
    const auto flood = FetchCase("r.example/a:1").runOn(web);
    QVERIFY(!flood);
    QVERIFY(flood.error().code == ErrorCode::LimitExceeded);
    QCOMPARE(web.asked.size(), 3U);
}

void TestFetch::signaturesOfSignaturesEnd()
{
    // Every manifest has a signature of its own, by tag.
    MadeUp web;
    int made = 0;
    web.answer = [&](const std::string &target) {
        if (target.find("/blobs/") != std::string::npos)
            return found("{}");
        if (target.find("/referrers/") != std::string::npos)
            return missing();
        ++made;
        return found(R"({"schemaVersion":2,"config":{"mediaType":"x","digest":")" + digestIn("{}") + R"(","size":2},"layers":[],"annotations":{"n":")" + std::to_string(made) + "\"}}");
    };
    const auto fetched = FetchCase("r.example/a:1").runOn(web);
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QCOMPARE(made, 1 + 4 + 16);
}

void TestFetch::contentTrust()
{
    ReplayRegistry registry;
    ReplayNotary notary;
    const WebServer server([&](const WebQuestion &question) { return question.target.starts_with("/notary/") ? notary.answer(question) : registry.answer(question); });
    notary.gun = server.authority() + "/demo/app";
    FetchCase one(server, "demo/app:1.0");
    one.request.contentTrust = fromTestData(parseWebUrl(server.url() + "/notary/"));
    const auto fetched = one.run();
    QVERIFY2(fetched && fetched->problems.empty(), fetched ? problemsOf(*fetched).c_str() : messageOf(fetched).c_str());
    QCOMPARE(fetched->contentTrust.size(), 5U);
    for (const auto &[name, bytes] : fetched->contentTrust)
        QCOMPARE(bytes, textOf(name));
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("out")).toStdString();
    QVERIFY(writeFetchedFolder(*fetched, path, one.context));
    QVERIFY(QFile::exists(QString::fromStdString(path + "/trust/tuf/" + notary.gun + "/metadata/1.root.json")));
}

void TestFetch::contentTrustThatDoesNotFit()
{
    ReplayRegistry registry;
    ReplayNotary notary;
    const WebServer server([&](const WebQuestion &question) { return question.target.starts_with("/notary/") ? notary.answer(question) : registry.answer(question); });
    notary.gun = server.authority() + "/demo/app";
    FetchCase one(server, "demo/app:1.0");
    one.request.contentTrust = fromTestData(parseWebUrl(server.url() + "/notary"));
    const std::string byHash = "targets." + digestIn(textOf("targets.json")).substr(7);
    notary.files[byHash] = textOf("targets.json") + ' ';
    auto fetched = one.run();
    QVERIFY(fetched && problemsOf(*fetched).find(byHash + ".json: gives bytes with the digest") != std::string::npos);
    QVERIFY(!fetched->contentTrust.contains("targets.json"));
    notary.files["root"] = textOf("1.root.json");
    fetched = one.run();
    QVERIFY(fetched && problemsOf(*fetched).find("is another one than the snapshot names") != std::string::npos);
    notary.files["timestamp"] = "not JSON";
    fetched = one.run();
    QVERIFY(fetched && !fetched->problems.empty());
    QVERIFY(fetched->contentTrust.contains("timestamp.json")); // what was said is kept, whatever it is worth
    QVERIFY(!fetched->contentTrust.contains("snapshot.json"));
}

// What a snapshot lists without a SHA-256 is asked for by its name, and held against the other hash.
void TestFetch::contentTrustBySha512Alone()
{
    ReplayRegistry registry;
    ReplayNotary notary;
    const WebServer server([&](const WebQuestion &question) { return question.target.starts_with("/notary/") ? notary.answer(question) : registry.answer(question); });
    notary.gun = server.authority() + "/demo/app";
    FetchCase one(server, "demo/app:1.0");
    one.request.contentTrust = fromTestData(parseWebUrl(server.url() + "/notary"));
    const auto base64Of = [](HashAlgorithm algorithm, const std::string &bytes) { return toBase64(hashOf(algorithm, bytes)); };
    const auto fetchedWith = [&](const std::string &hashes) {
        std::string snapshot = textOf("snapshot.json");
        const std::size_t begin = snapshot.find("{\"hashes\":{", snapshot.find("\"targets\":")) + 10;
        snapshot.replace(begin, snapshot.find('}', begin) - begin + 1, hashes);
        std::string timestamp = textOf("timestamp.json");
        const std::size_t listed = timestamp.find("{\"hashes\":{") + 10;
        timestamp.replace(listed, timestamp.find('}', listed) - listed + 1, "{\"sha256\":\"" + base64Of(HashAlgorithm::Sha256, snapshot) + "\"}");
        notary.files["timestamp"] = timestamp;
        notary.files["snapshot." + digestIn(snapshot).substr(7)] = snapshot;
        return fromTestData(one.run());
    };
    const std::string right = base64Of(HashAlgorithm::Sha512, textOf("targets.json"));
    const FetchedImage good = fetchedWith("{\"sha512\":\"" + right + "\"}");
    QVERIFY2(good.problems.empty(), problemsOf(good).c_str());
    QVERIFY(good.contentTrust.contains("targets.json"));
    const FetchedImage other = fetchedWith("{\"sha512\":\"" + base64Of(HashAlgorithm::Sha512, "other") + "\"}");
    QVERIFY2(problemsOf(other).find("whose SHA-512 is not the one") != std::string::npos, problemsOf(other).c_str());
    QVERIFY(!other.contentTrust.contains("targets.json"));
    const FetchedImage none = fetchedWith("{}");
    QVERIFY2(problemsOf(none).find("without a hash that is known") != std::string::npos, problemsOf(none).c_str());
}

void TestFetch::noContentTrust()
{
    ReplayRegistry registry;
    const WebServer server([&](const WebQuestion &question) { return registry.answer(question); });
    FetchCase one(server, "demo/app:1.0");
    one.request.contentTrust = fromTestData(parseWebUrl(server.url()));
    const auto fetched = one.run();
    QVERIFY(fetched && fetched->problems.empty() && fetched->contentTrust.empty());
    QVERIFY(one.toldText().find("has nothing on") != std::string::npos);
}

void TestFetch::namesOfRolesAreNoPaths()
{
    ReplayRegistry registry;
    ReplayNotary notary;
    const WebServer server([&](const WebQuestion &question) { return question.target.starts_with("/notary/") ? notary.answer(question) : registry.answer(question); });
    notary.gun = server.authority() + "/demo/app";
    const std::string listed = R"({"hashes":{"sha256":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"length":1})";
    std::string meta;
    const std::vector<std::string> bad{"targets/../../../etc/passwd", "/etc/passwd", "targets//x", "targets/.hidden", "targets/a.json/b", "1.root", "../x", "targets/\\u0000", "targets/a b"};
    for (const std::string &name : bad)
        meta += ",\"" + name + "\":" + listed;
    const std::string snapshot = R"({"signed":{"_type":"Snapshot","expires":"2036-01-01T00:00:00Z","meta":{"root":)" + listed + ",\"targets\":" + listed + meta + R"(},"version":1},"signatures":[]})";
    notary.files["snapshot." + digestIn(snapshot).substr(7)] = snapshot;
    Sha256Digest digest = sha256(std::string_view(snapshot));
    notary.files["timestamp"] = R"({"signed":{"_type":"Timestamp","expires":"2036-01-01T00:00:00Z","meta":{"snapshot":{"hashes":{"sha256":")"
        + toBase64(std::string(digest.begin(), digest.end())) + R"("},"length":)" + std::to_string(snapshot.size()) + R"(}},"version":1},"signatures":[]})";
    FetchCase one(server, "demo/app:1.0");
    one.request.contentTrust = fromTestData(parseWebUrl(server.url() + "/notary"));
    const auto fetched = one.run();
    QVERIFY2(fetched, messageOf(fetched).c_str());
    QVERIFY2(fetched->contentTrust.contains("snapshot.json"), problemsOf(*fetched).c_str());
    const auto refused = std::count_if(fetched->problems.begin(), fetched->problems.end(),
                                       [](const Error &problem) { return problem.detail.starts_with("names a role that is not asked for"); });
    QCOMPARE(static_cast<std::size_t>(refused), bad.size());
    for (const auto &[name, bytes] : fetched->contentTrust)
        QVERIFY2(name == "root.json" || name == "1.root.json" || name == "timestamp.json" || name == "snapshot.json", name.c_str());
}

void TestFetch::cancelling()
{
    FetchCase *running = nullptr;
    ReplayRegistry registry;
    const WebServer server([&](const WebQuestion &question) {
        WebReply reply = registry.answer(question);
        if (question.target.find("/blobs/") != std::string::npos) {
            running->context.cancel();
            reply.manner = WebReply::Manner::Silent;
        }
        return reply;
    });
    FetchCase one(server, "demo/app:1.0");
    running = &one;
    QElapsedTimer timer;
    timer.start();
    const auto fetched = one.run();
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 20'000);
}

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"

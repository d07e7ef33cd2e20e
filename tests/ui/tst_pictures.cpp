// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QtTest>

#ifndef Q_MOC_RUN // moc 6.4 does not get through some of the headers of the standard library
#include "support/heartbeat.h"
#include "ui/mainwindow.h"
#include "ui/pathtext.h"
#include "ui/preview/picturedecoder.h"
#include "ui/preview/picturehelper.h"
#include "ui/preview/pictureprocess.h"
#include "ui/preview/picturesandbox.h"
#include "ui/preview/pictureview.h"
#include "ui/preview/previewpanel.h"
#endif

#include <QAction>
#include <QBuffer>
#include <QImage>
#include <QProcess>
#include <QTabBar>
#include <QTemporaryDir>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace assay;
using namespace assay::test;
using namespace Qt::StringLiterals;

namespace {

QImage sample(int width = 23, int height = 17)
{
    QImage image(width, height, QImage::Format_ARGB32);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, QColor(x * 11 % 256, y * 15 % 256, (x * y) % 256, x == 0 ? 100 : 255));
    }
    return image;
}

QByteArray written(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

// One red and one blue pixel.
QByteArray gif()
{
    return QByteArray::fromHex("47494638396102000100800000ff00000000ff2c00000000020001000002024401003b");
}

// A header that says more than there is.
QByteArray pngOf(quint32 width, quint32 height)
{
    QByteArray bytes = written(sample(), "PNG");
    const auto put = [&bytes](qsizetype at, quint32 value) {
        for (int i = 0; i < 4; ++i)
            bytes[at + i] = static_cast<char>(value >> (24 - 8 * i) & 0xFFU);
    };
    put(16, width);
    put(20, height);
    quint32 crc = 0xFFFFFFFFU;
    for (qsizetype i = 12; i < 29; ++i) {
        crc ^= static_cast<unsigned char>(bytes[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1U ? 0xEDB88320U ^ crc >> 1U : crc >> 1U;
    }
    put(29, ~crc);
    return bytes;
}

DecodedPicture decodedHere(const QByteArray &bytes)
{
    return decodePicture({bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

struct Answer {
    QImage image;
    PictureReply reply;
    QString failure;
};

// By the real program.
Answer decodedThere(const QByteArray &bytes, PictureProcess *process = nullptr, int wait = 60'000)
{
    PictureProcess own;
    PictureProcess &used = process ? *process : own;
    Answer answer;
    bool done = false;
    QObject::connect(&used, &PictureProcess::decoded, &own, [&](const PictureReply &reply, const QImage &image) {
        answer.reply = reply;
        answer.image = image;
        done = true;
    });
    QObject::connect(&used, &PictureProcess::failed, &own, [&](const QString &why) {
        answer.failure = why;
        done = true;
    });
    used.decode(bytes);
    if (!QTest::qWaitFor([&] { return done; }, wait))
        answer.failure = u"(no answer)"_s;
    return answer;
}

// What happens in a child that has gone into the sandbox: the number that tried() gives, or 255 where it could not go in.
int inSandbox(const std::function<int()> &tried)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(enterPictureSandbox() ? tried() : 255);
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void formats();
    void readerKnowsFormats();
    void scaled();
    void truncatedHere();
    void garbageHere();
    void bombs();
    void replyHeader();
    void sandbox();
    void throughTheProcess();
    void truncatedThere();
    void hostileThere();
    void answersThatMakeNoSense();
    void killed();
    void tooSlow();
    void cancelled();
    void notThere();
    void panel();
};

void TestPictures::initTestCase()
{
    preparePictureDecoders();
}

void TestPictures::init()
{
    PictureProcess::setProgram(QString::fromUtf8(ASSAY_WINDOW), QString::fromLatin1(pictureHelperOption));
}

void TestPictures::formats()
{
    const QImage image = sample();
    const DecodedPicture png = decodedHere(written(image, "PNG"));
    QVERIFY(png.reply.problem == PictureProblem::None && png.reply.format == PictureFormat::Png);
    QCOMPARE(png.image, image);
    const DecodedPicture bmp = decodedHere(written(image.convertToFormat(QImage::Format_RGB32), "BMP"));
    QVERIFY(bmp.reply.problem == PictureProblem::None && bmp.reply.format == PictureFormat::Bmp);
    QCOMPARE(bmp.image, image.convertToFormat(QImage::Format_RGB32).convertToFormat(QImage::Format_ARGB32));
    const DecodedPicture jpeg = decodedHere(written(image, "JPEG"));
    QVERIFY(jpeg.reply.problem == PictureProblem::None && jpeg.reply.format == PictureFormat::Jpeg);
    QCOMPARE(jpeg.image.size(), image.size());
    const DecodedPicture first = decodedHere(gif());
    QVERIFY(first.reply.problem == PictureProblem::None && first.reply.format == PictureFormat::Gif);
    QCOMPARE(first.image.size(), QSize(2, 1));
    QCOMPARE(first.image.pixelColor(0, 0), QColor(255, 0, 0));
}

void TestPictures::readerKnowsFormats()
{
    QVERIFY(!pictureFormatOf("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    QVERIFY(!pictureFormatOf(""));
    QVERIFY(!pictureFormatOf("BM is a text"));
    QVERIFY(!pictureFormatOf("\x89PNG"));
    QCOMPARE(decodedHere("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").reply.problem, PictureProblem::NotAPicture);
    QCOMPARE(decodedHere({}).reply.problem, PictureProblem::NotAPicture);
}

void TestPictures::scaled()
{
    for (const char *format : {"PNG", "JPEG"}) {
        const DecodedPicture wide = decodedHere(written(sample(4096, 8).convertToFormat(QImage::Format_RGB32), format));
        QCOMPARE(wide.reply.problem, PictureProblem::None);
        QCOMPARE(wide.reply.width, 4096U);
        QCOMPARE(wide.reply.height, 8U);
        QCOMPARE(wide.image.size(), QSize(2048, 4));
    }
    QCOMPARE(decodedHere(written(sample(9000, 1), "PNG")).image.size(), QSize(2048, 1));
}

void TestPictures::truncatedHere()
{
    for (const QByteArray &whole : {written(sample(), "PNG"), written(sample(), "JPEG"), written(sample(), "BMP"), gif()}) {
        QCOMPARE(decodedHere(whole).reply.problem, PictureProblem::None);
        int refused = 0;
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const DecodedPicture cut = decodedHere(whole.left(size));
            refused += cut.reply.problem != PictureProblem::None;
            QCOMPARE(cut.image.isNull(), cut.reply.problem != PictureProblem::None); // some decoders give what there is
        }
        QVERIFY(refused > 10);
    }
}

void TestPictures::garbageHere()
{
    QByteArray png = written(sample(), "PNG");
    for (qsizetype at = 8; at < png.size(); ++at) {
        QByteArray bad = png;
        bad[at] = static_cast<char>(bad[at] ^ 0x5A);
        const DecodedPicture decoded = decodedHere(bad);
        QCOMPARE(decoded.image.isNull(), decoded.reply.problem != PictureProblem::None);
    }
    QCOMPARE(decodedHere("\x89PNG\r\n\x1a\n" + QByteArray(1000, 'x')).reply.problem, PictureProblem::Damaged);
}

void TestPictures::bombs()
{
    const DecodedPicture bomb = decodedHere(pngOf(100'000, 100'000));
    QCOMPARE(bomb.reply.problem, PictureProblem::TooLarge);
    QCOMPARE(bomb.reply.width, 100'000U);
    QCOMPARE(pictureProblemText(bomb.reply), u"Not shown: it says that it is 100,000 × 100,000 pixels, more than are decoded."_s);
    QVERIFY(decodedHere(pngOf(0, 10)).reply.problem != PictureProblem::None);
    QVERIFY(decodedHere(pngOf(0x7FFFFFFFU, 1)).reply.problem != PictureProblem::None);
    QVERIFY(decodePicture(std::string(100, 'x'), {.bytes = 99}).reply.problem == PictureProblem::TooLarge);
}

void TestPictures::replyHeader()
{
    PictureReply reply;
    reply.problem = PictureProblem::None;
    reply.format = PictureFormat::Gif;
    reply.width = 5000;
    reply.height = 10;
    reply.shownWidth = 2000;
    reply.shownHeight = 4;
    const std::string header = pictureReplyHeader(reply);
    QCOMPARE(header.size(), PictureReply::headerBytes);
    const auto read = parsePictureReplyHeader(header);
    QVERIFY(read && read->format == PictureFormat::Gif && read->width == 5000 && read->shownHeight == 4);
    QCOMPARE(read->pixelBytes(), std::uint64_t(4 * 2000 * 4));
    for (std::size_t size = 0; size < header.size(); ++size)
        QVERIFY(parsePictureReplyHeader(header.substr(0, size)).error().code == ErrorCode::Truncated);
    for (std::size_t at = 0; at < 12; ++at) {
        std::string bad = header;
        bad[at] = '\x77';
        QVERIFY(parsePictureReplyHeader(bad).error().code == ErrorCode::Malformed);
    }
    const auto refused = [&](auto &&change) {
        PictureReply other = reply;
        change(other);
        return !parsePictureReplyHeader(pictureReplyHeader(other)).has_value();
    };
    QVERIFY(refused([](PictureReply &r) { r.width = 0; }));
    QVERIFY(refused([](PictureReply &r) { r.height = 0x7FFFFFFF; }));
    QVERIFY(refused([](PictureReply &r) { r.shownWidth = 5001; }));
    QVERIFY(refused([](PictureReply &r) { r.shownWidth = 2049; }));
    QVERIFY(refused([](PictureReply &r) { r.shownHeight = 0; }));
    QVERIFY(refused([](PictureReply &r) { r.problem = PictureProblem::Damaged; }));
}

void TestPictures::sandbox()
{
    QCOMPARE(inSandbox([] { return 7; }), 7);
    QCOMPARE(inSandbox([] { return ::open("/etc/passwd", O_RDONLY) < 0 ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] { return ::open("/tmp/assay-never", O_WRONLY | O_CREAT, 0600) < 0 ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] { return ::kill(getppid(), 0) < 0 && errno == EPERM ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] { return ::unlink("/tmp/assay-never") < 0 && errno == EPERM ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] {
                 char name[] = "/bin/true";
                 char *argv[] = {name, nullptr};
                 ::execv(name, argv);
                 return errno == EPERM ? 0 : 1;
             }),
             0);
    QCOMPARE(inSandbox([] {
                 const pid_t child = ::fork();
                 if (child == 0)
                     _exit(0);
                 return child < 0 ? 0 : 1;
             }),
             0);
    QCOMPARE(inSandbox([] { return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] { return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? 0 : 1; }), 0);
    QCOMPARE(inSandbox([] {
                 const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
                 return ::setrlimit(RLIMIT_CPU, &more) < 0 ? 0 : 1;
             }),
             0);
}

void TestPictures::throughTheProcess()
{
    const QImage image = sample();
    const Answer png = decodedThere(written(image, "PNG"));
    QCOMPARE(png.failure, QString());
    QCOMPARE(png.image, image);
    QCOMPARE(png.reply.width, 23U);
    QCOMPARE(decodedThere(written(image, "JPEG")).failure, QString());
    QCOMPARE(decodedThere(gif()).image.size(), QSize(2, 1));
    QCOMPARE(decodedThere(written(image, "BMP")).failure, QString());
    // Large enough for Qt to take several threads.
    const Answer large = decodedThere(written(sample(3000, 2500), "PNG"));
    QCOMPARE(large.failure, QString());
    QCOMPARE(large.image.size(), QSize(2048, 1706));
}

void TestPictures::truncatedThere()
{
    const QByteArray whole = written(sample(), "PNG");
    for (qsizetype size = 0; size < whole.size(); size += whole.size() / 6) {
        const Answer cut = decodedThere(whole.left(size));
        QVERIFY2(!cut.failure.isEmpty() || !cut.image.isNull(), qPrintable(QString::number(size)));
        QVERIFY(!cut.failure.contains(u"no answer"_s));
    }
}

void TestPictures::hostileThere()
{
    QCOMPARE(decodedThere(pngOf(100'000, 100'000)).failure, u"Not shown: it says that it is 100,000 × 100,000 pixels, more than are decoded."_s);
    // Allowed as far as it says, and more memory than it gets: 400 MB of pixels, which are not there.
    const Answer large = decodedThere(pngOf(10'000, 10'000));
    QVERIFY(!large.failure.isEmpty() || !large.image.isNull());
    QVERIFY(!large.failure.contains(u"no answer"_s));
    QVERIFY(decodedThere("\x89PNG\r\n\x1a\n" + QByteArray(1000, '\xff')).failure.contains(u"damaged"_s));
    QVERIFY(decodedThere("no picture").failure.startsWith(u"This is no picture"_s));
}

void TestPictures::answersThatMakeNoSense()
{
    PictureProcess::setProgram(u"/bin/echo"_s, u"ASSAYPX1"_s);
    QCOMPARE(decodedThere("x").failure, u"The decoder gave an answer that makes no sense."_s);
    PictureProcess::setProgram(u"/bin/cat"_s, u"/dev/zero"_s);
    QCOMPARE(decodedThere("x").failure, u"The decoder gave an answer that makes no sense."_s);
    PictureProcess::setProgram(u"/bin/true"_s, u"-"_s);
    QCOMPARE(decodedThere("x").failure, u"The decoder gave an answer that makes no sense."_s);
}

void TestPictures::killed()
{
    PictureProcess::setProgram(u"/bin/sleep"_s, u"600"_s);
    PictureProcess process;
    QTimer::singleShot(300, &process, [&process] {
        if (const qint64 id = process.processId(); id > 0) // 0 would be this process and those around it
            ::kill(static_cast<pid_t>(id), SIGSEGV);
    });
    QCOMPARE(decodedThere(QByteArray(1 << 20, 'x'), &process).failure, u"The decoder was ended by this picture. It is no part of this window."_s);
    QVERIFY(!process.isBusy());
    init();
    QCOMPARE(decodedThere(written(sample(), "PNG"), &process).failure, QString()); // the next one is as good as ever
}

void TestPictures::tooSlow()
{
    PictureProcess::setProgram(u"/bin/sleep"_s, u"600"_s);
    PictureProcess process;
    process.setTimeLimit(200);
    QCOMPARE(decodedThere("x", &process).failure, u"The picture took too long to decode."_s);
}

void TestPictures::cancelled()
{
    PictureProcess::setProgram(u"/bin/sleep"_s, u"600"_s);
    PictureProcess process;
    int told = 0;
    connect(&process, &PictureProcess::failed, &process, [&told] { ++told; });
    process.decode(QByteArray(1 << 20, 'x'));
    QTRY_VERIFY(process.processId() != 0);
    const auto child = static_cast<pid_t>(process.processId());
    process.cancel();
    QVERIFY(!process.isBusy());
    QTRY_VERIFY(::kill(child, 0) != 0);
    QTest::qWait(50);
    QCOMPARE(told, 0);
}

void TestPictures::notThere()
{
    PictureProcess::setProgram(u"/nonexistent/assay"_s, u"-"_s);
    QCOMPARE(decodedThere("x").failure, u"The decoder of pictures could not be started."_s);
}

void TestPictures::panel()
{
    QTemporaryDir folder;
    const auto put = [&folder](const QString &path, const QByteArray &bytes) {
        const QString whole = folder.filePath(path);
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    for (const char *folders : {"a/etc/passwd", "a/usr/bin/x", "a/bin/sh", "a/lib/y", "b/etc/passwd", "b/usr/bin/x", "b/bin/sh", "b/lib/y"})
        QVERIFY(put(QString::fromLatin1(folders), "text"));
    const QByteArray large = written(sample(3000, 2500), "PNG");
    QVERIFY(put(u"a/logo"_s, written(sample(), "PNG")) && put(u"b/logo"_s, large) && put(u"b/bad"_s, large.left(5000)) && put(u"b/large"_s, large));
    MainWindow window;
    window.setUnattended();
    window.resize(1200, 800);
    window.show();
    window.openPaths({{pathBytes(folder.filePath(u"a"_s)), Role::Vendor}, {pathBytes(folder.filePath(u"b"_s)), Role::Live}}, AskRoles::WhenAmbiguous);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().comparison() && !window.session().isLoading(), 60'000);
    PreviewPanel &panel = *window.previewPanel();
    const auto node = [&window](const char *path) { return window.session().comparison()->tree->find(path); };
    auto *tabs = panel.findChild<QTabBar *>(u"previewTabs"_s);
    auto *view = panel.findChild<PictureCompareView *>(u"pictureCompare"_s);
    panel.setTab(PreviewPanel::HexTab);
    window.session().setCurrent(node("logo"));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy(), 60'000);
    QVERIFY(!panel.pictureAction()->isChecked() && !tabs->isTabVisible(PreviewPanel::PictureTab)); // as bytes unless asked
    QVERIFY(view->view(0)->image().isNull());

    Heartbeat heartbeat;
    heartbeat.begin();
    panel.pictureAction()->trigger();
    QCOMPARE(panel.tab(), PreviewPanel::PictureTab);
    QVERIFY(tabs->isTabVisible(PreviewPanel::PictureTab));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy(), 60'000);
    QCOMPARE(view->view(VendorSide)->image(), sample());
    QCOMPARE(view->view(VendorSide)->text(), u"PNG, 23 × 17 pixels"_s);
    QCOMPARE(view->view(LiveSide)->image().size(), QSize(2048, 1706));
    QCOMPARE(view->view(LiveSide)->text(), u"PNG, 3,000 × 2,500 pixels, decoded at 2,048 × 1,706"_s);
    qInfo("two pictures: the window was away for %.0f ms at most, %.0f ms of work", heartbeat.worst(), heartbeat.worstWork());
    QVERIFY(heartbeat.worstWork() < 150);

    window.session().setCurrent(node("bad"));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && !view->view(LiveSide)->text().isEmpty(), 60'000);
    QVERIFY(view->view(VendorSide)->image().isNull());
    window.session().setCurrent(node("etc/passwd"));
    QTRY_VERIFY_WITH_TIMEOUT(!panel.isBusy() && view->view(LiveSide)->text().startsWith(u"This is no picture"_s), 60'000);

    // Another row ends what decodes for this one.
    PictureProcess::setProgram(u"/bin/sleep"_s, u"600"_s);
    window.session().setCurrent(node("large"));
    QTRY_VERIFY_WITH_TIMEOUT(view->process(LiveSide)->processId() != 0, 60'000);
    const auto child = static_cast<pid_t>(view->process(LiveSide)->processId());
    window.session().setCurrent(node("etc/passwd"));
    QTRY_VERIFY(::kill(child, 0) != 0);

    panel.pictureAction()->trigger();
    QCOMPARE(panel.tab(), PreviewPanel::HexTab);
    QVERIFY(!tabs->isTabVisible(PreviewPanel::PictureTab));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/picturehelper.h"

#include "ui/preview/picturedecoder.h"
#include "ui/preview/picturesandbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <new>
#include <string>
#include <sys/prctl.h>
#include <unistd.h>

namespace assay {

namespace {

bool readAllOf(int descriptor, std::string &bytes, std::uint64_t most)
{
    std::size_t size = 0;
    while (true) {
        if (bytes.size() - size < 65536)
            bytes.resize(std::max<std::size_t>(1 << 20, 2 * bytes.size()));
        const ssize_t read = ::read(descriptor, bytes.data() + size, bytes.size() - size);
        if (read < 0 && errno == EINTR)
            continue;
        if (read < 0 || size > most)
            return false;
        if (read == 0) {
            bytes.resize(size);
            return true;
        }
        size += static_cast<std::size_t>(read);
    }
}

bool writeAllTo(int descriptor, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(descriptor, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

int answer(const DecodedPicture &decoded)
{
    const std::string header = pictureReplyHeader(decoded.reply);
    if (!writeAllTo(STDOUT_FILENO, header.data(), header.size()))
        return 1;
    for (int row = 0; row < decoded.image.height(); ++row) {
        if (!writeAllTo(STDOUT_FILENO, reinterpret_cast<const char *>(decoded.image.constScanLine(row)), std::size_t{4} * decoded.reply.shownWidth))
            return 1;
    }
    return 0;
}

int answer(PictureProblem problem)
{
    DecodedPicture decoded;
    decoded.reply.problem = problem;
    return answer(decoded);
}

} // namespace

int runPictureHelper(int argc, char **argv)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody waits for the answer of a window that is gone
    const QCoreApplication application(argc, argv); // knows where the decoders are
    preparePictureDecoders();
    if (!enterPictureSandbox())
        return answer(PictureProblem::NoSandbox);
    try {
        std::string bytes;
        if (!readAllOf(STDIN_FILENO, bytes, PictureLimits().bytes))
            return answer(PictureProblem::TooLarge);
        const int code = answer(decodePicture(bytes));
        _exit(code); // what ends a program in order opens and closes files
    } catch (const std::bad_alloc &) {
        _exit(answer(PictureProblem::OutOfMemory));
    }
}

} // namespace assay

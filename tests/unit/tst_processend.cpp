// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/bytes.h"
#include "io/digest.h"

#include <QTest>

#include <cstdio>
#include <semaphore>
#include <thread>
#include <unistd.h>

using namespace assay;

namespace {

constexpr std::string_view emptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

bool hashesRightly()
{
    Sha256 hash; // anew each time, not the one that the thread keeps
    return toHex(hash.finish()) == emptyDigest;
}

// Made before anything is hashed, so that it goes after all that is taken down at the end because of it.
struct LastThread {
    std::binary_semaphore begun{0};
    std::binary_semaphore ending{0};
    std::thread thread;

    ~LastThread()
    {
        if (!thread.joinable())
            return;
        ending.release();
        thread.join();
    }
} last;

} // namespace

class tst_ProcessEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Like a thread that waited for a silent server while main() came to its end.
    void threadStillHashes()
    {
        last.thread = std::thread([] {
            const bool before = hashesRightly();
            last.begun.release();
            last.ending.acquire();
            if (before && hashesRightly())
                return;
            std::fputs("FAIL!  : a thread that outlives main() does not hash rightly\n", stderr);
            ::_exit(1);
        });
        last.begun.acquire();
        QVERIFY(hashesRightly());
    }
};

QTEST_GUILESS_MAIN(tst_ProcessEnd)
#include "tst_processend.moc"

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A case with a million paths in each of three sources: how long it takes to save it, and to open it again up to the finished comparison.
// bench_case [ENTRIES] [SOURCES]

#include "cases/file/casefile.h"
#include "largecase.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace assay;
using namespace assay::bench;
using Clock = std::chrono::steady_clock;

namespace {

template<class Work>
auto timed(const char *what, Work work)
{
    const auto start = Clock::now();
    const double processor = 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    auto result = work();
    std::printf("%-44s %7.0f ms, processor %7.0f ms\n", what, std::chrono::duration<double, std::milli>(Clock::now() - start).count(),
                1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC - processor);
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::exit(1);
    }
    return std::move(*result);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto entries = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 1'000'000);
    const int sources = argc > 2 ? std::atoi(argv[2]) : sideCount;
    const auto sides = madeSides(entries, sources);
    Context context;
    const ComparisonPtr comparison = timed("comparing", [&] { return compareSources(sides, context); });
    const StoredResults results = timed("results to bytes", [&] { return packResults(*comparison, context); });
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("bench.assay")).toStdString();
    {
        const auto file = CaseFile::create(path, {"1", "bench", "", ""});
        CaseChange change;
        change.results = std::make_shared<const StoredResults>(results);
        change.journal.push_back(comparedDraft(*comparison, results));
        if (!file)
            return 1;
        timed("saving", [&]() -> Result<int> {
            const Status saved = (*file)->commit(change);
            return saved ? Result<int>(0) : Unexpected(saved.error());
        });
    }
    std::printf("%d sources of %u paths: %.1f MB\n", sources, entries, static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    for (int round = 0; round < 3; ++round) {
        const auto file = timed("opening: schema, pages, journal", [&] { return CaseFile::open(path, CaseFile::Mode::ReadWrite); });
        const StoredResults stored = timed("reading the results", [&] { return file->results(); });
        const OpenedResults opened = timed("bytes to the finished comparison", [&] { return unpackResults(stored, Limits(), context); });
        if (!opened.asRecorded)
            return 1;
    }
    return 0;
}

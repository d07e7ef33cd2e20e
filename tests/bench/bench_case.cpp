// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A case with a million paths in each of three sources: how long it takes to save it, and to open it again up to the finished comparison.
// bench_case [ENTRIES] [SOURCES]

#include "cases/file/casefile.h"
#include "cases/storedsource.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace assay;
using Clock = std::chrono::steady_clock;

namespace {

// Names and digests of usual length; the digests are as hard to compress as real ones. One path of a hundred differs.
std::shared_ptr<const LayerTree> madeTree(std::uint32_t entries, std::uint32_t side)
{
    LayerTreeBuilder builder{Limits{}};
    std::uint64_t state = 88172645463325252ULL;
    const auto draw = [&state] {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    };
    for (std::uint32_t made = 0; made < entries; ++made) {
        const std::uint32_t folder = made / 12;
        Entry entry;
        entry.type = EntryType::File;
        entry.mode = made % 100 == side ? 0600 : 0644;
        entry.mtimeSec = 1'700'000'000 + static_cast<std::int64_t>(draw() % 1'000'000);
        entry.mtimeNsec = static_cast<std::uint32_t>(draw() % 1'000'000'000);
        entry.size = draw() % 100'000;
        LayerTreeBuilder::Content content;
        content.wantsDigest = true;
        const auto node = builder.add("usr/share/package-" + std::to_string(folder / 40) + "/module-" + std::to_string(folder % 40) + "/some-file-name-" + std::to_string(made % 12) + ".html", entry, content);
        if (!node)
            std::exit(1);
        Sha256Digest digest{};
        for (std::uint8_t &byte : digest)
            byte = static_cast<std::uint8_t>(draw());
        builder.setDigest(*node, digest);
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

LoadedSourcePtr madeSource(std::uint32_t entries, Role role)
{
    SourceRecord record;
    record.location = "made";
    auto loaded = std::make_shared<LoadedSource>();
    loaded->role = role;
    loaded->source = makeStoredSource(std::move(record));
    loaded->layers.emplace_back().tree = madeTree(entries, static_cast<std::uint32_t>(role));
    loaded->tree = FsTree::overlay({loaded->layers[0].tree});
    loaded->entries = loaded->tree->size() - 1;
    return loaded;
}

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
    std::array<LoadedSourcePtr, sideCount> sides;
    for (int side = 0; side < std::min<int>(sources, sideCount); ++side)
        sides[static_cast<std::size_t>(side)] = madeSource(entries, static_cast<Role>(side));
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

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast contents are searched: files of 64 MB in a folder made here, read once before so that they are in the cache; and how fast
// what is recorded of 1,000,000 paths is.
// bench_search [MEGABYTES [FOLDER]]; needs so much room in FOLDER (the system's temporary one).

#include "base/parallel.h"
#include "inspect/metadatasearch.h"
#include "tree/layertreebuilder.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace assay;
using Clock = std::chrono::steady_clock;

namespace {

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Bytes as in programs: no two files alike, none of what is searched for but at the end.
void makeFile(const std::filesystem::path &path, std::uint64_t seed, std::size_t size, const std::string &end)
{
    std::string bytes(size, '\0');
    for (char &byte : bytes) {
        seed = seed * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<char>(seed >> 56);
    }
    bytes.replace(bytes.size() - end.size(), end.size(), end);
    std::ofstream(path, std::ios::binary) << bytes;
}

int run(std::size_t megabytes, const std::filesystem::path &folder)
{
    const std::string needle = "what-nobody-else-would-write";
    constexpr std::size_t size = 64 << 20;
    for (std::size_t i = 0; i * 64 < megabytes; ++i)
        makeFile(folder / ("file-" + std::to_string(i)), i + 1, size, needle);
    Context context;
    const auto source = openSource(folder.string(), Limits{}, context);
    auto loaded = source ? (*source)->load(0, Role::Live, {}, context) : Unexpected(source.error());
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
        return 1;
    }
    const std::vector<LoadedSourcePtr> sources{std::make_shared<const LoadedSource>(std::move(*loaded))};
    const auto expression = ContentPattern::expression("what-nobody-[a-z]+-would", false);
    const std::pair<const char *, ContentPattern> patterns[] = {
        {"bytes", ContentPattern::bytes(needle)},
        {"text, three encodings", ContentPattern::text(needle, false)},
        {"text, either case", ContentPattern::text(needle, true)},
        {"expression", *expression},
    };
    for (const auto &[name, pattern] : patterns) {
        const auto start = Clock::now();
        std::atomic<double> first{0};
        const auto done = searchContents(
            sources, pattern, {},
            [&](const ContentHits &) {
                if (first == 0)
                    first = secondsSince(start);
            },
            context);
        const double seconds = secondsSince(start);
        if (!done || done->hits == 0)
            return 1;
        const double rate = static_cast<double>(done->bytes) / seconds / 1e9;
        std::printf("%-24s %.2f GB/s, %.2f a processor; first content with a hit after %.0f ms\n", name, rate, rate / workerCount(), first * 1e3);
    }
    return 0;
}

// A million paths, a thousand a folder.
std::shared_ptr<const LoadedSource> millionPaths()
{
    LayerTreeBuilder builder{Limits{}};
    Entry entry;
    entry.type = EntryType::File;
    for (int i = 0; i < 1'000'000; ++i) {
        LayerTreeBuilder::Content content;
        content.wantsDigest = true;
        const auto node = builder.add("usr/share/folder-" + std::to_string(i / 1000) + "/file-" + std::to_string(i) + ".so", entry, content);
        if (!node)
            return nullptr;
        Sha256Digest digest{};
        digest[0] = static_cast<std::uint8_t>(i);
        builder.setDigest(*node, digest);
    }
    auto loaded = std::make_shared<LoadedSource>();
    LoadedLayer layer;
    layer.tree = std::make_shared<const LayerTree>(builder.finish());
    loaded->tree = FsTree::overlay({layer.tree});
    loaded->layers.push_back(std::move(layer));
    return loaded;
}

int runMetadata()
{
    const std::vector<LoadedSourcePtr> sources{millionPaths()};
    if (!sources.front())
        return 1;
    const std::pair<const char *, Result<MetadataQuery>> queries[] = {
        {"names, text", MetadataQuery::metadata("file-777777", false)},
        {"names, either case", MetadataQuery::metadata("FILE-777777", true)},
        {"names, pattern", MetadataQuery::metadata("*-777777.so", false)},
        {"paths, expression", MetadataQuery::metadata("/share/.*777777/", false)},
        {"SHA-256", MetadataQuery::digest("ff00000000000000000000000000000000000000000000000000000000000001")},
    };
    Context context;
    for (const auto &[name, query] : queries) {
        const auto start = Clock::now();
        const auto done = query ? searchMetadata(sources, *query, 100'000, [](const ContentHits &) {}, context) : Unexpected(query.error());
        const double seconds = secondsSince(start);
        if (!done || done->entries < 1'000'000)
            return 1;
        std::printf("%-24s 1,000,000 paths in %.0f ms, %llu hits\n", name, seconds * 1e3, static_cast<unsigned long long>(done->hits));
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1024;
    std::string place = (argc > 2 ? std::string(argv[2]) : std::filesystem::temp_directory_path().string()) + "/bench-search-XXXXXX";
    if (!mkdtemp(place.data())) {
        std::perror(place.c_str());
        return 1;
    }
    const int status = run(megabytes, place);
    std::filesystem::remove_all(place);
    return status ? status : runMetadata();
}

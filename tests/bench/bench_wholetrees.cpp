// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the folders of whole copies must hold: 100 layers of 20,000 files each, laid anew for each folder and layer upon layer.

#include "tree/layertreebuilder.h"
#include "verify/wholetrees.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace assay;

static std::shared_ptr<const LayerTree> makeLayer(std::uint32_t number, std::uint32_t files, bool distinct)
{
    LayerTreeBuilder builder((Limits()));
    Entry folder;
    folder.type = EntryType::Directory;
    Entry file;
    file.type = EntryType::File;
    for (std::uint32_t i = 0; i < files; ++i) {
        const std::string at = "usr/share/folder" + std::to_string(i / 20);
        if (i % 20 == 0 && !builder.add(at, folder, {}))
            std::abort();
        file.size = number;
        if (!builder.add(at + "/file" + std::to_string(i) + (distinct ? "-" + std::to_string(number) : ""), file, {}))
            std::abort();
    }
    return std::make_shared<const LayerTree>(builder.finish());
}

template<class Make>
static double seconds(const Make &make)
{
    const auto start = std::chrono::steady_clock::now();
    make();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int main(int argc, char **argv)
{
    const auto count = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 100);
    const auto files = static_cast<std::uint32_t>(argc > 2 ? std::atoi(argv[2]) : 20000);
    struct Case {
        const char *name;
        std::uint32_t above; // files of each layer but the lowest
        bool distinct;
    };
    for (const Case &one : {Case{"each layer rewrites all files", files, false}, Case{"small layers on a large one", 20, false}, Case{"each layer brings its own files", files / 20, true}}) {
        std::vector<DeliveredLayer> layers;
        for (std::uint32_t i = 0; i < count; ++i)
            layers.push_back({makeLayer(i, i == 0 ? files : one.above, one.distinct)});
        std::uint64_t nodes[2] = {};
        const auto run = [&](std::uint64_t &seen, const auto &make) {
            std::vector<DeliveredLayer> stack;
            for (const DeliveredLayer &layer : layers) {
                stack.push_back(layer);
                const auto tree = make(stack);
                for (std::uint32_t i = 0; i < tree->size(); ++i)
                    seen += tree->entry(NodeId(i)).type != EntryType::Directory || tree->keepsTime(NodeId(i)) ? 1U : 0U;
            }
        };
        WholeTrees trees;
        const double anew = seconds([&] { run(nodes[0], [](const auto &stack) { return expectedWholeTree(stack); }); });
        const double upon = seconds([&] { run(nodes[1], [&](const auto &stack) { return trees.of(stack); }); });
        std::printf("%-32s laid anew %7.2f s, layer upon layer %6.2f s, ratio %.1f%s\n", one.name, anew, upon, anew / upon, nodes[0] == nodes[1] ? "" : " DIFFERENT");
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cases/results.h"
#include "report/evidence.h"
#include "support/fuzzlayers.h"
#include "tree/treebytes.h"

#include <string>
#include <vector>

using namespace assay;
using test::require;

namespace {

// A byte, how many trees; each with its size in two bytes, the lower one first; what is left is the first section.
std::vector<std::string> textsOf(std::string_view input)
{
    std::vector<std::string> texts(1);
    const auto take = [&input](std::size_t size) {
        const std::string_view part = input.substr(0, size);
        input.remove_prefix(part.size());
        return part;
    };
    const std::string_view count = take(1);
    for (int left = count.empty() ? 0 : static_cast<unsigned char>(count[0]) % 16; left > 0; --left) {
        const std::string_view size = take(2);
        if (size.size() == 2)
            texts.emplace_back(take(static_cast<unsigned char>(size[0]) | (std::size_t{static_cast<unsigned char>(size[1])} << 8)));
    }
    texts[0] = input;
    return texts;
}

// What was taken for a tree keeps its rules, and is written as it was read.
void checkTree(const std::string &bytes)
{
    const auto tree = unpackTree(bytes, Limits(), "tree");
    if (!tree)
        return require(!tree.error().detail.empty(), "an error without a reason");
    Packer out;
    packTree(out, *tree);
    const auto again = unpackTree(out.bytes(), Limits(), "tree");
    require(again.has_value() && again->size() == tree->size(), "a tree that does not come back");
    for (std::uint32_t i = 0; i < tree->size(); ++i)
        require(tree->find(tree->path(NodeId(i))).value == i, "a path that is not found");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::vector<std::string> texts = textsOf({reinterpret_cast<const char *>(data), size});
    for (std::size_t i = 1; i < texts.size(); ++i)
        checkTree(texts[i]);
    Context context;
    const auto opened = unpackTexts(texts, Limits(), context);
    if (!opened) {
        require(!opened.error().detail.empty(), "an error without a reason");
        return 0;
    }
    std::uint64_t written = 0;
    const Sink count = [&written](std::string_view piece) -> Status {
        written += piece.size();
        return {};
    };
    require(writeEvidence(*opened->comparison, ReportOptions(), count).has_value() && written > 0, "results that cannot be written");
    require(packResults(*opened->comparison, context).has_value(), "results that cannot be kept again");
    return 0;
}

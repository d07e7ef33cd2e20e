// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "formats/httpreply.h"
#include "support/fuzzlayers.h"

#include <string_view>

namespace {

using Reader = assay::HttpReplyReader;
constexpr std::uint64_t mostBytes = 1000;

struct Outcome {
    bool error = false;
    std::size_t taken = 0;
    bool done = false;
    int status = 0;
    bool keeps = false;
    std::string body;
    bool operator==(const Outcome &) const = default;
};

Outcome run(std::string_view bytes, std::size_t pieces)
{
    Reader reader(Reader::Body::Normal, mostBytes);
    Outcome out;
    while (!bytes.empty() && !reader.done()) {
        const std::string_view piece = bytes.substr(0, pieces);
        const auto taken = reader.feed(piece);
        if (!taken)
            return Outcome{true, 0, false, 0, false, {}};
        assay::test::require(*taken <= piece.size() && (*taken == piece.size() || reader.done()), "bytes left over in the middle");
        out.taken += *taken;
        bytes.remove_prefix(piece.size());
    }
    out.done = reader.done();
    out.status = out.done ? reader.status() : 0;
    out.keeps = reader.keepsConnection();
    assay::test::require(reader.body().size() <= mostBytes, "more than may be");
    assay::test::require(!(reader.tooLarge() && out.keeps), "a connection in the middle of a body is kept");
    out.body = reader.body();
    return out;
}

} // namespace

// However the bytes come in, the answer is the same one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const Outcome whole = run(bytes, bytes.size());
    assay::test::require(run(bytes, 1) == whole && run(bytes, 3) == whole, "pieces matter");
    return 0;
}

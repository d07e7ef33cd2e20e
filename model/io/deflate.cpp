// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "io/deflate.h"

#include <cassert>
#include <new>
#include <utility>
#include <zlib.h>

namespace assay {
namespace {

const Bytef *bytesOf(std::string_view text)
{
    return reinterpret_cast<const Bytef *>(text.data());
}

} // namespace

std::string deflated(std::string_view bytes)
{
    assert(bytes.size() < (std::size_t{1} << 30));
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    // With room for the worst case only memory can be missing.
    if (compress2(reinterpret_cast<Bytef *>(out.data()), &size, bytesOf(bytes), static_cast<uLong>(bytes.size()), Z_BEST_SPEED) != Z_OK)
        throw std::bad_alloc();
    out.resize(size);
    return out;
}

Status inflateInto(std::string_view bytes, std::span<char> out)
{
    uLongf got = static_cast<uLongf>(out.size());
    uLong used = static_cast<uLong>(bytes.size());
    const int state = uncompress2(reinterpret_cast<Bytef *>(out.data()), &got, bytesOf(bytes), &used);
    if (state == Z_MEM_ERROR)
        return Unexpected(makeError(ErrorCode::OutOfMemory, {}, "there is no memory to decompress it"));
    if (state != Z_OK || got != out.size() || used != bytes.size())
        return Unexpected(makeError(ErrorCode::Malformed, {}, "is not what was compressed"));
    return {};
}

Result<std::string> inflated(std::string_view bytes, std::size_t size)
{
    std::string out(size, '\0');
    const Status done = inflateInto(bytes, out);
    return done ? Result<std::string>(std::move(out)) : Unexpected(done.error());
}

} // namespace assay

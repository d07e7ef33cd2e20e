// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "io/bytestream.h"
#include "io/descriptor.h"
#include "io/digest.h"
#include "io/temporaryfolder.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t memoryBytes = 8 * 1024 * 1024;
constexpr std::size_t blockBytes = 1024 * 1024;

Unexpected noRoom(int reason, const std::string &folder, const std::string &evidence, const char *what)
{
    Error error = makeErrnoError(reason, folder, what);
    error.detail += "; " + displaySafe(evidence) + " is unpacked there: set TMPDIR to a folder that has room and may be written to";
    return Unexpected(error);
}

// A file without a name: it is gone with its last descriptor, however the program ends.
Result<Descriptor> temporaryFile(const std::string &evidence)
{
    const std::string folder = temporaryFolder();
    Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600));
    if (!file) {
        std::string pattern = folder + "/assay-XXXXXX"; // file systems without O_TMPFILE
        file.reset(::mkostemp(pattern.data(), O_CLOEXEC));
        if (file)
            ::unlink(pattern.c_str());
    }
    if (!file)
        return noRoom(errno, folder, evidence, "cannot make a temporary file");
    return file;
}

Status writeAll(int descriptor, std::span<const std::byte> bytes, const std::string &evidence)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return noRoom(errno, temporaryFolder(), evidence, "cannot write a temporary file");
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return {};
}

} // namespace

Result<ByteSourcePtr> spool(ByteStream &stream, const Limits &limits, Context *context)
{
    std::vector<std::byte> block(blockBytes);
    std::string memory;
    Descriptor file;
    std::uint64_t total = 0;
    for (;;) {
        if (context && context->cancelled())
            return Unexpected(makeError(ErrorCode::Cancelled, stream.name(), "cancelled"));
        const auto got = stream.read(block);
        if (!got)
            return Unexpected(got.error());
        if (*got == 0)
            break;
        total += *got;
        if (total > limits.expandedBytes) {
            return Unexpected(makeError(ErrorCode::LimitExceeded, stream.name(),
                                        "more than " + std::to_string(limits.expandedBytes) + " bytes"));
        }
        const auto bytes = std::span<const std::byte>(block).first(*got);
        if (!file && memory.size() + bytes.size() <= memoryBytes) {
            memory.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
            continue;
        }
        if (!file) {
            auto made = temporaryFile(stream.name());
            if (!made)
                return Unexpected(made.error());
            file = std::move(*made);
            if (Status written = writeAll(file.get(), std::as_bytes(std::span(memory)), stream.name()); !written)
                return Unexpected(written.error());
            std::string().swap(memory);
        }
        if (Status written = writeAll(file.get(), bytes, stream.name()); !written)
            return Unexpected(written.error());
    }
    if (file)
        return fileSourceFromDescriptor(file.release(), stream.name());
    return memorySource(std::move(memory), stream.name());
}

Result<ByteSourcePtr> seekable(ByteSourcePtr source, const Limits &limits, Context *context, std::optional<Sha256Digest> *unpacked)
{
    const auto compression = detectCompression(*source);
    if (!compression)
        return Unexpected(compression.error());
    if (*compression == Compression::None)
        return source;
    auto stream = decompressed(streamOf(std::move(source), context), *compression, limits);
    if (!stream)
        return Unexpected(stream.error());
    if (!unpacked)
        return spool(**stream, limits, context);
    HashingStream hashing(std::move(*stream));
    auto spooled = spool(hashing, limits, context);
    if (spooled)
        *unpacked = hashing.finish();
    return spooled;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/displaysafe.h"
#include "io/bytestream.h"
#include "io/descriptor.h"
#include "io/digest.h"
#include "io/temporaryfolder.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <unistd.h>
#include <utility>
#include <vector>

namespace assay {
namespace {

constexpr std::size_t memoryBytes = 8 * 1024 * 1024;
constexpr std::size_t blockBytes = 1024 * 1024;
constexpr std::size_t holeBytes = 64 * 1024; // a multiple of what file systems allocate

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

bool isZero(std::span<const std::byte> bytes)
{
    return bytes.front() == std::byte{0} && std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0;
}

// Takes bytes at its end. Zeros are left out: reading gives them back, and a stream that is all zeros takes no room on the disk.
class SpoolFile {
public:
    SpoolFile(Descriptor file, std::string evidence) : m_file(std::move(file)), m_evidence(std::move(evidence)) {}

    Status append(std::span<const std::byte> bytes)
    {
        std::size_t begin = 0; // of what has to be written
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t piece = std::min<std::size_t>(holeBytes - (m_size + at) % holeBytes, bytes.size() - at);
            if (isZero(bytes.subspan(at, piece))) {
                if (Status written = write(bytes.subspan(begin, at - begin), m_size + begin); !written)
                    return written;
                begin = at + piece;
            }
            at += piece;
        }
        Status written = write(bytes.subspan(begin), m_size + begin);
        m_size += bytes.size();
        return written;
    }

    // Hands over what was taken; a hole at the end is made to count.
    Result<Descriptor> finish()
    {
        if (::ftruncate(m_file.get(), static_cast<off_t>(m_size)) != 0)
            return failed();
        return std::move(m_file);
    }

private:
    Status write(std::span<const std::byte> bytes, std::uint64_t offset)
    {
        while (!bytes.empty()) {
            const ssize_t done = ::pwrite(m_file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (done < 0 && errno == EINTR)
                continue;
            if (done < 0)
                return failed();
            bytes = bytes.subspan(static_cast<std::size_t>(done));
            offset += static_cast<std::uint64_t>(done);
        }
        return {};
    }

    Unexpected failed() const { return noRoom(errno, temporaryFolder(), m_evidence, "cannot write a temporary file"); }

    Descriptor m_file;
    std::string m_evidence; // for errors
    std::uint64_t m_size = 0;
};

} // namespace

Result<ByteSourcePtr> spool(ByteStream &stream, const Limits &limits, Context *context)
{
    std::vector<std::byte> block(blockBytes);
    std::string memory;
    std::optional<SpoolFile> file;
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
            file.emplace(std::move(*made), stream.name());
            if (Status written = file->append(std::as_bytes(std::span(memory))); !written)
                return Unexpected(written.error());
            std::string().swap(memory);
        }
        if (Status written = file->append(bytes); !written)
            return Unexpected(written.error());
    }
    if (!file)
        return memorySource(std::move(memory), stream.name());
    auto whole = file->finish();
    if (!whole)
        return Unexpected(whole.error());
    return fileSourceFromDescriptor(whole->release(), stream.name());
}

Result<ByteSourcePtr> seekable(ByteSourcePtr source, const Limits &limits, Context *context, std::optional<Sha256Digest> *unpacked)
{
    const auto compression = detectCompression(*source);
    if (!compression)
        return Unexpected(compression.error());
    if (*compression == Compression::None)
        return source;
    auto stream = decompressed(streamOf(std::move(source), context), *compression, limits, context);
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

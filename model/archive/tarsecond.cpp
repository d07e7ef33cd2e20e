// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive/tarsecond.h"

#include "archive/tartext.h"
#include "base/posixacl.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cstdio>
#include <cstring>
#include <limits>
#include <locale.h>
#include <string_view>
#include <utility>

namespace assay {
namespace {

// An empty file "x": libarchive recognises the format by what comes first, which must not depend on the evidence.
std::array<std::byte, tarBlock> plainHeader()
{
    char block[tarBlock] = {};
    const auto put = [&](std::size_t offset, std::string_view text) { std::memcpy(block + offset, text.data(), text.size()); };
    put(0, "x");
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, "00000000000");
    put(136, "00000000000");
    put(148, "        0");
    put(257, "ustar");
    put(263, "00");
    unsigned sum = 0;
    for (const char c : block)
        sum += static_cast<unsigned char>(c);
    std::snprintf(block + 148, 8, "%06o", sum);
    block[155] = ' ';
    std::array<std::byte, tarBlock> bytes;
    std::memcpy(bytes.data(), block, sizeof block);
    return bytes;
}

EntryType typeOf(archive_entry *entry)
{
    switch (archive_entry_filetype(entry)) {
    case AE_IFDIR: return EntryType::Directory;
    case AE_IFLNK: return EntryType::Symlink;
    case AE_IFCHR: return EntryType::Character;
    case AE_IFBLK: return EntryType::Block;
    case AE_IFIFO: return EntryType::Fifo;
    case AE_IFSOCK: return EntryType::Socket;
    default: return EntryType::File;
    }
}

std::string_view view(const char *text)
{
    return text ? std::string_view(text) : std::string_view();
}

std::string reads(std::string_view what, const std::string &otherwise)
{
    return "libarchive reads another " + std::string(what) + ": " + otherwise;
}

// libarchive converts names for the locale of the thread, and normalises them on the way: decomposed letters would come back as
// other bytes. In the C locale it hands names on as they are.
class PlainLocale {
public:
    PlainLocale() : m_before(uselocale(plain())) {}
    ~PlainLocale() { uselocale(m_before); }
    PlainLocale(const PlainLocale &) = delete;
    PlainLocale &operator=(const PlainLocale &) = delete;

private:
    static locale_t plain()
    {
        static const locale_t made = newlocale(LC_ALL_MASK, "C", nullptr);
        return made;
    }

    locale_t m_before;
};

} // namespace

struct SecondReader::State {
    struct Free {
        void operator()(archive *reader) const { archive_read_free(reader); }
    };
    std::unique_ptr<archive, Free> reader;
    std::span<const std::byte> feed;
    std::uint64_t skipped = 0;
    bool starved = false; // it wanted more than the header blocks

    static la_ssize_t give(archive *, void *self, const void **block)
    {
        auto *state = static_cast<State *>(self);
        state->starved = state->feed.empty();
        *block = state->feed.data();
        return static_cast<la_ssize_t>(std::exchange(state->feed, {}).size());
    }

    static la_int64_t skip(archive *, void *self, la_int64_t count)
    {
        static_cast<State *>(self)->skipped += static_cast<std::uint64_t>(count);
        return count;
    }

    bool open()
    {
        static const auto plain = plainHeader();
        reader.reset(archive_read_new());
        if (!reader || archive_read_support_format_tar(reader.get()) != ARCHIVE_OK)
            return false;
        archive_read_set_format_option(reader.get(), "tar", "mac-ext", nullptr);
        archive_read_set_format_option(reader.get(), "tar", "read_concatenated_archives", nullptr);
        archive_read_set_callback_data(reader.get(), this);
        archive_read_set_read_callback(reader.get(), &State::give);
        archive_read_set_skip_callback(reader.get(), &State::skip);
        feed = plain;
        archive_entry *entry = nullptr;
        return archive_read_open1(reader.get()) == ARCHIVE_OK && archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK
            && archive_read_data_skip(reader.get()) == ARCHIVE_OK;
    }

    std::string objection(std::span<const std::byte> blocks, const TarHeader &header)
    {
        const PlainLocale plainLocale;
        if (!reader && !open())
            return {};
        const std::uint64_t before = consumed();
        feed = blocks;
        skipped = 0;
        starved = false;
        archive_clear_error(reader.get());
        archive_entry *entry = nullptr;
        const int status = archive_read_next_header(reader.get(), &entry);
        const std::string words(view(archive_error_string(reader.get())));
        const std::uint64_t taken = consumed() - before;
        std::string difference;
        if (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
            difference = compare(entry, header);
            // It also warns of names that are not of this process's locale, which says nothing about the archive.
            const bool aboutLocale = words.find("can't be converted") != std::string::npos;
            if (difference.empty() && status == ARCHIVE_WARN && !aboutLocale)
                difference = "libarchive warns: " + words;
            // Asking for the next header is how it guesses whether a link has content.
            const bool inStep = archive_read_data_skip(reader.get()) == ARCHIVE_OK && !starved && taken == blocks.size();
            const std::uint64_t content = (header.storedBytes + tarBlock - 1) / tarBlock * tarBlock;
            if (difference.empty() && inStep && skipped != content)
                difference = "libarchive takes " + std::to_string(skipped) + " bytes for its content, not " + std::to_string(content);
            if (difference.empty() && !inStep && !header.entry.hardLink)
                difference = "libarchive takes other blocks for its header";
            if (!inStep)
                reader.reset();
        } else {
            difference = "libarchive refuses it" + (words.empty() ? std::string() : ": " + words);
            reader.reset();
        }
        return difference;
    }

    std::uint64_t consumed() const { return static_cast<std::uint64_t>(archive_filter_bytes(reader.get(), 0)); }

    static std::string compare(archive_entry *entry, const TarHeader &header)
    {
        const TarEntry &own = header.entry;
        if (const auto path = view(archive_entry_pathname(entry)); path != own.path)
            return reads("name", std::string(path));
        const bool hardLink = archive_entry_hardlink(entry) != nullptr;
        if (hardLink != own.hardLink || (!hardLink && typeOf(entry) != own.type))
            return reads("type", hardLink ? "hard link" : std::string(entryTypeName(typeOf(entry))));
        if (const auto target = view(hardLink ? archive_entry_hardlink(entry) : archive_entry_symlink(entry)); target != own.linkName)
            return reads("link target", std::string(target));
        const bool hasContent = own.type == EntryType::File && !own.hardLink;
        if (hasContent && static_cast<std::uint64_t>(archive_entry_size(entry)) != own.size)
            return reads("size", std::to_string(archive_entry_size(entry)));
        // It takes the mode from an access control list, whose mask the header's mode shows for the group.
        const bool hasAcl = std::any_of(own.xattrs.begin(), own.xattrs.end(), [](const auto &xattr) {
            return xattr.first == acl::accessList || xattr.first == "SCHILY.acl.access";
        });
        if (!hasAcl && archive_entry_perm(entry) != own.mode)
            return reads("mode", std::to_string(archive_entry_perm(entry)));
        constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
        if (own.uid <= most && static_cast<std::uint64_t>(archive_entry_uid(entry)) != own.uid)
            return reads("user id", std::to_string(archive_entry_uid(entry)));
        if (own.gid <= most && static_cast<std::uint64_t>(archive_entry_gid(entry)) != own.gid)
            return reads("group id", std::to_string(archive_entry_gid(entry)));
        // Its fractions of times before 1970 count backward from the wrong second.
        const bool fractionBefore1970 = own.mtimeSec < 0 && own.mtimeNsec != 0;
        if (!fractionBefore1970
            && (archive_entry_mtime(entry) != own.mtimeSec || static_cast<std::uint32_t>(archive_entry_mtime_nsec(entry)) != own.mtimeNsec))
            return reads("time", std::to_string(archive_entry_mtime(entry)) + '.' + std::to_string(archive_entry_mtime_nsec(entry)));
        const bool device = own.type == EntryType::Character || own.type == EntryType::Block;
        if (device && (archive_entry_rdevmajor(entry) != own.rdevMajor || archive_entry_rdevminor(entry) != own.rdevMinor))
            return reads("device number", std::to_string(archive_entry_rdevmajor(entry)) + ':' + std::to_string(archive_entry_rdevminor(entry)));
        return {};
    }
};

SecondReader::SecondReader() : m_state(std::make_unique<State>()) {}

SecondReader::~SecondReader() = default;

std::string SecondReader::objection(std::span<const std::byte> headerBlocks, const TarHeader &header)
{
    return m_state->objection(headerBlocks, header);
}

} // namespace assay

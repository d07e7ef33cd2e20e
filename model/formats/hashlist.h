// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct HashListLimits {
    std::uint64_t bytes = 16ULL << 30;   // of the text
    std::uint64_t lines = 200'000'000;
    std::uint64_t digests = 50'000'000;  // 32 bytes of memory each
    std::uint32_t lineBytes = 64 * 1024; // a line may end in a path
};

// What a list of hashes holds of use here.
struct HashList {
    std::vector<Sha256Digest> digests;  // rising, each once
    std::uint64_t lines = 0;            // of the file, all of them
    std::uint64_t hashes = 0;           // lines with a SHA-256, repeated ones counted
    std::uint64_t otherHashes = 0;      // lines with MD5, SHA-1 or another hash only: no file of evidence can be held against them
};

// Reads a list piece by piece, each line of which is one of
//
//     a hash in hex of either case, alone or before blanks, a comma or a semicolon and anything: "<hash>", "<hash>  name" and
//     "\<hash>  name" of sha256sum and its like, "sha256:<hash>"
//     "SHA256 (name) = <hash>", as the BSDs and openssl write it
//     a comment: "# ..." and "## ..."; an empty line; "%%%% HASHDEEP-1.0"
//     after a header that names its columns ("%%%% size,md5,sha256,filename" of hashdeep, "sha256","sha1",... of the NSRL):
//     values apart by the header's commas, semicolons or tabs, in double quotes or not; "" in quotes is a quote
//
// Any other line is an error, since a file that is no list would otherwise match nothing without a word. One thread.
class HashListReader {
public:
    // file is for errors. expectedBytes of text, where that is known, spare growing: 0 where it is not.
    explicit HashListReader(std::string file, const HashListLimits &limits = {}, std::uint64_t expectedBytes = 0);

    // Any number of bytes. After an error the reader is of no use.
    Status feed(std::string_view bytes);
    // The last line needs no end. Sorts, on several threads.
    Result<HashList> finish();

private:
    Status line(std::string_view text);
    Status row(std::string_view text);
    Status header(std::string_view text);
    Status take(std::string_view hex);
    Unexpected malformed(const std::string &what) const;

    std::string m_file;
    HashListLimits m_limits;
    HashList m_list;
    std::string m_begun; // a line whose end has not come yet
    std::uint64_t m_bytes = 0;
    char m_separator = 0; // of columns, 0 before a header
    int m_column = -1;    // of SHA-256; -1: there is none
    bool m_rows = false;  // a header has been seen
};

// All of a list that lies in memory.
Result<HashList> parseHashList(std::string_view bytes, const std::string &file, const HashListLimits &limits = {});

} // namespace assay

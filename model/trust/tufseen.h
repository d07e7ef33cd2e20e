// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "io/evidencefs.h"
#include "trust/relied.h"
#include "trust/tuf.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A folder of TUF metadata as it was seen before: one repository or several, in it or below, and single roots in the folder itself.
namespace assay {

// path: what places begin with. All that findTufFolders() finds, then the other files in the folder itself, whatever they are called, but no
// private keys. What was not read was not seen, and could be rolled back unnoticed: a file that cannot be read is an error, and so are a symbolic
// link to what is not read, metadata of no repository in a folder below (Malformed), and a folder with nothing of all this in it (NotFound).
Result<std::vector<ReliedFile>> readTufSeen(const EvidenceFs &folder, const std::string &path, Context &context);

// As the walk through a repository takes it. metadata: of its bytes.
TufFile tufFileSeen(const ReliedFile &file, const Result<TufMetadata> &metadata);

// The folder as one run of bytes, which a case can keep: a tar of the files that readTufSeen() reads, by path. The same files give the same bytes.
// path: of the folder, without a slash at its end. The errors are its errors, and that there is something in it that a case does not keep: more than
// mostBytes (LimitExceeded), a file that is no metadata of TUF, or one with a private key (Malformed).
Result<std::string> packTufSeen(const std::string &path, std::uint64_t mostBytes, Context &context);

// Anybody may have made the bytes. name: of the folder, which places begin with. The errors are those of readTufSeen(), and Malformed.
Result<std::vector<ReliedFile>> unpackTufSeen(std::string_view packed, const std::string &name);

// Its repositories with the versions of their roles and the keys of their newest roots, a line each; what cannot be read says so.
std::vector<std::string> contentOfTufSeen(std::string_view packed, const std::string &name);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "archive/tarheader.h"
#include "io/bytesource.h"

#include <string>

namespace assay {

// Reading zeros costs time, and a map of a few bytes may stand for as many of them as it likes: past limits.expansionFreeBytes a file has to
// have one stored byte for limits.expansionRatio that it stands for. The error is LimitExceeded, at headerOffset of the archive.
Status checkExpansion(const TarHeader &header, const std::string &archive, std::uint64_t headerOffset, const Limits &limits);

// The file that the stored parts of a sparse member and the holes between them are; nothing of it is unpacked to anywhere. stored: all
// stored bytes, from the end of the header blocks on.
ByteSourcePtr sparseMember(const TarHeader &header, ByteSourcePtr stored, std::string name);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/limits.h"
#include "base/pack.h"
#include "base/result.h"
#include "tree/layertree.h"

#include <memory>
#include <string_view>

namespace assay {

// A LayerTree as bytes and back, version 1. All but the locators comes back: only the source that wrote those can read them, so they
// come back as 0. Numbers are those of Packer; column by column, which compresses best:
//
//   version, nodes, old versions, recorded entries, flags (1 attributes unknown, 2 overridden)
//   of each node: how many children            of each node but the root: size of its name; then all names
//   blobs: how many, then each as text: targets, lists of attributes (names and values in turn, each after a 32-bit size), redirects
//   of each node, then of each old version, a column each:
//     type, flags, mode, uid, gid, size, seconds less those of the row before (signed),
//     nanoseconds, device major, minor, blob + 1 of its target, of its attributes, digest slot, group of hard links;
//     of the last two: 0 none, 1 the next new one, else an earlier one + 2
//   of each digest slot: whether it is known; then the digests of those that are, 32 bytes each
//   of each old version: its node              aliases: how many; of each: node less the one before, metacopy, blob + 1 of its redirect
void packTree(Packer &out, const LayerTree &tree);

// bytes may be anybody's: what comes back keeps every rule of a LayerTree. Memory is linear in bytes. The error is Truncated, Malformed,
// LimitExceeded or Unsupported, with file.
Result<LayerTree> unpackTree(std::string_view bytes, const Limits &limits, const std::string &file);

} // namespace assay

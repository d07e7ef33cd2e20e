// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/finding.h"
#include "base/limits.h"
#include "compare/difftree.h"
#include "compare/projection.h"
#include "tree/fstree.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay::test {

// Trees from terse text and back, so that a test of a whole overlay is a few lines long and its failure can be read.
//
// One line is one entry, in the order of the evidence. The first word tells what it is, the second is the path:
//
//     d etc 0755                directory        f etc/passwd 0644 hello   file with its content
//     l bin/sh -> busybox       symbolic link    h b -> a                  hard link to an earlier path
//     w etc/shadow              whiteout         o var/www                 opaque mark (the folder itself is not said)
//     c dev/null 1:3            character        b dev/sda 8:0             block device
//     p run/fifo                FIFO             s run/socket              socket
//
// Further words, in any order: 04755 (mode, four digits or more), 1000/1000 (owner), @12.5 or @-3600 (time), name=value
// (attribute), !unreadable !implied !unstable !sparse !whole !upper (flags). What is left is content. \xNN and \\ stand for
// bytes in any word; a path may be "\." for none. Files have the SHA-256 of their content, unless they are unreadable.
struct LayerOptions {
    bool whiteoutNames = false; // names that begin with .wh. in the lines are marks, as in an image layer's tar
    Limits limits;
};

struct BuiltLayer {
    std::shared_ptr<const LayerTree> tree;
    Findings findings;
    std::string error; // of the first line that was refused; the tree holds what came before
};

BuiltLayer buildLayer(std::string_view text, const LayerOptions &options = {});
std::shared_ptr<const LayerTree> layer(std::string_view text); // must not fail
std::shared_ptr<const FsTree> stack(std::initializer_list<std::string_view> layers); // lowest first

// The same lines, in the order of nodes, the root only when something is known of it. Content that was never seen in the text
// of a layer is shown as its digest.
std::string treeText(const LayerTree &tree);
// As above, with "#LAYER" behind each path, and "?" behind a folder whose listing is not known whole.
std::string treeText(const FsTree &tree);

// "PATH: words | words", one line a path that differs, is explained or is unknown: "etc/passwd: content mtime | -".
std::string diffText(const DiffTree &tree);
// The rows shown, in display order, two spaces a level.
std::string projectionText(const DiffTree &tree, const Projection &projection);
// "CODE PATH key=value …", one line each, in the order given.
std::string findingsText(const Findings &findings, bool details = false);

std::shared_ptr<DiffTree> compared(std::shared_ptr<const FsTree> vendor, std::shared_ptr<const FsTree> saved, std::shared_ptr<const FsTree> live);

std::string escaped(std::string_view bytes); // as in the lines above

} // namespace assay::test

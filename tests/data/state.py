#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is in a folder, and whether two states of it differ as a truth.tsv says.

  state.py list FOLDER NAME...          one line for each property of each thing below FOLDER/NAME
  state.py check BEFORE AFTER TRUTH     two such lists; every difference must be in TRUTH, and the other way round
"""
import hashlib
import os
import stat
import sys

KINDS = {stat.S_IFREG: "file", stat.S_IFDIR: "directory", stat.S_IFLNK: "symlink", stat.S_IFCHR: "character",
         stat.S_IFBLK: "block", stat.S_IFIFO: "fifo", stat.S_IFSOCK: "socket"}
# Which properties each finding changes; None: the path is on one side only.
CODES = {
    "layer.file-added": None, "layer.whiteout-added": None, "layer.file-removed": None,
    "layer.content-changed": {"sha256"}, "layer.type-changed": {"type"}, "layer.mode-changed": {"mode"},
    "layer.owner-changed": {"owner"}, "layer.time-changed": {"mtime"}, "layer.xattr-changed": {"xattr"},
    "layer.target-changed": {"target"}, "layer.hardlink-broken": {"links"}, "layer.opaque-added": {"xattr"},
}


def text(name):
    return os.fsencode(name).decode("utf-8", "backslashreplace").encode("unicode_escape").decode()


def listing(folder, names):
    paths = []
    for name in names:
        paths.append(name)
        for parent, folders, files in os.walk(os.path.join(folder, name)):
            paths.extend(os.path.relpath(os.path.join(parent, each), folder) for each in folders + files)
    first = {}
    for path in sorted(paths, key=os.fsencode):
        full = os.path.join(folder, path)
        info = os.lstat(full)
        kind = KINDS[stat.S_IFMT(info.st_mode)]
        facts = {"type": kind, "mode": f"{stat.S_IMODE(info.st_mode):04o}", "owner": f"{info.st_uid}:{info.st_gid}",
                 "mtime": str(info.st_mtime_ns)}
        if kind == "file":
            with open(full, "rb") as data:
                facts["sha256"] = hashlib.sha256(data.read()).hexdigest()
            facts["links"] = text(first.setdefault((info.st_dev, info.st_ino), path))
        elif kind == "symlink":
            facts["target"] = text(os.readlink(full))
        elif kind in ("character", "block"):
            facts["device"] = f"{os.major(info.st_rdev)},{os.minor(info.st_rdev)}"
        for name in sorted(os.listxattr(full, follow_symlinks=False)):
            facts["xattr:" + name] = os.getxattr(full, name, follow_symlinks=False).hex()
        for key, value in facts.items():
            print(text(path), key, value, sep="\t")


def load(path):
    facts = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, key, value = line.rstrip("\n").split("\t")
            facts.setdefault(name, {})[key] = value
    return facts


def check(before, after, truth):
    before, after = load(before), load(after)
    told, bad = {}, []
    with open(truth, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                path, _layer, folder, code, _note = line.rstrip("\n").split("\t")
                told.setdefault(folder + "/" + path, set()).add(code)
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path), after.get(path)
        if old == new:
            if path in told:
                bad.append(f"not changed: {path}")
            continue
        codes = told.get(path, set())
        if old is None:
            want = "layer.whiteout-added" if new.get("device") == "0,0" else "layer.file-added"
            if codes != {want}:
                bad.append(f"added, not told: {path}")
        elif new is None:
            if codes != {"layer.file-removed"}:
                bad.append(f"removed, not told: {path}")
        else:
            changed = {key.split(":")[0] for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
            want = set().union(*(CODES[code] or {"?"} for code in codes)) if codes else set()
            if "links" in want or "type" in want:   # what else differs then follows from it
                if not want <= changed:
                    bad.append(f"{path}: {sorted(changed)} differ, told {sorted(codes)}")
            elif changed != want:
                bad.append(f"{path}: {sorted(changed)} differ, told {sorted(codes)}")
    bad.extend(f"told, not there: {path}" for path in sorted(told.keys() - before.keys() - after.keys()))
    for line in bad:
        print(line, file=sys.stderr)
    return not bad


if len(sys.argv) >= 4 and sys.argv[1] == "list":
    listing(sys.argv[2], sys.argv[3:])
elif len(sys.argv) == 5 and sys.argv[1] == "check":
    sys.exit(0 if check(*sys.argv[2:]) else 1)
else:
    sys.exit(__doc__)

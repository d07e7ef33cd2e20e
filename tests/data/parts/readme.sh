# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# README.md: what is here.

{
  cat <<'TEXT'
# Test data

Small, and written by the engines that users run; `make` in this folder made all of it and checks it (layer digests, and
that the tampered stores differ from the untouched ones exactly as their `truth.tsv` says). `step.c` is the program in
the images that makes each layer's changes; `state.py` lists a folder and checks a truth.

To unpack a store: `tar --numeric-owner --xattrs --xattrs-include='*' --acls --delay-directory-restore -xzf FILE` as root. The
last option matters for those that keep a whole copy for each layer (vfs, btrfs, native): their tars list all folders
first and then the copies of each file side by side, which makes them small.

TEXT
  for part in vendor saved live; do
    printf '## %s/\n\n| item | what it is |\n| --- | --- |\n' "$part"
    cat "$work/items.$part"; echo
  done
  cat <<TEXT
Docker 28, containerd 2 and podman 5 are Debian sid's, the other engines are Debian 12's. \`bin/step\` contains musl (MIT licence).

What is odd in \`demo/rich:1\` and on purpose: a sparse file of 1 MiB, device nodes, a FIFO, a socket (which neither
docker save nor tar keeps, so it is in no file here), hard links (one changed through one name, one name deleted, one to a
path of over 300 bytes), dangling, looping and climbing symbolic links, setuid, setgid and sticky bits, a file capability, a
user xattr, a POSIX ACL, uid 3000000 and 2147483653, files dated 1969, 2150 and with nanoseconds, names of 255 bytes, in
latin-1, composed and decomposed UTF-8, with a newline, an escape sequence, a right-to-left override, a file turned into a
folder and the other way round, whiteouts, opaque folders, and in the vendor's tarball a file whose folders have no members.
TEXT
} >"$out/README.md"

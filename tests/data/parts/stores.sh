# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# live/: what the makers of the stores have in common.

# check_packed NAME FOLDER PART...  is in live/NAME.tar.gz what is in FOLDER?
check_packed() {
  local rest
  rm -rf "$work/unpacked"; mkdir "$work/unpacked"
  tar -C "$work/unpacked" --warning=no-timestamp --delay-directory-restore --xattrs --xattrs-include='*' --acls --numeric-owner -xzf "$out/live/$1.tar.gz"
  rest=$(diff <("$out/state.py" list "${@:2}" | grep -av '/socket	') <("$out/state.py" list "$work/unpacked" "${@:3}") || true) # tar has no sockets
  [[ -z $rest ]] || { echo "$1: not packed as it is on disk:" >&2; echo "$rest" | head -20 >&2; return 1; }
}

# store NAME FOLDER PART...  packs PARTs of FOLDER, changes what lies in the folders of demo/rich:1's layers, named
# relative to FOLDER in the array `folders`, lowest first, and packs them again
store() {
  local name=$1 d=$2 truth=$out/live/$1-tampered.truth.tsv at parent when; shift 2
  ((${#folders[@]} == 5))
  "$out/state.py" list "$d" "$@" >"$work/before"
  pack "$d" "${@/#/./}" | gzip -9n >"$out/live/$name.tar.gz"
  printf '# path\tlayer (0 = lowest)\tfolder in the store\tfinding\twhat was done\n' >"$truth"
  # change LAYER PATH FINDING NOTE COMMAND...  runs COMMAND with the path on disk as its last word; the folder keeps its time
  change() {
    at=$d/${folders[$1]}/$2; parent=${at%/*}; when=$(stat -c %y "$parent")
    printf '%s\t%s\t%s\t%s\t%s\n' "$2" "$1" "${folders[$1]}" "$3" "$4" >>"$truth"
    "${@:5}" "$at"
    touch -d "$when" "$parent"
  }
  put() { printf '%s\n' "$1" >"$2"; chmod 755 "$2"; touch -d "@$epoch" "$2"; }
  edit() { local was; was=$(stat -c %y "$2"); printf '%s' "$1" | dd of="$2" conv=notrunc status=none; touch -d "$was" "$2"; }
  point() { ln -sfn "$1" "$2"; touch -h -d "@$epoch" "$2"; }
  part() { local was; was=$(stat -c %y "$1"); cp -p "$1" "$1.new"; mv "$1.new" "$1"; touch -d "$was" "$1"; }
  whiteout() { mknod -m 0 "$1" c 0 0; }
  turn() { rm "$1"; mkdir "$1"; touch -d "@$epoch" "$1"; }
  change 4 srv/app/backdoor layer.file-added 'a program added in the top layer' put 'harmless'
  change 0 usr/bin/injected layer.file-added 'a program added in the lowest layer' put 'harmless'
  change 1 opt/demo/bin/tool.sh layer.content-changed 'size and time kept' edit $'#!/bin/sh\necho tool version X'
  change 1 opt/demo/data/empty layer.content-changed 'an empty file filled; no digest covers it' edit 'no longer empty'
  change 1 opt/demo/bin/plain layer.mode-changed '0755 became 4755' chmod 4755
  change 1 opt/demo/data/acl layer.owner-changed 'root became 1000' chown 1000:1000
  change 4 srv/app/app.conf layer.time-changed 'dated back' touch -d 2001-01-01
  change 4 srv/app/run layer.xattr-changed 'capability cap_sys_admin added' setcap cap_sys_admin+ep
  change 1 opt/demo/links/absolute layer.target-changed '/opt/demo/data/keep.txt became /tmp/elsewhere' point /tmp/elsewhere
  change 1 opt/demo/data/no-mode layer.file-removed 'a file deleted' rm
  change 1 opt/demo/links/pair-b layer.hardlink-broken 'a hard link became a file of its own, same content' part
  change 1 opt/demo/special/fifo layer.type-changed 'a FIFO became a folder' turn
  change 2 opt/demo/data/keep.txt layer.whiteout-added 'a whiteout hides the file of layer 1' whiteout
  change 2 usr/share/doc layer.opaque-added 'the folder hides what layer 0 has in it' setfattr -n trusted.overlay.opaque -v y
  "$out/state.py" list "$d" "$@" >"$work/after"
  "$out/state.py" check "$work/before" "$work/after" "$truth"
  pack "$d" "${@/#/./}" | gzip -9n >"$out/live/$name-tampered.tar.gz"
  check_packed "$name-tampered" "$d" "$@"
  item "live/$name-tampered.tar.gz" "the same, tampered with as \`$name-tampered.truth.tsv\` says (times of the folders above put back)"
  item "live/$name-tampered.truth.tsv" 'path, layer, folder in the store, finding, note'
}

# chains DIFF_ID...  the chain id of each layer
chains() {
  local diff chain=''
  for diff; do
    if [[ -z $chain ]]; then chain=$diff; else chain=sha256:$(printf '%s %s' "$chain" "$diff" | sha256sum | cut -d' ' -f1); fi
    echo "${chain#sha256:}"
  done
}

rich_images() {
  docker import "$out/vendor/rootfs.tar" vendor/base:1 >/dev/null
  build demo/rich:1 "$work/rich"; build demo/rich:2 "$work/rich2"
  docker run --network none --name changed demo/rich:1 /bin/step container "$epoch"
  docker create --network none --name untouched demo/rich:2 >/dev/null
  save_rich "$1"
}
# save_rich NAME  writes saved/rich-NAME.tar.gz and checks it
save_rich() {
  docker save demo/rich:1 >"$work/rich-$1.tar"; gzip -9nc "$work/rich-$1.tar" >"$out/saved/rich-$1.tar.gz"
  mapfile -t diffs < <(docker image inspect demo/rich:1 | jq -r '.[0].RootFS.Layers[]')
  v=$(version)
  # Are the layers of the archive those of the image, and the lowest one the vendor's tarball?
  [[ ${diffs[0]} == sha256:$(sha256sum <"$out/vendor/rootfs.tar" | cut -d' ' -f1) ]]
  local member i=0
  while read -r member; do
    [[ ${diffs[i++]} == sha256:$(tar -xOf "$work/rich-$1.tar" "$member" | { if [[ $1 == *containerd ]]; then gzip -dc; else cat; fi; } | sha256sum | cut -d' ' -f1) ]]
  done < <(tar -xOf "$work/rich-$1.tar" manifest.json | jq -r '.[0].Layers[]')
  ((i == 5))
  item "saved/rich-$1.tar.gz" "Docker $v: \`demo/rich:1\`, five layers, everything \`step.c\` makes; \`live/$1.tar.gz\` is where it was saved from"
}

# diffs_of ARCHIVE  the diff ids of demo/rich:1 in an archive of saved/, lowest first
diffs_of() { tar -xzOf "$out/saved/$1" "$(tar -xzOf "$out/saved/$1" manifest.json | jq -r '.[0].Config')" | jq -r '.rootfs.diff_ids[]'; }
# unpacked ARCHIVE  has saved/ARCHIVE.tar.gz unpacked as $work/ARCHIVE.tar
unpacked() { if [[ ! -e $work/$1.tar ]]; then gzip -dc "$out/saved/$1.tar.gz" >"$work/$1.tar"; fi; }

# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # the backticks are Markdown; the variables are of ../make and of stores.sh
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# live/containerd*: roots of containerd without Docker.

# containerd_store NAME ENGINE ARCHIVE TINY  images of two archives in both snapshotters, and in a second namespace
containerd_store() {
  local name=$1 engine=$2 d=$work/live-$1 rich=docker.io/demo/rich:1 tiny=docker.io/demo/tiny:1
  unpacked "$3"
  containerd_up "$2" "$d"
  # containerd 2 would leave the import to its transfer service, which unpacks for one snapshotter only.
  import() { if [[ $engine == 20 ]]; then ctr -n "$1" images import "${@:2}"; else ctr -n "$1" images import --local "${@:2}"; fi >/dev/null; }
  v=$(ctr version | awk '/Server/{server = 1} server && /Version/{print $2; exit}')
  import fixture --snapshotter overlayfs "$work/$3.tar"
  import fixture --snapshotter overlayfs "$out/saved/$4"
  import fixture --snapshotter native "$work/$3.tar"
  import second --snapshotter overlayfs "$out/saved/$4"
  ctr -n fixture run --snapshotter overlayfs --null-io "$rich" changed /bin/step container "$epoch"
  ctr -n fixture containers create --snapshotter overlayfs "$rich" untouched
  ctr -n fixture containers create --snapshotter native "$rich" copied
  ctr -n second containers create --snapshotter overlayfs "$tiny" other
  stop
  pack_copies "$d" . | gzip -9n >"$out/live/$name.tar.gz"
  check_packed "$name" "$d" .
  item "live/$name.tar.gz" "containerd $v, a whole root: namespace \`fixture\` with \`demo/rich:1\` (from \`$3.tar.gz\`) in the overlayfs and native snapshotters and \`demo/tiny:1\` (from \`$4\`) in the former, containers \`changed\`, \`untouched\`, \`copied\` (native); namespace \`second\` with \`demo/tiny:1\` and container \`other\`"
}
if wanted containerd16; then containerd_store containerd16 20 rich-docker20 docker20-single.tar; fi
if wanted containerd21; then containerd_store containerd21 28 rich-docker28-containerd docker28-containerd.tar; fi

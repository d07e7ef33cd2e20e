# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # the backticks are Markdown; the variables are of ../make and of stores.sh
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# live/podman*: stores of containers/storage.

podman4_overlay() {
  local d=$work/live-podman
  unpacked rich-docker20
  podman_up "$d"
  v=$(podman_version)
  in_podman load -q -i "$work/rich-docker20.tar" >/dev/null
  in_podman load -q -i "$out/saved/docker20-single.tar" >/dev/null
  in_podman create --network none --name untouched demo/rich:1 >/dev/null
  in_podman save -q --format docker-archive demo/rich:1 | gzip -9n >"$out/saved/rich-podman.tar.gz"
  podman_down
  mapfile -t diffs < <(diffs_of rich-docker20.tar.gz)
  folders=()
  for diff in "${diffs[@]}"; do folders+=("overlay/$(jq -r --arg diff "$diff" '.[] | select(."diff-digest" == $diff).id' "$d/storage/overlay-layers/layers.json")/diff"); done
  item saved/rich-podman.tar.gz "podman $v: \`demo/rich:1\`, loaded from \`rich-docker20.tar.gz\`"
  item live/podman.tar.gz "podman $v, overlay, containers/storage: \`demo/rich:1\` and \`demo/tiny:1\`, loaded from Docker's archives; container \`untouched\`"
  store podman "$d/storage" overlay overlay-images overlay-layers overlay-containers
}
if wanted podman; then podman4_overlay; fi

# podman_store NAME DRIVER  a whole storage folder, state database and all
podman_store() {
  local name=$1 d=$work/live-$1 packer=pack
  unpacked rich-docker20
  cp "$out/saved/docker20-single.tar" "$work/tiny.tar"
  podman_up "$d" "$2"
  v=$(podman_version)
  in_podman load -q -i "$(shared rich-docker20.tar)" >/dev/null
  in_podman load -q -i "$(shared tiny.tar)" >/dev/null
  in_podman run --network none --name changed demo/rich:1 /bin/step container "$epoch"
  in_podman create --network none --name untouched demo/rich:1 >/dev/null
  in_podman save -q --format docker-archive -o "$(shared saved.tar)" demo/rich:1
  gzip -9nc "$work/saved.tar" >"$out/saved/rich-$name.tar.gz"; rm "$work/saved.tar"
  podman_down
  if [[ $2 == vfs ]]; then packer=pack_copies; fi
  "$packer" "$d/storage" . | gzip -9n >"$out/live/$name.tar.gz"
  check_packed "$name" "$d/storage" .
  item "saved/rich-$name.tar.gz" "podman $v: \`demo/rich:1\`, loaded from \`rich-docker20.tar.gz\`"
  item "live/$name.tar.gz" "podman $v, $podman_driver, containers/storage with podman's own records: \`demo/rich:1\` and \`demo/tiny:1\`, loaded from Docker's archives; containers \`changed\` and \`untouched\`"
}
if wanted podman-vfs; then podman_store podman-vfs vfs; fi
if wanted podman5; then podman_store podman5 podman5; fi

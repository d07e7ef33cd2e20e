# shellcheck shell=bash disable=SC2016,SC2034,SC2154 # the backticks are Markdown; the variables are of ../make and of stores.sh
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# live/docker*: data roots of Docker.

for engine in 20 28; do
  name=docker$engine d=$work/live-docker$engine
  wanted "$name" || continue
  daemon "$engine" "$d" --storage-driver overlay2
  rich_images "$name"
  stop
  folders=()
  for chain in $(chains "${diffs[@]}"); do folders+=("overlay2/$(<"$d/image/overlay2/layerdb/sha256/$chain/cache-id")/diff"); done
  item "live/$name.tar.gz" "Docker $v, overlay2, \`image/\`, \`overlay2/\`, \`containers/\` with \`./\` names: images \`vendor/base:1\`, \`demo/rich:1\`, \`demo/rich:2\`; containers \`changed\` and \`untouched\`"
  if [[ $name == docker20 ]]; then
    mkdir -p "$work/prefix/var/lib"; mv "$d" "$work/prefix/var/lib/docker"
    pack "$work/prefix" var | gzip -9n >"$out/live/$name-prefix.tar.gz"
    mv "$work/prefix/var/lib/docker" "$d"
    item live/docker20-prefix.tar.gz 'all of the same data root, names beginning with `var/lib/docker/`'
  fi
  store "$name" "$d" image overlay2 containers
done

docker28_containerd() {
  local d=$work/live-docker28-containerd
  daemon 28 "$d" --feature containerd-snapshotter=true
  rich_images docker28-containerd
  # The lower folders of the container, nearest first, begin with the engine's own for mount points.
  mapfile -t folders < <(ctr --address /run/docker/containerd/containerd.sock --namespace moby snapshots --snapshotter overlayfs mounts /mnt \
    "$(docker inspect -f '{{.Id}}' changed)" | grep -o 'lowerdir=[^, ]*' | cut -d= -f2 | tr : '\n' | tail -n +2 | tac | sed 's,^/var/lib/docker/,,')
  stop
  item live/docker28-containerd.tar.gz "Docker $v with the containerd image store, \`containerd/\` and \`containers/\`: the same images and containers"
  store docker28-containerd "$d" containerd containers
}
if wanted docker28-containerd; then docker28_containerd; fi

# The other graph drivers. fuse-overlayfs cannot make names of over 251 bytes, so there the image is loaded, not built.
graph_driver() { # DRIVER
  local name=docker20-$1 d=$work/live-docker20-$1 packer=pack_copies note=''
  mkdir -p "$d"
  if [[ $1 == btrfs ]]; then
    truncate -s 1G "$work/btrfs.img"; mkfs.btrfs -q "$work/btrfs.img"
    mkdir -p "$work/btrfs"; mount -o loop,noatime "$work/btrfs.img" "$work/btrfs"
    d=$work/btrfs
  fi
  daemon 20 "$d" --storage-driver "$1"
  if [[ $1 == fuse-overlayfs ]]; then
    unpacked rich-docker20
    docker import "$out/vendor/rootfs.tar" vendor/base:1 >/dev/null
    docker load -qi "$work/rich-docker20.tar" >/dev/null
    build demo/rich:2 "$work/rich2"
    docker run --network none --name changed demo/rich:1 /bin/step container "$epoch"
    docker create --network none --name untouched demo/rich:2 >/dev/null
    v=$(version) packer=pack note=', `demo/rich:1` loaded from `rich-docker20.tar.gz`'
  else
    rich_images "$name"
  fi
  stop
  "$packer" "$d" ./image "./$1" ./containers | gzip -9n >"$out/live/$name.tar.gz"
  check_packed "$name" "$d" image "$1" containers
  item "live/$name.tar.gz" "Docker $v, $1, \`image/\`, \`$1/\`, \`containers/\` with \`./\` names: images \`vendor/base:1\`, \`demo/rich:1\`, \`demo/rich:2\`; containers \`changed\` and \`untouched\`$note"
  if [[ $1 == btrfs ]]; then
    mkdir -p "$work/live-$name"; cp -a "$d"/{image,btrfs,containers} "$work/live-$name/"
    umount "$d"; rm "$work/btrfs.img"
  fi
}
for driver in vfs fuse-overlayfs btrfs; do
  if wanted "docker20-$driver"; then graph_driver "$driver"; fi
done

# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts of their own make, which can be run alone.

if wanted overlay-marks; then
  "$out/overlay-marks"
  item live/overlay-marks.tar.gz 'folders of overlay mounts in which a kernel 6.18 left marks of renaming (`redirect`) and of changed owners (`metacopy`), one with forged marks, and what the kernel shows of them; made by `overlay-marks`'
fi
if wanted docker20-buildkit; then
  "$out/buildkit-store"
  item live/docker20-buildkit.tar.gz 'Docker 20.10.24+dfsg1, overlay2, `image/`, `overlay2/` and databases of `buildkit/`: `demo/cached:1`, built by BuildKit in three stages, and the cache of the build; made by `buildkit-store`'
fi
if wanted podman-user-overlay || wanted podman-user-vfs || wanted podman-user-mask || wanted podman-mapped-vfs; then
  env -u ASSAY_DATA_NAMESPACE "$out/rootless-stores"
  item live/podman-user-overlay.tar.gz 'podman 4.3.1 run by a user, overlay: `demo/user:1` with devices that could not be made; made by `rootless-stores` like the next three'
  item live/podman-user-vfs.tar.gz 'the same with vfs, and container `mapped` for a user namespace that does not have all of the image'"'"'s owners'
  item live/podman-user-mask.tar.gz 'the same with fuse-overlayfs and `force_mask`: owners and modes in attributes'
  item live/podman-mapped-vfs.tar.gz 'podman 4.3.1 run by root, vfs: `demo/user:1` and container `mapped` as before'
fi
if wanted podman-additional || wanted podman-shared || wanted podman5-graphroot || wanted podman5-imagestore; then
  need_podman5
  env -u ASSAY_DATA_NAMESPACE -u CONTAINERS_CONF "$out/image-stores" "$podman5"
  item live/podman-additional.tar.gz 'podman 4.3.1, overlay, with `additionalimagestores`: containers `lent` and `mixed`, and one layer of `demo/other:1`; what they lie on is in the next; made by `image-stores` like the next three'
  item live/podman-shared.tar.gz 'the additional image store: `demo/tiny:1`'
  item live/podman5-graphroot.tar.gz 'podman 5.8.6, overlay, with `imagestore`: container `apart`, and the records of tars of all layers'
  item live/podman5-imagestore.tar.gz 'that place of images and their layers: `demo/tiny:1` and `demo/other:1`'
fi

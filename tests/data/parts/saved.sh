# shellcheck shell=bash disable=SC2016,SC2154 # the backticks are Markdown; the variables are of ../make
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
# saved/: small images in every form in which engines hand them out.

save() { # OUTPUT IMAGE...
  docker save -o "$out/saved/$1" "${@:2}"; chmod 644 "$out/saved/$1"
}
small_images() { build demo/tiny:1 "$work/tiny"; build demo/other:1 "$work/other"; docker tag demo/tiny:1 registry.example.invalid:5000/demo/tiny:stable; }
id() { docker image inspect -f '{{.Id}}' "$1"; }

daemon 20 "$work/small20" --storage-driver overlay2
v=$(version); small_images; build demo/repeated:1 "$work/repeated"
save docker20-single.tar demo/tiny:1
save docker20-two-images.tar demo/tiny:1 demo/other:1
save docker20-two-tags.tar demo/tiny:1 registry.example.invalid:5000/demo/tiny:stable
save docker20-by-id.tar "$(id demo/tiny:1)"
save docker20-repeated-layer.tar demo/repeated:1
docker container create --network none --name box demo/tiny:1 >/dev/null; docker export -o "$out/saved/docker20-export.tar" box; chmod 644 "$out/saved/docker20-export.tar"
stop
item saved/docker20-single.tar "Docker $v, v1 layout: \`demo/tiny:1\`, two layers with a whiteout, an opaque folder, a symbolic link, an empty file"
item saved/docker20-two-images.tar "Docker $v: \`demo/tiny:1\` and \`demo/other:1\`, which has one layer more"
item saved/docker20-two-tags.tar "Docker $v: one image, two tags, one of them with a registry's name and port"
item saved/docker20-by-id.tar "Docker $v: saved by its id, so \`RepoTags\` is null and there is no \`repositories\`"
item saved/docker20-repeated-layer.tar "Docker $v: \`demo/repeated:1\`, the same COPY twice; the second layer is a symbolic link \`layer.tar -> ../…/layer.tar\`. The RUN that changes nothing has made no layer"
item saved/docker20-export.tar "Docker $v, \`docker export\` of a container of \`demo/tiny:1\`: a plain root file system, no image"
for how in 'gz:gzip -9nc' 'xz:xz -9e -T1 -c' 'zst:zstd -19 -q -c' 'bz2:bzip2 -9c'; do
  ${how#*:} "$out/saved/docker20-single.tar" >"$out/saved/docker20-single.tar.${how%%:*}"
done
item 'saved/docker20-single.tar.{gz,xz,zst,bz2}' 'the whole archive compressed'

daemon 28 "$work/small28" --storage-driver overlay2
v=$(version); small_images
save docker28-single.tar demo/tiny:1
save docker28-two-images.tar demo/tiny:1 demo/other:1
save docker28-two-tags.tar demo/tiny:1 registry.example.invalid:5000/demo/tiny:stable
save docker28-by-id.tar "$(id demo/tiny:1)"
stop
item 'saved/docker28-{single,two-images,two-tags,by-id}.tar' "Docker $v with a graph driver, built by BuildKit: OCI layout and \`manifest.json\` together, layers not compressed"

daemon 28 "$work/small28c" --feature containerd-snapshotter=true
small_images
save docker28-containerd.tar demo/tiny:1
save docker28-containerd-two-images.tar demo/tiny:1 demo/other:1
save docker28-containerd-by-id.tar "$(id demo/tiny:1)"
stop
item 'saved/docker28-containerd{,-two-images,-by-id}.tar' "Docker $v with the containerd image store: gzip layers, \`index.json\` points to an image index that also lists an attestation"

podman_up "$work/podman"
v=$(podman_version)
in_podman load -q -i "$out/saved/docker20-two-images.tar" >/dev/null
in_podman load -q -i "$out/saved/docker20-repeated-layer.tar" >/dev/null
in_podman save -q --format docker-archive -o "$out/saved/podman-docker-archive.tar" demo/tiny:1
in_podman save -q --format docker-archive -o "$out/saved/podman-repeated-layer.tar" demo/repeated:1
in_podman save -q --format oci-archive -o "$out/saved/podman-oci-archive.tar" demo/tiny:1
in_podman save -q --multi-image-archive -o "$out/saved/podman-two-images.tar" demo/tiny:1 demo/other:1
podman_down
item saved/podman-docker-archive.tar "podman $v: layers as \`<diff id>.tar\`, \`<v1 id>/layer.tar\` are symbolic links to them"
item saved/podman-repeated-layer.tar "podman $v, \`demo/repeated:1\`: one layer file, named twice in \`manifest.json\`"
item saved/podman-oci-archive.tar "podman $v: an OCI layout as a tar, gzip layers"
item saved/podman-two-images.tar "podman $v, \`--multi-image-archive\`"

v=$(skopeo --version | awk '{print $3}')
copy() { skopeo --insecure-policy copy -q "${@:3}" "docker-archive:$1" "$2"; }
(
  cd "$work"
  copy "$out/saved/docker20-single.tar" oci:layout-gzip:1
  copy "$out/saved/docker20-single.tar" oci:layout-zstd:1 --dest-compress --dest-compress-format zstd
  copy "$out/saved/docker20-single.tar" oci:layout-two:1
  copy "$out/saved/docker20-single.tar" oci:layout-two:stable
  copy "$out/saved/docker20-repeated-layer.tar" oci:layout-two:repeated
  copy "$out/saved/docker20-single.tar" dir:docker-dir
)
cp -r "$work/layout-zstd" "$out/saved/skopeo-oci-zstd"
tar -C "$work/layout-gzip" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf "$out/saved/skopeo-oci-gzip.tar" .
tar -C "$work/layout-two" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf "$out/saved/skopeo-oci-two.tar" .
tar -C "$work/docker-dir" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$epoch" -cf "$out/saved/skopeo-dir.tar" .
item saved/skopeo-oci-gzip.tar "skopeo $v: an OCI layout with gzip layers, as a tar of the folder with \`./\` names"
"$out/sha512-layout" "$out/saved/skopeo-oci-gzip.tar" "$out/saved/skopeo-oci-sha512.tar"
item saved/skopeo-oci-sha512.tar "\`skopeo-oci-gzip.tar\` with everything named by SHA-512, which no tool of Debian 12 writes; made by \`sha512-layout\`"
item saved/skopeo-oci-two.tar "skopeo $v: two images, one of them with two names, in one OCI layout, as a tar"
item saved/skopeo-oci-zstd/ "skopeo $v: an OCI layout with zstd layers, as a folder"
item saved/skopeo-dir.tar "skopeo $v, \`dir:\` format (\`manifest.json\` is an object, blobs lie beside it): not a \`docker save\` archive"

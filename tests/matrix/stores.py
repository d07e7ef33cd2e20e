# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a store keeps the layers of an image, found from the store's own records (and not by Assay)."""
import base64
import gzip
import hashlib
import json

from bolt import Bolt
from tarsplit import TarSplit

IMAGE = "demo/rich:1"
WHITEOUT_DEVICE, WHITEOUT_FILE = "device", "file"


class Layer:
    def __init__(self, diff_id, folder, record=None):
        self.diff_id = diff_id    # "sha256:…"
        self.folder = folder      # name in the tar
        self.record = record      # what the store knows the layer by: chain id, layer id, snapshot key


class NotApplicable(Exception):
    """The kind of change cannot be made in this store; the text says why."""


def chain_ids(diff_ids):
    chain = None
    for diff_id in diff_ids:
        chain = diff_id if chain is None else "sha256:" + hashlib.sha256(f"{chain} {diff_id}".encode()).hexdigest()
        yield chain


class Store:
    """layers: those of IMAGE, lowest first. full_copies: each layer's folder holds all that is below, too."""
    full_copies = False
    whiteouts = WHITEOUT_DEVICE

    def __init__(self, tar):
        self.tar = tar

    def rewrite(self, name, data):
        self.tar.change(name, data=data)

    def alter_blob(self, needle, replacement):
        raise NotApplicable("the store keeps no layer blobs")

    def tar_split(self, layer):
        """The member with the layer's tar-split records."""
        raise NotApplicable("the store keeps no tar-split records")


class DockerGraph(Store):
    """Docker with a graph driver: image/<driver>/ and <driver>/."""

    def __init__(self, tar):
        super().__init__(tar)
        self.driver = tar.names_in(b"image")[0]
        self.full_copies = self.driver in (b"vfs", b"btrfs")
        self.whiteouts = WHITEOUT_FILE if self.driver == b"fuse-overlayfs" else WHITEOUT_DEVICE
        self.image = b"image/" + self.driver
        self.repositories = json.loads(tar.data(self.image + b"/repositories.json"))["Repositories"]
        self.image_id = self.repositories[IMAGE.split(":")[0]][IMAGE]
        self.config = self.image + b"/imagedb/content/sha256/" + self.image_id[7:].encode()
        self.layers = self.layers_of(self.image_id)

    def layers_of(self, image_id):
        diff_ids = json.loads(self.tar.data(self.image + b"/imagedb/content/sha256/" + image_id[7:].encode()))["rootfs"]["diff_ids"]
        layers = []
        for diff_id, chain in zip(diff_ids, chain_ids(diff_ids)):
            record = self.image + b"/layerdb/sha256/" + chain[7:].encode()
            layers.append(Layer(diff_id, self.folder(self.tar.data(record + b"/cache-id")), record))
        return layers

    def folder(self, cache_id):
        return {b"vfs": b"vfs/dir/%s", b"btrfs": b"btrfs/subvolumes/%s"}.get(self.driver, self.driver + b"/%s/diff") % cache_id

    def other_image(self):
        return next(image for names in self.repositories.values() for name, image in sorted(names.items(), reverse=True) if image != self.image_id)

    def tar_split(self, layer):
        return layer.record + b"/tar-split.json.gz"

    def set_diff_id(self, layer, digest):
        self.rewrite(layer.record + b"/diff", digest.encode())

    def redirect(self):
        layer = self.layers[-1]
        other = self.layers_of(self.other_image())[-1]
        self.rewrite(layer.record + b"/cache-id", self.tar.data(other.record + b"/cache-id"))
        return layer

    def move_tag(self):
        name = self.image + b"/repositories.json"
        entry = b'"%s":"%s"'
        data = self.tar.data(name)
        old = entry % (IMAGE.encode(), self.image_id.encode())
        if data.count(old) != 1:
            raise ValueError("repositories.json is not as expected")
        self.rewrite(name, data.replace(old, entry % (IMAGE.encode(), self.other_image().encode())))


class ContainerdRoot(Store):
    """A containerd root, alone or inside of Docker's data root."""
    MEDIA_INDEX = ("application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json")

    def __init__(self, tar, root, namespace, snapshotter):
        super().__init__(tar)
        self.root, self.namespace, self.snapshotter = root, namespace, snapshotter
        self.full_copies = snapshotter == b"native"
        self.meta_name = root + b"io.containerd.metadata.v1.bolt/meta.db"
        self.snapshots_name = root + b"io.containerd.snapshotter.v1." + snapshotter + b"/metadata.db"
        self.meta, self.snapshots = Bolt(tar.data(self.meta_name)), Bolt(tar.data(self.snapshots_name))
        self.name = b"docker.io/" + IMAGE.encode()
        manifest = json.loads(self.manifest(self.target(self.name)))
        self.config = self.blob(manifest["config"]["digest"])
        self.blobs = [self.blob(layer["digest"]) for layer in manifest["layers"]]
        self.layers = self.layers_of(json.loads(tar.data(self.config))["rootfs"]["diff_ids"])

    def images(self):
        return (b"v1", self.namespace, b"images")

    def target(self, name):
        return self.meta.get((*self.images(), name, b"target", b"digest")).decode()

    def blob(self, digest):
        return self.root + b"io.containerd.content.v1.content/blobs/sha256/" + digest[7:].encode()

    def manifest(self, digest):
        data = self.tar.data(self.blob(digest))
        index = json.loads(data)
        if index.get("mediaType") in self.MEDIA_INDEX:
            chosen = next(each for each in index["manifests"] if each.get("platform", {}).get("os") != "unknown")
            return self.manifest(chosen["digest"])
        return data

    def snapshot_id(self, key):
        """The path of a snapshot's number in metadata.db."""
        name = self.meta.get((b"v1", self.namespace, b"snapshots", self.snapshotter, key.encode(), b"name"))
        return (b"v1", b"snapshots", name, b"id")

    def layers_of(self, diff_ids):
        return [Layer(diff_id, self.folder(self.snapshots.get(self.snapshot_id(chain))), chain) for diff_id, chain in zip(diff_ids, chain_ids(diff_ids))]

    def folder(self, number):
        value = sum((byte & 0x7F) << 7 * index for index, byte in enumerate(number))
        folder = self.root + b"io.containerd.snapshotter.v1." + self.snapshotter + b"/snapshots/%d" % value
        return folder if self.full_copies else folder + b"/fs"

    def other_name(self):
        """Another image of the same media type, whose size takes as many bytes."""
        def shape(name):
            return tuple(len(value) if key == b"size" else value for key in (b"mediatype", b"size")
                         for value in [self.meta.get((*self.images(), name, b"target", key))])
        return next(name for name in reversed(self.meta.keys(self.images())) if self.target(name) != self.target(self.name) and shape(name) == shape(self.name))

    def redirect(self):
        layer = self.layers[-1]
        own = self.snapshots.get(self.snapshot_id(layer.record))
        chains = {chain.record for chain in self.layers}
        keys = [key.decode() for key in self.meta.keys((b"v1", self.namespace, b"snapshots", self.snapshotter)) if key.startswith(b"sha256:")]
        other = next((key for key in keys if key not in chains), self.layers[-3].record)
        number = self.snapshots.get(self.snapshot_id(other))
        if len(number) != len(own):
            raise ValueError("snapshot numbers of another length")
        self.snapshots.put(self.snapshot_id(layer.record), number)
        self.rewrite(self.snapshots_name, bytes(self.snapshots.data))
        return layer

    def move_tag(self):
        other = self.other_name()
        for key in (b"digest", b"size"):
            self.meta.put((*self.images(), self.name, b"target", key), self.meta.get((*self.images(), other, b"target", key)))
        self.rewrite(self.meta_name, bytes(self.meta.data))

    def alter_blob(self, needle, replacement):
        for name, layer in zip(self.blobs, self.layers):
            data = self.tar.data(name)
            packed = data[:2] == b"\x1f\x8b"
            plain = gzip.decompress(data) if packed else data
            if needle in plain:
                plain = plain.replace(needle, replacement)
                self.rewrite(name, gzip.compress(plain, mtime=0) if packed else plain)
                return layer
        raise ValueError("no layer has what was to be altered")


class ContainersStorage(Store):
    """containers/storage, as podman, buildah and CRI-O keep it."""

    def __init__(self, tar):
        super().__init__(tar)
        self.driver = next(name for name in (b"overlay", b"vfs") if name + b"-layers/layers.json" in tar)
        self.full_copies = self.driver == b"vfs"
        self.images = json.loads(tar.data(self.driver + b"-images/images.json"))
        self.records = {record["id"]: record for record in json.loads(tar.data(self.driver + b"-layers/layers.json"))}
        self.name = "localhost/" + IMAGE   # how podman names what an archive calls demo/rich:1
        self.entry = next(image for image in self.images if self.name in image.get("names", ()))
        key = f"sha256:{self.entry['id']}".encode()
        self.config = self.driver + b"-images/" + self.entry["id"].encode() + b"/=" + base64.b64encode(key)
        self.layers = self.layers_of(self.entry)

    def layers_of(self, image):
        layers, record = [], self.records.get(image["layer"])
        while record:
            folder = b"vfs/dir/%s" if self.full_copies else b"overlay/%s/diff"
            layers.insert(0, Layer(record["diff-digest"], folder % record["id"].encode(), record["id"]))
            record = self.records.get(record.get("parent"))
        return layers

    def other_image(self):
        return next(image for image in self.images if image["id"] != self.entry["id"])

    def tar_split(self, layer):
        return self.driver + b"-layers/" + layer.record.encode() + b".tar-split.gz"

    def set_diff_id(self, layer, digest):
        name = self.driver + b"-layers/layers.json"
        old, data = f'"diff-digest":"{layer.diff_id}"'.encode(), self.tar.data(name)
        if data.count(old) != 1:
            raise ValueError("layers.json is not as expected")
        self.rewrite(name, data.replace(old, f'"diff-digest":"{digest}"'.encode()))

    def redirect(self):
        if self.full_copies:
            raise NotApplicable("a layer's folder is named by the layer's id, no record stands between")
        layer, other = self.layers[-1], self.layers_of(self.other_image())[-1]
        link = self.tar.data(b"overlay/" + layer.record.encode() + b"/link")
        self.tar.change(b"overlay/l/" + link, target=b"../" + other.record.encode() + b"/diff")
        return layer

    def move_tag(self):
        other = self.other_image()
        self.entry["names"].remove(self.name)
        other["names"] = [*other.get("names", ()), self.name]
        self.rewrite(self.driver + b"-images/images.json", json.dumps(self.images, separators=(",", ":")).encode())


def open_store(tar, snapshotter=b"overlayfs"):
    def has(folder):
        return any(member.name.startswith(folder) for member in tar.members)
    if has(b"io.containerd.metadata.v1.bolt/"):
        return ContainerdRoot(tar, b"", b"fixture", snapshotter)
    if has(b"containerd/daemon/io.containerd.metadata.v1.bolt/"):
        return ContainerdRoot(tar, b"containerd/daemon/", b"moby", snapshotter)
    if has(b"image/"):
        return DockerGraph(tar)
    return ContainersStorage(tar)


def split_of(store, layer):
    return TarSplit(store.tar.data(store.tar_split(layer)))

# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of change of the matrix. Each changes a store and gives back what a verifier has to report.

In stores that keep a whole copy for each layer the copy that containers start from, the uppermost, is changed."""
from stores import WHITEOUT_FILE, NotApplicable, split_of
from storetar import CHARACTER, FILE, LINK, SYMLINK, Member
from tarsplit import forge

DATE = b"1767225600"
RECORD_CODES = ("store.chain-broken", "store.record-altered")


class Expected:
    """One of the codes, at one of the paths, in one of the layers; none named means that any will do."""

    def __init__(self, codes, paths=(), layers=()):
        self.codes, self.paths, self.layers = codes, paths, layers


def brought_by(store, path, index):
    """The layer to change a file in, and the diff ids a verifier may name: in a whole copy also that of the layer it came with."""
    owner = store.layers[index]
    layer = store.layers[-1] if store.full_copies else owner
    return layer, layer.folder + b"/" + path, tuple(dict.fromkeys((layer.diff_id, owner.diff_id)))


def changed(code, path, index):
    """A kind that changes what is at a path; the decorated function gets the store and the path in the tar."""
    def decorate(change):
        def kind(store):
            _layer, name, ids = brought_by(store, path, index)
            change(store, name)
            return Expected((code,), (path,), ids)
        return kind
    return decorate


def added(store, layer, path):
    store.tar.add(Member(layer.folder + b"/" + path, FILE, b"#!/bin/sh\necho harmless\n", 0o755, mtime=DATE))
    return Expected(("layer.file-added",), (path,), (layer.diff_id,))


def file_added(store):
    return added(store, store.layers[-1], b"srv/app/backdoor")


def file_added_lowest(store):
    return added(store, store.layers[0], b"usr/bin/injected")


@changed("layer.content-changed", b"opt/demo/bin/tool.sh", 1)
def same_size_and_time(store, name):
    store.tar.change(name, data=store.tar.data(name).replace(b"version 1", b"version X"))


@changed("layer.content-changed", b"opt/demo/bin/tool.sh", 1)
def appended(store, name):
    store.tar.change(name, data=store.tar.data(name) + b"echo more\n")


@changed("layer.mode-changed", b"opt/demo/bin/plain", 1)
def mode(store, name):
    store.tar.change(name, mode=0o4777)


@changed("layer.owner-changed", b"opt/demo/data/acl", 1)
def owner(store, name):
    store.tar.change(name, owner=(1000, 1000))


@changed("layer.time-changed", b"srv/app/app.conf", 4)
def time(store, name):
    store.tar.change(name, mtime=b"978307200")


@changed("layer.xattr-changed", b"srv/app/run", 4)
def capability(store, name):
    # Revision 2, effective; permitted: CAP_SYS_ADMIN (21).
    store.tar.xattr(name, b"security.capability", bytes((1, 0, 0, 2, 0, 0, 0x20)) + bytes(13))


@changed("layer.target-changed", b"opt/demo/links/absolute", 1)
def link_retargeted(store, name):
    store.tar.change(name, target=b"/tmp/elsewhere")


@changed("layer.hardlink-broken", b"opt/demo/links/pair-b", 1)
def hard_link_broken(store, name):
    member = store.tar[name]
    if member.kind != LINK:   # the other name is the link then
        member = store.tar[name[:-1] + b"a"]
    first = store.tar[member.target]
    store.tar.change(member.name, kind=FILE, data=first.data, target=b"", mode=first.mode, owner=first.owner, mtime=first.mtime, pax=first.pax)


@changed("layer.content-changed", b"opt/demo/data/empty", 1)
def empty_filled(store, name):
    store.tar.change(name, data=b"no longer empty\n")


@changed("layer.file-removed", b"opt/demo/data/empty", 1)
def empty_deleted(store, name):
    store.tar.remove(name)


@changed("layer.file-removed", b"opt/demo/data/no-mode", 1)
def deleted(store, name):
    store.tar.remove(name)


@changed("layer.type-changed", b"opt/demo/bin", 1)
def directory_to_link(store, name):
    """What was in the folder can still be reached by its old path."""
    folder = store.tar[name]
    store.tar.move(name, name[:-3] + b".bin")
    store.tar.add(Member(name, SYMLINK, target=b".bin", mode=0o777, owner=folder.owner, mtime=folder.mtime))


def whiteout(store):
    if store.full_copies:
        raise NotApplicable("whole copies have no whiteouts")
    layer, path = store.layers[2], b"opt/demo/data/user-xattr"
    folder, name = (layer.folder + b"/" + path).rsplit(b"/", 1)
    if store.whiteouts == WHITEOUT_FILE:
        store.tar.add(Member(folder + b"/.wh." + name, FILE, mode=0, mtime=DATE))
    else:
        store.tar.add(Member(folder + b"/" + name, CHARACTER, mode=0, mtime=DATE))
    return Expected(("layer.whiteout-added",), (path,), (layer.diff_id,))


def opaque(store):
    if store.full_copies:
        raise NotApplicable("whole copies have no opaque marks")
    layer, path = store.layers[2], b"usr/share/doc"
    if store.whiteouts == WHITEOUT_FILE:
        store.tar.add(Member(layer.folder + b"/" + path + b"/.wh..wh..opq", FILE, mode=0, mtime=DATE))
    else:
        store.tar.xattr(layer.folder + b"/" + path, b"trusted.overlay.opaque", b"y")
    return Expected(("layer.opaque-added",), (path,), (layer.diff_id,))


def crc_forged(store):
    layer, path = store.layers[0], b"bin/step"
    split_of(store, layer)   # not every store has such sums
    name = layer.folder + b"/" + path
    data = store.tar.data(name)
    middle = len(data) // 2
    store.tar.change(name, data=forge(data, data[:middle] + b"EVIL" + data[middle + 4:]))
    # Without another source only the layer's digest tells, not which of its files it is.
    return Expected(("layer.digest-mismatch", "layer.content-changed"), (), (layer.diff_id,))


def records_to_match(store):
    layer, path = store.layers[1], b"opt/demo/bin/tool.sh"
    split = split_of(store, layer)
    if split.assemble(lambda each: store.tar.data(layer.folder + b"/" + each)) != layer.diff_id:
        raise ValueError("the layer is not as its records say even before it was changed")
    data = store.tar.data(layer.folder + b"/" + path).replace(b"version 1", b"version X")
    store.tar.change(layer.folder + b"/" + path, data=data)
    split.set_checksum(path, data)
    store.rewrite(store.tar_split(layer), split.packed())
    store.set_diff_id(layer, split.assemble(lambda each: store.tar.data(layer.folder + b"/" + each)))
    return Expected(RECORD_CODES)


def config_rewritten(store):
    data = store.tar.data(store.config)
    altered = data.replace(b"COLOUR=green", b"COLOUR=black")
    if altered == data:
        raise ValueError("the configuration is not as expected")
    store.rewrite(store.config, altered)
    return Expected(("store.config-altered", "store.blob-altered"))


def redirected(store):
    store.redirect()
    return Expected((*RECORD_CODES, "layer.digest-mismatch", "layer.file-removed"))


def tag_moved(store):
    store.move_tag()
    return Expected(("store.name-moved", *RECORD_CODES))


def blob_altered(store):
    store.alter_blob(b"echo tool version 1", b"echo tool version X")
    return Expected(("store.blob-altered",))


KINDS = {
    "file added": file_added,
    "file added to the lowest layer": file_added_lowest,
    "same size and time": same_size_and_time,
    "appended": appended,
    "chmod 4777": mode,
    "owner": owner,
    "time": time,
    "capability": capability,
    "symbolic link retargeted": link_retargeted,
    "hard link broken": hard_link_broken,
    "empty file filled": empty_filled,
    "empty file deleted": empty_deleted,
    "file deleted": deleted,
    "directory replaced by a symbolic link": directory_to_link,
    "whiteout injected": whiteout,
    "opaque mark injected": opaque,
    "CRC-64 forged": crc_forged,
    "tar-split and diff rewritten to match": records_to_match,
    "config rewritten": config_rewritten,
    "cache-id redirected": redirected,
    "tag moved": tag_moved,
    "blob altered": blob_altered,
}

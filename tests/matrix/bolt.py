# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds values in a bolt database and writes others of the same length in their place.

Only the two meta pages of a bolt file have a checksum, and what they say stays true."""
import struct

MAGIC = 0xED0CDAED
BRANCH, LEAF, BUCKET = 1, 2, 1


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & (1 << 64) - 1
    return value


class Bolt:
    def __init__(self, data):
        self.data = bytearray(data)
        metas = []
        page_size = struct.unpack_from("<I", data, 24)[0]
        for at in (16, page_size + 16):
            magic, _version, size, _flags, root, _sequence, _freelist, _pages, transaction, checksum = struct.unpack_from("<IIIIQQQQQQ", data, at)
            if magic == MAGIC and checksum == fnv1a(data[at:at + 56]):
                metas.append((transaction, size, root))
        _transaction, self.page_size, root = max(metas)
        self.root = root * self.page_size

    def entries(self, page):
        """(key, offset, length, offset of the page if it is a bucket) of each entry of a bucket."""
        _id, flags, count, _overflow = struct.unpack_from("<QHHI", self.data, page)
        for index in range(count):
            at = page + 16 + 16 * index
            if flags & BRANCH:
                yield from self.entries(struct.unpack_from("<Q", self.data, at + 8)[0] * self.page_size)
                continue
            kind, start, key_length, length = struct.unpack_from("<IIII", self.data, at)
            key = bytes(self.data[at + start:at + start + key_length])
            value = at + start + key_length
            inner = None
            if kind & BUCKET:
                root = struct.unpack_from("<Q", self.data, value)[0]
                inner = root * self.page_size if root else value + 16
            yield key, value, length, inner

    def find(self, path):
        page, found = self.root, None
        for word in path:
            found = next((entry for entry in self.entries(page) if entry[0] == word), None) if page is not None else None
            if found is None:
                raise KeyError(b"/".join(path))
            page = found[3]
        return found

    def keys(self, path):
        page = self.find(path)[3]
        return [entry[0] for entry in self.entries(page)]

    def get(self, path):
        _key, at, length, _inner = self.find(path)
        return bytes(self.data[at:at + length])

    def put(self, path, value):
        _key, at, length, _inner = self.find(path)
        if len(value) != length:
            raise ValueError(f"{path}: {length} bytes cannot be replaced by {len(value)}")
        self.data[at:at + length] = value

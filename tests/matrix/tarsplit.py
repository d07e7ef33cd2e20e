# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""tar-split's records, and the checksum in them: CRC-64/ISO, which can be kept whatever a file says."""
import base64
import gzip
import hashlib
import json

ONES = (1 << 64) - 1


def table():
    rows = []
    for value in range(256):
        for _bit in range(8):
            value = value >> 1 ^ (0xD800000000000000 if value & 1 else 0)
        rows.append(value)
    return rows


TABLE = table()
ROW_OF_TOP = {row >> 56: index for index, row in enumerate(TABLE)}


def register(data, state=ONES):
    for byte in data:
        state = TABLE[(state ^ byte) & 0xFF] ^ state >> 8
    return state


def crc64(data):
    return (register(data) ^ ONES).to_bytes(8, "big")


def forge(original, changed):
    """CHANGED with its last 8 bytes so chosen that its CRC-64 is that of ORIGINAL."""
    state = register(original)
    for _byte in range(8):   # the register before 8 zero bytes that would lead to this state
        row = ROW_OF_TOP[state >> 56]
        state = ((state ^ TABLE[row]) << 8 | row) & ONES
    forged = changed[:-8] + (state ^ register(changed[:-8])).to_bytes(8, "little")
    if crc64(forged) != crc64(original):
        raise ValueError("the forged checksum is wrong")
    return forged


class TarSplit:
    def __init__(self, packed):
        self.entries = [json.loads(line) for line in gzip.decompress(packed).splitlines()]

    @staticmethod
    def name(entry):
        return base64.b64decode(entry["name_raw"]) if entry.get("name_raw") else entry.get("name", "").encode()

    def assemble(self, read):
        """The digest of the tar; read(name) gives the bytes of a file."""
        digest = hashlib.sha256()
        for entry in self.entries:
            if entry["type"] == 2:
                digest.update(base64.b64decode(entry["payload"]))
            elif entry.get("size"):
                digest.update(read(self.clean(entry)))
        return "sha256:" + digest.hexdigest()

    def clean(self, entry):
        return self.name(entry).removeprefix(b"./").strip(b"/")

    def set_checksum(self, name, data):
        found = [entry for entry in self.entries if entry["type"] == 1 and self.clean(entry) == name]
        if len(found) != 1 or found[0]["size"] != len(data):
            raise ValueError(f"{name!r} is not there once with this size")
        found[0]["payload"] = base64.b64encode(crc64(data)).decode()

    def packed(self):
        lines = (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in self.entries)
        return gzip.compress(("\n".join(lines) + "\n").encode("utf-8", "surrogatepass"), mtime=0)

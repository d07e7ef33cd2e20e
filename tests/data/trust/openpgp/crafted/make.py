#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes what gpg does not make when it is asked nicely: a signature over a text, and a key that another one revoked. Needs python3-cryptography.

app.txt, app.txt.sig            a file and a signature of type 0x00 over its bytes
text.txt, text.txt.sig          the same by type 0x01: over its lines, whatever they end in
vendor.gpg                      the key of all of these
maybe.gpg                       that key, which names another that may revoke it
revoked.gpg                     the same, and the other key's revocation, without the other key
revoker.gpg                     the other key
"""

import hashlib
import os
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

CREATED = 1_700_000_000


def number(value):
    return struct.pack(">H", value.bit_length()) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def packet(tag, body):
    return bytes([0xC0 | tag, 255]) + struct.pack(">I", len(body)) + body


def subpacket(kind, content):
    return bytes([len(content) + 1, kind]) + content


class Key:
    def __init__(self):
        self.secret = rsa.generate_private_key(65537, 2048)
        public = self.secret.public_key().public_numbers()
        body = bytes([4]) + struct.pack(">I", CREATED) + bytes([1]) + number(public.n) + number(public.e)
        self.packet = packet(6, body)
        self.hashed = b"\x99" + struct.pack(">H", len(body)) + body
        self.fingerprint = hashlib.sha1(self.hashed).digest()

    def sign(self, data, kind, made=CREATED, more=b""):
        area = subpacket(2, struct.pack(">I", made)) + subpacket(33, b"\x04" + self.fingerprint) + more
        head = bytes([4, kind, 1, 8]) + struct.pack(">H", len(area)) + area
        covered = data + head + b"\x04\xff" + struct.pack(">I", len(head))
        plain = subpacket(16, self.fingerprint[-8:])
        signature = self.secret.sign(covered, padding.PKCS1v15(), hashes.SHA256())
        return packet(2, head + struct.pack(">H", len(plain)) + plain + hashlib.sha256(covered).digest()[:2] + number(int.from_bytes(signature, "big")))

    def named(self, user_id):
        covered = self.hashed + b"\xb4" + struct.pack(">I", len(user_id)) + user_id
        return packet(13, user_id) + self.sign(covered, 0x13, more=subpacket(27, b"\x03"))


def write(name, content):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), "wb") as file:
        file.write(content)


vendor, revoker = Key(), Key()
text = b"a small file\nof two lines\n"
owner = vendor.named(b"Demo Vendor <release@vendor.example>")
names_another = vendor.sign(vendor.hashed, 0x1F, more=subpacket(12, b"\x80\x01" + revoker.fingerprint))
write("app.txt", text)
write("app.txt.sig", vendor.sign(text, 0x00, CREATED + 1000))
write("text.txt", text)
write("text.txt.sig", vendor.sign(text.replace(b"\n", b"\r\n"), 0x01, CREATED + 1000))
write("vendor.gpg", vendor.packet + owner)
write("maybe.gpg", vendor.packet + names_another + owner)
write("revoked.gpg", vendor.packet + names_another + revoker.sign(vendor.hashed, 0x20, CREATED + 500) + owner)
write("revoker.gpg", revoker.packet + revoker.named(b"Demo Revoker <revoker@vendor.example>"))
write("fingerprints.txt", ("vendor %s\nrevoker %s\n" % (vendor.fingerprint.hex().upper(), revoker.fingerprint.hex().upper())).encode())

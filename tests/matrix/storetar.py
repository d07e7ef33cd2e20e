# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tar (ustar or pax) in memory, each member of which can be changed; what is not changed keeps its bytes."""
import gzip

BLOCK = 512
FILE, LINK, SYMLINK, CHARACTER, DIRECTORY = b"0", b"1", b"2", b"3", b"5"
OWN_KEYS = (b"path", b"linkpath", b"size", b"uid", b"gid", b"mtime")
XATTR = b"SCHILY.xattr."


def number(field):
    if field[0] & 0x80:
        return int.from_bytes(field, "big", signed=True) & (1 << (8 * len(field) - 1)) - 1
    digits = field.strip(b" \0")
    return int(digits, 8) if digits else 0


def text(field):
    return field.split(b"\0", 1)[0]


def records(data):
    """The keys and values of a pax header."""
    found = {}
    while data:
        length, rest = data.split(b" ", 1)
        length = int(length)
        key, value = rest[:length - len(data.split(b" ", 1)[0]) - 2].split(b"=", 1)
        found[key] = value
        data = data[length:]
    return found


def record(key, value):
    length = len(key) + len(value) + 3
    while length != len(str(length)) + len(key) + len(value) + 3:
        length = len(str(length)) + len(key) + len(value) + 3
    return b"%d %s=%s\n" % (length, key, value)


def padded(data):
    return data + bytes(-len(data) % BLOCK)


class Member:
    """Names have no leading "./" and no trailing slash; mtime is decimal seconds as pax writes them."""

    def __init__(self, name, kind, data=b"", mode=0o644, owner=(0, 0), mtime=b"0", target=b"", device=(0, 0), pax=None):
        self.name, self.kind, self.data, self.mode = name, kind, data, mode
        self.owner, self.mtime, self.target, self.device = owner, mtime, target, device
        self.pax = dict(pax or {})
        self.raw = None          # the header's bytes as they were read
        self.prefix = b"./"      # what the archive writes before names

    def copy(self, **changes):
        twin = Member(self.name, self.kind, self.data, self.mode, self.owner, self.mtime, self.target, self.device, self.pax)
        twin.prefix = self.prefix
        for key, value in changes.items():
            setattr(twin, key, value)
        return twin

    def header(self):
        if self.raw is not None:
            return self.raw
        name = self.prefix + self.name + (b"/" if self.kind == DIRECTORY else b"")
        target = self.prefix + self.target if self.kind == LINK else self.target
        pax = {key: value for key, value in self.pax.items() if key not in OWN_KEYS}
        for key, value in ((b"path", name), (b"linkpath", target)):
            if len(value) > 100 or max(value, default=0) > 126:
                pax[key] = value
        for key, value in ((b"uid", self.owner[0]), (b"gid", self.owner[1])):
            if value >= 8 ** 7:
                pax[key] = b"%d" % value
        seconds = int(self.mtime.split(b".")[0])
        if b"." in self.mtime or not 0 <= seconds < 8 ** 11:
            pax[b"mtime"] = self.mtime
        size = len(self.data) if self.kind == FILE else 0
        raw = b""
        if pax:
            body = b"".join(record(key, value) for key, value in sorted(pax.items()))
            raw = block(b"PaxHeaders/" + name[-80:].strip(b"/"), b"x", 0o644, (0, 0), len(body), 0, b"", (0, 0)) + padded(body)
        owner = tuple(value if value < 8 ** 7 else 0 for value in self.owner)
        return raw + block(name[:100], self.kind, self.mode, owner, size, seconds if 0 <= seconds < 8 ** 11 else 0, target[:100], self.device)


def block(name, kind, mode, owner, size, seconds, target, device):
    head = bytearray(BLOCK)

    def put(at, value):
        head[at:at + len(value)] = value

    put(0, name)
    for at, digits, value in ((100, 7, mode), (108, 7, owner[0]), (116, 7, owner[1]), (124, 11, size), (136, 11, seconds), (329, 7, device[0]), (337, 7, device[1])):
        put(at, b"%0*o" % (digits, value))
    put(148, b" " * 8)
    put(156, kind)
    put(157, target)
    put(257, b"ustar\x0000")
    put(148, b"%06o\0 " % sum(head))
    return bytes(head)


class StoreTar:
    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        self.members = []
        at, start, pax = 0, 0, {}
        while at + BLOCK <= len(data) and any(data[at:at + BLOCK]):
            head = data[at:at + BLOCK]
            kind, size = head[156:157], number(head[124:136])
            at += BLOCK
            if kind == b"x":
                pax = records(data[at:at + size])
                at += size + -size % BLOCK
                continue
            if kind not in b"0123456":
                raise ValueError(f"{path}: members of type {kind!r} are not for this tool")
            name = text(head[0:100])
            if text(head[345:500]):
                name = text(head[345:500]) + b"/" + name
            name, target = pax.get(b"path", name), pax.get(b"linkpath", text(head[157:257]))
            size = int(pax.get(b"size", b"%d" % size)) if kind == FILE else 0
            owner = tuple(int(pax.get(key, b"%d" % number(head[start:start + 8]))) for key, start in ((b"uid", 108), (b"gid", 116)))
            member = Member(name, kind, data[at:at + size], number(head[100:108]), owner, pax.get(b"mtime", b"%d" % number(head[136:148])),
                            target, (number(head[329:337]), number(head[337:345])), pax)
            member.prefix = b"./" if name.startswith(b"./") else b""
            member.name = name.removeprefix(b"./").rstrip(b"/")
            if kind == LINK:
                member.target = target.removeprefix(b"./")
            member.raw = data[start:at]
            at += size + -size % BLOCK
            start, pax = at, {}
            self.members.append(member)
        self.index = {member.name: member for member in self.members}

    def __contains__(self, name):
        return name in self.index

    def __getitem__(self, name):
        return self.index[name]

    def data(self, name):
        """The bytes of a file, also of a further name of one."""
        member = self.index[name]
        return self.data(member.target) if member.kind == LINK else member.data

    def below(self, folder):
        """The members in a folder, at any depth."""
        return [member for member in self.members if member.name.startswith(folder + b"/")]

    def names_in(self, folder):
        """The names directly in a folder."""
        names = {member.name[len(folder) + 1:].split(b"/")[0] for member in self.below(folder)}
        return sorted(names)

    def change(self, name, **changes):
        """Sets properties of a member; of a hard-linked file where they are kept, in the member that has the data."""
        member = self.index[name]
        if member.kind == LINK and not changes.keys() & {"kind", "target"}:
            return self.change(member.target, **changes)
        for key, value in changes.items():
            setattr(member, key, value)
        member.raw = None
        return member

    def xattr(self, name, key, value):
        member = self.index[name]
        return self.change(name, pax={**(self.index[member.target] if member.kind == LINK else member).pax, XATTR + key: value})

    def add(self, member):
        if member.name in self.index:
            raise ValueError(f"{member.name!r} is there already")
        parent = self.index[member.name.rsplit(b"/", 1)[0]]
        member.prefix = parent.prefix
        self.members.insert(self.members.index(parent) + 1 if member.kind == DIRECTORY else len(self.members), member)
        self.index[member.name] = member

    def remove(self, name):
        """Takes one name away; a file that other names share stays under those."""
        member = self.index.pop(name)
        heirs = [other for other in self.members if other.kind == LINK and other.target == name]
        if heirs:
            first = heirs[0]
            twin = member.copy(name=first.name)
            self.members[self.members.index(first)] = twin
            self.index[first.name] = twin
            for other in heirs[1:]:
                self.change(other.name, kind=LINK, target=first.name)
        self.members.remove(member)

    def move(self, old, new):
        """Gives a folder and all in it another name."""
        for member in [self.index[old], *self.below(old)]:
            del self.index[member.name]
            member.name, member.raw = new + member.name[len(old):], None
            self.index[member.name] = member
        for member in self.members:
            if member.kind == LINK and member.target.startswith(old + b"/"):
                member.target, member.raw = new + member.target[len(old):], None

    def write(self, path):
        with open(path, "wb") as file:
            for member in self.members:
                file.write(member.header() + padded(member.data if member.kind == FILE else b""))
            file.write(bytes(2 * BLOCK))

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds a bundle's case.jsonld against what the CASE and UCO ontologies (1.5) demand.

    casegraph.py ASSAY-CLI               by a table of the terms that are used: needs nothing
    casegraph.py ASSAY-CLI --validator   by CASE's own validator, `case_validate` of its case-utils; ends with 77 where that is not installed
    casegraph.py --file FILE             the table, for a file by hand
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

OBSERVABLE = "uco-observable:"

# A class and the next one above it.
ABOVE = {
    "uco-core:UcoObject": "uco-core:UcoThing", "uco-core:Facet": "uco-core:UcoThing", "uco-types:Hash": "uco-core:UcoThing",
    "uco-observable:FileFacet": "uco-core:Facet", "uco-observable:ContentDataFacet": "uco-core:Facet",
    "uco-observable:ObservableObject": "uco-core:UcoObject", "uco-observable:FileSystemObject": "uco-observable:ObservableObject",
    "uco-observable:File": "uco-observable:FileSystemObject", "uco-observable:UNIXFile": "uco-observable:File",
    "uco-observable:Directory": "uco-observable:FileSystemObject", "uco-observable:SymbolicLink": "uco-observable:FileSystemObject",
    "uco-observable:Socket": "uco-observable:FileSystemObject", "uco-observable:BlockDeviceNode": "uco-observable:FileSystemObject",
    "uco-observable:CharacterDeviceNode": "uco-observable:FileSystemObject", "uco-observable:NamedPipe": "uco-observable:ObservableObject",
    "uco-core:ContextualCompilation": "uco-core:UcoObject", "case-investigation:ProvenanceRecord": "uco-core:ContextualCompilation",
    "uco-action:Action": "uco-core:UcoObject", "case-investigation:InvestigativeAction": "uco-action:Action",
    "uco-identity:Person": "uco-core:UcoObject", "uco-tool:AnalyticTool": "uco-core:UcoObject",
}
# What a property may be used on, what it takes (a class, or a datatype), and how often: least, most (None: any).
PROPERTIES = {
    "uco-core:name": ("uco-core:UcoObject", "xsd:string", 0, 1),
    "uco-core:description": ("uco-core:UcoObject", "xsd:string", 0, None),
    "uco-core:tag": ("uco-core:UcoObject", "xsd:string", 0, None),
    "uco-core:hasFacet": ("uco-core:UcoObject", "uco-core:Facet", 0, None),
    "uco-core:object": ("uco-core:ContextualCompilation", "uco-core:UcoObject", 0, None),
    "case-investigation:exhibitNumber": ("case-investigation:ProvenanceRecord", "xsd:string", 0, 1),
    "case-investigation:wasDerivedFrom": ("uco-core:UcoObject", "uco-core:UcoObject", 0, None),
    "uco-action:endTime": ("uco-action:Action", "xsd:dateTime", 0, 1),
    "uco-action:instrument": ("uco-action:Action", "uco-core:UcoObject", 0, None),
    "uco-action:performer": ("uco-action:Action", "uco-core:UcoObject", 0, 1),
    "uco-action:object": ("uco-action:Action", "uco-core:UcoObject", 0, None),
    "uco-action:result": ("uco-action:Action", "uco-core:UcoObject", 0, None),
    "uco-tool:version": ("uco-tool:AnalyticTool", "xsd:string", 0, 1),
    "uco-observable:filePath": ("uco-observable:FileFacet", "xsd:string", 0, None),
    "uco-observable:fileName": ("uco-observable:FileFacet", "xsd:string", 0, None),
    "uco-observable:modifiedTime": ("uco-observable:FileFacet", "xsd:dateTime", 0, 1),
    "uco-observable:sizeInBytes": ("uco-core:Facet", "xsd:integer", 0, 1),
    "uco-observable:hash": ("uco-observable:ContentDataFacet", "uco-types:Hash", 0, None),
    "uco-types:hashMethod": ("uco-types:Hash", "xsd:string", 1, 1),
    "uco-types:hashValue": ("uco-types:Hash", "xsd:hexBinary", 1, 1),
}
LITERALS = {
    "xsd:string": re.compile(r"(?s).*"),
    "xsd:integer": re.compile(r"-?[0-9]+"),
    "xsd:hexBinary": re.compile(r"([0-9a-fA-F]{2})+"),
    "xsd:dateTime": re.compile(r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z"),
}
# Things of UCO are no blank nodes, and their names are to end with a UUID.
NAME = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-5][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
PLACES = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/", "kb": "urn:uuid:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{f"uco-{part}": f"https://ontology.unifiedcyberontology.org/uco/{part}/" for part in ("action", "core", "identity", "observable", "tool", "types")},
}


class Graph:
    """The statements of a file, by the name of what they are of; self.wrong has what the ontologies forbid."""

    def __init__(self, document):
        self.wrong = []
        self.context = document["@context"]
        self.statements = {}
        for prefix, place in PLACES.items():
            if self.context.get(prefix) != place:
                self.wrong.append(f"the prefix {prefix} is {self.context.get(prefix)}")
        for node in document["@graph"]:
            self.take(node)

    def term(self, name):
        said = self.context.get(name, name)
        return (said["@id"], said.get("@type")) if isinstance(said, dict) else (said, None)

    def take(self, node):
        if "@id" not in node:
            self.wrong.append(f"a blank node: {node}")
            return ""
        name = node["@id"].replace("kb:", "urn:uuid:", 1)
        about = self.statements.setdefault(name, {})
        for key, value in node.items():
            if key == "@id":
                continue
            values = value if isinstance(value, list) else [value]
            if key == "@type":
                about.setdefault("@type", set()).update(self.term(one)[0] for one in values)
                continue
            property_name, coerced = self.term(key)
            for one in values:
                statement = ("thing", self.take(one)) if isinstance(one, dict) else ("literal", one, coerced or "xsd:string")
                about.setdefault(property_name, set()).add(statement)
        return name

    def is_a(self, name, wanted):
        for one in self.statements.get(name, {}).get("@type", ()):
            while one is not None:
                if one == wanted:
                    return True
                one = ABOVE.get(one)
        return False

    def check(self):
        owner = {}
        for name, about in self.statements.items():
            if not NAME.fullmatch(name):
                self.wrong.append(f"{name}: not named by a UUID")
            for one in about.get("@type", ()):
                if one not in ABOVE:
                    self.wrong.append(f"{name}: no class of the table: {one}")
            if "@type" not in about:
                self.wrong.append(f"{name}: referred to, and nothing is said of it")
            for one, (_, _, least, _) in PROPERTIES.items():
                if least and self.is_a(name, PROPERTIES[one][0]) and one not in about:
                    self.wrong.append(f"{name}: without {one}")
            for one, values in about.items():
                if one != "@type":
                    self.check_property(name, one, values)
            for value in about.get("uco-core:hasFacet", ()):
                if owner.setdefault(value[1], name) != name:
                    self.wrong.append(f"{value[1]}: a facet of two things")
        return self.wrong

    def check_property(self, name, one, values):
        if one not in PROPERTIES:
            self.wrong.append(f"{name}: no property of the table: {one}")
            return
        domain, takes, _, most = PROPERTIES[one]
        if not self.is_a(name, domain):
            self.wrong.append(f"{name}: {one} on what is no {domain}")
        if most is not None and len(values) > most:
            self.wrong.append(f"{name}: {len(values)} of {one}")
        for value in values:
            if takes in LITERALS:
                if value[0] != "literal" or value[2] != takes or not isinstance(value[1], str) or not LITERALS[takes].fullmatch(value[1]):
                    self.wrong.append(f"{name}: {one} is {value}, not {takes}")
            elif value[0] != "thing" or not self.is_a(value[1], takes):
                self.wrong.append(f"{name}: {one} is {value}, no {takes}")


def root(path, entries):
    """A root file system with one entry of each kind."""
    with tarfile.open(path, "w") as tar:
        def add(name, kind, text=b"", time=1_700_000_000):
            entry = tarfile.TarInfo(name)
            entry.type, entry.size, entry.mtime = kind, len(text), time
            entry.linkname = "target" if kind == tarfile.SYMTYPE else ""
            tar.addfile(entry, io.BytesIO(text))
        for name in ("bin", "etc", "usr"):
            add(name, tarfile.DIRTYPE)
        for name, kind, text, time in entries:
            add(name, kind, text, time)


def bundle(cli, folder):
    later = 1_800_000_000
    root(folder / "vendor.tar", [("etc/a", tarfile.REGTYPE, b"one", later), ("etc/mode", tarfile.REGTYPE, b"same", 0), ("bin/old", tarfile.REGTYPE, b"one", -1)])
    root(folder / "saved.tar", [
        ("etc/a", tarfile.REGTYPE, b"two", later), ("etc/mode", tarfile.REGTYPE, b"same", later), ("etc/link", tarfile.SYMTYPE, b"", 0),
        ("etc/pipe", tarfile.FIFOTYPE, b"", 0), ("etc/block", tarfile.BLKTYPE, b"", 0), ("etc/character", tarfile.CHRTYPE, b"", 0),
        ("etc/b\udcffd", tarfile.REGTYPE, b"three", 0), ("etc/<\u202e>", tarfile.REGTYPE, b"", 0), ("etc/new/folder", tarfile.DIRTYPE, b"", 0)])
    (folder / "earlier.pdf").write_bytes(b"an earlier report")
    done = subprocess.run(
        [cli, "compare", "--vendor", "vendor.tar", "--saved", "saved.tar", "--bundle", "bundle", "--quiet", "--examiner", "A. Miller \u2014 \"laboratory\"",
         "--supersedes", "earlier.pdf", "--supersedes-number", "R-1", "--revision", "2", "--revision-reason", "A typing error"],
        cwd=folder, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"assay-cli ended with {done.returncode}")
    return folder / "bundle" / "case.jsonld"


def by_table(path):
    graph = Graph(json.loads(path.read_text(encoding="utf-8")))
    wrong = graph.check()
    for line in wrong[:40]:
        print(line)
    print(f"{len(graph.statements)} things, {len(wrong)} wrong")
    return graph, wrong


def main():
    if sys.argv[1] == "--file":
        return 1 if by_table(Path(sys.argv[2]))[1] else 0
    validator = shutil.which("case_validate")
    if "--validator" in sys.argv and not validator:
        print("skipped: case_validate (case-utils) is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        path = bundle(os.path.abspath(sys.argv[1]), Path(folder))
        if "--validator" in sys.argv:
            return subprocess.run([validator, str(path)], check=False).returncode
        graph, wrong = by_table(path)
        used = set().union(*(about["@type"] for about in graph.statements.values() if "@type" in about))
        for kind in ("File", "Directory", "SymbolicLink", "NamedPipe", "BlockDeviceNode", "CharacterDeviceNode"):
            if OBSERVABLE + kind not in used:
                wrong.append(f"no {kind}")
                print(wrong[-1])
        # The check sees what it is for.
        broken = json.loads(path.read_text(encoding="utf-8"))
        del broken["@graph"][-1]["uco-core:object"][0]["hasFacet"]["@id"]
        if not Graph(broken).check():
            wrong.append("a blank node was not seen")
            print(wrong[-1])
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

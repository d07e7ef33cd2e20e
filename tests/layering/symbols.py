#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""symbols.py NM LIBRARY...: fails where two of the project's libraries define the same symbol.

Shared libraries are linked in silence then, and one definition serves both; static ones, as the release has them, are not linked at all.
"""

import subprocess
import sys
from pathlib import Path

STRONG = set("TDBRSAG")


def symbols_of(nm, library):
    dynamic = ["--dynamic"] if ".so" in Path(library).name else []
    listing = subprocess.run([nm, "--defined-only", "--extern-only", *dynamic, library], stdout=subprocess.PIPE, check=True, text=True).stdout
    lines = (line.split() for line in listing.splitlines())
    # Names that begin with two underscores are those of the compiler and its sanitizers.
    return {fields[2] for fields in lines if len(fields) == 3 and fields[1] in STRONG and not fields[2].startswith("__")}


def main():
    nm, *libraries = sys.argv[1:]
    owner = {}
    twice = []
    for library in libraries:
        symbols = symbols_of(nm, library)
        if not symbols:
            twice.append(f"{library} defines nothing")
        for symbol in sorted(symbols):
            if symbol in owner:
                twice.append(f"{symbol} is defined by {owner[symbol]} and by {Path(library).name}")
            owner[symbol] = Path(library).name
    print("\n".join(twice) or f"{len(owner)} symbols of {len(libraries)} libraries, each defined once")
    return 1 if twice or len(libraries) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())

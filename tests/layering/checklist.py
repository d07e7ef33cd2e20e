#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds tables of what is owed against the tests: every point is there once, every named test exists, nothing is done without one."""

import re
import sys
from pathlib import Path

# Which file, what stands before the number of a point, and how many there are.
TABLES = [
    ("tests/ui/checklist.md", "", 80),
    ("tests/report-features.md", "F", 24),
    ("tests/trust-conformance.md", "B", 17),
    ("tests/trust-conformance.md", "S", 32),
]


def known_tests(root):
    sources = [path for folder in ("ui", "model", "unit", "integration") for path in sorted((root / "tests" / folder).glob("*.cpp"))]
    known = {name for path in sources for name in re.findall(r"^void (\w+::\w+)\(\)", path.read_text(), re.M)}
    # Functions that are defined where they are declared.
    for path in sources:
        text = path.read_text()
        for name, body in re.findall(r"^class (\w+)[^;{]*\{(.*?)^\};", text, re.M | re.S):
            known |= {f"{name}::{function}" for function in re.findall(r"^    void (\w+)\(\)$", body, re.M)}
    known |= {path.stem for path in (root / "tests/bench").glob("bench_*.cpp")}
    for folder in ("layering", "integration"):
        known |= set(re.findall(r"add_test\(NAME (\w+)", (root / "tests" / folder / "CMakeLists.txt").read_text()))
    known |= set(re.findall(r'^        \{"([\w-]+)", \[', (root / "tests/ui/tst_tour.cpp").read_text(), re.M))
    return known


def wrong_in(text, prefix, points, known):
    wrong = []
    numbers = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or not re.fullmatch(prefix + r"\d+", cells[0]):
            continue
        number, _, shown, state = cells
        numbers.append(number)
        named = re.findall(r"`([^`]+)`", shown)
        wrong += [f"{number}: no {name}" for name in named if name not in known]
        if state == "done":
            if not shown:
                wrong.append(f"{number}: done, and nothing shows it")
        elif not re.fullmatch(r"open(: .+)?", state):
            wrong.append(f"{number}: neither done nor open: {state}")
    if numbers != [f"{prefix}{number}" for number in range(1, points + 1)]:
        wrong.append(f"not the points {prefix}1 to {prefix}{points} in their order")
    return wrong


if __name__ == "__main__":
    root = Path(sys.argv[1])
    known = known_tests(root)
    wrong = [f"{name}: {each}" for name, prefix, points in TABLES for each in wrong_in((root / name).read_text(), prefix, points, known)]
    for each in wrong:
        print(each)
    sys.exit(bool(wrong))

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds tests/ui/checklist.md against the tests: every point is there once, every named test exists, nothing is done without one."""

import re
import sys
from pathlib import Path

POINTS = 80

root = Path(sys.argv[1])
sources = [path for folder in ("ui", "model", "unit", "integration") for path in sorted((root / "tests" / folder).glob("*.cpp"))]
known = {name for path in sources for name in re.findall(r"^void (\w+::\w+)\(\)", path.read_text(), re.M)}
known |= {path.stem for path in (root / "tests/bench").glob("bench_*.cpp")}
known |= set(re.findall(r"add_test\(NAME (\w+)", (root / "tests/layering/CMakeLists.txt").read_text()))
known |= set(re.findall(r'^        \{"([\w-]+)", \[', (root / "tests/ui/tst_tour.cpp").read_text(), re.M))

wrong = []
numbers = []
for line in (root / "tests/ui/checklist.md").read_text().splitlines():
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if not line.startswith("|") or not cells[0].isdigit():
        continue
    number, _, shown, state = cells
    numbers.append(int(number))
    named = re.findall(r"`([^`]+)`", shown)
    wrong += [f"{number}: no {name}" for name in named if name not in known]
    if state == "done":
        if not shown:
            wrong.append(f"{number}: done, and nothing shows it")
    elif not re.fullmatch(r"open(: .+)?", state):
        wrong.append(f"{number}: neither done nor open: {state}")
if numbers != list(range(1, POINTS + 1)):
    wrong.append(f"not the points 1 to {POINTS} in their order")
for line in wrong:
    print(line)
sys.exit(bool(wrong))

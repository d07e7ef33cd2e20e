# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `assay-cli verify` says about each store, untouched and with each kind of change."""
import concurrent.futures
import json
import os
import re
import subprocess
import tempfile

from kinds import KINDS
from storetar import StoreTar
from stores import NotApplicable, open_store

HERE = os.path.dirname(os.path.realpath(__file__))
UNTOUCHED = "untouched"
SERIOUS = ("medium", "high", "critical")
# Findings of low severity, which the exit code does not tell: a changed time alone; a name that stands for another image than when a
# container was made from it, as after every honest rebuild.
MILD_KINDS = ("time", "tag moved")
# Changes of records, blobs and digests of which it was measured which commands miss them.
RECORD_KINDS = ("CRC-64 forged", "config rewritten", "blob altered")


class Column:
    def __init__(self, line):
        self.title, self.archive, snapshotter, engine, pending, options = line.rstrip("\n").split("\t")
        self.snapshotter = b"overlayfs" if snapshotter == "-" else snapshotter.encode()
        self.engine = engine.split()
        self.pending = pending.split(", ") if pending else []
        self.options = options.split()
        self.path = os.path.join(HERE, "..", "data", "live", self.archive + ".tar.gz")

    @property
    def name(self):
        return self.archive + ("-native" if self.snapshotter == b"native" else "")

    def expects(self, kind):
        """Is the kind to be found today?"""
        return "*" not in self.pending and kind not in self.pending


def columns(names=()):
    with open(os.path.join(HERE, "stores.tsv"), encoding="utf-8") as lines:
        found = [Column(line) for line in lines if not line.startswith("#")]
    unknown = set(names) - {column.name for column in found}
    if unknown:
        raise SystemExit(f"no such store: {', '.join(sorted(unknown))}")
    return [column for column in found if not names or column.name in names]


def make(column, kind, path):
    """Writes the store with this change; gives what is expected of a verifier."""
    store = open_store(StoreTar(column.path), column.snapshotter)
    expected = None if kind == UNTOUCHED else KINDS[kind](store)
    store.tar.write(path)
    return expected


def fits(finding, expected):
    paths = [os.fsdecode(path) for path in expected.paths]
    return (finding["code"] in expected.codes and (not paths or finding["path"] in paths)
            and (not expected.layers or finding["layer"] in expected.layers))


def verify(cli, options, path):
    """The exit code, the findings and what was said on standard error."""
    command = [cli, "verify", "--live", path, *options, "--json", "-", "--quiet", "--progress", "none"]
    run = subprocess.run(command, capture_output=True, timeout=120, check=False)
    error = run.stderr.decode("utf-8", "replace").strip()
    try:
        return run.returncode, json.loads(run.stdout)["findings"], error
    except (ValueError, KeyError):
        return run.returncode, None, error


def noticing(column, kind):
    """The commands that were seen to complain of the kind, or to answer otherwise than before (see engines.tsv)."""
    with open(os.path.join(HERE, "engines.tsv"), encoding="utf-8") as lines:
        rows = [line.split("\t") for line in lines if line.startswith(f"{column.name}\t{kind}\t")]
    told = [command for row in rows for command in row[2].split(", ") if command]
    # "(podman diff (image))" answers otherwise; what it was asked of is not part of the command.
    return {re.sub(r" \((?:image|changed|untouched)\)$", "", re.sub(r"^\((.*)\)$", r"\1", command)) for command in told}


def overclaimed(column, kind, found):
    """The commands said to miss what they notice."""
    if kind == "cache-id redirected":
        return []  # inspect shows the other folder, and not what is missing in it, which is what is found
    return sorted({command for finding in found for command in finding["missedBy"]} & noticing(column, kind))


def judge(column, kind, expected, code, findings, error):
    """Nothing if all is as it must be, otherwise what is not."""
    if findings is None:
        return f"exit code {code}, no evidence file: {error[:200]}"
    serious = [finding for finding in findings if finding["severity"] in SERIOUS]
    if code != (1 if serious else 0):
        return f"exit code {code} with {len(serious)} findings of medium or higher: {error[:200]}"
    if kind == UNTOUCHED:
        return f"a false alarm: {serious[0]}" if serious else ""
    found = [finding for finding in findings if fits(finding, expected)]
    if not found:
        return f"not found; there are {sorted({finding['code'] for finding in findings})}"
    if kind not in MILD_KINDS and not any(finding["severity"] in SERIOUS for finding in found):
        return f"found, but taken lightly: {found[0]['severity']}"
    if kind in RECORD_KINDS and not all(finding["missedBy"] for finding in found):
        return "found, but not said who misses it"
    wrong = overclaimed(column, kind, found)
    return f"said to be missed by {', '.join(wrong)}, which notices it" if wrong else ""


def cell(cli, column, kind, folder):
    """(outcome, reason): found, missed or n/a."""
    path = os.path.join(folder, f"{column.name}-{kind.replace(' ', '-')}.tar")
    try:
        expected = make(column, kind, path)
        reason = judge(column, kind, expected, *verify(cli, column.options, path))
    except NotApplicable as why:
        return "n/a", str(why)
    finally:
        if os.path.exists(path):
            os.remove(path)
    return ("missed", reason) if reason else ("found", "")


def chosen_kinds(names):
    unknown = set(names) - set(KINDS)
    if unknown:
        raise SystemExit(f"no such kind of change: {', '.join(sorted(unknown))}")
    return [kind for kind in KINDS if not names or kind in names]


def run_core(cli, chosen, kinds, jobs):
    """{(column name, kind): (outcome, reason)}"""
    with tempfile.TemporaryDirectory(prefix="assay-matrix-") as folder, concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        asked = {(column.name, kind): pool.submit(cell, cli, column, kind, folder) for column in chosen for kind in (UNTOUCHED, *kinds)}
        return {key: future.result() for key, future in asked.items()}


def core(cli, chosen, kinds, jobs):
    """Prints the matrix; true if all that must be found was found."""
    results = run_core(cli, chosen, kinds, jobs)
    good, found = True, 0
    for column in chosen:
        print(column.title)
        for kind in (UNTOUCHED, *kinds):
            outcome, reason = results[column.name, kind]
            found += outcome == "found"
            if outcome == "missed" and not column.expects(kind):
                outcome = "not yet"
            good = good and outcome != "missed"
            print(f"  {outcome:8} {kind}" + (f": {reason}" if reason else ""))
    print(f"{found} of {sum(outcome != 'n/a' for outcome, _reason in results.values())} cells as they must be")
    return good


def write_list(chosen, kinds, folder, path):
    """The stores to start engines on, for tests/matrix/engines: the untouched one twice, then each that can be made."""
    with open(path, "w", encoding="utf-8") as lines:
        for column in chosen:
            for kind in (UNTOUCHED, UNTOUCHED, *kinds):
                tar = os.path.join(folder, f"{column.name}-{kind.replace(' ', '-')}.tar")
                try:
                    make(column, kind, tar)
                except NotApplicable:
                    continue
                lines.write("\t".join((column.name, *column.engine, kind, tar)) + "\n")

# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The matrix as Markdown: what assay-cli finds beside what the engines' own commands notice."""
import os

import matrix
from kinds import KINDS

ENGINES = os.path.join(matrix.HERE, "engines.tsv")
BEGIN, END = "<!-- matrix: written by tests/matrix/run --table -->", "<!-- end of matrix -->"
HEADER = ("# What engines notice, written by tests/matrix/run --engines: store, kind of change, commands that notice it (in parentheses "
          "those that\n# do not complain but answer otherwise than on the untouched store), commands that do not, what the first said.\n")
LEGEND = """Each cell: does Assay find it / do the engine's own commands notice it. A command is named where it fails or complains; "shown"
means that none does, but that one answers otherwise than before, for whoever knows the answer from before; "-": there is
no such change in this store. """


def read_engines():
    """{(column, kind): (noticed, missed)}, lists of commands."""
    with open(ENGINES, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return {(column, kind): [words.split(", ") if words else [] for words in (noticed, missed)] for column, kind, noticed, missed, _note in rows}


def engine_word(answer):
    if answer is None:
        return "not asked"
    noticed = answer[0]
    loud = [command.split(" ", 1)[-1] for command in noticed if not command.startswith("(")]
    return ", ".join(loud) if loud else "shown" if noticed else "no"


def asked(answers, column):
    noticed, missed = answers.get((column.name, matrix.UNTOUCHED), ([], []))
    return ", ".join(f"`{command}`" for command in sorted(noticed + missed))


def markdown(chosen, results):
    answers = read_engines()
    rows = ["| change | " + " | ".join(column.title for column in chosen) + " |", "| --- |" + " --- |" * len(chosen)]
    for kind in KINDS:
        cells = []
        for column in chosen:
            outcome, _reason = results[column.name, kind]
            assay = "**yes**" if outcome == "found" else "no" if column.expects(kind) else "not yet"
            if outcome == "n/a":
                cells.append("-")
            else:
                cells.append(f"{assay} / " + engine_word(answers.get((column.name, kind))))
        rows.append(f"| {kind} | " + " | ".join(cells) + " |")
    clean = sum(results[column.name, matrix.UNTOUCHED][0] == "found" for column in chosen)
    commands = {}
    for column in chosen:
        commands.setdefault(asked(answers, column), []).append(column.title)
    told = "; ".join(f"{words} ({', '.join(titles)})" for words, titles in commands.items() if words)
    return "\n".join([LEGEND + f"The same stores untouched give no finding of medium or higher in {clean} of {len(chosen)}.", "", *rows, "", f"Commands asked: {told}."])


def write(path, chosen, results):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise SystemExit(f"{path}: wants the lines {BEGIN} and {END} once")
    before, rest = text.split(BEGIN)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n" + markdown(chosen, results) + "\n" + END + rest.split(END)[1])

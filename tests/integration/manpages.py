#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds the manual pages against what formats them, and against what the program says of itself.

    manpages.py ASSAY-CLI FOLDER          each option of each command's --help is in the page, and the other way round
    manpages.py ASSAY-CLI FOLDER --lint   mandoc and groff find nothing to warn of; ends with 77 where neither is installed
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

OPTION = re.compile(r"--[a-z][a-z0-9-]*")
# The options that a line of help begins with: what follows is what is said of them.
HEAD = re.compile(r"^  ((?:-[a-z], )?--[a-z][a-z0-9-]*(?: [A-Z][A-Z0-9:]*)?(?:, *(?:--[a-z][a-z0-9-]*(?: [A-Z][A-Z0-9:]*)?)?)*)(?=$|\s)")


def printed(*arguments):
    return subprocess.run(arguments, capture_output=True, check=False, text=True)


def synopses(page):
    """The options of each command's lines in SYNOPSIS, and the commands in their order."""
    found = {}
    command = None
    for line in page.split(".Sh SYNOPSIS\n")[1].split("\n.Sh ")[0].splitlines():
        if line.startswith(".Cm "):
            command = line.split()[1]
            found.setdefault(command, set())
        elif line == ".Nm":
            command = None
        elif command:
            found[command].update("-" + option for option in re.findall(r"Fl (-[a-z][a-z0-9-]*)", line))
    return found


def check_options(cli, page):
    wrong = []
    listed = synopses(page)
    text = page.split(".Sh DESCRIPTION\n")[1]
    explained = {"-" + option for option in re.findall(r"Fl (?:q , )?(-[a-z][a-z0-9-]*)", text)}
    commands = re.findall(r"^  ([a-z][a-z-]*)\s{2,}", printed(cli, "--help").stdout.split("Commands:")[1].split("\n\n")[0], re.M)
    commands += re.findall(r"^  ([a-z][a-z-]*) [a-z]", printed(cli, "--help").stdout.split("Commands:")[1].split("\n\n")[0], re.M)
    if sorted(set(commands)) != sorted(set(listed) - {"help"}):
        wrong.append(f"--help has the commands {sorted(set(commands))}, the page has {sorted(listed)}")
    for command, options in listed.items():
        if command == "help":
            continue
        text = printed(cli, command, "--help").stdout
        heads = {option for line in text.splitlines() if (head := HEAD.match(line)) for option in OPTION.findall(head.group(1))} - {"--help"}
        if command != "self-test" and not heads:
            wrong.append(f"{command}: no options were seen in its help")
        for option in sorted(heads - options):
            wrong.append(f"{command} {option}: in --help, not in the page's SYNOPSIS")
        for option in sorted(options - set(OPTION.findall(text))):
            wrong.append(f"{command} {option}: in the page's SYNOPSIS, not in --help")
        for option in sorted(heads | options):
            if option not in explained:
                wrong.append(f"{command} {option}: the page does not say what it is")
            if "is no option" in printed(cli, command, option).stderr:
                wrong.append(f"{command} {option}: the program does not know it")
    return wrong


def lint(folder):
    tools = [tool for tool in ("mandoc", "groff") if shutil.which(tool)]
    if not tools:
        print("skipped: neither mandoc nor groff is installed")
        sys.exit(77)
    print("by " + " and ".join(tools))
    wrong = []
    for page in sorted(folder.glob("*.1")):
        for command in (["mandoc", "-Tlint", "-Wwarning", str(page)], ["groff", "-ww", "-z", "-Tutf8", "-man", str(page)]):
            if command[0] in tools:
                done = printed(*command)
                wrong += (done.stdout + done.stderr).splitlines()
                if done.returncode and not (done.stdout or done.stderr):
                    wrong.append(f"{command[0]} ended with {done.returncode} for {page.name}")
    return wrong


def main():
    folder = Path(sys.argv[2])
    wrong = lint(folder) if "--lint" in sys.argv else check_options(sys.argv[1], (folder / "assay-cli.1").read_text(encoding="utf-8"))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

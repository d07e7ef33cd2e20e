#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program has one id: desktop file, metainfo, launchable, icon, the window's own. appstreamcli does not compare them."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from configparser import ConfigParser
from pathlib import Path

root = Path(sys.argv[1])
installer = root / "installer"
ids = {}

desktop_path, = installer.glob("*.desktop")
ids["name of the desktop file"] = desktop_path.name.removesuffix(".desktop")
desktop = ConfigParser(interpolation=None)
desktop.read(desktop_path)
ids["icon of the desktop file"] = desktop["Desktop Entry"]["Icon"]

metainfo_path, = installer.glob("*.metainfo.xml")
ids["name of the metainfo file"] = metainfo_path.name.removesuffix(".metainfo.xml")
metainfo = xml.parse(metainfo_path).getroot()
ids["<id>"] = metainfo.findtext("id")
ids["<launchable>"] = metainfo.findtext("launchable").removesuffix(".desktop")
ids["<icon>"] = metainfo.findtext("icon")

rules = (installer / "CMakeLists.txt").read_text()
ids["id of the install rules"] = re.search(r"^set\(id (.*)\)$", rules, re.M)[1]

for source in sorted([*(root / "app").rglob("*.cpp"), *(root / "ui").rglob("*.cpp")]):
    for match in re.finditer(r'setDesktopFileName\([^"]*"([^"]*)"', source.read_text()):
        ids[f"setDesktopFileName() in {source.relative_to(root)}"] = match[1]

failed = len(set(ids.values())) != 1
for what, name in ids.items():
    print(f"{name}  {what}")

version = re.search(r"^project\(assay VERSION (\S+)", (root / "CMakeLists.txt").read_text(), re.M)[1]
release = metainfo.find("releases/release").get("version")
print(f"{version}  project(), {release}  newest <release>")
failed = failed or version != release

appstream = ["appstreamcli", "validate", "--no-net", metainfo_path]
# There is no home page to name. appstream 1.0 takes that for a failure; 0.16 does not know the matter.
if shutil.which("appstreamcli"):
    told = subprocess.run(["appstreamcli", "--version"], capture_output=True, text=True).stdout
    if int(re.search(r"(\d+)\.", told)[1]) >= 1:
        appstream.insert(2, "--override=url-homepage-missing=info")
for command in (["desktop-file-validate", desktop_path], appstream):
    if shutil.which(command[0]):
        print(command[0])
        failed = subprocess.run(command).returncode != 0 or failed
    else:
        print(f"{command[0]} is not installed, left out")
sys.exit(failed)

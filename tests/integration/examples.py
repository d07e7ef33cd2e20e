#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs the examples of the README and of the manual page, as they stand there.

    examples.py ASSAY-CLI PROJECT

Those that need nothing but the sample case, and a key and a time stamp that openssl makes, run in a copy of it and have to do what they are
there for. The others have to be right as command lines: whatever they are about is missing, and nothing else may be wrong with them.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WRONG_USAGE = "Try: assay-cli --help"
# Not what was asked for but that it is not there.
MISSING = re.compile(r"No such file or directory|is no file", re.I)


class Examples:
    def __init__(self, cli, project, folder):
        self.cli = cli
        self.folder = Path(folder)
        self.readme = (project / "README.md").read_text(encoding="utf-8")
        self.page = (project / "installer/man/assay-cli.1").read_text(encoding="utf-8")
        self.wrong = []
        self.ran = 0
        for file in (project / "resources/sample").iterdir():
            if file.is_file():
                shutil.copy(file, self.folder)

    def shell(self, script):
        environment = dict(os.environ, assay=self.cli)
        return subprocess.run(["sh", "-c", script], cwd=self.folder, env=environment, capture_output=True, check=False, text=True, errors="replace", timeout=300)

    def expect(self, script, code, *texts):
        """Runs what stands in the documents and holds the outcome against what it is to be."""
        result = self.shell(script)
        self.ran += 1
        missing = [text for text in texts if text not in result.stdout]
        if result.returncode != code or missing:
            self.wrong.append(f"{script}\n  exit code {result.returncode}, not {code}; missing: {missing}\n{result.stdout[:2000]}{result.stderr[:2000]}")
        return result

    def well_formed(self, command):
        result = self.shell(command)
        self.ran += 1
        if WRONG_USAGE in result.stderr or (result.returncode == 2 and not MISSING.search(result.stderr)):
            self.wrong.append(f"{command}\n  {result.stderr[:2000]}")

    def blocks(self):
        """The commands of each fenced block of the README that has some of assay-cli, with the lines that go on put together."""
        for block in re.findall(r"^```\n(.*?)^```$", self.readme, re.M | re.S):
            if "$assay" in block:
                yield [re.sub(r"\s+#.*", "", line).strip() for line in re.sub(r"\\\n\s*", "", block).splitlines() if line.strip()]

    def of_readme(self):
        commands = [command for block in self.blocks() for command in block]
        known = {
            "$assay list data-root.tar.xz": (0, "demo/shop:1.0", "layer 0"),
            "$assay tree app.tar.xz --layer 1": (0, "etc"),
        }
        left = []
        for command in commands:
            if command.startswith(("cmake ", "assay=", "cd ")):
                continue
            if command in known:
                self.expect(command, *known.pop(command))
            elif " --case shop.assay" in command:
                self.expect(command, 1, "unexplained" if "--quiet" in command else "differ")
                for file in ("evidence.json", "report.html", "report.pdf", "shop.assay"):
                    if not (self.folder / file).is_file():
                        self.wrong.append(f"{command}\n  has not written {file}")
                self.expect("$assay case shop.assay", 0, "Journal")
            elif " --bundle report" in command:
                self.expect(command.replace("app.tar ", "app.tar.xz "), 1)
            elif command.startswith("(cd report"):
                self.expect(command, 0, "manifest.json: OK", "report.pdf: OK")
            elif command.startswith("$assay check report --ca"):
                self.proofs(command)
            else:
                left.append(command)
        if known:
            self.wrong.append(f"the README no longer has: {list(known)}")
        if not left or not all(command.startswith("$assay ") for command in left):
            self.wrong.append(f"not known what to do with: {left}")
        for command in left:
            self.well_formed(command)

    def proofs(self, check):
        """A bundle that is signed and stamped, as the README says, by what openssl makes."""
        if not shutil.which("openssl"):
            return
        (self.folder / "tsa.cnf").write_text("[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n")
        (self.folder / "serial").write_text("01\n")
        self.expect("set -e; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout lab.key -out lab-ca.pem -subj '/CN=Example Laboratory' -days 3650 2>&1\n"
                    "openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out authority.pem -subj '/CN=Example Authority' -days 3650 -addext extendedKeyUsage=critical,timeStamping 2>&1", 0)
        self.expect("$assay sign report --key lab.key --cert lab-ca.pem", 0, "Example Laboratory")
        self.expect("openssl ts -reply -config tsa.cnf -queryfile report/manifest.json.tsq -signer authority.pem -inkey tsa.key -out reply.tsr 2>&1", 0)
        self.expect("$assay timestamp report --reply reply.tsr", 0, "Time stamp")
        self.expect(check, 0, "Example Laboratory", "Example Authority", "Everything that is here holds together")
        self.of_bundle()
        self.expect("$assay prove report etc/passwd --source saved > proof.json && $assay check proof.json --manifest report/manifest.json", 0, "holds")

    def of_bundle(self):
        """How README.txt of a bundle says that each thing is checked."""
        text = (self.folder / "report/README.txt").read_text(encoding="utf-8")
        commands = re.findall(r"^  ([a-z-]+ .*)$", text.split("How to check it")[1].split("In csv files")[0], re.M)
        given = {"SOURCE": "../rootfs.tar.xz", "sources/ROLE.mtree": "sources/vendor.mtree", "-p FOLDER": "-p ../unpacked", "check FOLDER": "check .", "TSA.pem": "../authority.pem", "CA.pem": "../lab-ca.pem"}
        self.expect("mkdir unpacked && tar -xJf rootfs.tar.xz -C unpacked", 0)
        tools = 0
        for command in commands:
            for name, value in given.items():
                command = re.sub(rf"(?<![A-Z]){re.escape(name)}", value, command)
            if not shutil.which(command.split()[0]) and not command.startswith("assay-cli"):
                continue
            # Where the signature inside the PDF is not wanted, pdfsig says that there is none.
            self.expect("cd report && " + command.replace("assay-cli", "$assay", 1), 2 if command.startswith("pdfsig") else 0)
            tools += 1
        if tools < 4:
            self.wrong.append(f"README.txt: few commands could be tried: {commands}")

    def of_page(self):
        examples = re.findall(r"^\.Dl assay-cli (.*)$", self.page.split(".Sh EXAMPLES")[1], re.M)
        if len(examples) < 4:
            self.wrong.append("the manual page has few examples")
        for example in examples:
            for name, value in {"/var/lib/docker": "data-root.tar.xz", "app.tar": "app.tar.xz", "demo/app:1.0": "demo/shop:1.0"}.items():
                example = example.replace(name, value)
            differs = example.startswith(("compare", "verify"))
            self.expect("$assay " + example.replace("\\-", "-"), 1 if differs else 0)

    def of_rules(self):
        """The rules of trust of the manual page are read; what they name is missing here."""
        rules = self.page.split(".Sh RULES OF TRUST")[1].split(".Bd -literal")[1].split("\n", 1)[1].split(".Ed")[0]
        (self.folder / "deploy.toml").write_text(rules, encoding="utf-8")
        result = self.shell("$assay trust app.tar.xz --require deploy.toml")
        self.ran += 1
        if result.returncode != 2 or "release.pub" not in result.stderr:
            self.wrong.append(f"rules of the manual page\n  {result.stderr}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        examples = Examples(str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]), folder)
        examples.of_readme()
        examples.of_page()
        examples.of_rules()
        for wrong in examples.wrong:
            print(wrong)
        print(f"{examples.ran} commands, {len(examples.wrong)} wrong")
        return 1 if examples.wrong or examples.ran < 15 else 0


if __name__ == "__main__":
    sys.exit(main())

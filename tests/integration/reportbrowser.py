#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Opens a bundle's report.html in a browser, with names in it that have broken reports before.

    reportbrowser.py ASSAY-CLI              the test; ends with 77 where there is no chromium
    reportbrowser.py --open FILE PICTURE [SCRIPT [WIDTH HEIGHT [dark]]]   looks at one page by hand

The browser is driven over a pipe (--remote-debugging-pipe). It fails when the page asks for anything, opens a dialog, throws, or breaks
its own Content-Security-Policy, and when the table of differences does not do what it says.
"""

import base64
import io
import json
import os
import select
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib
from pathlib import Path

NAMES = [
    '<img src=x onerror=alert(1)>', '"><script>alert(1)<script>', "<!--", "]]>", "</script".replace("/", "_"), "&lt;b&gt;", "' onclick='alert(1)", "=1+2",
    "a\nb", "\x1b[31m", "photo_\u202egpj.exe", "zero\u200bwidth", "\u2028line", "javascript:alert(1)", "http:__example.invalid_", "{{7*7}}",
    "${alert(1)}", "\\u003cscript>", "\\", "%3Cscript%3E", "漢字", "😀", "é", "e\u0301", "n" * 255,
]


FILES = 5000
LAST = f"many/file-{FILES - 1:05}"


def browser():
    return next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def png():
    """A picture of one red pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
            + chunk(b"IEND", b""))


LOGO = "data:image/png;base64," + base64.b64encode(png()).decode()  # is in the page: nobody is asked for it


class Page:
    """One page of a browser of its own; events that must not happen are kept in self.wrong."""

    def __init__(self, width=1280, height=900):
        self.folder = tempfile.mkdtemp()
        to_browser, self.out = os.pipe()
        self.back, from_browser = os.pipe()

        def pipes():
            # The browser reads from descriptor 3 and writes to 4, whatever numbers these had.
            reads, writes = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self.process = subprocess.Popen(
            [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--hide-scrollbars", f"--user-data-dir={self.folder}", f"--window-size={width},{height}", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.bytes = b""
        self.number = 0
        self.session = None
        self.wrong = []
        self.page = None
        self.loaded = False
        target = next(each for each in self.call("Target.getTargets")["targetInfos"] if each["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime", "Audits"):
            self.call(domain + ".enable")

    def event(self, message):
        method, values = message.get("method"), message.get("params", {})
        if method == "Page.loadEventFired":
            self.loaded = True
        elif method == "Network.requestWillBeSent" and values["request"]["url"].split("#")[0] != self.page and values["request"]["url"] != LOGO:
            self.wrong.append("asks for " + values["request"]["url"][:100])
        elif method == "Page.javascriptDialogOpening":
            self.wrong.append("opens a dialog: " + values["message"])
            self.number += 1
            self.send({"id": self.number, "sessionId": self.session, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}})
        elif method == "Runtime.exceptionThrown":
            self.wrong.append("throws: " + json.dumps(values["exceptionDetails"])[:300])
        elif method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            self.wrong.append("logs: " + values["entry"]["text"][:200])
        elif method == "Audits.issueAdded":
            self.wrong.append("has an issue: " + json.dumps(values["issue"])[:300])

    def send(self, message):
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]

    def receive(self, seconds=30):
        end = time.monotonic() + seconds
        while b"\0" not in self.bytes:
            if not select.select([self.back], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            part = os.read(self.back, 1 << 20)
            if not part:
                raise EOFError("the browser is gone")
            self.bytes += part
        one, self.bytes = self.bytes.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, **values):
        self.number += 1
        message = {"id": self.number, "method": method, "params": values}
        if self.session:
            message["sessionId"] = self.session
        self.send(message)
        while True:
            answer = self.receive()
            if answer.get("id") == message["id"]:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.event(answer)

    def open(self, path):
        self.page = Path(path).resolve().as_uri()
        self.loaded = False
        self.call("Page.navigate", url=self.page)
        end = time.monotonic() + 60
        while not self.loaded and time.monotonic() < end:
            self.event(self.receive(60))

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:500])
        return answer["result"].get("value")

    def wait(self, script, seconds=60):
        end = time.monotonic() + seconds
        while not (value := self.run(script)) and time.monotonic() < end:
            time.sleep(0.02)
        return value

    def picture(self, path):
        Path(path).write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.back)
        shutil.rmtree(self.folder, ignore_errors=True)


def make(path, content, extra):
    with tarfile.open(path, "w") as tar:
        for name in NAMES:
            info = tarfile.TarInfo("d/" + name)
            info.size = len(content)
            info.mtime = 1767225600
            tar.addfile(info, io.BytesIO(content))
            link = tarfile.TarInfo("l/" + name)
            link.type = tarfile.SYMTYPE
            link.linkname = name + content.decode()
            tar.addfile(link)
        for number in range(extra):
            info = tarfile.TarInfo(f"many/file-{number:05}")
            info.size = number % 100 + len(content)
            tar.addfile(info, io.BytesIO(b"x" * info.size))


def expect(what, is_so, told=""):
    if not is_so:
        raise AssertionError(f"{what} {told}")


def see_what_is_wrong(folder):
    """What the browser must not see is seen: else nothing below would mean anything."""
    page = Page()
    bad = folder / "bad.html"
    bad.write_text("<!DOCTYPE html><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><img src=x.png onerror=alert(1)><script>alert(1)</script>")
    page.open(bad)
    page.run("1")
    expect("a broken policy is seen", any("has an issue" in each or "logs" in each for each in page.wrong), page.wrong)
    page.wrong.clear()
    bad.write_text("<!DOCTYPE html><img src=x.png onerror=alert(1)><script>alert(2)</script>")
    page.open(bad)
    page.run("1")
    expect("a request is seen", any("asks for" in each for each in page.wrong), page.wrong)
    expect("a dialog is seen", any("dialog" in each for each in page.wrong), page.wrong)
    page.close()


def count(page):
    return int(page.run("document.getElementById('t-count').textContent.split(' ')[0].replace(/,/g, '')"))


def search(page, text, status="", why=""):
    page.run(f"""(function () {{
        document.getElementById('t-search').value = {json.dumps(text)};
        document.getElementById('t-status').value = {json.dumps(status)};
        document.getElementById('t-why').value = {json.dumps(why)};
        document.getElementById('t-search').dispatchEvent(new Event('input')); }})()""")
    return count(page)


def first_path(page):
    return page.run("document.querySelector('#t-body td').textContent")


def in_sight(page, name):
    """The chosen row is that one, and no edge of the table cuts it."""
    shown = page.run("""(function () {
        var row = document.querySelector('#t-body [aria-selected=true]'), view = document.getElementById('t-view').getBoundingClientRect();
        if (!row) return null;
        var box = row.getBoundingClientRect();
        return [row.cells[0].textContent, box.top >= view.top && box.bottom <= view.bottom]; })()""")
    expect("the chosen row is in sight", shown == [name, True], shown)


def with_scripts(report, added):
    page = Page()
    page.open(report)
    all_rows = 2 * len(NAMES) + added
    expect("all rows are read", page.wait("document.getElementById('t').dataset.ready") == str(all_rows), page.run("document.getElementById('t-count').textContent"))
    expect("all are shown", count(page) == all_rows)
    expect("the page stays small", page.run("document.querySelectorAll('*').length") < 30000)
    expect("few rows are made", page.run("document.querySelectorAll('#t-body tr').length") < 60)
    expect("the note for readers without scripts is gone", page.run("document.getElementById('t-off').hidden"))
    expect("search by name", search(page, "<img src=x onerror") == 2)
    expect("search has no patterns", search(page, "d/.*") == 0)
    expect("case does not count", search(page, "FILE-00012") == 1)
    expect("filter by status", search(page, "", "A") == added, count(page))
    expect("filter by explanation", search(page, "", "", "with") == 0)
    search(page, "")
    page.run("document.getElementById('t-by-size').click(); document.getElementById('t-by-size').click()")
    expect("largest first", page.run("document.querySelector('#t-body .t-size').textContent") == "101", first_path(page))
    page.run("document.getElementById('t-by-path').click()")
    expect("by path again", first_path(page).startswith("d/"), first_path(page))
    page.run("document.getElementById('t-view').dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}))")
    expect("the last one is chosen", page.run("document.querySelector('#t-detail h3').textContent") == LAST)
    in_sight(page, LAST)
    for _ in range(40):
        page.run("document.getElementById('t-view').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowUp'}))")
    in_sight(page, f"many/file-{FILES - 41:05}")
    page.run("document.getElementById('t-view').dispatchEvent(new KeyboardEvent('keydown', {key: 'Home'}))")
    expect("the first one is in sight", page.run("document.querySelector('#t-body tr').getAttribute('aria-selected')") == "true")
    # Every row once in sight, each with its detail: names of all kinds go through all of the page.
    search(page, "", "M")
    for _ in range(2 * len(NAMES)):
        page.run("document.getElementById('t-view').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown'}))")
    expect("the logo is shown", page.run("document.querySelector('.logo img').naturalWidth") == 1)
    expect("no element came out of a word", page.run("document.querySelectorAll('img, iframe, header dl a, header img').length") == 1)
    expect("no element came out of a name", page.run("document.querySelectorAll('#t img, #t script, #t a, #t iframe, #t svg').length") == 0)
    expect("nothing is wrong", not page.wrong, page.wrong)
    page.close()


def without_scripts(report):
    page = Page()
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(report)
    tree = json.dumps(page.call("DOMSnapshot.captureSnapshot", computedStyles=[])["strings"])
    expect("the sections are there", "Differences without an explanation" in tree and "Scripts are off in this browser" in tree)
    expect("the table is not there", page.call("DOM.getDocument") and page.call(
        "DOM.getAttributes", nodeId=page.call("DOM.querySelector", nodeId=page.call("DOM.getDocument")["root"]["nodeId"], selector="#t")["nodeId"])["attributes"].count("hidden") == 1)
    expect("nothing is wrong", not page.wrong, page.wrong)
    page.close()


def main():
    if sys.argv[1] == "--open":
        page = Page(*[int(each) for each in sys.argv[5:7]])
        if sys.argv[7:] == ["dark"]:
            page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        began = time.monotonic()
        page.open(sys.argv[2])
        page.wait("!document.getElementById('t') || document.getElementById('t').dataset.ready")
        print(f"{time.monotonic() - began:.2f} s until all is read")
        if len(sys.argv) > 4:
            print(page.run(sys.argv[4]))
        page.picture(sys.argv[3])
        print("\n".join(page.wrong))
        page.close()
        return 0
    if not browser():
        print("no chromium here: the report was not opened in a browser")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        see_what_is_wrong(folder)
        make(folder / "vendor.tar", b"1", 0)
        make(folder / "saved.tar", b"22", FILES)
        (folder / "logo.png").write_bytes(png())
        done = subprocess.run([sys.argv[1], "compare", "--vendor", "vendor.tar", "--saved", "saved.tar", "--bundle", "bundle", "--quiet", "--case-number",
                               "<script>alert(1)</script>", "--examiner-contact", "<a href=javascript:alert(1)>", "--supersedes-number", "\"><img src=x onerror=alert(1)>",
                               "--logo", "logo.png"], cwd=folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        expect("the bundle is written", done.returncode in (1, 2) and (folder / "bundle/report.html").exists(), done.stderr)
        evidence = json.loads((folder / "bundle/evidence.json").read_text())
        differing = sum(each["vendor"] is not None or each["saved"] is not None for each in evidence["differences"])
        with_scripts(folder / "bundle/report.html", differing - 2 * len(NAMES))
        without_scripts(folder / "bundle/report.html")
    print("as it should be")
    return 0


if __name__ == "__main__":
    sys.exit(main())

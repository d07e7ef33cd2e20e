#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds every #include of model/, ui/ and app/ against the table of what a folder may use.

A lower folder knows nothing of a higher one. What is not in the table is not allowed.
"""

import re
import sys
from pathlib import Path

# Folder -> the folders of the project it may include, itself apart.
CORE = ["base", "io", "archive", "formats", "source", "tree", "compare", "verify", "crypto", "proof", "trust", "inspect", "report", "cases"]
FOLDERS = {
    "base": [],
    "io": ["base"],
    "archive": ["base", "io", "tree"],
    "formats": ["base", "io"],  # the digests of io; no file access
    "tree": ["base"],
    "source": ["base", "io", "archive", "tree", "formats"],
    "compare": ["base", "tree"],
    "verify": ["base", "tree", "source", "compare", "formats", "io", "archive"],
    "crypto": ["base", "io"],
    "proof": ["base", "io", "crypto"],
    "trust": ["base", "io", "archive", "formats", "tree", "source", "compare", "verify", "crypto", "proof"],
    "inspect": ["base", "io", "archive", "formats", "tree", "source", "compare"],
    "report": ["base", "io", "formats", "tree", "source", "compare", "verify", "trust", "inspect"],
    "report/pdf": ["base", "io", "formats", "tree", "source", "compare", "verify", "trust", "inspect", "crypto", "proof", "report"],
    "report/bundle": ["base", "io", "formats", "tree", "source", "compare", "verify", "trust", "inspect", "crypto", "proof", "report"],
    "proof/check": ["base", "io", "formats", "crypto", "proof", "report", "report/bundle"],
    "cases": ["base", "io", "formats", "tree", "source", "compare", "verify", "trust", "inspect", "report"],
    "cases/file": ["base", "io", "formats", "tree", "source", "compare", "verify", "trust", "inspect", "report", "cases"],
    "fetch": ["base", "io", "formats", "crypto", "proof", "trust", "report"],
    "jobs": ["base", "io"],
    "items": CORE + ["jobs"],
    "selftest": ["base", "io", "tree", "source", "compare", "verify", "trust", "report", "report/pdf", "report/bundle", "proof/check"],
    "ui": CORE + ["jobs", "items", "report/pdf", "report/bundle", "proof/check", "cases/file", "fetch", "selftest"],
    "app": CORE + ["jobs", "items", "report/pdf", "report/bundle", "proof/check", "cases/file", "fetch", "selftest", "ui"],
}

QT_CORE = ["fetch", "jobs", "items", "report/pdf", "cases/file", "ui", "app"]
QT_SQL = ["cases/file"]  # one place knows that a case is a SQLite file, and guards against one that is hostile
QT_NETWORK = ["fetch"]  # one place speaks to others, when it is asked to
QT_GUI = ["report/pdf", "ui", "app"]
QT_WIDGETS = ["ui", "app"]

# What is not ours: a pattern of the included name -> the folders that may include it. First match counts.
LIBRARIES = [
    (r"archive(_entry)?\.h", ["io", "archive"]),
    (r"openssl/.*", ["io", "archive", "crypto", "proof", "trust", "fetch"]),
    (r"isa-l/.*", ["io"]),
    (r"(zlib|lzma|zstd|bzlib)\.h", ["io", "archive"]),
    (r"tl/expected\.hpp", ["base"]),
    (r"nlohmann/.*", ["formats", "source", "verify", "trust", "inspect", "report", "report/bundle", "proof/check", "cases"]),
    (r"toml\+\+/.*", ["formats"]),
    (r"gpgme.*\.h", ["trust"]),
    (r"sodium.*\.h", ["crypto"]),
    (r"(elf|libelf|gelf)\.h|elfutils/.*", ["inspect"]),
    (r"qpdf/.*", ["report/pdf"]),
    (r"re2/.*", ["compare", "inspect", "trust"]),
    (r"KSyntaxHighlighting/.*", QT_WIDGETS),
    (r"(QtSql(/.*)?|QSql\w*)", QT_SQL),
    (r"Q(tNetwork(/.*)?|(Host|Network|Ssl)[A-Z]\w*|Abstract(Network|Socket)\w*|(Tcp|Udp|Local|Sctp)(Socket|Server)|Dns\w*|Authenticator|Http\w*|Hsts\w*|Ocsp\w*|Dtls\w*)", QT_NETWORK),
    (r"Q(tWidgets|tCharts|tSvg|tSvgWidgets|tPrintSupport)(/.*)?", QT_WIDGETS),
    (r"QtGui(/.*)?", QT_GUI),
    (r"Qt(Core|Concurrent)?(/.*|Global|Debug|Logging|Math|Numeric|Algorithms|Endian)?", QT_CORE),
    # Classes of Qt Core by name; every other Q... class is Gui or Widgets.
    (r"Q(AbstractEventDispatcher|Abstract(Item|List|Table|Proxy)Model|AbstractNativeEventFilter|Any\w*|Array\w*|Atomic\w*"
     r"|Basic\w*|BindingStorage|Bit\w*|Buffer|Byte\w*|Cache|Calendar|Cbor\w*|Char|Collator|CommandLine\w*|ConcatenateTablesProxyModel"
     r"|Core\w*|Cryptographic\w*|Data\w*|Date|DateTime|Deadline\w*|Debug|Dir|DirIterator|DynamicProperty\w*|Easing\w*|Elapsed\w*"
     r"|Event|EventLoop\w*|Exception|Explicitly\w*|File|FileDevice|FileInfo|FileSystemWatcher|Flags|Function\w*|Future\w*|Generic\w*"
     r"|Global\w*|Hash\w*|Identity\w*|IODevice|Item(Selection|SelectionModel|SelectionRange)|Iterable|Json\w*|KeyValue\w*|Lat\w*|Library\w*"
     r"|Line|LineF|List|ListIterator|Locale|Lock\w*|Logging\w*|Map\w*|Margins\w*|Message\w*|Meta\w*|Method\w*|Mime(Data|Database|Type)"
     r"|ModelIndex|ModelRoleData\w*|Multi(Hash|Map)|Mutex\w*|Object\w*|Operating\w*|Pair|Persistent\w*|Plugin\w*|Point|PointF|Pointer"
     r"|Process\w*|Promise|Property|Queue|Random\w*|ReadLocker|ReadWriteLock|Rect|RectF|Recursive\w*|Regular(Expression\w*)|Resource|Result\w*"
     r"|Runnable|Save\w*|Scope\w*|Semaphore\w*|Sequential\w*|Set|Settings|Shared(Data\w*|Memory|Pointer)|Signal(Blocker|Mapper)|Size|SizeF"
     r"|Socket(Notifier|Descriptor)|SortFilterProxyModel|Stack|Standard(Paths)|Static\w*|Storage\w*|String\w*|Strong\w*|Sys\w*|Tagged\w*"
     r"|Temporary\w*|TextBoundaryFinder|TextStream|Thread\w*|Time|TimeLine|TimeZone|Timer|TimerEvent|Translator|Transposed\w*|Type\w*"
     r"|Uns\w*|Url|UrlQuery|Utf8\w*|Uuid|Var\w*|Vector|Version\w*|Wait\w*|Weak\w*|Write\w*|Xml\w*|MutableListIterator)", QT_CORE),
    (r"Q(Color|Font\w*|GuiApplication|Image\w*|Page\w*|Paint(er|erPath|Device|Engine)|Pdf\w*|Pen|Brush|Pixmap|Picture|Text\w*|Transform"
     r"|Abstract(TextDocumentLayout)|Raw\w*|Glyph\w*|Palette|Icon)", QT_GUI),
    (r"Q[A-Z]\w*", QT_WIDGETS),
]

# The standard library, POSIX and Linux have either no slash and no known library's name, or one of these roots.
SYSTEM = re.compile(r"[a-z0-9_]+(\.h)?|(sys|linux|asm|bits|arpa|netinet)/[a-z0-9_./]+")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def folder_of(relative):
    """The table's name for the folder of a source file, or None where the table says nothing of it."""
    parts = Path(relative).parts[:-1]
    if parts and parts[0] == "model":
        parts = parts[1:]
    for length in range(len(parts), 0, -1):
        name = "/".join(parts[:length])
        if name in FOLDERS:
            return name
    return None


def complaint(root, relative, quoted, name):
    """Why this include is wrong, or None."""
    here = folder_of(relative)
    if here is None:
        return "this folder is not in the table of tests/layering/layering.py"
    if quoted:
        if name.startswith("../") or "/../" in name:
            return "includes start at model/ or at the top of the project"
        if name.endswith(".moc") or name.startswith("moc_") or name.startswith("ui_"):
            return None
        there = folder_of(name)
        if there is None:
            if (root / relative).parent.joinpath(name).exists():
                return "write the folder too, as in \"base/result.h\""
            return "no folder of the project"
        if there == here or there in FOLDERS[here]:
            return None
        return f"{here} must not know {there}"
    for pattern, allowed in LIBRARIES:
        if re.fullmatch(pattern, name):
            return None if here in allowed else f"{here} must not use <{name}>"
    if SYSTEM.fullmatch(name):
        return None
    return f"<{name}> is in no row of the table of tests/layering/layering.py"


def check(root):
    complaints = []
    files = [p for top in ("model", "ui", "app") for p in sorted((root / top).rglob("*")) if p.suffix in (".h", ".cpp")]
    for path in files:
        relative = path.relative_to(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                why = complaint(root, relative, match[1] == '"', match[2])
                if why:
                    complaints.append(f"{relative}:{number}: {why}")
    return len(files), complaints


def self_test():
    """A rule that never complains holds nothing: each row here must be refused, or allowed, as it says."""
    rows = [
        ("model/base/a.cpp", False, "QString", False), ("model/base/a.cpp", False, "vector", True),
        ("model/base/a.cpp", False, "tl/expected.hpp", True), ("model/base/a.cpp", True, "tree/fstree.h", False),
        ("model/tree/a.cpp", False, "archive.h", False), ("model/archive/a.cpp", False, "archive.h", True),
        ("model/source/a.cpp", False, "openssl/evp.h", False), ("model/io/a.cpp", False, "openssl/evp.h", True),
        ("model/io/a.cpp", False, "sys/stat.h", True), ("model/tree/a.cpp", False, "nlohmann/json.hpp", False),
        ("model/formats/a.cpp", False, "nlohmann/json.hpp", True), ("model/formats/a.cpp", True, "source/source.h", False),
        ("model/report/a.cpp", False, "QPainter", False), ("model/report/pdf/a.cpp", False, "QPainter", True),
        ("model/report/pdf/a.cpp", False, "QWidget", False), ("model/items/a.h", False, "QAbstractItemModel", True),
        ("model/items/a.h", False, "QColor", False), ("model/items/a.h", False, "QStandardItemModel", False),
        ("model/items/a.h", True, "ui/mainwindow.h", False), ("ui/a.cpp", True, "items/difftreemodel.h", True),
        ("ui/a.cpp", False, "archive.h", False), ("ui/a.cpp", False, "KSyntaxHighlighting/Repository", True),
        ("model/jobs/a.h", True, "tree/fstree.h", False), ("model/compare/a.cpp", True, "base/version.h", True),
        ("model/compare/a.cpp", False, "boost/any.hpp", False), ("app/assay.cpp", True, "ui/mainwindow.h", True),
        ("model/cases/a.cpp", False, "QSqlQuery", False), ("model/cases/file/a.cpp", False, "QSqlQuery", True),
        ("ui/a.cpp", False, "QSqlDatabase", False), ("app/a.cpp", False, "QtSql", False), ("model/cases/file/a.cpp", False, "QWidget", False),
        ("model/cases/a.cpp", True, "cases/file/casefile.h", False), ("ui/a.cpp", True, "cases/file/casefile.h", True),
        ("ui/a.cpp", False, "QNetworkAccessManager", False), ("model/jobs/a.cpp", False, "QTcpSocket", False), ("model/fetch/a.cpp", False, "QSslSocket", True),
        ("ui/a.cpp", True, "../model/base/result.h", False), ("model/other/a.cpp", False, "vector", False),
    ]
    root = Path("/nonexistent")
    return len(rows), [f"{path} with {name}: should {'' if allowed else 'not '}be allowed" for path, quoted, name, allowed in rows
                       if (complaint(root, path, quoted, name) is None) != allowed]


if __name__ == "__main__":
    count, wrong = self_test() if sys.argv[1] == "--self-test" else check(Path(sys.argv[1]))
    print("\n".join(wrong + [f"{count} looked at, {len(wrong)} wrong"]))
    sys.exit(1 if wrong or not count else 0)

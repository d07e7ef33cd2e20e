#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Assay developers
# SPDX-License-Identifier: GPL-3.0-or-later

"""Holds translations/assay_*.ts against the texts of the window, and each translation against what it translates.

  translations.py ROOT                     every language is complete and keeps what its source has
  translations.py ROOT --pseudo FILE.ts    writes a translation that only makes every text longer, to see what gets clipped
  translations.py --self-test              the rules find what they are for

With --lrelease PROGRAM the files are compiled as well. Without --lupdate PROGRAM the texts are all those that the files have between
them. English holds nothing but the plurals.
"""

import argparse
import collections
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path
from xml.sax.saxutils import escape

# As Qt counts them (QTranslator takes the form by the language of the file). A new language says here how many it has.
PLURAL_FORMS = {"de": 2, "en": 2, "es": 2}

PLACE = r"%L?[1-9][0-9]?|%L?n"
MARKUP = r"</?[A-Za-z][^<>]*>|&(?:[a-z]+|#[0-9]+);"
MNEMONIC = r"&(?=[^\s&])"

Key = collections.namedtuple("Key", "context comment source numerus")


def read(path):
    """{Key: [form]} of a .ts file, None in place of the forms where the translation is not finished."""
    messages = {}
    for context in xml.parse(path).getroot().findall("context"):
        for message in context.findall("message"):
            key = Key(context.findtext("name"), message.findtext("comment") or "", message.findtext("source"), message.get("numerus") == "yes")
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                messages[key] = None
            elif key.numerus:
                messages[key] = [form.text or "" for form in translation.findall("numerusform")]
            else:
                messages[key] = [translation.text or ""]
    return messages


def counted(pattern, text):
    return sorted(re.findall(pattern, text))


def faults(source, form):
    """What a translation lost or made up."""
    mnemonics = [len(re.findall(MNEMONIC, re.sub(MARKUP, "", text).replace("&&", ""))) for text in (source, form)]
    rules = {
        "is empty": not form.strip() and bool(source.strip()),
        "places differ": counted(PLACE, source) != counted(PLACE, form),
        "markup differs": counted(MARKUP, source) != counted(MARKUP, form),
        "blanks at the start or the end differ": [re.match(r"\s*", t)[0] for t in (source, source[::-1])] != [re.match(r"\s*", t)[0] for t in (form, form[::-1])],
        "ellipses differ": counted(r"\s?…|\.\.\.", source) != counted(r"\s?…|\.\.\.", form),
        "lines differ": source.count("\n") != form.count("\n"),
        "mnemonics differ": mnemonics[0] != mnemonics[1],
    }
    return [rule for rule, broken in rules.items() if broken]


def check(language, messages, wanted):
    """What is wrong with a language's messages, as lines."""
    if language not in PLURAL_FORMS:
        return [f"how many plural forms has {language!r}? See PLURAL_FORMS."]
    if language == "en":
        wanted = {key for key in wanted if key.numerus}
    lines = [f"missing: {key}" for key in sorted(wanted - messages.keys())]
    lines += [f"in no source: {key}" for key in sorted(messages.keys() - wanted)]
    for key, forms in messages.items():
        if forms is None:
            lines.append(f"unfinished: {key}")
            continue
        if len(forms) != (PLURAL_FORMS[language] if key.numerus else 1):
            lines.append(f"{len(forms)} forms: {key}")
        lines += [f"{fault}: {key.context}: {key.source!r} -> {form!r}" for form in forms for fault in faults(key.source, form)]
    return lines


def texts_of_sources(root, lupdate):
    """The keys that lupdate finds, and what it complains about: a text under a context that the program does not ask for."""
    sources = sorted(str(path) for folder in ("model/items", "ui", "app") for path in (root / folder).rglob("*") if path.suffix in (".cpp", ".h"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.ts"
        run = subprocess.run([lupdate, "-silent", "-I", root / "model", "-I", root, *sources, "-source-language", "en", "-target-language", "en", "-ts", path],
                             capture_output=True, text=True, check=True)
        return set(read(path)), [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]


def compiled(lrelease, path, to):
    """What lrelease says, and it says something only where something is wrong."""
    if not lrelease:
        return []
    run = subprocess.run([lrelease, "-silent", path, "-qm", to], capture_output=True, text=True, check=False)
    lines = [f"lrelease: {path.name}: {line}" for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    return lines or ([f"lrelease: {path.name}: ended with {run.returncode}"] if run.returncode else [])


def check_all(root, lupdate, lrelease):
    files = {path.stem.removeprefix("assay_"): path for path in sorted((root / "translations").glob("assay_*.ts"))}
    read_files = {language: read(path) for language, path in files.items()}
    complaints = []
    if lupdate:
        wanted, complaints = texts_of_sources(root, lupdate)
    else:
        print("no lupdate: the files are held against each other")
        wanted = set().union(*(messages.keys() for messages in read_files.values()))
    lines = [f"lupdate: {line}" for line in complaints]
    for language, path in files.items():
        named = xml.parse(path).getroot().get("language").split("_")[0]
        lines += [f"{path.name}: is said to be {named!r}"] if named != language.split("_")[0] else []
        lines += [f"{path.name}: {line}" for line in check(language, read_files[language], wanted)]
        with tempfile.TemporaryDirectory() as folder:
            lines += compiled(lrelease, path, Path(folder) / "out.qm")
        print(f"{path.name}: {len(read_files[language])} texts")
    return lines + ([] if wanted else ["no texts at all"])


def longer(source):
    """The text in brackets, with accents and a third more letters; what faults() looks at stays."""
    accents = str.maketrans("aceinouyACEINOUY", "àçéîñöûýÀÇÉÎÑÖÛÝ")
    start = re.match(r"\s*…?", source)[0]
    core = source[len(start):].rstrip()
    end = source[len(start) + len(core):]
    parts = re.split(f"({PLACE}|{MARKUP})", core)
    parts[::2] = [part.translate(accents) for part in parts[::2]]
    return f"{start}[{''.join(parts)}{'~' * (len(core) // 3 + 1)}]{end}"


def write_pseudo(root, path, lrelease):
    """From the texts of the German file, as one that Qt takes for English: of two plural forms."""
    out = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="en" sourcelanguage="en">']
    lines = []
    for key in read(root / "translations" / "assay_de.ts"):
        form = longer(key.source)
        lines += [f"{fault}: {key.source!r} -> {form!r}" for fault in faults(key.source, form)]
        forms = f"<numerusform>{escape(form)}</numerusform>" * 2 if key.numerus else escape(form)
        numerus = ' numerus="yes"' if key.numerus else ""
        comment = f"<comment>{escape(key.comment)}</comment>" if key.comment else ""
        out.append(f"<context><name>{escape(key.context)}</name><message{numerus}><source>{escape(key.source)}</source>{comment}"
                   f"<translation>{forms}</translation></message></context>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*out, "</TS>", ""]), encoding="utf-8")
    return lines + compiled(lrelease, path, path.with_suffix(".qm")) + ([] if len(out) > 3 else ["no texts at all"])


def self_test():
    good = [("&Open %1 …", "%1 ö&ffnen …"), (" … (%L1 bytes)", " … (%L1 Byte)"), ("%1 %", "%1 %"), ("A && B", "A && C"), ("%n <b>x</b>", "<b>y</b> %n")]
    bad = [("%1 of %2", "%1"), ("%L1", "%1"), ("%1", "%1 %1"), ("%n", "n"), ("Open", " "), ("Open", "<b>Auf</b>"), ("Open", "Auf&nbsp;"), (" Open", "Auf"),
           ("Open", "Auf "), ("Open …", "Auf…"), ("Open…", "Auf..."), ("Open", "Auf\nda"), ("&Open", "Auf"), ("Open", "&Auf"), ("&Open", "&&Auf")]
    lines = [f"refused: {pair}" for pair in good if faults(*pair)] + [f"passed: {pair}" for pair in bad if not faults(*pair)]
    lines += [f"pseudo: {faults(source, longer(source))} {source!r}" for source, _ in good + bad if faults(source, longer(source))]
    one, many = Key("C", "", "a", False), Key("C", "", "%n b", True)
    whole = {one: ["x"], many: ["%n y", "%n z"]}
    lines += ["whole files are refused"] if check("de", whole, {one, many}) or check("en", {many: ["%n y", "%n z"]}, {one, many}) else []
    for what, language, messages, wanted in [("missing", "de", {one: ["x"]}, {one, many}), ("unfinished", "de", {**whole, one: None}, {one, many}),
                                             ("left over", "de", whole, {many}), ("one plural", "de", {**whole, many: ["%n y"]}, {one, many}),
                                             ("English without plurals", "en", {}, {one, many}), ("English with more", "en", whole, {one, many}),
                                             ("unknown language", "xx", whole, {one, many})]:
        lines += [] if check(language, messages, wanted) else [f"not found: {what}"]
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=Path)
    parser.add_argument("--lupdate")
    parser.add_argument("--lrelease")
    parser.add_argument("--pseudo", type=Path)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        lines = self_test()
    elif not options.root:
        parser.error("the folder of the sources is wanted")
    else:
        lines = (write_pseudo(options.root, options.pseudo, options.lrelease) if options.pseudo
                 else check_all(options.root, options.lupdate, options.lrelease))
    for line in lines:
        print(line)
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clihelp.h"

#include "app/clireportoptions.h"

namespace assay {

// Of compare and verify alike.
#define ASSAY_REPORT_TRUST_HELP \
    "  --trust RULES     also put into the reports, and on standard output a line a rule, who signed what and whether these rules hold (as of\n" \
    "                    `assay-cli trust --require`); the exit code is not changed by them: use `assay-cli trust` for that\n" \
    "  --trust-from PLACE\n" \
    "                    look there too for signatures, trust metadata and manifests; may be given more than once\n"
#define ASSAY_REPORT_BUNDLE_HELP \
    "  --bundle DIR      write a folder with all of these, listings of each source, and a manifest with SHA-256 and Merkle roots that holds them\n" \
    "                    together; DIR must not be there yet, or be empty. A name that ends in .zip gets one zip with the folder \"report\" in it\n" \
    "  --notes FILE      tags, notes, bookmarks and findings of the examiner's own (schema assay-notes/1, as the window exports them) for the\n" \
    "                    reports; the files of tagged paths go into the bundle as exhibits\n" \
    "  --journal-of CASE the journal of a case (.assay) as an appendix of the reports, and as journal.jsonl in the bundle\n"
#define ASSAY_REPORT_SIGNING_HELP \
    "  --sign-key FILE, --sign-cert FILE\n" \
    "                    sign the PDF, and the manifest of the bundle: the private key (PEM, or PKCS#12 with its certificate) and its certificate;\n" \
    "                    the passphrase is asked for. More, as --sign-chain and --passphrase-file: see assay-cli sign --help\n" \
    "  --settings FILE   do it as an evidence file says that it was done: --image and --image-store are taken from it, and cannot be given besides\n"
#define ASSAY_REPORT_CHOICES_HELP \
    "  --leave-out SECTION[,SECTION ...]\n" \
    "                    leave sections out of the reports: overview, records, findings, hash-lists, notes, differences, glossary, signatures; the\n" \
    "                    scope, the method, limitations, settings and how to check it are in every report\n" \
    "  --hash-once       do not hash the sources a second time. Before HTML, PDF, a bundle or a case is written they are, as files are that were\n" \
    "                    given: page one says MATCH, MISMATCH or NOT READ AGAIN with both times, and where one is not what it was, standard\n" \
    "                    error and the exit code 2 say so, too\n" \
    "  --page-size SIZE  of the PDF: a4 (default) or letter\n"
#define ASSAY_REPORT_RUN_HELP \
    "  --progress STYLE  json: an object a line on standard error; none: nothing; otherwise a bar on a terminal\n" \
    "  --quiet           print no summary\n"

const char overviewHelp[] = R"(Usage: assay-cli COMMAND [OPTION ...]

Holds the states of a container image against each other: what the vendor released, what was saved, what is live on the
disk of a host. Evidence is only read.

Commands:
  compare   say for each path in which step it changed
  verify    hold a store, its layers and records, against the engine's own records
  list      show the images, layers and containers of a source
  tree      print every path of an image, of one of its layers, or of a root file system
  case      show what is in a case file, check it and its journal, add to its custody
  trust     say who signed an image or file, and how far that reaches
  fetch     fetch what is said of an image, signatures and attestations, from its registry
  check     say whether a report bundle still says what it said
  sign      sign a report bundle
  timestamp take a time stamp into a report bundle
  prove     write the proof that a path is in a report, without the others
  self-test hold this installation against a case of which all is known

  assay-cli COMMAND --help   tells more of a command
  assay-cli --version        prints versions of the program and its libraries

A source is recognised from its content, never from its name: a root file system (tar or folder), a `docker save` archive, an
OCI archive or layout, the storage directory of Docker, containerd, podman, buildah or CRI-O (folder, or a tar of one). Tars may be
compressed.

Exit codes: 0 all was read and nothing differs; 1 all was read and something differs without explanation, or there are findings
of severity medium or higher, or the journal that --journal-of names is broken, or its case is not what it says; 2 wrong usage,
or the evidence could not be read whole (what was read is still written), or an interruption (Ctrl+C, SIGTERM, the end of a
terminal), which leaves nothing half written.
)";

const char compareHelp[] = R"(Usage: assay-cli compare [--vendor PATH] [--saved PATH] [--live PATH] [OPTION ...]

Compares any two or all three roles, and says what differs on standard output unless a report goes there.

  --vendor PATH     what the vendor released: a root file system, as a tar or a folder
  --saved PATH      what was saved: a `docker save` archive, an OCI archive or layout
  --live PATH       what is on the disk: the storage directory of an engine, or a tar of one
  --image REF       the image: a tag, an id or digest, or the beginning of one, or a container's name or id, for what it sees;
                    needed when a source holds several
  --image-store PATH
                    of a live store of podman, buildah or CRI-O: a further image store that its storage.conf names
                    (additionalimagestores, imagestore), a folder or a tar; may be given more than once, in that order
  --known-good FILE, --known-bad FILE
                    a list of hashes of files that are known: a SHA-256 a line, lines of sha256sum, hashdeep, or a CSV whose
                    header names a column of SHA-256 (NSRL); may be compressed, and given more than once. The matches are on
                    standard output, and in the HTML and PDF reports; the exit code is not changed by them
)" ASSAY_REPORT_TRUST_HELP R"(  --json FILE       write the evidence file (schema assay-evidence/1)
  --html FILE       write the report as one HTML file
  --pdf FILE        write the report as PDF
)" ASSAY_REPORT_BUNDLE_HELP ASSAY_REPORT_WORDS_HELP ASSAY_REPORT_SIGNING_HELP R"(  --scope SCOPE     which paths the HTML and PDF reports list: differences (default), all, unexplained, tagged or tagged:NAME,NAME (of --notes),
                    or filter:TEXT, what the window's filter would show; their sums and the other files are of everything, and say so
)" ASSAY_REPORT_CHOICES_HELP R"(  --case FILE       make a case of it (.assay) that the window opens: sources with their digests, all that was found, and a
                    journal that tells of the reports, too; what is there already is never replaced
)" ASSAY_REPORT_RUN_HELP R"(
FILE may be - for standard output, but for a case. SOURCE_DATE_EPOCH fixes the time of creation: the same evidence then gives the same bytes.

Example:
  docker save -o app.tar demo/app:1.0
  assay-cli compare --saved app.tar --live /var/lib/docker --image demo/app:1.0 --html report.html
  assay-cli compare --vendor rootfs.tar.xz --saved app.tar --bundle report --case-number 2026-17 --examiner "A. Miller"
)";

const char selfTestHelp[] = R"(Usage: assay-cli self-test [--html FILE]

Takes the sample case, which is installed with the program and of which all is known, through everything that a verdict rests on: digests,
reading, comparing, holding layers against records, the evidence file, a report bundle and its check. Prints one page to be filed: what was
tried and whether the answer was the known one, the versions of the program and its libraries, the SHA-256 of the program, the platform, and
what this version and what no comparison can show. Two of the steps want a certain "no": that the same is not said to differ, and that a
changed byte is seen. The window does the same: Help > Validate This Installation.

  --html FILE       also write the page as one HTML file; - is standard output, which then has nothing else

Exit codes: 0 every answer was the known one; 1 one was not; 2 the sample case is not there, or the page cannot be written.
)";

const char verifyHelp[] = R"(Usage: assay-cli verify --live PATH [OPTION ...]

Holds an engine's store against its own records, no other source needed: rebuilds the digest of each layer from its files or holds
them against the tar that the engine keeps, compares every recorded header with the file on the disk, finds what is there without a
record, follows the records from each name down to the folders, and tells what belongs to nothing and what each container changed.

  --live PATH       the storage directory of Docker, containerd, podman, buildah or CRI-O, a folder around it or of it, or a tar of one
  --image REF       only this image: a tag, an id or digest, or the beginning of one; or a container's name or id, for what it
                    runs and what it changed; without it all images and containers
  --image-store PATH
                    of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
                    (additionalimagestores, imagestore), a folder or a tar; may be given more than once, in that order
)" ASSAY_REPORT_TRUST_HELP R"(  --json FILE       write the evidence file (schema assay-evidence/1); - is standard output
  --html FILE       write the report as one HTML file: layers, chains of records, containers, what belongs to nothing
  --pdf FILE        write the same report as PDF
)" ASSAY_REPORT_BUNDLE_HELP ASSAY_REPORT_WORDS_HELP ASSAY_REPORT_SIGNING_HELP ASSAY_REPORT_CHOICES_HELP ASSAY_REPORT_RUN_HELP R"(
A layer that has no usable record is unverifiable; where nothing is found besides, the exit code is 2: nothing is called intact
that was not proven.

Examples:
  assay-cli verify --live /var/lib/docker
  assay-cli verify --live storage.tar --image demo/app:1.0 --json -
)";

const char listHelp[] = R"(Usage: assay-cli list PATH [--image-store PATH ...] [--json FILE]

Shows the images of a source with their tags, ids and layers, and the containers of a store. Reads records only, no content.

  --json FILE   write it as JSON (schema assay-list/1); - is standard output
  --image-store PATH
                of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
  --progress STYLE
                json: an object a line on standard error; none: nothing; otherwise a bar on a terminal
)";

const char treeHelp[] = R"(Usage: assay-cli tree PATH [--image REF] [--layer N] [--format FORMAT]

Prints every path of an image on standard output: the layers laid over each other, or one of them.

  --image REF      the image: a tag, an id or digest, or the beginning of one; needed when the source holds several
  --image-store PATH
                   of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
  --layer N        only what layer N holds (0 is the lowest), deletion marks included
  --format FORMAT  text (default), bodyfile (The Sleuth Kit, for timelines), mtree (checked with `mtree -f`), json
  --progress STYLE json: an object a line on standard error; none: nothing; otherwise a bar on a terminal

Example:
  assay-cli tree app.tar --format mtree > app.mtree
)";

const char caseHelp[] = R"(Usage: assay-cli case FILE [--journal]
       assay-cli case FILE --custody TEXT [--from NAME] [--to NAME]

Shows what is in a case: its number, sources with their digests, the sums of its results, how much is said of it, and its journal with
the hash of the last entry. Its tables, its pages and each entry of the journal are checked first, and the sources, tags, notes,
bookmarks and findings in its tables are held against what the journal says of them; evidence is not read.

  --journal         print the journal instead, an entry a line as JSON; each holds the SHA-256 of the one before it, which
                    sha256sum can check (see the manual page)
  --custody TEXT    add a transfer of custody to the journal, with the time, the user and this host; prints the new entry's hash
  --from NAME       who gave the evidence
  --to NAME         who took it

The exit code is 0 when all holds, 1 when the journal is broken (the first bad entry is named) or the tables are not what it
says (each value is named, with that of the journal), 2 when FILE is no case, is damaged, or cannot be written.

Examples:
  assay-cli case shop.assay
  assay-cli case shop.assay --custody "sealed bag 4711" --from "A. Miller" --to "Evidence room"
)";

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clioptions.h"

#include "app/cliproof.h"
#include "app/clitrust.h"
#include "base/displaysafe.h"
#include "io/outputplaces.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <getopt.h>
#include <set>
#include <string_view>

namespace assay {
namespace {

constexpr char overview[] = R"(Usage: assay-cli COMMAND [OPTION ...]

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
of severity medium or higher; 2 wrong usage, or the evidence could not be read whole (what was read is still written).
)";

constexpr char compareHelp[] = R"(Usage: assay-cli compare [--vendor PATH] [--saved PATH] [--live PATH] [OPTION ...]

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
  --trust RULES     also put into the reports, and on standard output a line a rule, who signed what and whether these rules hold (as of
                    `assay-cli trust --require`); the exit code is not changed by them: use `assay-cli trust` for that
  --trust-from PLACE
                    look there too for signatures, trust metadata and manifests; may be given more than once
  --json FILE       write the evidence file (schema assay-evidence/1)
  --html FILE       write the report as one HTML file
  --pdf FILE        write the report as PDF
  --bundle DIR      write a folder with all of these, listings of each source, and a manifest with SHA-256 and Merkle roots that holds them
                    together; DIR must not be there yet, or be empty. A name that ends in .zip gets one zip with the folder "report" in it
  --notes FILE      tags, notes, bookmarks and findings of the examiner's own (schema assay-notes/1, as the window exports them) for the
                    reports; the files of tagged paths go into the bundle as exhibits
  --journal-of CASE the journal of a case (.assay) as an appendix of the reports, and as journal.jsonl in the bundle
)" ASSAY_REPORT_WORDS_HELP R"(  --sign-key FILE, --sign-cert FILE
                    sign the PDF, and the manifest of the bundle: the private key (PEM, or PKCS#12 with its certificate) and its certificate;
                    the passphrase is asked for. More, as --sign-chain and --passphrase-file: see assay-cli sign --help
  --settings FILE   do it as an evidence file says that it was done: --image and --image-store are taken from it, and cannot be given besides
  --scope SCOPE     which paths the HTML and PDF reports list: differences (default), all, unexplained, tagged or tagged:NAME,NAME (of --notes),
                    or filter:TEXT, what the window's filter would show; their sums and the other files are of everything, and say so
  --leave-out SECTION[,SECTION ...]
                    leave sections out of the reports: overview, records, findings, hash-lists, notes, differences, glossary, signatures; the
                    scope, the method, limitations, settings and how to check it are in every report
  --hash-once       do not hash the sources a second time. Before HTML, PDF, a bundle or a case is written they are, as files are that were
                    given: page one says MATCH, MISMATCH or NOT READ AGAIN with both times, and where one is not what it was, standard
                    error and the exit code 2 say so, too
  --page-size SIZE  of the PDF: a4 (default) or letter
  --case FILE       make a case of it (.assay) that the window opens: sources with their digests, all that was found, and a
                    journal that tells of the reports, too; what is there already is never replaced
  --progress STYLE  json: an object a line on standard error; none: nothing; otherwise a bar on a terminal
  --quiet           print no summary

FILE may be - for standard output, but for a case. SOURCE_DATE_EPOCH fixes the time of creation: the same evidence then gives the same bytes.

Example:
  docker save -o app.tar demo/app:1.0
  assay-cli compare --saved app.tar --live /var/lib/docker --image demo/app:1.0 --html report.html
  assay-cli compare --vendor rootfs.tar.xz --saved app.tar --bundle report --case-number 2026-17 --examiner "A. Miller"
)";

constexpr char selfTestHelp[] = R"(Usage: assay-cli self-test [--html FILE]

Takes the sample case, which is installed with the program and of which all is known, through everything that a verdict rests on: digests,
reading, comparing, holding layers against records, the evidence file, a report bundle and its check. Prints one page to be filed: what was
tried and whether the answer was the known one, the versions of the program and its libraries, the SHA-256 of the program, the platform, and
what this version and what no comparison can show. Two of the steps want a certain "no": that the same is not said to differ, and that a
changed byte is seen. The window does the same: Help > Validate This Installation.

  --html FILE       also write the page as one HTML file; - is standard output, which then has nothing else

Exit codes: 0 every answer was the known one; 1 one was not; 2 the sample case is not there, or the page cannot be written.
)";

constexpr char verifyHelp[] = R"(Usage: assay-cli verify --live PATH [OPTION ...]

Holds an engine's store against its own records, no other source needed: rebuilds the digest of each layer from its files or holds
them against the tar that the engine keeps, compares every recorded header with the file on the disk, finds what is there without a
record, follows the records from each name down to the folders, and tells what belongs to nothing and what each container changed.

  --live PATH       the storage directory of Docker, containerd, podman, buildah or CRI-O, a folder around it or of it, or a tar of one
  --image REF       only this image: a tag, an id or digest, or the beginning of one; or a container's name or id, for what it
                    runs and what it changed; without it all images and containers
  --image-store PATH
                    of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
                    (additionalimagestores, imagestore), a folder or a tar; may be given more than once, in that order
  --trust RULES     also put into the reports, and on standard output a line a rule, who signed what and whether these rules hold (as of
                    `assay-cli trust --require`); the exit code is not changed by them: use `assay-cli trust` for that
  --trust-from PLACE
                    look there too for signatures, trust metadata and manifests; may be given more than once
  --json FILE       write the evidence file (schema assay-evidence/1); - is standard output
  --html FILE       write the report as one HTML file: layers, chains of records, containers, what belongs to nothing
  --pdf FILE        write the same report as PDF
  --bundle DIR      write a folder with all of these, listings of each source, and a manifest with SHA-256 and Merkle roots that holds them
                    together; DIR must not be there yet, or be empty. A name that ends in .zip gets one zip with the folder "report" in it
  --notes FILE      tags, notes, bookmarks and findings of the examiner's own (schema assay-notes/1, as the window exports them) for the
                    reports; the files of tagged paths go into the bundle as exhibits
  --journal-of CASE the journal of a case (.assay) as an appendix of the reports, and as journal.jsonl in the bundle
)" ASSAY_REPORT_WORDS_HELP R"(  --sign-key FILE, --sign-cert FILE
                    sign the PDF, and the manifest of the bundle: the private key (PEM, or PKCS#12 with its certificate) and its certificate;
                    the passphrase is asked for. More, as --sign-chain and --passphrase-file: see assay-cli sign --help
  --settings FILE   do it as an evidence file says that it was done: --image and --image-store are taken from it, and cannot be given besides
  --leave-out SECTION[,SECTION ...]
                    leave sections out of the reports: overview, records, findings, hash-lists, notes, differences, glossary, signatures; the
                    scope, the method, limitations, settings and how to check it are in every report
  --hash-once       do not hash the sources a second time. Before HTML, PDF, a bundle or a case is written they are, as files are that were
                    given: page one says MATCH, MISMATCH or NOT READ AGAIN with both times, and where one is not what it was, standard
                    error and the exit code 2 say so, too
  --page-size SIZE  of the PDF: a4 (default) or letter
  --progress STYLE  json: an object a line on standard error; none: nothing; otherwise a bar on a terminal
  --quiet           print no summary

A layer that has no usable record is unverifiable; where nothing is found besides, the exit code is 2: nothing is called intact
that was not proven.

Examples:
  assay-cli verify --live /var/lib/docker
  assay-cli verify --live storage.tar --image demo/app:1.0 --json -
)";

constexpr char listHelp[] = R"(Usage: assay-cli list PATH [--image-store PATH ...] [--json FILE]

Shows the images of a source with their tags, ids and layers, and the containers of a store. Reads records only, no content.

  --json FILE   write it as JSON (schema assay-list/1); - is standard output
  --image-store PATH
                of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
)";

constexpr char treeHelp[] = R"(Usage: assay-cli tree PATH [--image REF] [--layer N] [--format FORMAT]

Prints every path of an image on standard output: the layers laid over each other, or one of them.

  --image REF      the image: a tag, an id or digest, or the beginning of one; needed when the source holds several
  --image-store PATH
                   of a store of podman, buildah or CRI-O: a further image store that its storage.conf names
  --layer N        only what layer N holds (0 is the lowest), deletion marks included
  --format FORMAT  text (default), bodyfile (The Sleuth Kit, for timelines), mtree (checked with `mtree -f`), json

Example:
  assay-cli tree app.tar --format mtree > app.mtree
)";

constexpr char caseHelp[] = R"(Usage: assay-cli case FILE [--journal]
       assay-cli case FILE --custody TEXT [--from NAME] [--to NAME]

Shows what is in a case: its number, sources with their digests, the sums of its results, how much is said of it, and its journal with
the hash of the last entry. Its tables, its pages and each entry of the journal are checked first; evidence is not read.

  --journal         print the journal instead, an entry a line as JSON; each holds the SHA-256 of the one before it, which
                    sha256sum can check (see the manual page)
  --custody TEXT    add a transfer of custody to the journal, with the time, the user and this host; prints the new entry's hash
  --from NAME       who gave the evidence
  --to NAME         who took it

The exit code is 0 when all holds, 1 when the journal is broken (the first bad entry is named), 2 when FILE is no case, is damaged,
or cannot be written.

Examples:
  assay-cli case shop.assay
  assay-cli case shop.assay --custody "sealed bag 4711" --from "A. Miller" --to "Evidence room"
)";

enum Option { VendorOption = 256, SavedOption, LiveOption, ImageOption, ImageStoreOption, KnownGoodOption, KnownBadOption, JsonOption, HtmlOption, PdfOption, PageSizeOption, LayerOption,
              FormatOption, ProgressOption, JournalOption, CustodyOption, FromOption, ToOption, BundleOption, NotesOption, JournalOfOption, SettingsOption, CaseOption, SignKeyOption, SignCertificateOption, SignChainOption,
              PassphraseFileOption, PassphraseDescriptorOption, SignOutsideValidityOption, ReplyOption, AuthoritiesOption, SourceOption, SignersOption, ManifestOption, RootOption,
              RequireOption, AtOption, FromPlaceOption, DiskOption, KeyOption, SigstoreRootOption, CaOption, SigningCaOption, TufRootOption, TufRootKeyOption, OpenPgpKeyOption,
              OpenPgpFingerprintOption, MinisignKeyOption, LogKeyOption, IdentityOption, IdentityIssuerOption, SignatureOption, ScopeOption, LeaveOutOption, HashOnceOption, TimestampUrlOption };

struct CommandShape {
    const char *name;
    CliCommand command;
    const char *help;
    const option *options;
};

// Of all that sign.
#define ASSAY_SIGNING_OPTIONS \
    {"passphrase-file", required_argument, nullptr, PassphraseFileOption}, {"passphrase-fd", required_argument, nullptr, PassphraseDescriptorOption}, \
    {"sign-outside-validity", no_argument, nullptr, SignOutsideValidityOption}

// Of all that asks an authority for a time stamp.
#define ASSAY_STAMPING_OPTIONS \
    {"timestamp-url", required_argument, nullptr, TimestampUrlOption}, {"server-ca", required_argument, nullptr, WebAuthoritiesOption}, ASSAY_WEB_OPTIONS

// Of compare and verify alike.
#define ASSAY_REPORT_OPTIONS \
    {"bundle", required_argument, nullptr, BundleOption}, {"hash-once", no_argument, nullptr, HashOnceOption}, {"leave-out", required_argument, nullptr, LeaveOutOption}, {"notes", required_argument, nullptr, NotesOption}, \
    ASSAY_REPORT_WORDS_OPTIONS, \
    {"journal-of", required_argument, nullptr, JournalOfOption}, {"settings", required_argument, nullptr, SettingsOption}, \
    {"sign-key", required_argument, nullptr, SignKeyOption}, {"sign-cert", required_argument, nullptr, SignCertificateOption}, \
    {"sign-chain", required_argument, nullptr, SignChainOption}, ASSAY_SIGNING_OPTIONS

constexpr option compareOptions[] = {
    {"vendor", required_argument, nullptr, VendorOption}, {"saved", required_argument, nullptr, SavedOption},
    {"live", required_argument, nullptr, LiveOption},     {"image", required_argument, nullptr, ImageOption},
    {"image-store", required_argument, nullptr, ImageStoreOption},
    {"known-good", required_argument, nullptr, KnownGoodOption}, {"known-bad", required_argument, nullptr, KnownBadOption},
    {"json", required_argument, nullptr, JsonOption},     {"html", required_argument, nullptr, HtmlOption},
    {"pdf", required_argument, nullptr, PdfOption},       {"page-size", required_argument, nullptr, PageSizeOption},
    {"trust", required_argument, nullptr, RequireOption}, {"trust-from", required_argument, nullptr, FromPlaceOption},
    ASSAY_REPORT_OPTIONS,
    {"case", required_argument, nullptr, CaseOption},     {"scope", required_argument, nullptr, ScopeOption},
    {"progress", required_argument, nullptr, ProgressOption}, {"quiet", no_argument, nullptr, 'q'},
    {"help", no_argument, nullptr, 'h'},                  {nullptr, 0, nullptr, 0},
};
constexpr option verifyOptions[] = {
    {"live", required_argument, nullptr, LiveOption},     {"image", required_argument, nullptr, ImageOption},
    {"image-store", required_argument, nullptr, ImageStoreOption},
    {"json", required_argument, nullptr, JsonOption},     {"html", required_argument, nullptr, HtmlOption},
    {"pdf", required_argument, nullptr, PdfOption},       {"page-size", required_argument, nullptr, PageSizeOption},
    {"trust", required_argument, nullptr, RequireOption}, {"trust-from", required_argument, nullptr, FromPlaceOption},
    ASSAY_REPORT_OPTIONS,
    {"progress", required_argument, nullptr, ProgressOption}, {"quiet", no_argument, nullptr, 'q'},
    {"help", no_argument, nullptr, 'h'},                  {nullptr, 0, nullptr, 0},
};
constexpr option listOptions[] = {
    {"image-store", required_argument, nullptr, ImageStoreOption},
    {"json", required_argument, nullptr, JsonOption}, {"progress", required_argument, nullptr, ProgressOption},
    {"help", no_argument, nullptr, 'h'},              {nullptr, 0, nullptr, 0},
};
constexpr option treeOptions[] = {
    {"image-store", required_argument, nullptr, ImageStoreOption},
    {"image", required_argument, nullptr, ImageOption},   {"layer", required_argument, nullptr, LayerOption},
    {"format", required_argument, nullptr, FormatOption}, {"progress", required_argument, nullptr, ProgressOption},
    {"help", no_argument, nullptr, 'h'},                  {nullptr, 0, nullptr, 0},
};
constexpr option caseOptions[] = {
    {"journal", no_argument, nullptr, JournalOption},  {"custody", required_argument, nullptr, CustodyOption},
    {"from", required_argument, nullptr, FromOption},  {"to", required_argument, nullptr, ToOption},
    {"help", no_argument, nullptr, 'h'},               {nullptr, 0, nullptr, 0},
};

constexpr option signOptions[] = {
    {"key", required_argument, nullptr, SignKeyOption},     {"cert", required_argument, nullptr, SignCertificateOption},
    {"chain", required_argument, nullptr, SignChainOption}, ASSAY_SIGNING_OPTIONS, ASSAY_STAMPING_OPTIONS,
    {"tsa-ca", required_argument, nullptr, AuthoritiesOption}, {"quiet", no_argument, nullptr, 'q'}, {"help", no_argument, nullptr, 'h'}, {nullptr, 0, nullptr, 0},
};
constexpr option timestampOptions[] = {
    ASSAY_STAMPING_OPTIONS,
    {"reply", required_argument, nullptr, ReplyOption}, {"tsa-ca", required_argument, nullptr, AuthoritiesOption},
    {"quiet", no_argument, nullptr, 'q'},               {"help", no_argument, nullptr, 'h'}, {nullptr, 0, nullptr, 0},
};
constexpr option proveOptions[] = {
    {"source", required_argument, nullptr, SourceOption}, {"json", required_argument, nullptr, JsonOption},
    {"help", no_argument, nullptr, 'h'},                  {nullptr, 0, nullptr, 0},
};
constexpr option checkOptions[] = {
    {"ca", required_argument, nullptr, SignersOption},        {"tsa-ca", required_argument, nullptr, AuthoritiesOption},
    {"manifest", required_argument, nullptr, ManifestOption}, {"root", required_argument, nullptr, RootOption},
    {"json", required_argument, nullptr, JsonOption},         {"quiet", no_argument, nullptr, 'q'},
    {"help", no_argument, nullptr, 'h'},                      {nullptr, 0, nullptr, 0},
};

constexpr option trustOptions[] = {
    {"image", required_argument, nullptr, ImageOption},        {"image-store", required_argument, nullptr, ImageStoreOption},
    {"from", required_argument, nullptr, FromPlaceOption},     {"at", required_argument, nullptr, AtOption},
    {"signature", required_argument, nullptr, SignatureOption},
    {"disk", no_argument, nullptr, DiskOption},                {"require", required_argument, nullptr, RequireOption},
    {"key", required_argument, nullptr, KeyOption},            {"sigstore-root", required_argument, nullptr, SigstoreRootOption},
    {"log-key", required_argument, nullptr, LogKeyOption},     {"identity", required_argument, nullptr, IdentityOption},
    {"identity-issuer", required_argument, nullptr, IdentityIssuerOption},
    {"ca", required_argument, nullptr, CaOption},              {"signing-ca", required_argument, nullptr, SigningCaOption},
    {"tsa-ca", required_argument, nullptr, AuthoritiesOption}, {"tuf-root", required_argument, nullptr, TufRootOption},
    {"tuf-root-key", required_argument, nullptr, TufRootKeyOption}, {"openpgp-key", required_argument, nullptr, OpenPgpKeyOption},
    {"openpgp-fingerprint", required_argument, nullptr, OpenPgpFingerprintOption}, {"minisign-key", required_argument, nullptr, MinisignKeyOption},
    {"json", required_argument, nullptr, JsonOption},          {"progress", required_argument, nullptr, ProgressOption},
    {"quiet", no_argument, nullptr, 'q'},                      {"help", no_argument, nullptr, 'h'}, {nullptr, 0, nullptr, 0},
};

constexpr option selfTestOptions[] = {{"html", required_argument, nullptr, HtmlOption}, {"help", no_argument, nullptr, 'h'}, {nullptr, 0, nullptr, 0}};

const CommandShape shapes[] = {
    {"compare", CliCommand::Compare, compareHelp, compareOptions},
    {"verify", CliCommand::Verify, verifyHelp, verifyOptions},
    {"list", CliCommand::List, listHelp, listOptions},
    {"tree", CliCommand::Tree, treeHelp, treeOptions},
    {"case", CliCommand::Case, caseHelp, caseOptions},
    {"check", CliCommand::Check, checkHelp, checkOptions},
    {"trust", CliCommand::Trust, trustHelp, trustOptions},
    {"fetch", CliCommand::Fetch, fetchHelp, fetchOptions},
    {"sign", CliCommand::Sign, signHelp, signOptions},
    {"timestamp", CliCommand::Timestamp, timestampHelp, timestampOptions},
    {"prove", CliCommand::Prove, proveHelp, proveOptions},
    {"self-test", CliCommand::SelfTest, selfTestHelp, selfTestOptions},
};

const CommandShape *shapeOf(std::string_view name)
{
    for (const CommandShape &shape : shapes) {
        if (name == shape.name)
            return &shape;
    }
    return nullptr;
}

Unexpected usage(const std::string &what)
{
    return Unexpected(makeError(ErrorCode::Usage, {}, what));
}

std::optional<std::uint32_t> numberFrom(std::string_view text)
{
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(std::string(text)));
}

Status setSource(CliOptions &options, std::size_t role, const char *path)
{
    if (options.sources[role])
        return usage("a role is given twice");
    options.sources[role] = path;
    return {};
}

CustodyTransfer &custodyOf(CliOptions &options)
{
    return options.custody ? *options.custody : options.custody.emplace();
}

Status takeTrustOption(CliTrustOptions &options, int option, const char *value)
{
    TrustSourceFiles &relied = options.relied;
    switch (option) {
    case RequireOption: options.rules = value; break;
    case AtOption: options.at = value; break;
    case FromPlaceOption: options.from.emplace_back(value); break;
    case SignatureOption: options.signatures.emplace_back(value); break;
    case DiskOption: options.disk = true; break;
    case KeyOption: relied.publicKeys.emplace_back(value); break;
    case SigstoreRootOption: relied.sigstoreRoots.emplace_back(value); break;
    case LogKeyOption: relied.logKeys.emplace_back(value); break;
    case IdentityOption: relied.identities.push_back({value, {}}); break;
    case IdentityIssuerOption:
        if (relied.identities.empty() || !relied.identities.back().issuer.empty())
            return usage("--identity-issuer stands behind the --identity that it is for");
        relied.identities.back().issuer = value;
        break;
    case CaOption: relied.certificateAuthorities.emplace_back(value); break;
    case SigningCaOption: relied.signingAuthorities.emplace_back(value); break;
    case TufRootOption: relied.tufRoots.emplace_back(value); break;
    case TufRootKeyOption: relied.tufRootKeys.emplace_back(value); break;
    case OpenPgpKeyOption: relied.openPgpKeys.emplace_back(value); break;
    case OpenPgpFingerprintOption: relied.openPgpFingerprints.emplace_back(value); break;
    case MinisignKeyOption: relied.minisignKeys.emplace_back(value); break;
    default: break;
    }
    return {};
}

Status leaveOut(ReportOptions &report, std::string_view names)
{
    for (std::size_t at = 0; at <= names.size();) {
        const std::size_t end = std::min(names.find(',', at), names.size());
        const auto part = reportPartFromName(names.substr(at, end - at));
        if (!part) {
            std::string all;
            for (const ReportPart each : reportParts)
                all += (all.empty() ? "" : ", ") + std::string(reportPartName(each));
            return usage("what can be left out is " + all);
        }
        report.leaveOut(*part);
        at = end + 1;
    }
    return {};
}

Status takeOption(CliOptions &options, int option, const char *value)
{
    switch (option) {
    case VendorOption: return setSource(options, 0, value);
    case SavedOption: return setSource(options, 1, value);
    case LiveOption: return setSource(options, 2, value);
    case ImageOption: options.image = value; break;
    case ImageStoreOption: options.imageStores.emplace_back(value); break;
    case KnownGoodOption: options.knownGood.emplace_back(value); break;
    case KnownBadOption: options.knownBad.emplace_back(value); break;
    case JsonOption: options.json = value; break;
    case HtmlOption: options.html = value; break;
    case PdfOption: options.pdf = value; break;
    case BundleOption: options.bundle = value; break;
    case NotesOption: options.notes = value; break;
    case JournalOfOption: options.journalOf = value; break;
    case SettingsOption: options.settings = value; break;
    case CaseOption: options.caseFile = value; break;
    case ScopeOption: {
        auto scope = scopeFromText(value);
        if (!scope)
            return Unexpected(scope.error());
        options.scope = std::move(*scope);
        break;
    }
    case HashOnceOption: options.hashOnce = true; break;
    case LeaveOutOption: return leaveOut(options.about, value);
    case PageSizeOption:
        if (std::strcmp(value, "a4") != 0 && std::strcmp(value, "letter") != 0)
            return usage("--page-size is a4 or letter");
        options.pageSize = value;
        break;
    case LayerOption:
        options.listing.layer = numberFrom(value);
        if (!options.listing.layer)
            return usage("--layer wants a number, 0 for the lowest layer");
        break;
    case FormatOption: {
        const auto format = listingFormatFromName(value);
        if (!format)
            return usage("--format is text, bodyfile, mtree or json");
        options.listing.format = *format;
        break;
    }
    case ProgressOption:
        if (std::strcmp(value, "json") != 0 && std::strcmp(value, "none") != 0)
            return usage("--progress is json or none");
        options.progress = std::strcmp(value, "json") == 0 ? ProgressStyle::Json : ProgressStyle::None;
        break;
    case JournalOption: options.journal = true; break;
    case CustodyOption: custodyOf(options).text = value; break;
    case FromOption: custodyOf(options).from = value; break;
    case ToOption: custodyOf(options).to = value; break;
    case SignKeyOption: options.signing.key = value; break;
    case SignCertificateOption: options.signing.certificate = value; break;
    case SignChainOption: options.signing.chain.emplace_back(value); break;
    case SignOutsideValidityOption: options.signing.outsideValidity = true; break;
    case PassphraseFileOption: options.passphraseFile = value; break;
    case PassphraseDescriptorOption: {
        const auto number = numberFrom(value);
        if (!number)
            return usage("--passphrase-fd wants the number of an open descriptor");
        options.passphraseDescriptor = static_cast<int>(*number);
        break;
    }
    case ReplyOption: options.reply = value; break;
    case TimestampUrlOption: options.timestampUrl = value; break;
    case AuthoritiesOption:
        options.authorities = value;
        options.trust.relied.timeStampAuthorities.emplace_back(value);
        break;
    case SourceOption: options.source = value; break;
    case SignersOption: options.signers = value; break;
    case ManifestOption: options.manifest = value; break;
    case RootOption: options.root = value; break;
    case 'q': options.quiet = true; break;
    default: {
        const auto taken = takeFetchOption(options.fetch, option, value);
        if (!taken)
            return Unexpected(taken.error());
        if (takeReportWord(options.about, options.reportFiles, option, value))
            return {};
        return *taken ? Status() : takeTrustOption(options.trust, option, value);
    }
    }
    return {};
}

Status checkSigning(const CliOptions &options)
{
    const bool anything = !options.signing.certificate.empty() || !options.signing.chain.empty() || options.signing.outsideValidity || !options.passphraseFile.empty()
        || options.passphraseDescriptor >= 0;
    if (options.signing.key.empty())
        return anything ? usage("to sign, the private key is wanted too") : Status();
    if (!options.passphraseFile.empty() && options.passphraseDescriptor >= 0)
        return usage("the passphrase comes either from a file or from a descriptor");
    if (options.command != CliCommand::Sign && options.bundle.empty() && options.pdf.empty())
        return usage("what is signed is a PDF or a bundle: give --pdf or --bundle");
    return {};
}

Status checkStamping(const CliOptions &options)
{
    if (!options.timestampUrl.empty() && !options.reply.empty())
        return usage("a time stamp is either asked for, with --timestamp-url, or taken in, with --reply");
    const bool web = !options.fetch.authorities.empty() || !options.fetch.proxy.empty() || options.fetch.environmentProxy;
    if (web && options.timestampUrl.empty())
        return usage("--server-ca, --proxy and --proxy-from-environment say how a server is asked: they want --timestamp-url");
    return checkWebOptions(options.fetch);
}

// The reports pass over what is no number; a job that set it wants the same bytes each time, and is to be told.
bool isTimeOfCreationUsable()
{
    const char *given = std::getenv("SOURCE_DATE_EPOCH");
    if (!given)
        return true;
    const std::string_view text(given);
    std::int64_t seconds = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

// The folder is looked at, since the file need not be there yet.
std::string whereItLies(const std::string &output)
{
    const std::size_t end = output.find_last_not_of('/');
    const std::string name = output.substr(0, end == std::string::npos ? 0 : end + 1);
    return realPath(folderAround(name)) + '/' + name.substr(name.rfind('/') + 1);
}

// Two reports cannot share standard output, nor a file: the last one written would be all that is left.
Status checkOutputs(const CliOptions &options)
{
    if (!options.settings.empty() && (!options.image.empty() || !options.imageStores.empty()))
        return usage("--image and --image-store come from the file that --settings names; give them without it");
    const int onStandardOutput = (options.json == "-") + (options.html == "-") + (options.pdf == "-");
    if (options.bundle == "-")
        return usage("a bundle is a folder: it cannot go to standard output");
    if (options.caseFile == "-")
        return usage("a case is a file, and cannot go to standard output");
    if (onStandardOutput > 1)
        return usage("only one report can go to standard output");
    std::set<std::string> places;
    for (const std::string &output : {options.json, options.html, options.pdf, options.bundle, options.caseFile}) {
        const bool device = output.starts_with("/dev/");
        if (!output.empty() && output != "-" && !device && !places.insert(whereItLies(output)).second)
            return usage(displaySafe(output) + " is named for two outputs; give each a name of its own");
    }
    if (!isTimeOfCreationUsable())
        return usage("SOURCE_DATE_EPOCH is no number of seconds since 1970");
    return checkSigning(options);
}

Status checkComplete(CliOptions &options, int argc, char **argv, int next)
{
    if (options.command == CliCommand::Compare) {
        if (next < argc)
            return usage(std::string("\"") + displaySafe(argv[next]) + "\" has no role: give it with --vendor, --saved or --live");
        if (options.sources[0].has_value() + options.sources[1].has_value() + options.sources[2].has_value() < 2)
            return usage("compare wants two or three of --vendor, --saved and --live");
        if (!options.imageStores.empty() && !options.sources[2])
            return usage("--image-store belongs to --live");
        if (options.scope.kind == ScopeKind::Tagged && options.notes.empty())
            return usage("--scope tagged wants --notes FILE, which says what is tagged");
        return checkOutputs(options);
    }
    if (options.command == CliCommand::Verify) {
        if (next < argc || !options.sources[2])
            return usage("verify wants --live PATH and no other path");
        return checkOutputs(options);
    }
    if (options.custody && (options.custody->text.empty() || options.journal))
        return usage("--from and --to want --custody with a text, and no --journal");
    if (options.command == CliCommand::Sign && options.signing.key.empty())
        return usage("to sign, --key FILE is wanted");
    if (options.command == CliCommand::Prove) {
        if (next + 2 != argc)
            return usage("prove wants a BUNDLE and a PATH");
        options.path = argv[next];
        options.entry = argv[next + 1];
        return {};
    }
    if (options.command == CliCommand::SelfTest)
        return next == argc ? Status() : usage("self-test wants no path: it brings its own case");
    if (const Status signing = checkSigning(options); !signing)
        return signing;
    if (options.command == CliCommand::Sign && options.timestampUrl.empty() && !options.authorities.empty())
        return usage("--tsa-ca says whose time stamp is taken: it wants --timestamp-url");
    const bool stamping = options.command == CliCommand::Sign || options.command == CliCommand::Timestamp;
    if (const Status asked = stamping ? checkStamping(options) : Status(); !asked)
        return asked;
    if (next + 1 != argc)
        return usage(options.command == CliCommand::Fetch ? "one REFERENCE is wanted" : "one PATH is wanted");
    options.path = argv[next];
    return options.command == CliCommand::Fetch ? checkFetchOptions(options.fetch) : Status();
}

} // namespace

Result<CliOptions> parseCommandLine(int argc, char **argv)
{
    CliOptions options;
    if (argc < 2)
        return usage("a command is wanted: compare, verify, list, tree, case, trust, fetch, check, sign, timestamp, prove or self-test");
    const std::string_view first = argv[1];
    if (first == "--help" || first == "-h" || first == "help") {
        if (argc > 2 && shapeOf(argv[2]))
            options.helpTopic = argv[2];
        return options;
    }
    if (first == "--version" || first == "-V") {
        options.command = CliCommand::Version;
        return options;
    }
    const CommandShape *shape = shapeOf(first);
    if (!shape)
        return usage("\"" + displaySafe(first) + "\" is no command; there are compare, verify, list, tree, case, trust, fetch, check, sign, timestamp, prove and self-test");
    options.command = shape->command;
    opterr = 0;
    optind = 1;
    while (true) {
        const int option = getopt_long(argc - 1, argv + 1, ":hq", shape->options, nullptr);
        if (option == -1)
            break;
        const char *word = argv[optind] ? argv[optind] : "";
        if (option == ':')
            return usage("\"" + displaySafe(word) + "\" wants a value");
        if (option == '?')
            return usage("\"" + displaySafe(word) + "\" is no option of " + shape->name);
        if (option == 'h') {
            options.command = CliCommand::Help;
            options.helpTopic = shape->name;
            return options;
        }
        if (const Status taken = takeOption(options, option, optarg); !taken)
            return Unexpected(taken.error());
    }
    // getopt_long() has moved what is no option to the end.
    if (const Status complete = checkComplete(options, argc, argv, optind + 1); !complete)
        return Unexpected(complete.error());
    return options;
}

std::string helpText(const std::string &topic)
{
    const CommandShape *shape = shapeOf(topic);
    return shape ? shape->help : overview;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommandtable.h"

#include "app/clihelp.h"
#include "app/cliproof.h"
#include "app/clitrust.h"

namespace assay {
namespace {

// Of all that sign.
#define ASSAY_SIGNING_OPTIONS \
    {"passphrase-file", required_argument, nullptr, PassphraseFileOption}, {"passphrase-fd", required_argument, nullptr, PassphraseDescriptorOption}, \
    {"sign-outside-validity", no_argument, nullptr, SignOutsideValidityOption}

// Of all that asks an authority for a time stamp.
#define ASSAY_STAMPING_OPTIONS \
    {"timestamp-url", required_argument, nullptr, TimestampUrlOption}, {"server-ca", required_argument, nullptr, WebAuthoritiesOption}, ASSAY_WEB_OPTIONS

// Of compare and verify alike.
#define ASSAY_REPORT_OPTIONS \
    {"json", required_argument, nullptr, JsonOption}, {"html", required_argument, nullptr, HtmlOption}, {"pdf", required_argument, nullptr, PdfOption}, \
    {"page-size", required_argument, nullptr, PageSizeOption}, {"trust", required_argument, nullptr, RequireOption}, {"trust-from", required_argument, nullptr, FromPlaceOption}, \
    {"progress", required_argument, nullptr, ProgressOption}, {"quiet", no_argument, nullptr, 'q'}, \
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
    ASSAY_REPORT_OPTIONS,
    {"case", required_argument, nullptr, CaseOption},     {"scope", required_argument, nullptr, ScopeOption},
    {"help", no_argument, nullptr, 'h'},                  {nullptr, 0, nullptr, 0},
};
constexpr option verifyOptions[] = {
    {"live", required_argument, nullptr, LiveOption},     {"image", required_argument, nullptr, ImageOption},
    {"image-store", required_argument, nullptr, ImageStoreOption},
    ASSAY_REPORT_OPTIONS,
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
    {"notation-config", required_argument, nullptr, NotationConfigOption},
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

} // namespace

const CommandShape *shapeOf(std::string_view name)
{
    for (const CommandShape &shape : shapes) {
        if (name == shape.name)
            return &shape;
    }
    return nullptr;
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"

#include <getopt.h>
#include <string_view>

namespace assay {

// What getopt_long() gives for an option that has no letter; those of fetch and of the words of reports stand in their own headers.
enum Option {
    VendorOption = 256, SavedOption, LiveOption, ImageOption, ImageStoreOption, KnownGoodOption, KnownBadOption, JsonOption, HtmlOption, PdfOption,
    PageSizeOption, LayerOption, FormatOption, ProgressOption, JournalOption, CustodyOption, FromOption, ToOption, BundleOption, NotesOption,
    JournalOfOption, SettingsOption, CaseOption, SignKeyOption, SignCertificateOption, SignChainOption, PassphraseFileOption,
    PassphraseDescriptorOption, SignOutsideValidityOption, ReplyOption, AuthoritiesOption, SourceOption, SignersOption, ManifestOption, RootOption,
    RequireOption, AtOption, FromPlaceOption, DiskOption, KeyOption, SigstoreRootOption, CaOption, SigningCaOption, NotationConfigOption, TufRootOption, TufRootKeyOption,
    OpenPgpKeyOption, OpenPgpFingerprintOption, MinisignKeyOption, LogKeyOption, IdentityOption, IdentityIssuerOption, SignatureOption, ScopeOption,
    LeaveOutOption, HashOnceOption, TimestampUrlOption,
};

struct CommandShape {
    const char *name;
    CliCommand command;
    const char *help;      // all that --help prints
    const option *options; // as getopt_long() wants them, with an empty one at the end
};

// Null when there is no such command.
const CommandShape *shapeOf(std::string_view name);

} // namespace assay

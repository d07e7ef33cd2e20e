// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clioptions.h"
#include "base/context.h"
#include "crypto/certificate.h"
#include "proof/verdict.h"
#include "proof/signingkey.h"

namespace assay {

// This process leaves no core file from now on, nor lets another of the user look into it: before anything secret is read.
void leaveNoCore();

// The key that the options name, null where they name none. Asks for its passphrase where it has one and none of the options gives it; from
// then on this process leaves no core file.
Result<SigningKeyPtr> signingKeyOf(const CliOptions &options);

// A line of a check, its word in colour on a terminal, and its details.
std::string layerText(std::string_view title, const ProofResult &result);

// Asks the server that the options name for the time stamp of their bundle, and takes it in. As the commands in clicommands.h.
int fetchTimestamp(const CliOptions &options, Context &context);

// Of these commands, as in clicommands.h.
int runSign(const CliOptions &options, Context &context);
int runTimestamp(const CliOptions &options, Context &context);
int runProve(const CliOptions &options, Context &context);
int runCheck(const CliOptions &options, Context &context);

// Their help, and the part of it that compare and verify share.
extern const char signHelp[];
extern const char timestampHelp[];
extern const char proveHelp[];
extern const char checkHelp[];

} // namespace assay

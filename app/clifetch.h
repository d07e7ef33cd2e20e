// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/clifetchoptions.h"
#include "app/clioptions.h"
#include "base/context.h"
#include "fetch/httpsclient.h"

namespace assay {

// What the options say of the way to a server; reads the certificates that they name.
Result<HttpsSettings> webSettingsOf(const CliFetchOptions &options);

// As the commands in clicommands.h.
int runFetch(const CliOptions &options, Context &context);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"

#include <getopt.h>
#include <string>
#include <vector>

namespace assay {

// Of fetch. Nothing secret stands in it: only where that is to be read.
struct CliFetchOptions {
    std::string folder;
    std::string contentTrust;
    std::string authorities;
    std::string proxy;
    std::string user;
    std::string passwordFile;
    int passwordDescriptor = -1;
    std::string insecureHost;
    std::vector<std::string> tokenServers;
    bool environmentProxy = false;
};

// Of all that asks a server. Behind all of clioptions.cpp.
enum WebOption { WebProxyOption = 1024, WebEnvironmentProxyOption, WebAuthoritiesOption, AfterWebOption };
#define ASSAY_WEB_OPTIONS \
    {"proxy", required_argument, nullptr, WebProxyOption}, {"proxy-from-environment", no_argument, nullptr, WebEnvironmentProxyOption}

extern const char fetchHelp[];
extern const option fetchOptions[];

// One of fetchOptions; false where it is none of its own. The error is of code Usage.
Result<bool> takeFetchOption(CliFetchOptions &options, int option, const char *value);
Status checkWebOptions(const CliFetchOptions &options);
Status checkFetchOptions(const CliFetchOptions &options);

} // namespace assay

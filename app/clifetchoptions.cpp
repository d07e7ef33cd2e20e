// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clifetchoptions.h"

#include "app/cliusage.h"

#include <cstdlib>

namespace assay {
namespace {

enum Option { FolderOption = AfterWebOption, ContentTrustOption, UserOption, PasswordFileOption, PasswordDescriptorOption, InsecureOption, TokenServerOption };

} // namespace

const char fetchHelp[] = R"(Usage: assay-cli fetch REFERENCE --to FOLDER [OPTION ...]

Fetches what is said of an image from its registry: its manifest or index, configurations, and all signatures and attestations that are attached to
them, never its layers. With a notary server, also the metadata of Docker Content Trust. All other commands work without a network, but where
--timestamp-url is given; this one contacts the servers that you name here, and says which. What it fetched is judged by `assay-cli trust IMAGE --from FOLDER`.

REFERENCE is a name as docker takes it: alpine:3.20, registry.example:5000/team/app:1.0, registry.example/app@sha256:….

  --to FOLDER       a folder that is new or empty: an OCI layout, beside it trust/ as docker has it, and fetched.json, which says where each thing
                    came from and when. Nothing is there before all of it is
  --content-trust-server URL
                    the notary server, for Docker Hub https://notary.docker.io
  --ca FILE         certificates in PEM that the servers' lead to, instead of those of the system
  --proxy URL       http://HOST:PORT, through which all servers are asked
  --proxy-from-environment
                    the one in https_proxy or all_proxy, but for what no_proxy names. Without these two options none is used
  --user NAME       who you are to the registry, with one of the next two
  --password-file FILE, --password-fd N
                    the password, or an access token that stands for it: the first line of a file, or of an open descriptor. It is sent to the
                    registry or notary server alone, and nowhere stored
  --token-server HOST[:PORT]
                    the password may go to this host too, where the registry says that it gives out tokens (Docker Hub: auth.docker.io); may
                    be given more than once
  --insecure-http-to HOST:PORT
                    ask this registry or notary server without TLS; only on this machine (127.0.0.1, localhost)
  --quiet           do not say which servers are asked

Only https is spoken (TLS 1.2 or later), with certificates checked; whether they were revoked is not asked. Every digest is checked. A redirect to
another server is followed without the password, and never to one without TLS.

Exit codes: 0 all was fetched; 2 the image could not be had and no folder was made, or something attached to it could not be had, or is not what
its digest says (it is named, and the rest is in FOLDER).

Examples:
  assay-cli fetch registry.example/team/app:1.0 --to app-signatures
  assay-cli fetch alpine:3.20 --content-trust-server https://notary.docker.io --to alpine-signatures
  assay-cli trust /var/lib/docker --image app:1.0 --from app-signatures --key cosign.pub
)";

const option fetchOptions[] = {
    {"to", required_argument, nullptr, FolderOption},
    {"content-trust-server", required_argument, nullptr, ContentTrustOption},
    {"ca", required_argument, nullptr, WebAuthoritiesOption},
    ASSAY_WEB_OPTIONS,
    {"user", required_argument, nullptr, UserOption},
    {"password-file", required_argument, nullptr, PasswordFileOption},
    {"password-fd", required_argument, nullptr, PasswordDescriptorOption},
    {"token-server", required_argument, nullptr, TokenServerOption},
    {"insecure-http-to", required_argument, nullptr, InsecureOption},
    {"quiet", no_argument, nullptr, 'q'},
    {"help", no_argument, nullptr, 'h'},
    {nullptr, 0, nullptr, 0},
};

Result<bool> takeFetchOption(CliFetchOptions &options, int option, const char *value)
{
    switch (option) {
    case FolderOption: options.folder = value; return true;
    case ContentTrustOption: options.contentTrust = value; return true;
    case WebAuthoritiesOption: options.authorities = value; return true;
    case WebProxyOption: options.proxy = value; return true;
    case WebEnvironmentProxyOption: options.environmentProxy = true; return true;
    case UserOption: options.user = value; return true;
    case PasswordFileOption: options.passwordFile = value; return true;
    case TokenServerOption: options.tokenServers.emplace_back(value); return true;
    case InsecureOption: options.insecureHost = value; return true;
    case PasswordDescriptorOption: {
        char *end = nullptr;
        const long number = std::strtol(value, &end, 10);
        if (*value < '0' || *value > '9' || *end != '\0' || number > 1'000'000)
            return usage("--password-fd wants the number of an open descriptor");
        options.passwordDescriptor = static_cast<int>(number);
        return true;
    }
    default: return false;
    }
}

Status checkWebOptions(const CliFetchOptions &options)
{
    return !options.proxy.empty() && options.environmentProxy ? Status(usage("--proxy and --proxy-from-environment exclude each other")) : Status();
}

Status checkFetchOptions(const CliFetchOptions &options)
{
    if (options.folder.empty() || options.folder == "-")
        return usage("fetch wants --to FOLDER");
    const int passwords = !options.passwordFile.empty() + (options.passwordDescriptor >= 0);
    if (options.user.empty() ? passwords > 0 : passwords != 1)
        return usage("--user NAME wants one of --password-file and --password-fd, and they want --user");
    if (options.user.find(':') != std::string::npos)
        return usage("--user must not hold a colon");
    if (const Status web = checkWebOptions(options); !web)
        return web;
    if (options.user.empty() && !options.tokenServers.empty())
        return usage("--token-server says where a password may go: it wants --user");
    return {};
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clifetch.h"

#include "app/clicommands.h"
#include "app/clinetwork.h"
#include "app/cliproof.h"
#include "base/displaysafe.h"
#include "fetch/fetchorder.h"

#include <cstdio>
#include <cstdlib>

namespace assay {
namespace {

Error usage(std::string what)
{
    return makeError(ErrorCode::Usage, {}, std::move(what));
}

FetchOrder orderOf(const CliFetchOptions &options, const std::string &image)
{
    return {image, options.contentTrust, options.authorities, options.proxy, options.insecureHost, options.tokenServers};
}

Result<std::optional<FetchCredentials>> credentialsOf(const CliFetchOptions &options)
{
    if (options.user.empty())
        return std::optional<FetchCredentials>();
    auto password = options.passwordFile.empty() ? readSecret(options.passwordDescriptor, "descriptor " + std::to_string(options.passwordDescriptor), Secret::mostBytes)
                                                 : readSecretFile(options.passwordFile, Secret::mostBytes);
    if (!password)
        return Unexpected(password.error());
    if (password->text().empty())
        return Unexpected(usage("the password is empty"));
    return std::optional<FetchCredentials>(FetchCredentials{options.user, std::move(*password)});
}

int summary(const FetchedImage &fetched, const std::string &folder)
{
    for (const Error &problem : fetched.problems)
        std::fprintf(stderr, "assay-cli: %s\n", problem.message().c_str());
    std::string text = displaySafe(fetched.image.text()) + " is " + fetched.digest + '\n';
    text += std::to_string(fetched.blobs.size()) + " manifests and blobs, " + std::to_string(fetched.contentTrust.size()) + " files of trust metadata, in "
        + displaySafe(folder) + '\n';
    const int told = print(text);
    return fetched.problems.empty() ? told : 2;
}

std::string environmentValue(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

} // namespace

Result<HttpsSettings> webSettingsOf(const CliFetchOptions &options)
{
    auto settings = httpsSettingsOf(orderOf(options, {}));
    if (settings && options.environmentProxy) {
        const auto proxy = proxyOfEnvironment(environmentValue);
        if (!proxy)
            return Unexpected(proxy.error());
        settings->proxy = *proxy;
    }
    return settings;
}

int runFetch(const CliOptions &options, Context &context)
{
    leaveNoCore();
    auto request = requestOf(orderOf(options.fetch, options.path));
    if (!request)
        return failed(request.error());
    const auto settings = webSettingsOf(options.fetch);
    const auto credentials = settings ? credentialsOf(options.fetch) : Unexpected(settings.error());
    if (!credentials)
        return failed(credentials.error());
    if (*credentials)
        request->credentials = &**credentials;
    std::string folder = options.fetch.folder;
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.pop_back();
    if (const Status free = checkFetchFolder(folder); !free)
        return failed(free.error());
    const CliNetwork network;
    const auto tell = [&options](const std::string &what) {
        if (!options.quiet)
            std::fprintf(stderr, "%s\n", what.c_str());
    };
    const auto fetched = fetchIntoFolder(*request, *settings, folder, tell, context);
    return fetched ? summary(*fetched, folder) : failed(fetched.error());
}

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clifetch.h"

#include "app/clicommands.h"
#include "app/cliproof.h"
#include "base/displaysafe.h"
#include "fetch/fetch.h"
#include "io/bytesource.h"
#include "io/outputplaces.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace assay {
namespace {

constexpr std::uint64_t mostAuthorityBytes = 4 << 20;

Error usage(std::string what)
{
    return makeError(ErrorCode::Usage, {}, std::move(what));
}

// "host:port" as WebUrl::authority() writes it.
Result<std::string> authorityOf(const std::string &text, const char *option, bool secure)
{
    WebUrl url;
    url.secure = secure;
    url.port = secure ? 443 : 80;
    if (const Status parsed = parseAuthority(text, url.host, url.port); !parsed)
        return Unexpected(usage(std::string(option) + " wants HOST:PORT: " + parsed.error().detail));
    return url.authority();
}

Result<FetchRequest> requestOf(const CliOptions &options)
{
    FetchRequest request;
    const auto image = parseImageReference(options.path);
    if (!image)
        return Unexpected(image.error());
    request.image = *image;
    if (!options.fetch.contentTrust.empty()) {
        const auto url = parseWebUrl(options.fetch.contentTrust);
        if (!url)
            return Unexpected(usage("--content-trust-server cannot be used: " + url.error().detail));
        request.contentTrust = *url;
    }
    if (!options.fetch.insecureHost.empty()) {
        const auto host = authorityOf(options.fetch.insecureHost, "--insecure-http-to", false);
        if (!host)
            return Unexpected(host.error());
        request.insecureHost = *host;
    }
    for (const std::string &server : options.fetch.tokenServers) {
        const auto host = authorityOf(server, "--token-server", true);
        if (!host)
            return Unexpected(host.error());
        request.tokenServers.push_back(*host);
    }
    return request;
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

// Before anybody is asked.
Status checkFolder(const std::string &folder)
{
    std::error_code failed;
    const bool there = std::filesystem::exists(std::filesystem::symlink_status(folder, failed));
    if (there && !(std::filesystem::is_directory(std::filesystem::symlink_status(folder, failed)) && std::filesystem::is_empty(folder, failed)))
        return Unexpected(makeError(ErrorCode::Usage, folder, "is no empty folder, and was left alone"));
    if (::access(folderAround(folder).c_str(), W_OK | X_OK) != 0)
        return Unexpected(makeErrnoError(errno, folderAround(folder), "making a folder there"));
    return {};
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
    HttpsSettings settings;
    if (!options.authorities.empty()) {
        const auto file = openFileSource(options.authorities);
        auto bytes = file ? readAll(**file, mostAuthorityBytes) : Unexpected(file.error());
        if (!bytes)
            return Unexpected(bytes.error());
        if (bytes->empty())
            return Unexpected(makeError(ErrorCode::Malformed, options.authorities, "it is empty"));
        settings.authorities = std::move(*bytes);
    }
    if (!options.proxy.empty()) {
        const auto proxy = parseWebProxy(options.proxy);
        if (!proxy)
            return Unexpected(proxy.error());
        settings.proxy = *proxy;
    } else if (options.environmentProxy) {
        const auto proxy = proxyOfEnvironment(environmentValue);
        if (!proxy)
            return Unexpected(proxy.error());
        settings.proxy = *proxy;
    }
    return settings;
}

int runFetch(const CliOptions &options, Context &context)
{
    leaveNoCore();
    auto request = requestOf(options);
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
    if (const Status free = checkFolder(folder); !free)
        return failed(free.error());
    int count = 1;
    char name[] = "assay-cli";
    char *arguments[] = {name, nullptr};
    const QCoreApplication application(count, arguments);
    const auto client = HttpsClient::create(*settings, context);
    if (!client)
        return failed(client.error());
    const auto tell = [&options](const std::string &what) {
        if (!options.quiet)
            std::fprintf(stderr, "%s\n", what.c_str());
    };
    if (settings->proxy)
        tell("through the proxy " + displaySafe(settings->proxy->host) + ':' + std::to_string(settings->proxy->port));
    const auto fetched = fetchImage(*request, **client, tell, context);
    if (!fetched)
        return failed(fetched.error());
    ::rmdir(folder.c_str()); // an empty one makes room; anything else stays, and is told of
    const Status written = writeFetchedFolder(*fetched, folder, context);
    return written ? summary(*fetched, folder) : failed(written.error());
}

} // namespace assay

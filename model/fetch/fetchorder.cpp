// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fetch/fetchorder.h"

#include "base/displaysafe.h"
#include "io/bytesource.h"
#include "io/placefile.h"

#include <cerrno>
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
Result<std::string> authorityOf(const std::string &text, const char *what, bool secure)
{
    WebUrl url;
    url.secure = secure;
    url.port = secure ? 443 : 80;
    if (const Status parsed = parseAuthority(text, url.host, url.port); !parsed)
        return Unexpected(usage(std::string(what) + " is wanted as HOST:PORT: " + parsed.error().detail));
    return url.authority();
}

} // namespace

Result<FetchRequest> requestOf(const FetchOrder &order)
{
    FetchRequest request;
    const auto image = parseImageReference(order.image);
    if (!image)
        return Unexpected(image.error());
    request.image = *image;
    if (!order.contentTrust.empty()) {
        const auto url = parseWebUrl(order.contentTrust);
        if (!url)
            return Unexpected(usage("the address of the notary server cannot be used: " + url.error().detail));
        request.contentTrust = *url;
    }
    if (!order.insecureHost.empty()) {
        const auto host = authorityOf(order.insecureHost, "a host that is asked without TLS", false);
        if (!host)
            return Unexpected(host.error());
        request.insecureHost = *host;
    }
    for (const std::string &server : order.tokenServers) {
        const auto host = authorityOf(server, "a token server", true);
        if (!host)
            return Unexpected(host.error());
        request.tokenServers.push_back(*host);
    }
    return request;
}

Result<HttpsSettings> httpsSettingsOf(const FetchOrder &order)
{
    HttpsSettings settings;
    if (!order.authorities.empty()) {
        const auto file = openFileSource(order.authorities);
        auto bytes = file ? readAll(**file, mostAuthorityBytes) : Unexpected(file.error());
        if (!bytes)
            return Unexpected(bytes.error());
        if (bytes->empty())
            return Unexpected(makeError(ErrorCode::Malformed, order.authorities, "it is empty"));
        settings.authorities = std::move(*bytes);
    }
    if (!order.proxy.empty()) {
        const auto proxy = parseWebProxy(order.proxy);
        if (!proxy)
            return Unexpected(proxy.error());
        settings.proxy = *proxy;
    }
    return settings;
}

Status checkFetchFolder(const std::string &folder)
{
    std::error_code failed;
    const auto there = std::filesystem::symlink_status(folder, failed);
    if (std::filesystem::exists(there) && !(std::filesystem::is_directory(there) && std::filesystem::is_empty(folder, failed)))
        return Unexpected(makeError(ErrorCode::Usage, folder, "is no empty folder, and was left alone"));
    if (const std::string around = folderOf(folder); ::access(around.c_str(), W_OK | X_OK) != 0)
        return Unexpected(makeErrnoError(errno, around, "making a folder there"));
    return {};
}

Result<FetchedImage> fetchIntoFolder(const FetchRequest &request, const HttpsSettings &settings, const std::string &folder, const FetchTold &told, Context &context)
{
    if (const Status free = checkFetchFolder(folder); !free)
        return Unexpected(free.error());
    const auto client = HttpsClient::create(settings, context);
    if (!client)
        return Unexpected(client.error());
    if (settings.proxy)
        told("through the proxy " + displaySafe(settings.proxy->host) + ':' + std::to_string(settings.proxy->port));
    auto fetched = fetchImage(request, **client, told, context);
    if (!fetched)
        return fetched;
    ::rmdir(folder.c_str()); // an empty one makes room; anything else stays, and is told of
    if (const Status written = writeFetchedFolder(*fetched, folder, context); !written)
        return Unexpected(written.error());
    return fetched;
}

} // namespace assay

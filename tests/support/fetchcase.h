// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fetch/fetch.h"
#include "fetch/httpsclient.h"
#include "support/testdata.h"
#include "support/webserver.h"

#include <string>
#include <vector>

namespace assay::test {

// One fetch with all that may be set, and all that was said while it ran.
struct FetchCase {
    FetchRequest request;
    HttpsSettings settings;
    Context context;
    std::vector<std::string> told;

    explicit FetchCase(const std::string &reference, const std::string &authorities = {})
    {
        request.image = fromTestData(parseImageReference(reference));
        settings.authorities = authorities;
    }


    Result<FetchedImage> run()
    {
        const auto client = HttpsClient::create(settings, context);
        return client ? runOn(**client) : Unexpected(client.error());
    }
    Result<FetchedImage> runOn(WebClient &client)
    {
        return fetchImage(request, client, [this](const std::string &what) { told.push_back(what); }, context);
    }

    std::string toldText() const
    {
        std::string all;
        for (const std::string &one : told)
            all += one + '\n';
        return all;
    }

    // From a server without TLS.
    FetchCase(const WebServer &server, const std::string &repositoryAndTag) : FetchCase(server.authority() + '/' + repositoryAndTag) { request.insecureHost = server.authority(); }
};

inline std::string messageOf(const Result<FetchedImage> &result)
{
    return result ? std::string() : result.error().message();
}

inline std::string problemsOf(const FetchedImage &fetched)
{
    std::string all;
    for (const Error &problem : fetched.problems)
        all += problem.message() + '\n';
    return all;
}

} // namespace assay::test

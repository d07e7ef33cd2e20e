// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fetch/fetch.h"
#include "fetch/httpsclient.h"

#include <string>
#include <vector>

namespace assay {

// What is to be fetched and how, as somebody typed it.
struct FetchOrder {
    std::string image;        // see parseImageReference()
    std::string contentTrust; // URL of the notary server, "" for none
    std::string authorities;  // a file of certificates in PEM, instead of those of the system; "" for those
    std::string proxy;        // see parseWebProxy(); "" for none
    std::string insecureHost; // HOST:PORT on this machine that is asked without TLS; "" for none
    std::vector<std::string> tokenServers; // HOST[:PORT]; none may be empty
};

// Nothing is read and nobody asked. The error is Usage, and says which of them is wrong.
Result<FetchRequest> requestOf(const FetchOrder &order);
// Reads the file of authorities. Usage, Malformed, or the file's own error.
Result<HttpsSettings> httpsSettingsOf(const FetchOrder &order);
// Whether a folder can be made there; an empty one makes room. To be asked before anybody is. Usage, or the error of the folder above.
Status checkFetchFolder(const std::string &folder);

// fetchImage() with a client of its own, then writeFetchedFolder(). Blocks; needs a QCoreApplication; any thread. Nothing is there after an error.
// folder is without a slash at its end, and is made; what was there and empty is replaced.
Result<FetchedImage> fetchIntoFolder(const FetchRequest &request, const HttpsSettings &settings, const std::string &folder, const FetchTold &told, Context &context);

} // namespace assay

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/context.h"
#include "base/result.h"
#include "fetch/webclient.h"
#include "formats/imagereference.h"
#include "formats/oci.h"
#include "proof/secret.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

// What is said of an image, from a registry and a notary server: manifests, configurations, and all that is attached to them, never layers.
namespace assay {

struct FetchCredentials {
    std::string user;
    Secret password;
};

struct FetchRequest {
    ImageReference image;
    std::optional<WebUrl> contentTrust;    // the notary server; its path is what stands before "/v2/"
    std::string insecureHost;              // "127.0.0.1:5000": asked without TLS, and is this machine; "" for none
    std::vector<std::string> tokenServers; // authorities besides the server itself that the credentials may go to
    const FetchCredentials *credentials = nullptr; // may be null; must outlive the call
    std::chrono::seconds longest{3600};    // all of it together
};

// One question and its answer, without anything that lets one in.
struct FetchRecord {
    std::string url;         // without its query
    int status = 0;
    std::int64_t at = 0;     // when the answer was there, seconds since 1970
    std::uint64_t bytes = 0; // of the body
    std::string sha256;      // of the body, hex; "" of a token's, and where the body was not read to its end
    std::string certificate; // see WebAnswer, as the next one
    std::string protocol;
};

struct FetchedName {
    OciDescriptor descriptor;
    std::string tag; // that led to it, "" where a list or digest did
};

struct FetchedImage {
    ImageReference image;
    std::string digest;                       // of the manifest or index that was asked for
    std::map<std::string, std::string> blobs; // bytes by digest, each hashed again
    std::vector<FetchedName> names;           // the image first; manifests that an index among the blobs leads to are not among them
    std::map<std::string, std::string> contentTrust; // metadata of Docker Content Trust: bytes by name below its folder, "targets/releases.json"
    std::vector<FetchRecord> records;         // in their order
    std::vector<Error> problems;              // what is named and was not to be had, or is not what it is named
    std::int64_t began = 0;                   // seconds since 1970, as the next one
    std::int64_t ended = 0;
};

// What is said while it happens: which host is spoken to, and who gets the name and password. A clause, safe to show.
using FetchTold = std::function<void(const std::string &)>;

// Blocks. An error where the image itself is not to be had, the way there is broken, or a limit on all of it is met; what is only attached and
// cannot be had is a problem of the result. Every digest is checked.
Result<FetchedImage> fetchImage(const FetchRequest &request, WebClient &web, const FetchTold &told, Context &context);

// A folder that was not there before, whole or not at all: an OCI layout of the blobs, "trust/tuf/NAME/metadata" as docker has it beneath its
// own folder, and "fetched.json" (schema assay-fetched/1), which says where each thing came from. The error is Usage where path is taken.
Status writeFetchedFolder(const FetchedImage &fetched, const std::string &path, Context &context);

inline constexpr std::uint64_t mostFetchedBytes = 256ULL << 20; // of all together
inline constexpr std::size_t mostFetchedManifests = 1024;
inline constexpr std::size_t mostFetchRequests = 8192;

} // namespace assay

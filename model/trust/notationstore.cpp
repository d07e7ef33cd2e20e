// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/notationstore.h"

#include "trust/signingchain.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kinds = {"ca", "signingAuthority", "tsa"};
constexpr std::size_t mostFiles = 1000; // of one store, and stores of one kind

// Why notation takes no store with this certificate in it; "" where it does.
std::string wrongInStore(X509 *certificate, std::string_view kind)
{
    if (!mayBeAnchor(certificate))
        return "is no authority's and did not sign itself";
    return kind == kinds[2] && !isRootAuthority(certificate) ? "is not the root of an authority, as each in a store for time stamps must be" : "";
}

Result<TrustAnchorsPtr> fileIn(const EvidenceFs &fs, const std::string &path, std::string_view kind)
{
    const auto bytes = fs.readFile(path, mostCertificateBytes);
    auto anchors = bytes ? TrustAnchors::fromBytes(*bytes, path) : Unexpected(bytes.error());
    if (!anchors)
        return anchors;
    for (const CertificatePtr &certificate : certificatesOf(**anchors)) {
        if (const std::string wrong = wrongInStore(certificate.get(), kind); !wrong.empty())
            return Unexpected(makeError(ErrorCode::Malformed, path, "the certificate of \"" + factsOf(certificate.get()).subject + "\" " + wrong));
    }
    return anchors;
}

Result<TrustAnchorsPtr> storeIn(const EvidenceFs &fs, const std::string &folder, const std::string &name, std::string_view kind)
{
    const auto files = fs.list(folder);
    if (!files)
        return Unexpected(files.error());
    if (files->size() > mostFiles)
        return Unexpected(makeError(ErrorCode::LimitExceeded, folder, "more than " + std::to_string(mostFiles) + " files"));
    std::vector<TrustAnchorsPtr> parts;
    for (const std::string &file : *files) {
        auto anchors = fileIn(fs, folder + '/' + file, kind);
        if (!anchors)
            return anchors;
        parts.push_back(std::move(*anchors));
    }
    TrustAnchorsPtr all = TrustAnchors::joined(parts, name);
    return all ? Result<TrustAnchorsPtr>(std::move(all)) : Unexpected(makeError(ErrorCode::NotFound, folder, "there is no certificate in it"));
}

void readStores(const EvidenceFs &fs, const std::string &folder, std::string_view kind, NotationStore &store)
{
    const auto names = fs.list(folder);
    if (!names) {
        if (names.error().code != ErrorCode::NotFound)
            store.problems.push_back(names.error());
        return;
    }
    if (names->size() > mostFiles) {
        store.problems.push_back(makeError(ErrorCode::LimitExceeded, folder, "more than " + std::to_string(mostFiles) + " stores"));
        return;
    }
    for (const std::string &name : *names) {
        const std::string whole = std::string(kind) + ':' + name;
        if (auto anchors = storeIn(fs, folder + '/' + name, whole, kind))
            store.stores.emplace(whole, std::move(*anchors));
        else
            store.problems.push_back(anchors.error());
    }
}

// All stores of one kind among those that are named; null when none is.
TrustAnchorsPtr ofKind(const NotationStore &store, const std::vector<std::string> &names, std::string_view kind)
{
    std::vector<TrustAnchorsPtr> parts;
    std::string all;
    for (const std::string &name : names) {
        const auto found = store.stores.find(name);
        if (!name.starts_with(std::string(kind) + ':') || found == store.stores.end())
            continue;
        parts.push_back(found->second);
        all += (all.empty() ? "" : ", ") + name;
    }
    return TrustAnchors::joined(parts, all);
}

NotationTrust trustOf(const NotationStore &store, const std::vector<std::string> &names)
{
    NotationTrust trust;
    trust.authorities = ofKind(store, names, kinds[0]);
    trust.signingAuthorities = ofKind(store, names, kinds[1]);
    trust.timeStampers = ofKind(store, names, kinds[2]);
    return trust;
}

bool isFor(const NotationPolicy &policy, std::string_view scope)
{
    return std::find(policy.scopes.begin(), policy.scopes.end(), scope) != policy.scopes.end();
}

const NotationPolicy *chosenPolicy(const NotationStore &store, std::string_view repository)
{
    const NotationPolicy *forAll = nullptr;
    for (const NotationPolicy &policy : store.policies) {
        if (isFor(policy, repository))
            return &policy;
        if (!forAll && isFor(policy, "*"))
            forAll = &policy;
    }
    return forAll;
}

} // namespace

Result<NotationStore> readNotationStore(const EvidenceFs &fs, const std::string &folder, const Limits &limits)
{
    NotationStore store;
    for (const char *name : {"trustpolicy.oci.json", "trustpolicy.json"}) {
        const std::string path = joinPath(folder, name);
        const auto bytes = fs.readFile(path, limits.recordBytes);
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            continue;
        auto policies = bytes ? parseNotationPolicies(*bytes, path, limits) : Unexpected(bytes.error());
        if (!policies)
            return Unexpected(policies.error());
        store.policies = std::move(*policies);
        store.policyFile = path;
        break;
    }
    for (const std::string_view kind : kinds)
        readStores(fs, joinPath(folder, "truststore/x509/" + std::string(kind)), kind, store);
    return store;
}

std::string notationPolicyFor(const NotationStore &store, std::string_view repository)
{
    const NotationPolicy *policy = chosenPolicy(store, repository);
    return policy ? policy->name : std::string();
}

Result<NotationTrust> notationTrustFor(const NotationStore &store, std::string_view repository)
{
    const NotationPolicy *chosen = chosenPolicy(store, repository);
    if (!chosen)
        return Unexpected(makeError(ErrorCode::NotFound, store.policyFile, "there is no policy for \"" + std::string(repository) + "\""));
    if (chosen->level == NotationLevel::Skip)
        return Unexpected(makeError(ErrorCode::NotFound, store.policyFile, "the policy \"" + chosen->name + "\" has no signature looked at, so there is nobody whom it trusts"));
    for (const std::string &name : chosen->stores) {
        if (!store.stores.contains(name))
            return Unexpected(makeError(ErrorCode::NotFound, store.policyFile, "the store \"" + name + "\" of the policy \"" + chosen->name + "\" is not there, or cannot be read"));
    }
    NotationTrust trust = trustOf(store, chosen->stores);
    trust.identities = chosen->identities;
    trust.timeStampNeeded = chosen->timeStampAlways;
    return trust;
}

} // namespace assay

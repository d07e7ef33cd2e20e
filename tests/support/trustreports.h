// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reports of trust by hand: one that holds, one that is stale, one that is broken, one of which little can be told.

#include "base/bytes.h"
#include "trust/trustreport.h"

#include <memory>

namespace assay::test {

inline const std::string signedDigest = "sha256:" + std::string(64, 'a');

inline TrustStatement statementOf(TrustScheme scheme, std::string subject, std::string who, bool trusted = true)
{
    TrustStatement made;
    made.scheme = scheme;
    made.subject = std::move(subject);
    made.digest = signedDigest;
    made.signers.push_back({std::move(who), {}, std::string(40, 'f'), trusted});
    TrustRecord record;
    record.place = "place/of/record.json";
    record.bytes = 1234;
    record.sha256.fill(0x5a);
    made.records.push_back(record);
    return made;
}

inline void addWay(TrustStatement &statement)
{
    statement.add(TrustAspect::Binding, TrustAnswer::Yes, "the manifest has the signed digest");
    statement.add(TrustAspect::Binding, TrustAnswer::Yes, "the manifest names the image's configuration");
}

inline std::shared_ptr<TrustReport> trustReport()
{
    auto report = std::make_shared<TrustReport>();
    report->subject = "shop/app:1.0";
    report->location = "signed-image.tar";
    report->imageId = "sha256:" + std::string(64, 'b');
    report->at = 1'790'000'000;
    report->subjects.push_back({signedDigest, std::nullopt, {}, {{TrustAspect::Binding, TrustAnswer::Yes, "the manifest has the signed digest", {}}}});
    report->disk = TrustCheck{TrustAspect::Binding, TrustAnswer::Yes, "what lies on the disk is what the image's configuration names", {}};

    TrustStatement good = statementOf(TrustScheme::SigstoreBundle, "shop/app@" + signedDigest, "release@example.org");
    good.signers[0].issuer = "https://accounts.example.org";
    good.signedAt = 1'780'000'000;
    good.signedAtProven = true;
    good.add(TrustAspect::Integrity, TrustAnswer::Yes, "the log has the entry");
    good.add(TrustAspect::Identity, TrustAnswer::Yes, "the certificate leads to the given root");
    good.add(TrustAspect::Signature, TrustAnswer::Yes, "the key signed the payload");
    good.add(TrustAspect::Freshness, TrustAnswer::Yes, "the certificate was valid when the log took the entry");
    addWay(good);

    TrustStatement stale = statementOf(TrustScheme::ContentTrust, "shop/app:1.0", "targets/releases");
    stale.expires = 1'700'000'000;
    stale.signedAt = 1'690'000'000;
    stale.add(TrustAspect::Integrity, TrustAnswer::Yes, "the snapshot is what the timestamp says");
    stale.add(TrustAspect::Identity, TrustAnswer::Yes, "the root is the given one");
    stale.add(TrustAspect::Signature, TrustAnswer::Yes, "the targets role signed it");
    stale.add(TrustAspect::Freshness, TrustAnswer::No, "the timestamp is still good", "it expired at 2023-11-14T22:13:20Z");
    addWay(stale);

    TrustStatement broken = statementOf(TrustScheme::Notation, "shop/app@" + signedDigest, "CN=<b>Shop</b> & Co", false);
    broken.add(TrustAspect::Integrity, TrustAnswer::Yes, "the envelope is one");
    broken.add(TrustAspect::Signature, TrustAnswer::No, "the certificate's key signed the payload", "the signature does not fit");
    broken.add(TrustAspect::Identity, TrustAnswer::Unknown, "the certificate leads to a trusted one", "nothing was chosen to trust");
    broken.add(TrustAspect::Freshness, TrustAnswer::Yes, "it has not expired");
    addWay(broken);

    TrustStatement unknown = statementOf(TrustScheme::SimpleSigning, "shop/app:1.0", {}, false);
    unknown.signers[0].key.clear();
    unknown.predicateType = "https://slsa.dev/provenance/v1";
    unknown.add(TrustAspect::Signature, TrustAnswer::Unknown, "the key signed the payload", "no key was given");

    report->statements = {good, stale, broken, unknown};
    report->aboutOthers = 2;
    return report;
}

} // namespace assay::test

// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "crypto/opensslhandles.h"
#include "trust/tuf.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

// Signed metadata of The Update Framework in both dialects, good or spoilt in one place.
namespace assay::test {

enum class KeyMake { Ed25519, P256, P384, Rsa2048, Rsa1024 };

// A key pair of its own.
class SigningKey {
public:
    explicit SigningKey(KeyMake make);

    // From now on Notary's metadata holds a certificate of this key instead of the key alone.
    void certify(const std::string &commonName, std::int64_t notBefore, std::int64_t notAfter, const EVP_MD *hash = EVP_sha256());

    std::string id(TufDialect dialect) const;
    std::string json(TufDialect dialect) const;        // as an entry of "keys", without its id
    std::string signature(TufDialect dialect, const std::string &text) const; // hex, or base64
    std::string method() const;                        // Notary's name of how it signs
    std::string spki() const;

    std::string scheme;  // of TUF 1.0; may be changed
    std::string note;    // makes another id of the same key in TUF 1.0
    bool authority = false; // of the certificate: that it is one that issues others
    bool otherForm = false; // ECDSA: DER where the two numbers belong, and the other way round

private:
    std::string sign(const std::string &text) const;

    KeyMake m_make;
    KeyPtr m_key;
    std::string m_certificate; // PEM
};

struct MadeDelegation {
    std::string parent;
    std::string name;
    std::string rule; // members of the JSON object: "paths":["a/*"]
    bool terminating = false;
};

class TufMaker {
public:
    explicit TufMaker(TufDialect which);

    using Keys = std::vector<const SigningKey *>;

    TufDialect dialect;
    std::string name = "example.org/app";
    std::int64_t now = 1'800'000'000; // everything is fresh then
    std::map<std::string, Keys> keys;    // who may sign a role
    std::map<std::string, Keys> signers; // who does, where it is not all of them
    std::map<std::string, unsigned> threshold;
    std::map<std::string, std::uint64_t> version;
    std::map<std::string, std::int64_t> expires; // seconds since 1970
    std::map<std::string, std::map<std::string, std::string>> targets; // role, name, content
    std::vector<MadeDelegation> delegations;
    std::string succinct; // JSON of "succinct_roles" in "targets"
    std::map<std::string, std::function<void(std::string &)>> beforeSigning; // gets the text that is signed
    std::map<std::string, std::function<void(std::string &)>> afterSigning;  // gets the file, before others list it
    std::vector<std::string> unlisted;                                       // roles that the snapshot leaves out

    TufFile root() const { return make("root", rootBody()); }
    std::vector<TufFile> files() const;
    TufQuestion question() const; // which trusts the root

    TufFile make(const std::string &role, std::string body) const;
    std::string rootBody() const;

private:
    std::string head(const std::string &role, const std::string &type) const;
    std::string keysJson(const std::vector<std::string> &roles) const;
    std::string roleJson(const std::string &role) const;
    std::string targetsBody(const std::string &role) const;
    std::string listJson(const std::vector<TufFile> &files) const;
    std::string hashesJson(const std::string &bytes) const;
    std::string type(const char *lower) const;

    std::vector<std::shared_ptr<SigningKey>> m_own;
};

// Replaces the only place where it stands; ends the program where there is none.
void replaceOnce(std::string &text, const std::string &from, const std::string &to);

} // namespace assay::test

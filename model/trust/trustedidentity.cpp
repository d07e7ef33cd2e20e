// SPDX-FileCopyrightText: 2026 The Assay developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trust/trustedidentity.h"

#include "formats/distinguishedname.h"

#include <algorithm>
#include <optional>
#include <openssl/err.h>
#include <string_view>
#include <utility>

namespace assay {
namespace {

constexpr std::string_view subjectPrefix = "x509.subject:";

std::optional<std::string> utf8Of(const ASN1_STRING *value)
{
    unsigned char *text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, value);
    ERR_clear_error();
    if (size < 0)
        return std::nullopt;
    std::string bytes(reinterpret_cast<const char *>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return bytes;
}

// nullopt for a subject that names one type twice, or has several in one part: which of them is meant cannot be told.
std::optional<NameAttributes> subjectOf(X509 *certificate)
{
    NameAttributes attributes;
    const X509_NAME *name = X509_get_subject_name(certificate);
    int part = -1;
    for (int i = 0; i < X509_NAME_entry_count(name); ++i) {
        const X509_NAME_ENTRY *entry = X509_NAME_get_entry(name, i);
        if (X509_NAME_ENTRY_set(entry) == std::exchange(part, X509_NAME_ENTRY_set(entry)))
            return std::nullopt;
        auto value = utf8Of(X509_NAME_ENTRY_get_data(entry));
        const int type = OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry));
        if (type == NID_undef)
            continue;
        if (!value || !attributes.emplace(nameAttributeType(OBJ_nid2sn(type)), std::move(*value)).second)
            return std::nullopt;
    }
    return attributes;
}

} // namespace

std::string wrongWithIdentity(X509 *certificate, const std::vector<std::string> &identities)
{
    if (identities.empty())
        return "nobody is named whom to trust";
    const bool everybody = std::find(identities.begin(), identities.end(), "*") != identities.end();
    if (everybody)
        return identities.size() == 1 ? std::string() : "\"*\" stands beside others, so it is not clear who is meant";
    const auto subject = subjectOf(certificate);
    if (!subject)
        return "the subject of the signer's certificate names one attribute twice, so it is not clear who is meant";
    std::string why = "the signer is " + factsOf(certificate).subject;
    for (const std::string &identity : identities) {
        if (!identity.starts_with(subjectPrefix)) {
            why = "\"" + identity + "\" does not begin with " + std::string(subjectPrefix);
            continue;
        }
        const auto wanted = parseDistinguishedName(std::string_view(identity).substr(subjectPrefix.size()), identity);
        if (!wanted) {
            why = wanted.error().message();
            continue;
        }
        if (!wanted->contains("C") || !wanted->contains("ST") || !wanted->contains("O")) {
            why = "\"" + identity + "\" leaves out C, ST or O";
            continue;
        }
        const bool all = std::all_of(wanted->begin(), wanted->end(), [&](const auto &attribute) {
            const auto found = subject->find(attribute.first);
            return found != subject->end() && found->second == attribute.second;
        });
        if (all)
            return {};
    }
    return why;
}

} // namespace assay
